"""Amazon Cognito Sync: a dataset of an identity that is being synchronized."""

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Payload, wire


@define(kw_only=True)
class CognitoDatasetRecord(Payload):
    """One record of the dataset.

    AWS: "Customizing workflows with Amazon Cognito Events".
    """

    old_value: str | None = None
    """The value before; absent for a new record."""

    new_value: str | None = None
    """The value to be written: a handler may set it."""

    op: str = ""
    """`replace` or `remove`: a handler may set it."""


@define(kw_only=True)
class CognitoSyncEvent(Event):
    """A dataset about to be written; the handler returns the event, with records changed, added or taken out.

    AWS: "Customizing workflows with Amazon Cognito Events".
    """

    version: int | str | None = None
    """The version of the event: 2."""

    event_type: str = field(default="SyncTrigger", metadata=wire(keep=True))
    """Always `SyncTrigger`."""

    region: str = ""
    """The region of the identity pool."""

    identity_pool_id: str = ""
    """The id of the identity pool."""

    identity_id: str = ""
    """The id of the identity."""

    dataset_name: str = ""
    """The name of the dataset."""

    dataset_records: dict[str, CognitoDatasetRecord]
    """The records, by their keys."""
