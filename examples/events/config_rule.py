"""A rule of AWS Config."""

from aws_lambda_runtime.events import AWSConfigRuleEvent


def handler(event: AWSConfigRuleEvent) -> str:
    """Judge the resource that changed; `put_evaluations` of boto3 would take the result."""
    item = event.invoking_event.value.configuration_item
    if item is None or event.event_left_scope:
        return "NOT_APPLICABLE"
    return "COMPLIANT" if item.configuration["instanceType"] == event.parameters["allowed"] else "NON_COMPLIANT"
