"""The environment: what is read from it at start, and the one variable that is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime._settings import announce_trace_id, read_settings

FACTS = {
    "AWS_LAMBDA_RUNTIME_API": "runtime_api",
    "_HANDLER": "handler",
    "LAMBDA_TASK_ROOT": "task_root",
    "AWS_LAMBDA_INITIALIZATION_TYPE": "initialization_type",
    "AWS_LAMBDA_FUNCTION_NAME": "function_name",
    "AWS_LAMBDA_FUNCTION_VERSION": "function_version",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "memory_limit_in_mb",
    "AWS_LAMBDA_LOG_GROUP_NAME": "log_group_name",
    "AWS_LAMBDA_LOG_STREAM_NAME": "log_stream_name",
    "AWS_LAMBDA_LOG_FORMAT": "log_format",
    "AWS_LAMBDA_LOG_LEVEL": "log_level",
    "_LAMBDA_TELEMETRY_LOG_FD": "telemetry_fd",
}


def test_all_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each variable becomes the fact that it stands for, as text."""
    for variable in FACTS:
        monkeypatch.setenv(variable, f"value of {variable}")
    settings = read_settings()
    assert {name: getattr(settings, name) for name in FACTS.values()} == {
        name: f"value of {variable}" for variable, name in FACTS.items()
    }


def test_none_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any variable there are still an address and a handler to complain about, and a folder to work in."""
    for variable in (*FACTS, "PYTHONPATH"):
        monkeypatch.delenv(variable, raising=False)
    settings = read_settings()
    assert (settings.runtime_api, settings.handler, settings.initialization_type) == ("", "", "")
    assert settings.python_path == ()
    assert settings.task_root == str(Path.cwd())
    assert settings.function_name is settings.function_version is settings.memory_limit_in_mb is None
    assert settings.log_group_name is settings.log_stream_name is settings.telemetry_fd is None
    assert settings.log_format == settings.log_level == ""


def test_empty_task_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty task root is none."""
    monkeypatch.setenv("LAMBDA_TASK_ROOT", "")
    assert read_settings().task_root == str(Path.cwd())


@pytest.mark.parametrize(("text", "entries"), [("", ()), ("/a", ("/a",)), ("/a::/b:", ("/a", "/b"))])
def test_python_path(monkeypatch: pytest.MonkeyPatch, text: str, entries: tuple[str, ...]) -> None:
    """The path is split at its colons; empty entries, which would stand for the current folder, are left out."""
    monkeypatch.setenv("PYTHONPATH", text)
    assert read_settings().python_path == entries


@pytest.mark.parametrize(("text", "strict"), [("1", True), ("0", False), ("", False), ("true", False)])
def test_strict_json(monkeypatch: pytest.MonkeyPatch, text: str, *, strict: bool) -> None:
    """Results are strict JSON only where the variable says 1."""
    monkeypatch.setenv("LAMBDA_RUNTIME_STRICT_JSON", text)
    assert read_settings().strict_json is strict


@pytest.mark.parametrize(("text", "asked"), [("1", True), ("0", False), ("", False), ("true", False)])
def test_timeline(monkeypatch: pytest.MonkeyPatch, text: str, *, asked: bool) -> None:
    """The timeline of the start is asked for only where the variable says 1."""
    monkeypatch.setenv("LAMBDA_RUNTIME_TIMELINE", text)
    assert read_settings().timeline is asked


@pytest.mark.parametrize(
    ("text", "milliseconds"), [("1500", 1500), ("0", 0), ("", 500), ("soon", 500), ("-1", 500), ("9" * 5000, 500)]
)
def test_timeout_dump(monkeypatch: pytest.MonkeyPatch, text: str, milliseconds: int) -> None:
    """The margin before a deadline is a number of milliseconds; what is none leaves the default."""
    monkeypatch.setenv("LAMBDA_RUNTIME_TIMEOUT_DUMP_MS", text)
    assert read_settings().timeout_dump_ms == milliseconds


@given(st.none() | st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_trace_id(trace_id: str | None) -> None:
    """The trace id is in the environment as it came; without one, or with an empty one, the variable is not there."""
    announce_trace_id(trace_id)
    assert os.environ.get("_X_AMZN_TRACE_ID") == (trace_id or None)
    announce_trace_id(None)
    assert "_X_AMZN_TRACE_ID" not in os.environ


@pytest.mark.contract("C78")
def test_telemetry_descriptor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable of the framed log is read once: neither the function nor what it starts sees it."""
    monkeypatch.setenv("_LAMBDA_TELEMETRY_LOG_FD", "3")
    assert read_settings().telemetry_fd == "3"
    assert "_LAMBDA_TELEMETRY_LOG_FD" not in os.environ
    assert read_settings().telemetry_fd is None
