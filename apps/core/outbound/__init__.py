"""The one way out: every call to an address that a person can set goes through here.

    outbound.check_url(url)                                  when it is saved
    outbound.request("POST", url, json={...}, timeout=5.0)   when it is called
    outbound.requests_session()                              for a library that speaks `requests`
    outbound.grpc_channel("host:port")                       for gRPC, as a context
    outbound.postgres("host:port", database=…)               for reading another Postgres, as a context

The host is looked up once, every address it leads to is checked, and exactly those are connected to; name, certificate
and Host header stay those of the URL. No redirect, proxy, cookie, .netrc or variable of the environment is obeyed, and
time and size are bounded in all. Private places are called where an operator opened host and port: for the platform itself
by PORTAL_OUTBOUND_ALLOW, for a tenant where the caller says so (`allowed=`). Whoever set the address hears two sentences at most, whatever is behind it: the rest
is in the log.
"""

from apps.core.outbound.addresses import OutboundRefused, Place, Tcp, read_tcp
from apps.core.outbound.channels import grpc_channel
from apps.core.outbound.client import (
    DEFAULT_BYTES,
    DEFAULT_SECONDS,
    OutboundFailed,
    Response,
    check_tcp,
    check_url,
    request,
)
from apps.core.outbound.databases import postgres
from apps.core.outbound.sessions import requests_session

__all__ = [
    "DEFAULT_BYTES",
    "DEFAULT_SECONDS",
    "OutboundFailed",
    "OutboundRefused",
    "Place",
    "Response",
    "Tcp",
    "check_tcp",
    "check_url",
    "grpc_channel",
    "postgres",
    "read_tcp",
    "request",
    "requests_session",
]
