"""The client certificate of mutual TLS, as both kinds of API Gateway report it."""

from attrs import define, field

from aws_lambda_runtime.events._times import time_of_certificate
from aws_lambda_runtime.events._wire import Payload, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@define(kw_only=True)
class ClientCertValidity(Payload):
    """The time in which a client certificate is valid.

    AWS: "How to turn on mutual TLS authentication for your HTTP APIs in API Gateway".
    """

    not_before: str = ""
    """The first moment, as in `Aug  5 09:36:04 2021 GMT`; `starts_at` is the time."""

    not_after: str = ""
    """The last moment, in the same form; `ends_at` is the time."""

    @property
    def starts_at(self) -> "datetime":
        """The first moment, in UTC; ValueError if it has another form."""
        return time_of_certificate(self.not_before, "notBefore")

    @property
    def ends_at(self) -> "datetime":
        """The last moment, in UTC; ValueError if it has another form."""
        return time_of_certificate(self.not_after, "notAfter")


@define(kw_only=True)
class ClientCert(Payload):
    """The certificate that the client showed.

    AWS: "How to turn on mutual TLS authentication for your HTTP APIs in API Gateway".
    """

    client_cert_pem: str = ""
    """The certificate in PEM form."""

    subject_dn: str = field(default="", metadata=wire("subjectDN"))
    """The distinguished name of whom it was issued to."""

    issuer_dn: str = field(default="", metadata=wire("issuerDN"))
    """The distinguished name of who issued it."""

    serial_number: str = ""
    """Its serial number, in hexadecimal with colons or in decimal."""

    validity: ClientCertValidity = field(factory=ClientCertValidity)
    """The time in which it is valid."""
