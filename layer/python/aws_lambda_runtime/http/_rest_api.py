"""REST APIs of API Gateway, and HTTP APIs that send the same format.

AWS: "Lambda proxy integrations in API Gateway", "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway".
"""

from __future__ import annotations

from urllib.parse import quote, unquote, urlencode

from aws_lambda_runtime.http._http_api import SAFE
from aws_lambda_runtime.http._request import Request, body_of, fields, root_of
from aws_lambda_runtime.http._response import listed
from aws_lambda_runtime.http._source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime.http._response import Response


def _read_rest_api(event: Any, base_path: str | None) -> Request:
    """Read an event whose path is encoded and without the stage, which only the context's path has."""
    raw_path: str = event.get("path") or "/"
    if base_path is None and (stage := _stage_before(event)):
        return _request(event, unquote(stage + raw_path), stage + raw_path, stage)
    path = unquote(raw_path)
    return _request(event, path, raw_path, root_of(path, base_path))


def _read_http_api(event: Any, base_path: str | None) -> Request:
    """Read an event whose path is decoded and begins with the stage, unless that is the default one."""
    path: str = event.get("path") or "/"
    stage = event["requestContext"].get("stage")
    root = root_of(path, base_path, None if stage == "$default" else stage)
    path = f"{root}/" if path == root else path
    return _request(event, path, quote(path, SAFE), root)


def _request(event: Any, path: str, raw_path: str, root_path: str) -> Request:
    identity = event["requestContext"].get("identity") or {}
    query = event.get("multiValueQueryStringParameters") or event.get("queryStringParameters") or {}
    return Request(
        method=event["httpMethod"],
        path=path,
        raw_path=raw_path,
        root_path=root_path,
        query=urlencode(query, doseq=True),
        headers=fields(event.get("headers"), event.get("multiValueHeaders")),
        body=body_of(event),
        client=identity.get("sourceIp") or "",
    )


def _stage_before(event: Any) -> str:
    """Return "/stage" where the client's path began with it; it does not on a domain name of one's own."""
    context = event["requestContext"]
    root, whole = f"/{context.get('stage')}", context.get("path") or ""
    return root if whole != event.get("path") and root_of(whole, root) else ""


def _write(response: Response, _: Any) -> dict[str, object]:
    body, is_base64 = response.content()
    headers, several = {}, {}
    for name, values in listed(response.headers).items():
        if len(values) == 1 and name != "set-cookie":
            headers[name] = values[0]
        else:
            several[name] = values
    return {
        "statusCode": response.status,
        "headers": headers,
        "multiValueHeaders": several,
        "body": body,
        "isBase64Encoded": is_base64,
    }


REST_API = Source(_read_rest_api, _write, streams=True)
HTTP_API_1 = Source(_read_http_api, _write)
