"""The part of our Runtime API that is for extensions, with the rules that AWS's has for those within the runtime."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

from wire import Reply

if TYPE_CHECKING:
    from wire import Request

IDENTIFIER = "Lambda-Extension-Identifier"


def refusal(error_type: str) -> Reply:
    """Build what the Extensions API says to whoever breaks a rule."""
    body = json.dumps({"errorMessage": "", "errorType": error_type}).encode()
    return Reply(403, body, (("Content-Type", "application/json"),))


class Extensions:
    """The extensions of one environment, by identifier; whether each has asked for its first event."""

    def __init__(self) -> None:
        self.asked: dict[str, bool] = {}

    def register(self, request: Request, *, is_closed: bool) -> Reply:
        """Take an extension in, unless the initialisation is over."""
        if is_closed:
            return refusal("Extension.RegistrationClosed")
        if not request.header("Lambda-Extension-Name"):
            return refusal("Extension.InvalidExtensionName")
        if json.loads(request.body)["events"]:
            return refusal("Extension.InvalidEventType")
        identifier = str(uuid.uuid4())
        self.asked[identifier] = False
        facts = {"functionName": "example", "functionVersion": "$LATEST", "handler": "app.handler"}
        return Reply(200, json.dumps(facts).encode(), ((IDENTIFIER, identifier),))

    def ask(self, request: Request) -> Reply | None:
        """Note that an extension asks for an event; return a refusal, or None if it may wait."""
        identifier = request.header(IDENTIFIER)
        if identifier not in self.asked:
            return refusal("Extension.UnknownExtensionIdentifier")
        self.asked[identifier] = True
        return None
