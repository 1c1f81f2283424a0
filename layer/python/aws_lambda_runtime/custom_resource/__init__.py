"""Custom resources of CloudFormation, with a function for each of Create, Update and Delete.

    handler = CustomResource()

    @handler.create
    def create(request: CloudFormationCustomResourceEvent[Website]) -> Resource: ...

Whatever happens in them, CloudFormation gets one answer, and before the deadline.
"""

from __future__ import annotations

from attrs import Factory, define

from aws_lambda_runtime import _logs
from aws_lambda_runtime._report import report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeVar

    from aws_lambda_runtime.context import Context
    from aws_lambda_runtime.custom_resource._request import Request
    from aws_lambda_runtime.custom_resource._step import Step

    Function = TypeVar("Function", bound=Callable[..., "Resource | None"])

__all__ = ["CustomResource", "Resource"]


@define(kw_only=True)
class Resource:
    """What a resource is, once it is created or updated."""

    physical_resource_id: str | None = None
    """Its id, at most 1 KB. None makes one out of the request's ids for a new resource, and keeps that of any other; a
    new one in an update says that the resource was replaced, and CloudFormation has the old one deleted."""

    data: Mapping[str, Any] = Factory(dict)
    """What `Fn::GetAtt` gives to the template; the whole answer has at most 4096 bytes."""

    no_echo: bool = False
    """Whether CloudFormation shows the data as asterisks."""


class CustomResource:
    """A handler of custom resources, to which functions are given by `create`, `update` and `delete`.

    Each takes the request, or the request and the context; the annotation of the request says what is made of it, with
    text in numbers and booleans read as such. It returns a `Resource`, or None where there is nothing to tell; what it
    raises fails the request, with its text as the reason. Without `update` a change goes to `create`, and without
    `delete` there is nothing to do for a deletion.

    FAILED is sent `margin_ms` before the deadline, or at half of the time if that is earlier.
    """

    def __init__(self, *, margin_ms: int = 3000) -> None:
        self._margin_ms = margin_ms
        self._steps: dict[str, Step] = {}

    def create(self, function: Function) -> Function:
        """Have the decorated function create resources. Raises `TypeError` if it cannot be called with a request."""
        return self._add("Create", function)

    def update(self, function: Function) -> Function:
        """Have the decorated function update resources. Raises `TypeError` if it cannot be called with a request."""
        return self._add("Update", function)

    def delete(self, function: Function) -> Function:
        """Have the decorated function delete resources. Raises `TypeError` if it cannot be called with a request."""
        return self._add("Delete", function)

    def __call__(self, event: object, context: Context) -> None:
        """Serve one request.

        Raises `EventMismatch` for an event that is no request and `DeliveryError` if CloudFormation cannot be reached,
        so that Lambda tries the event again; and after the answer what is not an `Exception`, such as `SystemExit`.
        """
        from aws_lambda_runtime.custom_resource._delivery import Delivery
        from aws_lambda_runtime.custom_resource._request import Request, reason_of

        request = Request(event)
        delivery = Delivery(request, context, self._margin_ms)
        try:
            body = request.succeeded(self._run(request, event, context))
        except BaseException as error:
            # What is no Exception ends the process, and the loop logs it.
            if isinstance(error, Exception):
                _logs.write(report(error, context.aws_request_id)[1])
            delivery.send(request.failed(reason_of(error, context)))
            if not isinstance(error, Exception):
                raise
        else:
            delivery.send(body)

    def _run(self, request: Request, event: object, context: Context) -> Resource | None:
        if request.is_of_nothing:
            return None
        if request.kind == "Delete" and "Delete" not in self._steps:
            return None
        step = self._steps.get(request.kind) or self._steps.get("Create")
        if step is None:
            raise TypeError("nothing says how to create the resource: decorate a function with @handler.create")
        result = step.run(event, context)
        if result is not None and not isinstance(result, Resource):
            raise TypeError(f"{step.name} has to return a Resource or None, not {type(result).__name__}")
        return result

    def _add(self, kind: str, function: Function) -> Function:
        from aws_lambda_runtime.custom_resource._step import Step

        if kind in self._steps:
            raise ValueError(
                f"{self._steps[kind].name} is there for {kind} already; a resource has one function for it"
            )
        self._steps[kind] = Step(function)
        return function
