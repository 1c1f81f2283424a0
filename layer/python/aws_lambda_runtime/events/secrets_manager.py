"""AWS Secrets Manager: the steps of rotating a secret; nothing is returned."""

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, pascal_case


@define(kw_only=True)
class SecretsManagerRotationEvent(Event):
    """One step of rotating a secret.

    AWS: "Lambda rotation functions".
    """

    _wire_case = staticmethod(pascal_case)

    step: str
    """`createSecret`, `setSecret`, `testSecret` or `finishSecret`; some tools begin it with a capital, see `action`."""

    secret_id: str = ""
    """The ARN of the secret."""

    client_request_token: str = ""
    """The id of the secret's new version, as PutSecretValue takes it."""

    rotation_token: str | None = field(default=None, repr=False)
    """What PutSecretValue needs where the function acts for another account; absent otherwise."""

    @property
    def action(self) -> str:
        """The step, with a small letter at its beginning."""
        return self.step[:1].lower() + self.step[1:]


SecretsManagerEvent = SecretsManagerRotationEvent
