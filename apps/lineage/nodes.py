"""What stands in the lineage, as values: a node is named by its kind, namespace, name and field.

Its id follows from its name and its tenant, so that whoever knows the name finds the row without looking for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from apps.core.refusals import Invalid
from apps.lineage.choices import MAX_FIELD, MAX_NAME, MAX_NAMESPACE, WHOLE_OF, Kind

_LIMITS = (("namespace", MAX_NAMESPACE), ("name", MAX_NAME), ("field", MAX_FIELD))


@dataclass(frozen=True, order=True)
class Ref:
    """The name of a node, unique in a tenant. `field` is the column or feature of a whole, and empty for wholes."""

    kind: str
    namespace: str
    name: str
    field: str = ""

    @property
    def whole(self) -> Ref | None:
        """Return the dataset of a column, the view of a feature, or None for what is no part."""
        if not self.field:
            return None
        return Ref(WHOLE_OF[Kind(self.kind)], self.namespace, self.name)

    @property
    def text(self) -> str:
        """Return the name as people read it."""
        return self.field or self.name

    def part(self, field: str) -> Ref:
        """Return the column of a dataset, or the feature of a view."""
        kinds = {whole: part for part, whole in WHOLE_OF.items()}
        return Ref(kinds[Kind(self.kind)], self.namespace, self.name, field)

    def node_id(self, tenant_id: UUID) -> UUID:
        """Return the id of the row, whether there is one or not."""
        parts = (self.kind, self.namespace, self.name, self.field)
        named = tenant_id.bytes + b"".join(_framed(part) for part in parts)
        return UUID(bytes=hashlib.sha256(named).digest()[:16])


@dataclass(frozen=True)
class Edge:
    """The source feeds the target.

    `is_by_columns` is true of an edge between wholes where edges between their columns say the same in detail. `via`
    says by what: a job, a transformation.
    """

    source: Ref
    target: Ref
    is_by_columns: bool = False
    via: str = ""


@dataclass(frozen=True)
class Unresolved:
    """A dataset that a document names in a way that says too little of where it stands, with the reason.

    It is a node all the same, in a namespace that begins with "unresolved:", until somebody maps it.
    """

    reason: str
    ref: Ref


def dataset(namespace: str, name: str) -> Ref:
    """Name a dataset as OpenLineage does."""
    return Ref(Kind.DATASET.value, namespace, name)


def column(dataset_ref: Ref, field: str) -> Ref:
    """Name a column of a dataset."""
    return Ref(Kind.COLUMN.value, dataset_ref.namespace, dataset_ref.name, field)


def feature_view(project: str, name: str) -> Ref:
    """Name a feature view of a project."""
    return Ref(Kind.FEATURE_VIEW.value, project, name)


def feature(view_ref: Ref, field: str) -> Ref:
    """Name a feature of a view."""
    return Ref(Kind.FEATURE.value, view_ref.namespace, view_ref.name, field)


def feature_service(project: str, name: str) -> Ref:
    """Name a feature service of a project."""
    return Ref(Kind.FEATURE_SERVICE.value, project, name)


def contract(contract_id: str) -> Ref:
    """Name a data contract by the id that it gives itself."""
    return Ref(Kind.CONTRACT.value, "", contract_id)


def version(version_pk: UUID | str, label: str = "") -> Ref:
    """Name a version by its key. The label is for the reader of a call: `replace_edges` takes it in `labels`."""
    return Ref(Kind.VERSION.value, "", str(version_pk))


def consumer(namespace: str, name: str) -> Ref:
    """Name a job that reads, whose result the lineage does not know."""
    return Ref(Kind.CONSUMER.value, namespace, name)


def checked(refs: Iterable[Ref]) -> None:
    """Return quietly where each of `refs` can be stored. Raises `Invalid` with the code `invalid_node`."""
    for ref in refs:
        for name, limit in _LIMITS:
            value = getattr(ref, name)
            if len(value) > limit:
                raise _refused(
                    f"The {name} of a {_kind(ref)} has {len(value)} characters; {limit} are allowed."
                )
            if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
                raise _refused(f"The {name} of a {_kind(ref)} holds a character that is no text.")
        if not ref.name:
            raise _refused(f"A {_kind(ref)} has no name. Name it.")
        if bool(ref.field) != (ref.kind in WHOLE_OF):
            raise _refused(
                f"{_kind(ref).capitalize()} {ref.name!r}: columns and features have a field, others none."
            )


def _refused(sentence: str) -> Invalid:
    return Invalid(sentence, code="invalid_node")


def _kind(ref: Ref) -> str:
    return Kind(ref.kind).label.lower()


def _framed(text: str) -> bytes:
    # The length first, so that no two lists of parts have the same bytes.
    encoded = text.encode("utf-8", "surrogatepass")
    return len(encoded).to_bytes(4) + encoded
