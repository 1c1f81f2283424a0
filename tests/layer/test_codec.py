"""The codec for JSON that is a part of the launcher."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

STATE = """
import sys
import aws_lambda_runtime._codec as codec
print(codec.read.__self__.__spec__.origin, codec.write.__self__.__name__, "_json" in sys.modules)
"""
USED = "built-in _lambda_json False\n"


def test_loop_has_it_and_not_the_interpreters(loop: Callable[..., str]) -> None:
    """Where functions run, the interpreter's own codec is not loaded."""
    assert loop(STATE) == USED


def test_child_processes_have_it_too(python: Callable[..., str]) -> None:
    """An ordinary Python of the layer reads and writes as the loop does, once it imports this runtime."""
    assert python("-c", STATE) == USED


def test_what_it_does_not_take_is_read_by_the_interpreters(loop: Callable[..., str]) -> None:
    """Rare texts and wrong ones load that codec, which is frozen too, and says where a text is wrong."""
    source = """
from aws_lambda_runtime._codec import decode
for text in (b'{"half": "\\\\ud83d"}', b'{"a": 1,, "b": 2}', b"\\xff"):
    try:
        print(ascii(decode(text)))
    except ValueError as error:
        print(error)
print(sys.modules["aws_lambda_runtime._standard_codec"].__loader__.__class__.__name__)
"""
    assert loop(source).splitlines() == [
        r"{'half': '\ud83d'}",
        "Unable to unmarshal input: Expecting property name enclosed in double quotes: line 1 column 9 (char 8)",
        "Unable to unmarshal input: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        "FrozenFileLoader",
    ]
