"""HTTP APIs of API Gateway, and function URLs, whose events have the same format but for the path.

AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway", "Invoking Lambda function URLs".
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from aws_lambda_runtime.http._request import Request, body_of, fields, root_of
from aws_lambda_runtime.http._response import joined
from aws_lambda_runtime.http._source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime.http._response import Response

SAFE = "/!$&'()*+,;=:@~"  # what a path may hold beside letters, digits and "-._" (RFC 3986, pchar)


def _read_http_api(event: Any, base_path: str | None) -> Request:
    """Read an event whose `rawPath` is decoded, against its name, and begins with the stage but for the default one."""
    path: str = event.get("rawPath") or "/"
    stage = event["requestContext"].get("stage")
    root = root_of(path, base_path, None if stage == "$default" else stage)
    path = f"{root}/" if path == root else path
    return _request(event, path, quote(path, SAFE), root)


def _read_function_url(event: Any, base_path: str | None) -> Request:
    raw_path: str = event.get("rawPath") or "/"
    path = unquote(raw_path)
    return _request(event, path, raw_path, root_of(path, base_path))


def _request(event: Any, path: str, raw_path: str, root_path: str) -> Request:
    http = event["requestContext"]["http"]
    headers = fields(event.get("headers"))
    if cookies := event.get("cookies"):
        # Function URLs leave them among the headers too.
        headers = [pair for pair in headers if pair[0] != "cookie"]
        headers.append(("cookie", "; ".join(cookies)))
    return Request(
        method=http["method"],
        path=path,
        raw_path=raw_path,
        root_path=root_path,
        query=event.get("rawQueryString") or "",
        headers=headers,
        body=body_of(event),
        client=http.get("sourceIp") or "",
    )


def _write(response: Response, _: Any) -> dict[str, object]:
    body, is_base64 = response.content()
    headers, cookies = joined(response.headers)
    return {
        "statusCode": response.status,
        "headers": headers,
        "cookies": cookies,
        "body": body,
        "isBase64Encoded": is_base64,
    }


HTTP_API = Source(_read_http_api, _write)
FUNCTION_URL = Source(_read_function_url, _write, streams=True)
