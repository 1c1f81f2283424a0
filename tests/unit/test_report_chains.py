"""Exceptions that come with others: causes, contexts, groups, notes, however many and however odd."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._report import report
from aws_lambda_runtime.errors import EventMismatch, ImportModuleError

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 256 * 1024
LONGEST = 64 * 1024
KEPT_TYPE = re.compile(r"(Runtime|Function)\.[A-Z][a-zA-Z]+")


def checked(error: BaseException, request_id: str = "id-1") -> dict[str, Any]:
    """Check what holds for the report of any error, in every form, and return the document."""
    failure, entry = report(error, request_id)
    document: dict[str, Any] = json.loads(failure.body.decode())
    assert list(document) == ["errorMessage", "errorType", "requestId", "stackTrace"]
    assert all(isinstance(line, str) for line in document["stackTrace"])
    assert KEPT_TYPE.fullmatch(failure.error_type)
    size = len(failure.body)
    assert size < LARGEST
    check_cause(failure.cause)
    for as_json, framed in ((False, False), (False, True), (True, False), (True, True)):
        text = entry.render(as_json=as_json, framed=framed)
        length = len(text.encode("utf-8", "backslashreplace"))
        assert length < LONGEST
        assert text.endswith("\n") or framed
        assert "\n" not in text[:-1] or (framed and not as_json)
        if as_json:
            told = json.loads(text)
            assert list(told)[:2] == ["timestamp", "level"]
            assert told["errorType"] == document["errorType"]
        else:
            assert text.startswith("[ERROR] ")
    return document


def check_cause(text: str | None) -> None:
    """Check what holds for the X-Ray cause of any error of an invocation."""
    assert text is not None
    assert text.isascii()
    assert text.isprintable()
    assert len(text) < LONGEST
    cause = json.loads(text)
    assert list(cause) == ["working_directory", "exceptions", "paths"]
    assert all(set(told) == {"message", "type", "stack"} for told in cause["exceptions"])
    assert cause["exceptions"]


def raised(raise_it: Callable[[], object]) -> BaseException:
    """Run it, and return what it raised, with its traceback from there on."""
    with pytest.raises(BaseException) as caught:  # noqa: PT011 - any is welcome
        raise_it()
    assert caught.tb is not None
    return caught.value.with_traceback(caught.tb.tb_next)


def related(error: BaseException) -> list[str]:
    """Return the lines of the stack trace that tell of further exceptions."""
    return [entry.rstrip("\n") for entry in checked(error)["stackTrace"] if "  File " not in entry]


def caused(error: BaseException, cause: BaseException | None, context: BaseException | None = None) -> BaseException:
    """Set what led to an exception."""
    error.__context__ = context
    error.__cause__ = cause
    error.__suppress_context__ = cause is not None
    return error


TEXTS = st.text(st.characters())
ERRORS: st.SearchStrategy[BaseException] = st.recursive(
    st.builds(
        lambda name, text: type(name, (Exception,), {})(text),
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1),
        TEXTS,
    )
    | st.sampled_from([KeyError, SystemExit, OSError, UnicodeError]).flatmap(lambda kind: st.builds(kind, TEXTS)),
    lambda errors: (
        st.builds(BaseExceptionGroup, TEXTS, st.lists(errors, min_size=1, max_size=4))
        | st.builds(caused, errors, st.none() | errors, st.none() | errors)
    ),
    max_leaves=8,
)


@given(ERRORS, st.lists(TEXTS | st.integers(), max_size=3))
@pytest.mark.contract("C62")
def test_any_error(error: BaseException, notes: list[object]) -> None:
    """Whatever an exception says and whatever is behind it or in it, every form of its report is sound."""
    error.__notes__ = notes  # type: ignore[assignment]  # that is the point
    document = checked(error)
    assert document["errorType"] == type(error).__name__
    assert json.dumps(document["errorMessage"]) == json.dumps(str(error))


def test_relations() -> None:
    """Each exception stands behind the one that it belongs to, members of a group further in."""
    member = ValueError("m")
    caused(member, KeyError("of m"))
    group = ExceptionGroup("g", [member, OSError()])
    assert related(caused(group, None, TypeError("t"))) == [
        "  Member 1: ValueError: m",
        "  Caused by KeyError: 'of m'",
        "  Member 2: OSError",
        "While handling TypeError: t",
    ]


def test_suppressed_context() -> None:
    """What `raise ... from None` leaves out stays out."""
    error = ValueError()
    error.__context__ = KeyError("secret")
    error.__suppress_context__ = True
    assert related(error) == []


def test_context_of_a_failure_of_the_runtime() -> None:
    """What an event was refused for is told by the runtime's own words only: the context may hold values of it."""
    fault = EventMismatch("Order", ("$.a: expected int, got str",))
    fault.__context__ = ValueError("secret")
    assert related(fault) == []


def test_chain_behind_a_failure_of_the_runtime() -> None:
    """A module that cannot be imported shows the user's exception, and those behind it."""
    fault = ImportModuleError("told")
    fault.__cause__ = caused(ImportError("inner"), KeyError("innermost"))
    assert related(fault) == ["Caused by KeyError: 'innermost'"]


def test_cycles() -> None:
    """Exceptions that lead to each other are told once each."""
    first, second = ValueError("1"), KeyError("2")
    first.__cause__, second.__cause__ = second, first
    first.__context__ = first
    assert related(first) == ["Caused by KeyError: '2'"]
    group = ExceptionGroup("g", [first, second])
    second.__cause__ = group
    assert len(related(group)) == 2


def test_many() -> None:
    """Of very many exceptions some are told."""
    chain: BaseException = ValueError("x" * 20_000)
    nested: Exception = ValueError("x")
    for _ in range(1000):
        chain = caused(ValueError("x" * 20_000), chain)
        nested = ExceptionGroup("n" * 100, [nested])
    for error in (chain, nested, ExceptionGroup("g", [ValueError(str(n)) for n in range(100_000)])):
        lines = related(error)
        assert len(lines) == 20
        assert lines[-1].strip() == "(further exceptions are left out)"


class Odd(Exception):  # noqa: N818 - its name is part of what is tested
    """An exception whose parts fail when they are looked at."""

    def fail(self) -> Any:
        """Raise."""
        raise ZeroDivisionError

    __cause__ = property(fail)
    __context__ = property(fail)
    __notes__ = property(fail)


class Meta(type):
    """A class of classes that do not tell their name."""

    @property
    def __name__(cls) -> Any:  # type: ignore[override]  # that is the point
        """Fail."""
        raise ZeroDivisionError


def test_odd_parts() -> None:
    """Parts of an exception that cannot be looked at are left out, and all else is told."""
    assert checked(Odd("text"))["errorMessage"] == "text"
    assert related(caused(ValueError(), Odd("cause"))) == ["Caused by Odd: cause"]
    assert checked(Meta("Nameless", (Exception,), {})("text"))["errorType"] == "Nameless"


def test_member_that_lies_about_its_class() -> None:
    """An exception behind another that does not let itself be looked at costs nothing but what is behind it."""

    class Confused(Exception):  # noqa: N818 - its name is part of what is tested
        @property
        def __class__(self) -> Any:
            raise ZeroDivisionError

        @__class__.setter
        def __class__(self, _: object) -> None:
            raise ZeroDivisionError

    assert checked(caused(ValueError("told"), Confused("text")))["errorMessage"] == "told"


def users(source: str) -> Callable[..., object]:
    """Return the function `f` of a module of the user's."""
    module: dict[str, Any] = {"__name__": "app"}
    exec(compile(source, "/var/task/app.py", "exec"), module)  # noqa: S102 - stands for the user's module
    function: Callable[..., object] = module["f"]
    return function


def entry(line: int, name: str = "f") -> str:
    """Return a frame's entry."""
    return f'  File "/var/task/app.py", line {line}, in {name}\n'


def test_repeated_frames() -> None:
    """A frame that repeats itself is shown three times, and counted."""
    handle = users("def f(n):\n  if n:\n    f(n - 1)\n  else:\n    1 / 0\n")
    trace = checked(raised(lambda: handle(200)))["stackTrace"][1:]
    assert trace == [*[entry(3)] * 3, "  [Previous line repeated 197 more times]\n", entry(5)]


def test_frames_that_repeat_in_turn() -> None:
    """Of very many frames the first and the last are shown."""
    handle = users("def f(n): g(n)\ndef g(n):\n  if n: f(n - 1)\n  else: 1 / 0\n")
    trace = checked(raised(lambda: handle(300)))["stackTrace"]
    assert len(trace) == 101
    assert trace[1:3] == [entry(1), entry(3, "g")]
    assert re.fullmatch(r"  \[\d+ entries left out\]\n", trace[50])
    assert trace[-1] == entry(4, "g")


def test_very_deep_traceback() -> None:
    """A traceback of a hundred thousand frames is told in a few."""
    error = raised(users("def f(): 1 / 0"))
    last = error.__traceback__
    assert last is not None
    trace = last
    for _ in range(100_000):
        trace = type(last)(trace, last.tb_frame, last.tb_lasti, last.tb_lineno)
    assert len(checked(error.with_traceback(trace))["stackTrace"]) < 10
