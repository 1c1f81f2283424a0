"""A termination policy of your own: spot instances go first."""

from aws_lambda_runtime.events import AutoScalingScaleInEvent, AutoScalingScaleInResponse


def handler(event: AutoScalingScaleInEvent) -> AutoScalingScaleInResponse:
    """Choose the instances."""
    count = sum(request.capacity or 0 for request in event.capacity_to_terminate)
    ordered = sorted(event.instances, key=lambda instance: instance.instance_market_option != "spot")
    return AutoScalingScaleInResponse(instance_ids=[instance.instance_id for instance in ordered[:count]])
