"""The rotation of a secret."""

from aws_lambda_runtime.events import SecretsManagerRotationEvent


def handler(event: SecretsManagerRotationEvent) -> str:
    """Say which step has to be done with which version; here you would do it."""
    return f"{event.action} of {event.secret_id}, version {event.client_request_token}"
