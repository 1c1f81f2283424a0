"""What a handler returns, as the platform receives it (contract C42 to C48)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

EVALUATE = """
    import collections, datetime, decimal, enum, re, types, uuid

    Point = collections.namedtuple("Point", "x y")
    class Colour(enum.IntEnum): RED = 1
    class Size(enum.StrEnum): SMALL = "s"
    class Plain(enum.Enum): ONE = 1
    class Thing: pass

    def handler(event, context):
        return eval(event)
"""


def test_c42_dict(serve: Serve) -> None:
    """A dict arrives as one post of JSON that tells its exact length."""
    function = serve("def handler(event, context): return {'a': [1, 2.5, None, True], 'b': event}")
    answer = function.invoke({"c": "d"})
    assert answer.value == {"a": [1, 2.5, None, True], "b": {"c": "d"}}
    assert answer.header("Content-Type") == "application/json"
    assert answer.header("Content-Length") == str(len(answer.body))
    assert answer.header("Transfer-Encoding") is None
    assert answer.request.trailers == ()
    function.wait_for_poll()
    assert [request.method for request in function.api.requests] == ["GET", "POST", "GET"]


def test_c42_separators(serve: Serve) -> None:
    """JSON is written with the separators that the managed runtime uses, in the order of insertion."""
    function = serve("def handler(event, context): return {'b': [1, 2], 'a': {'c': 3}}")
    assert function.invoke().body == b'{"b": [1, 2], "a": {"c": 3}}'


def test_c43_none(serve: Serve) -> None:
    """A handler that returns nothing answers null."""
    function = serve("def handler(event, context): pass")
    assert function.invoke().body == b"null"


def test_c44_bytes(serve: Serve) -> None:
    """Bytes arrive as they are, under the media type that the managed runtime gives them."""
    function = serve("def handler(event, context): return b'\\x00\\xff{'")
    answer = function.invoke()
    assert answer.body == b"\x00\xff{"
    assert answer.header("Content-Type") == "application/unknown"


@pytest.mark.beyond
@pytest.mark.parametrize("result", ["bytearray(b'ab')", "memoryview(b'cab')[1:]"])
def test_c44_other_kinds_of_bytes(serve: Serve, result: str) -> None:
    """Other objects made of bytes arrive as bytes do."""
    answer = serve(EVALUATE).invoke(result)
    assert answer.body == b"ab"
    assert answer.header("Content-Type") == "application/unknown"


@pytest.mark.parametrize(
    ("result", "json"),
    [
        ("decimal.Decimal('1.10')", b"1.10"),
        ("[decimal.Decimal('1E+2')]", b"[1E+2]"),
        ("{'price': decimal.Decimal('0.1') + decimal.Decimal('0.2')}", b'{"price": 0.3}'),
        ("Point(1, y=[2])", b'{"x": 1, "y": [2]}'),
        ("[Point(1, Point(2, 3))]", b'[{"x": 1, "y": {"x": 2, "y": 3}}]'),
        ("Colour.RED", b"1"),
        ("[Size.SMALL, re.ASCII]", b'["s", 256]'),
        ("[b'abc', {'k': b'd'}]", b'["abc", {"k": "d"}]'),
        ("(1, 'two')", b'[1, "two"]'),
        ("collections.OrderedDict(b=1, a=2)", b'{"b": 1, "a": 2}'),
        ("{1: 'i', 2.5: 'f', True: 'b', None: 'n'}", b'{"1": "b", "2.5": "f", "null": "n"}'),
        ("10 ** 30", b"1000000000000000000000000000000"),
    ],
)
def test_c45_values_beyond_json(serve: Serve, result: str, json: bytes) -> None:
    """Values that JSON does not know are written as the managed runtime writes them."""
    assert serve(EVALUATE).invoke(result).body == json


def test_c45_bytes_as_keys(serve: Serve) -> None:
    """Bytes are taken as text where they are keys, too."""
    assert serve(EVALUATE).invoke("{b'k': 1}").value == {"k": 1}


@pytest.mark.parametrize(
    "result",
    [
        "object()",
        "[Thing()]",
        "Thing",
        "iter([])",
        "datetime.timedelta(1)",
        "[b'\\xff']",
        "{(1, 2): 3}",
        "10 ** 5000",
        "types.SimpleNamespace(a=1)",
    ],
)
def test_c46_unserialisable(serve: Serve, result: str) -> None:
    """A result that JSON has no form for fails the invocation, and the next one is served."""
    function = serve(EVALUATE)
    error = function.invoke(result).error
    assert error["errorType"] == "Runtime.MarshalError"
    assert error["errorMessage"].startswith("Unable to marshal response: ")
    assert error["stackTrace"] == []
    assert function.invoke("1").value == 1


def test_c46_names_the_type(serve: Serve) -> None:
    """The message names the type that JSON has no form for."""
    error = serve(EVALUATE).invoke("{'a': [Thing()]}").error
    assert error["errorMessage"].startswith("Unable to marshal response: Object of type Thing is not JSON serializable")


@pytest.mark.beyond
@pytest.mark.parametrize(
    ("result", "json"),
    [
        ("{'b', 'a'}", b'["a", "b"]'),
        ("frozenset({3, 1, 2})", b"[1, 2, 3]"),
        ("{'at': datetime.datetime(2026, 1, 31)}", b'{"at": "2026-01-31T00:00:00"}'),
        ("datetime.datetime(2026, 1, 31, tzinfo=datetime.timezone.utc)", b'"2026-01-31T00:00:00+00:00"'),
        ("[datetime.date(2026, 1, 31), datetime.time(1, 2)]", b'["2026-01-31", "01:02:00"]'),
        ("[uuid.UUID(int=1)]", b'["00000000-0000-0000-0000-000000000001"]'),
        ("{uuid.UUID(int=1): Plain.ONE}", b'{"00000000-0000-0000-0000-000000000001": 1}'),
        ("range(3)", b"[0, 1, 2]"),
        ("{'a': 1}.keys()", b'["a"]'),
        ("[bytearray(b'a'), memoryview(b'b')]", b'["a", "b"]'),
        ("types.MappingProxyType({'a': collections.deque([1])})", b'{"a": [1]}'),
    ],
)
@pytest.mark.parametrize("annotation", ["", ": str"], ids=["untyped", "typed"])
def test_c46_what_people_return(serve: Serve, result: str, json: bytes, annotation: str) -> None:
    """Sets, times, UUIDs, enumerations, mappings and sequences are written, by typed and untyped handlers alike."""
    assert serve(EVALUATE.replace("event,", f"event{annotation},")).invoke(result).body == json


@pytest.mark.beyond
def test_c46_attrs_instances(serve: Serve) -> None:
    """A result made of attrs classes is written as the objects that they stand for."""
    function = serve("""
        import attrs

        @attrs.frozen
        class Line:
            sku: str

        @attrs.define
        class Order:
            id: int
            lines: list[Line]

        def handler(event: Order, context):
            return [event, {"first": event.lines[0]}]
    """)
    order = {"id": 1, "lines": [{"sku": "a"}, {"sku": "b"}]}
    assert function.invoke(order).value == [order, {"first": {"sku": "a"}}]


@pytest.mark.parametrize("result", ["'\\ud800'", "['a\\udfffz']", "{'\\ud800': 1}"])
def test_c47_lone_surrogate(serve: Serve, result: str) -> None:
    """Half a surrogate pair, which UTF-8 cannot hold, arrives escaped, and the function goes on."""
    function = serve(EVALUATE)
    assert function.invoke(result).value == eval(result)  # noqa: S307 - the parameters above
    assert function.invoke("1").value == 1


def test_c48_text_of_every_language(serve: Serve) -> None:
    """Text comes back as it was."""
    text = "Grüße, 世界! 👩‍👩‍👧 \u2028 \x7f \x00"
    assert serve("def handler(event, context): return [event]").invoke(text).value == [text]


@pytest.mark.beyond
def test_c48_text_is_not_escaped(serve: Serve) -> None:
    """Text is written as UTF-8, as the managed runtime does it, without escapes."""
    function = serve("def handler(event, context): return {event: event}")
    assert function.invoke("ü世👩").body == '{"ü世👩": "ü世👩"}'.encode()
