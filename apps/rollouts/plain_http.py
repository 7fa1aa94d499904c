"""HTTP to the portal's own neighbours on this machine: Envoy's admin interface and the model servers."""

from __future__ import annotations

import ssl

import httpx

# Made once: a context takes longer to make than a question takes to answer.
_TRUSTS_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def client(base_url: str, *, timeout: float) -> httpx.Client:
    """Return a client that follows no redirect, obeys no proxy variable and is cheap to make.

    `timeout` is in seconds and holds for connecting, sending, receiving and waiting each. The neighbours speak
    plain HTTP; the TLS context trusts nobody, which saves reading the system's certificates for every client.
    """
    transport = httpx.HTTPTransport(verify=_TRUSTS_NOBODY, trust_env=False, retries=0)
    return httpx.Client(
        base_url=base_url, transport=transport, timeout=timeout, follow_redirects=False, trust_env=False
    )
