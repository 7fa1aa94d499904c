"""This dataset is that one: what somebody says of names that documents cannot resolve, or spell in two ways."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import etags, text
from apps.core.refusals import Conflict, Invalid
from apps.lineage.choices import MAX_NAME, MAX_NAMESPACE, Kind
from apps.lineage.models import DatasetMapping, Node
from apps.lineage.nodes import Ref
from apps.lineage.services import _nodes
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

MAX_MAPPINGS = 5_000

_MOVE = """
UPDATE lineage_edge SET {end}_id = coalesce(node.stands_for_id, node.id)
FROM lineage_node node
WHERE lineage_edge.said_{end}_id = node.id AND node.id = ANY(%s::uuid[])
"""


class MappingExists(Conflict):
    code = "lineage_mapping_exists"
    sentence = "This dataset or namespace is mapped already. Remove that mapping first."


class MappingLoops(Invalid):
    code = "lineage_mapping_loops"
    sentence = "With this mapping the name would lead back to itself. Map it to a name that is not mapped."


class TooManyMappings(Invalid):
    code = "lineage_too_many_mappings"
    sentence = f"A tenant has at most {MAX_MAPPINGS} mappings. Map a whole namespace instead of single names."


@transaction.atomic
def create_mapping(
    *, tenant: Tenant, namespace: str, to_namespace: str, by: Any, name: str = "", to_name: str = ""
) -> DatasetMapping:
    """Say that a dataset is another one; without names, that every dataset of a namespace is that of another one.

    Edges and walks follow at once. Raises `Invalid`, `MappingExists`, `MappingLoops`, `NotFound`, `Forbidden`.
    """
    access.require(by, tenant, Permission.PUBLISH)
    values = {
        "namespace": text.clean_name(namespace, field="namespace", max_length=MAX_NAMESPACE),
        "name": text.clean_name(name, field="name", max_length=MAX_NAME, required=False),
        "to_namespace": text.clean_name(to_namespace, field="to_namespace", max_length=MAX_NAMESPACE),
        "to_name": text.clean_name(
            to_name, field="to_name", max_length=MAX_NAME, required=bool(name.strip())
        ),
    }
    if values["to_name"] and not values["name"]:
        raise Invalid(errors={"name": ["Name the dataset, or leave both names empty to map the namespace."]})
    _nodes.hold(tenant.pk)
    there = DatasetMapping.objects.filter(tenant=tenant)
    if there.filter(namespace=values["namespace"], name=values["name"]).exists():
        raise MappingExists()
    if there.count() >= MAX_MAPPINGS:
        raise TooManyMappings()
    mapping = DatasetMapping(tenant=tenant, created_by=by, **values)
    resolver = _nodes.Resolver([*there, mapping])
    if resolver.loops(mapping.namespace, mapping.name or "any"):
        raise MappingLoops()
    mapping.save()
    _follow(tenant.pk, mapping)
    audit.record(
        Action.LINEAGE_MAPPING_CREATED, tenant_id=tenant.pk, by=by, obj=("lineage.mapping", str(mapping.pk))
    )
    return mapping


@transaction.atomic
def remove_mapping(*, mapping: DatasetMapping, by: Any, if_match: str | None = None) -> None:
    """Take a mapping back; edges are those of the names that were said.

    `if_match` is the `mapping_etag` that was read. Raises `ChangedMeanwhile`, `NotFound` and `Forbidden`.
    """
    access.require(by, mapping.tenant_id, Permission.PUBLISH)
    _nodes.hold(mapping.tenant_id)
    etags.require_match(if_match, _editable(mapping))
    deleted, _ = DatasetMapping.objects.filter(pk=mapping.pk).delete()
    if not deleted:
        return
    _follow(mapping.tenant_id, mapping)
    audit.record(
        Action.LINEAGE_MAPPING_REMOVED,
        tenant_id=mapping.tenant_id,
        by=by,
        obj=("lineage.mapping", str(mapping.pk)),
    )


def mapping_etag(mapping: DatasetMapping) -> str:
    """Return the entity tag of a mapping."""
    return etags.of(_editable(mapping))


def resolve(tenant: Any, ref: Ref) -> Ref:
    """Return the dataset or column that `ref` is by the tenant's mappings."""
    return _nodes.resolver(_nodes.tenant_key(tenant))(ref)


def _editable(mapping: DatasetMapping) -> dict[str, Any]:
    return {name: getattr(mapping, name) for name in ("namespace", "name", "to_namespace", "to_name")}


def _follow(tenant_id: UUID, mapping: DatasetMapping) -> None:
    """Let nodes stand for what the mappings say now, and their edges with them."""
    named = Q(namespace=mapping.namespace) & (Q(name=mapping.name) if mapping.name else Q())
    # Those that led further by way of another mapping follow as well.
    rows = Node.objects.filter(named | Q(stands_for__isnull=False), tenant_id=tenant_id)
    nodes = list(rows.filter(kind__in=[Kind.DATASET, Kind.COLUMN]).defer("details").order_by("pk"))
    resolver = _nodes.resolver(tenant_id)
    targets = {node.pk: resolver(node.ref) for node in nodes}
    wanted = {
        pk: (ref.node_id(tenant_id) if ref != node.ref else None)
        for (pk, ref), node in zip(targets.items(), nodes, strict=True)
    }
    changed = [node for node in nodes if node.stands_for_id != wanted[node.pk]]
    _nodes.ensure(tenant_id, {targets[node.pk] for node in changed})
    for node in changed:
        node.stands_for_id = wanted[node.pk]
    Node.objects.bulk_update(changed, ["stands_for"], batch_size=1000)
    with connection.cursor() as cursor:
        for end in ("source", "target"):
            cursor.execute(_MOVE.format(end=end), [[node.pk for node in changed]])
