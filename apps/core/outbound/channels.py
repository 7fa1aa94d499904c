"""Calls by gRPC: a channel to checked addresses only, whose every call ends in time."""

from __future__ import annotations

import functools
import ipaddress
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import certifi
from django.conf import settings

from apps.core.outbound import client, names
from apps.core.outbound.addresses import Place, Tcp, read_tcp
from apps.core.outbound.wire import Deadline

logger = logging.getLogger(__name__)


@contextmanager
def grpc_channel(
    place: str,
    *,
    is_encrypted: bool = True,
    metadata: Sequence[tuple[str, str]] = (),
    seconds: float = client.DEFAULT_SECONDS,
    max_bytes: int = client.DEFAULT_BYTES,
    allowed: frozenset[Place] | None = None,
    resolve: names.Resolver = names.system,
) -> Iterator[Any]:
    """Open a `grpc.Channel` to host:port and close it at the end.

    Everything together may take `seconds`, an answer `max_bytes`; `metadata` is sent with each call. The host is looked
    up once and what it leads to is checked; the certificate is that of the host. Raises `OutboundRefused`, and
    `OutboundFailed` where nobody answers or a call fails.
    """
    # Not before it is needed: most processes never call anybody by gRPC, and a fork must not inherit its threads.
    import grpc

    deadline = Deadline(seconds)
    target, addresses = client.checked(
        lambda: read_tcp(place, kind=Tcp.GRPC, allowed=allowed), resolve, deadline
    )
    authority = f"[{target.host}]" if ":" in target.host else target.host
    options: list[tuple[str, Any]] = [
        ("grpc.default_authority", f"{authority}:{target.port}"),
        ("grpc.enable_http_proxy", 0),
        ("grpc.enable_retries", 0),
        ("grpc.max_receive_message_length", max_bytes),
        ("grpc.service_config_disable_resolution", 1),
        # No connection is shared with another tenant's channel to the same place.
        ("grpc.use_local_subchannel_pool", 1),
    ]
    if is_encrypted:
        options.append(("grpc.ssl_target_name_override", target.host))
        credentials = grpc.ssl_channel_credentials(root_certificates=_trusted(settings.OUTBOUND_CA_FILE))
        channel = grpc.secure_channel(_pinned(addresses, target.port), credentials, options=options)
    else:
        channel = grpc.insecure_channel(_pinned(addresses, target.port), options=options)
    where = f"{target.host}:{target.port}"
    try:
        grpc.channel_ready_future(channel).result(timeout=deadline.left())
        yield grpc.intercept_channel(channel, _interceptor(deadline, metadata))
    except grpc.FutureTimeoutError:
        logger.warning("outbound channel to %s: not ready in time", where)
        raise client.OutboundFailed from None
    except client.DEADLINE_PASSED:
        logger.warning("outbound channel to %s: out of time", where)
        raise client.OutboundFailed from None
    except grpc.RpcError as error:
        code = error.code() if isinstance(error, grpc.Call) else None
        logger.warning("outbound channel to %s: %s", where, code)
        raise client.OutboundFailed from error
    finally:
        channel.close()


def _pinned(addresses: list[str], port: int) -> str:
    """Return a target that gRPC looks up nowhere: addresses of one family, the first one's."""
    family = ipaddress.ip_address(addresses[0]).version
    same = [text for text in addresses if ipaddress.ip_address(text).version == family]
    if family == 4:
        return "ipv4:" + ",".join(f"{text}:{port}" for text in same)
    return "ipv6:" + ",".join(f"[{text}]:{port}" for text in same)


def _interceptor(deadline: Deadline, metadata: Sequence[tuple[str, str]]) -> Any:
    """Return an interceptor that gives each call what is left of the time, and sends `metadata` with it."""
    import grpc

    class Details(grpc.ClientCallDetails):
        def __init__(self, given: Any) -> None:
            left = deadline.left()
            self.method = given.method
            self.timeout = left if given.timeout is None else min(left, given.timeout)
            self.metadata = [*(given.metadata or ()), *metadata]
            self.credentials = given.credentials
            self.wait_for_ready = given.wait_for_ready
            self.compression = given.compression

    class Bounded(grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor):
        def intercept_unary_unary(self, continuation: Any, details: Any, request: Any) -> Any:
            return continuation(Details(details), request)

        def intercept_unary_stream(self, continuation: Any, details: Any, request: Any) -> Any:
            return continuation(Details(details), request)

    return Bounded()


@functools.cache
def _trusted(ca_file: str) -> bytes:
    own = Path(ca_file).read_bytes() if ca_file else b""
    return Path(certifi.where()).read_bytes() + own
