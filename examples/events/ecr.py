"""An image that was scanned."""

from aws_lambda_runtime.events import ECRImageScanDetail, EventBridgeEvent


def handler(event: EventBridgeEvent[ECRImageScanDetail]) -> bool:
    """Tell whether the image may be used."""
    return event.detail.finding_severity_counts.get("CRITICAL", 0) == 0
