"""What every write to a contract does first and last."""

from __future__ import annotations

from uuid import UUID

from apps.audit.choices import Action
from apps.contracts import datasets
from apps.contracts.models import Contract, ContractVersion
from apps.contracts.odcs import shapes
from apps.contracts.odcs.files import ContractFile
from apps.core import clock
from apps.core.actors import Actor
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.tenants import access
from apps.tenants.choices import Permission

OBJECT = "contracts.contract"


def authorise(by: Actor, *, tenant_id: UUID, action: Action, obj: tuple[str, str]) -> None:
    """Return quietly when `by` may publish in the tenant; the portal itself always may.

    Raises `NotFound` for outsiders, and `Forbidden`, which is recorded as denied, for insiders.
    """
    access.authorise(by, tenant_id, Permission.PUBLISH, action=action, obj=obj)


def serve(contract: Contract, version: ContractVersion, file: ContractFile) -> None:
    """Make a version the one that is served, of a contract whose row is held."""
    now = clock.now()
    if version.published_at is None:
        version.published_at = now
        version.save(update_fields=["published_at"])
    contract.current = version
    contract.name, contract.domain, contract.product = file.name, file.domain, file.product
    contract.state = file.state
    contract.updated_at = now
    contract.save(update_fields=["current", "name", "domain", "product", "state", "updated_at"])
    found = datasets.described(shapes.of(file.value))
    lineage.replace_edges(
        tenant=contract.tenant,
        origin=f"contracts:{contract.pk}",
        edges=datasets.edges(contract.contract_id, found),
        nodes=[nodes.contract(contract.contract_id)],
        labels={nodes.contract(contract.contract_id): contract.title},
        unresolved={one.ref: one.reason for one in found if one.reason},
    )
