"""Bytes that no path names any more leave the store: at once where they are replaced, and in rounds over all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from apps.core import clock
from apps.registry.blobs import BlobStore
from apps.registry.models import Artifact
from apps.registry.services._common import lock_store
from apps.tenants.models import Tenant

# No upload takes longer, so what arrived before and was not kept belongs to a process that is gone.
LONGEST_UPLOAD = dt.timedelta(days=1)
ROUNDS = 24
_AT_ONCE = 500


@transaction.atomic
def clear_bytes(*, tenant_id: UUID, digests: Collection[str]) -> int:
    """Remove those bytes that no path of the tenant's store names, and return how many it removed.

    A path takes its bytes under the same lock. Those of a version are named as long as it exists: it froze their paths.
    Raises `StoreUnavailable`.
    """
    lock_store(tenant_id)
    unnamed = _unnamed(tenant_id, digests)
    store = BlobStore(tenant_id)
    for sha256 in unnamed:
        store.remove(sha256)
    return len(unnamed)


def sweep_store(*, part: int) -> int:
    """Clear what crashes left behind in one part of the store; `ROUNDS` parts are all of it.

    Returns how many blobs it removed. Raises `StoreUnavailable`.
    """
    removed = 0
    for tenant_id in Tenant.objects.values_list("pk", flat=True):
        store = BlobStore(tenant_id)
        store.drop_incoming(before=clock.now() - LONGEST_UPLOAD)
        for number in range(part % ROUNDS, 256, ROUNDS):
            found = store.digests(f"{number:02x}")
            for start in range(0, len(found), _AT_ONCE):
                # Nearly always all are named, and nobody has to wait for that to be seen.
                unnamed = _unnamed(tenant_id, found[start : start + _AT_ONCE])
                if unnamed:
                    removed += clear_bytes(tenant_id=tenant_id, digests=unnamed)
    return removed


def _unnamed(tenant_id: UUID, digests: Collection[str]) -> set[str]:
    named = Artifact.objects.of(tenant_id).filter(sha256__in=digests).values_list("sha256", flat=True)
    return set(digests).difference(named)
