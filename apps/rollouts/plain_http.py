"""HTTP to the portal's own neighbours on this machine: Envoy's admin interface, the model servers, what has a socket."""

from __future__ import annotations

import http.client
import socket
import ssl
from pathlib import Path

import httpx

# Made once: a context takes longer to make than a question takes to answer.
_TRUSTS_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def client(base_url: str, *, timeout: float) -> httpx.Client:
    """This function will return a client that follows no redirect, obeys no proxy variable and is cheap to make.

    `timeout` is in seconds and holds for connecting, sending, receiving and waiting each. The neighbours speak
    plain HTTP; the TLS context trusts nobody, which saves reading the system's certificates for every client.
    """
    transport = httpx.HTTPTransport(verify=_TRUSTS_NOBODY, trust_env=False, retries=0)
    return httpx.Client(
        base_url=base_url, transport=transport, timeout=timeout, follow_redirects=False, trust_env=False
    )


def get_on_socket(path: Path | str, address: str, *, timeout: float) -> tuple[int, bytes]:
    """Return status and body that a server on a Unix socket answers with. Raises OSError where it does not answer."""
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
