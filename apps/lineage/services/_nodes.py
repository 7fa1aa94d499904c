"""Rows for the names that a document mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from apps.core import clock
from apps.lineage import nodes as names
from apps.lineage.choices import MAX_LABEL, Kind
from apps.lineage.models import DatasetMapping, Node
from apps.lineage.nodes import Ref

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('lineage nodes ' || %s, 0))"
_INSERT = """
INSERT INTO lineage_node
    (id, tenant_id, kind, namespace, name, field, parent_id, stands_for_id, label, reason, details, created_at)
SELECT id, %s, kind, namespace, name, field, parent, stands_for, label, reason, '{}', %s
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::uuid[], %s::uuid[], %s::text[], %s::text[])
    AS new (id, kind, namespace, name, field, parent, stands_for, label, reason)
ON CONFLICT (id) DO NOTHING
"""


def tenant_key(tenant: Any) -> UUID:
    """Return the id of a tenant, or of one's id."""
    key: UUID = getattr(tenant, "pk", tenant)
    return key


def hold(tenant_id: UUID) -> None:
    """Let nobody else make nodes or mappings of a tenant until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [str(tenant_id)])


def ensure(
    tenant_id: UUID,
    refs: Iterable[Ref],
    *,
    labels: Mapping[Ref, str] | None = None,
    reasons: Mapping[Ref, str] | None = None,
) -> dict[UUID, UUID]:
    """Make a row for each of `refs` that has none, and return each one's id with that of the node it stands for.

    Must run in a transaction. New rows are made by one at a time in a tenant, so that two never wait for each other.
    """
    labels, reasons = labels or {}, reasons or {}
    wanted = {ref.node_id(tenant_id): ref for ref in refs}
    wanted |= {whole.node_id(tenant_id): whole for ref in list(wanted.values()) if (whole := ref.whole)}
    known = _read(wanted)
    missing = {pk: ref for pk, ref in wanted.items() if pk not in known}
    if missing:
        names.checked(missing.values())
        hold(tenant_id)
        _insert(tenant_id, missing, labels, reasons)
        known |= _read(missing)
    _rename(tenant_id, known, wanted, labels)
    return {pk: stands_for or pk for pk, (stands_for, _) in known.items()}


def _read(wanted: Iterable[UUID]) -> dict[UUID, tuple[UUID | None, str]]:
    rows = Node.objects.filter(pk__one_of=list(wanted)).order_by()
    return {pk: (other, label) for pk, other, label in rows.values_list("pk", "stands_for_id", "label")}


def _insert(
    tenant_id: UUID, missing: Mapping[UUID, Ref], labels: Mapping[Ref, str], reasons: Mapping[Ref, str]
) -> None:
    resolve = resolver(tenant_id) if any(ref.kind in _MAPPED for ref in missing.values()) else None
    stands_for: dict[UUID, UUID] = {}
    rows = dict(missing)
    for pk, ref in missing.items():
        other = resolve(ref) if resolve and ref.kind in _MAPPED else ref
        if other != ref:
            stands_for[pk] = other.node_id(tenant_id)
            for one in (other, other.whole):
                if one is not None:
                    rows[one.node_id(tenant_id)] = one
    # Wholes first, and those that others stand for before these.
    ordered = sorted(rows.items(), key=lambda row: (row[0] in stands_for, bool(row[1].field), row[0]))
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            [
                tenant_id,
                clock.now(),
                [pk for pk, _ in ordered],
                [ref.kind for _, ref in ordered],
                [ref.namespace for _, ref in ordered],
                [ref.name for _, ref in ordered],
                [ref.field for _, ref in ordered],
                [ref.whole.node_id(tenant_id) if ref.whole else None for _, ref in ordered],
                [stands_for.get(pk) for pk, _ in ordered],
                [labels.get(ref, "")[:MAX_LABEL] for _, ref in ordered],
                [reasons.get(ref, "")[:300] for _, ref in ordered],
            ],
        )


def _rename(
    tenant_id: UUID,
    known: Mapping[UUID, tuple[UUID | None, str]],
    wanted: Mapping[UUID, Ref],
    labels: Mapping[Ref, str],
) -> None:
    for pk in sorted(known):
        label = labels.get(wanted[pk], "")[:MAX_LABEL]
        if label and label != known[pk][1]:
            Node.objects.filter(tenant_id=tenant_id, pk=pk).update(label=label)


_MAPPED = frozenset({Kind.DATASET.value, Kind.COLUMN.value})


class Resolver:
    """What the mappings of a tenant say of a dataset or of its columns."""

    def __init__(self, mappings: Iterable[DatasetMapping]) -> None:
        self.exact: dict[tuple[str, str], tuple[str, str]] = {}
        self.namespaces: dict[str, str] = {}
        for one in mappings:
            if one.name:
                self.exact[one.namespace, one.name] = (one.to_namespace, one.to_name)
            else:
                self.namespaces[one.namespace] = one.to_namespace

    def __call__(self, ref: Ref) -> Ref:
        """Return the dataset or column that `ref` is."""
        seen = {(ref.namespace, ref.name)}
        at = (ref.namespace, ref.name)
        while (to := self._next(at)) is not None and to not in seen:
            seen.add(to)
            at = to
        return Ref(ref.kind, *at, ref.field)

    def loops(self, namespace: str, name: str) -> bool:
        """Return whether following the mappings from here comes back to what it passed."""
        at, seen = (namespace, name), {(namespace, name)}
        while (to := self._next(at)) is not None:
            if to in seen:
                return True
            seen.add(to)
            at = to
        return False

    def _next(self, at: tuple[str, str]) -> tuple[str, str] | None:
        namespace, name = at
        if at in self.exact:
            return self.exact[at]
        if namespace in self.namespaces:
            return self.namespaces[namespace], name
        return None


def resolver(tenant_id: UUID) -> Resolver:
    """Return what a tenant's mappings say now."""
    return Resolver(DatasetMapping.objects.filter(tenant_id=tenant_id).order_by())
