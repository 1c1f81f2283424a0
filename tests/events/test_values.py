"""Times, ARNs and what is packed into text, as properties of events read them."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from gzip import compress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_lambda_runtime.events import Arn, _times, _values
from aws_lambda_runtime.events._values import bytes_of_signed, decompressed, json_of, text_of_form

MOMENT = datetime(2021, 3, 10, 23, 41, 52, tzinfo=UTC)
SECONDS = 1615419712


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        ("seconds", SECONDS),
        ("seconds", float(SECONDS)),
        ("seconds", f"{SECONDS}.0"),
        ("milliseconds", SECONDS * 1000),
        ("milliseconds", f"{SECONDS}000"),
        ("microseconds", f"{SECONDS}000000"),
        ("iso", "2021-03-10T23:41:52Z"),
        ("iso", "2021-03-10T23:41:52.000+0000"),
        ("iso", "2021-03-11T00: 41: 52+01:00"),
        ("iso", "2021-03-10T23:41:52"),
        ("log", "10/Mar/2021:23:41:52 +0000"),
        ("log", "10/Mar/2021:23:41:52+0000"),
        ("certificate", "Mar 10 23:41:52 2021 GMT"),
        ("locale", "Mar 10, 2021 11:41:52 PM"),
        ("locale", "Mar 10, 2021, 11:41:52 PM"),
        ("java", "Wed Mar 10 23:41:52 UTC 2021"),
    ],
)
def test_moment_is_read(reader: str, value: Any) -> None:
    """Each form that AWS writes gives the same aware moment."""
    read = getattr(_times, f"time_of_{reader}")
    found = read(value, "time")
    assert found == MOMENT
    assert found.utcoffset() is not None


@pytest.mark.parametrize(
    "reader", ["seconds", "milliseconds", "microseconds", "iso", "log", "certificate", "locale", "java"]
)
@given(value=st.text())
def test_other_text_is_refused_by_its_field(reader: str, value: str) -> None:
    """Text that is no time raises ValueError that names the field, and nothing else."""
    try:
        getattr(_times, f"time_of_{reader}")(value, "someTime")
    except ValueError as error:
        problem = str(error)
    else:
        problem = "someTime"
    assert problem.startswith("someTime")


@given(st.integers(min_value=0, max_value=4_000_000_000_000_000))
def test_microseconds_are_exact(value: int) -> None:
    """No digit is lost, as it would be in a float."""
    assert _times.time_of_microseconds(str(value), "t") - datetime(1970, 1, 1, tzinfo=UTC) == timedelta(
        microseconds=value
    )


@given(st.binary())
def test_compression_is_told_by_the_first_bytes(data: bytes) -> None:
    """Gzip and zlib are undone, plain text stays."""
    assert decompressed(compress(data), "data") == data
    assert decompressed(zlib.compress(data), "data") == data
    assert decompressed(b"{" + data, "data") == b"{" + data


def test_broken_content_is_refused_by_its_field() -> None:
    """What is cut off, is no JSON or no list of bytes is told with the name of the field."""
    with pytest.raises(ValueError, match=r"^data is compressed and cannot be decompressed$"):
        decompressed(compress(b"abc")[:-9], "data")
    with pytest.raises(ValueError, match=r"^data is not JSON$"):
        json_of("{", "data")
    with pytest.raises(ValueError, match=r"^headers is not a list of bytes$"):
        bytes_of_signed("abc", "headers")
    with pytest.raises(ValueError, match=r"^data is not valid base64$"):
        _values.bytes_of_base64("%", "data")


@given(st.binary())
def test_signed_bytes(data: bytes) -> None:
    """Java's bytes, from -128 to 127, are bytes."""
    assert bytes_of_signed([byte - 256 if byte > 127 else byte for byte in data], "headers") == data


def test_form_encoding() -> None:
    """Plus is a blank and UTF-8 is decoded."""
    assert text_of_form("a+b%2B%C3%BC") == "a b+ü"


def test_arn_has_parts() -> None:
    """An ARN is taken apart and put together; the resource keeps its colons."""
    text = "arn:aws:lambda:eu-central-1:123456789012:function:orders"
    arn = Arn.of(text)
    assert (arn.service, arn.region, arn.account_id, arn.resource) == (
        "lambda",
        "eu-central-1",
        "123456789012",
        "function:orders",
    )
    assert arn.name == "orders"
    assert str(arn) == text
    assert Arn.of("arn:aws:s3:::bucket/key").name == "key"
    with pytest.raises(ValueError, match=r"^the text is not an ARN"):
        Arn.of("orders")
