"""Names through every door that gives one: nothing unseen in them, and no two that a reader takes for one another."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core.refusals import Invalid, Refused
from apps.tenants import services as tenants
from apps.tenants.services import groups
from tests.contracts.stage import CONTRIBUTOR, VIEWER, Stage, snapshot, text_of
from tests.factories.cast import TEST

WIRE = "/mlflow/acme/api/2.0/mlflow"
# Controls, directions, no width, half a character, other alphabets that look the same, and what only looks empty.
MISLEADING = [
    "fraud\x00", "fra\x07ud", "fraud\n", "\u202eduarf", "fr\u2066aud", "fra\u200bud", "fraud\u200d", "\ufefffraud",
    "fraud\u2060", "fraud\u00ad", "\u3164", " ", "\u00a0", "fraud ", "ﬀraud", "ｆｒａｕｄ", "frаud", "fraud\u0301", "fra\u034fud",
]  # fmt: skip


@pytest.mark.parametrize("name", [*MISLEADING, "frau\ud800"], ids=ascii)
def test_model__name_that_misleads__is_refused(stage: Stage, name: str) -> None:
    before = snapshot()
    answer = stage.call(CONTRIBUTOR, "POST", f"{WIRE}/registered-models/create", {"name": name})
    assert answer.status_code == 400, text_of(answer)
    assert snapshot() == before


@pytest.mark.parametrize("name", ["FRAUD", "Fraud", "fRAUD"])
def test_model__twin_in_another_case__is_refused_and_told_of_the_other(stage: Stage, name: str) -> None:
    before = snapshot()
    answer = stage.call(CONTRIBUTOR, "POST", f"{WIRE}/registered-models/create", {"name": name})
    assert answer.status_code == 400
    assert json.loads(text_of(answer))["error_code"] == "RESOURCE_ALREADY_EXISTS"
    assert snapshot() == before


@pytest.mark.parametrize(
    "name", ["FRAUD", "Fraud", "fraud ", "ｆｒａｕｄ", "fraud\u200b", "frаud"], ids=ascii
)
def test_model__looked_up_by_a_twin__is_not_there_at_any_door(stage: Stage, name: str) -> None:
    assert stage.page(VIEWER, "GET", f"/models/acme/{name}/").status_code == 404
    answer = stage.call(VIEWER, "GET", f"{WIRE}/registered-models/get", {"name": name})
    assert answer.status_code in (400, 404)
    body = {
        "tenant": "acme", "model": name, "version": 1, "alias": "champion", "plan": [{"weight": 20, "seconds": 60}],
        "reason": "Why.",
    }  # fmt: skip
    assert stage.call(CONTRIBUTOR, "POST", "/api/v1/change-requests", body).status_code in (400, 404)


@pytest.mark.parametrize("name", ["gold\x00", "go\u200bld", "\u202edlog", "gоld", " gold"], ids=ascii)
def test_alias__name_that_misleads__is_refused(stage: Stage, name: str) -> None:
    before = snapshot()
    body = {"name": "churn", "alias": name, "version": "1"}
    assert stage.call(CONTRIBUTOR, "POST", f"{WIRE}/registered-models/alias", body).status_code == 400
    assert snapshot() == before


@pytest.mark.parametrize("alias", ["Champion", "CHAMPION"])
def test_alias__twin_of_a_protected_one__is_as_protected(stage: Stage, alias: str) -> None:
    before = snapshot()
    body = {"name": "churn", "alias": alias, "version": "1"}
    answer = stage.call(CONTRIBUTOR, "POST", f"{WIRE}/registered-models/alias", body)
    assert answer.status_code in (400, 403)
    assert snapshot() == before


@pytest.mark.parametrize("path", ["a\u202eb", "a\x00b", "a\nb", "a\u200b/../b", "a/\u2066b"], ids=ascii)
def test_file__path_that_misleads__is_refused(stage: Stage, path: str) -> None:
    before = snapshot()
    address = f"/mlflow/acme/api/2.0/mlflow-artifacts/artifacts/{quote(path)}"
    assert stage.call(CONTRIBUTOR, "PUT", address, b"bytes").status_code == 400
    assert snapshot() == before


@pytest.mark.parametrize(
    "username", ["acme-viewer\x00", "аcme-viewer", "acme\u200bviewer", "\u202eacme", "ａcme", "café", "", " ", "a b", "x" * 151],
    ids=ascii,
)  # fmt: skip
def test_username__that_misleads__is_refused_for_people_and_accounts(stage: Stage, username: str) -> None:
    people = User.objects.count()
    with pytest.raises(Invalid):
        accounts.create_person(username=username, password="correct horse battery staple", by=TEST)
    with pytest.raises(Invalid):
        accounts.create_service_account(username=username, owner=stage.people[VIEWER], by=TEST)
    assert User.objects.count() == people


@pytest.mark.parametrize("username", ["acme-viewer", "ACME-VIEWER", "Acme-Viewer"])
def test_username__twin_in_another_case__is_taken(stage: Stage, username: str) -> None:
    with pytest.raises(Refused) as refused:
        accounts.create_person(username=username, password="correct horse battery staple", by=TEST)
    assert refused.value.code == "username_taken"


@pytest.mark.parametrize("full_name", ["A\u202eB", "A\x00", "A\u200bB", "A\nB"], ids=ascii)
def test_full_name__that_misleads__is_refused(stage: Stage, full_name: str) -> None:
    with pytest.raises(Invalid):
        accounts.create_person(
            username="new", password="correct horse battery staple", full_name=full_name, by=TEST
        )


def test_title__of_letters_of_two_alphabets__is_refused_at_every_service(stage: Stage) -> None:
    before = snapshot()
    acts: list[Callable[[], object]] = [
        lambda: tenants.create_tenant(slug="other", name="\u0410cme", by=TEST),
        lambda: tenants.update_settings(tenant=stage.world.acme.tenant, name="\u0410cme", by=TEST),
        lambda: groups.create_group(name="r\u0456sk", people=[], by=TEST),
        lambda: accounts.create_person(
            username="new", password="correct horse battery staple", full_name="\u0410nn Lee", by=TEST
        ),
    ]
    for act in acts:
        with pytest.raises(Invalid) as refused:
            act()
        assert refused.value.code == "mixed_scripts"
    assert snapshot() == before
    tenants.update_settings(
        tenant=stage.world.acme.tenant, name="\u041a\u043e\u043c\u0430\u043d\u0434\u0430", by=TEST
    )
