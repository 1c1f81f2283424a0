"""Show the built layer at work: a typed SQS handler, answering under AWS's Runtime Interface Emulator."""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_layer import LAYER, archive
from console import Failure, bold, exit_code, say
from emulator import Emulator, EmulatorError, Function
from tools import EMULATOR, ROOT, machine
from usage import MEGABYTE, Memory, memory

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "examples" / "sqs_typed"
PAYLOAD = ROOT / "data" / "events" / "sqs" / "standard.json"
WARM_INVOCATIONS = 200
COLD_STARTS = 5
EMULATORS_OWN = re.compile(r"\(rapid\)|^(START|END|REPORT) RequestId: ")
HTTP_OK = 200


@dataclass(frozen=True, slots=True)
class Run:
    """What one execution environment showed, from its cold start on; times in milliseconds."""

    answer: bytes
    lines: list[str]
    init: float
    first: float
    warm: list[float]
    memory: Memory


def run_once(payload: bytes, warm_invocations: int) -> Run:
    """Invoke once cold and some times warm, and take the figures down."""
    function = Function(LAYER / "bootstrap", "app.handler", EXAMPLE)
    with Emulator(EMULATOR, function) as emulator:
        answer, cold = _timed(emulator, payload)
        warm = [_timed(emulator, payload)[1] for _ in range(warm_invocations)]
        init, used = emulator.init_milliseconds, memory(emulator.runtime_pid)
    return Run(answer, first_lines(emulator.log), init, cold - init, warm, used)


def _timed(emulator: Emulator, payload: bytes) -> tuple[bytes, float]:
    began = time.perf_counter()
    answer = emulator.invoke(payload)
    took = (time.perf_counter() - began) * 1000
    # a handler's error arrives with status 200 too, and is known by its shape
    if emulator.status != HTTP_OK or b'"errorType"' in answer:
        text = answer.decode("utf-8", "replace") or "an empty answer"
        raise Failure(f"the handler failed with HTTP status {emulator.status}: {text}", emulator.log)
    return answer, took


def first_lines(log: str) -> list[str]:
    """Take what the function itself printed during the first invocation out of the emulator's log."""
    until_second = log.split("START RequestId: ")[1]
    return [line for line in until_second.splitlines()[1:] if not EMULATORS_OWN.search(line)]


def report(payload: bytes, run: Run, inits: list[float], layer_zip: Path) -> None:
    """Print what a person wants to see."""
    say()
    say(bold("Event") + f"     {PAYLOAD.relative_to(ROOT)}, {len(payload)} bytes")
    say(bold("Handler") + f"   {EXAMPLE.relative_to(ROOT)}/app.py, app.handler(event: SQSEvent, context: Context)")
    say(bold("Log"))
    for line in run.lines:
        say(f"  {line}")
    say(bold("Answer"))
    for line in json.dumps(json.loads(run.answer), indent=2).splitlines():
        say(f"  {line}")
    say(bold("Time"))
    cold = f"median of {len(inits)}, fastest {min(inits):.1f}"
    say(f"  cold start  {statistics.median(inits):7.1f} ms   start of bootstrap to first poll: {cold}")
    say(f"  first event {run.first:7.1f} ms   seen by the caller, without the cold start")
    say(f"  warm event  {statistics.median(run.warm):7.2f} ms   median of {len(run.warm)}, fastest {min(run.warm):.2f}")
    say(
        bold("Memory")
        + f"    {run.memory.rss / MEGABYTE:.1f} MB resident, of which {run.memory.pss / MEGABYTE:.1f} MB its own (PSS)"
    )
    say(bold("Layer") + f"     {LAYER.relative_to(ROOT)} is what Lambda puts at /opt")
    say(f"          {layer_zip.relative_to(ROOT)}, {layer_zip.stat().st_size / MEGABYTE:.1f} MB of at most 50 MB")
    say()
    say("Next: edit examples/sqs_typed/app.py and make demo again, make test, or make help for the rest.")


def main() -> None:
    """Run the example and report, or fail with the log."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default="3.13", metavar="3.X", help="minor version of the built layer")
    options.add_argument("--arch", default=machine(), help="architecture of the built layer")
    given = options.parse_args()
    payload = PAYLOAD.read_bytes()
    say(bold("A typed SQS handler on the built layer, under AWS's Runtime Interface Emulator"))
    try:
        run = run_once(payload, WARM_INVOCATIONS)
        inits = [run.init, *(run_once(payload, 0).init for _ in range(COLD_STARTS - 1))]
    except EmulatorError as error:
        raise Failure(str(error)) from error
    report(payload, run, inits, archive(given.python, given.arch))


if __name__ == "__main__":
    sys.exit(exit_code(main))
