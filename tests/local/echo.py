"""A WSGI application that answers with what reached it, in the portal's place."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with the request's variables, its address as it was sent, and the length of its body.

    The first request that names a file to count in ends the worker instead.
    """
    if counted := environ.get("HTTP_X_DIE_ONCE"):
        with Path(counted).open("a+") as calls:
            calls.write("x")
            if calls.tell() == 1:
                calls.close()
                os._exit(1)
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    told["body"] = len(environ["wsgi.input"].read())
    body = json.dumps(told).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
