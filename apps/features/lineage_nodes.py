"""What of features stands in the lineage: its pages, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from apps.accounts.models import User
from apps.core.areas import NodeKind
from apps.features.choices import ObjectKind
from apps.features.models import FeatureService, FeatureView, Revision
from apps.lineage.choices import Kind
from apps.tenants import access

_Place = tuple[UUID, str, str]


def view_urls(nodes: Sequence[Any], user: Any) -> dict[UUID, str]:
    """Return the page of each view, or of each feature's view, that `user` may see."""
    return _urls(FeatureView, "features:view-detail", nodes, user)


def service_urls(nodes: Sequence[Any], user: Any) -> dict[UUID, str]:
    """Return the page of each service that `user` may see."""
    return _urls(FeatureService, "features:service-detail", nodes, user)


def view_owners(nodes: Sequence[Any]) -> dict[UUID, frozenset[UUID]]:
    """Return who answers for each view, or for each feature's view."""
    return _owners(FeatureView, ObjectKind.VIEW, nodes)


def service_owners(nodes: Sequence[Any]) -> dict[UUID, frozenset[UUID]]:
    """Return who answers for each service."""
    return _owners(FeatureService, ObjectKind.SERVICE, nodes)


def _rows(model: Any, nodes: Sequence[Any]) -> dict[_Place, Any]:
    rows = (
        model.objects.filter(
            tenant__in={node.tenant_id for node in nodes},
            project__name__in={node.namespace for node in nodes},
            name__in={node.name for node in nodes},
        )
        .select_related("project")
        .defer("document")
    )
    return {(row.tenant_id, row.project.name, row.name): row for row in rows}


def _place(node: Any) -> _Place:
    return (node.tenant_id, node.namespace, node.name)


def _urls(model: Any, page: str, nodes: Sequence[Any], user: Any) -> dict[UUID, str]:
    seen = access.tenant_ids(user)
    shown = [node for node in nodes if node.tenant_id in seen]
    rows = _rows(model, shown) if shown else {}
    return {node.pk: reverse(page, args=[rows[_place(node)].pk]) for node in shown if _place(node) in rows}


def _owners(model: Any, kind: ObjectKind, nodes: Sequence[Any]) -> dict[UUID, frozenset[UUID]]:
    """Return the person whom the definition's owner names by username or address, else who defined it."""
    rows = _rows(model, nodes)
    people = _people({row.owner for row in rows.values() if row.owner})
    nameless = [row for row in rows.values() if row.owner.lower() not in people]
    authors = _authors(kind, nameless)
    found = {}
    for node in nodes:
        row = rows.get(_place(node))
        if row is None:
            continue
        one = people.get(row.owner.lower()) or authors.get(row.pk)
        if one is not None:
            found[node.pk] = frozenset({one})
    return found


def _people(names: Iterable[str]) -> dict[str, UUID]:
    """Return active people by the username or address that is written in small letters; an address of two is nobody's."""
    names = {name.lower() for name in names}
    if not names:
        return {}
    matching = Q()
    for name in names:
        matching |= Q(username__iexact=name) | Q(email__iexact=name)
    found: dict[str, UUID] = {}
    shared: set[str] = set()
    for pk, username, email in (
        User.objects.filter(matching, is_active=True).order_by("pk").values_list("pk", "username", "email")
    ):
        if username.lower() in names:
            found[username.lower()] = pk
        if email and email.lower() in names and email.lower() != username.lower():
            if email.lower() in found:
                shared.add(email.lower())
            found.setdefault(email.lower(), pk)
    return {name: pk for name, pk in found.items() if name not in shared}


def _authors(kind: ObjectKind, defined: Sequence[Any]) -> Mapping[UUID, UUID]:
    """Return who defined each object first, where a person did."""
    if not defined:
        return {}
    rows = Revision.objects.filter(
        store__tenant__in={row.tenant_id for row in defined},
        kind=kind,
        object_id__in=[row.pk for row in defined],
        number=1,
        by__isnull=False,
        by__is_active=True,
    )
    return dict(rows.order_by().values_list("object_id", "by"))


NODES = [
    NodeKind(Kind.FEATURE_VIEW.value, "Feature view", "table", view_urls, view_owners),
    NodeKind(Kind.FEATURE.value, "Feature", "tag", view_urls, view_owners),
    NodeKind(Kind.FEATURE_SERVICE.value, "Feature service", "stack-2", service_urls, service_owners),
]
