"""A request to a load balancer."""

from aws_lambda_runtime.events import ALBEvent, ALBResponse


def handler(event: ALBEvent) -> ALBResponse:
    """Tell what is looked for."""
    words = event.query.get("q", [])
    return ALBResponse(headers={"Content-Type": "text/plain"}, body=f"Looking for {', '.join(words)}")
