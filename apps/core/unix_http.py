"""HTTP to a server on a Unix socket of this machine, which only a setting names."""

from __future__ import annotations

import http.client
import socket
from pathlib import Path


def get(path: Path | str, address: str, *, timeout: float) -> tuple[int, bytes]:
    """Return status and body of what the server on the socket at `path` answers. Raise OSError where it does not."""
    connection = http.client.HTTPConnection("localhost", timeout=timeout)
    # httpx can do this as well, and leaves the socket open where nobody listens.
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(timeout)
        line.connect(str(path))
        connection.sock = line
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except http.client.HTTPException as error:
            raise OSError(f"the answer is no HTTP: {error}") from error
