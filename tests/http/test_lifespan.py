"""The lifespan of an application (contract C119)."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

import pytest

from aws_lambda_runtime import runtime
from aws_lambda_runtime.errors import LifespanFailed
from aws_lambda_runtime.http._lifespan import Lifespan

if TYPE_CHECKING:
    from collections.abc import Callable

    from function import Function

    Serve = Callable[..., Function]
    Read = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.beyond

COUNTING = """
import asyncio
from aws_lambda_runtime.http import asgi
seen = []
async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        seen.append((await receive())["type"])
        scope["state"]["loop"] = asyncio.get_running_loop()
        scope["state"]["list"] = []
        print("started")
        await send({"type": "lifespan.startup.complete"})
        await receive()
        raise AssertionError
    state = scope["state"]
    state["list"].append(1)
    state["mine"] = state.get("mine", 0) + 1
    text = f"{seen} {state['loop'] is asyncio.get_running_loop()} {len(state['list'])} {state['mine']}"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": text.encode()})
handler = asgi(app)
"""
PLAIN = """
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": str("state" in scope).encode()})
"""


def test_c119_startup(serve: Serve, request_event: Read) -> None:
    """The application starts once, before the first event, on the loop of all requests; each gets its state."""
    function = serve(COUNTING)
    function.wait_for_poll()
    assert function.log.count("started") == 1
    for count in (1, 2, 3):
        body = function.invoke(request_event("http_api")).value["body"]
        assert body == f"['lifespan.startup'] True {count} 1"
    assert "behind" not in function.log


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            'await send({"type": "lifespan.startup.failed", "message": "no database"})',
            "the application failed to start: no database",
        ),
        ('await send({"type": "lifespan.startup.failed"})', "the application failed to start: it gave no reason"),
        (
            'await send({"type": "lifespan.startup.failed", "message": "long trace"}); raise LookupError("no table")',
            "the application failed to start: LookupError: no table",
        ),
    ],
)
def test_c119_failed_startup(serve: Serve, answer: str, message: str) -> None:
    """An application that says that it cannot start fails the initialisation, with its reason."""
    function = serve(
        f"""
        async def app(scope, receive, send):
            await receive()
            {answer}
    """,
        handler="app.app",
    )
    error = function.init_error()
    assert (error["errorType"], error["errorMessage"]) == ("Runtime.LifespanFailed", message)
    assert function.exit_code() == 1


@pytest.mark.parametrize(
    ("first", "is_warned"),
    [
        ('if scope["type"] != "http": raise ValueError(scope["type"])', False),
        ('if scope["type"] != "http": return', False),
        ("pass", False),
        ('if scope["type"] != "http": await receive(); raise ValueError("no table")', True),
    ],
)
def test_c119_no_lifespan(serve: Serve, request_event: Read, first: str, *, is_warned: bool) -> None:
    """An application that does not know the protocol is served without; if it fails at its start, the log says so."""
    function = serve(f"async def app(scope, receive, send):\n    {first}{PLAIN}", handler="app.app")
    assert function.invoke(request_event("http_api")).value["body"] == "False"
    assert ("raised ValueError (no table) when it was told of its start" in function.log) is is_warned


def test_c119_lifespan_on(serve: Serve) -> None:
    """With lifespan="on" an application that does not know the protocol fails the initialisation."""
    function = serve("""
        from aws_lambda_runtime.http import asgi
        async def app(scope, receive, send): raise ValueError(scope["type"])
        handler = asgi(app, lifespan="on")
    """)
    error = function.init_error()
    assert error["errorMessage"].startswith("the application does not support the lifespan protocol")
    assert function.exit_code() == 1


def test_c119_lifespan_off(serve: Serve, request_event: Read) -> None:
    """With lifespan="off" the application hears nothing of its start."""
    function = serve(f"""
from aws_lambda_runtime.http import asgi
async def app(scope, receive, send):
    assert scope["type"] == "http"{PLAIN}
handler = asgi(app, lifespan="off")
""")
    assert function.invoke(request_event("http_api")).value["body"] == "False"


def test_unknown_lifespan(serve: Serve) -> None:
    """Another word for lifespan is an error that names the words there are."""
    function = serve("from aws_lambda_runtime.http import asgi\nhandler = asgi(print, lifespan='yes')")
    assert function.init_error()["errorMessage"] == 'lifespan is "auto", "on" or "off", not \'yes\''
    assert function.exit_code() == 1


def test_c119_shutdown() -> None:
    """The application is told of its end once, and may still do work before it says that it has ended."""
    steps = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        steps.append((await receive())["type"])
        await send({"type": "lifespan.startup.complete"})
        steps.append((await receive())["type"])
        await asyncio.sleep(0)
        steps.append("closed")
        await send({"type": "lifespan.shutdown.complete"})

    async def live() -> None:
        life = Lifespan(app, "on")
        await life.startup()
        await life.shutdown()
        await asyncio.sleep(0)
        await life.shutdown()

    asyncio.run(live())
    assert steps == ["lifespan.startup", "lifespan.shutdown", "closed"]


@pytest.mark.parametrize("knows", [True, False])
def test_c119_shutdown_is_asked_for(monkeypatch: pytest.MonkeyPatch, *, knows: bool) -> None:
    """The runtime is asked to tell of the end where the application has a lifespan, and only there."""
    hooks: list[object] = []
    monkeypatch.setattr(runtime, "on_shutdown", hooks.append, raising=False)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if knows:
            await receive()
            await send({"type": "lifespan.startup.complete"})

    life = Lifespan(app, "auto")
    asyncio.run(life.startup())
    assert hooks == ([life.shutdown] if knows else [])


@pytest.mark.parametrize("way", ["says", "raises"])
def test_c119_failed_shutdown(way: str) -> None:
    """An application that fails at its end, in either way, makes the shutdown fail with the reason."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        if way == "raises":
            raise LookupError("no disk")
        await send({"type": "lifespan.shutdown.failed", "message": "LookupError: no disk"})

    async def live() -> None:
        life = Lifespan(app, "on")
        await life.startup()
        with pytest.raises(LifespanFailed, match=r"^the application failed to end: LookupError: no disk$"):
            await life.shutdown()

    asyncio.run(live())


def test_c119_shutdown_at_sigterm(serve: Serve, request_event: Read) -> None:
    """At the end of the environment the application is told, on the loop of all requests, and has its time."""
    source = COUNTING.replace(
        "        raise AssertionError\n",
        """        same = scope["state"]["loop"] is asyncio.get_running_loop()
        await asyncio.sleep(0.01)
        print("closed on the same loop:", same, flush=True)
        await send({"type": "lifespan.shutdown.complete"})
        return
""",
    )
    function = serve(source)
    assert function.invoke(request_event("http_api")).value["statusCode"] == 200
    function.wait_for_poll()
    function.signal(signal.SIGTERM)
    assert function.exit_code() == 0
    assert "closed on the same loop: True" in function.log
