"""A build that ended."""

from aws_lambda_runtime.events import CodeBuildStateChangeDetail, EventBridgeEvent


def handler(event: EventBridgeEvent[CodeBuildStateChangeDetail]) -> str:
    """Say how the build ended, and where its log is."""
    build = event.detail
    return f"{build.project_name}: {build.build_status}, {build.additional_information.logs.deep_link}"
