"""How a handler is named, what may be one, and which arguments it gets (contract C6, C12 to C14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]

NAMED = """
    from aws_lambda_runtime import runtime

    @runtime.handler("hello.world")
    def greet(event, context): return ["hello", event]

    @runtime.handler("app.orders")
    def take_order(event, context): return ["order", event]

    def bye(event, context): return ["bye", event]
    runtime.register_handler("goodbye", bye)

    class Shop:
        @staticmethod
        def sell(event, context): return ["sold", event]

        class Counter:
            @classmethod
            def pay(cls, event, context): return [cls.__name__, event]

    def handler(event, context): return ["plain", event]
"""


@pytest.mark.beyond
@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("app.handler", "plain"),
        ("app:handler", "plain"),
        ("app.Shop.sell", "sold"),
        ("app:Shop.sell", "sold"),
        ("app.Shop.Counter.pay", "Counter"),
        ("app:hello.world", "hello"),
        ("app:goodbye", "bye"),
        ("app.goodbye", "bye"),
        ("app.orders", "order"),
    ],
)
def test_c12_forms_of_a_name(serve: Serve, name: str, result: str) -> None:
    """A handler is found by module and attribute, through classes, and by the name under which it is registered."""
    assert serve(NAMED, handler=name).invoke(1).value == [result, 1]


@pytest.mark.beyond
def test_c12_class_in_a_package(serve: Serve) -> None:
    """A method of a class in a module of a package is found."""
    function = serve("", handler="pkg/sub.Shop.sell", files={"pkg/sub.py": NAMED})
    assert function.invoke(1).value == ["sold", 1]


@pytest.mark.beyond
@pytest.mark.parametrize("name", [".handler", "..app.handler", "app.", "", "app:", ":handler"])
def test_c13_malformed(serve: Serve, name: str) -> None:
    """A name that lacks its module or its attribute is reported as malformed."""
    function = serve(NAMED, handler=name)
    error = function.init_error()
    assert error["errorType"] == "Runtime.MalformedHandlerName"
    assert error["errorMessage"].startswith(f"Bad handler '{name}': ")
    assert function.exit_code() == 1


@pytest.mark.beyond
def test_c14_not_callable(serve: Serve) -> None:
    """A name that stands for something that cannot be called is reported at the start."""
    function = serve("handler = {'a': 1}\n")
    error = function.init_error()
    assert error["errorType"] == "Runtime.HandlerNotFound"
    assert "'handler'" in error["errorMessage"]
    assert "callable" in error["errorMessage"]
    assert function.exit_code() == 1


@pytest.mark.beyond
@pytest.mark.parametrize(
    ("name", "managed", "offered"),
    [
        ("app.handlr", "Handler 'handlr' missing on module 'app'", "'handler'"),
        ("app.Handler", "Handler 'Handler' missing on module 'app'", "'handler'"),
        ("app:hello.wrld", "Handler 'hello.wrld' missing on module 'app'", "hello.world"),
        ("app.Shop.sel", "Handler 'sel' missing on module 'app.Shop'", "'sell'"),
    ],
)
def test_c06_near_names_are_offered(serve: Serve, name: str, managed: str, offered: str) -> None:
    """After the managed message, names that may have been meant are offered, in the report and in the log."""
    function = serve(NAMED, handler=name)
    error = function.init_error()
    assert error["errorType"] == "Runtime.HandlerNotFound"
    assert error["errorMessage"].startswith(managed)
    assert offered in error["errorMessage"].removeprefix(managed)
    assert function.exit_code() == 1
    assert error["errorMessage"] in function.log


@pytest.mark.parametrize(
    "definition",
    [
        "def handler(*args): return list(args)[0]",
        "def handler(event, context=None): return context and event",
        "def handler(event, context, more=1): return event",
        "def handler(event, context, *rest, flag=True, **options): return event",
        "handler = lambda event, context: event",
        "import functools\ndef call(extra, event, context): return event\nhandler = functools.partial(call, 1)",
        "class Service:\n    def run(self, event, context): return event\nhandler = Service().run",
        "class Service:\n    def __call__(self, event, context): return event\nhandler = Service()",
        "class Service:\n    def __new__(cls, event, context): return event\nhandler = Service",
        "from operator import and_\ndef handler(event, context, _and=and_): return event",
    ],
    ids=["args", "default", "third", "all", "lambda", "partial", "method", "instance", "class", "builtin-default"],
)
def test_callables(serve: Serve, definition: str) -> None:
    """Whatever can be called with an event and a context is a handler."""
    assert serve(definition + "\n").invoke({"a": 1}).value == {"a": 1}


def test_builtin_function(serve: Serve) -> None:
    """A function that is not written in Python is called with an event and a context."""
    assert serve("from operator import is_not as handler\n").invoke(1).value is True


@pytest.mark.beyond
@pytest.mark.parametrize(
    "definition",
    [
        "def handler(event): return event",
        "def handler(event, *, flag=True): return event",
        "handler = lambda event: event",
        "class Service:\n    def run(self, event): return event\nhandler = Service().run",
        "class Service:\n    def __call__(self, event): return event\nhandler = Service()",
        "class Service:\n    @classmethod\n    def run(cls, event): return event\nhandler = Service.run",
        "import functools\ndef call(extra, event): return event\nhandler = functools.partial(call, 1)",
    ],
    ids=["function", "keywords", "lambda", "method", "instance", "classmethod", "partial"],
)
def test_event_only(serve: Serve, definition: str) -> None:
    """A handler that takes one argument gets the event."""
    assert serve(definition + "\n").invoke({"a": 1}).value == {"a": 1}


@pytest.mark.beyond
def test_no_arguments(serve: Serve) -> None:
    """A handler that takes nothing is called with nothing."""
    assert serve("def handler(): return 'done'\n").invoke({"a": 1}).value == "done"


@pytest.mark.beyond
def test_too_many_arguments(serve: Serve) -> None:
    """A handler that needs more than an event and a context is refused at the start."""
    function = serve("def handler(event, context, more): pass\n")
    error = function.init_error()
    assert error["errorType"] == "TypeError"
    assert "(event, context)" in error["errorMessage"]
    assert function.exit_code() == 1


@pytest.mark.parametrize("annotation", ["dict", "object", "Any", "dict[str, Any]", "'Unknown'", "Mapping[str, object]"])
def test_annotations_that_mean_json(serve: Serve, annotation: str) -> None:
    """Annotations that say no more than JSON leave the event as it is."""
    function = serve(f"""
        from typing import Any, Mapping
        def handler(event: {annotation}, context) -> dict: return [type(event).__name__, event]
    """)
    assert function.invoke({"a": [1]}).value == ["dict", {"a": [1]}]
