"""Tasks of a labeling job."""

from aws_lambda_runtime.events import SageMakerPreHumanTaskEvent, SageMakerPreHumanTaskResponse


def handler(event: SageMakerPreHumanTaskEvent) -> SageMakerPreHumanTaskResponse:
    """Hand the address of the image to the template."""
    return SageMakerPreHumanTaskResponse(task_input={"image": event.data_object.source_ref})
