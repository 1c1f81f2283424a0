"""The trigger of a Cognito user pool before it issues tokens."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._cognito import CognitoTriggerEvent, CognitoTriggerRequest
from aws_lambda_runtime.events._wire import Payload


@define(kw_only=True)
class GroupOverrideDetails(Payload):
    """Groups and their roles.

    AWS: "Pre token generation Lambda trigger".
    """

    groups_to_override: list[str] = field(factory=list)
    """The groups of the user."""

    iam_roles_to_override: list[str] = field(factory=list)
    """The ARNs of the groups' roles."""

    preferred_role: str | None = None
    """The ARN of the role that comes first; null or absent without one."""


@define(kw_only=True)
class ClaimsOverrideDetails(Payload):
    """Changes of the ID token.

    AWS: "Pre token generation Lambda trigger".
    """

    claims_to_add_or_override: dict[str, str] = field(factory=dict)
    """Claims to set, by name."""

    claims_to_suppress: list[str] = field(factory=list)
    """The names of claims to leave out."""

    group_override_details: GroupOverrideDetails | None = None
    """Groups in place of the user's; an empty object leaves them out, None keeps them."""


@define(kw_only=True)
class PreTokenGenerationTriggerRequest(CognitoTriggerRequest):
    """The user, and the groups.

    AWS: "Pre token generation Lambda trigger".
    """

    group_configuration: GroupOverrideDetails = field(factory=GroupOverrideDetails)
    """The user's groups."""


@define(kw_only=True)
class PreTokenGenerationTriggerResponse(Payload):
    """Changes of the tokens.

    AWS: "Pre token generation Lambda trigger".
    """

    claims_override_details: ClaimsOverrideDetails | None = None
    """Changes of the ID token; None for none."""


@define(kw_only=True)
class PreTokenGenerationTriggerEvent(CognitoTriggerEvent):
    """Tokens are about to be issued, version 1: `TokenGeneration_Authentication` and others.

    AWS: "Pre token generation Lambda trigger".
    """

    request: PreTokenGenerationTriggerRequest = field(factory=PreTokenGenerationTriggerRequest)
    """The user, and the groups."""

    response: PreTokenGenerationTriggerResponse = field(factory=PreTokenGenerationTriggerResponse)
    """Changes of the ID token: set it and return the event."""


@define(kw_only=True)
class IdTokenGeneration(Payload):
    """Changes of the ID token.

    AWS: "Pre token generation Lambda trigger".
    """

    claims_to_add_or_override: dict[str, Any] = field(factory=dict)
    """Claims to set, by name: any JSON."""

    claims_to_suppress: list[str] = field(factory=list)
    """The names of claims to leave out."""


@define(kw_only=True)
class AccessTokenGeneration(IdTokenGeneration):
    """Changes of the access token: those of an `IdTokenGeneration`, and of scopes.

    AWS: "Pre token generation Lambda trigger".
    """

    scopes_to_add: list[str] = field(factory=list)
    """Scopes to add."""

    scopes_to_suppress: list[str] = field(factory=list)
    """Scopes to leave out."""


@define(kw_only=True)
class ClaimsAndScopeOverrideDetails(Payload):
    """Changes of both tokens.

    AWS: "Pre token generation Lambda trigger".
    """

    id_token_generation: IdTokenGeneration | None = None
    """Changes of the ID token."""

    access_token_generation: AccessTokenGeneration | None = None
    """Changes of the access token."""

    group_override_details: GroupOverrideDetails | None = None
    """Groups in place of the user's; an empty object leaves them out, None keeps them."""


@define(kw_only=True)
class PreTokenGenerationV2TriggerRequest(PreTokenGenerationTriggerRequest):
    """The user, the groups, and the scopes.

    AWS: "Pre token generation Lambda trigger".
    """

    scopes: list[str] = field(factory=list)
    """The scopes of the access token."""


@define(kw_only=True)
class PreTokenGenerationV2TriggerResponse(Payload):
    """Changes of the tokens.

    AWS: "Pre token generation Lambda trigger".
    """

    claims_and_scope_override_details: ClaimsAndScopeOverrideDetails | None = None
    """Changes of both tokens; None for none."""


@define(kw_only=True)
class PreTokenGenerationV2TriggerEvent(CognitoTriggerEvent):
    """Tokens are about to be issued, version 2: `TokenGeneration_Authentication` and others.

    AWS: "Pre token generation Lambda trigger".
    """

    request: PreTokenGenerationV2TriggerRequest = field(factory=PreTokenGenerationV2TriggerRequest)
    """The user, the groups, and the scopes."""

    response: PreTokenGenerationV2TriggerResponse = field(factory=PreTokenGenerationV2TriggerResponse)
    """Changes of both tokens: set it and return the event."""


@define(kw_only=True)
class PreTokenGenerationV3TriggerEvent(PreTokenGenerationV2TriggerEvent):
    """Tokens are about to be issued, version 3: also those of machines, `TokenGeneration_ClientCredentials`.

    It has the fields of a `PreTokenGenerationV2TriggerEvent`.

    AWS: "Pre token generation Lambda trigger".
    """
