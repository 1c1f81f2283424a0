"""A job of a pipeline."""

from aws_lambda_runtime.events import CodePipelineJobEvent


def handler(event: CodePipelineJobEvent) -> dict[str, object]:
    """Say what is to be done; boto3's put_job_success_result would report it as done."""
    parameters = event.user_parameters.value if event.user_parameters else {}
    return {"job": event.job.id, "stack": parameters.get("stack")}
