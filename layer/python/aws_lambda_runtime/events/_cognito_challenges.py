"""Triggers of a Cognito user pool with challenges of your own."""

from attrs import define, field

from aws_lambda_runtime.events._cognito import CognitoTriggerEvent, CognitoTriggerRequest
from aws_lambda_runtime.events._wire import Payload


@define(kw_only=True)
class ChallengeResult(Payload):
    """A challenge that was answered.

    AWS: "Define auth challenge Lambda trigger".
    """

    challenge_name: str = ""
    """`CUSTOM_CHALLENGE`, or one of Cognito's such as `SRP_A`, `PASSWORD_VERIFIER` and `SMS_MFA`."""

    challenge_result: bool = False
    """Whether the answer was right."""

    challenge_metadata: str | None = None
    """The name that the function gave to a challenge of its own; absent or null without one."""


@define(kw_only=True)
class DefineAuthChallengeTriggerRequest(CognitoTriggerRequest):
    """The user, and the challenges so far.

    AWS: "Define auth challenge Lambda trigger".
    """

    session: list[ChallengeResult | None] = field(factory=list)
    """The challenges so far, oldest first; some may be null, which `results` leaves out."""

    user_not_found: bool = False
    """True for a user who does not exist, where the app client hides that."""

    @property
    def results(self) -> list[ChallengeResult]:
        """The challenges so far, oldest first."""
        return [each for each in self.session if each is not None]


@define(kw_only=True)
class DefineAuthChallengeTriggerResponse(Payload):
    """What comes next.

    AWS: "Define auth challenge Lambda trigger".
    """

    challenge_name: str | None = None
    """The next challenge: `CUSTOM_CHALLENGE`, or one of Cognito's."""

    issue_tokens: bool | None = None
    """True signs the user in."""

    fail_authentication: bool | None = None
    """True ends the attempt."""


@define(kw_only=True)
class DefineAuthChallengeTriggerEvent(CognitoTriggerEvent):
    """What is the user to do next: `DefineAuthChallenge_Authentication`.

    AWS: "Define auth challenge Lambda trigger".
    """

    request: DefineAuthChallengeTriggerRequest = field(factory=DefineAuthChallengeTriggerRequest)
    """The user, and the challenges so far."""

    response: DefineAuthChallengeTriggerResponse = field(factory=DefineAuthChallengeTriggerResponse)
    """What comes next: set it and return the event."""


@define(kw_only=True)
class CreateAuthChallengeTriggerRequest(DefineAuthChallengeTriggerRequest):
    """The user, the challenges so far, and the one to make.

    AWS: "Create auth challenge Lambda trigger".
    """

    challenge_name: str = ""
    """The challenge to make: `CUSTOM_CHALLENGE`."""


@define(kw_only=True)
class CreateAuthChallengeTriggerResponse(Payload):
    """The challenge.

    AWS: "Create auth challenge Lambda trigger".
    """

    public_challenge_parameters: dict[str, str] = field(factory=dict)
    """What the application is told, to show the challenge."""

    private_challenge_parameters: dict[str, str] = field(factory=dict, repr=False)
    """What only the function that verifies is told, such as the right answer."""

    challenge_metadata: str | None = None
    """A name for the challenge, which later sessions have."""


@define(kw_only=True)
class CreateAuthChallengeTriggerEvent(CognitoTriggerEvent):
    """What is the user asked: `CreateAuthChallenge_Authentication`.

    AWS: "Create auth challenge Lambda trigger".
    """

    request: CreateAuthChallengeTriggerRequest = field(factory=CreateAuthChallengeTriggerRequest)
    """The user, the challenges so far, and the one to make."""

    response: CreateAuthChallengeTriggerResponse = field(factory=CreateAuthChallengeTriggerResponse)
    """The challenge: set it and return the event."""


@define(kw_only=True)
class VerifyAuthChallengeResponseTriggerRequest(CognitoTriggerRequest):
    """The user, and the answer.

    AWS: "Verify auth challenge response Lambda trigger".
    """

    private_challenge_parameters: dict[str, str] = field(factory=dict, repr=False)
    """What the function that made the challenge kept, such as the right answer."""

    challenge_answer: str = field(default="", repr=False)
    """What the user answered."""

    user_not_found: bool = False
    """True for a user who does not exist, where the app client hides that."""


@define(kw_only=True)
class VerifyAuthChallengeResponseTriggerResponse(Payload):
    """Whether the answer is right.

    AWS: "Verify auth challenge response Lambda trigger".
    """

    answer_correct: bool | None = None
    """Whether it is; has to be set."""


@define(kw_only=True)
class VerifyAuthChallengeResponseTriggerEvent(CognitoTriggerEvent):
    """Is the user's answer right: `VerifyAuthChallengeResponse_Authentication`.

    AWS: "Verify auth challenge response Lambda trigger".
    """

    request: VerifyAuthChallengeResponseTriggerRequest = field(factory=VerifyAuthChallengeResponseTriggerRequest)
    """The user, and the answer."""

    response: VerifyAuthChallengeResponseTriggerResponse = field(factory=VerifyAuthChallengeResponseTriggerResponse)
    """Whether the answer is right: set it and return the event."""
