from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest

from apps.core import areas
from apps.core.areas import Area, Fact
from apps.policies import services
from apps.policies.choices import Outcome
from apps.policies.engine import Answer
from apps.policies.models import PolicyDecision
from tests.approvals.fakes import Dial
from tests.factories.cast import Cast

DIAL = Dial.policy
INPUT = {"to": 2, "weather": "fair"}


class Fixed:
    """An engine that says what a test tells it to."""

    name = "fixed"

    def __init__(self, said: Any) -> None:
        self.said = said

    def evaluate(self, *, package: str, policy: str, document: dict[str, Any], seconds: float) -> Any:
        if isinstance(self.said, Exception):
            raise self.said
        return self.said


@pytest.mark.parametrize(
    "said",
    [
        Answer(allow=False, deny=()),
        Answer(allow=True, deny=("no",)),
        Answer(allow=1, deny=()),
        Answer(allow="true", deny=()),
        Answer(allow=[], deny=()),
        None,
        RuntimeError("broken"),
        MemoryError(),
    ],
)
def test_evaluate__anything_but_a_clear_yes__refuses_with_a_reason(said: Any) -> None:
    decision = services.evaluate(package=DIAL, input=INPUT, engine=Fixed(said))
    assert decision.allow is False
    assert decision.reasons
    assert "broken" not in " ".join(decision.reasons)


def test_evaluate__yes_without_objection__allows() -> None:
    decision = services.evaluate(package=DIAL, input=INPUT, engine=Fixed(Answer(allow=True, deny=())))
    assert (decision.allow, decision.reasons, decision.outcome) == (True, (), Outcome.ALLOW)
    assert decision.policy_digest == services.current_digest(DIAL)


@pytest.mark.parametrize("text", [None, b"\xff\xfe", b"x" * (services.LONGEST_POLICY + 1)])
def test_evaluate__policy_missing_or_unreadable__refuses(tmp_path: Path, text: bytes | None) -> None:
    file = tmp_path / "dial.rego"
    if text is not None:
        file.write_bytes(text)
    package = services.Package("portal.dial", file)
    decision = services.evaluate(package=package, input=INPUT)
    assert (decision.allow, decision.outcome) == (False, Outcome.ERROR)
    assert "policy" in decision.reasons[0].lower()
    assert services.current_digest(package) == ""


ALLOWS = 'package portal.dial\nallow := true\ndeny contains x if { x := ""; false }\n'
REFUSES = 'package portal.dial\nallow := false\ndeny contains "No."\n'


@pytest.mark.parametrize(("first", "then"), [(REFUSES, ALLOWS), (ALLOWS, REFUSES)])
def test_evaluate__policy_replaced_after_the_document_named_it__the_named_text_decides(
    tmp_path: Path, first: str, then: str
) -> None:
    file = tmp_path / "dial.rego"
    package = services.Package("portal.dial", file)
    file.write_text(first)
    named = services.current_digest(package)
    file.write_text(then)
    decision = services.evaluate(package=package, input=INPUT, policy_digest=named)
    assert (decision.policy_digest, decision.allow) == (named, first == ALLOWS)
    assert services.evaluate(package=package, input=INPUT).allow is (then == ALLOWS)


@pytest.mark.parametrize("named", ["", "sha256:" + "0" * 64])
def test_evaluate__policy_that_the_document_names_unknown__gives_no_decision(named: str) -> None:
    decision = services.evaluate(package=DIAL, input=INPUT, policy_digest=named)
    assert (decision.outcome, decision.allow, decision.policy_digest) == (Outcome.ERROR, False, named)
    assert "changed" in decision.reasons[0]


def test_current_digest__many_policies_one_after_another__keeps_a_few(tmp_path: Path) -> None:
    file = tmp_path / "dial.rego"
    for number in range(20):
        file.write_text(f"# {number}\n{REFUSES}")
        services.current_digest(services.Package("portal.dial", file))
    assert len(services._read["portal.dial"]) <= services.KEPT_POLICIES


def test_evaluate__digest_of_another_package__gives_no_decision(tmp_path: Path) -> None:
    file = tmp_path / "lamp.rego"
    file.write_text(ALLOWS.replace("portal.dial", "portal.lamp"))
    lamp = services.Package("portal.lamp", file)
    named = services.current_digest(DIAL)
    assert services.evaluate(package=DIAL, input=INPUT, policy_digest=named).allow
    decision = services.evaluate(package=lamp, input=INPUT, policy_digest=named)
    assert (decision.outcome, decision.allow) == (Outcome.ERROR, False)


def test_evaluate__policy_replaced__the_new_one_decides_at_once(tmp_path: Path) -> None:
    file = tmp_path / "dial.rego"
    for sentence in ("First.", "Second."):
        file.write_text(f'package portal.dial\nallow := false\ndeny contains "{sentence}"\n')
        package = services.Package("portal.dial", file)
        assert services.evaluate(package=package, input=INPUT).reasons == (sentence,)


def test_evaluate__input_without_canonical_form__refuses() -> None:
    assert not services.evaluate(package=DIAL, input={**INPUT, "weather": float("nan")}).allow


@pytest.mark.django_db
def test_decide__each_time__keeps_a_row(acme: Cast) -> None:
    subject = uuid.uuid4()
    for _ in range(2):
        services.decide(
            package=DIAL,
            tenant=acme.tenant,
            subject_id=subject,
            revision_digest="sha256:x",
            input=INPUT,
            policy_digest=services.current_digest(DIAL),
        )
    row = PolicyDecision.objects.of_subject(subject)[0]
    assert PolicyDecision.objects.of_subject(subject).count() == 2
    assert row.allows
    assert row.policy_digest == services.current_digest(DIAL)
    assert row.input_digest.startswith("sha256:")
    assert row.engine == "regorus"


@pytest.mark.django_db
def test_decide__area_knows_a_fact__the_policy_is_given_it_and_without_it_allows_nothing(
    acme: Cast, tmp_path: Path
) -> None:
    file = tmp_path / "dial.rego"
    file.write_text(
        "package portal.dial\ndefault allow := false\nallow if input.facts.budget.left > 0\n"
        'deny contains sprintf("Nothing left of %s.", [input.facts.budget.of]) if input.facts.budget.left <= 0\n'
    )
    package = services.Package("portal.dial", file)
    left = [5]

    def budget(input: Any, tenant_id: uuid.UUID) -> dict[str, Any]:
        return {"left": left[0], "of": acme.tenant.slug if tenant_id == acme.tenant.pk else ""}

    def decided() -> services.Decision:
        return services.decide(
            package=package,
            tenant=acme.tenant,
            subject_id=uuid.uuid4(),
            revision_digest="sha256:x",
            input=INPUT,
            policy_digest=services.current_digest(package),
        )

    assert not decided().allow, "no area knows of a budget"
    areas.register(Area("test", facts=[Fact("budget", budget)]))
    try:
        assert decided().allow
        left[0] = 0
        assert decided().reasons == ("Nothing left of acme.",)
        left.clear()
        refused = decided()
    finally:
        areas.forget("test")
    assert refused.outcome == Outcome.ERROR
    assert "“budget”" in refused.reasons[0]
