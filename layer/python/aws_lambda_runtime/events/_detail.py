"""The base of what EventBridge events carry: a class of this package says which events it is the detail of."""

from aws_lambda_runtime.events._wire import Payload


class Detail(Payload):
    """Base of the details of AWS's own EventBridge events.

    `_sent_as` has the (source, detail-type) pairs that a bare `EventBridgeEvent` takes the class for; `*` as the type
    is every type of the source that no other class has, and `aws.*` as the source is every one of AWS's.
    """

    __slots__ = ()
    _sent_as: tuple[tuple[str, str], ...] = ()
