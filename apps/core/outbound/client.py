"""One call to the outside, and the check of its address."""

from __future__ import annotations

import json as json_module
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import httpcore
import httpx
from django.conf import settings

from apps.core.outbound import names
from apps.core.outbound.addresses import (
    OutboundRefused,
    Place,
    Target,
    Tcp,
    check_addresses,
    own_host,
    read_tcp,
    read_url,
)
from apps.core.outbound.wire import BadEncoding, Deadline, TooLarge, Transport, read_body
from apps.core.refusals import Refused

logger = logging.getLogger(__name__)

DEFAULT_SECONDS = 10.0
DEFAULT_BYTES = 1024**2
# How long a lookup may take while somebody waits for a form.
LOOKUP_SECONDS = 5.0
# These belong to the connection, and are not the caller's.
_OURS = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "cookie",
        "expect",
        "host",
        "proxy-authorization",
        "te",
        "transfer-encoding",
        "upgrade",
    }
)


# What `Deadline.left` raises when the time is over.
DEADLINE_PASSED = httpcore.TimeoutException


class OutboundFailed(Refused):
    """The call was made and gave no usable answer. What went wrong is in the log only."""

    code = "outbound_failed"
    status = 502
    sentence = (
        "The address gave no usable answer. Check that it answers directly (the portal follows no redirect), in time, "
        "and with a valid certificate; then try again."
    )


@dataclass(frozen=True)
class Response:
    """What came back. `headers` are in lower case, without those of the connection; `body` is unpacked."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def json(self) -> Any:
        """Return the body as JSON. Raises `OutboundFailed` if it is none."""
        try:
            return json_module.loads(self.body)
        except (ValueError, RecursionError):
            raise OutboundFailed from None


def check_url(
    url: str, *, allowed: frozenset[Place] | None = None, resolve: names.Resolver = names.system
) -> None:
    """Raise `OutboundRefused` for an address that the portal would not call: ask it when saving.

    A host that nobody knows is refused like one that leads inside, so that the answer names no neighbour. `allowed` are
    the places that operators opened for whoever asks, those of the platform itself where it is None.
    """
    checked(lambda: read_url(url, allowed), resolve, Deadline(LOOKUP_SECONDS))


def check_tcp(
    place: str, *, kind: Tcp, allowed: frozenset[Place] | None = None, resolve: names.Resolver = names.system
) -> None:
    """Raise `OutboundRefused` for a host:port that the portal would not call, as `check_url` does."""
    checked(lambda: read_tcp(place, kind=kind, allowed=allowed), resolve, Deadline(LOOKUP_SECONDS))


def request(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    json: Any = None,
    content: bytes | str | None = None,
    timeout: float = DEFAULT_SECONDS,
    max_bytes: int = DEFAULT_BYTES,
    allowed: frozenset[Place] | None = None,
    resolve: names.Resolver = names.system,
) -> Response:
    """Call an address that a person set, once, and return what it answered.

    `timeout` is in seconds and holds for everything together, `max_bytes` for the answer packed and unpacked. `allowed`
    are the places that operators opened for whoever asks, those of the platform itself where it is None. Raises
    `OutboundRefused` for a forbidden address and `OutboundFailed` for whatever went wrong on the way, redirects
    among it. Statuses of failure are returned like others.
    """
    deadline = Deadline(timeout)
    target, addresses = checked(lambda: read_url(url, allowed), resolve, deadline)
    where = f"{target.host}:{target.port}"
    transport = Transport(addresses, target.port, deadline, is_encrypted=target.scheme == "https")
    try:
        with (
            # The transport keeps the time.
            httpx.Client(transport=transport, trust_env=False, timeout=None) as client,  # noqa: S113
            client.stream(
                method,
                target.url,
                headers=_headers(headers),
                json=json,
                content=content,
                follow_redirects=False,
            ) as answer,
        ):
            if answer.is_redirect:
                logger.warning("outbound call to %s: redirect, not followed", where)
                raise OutboundFailed
            body = read_body(answer, max_bytes)
            return Response(answer.status_code, _shown(answer.headers), body)
    except TooLarge:
        logger.warning("outbound call to %s: answer larger than %d bytes", where, max_bytes)
    except BadEncoding as error:
        logger.warning("outbound call to %s: answer packed as %.40r", where, str(error))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, *_HTTPCORE) as error:
        logger.warning("outbound call to %s: %s: %.200r", where, type(error).__name__, str(error))
    raise OutboundFailed


_HTTPCORE = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
)


def checked(
    read: Callable[[], Target], resolve: names.Resolver, deadline: Deadline
) -> tuple[Target, list[str]]:
    """Return what `read` takes apart, and the addresses to connect to. Raises `OutboundRefused`, `OutboundFailed`."""
    try:
        target = read()
        if target.literal is not None:
            addresses = check_addresses(target, [target.host])
            if not target.is_listed and _is_own_address(target.host, resolve, deadline):
                raise OutboundRefused("the portal itself")
            return target, addresses
        found = resolve(target.host, target.port, deadline.left())
        return target, check_addresses(target, found)
    except httpcore.TimeoutException:
        raise OutboundFailed from None
    except OutboundRefused as refused:
        logger.info("outbound address refused: %s", refused.why)
        raise


def _is_own_address(address: str, resolve: names.Resolver, deadline: Deadline) -> bool:
    """Return whether a bare address is where the portal's own name leads."""
    own = own_host()
    return bool(own) and address in resolve(own, 0, deadline.left())


def _headers(given: Mapping[str, str] | None) -> dict[str, str]:
    chosen = dict(given or {})
    wrong = sorted(_OURS & {name.lower() for name in chosen})
    if wrong:
        raise ValueError(f"{', '.join(wrong)}: these headers are the connection's own")
    return {
        "User-Agent": f"platform-portal/{settings.PORTAL_VERSION}",
        **chosen,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _shown(headers: httpx.Headers) -> Mapping[str, str]:
    hidden = {
        "connection",
        "content-encoding",
        "content-length",
        "keep-alive",
        "set-cookie",
        "transfer-encoding",
    }
    return MappingProxyType({name: value for name, value in headers.items() if name not in hidden})
