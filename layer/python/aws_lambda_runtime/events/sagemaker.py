"""Amazon SageMaker Ground Truth: the tasks of a labeling job before people see them, and their answers after."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Payload, Response, wire


@define(kw_only=True)
class SageMakerDataObject(Payload):
    """One line of the input manifest; what else stands in it is in `.raw`.

    AWS: "Pre-annotation and Post-annotation Lambda Function Requirements".
    """

    source: str | None = None
    """The text to label, or"""

    source_ref: str | None = field(default=None, metadata=wire("source-ref"))
    """the address in S3 of what is to be labeled."""


@define(kw_only=True)
class SageMakerPreHumanTaskEvent(Event):
    """A task that is about to be shown to people.

    AWS: "Pre-annotation and Post-annotation Lambda Function Requirements".
    """

    version: str = ""
    """The version of this shape: `2018-10-16`."""

    labeling_job_arn: str = field(default="", metadata=wire(required=True, keep=True))
    """The ARN of the labeling job."""

    data_object: SageMakerDataObject = field(factory=SageMakerDataObject)
    """The line of the manifest."""


@define(kw_only=True)
class SageMakerAnnotationPayload(Payload):
    """Where the answers are.

    AWS: "Pre-annotation and Post-annotation Lambda Function Requirements".
    """

    s3_uri: str = ""
    """The address in S3 of a JSON file with the answers of all people to all tasks of the call."""


@define(kw_only=True)
class SageMakerAnnotationConsolidationEvent(Event):
    """Answers that are to be made into one for each task.

    AWS: "Pre-annotation and Post-annotation Lambda Function Requirements".
    """

    version: str = ""
    """The version of this shape: `2018-10-16`."""

    labeling_job_arn: str = ""
    """The ARN of the labeling job."""

    label_categories: list[str] = field(factory=list)
    """The labels to choose from; absent from custom jobs."""

    label_attribute_name: str = ""
    """The name of the label in the output manifest."""

    role_arn: str = ""
    """The ARN of the job's role, which may read the answers."""

    payload: SageMakerAnnotationPayload = field(
        factory=SageMakerAnnotationPayload, metadata=wire(required=True, keep=True)
    )
    """Where the answers are."""


@define(kw_only=True)
class SageMakerPreHumanTaskResponse(Response):
    """What people see of a task.

    AWS: "Pre-annotation and Post-annotation Lambda Function Requirements".
    """

    task_input: dict[str, Any] = field(factory=dict, metadata=wire(keep=True))
    """What the template of the task names `task.input`."""

    is_human_annotation_required: bool | None = None
    """Whether people are to see it; they are if it is not set."""

    human_annotation_required: str | None = None
    """The same as text, `true` or `false`, by the name that older functions write."""


@define(kw_only=True)
class SageMakerConsolidatedAnnotation(Response):
    """The answer to one task.

    AWS: "Pre-annotation and Post-annotation Lambda Function Requirements".
    """

    dataset_object_id: str
    """The id of the task, as in the file with the answers."""

    consolidated_annotation: dict[str, Any] = field(factory=dict, metadata=wire(keep=True))
    """`content`, an object with the label by its attribute's name."""


SageMakerAnnotationConsolidationResponse = list[SageMakerConsolidatedAnnotation]
