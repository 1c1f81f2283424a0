"""Real other versions of what the layer has, in the function's zip or in another layer (contract C16)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]
    Event = Callable[[str], Any]
    Brought = Callable[[str], Path]

OLDEST, OUTDATED = "compat-oldest", "compat-outdated"
OWN = {"attrs": "24.3.0", "cattrs": "25.1.0", "requests": "2.32.0", "typing_extensions": "4.12.2"}
OLD = {"attrs": "23.2.0", "cattrs": "23.2.3", "requests": "2.25.1", "typing_extensions": "4.11.0"}
WHOSE = """
    import importlib, importlib.metadata
    def handler(event, context):
        return {name: [importlib.metadata.version(name), importlib.import_module(name).__file__] for name in event}
"""
TYPED = """
    from dataclasses import dataclass
    from typing import Optional, Union
    from attrs import define
    from aws_lambda_runtime.events import SQSEvent
    @dataclass
    class Line:
        count: int
    @define
    class Order:
        id: str
        lines: list[Line]
        note: Union[str, int, None] = None
    def handler(event: Order):
        return [type(event).__name__, event.lines[0].count, event]
    def batch(event: SQSEvent):
        return [record.message_id for record in event.records]
"""
IMPORTS = "import cattrs\ndef handler(event, context): return event\n"
ORDER = {"id": "o-1", "lines": [{"count": 2}], "note": None}
HINT = "comes before the layer's, and typed events need"


@pytest.fixture
def oldest(serve: Serve, brought: Brought) -> Serve:
    """Return a factory of functions whose own copies are the oldest that typed events work with."""
    return partial(serve, packages=brought(OLDEST))


@pytest.mark.parametrize(("packages", "versions"), [(OLDEST, OWN), (OUTDATED, OLD)], ids=["oldest", "outdated"])
def test_own_copies_win(serve: Serve, brought: Brought, packages: str, versions: dict[str, str]) -> None:
    """A function imports its own copies, however old, and the layer's are not mixed into them."""
    names = [name for name in versions if name != "cattrs"] if packages == OUTDATED else [*versions]
    function = serve(WHOSE, packages=brought(packages))
    for name, (version, file) in function.invoke(names).value.items():
        assert (version, file.startswith(f"{function.task_root}/")) == (versions[name], True), name


def test_typed_events_from_oldest_copies(oldest: Serve, event: Event) -> None:
    """The oldest copies that are supported make typed events, results and problems."""
    function = oldest(TYPED)
    assert function.invoke(ORDER).value == ["Order", 2, ORDER]
    message = function.invoke(ORDER | {"lines": [{"count": "2"}]}).error["errorMessage"]
    assert message == "the event is not a valid Order: $.lines[0].count: expected int, got str"
    sent = event("sqs/standard")
    batch = oldest(TYPED, handler="app.batch")
    assert batch.invoke(sent).value == [record["messageId"] for record in sent["Records"]]


@pytest.mark.parametrize("name", ["attrs", "cattrs", "typing_extensions"])
def test_outdated_copy_is_named(serve: Serve, brought: Brought, tmp_path: Path, name: str) -> None:
    """A copy that is too old for typed events fails the start, and the log says which it is and what to do."""
    parts = tmp_path / "parts"
    parts.mkdir()
    for entry in brought(OUTDATED).glob(f"{name.removesuffix('s')}*"):
        (parts / entry.name).symlink_to(entry)
    function = serve(TYPED, packages=parts)
    assert function.init_error()["errorType"] in {"ImportError", "ModuleNotFoundError"}
    assert function.exit_code() == 1
    assert f"the copy of {name} at {function.task_root}/{name}" in function.log
    assert f"{HINT} {name} " in function.log


def test_outdated_copy_under_an_import_of_the_function(serve: Serve, brought: Brought, tmp_path: Path) -> None:
    """The same advice stands where the function's own module imports the layer's cattrs on its own older attrs."""
    parts = tmp_path / "parts"
    parts.mkdir()
    for entry in brought(OUTDATED).glob("attr*"):
        (parts / entry.name).symlink_to(entry)
    function = serve(IMPORTS, packages=parts)
    assert function.init_error()["errorType"] == "Runtime.ImportModuleError"
    assert function.exit_code() == 1
    assert f"{HINT} attrs " in function.log


def test_outdated_copies_do_not_touch_plain_handlers(serve: Serve, brought: Brought) -> None:
    """A handler without typed events works with copies of any age, its own classes of that attrs included."""
    function = serve(
        """
        import attr
        @attr.s(auto_attribs=True)
        class Order:
            id: str
        def handler(event, context):
            return attr.asdict(Order(**event))
        """,
        packages=brought(OUTDATED),
    )
    assert function.invoke({"id": "o-1"}).value == {"id": "o-1"}


def test_copies_in_another_layer(layers: list[Path], serve_from: Callable[..., Function]) -> None:
    """Another layer's copy of requests comes before this layer's too."""
    function = serve_from(layers[0], WHOSE)
    assert function.invoke(["requests"]).value["requests"][1] == f"{layers[0]}/python/requests/__init__.py"
