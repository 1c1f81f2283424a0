"""The layer where Lambda puts it: at /opt, beside /var/task, both read-only."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tree import Tree

APP = """
import json, os, sys, attr, ssl, traceback

compiled = []
sys.addaudithook(lambda event, arguments: compiled.append(str(arguments[1])) if event == "compile" else None)
import aws_lambda_runtime, cattrs, requests, asyncio, sqlite3

try:
    json.loads("{")
except ValueError:
    lines = traceback.format_exc().splitlines()
print(json.dumps({
    "prefix": sys.prefix,
    "runtime": aws_lambda_runtime.__file__,
    "compiled": [name for name in compiled if name.startswith("/opt")],
    "traceback": lines,
    "user": os.getuid(),
    "writable": [folder for folder in ("/opt", "/var/task") if os.access(folder, os.W_OK)],
}))
sys.stdout.flush()
os._exit(0)
"""
FUNCTION = {"AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9", "LAMBDA_TASK_ROOT": "/var/task", "_HANDLER": "app.handler"}
USER, GROUP = 993, 990  # what Lambda's own emulator runs functions as
NAMESPACE = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"])]
DROP = f"setpriv --reuid {USER} --regid {GROUP} --clear-groups --no-new-privs" if os.geteuid() == 0 else ""
CAN_MOUNT = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"], check=False, capture_output=True)

pytestmark = pytest.mark.skipif(
    CAN_MOUNT.returncode != 0, reason="/opt is a mount, and this machine lets no user make one"
)


@pytest.fixture
def seen(layer: Tree, task: Path, environment: dict[str, str]) -> dict[str, Any]:
    """Return what a function sees whose layer is mounted at /opt."""
    (task / "app.py").write_text(APP, encoding="utf-8")
    mounts = [
        f"mkdir -p {place} && mount --bind '{source}' {place} && mount -o remount,ro,bind {place}"
        for source, place in ((layer.root, "/opt"), (task, "/var/task"))
    ]
    steps = ["mount -t tmpfs none /var", *mounts, "cd /var/task", f"exec {DROP} /opt/bootstrap"]
    command = [*NAMESPACE, "sh", "-ec", "\n".join(steps)]
    done = subprocess.run(command, env=environment | FUNCTION, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_layer_runs_at_opt_read_only_without_privileges(seen: dict[str, Any]) -> None:
    """An unprivileged user runs the loop from /opt and a function from /var/task, and may write to neither."""
    assert (seen["prefix"], seen["runtime"]) == ("/opt/runtime", "/opt/python/aws_lambda_runtime/__init__.py")
    assert seen["user"] == (USER if os.geteuid() == 0 else 0)
    assert seen["writable"] == [] or os.geteuid() != 0


def test_nothing_of_the_layer_is_compiled_on_lambda(seen: dict[str, Any]) -> None:
    """Every module of the layer comes frozen or from bytecode that is valid on a disk with any dates."""
    assert seen["compiled"] == []


def test_traceback_shows_the_source_of_frozen_code(seen: dict[str, Any]) -> None:
    """The frames of frozen modules name their files below /opt, and their lines are shown."""
    lines = seen["traceback"]
    place = next(number for number, line in enumerate(lines) if "json/__init__.py" in line)
    assert lines[place].startswith('  File "/opt/runtime/lib/python3.')
    assert lines[place + 1].strip() == "return _default_decoder.decode(s)"
