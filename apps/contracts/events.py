"""What is said of contracts to the outside and to whom they belong."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry
from apps.contracts.models import Contract


def contract_of(entry: Entry) -> Contract | None:
    """Return the contract that an entry is about."""
    return Contract.objects.filter(pk=entry.object_id).select_related("tenant", "current").first()


def page_of(it: Contract) -> str:
    """Return the page of a contract."""
    return reverse("contracts:detail", args=[it.tenant.slug, it.contract_id])


def owner_of(entry: Entry, it: Contract) -> Iterable[UUID]:
    """Return who answers for a contract."""
    return () if it.owner_id is None else (it.owner_id,)


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
}
