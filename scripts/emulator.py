"""AWS's own Runtime Interface Emulator, driving a bootstrap on this machine without root and without Docker."""

from __future__ import annotations

import base64
import http.client
import os
import random
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from usage import children

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

INVOKE_PATH = "/2015-03-31/functions/function/invocations"
START_ATTEMPTS = 5
START_LIMIT = 10.0
STOP_LIMIT = 5.0
INIT_REPORT = re.compile(r"INIT REPORT\(durationMs: ([0-9.]+)\)")


class EmulatorError(Exception):
    """The emulator did not start, or did not answer; its log is part of the message."""


@dataclass(frozen=True, slots=True)
class Function:
    """What the emulator runs: a bootstrap, the `_HANDLER` text, the folder that stands for /var/task."""

    bootstrap: Path
    handler: str
    task_root: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    timeout_seconds: int = 30

    def variables(self) -> dict[str, str]:
        """Give the function's environment: what Lambda sets and the emulator does not, nothing of this process."""
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "LAMBDA_TASK_ROOT": str(self.task_root),
            "AWS_LAMBDA_FUNCTION_TIMEOUT": str(self.timeout_seconds),
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            **self.environment,
        }


class Emulator:
    """One emulated execution environment, from `with` to the end of its block."""

    def __init__(self, binary: Path, function: Function) -> None:
        """Take the emulator's binary and the function; nothing starts before `with`."""
        self._binary = binary
        self._function = function
        self._one_at_a_time = threading.Lock()  # a second invoke while one runs crashes the emulator
        self.status = 0
        """HTTP status of the last answer: 200 for results and handler errors, 502 when init or the process failed."""

    def __enter__(self) -> Self:
        """Start the emulator and wait until it listens; the runtime itself starts with the first invoke."""
        self._log = tempfile.TemporaryFile()
        try:
            self._start()
        except BaseException:
            self._log.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the emulator and the runtime."""
        self.stop()

    def invoke(self, payload: bytes, client_context: bytes | None = None, tenant_id: str | None = None) -> bytes:
        """Send an event and return the answer's body as it came; `status` holds its HTTP status."""
        headers = {"Content-Type": "application/json"}
        if client_context is not None:
            headers["X-Amz-Client-Context"] = base64.b64encode(client_context).decode()
        if tenant_id is not None:
            headers["X-Amz-Tenant-Id"] = tenant_id
        with self._one_at_a_time:
            try:
                self._connection.request("POST", INVOKE_PATH, payload, headers)
                answer = self._connection.getresponse()
                self.status = answer.status
                return answer.read()
            except (OSError, http.client.HTTPException) as error:
                raise EmulatorError(f"the emulator did not answer: {error!r}\n{self.log}") from error

    @property
    def log(self) -> str:
        """Everything that the emulator and the function have printed so far; still there after the end."""
        if self._log.closed:
            return self._whole_log
        size = os.fstat(self._log.fileno()).st_size
        return os.pread(self._log.fileno(), size, 0).decode("utf-8", "replace")

    @property
    def runtime_pid(self) -> int:
        """The process id of the runtime, which lives from the first invoke on."""
        running = children(self._process.pid)
        if not running:
            raise EmulatorError(f"no runtime is running\n{self.log}")
        return running[0]

    @property
    def init_milliseconds(self) -> float:
        """How long the last init took by the emulator's clock: from the start of bootstrap to its first poll."""
        reports = INIT_REPORT.findall(self.log)
        if not reports:
            raise EmulatorError(f"no init has been reported\n{self.log}")
        return float(reports[-1])

    def stop(self) -> None:
        """Ask the emulator to shut down, which stops the runtime too; after a while, end what is left by force."""
        if self._log.closed:
            return
        self._connection.close()
        started = children(self._process.pid) if self._process.poll() is None else []
        self._process.terminate()
        try:
            self._process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            for pid in (self._process.pid, *started):  # each leads a process group of its own
                with suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
            self._process.wait()
        self._whole_log = self.log
        self._log.close()

    def _start(self) -> None:
        for _ in range(START_ATTEMPTS):
            runtime_api, invoke_api = _free_port(), _free_port()
            self._process = self._launch(runtime_api, invoke_api)
            self._connection = http.client.HTTPConnection(
                "127.0.0.1", invoke_api, timeout=self._function.timeout_seconds + STOP_LIMIT
            )
            try:
                if self._listens():
                    return
            except BaseException:
                self._process.kill()
                self._process.wait()
                raise
        raise EmulatorError(f"{self._binary} found no free port in {START_ATTEMPTS} attempts\n{self.log}")

    def _launch(self, runtime_api: int, invoke_api: int) -> subprocess.Popen[bytes]:
        addresses = [
            *("--runtime-api-address", f"127.0.0.1:{runtime_api}"),
            *("--runtime-interface-emulator-address", f"127.0.0.1:{invoke_api}"),
        ]
        function = self._function
        return subprocess.Popen(
            [self._binary, "--log-level", "info", *addresses, function.bootstrap, function.handler],
            cwd=function.task_root,
            env=function.variables(),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )

    def _listens(self) -> bool:
        """Wait until both ports are served; tell whether they are, or another process took one first."""
        give_up = time.monotonic() + START_LIMIT
        while self._process.poll() is None:
            try:
                self._connection.connect()
            except ConnectionRefusedError:
                if time.monotonic() > give_up:
                    raise EmulatorError(f"the emulator did not listen within {START_LIMIT:.0f} s\n{self.log}") from None
                time.sleep(0.005)
            else:
                return True
        if "address already in use" in self.log:
            return False
        raise EmulatorError(f"the emulator ended with exit code {self._process.returncode}\n{self.log}")


def _free_port() -> int:
    """Find a port below those that the system itself gives away, so that it stays free until the emulator has it."""
    while True:
        port = random.SystemRandom().randrange(15_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
