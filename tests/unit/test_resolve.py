"""From `_HANDLER` to a handler: every spelling that works, and the name of every way in which it does not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aws_lambda_runtime._resolve import resolve
from aws_lambda_runtime.errors import (
    BuiltInModuleConflict,
    HandlerNotFound,
    ImportModuleError,
    MalformedHandlerName,
    RuntimeFault,
    UserCodeSyntaxError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

SOURCE = """
def handler(event, context): return "app.handler"
def _private(event, context): return "private"
class Orders:
    @staticmethod
    def create(event, context): return "Orders.create"
    class Inner:
        @classmethod
        def find(cls, event, context): return "Inner.find"
    limit = 3
VERSION = "1.0"
process = handler
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Return a writer of modules into a folder that comes first in `sys.path`; they are forgotten after the test."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def write_module(name: str, source: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")

    yield write_module
    for name in set(sys.modules) - before:
        del sys.modules[name]


@pytest.fixture
def app(write: Callable[[str, str], None]) -> None:
    """Provide the module `app_under_test` and a package with a module of the same content."""
    write("app_under_test.py", SOURCE)
    write("package_under_test/__init__.py", "")
    write("package_under_test/sub/mod.py", SOURCE)


def nothing() -> Mapping[str, Callable[..., object]]:
    """Return the registered handlers where none are."""
    return {}


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("app_under_test.handler", "app.handler"),
        ("app_under_test:handler", "app.handler"),
        ("app_under_test._private", "private"),
        ("app_under_test.Orders.create", "Orders.create"),
        ("app_under_test:Orders.create", "Orders.create"),
        ("app_under_test.Orders.Inner.find", "Inner.find"),
        ("package_under_test.sub.mod.handler", "app.handler"),
        ("package_under_test/sub/mod.handler", "app.handler"),
        ("package_under_test/sub.mod.handler", "app.handler"),
        ("package_under_test/sub/mod.Orders.create", "Orders.create"),
        ("package_under_test.sub.mod:Orders.Inner.find", "Inner.find"),
    ],
)
def test_found(text: str, answer: str) -> None:
    """A handler is found in modules, packages and classes, in each of the spellings."""
    assert resolve(text, nothing)({}, None) == answer


def test_registered(write: Callable[[str, str], None]) -> None:
    """What the module has registered is found by its name, alone or as the whole text, dots or not."""
    write(
        "registering.py",
        "from aws_lambda_runtime import runtime\n"
        "@runtime.handler('hello.apigateway')\n"
        "def hidden_1(): return 1\n"
        "@runtime.handler('registering.orders')\n"
        "def hidden_2(): return 2\n"
        "@runtime.handler('simple')\n"
        "def hidden_3(): return 3\n",
    )
    from aws_lambda_runtime import runtime

    try:
        for text, answer in {
            "registering:hello.apigateway": 1,
            "registering.orders": 2,
            "registering.simple": 3,
            "registering:simple": 3,
        }.items():
            assert resolve(text, lambda: runtime.handlers)() == answer
    finally:
        for name in ("hello.apigateway", "registering.orders", "simple"):
            runtime.deregister_handler(name)


def test_registered_before() -> None:
    """What the program itself has registered is found by its name without any import, though it has no dot."""
    assert resolve("orders", lambda: {"orders": print}) is print


@pytest.mark.usefixtures("app")
def test_attributes_come_first() -> None:
    """A module's own attribute wins over a registered name that is spelled alike."""
    assert resolve("app_under_test.handler", lambda: {"handler": print})({}, None) == "app.handler"


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("text", ["", "app_under_test", "handler", "app_under_test/handler"])
def test_no_dot(text: str) -> None:
    """A text without a dot is malformed, in the managed runtime's words."""
    with pytest.raises(MalformedHandlerName) as caught:
        resolve(text, nothing)
    assert str(caught.value) == f"Bad handler '{text}': not enough values to unpack (expected 2, got 1)"


@pytest.mark.parametrize("text", [".", ".f", "..m.f", "m.", "a..f", "/m.f", "a//b.f", ":f", "m:", "a/.f"])
def test_missing_part(text: str) -> None:
    """A text of which a part is empty is malformed, and the message shows how it should look."""
    with pytest.raises(MalformedHandlerName, match=r"^Bad handler .* as in app.handler\n"):
        resolve(text, nothing)


@pytest.mark.parametrize("text", ["sys.exit", "time.sleep", "sys/x.f", "sys:exit"])
def test_built_in_module(text: str) -> None:
    """A module that is part of the interpreter cannot be a handler's."""
    with pytest.raises(BuiltInModuleConflict, match=r"^Cannot use built-in module (sys|time|sys/x) as a "):
        resolve(text, nothing)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no_such.f", "Unable to import module 'no_such': No module named 'no_such'"),
        ("no/such.f", "Unable to import module 'no/such': No module named 'no'"),
        (
            "package_under_test.nix.f",
            "Unable to import module 'package_under_test.nix': No module named 'package_under_test.nix'",
        ),
        ("app_under_test.f.f", "Unable to import module 'app_under_test.f': No module named 'app_under_test.f'; "),
    ],
)
def test_missing_module(text: str, message: str) -> None:
    """A module that is not there is told in the managed runtime's words, as it was spelled."""
    with pytest.raises(ImportModuleError) as caught:
        resolve(text, nothing)
    assert str(caught.value).removesuffix("'app_under_test' is not a package") == message


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import nix_inner", "No module named 'nix_inner'"),
        ("from os import nix", "cannot import name 'nix' from 'os'"),
        ("raise ImportError('own words')", "own words"),
    ],
)
def test_failing_import(write: Callable[[str, str], None], source: str, message: str) -> None:
    """An import that fails within the module is named, and the cause leads to its line."""
    write("failing.py", source)
    with pytest.raises(ImportModuleError) as caught:
        resolve("failing.f", nothing)
    assert str(caught.value).startswith(f"Unable to import module 'failing': {message}")
    assert isinstance(caught.value.__cause__, ImportError)
    assert caught.value.__cause__.__traceback__ is not None


def test_failing_import_in_a_package(write: Callable[[str, str], None]) -> None:
    """What fails in a package that was found is not taken for a missing module."""
    write("broken/__init__.py", "import nix_inner")
    write("broken/mod.py", SOURCE)
    with pytest.raises(ImportModuleError, match="No module named 'nix_inner'"):
        resolve("broken.mod.handler", nothing)


@pytest.mark.parametrize("source", ["def f(:\n", "if True:\nx = 1\n", "x = 'a\n", "\tx = 1\n  y = 2\n", "\0"])
def test_syntax_error(write: Callable[[str, str], None], source: str) -> None:
    """A module that is not Python is told as such, and the cause has the place."""
    write("invalid.py", source)
    with pytest.raises(UserCodeSyntaxError, match=r"^Syntax error in module 'invalid': ") as caught:
        resolve("invalid.f", nothing)
    assert isinstance(caught.value.__cause__, SyntaxError)


@pytest.mark.parametrize("error", ["ZeroDivisionError", "SystemExit", "KeyboardInterrupt"])
def test_failing_module(write: Callable[[str, str], None], error: str) -> None:
    """Whatever else a module raises is not dressed up."""
    write("raising.py", f"raise {error}(3)")
    with pytest.raises((ZeroDivisionError, SystemExit, KeyboardInterrupt)) as caught:
        resolve("raising.f", nothing)
    assert type(caught.value).__name__ == error


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("text", "missing", "advice"),
    [
        ("app_under_test.handlr", "'handlr' missing on module 'app_under_test'", "did you mean 'handler'?"),
        ("app_under_test.zzz", "'zzz' missing on module 'app_under_test'", "it has 'Orders', 'handler', 'process'"),
        ("app_under_test.Orders.crate", "'crate' missing on module 'app_under_test.Orders'", "did you mean 'create'?"),
        ("app_under_test:Orders.crate", "'Orders.crate' missing on module 'app_under_test'", "did you mean 'create'?"),
        ("package_under_test/sub/mod.zzz", "'zzz' missing on module 'package_under_test/sub/mod'", "it has 'Orders', "),
        ("package_under_test.f", "'f' missing on module 'package_under_test'", "it defines no function"),
    ],
)
def test_missing_name(text: str, missing: str, advice: str) -> None:
    """A name that is not there is told with what the user may have meant."""
    with pytest.raises(HandlerNotFound) as caught:
        resolve(text, nothing)
    assert str(caught.value).startswith(f"Handler {missing}; {advice}")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("text", ["app_under_test.VERSION.handler", "app_under_test:Orders.limit.x"])
def test_missing_name_on_a_value(text: str) -> None:
    """A name that is looked for on a value of any kind is a name that is missing."""
    with pytest.raises(HandlerNotFound, match="missing on module"):
        resolve(text, nothing)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(("text", "kind"), [("app_under_test.VERSION", "str"), ("app_under_test.Orders.limit", "int")])
def test_not_callable(text: str, kind: str) -> None:
    """What cannot be called is no handler, and the message tells what it is."""
    with pytest.raises(HandlerNotFound, match=rf" of type {kind}\b"):
        resolve(text, nothing)


WORDS = st.sampled_from(
    [*".:/\\ \0\n", "app_under_test", "Orders", "handler", "VERSION", "limit", "os", "path", "ü", "\udc80"]
)


@pytest.mark.usefixtures("app")
@given(st.text(max_size=20) | st.lists(WORDS, max_size=7).map("".join))
@example("\0.f")
@example("\ud800.f")
@example("a" * 5000 + ".f")
@example("app_under_test.\ud800")
def test_any_text(text: str) -> None:
    """Any text gives something that can be called, or a failure that has a name of the runtime."""
    try:
        assert callable(resolve(text, nothing))
    except RuntimeFault as error:
        assert error.error_type.startswith("Runtime.")  # noqa: PT017 - both ways are right
