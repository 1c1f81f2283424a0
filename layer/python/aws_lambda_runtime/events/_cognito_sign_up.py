"""Triggers of a Cognito user pool before and after a user signs up."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._cognito import CognitoTriggerEvent, CognitoTriggerRequest
from aws_lambda_runtime.events._wire import Payload


@define(kw_only=True)
class PreSignUpTriggerRequest(CognitoTriggerRequest):
    """The user who signs up.

    AWS: "Pre sign-up Lambda trigger".
    """

    validation_data: dict[str, str] = field(factory=dict)
    """What the application sent along that is not kept as attributes; absent or null without any."""


@define(kw_only=True)
class PreSignUpTriggerResponse(Payload):
    """What becomes of the user; to refuse the sign-up, raise an exception.

    AWS: "Pre sign-up Lambda trigger".
    """

    auto_confirm_user: bool | None = None
    """True confirms the user without a code."""

    auto_verify_email: bool | None = None
    """True takes the email address for verified."""

    auto_verify_phone: bool | None = None
    """True takes the phone number for verified."""


@define(kw_only=True)
class PreSignUpTriggerEvent(CognitoTriggerEvent):
    """A user is about to sign up: `PreSignUp_SignUp`, `PreSignUp_AdminCreateUser`, `PreSignUp_ExternalProvider`.

    AWS: "Pre sign-up Lambda trigger".
    """

    request: PreSignUpTriggerRequest = field(factory=PreSignUpTriggerRequest)
    """The user."""

    response: PreSignUpTriggerResponse = field(factory=PreSignUpTriggerResponse)
    """What becomes of the user: set it and return the event."""


@define(kw_only=True)
class PostConfirmationTriggerEvent(CognitoTriggerEvent):
    """A user was confirmed: `PostConfirmation_ConfirmSignUp`, `PostConfirmation_ConfirmForgotPassword`.

    AWS: "Post confirmation Lambda trigger".
    """

    request: CognitoTriggerRequest = field(factory=CognitoTriggerRequest)
    """The user."""

    response: dict[str, Any] = field(factory=dict)
    """Nothing is expected here."""
