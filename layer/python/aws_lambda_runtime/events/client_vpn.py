"""AWS Client VPN: a device that wants to connect, and whether it may."""

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Response, wire


def _kebab_case(name: str) -> str:
    return name.replace("_", "-")


@define(kw_only=True)
class ClientVPNConnectionHandlerResponse(Response):
    """Whether the device may connect; `answer` of the event makes it. Other answers refuse the device.

    AWS: "Connection authorization in AWS Client VPN".
    """

    _wire_case = staticmethod(_kebab_case)

    allow: bool
    """Whether it may."""

    error_msg_on_denied_connection: str | None = None
    """What the user is told, at most 255 characters; required from version 2 on."""

    error_msg_on_failed_posture_compliance: str | None = None
    """The same in version 1."""

    posture_compliance_statuses: list[str] = field(factory=list, metadata=wire(keep=True))
    """What was found out about the device, in words of your own, for the connection's log."""

    schema_version: str
    """The version of the event."""


@define(kw_only=True)
class ClientVPNConnectionHandlerEvent(Event):
    """A device that wants to connect; what is not known is empty.

    AWS: "Connection authorization in AWS Client VPN".
    """

    _wire_case = staticmethod(_kebab_case)

    connection_id: str
    """The id of the connection."""

    endpoint_id: str = ""
    """The id of the Client VPN endpoint."""

    common_name: str = ""
    """The name in the client's certificate."""

    username: str = ""
    """The user's name; empty where certificates alone are asked for."""

    platform: str = ""
    """The operating system."""

    platform_version: str = ""
    """Its version; may be empty."""

    public_ip: str = ""
    """The device's address."""

    client_openvpn_version: str = ""
    """The version of OpenVPN on the device."""

    groups: str | None = None
    """The user's groups; absent from version 1."""

    schema_version: str = "v1"
    """The version of this shape: `v1`, `v2`, `v3`."""

    def answer(
        self, *, allow: bool, message: str = "", statuses: tuple[str, ...] = ()
    ) -> ClientVPNConnectionHandlerResponse:
        """Return the answer in the event's version, with what the user is told and what the log says of the device."""
        old = self.schema_version == "v1"
        return ClientVPNConnectionHandlerResponse(
            allow=allow,
            error_msg_on_denied_connection=None if old else message,
            error_msg_on_failed_posture_compliance=message if old else None,
            posture_compliance_statuses=[*statuses],
            schema_version=self.schema_version,
        )
