"""Devices that want to connect to a VPN."""

from aws_lambda_runtime.events import ClientVPNConnectionHandlerEvent, ClientVPNConnectionHandlerResponse


def handler(event: ClientVPNConnectionHandlerEvent) -> ClientVPNConnectionHandlerResponse:
    """Let Windows in, and tell others what to do."""
    if event.platform == "win":
        return event.answer(allow=True, statuses=("compliant",))
    return event.answer(allow=False, message="Please use a managed device.", statuses=("unmanaged",))
