"""The bytes of a registry: a file below a folder that operators opened, an address, or a registry server."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from apps.connections import services as connections
from apps.connections.choices import ConnectionKind
from apps.core import outbound, sizes
from apps.core.refusals import Conflict, Invalid, Refused
from apps.features.choices import Source
from apps.features.models import FeatureStore
from apps.tenants.models import Tenant

# A job's lease is ten seconds, and what is read is kept before it ends.
SECONDS = 8.0
PROTO = "/feast.registry.RegistryServer/Proto"
_CHUNK = 1024**2


class PathNotAllowed(Invalid):
    code = "path_not_allowed"
    sentence = (
        "The portal reads registries only below the folders that an operator opened for this tenant "
        "(PORTAL_FEAST_ROOTS). Give an absolute path below one of them."
    )


class RegistryUnreachable(Conflict):
    code = "registry_unreachable"
    sentence = "The registry could not be read. Check that it is there, then sync again."


class RegistryTooLarge(Conflict):
    code = "registry_too_large"

    def __init__(self) -> None:
        super().__init__(
            f"The registry is larger than {sizes.exact(settings.FEAST_MAX_BYTES)}. Split it by project, or ask an operator "
            "to raise PORTAL_FEAST_MAX_BYTES."
        )


def check(tenant: Tenant, source: str, location: str) -> None:
    """Return quietly where a registry may be read from: ask it when saving. Raises `Refused`."""
    if source == Source.FILE:
        _resolved(tenant, location)
    elif source == Source.URL:
        outbound.check_url(location, allowed=connections.places_of(tenant))


def read(store: FeatureStore) -> bytes:
    """Return the bytes of a store's registry. Raises `Refused` with the reason why there are none."""
    match store.source:
        case Source.FILE:
            return _file(store)
        case Source.URL:
            return _url(store)
        case Source.GRPC:
            return _server(store)
    raise ValueError(f"{store.source} is not read")


def _roots(tenant: Tenant) -> Iterator[str]:
    """Give the folders that operators opened: `tenant=/folder`, or a folder alone for all tenants."""
    for entry in settings.FEAST_ROOTS:
        slug, separator, folder = entry.rpartition("=")
        if folder.startswith("/") and (not separator or slug == tenant.slug):
            yield os.path.realpath(folder)


def _resolved(tenant: Tenant, location: str) -> str:
    """Return a path without links and dots, below one of the roots. Outside of them nothing is even looked at."""
    if not location.startswith("/") or "\x00" in location:
        raise PathNotAllowed()
    roots = list(_roots(tenant))
    plain = os.path.normpath(location)
    given = [entry.rpartition("=")[2] for entry in settings.FEAST_ROOTS]
    if not any(_is_below(plain, root) for root in [*roots, *map(os.path.normpath, given)]):
        raise PathNotAllowed()
    real = os.path.realpath(location)
    if not any(_is_below(real, root) for root in roots):
        raise PathNotAllowed()
    return real


def _is_below(path: str, root: str) -> bool:
    return Path(path).is_relative_to(root) and path != root


def _file(store: FeatureStore) -> bytes:
    real = _resolved(store.tenant, store.location)
    try:
        # A link that was put there meanwhile is not followed, and a pipe does not hold us.
        opened = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        raise RegistryUnreachable("There is no file at this path that the portal may read.") from None
    try:
        before = os.fstat(opened)
        if not stat.S_ISREG(before.st_mode):
            raise RegistryUnreachable("The path names no file. Give the path of the registry itself.")
        if os.readlink(f"/proc/self/fd/{opened}") != real:
            raise PathNotAllowed()
        if before.st_size > settings.FEAST_MAX_BYTES:
            raise RegistryTooLarge()
        parts: list[bytes] = []
        while part := os.read(opened, _CHUNK):
            parts.append(part)
            if sum(map(len, parts)) > settings.FEAST_MAX_BYTES:
                raise RegistryTooLarge()
        data, after = b"".join(parts), os.fstat(opened)
    except OSError:
        raise RegistryUnreachable("The file could not be read to its end. Sync again.") from None
    finally:
        os.close(opened)
    if len(data) != before.st_size or (before.st_size, before.st_mtime_ns) != (
        after.st_size,
        after.st_mtime_ns,
    ):
        raise RegistryUnreachable("The file was being written while it was read. Sync again.")
    return data


def _url(store: FeatureStore) -> bytes:
    # One byte more than is taken tells a large registry from an address that does not answer.
    limit = settings.FEAST_MAX_BYTES + 1
    headers = {"Accept": "application/octet-stream, application/json;q=0.9, */*;q=0.5"}
    try:
        if store.connection is not None:
            connections.require_kind(store.connection, ConnectionKind.FEAST_REGISTRY_FILE)
            answer = connections.fetch(
                store.connection, store.location, headers=headers, max_bytes=limit, seconds=SECONDS
            )
        else:
            answer = outbound.request(
                "GET",
                store.location,
                headers=headers,
                timeout=SECONDS,
                max_bytes=limit,
                allowed=connections.places_of(store.tenant_id),
            )
    except outbound.OutboundFailed as failed:
        raise RegistryUnreachable(failed.sentence) from None
    if answer.status in (401, 403):
        raise RegistryUnreachable(
            "The address does not accept the connection's secret. Give it one that may read the registry."
            if store.connection is not None
            else "The address asks for a secret. Sync through a connection of the kind Feast registry file, which has one."
        )
    if answer.status != 200:
        raise RegistryUnreachable(
            f"The address answered with status {answer.status} instead of a registry. Check it, then sync again."
        )
    if len(answer.body) > settings.FEAST_MAX_BYTES:
        raise RegistryTooLarge()
    return answer.body


def _server(store: FeatureStore) -> bytes:
    import grpc

    if store.connection is None:
        raise RegistryUnreachable("The store has no connection to a registry server. Choose one.")
    try:
        with connections.grpc_channel(
            store.connection, seconds=SECONDS, max_bytes=settings.FEAST_MAX_BYTES
        ) as channel:
            # The message stays as it came: it is parsed where a file's is.
            call = channel.unary_unary(PROTO, request_serializer=lambda _: b"", response_deserializer=None)
            try:
                answer: bytes = call(None, timeout=SECONDS)
            except grpc.RpcError as error:
                raise _refusal(error, grpc.StatusCode) from None
            return answer
    except outbound.OutboundFailed:
        raise _refusal(None, grpc.StatusCode) from None


def _refusal(error: Any, codes: Any) -> Refused:
    code = error.code() if hasattr(error, "code") else None
    if code == codes.RESOURCE_EXHAUSTED:
        return RegistryTooLarge()
    if code in (codes.UNAUTHENTICATED, codes.PERMISSION_DENIED):
        return RegistryUnreachable(
            "The registry server does not accept the connection's secret. Give it a token that may read the registry."
        )
    if code == codes.UNIMPLEMENTED:
        return RegistryUnreachable(
            "What answers there is no registry server of Feast. Start one with feast serve_registry."
        )
    return RegistryUnreachable(
        "The registry server did not answer in time. Check that it runs and can be reached, then sync again."
    )
