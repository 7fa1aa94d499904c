"""The catalog: one list of everything that people look for, by name, with who answers for it."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, Value
from django.db.models.functions import Collate, Concat
from django.http import QueryDict
from django.urls import reverse

from apps.accounts.models import User
from apps.catalog import impact
from apps.catalog.forms import KINDS, CatalogFilterForm
from apps.contracts.models import Contract
from apps.core.paging import BadCursor
from apps.core.rest.paging import decode, encode
from apps.features.models import FeatureService, FeatureView
from apps.lineage import links
from apps.lineage.choices import Kind
from apps.lineage.models import Node, NodeOwner
from apps.lineage.nodes import Ref
from apps.registry.models import ModelOwner, RegisteredModel
from apps.rollouts.models import TrafficRoute
from apps.tenants import access, grants
from apps.tenants.choices import Permission

PAGE_SIZE = 25
OWNERS_SHOWN = 3


@dataclass(frozen=True)
class Entry:
    """One thing in the catalog. `state` is a word of `{% state_badge %}`, or ""."""

    name: str
    kind: str
    label: str
    icon: str
    url: str
    tenant: str
    owner: str
    state: str
    detail: str
    pk: str

    @property
    def place(self) -> tuple[str, str, str]:
        return (self.name, self.kind, self.pk)


@dataclass(frozen=True)
class CatalogPage:
    form: CatalogFilterForm
    is_filtered: bool
    rows: list[Entry]
    next_cursor: str
    shows_tenants: bool


@dataclass(frozen=True)
class _Asked:
    """What the list is narrowed to. `after` is the place of the last row seen."""

    tenant_ids: Collection[UUID]
    tenants: dict[UUID, tuple[str, str]]
    words: str
    owner: str
    state: str
    after: tuple[str, str, str] | None
    user: User

    def cut(self, rows: Any, kind: str, name: Any = "name") -> Any:
        """Return the rows from the page's place on, in the order of names as Python has it."""
        rows = rows.annotate(place=Collate(name, "C"))
        if self.words:
            rows = rows.filter(place__icontains=self.words)
        if self.after is not None:
            at, of_kind, pk = self.after
            same = Q(place=at, pk__gt=pk) if kind == of_kind else Q(place=at) if kind > of_kind else None
            further = Q(place__gt=Collate(Value(at), "C"))
            rows = rows.filter(further | same if same is not None else further)
        return rows.order_by("place", "pk")[: PAGE_SIZE + 1]

    def tenant(self, pk: UUID) -> tuple[str, str]:
        return self.tenants[pk]


def catalog_page(user: User, query: QueryDict) -> CatalogPage:
    """Gather a page of the catalog. Raises `BadCursor`."""
    tenants = list(access.visible_tenants(user).named())
    form = CatalogFilterForm(query, tenants=tenants)
    chosen = form.chosen()
    seen = {tenant.pk: (tenant.slug, tenant.name) for tenant in tenants}
    ids = [chosen.tenant.pk] if chosen.tenant is not None else list(seen)
    asked = _Asked(ids, seen, chosen.words, chosen.owner, chosen.state, _place(query.get("cursor", "")), user)
    sources = [read for kind, read in _SOURCES.items() if not chosen.kind or kind == chosen.kind]
    found = (
        list(heapq.merge(*(read(asked) for read in sources), key=lambda entry: entry.place)) if ids else []
    )
    rows = found[:PAGE_SIZE]
    return CatalogPage(
        form=form,
        is_filtered=form.is_narrowed,
        rows=rows,
        next_cursor=encode("\n".join(rows[-1].place)) if len(found) > PAGE_SIZE else "",
        shows_tenants=len(tenants) > 1,
    )


def _place(cursor: str) -> tuple[str, str, str] | None:
    if not cursor:
        return None
    parts = decode(cursor).split("\n")
    pk = parts[-1]
    is_whole = len(parts) == 3 and parts[1] in KINDS
    try:
        UUID(pk)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise BadCursor()
    return (parts[0], parts[1], pk)


def _entry(asked: _Asked, kind: str, row: Any, **said: str) -> Entry:
    label, icon = KINDS[kind]
    values = {"owner": "", "state": "", "detail": "", "name": row.place, **said}
    return Entry(
        kind=kind, label=label, icon=icon, tenant=asked.tenant(row.tenant_id)[1], pk=str(row.pk), **values
    )


def _models(asked: _Asked) -> Iterator[Entry]:
    rows = RegisteredModel.objects.filter(tenant__in=asked.tenant_ids).defer(*RegisteredModel.WIDE)
    served = _served(asked)
    if asked.owner:
        rows = rows.filter(
            Q(pk__in=_named(ModelOwner, asked.owner).values("model"))
            | Q(owners=None, created_by__username__iexact=asked.owner)
        )
    if asked.state:
        rows = rows.filter(pk__in=served) if asked.state == "served" else rows.none()
    found = list(asked.cut(rows.select_related("created_by"), "model"))
    owners = _owners_of_models(found)
    for row in found:
        slug, _ = asked.tenant(row.tenant_id)
        yield _entry(
            asked,
            "model",
            row,
            url=reverse("registry:model-detail", args=[slug, row.name]),
            owner=owners[row.pk],
            state="served" if row.pk in served else "",
            detail=row.description[:120],
        )


def _served(asked: _Asked) -> set[UUID]:
    routes = TrafficRoute.objects.filter(tenant__in=asked.tenant_ids)
    return {route.model_id for route in routes if impact.serving(route)}


def _defined(model: Any, kind: str, lineage_kind: Kind) -> Callable[[_Asked], Iterator[Entry]]:
    """Return the source of feature views or services."""

    def read(asked: _Asked) -> Iterator[Entry]:
        rows = model.objects.present().filter(tenant__in=asked.tenant_ids)
        if asked.owner:
            rows = rows.filter(owner__iexact=asked.owner)
        if asked.state:
            rows = rows.filter(state=asked.state)
        found = list(asked.cut(rows.select_related("project").defer("document"), kind))
        nodes = {row.pk: _node(row.tenant_id, lineage_kind, row.project.name, row.name) for row in found}
        urls = links.urls(nodes.values(), asked.user)
        for row in found:
            yield _entry(
                asked,
                kind,
                row,
                url=urls.get(nodes[row.pk].pk, ""),
                owner=row.owner,
                state=row.state,
                detail=f"Project {row.project.name}",
            )

    return read


def _contracts(asked: _Asked) -> Iterator[Entry]:
    rows = Contract.objects.filter(tenant__in=asked.tenant_ids)
    if asked.owner:
        rows = rows.filter(owner__username__iexact=asked.owner)
    if asked.state:
        rows = rows.filter(state=asked.state)
    found = list(asked.cut(rows.in_rows(), "contract", "contract_id"))
    nodes = {row.pk: _node(row.tenant_id, Kind.CONTRACT, "", row.contract_id) for row in found}
    urls = links.urls(nodes.values(), asked.user)
    for row in found:
        yield _entry(
            asked,
            "contract",
            row,
            url=urls.get(nodes[row.pk].pk, ""),
            owner=row.owner.username if row.owner else "",
            state=row.state,
            detail=row.name,
        )


def _datasets(asked: _Asked) -> Iterator[Entry]:
    rows = Node.objects.filter(tenant__in=asked.tenant_ids, kind=Kind.DATASET, stands_for=None)
    if asked.owner:
        rows = rows.filter(pk__in=_named(NodeOwner, asked.owner).values("node"))
    if asked.state:
        rows = rows.exclude(reason="") if asked.state == "unresolved" else rows.none()
    found = list(asked.cut(rows.defer("details"), "dataset"))
    urls = links.urls(found, asked.user)
    named: dict[UUID, list[str]] = {}
    for one in NodeOwner.objects.filter(node__in=found).select_related("user", "group"):
        named.setdefault(one.node_id, []).append(_name_of(one))
    owners = {pk: _joined(names) for pk, names in named.items()}
    for row in found:
        yield _entry(
            asked,
            "dataset",
            row,
            url=urls.get(row.pk, _graph(asked.tenant(row.tenant_id)[0], row.pk)),
            owner=owners.get(row.pk, ""),
            state="unresolved" if row.reason else "",
            detail=row.namespace,
        )


def _routes(asked: _Asked) -> Iterator[Entry]:
    rows = TrafficRoute.objects.filter(tenant__in=asked.tenant_ids).select_related("model__created_by")
    if asked.owner:
        rows = rows.filter(
            Q(model__in=_named(ModelOwner, asked.owner).values("model"))
            | Q(model__owners=None, model__created_by__username__iexact=asked.owner)
        )
    if asked.state:
        rows = rows.filter(baseline__isnull=False) if asked.state == "served" else rows.none()
    found = list(asked.cut(rows, "route", Concat("model__name", Value("@"), "alias")))
    owners = _owners_of_models([row.model for row in found])
    for row in found:
        slug, _ = asked.tenant(row.tenant_id)
        yield _entry(
            asked,
            "route",
            row,
            url=reverse("registry:model-detail", args=[slug, row.model.name]),
            owner=owners[row.model_id],
            state="served" if impact.serving(row) else "",
        )


def _people(asked: _Asked) -> Iterator[Entry]:
    if asked.state or asked.owner:
        return
    # Somebody in several tenants stands in the first of them.
    home: dict[UUID, UUID] = {}
    for tenant_id in sorted(asked.tenant_ids, key=str):
        for pk in grants.holders(tenant_id, Permission.VIEW).values_list("pk", flat=True):
            home.setdefault(pk, tenant_id)
    rows = User.objects.filter(pk__in=home, is_active=True)
    for row in asked.cut(rows, "person", "username"):
        row.tenant_id = home[row.pk]
        slug, _ = asked.tenant(row.tenant_id)
        yield _entry(
            asked,
            "person",
            row,
            url=f"{reverse('tenants:members', args=[slug])}?q={row.username}",
            detail=row.display_name,
        )


def _named(model: Any, owner: str) -> Any:
    """Return the rows of `ModelOwner` or `NodeOwner` that name a person or a group who is called `owner`."""
    return model.objects.filter(Q(user__username__iexact=owner) | Q(group__name__iexact=owner))


def _owners_of_models(models: Collection[RegisteredModel]) -> dict[UUID, str]:
    """Return who answers for each model: who was named, else who registered it."""
    named: dict[UUID, list[str]] = {}
    for one in ModelOwner.objects.filter(model__in=models).select_related("user", "group"):
        named.setdefault(one.model_id, []).append(_name_of(one))
    return {model.pk: _joined(named.get(model.pk, [model.created_by.username])) for model in models}


def _name_of(owner: ModelOwner | NodeOwner) -> str:
    return str(owner.user.username if owner.user else owner.group)


def _joined(names: Collection[str]) -> str:
    """Return names for one cell of a list: the first ones, and how many more there are."""
    first = sorted(names)[:OWNERS_SHOWN]
    more = len(names) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")


def _node(tenant_id: UUID, kind: Kind, namespace: str, name: str) -> Node:
    """Return the node of an object as the lineage would name it, known there or not: its page is the same."""
    pk = Ref(kind.value, namespace, name).node_id(tenant_id)
    return Node(pk=pk, tenant_id=tenant_id, kind=kind.value, namespace=namespace, name=name)


def _graph(slug: str, pk: UUID) -> str:
    return f"{reverse('catalog:graph')}?tenant={slug}&node={pk}"


_SOURCES: dict[str, Callable[[_Asked], Iterator[Entry]]] = {
    "model": _models,
    "view": _defined(FeatureView, "view", Kind.FEATURE_VIEW),
    "service": _defined(FeatureService, "service", Kind.FEATURE_SERVICE),
    "contract": _contracts,
    "dataset": _datasets,
    "route": _routes,
    "person": _people,
}
