"""SageMaker Ground Truth: data objects and answers."""

from __future__ import annotations

from aws_lambda_runtime._codec import encode
from aws_lambda_runtime.events import (
    SageMakerAnnotationConsolidationResponse,
    SageMakerConsolidatedAnnotation,
    SageMakerPreHumanTaskEvent,
    SageMakerPreHumanTaskResponse,
)
from structured import sample, written


def test_data_object_is_read() -> None:
    """Text and addresses are told apart; what else the manifest says is in the payload."""
    image = sample("sagemaker/pre_human_task", SageMakerPreHumanTaskEvent).data_object
    assert (image.source, image.source_ref) == (None, "s3://photos/dog.jpg")
    text = sample("sagemaker/pre_human_task_text", SageMakerPreHumanTaskEvent).data_object
    assert (text.source, text.source_ref, text.raw["language"]) == ("It barks.", None, "en")


def test_responses_are_written_with_aws_names() -> None:
    """The task's input is always there; the answers are a list, as handlers return them."""
    assert written(SageMakerPreHumanTaskResponse()) == {"taskInput": {}}
    skipped = SageMakerPreHumanTaskResponse(task_input={"a": 1}, is_human_annotation_required=False)
    assert written(skipped) == {"taskInput": {"a": 1}, "isHumanAnnotationRequired": False}
    older = SageMakerPreHumanTaskResponse(human_annotation_required="false")
    assert written(older) == {"taskInput": {}, "humanAnnotationRequired": "false"}
    answers: SageMakerAnnotationConsolidationResponse = [
        SageMakerConsolidatedAnnotation(dataset_object_id="0", consolidated_annotation={"content": {"animal": "dog"}})
    ]
    assert encode(answers, written) == (
        b'[{"datasetObjectId": "0", "consolidatedAnnotation": {"content": {"animal": "dog"}}}]'
    )
