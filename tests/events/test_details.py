"""EventBridge details: which class the detail of an event is, and what that loads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime import events
from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import Detail, EventBridgeEvent
from aws_lambda_runtime.events._names import DETAILS, MODULES
from structured import SAMPLES, sample, structured

LAYER = Path(events.__file__).parents[2]
INDEX: dict[str, dict[str, Any]] = json.loads((SAMPLES / "index.json").read_text())
OF_BUS = [name.removesuffix(".json") for name, entry in INDEX.items() if entry["class"] == "EventBridgeEvent"]
WITH_DETAIL = [name for name in OF_BUS if isinstance(sample(name, EventBridgeEvent).detail, Detail)]


def _detail(source: object, kind: object, detail: Any) -> Any:
    """Return the detail that a bare event has."""
    return structured({"source": source, "detail-type": kind, "detail": detail}, EventBridgeEvent).detail


def test_each_class_of_details_has_a_sample() -> None:
    """Of all classes of details there is an event that a bare `EventBridgeEvent` takes the class for."""
    there = {_class(name) for names in MODULES.values() for name in names if issubclass(_class(name), Detail)}
    assert {type(sample(name, EventBridgeEvent).detail) for name in WITH_DETAIL} == there - {Detail}


def _class(name: str) -> type[object]:
    found = getattr(events, name)
    return found if isinstance(found, type) else object


@pytest.mark.parametrize("name", WITH_DETAIL)
def test_detail_is_of_its_source_and_type(name: str) -> None:
    """The class of a sample's detail says that it is sent by this source, as this type."""
    event = sample(name, EventBridgeEvent)
    pairs = type(event.detail)._sent_as
    assert {(event.source, event.detail_type), ("aws.*", event.detail_type), (event.source, "*")} & set(pairs)


@pytest.mark.parametrize("source", DETAILS)
def test_each_pair_gives_its_class(source: str) -> None:
    """Each source with each of its types gives the class of the table."""
    for kind, name in DETAILS[source].items():
        sender, shown = source.replace("*", "any"), kind.replace("*", "Anything")
        payload = {"source": sender, "detail-type": shown, "detail": {}}
        assert EventBridgeEvent._argument_for(payload) is getattr(events, name)


def test_type_of_any_source_comes_before_any_type_of_a_source() -> None:
    """A call of an API is CloudTrail's detail also where a class takes all types of the source."""
    assert type(_detail("aws.rds", "AWS API Call via CloudTrail", {})) is events.CloudTrailDetail
    assert type(_detail("aws.rds", "RDS DB Cluster Event", {})) is events.RDSEventDetail
    assert type(_detail("aws.signin", "AWS Console Sign In via CloudTrail", {})) is events.ConsoleSignInDetail


@pytest.mark.parametrize(
    ("source", "kind", "detail"),
    [
        ("com.example", "EC2 Instance State-change Notification", {"state": "running"}),
        ("com.example", "AWS API Call via CloudTrail", {"eventName": "mine"}),
        ("aws.ec2", "Something New", {"state": "running"}),
        ("aws.ec2", "EC2 Instance State-change Notification", "text"),
        ("*", "AWS API Call via CloudTrail", {}),
        (None, "EC2 Instance State-change Notification", {"state": "running"}),
    ],
)
def test_any_other_detail_is_plain(source: object, kind: object, detail: Any) -> None:
    """Events of your own, types that no class has, and details that are no objects stay as they came."""
    assert _detail(source, kind, detail) is detail


@pytest.mark.parametrize(("source", "kind"), [(["aws.ec2"], "text"), ("aws.ec2", ["text"]), ({}, {})])
def test_source_or_type_that_is_no_text_is_named(source: object, kind: object) -> None:
    """A source or type of a wrong kind is refused with its path, whatever the detail."""
    with pytest.raises(EventMismatch) as caught:
        _detail(source, kind, {})
    assert all(problem.startswith(("$.source", "$['detail-type']")) for problem in caught.value.problems)


def test_argument_comes_before_the_table() -> None:
    """What the annotation asks for is made, whatever the source and the type."""
    payload = {"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification", "detail": {"state": "x"}}
    assert structured(payload, EventBridgeEvent[dict[str, Any]]).detail == {"state": "x"}
    made = structured(payload, EventBridgeEvent[events.EC2SpotInterruptionDetail])
    assert type(made.detail) is events.EC2SpotInterruptionDetail


def test_detail_that_does_not_fit() -> None:
    """A detail that does not fit its class stays the JSON that came, unless the annotation asks for the class."""
    payload = {
        "source": "aws.ecs",
        "detail-type": "ECS Task State Change",
        "detail": {"containers": [{"exitCode": "one"}]},
    }
    assert structured(payload, EventBridgeEvent).detail is payload["detail"]
    with pytest.raises(EventMismatch) as caught:
        structured(payload, EventBridgeEvent[events.ECSTaskStateChangeDetail])
    (problem,) = caught.value.problems
    assert problem.startswith("$.detail.containers[0].exitCode: expected ")


def test_detail_loads_its_module_only() -> None:
    """`eventbridge` loads no class of a detail, and an event loads the module of its own and no other."""
    payload = {"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification", "detail": {}}
    code = f"""
import json, sys
sys.path.insert(0, {str(LAYER)!r})
from aws_lambda_runtime.events.eventbridge import EventBridgeEvent
from aws_lambda_runtime.converter import make_converter, structurer
structure = structurer(make_converter(), EventBridgeEvent)
structure({{"source": "com.example", "detail-type": "Mine", "detail": {{}}}})
before = set(sys.modules)
structure({payload!r})
print(json.dumps([sorted(before), sorted(set(sys.modules) - before)]))
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    before, more = [_sources(loaded) for loaded in json.loads(done.stdout)]
    assert before == {"eventbridge"}
    assert more == {"ec2"}


def _sources(loaded: list[str]) -> set[str]:
    names = {name.removeprefix("aws_lambda_runtime.events.") for name in loaded}
    return {name for name in names & set(MODULES) if not name.startswith("_")}
