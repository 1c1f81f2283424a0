"""AWS CloudFormation: custom resources, by themselves and behind the CDK's provider framework."""

from typing import Any, Generic

from attrs import Factory, define, field

from aws_lambda_runtime.events._generic import JsonT, carrying
from aws_lambda_runtime.events._wire import Event, Response, pascal_case, wire


@define(kw_only=True)
class _Request(Event, Generic[JsonT]):
    """What both forms of a request have.

    AWS: "Custom resource request objects".
    """

    _wire_case = staticmethod(pascal_case)

    request_type: str
    """`Create`, `Update` or `Delete`."""

    service_token: str | None = None
    """The ARN of what serves the resource: of this function, or of the framework's."""

    stack_id: str = ""
    """The ARN of the stack."""

    request_id: str = ""
    """The id of the request; a retry of it has the same."""

    logical_resource_id: str = ""
    """The resource's name in the template."""

    physical_resource_id: str | None = None
    """The id that the function gave to the resource; absent from the request that creates it."""

    resource_type: str = ""
    """`AWS::CloudFormation::CustomResource`, or `Custom::` and a name of the template's."""

    resource_properties: JsonT = carrying("object", default=Factory(dict))
    """The properties in the template, with `ServiceToken` among them; numbers and booleans arrive as text."""

    old_resource_properties: JsonT | None = carrying("object", default=None)
    """The properties before an update; absent from other requests."""


@define(kw_only=True)
class CloudFormationCustomResourceEvent(_Request[JsonT], Generic[JsonT]):
    """A request for a custom resource; `CloudFormationCustomResourceEvent[Website]` makes the properties a Website.

    It is answered at its URL, not by what the handler returns: `aws_lambda_runtime.custom_resource` does that.

    AWS: "Custom resource request objects".
    """

    response_url: str = field(default="", repr=False, metadata=wire("ResponseURL"))
    """Where the answer is to be put; whoever has it can answer, so it is not for logs."""


@define(kw_only=True)
class CdkCustomResourceEvent(_Request[JsonT], Generic[JsonT]):
    """A request that the CDK's provider framework hands on; what the handler returns is the answer.

    AWS: "aws-cdk-lib.custom_resources module", handling lifecycle events.
    """

    response_url: str | None = field(default=None, repr=False, metadata=wire("ResponseURL"))
    """Nothing of use: the framework answers."""


@define(kw_only=True)
class CdkCustomResourceIsCompleteEvent(_Request[JsonT], Generic[JsonT]):
    """The question whether a resource is ready: the request, with what the handler of it returned.

    Any key that the handler returned is in `raw`. Only `Data` tells this event from the request by its shape.

    AWS: "aws-cdk-lib.custom_resources module", asynchronous providers.
    """

    response_url: str | None = field(default=None, repr=False, metadata=wire("ResponseURL"))
    """Nothing of use: the framework answers."""

    data: dict[str, Any] | None = None
    """What the handler of the request returned as its data."""

    no_echo: bool | None = None
    """Whether it asked to hide the data."""


@define(kw_only=True)
class CloudFormationCustomResourceResponse(Response):
    """The answer to a request of CloudFormation's: put to its URL, at most 4096 bytes.

    AWS: "Custom resource response objects".
    """

    _wire_case = staticmethod(pascal_case)

    status: str
    """`SUCCESS` or `FAILED`."""

    reason: str | None = None
    """Why it failed; required then."""

    physical_resource_id: str
    """The id of the resource, at most 1 KB; a new one in the answer to an update replaces the resource."""

    stack_id: str
    """As in the request."""

    request_id: str
    """As in the request."""

    logical_resource_id: str
    """As in the request."""

    no_echo: bool = False
    """Whether to show the data as asterisks."""

    data: dict[str, Any] = field(factory=dict)
    """What `Fn::GetAtt` gives to the template."""


@define(kw_only=True)
class CdkCustomResourceResponse(Response):
    """The answer to a request of the CDK's framework.

    AWS: "aws-cdk-lib.custom_resources module", handling lifecycle events.
    """

    _wire_case = staticmethod(pascal_case)

    physical_resource_id: str | None = None
    """The id of the resource; without one the framework takes the request's id, or keeps the one there is."""

    data: dict[str, Any] = field(factory=dict)
    """What `Fn::GetAtt` gives to the template."""

    no_echo: bool = False
    """Whether to show the data as asterisks."""


@define(kw_only=True)
class CdkCustomResourceIsCompleteResponse(Response):
    """The answer to the question whether a resource is ready.

    AWS: "aws-cdk-lib.custom_resources module", asynchronous providers.
    """

    _wire_case = staticmethod(pascal_case)

    is_complete: bool = field(metadata=wire(keep=True))
    """Whether it is; if not, the framework asks again."""

    data: dict[str, Any] = field(factory=dict)
    """What is added to the data; only where it is ready."""
