"""The connection itself: to checked addresses only, and never longer than its time."""

from __future__ import annotations

import functools
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import certifi
import httpcore
import httpx
from django.conf import settings


class Deadline:
    """A moment after which nothing is waited for any more."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left. Raises `httpcore.TimeoutException` after the last."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left


class TooLarge(Exception):
    """The answer is larger than the caller takes."""


class BadEncoding(Exception):
    """The answer is packed in a way that was not asked for, or damaged."""


class _Stream(httpcore.NetworkStream):
    """A stream of which each step gets what is left of the whole time: an answer in drips ends, too."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # The stream's own loop would start its clock anew with every piece that the other side takes.
        connection = self._stream.get_extra_info("socket")
        while buffer:
            connection.settimeout(self._deadline.left())
            try:
                sent = connection.send(buffer)
            except TimeoutError as error:
                raise httpcore.WriteTimeout(str(error)) from error
            except OSError as error:
                raise httpcore.WriteError(str(error)) from error
            buffer = buffer[sent:]

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Pinned(httpcore.NetworkBackend):
    """Connects to the addresses that were checked, whatever name it is given: nothing is looked up twice."""

    def __init__(self, addresses: list[str], port: int, deadline: Deadline) -> None:
        self._addresses = addresses
        self._port = port
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        for waiting in range(len(self._addresses), 0, -1):
            address = self._addresses[-waiting]
            try:
                stream = self._backend.connect_tcp(
                    address, self._port, self._deadline.left() / waiting, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if waiting == 1:
                    raise
                continue
            return _Stream(stream, self._deadline)
        raise httpcore.ConnectError("no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("no sockets of this machine")


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


class Transport(httpx.BaseTransport):
    """httpx's way to one checked place. It serves one request and raises httpcore's errors."""

    def __init__(self, addresses: list[str], port: int, deadline: Deadline, *, is_encrypted: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            # A context that trusts nobody is cheap, and plain HTTP never asks it.
            ssl_context=_tls(settings.OUTBOUND_CA_FILE)
            if is_encrypted
            else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            max_connections=1,
            http1=True,
            http2=False,
            retries=0,
            network_backend=_Pinned(addresses, port, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        self._pool.close()


def read_body(response: httpx.Response, max_bytes: int) -> bytes:
    """Read an answer, unpacked. Raises `TooLarge` past `max_bytes`, packed or unpacked.

    httpx would unpack whole pieces at once, however much comes out of them: here no more than the limit ever does.
    """
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise BadEncoding(encoding)
    body, received = bytearray(), 0
    unpacker = None if encoding in ("", "identity") else zlib.decompressobj(wbits=31)
    for piece in response.iter_raw():
        received += len(piece)
        if received > max_bytes:
            raise TooLarge
        if unpacker is None:
            body += piece
            continue
        try:
            body += unpacker.decompress(piece, max_bytes - len(body) + 1)
        except zlib.error:
            raise BadEncoding(encoding) from None
        if len(body) > max_bytes:
            raise TooLarge
    if unpacker is not None and received and not (unpacker.eof and not unpacker.unused_data):
        raise BadEncoding(encoding)
    return bytes(body)


@functools.cache
def _tls(ca_file: str) -> ssl.SSLContext:
    """Return what is trusted: the bundle that comes with the portal, and one more file if named.

    Variables of the environment that name other bundles are not looked at.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context
