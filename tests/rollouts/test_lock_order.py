"""Who holds an object lets others refer to it: nobody is ended by the database for being in somebody's way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.registry import services as registry
from apps.registry.models import RegisteredModel
from apps.rollouts.models import Rollout
from apps.rollouts.plans import NO_TRAFFIC
from tests.conftest import superuser_connection
from tests.factories.beside import Beside, wait_until_waiting
from tests.factories.cast import Cast, make_cast
from tests.factories.objects import ask, make_model, make_version

pytestmark = pytest.mark.django_db(transaction=True)


def test_last_vote__beside_a_tag_of_the_model__both_are_done() -> None:
    acme, request = voted_once()
    model = RegisteredModel.objects.get(tenant=acme.tenant)
    held_up(
        # At its end Postgres looks whether the model that the new route refers to is there.
        partial(approve, request, acme.second_approver),
        # The tag holds that model.
        partial(registry.set_model_tag, model=model, key="team", value="risk", by=acme.author),
    )
    assert Rollout.objects.filter(change_request=request).exists()
    assert model.tags.filter(key="team", value="risk").exists()


def test_comment__beside_the_last_vote__both_are_done() -> None:
    acme, request = voted_once()
    held_up(
        partial(approvals.comment, change_request=request, body="Looks fine.", by=acme.colleague),
        partial(approve, request, acme.second_approver),
    )
    assert Rollout.objects.filter(change_request=request).exists()
    assert request.comments.count() == 1


@pytest.mark.parametrize("is_vote_first", [True, False])
def test_last_vote_without_traffic__beside_a_tag_of_the_model__both_are_done(is_vote_first: bool) -> None:
    acme, request = voted_once(plan=NO_TRAFFIC)
    model = RegisteredModel.objects.get(tenant=acme.tenant)
    # Both hold the model, and only then write to the trail.
    vote = partial(approve, request, acme.second_approver)
    tag = partial(registry.set_model_tag, model=model, key="team", value="risk", by=acme.author)
    held_up(*(vote, tag) if is_vote_first else (tag, vote))
    assert model.aliases.filter(name="champion").exists()
    assert model.tags.filter(key="team", value="risk").exists()


def voted_once(**options: Any) -> tuple[Cast, ChangeRequest]:
    """Return a request that one more vote starts."""
    acme = make_cast("acme")
    request = ask(acme, make_version(acme, make_model(acme, "fraud")), **options)
    approve(request, acme.approver)
    return acme, request


def approve(request: ChangeRequest, by: User) -> None:
    approvals.cast_vote(change_request=request, digest=request.digest, decision="approve", by=by)


def held_up(first: Callable[[], object], second: Callable[[], object]) -> None:
    """Let both do all but their line in the trail, and then finish, the first one first."""
    with superuser_connection() as db, db.transaction():
        db.execute("SELECT FROM audit_log FOR UPDATE")
        acts = [Beside(first)]
        wait_until_waiting(1)
        acts.append(Beside(second))
        wait_until_waiting(2)
    for act in acts:
        act.end()
