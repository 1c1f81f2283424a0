"""A custom resource: a name with a suffix that no other stack has.

CloudFormation gets its answer at the URL in the request, on time and whatever happens in here.

Handler: app.handler
"""

from hashlib import sha256

from attrs import define

from aws_lambda_runtime.custom_resource import CustomResource, Resource
from aws_lambda_runtime.events import CloudFormationCustomResourceEvent

handler = CustomResource()


@define(kw_only=True)
class Name:
    """The properties in the template; CloudFormation sends the number as text."""

    prefix: str
    digits: int = 8


@handler.create
def create(request: CloudFormationCustomResourceEvent[Name]) -> Resource:
    """Make a name. A retry of the request makes the same; a change of the properties, which comes here too, another."""
    wanted = request.resource_properties
    suffix = sha256(request.request_id.encode()).hexdigest()[: wanted.digits]
    name = f"{wanted.prefix}-{suffix}".lower()
    return Resource(physical_resource_id=name, data={"Name": name})


@handler.delete
def delete(request: CloudFormationCustomResourceEvent) -> None:
    """Give the name back."""
    print(f"{request.physical_resource_id} is free again")
