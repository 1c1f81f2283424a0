"""AWS Config: what stands in the event as text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aws_lambda_runtime.errors import EventMismatch
from aws_lambda_runtime.events import AWSConfigRuleEvent, ConfigInvokingEvent, ConfigurationItem, JsonText
from structured import sample, structured


def test_resource_is_read() -> None:
    """The text gives the resource with what changed in it; account ids keep their zeros."""
    event: AWSConfigRuleEvent = sample("config_rule/item_change", AWSConfigRuleEvent)
    invoking = event.invoking_event.value
    assert invoking == sample("config_rule/invoking_event", ConfigInvokingEvent)
    assert invoking.configuration_item is not None
    assert invoking.configuration_item.arn == "arn:aws:ec2:eu-central-1:000123456789:instance/i-0example"
    assert invoking.configuration_item.captured_at == datetime(2024, 3, 12, 19, 3, 58, 123000, tzinfo=UTC)
    assert invoking.configuration_item.relationships[0].name == "Is contained in Vpc"
    assert invoking.configuration_item_diff is not None
    assert invoking.configuration_item_diff.changed_properties["Configuration.InstanceType"]["changeType"] == "UPDATE"
    assert event.account_id == "000123456789"


def test_large_resource_and_schedule_are_read() -> None:
    """The other messages have what they have, and nothing else."""
    large = sample("config_rule/oversized_item", AWSConfigRuleEvent).invoking_event.value
    assert large.configuration_item is None
    assert large.configuration_item_summary.change_type == "UPDATE"
    schedule = sample("config_rule/scheduled", AWSConfigRuleEvent).invoking_event.value
    assert (schedule.message_type, schedule.configuration_item_summary) == ("ScheduledNotification", None)


@pytest.mark.parametrize(
    ("name", "parameters"), [("item_change", {"allowed": "t3.micro"}), ("item_deleted", {}), ("scheduled", {})]
)
def test_parameters_are_read(name: str, parameters: dict[str, str]) -> None:
    """The parameters are a dict, empty where the text is, or is absent."""
    assert sample(f"config_rule/{name}", AWSConfigRuleEvent).parameters == parameters


def test_bad_content_raises_when_it_is_read() -> None:
    """Text of another shape structures, and raises on access."""
    event: AWSConfigRuleEvent = structured({"invokingEvent": "[]", "ruleParameters": "1"}, AWSConfigRuleEvent)
    with pytest.raises(EventMismatch, match="expected object, got list"):
        _ = event.invoking_event.value
    with pytest.raises(EventMismatch, match="expected object, got int"):
        _ = event.parameters
    with pytest.raises(ValueError, match=r"^configurationItemCaptureTime is not a time"):
        _ = ConfigurationItem(configuration_item_capture_time="soon").captured_at


def test_token_is_not_shown() -> None:
    """The token for the results is not in the text of an event."""
    assert "secret" not in repr(AWSConfigRuleEvent(invoking_event=JsonText("{}"), result_token="secret"))
