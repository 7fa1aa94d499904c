"""Writes to a tenant's store of files, and reading from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, switches
from apps.core.refusals import Conflict, Invalid, NotFound, Refused
from apps.registry import rules
from apps.registry.blobs import CHUNK, BlobStore, BytesDamaged, PendingBlob, Readable, Received
from apps.registry.choices import UPLOADS
from apps.registry.models import Artifact, ModelVersion, VersionFile
from apps.registry.provenance import Act
from apps.registry.services._common import authorise, denied, keep_provenance, lock_store
from apps.registry.services.cleanup import clear_bytes
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import Quota
from apps.tenants.models import Tenant


class ArtifactTooLarge(Refused):
    code = "artifact_too_large"
    status = 413


class LengthMismatch(Invalid):
    code = "length_mismatch"


class DigestMismatch(Refused):
    code = "digest_mismatch"
    status = 422
    sentence = (
        "The bytes that arrived do not have the digest that was declared. Nothing was stored; upload again."
    )


class ArtifactFrozen(Conflict):
    code = "artifact_frozen"


class PathTaken(Conflict):
    code = "artifact_path_taken"


def store_artifact(
    *,
    tenant: Tenant,
    path: str,
    stream: Readable,
    length: int | None,
    by: User,
    sha256: str = "",
) -> Artifact:
    """Stream a file into the tenant's store; a file that is not frozen is replaced.

    `length` is the declared size in bytes, None where the client did not declare one (chunked); `sha256` is the
    declared digest in hex, if any. The bytes arrive outside of any transaction; those that they replace are cleared.
    Raises `BadPath`, `Forbidden`, `ArtifactFrozen`, `PathTaken`, `ArtifactTooLarge`, `LengthMismatch`, `DigestMismatch`,
    `QuotaExceeded`, `StoreFull`, `StoreUnavailable`.
    """
    path = check_upload(tenant=tenant, path=path, length=length, by=by)
    store = BlobStore(tenant.pk)
    with store.receive(_bounded(stream, length)) as (received, pending):
        if length is not None and received.size != length:
            raise LengthMismatch(
                f"{length} bytes were declared and {received.size} arrived. Nothing was stored."
            )
        if sha256 and sha256 != received.sha256:
            raise DigestMismatch()
        pending.settle()
        return _name(tenant=tenant, path=path, received=received, pending=pending, by=by)


def check_upload(*, tenant: Tenant, path: str, length: int | None, by: User) -> str:
    """Refuse what can be refused before any byte is read, and return the path's normal form."""
    authorise(by, tenant_id=tenant.pk, action=Action.REGISTRY_ARTIFACT_STORED, obj=_obj(tenant))
    switches.require(UPLOADS)
    path = rules.artifact_path(path)
    if path.split("/")[0] == rules.VERSIONS_FOLDER:
        raise rules.BadPath(f"'{rules.VERSIONS_FOLDER}' shows registered versions. Upload to another folder.")
    if length is not None and length > settings.MAX_ARTIFACT_BYTES:
        raise _too_large()
    _require_place(tenant, path, length or 0, by)
    return path


@transaction.atomic
def delete_artifact(*, tenant: Tenant, path: str, by: User) -> None:
    """Delete a file, or a folder of files, that no version froze.

    Bytes that no other file shares are cleared. Raises `NotFound`, `ArtifactFrozen`, `Forbidden`.
    """
    authorise(by, tenant_id=tenant.pk, action=Action.REGISTRY_ARTIFACT_DELETED, obj=_obj(tenant))
    path = rules.artifact_path(path)
    lock_store(tenant.pk)
    found = Artifact.objects.of(tenant).at_or_below(path)
    digests = set(found.values_list("sha256", flat=True))
    if not digests:
        raise NotFound()
    if found.filter(frozen_at__isnull=False).exists():
        raise _frozen(tenant, path, by, Action.REGISTRY_ARTIFACT_DELETED)
    count, _ = found.delete()
    audit.record(
        Action.REGISTRY_ARTIFACT_DELETED,
        tenant_id=tenant.pk,
        by=by,
        obj=_obj(tenant),
        data={"files": count},
    )
    _clear_afterwards(tenant, digests)


def open_artifact(*, tenant: Tenant, path: str) -> tuple[Artifact, Iterator[bytes]]:
    """Return a file of the store and its bytes, checked while they are read.

    Raises `BadPath`, `NotFound`, `BytesDamaged`.
    """
    files, store = Artifact.objects.of(tenant).filter(path=rules.artifact_path(path)), BlobStore(tenant.pk)
    found = files.first()
    if found is None:
        raise NotFound()
    try:
        return found, store.stream(found.sha256, found.size)
    except BytesDamaged:
        # The file may have been replaced or deleted in between, and these bytes be cleared.
        now = files.first()
        if now is None:
            raise NotFound() from None
        if now.sha256 == found.sha256:
            raise
        return now, store.stream(now.sha256, now.size)


def open_version_file(*, version: ModelVersion, path: str) -> tuple[VersionFile, Iterator[bytes]]:
    """Return a file of a version and its bytes, checked while they are read.

    Raises `BadPath`, `NotFound`, `BytesDamaged`.
    """
    found = VersionFile.objects.filter(version=version, path=rules.artifact_path(path)).first()
    if found is None:
        raise NotFound()
    return found, BlobStore(version.tenant_id).stream(found.sha256, found.size)


@contextmanager
def frozen_files(*, tenant_id: UUID, path: str) -> Iterator[list[dict[str, Any]]]:
    """Freeze the files at `path` and give them, relative to it, as `{path, size, sha256}`.

    To be called inside a transaction, which ends the exclusion of uploads. The list is empty where there are none.
    """
    lock_store(tenant_id)
    found = Artifact.objects.of(tenant_id).at_or_below(path)
    rows = list(found.order_by("path").values("path", "size", "sha256"))
    start = len(path) + 1
    folder_end = path.rfind("/") + 1
    for row in rows:
        row["path"] = row["path"][folder_end:] if row["path"] == path else row["path"][start:]
    yield rows
    found.filter(frozen_at__isnull=True).update(frozen_at=clock.now())


@transaction.atomic
def _name(*, tenant: Tenant, path: str, received: Received, pending: PendingBlob, by: User) -> Artifact:
    """Keep the bytes that arrived under their path, unless a version froze it meanwhile.

    Sending them took its time, so it asks anew what the sender may do.
    """
    by.refresh_from_db(fields=["is_active"])
    with access.remembered():
        authorise(by, tenant_id=tenant.pk, action=Action.REGISTRY_ARTIFACT_STORED, obj=_obj(tenant))
    lock_store(tenant.pk)
    replaced = _require_place(tenant, path, received.size, by)
    pending.keep(received.sha256)
    artifact = Artifact(
        tenant=tenant,
        path=path,
        size=received.size,
        sha256=received.sha256,
        uploaded_by=by,
        created_at=clock.now(),
    )
    [artifact] = Artifact.objects.bulk_create(
        [artifact],
        update_conflicts=True,
        unique_fields=["tenant", "path"],
        update_fields=["size", "sha256", "uploaded_by", "created_at"],
    )
    # The row above says who was the last; what was sent before, by whom, stays here.
    keep_provenance(tenant_id=tenant.pk, act=Act.UPLOADED, digests=[received.sha256], path=path, by=by)
    audit.record(
        Action.REGISTRY_ARTIFACT_STORED,
        tenant_id=tenant.pk,
        by=by,
        obj=("registry.artifact", str(artifact.pk)),
        digest=f"sha256:{received.sha256}",
        data={"size": received.size},
    )
    _clear_afterwards(tenant, {replaced} - {"", received.sha256})
    return artifact


def _clear_afterwards(tenant: Tenant, digests: set[str]) -> None:
    """Clear bytes once nothing names them any more for good; what fails then is left to the sweep."""

    def clear() -> None:
        clear_bytes(tenant_id=tenant.pk, digests=digests)

    if digests:
        transaction.on_commit(clear, robust=True)


def _require_place(tenant: Tenant, path: str, size: int, by: User) -> str:
    """Refuse a path that a version froze or that is a folder and a file at once, and bytes beyond the
    tenant's storage; what they replace makes room. It returns the digest of that, "" where the path is free.
    """
    above = rules.ancestors(path)
    if ModelVersion.objects.filter(tenant=tenant, source_path__in=[*above, path]).exists():
        raise _frozen(tenant, path, by, Action.REGISTRY_ARTIFACT_STORED)
    store = Artifact.objects.of(tenant)
    below = store.below(path).order_by()[:1]
    met = store.filter(path__in=[*above, path]).order_by().union(below, all=True)
    replaced, room = "", 0
    for other, sha256, its_size, frozen_at in met.values_list("path", "sha256", "size", "frozen_at"):
        if len(other) < len(path):
            raise PathTaken(f"A folder above '{path}' is a file already. Choose another path.")
        if len(other) > len(path):
            raise PathTaken(f"'{path}' is a folder already. Choose another path.")
        if frozen_at is not None:
            raise _frozen(tenant, path, by, Action.REGISTRY_ARTIFACT_STORED)
        replaced, room = sha256, its_size
    if size > room:
        tenants.require_room(tenant.pk, Quota.STORAGE_BYTES, adding=size - room)
    return replaced


def _bounded(stream: Readable, length: int | None) -> Iterator[bytes]:
    """Read no more than was declared, and no more than is allowed."""
    limit: int = settings.MAX_ARTIFACT_BYTES
    seen = 0
    while True:
        chunk = stream.read(CHUNK if length is None else min(CHUNK, length - seen))
        if not chunk:
            return
        seen += len(chunk)
        if seen > limit:
            raise _too_large()
        yield chunk


def _too_large() -> ArtifactTooLarge:
    limit = settings.MAX_ARTIFACT_BYTES
    return ArtifactTooLarge(
        f"A file may have {limit} bytes at most. Split it, or ask the operators for a higher limit.",
        limit_bytes=limit,
    )


def _frozen(tenant: Tenant, path: str, by: User, action: Action) -> ArtifactFrozen:
    return ArtifactFrozen(
        f"'{path}' belongs to a registered version and cannot change. Upload to another folder and register it as "
        "a new version.",
        audit=denied(by, tenant_id=tenant.pk, action=action, obj=_obj(tenant)),
    )


def _obj(tenant: Tenant) -> tuple[str, str]:
    return ("registry.store", str(tenant.pk))
