"""A Lambda function as a process: a layer's bootstrap, a task root with sources, and a Runtime API to talk to.

Every wait ends by itself, early when the process has died, and a failure shows the end of the function's log.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import textwrap
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from runtime_api import Invocation, RuntimeApi, invocation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from wire import Reply, Request

_PATIENCE = 10.0
_LAST_WORDS = 0.5  # what a process sent just before it died may still be on its way
_SHOWN_LOG = 4000

Found = TypeVar("Found")


@dataclass(frozen=True)
class Answer:
    """What a function posted for one invocation, or as the error of its initialisation."""

    request: Request

    @property
    def is_error(self) -> bool:
        """Tell whether it is an error document."""
        return self.request.target.endswith("/error")

    @property
    def body(self) -> bytes:
        """Return the bytes of a result."""
        assert not self.is_error, f"the function failed: {self.request.body[:_SHOWN_LOG]!r}"
        return self.request.body

    @property
    def value(self) -> Any:
        """Return a result as the value of its JSON."""
        return json.loads(self.body.decode())

    @property
    def error(self) -> dict[str, Any]:
        """Return the error document."""
        assert self.is_error, f"the function succeeded: {self.request.body[:_SHOWN_LOG]!r}"
        document: dict[str, Any] = json.loads(self.request.body.decode())
        return document

    def header(self, name: str) -> str | None:
        """Return a header of the post, or None."""
        return self.request.header(name)


@dataclass(frozen=True)
class Incoming:
    """An answer that is on its way."""

    function: Function
    request_id: str

    def wait_for(self, start: bytes) -> None:
        """Wait until the answer begins with these bytes, whether or not more of it comes."""
        self.function.wait(
            lambda: True if self.function.api.incoming.get(self.request_id, b"").startswith(start) else None,
            f"the beginning {start!r} of an answer",
        )

    def answer(self) -> Answer:
        """Wait for the end of the answer."""
        return Answer(self.function.wait(lambda: self.function.api.answer_to(self.request_id), "an answer"))


class Function:
    """One running environment of a function."""

    def __init__(  # noqa: PLR0913 - the parts of a function
        self,
        layer_root: Path,
        folder: Path,
        source: str,
        *,
        handler: str = "app.handler",
        files: Mapping[str, str] | None = None,
        environment: Mapping[str, str | None] | None = None,
        packages: Path | None = None,
        replies: Mapping[str, Reply] | None = None,
        concurrency: int | None = None,
        base: str = "",
        endpoint: str = "{}",
    ) -> None:
        self.task_root = folder / "task"
        self._log = folder / "log"
        for name, text in {"app.py": source, **(files or {})}.items():
            path = self.task_root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        for entry in packages.glob("[!.]*") if packages else ():
            (self.task_root / entry.name).symlink_to(entry)
        self.api = RuntimeApi(replies, base, concurrency or 1)
        if concurrency is not None:
            environment = {"AWS_LAMBDA_MAX_CONCURRENCY": str(concurrency), **(environment or {})}
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [layer_root / "bootstrap"],
                cwd=self.task_root,
                env=_environment(endpoint.format(self.api.address), self.task_root, handler, environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.pid = self._process.pid
        self._died = 0.0
        self._seen_exiting = False

    @property
    def log(self) -> str:
        """Return everything that the function has written to stdout and stderr."""
        return self._log.read_bytes().decode(errors="backslashreplace")

    def invoke(self, event: object = None, **knobs: Any) -> Answer:
        """Deliver an event, in any manner that `invocation` knows, and return the answer."""
        return self.send(invocation(event, **knobs))

    def send(self, sent: Invocation) -> Answer:
        """Deliver a prepared invocation and return its answer."""
        self.api.queue(sent)
        return Answer(self.wait(lambda: self.api.answer_to(sent.request_id), "an answer"))

    def stream(self, event: object = None, **knobs: Any) -> Incoming:
        """Deliver an event, and return what can be seen of the answer while it is sent."""
        sent = invocation(event, **knobs)
        self.api.queue(sent)
        return Incoming(self, sent.request_id)

    def init_error(self) -> dict[str, Any]:
        """Return the error document of an initialisation that failed, after which the process must end."""
        return self.init_answer().error

    def init_answer(self) -> Answer:
        """Return the post that reports a failed initialisation."""
        return Answer(self.wait(self.api.init_error, "a report of the failed initialisation"))

    def exit_code(self) -> int:
        """Wait until the process has ended; it is then not expected to poll any more."""
        self._seen_exiting = True
        try:
            return self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            raise AssertionError(self._failure("an exit")) from None

    def restore_answer(self) -> Answer:
        """Return the post that reports a failed restore."""
        return Answer(self.wait(self.api.restore_error, "a report of the failed restore"))

    def wait_for_log(self, text: str) -> None:
        """Wait until the text is in the log."""
        self.wait(lambda: True if text in self.log else None, f"{text!r} in the log")

    def signal(self, number: int) -> None:
        """Send a signal to the process, as the platform does to it alone."""
        os.kill(self.pid, number)

    def wait_for_poll(self) -> None:
        """Wait until the function asks for the next event."""
        self.wait(self.api.is_polled, "a request for the next event")

    def goes_on(self) -> bool:
        """Wait until the function either asks for the next event or has ended; tell which."""
        self.api.wait_for(self.api.is_polled, self._is_dead, _PATIENCE)
        return self._process.poll() is None

    def finish(self) -> None:
        """Check that the function kept to the contract and, unless a test saw it exit, goes on polling."""
        if not self._seen_exiting:
            self.wait_for_poll()
        assert self.api.violations == [], self._failure("good conduct towards the Runtime API")

    def stop(self) -> None:
        """End the process, its children and the Runtime API."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        self.api.close()

    def wait(self, ready: Callable[[], Found | None], what: str) -> Found:
        """Return what `ready` finds; fail when the process has died or the time is over."""
        found = self.api.wait_for(ready, self._is_dead, _PATIENCE)
        assert found is not None, self._failure(what)
        return found

    def _is_dead(self) -> bool:
        if self._process.poll() is None:
            return False
        self._died = self._died or time.monotonic()
        return time.monotonic() - self._died > _LAST_WORDS

    def _failure(self, what: str) -> str:
        state = "is still running" if self._process.poll() is None else f"exited with {self._process.returncode}"
        refused = "".join(f"\n  refused: {violation}" for violation in self.api.violations)
        return f"expected {what}; the function {state}{refused}\n--- its log ---\n{self.log[-_SHOWN_LOG:]}"


def _environment(address: str, task_root: Path, handler: str, changes: Mapping[str, str | None]) -> dict[str, str]:
    """Return the environment of a function on provided.al2023, changed as asked; None takes a variable away."""
    libraries = ["/var/lang/lib", "/lib64", "/usr/lib64", "/var/runtime", "/var/runtime/lib"]
    given: dict[str, str | None] = {
        "_HANDLER": handler,
        "AWS_LAMBDA_RUNTIME_API": address,
        "AWS_LAMBDA_FUNCTION_NAME": "example",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
        "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/example",
        "AWS_LAMBDA_LOG_STREAM_NAME": "2026/01/31/[$LATEST]0123456789abcdef",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_REGION": "eu-central-1",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "LAMBDA_TASK_ROOT": str(task_root),
        "LAMBDA_RUNTIME_DIR": "/var/runtime",
        "LANG": "en_US.UTF-8",
        "LD_LIBRARY_PATH": ":".join([*libraries, str(task_root), str(task_root / "lib"), "/opt/lib"]),
        "PATH": "/usr/local/bin:/usr/bin/:/bin:/opt/bin",
        "TZ": ":UTC",
        **changes,
    }
    return {name: value for name, value in given.items() if value is not None}
