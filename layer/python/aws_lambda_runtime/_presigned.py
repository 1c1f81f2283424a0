"""Requests to presigned URLs, by `requests`. A URL of that kind is a secret: no error and no log entry names it."""

from __future__ import annotations

from time import monotonic, sleep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests import PreparedRequest, Response, Session

_PAUSES = (0.1, 0.2, 0.4, 0.8)  # seconds between the attempts
_CONNECT = 3.0
_READ = 10.0
_SHORTEST = 0.2
_SLOW_DOWN = 429
_FIRST_SERVER_ERROR = 500


class UnreachableError(ConnectionError):
    """Nothing answered at a presigned URL, in as many attempts as there was time for."""


def ask(
    method: str, url: str, *, seconds: float, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Send a request, and return the response with its body unread; whoever asks closes it.

    Connections that fail, and the answers 429 and from 500 on, are tried again after growing pauses: five attempts in
    all, and none begun later than `seconds` from now. The last answer is returned whatever it says. The URL goes out as
    it is, with nothing that its signature does not know: no content type, no credentials from a netrc file.

    Raises `UnreachableError`, also where the URL is none.
    """
    from requests import Session

    until = monotonic() + seconds
    request = _prepare(method, url, body, headers)
    pauses = iter(_PAUSES)
    with Session() as session:
        while True:
            answer = _try(session, request, until)
            pause = next(pauses, None)
            if pause is None or monotonic() + pause >= until or _is_final(answer):
                break
            if not isinstance(answer, str):
                answer.close()
            sleep(pause)
    if isinstance(answer, str):
        raise UnreachableError(f"no answer in the last of all attempts: {answer}")
    return answer


def _prepare(method: str, url: str, body: bytes | None, headers: Mapping[str, str] | None) -> PreparedRequest:
    from requests import Request, RequestException

    try:
        request = Request(method, url, headers=headers, data=body).prepare()
    except RequestException as error:
        raise UnreachableError(f"the URL is none: {type(error).__name__}") from None
    request.url = url
    return request


def _try(session: Session, request: PreparedRequest, until: float) -> Response | str:
    """Return the response, or the kind of error: its text and what caused it name the URL."""
    from requests import RequestException

    left = max(until - monotonic(), _SHORTEST)
    # The user's proxies and certificates, as `requests` finds them in the environment.
    settings = session.merge_environment_settings(request.url, {}, True, None, None)  # noqa: FBT003
    # Half of what is left, so that an answer that does not come leaves time for another attempt.
    timeout = (min(_CONNECT, left / 2), min(_READ, left / 2))
    try:
        return session.send(request, timeout=timeout, allow_redirects=False, **settings)
    except RequestException as error:
        return type(error).__name__


def _is_final(answer: Response | str) -> bool:
    return not isinstance(answer, str) and answer.status_code != _SLOW_DOWN and answer.status_code < _FIRST_SERVER_ERROR
