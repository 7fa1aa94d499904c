"""HTTP to the portal's own neighbours on this machine: Envoy's admin interface and the model servers."""

from __future__ import annotations

import ssl

import httpx


def client(base_url: str, *, timeout: float) -> httpx.Client:
    """This function will return a client that follows no redirect, obeys no proxy variable and is cheap to make.

    `timeout` is in seconds and holds for connecting, sending, receiving and waiting each. The neighbours speak
    plain HTTP; the TLS context trusts nobody, which saves reading the system's certificates for every client.
    """
    transport = httpx.HTTPTransport(
        verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), trust_env=False, retries=0
    )
    return httpx.Client(
        base_url=base_url, transport=transport, timeout=timeout, follow_redirects=False, trust_env=False
    )
