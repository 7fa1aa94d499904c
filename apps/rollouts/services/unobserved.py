"""Promotions without traffic: once approved, the alias moves at once, and the trail says that nothing was observed."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest, Permit
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import switches
from apps.core.refusals import Conflict
from apps.registry import services as registry
from apps.registry.choices import CHAMPION
from apps.rollouts import documents
from apps.rollouts.choices import STARTS
from apps.rollouts.services.requests import follow, locked_route


class BaselineChanged(Conflict):
    code = "baseline_changed"
    sentence = "Another version got this alias meanwhile. Bring the request up to date, then decide again."


@transaction.atomic
def prepare_unobserved(*, change_request: ChangeRequest) -> None:
    """Check a promotion without traffic, and lock what `promote_unobserved` changes until the transaction ends.

    Raises `RolloutInProgress` while a rollout moves the traffic of the alias, `BaselineChanged`, `SwitchedOff`,
    `SubjectGone`, and what `registry.hold_alias` raises.
    """
    switches.require(STARTS)
    document: dict[str, Any] = change_request.content
    candidate = documents.candidate_of(document)
    alias = document["target"]["alias"]
    if alias == CHAMPION:
        # The route before the model, as a rollout that promotes takes them.
        locked_route(candidate.model, alias)
    held = registry.hold_alias(model=candidate.model, name=alias)
    approved_against = document["baseline"]["id"] if document["baseline"] is not None else None
    if (str(held.version_id) if held is not None else None) != approved_against:
        raise BaselineChanged()


@transaction.atomic
def promote_unobserved(*, change_request: ChangeRequest, permit: Permit, by: User) -> None:
    """Move the alias of an approved promotion without traffic; the traffic of `champion` follows at the next round.

    Raises what consuming the permit and moving the alias raise; nothing is changed then.
    """
    document: dict[str, Any] = change_request.content
    candidate = documents.candidate_of(document)
    alias = document["target"]["alias"]
    registry.set_alias(model=candidate.model, name=alias, version=candidate, by=by, permit=permit)
    if alias == CHAMPION:
        follow(locked_route(candidate.model, alias), candidate)
    audit.record(
        Action.ROLLOUTS_PROMOTION_NOT_OBSERVED,
        tenant_id=change_request.tenant_id,
        by=by,
        obj=("approvals.request", str(change_request.pk)),
        digest=change_request.digest,
        after=registry.alias_value(candidate),
        data={"alias": alias, "number": candidate.number, "permit": str(permit.pk), "observed": "no"},
    )
