"""The page of a feature service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.core import clock
from apps.features.models import Feature, FeatureService, ServiceView
from apps.features.pages.consumers import ConsumerRow, consumers
from apps.features.pages.history import HistoryRow, history
from apps.lineage import nodes
from apps.tenants import access


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
        history=history(service),
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
