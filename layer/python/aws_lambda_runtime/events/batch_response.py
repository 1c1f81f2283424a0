"""What the handler of a batch answers when part of the batch failed.

The event source mapping must have `ReportBatchItemFailures` among its function response types, or Lambda ignores this.
"""

from attrs import define, field

from aws_lambda_runtime.events._wire import Response, wire


@define(kw_only=True)
class BatchItemFailure(Response):
    """One item that is to be tried again.

    AWS: "Handling errors for an SQS event source in Lambda".
    """

    item_identifier: str
    """The message id of the failed message; Lambda retries the whole batch if it is empty or unknown."""


@define(kw_only=True)
class SQSBatchResponse(Response):
    """The messages of an SQS batch that failed; SQS deletes all others.

    AWS: "Handling errors for an SQS event source in Lambda", implementing partial batch responses.
    """

    batch_item_failures: list[BatchItemFailure] = field(factory=list, metadata=wire(keep=True))
    """The failed messages, of a FIFO queue all after the first too; empty says that the whole batch succeeded."""
