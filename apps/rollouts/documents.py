"""What exactly is under approval when a promotion is requested, and the policy input that is built from it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from apps.accounts.models import User
from apps.core.refusals import Conflict
from apps.registry.makers import makers as makers_of
from apps.registry.models import Alias, ModelVersion, RegisteredModel
from apps.rollouts import inputs
from apps.rollouts.choices import PROMOTION
from apps.rollouts.models import Rollout
from apps.rollouts.plans import Plan, StoredPlan
from apps.tenants.models import Tenant

SCHEMA = 1


class SubjectGone(Conflict):
    code = "subject_gone"
    sentence = "The version or its model no longer exists. Withdraw this request."


def version_content(version: ModelVersion) -> dict[str, Any]:
    """Return everything about a version that approval covers; all of it is fixed for good."""
    return {
        "id": str(version.pk),
        "version": version.number,
        "manifest_digest": version.manifest_digest,
        "files": version.files_manifest(),
        "metrics": version.metrics,
        "params": version.params,
        "source": version.source,
        "run_id": version.run_id,
        "created_by": str(version.created_by_id),
        "made_by": sorted(str(pk) for pk in makers_of(version)),
    }


def makers(version: ModelVersion) -> dict[User, str]:
    """Name the people and service accounts who made a version or its bytes, each with the sentence that says how."""
    why = makers_of(version)
    people = User.objects.filter(pk__in=why).select_related("owner").order_by("username")
    return {person: why[person.pk] for person in people}


def current_version(model: RegisteredModel, alias: str) -> ModelVersion | None:
    """Return the version that an alias of the model names now."""
    named = Alias.objects.filter(model=model, name=alias).select_related("version__model").first()
    return named.version if named is not None else None


def build(
    *,
    candidate: ModelVersion,
    alias: str,
    plan: StoredPlan,
    criteria: dict[str, Any],
    reason: str,
) -> dict[str, Any]:
    """Build a promotion's part of the document from live objects; equal objects give equal documents."""
    model = candidate.model
    baseline = current_version(model, alias)
    trained_on = inputs.of_version(candidate)
    return {
        "target": {
            "model": model.name,
            "model_id": str(model.pk),
            "alias": alias,
            "tier": model.tenant.tier_of(alias),
        },
        # Beside what is fixed: what the version was trained on may become something else. Left out where none was named.
        "candidate": {**version_content(candidate), **({"inputs": trained_on} if trained_on else {})},
        "baseline": version_content(baseline) if baseline is not None else None,
        "plan": plan,
        "criteria": criteria,
        "reason": reason,
    }


def is_observed(document: dict[str, Any]) -> bool:
    """Return whether traffic observes a promotion's candidate before the alias moves."""
    return Plan.parse(document["plan"]).is_observed


def policy_input(document: dict[str, Any]) -> dict[str, Any]:
    """Build the policy's input (docs/reference/policy-input.md) from a request's document.

    The bounds, and whether there was a canary, are those of this moment: they are no part of what is approved.
    """
    target, plan = document["target"], Plan.parse(document["plan"])
    tenant = Tenant.objects.get(pk=document["tenant"]["id"])
    return {
        "schema": SCHEMA,
        "action": PROMOTION,
        "tenant": document["tenant"]["slug"],
        "target": {
            "model": target["model"],
            "alias": target["alias"],
            "tier": target.get("tier", ""),
            "had_canary": Rollout.objects.of_alias(UUID(target["model_id"]), target["alias"])
            .decided_by_traffic()
            .exists(),
        },
        "candidate": {
            **_for_policy(document["candidate"]),
            "inputs": document["candidate"].get("inputs", []),
        },
        "baseline": _for_policy(document["baseline"]) if document["baseline"] is not None else None,
        "traffic": "canary" if plan.is_observed else "none",
        "plan": plan.to_list(),
        "criteria": document["criteria"],
        "bounds": tenant.bounds_of(target["alias"]).to_dict(),
        "reason": document["reason"],
    }


def candidate_of(document: dict[str, Any]) -> ModelVersion:
    """Load the version that a document is about. Raises `SubjectGone`."""
    versions = ModelVersion.objects.select_related("model__tenant", "tenant", "created_by")
    found = versions.filter(
        pk=UUID(document["candidate"]["id"]), tenant=UUID(document["tenant"]["id"])
    ).first()
    if found is None:
        raise SubjectGone()
    return found


def _for_policy(content: dict[str, Any]) -> dict[str, Any]:
    # Tags are notes that may change at any time, so they are no part of what is approved; the policy sees the live ones.
    tags = ModelVersion.objects.get(pk=content["id"]).tags.values_list("key", "value")
    return {
        "id": content["id"],
        "version": content["version"],
        "manifest_digest": content["manifest_digest"],
        "files": content["files"],
        "metrics": content["metrics"],
        "params": content["params"],
        "tags": dict(tags),
    }
