"""AWS IoT: passwords, times and voltages as what they stand for, and answers as the service reads them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aws_lambda_runtime.converter import make_converter, structurer
from aws_lambda_runtime.events import (
    IoTButtonEvent,
    IoTCustomAuthorizerEvent,
    IoTCustomAuthorizerResponse,
    IoTMQTTContext,
    IoTOneClickEvent,
    IoTPreProvisioningHookResponse,
)

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "events" / "iot"

converter = make_converter()


def _sample(name: str, cls: Any) -> Any:
    return structurer(converter, cls)(json.loads((SAMPLES / f"{name}.json").read_text()))


def test_password_is_decoded_when_it_is_read() -> None:
    """Base64 is decoded on access; no password is None, and other text raises with the field's name."""
    mqtt = _sample("authorizer", IoTCustomAuthorizerEvent).protocol_data.mqtt
    assert mqtt.password_bytes == b"invented-password"
    assert _sample("authorizer_mqtt", IoTCustomAuthorizerEvent).protocol_data.mqtt.password_bytes is None
    with pytest.raises(ValueError, match=r"^password is not valid base64$"):
        _ = IoTMQTTContext(password="?").password_bytes


def test_secrets_are_not_in_reprs() -> None:
    """Neither the token nor the password is printed with an event, nor where else they may stand."""
    text = repr(_sample("authorizer", IoTCustomAuthorizerEvent))
    assert "invented" not in text
    assert "aW52ZW50ZWQtcGFzc3dvcmQ=" not in text


def test_device_is_answered() -> None:
    """A refusal says so; policies may be objects or text."""
    refused = IoTCustomAuthorizerResponse(is_authenticated=False)
    assert converter.unstructure(refused) == {"isAuthenticated": False}
    allowed = IoTCustomAuthorizerResponse(
        is_authenticated=True, principal_id="d", refresh_after_in_seconds=300, policy_documents=[{"Version": "1"}, "{}"]
    )
    assert converter.unstructure(allowed) == {
        "isAuthenticated": True,
        "principalId": "d",
        "refreshAfterInSeconds": 300,
        "policyDocuments": [{"Version": "1"}, "{}"],
    }
    hook = IoTPreProvisioningHookResponse(allow_provisioning=False)
    assert converter.unstructure(hook) == {"allowProvisioning": False}


def test_click_has_a_time() -> None:
    """The time of a click is aware."""
    event = _sample("one_click", IoTOneClickEvent)
    assert event.device_event.button_clicked.reported_at == datetime(2018, 5, 4, 23, 26, 33, 747_000, tzinfo=UTC)


@pytest.mark.parametrize("voltage", ["2000 mV", "2000mV"])
def test_voltage_is_a_number(voltage: str) -> None:
    """Both ways to write the voltage are read."""
    assert IoTButtonEvent(serial_number="b", battery_voltage=voltage).battery_millivolts == 2000


@pytest.mark.parametrize("voltage", ["", "low", "2 V", "-1mV"])
def test_bad_voltage_raises_when_it_is_read(voltage: str) -> None:
    """Text that is no voltage raises with the field's name."""
    with pytest.raises(ValueError, match=r"^batteryVoltage is not a voltage such as '2000 mV'$"):
        _ = IoTButtonEvent(serial_number="b", battery_voltage=voltage).battery_millivolts
