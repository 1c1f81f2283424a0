"""Amazon EventBridge: the envelope of every event of a bus, and the scheduled event of a rule."""

from typing import Any, Generic

from attrs import define, field

from aws_lambda_runtime.events._generic import JsonT
from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Event, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class EventBridgeEvent(Event, Generic[JsonT]):
    """An event of a bus; `EventBridgeEvent[OrderPlaced]` says what its detail is.

    Without an argument the detail of an event of AWS's own is the class that this package has for its source and
    detail type, and any other is the plain JSON that came; `EventBridgeEvent[dict[str, Any]]` always has plain JSON.

    AWS: "AWS service event metadata", and "Amazon EventBridge events".
    """

    version: str = ""
    """The version of the envelope: `0`."""

    id: str = ""
    """The id of the event; the same for each target and each retry."""

    detail_type: str = field(default="", metadata=wire("detail-type"))
    """What happened, with the source the kind of the event; free text for events of your own."""

    source: str = ""
    """Who sent it: `aws.` and a service, or any text of your own."""

    account: str = ""
    """The account of the sender."""

    time: str = ""
    """When it happened, in ISO 8601; `happened_at` is the time."""

    region: str = ""
    """The region of the sender."""

    resources: list[str] = field(factory=list)
    """The ARNs of what it is about; may be empty or absent."""

    replay_name: str | None = field(default=None, metadata=wire("replay-name"))
    """The replay that sent the event again; absent otherwise."""

    detail: JsonT = field(metadata=wire(required=True) | {"carries": "object"})
    """What the sender says about it."""

    @property
    def happened_at(self) -> "datetime":
        """When it happened, in UTC; ValueError if the time is none."""
        return time_of_iso(self.time, "time")

    @classmethod
    def matches(cls, payload: object) -> bool:
        """Return whether this is an event of a bus; the event of a schedule is one too."""
        return isinstance(payload, dict) and "detail-type" in payload and "detail" in payload

    @staticmethod
    def _argument_for(payload: dict[str, Any]) -> Any:
        """Return the class of the detail, None where there is none."""
        from aws_lambda_runtime import events
        from aws_lambda_runtime.events._names import DETAILS

        source, kind = payload.get("source"), payload.get("detail-type")
        if not isinstance(source, str) or not isinstance(kind, str) or not isinstance(payload.get("detail"), dict):
            return None
        of_source = DETAILS.get(source, {})
        of_any = DETAILS.get("aws.*", {}) if source.startswith("aws.") else {}
        name = of_source.get(kind) or of_any.get(kind) or of_source.get("*")
        return None if name is None else getattr(events, name)


@define(kw_only=True)
class ScheduledEvent(EventBridgeEvent[dict[str, Any]]):
    """The event of a rule with a schedule: its `resources` are the rule, its `detail` is empty.

    AWS: "Creating an Amazon EventBridge rule that runs on a schedule".
    """

    detail_type: str = field(default="Scheduled Event", metadata=wire("detail-type", keep=True))
    """Always `Scheduled Event`."""

    detail: dict[str, Any] = field(factory=dict)
    """Empty."""

    @classmethod
    def matches(cls, payload: object) -> bool:
        """Return whether this is the event of a schedule."""
        return super().matches(payload) and payload["detail-type"] == "Scheduled Event"  # type: ignore[index]
