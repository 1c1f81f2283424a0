"""Amazon Cognito user pools: the events of all triggers, each of which is returned with its `response` filled in."""

# A part is loaded when the first of its names is used: the classes of all would cost a start more than 20 ms.
_PARTS = {
    "_cognito": ("CallerContext", "CognitoTriggerRequest", "CognitoTriggerEvent"),
    "_cognito_sign_up": (
        "PreSignUpTriggerRequest",
        "PreSignUpTriggerResponse",
        "PreSignUpTriggerEvent",
        "PostConfirmationTriggerEvent",
    ),
    "_cognito_sign_in": (
        "PreAuthenticationTriggerRequest",
        "PreAuthenticationTriggerEvent",
        "PostAuthenticationTriggerRequest",
        "PostAuthenticationTriggerEvent",
    ),
    "_cognito_other_users": (
        "UserMigrationTriggerRequest",
        "UserMigrationTriggerResponse",
        "UserMigrationTriggerEvent",
        "InboundFederationAttributes",
        "InboundFederationTriggerRequest",
        "InboundFederationTriggerResponse",
        "InboundFederationTriggerEvent",
    ),
    "_cognito_challenges": (
        "ChallengeResult",
        "DefineAuthChallengeTriggerRequest",
        "DefineAuthChallengeTriggerResponse",
        "DefineAuthChallengeTriggerEvent",
        "CreateAuthChallengeTriggerRequest",
        "CreateAuthChallengeTriggerResponse",
        "CreateAuthChallengeTriggerEvent",
        "VerifyAuthChallengeResponseTriggerRequest",
        "VerifyAuthChallengeResponseTriggerResponse",
        "VerifyAuthChallengeResponseTriggerEvent",
    ),
    "_cognito_tokens": (
        "GroupOverrideDetails",
        "ClaimsOverrideDetails",
        "PreTokenGenerationTriggerRequest",
        "PreTokenGenerationTriggerResponse",
        "PreTokenGenerationTriggerEvent",
        "IdTokenGeneration",
        "AccessTokenGeneration",
        "ClaimsAndScopeOverrideDetails",
        "PreTokenGenerationV2TriggerRequest",
        "PreTokenGenerationV2TriggerResponse",
        "PreTokenGenerationV2TriggerEvent",
        "PreTokenGenerationV3TriggerEvent",
    ),
    "_cognito_messages": (
        "CustomMessageTriggerRequest",
        "CustomMessageTriggerResponse",
        "CustomMessageTriggerEvent",
        "CustomSenderTriggerRequest",
        "CustomEmailSenderTriggerEvent",
        "CustomSMSSenderTriggerEvent",
    ),
}

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.events._cognito import *  # noqa: F403 # all of it, by its own name
    from aws_lambda_runtime.events._cognito_challenges import *  # noqa: F403 # all of it, by its own name
    from aws_lambda_runtime.events._cognito_messages import *  # noqa: F403 # all of it, by its own name
    from aws_lambda_runtime.events._cognito_other_users import *  # noqa: F403 # all of it, by its own name
    from aws_lambda_runtime.events._cognito_sign_in import *  # noqa: F403 # all of it, by its own name
    from aws_lambda_runtime.events._cognito_sign_up import *  # noqa: F403 # all of it, by its own name
    from aws_lambda_runtime.events._cognito_tokens import *  # noqa: F403 # all of it, by its own name
else:

    def __getattr__(name: str) -> object:
        part = next((part for part, names in _PARTS.items() if name in names), None)
        if part is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__package__}.{part}"), name)
