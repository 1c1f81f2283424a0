"""Bring AWS's SAM CLI when it is first asked for, and run it with the words that follow."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from typing import TYPE_CHECKING

from console import exit_code, step
from tools import REQUIREMENTS, ROOT, TOOLS, VENV, bring_uv, is_made_from, lock_key, quiet, replaced, run

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = TOOLS / "sam"
NOTES = "notes"
NEVER = 4_102_444_800.0
"""The year 2100: what SAM believes to be the last time that it asked the index for a newer version of itself."""


def bring_sam() -> Path:
    """Install the locked SAM CLI into an environment of its own, as it pins what others need newer."""
    key, uv = lock_key("sam", sys.base_prefix, platform.python_version()), bring_uv()
    if not is_made_from(FOLDER, key):
        with step("installing AWS's SAM CLI"), replaced(FOLDER, key) as partial:
            make: list[str | Path] = [uv, "venv", "--quiet", "--relocatable", "--no-project"]
            run([*make, "--python", sys.executable, partial], "the environment of AWS's SAM CLI could not be made")
            sync: list[str | Path] = [uv, "pip", "sync", *quiet(), "--require-hashes", "--python", partial]
            run([*sync, REQUIREMENTS / "sam.txt"], "AWS's SAM CLI could not be installed")
            (partial / NOTES).mkdir()
            (partial / NOTES / "metadata.json").write_text(json.dumps({"lastVersionCheck": NEVER}), encoding="utf-8")
    return FOLDER / "bin" / "sam"


def variables() -> dict[str, str]:
    """Let SAM find this project's tools, keep its notes here, and report to nobody."""
    path = [str(VENV / "bin"), str(TOOLS / "uv" / "bin"), os.environ.get("PATH", os.defpath)]
    return {
        **os.environ,
        "PATH": os.pathsep.join(path),
        "SAM_CLI_TELEMETRY": "0",
        "__SAM_CLI_APP_DIR": str(FOLDER / NOTES),
    }


def main() -> None:
    """Run SAM in the project's folder, and end as it ends."""
    sys.exit(subprocess.run([bring_sam(), *sys.argv[1:]], cwd=ROOT, env=variables(), check=False).returncode)


if __name__ == "__main__":
    sys.exit(exit_code(main))
