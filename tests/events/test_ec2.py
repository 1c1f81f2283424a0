"""EC2: the key that examples spell in two ways."""

from __future__ import annotations

from aws_lambda_runtime.events import EC2InstanceStateChangeDetail, EventBridgeEvent
from structured import sample, written


def test_both_spellings_are_read() -> None:
    """The instance is found under either key, and written with a hyphen if made by hand."""
    for name in ("ec2/state_change", "ec2/state_change_other_spelling"):
        assert sample(name, EventBridgeEvent).detail.instance_id == "i-0a1b2c3d4e5f60718"
    assert written(EC2InstanceStateChangeDetail(instance_id="i-1")) == {"instance-id": "i-1"}
