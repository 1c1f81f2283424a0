"""What the handler of a batch answers when part of the batch failed.

The event source mapping must have `ReportBatchItemFailures` among its function response types, or Lambda ignores this.
"""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._wire import Response, wire


@define(kw_only=True)
class BatchItemFailure(Response):
    """One item that is to be tried again.

    AWS: "Handling errors for an SQS event source in Lambda".
    """

    item_identifier: str
    """The message id of an SQS message, the sequence number of a stream's record; with one that is empty or unknown
    Lambda retries the whole batch."""


@define(kw_only=True)
class SQSBatchResponse(Response):
    """The messages of an SQS batch that failed; SQS deletes all others.

    AWS: "Handling errors for an SQS event source in Lambda", implementing partial batch responses.
    """

    batch_item_failures: list[BatchItemFailure] = field(factory=list, metadata=wire(keep=True))
    """The failed messages, of a FIFO queue all after the first too; empty says that the whole batch succeeded."""


@define(kw_only=True)
class StreamBatchResponse(Response):
    """Where a batch of a stream failed: Lambda goes on from the lowest sequence number that is named.

    AWS: "Configuring partial batch response with DynamoDB and Lambda", and the same for Kinesis Data Streams.
    """

    batch_item_failures: list[BatchItemFailure] = field(factory=list, metadata=wire(keep=True))
    """The sequence numbers of failed records; empty says that the whole batch succeeded."""


@define(kw_only=True)
class TimeWindowResponse(Response):
    """The answer to one call of a tumbling window.

    AWS: "Implementing stateful DynamoDB stream processing in Lambda".
    """

    state: dict[str, Any] = field(factory=dict, metadata=wire(keep=True))
    """What the next call of the window gets; without it the aggregate is lost. At most 1 MB."""

    batch_item_failures: list[BatchItemFailure] = field(factory=list, metadata=wire(keep=True))
    """The sequence numbers of failed records; empty says that the whole batch succeeded."""
