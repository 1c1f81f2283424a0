"""VPC Lattice, in the two versions of its event (AWS: "Lambda functions as targets in VPC Lattice")."""

from __future__ import annotations

from urllib.parse import unquote, urlencode

from aws_lambda_runtime.http._request import Request, body_of, fields, root_of
from aws_lambda_runtime.http._response import described, spelled_apart
from aws_lambda_runtime.http._source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime.http._response import Response


def _read_first(event: Any, base_path: str | None) -> Request:
    """Read an event whose path has the query behind it, and whose keys are in snake_case."""
    raw_path, _, query = (event.get("raw_path") or "/").partition("?")
    headers = fields(event.get("headers"))
    return _request(event, (raw_path, query), headers, body_of(event, "is_base64_encoded"), base_path)


def _read_second(event: Any, base_path: str | None) -> Request:
    raw_path, _, query = (event.get("path") or "/").partition("?")
    query = query or urlencode(event.get("queryStringParameters") or {}, doseq=True)
    several = {name: _list(value) for name, value in (event.get("headers") or {}).items()}
    return _request(event, (raw_path, query), fields(None, several), body_of(event), base_path)


def _request(
    event: Any, target: tuple[str, str], headers: list[tuple[str, str]], body: bytes, base_path: str | None
) -> Request:
    raw_path, query = target
    path = unquote(raw_path)
    return Request(
        method=event["method"],
        path=path,
        raw_path=raw_path,
        root_path=root_of(path, base_path),
        query=query,
        headers=headers,
        body=body,
    )


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _write(response: Response, _: Any) -> dict[str, object]:
    body, is_base64 = response.content()
    return {
        "statusCode": response.status,
        "statusDescription": described(response.status),
        "headers": spelled_apart(response.headers),
        "body": body,
        "isBase64Encoded": is_base64,
    }


FIRST = Source(_read_first, _write)
SECOND = Source(_read_second, _write)
