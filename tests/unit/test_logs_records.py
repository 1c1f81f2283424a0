"""Records of `logging`: whatever is logged, one line or one JSON object comes out, and no exception."""

from __future__ import annotations

import json
import logging
import re
import threading
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._entries import CURRENT, timestamp
from aws_lambda_runtime._log_output import Log
from aws_lambda_runtime._log_records import LambdaLoggerFilter, LambdaLoggerHandler, formatter_of
from aws_lambda_runtime._messages import Invocation
from aws_lambda_runtime._settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = ["Text", "JSON"]
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class Kept(Log):
    """A log that keeps what is sent to it."""

    def __init__(self, form: str) -> None:
        super().__init__(Settings(log_format=form))
        self.sent: list[str] = []

    def send(self, text: str, level: int) -> None:
        """Keep the text as it would be written."""
        assert isinstance(level, int)
        self.sent.append(text.encode("utf-8", "backslashreplace").decode())


@pytest.fixture(autouse=True)
def converter() -> Iterator[None]:
    """Keep the time zone of other tests' logs."""
    before = logging.Formatter.converter
    yield
    logging.Formatter.converter = before


def handler_to(log: Log) -> LambdaLoggerHandler:
    """Return a handler as it stands on the root logger."""
    handler = LambdaLoggerHandler(log)
    handler.setFormatter(formatter_of(log))
    handler.addFilter(LambdaLoggerFilter())
    return handler


def logged(form: str, record: logging.LogRecord) -> str:
    """Handle a record, check what holds for any, and return what was written."""
    log = Kept(form)
    handler_to(log).handle(record)
    (text,) = log.sent
    assert text.endswith("\n")
    if form == "JSON":
        assert text.count("\n") == 1
        told = json.loads(text, parse_constant=pytest.fail)
        assert STAMP.fullmatch(told["timestamp"])
        assert list(told)[:4] == ["timestamp", "level", "message", "logger"]
        assert "taskName" not in told
        assert None not in told.values()
    else:
        assert not text.endswith("\n\n")
        assert text.startswith("[")
    return text


class Shy:
    """An object that does not tell its text."""

    def __str__(self) -> str:
        """Fail."""
        raise ZeroDivisionError

    __repr__ = __str__


class Empty(dict[str, object]):
    """A mapping that does not let itself be walked over."""

    def items(self) -> Any:
        """Fail."""
        raise ZeroDivisionError


def pack(value: object) -> tuple[object]:
    """Return arguments as `logging` has them where they are one mapping."""
    return (value,)


TEXTS = st.text(st.characters())
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.binary() | st.builds(Shy) | st.datetimes(),
    lambda values: (
        st.lists(values)
        | st.tuples(values, values)
        | st.dictionaries(TEXTS | st.integers() | st.none() | st.tuples(st.integers()), values)
    ),
    max_leaves=10,
)


@pytest.mark.contract("C77")
@pytest.mark.parametrize("form", FORMS)
@given(
    message=VALUES,
    args=st.none() | st.lists(VALUES, max_size=3).map(tuple) | st.dictionaries(TEXTS, VALUES, max_size=3).map(pack),
    others=st.tuples(TEXTS, st.integers(-10, 1000), st.dictionaries(TEXTS, VALUES, max_size=3)),
)
def test_any_record(form: str, message: object, args: Any, others: tuple[str, int, dict[str, object]]) -> None:
    """Whatever a record holds, it is written."""
    name, level, extra = others
    record = logging.LogRecord(name, level, "/var/task/app.py", 1, message, args, None)
    own = set(record.__dict__)
    record.__dict__.update({key: value for key, value in extra.items() if key not in own})
    logged(form, record)


@pytest.mark.parametrize("form", FORMS)
@given(part=st.sampled_from(sorted(logging.makeLogRecord({}).__dict__)), value=VALUES)
def test_any_part(form: str, part: str, value: object) -> None:
    """Whatever stands in place of one of a record's own parts, the record is written."""
    record = logging.makeLogRecord({"msg": "x", "name": "n", part: value})
    logged(form, record)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("info", [None, False, (), (None, None, None), (ValueError, ValueError("v"), None), 5])
def test_any_exception(form: str, info: Any) -> None:
    """Whatever stands in place of an exception, the record is written."""
    logged(form, logging.LogRecord("n", 40, "p", 1, "x", None, info))


def message_in(record_of: Any) -> Any:
    """Return the message of a JSON record."""
    return json.loads(logged("JSON", logging.LogRecord("n", 40, "/p.py", 7, record_of, None, None)))["message"]


def test_values() -> None:
    """What JSON does not know becomes text, and what has no text says what it is."""
    loop: list[object] = []
    loop.append(loop)
    assert message_in({"a": Shy(), "b": b"x", "c": 1 + 2j}) == {
        "a": "<unprintable Shy object>",
        "b": "b'x'",
        "c": "(1+2j)",
    }
    assert message_in({"n": float("nan"), "i": float("-inf"), "f": 1.5}) == {"n": "nan", "i": "-inf", "f": 1.5}
    assert message_in({("a", 1): 2, "b": {None: 3}}) == {"('a', 1)": 2, "b": {"None": 3}}
    assert message_in({"i": 1 << 20_000})["i"].startswith("0x1000")
    assert "[" in json.dumps(message_in({"loop": loop}))


def test_record_that_cannot_be_formatted() -> None:
    """The message is written as it stands, with the place of the call and the reason."""
    record = logging.LogRecord("n", 40, "/var/task/app.py", 7, "x %s %s", ("secret",), None)
    text = logged("Text", record)
    assert text.endswith(
        "\tx %s %s [the record of /var/task/app.py:7 cannot be formatted: "
        "TypeError: not enough arguments for format string]\n"
    )
    told = json.loads(logged("JSON", logging.LogRecord("n", 40, "/p.py", 7, Empty(a=1), None, None)))
    assert "cannot be formatted: ZeroDivisionError" in told["message"]


@pytest.mark.parametrize("result", ["text", "text\n", None, 5])
def test_formatter_of_the_users(result: Any) -> None:
    """What another formatter returns is written with one line end."""

    class Own(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            text: str = result
            return text

    log = Kept("Text")
    handler = handler_to(log)
    handler.setFormatter(Own())
    handler.handle(logging.LogRecord("n", 40, "p", 1, "x", None, None))
    assert log.sent == [f"{result}\n" if result != "text\n" else result]


def test_record_is_left_as_it_was() -> None:
    """A handler of the user's that comes after ours gets the record's own level."""
    record = logging.LogRecord("n", 25, "p", 1, "x", None, None)
    assert json.loads(logged("JSON", record))["level"] == "INFO"
    assert (record.levelno, record.levelname) == (25, "Level 25")


@pytest.mark.contract("C76")
def test_each_worker_has_its_own_invocation() -> None:
    """Where several invocations are served at a time, each record tells its own; other threads tell the process's."""
    log = Kept("JSON")
    handler = handler_to(log)
    both = threading.Barrier(2, timeout=10)

    def serve(request_id: str) -> None:
        CURRENT.set(Invocation(request_id=request_id, body=b"", tenant_id=f"of {request_id}"))
        both.wait()
        handler.handle(logging.LogRecord("n", 40, "p", 1, request_id, None, None))

    workers = [threading.Thread(target=copy_context().run, args=(serve, name)) for name in ("a", "b")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    other = threading.Thread(target=handler.handle, args=(logging.LogRecord("n", 40, "p", 1, "other", None, None),))
    other.start()
    other.join()
    told = {record["message"]: record for record in map(json.loads, log.sent)}
    assert [(told[name]["requestId"], told[name].get("tenantId")) for name in ("a", "b", "other")] == [
        ("a", "of a"),
        ("b", "of b"),
        ("", None),
    ]


@given(st.integers(0, 4_000_000_000_000))
def test_timestamp(milliseconds: int) -> None:
    """A time is told to the millisecond."""
    text = timestamp(milliseconds / 1000)
    assert STAMP.fullmatch(text)
    assert abs(int(text[-4:-1]) - milliseconds % 1000) in {0, 1, 999}
