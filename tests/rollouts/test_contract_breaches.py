"""Promotions of versions that read contracts whose checks block."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.contracts import policy_input
from apps.contracts.choices import CheckMode
from apps.policies.models import PolicyDecision
from apps.registry import services as registry
from apps.rollouts.models import Rollout
from tests.contract_checks import promised
from tests.factories.cast import Cast
from tests.rollouts.stage import ask, make_version

pytestmark = pytest.mark.django_db
NEVER = "The data of orders was never checked by daily. Run the check."


def vote(cast: Cast, request: ChangeRequest) -> ChangeRequest:
    for voter in (cast.approver, cast.second_approver):
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=voter
        )
    return request


@pytest.mark.parametrize("pin", ["orders", "orders@1.1.0", "orders@0.0.0-none"])
def test_promotion__of_a_version_that_pins_a_blocked_contract__is_refused_whatever_version_it_names(
    tmp_path: Path, settings: Any, acme: Cast, pin: str
) -> None:
    settings.DATA_ROOTS = [str(tmp_path)]
    promised.write(tmp_path, acme.tenant, promised.KEPT)
    made = promised.contract(acme.tenant, acme.author)
    promised.plan(made, acme.author, mode=CheckMode.BLOCK)
    version = make_version(acme)
    registry.set_inputs(version=version, features=[], contracts=[pin], by=acme.author)
    candidate = {"id": str(version.pk)}
    told = policy_input.contract_breaches({"candidate": candidate}, acme.tenant.pk)
    assert [one["sentence"] for one in told] == [NEVER]
    request = vote(acme, ask(acme, version))
    assert (request.state, Rollout.objects.exists()) == ("in_review", False)
    assert PolicyDecision.objects.latest("id").reasons == [NEVER]
    assert NEVER in request.blocked_reason


def test_fact__of_inputs_that_the_request_names__stands_without_the_lineage(
    tmp_path: Path, settings: Any, acme: Cast
) -> None:
    settings.DATA_ROOTS = [str(tmp_path)]
    promised.write(tmp_path, acme.tenant, promised.KEPT)
    promised.plan(promised.contract(acme.tenant, acme.author), acme.author, mode=CheckMode.BLOCK)
    version = make_version(acme)
    named = {"kind": "contract", "name": "orders", "unresolved": "The contract orders has no version 2."}
    view = {"kind": "feature_view", "name": "orders"}
    for inputs, sentences in (([named], [NEVER]), ([view], []), ([], [])):
        document = {"candidate": {"id": str(version.pk), "inputs": inputs}}
        told = policy_input.contract_breaches(document, acme.tenant.pk)
        assert [one["sentence"] for one in told] == sentences
