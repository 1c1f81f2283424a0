"""IAM policies, which authorizers answer with."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Payload, pascal_case, wire


@define(kw_only=True)
class IAMPolicyStatement(Payload):
    """One statement. What is text or a list of texts is written as it was given.

    AWS: "Grammar of the IAM JSON policy language".
    """

    _wire_case = staticmethod(pascal_case)

    sid: str | None = None
    """The statement's name; often absent."""

    effect: str = ""
    """`Allow` or `Deny`."""

    principal: str | dict[str, Any] | None = None
    """Whom it is about: `*`, or texts or lists by kind, as in `{"AWS": "123456789012"}`; resource policies only."""

    not_principal: str | dict[str, Any] | None = None
    """Whom it is not about; resource policies only."""

    action: str | list[str] | None = None
    """The actions, as in `execute-api:Invoke`."""

    not_action: str | list[str] | None = None
    """All actions but these; in place of `action`."""

    resource: str | list[str] | None = None
    """The ARNs, `*` and `?` stand for any text."""

    not_resource: str | list[str] | None = None
    """All ARNs but these; in place of `resource`."""

    condition: dict[str, dict[str, Any]] = field(factory=dict)
    """Values, or lists of them, by operator and key; absent without a condition."""


@define(kw_only=True)
class IAMPolicyDocument(Payload):
    """A policy.

    AWS: "Grammar of the IAM JSON policy language".
    """

    _wire_case = staticmethod(pascal_case)

    version: str = field(default="2012-10-17", metadata=wire(keep=True))
    """The version of the language."""

    id: str | None = None
    """The policy's name; often absent."""

    statement: list[IAMPolicyStatement] = field(factory=list, metadata=wire(keep=True))
    """Its statements."""
