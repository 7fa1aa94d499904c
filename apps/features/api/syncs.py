"""Syncs over REST: starting one, what changed by it, and acknowledging that."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.core.rest import IfMatch, OperationOut, PageIn, accepted, keyset, listed
from apps.features import services
from apps.features.api import stores
from apps.features.choices import SyncState
from apps.features.models import Sync
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Permission, Scope

router = Router()


class FieldOut(Schema):
    """A field by its path; null where it was not there, or is not any more."""

    path: str
    before: str | None
    after: str | None


class SyncChangeOut(Schema):
    kind: str
    project: str
    name: str
    change: str
    fields: list[FieldOut]


class SyncOut(Schema):
    """A sync: how far it is, and what the registry holds. `total` is null until it is known."""

    id: UUID
    store: UUID
    state: SyncState
    done: int
    total: int | None
    started_by: str
    created_at: dt.datetime
    finished_at: dt.datetime | None
    size: int | None
    digest: str
    registry_version: str
    registry_updated_at: dt.datetime | None
    counts: dict[str, int]
    changed: int
    changes: dict[str, int]
    warnings: list[str]
    error_code: str
    error: str


class SyncReportOut(SyncOut):
    """A sync with its change report; `is_cut` says that it lists the first changes only."""

    report: list[SyncChangeOut]
    is_cut: bool


class SyncPage(Schema):
    items: list[SyncOut]
    next_cursor: str | None


class SyncIn(Schema):
    """Nothing has to be said."""


class AcknowledgeIn(Schema):
    """`registry_digest` is that of the registry whose changes were read: with another one nothing is approved."""

    registry_digest: Annotated[str, Field(max_length=71)]


class AcknowledgedOut(Schema):
    acknowledged: int


def sync_out(sync: Sync) -> dict[str, Any]:
    """Return the JSON object of a sync, as every route shows it."""
    job = sync.job
    return {
        "id": sync.pk,
        "store": sync.store_id,
        "state": sync.state,
        "done": job.done if job is not None else 0,
        "total": job.total if job is not None else None,
        "started_by": sync.started_by.username if sync.started_by is not None else "",
        "created_at": sync.created_at,
        "finished_at": sync.finished_at,
        "size": sync.size,
        "digest": sync.digest,
        "registry_version": sync.registry_version,
        "registry_updated_at": sync.registry_updated_at,
        "counts": sync.counts,
        "changed": sync.changed,
        "changes": sync.report.get("changes", {}),
        "warnings": sync.report.get("warnings", []),
        "error_code": sync.error_code,
        "error": sync.error,
    }


@router.post(
    "/features/stores/{uuid:pk}/sync",
    auth=TokenAuth(Scope.FEATURES_WRITE),
    response={202: OperationOut},
    summary="Sync a feature store; while one is under way it is that one",
)
def start_sync(
    request: SignedInRequest, pk: UUID, response: HttpResponse, payload: SyncIn | None = None
) -> Status:
    store = stores.load(request, pk, Permission.PUBLISH)
    sync = services.start(store=store, by=request.user)
    assert sync.job is not None  # an open sync has its job
    answer = accepted(sync.job, response)
    # Whoever did not start it themselves follows it there.
    answer.value["links"]["sync"] = f"/api/v1/features/stores/{store.pk}/syncs/{sync.pk}"
    return answer


@router.get(
    "/features/stores/{uuid:pk}/syncs",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=SyncPage,
    summary="Syncs of a feature store, newest first",
)
def list_syncs(request: SignedInRequest, pk: UUID, query: Query[PageIn]) -> dict[str, Any]:
    store = stores.load(request, pk)
    rows = Sync.objects.filter(store=store).with_people()
    found, next_cursor = keyset(rows, query, by="-id")
    return listed(found, next_cursor, show=sync_out)


@router.get(
    "/features/stores/{uuid:pk}/syncs/{uuid:sync_pk}",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=SyncReportOut,
    summary="One sync with its change report",
)
def get_sync(request: SignedInRequest, pk: UUID, sync_pk: UUID) -> dict[str, Any]:
    sync = access.get_or_404(Sync.objects.with_people(), user=request.user, store_id=pk, pk=sync_pk)
    return {
        **sync_out(sync),
        "report": sync.report.get("items", []),
        "is_cut": sync.report.get("is_cut", False),
    }


@router.post(
    "/features/stores/{uuid:pk}/acknowledge",
    auth=TokenAuth(Scope.APPROVALS_VOTE),
    response=AcknowledgedOut,
    summary="Approve the definitions of a store as the last sync left them",
)
def acknowledge(
    request: SignedInRequest, pk: UUID, payload: AcknowledgeIn, if_match: IfMatch = None
) -> dict[str, Any]:
    store = stores.load(request, pk, Permission.VOTE)
    count = services.acknowledge(
        store=store, by=request.user, registry_digest=payload.registry_digest, if_match=if_match
    )
    return {"acknowledged": count}
