"""A hook of a deployment."""

from aws_lambda_runtime.events import CodeDeployLifecycleHookEvent


def handler(event: CodeDeployLifecycleHookEvent) -> dict[str, str]:
    """Return what boto3's put_lifecycle_event_hook_execution_status takes."""
    return {
        "deploymentId": event.deployment_id,
        "lifecycleEventHookExecutionId": event.lifecycle_event_hook_execution_id,
        "status": "Succeeded",
    }
