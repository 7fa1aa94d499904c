"""The pages of one feature view and of one feature service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.core import clock
from apps.core.figures import Chart
from apps.features import services
from apps.features.choices import FEATURE_CHANGE, ViewState
from apps.features.definitions import durations
from apps.features.models import (
    DataSource,
    Entity,
    Feature,
    FeatureView,
    ServiceView,
)
from apps.features.pages import freshness
from apps.features.pages.consumers import ConsumerRow, consumers
from apps.features.pages.definitions import define_url
from apps.features.pages.history import HistoryRow, history
from apps.features.services import plans
from apps.lineage import nodes
from apps.tenants import access
from apps.tenants.choices import Permission

FEATURES_SHOWN = 300
SERVICES_SHOWN = 50
_ACTS = {
    ViewState.DRAFT: ("Back to draft", "pencil"),
    ViewState.ACTIVE: ("Activate", "circle-check"),
    ViewState.DEPRECATED: ("Deprecate", "hourglass"),
    ViewState.RETIRED: ("Retire", "archive"),
}


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
    not_fresh_because: str


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
        history=history(view),
        consumers=consumers(user, view.tenant, nodes.feature_view(view.project.name, view.name)),
        open_requests=_open_requests(view),
        actions=_actions(view) if may_define else [],
        edit_url=define_url(view.tenant, view.project.name) if may_define else "",
        etag=services.state_etag(view),
        chart=freshness.chart(view, moment),
        not_fresh_because=freshness.unknown_because(view),
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
