"""OpenLineage events: kept as they were sent, and what follows from them.

An event counts once, whoever sends it how often. Of what jobs read and write the newest run that completed decides; what
came earlier never replaces what came later, in whatever order it arrives. docs/reference/lineage.md has the rules.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from apps.core import clock
from apps.core.refusals import Invalid
from apps.lineage import openlineage
from apps.lineage.choices import MAX_BATCH, EventKind
from apps.lineage.models import Event as EventRow
from apps.lineage.models import Job, Run
from apps.lineage.openlineage import Event, EventRefused
from apps.lineage.services import _facets, _nodes, _runs
from apps.lineage.services.edges import Plan, store_plans
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

STORED, DUPLICATE, REFUSED = "stored", "duplicate", "refused"
_PRUNED_AT_ONCE = 5_000


class NoEvents(Invalid):
    code = "lineage_no_events"
    status = 422
    sentence = "The list holds no event. Send at least one."


class TooManyEvents(Invalid):
    code = "lineage_batch_too_large"
    status = 422
    sentence = f"A list holds at most {MAX_BATCH} events. Send the rest in another call."


class NothingStored(Invalid):
    code = "lineage_batch_refused"
    status = 422
    sentence = "No event of the list can be read. Each entry of `events` says why."


@dataclass(frozen=True)
class Receipt:
    """What became of one event of a call: `index` is its place in the list."""

    index: int
    outcome: str
    code: str = ""
    detail: str = ""


def receive(*, tenant: Tenant, body: bytes, by: Any) -> list[Receipt]:
    """Store the event in `body`, or each event of a list, and return what became of each.

    Events of a list stand each for itself: one that cannot be read is refused, and the others are stored. Raises
    `EventRefused` for a single event, `NothingStored` where none of a list can be read, `Invalid`, `NotFound`, `Forbidden`.
    """
    access.require(by, tenant, Permission.PUBLISH)
    document = openlineage.loads(body)
    is_list = isinstance(document, list)
    documents = document if is_list else [document]
    if not documents:
        raise NoEvents()
    if len(documents) > MAX_BATCH:
        raise TooManyEvents()
    receipts: list[Receipt] = []
    events: list[tuple[int, Event, str]] = []
    now = clock.now()
    for index, one in enumerate(documents):
        try:
            event = openlineage.read(one, now=now)
        except EventRefused as refused:
            if not is_list:
                raise
            receipts.append(Receipt(index, REFUSED, refused.code, refused.sentence))
            continue
        events.append((index, event, _written(one) if is_list else _as_sent(body, one)))
    if not events:
        raise NothingStored(events=[vars(receipt) for receipt in receipts])
    stored = store(tenant.pk, [(event, text) for _, event, text in events])
    for index, event, _ in events:
        # The second of two that are alike in one list is none.
        outcome = STORED if event.digest in stored else DUPLICATE
        stored.discard(event.digest)
        receipts.append(Receipt(index, outcome))
    return sorted(receipts, key=lambda receipt: receipt.index)


@transaction.atomic
def store(tenant_id: UUID, events: Sequence[tuple[Event, str]]) -> set[str]:
    """Store events with their texts, with few queries for however many, and return the digests of those that are new."""
    jobs = _runs.held_jobs(tenant_id, {event.job for event, _ in events if event.job is not None})
    digests = [event.digest for event, _ in events]
    known = set(
        EventRow.objects.filter(tenant_id=tenant_id, digest__in=digests).values_list("digest", flat=True)
    )
    new: dict[str, tuple[Event, str]] = {}
    for event, text in events:
        if event.digest not in known:
            new.setdefault(event.digest, (event, text))
    if not new:
        return set()
    in_order = sorted((event for event, _ in new.values()), key=lambda event: event.at)
    runs = _runs.known_runs(tenant_id, jobs, in_order)
    plans: dict[str, Plan] = {}
    for event in in_order:
        if event.job is not None:
            _runs.apply(event, jobs[event.job], runs, plans)
    details = _facets.Details(tenant_id)
    refs = {ref for event in in_order for ref in _facets.mentioned(event)}
    refs |= {ref for plan in plans.values() for ref in plan.refs()}
    actual = _nodes.ensure(tenant_id, refs)
    details.add(in_order, plans)
    details.write()
    # Keys are checked when the transaction ends: a job names runs that follow.
    Job.objects.bulk_create(
        sorted(jobs.values(), key=lambda job: job.pk),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_runs.JOB_FIELDS,
    )
    Run.objects.bulk_create(
        sorted(runs.values(), key=lambda run: run.pk),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_runs.RUN_FIELDS,
    )
    now = clock.now()
    EventRow.objects.bulk_create(
        [
            EventRow(
                tenant_id=tenant_id,
                digest=digest,
                kind=event.kind,
                event_type=event.type if event.kind == EventKind.RUN else "",
                job_id=jobs[event.job].pk if event.job is not None else None,
                run_id=_runs.run_key(tenant_id, event) if event.kind == EventKind.RUN else None,
                occurred_at=event.at,
                received_at=now,
                body=text,
            )
            for digest, (event, text) in new.items()
        ],
        ignore_conflicts=True,
    )
    store_plans(tenant_id, plans, actual)
    return set(new)


def prune_events(*, days: int | None = None) -> int:
    """Delete the events that were received longer ago than `days`, some at a time, and return how many.

    Jobs, runs, datasets and edges stay.
    """
    before = clock.now() - dt.timedelta(days=settings.LINEAGE_EVENT_DAYS if days is None else days)
    old = EventRow.objects.filter(received_at__lt=before).order_by("received_at")
    ids = list(old.values_list("pk", flat=True)[:_PRUNED_AT_ONCE])
    deleted, _ = EventRow.objects.filter(pk__in=ids).delete()
    return deleted


def _as_sent(body: bytes, document: Mapping[str, Any]) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _written(document)


def _written(document: Any) -> str:
    return json.dumps(document, separators=(",", ":"))
