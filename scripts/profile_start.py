"""Run a handler on the built layer under AWS's emulator, and show where the time of its start goes."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_layer import DIST, LAYER
from console import Failure, bold, exit_code, say
from emulator import Emulator, EmulatorError, Function
from flame import draw
from tools import EMULATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURE = DIST / "profile.svg"
VARIABLE = "LAMBDA_RUNTIME_TIMELINE"
MESSAGE = '"Start-up timeline"'
SLOWEST = 20
WIDEST = 60
HTTP_OK = 200


def record(handler: str, task: Path, event: bytes) -> tuple[dict[str, Any], str]:
    """Start the handler and invoke it once; return the timeline of the start, and what went wrong, if anything did."""
    function = Function(LAYER / "bootstrap", handler, task, environment={VARIABLE: "1"})
    with Emulator(EMULATOR, function) as emulator:
        answer = emulator.invoke(event)
        failed = emulator.status != HTTP_OK or b'"errorType"' in answer
    return find(emulator.log), answer.decode("utf-8", "replace") if failed else ""


def find(log: str) -> dict[str, Any]:
    """Return the timeline in a function's log."""
    for line in log.splitlines():
        if line.startswith("{") and MESSAGE in line:
            timeline: dict[str, Any] = json.loads(line)
            return timeline
    raise Failure("the function has written no timeline", log)


def lines(timeline: dict[str, Any], count: int = SLOWEST) -> Iterator[str]:
    """Give the table: the phases in their order, then the imports that took longest themselves."""
    total = timeline["totalMs"]
    yield f"{'ms':>9}  {'share':>5}  phase"
    for phase in timeline["phases"]:
        yield f"{phase['ms']:9.2f}  {phase['ms'] / (total or 1):5.0%}  {phase['name']}"
    yield f"{total:9.2f}  {1:5.0%}  start to {timeline['until']}"
    modules = sorted(_flat(timeline["imports"]), key=lambda module: -float(module["selfMs"]))
    if modules:
        yield ""
        yield f"{'self ms':>9}  {'with imports':>12}  {len(modules)} imports, the slowest first"
    for module in modules[:count]:
        yield f"{module['selfMs']:9.2f}  {module['cumulativeMs']:12.2f}  {module['name'][:WIDEST]}"


def _flat(modules: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for module in modules:
        yield module
        yield from _flat(module.get("imports", []))


def main() -> None:
    """Run, print the table, write the picture."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--handler", required=True, help="what the function's setting says, such as app.handler")
    options.add_argument(
        "--task", type=Path, default=Path(), help="folder that the function lies in (default: this one)"
    )
    options.add_argument("--event", type=Path, help="file with the event of the one invocation (default: {})")
    options.add_argument(
        "--picture", type=Path, default=PICTURE, help=f"where the flame view goes (default: {PICTURE})"
    )
    given = options.parse_args()
    if not given.handler:
        raise Failure("no handler was named", "make profile HANDLER=app.handler [TASK=folder] [EVENT=file.json]")
    task = given.task.resolve()
    if not task.is_dir():
        raise Failure(f"{task} is no folder", "TASK=... names the one that the function lies in")
    if given.event and not given.event.is_file():
        raise Failure(f"{given.event} is no file", "EVENT=... names one with the event as JSON")
    try:
        timeline, failure = record(given.handler, task, given.event.read_bytes() if given.event else b"{}")
    except EmulatorError as error:
        raise Failure("the emulator did not serve the function", str(error)) from error
    heading, *rows = lines(timeline)
    say(bold(heading))
    for row in rows:
        say(row)
    given.picture.write_text(draw(timeline), encoding="utf-8")
    say(f"\nflame view: {given.picture}")
    if failure:
        raise Failure(f"the function failed after that: {failure}" if timeline["until"] != "failure" else failure)


if __name__ == "__main__":
    sys.exit(exit_code(main))
