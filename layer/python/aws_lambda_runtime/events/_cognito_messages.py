"""Triggers of a Cognito user pool that has a message for a user."""

from attrs import define, field

from aws_lambda_runtime.events._cognito import CognitoTriggerEvent, CognitoTriggerRequest
from aws_lambda_runtime.events._values import bytes_of_base64
from aws_lambda_runtime.events._wire import Payload


@define(kw_only=True)
class CustomMessageTriggerRequest(CognitoTriggerRequest):
    """The user, and what the message has to contain.

    AWS: "Custom message Lambda trigger".
    """

    code_parameter: str | None = None
    """What stands for the code, `{####}`: the message has to contain it."""

    link_parameter: str | None = None
    """What stands for the link, `{##Click Here##}`; absent where codes are sent."""

    username_parameter: str | None = None
    """What stands for the user's name; null unless an administrator made the user, when it has to be contained too."""


@define(kw_only=True)
class CustomMessageTriggerResponse(Payload):
    """The message; what is not set is the pool's own.

    AWS: "Custom message Lambda trigger".
    """

    sms_message: str | None = None
    """The text message."""

    email_message: str | None = None
    """The email, in HTML."""

    email_subject: str | None = None
    """The email's subject."""


@define(kw_only=True)
class CustomMessageTriggerEvent(CognitoTriggerEvent):
    """A message is about to be sent: `CustomMessage_SignUp`, `CustomMessage_ForgotPassword` and others.

    AWS: "Custom message Lambda trigger".
    """

    request: CustomMessageTriggerRequest = field(factory=CustomMessageTriggerRequest)
    """The user, and what the message has to contain."""

    response: CustomMessageTriggerResponse = field(factory=CustomMessageTriggerResponse)
    """The message: set it and return the event."""


@define(kw_only=True)
class CustomSenderTriggerRequest(CognitoTriggerRequest):
    """The user, and the code to send.

    AWS: "Custom sender Lambda triggers".
    """

    type: str = ""
    """The version of the request, as in `customEmailSenderRequestV1`."""

    code: str | None = None
    """The code in base64, encrypted with the pool's KMS key, which `code_bytes` decodes; null without one."""

    @property
    def code_bytes(self) -> bytes | None:
        """What the AWS Encryption SDK decrypts, None without a code; ValueError if it is not base64."""
        return None if self.code is None else bytes_of_base64(self.code, "code")


@define(kw_only=True)
class CustomEmailSenderTriggerEvent(CognitoTriggerEvent):
    """The function has to send an email itself: `CustomEmailSender_SignUp` and others; no answer is expected.

    AWS: "Custom email sender Lambda trigger".
    """

    request: CustomSenderTriggerRequest = field(factory=CustomSenderTriggerRequest)
    """The user, and the code."""


@define(kw_only=True)
class CustomSMSSenderTriggerEvent(CognitoTriggerEvent):
    """The function has to send a text message itself: `CustomSMSSender_SignUp` and others; no answer is expected.

    AWS: "Custom SMS sender Lambda trigger".
    """

    request: CustomSenderTriggerRequest = field(factory=CustomSenderTriggerRequest)
    """The user, and the code."""
