"""Feature views and services over REST."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpResponse
from django.urls import reverse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.approvals.choices import REASON_LENGTH
from apps.core import clock
from apps.core.rest import IfMatch, PageIn, Words, editable, listed
from apps.features import services
from apps.features.api.definitions import AppliedOut, applied_out
from apps.features.choices import Freshness, ViewKind, ViewState
from apps.features.models import Feature, FeatureService, FeatureView, ServiceView
from apps.features.pages import facets, search
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Permission, Scope
from apps.tenants.models import Tenant

router = Router()
Word = Annotated[str, Field(max_length=2_100, pattern="^[^\x00]*$")]


class FeatureOut(Schema):
    name: str
    dtype: str
    description: str
    tags: dict[str, str]


class FeatureViewOut(Schema):
    """`dtype` of a feature is the name that registries give it. `freshness` compares `materialized_until` with the ttl."""

    id: UUID
    tenant: str
    project: str
    name: str
    kind: ViewKind
    state: ViewState
    description: str
    owner: str
    tags: dict[str, str]
    entities: list[str]
    source: str | None
    ttl_seconds: int | None
    online: bool
    freshness: Freshness
    materialized_until: dt.datetime | None
    fresh_until: dt.datetime | None
    approved: bool
    store: str
    features: list[FeatureOut]
    changed_at: dt.datetime
    url: str


class FeatureViewPage(Schema):
    items: list[FeatureViewOut]
    next_cursor: str | None


class FeatureViewsIn(PageIn):
    """`q` is a part of the name, the description or a feature's name; the others are the facets of the page."""

    q: Words = ""
    project: Word = ""
    owner: Word = ""
    dtype: Word = ""
    kind: ViewKind | None = None
    tag: Word = ""
    state: ViewState | None = None
    freshness: Freshness | None = None


class ServicePartOut(Schema):
    """`features` is empty where the service takes all of the view."""

    view: str
    features: list[str]


class FeatureServiceOut(Schema):
    id: UUID
    tenant: str
    project: str
    name: str
    state: ViewState
    description: str
    owner: str
    tags: dict[str, str]
    views: list[ServicePartOut]
    store: str
    changed_at: dt.datetime
    url: str


class FeatureServicePage(Schema):
    items: list[FeatureServiceOut]
    next_cursor: str | None


class StateIn(Schema):
    state: ViewState
    reason: Annotated[str, Field(max_length=10 * REASON_LENGTH)] = ""


@router.get(
    "/features/{tenant}/views",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=FeatureViewPage,
    summary="Feature views, by name",
)
def list_feature_views(request: SignedInRequest, tenant: str, query: Query[FeatureViewsIn]) -> dict[str, Any]:
    found = _tenant(request, tenant)
    rows = search.matching({found.pk}, words=query.q)
    if query.project:
        rows = rows.filter(project__name=query.project)
    chosen = {name: str(getattr(query, name) or "") for name in facets.NAMES}
    narrowed = facets.narrowed(rows, chosen, moment=clock.now())
    views, cursor = search.page_of(
        narrowed.prefetch_related(_features()), sort="name", cursor=query.cursor, size=query.limit
    )
    return listed(views, cursor, show=lambda view: view_out(view, request))


@router.get(
    "/features/{tenant}/views/{project}/{path:name}",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=FeatureViewOut,
    summary="One feature view",
)
def get_feature_view(request: SignedInRequest, tenant: str, project: str, name: str) -> dict[str, Any]:
    view = _view(request, tenant, project, name)
    editable(request, services.state_etag(view))
    return view_out(view, request)


@router.post(
    "/features/{tenant}/view-states/{project}/{path:name}",
    auth=TokenAuth(Scope.FEATURES_WRITE),
    response={200: AppliedOut, 202: AppliedOut},
    summary="Activate, deprecate or retire a feature view",
)
def set_feature_view_state(
    request: SignedInRequest,
    response: HttpResponse,
    tenant: str,
    project: str,
    name: str,
    payload: StateIn,
    if_match: IfMatch = None,
) -> Status:
    view = _view(request, tenant, project, name, perm=Permission.PUBLISH)
    outcome = services.change_state(
        obj=view, state=payload.state, by=request.user, reason=payload.reason, if_match=if_match
    )
    shown = applied_out(view.tenant, outcome, request)
    if outcome.request is None:
        return Status(200, shown)
    response["Location"] = shown["request"]["url"]
    return Status(202, shown)


@router.get(
    "/features/{tenant}/services",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=FeatureServicePage,
    summary="Feature services, by name",
)
def list_feature_services(request: SignedInRequest, tenant: str, query: Query[PageIn]) -> dict[str, Any]:
    found = _tenant(request, tenant)
    rows: Any = FeatureService.objects.present().filter(tenant=found).prefetch_related(_parts())
    rows, cursor = search.page_of(rows, sort="name", cursor=query.cursor, size=query.limit)
    return listed(rows, cursor, show=lambda service: service_out(service, request))


@router.get(
    "/features/{tenant}/services/{project}/{path:name}",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=FeatureServiceOut,
    summary="One feature service",
)
def get_feature_service(request: SignedInRequest, tenant: str, project: str, name: str) -> dict[str, Any]:
    service = access.get_or_404(
        _service_rows, user=request.user, tenant__slug=tenant, project__name=project, name=name
    )
    return service_out(service, request)


def view_out(view: FeatureView, request: SignedInRequest) -> dict[str, Any]:
    """Return the JSON object of a view, as every route shows it."""
    return {
        "id": view.pk,
        "tenant": view.tenant.slug,
        "project": view.project.name,
        "name": view.name,
        "kind": view.kind,
        "state": view.state,
        "description": view.description,
        "owner": view.owner,
        "tags": view.tags,
        "entities": view.entities,
        "source": (view.document.get("source") or {}).get("name"),
        "ttl_seconds": view.ttl_seconds,
        "online": view.is_online,
        "freshness": view.freshness(clock.now()),
        "materialized_until": view.materialized_until,
        "fresh_until": view.fresh_until,
        "approved": view.store.is_native or view.is_approved,
        "store": view.store.name,
        "features": [
            {"name": one.name, "dtype": one.dtype, "description": one.description, "tags": one.tags}
            for one in view.features.all()
        ],
        "changed_at": view.changed_at,
        "url": request.build_absolute_uri(search.view_url(view.pk)),
    }


def service_out(service: FeatureService, request: SignedInRequest) -> dict[str, Any]:
    """Return the JSON object of a service, as every route shows it."""
    return {
        "id": service.pk,
        "tenant": service.tenant.slug,
        "project": service.project.name,
        "name": service.name,
        "state": service.state,
        "description": service.description,
        "owner": service.owner,
        "tags": service.tags,
        "views": [{"view": part.view_name, "features": part.features} for part in service.parts.all()],
        "store": service.store.name,
        "changed_at": service.changed_at,
        "url": request.build_absolute_uri(reverse("features:service-detail", args=[service.pk])),
    }


def _features() -> Any:
    return Prefetch("features", Feature.objects.filter(removed_at=None))


def _parts() -> Any:
    return Prefetch("parts", ServiceView.objects.order_by("view_name"))


def _view_rows() -> Any:
    return FeatureView.objects.select_related("tenant", "project", "store").prefetch_related(_features())


def _service_rows() -> Any:
    return FeatureService.objects.select_related("tenant", "project", "store").prefetch_related(_parts())


def _view(
    request: SignedInRequest, tenant: str, project: str, name: str, perm: str = Permission.VIEW
) -> FeatureView:
    found: FeatureView = access.get_or_404(
        _view_rows, user=request.user, perm=perm, tenant__slug=tenant, project__name=project, name=name
    )
    return found


def _tenant(request: SignedInRequest, slug: str) -> Tenant:
    return access.get_or_404(Tenant.objects.all, user=request.user, slug=slug)
