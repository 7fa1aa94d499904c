"""What changed between two versions of a contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.accounts.models import User
from apps.contracts import documents
from apps.contracts.comparison import Group, Line, grouped, lines
from apps.contracts.models import Contract, ContractVersion
from apps.contracts.odcs import differences
from apps.contracts.odcs.semver import Advice
from apps.contracts.pages.details import load
from apps.core.numbers import whole
from apps.core.refusals import NotFound

CHOICES_SHOWN = 100


@dataclass(frozen=True)
class ComparePage:
    """Two versions; where a contract has one alone, nothing is compared."""

    contract: Contract
    contract_url: str
    before: ContractVersion | None
    after: ContractVersion | None
    choices: Sequence[tuple[int, str]]
    groups: Sequence[Group]
    advice: Advice | None
    lines: Sequence[Line] | None


def compare(*, user: User, tenant: str, contract_id: str, query: Mapping[str, Any]) -> ComparePage:
    """Gather the comparison of `from` and `to`; by default of the version that is served with the one before it.

    Raises `NotFound` for numbers of no version.
    """
    contract = load(user, tenant, contract_id)
    known = list(contract.versions.without_bytes().order_by("-number")[:CHOICES_SHOWN])
    after = _chosen(contract, query.get("to")) or contract.current
    earlier = [one.number for one in known if after and one.number < after.number and one.published_at]
    before = _chosen(contract, query.get("from")) or (
        contract.versions.filter(number=earlier[0]).first() if earlier else None
    )
    groups: list[Group] = []
    advice: Advice | None = None
    shown: Sequence[Line] | None = []
    if before is not None and after is not None:
        difference = differences.between(documents.file_of(before), documents.file_of(after))
        groups = grouped([one.as_json() for one in difference.changes])
        advice = difference.advice
        shown = lines(bytes(before.content), bytes(after.content))
    return ComparePage(
        contract=contract,
        contract_url=reverse("contracts:detail", args=[tenant, contract_id]),
        before=before,
        after=after,
        choices=[
            (one.number, f"{one.label} (#{one.number}{'' if one.published_at else ', not published'})")
            for one in known
        ],
        groups=groups,
        advice=advice,
        lines=shown,
    )


def _chosen(contract: Contract, number: Any) -> ContractVersion | None:
    if not number:
        return None
    asked = whole(number, low=1)
    found = contract.versions.filter(number=asked).first() if asked is not None else None
    if found is None:
        raise NotFound()
    return found
