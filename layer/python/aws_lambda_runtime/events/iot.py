"""AWS IoT: authorizers of devices, hooks before devices are provisioned, and buttons, which have been discontinued."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_iso
from aws_lambda_runtime.events._values import bytes_of_base64
from aws_lambda_runtime.events._wire import Event, Payload, Response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class IoTTLSContext(Payload):
    """What the connection says.

    AWS: "Defining your Lambda function" of "Custom authentication and authorization".
    """

    server_name: str | None = None
    """The host that the device asked for."""


@define(kw_only=True)
class IoTHTTPContext(Payload):
    """What the HTTP request says.

    AWS: "Defining your Lambda function" of "Custom authentication and authorization".
    """

    headers: dict[str, str] = field(factory=dict, repr=False)
    """The headers; a token may be among them."""

    query_string: str | None = field(default=None, repr=False)
    """The query, from `?` on; a token may be in it."""


@define(kw_only=True)
class IoTMQTTContext(Payload):
    """What the MQTT CONNECT says.

    AWS: "Defining your Lambda function" of "Custom authentication and authorization".
    """

    username: str | None = None
    """The user; absent if the device sent none."""

    password: str | None = field(default=None, repr=False)
    """The password in base64, which `password_bytes` decodes; absent if the device sent none."""

    client_id: str | None = None
    """The id of the client; absent if the device sent none."""

    @property
    def password_bytes(self) -> bytes | None:
        """The password, None without one; ValueError if it is not base64."""
        return None if self.password is None else bytes_of_base64(self.password, "password")


@define(kw_only=True)
class IoTProtocolData(Payload):
    """What the device said, by protocol.

    AWS: "Defining your Lambda function" of "Custom authentication and authorization".
    """

    tls: IoTTLSContext | None = None
    """What the connection says; may be absent."""

    http: IoTHTTPContext | None = None
    """What the request says; absent for plain MQTT."""

    mqtt: IoTMQTTContext | None = None
    """What the CONNECT says; absent for plain HTTP."""


@define(kw_only=True)
class IoTConnectionMetadata(Payload):
    """The connection.

    AWS: "Defining your Lambda function" of "Custom authentication and authorization".
    """

    id: str = ""
    """The id of the connection, for logs."""


@define(kw_only=True)
class IoTCustomAuthorizerEvent(Event):
    """A device that wants to connect.

    AWS: "Defining your Lambda function" of "Custom authentication and authorization".
    """

    token: str | None = field(default=None, repr=False)
    """The token; absent where authorizers take none."""

    signature_verified: bool
    """Whether AWS IoT checked the token's signature."""

    protocols: list[str] = field(factory=list)
    """The protocols of which there is something in `protocol_data`: `tls`, `http`, `mqtt`."""

    protocol_data: IoTProtocolData = field(factory=IoTProtocolData)
    """What the device said."""

    connection_metadata: IoTConnectionMetadata = field(factory=IoTConnectionMetadata)
    """The connection."""


@define(kw_only=True)
class IoTCustomAuthorizerResponse(Response):
    """Whether the device may connect, and what it may do.

    AWS: "Defining your Lambda function" of "Custom authentication and authorization".
    """

    is_authenticated: bool
    """Whether it may connect."""

    principal_id: str | None = None
    """A name for the device: 1 to 128 letters and digits."""

    disconnect_after_in_seconds: int | None = None
    """How long the connection may last at most: 300 to 86,400 seconds."""

    refresh_after_in_seconds: int | None = None
    """After how long the function is asked again: 300 to 86,400 seconds."""

    policy_documents: list[Any] = field(factory=list)
    """Up to ten policies: objects, or their JSON text."""


@define(kw_only=True)
class IoTPreProvisioningHookEvent(Event):
    """A device that wants to be provisioned.

    AWS: "Pre-provisioning hooks".
    """

    claim_certificate_id: str = ""
    """The id of the certificate that the device came with."""

    certificate_id: str = ""
    """The id of its new certificate."""

    certificate_pem: str = ""
    """The new certificate."""

    template_arn: str
    """The ARN of the template."""

    client_id: str = ""
    """The device's MQTT client id."""

    parameters: dict[str, Any] = field(factory=dict)
    """What the device sent for the template: text, by name."""


@define(kw_only=True)
class IoTPreProvisioningHookResponse(Response):
    """Whether the device is provisioned.

    AWS: "Pre-provisioning hooks".
    """

    allow_provisioning: bool
    """Whether it is."""

    parameter_overrides: dict[str, Any] = field(factory=dict)
    """Parameters for the template in place of the device's, by name."""


@define(kw_only=True)
class IoTButtonClicked(Payload):
    """A click.

    AWS: "AWS IoT 1-Click Callback Events".
    """

    click_type: str = ""
    """`SINGLE`, `DOUBLE` or `LONG`."""

    reported_time: str = ""
    """When, in ISO 8601; `reported_at` is the time."""

    @property
    def reported_at(self) -> "datetime":
        """When it was clicked, in UTC; ValueError if the time is none."""
        return time_of_iso(self.reported_time, "reportedTime")


@define(kw_only=True)
class IoTDeviceEvent(Payload):
    """What the device did.

    AWS: "AWS IoT 1-Click Callback Events".
    """

    button_clicked: IoTButtonClicked | None = None
    """The click; absent when a device tells its health."""


@define(kw_only=True)
class IoTDeviceInfo(Payload):
    """The device.

    AWS: "AWS IoT 1-Click Callback Events".
    """

    attributes: dict[str, str] = field(factory=dict)
    """Its attributes."""

    type: str = ""
    """Its kind, as in `button`."""

    device_id: str = ""
    """Its serial number."""

    remaining_life: float | None = None
    """The life that it has left, in percent."""


@define(kw_only=True)
class IoTPlacementInfo(Payload):
    """Where the device is.

    AWS: "AWS IoT 1-Click Callback Events".
    """

    project_name: str = ""
    """The project."""

    placement_name: str = ""
    """The placement."""

    attributes: dict[str, str] = field(factory=dict)
    """The attributes of the placement."""

    devices: dict[str, str] = field(factory=dict)
    """The serial numbers of all its devices, by their names."""


@define(kw_only=True)
class IoTOneClickEvent(Event):
    """A click on a device of AWS IoT 1-Click, or its health; the service has ended.

    AWS: "AWS IoT 1-Click Callback Events".
    """

    device_event: IoTDeviceEvent
    """What the device did."""

    device_info: IoTDeviceInfo = field(factory=IoTDeviceInfo)
    """The device."""

    placement_info: IoTPlacementInfo | None = None
    """Where it is; absent for a device without a placement."""


@define(kw_only=True)
class IoTButtonEvent(Event):
    """A click on an AWS IoT button, which has ended.

    AWS: "AWS IoT Enterprise Button".
    """

    serial_number: str
    """The button's serial number."""

    battery_voltage: str = ""
    """The voltage as text, `2000 mV` or `2000mV`; `battery_millivolts` is the number."""

    click_type: str = ""
    """`SINGLE`, `DOUBLE` or `LONG`."""

    @property
    def battery_millivolts(self) -> int:
        """The voltage in millivolts; ValueError if the text has none."""
        digits = self.battery_voltage.removesuffix("mV").strip()
        if not digits.isdecimal():
            raise ValueError("batteryVoltage is not a voltage such as '2000 mV'")
        return int(digits)
