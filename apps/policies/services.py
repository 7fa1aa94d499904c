"""Asking the policy. Whatever is not a clear yes is a no with a reason."""

from __future__ import annotations

import hashlib
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.core import areas, canonical
from apps.policies import engine as engines
from apps.policies.choices import Outcome
from apps.policies.models import PolicyDecision
from apps.tenants.models import Tenant

logger = logging.getLogger(__name__)

LONGEST_POLICY = 256 * 1024
SECONDS = 2.0
# Of each package two are enough, the present policy and the one before; a few more cost nothing.
KEPT_POLICIES = 4


@dataclass(frozen=True)
class Package:
    """One policy: the Rego package that decides on one kind of change, and the file that holds its text."""

    name: str
    """As the text declares it, `portal.` and letters: `portal.quota_change`."""
    file: Path


@dataclass(frozen=True)
class Decision:
    """What the policy says of one input; `reasons` are sentences for people, empty only where it allows."""

    allow: bool
    reasons: tuple[str, ...]
    policy_digest: str
    input_digest: str
    engine: str
    outcome: Outcome
    milliseconds: int


class _Unusable(Exception):
    """The policy or its input cannot be given to an engine."""


@dataclass(frozen=True)
class _Policy:
    """A policy's text and the digest of exactly this text."""

    text: str
    digest: str


# What was read last of each package, by its digest: who put a digest under approval is answered by that text, whatever the
# file says by now.
_read: dict[str, dict[str, _Policy]] = {}


def current_digest(package: Package) -> str:
    """Return the digest of the package's text, or "" where there is none to read."""
    try:
        return _current(package).digest
    except _Unusable:
        return ""


def evaluate(
    *,
    package: Package,
    input: dict[str, Any],
    policy_digest: str | None = None,
    engine: engines.Engine | None = None,
    tenant_id: UUID | None = None,
) -> Decision:
    """Ask the policy of `package` about `input`; it never raises for what the policy or its engine does.

    `policy_digest` is what `current_digest` gave for the document that is decided on: the decision comes from that text,
    or there is none. None means the policy as it is now. With `tenant_id` the facts that areas declare stand beside the
    input. Only `allow` being exactly true, without a single objection, allows.
    """
    asked = engine or engines.shared()
    started = time.monotonic()
    used, input_digest = policy_digest or "", ""
    reasons: tuple[str, ...] = ()
    try:
        policy = _current(package) if policy_digest is None else _named(package, policy_digest)
        used = policy.digest
        document = input if tenant_id is None else _with_facts(input, tenant_id)
        input_digest = _input_digest(document)
        answer = asked.evaluate(package=package.name, policy=policy.text, document=document, seconds=SECONDS)
        allows, objections = answer.allow is True, tuple(answer.deny)
    except (_Unusable, engines.EngineFailed) as failure:
        outcome, reasons = Outcome.ERROR, (str(failure),)
        logger.error("policy gave no decision: %s", failure)
    except Exception as failure:
        # Fail closed whatever an engine does; the log has the particulars.
        outcome, reasons = Outcome.ERROR, ("The policy engine failed. Try again, or tell the operators.",)
        logger.exception("policy engine failed: %s", type(failure).__name__)
    else:
        if allows and not objections:
            outcome = Outcome.ALLOW
        else:
            outcome = Outcome.DENY
            reasons = objections or ("The policy did not allow this and gave no reason.",)
    return Decision(
        allow=outcome is Outcome.ALLOW,
        reasons=reasons,
        policy_digest=used,
        input_digest=input_digest,
        engine=asked.name,
        outcome=outcome,
        milliseconds=int((time.monotonic() - started) * 1000),
    )


@transaction.atomic
def decide(
    *,
    package: Package,
    tenant: Tenant,
    subject_id: UUID,
    revision_digest: str,
    input: dict[str, Any],
    policy_digest: str,
) -> Decision:
    """Ask the policy of `package` that a document names by its digest, and keep the decision as a row.

    The caller's audit event names the policy's digest; the row keeps the rest.
    """
    decision = evaluate(package=package, input=input, policy_digest=policy_digest, tenant_id=tenant.pk)
    PolicyDecision.objects.create(
        tenant=tenant,
        subject_id=subject_id,
        revision_digest=revision_digest,
        policy_digest=decision.policy_digest,
        input_digest=decision.input_digest,
        outcome=decision.outcome,
        reasons=list(decision.reasons),
        engine=decision.engine,
        milliseconds=decision.milliseconds,
    )
    return decision


def _with_facts(input: dict[str, Any], tenant_id: UUID) -> dict[str, Any]:
    """Return the input with what areas know beside it. Raises `_Unusable`: a fact that cannot be read allows nothing."""
    found = {}
    for fact in areas.facts():
        try:
            found[fact.name] = fact.read(input, tenant_id)
        except Exception as failure:
            logger.exception("fact %s cannot be read", fact.name)
            raise _Unusable(
                f"The policy cannot be given “{fact.name}”, so nothing can be allowed. Try again, or tell the operators."
            ) from failure
    return {**input, "facts": found} if found else input


def _current(package: Package) -> _Policy:
    """Read the policy, and keep the text by its digest for the decision that follows."""
    text = _text(package.file)
    policy = _Policy(text, _digest(text))
    kept = _read.setdefault(package.name, {})
    # Put last, whether or not it was there: those that nobody names any more go first.
    kept.pop(policy.digest, None)
    kept[policy.digest] = policy
    for digest in list(kept)[:-KEPT_POLICIES]:
        kept.pop(digest, None)
    return policy


def _named(package: Package, digest: str) -> _Policy:
    """Return the policy with this digest. Raises `_Unusable` where it is neither the present one nor one read just now."""
    policy = _read.get(package.name, {}).get(digest) or _current(package)
    if policy.digest != digest:
        raise _Unusable(
            "The policy changed while this was decided, so there is no decision. Try again, and the present policy decides."
        )
    return policy


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            raw = opened.read(LONGEST_POLICY + 1)
    except OSError:
        raise _Unusable("The policy is missing, so nothing can be allowed. Tell the operators.") from None
    if len(raw) > LONGEST_POLICY:
        raise _Unusable("The policy is too long to be used. Tell the operators.")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise _Unusable("The policy is not a text in UTF-8. Tell the operators.") from None


def _digest(policy: str) -> str:
    return f"sha256:{hashlib.sha256(policy.encode()).hexdigest()}"


def _input_digest(document: dict[str, Any]) -> str:
    try:
        return canonical.digest(document)
    except Exception as error:
        raise _Unusable(f"The policy's input has no canonical form ({type(error).__name__}).") from None
