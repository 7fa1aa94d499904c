"""A small HTTP server with a portal's answers, for the client's own tests."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "pp_fake-token-3f9a"
DIGEST = "sha256:" + "ab" * 32


@dataclass
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Answer:
    """What to answer: a status, a JSON document or bytes, and headers."""

    status: int = 200
    document: Any = None
    content: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


Respond = Callable[[Seen], Answer]


class FakePortal:
    """Answers by method and path; each answer is used once, the last one of a path again and again."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.seen: list[Seen] = []
        self._answers: dict[tuple[str, str], list[Answer | Respond]] = {}

    def on(self, method: str, path: str, *answers: Answer | Respond) -> None:
        """Set what a path answers."""
        self._answers[method, path] = list(answers)

    def asked(self, method: str, path: str) -> list[Seen]:
        """List the requests that came to a path."""
        return [one for one in self.seen if (one.method, one.path) == (method, path)]

    def respond(self, seen: Seen) -> Answer:
        """Choose the answer to a request."""
        self.seen.append(seen)
        answers = self._answers.get((seen.method, seen.path))
        if answers is None:
            prefixed = [
                found
                for (method, path), found in self._answers.items()
                if method == seen.method and path.endswith("*") and seen.path.startswith(path[:-1])
            ]
            if not prefixed:
                return problem(404, "not_found", "There is nothing here that you can see.")
            answers = prefixed[0]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return answer if isinstance(answer, Answer) else answer(seen)


def ok(document: Any, status: int = 200) -> Answer:
    """Answer with JSON."""
    return Answer(status, document)


def problem(status: int, code: str, detail: str, **extra: Any) -> Answer:
    """Answer with problem+json."""
    document = {
        "type": "about:blank",
        "title": "Refused",
        "status": status,
        "detail": detail,
        "code": code,
        **extra,
    }
    return Answer(status, document, headers={"Content-Type": "application/problem+json"})


def request_body(state: str = "in_review", **changes: Any) -> dict[str, Any]:
    """Make a change request as the portal shows it."""
    return {
        "id": "11111111-1111-4111-8111-111111111111",
        "number": 7,
        "state": state,
        "digest": DIGEST,
        "url": "http://portal.test/approvals/7/",
        "tenant": "acme",
        "model": "churn",
        "version": 2,
        "alias": "champion",
        "revision": 1,
        "quorum": 2,
        "approvals": 0,
        "rollout_id": None,
        "policy": {"allow": False, "reasons": ["2 approvals are needed"]},
        "created_at": "2024-05-17T10:00:00Z",
        **changes,
    }


def rollout_body(state: str = "observing", **changes: Any) -> dict[str, Any]:
    """Make a rollout as the portal shows it."""
    return {
        "id": "22222222-2222-4222-8222-222222222222",
        "state": state,
        "weight": 10,
        "verdict": "",
        "reason": "",
        "step": 1,
        "steps": 2,
        "generation": 3,
        "observed_weight": 10,
        "observed_generation": 3,
        "change_request_id": "11111111-1111-4111-8111-111111111111",
        "tenant": "acme",
        "model": "churn",
        "version": 2,
        "baseline_version": 1,
        "evidence": {},
        "created_at": "2024-05-17T10:00:00Z",
        "finished_at": None,
        "url": "http://portal.test/rollouts/1/",
        **changes,
    }


@contextmanager
def running() -> Iterator[FakePortal]:
    """Run the server on a free port until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            seen = Seen(
                self.command,
                unquote(parts.path),
                {key: values[0] for key, values in parse_qs(parts.query).items()},
                {key.lower(): value for key, value in self.headers.items()},
                body,
            )
            answer = portal.respond(seen)
            content = answer.content if answer.content is not None else json.dumps(answer.document).encode()
            self.send_response(answer.status)
            headers = {
                "Content-Type": "application/json",
                **answer.headers,
                "Content-Length": str(len(content)),
            }
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    portal = FakePortal(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
