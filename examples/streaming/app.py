"""A response that arrives line by line, for a function URL with `InvokeMode: RESPONSE_STREAM`.

Handler: app.handler
"""

import time
from collections.abc import Iterator
from typing import Any

from aws_lambda_runtime import StreamingResponse

SECONDS = 0.1


def handler(event: dict[str, Any]) -> StreamingResponse:
    """Count down from the number in the query."""
    start = int((event.get("queryStringParameters") or {}).get("from", "3"))
    return StreamingResponse(lines(start), content_type="text/plain; charset=utf-8")


def lines(start: int) -> Iterator[str]:
    """Yield a number at a time; each is sent when it is there."""
    for number in range(start, 0, -1):
        yield f"{number}\n"
        time.sleep(SECONDS)
    yield "go\n"
