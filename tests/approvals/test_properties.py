"""Any sequence of acts by anybody: what must hold after each of them."""

from __future__ import annotations

import contextlib

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.approvals import services
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest, Permit, Vote
from apps.approvals.services.requests import OBJECT
from apps.audit.models import Entry
from apps.core.refusals import Refused
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from tests.approvals.fakes import Dial, OwnedDial, ask
from tests.factories.cast import TEST, Cast

# Reviewers and approvals come up more often, so that many sequences reach a permit.
PEOPLE = ("second_approver", "second_approver", "approver", "author", "colleague", "third_approver", "viewer")
ACTS = ("approve", "approve", "approve", "reject", "approve an older digest", "withdraw", "reconsider", "change the facts",
        "turn the policy", "take the role", "give the role", "finish", "use the permit")  # fmt: skip

pytestmark = pytest.mark.django_db


class Undone(Exception):
    """Ends an example, so that its transaction leaves nothing behind."""


def act(name: str, who: str, request: ChangeRequest, acme: Cast, dial: Dial, first_digest: str) -> None:
    """Let somebody try something; a refusal is an answer like any other."""
    person = getattr(acme, who)
    role = {"tenant": acme.tenant, "user": person, "role": Role.REVIEWER, "by": TEST}
    if name in ("approve", "reject"):
        services.cast_vote(
            change_request=request, digest=request.digest, decision=name, reason="Because.", by=person
        )
    elif name == "approve an older digest":
        services.cast_vote(change_request=request, digest=first_digest, decision="approve", by=person)
    elif name == "withdraw":
        services.withdraw(change_request=request, by=person)
    elif name == "reconsider":
        services.reconsider(change_request=request, by=person)
    elif name == "change the facts":
        dial.at += 1
    elif name == "turn the policy":
        dial.weather = "frost" if dial.weather == "fair" else "fair"
    elif name == "take the role":
        tenants.remove_role(**role)
    elif name == "give the role":
        tenants.assign_role(**role)
    elif name == "finish":
        services.finish(change_request=request, state=State.ROLLED_BACK, by=TEST, reason="test")
    else:
        permit = Permit.objects.filter(change_request=request).first()
        if permit is not None:
            services.consume_permit(permit_id=permit.pk, target=request.target, value=request.value)


def check(request: ChangeRequest, acme: Cast) -> None:
    """Assert what holds at every moment."""
    latest: dict[object, str] = {}
    for vote in Vote.objects.filter(change_request=request, digest=request.digest, revision=request.revision):
        latest[vote.voter_id] = vote.decision
    permits = Permit.objects.filter(change_request=request)
    approved = request.state in {State.EXECUTING, State.APPLIED, State.ROLLED_BACK, State.FAILED}
    assert permits.count() == approved
    if approved:
        assert sum(decision == "approve" for decision in latest.values()) >= 2
        assert "reject" not in latest.values()
        assert permits.get().digest == request.digest
    voters = set(Vote.objects.filter(change_request=request).values_list("voter_id", flat=True))
    assert not voters & {acme.author.pk, acme.third_approver.pk}
    # The trail alone tells the state.
    told = ""
    for entry in reversed(Entry.objects.history(request.tenant_id, obj=(OBJECT, str(request.pk)))):
        after = str(entry.document["after"])
        if after in State.values:
            assert str(entry.document["before"]) == told
            told = after
    assert told == request.state


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(PEOPLE)), max_size=14))
def test_review__any_sequence_of_acts__keeps_its_promises(
    acme: Cast, dial: Dial, steps: list[tuple[str, str]]
) -> None:
    dial.at, dial.weather = 1, "fair"
    acme.everybody()  # each example is rolled back; who came on stage within it would go with it
    dial.excluded = {acme.third_approver: "You uploaded this version."}
    with pytest.raises(Undone), transaction.atomic():
        request = ask(dial, tenant=acme.tenant, by=acme.author)
        first_digest = request.digest
        for name, who in [("approve", "approver"), *steps]:
            # A refusal after a write keeps the write, so no savepoint is set around an act.
            with contextlib.suppress(Refused):
                act(name, who, request, acme, dial, first_digest)
            request.refresh_from_db()
            check(request, acme)
        raise Undone


OWNERS = ("colleague", "support", "second_approver")


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from((*PEOPLE, *OWNERS))), max_size=14))
def test_review__any_sequence_of_acts_on_a_request_with_owners__needs_each_of_them(
    acme: Cast, owned: OwnedDial, steps: list[tuple[str, str]]
) -> None:
    owned.at, owned.weather = 1, "fair"
    acme.everybody()
    owned.excluded = {acme.third_approver: "You uploaded this version."}
    owners = {
        "churn": frozenset({acme.colleague.pk}),
        "fraud": frozenset({acme.support.pk, acme.second_approver.pk}),
    }
    owned.owners = owners
    with pytest.raises(Undone), transaction.atomic():
        request = ask(owned, tenant=acme.tenant, by=acme.author)
        first_digest = request.digest
        for name, who in [("approve", "approver"), ("approve", "colleague"), *steps]:
            had_permit = Permit.objects.filter(change_request=request).exists()
            with contextlib.suppress(Refused):
                act(name, who, request, acme, owned, first_digest)
            request.refresh_from_db()
            check(request, acme)
            if not had_permit and Permit.objects.filter(change_request=request).exists():
                approved = {
                    vote.voter_id
                    for vote in Vote.objects.latest_of_each(request)
                    if vote.decision == "approve"
                }
                reviewers = {acme.approver.pk, acme.second_approver.pk, acme.risk_reviewer.pk}
                assert acme.colleague.pk in approved
                assert approved & owners["fraud"]
                # Another person than the owner of fraud is the reviewer.
                assert len(approved & (owners["fraud"] | reviewers)) >= 2
                assert approved & reviewers
        raise Undone
