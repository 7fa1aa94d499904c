"""Which addresses the portal may call: how they may be spelled, which hosts, ports and networks they may name."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from apps.core.refusals import Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Place = tuple[str, int]

LONGEST_URL = 2000
DEFAULT_PORTS = {"http": 80, "https": 443}


class Tcp(StrEnum):
    """What is called in another way than HTTP."""

    GRPC = "grpc"
    POSTGRES = "postgres"


# The ports at which public hosts may be called, the usual one first.
_TCP_PORTS = {Tcp.GRPC: (443, 6570, 50051), Tcp.POSTGRES: (5432, 6432)}

# Visible ASCII without what browsers and libraries read in different ways. No space, control character or letter that
# only looks like another survives this.
_URL = re.compile(r"[!-\[\]^_`a-z{|}~]+", re.IGNORECASE)
_PLACE = re.compile(r"(?P<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# An address in disguise to some resolver: 127.1, 0x7f000001, 2130706433, 0177.0.0.1. Names never end like this.
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*")

_NEVER_4 = [
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
        # A cloud's answers to its own machines, in public space.
        "168.63.129.16/32",
    )
]
_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
# Inside it: protocol assignments with Teredo, documentation, 6to4.
_NEVER_6 = [
    ipaddress.IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
]
# How an IPv6-only machine reaches IPv4: as good as the address inside.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What an operator may open by name and port; metadata services, multicast and the like stay closed.
_INSIDE = [
    ipaddress.ip_network(network)
    for network in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
]
_NEVER_INSIDE = {ipaddress.ip_address("100.100.100.200"), ipaddress.ip_address("fd00:ec2::254")}


class OutboundRefused(Refused):
    """The address is none that the portal calls, or leads to none."""

    code = "outbound_refused"
    status = 400
    sentence = (
        "The portal does not call this address. Give an http or https address on the usual port, without a user name, "
        "whose host is known and public; for one inside your network ask an operator to allow it."
    )

    def __init__(self, why: str) -> None:
        # For the log: whoever set the address learns nothing of what it leads to.
        self.why = why
        super().__init__()


@dataclass(frozen=True)
class Target:
    """A checked URL in its parts. `host` is in lower case and without brackets or a trailing dot.

    `scheme` and `path` are empty for a place that is called in another way than HTTP.
    """

    scheme: str
    host: str
    port: int
    path: str
    is_listed: bool

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS.get(self.scheme) else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"

    @property
    def literal(self) -> Address | None:
        """The address, where the host is one and no name."""
        return _address(self.host)


def read_url(url: str, allowed: frozenset[Place] | None = None) -> Target:
    """Take a URL apart. Raises `OutboundRefused` unless its spelling, host and port are allowed.

    `allowed` are the places that operators opened for whoever asks, those of the platform itself where it is None. What
    its host leads to is checked by `check_addresses`.
    """
    if not isinstance(url, str) or len(url) > LONGEST_URL or not _URL.fullmatch(url):
        raise OutboundRefused("characters or length")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise OutboundRefused("no URL") from None
    if parts.scheme not in DEFAULT_PORTS:
        raise OutboundRefused("scheme")
    host, port = _place(parts.netloc.lower(), DEFAULT_PORTS[parts.scheme])
    is_listed = _require_open(host, port, frozenset(DEFAULT_PORTS.values()), allowed)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, path, is_listed)


def read_tcp(text: str, *, kind: Tcp, allowed: frozenset[Place] | None = None) -> Target:
    """Take host:port apart, for what is called in another way than HTTP, under the rules of `read_url`.

    Raises `OutboundRefused`.
    """
    if not isinstance(text, str) or len(text) > LONGEST_URL:
        raise OutboundRefused("characters or length")
    host, port = _place(text.lower(), _TCP_PORTS[kind][0])
    return Target("", host, port, "", _require_open(host, port, frozenset(_TCP_PORTS[kind]), allowed))


def read_place(text: str) -> Place:
    """Return host and port of a place that an operator opens. Raises `OutboundRefused` for what stays closed to all."""
    host, port = _place(text.lower(), 0)
    literal = _address(host)
    if not port:
        raise OutboundRefused("port")
    if literal is not None and not (is_public(literal) or is_inside(literal)):
        raise OutboundRefused("a forbidden address")
    return host, port


def check_addresses(target: Target, addresses: list[str]) -> list[str]:
    """Return the addresses to connect to. Raises `OutboundRefused` if a single one is forbidden."""
    if not addresses:
        raise OutboundRefused("unknown host")
    for text in addresses:
        address = _address(text)
        if address is None or not (is_public(address) or (target.is_listed and is_inside(address))):
            raise OutboundRefused("leads to a forbidden address")
    return addresses


def is_public(address: Address) -> bool:
    """Return whether an address is of the public internet, and no other in disguise."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in network for network in _NEVER_4)
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _UNICAST_6 and address.is_global and not any(address in network for network in _NEVER_6)


def is_inside(address: Address) -> bool:
    """Return whether an address is one of those that an operator may open: private or loopback."""
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id is not None:
        return False
    return address not in _NEVER_INSIDE and any(address in network for network in _INSIDE)


def listed_places() -> frozenset[Place]:
    """Return the hosts and ports that the operators opened: PORTAL_OUTBOUND_ALLOW.

    Raises `ImproperlyConfigured` for an entry that is no host:port.
    """
    return frozenset(_listed(entry) for entry in settings.OUTBOUND_ALLOW)


def own_host() -> str:
    """Return the host of the portal's public address, or an empty text where it has none."""
    return _own_place()[0]


def _require_open(host: str, port: int, ports: frozenset[int], allowed: frozenset[Place] | None) -> bool:
    """Return whether a place was opened by name and port. Raises `OutboundRefused` for a port or host that is closed."""
    listed = listed_places() if allowed is None else allowed
    is_listed = (host, port) in listed
    if not is_listed and port not in ports | {number for _, number in listed}:
        raise OutboundRefused("port")
    if _is_own(host, port, is_listed):
        raise OutboundRefused("the portal itself")
    return is_listed


def _listed(entry: str) -> Place:
    try:
        place = _place(entry.lower(), 0)
    except OutboundRefused:
        place = ("", 0)
    if not place[1]:
        raise ImproperlyConfigured(f"PORTAL_OUTBOUND_ALLOW holds {entry!r}, which is not host:port.")
    return place


def _place(text: str, default_port: int) -> Place:
    """Read host:port strictly; `default_port` is the port where none is named."""
    found = _PLACE.fullmatch(text)
    if found is None:
        # A user name, a zone, an empty host or port, another alphabet.
        raise OutboundRefused("host")
    port = int(found["port"]) if found["port"] is not None else default_port
    if found["port"] is not None and not 0 < port < 65536:
        raise OutboundRefused("port")
    host = found["host"]
    if host.startswith("["):
        literal = _address(host[1:-1])
        if not isinstance(literal, ipaddress.IPv6Address):
            raise OutboundRefused("host")
        return literal.compressed, port
    host = host.removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise OutboundRefused("host")
    if _NUMERIC.fullmatch(labels[-1]) and _address(host) is None:
        raise OutboundRefused("address in an unusual spelling")
    return host, port


def _address(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _own_place() -> Place:
    try:
        parts = urlsplit(settings.PORTAL_URL)
        return _place(parts.netloc.lower(), DEFAULT_PORTS.get(parts.scheme, 0))
    except (ValueError, OutboundRefused):
        return "", 0


def _is_own(host: str, port: int, is_listed: bool) -> bool:
    """Return whether a place is the portal.

    A neighbour on the same host is listed with its port, so there the port decides, too.
    """
    own, own_port = _own_place()
    names = [name for name in settings.ALLOWED_HOSTS if name != "*"]
    shown = f"[{host}]" if ":" in host else host
    if host != own and not validate_host(shown, names):
        return False
    return not is_listed or port == own_port
