"""Syncs: a job reads a registry, parses it in steps, and writes what changed at once. Until then the old state stands."""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, faults, jobs, switches
from apps.core.actors import Actor, System
from apps.core.choices import OPEN_JOBS, JobState
from apps.core.jobs.leases import CancelAsked
from apps.core.models import Job
from apps.core.refusals import Conflict, Refused
from apps.features.choices import MAX_ERROR, OPEN_SYNCS, SYNC_JOB, SYNCS, SyncState
from apps.features.feast import documents, messages, reading
from apps.features.models import FeatureStore, Sync, SyncItem, SyncPayload
from apps.features.services import applying, edges
from apps.features.services._common import authorise
from apps.tenants.choices import Status

# Objects that are parsed and kept in one step.
CHUNK = 500
SCHEDULER = System("features.sync")


class NotSynced(Conflict):
    code = "store_not_synced"
    sentence = "The definitions of this store are written in the portal. There is nothing to sync."


@transaction.atomic
def start(*, store: FeatureStore, by: Actor) -> Sync:
    """Start a sync and return it, or return the one that is under way: two at once are one.

    Raises `NotSynced`, `SwitchedOff`, `NotFound` and `Forbidden`.
    """
    authorise(
        by,
        tenant_id=store.tenant_id,
        action=Action.FEATURES_STORE_SYNCED,
        obj=("features.store", str(store.pk)),
    )
    if store.is_native:
        raise NotSynced()
    switches.require(SYNCS)
    locked = _lock(store.pk)
    running = _open_sync(locked)
    if running is not None:
        return running
    person: Any = None if isinstance(by, System) else by
    sync = Sync.objects.create(tenant_id=locked.tenant_id, store=locked, started_by=person)
    sync.job = jobs.start(SYNC_JOB, {"sync_id": str(sync.pk)}, by=by, title=f"Sync {locked.name}")
    sync.save(update_fields=["job"])
    return sync


def start_due() -> int:
    """Start the syncs that the schedule asks for, and return how many. Tenants that are suspended wait."""
    if not switches.is_on(SYNCS):
        return 0
    moment, count = clock.now(), 0
    due = FeatureStore.objects.due(moment).filter(tenant__status=Status.ACTIVE)
    for pk in list(due.order_by("due_at").values_list("pk", flat=True)[:100]):
        with transaction.atomic():
            store = (
                FeatureStore.objects.due(moment)
                .select_for_update(no_key=True, skip_locked=True)
                .filter(pk=pk)
                .first()
            )
            if store is None:
                continue
            # What was missed meanwhile is not made up for.
            store.due_at = moment + dt.timedelta(minutes=store.sync_minutes or 0)
            store.save(update_fields=["due_at"])
            start(store=store, by=SCHEDULER)
            count += 1
    return count


def work(lease: jobs.Lease) -> str:
    """Do the job of a sync: read, parse in steps, write at once, draw the lineage. It goes on where another worker left off."""
    sync = Sync.objects.select_related("store__tenant", "store__connection__tenant").get(
        pk=lease.args["sync_id"]
    )
    try:
        if sync.is_open:
            _read(lease, sync)
            _parse(lease, sync)
            faults.point("features.sync.parsed")
            with lease.step():
                applying.apply(sync)
            faults.point("features.sync.applied")
        if sync.state == SyncState.SUCCEEDED:
            edges.draw(lease, sync.store)
    except CancelAsked:
        _end(sync, SyncState.CANCELLED)
        raise
    except Refused as refused:
        if not _end(sync, SyncState.FAILED, refused):
            raise
        if sync.started_by_id is None:
            # Nobody waits for it: the store's page and the page of health say it.
            return f"Not synced: {refused.sentence}"
        raise jobs.GivenUp(refused.sentence) from None
    return result(sync)


def result(sync: Sync) -> str:
    """Return a sentence on what a sync did."""
    if sync.state == SyncState.FAILED:
        return f"Not synced: {sync.error}"
    if not sync.changed:
        return "Nothing had changed."
    by_change: dict[str, int] = sync.report.get("changes", {})
    said = ", ".join(f"{count} {change}" for change, count in by_change.items() if count)
    return f"{said[:1].upper()}{said[1:]}."


def settle() -> int:
    """End the syncs whose job has ended without them: cancelled while it waited, or set aside."""
    ended = 0
    stuck = Sync.objects.open().exclude(job__state__in=sorted(OPEN_JOBS)).values_list("store_id", flat=True)
    for store_id in list(stuck[:100]):
        with transaction.atomic():
            if _open_sync(_lock(store_id)) is None:
                ended += 1
    return ended


def _lock(pk: UUID) -> FeatureStore:
    return FeatureStore.objects.select_for_update(no_key=True).get(pk=pk)


def _open_sync(store: FeatureStore) -> Sync | None:
    """Return the sync of a locked store that is under way. One whose job has ended ends, too."""
    sync = Sync.objects.open().filter(store=store).select_related("job", "store").first()
    if sync is None or (sync.job is not None and sync.job.state in OPEN_JOBS):
        return sync
    is_cancelled = sync.job is not None and sync.job.state == JobState.CANCELLED
    failed = Conflict(
        sync.job.error if sync.job and sync.job.error else "Its job was lost.", code="job_failed"
    )
    _finish(sync, SyncState.CANCELLED if is_cancelled else SyncState.FAILED, None if is_cancelled else failed)
    return None


def _read(lease: jobs.Lease, sync: Sync) -> None:
    if SyncPayload.objects.filter(sync=sync).exists():
        return
    switches.require(SYNCS)
    # No transaction is open while we wait for somebody else's server.
    data = reading.read(sync.store)
    faults.point("features.sync.read")
    with lease.step():
        SyncPayload.objects.create(sync=sync, data=zlib.compress(data, 1))
        sync.state = SyncState.RUNNING
        sync.size = len(data)
        sync.digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        sync.save(update_fields=["state", "size", "digest"])


def _parse(lease: jobs.Lease, sync: Sync) -> None:
    payload = SyncPayload.objects.get(sync=sync)
    contents = documents.read(
        messages.parse(zlib.decompress(payload.data)), only_project=sync.store.only_project
    )
    _require_whole(sync.store, contents)
    chunks = [contents.items[at : at + CHUNK] for at in range(0, len(contents.items), CHUNK)]
    done = -(-SyncItem.objects.filter(sync=sync).count() // CHUNK)
    for chunk in chunks[done:]:
        with lease.step():
            Job.objects.filter(pk=lease.job.pk).update(total=len(chunks) + 2)
            SyncItem.objects.bulk_create(_item(sync, item) for item in chunk)
        faults.point("features.sync.chunk")
    sync.counts = contents.counts
    sync.registry_version = contents.version
    sync.registry_updated_at = contents.updated_at
    sync.report = {"warnings": contents.warnings, "named": contents.named_projects}


def _item(sync: Sync, item: documents.Item) -> SyncItem:
    return SyncItem(
        sync=sync,
        kind=item.kind,
        project=item.project,
        name=item.name,
        digest=item.digest,
        document=item.document,
        meta=item.meta,
    )


def _require_whole(store: FeatureStore, contents: documents.Contents) -> None:
    """Refuse a registry that lost its end. It still parses where it was cut between two objects.

    Projects stand near the end: one that was named before, and is not any more although its objects are there, was cut off.
    """
    used = {item.project for item in contents.items if item.document}
    lost = {name for name in store.named_projects if name not in contents.named_projects}
    if (store.named_projects and not contents.named_projects) or lost & used:
        raise messages.RegistryUnreadable(
            "The registry lost the names of its projects, as one does that was cut off while it was written. Run feast apply "
            "again, then sync."
        )


@transaction.atomic
def _end(sync: Sync, state: SyncState, refused: Refused | None = None) -> bool:
    """End a sync that is still open, and say whether it was."""
    _lock(sync.store_id)
    locked = Sync.objects.select_related("store").get(pk=sync.pk)
    if not locked.is_open:
        return False
    _finish(locked, state, refused)
    sync.state, sync.error = locked.state, locked.error
    return True


def _finish(sync: Sync, state: SyncState, refused: Refused | None) -> None:
    before = Sync.objects.filter(store=sync.store_id).exclude(state__in=OPEN_SYNCS).first()
    sync.state = state
    sync.finished_at = clock.now()
    if refused is not None:
        sync.error_code, sync.error = refused.code, refused.sentence[:MAX_ERROR]
    sync.save(update_fields=["state", "finished_at", "error_code", "error"])
    applying.clear(sync)
    # A registry that stays broken is told once.
    if refused is not None and (before is None or before.error_code != refused.code):
        audit.record(
            Action.FEATURES_SYNC_FAILED,
            tenant_id=sync.store.tenant_id,
            by=sync.started_by or SCHEDULER,
            obj=("features.sync", str(sync.pk)),
            reason=refused.code,
        )
