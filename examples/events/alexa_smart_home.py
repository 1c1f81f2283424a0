"""A lamp that is turned on and off."""

from uuid import uuid4

from aws_lambda_runtime.events import AlexaDirective, AlexaHeader, AlexaSmartHomeDirectiveEvent, AlexaSmartHomeResponse


def handler(event: AlexaSmartHomeDirectiveEvent) -> AlexaSmartHomeResponse:
    """Say that it is done."""
    header = AlexaHeader(
        namespace="Alexa",
        name="Response",
        payload_version="3",
        message_id=str(uuid4()),
        correlation_token=event.directive.header.correlation_token,
    )
    return AlexaSmartHomeResponse(event=AlexaDirective(header=header, endpoint=event.directive.endpoint))
