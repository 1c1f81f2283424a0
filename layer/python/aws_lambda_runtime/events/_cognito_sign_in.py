"""Triggers of a Cognito user pool before and after a user signs in."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._cognito import CognitoTriggerEvent, CognitoTriggerRequest


@define(kw_only=True)
class PreAuthenticationTriggerRequest(CognitoTriggerRequest):
    """The user who signs in.

    AWS: "Pre authentication Lambda trigger".
    """

    validation_data: dict[str, str] = field(factory=dict)
    """What the application sent along as client metadata; absent or null without any."""

    user_not_found: bool = False
    """True for a user who does not exist, where the app client hides that."""


@define(kw_only=True)
class PreAuthenticationTriggerEvent(CognitoTriggerEvent):
    """A user is about to sign in: `PreAuthentication_Authentication`; to refuse it, raise an exception.

    AWS: "Pre authentication Lambda trigger".
    """

    request: PreAuthenticationTriggerRequest = field(factory=PreAuthenticationTriggerRequest)
    """The user."""

    response: dict[str, Any] = field(factory=dict)
    """Nothing is expected here."""


@define(kw_only=True)
class PostAuthenticationTriggerRequest(CognitoTriggerRequest):
    """The user who signed in.

    AWS: "Post authentication Lambda trigger".
    """

    new_device_used: bool = False
    """Whether the device is a new one; only where the pool remembers devices."""


@define(kw_only=True)
class PostAuthenticationTriggerEvent(CognitoTriggerEvent):
    """A user signed in: `PostAuthentication_Authentication`.

    AWS: "Post authentication Lambda trigger".
    """

    request: PostAuthenticationTriggerRequest = field(factory=PostAuthenticationTriggerRequest)
    """The user."""

    response: dict[str, Any] = field(factory=dict)
    """Nothing is expected here."""
