"""build/Dockerfile: what its engine would read, and what its lines do, as far as that runs without an engine."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tree import Tree

PROJECT = Path(__file__).resolve().parent.parent.parent
DOCKERFILE = PROJECT / "build" / "Dockerfile"
BOOTSTRAP = PROJECT / "build" / "image_bootstrap"
HADOLINT = Path(sys.executable).parent / "hadolint"
COPY = re.compile(r"^COPY (?!.*--from)(?:--\S+ )*(.+) (\S+)$", re.MULTILINE)
NAMESPACE = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"])]
CAN_MOUNT = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"], check=False, capture_output=True)
APP = "import json, os, sys\nprint(json.dumps([sys.prefix, os.environ['_HANDLER']]), flush=True)\nos._exit(0)\n"


@pytest.fixture(scope="module")
def text() -> str:
    """Return the Dockerfile."""
    return DOCKERFILE.read_text(encoding="utf-8")


def test_linter_accepts_it_and_would_object() -> None:
    """The linter parses the file and the shell in it, and has no objection; it has some to a worse one."""
    worse = "FROM amazonlinux\nRUN cd /tmp && dnf install gcc\n"
    good, bad = (
        subprocess.run([HADOLINT, "-"], input=content, capture_output=True, text=True, check=False, timeout=60)
        for content in (DOCKERFILE.read_text(encoding="utf-8"), worse)
    )
    assert (good.returncode, good.stdout) == (0, "")
    assert "DL3006" in bad.stdout


def test_every_stage_and_file_exists(text: str) -> None:
    """Files that are copied are in the project and let in by .dockerignore, and stages are named before their use."""
    let_in = re.findall(r"^!(\S+)$", (PROJECT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    for sources, _ in COPY.findall(text):
        for source in sources.split():
            assert (PROJECT / source).exists()
            assert source.partition("/")[0] in let_in
    stages = re.findall(r"^FROM \S+ AS (\w+)$", text, re.MULTILINE)
    assert stages == ["build", "layer", "function"]
    assert set(re.findall(r"--from=(\w+)", text)) == {"build"}


def test_what_is_copied_is_enough_for_the_same_layer(
    text: str, built: Tree, manifest: dict[str, Any], tmp_path: Path
) -> None:
    """The make targets of its RUN lines, in a folder with nothing but the copied files, make the very same zip."""
    for sources, target in COPY.findall(text.partition("FROM scratch")[0]):
        for source in sources.split():
            if (PROJECT / source).is_dir():
                skipped = shutil.ignore_patterns("__pycache__", "layers.json")
                shutil.copytree(PROJECT / source, tmp_path / target, ignore=skipped)
            else:
                shutil.copy(PROJECT / source, tmp_path / target)
    for folder in (".tools", ".venv"):
        (tmp_path / folder).symlink_to(PROJECT / folder)
    targets = re.findall(r"^RUN make (\w+)$", text, re.MULTILINE)
    assert targets == ["setup", "layer"]
    environment = {**os.environ, "PYTHON": shlex.quote(sys.executable), "PY": built.version}
    subprocess.run(["/usr/bin/env", "make", *targets], cwd=tmp_path, env=environment, check=True, timeout=500)
    name = f"{manifest['layer']}.zip"
    assert (tmp_path / "dist" / name).read_bytes() == (built.root.parent / name).read_bytes()


@pytest.mark.skipif(CAN_MOUNT.returncode != 0, reason="/opt is a mount, and this machine lets no user make one")
def test_image_starts_the_runtime_at_opt(built: Tree, tmp_path: Path) -> None:
    """What the entrypoint starts, /var/runtime/bootstrap, becomes the runtime at /opt and imports the handler."""
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    steps = [
        "mount -t tmpfs none /var",
        "mkdir -p /opt /var/runtime /var/task",
        f"cp '{BOOTSTRAP}' /var/runtime/bootstrap",
        f"cp '{tmp_path}/app.py' /var/task",
        f"mount --bind '{built.root}' /opt",
        "cd /var/task",
        "exec /var/runtime/bootstrap",
    ]
    environment = {"PATH": os.environ["PATH"], "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9", "_HANDLER": "app.handler"}
    environment["LAMBDA_TASK_ROOT"] = "/var/task"
    command = [*NAMESPACE, "/bin/sh", "-ec", "\n".join(steps)]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["/opt/runtime", "app.handler"]
