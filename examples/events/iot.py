"""An authorizer for devices that connect by MQTT."""

from aws_lambda_runtime.events import IoTCustomAuthorizerEvent, IoTCustomAuthorizerResponse

CONNECT = {"Effect": "Allow", "Action": "iot:Connect", "Resource": "*"}


def handler(event: IoTCustomAuthorizerEvent) -> IoTCustomAuthorizerResponse:
    """Let devices with the right password connect; here you would look it up."""
    mqtt = event.protocol_data.mqtt
    if mqtt is None or mqtt.password_bytes != b"invented-password":
        return IoTCustomAuthorizerResponse(is_authenticated=False)
    return IoTCustomAuthorizerResponse(
        is_authenticated=True,
        principal_id="device",
        disconnect_after_in_seconds=86_400,
        refresh_after_in_seconds=300,
        policy_documents=[{"Version": "2012-10-17", "Statement": [CONNECT]}],
    )
