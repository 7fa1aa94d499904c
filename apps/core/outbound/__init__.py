"""The one way out: every call to an address that a person can set goes through here.

    outbound.check_url(url)                                  when it is saved
    outbound.request("POST", url, json={...}, timeout=5.0)   when it is called
    outbound.requests_session()                              for a library that speaks `requests`

The host is looked up once, every address it leads to is checked, and exactly those are connected to; name, certificate
and Host header stay those of the URL. No redirect, proxy, cookie, .netrc or variable of the environment is obeyed, and
time and size are bounded in all. Whoever set the address hears two sentences at most, whatever is behind it: the rest
is in the log.
"""

from apps.core.outbound.addresses import OutboundRefused
from apps.core.outbound.client import (
    DEFAULT_BYTES,
    DEFAULT_SECONDS,
    OutboundFailed,
    Response,
    check_url,
    request,
)
from apps.core.outbound.sessions import requests_session

__all__ = [
    "DEFAULT_BYTES",
    "DEFAULT_SECONDS",
    "OutboundFailed",
    "OutboundRefused",
    "Response",
    "check_url",
    "request",
    "requests_session",
]
