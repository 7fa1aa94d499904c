"""Slots of one request: reviewers and named people, each place filled by another person."""

from __future__ import annotations

import pytest

from apps.accounts.models import User
from apps.approvals import services
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest
from tests.approvals.fakes import OwnedDial, ask
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(acme: Cast) -> User:
    return acme.member("ana", "contributor")


@pytest.fixture
def ben(acme: Cast) -> User:
    return acme.member("ben", "contributor")


@pytest.fixture
def request_of_two_models(acme: Cast, owned: OwnedDial, ana: User, ben: User) -> ChangeRequest:
    """Return an open request that waits for a reviewer and for the owners of two models."""
    owned.owners = {"churn-model": frozenset({ana.pk}), "fraud-model": frozenset({ben.pk})}
    return ask(owned, tenant=acme.tenant, by=acme.author)


def approve(request: ChangeRequest, *people: User) -> ChangeRequest:
    for person in people:
        request = services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request


def told(request: ChangeRequest) -> list[tuple[str, int, str, bool]]:
    rows = request.slots.filter(revision=request.revision)
    return [(row.label, row.people, row.permission, row.is_named) for row in rows]


def test_request__of_reviewers_and_owners__is_executed_once_each_slot_is_filled(
    acme: Cast, ana: User, ben: User, request_of_two_models: ChangeRequest
) -> None:
    request = request_of_two_models
    assert told(request) == [
        ("Owner of churn-model", 1, "sign_off_change", True),
        ("Owner of fraud-model", 1, "sign_off_change", True),
        ("", 1, "vote_on_request", False),
    ]
    assert request.quorum == 3
    # Three reviewers are as many people, and not the owners.
    assert approve(request, *acme.voters()).state == State.IN_REVIEW
    assert approve(request, ana).state == State.IN_REVIEW
    assert approve(request, ben).state == State.EXECUTING
