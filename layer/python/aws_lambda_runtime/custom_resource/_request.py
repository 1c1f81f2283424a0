"""A request as far as the answer depends on it, and the answers: ids copied, rules and sizes kept."""

from __future__ import annotations

from aws_lambda_runtime._codec import encode
from aws_lambda_runtime._registry import runtime
from aws_lambda_runtime.errors import EventMismatch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.context import Context
    from aws_lambda_runtime.custom_resource import Resource

_KINDS = ("Create", "Update", "Delete")
_NEEDED = ("ResponseURL", "StackId", "RequestId", "LogicalResourceId")
_NOT_CREATED = "aws-lambda-runtime:not-created:"
_LARGEST_BODY = 4096  # bytes (AWS: "Custom resource response objects")
_LARGEST_ID = 1024  # bytes (the same)
_LONGEST_REASON = 1000  # characters


class Request:
    """One request; `physical_id` is None while the resource has none.

    Raises `EventMismatch` for an event that is none.
    """

    def __init__(self, event: object) -> None:
        payload = event if isinstance(event, dict) else {}
        self.kind: str = payload.get("RequestType", "")
        needed = _NEEDED if self.kind == "Create" else (*_NEEDED, "PhysicalResourceId")
        problems = [f"$.{key}: missing" for key in needed if not isinstance(payload.get(key), str)]
        if self.kind not in _KINDS:
            problems.insert(0, f"$.RequestType: expected one of {', '.join(_KINDS)}")
        if problems:
            raise EventMismatch("CloudFormationCustomResourceEvent", tuple(problems))
        self.url: str = payload["ResponseURL"]
        self._copied = {key: payload[key] for key in _NEEDED[1:]}
        self.physical_id: str | None = None if self.kind == "Create" else payload["PhysicalResourceId"]

    @property
    def is_of_nothing(self) -> bool:
        """Whether this is the deletion of a resource that could not be created, which needs no deletion."""
        return self.kind == "Delete" and str(self.physical_id).startswith(_NOT_CREATED)

    def succeeded(self, resource: Resource | None) -> bytes:
        """Return the answer for what the function has made; ValueError if CloudFormation would refuse it."""
        physical_id = self._chosen_id(resource)
        if self.kind == "Create":
            # From here on there is a resource: whatever goes wrong, CloudFormation has to know it by its id.
            self.physical_id = physical_id
        answer = {"Status": "SUCCESS", "PhysicalResourceId": physical_id, **self._copied}
        if resource is not None and resource.no_echo:
            answer["NoEcho"] = True
        if resource is not None and resource.data:
            answer["Data"] = dict(resource.data)
        body = encode(answer, runtime.unstructure)
        if len(body) > _LARGEST_BODY:
            raise ValueError(
                f"the answer has {len(body)} bytes, and CloudFormation takes {_LARGEST_BODY}: return less data"
            )
        return body

    def failed(self, reason: str) -> bytes:
        """Return the answer that the request failed; of the reason what fits, and without the URL."""
        physical_id = self.physical_id or f"{_NOT_CREATED}{self._copied['RequestId']}"
        answer = {"Status": "FAILED", "PhysicalResourceId": physical_id, **self._copied}
        reason = reason.replace(self.url, "(the URL)")[:_LONGEST_REASON]
        while len(body := encode(answer | {"Reason": reason}, runtime.unstructure)) > _LARGEST_BODY and reason:
            reason = reason[: len(reason) // 2]
        return body

    def _chosen_id(self, resource: Resource | None) -> str:
        given = None if resource is None else resource.physical_resource_id
        if self.kind == "Delete":
            return str(self.physical_id)
        if given is None:
            return self.physical_id or f"{self._copied['LogicalResourceId']}-{self._copied['RequestId']}"
        if not 0 < len(given.encode("utf-8", "surrogatepass")) <= _LARGEST_ID:
            raise ValueError(f"a physical resource id has 1 to {_LARGEST_ID} bytes")
        return given


def reason_of(error: BaseException, context: Context) -> str:
    """Return what the stack's events show of an error."""
    try:
        message = str(error)
    except Exception:  # noqa: BLE001 - it is the user's __str__
        message = "its text cannot be told"
    return f"{type(error).__name__}: {message} (log stream {context.log_stream_name})"
