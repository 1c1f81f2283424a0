"""AWS Transfer Family: who wants to log in to a server, and what they may see."""

from attrs import define, field

from aws_lambda_runtime.events._wire import Event, Response, pascal_case


@define(kw_only=True)
class TransferFamilyAuthorizerEvent(Event):
    """A user who wants to log in.

    AWS: "Using AWS Lambda to integrate your identity provider".
    """

    username: str = ""
    """The user's name."""

    password: str | None = field(default=None, repr=False)
    """The password; absent or empty for who logs in with a key, which the server checks itself."""

    protocol: str = ""
    """`SFTP`, `FTPS` or `FTP`."""

    server_id: str
    """The id of the server."""

    source_ip: str = ""
    """The user's address."""


@define(kw_only=True)
class PosixProfile(Response):
    """Who the user is in a file system of Amazon EFS.

    AWS: "Using AWS Lambda to integrate your identity provider".
    """

    _wire_case = staticmethod(pascal_case)

    uid: int
    """The user's id."""

    gid: int
    """The group's id."""

    secondary_gids: list[int] = field(factory=list)
    """The ids of further groups."""


@define(kw_only=True)
class TransferFamilyAuthorizerResponse(Response):
    """What the user may do; one without a role is refused.

    AWS: "Using AWS Lambda to integrate your identity provider".
    """

    _wire_case = staticmethod(pascal_case)

    role: str | None = None
    """The ARN of the role that the user acts in; None refuses the user."""

    posix_profile: PosixProfile | None = None
    """Who the user is; required for Amazon EFS."""

    public_keys: list[str] | None = None
    """The user's public keys, where no password was sent."""

    policy: str | None = None
    """A policy that narrows the role, as JSON text."""

    home_directory_type: str | None = None
    """`PATH`, or `LOGICAL` for the mappings of `home_directory_details`."""

    home_directory_details: str | None = None
    """The mappings as JSON text: a list of objects with `Entry` and `Target`."""

    home_directory: str | None = None
    """The folder that the user begins in; not with `LOGICAL`."""
