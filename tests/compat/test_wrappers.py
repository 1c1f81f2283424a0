"""Observers that start before the function or in its place: OpenTelemetry's wrapper script, Datadog's handler."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]

TRACE = "5bef4de7ad49b0e87f6ef6c87fc2e700"  # of the invocations that `runtime_api` makes
SCRIPT = """\
#!/bin/sh
layer=${0%/*}/python
export PYTHONPATH="$LAMBDA_RUNTIME_DIR:$layer:$PYTHONPATH"
export ORIG_HANDLER="$_HANDLER"
export _HANDLER=otel_redirect.handler
exec python3 "$layer/bin/opentelemetry-instrument" "$@"
"""
REDIRECT = """\
import os
from importlib import import_module
from opentelemetry.instrumentation.aws_lambda import AwsLambdaInstrumentor

AwsLambdaInstrumentor().instrument()
module, _, name = os.environ["ORIG_HANDLER"].rpartition(".")
handler = getattr(import_module(module), name)
"""
HANDLER = """
    import boto3, botocore
    sqs = boto3.client("sqs")
    def handler(event, context):
        return [event, len(sqs.list_queues().get("QueueUrls", []))]
"""
TYPED = """
    from attrs import define
    @define
    class Order:
        id: str
    def handler(event: Order, context):
        return [type(event).__name__, event.id]
"""


class Collector(BaseHTTPRequestHandler):
    """A receiver of OTLP over HTTP that keeps what it is sent."""

    def do_POST(self) -> None:
        """Keep the spans."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.path, body))  # type: ignore[attr-defined] # put there by the fixture
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def collector() -> Iterator[ThreadingHTTPServer]:
    """Return a collector on loopback, with what it has received."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Collector) as server:
        server.received = []  # type: ignore[attr-defined] # of the test
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def observed(layers: list[Path], serve_from: Callable[..., Function], collector: ThreadingHTTPServer) -> Serve:
    """Return a factory of functions with a layer in the shape of OpenTelemetry's, which sends to the collector."""
    root = layers[0]
    wrapper = root / "otel-instrument"
    wrapper.write_text(SCRIPT, encoding="utf-8")
    wrapper.chmod(0o755)
    (root / "python" / "otel_redirect.py").write_text(REDIRECT, encoding="utf-8")
    variables = {
        "AWS_LAMBDA_EXEC_WRAPPER": str(wrapper),
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.server_port}",
        "OTEL_TRACES_EXPORTER": "otlp_proto_http",
        "OTEL_METRICS_EXPORTER": "none",
        "OTEL_LOGS_EXPORTER": "none",
        "OTEL_PROPAGATORS": "xray-lambda",
        "OTEL_SERVICE_NAME": "orders",
    }

    def start(source: str, environment: dict[str, str] | None = None) -> Function:
        return serve_from(root, source, environment=variables | (environment or {}))

    return start


def test_opentelemetry(observed: Serve, collector: Any, aws: dict[str, str]) -> None:
    """The wrapper's `python3` is the layer's; spans of the handler and its calls to AWS go before the answer."""
    function = observed(HANDLER, aws)
    request_id = "8476a536-e9f4-11e8-9739-2dfe598c3fcd"
    assert function.invoke({"id": 1}, request_id=request_id).value == [{"id": 1}, 0]
    ((path, spans),) = collector.received
    assert path == "/v1/traces"
    assert bytes.fromhex(TRACE) in spans
    for text in ("orders", "faas.invocation_id", request_id, "ListQueues"):
        assert text.encode() in spans, text
    assert function.invoke(2).value == [2, 0]
    assert len(collector.received) == 2


def test_opentelemetry_sees_errors(observed: Serve, collector: Any) -> None:
    """An exception goes into the span, and comes out of the handler."""
    function = observed("def handler(event, context): raise KeyError('absent')\n")
    assert function.invoke().error["errorType"] == "KeyError"
    ((_, spans),) = collector.received
    assert b"exception.type" in spans


def test_opentelemetry_around_a_typed_handler(observed: Serve, collector: Any) -> None:
    """The instrumented handler keeps its annotation, so its event is typed."""
    function = observed(TYPED)
    assert function.invoke({"id": "o-1"}).value == ["Order", "o-1"]
    assert function.invoke({"id": 1}).error["errorType"] == "Runtime.UnmarshalError"
    assert len(collector.received) == 1


def test_opentelemetry_wants_the_context(observed: Serve) -> None:
    """A handler that takes the event alone fails under the instrumentation, which reads the second argument."""
    function = observed("def handler(event): return event\n")
    assert "aws_lambda" in "".join(function.invoke(1).error["stackTrace"])


def test_datadog(bundled: Serve) -> None:
    """Datadog's handler stands in the place of the function's, traces it, and hands over plain JSON."""
    function = bundled(
        """
        from attrs import define
        from ddtrace import tracer
        from aws_lambda_runtime import runtime
        @define
        class Order:
            id: str
        def handler(event: Order, context):
            return [type(event).__name__, runtime.converter.structure(event, Order).id, tracer.current_span().name]
        """,
        handler="datadog_lambda.handler.handler",
        environment={
            "DD_LAMBDA_HANDLER": "app.handler",
            "DD_FLUSH_TO_LOG": "true",
            "DD_INSTRUMENTATION_TELEMETRY_ENABLED": "false",
            "DD_API_KEY": "example",
        },
    )
    request_id = "8476a536-e9f4-11e8-9739-2dfe598c3fcd"
    assert function.invoke({"id": "o-1"}, request_id=request_id).value == ["dict", "o-1", "aws.lambda"]
    entries = [json.loads(line) for line in function.log.splitlines() if line.startswith("{")]
    assert "aws.lambda.enhanced.invocations" in {entry.get("m") for entry in entries}
    spans = [span for entry in entries for trace in entry.get("traces", []) for span in trace]
    handler = next(span for span in spans if span["name"] == "aws.lambda")
    assert handler["meta"]["request_id"] == request_id
