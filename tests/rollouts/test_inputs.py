"""What a promotion shows of the inputs of its candidate, beside those of the version that serves."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from apps.approvals.models import ChangeRequest
from apps.contracts.models import Contract
from apps.core import clock
from apps.features.models import FeatureView
from apps.registry import services as registry
from apps.registry.models import ModelVersion
from apps.rollouts import inputs
from apps.rollouts.inputs import InputRow, Inputs
from tests.contract_checks import promised
from tests.factories.cast import Cast
from tests.factories.data import change_view, make_service, make_view
from tests.rollouts.stage import ask, make_champion, make_version

pytestmark = pytest.mark.django_db


def pin(cast: Cast, version: ModelVersion, features: list[str], contracts: list[str]) -> None:
    registry.set_inputs(version=version, features=features, contracts=contracts, by=cast.author)


def compared(request: ChangeRequest) -> Inputs:
    found = inputs.compared(request)
    assert found is not None
    return found


def rows(found: Inputs) -> dict[str, InputRow]:
    return {row.name: row for row in found.rows}


def shown(cast: Cast, request: ChangeRequest) -> str:
    """Return the panel of the request's page as its words."""
    client = Client()
    client.force_login(cast.viewer)
    page = client.get(f"/approvals/{request.pk}/").content.decode()
    if 'id="inputs"' not in page:
        return ""
    panel = page[page.index('id="inputs"') :]
    panel = panel[: panel.index("</table>")]
    return " ".join(re.sub(r"<[^>]*>", " ", panel).split())


@pytest.fixture
def request_of_second(acme: Cast) -> ChangeRequest:
    """Return the request for a version that shares one input with the champion, and differs in the others."""
    make_view(acme, "kept")
    changing = make_view(acme, "changing")
    make_service(acme, [make_view(acme, "dropped")], "dropped_service")
    make_view(acme, "new")
    orders = promised.contract(acme.tenant, acme.author)
    first, second = make_version(acme), make_version(acme)
    pin(acme, first, ["kept", "changing", "dropped_service"], ["orders"])
    make_champion(acme, first)
    change_view(changing)
    promised.publish(orders, acme.author, {**promised.ORDERS, "version": "2"})
    pin(acme, second, ["kept", "feast_demo/changing", "new:trip_count"], ["orders@1.2.0"])
    return ask(acme, second)


def test_compared__with_the_champion__names_what_was_added_removed_and_changed(
    acme: Cast, request_of_second: ChangeRequest
) -> None:
    found = compared(request_of_second)
    assert (found.candidate_number, found.stable_number, found.moved) == (2, 1, 4)
    assert [(row.name, row.kind, row.change, row.since) for row in found.rows] == [
        # What changed stands first, and what stayed last.
        ("feast_demo/changing", "Feature view", "changed", ""),
        ("orders", "Data contract", "changed", ""),
        ("feast_demo/new:trip_count", "Feature", "added", ""),
        ("feast_demo/dropped_service", "Feature service", "removed", ""),
        ("feast_demo/kept", "Feature view", "same", ""),
    ]
    orders = rows(found)["orders"]
    assert (orders.candidate, orders.stable, orders.now) == ("1.2.0", "1.1.0", "1.2.0")
    changing = rows(found)["feast_demo/changing"]
    assert changing.candidate == changing.now != changing.stable != ""
    assert (rows(found)["feast_demo/new:trip_count"].stable, found.unresolved) == ("", [])


def test_page__of_a_promotion__shows_each_input_beside_the_champions(
    acme: Cast, request_of_second: ChangeRequest
) -> None:
    words = shown(acme, request_of_second)
    assert "Version 2 beside version 1: 4 inputs moved" in words
    for told in (
        "orders Data contract 1.2.0 changed 1.1.0 1.2.0 Active",
        "feast_demo/new:trip_count Feature",
        "feast_demo/dropped_service Feature service not an input removed",
    ):
        assert told in words, words
    assert words.count("added") == words.count("removed") == 1
    assert words.count("changed") == 2


def test_compared__after_definitions_changed__says_so_of_each_input(
    acme: Cast, request_of_second: ChangeRequest
) -> None:
    change_view(FeatureView.objects.get(name="kept"))
    FeatureView.objects.filter(name="new").update(removed_at=clock.now())
    orders = Contract.objects.get()
    promised.publish(orders, acme.author, {**promised.ORDERS, "version": "3"})
    found = rows(compared(request_of_second))
    assert {name: (row.change, row.since) for name, row in found.items() if row.since} == {
        "feast_demo/kept": ("same", "The definition changed since."),
        "feast_demo/new:trip_count": ("added", "It is gone."),
        "orders": ("changed", "The contract is at version 1.3.0 now."),
    }
    assert (found["feast_demo/new:trip_count"].tone, found["feast_demo/new:trip_count"].now) == ("bad", "")
    assert compared(request_of_second).moved == 5
    words = shown(acme, request_of_second)
    assert "Version 2 beside version 1: 5 inputs moved" in words
    for said in ("The definition changed since.", "It is gone.", "The contract is at version 1.3.0 now."):
        assert words.count(said) == 1


def test_compared__with_inputs_that_name_nothing__shows_them_with_the_reason(acme: Cast) -> None:
    promised.contract(acme.tenant, acme.author)
    first, second = make_version(acme), make_version(acme)
    pin(acme, first, ["nowhere"], ["orders"])
    make_champion(acme, first)
    pin(acme, second, ["nowhere"], ["orders@9"])
    request = ask(acme, second)
    found = compared(request)
    reasons = {
        "nowhere": "There is no feature view or service of the name nowhere.",
        "orders@9": "The contract orders has no version 9. It has 1.1.0 now.",
    }
    assert dict(found.unresolved) == reasons
    # What is not resolved goes by what the tag says, so the contract is another input for each.
    assert {(row.name, row.change, row.candidate, row.stable) for row in found.rows} == {
        ("nowhere", "same", "not resolved", "not resolved"),
        ("orders", "added", "9", ""),
        ("orders", "removed", "", "1.1.0"),
    }
    words = shown(acme, request)
    for reason in reasons.values():
        assert f"Not resolved: {reason}" in words


def test_compared__without_a_champion__says_that_there_is_nothing_to_compare_with(acme: Cast) -> None:
    view = make_view(acme)
    version = make_version(acme)
    pin(acme, version, ["driver_stats"], [])
    request = ask(acme, version)
    found = compared(request)
    assert (found.stable_number, found.moved, len(found.rows)) == (None, 0, 1)
    words = shown(acme, request)
    assert "No version is served yet, so there is nothing to compare with." in words
    assert "moved" not in words
    change_view(view)
    assert compared(request).moved == 1
    assert "1 input moved since it was named." in shown(acme, request)


def test_compared__where_neither_version_names_inputs__shows_nothing(acme: Cast, globex: Cast) -> None:
    make_view(globex)
    other = make_version(globex)
    pin(globex, other, ["driver_stats"], [])
    make_champion(acme, make_version(acme))
    request = ask(acme, make_version(acme))
    assert inputs.compared(request) is None
    assert shown(acme, request) == ""
    request.kind = "quota_change"
    assert inputs.compared(request) is None
