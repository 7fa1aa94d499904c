"""A receiver of webhooks as somebody outside writes one: by the text of Standard Webhooks, without the portal's code."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Call:
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


@dataclass
class Receiver:
    """Answers each call with the next of `statuses`, the last one for ever."""

    statuses: list[int] = field(default_factory=lambda: [204])
    answer: bytes = b""
    calls: list[Call] = field(default_factory=list)

    def __post_init__(self) -> None:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.calls.append(Call({k.lower(): v for k, v in self.headers.items()}, body))
                status = receiver.statuses.pop(0) if len(receiver.statuses) > 1 else receiver.statuses[0]
                self.send_response(status)
                answer = b"" if status == 204 else receiver.answer
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port: int = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hooks/s3cret-path"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def verifies(call: Call, secret: str) -> bool:
    """Return whether one of a call's signatures is that of a secret."""
    key = base64.b64decode(secret.split("_", 1)[1])
    content = call.headers["webhook-id"] + "." + call.headers["webhook-timestamp"] + "."
    expected = base64.b64encode(hmac.new(key, content.encode() + call.body, hashlib.sha256).digest())
    return any(
        version == "v1" and hmac.compare_digest(given.encode(), expected)
        for version, _, given in (one.partition(",") for one in call.headers["webhook-signature"].split(" "))
    )
