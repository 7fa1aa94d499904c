"""What people and programs read of slots: for whom each is, who filled it, who still can."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import pages, services
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest
from apps.tenants.choices import Role, Scope
from tests.approvals.fakes import Dial, OwnedDial, ask
from tests.approvals.test_api import Caller, ballot
from tests.factories.cast import Cast, World, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(acme: Cast) -> User:
    return acme.member("ana", Role.CONTRIBUTOR)


@pytest.fixture
def request_with_owners(acme: Cast, owned: OwnedDial, ana: User) -> ChangeRequest:
    owned.owners = {
        "churn-model": frozenset({ana.pk, acme.colleague.pk}),
        "fraud-model": frozenset({acme.support.pk}),
    }
    return ask(owned, tenant=acme.tenant, by=acme.author)


def approve(request: ChangeRequest, *people: User) -> ChangeRequest:
    for person in people:
        request = services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request


def text_of(user: User, request: ChangeRequest, part: str) -> str:
    """Return the words of one element of the page, by its id."""
    client = Client()
    client.force_login(user)
    text = client.get(reverse("approvals:detail", args=[request.pk])).content.decode()
    assert f'id="{part}"' in text, part
    inner = re.split(rf'id="{part}"[^>]*>', text, maxsplit=1)[1].split("<!-- end -->")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", inner).split())


def test_page__of_a_request_with_owners__says_of_each_slot_who_filled_it_and_who_could(
    acme: Cast, ana: User, request_with_owners: ChangeRequest
) -> None:
    slots = text_of(acme.viewer, request_with_owners, "slots")
    assert slots.startswith("0 of 3 approvals, each from another person")
    assert "Owner of churn-model Waits for acme-ana or acme-colleague" in slots
    assert "Owner of fraud-model Waits for acme-support" in slots
    assert "Reviewers Waits for acme-approver, acme-second or acme-third" in slots
    approve(request_with_owners, ana, acme.approver, acme.second_approver)
    slots = text_of(acme.viewer, request_with_owners, "slots")
    assert slots.startswith("2 of 3 approvals")
    assert "Owner of churn-model acme-ana approved Owner of fraud-model Waits for acme-support" in slots
    assert "Reviewers acme-approver approved" in slots
    more = text_of(acme.viewer, request_with_owners, "more-approvals")
    assert more.startswith("acme-second approved as well; what is missing is for others.")


def test_page__who_may_fill_a_slot__reads_as_whom_and_that_it_is_the_last(
    acme: Cast, ana: User, request_with_owners: ChangeRequest
) -> None:
    assert text_of(ana, request_with_owners, "votes-as").startswith("You decide as: Owner of churn-model.")
    assert pages.detail_page(request_with_owners, ana).is_last_approval is False
    approve(request_with_owners, acme.approver, acme.support)
    assert pages.detail_page(request_with_owners, ana).is_last_approval is True
    # A second reviewer completes nothing.
    assert pages.detail_page(request_with_owners, acme.second_approver).is_last_approval is False


def test_page__who_is_asked_for_nothing__reads_for_whom_it_waits(
    acme: Cast, request_with_owners: ChangeRequest
) -> None:
    why = text_of(acme.product, request_with_owners, "why-not")
    assert why.startswith(
        "This request waits for particular people: Owner of churn-model; Owner of fraud-model; Reviewers."
    )
    client = Client()
    client.force_login(acme.product)
    page = client.get(reverse("approvals:detail", args=[request_with_owners.pk])).content.decode()
    assert 'value="approve"' not in page
    # They hold the permission and were not asked: nothing that the list of ineligible people has to explain.
    assert "acme-product" not in page.split('id="slots"')[1].split("Policy")[0]


def test_page__of_a_request_of_reviewers_alone__is_as_it_was(acme: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    client = Client()
    client.force_login(acme.approver)
    page = client.get(reverse("approvals:detail", args=[request.pk])).content.decode()
    assert 'id="slots"' not in page
    assert 'id="votes-as"' not in page
    assert "Eligible to vote: acme-approver, acme-second, acme-third." in page


def test_page__of_a_closed_request__keeps_who_filled_what(
    acme: Cast, ana: User, request_with_owners: ChangeRequest
) -> None:
    request = approve(request_with_owners, ana, acme.support, acme.approver)
    assert request.state == State.EXECUTING
    slots = text_of(acme.viewer, request, "slots")
    assert slots.startswith("3 of 3 approvals")
    assert "Waits for" not in slots.split("Policy")[0]
    assert "Owner of fraud-model acme-support approved" in slots


def test_page__expiry_of_the_request__is_shown(acme: Cast, request_with_owners: ChangeRequest) -> None:
    client = Client()
    client.force_login(acme.viewer)
    page = client.get(reverse("approvals:detail", args=[request_with_owners.pk])).content.decode()
    assert f'datetime="{request_with_owners.expires_at.isoformat()[:16]}' in page


def test_rest__of_a_request_with_owners__tells_its_slots(
    acme: Cast, ana: User, request_with_owners: ChangeRequest, dial: Dial
) -> None:
    approve(request_with_owners, ana)
    caller = Caller(acme.viewer)
    status, one = caller.get(f"/{request_with_owners.pk}")
    expected: list[dict[str, Any]] = [
        {
            "label": "Owner of churn-model",
            "people": 1,
            "permission": "sign_off_change",
            "filled_by": ["acme-ana"],
            "waiting_for": ["acme-colleague"],
        },
        {
            "label": "Owner of fraud-model",
            "people": 1,
            "permission": "sign_off_change",
            "filled_by": [],
            "waiting_for": ["acme-support"],
        },
        {
            "label": "Reviewers",
            "people": 1,
            "permission": "vote_on_request",
            "filled_by": [],
            "waiting_for": [],
        },
    ]
    assert (status, one["slots"], one["approvals"], one["quorum"]) == (200, expected, 1, 3)
    ask(dial, tenant=acme.tenant, by=acme.author)
    items = caller.get()[1]["items"]
    assert [item["slots"] for item in items][1] == expected
    assert [slot["label"] for slot in items[0]["slots"]] == ["Reviewers"]


def test_rest__token_of_an_owner_with_the_scope_to_vote__signs_off(
    world: World, acme: Cast, ana: User, request_with_owners: ChangeRequest
) -> None:
    request = request_with_owners
    caller = Caller(ana)
    caller.client = Client(
        headers={"Authorization": f"Bearer {token_of(ana, scopes=[Scope.APPROVALS_READ])}"}
    )
    assert caller.post(f"/{request.pk}/votes", ballot(request))[0] == 403
    caller.client = Client(
        headers={"Authorization": f"Bearer {token_of(ana, scopes=[Scope.APPROVALS_VOTE])}"}
    )
    status, answer = caller.post(f"/{request.pk}/votes", ballot(request))
    assert (status, answer["slots"][0]["filled_by"]) == (200, ["acme-ana"])
    status, answer = Caller(acme.product).post(f"/{request.pk}/votes", ballot(request))
    assert (status, answer["code"]) == (403, "slots_of_others")
    assert Caller(world.globex.approver).post(f"/{request.pk}/votes", ballot(request))[0] == 404


def test_rest__lists__more_requests_with_owners_ask_no_more_queries(
    acme: Cast, owned: OwnedDial, dial: Dial, ana: User
) -> None:
    caller = Caller(acme.viewer)
    owned.owners = {"churn-model": frozenset({ana.pk, acme.colleague.pk})}

    def queries(more: int) -> int:
        for _ in range(more):
            approve(ask(owned, tenant=acme.tenant, by=acme.author), ana)
            approve(ask(dial, tenant=acme.tenant, by=acme.author), acme.approver)
        caller.get()
        with CaptureQueriesContext(connection) as asked:
            assert caller.get()[0] == 200
        return len(asked)

    assert queries(1) == queries(5)


def test_queue__more_requests_with_owners__ask_no_more_queries(
    acme: Cast, owned: OwnedDial, dial: Dial, ana: User
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk, acme.colleague.pk})}
    client = Client()

    def queries(person: User, more: int) -> int:
        for _ in range(more):
            approve(ask(owned, tenant=acme.tenant, by=acme.author), acme.colleague)
            approve(ask(dial, tenant=acme.tenant, by=acme.author), acme.approver)
        client.force_login(person)
        client.get(reverse("approvals:queue"))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("approvals:queue")).status_code == 200
        return len(asked)

    assert queries(ana, 1) == queries(ana, 5)
    assert queries(acme.second_approver, 1) == queries(acme.second_approver, 5)
