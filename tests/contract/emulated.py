"""Functions under AWS's emulator, asked in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator import Emulator

    Emulate = Callable[..., Emulator]


def ask(emulator: Emulator, event: object, client_context: bytes | None = None, tenant_id: str | None = None) -> Any:
    """Invoke with a JSON event and return the JSON of the answer."""
    answer = emulator.invoke(json.dumps(event, ensure_ascii=False).encode(), client_context, tenant_id)
    return json.loads(answer.decode())
