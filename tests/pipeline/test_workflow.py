"""GitHub's workflows and the role that they take on: valid, pinned, and allowed no more than they need."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent.parent
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
ROLE = PROJECT / "docs" / "publish-role.yaml"
BIN = Path(sys.executable).parent
SHELLCHECK = shutil.which("shellcheck", path=str(BIN)) or ""
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WRITES = {"attest": {"attestations", "id-token"}, "publish": {"id-token"}}
TARGET = re.compile(r"(?:^|&& )make ([a-z][a-z-]*)")


def loaded(path: Path) -> dict[str, Any]:
    """Return a workflow as GitHub reads it."""
    content: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return content


def steps() -> Iterator[dict[str, Any]]:
    """Yield the steps of all jobs."""
    for path in WORKFLOWS:
        for job in loaded(path)["jobs"].values():
            yield from job["steps"]


def judged(*command: str | Path) -> str:
    """Return what a judge says, which is nothing when it has no objection."""
    done = subprocess.run(
        list(map(str, command)), cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_workflows_are_what_githubs_schema_and_auditor_accept() -> None:
    """They fit the schema, and zizmor, at its strictest, finds no way in."""
    assert [path.stem for path in WORKFLOWS] == ["check", "release"]
    assert judged(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS) == ""
    assert judged(BIN / "zizmor", "--offline", "--quiet", "--persona", "pedantic", *WORKFLOWS) == ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("permissions:\n      contents: read # to check the sources out", "permissions: write-all"),
        ("@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2", "@main"),
        ('run: make publish-layer REGIONS="$REGIONS"', "run: make publish-layer REGIONS=${{ github.head_ref }}"),
    ],
)
def test_auditor_would_object(tmp_path: Path, right: str, wrong: str) -> None:
    """Broad rights, a branch for an action, and foreign text in a command would be found."""
    text = (PROJECT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "release.yml").write_text(text.replace(right, wrong), encoding="utf-8")
    assert judged(BIN / "zizmor", "--offline", "--quiet", tmp_path / "release.yml") != ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_commit_and_names_its_version(path: Path) -> None:
    """A tag can be moved, a commit cannot; the version behind it is for people and for updates."""
    uses = [
        line.strip().removeprefix("- ") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line
    ]
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_only_the_jobs_that_sign_or_publish_may_write(path: Path) -> None:
    """A workflow has no rights by itself, and a job those it needs: tokens only where roles or signatures are."""
    workflow = loaded(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        written = {scope for scope, right in job["permissions"].items() if right != "read"}
        assert written == WRITES.get(name, set())
        assert job["timeout-minutes"] <= 60
    assert workflow["jobs"].get("publish", {"environment": "release"})["environment"] == "release"


def test_commands_are_targets_that_exist() -> None:
    """Every `make` in a step names a target of the Makefile."""
    targets = set(re.findall(r"^([a-z][a-z-]*):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    asked = {target for step in steps() for target in TARGET.findall(step.get("run", ""))}
    assert asked == {"layer", "lint", "publish-layer", "test", "verify"}
    assert asked <= targets


@pytest.mark.skipif(not SHELLCHECK, reason="shellcheck comes as a wheel for x86_64 only")
def test_shell_of_the_steps_is_sound(tmp_path: Path) -> None:
    """ShellCheck has nothing against any command."""
    for number, step in enumerate(step for step in steps() if "run" in step):
        script = tmp_path / f"{number}.sh"
        script.write_text("#!/bin/bash\nset -e\n" + step["run"] + "\n", encoding="utf-8")
        assert judged(SHELLCHECK, script) == ""


def test_role_is_valid_and_may_do_what_the_guide_says() -> None:
    """cfn-lint accepts the template, and its statements are those of docs/publish.md, for one environment only."""
    assert judged(BIN / "cfn-lint", ROLE) == ""
    text = ROLE.read_text(encoding="utf-8")
    guide = (PROJECT / "docs" / "publish.md").read_text(encoding="utf-8")
    policy = json.loads(re.search(r"```json\n(\{.*?\n\})\n```", guide, re.DOTALL)[1])  # type: ignore[index] # it is there
    # The workflow does not write SSM parameters, which `SSM=1` alone does.
    used = [statement for statement in policy["Statement"] if statement["Sid"] != "Note"]
    actions = {action for statement in used for action in statement["Action"]}
    assert set(re.findall(r"\b(?:ec2|lambda|ssm):[A-Z]\w+", text)) == actions
    assert "token.actions.githubusercontent.com:sub: !Sub repo:${Repository}:environment:${Environment}" in text
    assert "StringEquals" in text
    assert "StringLike" not in text
