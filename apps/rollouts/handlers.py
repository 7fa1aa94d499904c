"""What a promotion is to the approvals app."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.approvals.choices import State
from apps.approvals.handlers import Comparison
from apps.approvals.models import ChangeRequest, Permit
from apps.rollouts import comparison, documents, services
from apps.rollouts.choices import PROMOTION


class PromotionHandler:
    """Builds, compares and starts promotions; see `apps.approvals.handlers.SubjectHandler`."""

    action = PROMOTION

    def document(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the document anew: the same wish, against what is true now."""
        asked = change_request.content
        return documents.build(
            candidate=documents.candidate_of(asked),
            alias=asked["target"]["alias"],
            plan=asked["plan"],
            criteria=asked["criteria"],
            reason=asked["reason"],
        )

    def exclusions(self, change_request: ChangeRequest) -> dict[User, str]:
        """Name the people who made the version."""
        return services.exclusions_of(documents.candidate_of(change_request.content))

    def policy_input(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the policy's input (docs/reference/policy-input.md)."""
        return documents.policy_input(change_request.content)

    def start(self, change_request: ChangeRequest, permit: Permit, by: User) -> UUID | None:
        """Start the rollout and return its id; without traffic there is none, and the alias moves at once."""
        if documents.is_observed(change_request.content):
            return services.start(change_request=change_request, permit=permit, by=by).pk
        services.prepare_unobserved(change_request=change_request)
        return None

    def apply(self, change_request: ChangeRequest, permit: Permit, by: User) -> str:
        """Move the alias of a promotion without traffic."""
        services.promote_unobserved(change_request=change_request, permit=permit, by=by)
        return "The alias was moved without traffic, as approved. Nothing was observed."

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        """Return the candidate beside the stable version, as it was put to approval."""
        bounds = change_request.tenant.bounds_of(change_request.content["target"]["alias"])
        return Comparison(
            template="rollouts/_comparison.html",
            context={
                **vars(comparison.compare(change_request.content, bounds=bounds)),
                "state": change_request.shown_state,
                "state_label": State(change_request.shown_state).label,
            },
        )

    def execution_url(self, change_request: ChangeRequest) -> str | None:
        """Return the rollout's page, once there is a rollout."""
        if change_request.execution_id is None:
            return None
        return reverse("rollouts:detail", args=[change_request.execution_id])
