"""What a promotion is to the approvals app."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from django.urls import reverse
from pydantic import BaseModel, Field, WithJsonSchema

from apps.accounts.models import User
from apps.approvals.choices import REASON_LENGTH, State
from apps.approvals.models import ChangeRequest, Permit
from apps.approvals.subjects import Comparison, Link, Subject
from apps.policies import services as policies
from apps.registry.choices import CHAMPION
from apps.rollouts import comparison, documents, services
from apps.rollouts.choices import PROMOTION
from apps.rollouts.plans import NO_TRAFFIC
from apps.tenants.models import Tenant

# The plan and the criteria are read by the domain itself, which converts nothing and names the step at fault.
PlanIn = Annotated[
    Any,
    WithJsonSchema(
        {
            "description": "Steps whose weights rise, or the plan without traffic.",
            "anyOf": [
                {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 20,
                    "items": {
                        "type": "object",
                        "required": ["weight", "seconds"],
                        "additionalProperties": False,
                        "properties": {
                            "weight": {"type": "integer", "minimum": 1, "maximum": 100},
                            "seconds": {"type": "integer", "minimum": 1, "maximum": 604800},
                        },
                    },
                },
                {
                    "type": "object",
                    "required": ["traffic"],
                    "additionalProperties": False,
                    "properties": {"traffic": {"const": "none"}},
                },
            ],
        }
    ),
]
CriteriaIn = Annotated[
    Any,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "object", "additionalProperties": {"type": ["number", "null"]}},
                {"type": "null"},
            ],
            "description": "Named numbers; what is not named takes its default.",
        }
    ),
]


class PromotionIn(BaseModel):
    """What is asked for over REST."""

    model: Annotated[str, Field(max_length=300)]
    version: Annotated[int, Field(strict=True)]
    alias: Annotated[str, Field(max_length=300)] = CHAMPION
    plan: PlanIn
    reason: Annotated[str, Field(max_length=10 * REASON_LENGTH)] = ""
    criteria: CriteriaIn = None


class PromotionOut(BaseModel):
    """What is told over REST. `observed` is false where the plan is one without traffic, which has no rollout."""

    model: str
    version: int | None
    alias: str
    observed: bool
    rollout_id: UUID | None


class PromotionSubject(Subject):
    """A protected alias that is to name another version: by a canary, or at once where no traffic can observe it."""

    kind = PROMOTION
    label = "Promotion"
    policy = policies.Package("portal.promotion", Path(__file__).parent / "rego" / "promotion.rego")
    body = PromotionIn
    is_default = True
    details = PromotionOut
    stop_hint = "Abort its rollout instead."
    invitation = "Open a model and request a promotion of one of its versions."

    def start_link(self) -> Link:
        """Return the list of models, each of whose pages leads to the form."""
        return Link("Go to the models", reverse("registry:model-list"))

    def summary(self, document: dict[str, Any]) -> str:
        """Name the model, the version and the alias."""
        target, number = document["target"], document["candidate"]["version"]
        title = f"Promote {target['model']} version {number} to {target['alias']}"
        return title if documents.is_observed(document) else f"{title} without traffic"

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

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        """Return the candidate beside the champion, as it was put to approval."""
        bounds = change_request.tenant.bounds_of(change_request.content["target"]["alias"])
        return Comparison(
            template="rollouts/_comparison.html",
            context={
                **vars(comparison.compare(change_request.content, bounds=bounds)),
                "state": change_request.shown_state,
                "state_label": State(change_request.shown_state).label,
            },
        )

    def is_applied_at_once(self, document: dict[str, Any]) -> bool:
        """Return whether the plan is one without traffic."""
        return not documents.is_observed(document)

    def start(self, change_request: ChangeRequest, permit: Permit, by: User) -> UUID:
        """Start the rollout."""
        return services.start(change_request=change_request, permit=permit, by=by).pk

    def prepare(self, change_request: ChangeRequest) -> None:
        """Check a promotion without traffic, and lock the alias and its route."""
        services.prepare_unobserved(change_request=change_request)

    def apply(self, change_request: ChangeRequest, permit: Permit, by: User) -> str:
        """Move the alias of a promotion without traffic."""
        services.promote_unobserved(change_request=change_request, permit=permit, by=by)
        return "The alias was moved without traffic, as approved. Nothing was observed."

    def execution_link(self, change_request: ChangeRequest) -> Link | None:
        """Return the rollout's page, once there is a rollout."""
        if change_request.execution_id is None:
            return None
        return Link("Follow the rollout", reverse("rollouts:detail", args=[change_request.execution_id]))

    def details_of(self, document: dict[str, Any], execution_id: UUID | None) -> dict[str, Any]:
        """Return the fields of `PromotionOut`; what an old document does not say stays empty."""
        target, candidate = document.get("target") or {}, document.get("candidate") or {}
        return {
            "model": target.get("model", ""),
            "version": candidate.get("version"),
            "alias": target.get("alias", ""),
            "observed": document.get("plan") != NO_TRAFFIC,
            "rollout_id": execution_id,
        }

    def request(self, *, tenant: Tenant, body: PromotionIn, by: User) -> ChangeRequest:
        """Open the request that a body asks for."""
        return services.request_promotion(
            tenant=tenant,
            model_name=body.model,
            version_number=body.version,
            alias=body.alias,
            plan=body.plan,
            reason=body.reason,
            criteria=body.criteria,
            by=by,
        )
