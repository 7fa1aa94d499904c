"""The shipped policy, sentence by sentence, through the real engine."""

from __future__ import annotations

from typing import Any

import pytest

from apps.policies import services
from apps.rollouts.subjects import PromotionSubject
from tests.rollouts.policy_inputs import policy_input, version


def reasons(**changes: Any) -> tuple[str, ...]:
    """Return what the policy objects to, having checked that reasons and outcome agree."""
    decision = services.evaluate(package=PromotionSubject.policy, input=policy_input(**changes))
    assert decision.allow is (decision.reasons == ())
    return decision.reasons


NO_TRAFFIC = {"traffic": "none", "plan": []}


def alias(**changes: Any) -> dict[str, Any]:
    """Return the target of a policy input."""
    return {**policy_input()["target"], **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"baseline": None},
        {"baseline": None, "plan": [{"weight": 100, "seconds": 1}]},
        {"plan": [{"weight": 50, "seconds": 604800}]},
        {"candidate": version(2, metrics=None)},
        {"baseline": version(1, metrics=None)},
        {"candidate": version(2, metrics=None), "baseline": version(1, metrics=None)},
        {"candidate": version(2, metrics={"accuracy": 0.8})},
        {
            "candidate": version(2, metrics={"accuracy": 0.7}),
            "baseline": version(1, metrics={"accuracy": 0.8}),
        },
        {"candidate": version(2, metrics={"loss": 9.0}), "baseline": version(1, metrics={"loss": 0.1})},
        {"candidate": version(2, metrics={"accuracy": "n/a"})},
        {"candidate": version(2, metrics={"f1": 0.1})},
        {"candidate": version(2, tags={"deployment.blocked": "false"})},
        {**NO_TRAFFIC, "target": alias(had_canary=False)},
        {**NO_TRAFFIC, "target": alias(had_canary=False, tier="high")},
        {**NO_TRAFFIC, "bounds": {"without_traffic": "always"}},
    ],
)
def test_policy__ordinary_model__allows(changes: dict[str, Any]) -> None:
    assert reasons(**changes) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"baseline": version(2)}, "already serves"),
        ({"plan": [{"weight": 51, "seconds": 1}]}, "51 percent"),
        ({"candidate": version(2, metrics={"accuracy": 0.79})}, "accuracy falls from 0.9 to 0.79"),
        ({"candidate": version(2, tags={"deployment.blocked": "true"})}, "deployment.blocked"),
        ({"plan": [{"weight": 1, "seconds": 604800}, {"weight": 2, "seconds": 1}]}, "7 days"),
        ({"candidate": version(2, files=[])}, "no files"),
        (NO_TRAFFIC, "canary of the alias champion was decided"),
        (
            {**NO_TRAFFIC, "bounds": {"without_traffic": "never"}, "target": alias(had_canary=False)},
            "without a tier",
        ),
        (
            {**NO_TRAFFIC, "bounds": {"without_traffic": "never"}, "target": alias(tier="high")},
            "the tier high",
        ),
    ],
)
def test_policy__objection__is_one_sentence(changes: dict[str, Any], said: str) -> None:
    found = reasons(**changes)
    assert len(found) == 1
    assert said in found[0]


def test_policy__two_objections__are_both_told() -> None:
    assert len(reasons(candidate=version(2, files=[]), plan=[{"weight": 90, "seconds": 1}])) == 2


@pytest.mark.parametrize("field", ["schema", "candidate", "target", "plan", "baseline", "traffic"])
def test_policy__field_missing__refuses(field: str) -> None:
    document = policy_input()
    del document[field]
    assert not services.evaluate(package=PromotionSubject.policy, input=document).allow


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": 2},
        {"schema": "1"},
        {"plan": []},
        {"traffic": "none"},
        {**NO_TRAFFIC, "traffic": "some"},
        {**NO_TRAFFIC, "bounds": {}},
        {**NO_TRAFFIC, "bounds": {"without_traffic": "sometimes"}},
        {**NO_TRAFFIC, "target": {"model": "dial", "alias": "champion", "tier": ""}},
        {"plan": {}},
        {"plan": [{"weight": "10", "seconds": 1}]},
        {"plan": [{}]},
        {"candidate": None},
        {"candidate": version(2, files=None)},
        {"baseline": {}},
        {"baseline": "v1"},
    ],
)
def test_policy__field_of_another_kind__refuses(changes: dict[str, Any]) -> None:
    assert any("not complete" in reason for reason in reasons(**changes))


def test_policy__breach_of_a_contract_that_the_candidate_names__is_refused_with_its_sentence() -> None:
    breach = {
        "contract": "orders",
        "check": "daily",
        "state": "breached",
        "since": "2026-03-01T12:00:00+00:00",
        "sentence": "The data of orders breaks the contract (check daily). Mend it and run the check again.",
    }
    assert reasons(facts={"contract_breaches": [breach]}) == (breach["sentence"],)
    assert reasons(facts={"contract_breaches": []}) == ()
