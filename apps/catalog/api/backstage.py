"""The catalog for Backstage, and what its files say here, over REST."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.catalog import services
from apps.catalog.backstage import export as exporting
from apps.catalog.backstage.entities import written
from apps.catalog.models import Feed
from apps.core import clock
from apps.core.rest import IfMatch, PageIn, editable, keyset, listed
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import Tenant

router = Router()
YAML = "application/yaml"


class SignedAddress(TokenAuth):
    """A token, or in its place the key of a signed address: it opens the catalog of its tenant and nothing else."""

    def __call__(self, request: HttpRequest) -> Any:
        key = request.GET.get("key")
        if not key or request.headers.get("Authorization"):
            return super().__call__(request)
        feed = services.open_feed(key)
        request.user = feed.created_by
        return feed


class FeedOut(Schema):
    """A signed address; its key is shown once, when it is made."""

    id: UUID
    name: str
    tenant: str
    created_by: str
    created_at: dt.datetime
    expires_at: dt.datetime
    state: str


class NewFeedOut(FeedOut):
    url: str


class FeedPage(Schema):
    items: list[FeedOut]
    next_cursor: str | None


class FeedIn(Schema):
    """It works for 90 days, unless `expires_at` says otherwise: at most a year."""

    tenant: Annotated[str, Field(max_length=100)]
    name: Annotated[str, Field(max_length=300)]
    expires_at: dt.datetime | None = None


class FeedsIn(PageIn):
    tenant: Annotated[str, Field(max_length=100)]


class RowOut(Schema):
    """`status` is matched, unmatched or ignored. `kind` and `name` say what the entity stands for here."""

    status: str
    entity: str
    line: int
    kind: str
    name: str
    owner: str
    system: str
    is_changed: bool
    reason: str


class ReportOut(Schema):
    is_dry_run: bool
    matched: int
    unmatched: int
    ignored: int
    changed: int
    rows: list[RowOut]


@router.get(
    "/catalog/backstage.yaml",
    auth=SignedAddress(Scope.LINEAGE_READ),
    summary="The catalog of a tenant as entities of Backstage",
)
def export_backstage(
    request: SignedInRequest, tenant: Annotated[str, Field(max_length=100)] = "", key: str = ""
) -> HttpResponse:
    found = access.get_or_404(Tenant.objects.all, user=request.user, slug=tenant)
    origin = request.build_absolute_uri("/").rstrip("/")
    made = exporting.export(found, origin=origin, user=request.user)
    text = written(made.entities, heading=exporting.heading(found, made))
    return HttpResponse(text, content_type=f"{YAML}; charset=utf-8")


@router.post(
    "/catalog/backstage",
    auth=TokenAuth(Scope.LINEAGE_WRITE),
    response=ReportOut,
    summary="Take over owners and systems from a catalog-info.yaml",
    openapi_extra={
        "requestBody": {"required": True, "content": {YAML: {"schema": {"type": "string"}}}},
    },
)
def import_backstage(request: SignedInRequest, tenant: str, dry_run: bool = True) -> dict[str, Any]:
    found = access.get_or_404(Tenant.objects.all, user=request.user, slug=tenant)
    report = services.import_entities(tenant=found, data=request.body, by=request.user, is_dry_run=dry_run)
    return {
        "is_dry_run": report.is_dry_run,
        "matched": report.count("matched"),
        "unmatched": report.count("unmatched"),
        "ignored": report.count("ignored"),
        "changed": report.changed,
        "rows": [{key: value for key, value in vars(row).items() if key != "url"} for row in report.rows],
    }


@router.get(
    "/catalog/feeds",
    auth=TokenAuth(Scope.LINEAGE_READ),
    response=FeedPage,
    summary="Signed addresses of the catalog, newest first",
)
def list_feeds(request: SignedInRequest, query: Query[FeedsIn]) -> dict[str, Any]:
    found = access.get_or_404(Tenant.objects.all, user=request.user, slug=query.tenant)
    # Ids follow the time.
    rows, next_cursor = keyset(
        Feed.objects.filter(tenant=found).select_related("tenant", "created_by"), query, by="-id"
    )
    return listed(rows, next_cursor, show=_shown)


@router.post(
    "/catalog/feeds",
    auth=TokenAuth(Scope.LINEAGE_WRITE),
    response={201: NewFeedOut},
    summary="Make a signed address of the catalog",
)
def create_feed(request: SignedInRequest, payload: FeedIn) -> Status:
    found = access.get_or_404(Tenant.objects.all, user=request.user, slug=payload.tenant)
    feed, key = services.create_feed(
        tenant=found, name=payload.name, by=request.user, expires_at=payload.expires_at
    )
    editable(request, services.feed_etag(feed))
    address = request.build_absolute_uri("/api/v1/catalog/backstage.yaml")
    return Status(201, {**_shown(feed), "url": f"{address}?tenant={found.slug}&key={key}"})


@router.delete(
    "/catalog/feeds/{uuid:pk}",
    auth=TokenAuth(Scope.LINEAGE_WRITE),
    response={204: None},
    summary="Revoke a signed address of the catalog",
)
def revoke_feed(request: SignedInRequest, pk: UUID, if_match: IfMatch = None) -> None:
    feed = access.get_or_404(Feed.objects.select_related("tenant"), user=request.user, pk=pk)
    services.revoke_feed(feed=feed, by=request.user, if_match=if_match)


def _shown(feed: Feed) -> dict[str, Any]:
    return {
        "id": feed.pk,
        "name": feed.name,
        "tenant": feed.tenant.slug,
        "created_by": feed.created_by.get_username(),
        "created_at": feed.created_at,
        "expires_at": feed.expires_at,
        "state": feed.state(clock.now()),
    }
