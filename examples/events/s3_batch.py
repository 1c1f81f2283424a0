"""Objects of a batch job."""

from aws_lambda_runtime.events import S3BatchEvent, S3BatchResponse, S3BatchResult


def handler(event: S3BatchEvent) -> S3BatchResponse:
    """Look at each object, and say in the job's report what became of it."""
    return S3BatchResponse(
        invocation_schema_version=event.invocation_schema_version,
        invocation_id=event.invocation_id,
        results=[
            S3BatchResult(task_id=task.task_id, result_string=f"{task.bucket}/{task.key}") for task in event.tasks
        ],
    )
