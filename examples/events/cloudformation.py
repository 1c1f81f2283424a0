"""The properties of a custom resource behind the CDK's provider framework, which takes the answer as it is returned."""

from typing import Any

from aws_lambda_runtime.events import CdkCustomResourceEvent, CdkCustomResourceResponse


def handler(event: CdkCustomResourceEvent[dict[str, Any]]) -> CdkCustomResourceResponse:
    """Tell the address of a site, whose id is its domain."""
    domain = event.resource_properties["Domain"]
    if event.request_type == "Delete":
        return CdkCustomResourceResponse()
    return CdkCustomResourceResponse(physical_resource_id=domain, data={"Url": f"https://{domain}"})
