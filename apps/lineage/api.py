"""Lineage over REST: events in, datasets, jobs, owners and mappings out."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field, JsonValue

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.core.paging import Listing
from apps.core.rest import IfMatch, PageIn, Words, editable, listed
from apps.lineage import owners as owners_of_nodes
from apps.lineage import services
from apps.lineage.choices import MAX_NAME, MAX_NAMESPACE, Kind
from apps.lineage.models import DatasetMapping, Job, Node, NodeOwner
from apps.lineage.receipts import received
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Permission, Scope
from apps.tenants.models import Tenant

router = Router()

NODE = "/lineage/nodes/{uuid:pk}"
_BODY = {
    "requestBody": {
        "required": True,
        "description": "One OpenLineage event (spec 2-0-2), or a list of at most 500.",
        "content": {
            "application/json": {
                "schema": {"oneOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}]}
            }
        },
    }
}


class ReceiptOut(Schema):
    """`index` is the event's place in the list; `code` and `detail` say why one is refused."""

    index: int
    outcome: str
    code: str = ""
    detail: str = ""


class ReceivedOut(Schema):
    stored: int
    duplicates: int
    refused: int
    events: list[ReceiptOut]


class ReceivingIn(Schema):
    tenant: Annotated[str, Field(max_length=100)]


class LineageIn(PageIn):
    """`q` is a part of the name or of the namespace, in any case."""

    tenant: str = ""
    q: Words = ""


class DatasetsIn(LineageIn):
    """With `unresolved` only what nobody could place yet."""

    unresolved: bool = False


class NodeRowOut(Schema):
    id: UUID
    tenant: str
    kind: Kind
    namespace: str
    name: str
    field: str
    label: str
    reason: str


class NodePage(Schema):
    items: list[NodeRowOut]
    next_cursor: str | None


class NodeOut(NodeRowOut):
    """`columns` and `facets` are what the newest events said; `stands_for` is the dataset that a mapping says it is."""

    columns: list[JsonValue]
    facets: dict[str, JsonValue]
    stands_for: UUID | None


class JobOut(Schema):
    id: UUID
    tenant: str
    namespace: str
    name: str
    kind: str
    description: str
    state: str
    state_at: Any = None
    last_run: str | None
    seen_at: Any


class JobPage(Schema):
    items: list[JobOut]
    next_cursor: str | None


class OwnersOut(Schema):
    """`people` and `groups` are those who were named; `effective` are all who answer for it now."""

    people: list[str]
    groups: list[str]
    effective: list[str]


class OwnersIn(Schema):
    people: Annotated[list[Annotated[str, Field(max_length=150)]], Field(max_length=50)] = []
    groups: Annotated[list[Annotated[str, Field(max_length=150)]], Field(max_length=50)] = []


class MappingIn(Schema):
    """Without names every dataset of the namespace is the one of that name in the other namespace."""

    tenant: Annotated[str, Field(max_length=100)]
    namespace: Annotated[str, Field(max_length=MAX_NAMESPACE)]
    name: Annotated[str, Field(max_length=MAX_NAME)] = ""
    to_namespace: Annotated[str, Field(max_length=MAX_NAMESPACE)]
    to_name: Annotated[str, Field(max_length=MAX_NAME)] = ""


class MappingOut(Schema):
    id: UUID
    tenant: str
    namespace: str
    name: str
    to_namespace: str
    to_name: str
    created_by: str
    created_at: Any


class MappingPage(Schema):
    items: list[MappingOut]
    next_cursor: str | None


@router.post(
    "/lineage",
    auth=TokenAuth(Scope.LINEAGE_WRITE),
    response={201: ReceivedOut},
    summary="Send OpenLineage events",
    openapi_extra=_BODY,
)
def send_events(request: SignedInRequest, query: Query[ReceivingIn]) -> Status:
    return Status(201, received(request, query.tenant))


@router.get(
    "/lineage/datasets",
    auth=TokenAuth(Scope.LINEAGE_READ),
    response=NodePage,
    summary="Datasets, newest first",
)
def list_datasets(request: SignedInRequest, query: Query[DatasetsIn]) -> dict[str, Any]:
    rows = Node.objects.unresolved() if query.unresolved else Node.objects.of_kind(Kind.DATASET)
    page = Listing([rows.named_like(query.q)], _tenants(request, query.tenant)).page(
        cursor=query.cursor,
        size=query.limit,
        read=lambda found: found.select_related("tenant").defer("details"),
    )
    return listed(page.rows, page.next_cursor, show=_row)


@router.get(
    "/lineage/jobs", auth=TokenAuth(Scope.LINEAGE_READ), response=JobPage, summary="Jobs, newest first"
)
def list_jobs(request: SignedInRequest, query: Query[LineageIn]) -> dict[str, Any]:
    page = Listing([Job.objects.named_like(query.q)], _tenants(request, query.tenant)).page(
        cursor=query.cursor, size=query.limit, read=lambda found: found.select_related("tenant", "last_run")
    )
    return listed(page.rows, page.next_cursor, show=_job)


@router.get(NODE, auth=TokenAuth(Scope.LINEAGE_READ), response=NodeOut, summary="One node of the lineage")
def get_node(request: SignedInRequest, pk: UUID) -> dict[str, Any]:
    node = _load(request, pk)
    details = node.details
    return _row(node) | {
        "columns": details.get("columns", []),
        "facets": details.get("facets", {}),
        "stands_for": node.stands_for_id,
    }


@router.get(
    f"{NODE}/owners", auth=TokenAuth(Scope.LINEAGE_READ), response=OwnersOut, summary="Who answers for a node"
)
def get_owners(request: SignedInRequest, pk: UUID) -> dict[str, Any]:
    return _owners(_load(request, pk), request)


@router.put(
    f"{NODE}/owners",
    auth=TokenAuth(Scope.LINEAGE_WRITE),
    response=OwnersOut,
    summary="Name who answers for a node",
)
def set_owners(
    request: SignedInRequest, pk: UUID, payload: OwnersIn, if_match: IfMatch = None
) -> dict[str, Any]:
    node = _load(request, pk)
    services.require_naming(request.user, node)
    services.name_owners(
        node=node,
        people=services.people_named(payload.people),
        groups=services.groups_named(payload.groups),
        by=request.user,
        if_match=if_match,
    )
    return _owners(node, request)


@router.get(
    "/lineage/mappings",
    auth=TokenAuth(Scope.LINEAGE_READ),
    response=MappingPage,
    summary="Which dataset is which, newest first",
)
def list_mappings(request: SignedInRequest, query: Query[LineageIn]) -> dict[str, Any]:
    rows = DatasetMapping.objects.named_like(query.q)
    page = Listing([rows], _tenants(request, query.tenant)).page(
        cursor=query.cursor, size=query.limit, read=lambda found: found.select_related("tenant", "created_by")
    )
    return listed(page.rows, page.next_cursor, show=_mapping)


@router.post(
    "/lineage/mappings",
    auth=TokenAuth(Scope.LINEAGE_WRITE),
    response={201: MappingOut},
    summary="Say that a dataset, or a namespace, is another one",
)
def create_mapping(request: SignedInRequest, payload: MappingIn) -> Status:
    tenant = _tenant(request, payload.tenant)
    mapping = services.create_mapping(
        tenant=tenant,
        namespace=payload.namespace,
        name=payload.name,
        to_namespace=payload.to_namespace,
        to_name=payload.to_name,
        by=request.user,
    )
    return Status(201, _mapping(mapping))


@router.delete(
    "/lineage/mappings/{uuid:pk}",
    auth=TokenAuth(Scope.LINEAGE_WRITE),
    response={204: None},
    summary="Take a mapping back",
)
def delete_mapping(request: SignedInRequest, pk: UUID, if_match: IfMatch = None) -> Status:
    mapping = access.get_or_404(DatasetMapping.objects.all, user=request.user, perm=Permission.PUBLISH, pk=pk)
    services.remove_mapping(mapping=mapping, by=request.user, if_match=if_match)
    return Status(204, None)


def _tenant(request: SignedInRequest, slug: str) -> Tenant:
    return access.get_or_404(Tenant.objects.all, user=request.user, slug=slug)


def _tenants(request: SignedInRequest, slug: str) -> frozenset[UUID]:
    own = access.tenant_ids(request.user)
    return own & {_tenant(request, slug).pk} if slug else own


def _load(request: SignedInRequest, pk: UUID) -> Node:
    return access.get_or_404(lambda: Node.objects.select_related("tenant"), user=request.user, pk=pk)


def _row(node: Node) -> dict[str, Any]:
    return {
        "id": node.pk,
        "tenant": node.tenant.slug,
        "kind": node.kind,
        "namespace": node.namespace,
        "name": node.name,
        "field": node.field,
        "label": node.text,
        "reason": node.reason,
    }


def _job(job: Job) -> dict[str, Any]:
    return {
        "id": job.pk,
        "tenant": job.tenant.slug,
        "namespace": job.namespace,
        "name": job.name,
        "kind": job.kind,
        "description": job.description,
        "state": job.state,
        "state_at": job.state_at,
        "last_run": job.last_run.run_id if job.last_run else None,
        "seen_at": job.seen_at,
    }


def _mapping(mapping: DatasetMapping) -> dict[str, Any]:
    return {
        "id": mapping.pk,
        "tenant": mapping.tenant.slug,
        "namespace": mapping.namespace,
        "name": mapping.name,
        "to_namespace": mapping.to_namespace,
        "to_name": mapping.to_name,
        "created_by": mapping.created_by.username,
        "created_at": mapping.created_at,
    }


def _owners(node: Node, request: HttpRequest) -> dict[str, Any]:
    rows = list(NodeOwner.objects.filter(node=node).select_related("user", "group"))
    effective = owners_of_nodes.of([node]).get(node.pk, frozenset())
    editable(request, services.owners_etag(rows))
    return {
        "people": sorted(row.user.username for row in rows if row.user is not None),
        "groups": sorted(row.group.name for row in rows if row.group is not None),
        "effective": sorted(User.objects.filter(pk__in=effective).values_list("username", flat=True)),
    }
