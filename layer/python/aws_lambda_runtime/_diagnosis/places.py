"""Where things are: errors behind errors, lines of the user's, files as users know them, distributions."""

from __future__ import annotations

import os
import sys

from aws_lambda_runtime._tracebacks import is_machinery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_CHAIN = 20


def chain_of(error: BaseException) -> list[BaseException]:
    """Return the error and those behind it, the first cause first."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain and len(chain) < _LONGEST_CHAIN:
        chain.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return chain[::-1]


def last_line_of(error: BaseException) -> str:
    """Return the innermost line that is not the standard library's, as in "app.py:3"."""
    lines = []
    traceback = error.__traceback__
    while traceback is not None:
        frame = traceback.tb_frame
        if not is_machinery(frame.f_globals.get("__name__")) and not is_in_library(frame.f_code.co_filename):
            lines.append(f"{shown(frame.f_code.co_filename)}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return lines[-1] if lines else "an unknown line"


def library() -> str:
    """Return the folder of the standard library."""
    return os.__file__.rpartition("/")[0]


def is_in_library(file: str) -> bool:
    """Tell whether a file is the standard library's; distributions are not, though they may lie in its folder."""
    return file.startswith(("<frozen", f"{library()}/")) and "/site-packages/" not in file


def folders() -> list[str]:
    """Return where modules are looked for before the standard library's."""
    found = []
    for folder in sys.path:
        if folder == library():
            break
        found.append(folder)
    return found


def names_in(folder: str) -> list[str]:
    """Return the names in a folder, without hidden ones; none if it cannot be read."""
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith((".", "__")))  # noqa: PTH208 - pathlib is not loaded
    except OSError:
        return []


def shown(file: str) -> str:
    """Return a file's name within the folder in which modules are looked for."""
    within = [file[len(folder) + 1 :] for folder in sys.path if folder and file.startswith(f"{folder}/")]
    return min(within, key=len, default=file)


def distribution_of(file: str) -> str | None:
    """Return which distribution installed a file, as in "numpy 2.3.1"; None if no record says so."""
    for folder in sys.path:
        if not file.startswith(f"{folder}/"):
            continue
        start = f"{file[len(folder) + 1 :]},"
        for name in names_in(folder):
            if name.endswith(".dist-info") and any(line.startswith(start) for line in _record(f"{folder}/{name}")):
                return " ".join(name.removesuffix(".dist-info").split("-", 1))
    return None


def _record(dist_info: str) -> Iterator[str]:
    try:
        with open(f"{dist_info}/RECORD", encoding="utf-8") as record:  # noqa: PTH123 - pathlib is not loaded
            yield from record
    except OSError:
        return


def install_command(distribution: str | None) -> str:
    """Return the command that brings a distribution for this Python and machine into a folder."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    name = distribution.partition(" ")[0] if distribution else "NAME"
    return (
        f"uv pip install --target FOLDER --python-platform {os.uname().machine}-manylinux_2_34 "
        f"--python-version {version} --only-binary :all: {name}"
    )
