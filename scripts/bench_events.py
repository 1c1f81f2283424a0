"""Bytes to typed objects, side by side in one process: this project's converter and the parser of Powertools.

Each side does what happens to the body of an invocation: awslambdaric makes a dict of it, which the parser gets; our
loop has a codec of its own, which is a part of the layer's launcher. So both run on that launcher, as on any Python,
made of the CPython that .tools/bench is made with. Needed are `make layer` and what `make bench` sets up.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from event_classes import ROOT, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

PEERS = ROOT / ".tools" / "bench" / "lib"
LAUNCHERS = ROOT / "dist" / "layer" / "runtime" / "bin"
ROUNDS, CALLS = 15, 40
LIMIT = 0.6


def payloads() -> dict[str, tuple[str, str, bytes]]:
    """Return our class, the peer's model and the text of each case."""
    request = (SAMPLES / "api_gateway_v2" / "jwt_authorizer.json").read_bytes()
    batch = (SAMPLES / "sqs" / "batch_of_ten.json").read_bytes()
    changes = json.loads((SAMPLES / "dynamodb" / "insert_modify_remove.json").read_text(encoding="utf-8"))
    changes["Records"] = [changes["Records"][1]] * 100
    return {
        "API Gateway v2": ("APIGatewayProxyEventV2", "APIGatewayProxyEventV2Model", request),
        "SQS x10": ("SQSEvent", "SqsModel", batch),
        "DynamoDB x100": ("DynamoDBStreamEvent", "DynamoDBStreamModel", json.dumps(changes).encode()),
    }


def race(everyone: list[Callable[[bytes], Any]], body: bytes) -> list[float]:
    """Return the median microseconds of each contender, who take turns in every round."""
    taken: list[list[float]] = [[] for _ in everyone]
    for _ in range(ROUNDS):
        for parse, times in zip(everyone, taken, strict=True):
            start = time.process_time()
            for _ in range(CALLS):
                parse(body)
            times.append((time.process_time() - start) / CALLS * 1e6)
    return [statistics.median(times) for times in taken]


def run_on_the_launcher() -> int:
    """Run this script by the launcher of the built layer."""
    launcher = LAUNCHERS / f"python3.{sys.version_info.minor}"
    if not launcher.is_file():
        sys.exit(f"error: there is no {launcher}\ncure: run `make layer`, and this by the Python of .tools/bench")
    return subprocess.run([launcher, *sys.argv], check=False).returncode


def main() -> int:
    """Print a line for each case; 1 if one takes more of the peer's time than it may."""
    if "_lambda_json" not in sys.builtin_module_names:
        return run_on_the_launcher()
    sys.path.append(str(PEERS / f"python3.{sys.version_info.minor}" / "site-packages"))
    from aws_lambda_powertools.utilities.parser import models, parse
    from awslambdaric.lambda_runtime_marshaller import LambdaMarshaller  # type: ignore[import-not-found]

    from aws_lambda_runtime import events
    from aws_lambda_runtime._codec import decode
    from aws_lambda_runtime.converter import make_converter, structurer

    slow, unmarshal = False, LambdaMarshaller().unmarshal_request
    for case, (ours, theirs, body) in payloads().items():
        structure, model = structurer(make_converter(), getattr(events, ours)), getattr(models, theirs)

        def ask_us(body: bytes, structure: Callable[[object], Any] = structure) -> Any:
            return structure(decode(body))

        def ask_them(body: bytes, model: Any = model) -> Any:
            return parse(event=unmarshal(body), model=model)

        us, peer = race([ask_us, ask_them], body)
        slow = slow or us > LIMIT * peer
        print(f"{case}: {us:.1f} us, Powertools parser {peer:.1f} us, {us / peer:.2f}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
