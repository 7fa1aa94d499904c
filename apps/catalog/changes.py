"""What somebody wants to change, as the nodes of the lineage that change with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apps.catalog.impact import Unresolved
from apps.contracts import services as contracts
from apps.contracts.models import Contract
from apps.core.refusals import Invalid, NotFound
from apps.lineage import nodes
from apps.lineage.choices import Kind
from apps.lineage.models import Edge, Node
from apps.lineage.nodes import Ref
from apps.tenants.models import Tenant


class NoChange(Invalid):
    code = "no_change_named"
    sentence = (
        "Name one thing that changes: a dataset with its columns, a contract with an object and its columns or with the "
        "file that it becomes, or a feature view with its features."
    )


@dataclass(frozen=True)
class Change:
    """A change in a line, the nodes that change, what of it breaks in words, and what of it nobody can place."""

    title: str
    starts: tuple[Ref, ...]
    breaks: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = field(default=())


def of_dataset(namespace: str, name: str, columns: Sequence[str] = ()) -> Change:
    """Change columns of a dataset, or all of it."""
    whole = nodes.dataset(namespace, name)
    if not columns:
        return Change(f"{name} changes", (whole,))
    return Change(
        f"{_listed(columns)} of {name} {_changes(columns)}",
        tuple(nodes.column(whole, one) for one in columns),
    )


def of_feature_view(project: str, name: str, features: Sequence[str] = ()) -> Change:
    """Change features of a view, or all of it."""
    whole = nodes.feature_view(project, name)
    if not features:
        return Change(f"{project}/{name} changes", (whole,))
    starts = tuple(nodes.feature(whole, one) for one in features)
    return Change(f"{_listed(features)} of {project}/{name} {_changes(features)}", starts)


def of_feature_service(project: str, name: str) -> Change:
    """Change a feature service."""
    return Change(f"{project}/{name} changes", (nodes.feature_service(project, name),))


def of_contract(
    tenant: Tenant, contract_id: str, object_name: str = "", columns: Sequence[str] = ()
) -> Change:
    """Change columns of an object that a contract describes, an object, or all that it describes. Raises `NotFound`.

    Whoever pinned the contract as a whole is affected, too.
    """
    contract = _contract(tenant, contract_id)
    datasets = datasets_of(contract, object_name)
    starts: list[Ref] = [nodes.contract(contract_id)]
    for dataset in datasets:
        starts += [dataset.part(one) for one in columns] if columns else [dataset]
    what = f"{_listed(columns)} of " if columns else ""
    whole = f"{object_name} of {contract.title}" if object_name else contract.title
    title = f"{what}{whole} {_changes(columns) if columns else 'changes'}"
    unresolved = (
        [Unresolved("Contract", contract_id, "Nothing in the lineage says which datasets it describes.")]
        if not datasets
        else []
    )
    return Change(title, tuple(starts), unresolved=tuple(unresolved))


def of_contract_file(tenant: Tenant, contract_id: str, after: bytes) -> Change:
    """Change a contract as a file would: what the file breaks. Raises `NotFound`, `YamlInvalid` and `ContractInvalid`."""
    contract = _contract(tenant, contract_id)
    found = contracts.breaks(contract=contract, content=after)
    title = f"{contract.title} becomes what the file says"
    if not found.parts:
        return Change(title, ())
    return replace(_of_breaks(contract, sorted(found.parts), found.sentences), title=title)


def of_breaks(
    tenant: Tenant, contract_id: str, parts: Sequence[tuple[str, str]], sentences: tuple[str, ...]
) -> Change | None:
    """Break parts of a contract: names of objects and properties, "" for all of them. None where there is no such contract."""
    contract = Contract.objects.filter(tenant=tenant, contract_id=contract_id).first()
    return None if contract is None else _of_breaks(contract, parts, sentences)


def _of_breaks(contract: Contract, parts: Sequence[tuple[str, str]], sentences: tuple[str, ...]) -> Change:
    starts: dict[Ref, None] = {nodes.contract(contract.contract_id): None}
    for object_name, property_name in parts:
        # A nested property is known by the column that holds it.
        column = property_name.split(".")[0].removesuffix("[]")
        for dataset in datasets_of(contract, object_name):
            starts[dataset.part(column) if column else dataset] = None
    return Change(f"{contract.title} changes", tuple(starts), sentences)


def datasets_of(contract: Contract, object_name: str = "") -> list[Ref]:
    """Return the datasets that a contract describes; of those of one object, where their names tell which these are."""
    rows = Edge.objects.of_origin(contract.tenant_id, f"contracts:{contract.pk}").select_related(
        "said_source"
    )
    found = {row.said_source.ref.whole or row.said_source.ref for row in rows}
    datasets = sorted(ref for ref in found if ref.kind == Kind.DATASET)
    wanted = object_name.lower()
    named = [ref for ref in datasets if wanted and _last(ref.name) == wanted]
    return named or datasets


def _last(name: str) -> str:
    """Return the last part of a qualified name or a path, without what says how a file is written."""
    return re.split(r"[./]", re.sub(r"\.(parquet|csv|json|avro|orc)\Z", "", name.lower()))[-1]


def _contract(tenant: Tenant, contract_id: str) -> Contract:
    found = Contract.objects.filter(tenant=tenant, contract_id=contract_id).first()
    if found is None:
        raise NotFound(f"There is no contract {contract_id} in this tenant.")
    return found


def of_node(node: Node, parts: Sequence[str] = ()) -> Change:
    """Change a node of the lineage, or some of its columns or features."""
    ref = node.ref
    if node.kind in ("dataset", "feature_view") and parts:
        starts = tuple(ref.part(one) for one in parts)
        return Change(f"{_listed(parts)} of {node.text} {_changes(parts)}", starts)
    whole = f" of {node.name}" if node.field else ""
    return Change(f"{node.text}{whole} changes", (ref,))


def _changes(parts: Sequence[str]) -> str:
    return "changes" if len(parts) == 1 else "change"


def _listed(parts: Sequence[str]) -> str:
    shown = list(parts[:3])
    if len(parts) > 3:
        shown = [*parts[:2], f"{len(parts) - 2} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
