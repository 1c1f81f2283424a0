"""What the events of all triggers of a Cognito user pool have."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Payload, wire


@define(kw_only=True)
class CallerContext(Payload):
    """The application that asked.

    AWS: "Customizing user pool workflows with Lambda triggers".
    """

    aws_sdk_version: str = field(default="", metadata=wire(also=("awsSdk",)))
    """The SDK and its version, as in `aws-sdk-unknown-unknown`; some samples spell it `awsSdk`."""

    client_id: str = ""
    """The id of the app client; `CLIENT_ID_NOT_APPLICABLE` where an administrator asked."""


@define(kw_only=True)
class CognitoTriggerRequest(Payload):
    """What most triggers say about a user.

    AWS: "Customizing user pool workflows with Lambda triggers".
    """

    user_attributes: dict[str, Any] = field(factory=dict)
    """The user's attributes by name, as in `email` or `custom:plan`; all of them text, also `true`."""

    client_metadata: dict[str, str] = field(factory=dict)
    """What the application sent along for the function; absent without any."""


@define(kw_only=True)
class CognitoTriggerEvent(Event):
    """What the events of all triggers have; the handler returns the whole event with its `response` filled in.

    AWS: "Customizing user pool workflows with Lambda triggers".
    """

    version: int | str = ""
    """The version of the event: `1`, of token generation also `2` and `3`."""

    trigger_source: str
    """The trigger and why it was run, as in `PreSignUp_AdminCreateUser`."""

    region: str = ""
    """The region of the user pool."""

    user_pool_id: str = ""
    """The id of the user pool."""

    user_name: str = ""
    """The name of the user."""

    caller_context: CallerContext = field(factory=CallerContext)
    """The application that asked."""
