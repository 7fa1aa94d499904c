from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest

from apps.policies import services
from apps.policies.choices import Outcome
from apps.policies.engine import Answer
from apps.policies.models import PolicyDecision
from tests.approvals.fakes import policy_input
from tests.factories.cast import Cast


class Fixed:
    """An engine that says what a test tells it to."""

    name = "fixed"

    def __init__(self, said: Any) -> None:
        self.said = said

    def evaluate(self, *, policy: str, document: dict[str, Any], seconds: float) -> Any:
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
    decision = services.evaluate(input=policy_input(), engine=Fixed(said))
    assert decision.allow is False
    assert decision.reasons
    assert "broken" not in " ".join(decision.reasons)


def test_evaluate__yes_without_objection__allows() -> None:
    decision = services.evaluate(input=policy_input(), engine=Fixed(Answer(allow=True, deny=())))
    assert (decision.allow, decision.reasons, decision.outcome) == (True, (), Outcome.ALLOW)
    assert decision.policy_digest == services.current_digest()


@pytest.mark.parametrize("text", [None, b"\xff\xfe", b"x" * (services.LONGEST_POLICY + 1)])
def test_evaluate__policy_missing_or_unreadable__refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes | None
) -> None:
    file = tmp_path / "promotion.rego"
    if text is not None:
        file.write_bytes(text)
    monkeypatch.setattr(services, "POLICY_FILE", file)
    decision = services.evaluate(input=policy_input())
    assert (decision.allow, decision.outcome) == (False, Outcome.ERROR)
    assert "policy" in decision.reasons[0].lower()
    assert services.current_digest() == ""


ALLOWS = 'package portal.promotion\nallow := true\ndeny contains x if { x := ""; false }\n'
REFUSES = 'package portal.promotion\nallow := false\ndeny contains "No."\n'


@pytest.mark.parametrize(("first", "then"), [(REFUSES, ALLOWS), (ALLOWS, REFUSES)])
def test_evaluate__policy_replaced_after_the_document_named_it__the_named_text_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, then: str
) -> None:
    file = tmp_path / "promotion.rego"
    monkeypatch.setattr(services, "POLICY_FILE", file)
    file.write_text(first)
    named = services.current_digest()
    file.write_text(then)
    decision = services.evaluate(input=policy_input(), policy_digest=named)
    assert (decision.policy_digest, decision.allow) == (named, first == ALLOWS)
    assert services.evaluate(input=policy_input()).allow is (then == ALLOWS)


@pytest.mark.parametrize("named", ["", "sha256:" + "0" * 64])
def test_evaluate__policy_that_the_document_names_unknown__gives_no_decision(named: str) -> None:
    decision = services.evaluate(input=policy_input(), policy_digest=named)
    assert (decision.outcome, decision.allow, decision.policy_digest) == (Outcome.ERROR, False, named)
    assert "changed" in decision.reasons[0]


def test_current_digest__many_policies_one_after_another__keeps_a_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "promotion.rego"
    monkeypatch.setattr(services, "POLICY_FILE", file)
    for number in range(20):
        file.write_text(f"# {number}\n{REFUSES}")
        services.current_digest()
    assert len(services._read) <= services.KEPT_POLICIES


def test_evaluate__policy_replaced__the_new_one_decides_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "promotion.rego"
    monkeypatch.setattr(services, "POLICY_FILE", file)
    for sentence in ("First.", "Second."):
        file.write_text(f'package portal.promotion\nallow := false\ndeny contains "{sentence}"\n')
        assert services.evaluate(input=policy_input()).reasons == (sentence,)


def test_evaluate__input_without_canonical_form__refuses() -> None:
    assert not services.evaluate(input=policy_input(reason=float("nan"))).allow


@pytest.mark.django_db
def test_decide__each_time__keeps_a_row(acme: Cast) -> None:
    subject = uuid.uuid4()
    for _ in range(2):
        services.decide(
            tenant=acme.tenant,
            subject_id=subject,
            revision_digest="sha256:x",
            input=policy_input(),
            policy_digest=services.current_digest(),
        )
    row = PolicyDecision.objects.of_subject(subject)[0]
    assert PolicyDecision.objects.of_subject(subject).count() == 2
    assert row.allows
    assert row.policy_digest == services.current_digest()
    assert row.input_digest.startswith("sha256:")
    assert row.engine == "regorus"
