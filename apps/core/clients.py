"""Where a request comes from: what limits are counted by."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# Somebody with IPv6 has a whole network of addresses, so the network is counted.
IPV6_PREFIX = 64
UNKNOWN = "unknown"


def address_of(request: HttpRequest) -> str:
    """Return the address of the client: the connection's, unless proxies of one's own stand before.

    Each of TRUSTED_PROXY_COUNT proxies appends the address it was called from to X-Forwarded-For, so that many entries
    from the right are true. What stands further left was written by the client, and is not looked at.
    """
    address = request.META.get("REMOTE_ADDR", "")
    trusted = settings.TRUSTED_PROXY_COUNT
    if trusted > 0:
        forwarded = [
            part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
        ]
        if len(forwarded) >= trusted:
            address = forwarded[-trusted]
    return _network(address)


def _network(address: str) -> str:
    bare = address.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        found = ipaddress.ip_address(bare)
    except ValueError:
        return UNKNOWN
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.IPv6Network((found, IPV6_PREFIX), strict=False).network_address)
    return str(found)
