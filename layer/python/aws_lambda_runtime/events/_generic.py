"""What generic events are made of: type parameters with defaults, and fields that carry a payload of the user's.

`SQSEvent[Order]` says that each body is the JSON text of an Order. Without an argument the field is what it is on the
wire. Which that is says `_unparametrised` of the class at run time, and the default of the parameter to type checkers.
"""

from typing import Any

from attrs import field

from aws_lambda_runtime.events._wire import wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from typing_extensions import TypeVar

    from aws_lambda_runtime.events._attribute_value import AttributeValue

    TextT = TypeVar("TextT", default=str)
    JsonT = TypeVar("JsonT", default=Any)
    ImageT = TypeVar("ImageT", default=dict[str, AttributeValue])
else:  # before Python 3.13 parameters with defaults need another library, which would be imported at each start
    from typing import TypeVar

    TextT = TypeVar("TextT")
    JsonT = TypeVar("JsonT")
    ImageT = TypeVar("ImageT")


def carrying(
    how: 'Literal["json", "base64", "image", "object"]',
    name: str | None = None,
    *,
    default: object = "",
    also: tuple[str, ...] = (),
) -> Any:
    """Return a field whose type is a parameter of its class, and that travels as something else.

    - `json`: as JSON text;
    - `base64`: as JSON text, maybe compressed by gzip or zlib, in base64;
    - `image`: as a map of DynamoDB attribute values;
    - `object`: as the JSON that it is.
    """
    return field(default=default, metadata=wire(name, also=also) | {"carries": how})
