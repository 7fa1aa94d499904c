"""Two operators who look at the same rows at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from apps.core import admin_actions
from apps.core.admin_actions import AdminAction, Planned
from apps.tenants import services as tenants
from apps.tenants.models import Tenant
from tests.approvals.test_races import at_once
from tests.factories.cast import TEST, World

pytestmark = pytest.mark.django_db(transaction=True)


def test_dry_runs__of_the_same_tenants_in_opposite_orders__wait_for_each_other(world: World) -> None:
    ids = [str(world.acme.tenant.pk), str(world.globex.tenant.pk)]
    met = threading.Barrier(2)

    def suspend(tenant: Tenant, params: dict[str, Any], by: Any) -> str:
        tenants.suspend(tenant=tenant, reason="Unpaid.", by=by)
        # With one row each, both would want the other's.
        with suppress(threading.BrokenBarrierError):
            met.wait(timeout=0.3)
        return tenant.slug

    act = AdminAction("suspend", "Suspend", suspend, locks_row=True)

    def dry_run(order: list[str]) -> Callable[[], list[Planned]]:
        return lambda: admin_actions.plan(act, Tenant, order, {}, TEST)

    plans = at_once(dry_run(ids), dry_run(ids[::-1]))
    told = [[(row.sentence, row.is_done) for row in plan] for plan in plans if isinstance(plan, list)]
    assert told == [[("acme", True), ("globex", True)], [("globex", True), ("acme", True)]]
    assert {tenant.status for tenant in Tenant.objects.all()} == {"active"}
