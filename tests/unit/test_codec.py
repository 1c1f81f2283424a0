"""JSON in and out by both codecs, held against the standard library's `json` wherever they are to agree with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._codec import decode, encode
from aws_lambda_runtime.errors import MarshalError, UnmarshalError

if TYPE_CHECKING:
    from typing import NoReturn

NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | st.text(st.characters())
VALUES = st.recursive(
    SCALARS,
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(st.characters()), values, max_size=4),
    max_leaves=20,
)
# What looks like JSON to a reader in a hurry: numbers, words, quotes and brackets in any order.
NEARLY_JSON = st.lists(
    st.sampled_from(
        [
            *'[]{}:,"\\/ \t\n\r\f\0',
            *("0", "1", "9", "-", "+", ".", "e", "E", "\\u", "d83d", "\\ud83d", "\\ude00", "\\n"),
            *("true", "false", "null", "True", "nul", "'", "é", "\N{NO-BREAK SPACE}", "1e999", '"a"', '"a":1'),
        ]
    ),
    max_size=12,
).map("".join)


@pytest.fixture(scope="module", autouse=True, params=["standard", "launcher"])
def codec(request: pytest.FixtureRequest) -> None:
    """Let each test run with the codec of the interpreter and with that of the launcher."""
    if request.param == "launcher":
        request.getfixturevalue("launcher_codec")


def as_is(value: object) -> object:
    """Unstructure nothing."""
    return value


def reject(constant: str) -> NoReturn:
    """Make `json` as strict as the event's reader."""
    raise ValueError(constant)


@given(VALUES, st.booleans(), st.sampled_from([None, 0, 3]))
def test_decode(value: object, ascii_only: bool, indent: int | None) -> None:  # noqa: FBT001 - drawn by hypothesis
    """Whatever `json` writes is read as `json` reads it."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    body = text.encode("utf-8", "backslashreplace")
    assert decode(body) == json.loads(body)
    assert decode(bytearray(body)) == json.loads(body)


@given(NEARLY_JSON | st.text() | st.builds(lambda value, end: json.dumps(value)[:end], VALUES, st.integers(0, 40)))
def test_decode_agrees_with_json(text: str) -> None:
    """A text is refused just where `json` refuses it, and otherwise gives the same value."""
    try:
        expected = json.loads(text, parse_constant=reject)
    except ValueError:
        with pytest.raises(UnmarshalError, match=r"\AUnable to unmarshal input: "):
            decode(text.encode())
    else:
        assert decode(text.encode()) == expected


@given(st.binary())
def test_decode_bytes(body: bytes) -> None:
    """Any bytes are a JSON text or an UnmarshalError."""
    try:
        decode(body)
    except UnmarshalError as error:
        assert str(error).startswith("Unable to unmarshal input: ")  # noqa: PT017 - both ways are right


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_decode_constants(constant: str) -> None:
    """The constants that JSON does not have are refused, at any depth."""
    for text in (constant, f"[{constant}]", f'{{"a": [{constant}]}}'):
        with pytest.raises(UnmarshalError) as caught:
            decode(text.encode())
        assert str(caught.value) == f"Unable to unmarshal input: {constant} is not JSON"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"1e999", float("inf")),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b'"\\ud800"', "\ud800"),
        (b'"\\ud83d\\ude00"', "\N{GRINNING FACE}"),
        (b"\xef\xbb\xbf {}", {}),
        (b" \t\r\n1 \t\r\n", 1),
    ],
)
def test_decode_as_the_managed_runtime(body: bytes, expected: object) -> None:
    """Overflowing numbers, repeated keys, lone surrogates and a byte order mark are taken."""
    assert decode(body) == expected


@pytest.mark.parametrize(
    "body",
    [b"", b" ", b"\xff", b'"\xed\xa0\x80"', b"{} {}", b'"\n"', b"1" * 4301, b"[" * 100_000, b'{"a":' * 100_000, b"\0"],
    ids=lambda body: repr(body[:6]),
)
def test_decode_refuses(body: bytes) -> None:
    """No text, bad UTF-8, extra data, control characters, huge numbers and bottomless nesting are refused."""
    with pytest.raises(UnmarshalError, match=r"^Unable to unmarshal input: "):
        decode(body)


@given(st.text(alphabet="§¶", min_size=3))
def test_decode_tells_no_content(secret: str) -> None:
    """The message of a refusal holds nothing of the text."""
    for text in (secret, f'"{secret}', f'{{"{secret}": }}', f'"{secret}" 1', f'["{secret}" "{secret}"]'):
        with pytest.raises(UnmarshalError) as caught:
            decode(text.encode())
        assert secret not in str(caught.value)


@given(VALUES)
def test_encode(value: object) -> None:
    """What is written is UTF-8, and reads as what `json` writes reads."""
    written = encode(value, as_is)
    assert json.loads(written.decode()) == json.loads(json.dumps(value))
    assert decode(written) == json.loads(json.dumps(value))


@given(VALUES.filter(lambda value: "\\ud" not in json.dumps(value)))
def test_encode_like_the_managed_runtime(value: object) -> None:
    """Separators, order and characters beyond ASCII are written as on the managed runtime."""
    assert encode(value, as_is).decode() == json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("\ud800", r'"\ud800"'),
        ({"\udfff": ["a\udc80b"]}, r'{"\udfff": ["a\udc80b"]}'),
        ([float("nan"), float("inf"), float("-inf")], "[NaN, Infinity, -Infinity]"),
        ({7: 1, 1.5: 2, True: 3, None: 4}, '{"7": 1, "1.5": 2, "true": 3, "null": 4}'),
        ("\0\x1f\x7f\u2028\N{GRINNING FACE}", '"\\u0000\\u001f\x7f\u2028\N{GRINNING FACE}"'),
        ((1, (2,)), "[1, [2]]"),
    ],
)
def test_encode_edges(value: object, text: str) -> None:
    """Surrogates are escaped, keys become text, and what is no JSON number has its name, as on the managed runtime."""
    assert encode(value, as_is).decode() == text


def circular() -> list[object]:
    """Make a list that holds itself."""
    values: list[object] = [1]
    values.append({"self": values})
    return values


def deep(levels: int, *, plain: bool = True) -> object:
    """Make a list of lists of lists, with a set at the bottom if it is not to be plain."""
    value: object = 1 if plain else {1}
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (circular(), r"Circular reference detected at \$\[1\]\.self"),
        (deep(100_000), ""),
        (deep(100_000, plain=False), ""),
        (10**5000, ""),
        (object(), r"Object of type object is not JSON serializable at \$$"),
        ({"a": [1, {2j}]}, r"Object of type complex is not JSON serializable at \$\.a\[1\]\[\*\]$"),
        (iter([]), "Object of type list_iterator is not JSON serializable"),
        ({(1, 2): 3}, r"keys must be str, int, float, bool or None, not tuple at \$"),
        (1j, "Object of type complex is not JSON serializable"),
        (..., "Object of type ellipsis is not JSON serializable"),
    ],
    ids=lambda value: str(value)[:20] if isinstance(value, str) else type(value).__name__,
)
def test_encode_refuses(value: object, why: str) -> None:
    """What JSON cannot hold is refused, and the message says what it is and where."""
    with pytest.raises(MarshalError, match=rf"\AUnable to marshal response: {why}"):
        encode(value, as_is)


@pytest.mark.parametrize("levels", [10, 200])
def test_encode_nested(levels: int) -> None:
    """Results as deep as people nest them are written."""
    assert json.loads(encode(deep(levels), as_is)) == deep(levels)


@pytest.mark.parametrize("levels", range(0, 3000, 60))
def test_encode_at_any_depth(levels: int) -> None:
    """However deep a result is, it is written or refused; nothing else happens."""
    for plain in (True, False):
        try:
            written = encode(deep(levels, plain=plain), as_is)
        except MarshalError:
            continue
        assert written == b"[" * (levels + (not plain)) + b"1" + b"]" * (levels + (not plain))


def test_encode_leaves_the_value_alone() -> None:
    """Writing a result changes nothing in it."""
    value = {"a": [1, (2, b"x")], b"k": None}
    encode(value, as_is)
    assert value == {"a": [1, (2, b"x")], b"k": None}
