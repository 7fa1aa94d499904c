"""What a promotion is to the approvals app."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.approvals.handlers import Comparison
from apps.approvals.models import ChangeRequest, Permit
from apps.rollouts import comparing, documents, services


class PromotionHandler:
    """Builds, compares and starts promotions; see `apps.approvals.handlers.SubjectHandler`."""

    action = documents.ACTION

    def document(self, change_request: ChangeRequest) -> dict[str, Any]:
        """This function will build the document anew: the same wish, against what is true now."""
        asked = change_request.content
        return documents.build(
            candidate=documents.candidate_of(asked),
            alias=asked["target"]["alias"],
            plan=asked["plan"],
            criteria=asked["criteria"],
            reason=asked["reason"],
        )

    def exclusions(self, change_request: ChangeRequest) -> dict[User, str]:
        """This function will name the people who made the version."""
        return services.exclusions_of(documents.candidate_of(change_request.content))

    def policy_input(self, change_request: ChangeRequest) -> dict[str, Any]:
        """This function will build the policy's input (docs/reference/policy-input.md)."""
        return documents.policy_input(change_request.content)

    def start(self, change_request: ChangeRequest, permit: Permit, by: User) -> UUID:
        """This function will start the rollout and return its id."""
        return services.start(change_request=change_request, permit=permit, by=by).pk

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        """This function will return the candidate beside the champion, as it was put to approval."""
        return Comparison(
            template="rollouts/_comparison.html",
            context=vars(comparing.compare(change_request.content)),
        )

    def execution_url(self, change_request: ChangeRequest) -> str | None:
        """This function will return the rollout's page, once there is a rollout."""
        if change_request.execution_id is None:
            return None
        return reverse("rollouts:detail", args=[change_request.execution_id])
