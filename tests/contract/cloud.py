"""AWS for tests of publishing: moto's real server, behind a real proxy that opens regions and injects faults."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple, cast

import boto3

if TYPE_CHECKING:
    from types_boto3_lambda import LambdaClient
    from types_boto3_ssm import SSMClient

ACCOUNT = "123456789012"
SCOPE = re.compile(r"Credential=[^/]+/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/")
NOT_ENABLED = frozenset({"me-south-1", "il-central-1"})
KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}
ITEM = re.compile(rb"<item>.*?</item>", re.DOTALL)
NAME = re.compile(rb"<regionName>(.*?)</regionName>")


class Call(NamedTuple):
    """One request as it came to the proxy."""

    region: str
    service: str
    method: str
    path: str


@dataclass
class Fault:
    """What some calls are answered instead of being passed on: all of them, or only so many."""

    status: int
    code: str
    left: int = 1_000_000
    method: str = "POST"
    service: str = "lambda"


@dataclass
class Cloud:
    """The address to give to clients, what they called, and the faults by region."""

    moto: int
    calls: list[Call] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    proxy: ThreadingHTTPServer | None = None

    @property
    def address(self) -> str:
        """The address of the proxy."""
        return f"http://127.0.0.1:{cast('ThreadingHTTPServer', self.proxy).server_port}"

    def client(self, region: str) -> LambdaClient:
        """Return a client that goes past the proxy."""
        return boto3.client(
            "lambda",
            region_name=region,
            endpoint_url=f"http://127.0.0.1:{self.moto}",
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )

    def published(self) -> list[str]:
        """Return the regions of the calls that published a version."""
        return [call.region for call in self.calls if call.method == "POST" and call.path.endswith("/versions")]

    def changes(self) -> list[Call]:
        """Return the calls to Lambda and S3 that were no mere questions."""
        return [call for call in self.calls if call.service in {"lambda", "s3"} and call.method not in {"GET", "HEAD"}]

    def parameters(self, region: str) -> SSMClient:
        """Return a client of a region's parameters that goes past the proxy."""
        return boto3.client(
            "ssm",
            region_name=region,
            endpoint_url=f"http://127.0.0.1:{self.moto}",
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )

    def forget(self) -> None:
        """Start anew: nothing is published, nothing was called, nothing fails."""
        self.calls.clear()
        self.faults.clear()
        connection = http.client.HTTPConnection("127.0.0.1", self.moto, timeout=30)
        connection.request("POST", "/moto-api/reset")
        connection.getresponse().read()
        connection.close()

    def start(self) -> None:
        """Start the proxy."""
        self.proxy = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self.proxy.serve_forever, args=(0.05,)).start()

    def stop(self) -> None:
        """Stop the proxy."""
        if self.proxy:
            self.proxy.shutdown()
            self.proxy.server_close()


def start_moto() -> tuple[subprocess.Popen[bytes], int]:
    """Start moto's server on a free port and wait until it answers."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return process, port
    process.kill()
    process.wait()
    raise TimeoutError("moto's server does not answer")


def _handler(cloud: Cloud) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers a request with its fault, or with what moto answers."""

        protocol_version = "HTTP/1.1"

        def serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            scope = SCOPE.search(self.headers.get("Authorization", ""))
            region, service = scope.group("region", "service") if scope else ("", "")
            cloud.calls.append(Call(region, service, self.command, self.path))
            fault = cloud.faults.get(region)
            if fault and (fault.service, fault.method) == (service, self.command) and fault.left > 0:
                fault.left -= 1
                headers, text = _refusal(fault)
                self.answer(fault.status, headers, text)
            else:
                self.answer(*self.forward(body))

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = serve  # noqa: N815 - http.server's names

        def forward(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
            connection = http.client.HTTPConnection("127.0.0.1", cloud.moto, timeout=60)
            connection.request(self.command, self.path, body, dict(self.headers))
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            kept = {"content-type", "x-amzn-errortype", "etag"}
            headers = {name: value for name, value in answer.getheaders() if name.lower() in kept}
            return answer.status, headers, _conditional(_enabled(content))

        def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    return Handler


def _refusal(fault: Fault) -> tuple[dict[str, str], bytes]:
    if fault.service in {"lambda", "ssm"}:
        words = {"__type": fault.code, "message": "injected", "Type": "User"}  # SSM reads the type here
        return {"x-amzn-ErrorType": fault.code}, json.dumps(words).encode()
    error = f"<Error><Code>{fault.code}</Code><Message>injected</Message></Error>"
    return {}, f"<Response><Errors>{error}</Errors><RequestID>1</RequestID></Response>".encode()


def _conditional(content: bytes) -> bytes:
    """Let a policy name an organization as AWS does, in a condition; moto keeps the word of the request."""
    if b"OrganizationId" not in content or "Policy" not in (answer := json.loads(content)):
        return content
    policy = json.loads(answer["Policy"])
    for statement in policy["Statement"]:
        if organization := statement.pop("OrganizationId", ""):
            statement["Condition"] = {"StringEquals": {"aws:PrincipalOrgID": organization}}
    return json.dumps({**answer, "Policy": json.dumps(policy)}).encode()


def _enabled(content: bytes) -> bytes:
    """Let an answer about regions say that this account has enabled all but two."""

    def enable(item: re.Match[bytes]) -> bytes:
        name = NAME.search(item[0])
        kept = name is None or name[1].decode() in NOT_ENABLED
        return item[0] if kept else item[0].replace(b"not-opted-in", b"opted-in")

    return ITEM.sub(enable, content)
