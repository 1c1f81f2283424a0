"""What the tests of the contract share: functions under AWS's emulator."""

from __future__ import annotations

import textwrap
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from emulator import Emulator, Function
from tools import EMULATOR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from emulated import Emulate


@pytest.fixture
def emulate(layer_root: Path, tmp_path: Path) -> Iterator[Emulate]:
    """Return a factory of emulated functions, from the source of `app.py` or from a folder."""
    with ExitStack() as running:

        def start(code: str | Path, handler: str = "app.handler", timeout_seconds: int = 30) -> Emulator:
            folder = tmp_path if isinstance(code, str) else code
            if isinstance(code, str):
                (folder / "app.py").write_text(textwrap.dedent(code), encoding="utf-8")
            function = Function(layer_root / "bootstrap", handler, folder, timeout_seconds=timeout_seconds)
            return running.enter_context(Emulator(EMULATOR, function))

        yield start
