"""A WSGI application that answers with what reached it, in the portal's place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with the request's variables, its address as it was sent, and the length of its body."""
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    told["body"] = len(environ["wsgi.input"].read())
    body = json.dumps(told).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
