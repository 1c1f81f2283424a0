"""What the events of a stream say about its tumbling window."""

from attrs import define

from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._wire import Payload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class TimeWindow(Payload):
    """A tumbling window.

    AWS: "Implementing stateful DynamoDB stream processing in Lambda".
    """

    start: str = ""
    """Its start, in ISO 8601; `starts_at` is the time."""

    end: str = ""
    """Its end, in the same form; `ends_at` is the time."""

    @property
    def starts_at(self) -> "datetime":
        """Its start, in UTC; ValueError if it has another form."""
        return time_of_iso(self.start, "start")

    @property
    def ends_at(self) -> "datetime":
        """Its end, in UTC; ValueError if it has another form."""
        return time_of_iso(self.end, "end")
