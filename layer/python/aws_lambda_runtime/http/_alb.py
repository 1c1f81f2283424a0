"""Application Load Balancers, whose target group says whether maps hold one value a name or all of them.

AWS: "Use Lambda functions as targets of an Application Load Balancer".
"""

from __future__ import annotations

from urllib.parse import unquote

from aws_lambda_runtime.http._request import Request, body_of, fields, root_of
from aws_lambda_runtime.http._response import described, listed, spelled_apart
from aws_lambda_runtime.http._source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime.http._response import Response


def _read(event: Any, base_path: str | None) -> Request:
    raw_path: str = event.get("path") or "/"
    path = unquote(raw_path)
    return Request(
        method=event["httpMethod"],
        path=path,
        raw_path=raw_path,
        root_path=root_of(path, base_path),
        query=_query(event),
        headers=fields(event.get("headers"), event.get("multiValueHeaders")),
        body=body_of(event),
    )


def _query(event: Any) -> str:
    """Put the query together again; its parts are still as the client has encoded them."""
    several = event.get("multiValueQueryStringParameters")
    if several:
        return "&".join(f"{name}={value}" for name, values in several.items() for value in values)
    return "&".join(f"{name}={value}" for name, value in (event.get("queryStringParameters") or {}).items())


def _write(response: Response, event: Any) -> dict[str, object]:
    body, is_base64 = response.content()
    answer: dict[str, object] = {
        "statusCode": response.status,
        "statusDescription": described(response.status),
        "body": body,
        "isBase64Encoded": is_base64,
    }
    if "multiValueHeaders" in event:
        answer["multiValueHeaders"] = listed(response.headers)
    else:
        answer["headers"] = spelled_apart(response.headers)
    return answer


LOAD_BALANCER = Source(_read, _write)
