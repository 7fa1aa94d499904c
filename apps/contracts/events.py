"""What is said of contracts and of their checks, and to whom: a breach concerns whoever reads the data, too."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry
from apps.contracts import consumers
from apps.contracts.models import CheckPlan, Contract
from apps.lineage import nodes, owners
from apps.lineage.models import Node
from apps.tenants import grants
from apps.tenants.choices import Permission


def contract_of(entry: Entry) -> Contract | None:
    """Return the contract that an entry is about."""
    return Contract.objects.filter(pk=entry.object_id).select_related("tenant", "current").first()


def page_of(it: Contract) -> str:
    """Return the page of a contract."""
    return reverse("contracts:detail", args=[it.tenant.slug, it.contract_id])


def owner_of(entry: Entry, it: Contract) -> Iterable[UUID]:
    """Return who answers for a contract."""
    return () if it.owner_id is None else (it.owner_id,)


def check_of(entry: Entry) -> CheckPlan | None:
    """Return the check that an entry is about."""
    found = CheckPlan.objects.filter(pk=entry.object_id)
    return found.select_related("tenant", "contract__current").first()


def checks_page_of(it: CheckPlan) -> str:
    """Return the page of the contract's checks."""
    return reverse("contracts:checks", args=[it.tenant.slug, it.contract.contract_id])


def concerned(entry: Entry, it: CheckPlan) -> Iterable[UUID]:
    """Return who published the contract, who answers for it, and who answers for what reads its data.

    What reads it hangs on the contract, on its datasets or on their columns. Only people of the tenant are told: owners of
    views may be named who never were in it, or have left.
    """
    contract = it.contract
    own = nodes.contract(contract.contract_id).node_id(it.tenant_id)
    reached = [*consumers.readers(contract).reached(*consumers.KINDS), *Node.objects.with_ids([own])]
    people = set[UUID]().union(*owners.of(reached).values())
    published = contract.current.created_by_id if contract.current else None
    people |= {one for one in (contract.owner_id, published) if one is not None}
    return grants.holders(it.tenant_id, Permission.VIEW).filter(pk__in=people).values_list("pk", flat=True)


EVENTS = {
    Action.CONTRACTS_VERSION_PUBLISHED: EventText(
        EventKind.DATA,
        "Data contract published",
        "A version of the data contract {it.title} was published in {it.tenant.name}. It is {it.state}.",
        contract_of,
        page_of,
        owner_of,
    ),
    Action.CONTRACTS_VERSION_PROPOSED: EventText(
        EventKind.DATA,
        "Breaking change proposed",
        "A change that breaks the data contract {it.title} in {it.tenant.name} waits for its approval.",
        contract_of,
        page_of,
        owner_of,
    ),
    Action.CONTRACTS_CHECK_BREACHED: EventText(
        EventKind.DATA,
        "Data contract breached",
        "The data of {it.contract.title} in {it.tenant.name} breaks its contract, as the check {it.name} found.",
        check_of,
        checks_page_of,
        concerned,
        tells_actor=True,
    ),
    Action.CONTRACTS_CHECK_RECOVERED: EventText(
        EventKind.DATA,
        "Data contract kept again",
        "The data of {it.contract.title} in {it.tenant.name} keeps its contract again, as the check {it.name} found.",
        check_of,
        checks_page_of,
        concerned,
        tells_actor=True,
    ),
}
