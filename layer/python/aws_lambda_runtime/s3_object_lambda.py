"""S3 Object Lambda: the object as it is in the bucket, out of which the function makes what its caller gets."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from requests import Response

__all__ = ["fetch_original"]

_SIGNED_HEADERS = "X-Amz-SignedHeaders"


def fetch_original(
    input_s3_url: str,
    headers: Mapping[str, str],
    *,
    method: str = "GET",
    also: Iterable[str] = (),
    seconds: float = 30,
) -> Response:
    """Ask for the original, and return the response with its body unread, to be used in a `with` statement.

    `input_s3_url` is the event's `getObjectContext.inputS3Url`, or that of another context: a `headObjectContext` wants
    `method="HEAD"`. `headers` are the event's `userRequest.headers`, of which those go along that the URL's signature
    covers, as S3 demands, and those named in `also`, such as `range`. A connection that fails and an error of S3's own
    side is tried again, for `seconds` at most. Any other answer is returned as it is: 403 and 404 are for the
    function's caller.

    Read the body by `iter_content(65536)`; an object that was stored with a content encoding comes decoded so, and
    through `raw.stream(65536, decode_content=False)` as it is.

    Raises `ValueError` if the request lacks a header that was signed, and `ConnectionError` if S3 cannot be reached.
    The URL is a secret, and in no message.

    AWS: "Event context format and usage", `inputS3Url`; "Working with Range and partNumber headers".
    """
    from aws_lambda_runtime._presigned import ask

    sent = {name.lower(): value for name, value in headers.items()}
    signed = _signed_headers(input_s3_url)
    if missing := [name for name in signed if name not in sent]:
        raise ValueError(f"the URL of the original is signed with headers that the request lacks: {', '.join(missing)}")
    asked = [name.lower() for name in also]
    passed_on = {name: sent[name] for name in (*signed, *asked) if name in sent}
    return ask(method, input_s3_url, seconds=seconds, headers=passed_on)


def _signed_headers(url: str) -> list[str]:
    """Return the headers that go into the signature, without the host, which is the URL's own."""
    from urllib.parse import parse_qs, urlsplit

    values = parse_qs(urlsplit(url).query).get(_SIGNED_HEADERS, [""])
    return [name for name in values[0].lower().split(";") if name not in ("", "host")]
