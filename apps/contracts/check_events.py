"""What is said of checks: a breach concerns whoever publishes the contract and whoever reads the data."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry
from apps.contracts.models import CheckPlan
from apps.lineage import graph, nodes, owners
from apps.lineage.choices import Kind

_READERS = (Kind.FEATURE_VIEW, Kind.FEATURE_SERVICE, Kind.VERSION, Kind.CONSUMER)


def check_of(entry: Entry) -> CheckPlan | None:
    """Return the check that an entry is about."""
    found = CheckPlan.objects.filter(pk=entry.object_id)
    return found.select_related("tenant", "contract__current").first()


def page_of(it: CheckPlan) -> str:
    """Return the page of the contract's checks."""
    return reverse("contracts:checks", args=[it.tenant.slug, it.contract.contract_id])


def concerned(entry: Entry, it: CheckPlan) -> Iterable[UUID]:
    """Return who published the contract, who answers for it, and who answers for what reads its data."""
    contract = it.contract
    people = {contract.owner_id, contract.current.created_by_id if contract.current else None}
    walk = graph.downstream(it.tenant_id, [nodes.contract(contract.contract_id)])
    for some in owners.of(walk.reached(*_READERS)).values():
        people |= some
    return [one for one in people if one is not None]


EVENTS = {
    Action.CONTRACTS_CHECK_BREACHED: EventText(
        EventKind.TENANT,
        "Data contract breached",
        "The data of {it.contract.title} in {it.tenant.name} breaks its contract, as the check {it.name} found.",
        check_of,
        page_of,
        concerned,
        tells_actor=True,
    ),
    Action.CONTRACTS_CHECK_RECOVERED: EventText(
        EventKind.TENANT,
        "Data contract kept again",
        "The data of {it.contract.title} in {it.tenant.name} keeps its contract again, as the check {it.name} found.",
        check_of,
        page_of,
        concerned,
        tells_actor=True,
    ),
}
