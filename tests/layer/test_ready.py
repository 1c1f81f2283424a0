"""Ready classes: what the launcher holds of the events is what attrs and the converter make of their sources."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree import Tree

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events"
PROGRAM = Path(__file__).with_name("ready_facts.py")
REPLACEMENTS: tuple[Any, ...] = (None, "", "None", 0, 1.5, True, [], {}, [None], {"a": None}, "text")
DAMAGED = 12


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _objects(item)


def _damaged(text: str, chance: random.Random) -> Any:
    """Return a payload with one key taken away, or one value replaced."""
    payload = json.loads(text)
    where = chance.choice([found for found in _objects(payload) if found])
    key = chance.choice(list(where))
    if chance.random() < 1 / 3:
        del where[key]
    else:
        where[key] = chance.choice(REPLACEMENTS)
    return payload


def _corpus() -> str:
    chance = random.Random(7)  # noqa: S311 # what it draws decides which damage is looked at
    samples, damaged = [], []
    for sample, entry in json.loads((SAMPLES / "index.json").read_text(encoding="utf-8")).items():
        text = (SAMPLES / sample).read_text(encoding="utf-8")
        samples.append((entry["class"], json.loads(text)))
        damaged += [(entry["class"], _damaged(text, chance)) for _ in range(DAMAGED)]
    return json.dumps({"samples": samples, "damaged": damaged})


@pytest.fixture
def corpus() -> str:
    """Return every sample and damaged copies of it, with the names of their classes."""
    return _corpus()


def test_ready_classes_are_those_of_attrs(
    loop: Callable[..., str], task: Path, python: Callable[..., str], layer: Tree, corpus: str
) -> None:
    """Fields, signature, repr, equality, pickles, types, reading, writing and errors are the same in both forms.

    To read, show, compare, copy, pickle and write every sample takes neither attrs, cattrs nor typing.
    """
    environment = {"PYTHONPATH": str(layer.python), "PYTHONDONTWRITEBYTECODE": "1"}
    live = json.loads(python(str(PROGRAM), stdin=corpus, **environment))
    (task / "ready_facts.py").write_bytes(PROGRAM.read_bytes())
    # It takes so long that the loop may log that it does.
    ready = json.loads(loop("import ready_facts", stdin=corpus).splitlines()[-1])
    assert (live["loaded"], ready["loaded"]) == (["attr", "cattrs", "typing"], [])
    for kind, expected in live["facts"].items():
        found = ready["facts"][kind]
        assert len(found) == len(expected)
        for name in expected if isinstance(expected, dict) else range(len(expected)):
            assert found[name] == expected[name], f"{kind} {name}"


IN_USE = """
import threading
from aws_lambda_runtime import runtime
from aws_lambda_runtime.events import S3Event, SQSEvent, SQSRecord, SQSRecordAttributes
PAYLOAD = {"Records": [{"body": "7", "eventSource": "aws:sqs", "attributes": {}}]}
read = lambda annotation: runtime.structurer(annotation)(PAYLOAD)
event = read(SQSEvent)
assert "attr" not in sys.modules
"""
USES = {
    "attrs": """
import attrs
assert attrs.evolve(event, records=[]) == SQSEvent(records=[]) != event
assert attrs.asdict(event)["records"][0]["body"] == "7"
""",
    "class of attrs": """
import attrs
@attrs.define(kw_only=True)
class Mine(SQSEvent):
    mark: str = "x"
mine = read(Mine)
assert (mine.records, mine.mark, mine.raw) == (event.records, "x", PAYLOAD)
""",
    "names of the user's": """
import attrs
@attrs.define(kw_only=True)
class Mine(SQSEvent):
    _read: int = 0
    def _write(self): return "mine"
@attrs.define
class Other:
    Records: list
    def _read(self): return "mine"
    def _write(self): return "mine"
assert read(Mine).records == event.records and read(Other).Records == PAYLOAD["Records"]
assert runtime.write_ready(read(Other)) is None
""",
    "plain subclass": """
class Mine(SQSEvent):
    pass
assert Mine(records=event.records) == read(Mine) and Mine.__parameters__ == ()
""",
    "generic": """
class Mine(SQSEvent[int]):
    pass
assert read(Mine).records[0].body == read(SQSEvent[int]).records[0].body == 7
assert type(read(SQSEvent[int])) is type(event)
""",
    "contained": """
import attrs, cattrs
@attrs.define
class Mine:
    first: SQSRecord
    all: list[SQSRecord]
payload = {"first": {"messageId": "m"}, "all": [{"messageId": "n"}]}
mine = runtime.structurer(Mine)(payload)
assert (mine.first.message_id, mine.all[0].message_id) == ("m", "n") and type(mine.first) is SQSRecord
assert runtime.unstructure(mine) == payload
plain = cattrs.structure([{"sender_id": "m"}], list[SQSRecordAttributes])
assert plain == [SQSRecordAttributes(sender_id="m")] and cattrs.unstructure(plain)[0]["sender_id"] == "m"
""",
    "types": """
import typing
assert typing.get_type_hints(SQSRecord)["message_id"] is str
""",
    "union": """
assert type(read(SQSEvent | S3Event)) is SQSEvent
""",
    "replace": """
import copy
replace = getattr(copy, "replace", type(event).__replace__)
assert replace(event, records=[]) == SQSEvent(records=[])
""",
    "pickle": """
import copy, pickle
kept, shown = pickle.dumps(event), repr(event)
SQSEvent[int]
assert pickle.loads(kept) == event == copy.copy(event) and repr(event) == shown
""",
    "threads": """
seen = []
threads = [threading.Thread(target=lambda: seen.append(len(SQSRecord.__attrs_attrs__))) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert seen == [11] * 8
""",
    "hook": """
runtime.converter.register_structure_hook(str, lambda value, _: value * 2)
assert read(SQSEvent).records[0].body == "77"
""",
    "registered": """
runtime.register_event(SQSRecordAttributes, lambda value: "mine")
assert read(SQSEvent).records[0].attributes == "mine"
""",
}


@pytest.mark.parametrize("use", USES)
def test_ready_class_is_used_as_any_of_attrs(loop: Callable[..., str], use: str) -> None:
    """A ready class can be asked, extended, parametrised and overruled after it has been in use without attrs."""
    assert loop(f"{IN_USE}{USES[use]}print('attr' in sys.modules)") == "True\n"
