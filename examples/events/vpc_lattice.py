"""A request to a service of VPC Lattice."""

from aws_lambda_runtime.events import VPCLatticeEventV2, VPCLatticeResponse


def handler(event: VPCLatticeEventV2) -> VPCLatticeResponse:
    """Greet the caller."""
    caller = event.request_context.identity.principal or "you"
    return VPCLatticeResponse(headers={"Content-Type": "text/plain"}, body=f"Hello, {caller}!")
