"""An upload that was scanned for malware."""

from aws_lambda_runtime.events import EventBridgeEvent, GuardDutyScanResultDetail


def handler(event: EventBridgeEvent[GuardDutyScanResultDetail]) -> dict[str, list[str]]:
    """List what was found in the object."""
    scan = event.detail
    return {scan.s3_object_details.object_key: [threat.name for threat in scan.scan_result_details.threats]}
