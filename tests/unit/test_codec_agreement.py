"""The launcher's codec against the interpreter's: the same values, bytes and refusals, and nothing is left behind."""

from __future__ import annotations

import gc
import json
import struct
import subprocess
import sys
import threading
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import aws_lambda_runtime
from aws_lambda_runtime import _codec, _standard_codec

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events"
SOURCES = Path(aws_lambda_runtime.__file__).parent.parent
TEXTS = [path.read_bytes() for path in sorted(SAMPLES.rglob("*.json"))]
# What a text may be made of: tokens that belong into one, some of them cut, and bytes that are not UTF-8.
TOKENS = [
    *(b"{", b"}", b"[", b"]", b":", b",", b'"', b"\\", b"/", b" ", b"\n", b"\t", b"\r", b"\x00", b"\x1f", b"\x7f"),
    *(b"0", b"1", b"-", b".", b"e", b"E+", b"1e999", b"1e22", b"1e23", b"1e-22", b"123456789.123456", b"-0.0"),
    *(b"9007199254740993", b"123456789012345678", b"12345678901234567890", b"0.1", b"1e-400", b"00", b"1_0"),
    *(b"null", b"true", b"false", b"nul", b"NaN", b"Infinity", b"-Infinity"),
    *(b'"a"', b'"a": 1', b'"', b"\\n", b'\\"', b"\\/", b"\\x", b"\\u", b"\\u0000", b"\\u00e9", b"\\u20ac", b"d83d"),
    *(b"\\ud83d", b"\\ude00", "é".encode(), "€".encode(), "\N{GRINNING FACE}".encode(), b"\xef\xbb\xbf"),
    *(b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xe2\x82", b"a" * 8, b"a" * 7 + b"\\", b"a" * 63 + b'"', b"k" * 65),
]


class Text(str):
    """A string that is not plain."""

    __slots__ = ()


class Number(int):
    """An integer that is not plain."""


STRINGS = st.text(st.characters(exclude_categories=[])) | st.text(st.characters(max_codepoint=127), max_size=40)
NUMBERS = (
    st.integers()
    | st.floats()
    | st.builds(round, st.floats(-1e6, 1e6), st.integers(0, 8))
    | st.sampled_from([1e15, 1e16, 1e-4, 1e-5, 999999999999999.9, 2**63, -(2**63), 2**63 - 1, -(2**63) - 1])
    | st.builds(pow, st.just(10), st.just(5000))
)
KEYS = STRINGS | NUMBERS | st.none() | st.booleans()
ODD: list[object] = [
    *(b"bytes", bytearray(b"a"), {1}, frozenset(), 1j, ..., StopIteration, object()),
    *(Text("a"), Number(1), {(1,): 2}, {Text("k"): 1}),
]
VALUES = st.recursive(
    STRINGS | NUMBERS | st.none() | st.booleans() | st.sampled_from(ODD),
    lambda values: (
        st.lists(values, max_size=5)
        | st.lists(values, max_size=3).map(tuple)
        | st.dictionaries(KEYS, values, max_size=5)
    ),
    max_leaves=20,
)


@pytest.fixture(scope="module", autouse=True)
def launcher(launcher_codec: Any) -> Any:
    """Return the launcher's codec, which `_codec` has in this file."""
    return launcher_codec


def outcome(call: Callable[..., object], *arguments: object) -> tuple[object, ...]:
    """Return what a call returns or raises, so that -0.0 is not 0, 1 is not True, and NaN is itself."""
    try:
        return "returned", told_apart(call(*arguments))
    except Exception as error:  # noqa: BLE001 - which one is the question
        return type(error), str(error)


def told_apart(value: object) -> object:
    """Return the value with each float as its bits, and each type named."""
    if isinstance(value, dict):
        return [(told_apart(key), told_apart(item)) for key, item in value.items()]
    if isinstance(value, list):
        return [told_apart(item) for item in value]
    return type(value), struct.pack("d", value) if isinstance(value, float) else value


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Take a part of a real event, and change, drop or insert a few bytes of it."""
    text = draw(st.sampled_from(TEXTS))
    start, length = draw(st.integers(0, len(text))), draw(st.integers(0, 400))
    body = bytearray(text if draw(st.booleans()) else text[start : start + length])
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(body)))
        body[place : place + draw(st.integers(0, 3))] = draw(st.sampled_from(TOKENS) | st.binary(max_size=2))
    return bytes(body)


@given(st.lists(st.sampled_from(TOKENS), max_size=14).map(b"".join) | mutated() | st.binary())
@example(b"\xef\xbb\xbf \t\r\n[1 , 2]\n ")
@example(b'"' + b"\\u00e9" * 40 + b'"')
@example(b'{"a": 1, "b": 2, "a": 3}')
@settings(max_examples=600)
def test_any_text_is_read_alike(launcher: Any, text: bytes) -> None:
    """A text gives the same value by either codec, or is refused for the same reason at the same place.

    The launcher's looks at nothing that stands behind the text.
    """
    expected = outcome(_standard_codec.read, text)
    assert outcome(_codec.decode, text) == expected
    assert outcome(_codec.decode, bytearray(text)) == expected
    assert outcome(launcher.read, memoryview(b'"' + text + b'"')[1:-1]) == outcome(launcher.read, text)


@given(VALUES, st.booleans())
@settings(max_examples=600)
def test_any_value_is_written_alike(value: object, strict: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """A value becomes the same bytes by either codec, or is left to the walk by both."""
    assert _codec.encode_plain(value, strict=strict) == _standard_codec.write(value, strict)


@given(
    st.floats(allow_nan=False, allow_infinity=False)
    | st.builds(lambda digits, places: digits / 10**places, st.integers(-(10**18), 10**18), st.integers(0, 9))
)
@settings(max_examples=1000)
def test_any_number_is_the_shortest_that_reads_back(number: float) -> None:
    """Short decimals, which neither way goes through the interpreter's conversion, are still those of `repr`."""
    assert _codec.encode_plain(number) == repr(number).encode()
    assert told_apart(_codec.decode(repr(number).encode())) == told_apart(number)


def test_launchers_codec_reads_and_writes_every_sample_itself(launcher: Any) -> None:
    """No event that AWS sends is left to the interpreter's codec."""
    for text in TEXTS:
        value = launcher.read(text)
        assert value == json.loads(text)
        assert launcher.write(value, True) == _standard_codec.write(value, True)  # noqa: FBT003 - it knows no keywords


def test_rare_texts_are_left_to_the_interpreters_codec(launcher: Any) -> None:
    """Halves of surrogate pairs are read all the same."""
    assert launcher.read(b'"\\ud800"') is NotImplemented
    assert _codec.decode(b'"\\ud800"') == "\ud800"


@pytest.mark.parametrize("levels", [1, 100, 200])
@pytest.mark.parametrize(("before", "after"), [(b"[", b"]"), (b'{"a": ', b"}"), (b'[{"a": ', b"}]")])
def test_nested_texts_are_read_alike(before: bytes, after: bytes, levels: int) -> None:
    """Nested as deep as every version of Python reads it, a text gives the same value, or misses the same bracket."""
    for text in (before * levels + b"1" + after * levels, before * levels + after, before * (4 * levels // len(after))):
        assert outcome(_codec.decode, text) == outcome(_standard_codec.read, text)


BOTTOMLESS = """
import sys, threading
sys.path[:0] = sys.argv[1:]
from aws_lambda_runtime._codec import decode, encode
from aws_lambda_runtime.errors import RuntimeFault

def work():
    for levels in (900, 1_000, 1_001, 9_000, 100_000):
        value = []
        for _ in range(min(levels, 2_000)):
            value = [value]
        texts = (b"[" * levels, b'{"a":' * levels, b"[" * levels + b"x", b"[" * levels + b"]" * levels)
        for call, *arguments in (*((decode, text) for text in texts), (encode, value, str)):
            try:
                call(*arguments)
            except RuntimeFault as error:
                refused.add(str(error)[:36])

refused = set()
threading.stack_size(256 * 1024)
thread = threading.Thread(target=work)
thread.start()
thread.join()
print(*sorted(refused), sep="\\n")
"""


def test_bottomless_values_end_no_small_thread(codec_folder: Path) -> None:
    """On a stack of 256 KB too, what is nested without end is an error and not the end of the process."""
    command = [sys.executable, "-I", "-c", BOTTOMLESS, str(codec_folder), str(SOURCES)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    reasons = ("unmarshal input: Expecting", "unmarshal input: maximum r", "marshal response: maximum ")
    assert done.stderr == ""
    assert set(done.stdout.splitlines()) == {f"Unable to {reason}" for reason in reasons}


def test_values_that_hold_themselves_are_not_written() -> None:
    """A circle is found where it closes, before it has filled the memory."""
    values: list[object] = ["x" * 1_000_000]
    values += [{"again": (values,)}]
    tracemalloc.start()
    try:
        assert _codec.encode_plain(values) is None
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


def test_threads_share_the_codec() -> None:
    """Threads that read and write at the same time get what each of them asked for."""
    right: list[bool] = []

    def work(name: str) -> None:
        value = {f"{name}-{index}": [name, index, {"key": index / 7}] for index in range(300)}
        right.extend(_codec.decode(_codec.encode_plain(value) or b"") == value for _ in range(20))

    threads = [threading.Thread(target=work, args=(f"thread {index}",)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert right == [True] * 80


def test_nothing_is_left_behind() -> None:
    """Neither what is read and written nor what is refused, wherever it breaks off, leaves memory taken."""
    text = b'{"a": [1, 2.5, "x", {"b": ["\\u00e9\\n", "' + "ü€".encode() + b'", 12345678901234567890, null]}], "c": {}}'
    value = [_codec.decode(text), "é\n" * 300, 10**30, 0.1 + 0.2]

    def all_of_it() -> None:
        for end in range(len(text)):
            assert outcome(_codec.decode, text[:end])[0] is not None
            assert outcome(_codec.decode, text[:end] + b"\xff" + text[end:])[0] is not None
        for odd in ODD:
            assert _codec.encode_plain([value, {"key": [odd]}]) is None
        assert _codec.encode_plain(value) is not None

    all_of_it()
    tracemalloc.start()
    try:
        sizes = []
        for _ in range(5):
            all_of_it()
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert sizes[-1] - sizes[1] < 1000


def test_keys_are_one_object_wherever_they_come_again() -> None:
    """A key is made once, for all events, and keys that nobody has seen before do not pile up."""
    first, second = (_codec.decode(b'[{"messageId": 1}, {"messageId": 2}]') for _ in range(2))
    keys = [next(iter(record)) for record in (*first, *second)]  # type: ignore[misc]  # it is a list of dicts
    assert len({id(key) for key in keys}) == 1
    tracemalloc.start()
    try:
        for index in range(20_000):
            _codec.decode(b'{"%d": 1}' % index)
        assert tracemalloc.get_traced_memory()[0] < 200_000
    finally:
        tracemalloc.stop()
