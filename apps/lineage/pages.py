"""What the templates of lineage show. Every query of its pages happens here."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from apps.accounts.models import User
from apps.core.paging import Listing
from apps.lineage import graph, links, owners
from apps.lineage.choices import Kind
from apps.lineage.forms import ListFilter, OwnersForm
from apps.lineage.models import DatasetMapping, Edge, Job, Node, NodeOwner, Run
from apps.lineage.services import may_name, owners_etag
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

PAGE_SIZE = 25
NEIGHBOURS_SHOWN = 50
RUNS_SHOWN = 10
COLUMNS_SHOWN = 500
ICONS = {
    "dataset": "database",
    "column": "list",
    "consumer": "player-play",
    "feature_view": "table",
    "feature": "list",
    "feature_service": "packages",
    "contract": "file-text",
    "version": "versions",
}


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    is_here: bool


@dataclass(frozen=True)
class ListPage:
    """A list with its filter; `rows` are nodes, jobs, mappings or `UnresolvedRow`s."""

    rows: list[Any]
    form: ListFilter
    is_filtered: bool
    next_cursor: str
    tabs: list[Tab]
    can_map: frozenset[UUID]


@dataclass(frozen=True)
class UnresolvedRow:
    pk: UUID
    text: str
    namespace: str
    tenant: Tenant
    reason: str
    mentions: list[str]
    map_url: str


@dataclass(frozen=True)
class ColumnRow:
    name: str
    type: str
    description: str
    id: UUID
    sources: int
    targets: int


@dataclass(frozen=True)
class Neighbour:
    text: str
    detail: str
    kind: str
    icon: str
    url: str


@dataclass(frozen=True)
class DatasetPage:
    node: Node
    tenant: Tenant
    stands_for: Node | None
    also_known_as: list[Node]
    symlinks: list[dict[str, str]]
    details: list[tuple[str, Any]]
    description: str
    columns: list[ColumnRow]
    more_columns: int
    producers: list[Neighbour]
    consumers: list[Neighbour]
    is_cut: bool
    jobs: list[Job]
    runs: list[Run]
    owners: list[str]
    named: list[str]
    owners_form: OwnersForm | None
    mapping_url: str
    facets: list[tuple[str, str]]


@dataclass(frozen=True)
class JobPage:
    job: Job
    tenant: Tenant
    runs: list[Run]
    inputs: list[Neighbour]
    outputs: list[Neighbour]
    details: list[tuple[str, Any]]


def datasets(*, user: User, query: dict[str, str]) -> ListPage:
    """Return the list of datasets."""
    return _list(user, query, Node.objects.of_kind(Kind.DATASET), "lineage:dataset-list", _nodes)


def unresolved(*, user: User, query: dict[str, str]) -> ListPage:
    """Return the datasets that nobody could place, each with who mentions it."""
    page = _list(user, query, Node.objects.unresolved(), "lineage:unresolved", _nodes)
    mentions: dict[UUID, list[str]] = {node.pk: [] for node in page.rows}
    ids = list(mentions)
    edges = Edge.objects.filter(tenant_id__in={node.tenant_id for node in page.rows}).filter(
        Q(said_source__one_of=ids) | Q(said_target__one_of=ids)
    )
    for edge in edges.select_related("source", "target").order_by()[: NEIGHBOURS_SHOWN * 4]:
        for own, other in ((edge.said_source_id, edge.target), (edge.said_target_id, edge.source)):
            if own in mentions and other.text not in mentions[own]:
                mentions[own].append(other.text)
    rows = [
        UnresolvedRow(
            pk=node.pk,
            text=node.text,
            namespace=node.namespace,
            tenant=node.tenant,
            reason=node.reason,
            mentions=mentions[node.pk],
            map_url=map_url(node) if node.tenant_id in page.can_map else "",
        )
        for node in page.rows
    ]
    return replace(page, rows=rows)


def jobs(*, user: User, query: dict[str, str]) -> ListPage:
    """Return the list of jobs with the state of each one's last run."""
    return _list(
        user, query, Job.objects.all(), "lineage:job-list", lambda rows: rows.select_related("tenant")
    )


def mappings(*, user: User, query: dict[str, str]) -> ListPage:
    """Return the list of mappings."""
    return _list(
        user,
        query,
        DatasetMapping.objects.all(),
        "lineage:mapping-list",
        lambda rows: rows.select_related("tenant", "created_by"),
    )


def dataset_detail(*, user: User, pk: UUID, owners_form: OwnersForm | None = None) -> DatasetPage:
    """Return the page of a dataset, or of another node of the lineage's own."""
    node = load(user, pk)
    around = graph.neighbourhood(
        node.tenant_id, node.ref, hops=1, limit=NEIGHBOURS_SHOWN * 2, with_parts=False
    )
    actual = node.stands_for or node
    columns, more = _columns(node)
    ids = [actual.pk, *(column.id for column in columns)]
    origins = set(
        Edge.objects.filter(tenant_id=node.tenant_id, origin__startswith="openlineage:")
        .filter(Q(source__one_of=ids) | Q(target__one_of=ids))
        .order_by()
        .values_list("origin", flat=True)[:200]
    )
    job_ids = [UUID(origin.rpartition(":")[2]) for origin in origins if origin.count(":") == 1]
    found_jobs = list(
        Job.objects.filter(tenant_id=node.tenant_id, pk__in=job_ids).order_by("-seen_at")[:NEIGHBOURS_SHOWN]
    )
    runs = Run.objects.filter(
        tenant_id=node.tenant_id, job__in=[job.pk for job in found_jobs]
    ).select_related("job")
    rows = list(NodeOwner.objects.filter(node=node).select_related("user", "group"))
    effective = owners.of([node]).get(node.pk, frozenset())
    can_name = may_name(user, node, effective)
    can_map = access.can(user, node.tenant_id, Permission.PUBLISH) and node.kind == Kind.DATASET
    facets = node.details.get("facets", {})
    return DatasetPage(
        node=node,
        tenant=node.tenant,
        stands_for=node.stands_for,
        also_known_as=list(
            Node.objects.filter(tenant_id=node.tenant_id, stands_for=node).defer("details")[:NEIGHBOURS_SHOWN]
        ),
        symlinks=_symlinks(node, facets, can_map=can_map),
        details=_details(node, facets),
        description=_description(facets),
        columns=columns,
        more_columns=more,
        producers=_neighbours(around, -1, user),
        consumers=_neighbours(around, 1, user),
        is_cut=around.is_cut,
        jobs=found_jobs,
        runs=list(runs.defer("said").order_by("-first_at")[:RUNS_SHOWN]) if found_jobs else [],
        owners=sorted(User.objects.filter(pk__in=effective).values_list("username", flat=True)),
        named=sorted(str(row.user.username if row.user else row.group) for row in rows),
        owners_form=(owners_form or OwnersForm.of(rows, owners_etag(rows))) if can_name else None,
        mapping_url=map_url(node) if can_map and not node.stands_for_id else "",
        facets=sorted((name, _short(value)) for name, value in facets.items()),
    )


def job_detail(*, user: User, pk: UUID) -> JobPage:
    """Return the page of a job."""
    job = access.get_or_404(lambda: Job.objects.select_related("tenant", "last_run"), user=user, pk=pk)
    edges = list(
        Edge.objects.of_origin(job.tenant_id, f"openlineage:{job.pk}")
        .filter(source__field="")
        .select_related("source", "target")
        .order_by("id")[:500]
    )
    inputs = {edge.source_id: edge.source for edge in edges}
    outputs = {
        edge.target_id: edge.target
        for edge in edges
        if edge.target.kind == Kind.DATASET and not edge.target.field
    }
    return JobPage(
        job=job,
        tenant=job.tenant,
        runs=list(Run.objects.filter(tenant_id=job.tenant_id, job=job).defer("said")[: RUNS_SHOWN * 2]),
        inputs=_shown(inputs.values(), user),
        outputs=_shown(outputs.values(), user),
        details=[
            ("Namespace", job.namespace),
            ("Kind", job.kind or None),
            ("First seen", job.created_at),
            ("Says what it reads and writes since", job.complete_at),
        ],
    )


def load(user: User, pk: UUID) -> Node:
    """Return a node with its tenant. Raises `NotFound`."""
    return access.get_or_404(lambda: Node.objects.select_related("tenant", "stands_for"), user=user, pk=pk)


def owners_form_of(node: Node) -> OwnersForm:
    """Return the form of a node's owners, as it would be opened now."""
    rows = list(NodeOwner.objects.filter(node=node).select_related("user", "group"))
    return OwnersForm.of(rows, owners_etag(rows))


def map_url(node: Node) -> str:
    """Return the address of the form that says which other dataset this is."""
    query = urlencode({"namespace": node.namespace, "name": node.name})
    return reverse("lineage:mapping-create", args=[node.tenant.slug]) + f"?{query}"


def _list(user: User, query: dict[str, str], rows: Any, view: str, read: Any) -> ListPage:
    tenants = list(access.visible_tenants(user))
    form = ListFilter(query, tenants=tenants)
    chosen: Tenant | None = None
    words = ""
    if form.is_valid():
        chosen, words = form.cleaned_data["tenant"], form.cleaned_data["q"]
    tenant_ids = access.tenant_ids(user) & {chosen.pk} if chosen else access.tenant_ids(user)
    page = Listing([rows.named_like(words)], tenant_ids).page(
        cursor=query.get("cursor", ""), size=PAGE_SIZE, read=read
    )
    return ListPage(
        rows=page.rows,
        form=form,
        is_filtered=bool(words or chosen),
        next_cursor=page.next_cursor,
        tabs=[
            Tab(label, reverse(name), name == view)
            for label, name in (
                ("Datasets", "lineage:dataset-list"),
                ("Jobs", "lineage:job-list"),
                ("Not placed", "lineage:unresolved"),
                ("Mappings", "lineage:mapping-list"),
            )
        ],
        can_map=access.tenant_ids(user, Permission.PUBLISH),
    )


def _nodes(rows: Any) -> Any:
    return rows.select_related("tenant", "stands_for").defer("details", "stands_for__details")


def _columns(node: Node) -> tuple[list[ColumnRow], int]:
    """Return the columns that the newest event told of, then those that only edges know."""
    known = {one["name"]: one for one in node.details.get("columns", []) if isinstance(one, dict)}
    parts = {
        part.field: part
        for part in Node.objects.filter(tenant_id=node.tenant_id, parent=node).defer("details")[
            : COLUMNS_SHOWN * 2
        ]
    }
    names = [*known, *sorted(parts.keys() - known.keys())]
    shown = [name for name in names if name in parts][:COLUMNS_SHOWN]
    ids = [parts[name].actual_id for name in shown]
    into: dict[UUID, int] = {}
    out: dict[UUID, int] = {}
    edges = Edge.objects.filter(tenant_id=node.tenant_id).filter(
        Q(source__one_of=ids) | Q(target__one_of=ids)
    )
    for source, target in edges.order_by().values_list("source_id", "target_id")[:5_000]:
        out[source] = out.get(source, 0) + 1
        into[target] = into.get(target, 0) + 1
    rows = [
        ColumnRow(
            name=name,
            type=str(known.get(name, {}).get("type", "")),
            description=str(known.get(name, {}).get("description", "")),
            id=parts[name].pk,
            sources=into.get(parts[name].actual_id, 0),
            targets=out.get(parts[name].actual_id, 0),
        )
        for name in shown
    ]
    return rows, max(0, len(names) - len(shown))


def _neighbours(around: graph.Neighbourhood, hops: int, user: User) -> list[Neighbour]:
    nodes = [node for pk, node in around.nodes.items() if around.hops[pk] == hops]
    return _shown(sorted(nodes, key=lambda node: (node.kind, node.text))[:NEIGHBOURS_SHOWN], user)


def _shown(nodes: Iterable[Node], user: User) -> list[Neighbour]:
    """Return nodes with the pages that their own areas give them: of a view, a contract, a job."""
    found = list(nodes)
    urls = links.urls(found, user)
    return [
        Neighbour(
            text=node.text if not node.field else f"{node.name} · {node.field}",
            detail=node.namespace,
            kind=node.get_kind_display(),
            icon=ICONS.get(node.kind, "database"),
            url=urls.get(node.pk, ""),
        )
        for node in found
    ]


def _symlinks(node: Node, facets: dict[str, Any], *, can_map: bool) -> list[dict[str, str]]:
    """Return the other names that events give the dataset, each with the address that maps it to this one."""
    facet = facets.get("symlinks")
    listed = facet.get("identifiers") if isinstance(facet, dict) else None
    found = []
    for one in (listed if isinstance(listed, list) else [])[:20]:
        namespace, name = (one.get("namespace"), one.get("name")) if isinstance(one, dict) else ("", "")
        if not (isinstance(namespace, str) and isinstance(name, str) and namespace and name):
            continue
        named = {"namespace": namespace, "name": name}
        query = urlencode({**named, "to_namespace": node.namespace, "to_name": node.name})
        url = reverse("lineage:mapping-create", args=[node.tenant.slug])
        found.append({**named, "url": f"{url}?{query}" if can_map else ""})
    return found


def _description(facets: dict[str, Any]) -> str:
    facet = facets.get("documentation")
    text = facet.get("description") if isinstance(facet, dict) else ""
    return text[:2000] if isinstance(text, str) else ""


def _details(node: Node, facets: dict[str, Any]) -> list[tuple[str, Any]]:
    source = facets.get("dataSource")
    at = node.details.get("at") or node.details.get("columns_at")
    return [
        ("Namespace", node.namespace),
        ("Name", node.name),
        ("Data source", source.get("uri") if isinstance(source, dict) else None),
        ("Last told of", dt.datetime.fromisoformat(at) if at else None),
        ("First seen", node.created_at),
    ]


def _short(value: Any) -> str:
    shown = (
        {key: one for key, one in value.items() if not key.startswith("_")}
        if isinstance(value, dict)
        else value
    )
    return json.dumps(shown, ensure_ascii=False)[:300]
