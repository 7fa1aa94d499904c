"""What checks say against promotions: breaches of contracts that block, and checks that say nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from apps.contracts.choices import CheckState
from apps.contracts.models import CheckPlan
from apps.core import clock

_STATES = {
    CheckState.BREACHED: "breaks the contract",
    CheckState.WITHOUT_DATA: "was not there when it was checked",
    CheckState.UNMEASURED: "could not be checked",
}


@dataclass(frozen=True)
class Breach:
    """Why a check of a contract holds up a promotion."""

    contract: str
    check: str
    state: str
    since: str
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """Return it as policies are told."""
        return dict(vars(self))


def blocking(tenant_id: UUID, contract_ids: Collection[str]) -> list[Breach]:
    """Return what holds up promotions of versions that read these contracts; empty where every blocking check is kept.

    No data is no pass: a check that was never made, is too old or was made against another version of its contract is
    named, too.
    """
    plans = (
        CheckPlan.objects.blocking()
        .filter(tenant_id=tenant_id, contract__contract_id__in=list(contract_ids))
        .select_related("contract")
        .order_by("contract__contract_id", "name")
    )
    now = clock.now()
    found = []
    for plan in plans:
        named, state, since = plan.contract.contract_id, plan.state, plan.checked_at
        data = f"The data of {named}"
        if not plan.state:
            state, said = "never_checked", f"{data} was never checked by {plan.name}. Run the check."
        elif plan.state != CheckState.KEPT:
            since = plan.breached_at or plan.checked_at
            said = f"{data} {_STATES[CheckState(plan.state)]} (check {plan.name}). Mend it and run the check again."
        elif plan.checked_version_id != plan.contract.current_id:
            state = "other_version"
            said = (
                f"{data} was last checked against another version of the contract. Run the check {plan.name}."
            )
        elif plan.is_stale(now):
            state = "stale"
            said = f"{data} was last checked too long ago by {plan.name}. Run the check."
        else:
            continue
        found.append(Breach(named, plan.name, state, since.isoformat() if since else "", said))
    return found
