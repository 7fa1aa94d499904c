"""Optimistic locks: of two who save what they opened at the same moment, one is refused."""

from __future__ import annotations

from typing import Any

import pytest

from apps.core import etags
from apps.tenants import services as tenants
from apps.tenants.models import Tenant
from tests.approvals.test_races import at_once
from tests.factories.cast import TEST, World


def test_etag__same_values__is_the_same_and_any_other_is_not() -> None:
    values: dict[str, Any] = {
        "name": "Acme",
        "limit": 2**63 - 1,
        "tiers": {"a": "high", "b": "low"},
        "end": None,
    }
    assert etags.of(values) == etags.of(
        {**dict(reversed(values.items())), "tiers": {"b": "low", "a": "high"}}
    )
    for name, other in (("name", "acme"), ("limit", 2**63 - 2), ("limit", None), ("tiers", {}), ("end", "")):
        assert etags.of({**values, name: other}) != etags.of(values)


def test_require_match__no_version_read__asks_for_nothing() -> None:
    etags.require_match(None, {"name": "Acme"})
    etags.require_match(etags.of({"name": "Acme"}), {"name": "Acme"})
    for stale in ("", "*", etags.of({"name": "Other"})):
        with pytest.raises(etags.ChangedMeanwhile):
            etags.require_match(stale, {"name": "Acme"})


@pytest.mark.django_db(transaction=True)
def test_settings__saved_twice_at_once__one_is_refused_and_nothing_is_undone(world: World) -> None:
    tenant = world.acme.tenant
    opened = tenants.settings_etag(tenant)

    def save(**change: str) -> Any:
        return lambda: tenants.update_settings(tenant=tenant, by=TEST, if_match=opened, **change)

    outcomes = at_once(save(name="Acme of one"), save(name="Acme of another", time_zone="Europe/Berlin"))
    refused = [isinstance(outcome, etags.ChangedMeanwhile) for outcome in outcomes]
    assert sorted(refused) == [False, True]
    stored = Tenant.objects.values_list("name", "time_zone").get(pk=tenant.pk)
    assert stored == (("Acme of another", "Europe/Berlin") if refused[0] else ("Acme of one", "UTC"))
