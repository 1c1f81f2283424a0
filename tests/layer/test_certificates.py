"""Certificates of authorities: found here, on Lambda and where there are none, and the user has the last word."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tree import Tree

COUNT = "import ssl; print(len(ssl.create_default_context().get_ca_certs()))"
NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]
CAN_MOUNT = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"], check=False, capture_output=True)
mounts = pytest.mark.skipif(
    CAN_MOUNT.returncode != 0, reason="hiding /etc is a mount, and this machine lets no user make one"
)


def test_authorities_are_found_here(python: Callable[..., str], loop: Callable[..., str]) -> None:
    """A default context trusts somebody, in an ordinary interpreter and in the loop."""
    assert int(python("-c", COUNT)) > 50
    assert int(loop(COUNT)) > 50


@mounts
@pytest.mark.parametrize("bundle", ["", "/etc/pki/tls/certs/ca-bundle.crt"])
def test_authorities_are_found_on_another_machine(layer: Tree, environment: dict[str, str], bundle: str) -> None:
    """Where OpenSSL's own folder does not exist, the system's bundle is read, and without one the layer's."""
    certifi = layer.site_packages / "certifi" / "cacert.pem"
    one = f"mkdir -p $(dirname {bundle}) && sed '/END CERT/q' '{certifi}' > {bundle} &&" if bundle else ""
    hide = "mount -t tmpfs none /etc && mount -t tmpfs none /usr/lib/ssl"
    code = f"mkdir -p /usr/lib/ssl 2>/dev/null; {hide} && {one} exec '{layer.launcher}' -c '{COUNT}'"
    done = subprocess.run([*NAMESPACE, "sh", "-ec", code], env=environment, check=True, capture_output=True, text=True)
    assert int(done.stdout) == 1 if bundle else int(done.stdout) > 50


def test_environment_of_the_user_has_the_last_word(python: Callable[..., str], tmp_path: Path) -> None:
    """SSL_CERT_FILE and SSL_CERT_DIR are not overridden, not even when there is nothing in them."""
    assert python("-c", COUNT, SSL_CERT_FILE=str(tmp_path / "nothing.pem")) == "0\n"
    assert python("-c", COUNT, SSL_CERT_FILE=str(tmp_path / "nothing.pem"), SSL_CERT_DIR=str(tmp_path)) == "0\n"


def test_environment_is_not_changed(python: Callable[..., str]) -> None:
    """Importing ssl and making a context leaves no variable behind for child processes."""
    code = f"import os; before = dict(os.environ)\n{COUNT}\nprint(dict(os.environ) == before)"
    assert python("-c", code).endswith("True\n")
