"""Build template.yaml for one architecture and one Python, and let what was built be deployed as nothing else."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from console import Failure, exit_code
from sam import FOLDER, bring_sam, variables
from tools import ARCHITECTURES, ROOT, machine, run

FIX = """
import sys
from samcli.yamlhelper import parse_yaml_file, yaml_dump
path, *words = sys.argv[1:]
template = parse_yaml_file(path)
parameters = template["Parameters"]
ends = []
for target in ({}, dict(word.split("=") for word in words)):
    for name, value in target.items():
        parameters[name].update(Default=value, AllowedValues=[value])
    python, arch = (parameters[name]["Default"] for name in ("PythonVersion", "Architecture"))
    ends.append(f"-py{python.replace('.', '')}-{arch}:")
arn = parameters["RuntimeLayerArn"]
arn["AllowedPattern"] = arn["AllowedPattern"].replace(*ends)
open(path, "w", encoding="utf-8").write(yaml_dump(template))
"""
"""Runs in SAM's environment, whose own reader and writer know CloudFormation's tags."""


def fix(template: Path, target: dict[str, str]) -> None:
    """Leave the parameters of a built template the values that it was built for, and given ARNs a layer's for these."""
    words = [f"{name}={value}" for name, value in target.items()]
    run([FOLDER / "bin" / "python", "-c", FIX, template, *words], f"{template} could not be completed", "")


def main() -> None:
    """Let SAM build with the parameters of the target, which it does not pass on to make."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version (default: 3.13)")
    options.add_argument("--arch", default=machine(), help="architecture (default: this machine's)")
    options.add_argument("--build-dir", type=Path, default=ROOT / ".aws-sam" / "build", help="default: .aws-sam/build")
    given = options.parse_args()
    arch = ARCHITECTURES[given.arch]
    target = {"Architecture": arch, "PythonVersion": given.python}
    told = {"PY": given.python, "ARCH": arch, "SAM_TARGET": f"PY={given.python} ARCH={arch}"}
    words = ["--parameter-overrides", " ".join(f"{name}={value}" for name, value in target.items())]
    command = [bring_sam(), "build", "--build-dir", given.build_dir, *words]
    status = subprocess.run(command, cwd=ROOT, env=variables() | told, check=False).returncode
    if status:
        raise Failure(f"the template was not built (sam ended with exit code {status})", "see the lines above")
    fix(given.build_dir / "template.yaml", target)


if __name__ == "__main__":
    sys.exit(exit_code(main))
