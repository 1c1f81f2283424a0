"""What `logging` writes: text and JSON, levels, whatever the records hold (contract C72 to C78, C81)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from function import Function

    Serve = Callable[..., Function]

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
JSON = {"AWS_LAMBDA_LOG_FORMAT": "JSON"}


def records(function: Function) -> list[dict[str, Any]]:
    """Return the objects in a log that has nothing but JSON."""
    return [json.loads(line) for line in function.log.splitlines()]


@pytest.mark.contract("C72")
@pytest.mark.parametrize(
    "place", ["import logging\ndef handler(event, context):", "def handler(e, c):\n import logging"]
)
def test_c72_text(serve: Serve, place: str) -> None:
    """A warning is a line of level, time, request id and message; information is left out unless it is asked for."""
    function = serve(
        f"{place}\n logging.info('hidden'); logging.warning('x %s', 1); logging.getLogger('a.b').error('y')"
    )
    function.invoke(request_id="id-1")
    assert re.fullmatch(rf"\[WARNING\]\t{TIME}\tid-1\tx 1\n\[ERROR\]\t{TIME}\tid-1\ty\n", function.log)


@pytest.mark.contract("C72")
def test_c72_request_ids(serve: Serve) -> None:
    """While a function starts there is no request id; then each record has its invocation's, in threads too."""
    function = serve("""
        import logging, threading
        logging.warning("start")
        def handler(event, context):
            thread = threading.Thread(target=logging.warning, args=("thread",))
            thread.start()
            thread.join()
            logging.warning("handler")
    """)
    function.invoke(request_id="id-1")
    function.invoke(request_id="id-2")
    told = [line.split("\t")[2:] for line in function.log.splitlines()]
    assert told == [["", "start"], *([name, place] for name in ("id-1", "id-2") for place in ("thread", "handler"))]


@pytest.mark.contract("C72")
def test_c72_root_logger(serve: Serve) -> None:
    """The root logger has its handler when the function's first line runs, so that `basicConfig` changes nothing."""
    function = serve("""
        import logging
        (handler_of_root,) = logging.getLogger().handlers
        logging.basicConfig(level="DEBUG", format="changed")
        logging.getLogger().setLevel("INFO")
        def handler(event, context):
            logging.info("seen")
            handler_of_root.setFormatter(logging.Formatter("%(message)s by %(aws_request_id)s"))
            logging.info("short")
            return [type(handler_of_root).__name__, hasattr(handler_of_root, "log_sink")]
    """)
    assert function.invoke(request_id="id-1").value == ["LambdaLoggerHandler", True]
    assert re.fullmatch(rf"\[INFO\]\t{TIME}\tid-1\tseen\nshort by id-1\n", function.log)


@pytest.mark.contract("C72")
def test_c72_own_module(serve: Serve) -> None:
    """A module of the function's own that is called `logging` is left alone."""
    function = serve(
        "import logging\ndef handler(event, context): return [logging.NAME, logging.__file__]",
        files={"logging.py": "NAME = 'own'\n"},
    )
    assert function.invoke().value == ["own", str(function.task_root / "logging.py")]


@pytest.mark.contract("C73")
@pytest.mark.parametrize(
    ("level", "lowest"),
    [
        ("DEBUG", "DEBUG"),
        ("TRACE", "DEBUG"),
        pytest.param("trace", "DEBUG", marks=pytest.mark.beyond),
        ("info", "INFO"),
        ("WARN", "WARNING"),
        ("FATAL", "CRITICAL"),
        ("bogus", "WARNING"),
        ("", "WARNING"),
    ],
)
@pytest.mark.parametrize("form", ["Text", "JSON"])
def test_c73_levels(serve: Serve, level: str, lowest: str, form: str) -> None:
    """The configured level is the root logger's, in both forms; one that does not exist changes nothing."""
    function = serve(
        """
        import logging
        def handler(event, context):
            for name in ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"):
                logging.log(getattr(logging, name), "x")
        """,
        environment={"AWS_LAMBDA_LOG_LEVEL": level, "AWS_LAMBDA_LOG_FORMAT": form},
    )
    function.invoke()
    names = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
    expected = list(names[names.index(lowest) :])
    assert re.findall(r"DEBUG|INFO|WARNING|ERROR|CRITICAL", function.log) == expected


@pytest.mark.contract("C74")
@pytest.mark.parametrize("form", ["JSON", "json"])
def test_c74_json(serve: Serve, form: str) -> None:
    """A record is one object: time, level, message, logger, request id, and then what was given as `extra`."""
    function = serve(
        """
        import datetime, logging
        def handler(event, context):
            extra = {"sku": "a", "at": datetime.date(2030, 1, 2), "n": None}
            logging.getLogger("shop").warning("sold %d", 3, extra=extra)
            logging.error({"order": [1, {"ü": True}]})
            logging.log(25, "between\\nlines")
        """,
        environment={"AWS_LAMBDA_LOG_FORMAT": form, "AWS_LAMBDA_LOG_LEVEL": "INFO"},
    )
    function.invoke(request_id="id-1")
    first, second, third = records(function)
    assert re.fullmatch(TIME, first.pop("timestamp"))
    assert list(first.items()) == [
        *(("level", "WARNING"), ("message", "sold 3"), ("logger", "shop"), ("requestId", "id-1")),
        *(("sku", "a"), ("at", "2030-01-02")),
    ]
    assert (second["message"], second["level"], second["logger"]) == ({"order": [1, {"ü": True}]}, "ERROR", "root")
    assert (third["message"], third["level"]) == ("between\nlines", "INFO")


@pytest.mark.beyond
@pytest.mark.contract("C75")
def test_c75_exception_in_text(serve: Serve) -> None:
    """A record with an exception ends in a line end, so that the next one does not stick to it."""
    function = serve("""
        import logging
        def handler(event, context):
            try: 1 / 0
            except ZeroDivisionError: logging.exception("failed")
            logging.error("next")
    """)
    function.invoke(request_id="id-1")
    head = rf"\[ERROR\]\t{TIME}\tid-1\t"
    text = rf"{head}failed\nTraceback .*\nZeroDivisionError: division by zero\n{head}next\n"
    assert re.fullmatch(text, function.log, re.DOTALL)


@pytest.mark.contract("C75")
def test_c75_exception_in_json(serve: Serve) -> None:
    """A record with an exception has its stack, type, message and the place of the call."""
    function = serve(
        """
        import logging
        def handler(event, context):
            try: 1 / 0
            except ZeroDivisionError: logging.exception("failed")
        """,
        environment=JSON,
    )
    function.invoke(request_id="id-1")
    (record,) = records(function)
    path = function.task_root / "app.py"
    assert list(record)[3:] == ["logger", "stackTrace", "errorType", "errorMessage", "requestId", "location"]
    assert record["stackTrace"] == [f'  File "{path}", line 4, in handler\n    try: 1 / 0\n']
    assert (record["errorType"], record["errorMessage"]) == ("ZeroDivisionError", "division by zero")
    assert record["location"] == f"{path}:handler:5"


@pytest.mark.contract("C76")
def test_c76_tenant(serve: Serve) -> None:
    """Records of an invocation for a tenant tell which."""
    source = "import logging\ndef handler(event, context): logging.warning('x')\n"
    function = serve(source, environment=JSON)
    function.invoke(headers={"Lambda-Runtime-Aws-Tenant-Id": "blue"})
    function.invoke()
    assert [record.get("tenantId") for record in records(function)] == ["blue", None]


ODD = """
    import asyncio, logging
    class Shy:
        def __str__(self): raise RuntimeError("not telling")
        __repr__ = __str__
    loop = []
    loop.append(loop)
    async def task(): logging.error("x in a task")
    def handler(event, context): return 1 if EXPRESSION is None else 2
"""


@pytest.mark.beyond
@pytest.mark.contract("C77")
@pytest.mark.parametrize("form", ["Text", "JSON"])
@pytest.mark.parametrize(
    "expression",
    [
        "logging.error('x %s %s', 1)",
        "logging.error('x', 1)",
        "logging.error('x %d', 'one')",
        "logging.error(Shy())",
        "logging.error('x %s', Shy())",
        "logging.error('x', extra={'y': Shy()})",
        "logging.error({('a', 1): 'x', None: loop, 1.5: float('nan'), 2: 10 ** 5000})",
        "logging.error('x \\ud800 \\0 \\U0001f600')",
        "logging.error({'x': '\\ud800'})",
        "logging.error('x', exc_info=True)",
        "logging.error('x', stack_info=True)",
        "asyncio.run(task())",
    ],
)
def test_c77_odd_records(serve: Serve, expression: str, form: str) -> None:
    """Whatever is logged, the invocation succeeds, and something is in the log; in JSON it is one object a line."""
    function = serve(ODD.replace("EXPRESSION", expression), environment={"AWS_LAMBDA_LOG_FORMAT": form})
    assert function.invoke(request_id="id-1").value == 1
    assert "taskName" not in function.log
    if form == "JSON":
        (record,) = records(function)
        assert record["requestId"] == "id-1"
        assert record["level"] == "ERROR"
    else:
        assert re.match(rf"\[ERROR\]\t{TIME}\tid-1\t", function.log)
        assert function.log.endswith("\n")


def frames(data: bytes) -> list[tuple[int, str]]:
    """Return type and message of the frames in a stream that holds nothing else."""
    found = []
    while data:
        kind, size = (int.from_bytes(data[start : start + 4], "big") for start in (0, 4))
        assert 1_500_000_000_000_000 < int.from_bytes(data[8:16], "big") < 1 << 52
        message, data = data[16 : 16 + size], data[16 + size :]
        assert len(message) == size
        found.append((kind, message.decode()))
    return found


@pytest.mark.contract("C78")
@pytest.mark.parametrize(
    ("form", "level", "types"),
    [
        ("Text", "", (0xA55A0003, 0xA55A0003, 0xA55A0003, 0xA55A0017)),
        ("Text", "INFO", (0xA55A0013, 0xA55A001B, 0xA55A0003, 0xA55A0017)),
        ("JSON", "", (0xA55A0012, 0xA55A001A, 0xA55A0002, 0xA55A0016)),
    ],
)
def test_c78_frames(serve: Serve, tmp_path: Path, form: str, level: str, types: tuple[int, ...]) -> None:
    """Over the telemetry descriptor each record is a frame of the type of its level; what is printed is not there."""
    wrapper = tmp_path / "wrapper"
    wrapper.write_text(f'#!/bin/sh\nexec 3>>{tmp_path}/frames\n_LAMBDA_TELEMETRY_LOG_FD=3 exec "$@"\n', "utf-8")
    wrapper.chmod(0o755)
    function = serve(
        """
        import logging, os
        def handler(event, context):
            print("printed", os.environ.get("_LAMBDA_TELEMETRY_LOG_FD"))
            logging.warning("warned")
            logging.critical("ü")
            context.log("raw")
            raise KeyError("k")
        """,
        environment={
            "AWS_LAMBDA_EXEC_WRAPPER": str(wrapper),
            "AWS_LAMBDA_LOG_FORMAT": form,
            "AWS_LAMBDA_LOG_LEVEL": level,
        },
    )
    assert function.invoke().error["errorType"] == "KeyError"
    found = frames((tmp_path / "frames").read_bytes())
    assert tuple(kind for kind, _ in found) == types
    for text, (_, message) in zip(["warned", "ü", "raw", "KeyError"], found, strict=True):
        assert text in message
    assert not found[-1][1].endswith("\n")
    assert function.log == "printed None\n"


@pytest.mark.contract("C78")
@pytest.mark.parametrize("number", ["", "three", "777", "99999999999999999999"])
def test_c78_no_such_descriptor(serve: Serve, number: str) -> None:
    """Without the descriptor that was promised the log is standard output."""
    source = "import logging\ndef handler(event, context): logging.warning('x')\n"
    function = serve(source, environment={"_LAMBDA_TELEMETRY_LOG_FD": number})
    function.invoke()
    assert function.log.endswith("\tx\n")


@pytest.mark.contract("C81")
def test_c81_context_log(serve: Serve) -> None:
    """`context.log` writes just the text, among what is printed."""
    function = serve("""
        def handler(event, context):
            print("1", end="")
            context.log("a")
            context.log(2)
            print("b", end="")
    """)
    function.invoke()
    assert function.log == "1a2b"
