"""Every exception, however odd, becomes a document that parses, a header that is legal, and one line of log."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aws_lambda_runtime._report import report
from aws_lambda_runtime.errors import (
    EventMismatch,
    HandlerNotFound,
    ImportModuleError,
    RuntimeFault,
    UnmarshalError,
    UserCodeSyntaxError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_runtime._messages import Failure

LARGEST = 256 * 1024
# What the platform keeps for its metrics; anything else it replaces.
KEPT_TYPE = re.compile(r"(Runtime|Function)\.[A-Z][a-zA-Z]+")


def checked(failure: Failure, entry: str) -> dict[str, Any]:
    """Check what holds for the report of any error, and return the document."""
    document: dict[str, Any] = json.loads(failure.body.decode())
    assert list(document) == ["errorMessage", "errorType", "requestId", "stackTrace"]
    assert all(isinstance(document[key], str) for key in ("errorMessage", "errorType", "requestId"))
    assert all(isinstance(line, str) for line in document["stackTrace"])
    size = len(failure.body)
    assert size <= LARGEST
    assert KEPT_TYPE.fullmatch(failure.error_type)
    assert entry.startswith("[ERROR] ")
    assert entry.endswith("\n")
    assert "\n" not in entry[:-1]
    return document


def reported(error: BaseException, request_id: str = "", exit_code: int | None = None) -> tuple[Failure, str]:
    """Report an error, and return the failure with the entry as it stands in a text log."""
    failure, entry = report(error, request_id, exit_code)
    return failure, entry.render(as_json=False, framed=False)


def raised(raise_it: Callable[[], object]) -> BaseException:
    """Run it, and return what it raised, with its traceback from there on."""
    with pytest.raises(BaseException) as caught:  # noqa: PT011 - any is welcome
        raise_it()
    assert caught.tb is not None
    return caught.value.with_traceback(caught.tb.tb_next)


def users(source: str, name: str = "app", **names: object) -> Callable[[], object]:
    """Return the function `f` of a module of the user's."""
    module: dict[str, Any] = {"__name__": name, **names}
    exec(compile(source, f"/var/task/{name}.py", "exec"), module)  # noqa: S102 - stands for the user's module
    function: Callable[[], object] = module["f"]
    return function


def test_document() -> None:
    """The document has the managed runtime's four keys; the entry tells the same."""
    failure, entry = reported(raised(users("def g(): raise KeyError('k')\ndef f(): g()")), "id-1")
    document = checked(failure, entry)
    assert document["errorMessage"] == "'k'"
    assert document["errorType"] == "KeyError"
    assert document["requestId"] == "id-1"
    assert document["stackTrace"] == [
        '  File "/var/task/app.py", line 2, in f\n',
        '  File "/var/task/app.py", line 1, in g\n',
    ]
    assert failure.error_type == "Function.KeyError"
    assert failure.exit_code is None
    blank = "\N{NO-BREAK SPACE}"
    assert entry == (
        "[ERROR] KeyError: 'k'\rTraceback (most recent call last):"
        f'\r{blank * 2}File "/var/task/app.py", line 2, in f'
        f'\r{blank * 2}File "/var/task/app.py", line 1, in g\n'
    )


def test_source_lines() -> None:
    """A frame shows its line of source where the file is there."""
    error = raised(lambda: {"a": 1}["b"])
    document = checked(*reported(error))
    assert document["requestId"] == ""
    assert document["stackTrace"][-1].endswith("    error = raised(lambda: {'a': 1}['b'])\n".replace("'", '"'))


@pytest.mark.parametrize("module", ["aws_lambda_runtime._invoke", "aws_lambda_runtime", "importlib._bootstrap"])
def test_frames_of_the_machinery(module: str) -> None:
    """Frames of the runtime and of the import system are left out, also between those of the user."""
    inner = users("def f(): raise ValueError", name="inner")
    between = users("def f(): inner()", name=module, inner=inner)
    outer = users("def f(): between()", name="outer", between=between)
    document = checked(*reported(raised(outer)))
    assert ["/outer.py" in line or "/inner.py" in line for line in document["stackTrace"]] == [True, True]


def test_similar_module_names() -> None:
    """A module of the user's is not taken for the runtime's because of its file's name or the start of its own."""
    for name in ("bootstrap", "aws_lambda_runtime_tools", "_report"):
        (line,) = checked(*reported(raised(users("def f(): raise ValueError", name=name))))["stackTrace"]
        assert f"/{name}.py" in line


def test_module_without_a_name() -> None:
    """Frames of code that has no module, or an odd one, are the user's."""
    for name in ({}, {"__name__": None}, {"__name__": 5}):
        module: dict[str, Any] = dict(name)
        exec(compile("def f(): raise ValueError", "<made>", "exec"), module)  # noqa: S102 - the user's own exec
        assert checked(*reported(raised(module["f"])))["stackTrace"] == ['  File "<made>", line 1, in f\n']


def test_error_without_traceback() -> None:
    """An exception that was never raised has no stack, and the entry is its first line only."""
    failure, entry = reported(ValueError("text"))
    assert checked(failure, entry)["stackTrace"] == []
    assert entry == "[ERROR] ValueError: text\n"


def test_no_message() -> None:
    """Without a message the entry has the type alone, as on the managed runtime."""
    failure, entry = reported(ValueError())
    assert checked(failure, entry)["errorMessage"] == ""
    assert entry == "[ERROR] ValueError\n"


@pytest.mark.parametrize(
    ("fault", "error_type"),
    [
        (HandlerNotFound("a"), "Runtime.HandlerNotFound"),
        (EventMismatch("Order", ("$.a: b",)), "Runtime.UnmarshalError"),
    ],
)
def test_fault(fault: RuntimeFault, error_type: str) -> None:
    """A failure of the runtime's is told under the managed runtime's name, in document and header."""
    failure, entry = reported(fault)
    assert checked(failure, entry)["errorType"] == failure.error_type == error_type
    assert entry == f"[ERROR] {error_type}: {fault}\n"


def test_cause_of_a_fault() -> None:
    """A failure of the runtime's shows the frames of the user's exception behind it."""
    cause = raised(users("def f(): import nix_inner"))
    fault = ImportModuleError("told")
    fault.__cause__ = cause
    document = checked(*reported(fault))
    assert document["errorMessage"] == "told"
    assert document["stackTrace"] == ['  File "/var/task/app.py", line 1, in f\n']


def test_syntax_error_of_a_module() -> None:
    """A module that is not Python is told by the managed runtime's one entry: file, line and text."""
    fault = UserCodeSyntaxError("told")
    fault.__cause__ = raised(lambda: compile("x = 1\ndef f(:\n", "/var/task/app.py", "exec"))
    failure, entry = reported(fault)
    assert checked(failure, entry)["stackTrace"] == ['  File "/var/task/app.py" Line 2\n    def f(:']
    assert failure.error_type == "Runtime.UserCodeSyntaxError"


def test_syntax_error_in_a_long_line() -> None:
    """The text of a wrong line is cut where it would make the document larger than the platform takes."""
    fault = UserCodeSyntaxError("told")
    fault.__cause__ = raised(lambda: compile("x = 1; " * 100_000 + "(", "/var/task/app.py", "exec"))
    checked(*reported(fault))


def test_syntax_error_of_a_text() -> None:
    """A syntax error in what a handler had parsed shows the handler's frames, and nothing of the text."""
    handle = users("import ast\ndef f(): ast.literal_eval('private text')")
    failure, entry = reported(raised(handle))
    assert '/var/task/app.py", line 2, in f' in "".join(checked(failure, entry)["stackTrace"])
    assert "private" not in entry


class Unprintable(Exception):  # noqa: N818 - its name is part of what is tested
    """An exception whose text cannot be had."""

    def __str__(self) -> str:
        """Fail."""
        raise RuntimeError


def test_unprintable() -> None:
    """An exception whose text cannot be had is told by its type."""
    failure, entry = reported(raised(users("def f(): raise error", error=Unprintable("text"))), "id-1", 3)
    document = checked(failure, entry)
    assert document["errorMessage"] == "<unprintable Unprintable object>"
    assert document["requestId"] == "id-1"
    assert document["stackTrace"] != []
    assert failure.exit_code == 3


def syntax_error(*details: object) -> SyntaxError:
    """Make a syntax error whose parts are not what they should be."""
    error = SyntaxError("text")
    for name, value in zip(("filename", "lineno", "text", "msg"), details, strict=False):
        setattr(error, name, value)
    return error


ODD: list[BaseException] = [
    SyntaxError(),
    SyntaxError("text"),
    syntax_error("file.py"),
    syntax_error("file.py", None, None),
    syntax_error("file.py", 3, 5),
    syntax_error(5, "three", b"text", []),
    syntax_error("file.py", 3, "x" * 1_000_000),
    syntax_error("line\nline\r\0", -1, "a\nb"),
    UnicodeDecodeError("utf-8", b"\xff" * 1_000_000, 0, 1_000_000, "reason"),
    OSError(2, "text", "\udc80" * 100),
    ExceptionGroup("group", [ValueError("a"), ExceptionGroup("inner", [KeyError("b")])]),
    KeyError("\n\r\u2028\x85\x1c"),
    KeyboardInterrupt(),
    SystemExit({"not": "a code"}),
    GeneratorExit(),
    Unprintable(),
]


@pytest.mark.parametrize("error", ODD, ids=lambda error: type(error).__name__)
def test_odd_errors(error: BaseException) -> None:
    """Whatever is wrong with an exception's parts, its type is told; the last resort is for worse."""
    document = checked(*reported(error, "id-1"))
    assert document["errorType"] == type(error).__name__


def test_error_that_lies_about_its_class() -> None:
    """An exception that does not let itself be looked at is told by the last resort at least."""

    class Confused(Exception):  # noqa: N818 - its name is part of what is tested
        @property
        def __class__(self) -> Any:
            raise ZeroDivisionError

        @__class__.setter
        def __class__(self, _: object) -> None:
            raise ZeroDivisionError

    checked(*reported(Confused("text"), "id-1"))


@given(st.text(st.characters()), st.text(st.characters()))
@example("\ud800", "\0")
@example("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "  \N{GRINNING FACE}")
def test_any_message(message: str, more: str) -> None:
    """Whatever text is in an exception, its document tells it, and its entry stays one line."""
    for error in (ValueError(message), ValueError(message, more), KeyError(message), UnmarshalError(message)):
        failure, entry = reported(error)
        told = checked(failure, entry)["errorMessage"]
        assert json.dumps(told) == json.dumps(str(error))
        entry.encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("character", ["a", "\0", "\n", '"', "ü", "\udc80", "\N{GRINNING FACE}"])
def test_long_message(character: str) -> None:
    """A message of ten million characters is cut in its middle."""
    error = ValueError("start" + character * 10_000_000 + "end")
    failure, entry = reported(error)
    message = checked(failure, entry)["errorMessage"]
    assert message.startswith(f"start{character}")
    assert message.endswith(f"{character}end")
    assert "characters left out" in message


def test_deep_recursion() -> None:
    """Of an endless recursion a part is told."""
    document = checked(*reported(raised(users("def f(): f()"))))
    assert document["errorType"] == "RecursionError"
    assert 0 < len(document["stackTrace"]) <= 100


def test_long_source_lines(tmp_path: Any) -> None:
    """Frames whose lines of source are long do not make the document larger than the platform takes."""
    path = tmp_path / "long.py"
    source = "def f(n):\n    " + "x = 1; " * 20_000 + "return f(n - 1) if n else 1 / 0\n"
    path.write_text(source, encoding="utf-8")
    module: dict[str, Any] = {"__name__": "long"}
    exec(compile(source, str(path), "exec"), module)  # noqa: S102 - stands for the user's module
    checked(*reported(raised(lambda: module["f"](50))))


def test_loader_that_fails() -> None:
    """A module whose source cannot be had, for whatever reason, costs the frames their lines and nothing else."""

    class Loader:
        def get_source(self, name: str) -> str:
            raise ZeroDivisionError(name)

    function = users("def f(): raise ValueError('told')", __loader__=Loader())
    document = checked(*reported(raised(function), "id-1"))
    assert (document["errorMessage"], document["errorType"], document["requestId"]) == ("told", "ValueError", "id-1")
