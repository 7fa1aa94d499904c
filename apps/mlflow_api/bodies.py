"""Reading request bodies as streams: never whole in memory, never beyond a bound, never forever."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest

from apps.core.numbers import LARGEST_KEY, whole
from apps.core.refusals import Invalid, Refused

# How long a sender may be silent before its upload is given up.
SILENCE_SECONDS = 30.0
# What is discarded of a refused upload, so that a client that sends first and reads later sees the answer.
DRAIN_SECONDS = 60.0
DRAIN_SECONDS_OF_STRANGERS = 5.0
DRAIN_SILENCE_SECONDS = 2.0
DRAIN_BYTES = 8 * 1024**3
_DRAIN_CHUNK = 1024 * 1024


class LengthRequired(Refused):
    code = "length_required"
    status = 411
    sentence = "This server cannot read a chunked body here. Send the Content-Length of the file."


class SenderSilent(Refused):
    code = "upload_timed_out"
    status = 408
    sentence = (
        f"No bytes arrived for {SILENCE_SECONDS:.0f} seconds, so the upload was given up. Nothing was stored."
    )


class UploadBroken(Refused):
    code = "upload_broken"
    status = 400
    sentence = "The upload broke off or is not valid HTTP. Nothing was stored; send it again."


class Body:
    """A request's body as it arrives. Reads past its end give nothing."""

    def __init__(self, request: HttpRequest) -> None:
        environ = request.META
        self._stream = environ["wsgi.input"]
        self._socket: socket.socket | None = environ.get("gunicorn.socket")
        self._seen = 0
        self._ended = False
        chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
        self.is_unreadable = chunked and not environ.get("wsgi.input_terminated")
        self.length: int | None = None if chunked else _content_length(environ.get("CONTENT_LENGTH"))

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end. Raises `SenderSilent`, `UploadBroken`."""
        if self.is_unreadable:
            raise LengthRequired()
        if self.length is not None:
            size = min(size, self.length - self._seen)
        if self._ended or size <= 0:
            return b""
        try:
            with self._patience(SILENCE_SECONDS):
                chunk: bytes = self._stream.read(size)
        except TimeoutError:
            self._ended = True
            raise SenderSilent() from None
        except Exception as error:
            # Each server has its own errors for a sender that leaves or breaks the framing.
            self._ended = True
            raise UploadBroken() from error
        self._seen += len(chunk)
        self._ended = not chunk
        return chunk

    def read_all(self, limit: int) -> bytes | None:
        """Return the whole body, or None where it has more than `limit` bytes."""
        if self.length is not None and self.length > limit:
            return None
        parts: list[bytes] = []
        while chunk := self.read(64 * 1024):
            if self._seen > limit:
                return None
            parts.append(chunk)
        return b"".join(parts)

    def drain(self, seconds: float) -> None:
        """Discard what is still arriving, until nothing came for a moment, and for at most `seconds` and some bytes."""
        if self.is_unreadable:
            return
        stop_at = self._seen + DRAIN_BYTES
        try:
            with self._patience(DRAIN_SILENCE_SECONDS), self._deadline(seconds):
                while not self._ended and self._seen < stop_at:
                    size = (
                        _DRAIN_CHUNK if self.length is None else min(_DRAIN_CHUNK, self.length - self._seen)
                    )
                    if size <= 0:
                        return
                    chunk = self._stream.read(size)
                    self._seen += len(chunk)
                    self._ended = not chunk
        except Exception:
            # The sender left, is slow, or broke the framing in a way of this server's: there is nobody to be polite to.
            self._ended = True

    @contextmanager
    def _deadline(self, seconds: float) -> Iterator[None]:
        """End reading after `seconds`. A socket's timeout starts anew with each byte that a sender lets drip."""
        if self._socket is None:
            yield
            return
        # Whichever read comes next finds a socket that does not wait.
        timer = threading.Timer(seconds, self._socket.settimeout, [0.0])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    @contextmanager
    def _patience(self, seconds: float) -> Iterator[None]:
        if self._socket is None:
            yield
            return
        usual = self._socket.gettimeout()
        self._socket.settimeout(seconds)
        try:
            yield
        finally:
            self._socket.settimeout(usual)


def _content_length(value: str | None) -> int:
    if not value:
        return 0
    length = whole(value, high=LARGEST_KEY)
    if length is None:
        raise Invalid("The Content-Length is not a number.", code="bad_content_length")
    return length
