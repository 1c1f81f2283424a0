"""AWS Step Functions: the error that a state machine hands to a function; all other input is its own."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._json_text import JsonText
from aws_lambda_runtime.events._wire import Event, pascal_case


@define(kw_only=True)
class StepFunctionsErrorEvent(Event):
    """What a `Catch` field makes the input of the next state.

    AWS: "Handling errors in Step Functions workflows".
    """

    _wire_case = staticmethod(pascal_case)

    error: str
    """The error's name, as in `States.TaskFailed`, or the type of a function's exception."""

    cause: JsonText[Any] = field(factory=JsonText)
    """More about it, as text; of a failed function JSON text that `.value` reads."""
