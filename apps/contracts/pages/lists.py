"""The list of contracts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.accounts.models import User
from apps.contracts.forms import ContractFilterForm
from apps.contracts.models import Contract, ContractQuerySet
from apps.core.paging import Listing
from apps.tenants import access
from apps.tenants.choices import Permission

PAGE_SIZE = 25


@dataclass(frozen=True)
class ContractRow:
    """A contract in a list."""

    contract_id: str
    title: str
    url: str
    tenant: str
    state: str
    domain: str
    product: str
    version: str
    owner: str
    breached_at: dt.datetime | None
    updated_at: dt.datetime


@dataclass(frozen=True)
class ContractListPage:
    """`publish_urls` are the forms of the tenants in which the reader may publish: (name, address)."""

    rows: list[ContractRow]
    form: ContractFilterForm
    is_filtered: bool
    next_cursor: str
    publish_urls: list[tuple[str, str]]
    shows_tenants: bool


def contract_list(*, user: User, query: dict[str, Any]) -> ContractListPage:
    """Gather the list of contracts that `user` can see."""
    tenants = list(access.visible_tenants(user).named())
    form = ContractFilterForm(query, tenants=tenants)
    chosen = form.chosen()
    tenant_ids = access.tenant_ids(user)
    if tenant := chosen.get("tenant"):
        tenant_ids &= {tenant.pk}
    found = Listing([_filtered(chosen)], tenant_ids, by="updated_at").page(
        cursor=str(query.get("cursor", "")), size=PAGE_SIZE, read=ContractQuerySet.in_rows
    )
    return ContractListPage(
        rows=[row(contract) for contract in found.rows],
        form=form,
        is_filtered=bool(chosen),
        next_cursor=found.next_cursor,
        publish_urls=[
            (one.name, reverse("contracts:publish", args=[one.slug]))
            for one in tenants
            if access.can(user, one, Permission.PUBLISH)
        ],
        shows_tenants=len(tenants) > 1,
    )


def _filtered(chosen: dict[str, Any]) -> ContractQuerySet:
    rows = Contract.objects.named_like(chosen.get("q", ""))
    if state := chosen.get("state"):
        rows = rows.filter(state=state)
    if domain := chosen.get("domain"):
        rows = rows.filter(domain__iexact=domain)
    if owner := chosen.get("owner"):
        rows = rows.filter(owner__in=User.objects.filter(username__iexact=owner))
    return rows.breached() if chosen.get("breached") else rows


def row(contract: Contract) -> ContractRow:
    """Return a contract as a list shows it."""
    return ContractRow(
        contract_id=contract.contract_id,
        title=contract.title,
        url=reverse("contracts:detail", args=[contract.tenant.slug, contract.contract_id]),
        tenant=contract.tenant.name,
        state=contract.state,
        domain=contract.domain,
        product=contract.product,
        version=contract.current.label if contract.current else "",
        owner=contract.owner.display_name if contract.owner else "",
        breached_at=contract.breached_at,
        updated_at=contract.updated_at,
    )
