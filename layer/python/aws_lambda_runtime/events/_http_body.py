"""The body of an HTTP request, as text or as base64."""

from aws_lambda_runtime.events._values import bytes_of_base64, json_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class HTTPBody:
    """What every HTTP event offers beside its `body`."""

    __slots__ = ()

    if TYPE_CHECKING:
        body: str | None
        is_base64_encoded: bool

    @property
    def body_bytes(self) -> bytes:
        """The bytes of the body, empty without one; ValueError if they should be base64 and are not."""
        if not self.body:
            return b""
        return bytes_of_base64(self.body, "body") if self.is_base64_encoded else self.body.encode()

    @property
    def body_text(self) -> str:
        """The body as text, empty without one; ValueError if it is not UTF-8."""
        return self.body_bytes.decode()

    @property
    def body_json(self) -> "Any":
        """What the body stands for as JSON text; ValueError if it is none, or empty."""
        return json_of(self.body_bytes, "body")
