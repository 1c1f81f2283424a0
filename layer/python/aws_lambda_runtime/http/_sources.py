"""Which kind of request an event is; the module of a kind is loaded with its first event."""

from __future__ import annotations

from aws_lambda_runtime.errors import UnmarshalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from aws_lambda_runtime.http._source import Source

_NO_REQUESTS = ("methodArn", "routeArn")  # of Lambda authorizers, whose events look like the requests they are about


def source_of(event: object) -> Source | None:
    """Return the kind of request that the event is, None for one that is no HTTP request."""
    if not isinstance(event, dict) or any(key in event for key in _NO_REQUESTS):
        return None
    if "raw_path" in event and "method" in event:
        from aws_lambda_runtime.http._lattice import FIRST

        return FIRST
    context = event.get("requestContext")
    return _by_context(event, context) if isinstance(context, dict) else None


def refusal(event: object) -> UnmarshalError:
    """Return the error for an event that is no HTTP request and that nothing else was given for."""
    from aws_lambda_runtime.http._strangers import name_of

    return UnmarshalError(
        f"the function serves HTTP requests, and the event looks like {name_of(event)}; API Gateway (HTTP and REST "
        "APIs), function URLs, load balancers and VPC Lattice bring requests; asgi(app, other=handler) and "
        "wsgi(app, other=handler) hand all other events to a handler"
    )


def _by_context(event: Mapping[str, Any], context: Mapping[str, Any]) -> Source | None:
    if "elb" in context:
        from aws_lambda_runtime.http._alb import LOAD_BALANCER

        return LOAD_BALANCER
    if "connectionId" in context:
        return None
    version = event.get("version")
    if version == "2.0" and "http" in context:
        from aws_lambda_runtime.http._http_api import FUNCTION_URL, HTTP_API

        return FUNCTION_URL if ".lambda-url." in (context.get("domainName") or "") else HTTP_API
    if "httpMethod" in event and ("resource" in event or version == "1.0"):
        from aws_lambda_runtime.http._rest_api import HTTP_API_1, REST_API

        return HTTP_API_1 if version == "1.0" else REST_API
    if "serviceNetworkArn" in context:
        from aws_lambda_runtime.http._lattice import SECOND

        return SECOND
    return None
