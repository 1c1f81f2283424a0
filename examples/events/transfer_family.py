"""Logins to an SFTP server."""

import json

from aws_lambda_runtime.events import TransferFamilyAuthorizerEvent, TransferFamilyAuthorizerResponse


def handler(event: TransferFamilyAuthorizerEvent) -> TransferFamilyAuthorizerResponse:
    """Show each user a folder of their own; an answer without a role refuses the user."""
    if event.password != "invented-password":  # noqa: S105 # here you would look it up
        return TransferFamilyAuthorizerResponse()
    return TransferFamilyAuthorizerResponse(
        role="arn:aws:iam::123456789012:role/Uploads",
        home_directory_type="LOGICAL",
        home_directory_details=json.dumps([{"Entry": "/", "Target": f"/uploads.example.com/{event.username}"}]),
    )
