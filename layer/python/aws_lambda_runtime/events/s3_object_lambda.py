"""Amazon S3 Object Lambda: a request for an object, its metadata or a listing that a function answers."""

from typing import Any

from attrs import define, field

from aws_lambda_runtime.events._headers import Headers, as_headers
from aws_lambda_runtime.events._json_text import JsonText
from aws_lambda_runtime.events._times import time_of_java
from aws_lambda_runtime.events._wire import Event, Payload, Response, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class GetObjectContext(Payload):
    """Where the original is, and what WriteGetObjectResponse needs.

    AWS: "Event context format and usage".
    """

    input_s3_url: str = field(default="", repr=False)
    """The presigned address of the original."""

    output_route: str = ""
    """The `RequestRoute` of WriteGetObjectResponse."""

    output_token: str = field(default="", repr=False)
    """The `RequestToken` of WriteGetObjectResponse."""


@define(kw_only=True)
class HeadObjectContext(Payload):
    """Where the original answer is; `ListObjectsContext` and `ListObjectsV2Context` are the same.

    AWS: "Event context format and usage".
    """

    input_s3_url: str = field(default="", repr=False)
    """The presigned address that gives S3's own answer."""


ListObjectsContext = HeadObjectContext
ListObjectsV2Context = HeadObjectContext


@define(kw_only=True)
class S3ObjectConfiguration(Payload):
    """The access point.

    AWS: "Event context format and usage".
    """

    access_point_arn: str = ""
    """The ARN of the Object Lambda Access Point."""

    supporting_access_point_arn: str = ""
    """The ARN of the access point behind it."""

    payload: JsonText[Any] = field(factory=JsonText)
    """What its configuration hands to the function: any text, which `.value` reads as JSON; may be empty."""


@define(kw_only=True)
class S3ObjectUserRequest(Payload):
    """The request of the client.

    AWS: "Event context format and usage".
    """

    url: str = ""
    """The address that the client asked for, without the parameters of its signature."""

    headers: Headers = field(factory=Headers, converter=as_headers)
    """Its headers but those of the signature; a repeated one has commas between the values."""


@define(kw_only=True)
class S3ObjectSessionIssuer(Payload):
    """Who gave the temporary credentials.

    AWS: "Event context format and usage".
    """

    type: str = ""
    """What gave them, as in `Role`."""

    principal_id: str = ""
    """Its unique id."""

    arn: str = ""
    """Its ARN."""

    account_id: str = ""
    """Its account."""

    user_name: str | None = None
    """Its name."""


@define(kw_only=True)
class S3ObjectSessionAttributes(Payload):
    """How the session began.

    AWS: "Event context format and usage".
    """

    mfa_authenticated: str = ""
    """`true` or `false`: whether a second factor was given."""

    creation_date: str = ""
    """When it began, as in `Wed Mar 10 23:41:52 UTC 2021`; `created_at` is the time."""

    @property
    def created_at(self) -> "datetime":
        """When the session began; ValueError if the date is none."""
        return time_of_java(self.creation_date, "creationDate")


@define(kw_only=True)
class S3ObjectSessionContext(Payload):
    """The session of temporary credentials.

    AWS: "Event context format and usage".
    """

    attributes: S3ObjectSessionAttributes = field(factory=S3ObjectSessionAttributes)
    """How it began."""

    session_issuer: S3ObjectSessionIssuer | None = None
    """Who gave the credentials."""


@define(kw_only=True)
class S3ObjectUserIdentity(Payload):
    """Who sent the request.

    AWS: "Event context format and usage".
    """

    type: str = ""
    """`Root`, `IAMUser`, `AssumedRole`, `FederatedUser`, `AWSAccount` or `AWSService`."""

    principal_id: str = ""
    """The unique id of the caller."""

    arn: str = ""
    """The ARN of the caller."""

    account_id: str = ""
    """The account of the caller."""

    access_key_id: str = ""
    """The id of the access key."""

    user_name: str | None = None
    """The name of the caller; absent for roles."""

    session_context: S3ObjectSessionContext | None = None
    """The session; absent without temporary credentials."""


@define(kw_only=True)
class S3ObjectLambdaEvent(Event):
    """A request that came to an Object Lambda Access Point; one of the four contexts says of which kind.

    AWS: "Event context format and usage".
    """

    x_amz_request_id: str = field(default="", metadata=wire(required=True, keep=True))
    """The id of the request, for S3's support."""

    get_object_context: GetObjectContext | None = None
    """Of GetObject, which is answered by WriteGetObjectResponse."""

    head_object_context: HeadObjectContext | None = None
    """Of HeadObject, which the returned value answers."""

    list_objects_context: HeadObjectContext | None = None
    """Of ListObjects, which the returned value answers."""

    list_objects_v2_context: HeadObjectContext | None = None
    """Of ListObjectsV2, which the returned value answers."""

    configuration: S3ObjectConfiguration = field(factory=S3ObjectConfiguration)
    """The access point."""

    user_request: S3ObjectUserRequest = field(factory=S3ObjectUserRequest)
    """The request of the client."""

    user_identity: S3ObjectUserIdentity = field(factory=S3ObjectUserIdentity)
    """Who sent it."""

    protocol_version: str = ""
    """The version of this shape, `1.00` or `1.01`."""

    @property
    def input_s3_url(self) -> str | None:
        """The presigned address of the original, whichever kind the request is; None if there is none."""
        contexts = (
            self.get_object_context,
            self.head_object_context,
            self.list_objects_context,
            self.list_objects_v2_context,
        )
        return next((context.input_s3_url for context in contexts if context is not None), None)


@define(kw_only=True)
class S3ObjectLambdaResponse(Response):
    """What a handler returns: the answer to HeadObject and the listings; for GetObject S3 reads the status only.

    AWS: "Writing Lambda functions for S3 Object Lambda Access Points".
    """

    status_code: int = field(default=200, metadata=wire(keep=True))
    """The HTTP status."""

    error_code: str | None = None
    """The code of an error, as in `NoSuchKey`."""

    error_message: str | None = None
    """The text of an error."""

    headers: dict[str, str] = field(factory=dict)
    """The headers of HeadObject, as in `Content-Length`."""

    metadata: dict[str, str] = field(factory=dict)
    """The user's metadata of HeadObject."""

    list_result_xml: str | None = None
    """The listing as XML, or"""

    list_bucket_result: dict[str, Any] | None = None
    """the listing as an object, with `name`, `isTruncated`, `contents`, ..."""
