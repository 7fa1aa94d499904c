"""The pages of one feature view and of one feature service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.core import areas, clock
from apps.features import services
from apps.features.choices import FEATURE_CHANGE, Change, ViewState
from apps.features.definitions import durations
from apps.features.models import (
    DataSource,
    Entity,
    Feature,
    FeatureService,
    FeatureView,
    Revision,
    ServiceView,
)
from apps.features.pages import freshness
from apps.features.pages.definitions import define_url
from apps.features.pages.freshness import Chart
from apps.features.services import plans
from apps.lineage import graph, links, nodes, owners
from apps.lineage.choices import Kind
from apps.lineage.nodes import Ref
from apps.tenants import access
from apps.tenants.choices import Permission

FEATURES_SHOWN = 300
HISTORY_SHOWN = 20
SERVICES_SHOWN = 50
CONSUMERS_SHOWN = 50
_ACTS = {
    ViewState.DRAFT: ("Back to draft", "pencil"),
    ViewState.ACTIVE: ("Activate", "circle-check"),
    ViewState.DEPRECATED: ("Deprecate", "hourglass"),
    ViewState.RETIRED: ("Retire", "archive"),
}
_ICONS = {Change.ADDED: "plus", Change.CHANGED: "edit", Change.REMOVED: "trash", Change.RESTORED: "refresh"}


@dataclass(frozen=True)
class HistoryRow:
    """One change of an object: who or what made it, and the fields that differ."""

    change: str
    label: str
    icon: str
    by: str
    at: dt.datetime
    fields: list[Mapping[str, Any]]
    request_url: str
    sync_url: str


@dataclass(frozen=True)
class EntityRow:
    name: str
    join_key: str = ""
    dtype: str = ""
    description: str = ""


@dataclass(frozen=True)
class ServiceRow:
    """A service that reads a view, and how much of it."""

    name: str
    url: str
    features: str
    state: str


@dataclass(frozen=True)
class ConsumerRow:
    """What reads features, and who answers for it."""

    label: str
    kind: str
    icon: str
    url: str
    owners: str


@dataclass(frozen=True)
class Action:
    """A state that a view can be moved to."""

    label: str
    icon: str
    url: str
    state: str
    confirm: str
    is_danger: bool


@dataclass(frozen=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True)
class ViewPage:
    view: FeatureView
    freshness: str
    is_unapproved: bool
    tags: list[tuple[str, str]]
    features: list[Feature]
    more_features: int
    entities: list[EntityRow]
    source: DataSource | None
    source_details: list[tuple[str, Any]]
    details: list[tuple[str, Any]]
    services: list[ServiceRow]
    history: list[HistoryRow]
    consumers: list[ConsumerRow]
    open_requests: list[Link]
    actions: list[Action]
    edit_url: str
    etag: str
    chart: Chart | None


def view_rows() -> Any:
    """Return views with what their pages show."""
    return FeatureView.objects.select_related(
        "tenant", "project", "store", "source", "stream_source", "approved_by"
    )


def view_page(*, user: User, pk: UUID) -> ViewPage:
    """Gather the page of one view. Raises `NotFound`."""
    view: FeatureView = access.get_or_404(view_rows, user=user, pk=pk)
    features = list(Feature.objects.filter(view=view, removed_at=None)[: FEATURES_SHOWN + 1])
    more = (
        Feature.objects.filter(view=view, removed_at=None).count() - FEATURES_SHOWN
        if len(features) > FEATURES_SHOWN
        else 0
    )
    source = view.source
    may_define = view.store.is_native and access.can(user, view.tenant, Permission.PUBLISH)
    moment = clock.now()
    return ViewPage(
        view=view,
        freshness=view.freshness(moment),
        is_unapproved=not view.store.is_native and not view.is_approved,
        tags=sorted(view.tags.items()),
        features=features[:FEATURES_SHOWN],
        more_features=more,
        entities=_entities(view),
        source=source,
        source_details=_source_details(source) if source else [],
        details=_details(view),
        services=_services(view),
        history=history(view, has_names=access.can(user, view.tenant)),
        consumers=consumers(user, view.tenant, nodes.feature_view(view.project.name, view.name)),
        open_requests=_open_requests(view),
        actions=_actions(view) if may_define else [],
        edit_url=define_url(view.tenant, view.project.name) if may_define else "",
        etag=services.state_etag(view),
        chart=freshness.chart(view, moment),
    )


def _actions(view: FeatureView) -> list[Action]:
    """Return the states that a view can be moved to."""
    waits = view.state in plans.IN_FORCE or _is_selected(view)
    found = []
    for state in sorted(plans.VIEW_TRANSITIONS[ViewState(view.state)], key=list(ViewState).index):
        label, icon = _ACTS[state]
        found.append(
            Action(
                label,
                icon,
                reverse("features:view-state", args=[view.pk]),
                state.value,
                "It takes effect once it is approved." if waits else "",
                state == ViewState.RETIRED,
            )
        )
    return found


def _is_selected(view: FeatureView) -> bool:
    """Return whether a service in force selects a view."""
    parts = ServiceView.objects.filter(service__tenant=view.tenant, view=view, service__removed_at=None)
    return parts.filter(service__state__in=plans.IN_FORCE).exists()


def _open_requests(view: FeatureView) -> list[Link]:
    rows = ChangeRequest.objects.open().filter(
        tenant=view.tenant, kind=FEATURE_CHANGE, target=f"features:{view.project_id}"
    )
    return [Link(row.title, reverse("approvals:detail", args=[row.pk])) for row in rows[:3]]


def consumers(user: User, tenant: Any, ref: Ref) -> list[ConsumerRow]:
    """Return what reads a view or service further down: versions and jobs, with who answers for each."""
    walk = graph.downstream(tenant, [ref])
    reached = walk.reached(Kind.VERSION, Kind.CONSUMER)[:CONSUMERS_SHOWN]
    kinds = areas.node_kinds()
    urls = links.urls(reached, user)
    people = owners.names_of(owners.of(reached))
    return [
        ConsumerRow(
            one.label or one.name,
            Kind(one.kind).label,
            kinds[one.kind].icon if one.kind in kinds else "box",
            urls.get(one.pk, ""),
            ", ".join(people.get(one.pk, ())),
        )
        for one in reached
    ]


def _entities(view: FeatureView) -> list[EntityRow]:
    known = {one.name: one for one in Entity.objects.filter(project=view.project, name__in=view.entities)}
    return [
        EntityRow(name, one.join_key, one.dtype, one.description)
        if (one := known.get(name))
        else EntityRow(name)
        for name in view.entities
    ]


def _source_details(source: DataSource) -> list[tuple[str, Any]]:
    options = source.document.get("options") or {}
    return [
        *((name.replace("_", " ").capitalize(), value) for name, value in sorted(options.items())),
        ("Timestamp", source.timestamp_field or None),
        *([("Owner", source.owner)] if source.owner else []),
        *([("In the lineage", f"{source.namespace} {source.dataset}")] if source.dataset else []),
    ]


def _details(view: FeatureView) -> list[tuple[str, Any]]:
    return [
        ("Owner", view.owner or None),
        ("Kind", view.get_kind_display()),
        ("Project", view.project.name),
        ("Defined in", "the portal" if view.store.is_native else view.store.name),
        ("Online", "yes" if view.is_online else "no"),
        ("Ttl", durations.text_of(view.ttl_seconds) if view.ttl_seconds else "no limit"),
        *([("State in Feast", view.feast_state)] if view.feast_state else []),
        *([("Read by stream from", view.stream_source.name)] if view.stream_source else []),
        *([("Enabled", "no")] if not view.is_enabled else []),
        *([("Approved by", view.approved_by.display_name)] if view.approved_by else []),
    ]


def _services(view: FeatureView) -> list[ServiceRow]:
    parts = ServiceView.objects.filter(
        service__tenant=view.tenant, view=view, service__removed_at=None
    ).select_related("service")
    return [
        ServiceRow(
            part.service.name,
            service_url(part.service_id),
            _count(len(part.features), "feature") if part.features else "all features",
            part.service.state,
        )
        for part in parts.order_by("service__name")[:SERVICES_SHOWN]
    ]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def service_url(pk: UUID) -> str:
    """Return the page of a service."""
    return reverse("features:service-detail", args=[pk])


def history(obj: Any, *, has_names: bool) -> list[HistoryRow]:
    """Return the last changes of an object, the newest first."""
    rows = (
        Revision.objects.of(obj)
        .filter(store__tenant=obj.tenant_id)
        .select_related("by", "sync")[:HISTORY_SHOWN]
    )
    return [
        HistoryRow(
            change=one.change,
            label=Change(one.change).label,
            icon=_ICONS[Change(one.change)],
            by=_author(one) if has_names else "",
            at=one.at,
            fields=one.fields,
            request_url=reverse("approvals:detail", args=[one.change_request_id])
            if one.change_request_id
            else "",
            sync_url=reverse("features:sync", args=[one.store_id, one.sync_id]) if one.sync_id else "",
        )
        for one in rows
    ]


def _author(one: Revision) -> str:
    if one.by is not None:
        return f"by {one.by.display_name}"
    return "by a sync" if one.sync is not None else ""


@dataclass(frozen=True)
class PartRow:
    """What a service takes of one view."""

    name: str
    url: str
    project: str
    state: str
    freshness: str
    features: list[tuple[str, str]]
    is_missing: bool = False


@dataclass(frozen=True)
class ServicePage:
    service: FeatureService
    is_unapproved: bool
    tags: list[tuple[str, str]]
    parts: list[PartRow]
    details: list[tuple[str, Any]]
    history: list[HistoryRow]
    consumers: list[ConsumerRow]
    problems: list[str] = field(default_factory=list)


def _service_rows() -> Any:
    return FeatureService.objects.select_related("tenant", "project", "store", "approved_by")


def service_page(*, user: User, pk: UUID) -> ServicePage:
    """Gather the page of one service. Raises `NotFound`."""
    service: FeatureService = access.get_or_404(_service_rows, user=user, pk=pk)
    parts = list(
        ServiceView.objects.filter(service=service).select_related("view__project").order_by("view_name")
    )
    types = _types([part.view_id for part in parts if part.view_id])
    moment = clock.now()
    rows = [_part(part, types, moment) for part in parts]
    return ServicePage(
        service=service,
        is_unapproved=not service.store.is_native and not service.is_approved,
        tags=sorted(service.tags.items()),
        parts=rows,
        details=[
            ("Owner", service.owner or None),
            ("Project", service.project.name),
            ("Defined in", "the portal" if service.store.is_native else service.store.name),
            ("Features", sum(len(row.features) for row in rows)),
            *([("Approved by", service.approved_by.display_name)] if service.approved_by else []),
        ],
        history=history(service, has_names=access.can(user, service.tenant)),
        consumers=consumers(user, service.tenant, nodes.feature_service(service.project.name, service.name)),
        problems=_problems(rows),
    )


def _types(views: Collection[UUID]) -> dict[UUID, dict[str, str]]:
    found: dict[UUID, dict[str, str]] = {}
    rows = Feature.objects.filter(view__in=views, removed_at=None).order_by("position", "name")
    for view, name, dtype in rows.values_list("view", "name", "dtype"):
        found.setdefault(view, {})[name] = dtype
    return found


def _part(part: ServiceView, types: Mapping[UUID, Mapping[str, str]], moment: dt.datetime) -> PartRow:
    view = part.view
    if view is None:
        return PartRow(part.view_name, "", "", "", "", [(name, "") for name in part.features], True)
    known = types.get(view.pk, {})
    names = part.features or list(known)
    return PartRow(
        view.name,
        reverse("features:view-detail", args=[view.pk]),
        view.project.name,
        view.state,
        view.freshness(moment),
        [(name, known.get(name, "")) for name in names],
        view.removed_at is not None,
    )


def _problems(rows: list[PartRow]) -> list[str]:
    found = [f"The view {row.name} is not in its registry any more." for row in rows if row.is_missing]
    for row in rows:
        gone = [name for name, dtype in row.features if not dtype and not row.is_missing]
        if gone:
            found.append(f"The view {row.name} has no {', '.join(gone[:5])} any more.")
    return found
