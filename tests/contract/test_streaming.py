"""Answers that leave while they are made (contract C82 to C95)."""

from __future__ import annotations

import base64
import json
import signal
from typing import TYPE_CHECKING

import pytest

from wire import Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from function import Answer, Function

    Serve = Callable[..., Function]

pytestmark = pytest.mark.beyond

DELIMITER = bytes(8)
SYNC, ASYNC = "def", "async def"


def kinds(source: str) -> pytest.MarkDecorator:
    """Run a test with a generator and with the same as an async generator."""
    sources = [source.replace("DEF", kind) for kind in (SYNC, ASYNC)]
    return pytest.mark.parametrize("source", sources, ids=["generator", "async generator"])


def prelude(answer: Answer) -> tuple[dict[str, object], bytes]:
    """Split an HTTP response into what stands before its eight NUL bytes, and its body."""
    head, found, body = answer.body.partition(DELIMITER)
    assert found == DELIMITER
    return json.loads(head), body


def trailers(answer: Answer) -> tuple[str, dict[str, object]]:
    """Return the error type and the error document of the trailers."""
    found = {name.lower(): value for name, value in answer.request.trailers}
    assert set(found) == {"lambda-runtime-function-error-type", "lambda-runtime-function-error-body"}
    document = json.loads(base64.b64decode(found["lambda-runtime-function-error-body"], validate=True))
    return found["lambda-runtime-function-error-type"], document


@kinds("""
    DEF handler(event, context):
        yield b"one"
        yield "zw\N{LATIN SMALL LETTER O WITH DIAERESIS}lf"
        yield bytearray(b"!")
        yield memoryview(b"?")
""")
def test_c82_generator(serve: Serve, source: str) -> None:
    """Bytes and text that a generator yields arrive in chunks, under the headers of a streamed response."""
    function = serve(source)
    answer = function.invoke()
    assert answer.body == "onezwölf!?".encode()
    assert answer.header("Lambda-Runtime-Function-Response-Mode") == "streaming"
    assert answer.header("Transfer-Encoding") == "chunked"
    assert answer.header("Content-Length") is None
    assert answer.header("Content-Type") == "application/octet-stream"
    announced = {name.strip().lower() for name in (answer.header("Trailer") or "").split(",")}
    assert announced == {"lambda-runtime-function-error-type", "lambda-runtime-function-error-body"}
    assert answer.request.trailers == ()
    assert function.invoke().body == "onezwölf!?".encode()


@kinds("""
    import asyncio, os, time
    DEF handler(event, context):
        yield b"first"
        while not os.path.exists(event): time.sleep(0.01)
        yield b" second"
""")
def test_c82_chunks_leave_at_once(serve: Serve, source: str, tmp_path: Path) -> None:
    """A chunk arrives while the generator has not made the next one."""
    go_on = tmp_path / "go-on"
    incoming = serve(source).stream(str(go_on))
    incoming.wait_for(b"first")
    go_on.touch()
    assert incoming.answer().body == b"first second"


def test_c83_context_variables(serve: Serve) -> None:
    """All items of an async generator are made in one context and one task, which end with the invocation."""
    function = serve("""
        import asyncio, contextvars
        seen = contextvars.ContextVar("seen", default="nothing")
        async def handler(event, context):
            yield seen.get()
            seen.set(event)
            task = asyncio.current_task()
            async with asyncio.timeout(60):
                yield " " + seen.get()
                await asyncio.sleep(0)
                yield " " + seen.get() + " " + str(task is asyncio.current_task())
    """)
    assert function.invoke("a").body == b"nothing a a True"
    assert function.invoke("b").body == b"nothing b b True"


RESPONSE = """
    from aws_lambda_runtime import StreamingResponse
    def body(items):
        yield from items
    async def async_body(items):
        for item in items: yield item
    HEADERS = {"X-One": "1", "x-two": ["a", "b"], "Set-Cookie": "c=3", "Content-Type": "text/csv"}
    def response(body):
        return StreamingResponse(body, status=201, headers=HEADERS, cookies=["a=1", "b=2; Secure"])
    def sync(event, context): return response(body(event))
    def mixed(event, context): return response(async_body(event))
    def sequence(event, context): return response(event)
    async def awaited(event, context): return response(async_body(event))
    async def awaited_sync(event, context): return response(body(event))
    def first_item(event, context):
        yield response(())
        yield from event
    async def async_first_item(event, context):
        yield response(())
        for item in event: yield item
"""
HANDLERS = ["sync", "mixed", "sequence", "awaited", "awaited_sync", "first_item", "async_first_item"]


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("items", [["a", "b"], []], ids=["body", "no body"])
def test_c84_http_response(serve: Serve, handler: str, items: list[str]) -> None:
    """Status, headers and cookies go before the body as JSON and eight NUL bytes, also where there is no body."""
    answer = serve(RESPONSE, handler=f"app.{handler}").invoke(items)
    head, body = prelude(answer)
    assert answer.header("Content-Type") == "application/vnd.awslambda.http-integration-response"
    assert head == {
        "statusCode": 201,
        "headers": {"x-one": "1", "x-two": "a, b", "content-type": "text/csv"},
        "cookies": ["c=3", "a=1", "b=2; Secure"],
    }
    assert body == "".join(items).encode()
    assert len(answer.body) - len(body) < 16 * 1024


@pytest.mark.parametrize(
    ("result", "content_type"),
    [
        ("StreamingResponse(['text'])", "text/plain; charset=utf-8"),
        ("StreamingResponse([b'bytes'])", "application/octet-stream"),
        ("StreamingResponse('a whole text')", "text/plain; charset=utf-8"),
        ("StreamingResponse([b'{}'], content_type='application/json')", "application/json"),
        ("StreamingResponse()", "application/octet-stream"),
    ],
)
def test_c84_content_type(serve: Serve, result: str, content_type: str) -> None:
    """A response without a content type gets the one that its first part suggests."""
    source = f"from aws_lambda_runtime import StreamingResponse\ndef handler(event, context): return {result}"
    head, _ = prelude(serve(source).invoke())
    assert head["statusCode"] == 200
    assert head["headers"] == {"content-type": content_type}


@pytest.mark.parametrize(
    "argument", ["status=99", "headers={'a': 'b\\r\\nc: d'}", "cookies=['a\\n']", "content_type='a\\0'"]
)
def test_c85_response_that_is_none(serve: Serve, argument: str) -> None:
    """A status or a header that HTTP does not allow fails the invocation before anything is sent."""
    source = (
        f"from aws_lambda_runtime import StreamingResponse\ndef handler(e, c): return StreamingResponse({argument})"
    )
    assert serve(source).invoke().error["errorType"] == "ValueError"


@kinds("""
    DEF handler(event, context):
        if event: raise KeyError("at once")
        yield b"fine"
""")
def test_c86_error_before_the_first_part(serve: Serve, source: str) -> None:
    """What is raised before the first part is an ordinary error, and nothing else is posted."""
    function = serve(source)
    error = function.invoke(1).error
    assert (error["errorType"], error["errorMessage"]) == ("KeyError", "'at once'")
    assert function.invoke(0).body == b"fine"
    kinds = [request.target.rpartition("/")[2] for request in function.api.requests if request.method == "POST"]
    assert kinds == ["error", "response"]


@kinds("""
    DEF handler(event, context):
        yield b"one"
        yield b"two"
        raise LookupError("too late")
""")
def test_c87_error_after_the_first_part(serve: Serve, source: str) -> None:
    """What is raised later ends the body with trailers: the type, and the error document in base64."""
    function = serve(source)
    for _ in range(2):
        answer = function.invoke()
        assert answer.body == b"onetwo"
        error_type, document = trailers(answer)
        assert error_type == "Function.LookupError"
        assert document["errorType"] == "LookupError"
        assert document["errorMessage"] == "too late"
        assert 'raise LookupError("too late")' in str(document["stackTrace"])
    assert "[ERROR] LookupError: too late" in function.log


@kinds("""
    import sys
    DEF handler(event, context):
        yield b"one"
        sys.exit(7)
""")
def test_c87_exit_after_the_first_part(serve: Serve, source: str) -> None:
    """A handler that ends the process in the middle of its stream ends the stream with trailers first."""
    function = serve(source)
    answer = function.invoke()
    assert answer.body == b"one"
    assert trailers(answer)[0] == "Function.SystemExit"
    assert function.exit_code() == 7


@kinds("""
    DEF handler(event, context):
        for item in event: yield item
""")
@pytest.mark.parametrize(
    ("items", "body"), [([], b""), (["", ""], b""), (["", "a", "", "b", ""], b"ab")], ids=["none", "empty", "mixed"]
)
def test_c88_empty_parts(serve: Serve, source: str, items: list[str], body: bytes) -> None:
    """Empty parts do not end the body, and a stream without any part is an empty answer."""
    answer = serve(source).invoke(items)
    assert answer.body == body
    assert answer.header("Lambda-Runtime-Function-Response-Mode") == "streaming"
    assert answer.request.trailers == ()


def test_c89_mode_of_values(serve: Serve) -> None:
    """An answer that is a value does not name a response mode."""
    assert (
        serve("def handler(event, context): return 1").invoke().header("Lambda-Runtime-Function-Response-Mode") is None
    )


@kinds("""
    import mmap
    DEF handler(event, context):
        with open(event, "r+b") as file, mmap.mmap(file.fileno(), 8) as progress:
            for number in range(400):
                progress[:] = number.to_bytes(8)
                yield bytes(100_000)
""")
def test_c90_slow_reader(serve: Serve, source: str, tmp_path: Path) -> None:
    """While the platform does not read, the generator makes no more than what the sockets' buffers hold."""
    progress = tmp_path / "progress"
    progress.write_bytes(bytes(8))
    function = serve(source)
    ahead: list[int] = []

    def hold_back(body: bytearray) -> None:
        if len(body) > 5_000_000 and not ahead:
            # The reader stops; the writer runs into full buffers, and then stands still.
            made, before = int.from_bytes(progress.read_bytes()), -1
            while made != before:
                function.api.pause(0.3)
                made, before = int.from_bytes(progress.read_bytes()), made
            ahead.append(made * 100_000 - len(body))

    function.api.watch = hold_back
    assert len(function.invoke(str(progress)).body) == 40_000_000
    assert 0 < ahead[0] < 20_000_000


@kinds("""
    closed = []
    DEF handler(event, context):
        if event == "tell":
            yield ",".join(closed)
            return
        try:
            for _ in range(100_000): yield bytes(1000)
        finally:
            closed.append("finally")
""")
@pytest.mark.parametrize("status", [410, 413])
def test_c91_reader_leaves(serve: Serve, source: str, status: int) -> None:
    """When the platform answers before the end, the generator is closed and the next invocation is served."""
    function = serve(source)
    function.api.watch = lambda body: Reply(status, b"{}", close=True) if len(body) > 50_000 else None
    assert len(function.invoke().request.body) < 50_000_000
    function.api.watch = None
    assert function.invoke("tell").body == b"finally"


@kinds("""
    DEF handler(event, context):
        try:
            for _ in range(100_000): yield bytes(1000)
        finally:
            print("finally", flush=True)
""")
def test_c91_connection_lost(serve: Serve, source: str) -> None:
    """When the connection breaks in the middle, the generator is closed and the process ends: the platform is gone."""
    function = serve(source)
    function.api.watch = lambda body: Reply(raw=b"x", stop=0, reset=True) if len(body) > 50_000 else None
    function.stream()
    assert function.exit_code() == 1
    assert "finally" in function.log


@kinds("""
    DEF handler(event, context):
        yield b"ok"
""")
def test_c92_connections(serve: Serve, source: str) -> None:
    """A stream has a connection of its own, and polls go on over theirs."""
    function = serve(source)
    connections = []
    for _ in range(3):
        request = function.invoke().request
        connections.append(request.connection)
        assert request.header("Connection") == "close"
    function.wait_for_poll()
    polls = {request.connection for request in function.api.sent_to("invocation/next")}
    assert len(polls) == 1
    assert len({*connections} | polls) == 4


@kinds("""
    DEF handler(event, context):
        yield b"one"
        yield {"not": "bytes"}
""")
def test_c93_part_of_another_type(serve: Serve, source: str) -> None:
    """A part that is neither bytes nor text ends the stream with the error in its trailers."""
    answer = serve(source).invoke()
    assert answer.body == b"one"
    error_type, document = trailers(answer)
    assert error_type == "Runtime.MarshalError"
    assert "a stream is made of bytes or text, not dict" in str(document["errorMessage"])


@kinds("""
    import resource
    DEF handler(event, context):
        for number in range(20): yield bytes([number]) * 1_000_000
""")
def test_c94_large_stream(serve: Serve, source: str) -> None:
    """A stream may be longer than any value."""
    assert serve(source).invoke().body == b"".join(bytes([number]) * 1_000_000 for number in range(20))


def test_invocation_id(serve: Serve) -> None:
    """A stream names the attempt that it answers."""
    function = serve("def handler(event, context): yield b'x'")
    answer = function.invoke(headers={"Lambda-Runtime-Invocation-Id": "attempt-1"})
    assert answer.header("Lambda-Runtime-Invocation-Id") == "attempt-1"


WRITER = """
    import csv, io
    from aws_lambda_runtime import ResponseStream, StreamingResponse

    def raw(event, stream: ResponseStream):
        for item in event: stream.write(item)

    def with_context(event, context, stream: "ResponseStream"):
        stream.start(status=202, headers={"a": "b"}, content_type="text/csv")
        with stream:
            text = io.TextIOWrapper(stream, encoding="utf-8", write_through=True)
            csv.writer(text).writerows(event)
            text.detach()

    def unused(event, stream: ResponseStream):
        return {"answer": event}

    def fails(event, stream: ResponseStream):
        if event > 1: stream.write(b"begun")
        raise ArithmeticError("while writing")

    def after_close(event, stream: ResponseStream):
        stream.close()
        stream.write(b"x")
"""


def test_writer(serve: Serve) -> None:
    """A handler with a parameter that is a ResponseStream writes its answer to it."""
    assert serve(WRITER, handler="app.raw").invoke(["a", "", "b"]).body == b"ab"


def test_writer_as_file(serve: Serve) -> None:
    """The stream stands where a binary file is written to, and may begin with status and headers."""
    head, body = prelude(serve(WRITER, handler="app.with_context").invoke([[1, 2], ["x", "y z"]]))
    assert head == {"statusCode": 202, "headers": {"a": "b", "content-type": "text/csv"}, "cookies": []}
    assert body == b"1,2\r\nx,y z\r\n"


def test_writer_unused(serve: Serve) -> None:
    """Where nothing was written, what the handler returns is its answer."""
    assert serve(WRITER, handler="app.unused").invoke(3).value == {"answer": 3}


def test_writer_fails(serve: Serve) -> None:
    """An error of a writer is an ordinary one before the first byte, and stands in the trailers after it."""
    function = serve(WRITER, handler="app.fails")
    assert function.invoke(1).error["errorType"] == "ArithmeticError"
    assert trailers(function.invoke(2))[0] == "Function.ArithmeticError"


def test_writer_after_close(serve: Serve) -> None:
    """Writing to a closed stream is an error that says so."""
    answer = serve(WRITER, handler="app.after_close").invoke()
    assert trailers(answer)[1]["errorMessage"] == "the stream is closed: nothing can be written after close()"


def test_typed_event(serve: Serve) -> None:
    """A handler that streams gets its event typed."""
    function = serve("""
        from dataclasses import dataclass
        @dataclass
        class Order: number: int
        def handler(order: Order):
            yield f"order {order.number}"
    """)
    assert function.invoke({"number": 5}).body == b"order 5"
    assert function.invoke({"number": "x"}).error["errorType"] == "Runtime.UnmarshalError"


ENDLESS = """
    import asyncio, time
    from aws_lambda_runtime import runtime
    def hook(): print("hook", flush=True)
    def generator(event, context):
        try:
            yield b"begun"
            while True: time.sleep(0.01)
        finally:
            print("finally", flush=True)
    async def async_generator(event, context):
        try:
            yield b"begun"
            await asyncio.sleep(60)
        finally:
            print("finally", flush=True)
"""


@pytest.mark.parametrize("hooked", [False, True], ids=["no hook", "hook"])
@pytest.mark.parametrize("kind", ["generator", "async_generator"])
def test_c95_sigterm(serve: Serve, kind: str, *, hooked: bool) -> None:
    """When the environment ends, the generator is cleaned up and its stream ends with trailers."""
    source = ENDLESS + "    runtime.on_shutdown(hook)\n" * hooked
    function = serve(source, handler=f"app.{kind}")
    incoming = function.stream()
    incoming.wait_for(b"begun")
    function.signal(signal.SIGTERM)
    answer = incoming.answer()
    assert answer.body == b"begun"
    error_type, document = trailers(answer)
    assert (error_type, document["errorType"]) == ("Runtime.EnvironmentShutdown",) * 2
    assert function.exit_code() == 0
    assert "finally" in function.log
    assert ("hook" in function.log) == hooked
