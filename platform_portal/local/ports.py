"""Which TCP ports of this machine can be had."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Iterable

LOOPBACK = "127.0.0.1"
LOOPBACK_6 = "::1"
# Below what systems give to outgoing connections: none of those takes a port between its choice and its server's start.
FREE_CHOICE = range(20_000, 32_768)


def has_ipv6() -> bool:
    """Return whether this machine has an IPv6 loopback, which "localhost" may mean first."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as sock:
            sock.bind((LOOPBACK_6, 0))
    except OSError:
        return False
    return True


def _bindable(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind((host, port))
    except OSError:
        return False
    return True


def answers(port: int, host: str = LOOPBACK, timeout: float = 0.5) -> bool:
    """Return whether something listens on a port."""
    with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=timeout):
        return True
    return False


def is_free(port: int) -> bool:
    """Return whether a port can be had on both loopback addresses."""
    if not _bindable(LOOPBACK, port) or answers(port):
        return False
    return not has_ipv6() or (_bindable(LOOPBACK_6, port) and not answers(port, LOOPBACK_6))


def free_port(*, prefer: Iterable[int] = (), avoid: Iterable[int] = ()) -> int:
    """Return the first free port of `prefer`, or any other free one, never one of `avoid`."""
    taken = set(avoid)
    for port in prefer:
        if port not in taken and 0 < port < 65536 and is_free(port):
            return port
    while True:
        port = secrets.choice(FREE_CHOICE)
        if port not in taken and is_free(port):
            return port
