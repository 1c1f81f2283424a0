"""One POST whose body leaves in chunks while it is made, over a connection of its own; HTTP/1.1, like `_http`."""

from __future__ import annotations

import _socket
from time import monotonic

from aws_lambda_runtime._http import ClosedError, Connection
from aws_lambda_runtime.errors import RuntimeApiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Future

    from aws_lambda_runtime._http import Response

_BLIND_BYTES = 1 << 18
_BLIND_SECONDS = 0.002
_PEEK = _socket.MSG_PEEK | _socket.MSG_DONTWAIT


class EarlyResponseError(Exception):
    """The peer has answered before the body was complete, so no more of it is wanted."""

    def __init__(self, response: Response) -> None:
        super().__init__(f"answered with status {response.status} before the end")
        self.response = response


class ChunkedPost(Connection):
    """The sending side, for whoever may wait: a slow reader holds up `send`, and with it whatever makes the chunks.

    All methods raise `RuntimeApiError` when the connection breaks.
    """

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port)
        self._unseen = 0
        self._looked = 0.0

    def begin(self, head: bytes) -> None:
        """Connect and send the head of the request."""
        self._open()
        self._write(head)

    def send(self, data: bytes) -> None:
        """Send one chunk. Raises `EarlyResponseError` if the peer has answered already."""
        self._look_again(len(data))
        if data:
            rest = self._gather(data)
            if rest:
                self._write(rest)

    def finish(self, trailers: bytes) -> Response:
        """Send the end of the body, with whole trailer lines if there are any, and return the response."""
        try:
            self._write(b"0\r\n" + trailers + b"\r\n")
        except EarlyResponseError as early:
            return early.response
        return self._response()

    def _write(self, data: bytes) -> None:
        try:
            self._connected().sendall(data)
        except OSError as error:
            raise self._interrupted(error) from error

    def _connected(self) -> _socket.socket:
        if self._socket is None:
            raise self._broken(ClosedError())
        return self._socket

    def _gather(self, data: bytes) -> bytes:
        """Send one chunk with its frame, none of it copied; return what the system did not take at once."""
        # A chunk without bytes would end the body, so there never is one.
        size = b"%x\r\n" % len(data)
        try:
            sent = self._connected().sendmsg((size, data, b"\r\n"))
        except BlockingIOError:
            sent = 0
        except OSError as error:
            raise self._interrupted(error) from error
        return b"" if sent == len(size) + len(data) + 2 else _rest(size, data, sent)

    def _look_again(self, count: int) -> None:
        """See, without waiting, whether the peer has said anything; not for every one of many small chunks."""
        now = monotonic()
        self._unseen += count
        if self._unseen < _BLIND_BYTES and now - self._looked < _BLIND_SECONDS:
            return
        self._unseen, self._looked = 0, now
        try:
            self._connected().recv(1, _PEEK)
        except BlockingIOError:
            return
        except OSError as error:
            raise self._broken(error) from error
        raise EarlyResponseError(self._response())

    def _interrupted(self, error: OSError) -> Exception:
        """Return what has ended the sending: an answer, which can be read after its sender has hung up, or a break."""
        try:
            return EarlyResponseError(self._response())
        except RuntimeApiError:
            return self._broken(error)

    def _response(self) -> Response:
        try:
            return self._read_response()
        except (OSError, ClosedError) as error:
            raise self._broken(error) from error
        finally:
            self.close()


class AsyncChunkedPost(ChunkedPost):
    """The same for an event loop: while a slow reader is waited for, the loop's other tasks go on."""

    def __init__(self, host: str, port: int, loop: AbstractEventLoop) -> None:
        super().__init__(host, port)
        self._loop = loop

    def begin(self, head: bytes) -> None:
        """Connect and send the head of the request, which loopback takes at once."""
        super().begin(head)
        self._connected().setblocking(False)  # noqa: FBT003 - the socket's own interface

    async def send_async(self, data: bytes) -> None:
        """Send one chunk. Raises `EarlyResponseError` if the peer has answered already."""
        self._look_again(len(data))
        if data:
            rest = self._gather(data)
            if rest:
                await self._write_async(rest)

    async def finish_async(self, trailers: bytes) -> Response:
        """Send the end of the body, with whole trailer lines if there are any, and return the response."""
        try:
            await self._write_async(b"0\r\n" + trailers + b"\r\n")
        except EarlyResponseError as early:
            return early.response
        await self._readable()
        return self._response()

    async def _write_async(self, data: bytes) -> None:
        try:
            await self._loop.sock_sendall(self._connected(), data)  # type: ignore[arg-type]  # all that is used is there
        except OSError as error:
            raise self._interrupted(error) from error

    async def _readable(self) -> None:
        connected = self._connected()
        ready = self._loop.create_future()
        self._loop.add_reader(connected.fileno(), _settle, ready)
        try:
            await ready
        finally:
            self._loop.remove_reader(connected.fileno())

    def _response(self) -> Response:
        # The response is a line or two and arrives in one piece.
        if self._socket is not None:
            self._socket.setblocking(True)  # noqa: FBT003 - the socket's own interface
        return super()._response()


def _rest(size: bytes, data: bytes, sent: int) -> bytes:
    """Return what is left of a chunk's frame and content after so many bytes of it."""
    return (
        (size + data + b"\r\n")[sent:]
        if sent < len(size)
        else data[sent - len(size) :] + b"\r\n"[max(sent - len(size) - len(data), 0) :]
    )


def _settle(ready: Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)
