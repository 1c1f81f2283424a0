"""Triggers of a Cognito user pool for users of other directories."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._cognito import CognitoTriggerEvent
from aws_lambda_runtime.events._wire import Payload, wire


@define(kw_only=True)
class UserMigrationTriggerRequest(Payload):
    """What a user who is not in the pool typed in.

    AWS: "Migrate user Lambda trigger".
    """

    password: str | None = field(default=None, repr=False)
    """The password; absent for `UserMigration_ForgotPassword`."""

    validation_data: dict[str, str] = field(factory=dict)
    """What the application sent along; absent or null without any."""

    client_metadata: dict[str, str] = field(factory=dict)
    """What the application sent along for the function; absent or null without any."""


@define(kw_only=True)
class UserMigrationTriggerResponse(Payload):
    """The user to be made; to refuse it, raise an exception.

    AWS: "Migrate user Lambda trigger".
    """

    user_attributes: dict[str, Any] = field(factory=dict)
    """The user's attributes by name; has to be set."""

    final_user_status: str | None = None
    """`CONFIRMED` for a user who keeps the password; `RESET_REQUIRED` otherwise."""

    message_action: str | None = None
    """`SUPPRESS` to send no message."""

    desired_delivery_mediums: list[str] | None = None
    """Where to the message is sent: `EMAIL`, `SMS`."""

    force_alias_creation: bool | None = None
    """True moves an email address or phone number over from another user."""

    enable_sms_mfa: bool | None = field(default=None, metadata=wire("enableSMSMFA"))
    """True asks the user for a code by SMS from now on."""


@define(kw_only=True)
class UserMigrationTriggerEvent(CognitoTriggerEvent):
    """A user is not in the pool: `UserMigration_Authentication`, `UserMigration_ForgotPassword`.

    AWS: "Migrate user Lambda trigger".
    """

    request: UserMigrationTriggerRequest = field(factory=UserMigrationTriggerRequest)
    """What the user typed in."""

    response: UserMigrationTriggerResponse = field(factory=UserMigrationTriggerResponse)
    """The user to be made: set it and return the event."""


@define(kw_only=True)
class InboundFederationAttributes(Payload):
    """What the identity provider said.

    AWS: "Inbound federation Lambda trigger".
    """

    token_response: dict[str, Any] = field(factory=dict, repr=False)
    """The answer with the tokens; absent for SAML."""

    id_token: dict[str, Any] = field(factory=dict)
    """The claims of the ID token; absent for SAML."""

    user_info: dict[str, Any] = field(factory=dict)
    """The profile; absent for SAML."""

    saml_response: dict[str, Any] = field(factory=dict)
    """The attributes of the assertion, whose names are often URLs; SAML only."""


@define(kw_only=True)
class InboundFederationTriggerRequest(Payload):
    """A user of an identity provider.

    AWS: "Inbound federation Lambda trigger".
    """

    provider_name: str = ""
    """The provider's name in the pool."""

    provider_type: str = ""
    """`OIDC`, `SAML`, `Facebook`, `Google`, `SignInWithApple` or `LoginWithAmazon`."""

    attributes: InboundFederationAttributes = field(factory=InboundFederationAttributes)
    """What the provider said."""


@define(kw_only=True)
class InboundFederationTriggerResponse(Payload):
    """The attributes to go on with.

    AWS: "Inbound federation Lambda trigger".
    """

    user_attributes_to_map: dict[str, Any] | None = None
    """All attributes to keep, by name: what is not here is dropped; an empty map keeps all of them unchanged."""


@define(kw_only=True)
class InboundFederationTriggerEvent(CognitoTriggerEvent):
    """A user comes from an identity provider: `InboundFederation_ExternalProvider`.

    AWS: "Inbound federation Lambda trigger".
    """

    request: InboundFederationTriggerRequest = field(factory=InboundFederationTriggerRequest)
    """The user."""

    response: InboundFederationTriggerResponse = field(factory=InboundFederationTriggerResponse)
    """The attributes to go on with: set it and return the event."""
