"""What calls to the outside meet in tests: a server on the loopback that holds nothing back, and resolvers."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from apps.core import outbound
from apps.core.outbound import OutboundRefused, names

Answer = Callable[[BaseHTTPRequestHandler], None]
PUBLIC = ["93.184.216.34"]


def nowhere(host: str, port: int, seconds: float) -> list[str]:
    return []


def leads_to(*found: str) -> names.Resolver:
    """Return a resolver that knows one answer."""
    return lambda host, port, seconds: list(found)


def plain(handler: BaseHTTPRequestHandler) -> None:
    """Answer with what was asked for."""
    length = int(handler.headers.get("Content-Length") or 0)
    body = handler.rfile.read(length) or b"hello"
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.send_header("Set-Cookie", "taste=sweet; Path=/")
    handler.end_headers()
    handler.wfile.write(body)


class Neighbour:
    """A server on the loopback: `seen` are the requests that reached it."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.answer: Answer = plain
        self.seen: list[tuple[str, str, dict[str, str]]] = []
        neighbour = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                neighbour.seen.append(
                    (self.command, self.path, {k.lower(): v for k, v in self.headers.items()})
                )
                self.close_connection = True
                neighbour.answer(self)

            do_GET = do_POST = do_PUT = handle_any

            def log_message(self, format: str, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request: Any, client_address: Any) -> None:
                pass  # the client goes away in the middle, on purpose

        self.server = Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self.server.socket = tls.wrap_socket(
                self.server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port: int = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def refused(url: str, resolve: names.Resolver = nowhere) -> None:
    """Fail unless an address is refused when saved and when called, in the same words."""
    said = set()
    for act in (
        lambda: outbound.check_url(url, resolve=resolve),
        lambda: outbound.request("GET", url, resolve=resolve, timeout=2),
    ):
        with pytest.raises(OutboundRefused) as caught:
            act()
        said.add((caught.value.code, caught.value.sentence, str(caught.value)))
    assert said == {("outbound_refused", OutboundRefused.sentence, OutboundRefused.sentence)}
