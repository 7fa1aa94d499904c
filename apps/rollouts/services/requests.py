"""Open change requests for promotions, and start the rollouts of those that are approved."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.choices import REASON_LENGTH
from apps.approvals.models import ChangeRequest, Permit
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import jobs, switches, text
from apps.core.refusals import Conflict, Invalid, NotFound
from apps.registry import services as registry
from apps.registry.choices import CHAMPION
from apps.registry.models import Alias, ModelVersion, RegisteredModel
from apps.rollouts import documents, judge
from apps.rollouts.choices import PROMOTION, STARTS, EventKind
from apps.rollouts.models import Rollout, TrafficRoute
from apps.rollouts.plans import Plan
from apps.rollouts.services.engine import write_event
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import Permission, Quota
from apps.tenants.models import Tenant


class AliasNotProtected(Conflict):
    code = "alias_not_protected"


class AliasNotRouted(Conflict):
    code = "alias_not_routed"


class CriteriaOutOfBounds(Invalid):
    """Criteria that are weaker than the tenant allows for the alias; the sentence names the bounds."""

    code = "criteria_out_of_bounds"


class AlreadyServing(Conflict):
    code = "already_serving"


class RequestExists(Conflict):
    code = "request_exists"


class RolloutInProgress(Conflict):
    code = "rollout_in_progress"
    sentence = (
        "Another rollout of this model is under way. When it has ended, try this request again from its page."
    )


@transaction.atomic
def request_promotion(
    *,
    tenant: Tenant,
    model_name: str,
    version_number: int,
    alias: str,
    plan: object,
    reason: str,
    by: User,
    criteria: object = None,
) -> ChangeRequest:
    """Open a change request for pointing a protected alias at a version.

    `plan` is `[{"weight", "seconds"}]`, or `{"traffic": "none"}` for an alias that moves without a canary; `criteria` are
    named numbers or None. Raises `NotFound`, `Forbidden`, `PlanError` (`invalid_plan`), `CriteriaError`
    (`invalid_criteria`), `CriteriaOutOfBounds`, `Invalid`, `AliasNotProtected`, `AliasNotRouted`, `AlreadyServing`,
    `RequestExists`.
    """
    access.authorise(
        by,
        tenant.pk,
        Permission.REQUEST,
        action=Action.ROLLOUTS_PROMOTION_REQUESTED,
        obj=("tenants.tenant", str(tenant.pk)),
    )
    candidate = _version(tenant, model_name, version_number)
    checked_plan = Plan.parse(plan)
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH)
    # One request after another in a tenant, so that the same one is not opened twice at once.
    tenant = Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    alias = _protected_alias(tenant, candidate.model, alias)
    if checked_plan.is_observed and alias != CHAMPION:
        raise AliasNotRouted(
            f"No traffic follows the alias '{alias}', only '{CHAMPION}', so no canary can observe it. Request it with the"
            " plan without traffic."
        )
    checked_criteria = _criteria(checked_plan, criteria, tenant=tenant, alias=alias)
    stable = documents.current_version(candidate.model, alias)
    if stable == candidate:
        raise AlreadyServing(
            f"Version {candidate.number} of {candidate.model.name} is the {alias} already. There is nothing to change."
        )
    if stable is not None:
        checked_plan.require_comparison()
    target, value = registry.alias_target(candidate.model, alias), registry.alias_value(candidate)
    _refuse_second(tenant, target, value)
    document = documents.build(
        candidate=candidate,
        alias=alias,
        plan=checked_plan.to_stored(),
        criteria=checked_criteria,
        reason=reason,
    )
    return approvals.open_request(
        tenant=tenant,
        kind=PROMOTION,
        target=target,
        value=value,
        document=document,
        reason=reason,
        by=by,
    )


def exclusions_of(version: ModelVersion) -> dict[User, str]:
    """Name the people who made a version, each with the sentence that says why they may not vote."""
    return documents.makers(version)


@transaction.atomic
def start(*, change_request: ChangeRequest, permit: Permit, by: User) -> Rollout:
    """Start the rollout of an approved request, in the transaction that gives the permit.

    Raises `RolloutInProgress` while another rollout moves the same route, `QuotaExceeded`, `SwitchedOff`,
    `SubjectGone`, and `CriteriaOutOfBounds` where the tenant allows less by now.
    """
    switches.require(STARTS)
    document: dict[str, Any] = change_request.content
    candidate = documents.candidate_of(document)
    alias = document["target"]["alias"]
    require_within_bounds(candidate.tenant, alias, document["criteria"])
    # The row of limits comes before a model's and a route's here as everywhere, so that no two wait for each other.
    tenants.require_room(change_request.tenant_id, Quota.ROLLOUTS_IN_FLIGHT)
    route = locked_route(candidate.model, alias)
    baseline = documents.current_version(candidate.model, alias)
    if route.baseline_id != getattr(baseline, "pk", None) or route.candidate_id is not None:
        follow(route, baseline)
    criteria = judge.Criteria.from_dict(document["criteria"])
    plan = Plan.parse(document["plan"])
    if baseline is not None:
        plan.require_comparison()
    rollout = Rollout.objects.create(
        tenant_id=change_request.tenant_id,
        route=route,
        change_request=change_request,
        permit=permit,
        candidate=candidate,
        baseline=baseline,
        model_name=candidate.model.name,
        alias=alias,
        candidate_number=candidate.number,
        baseline_number=baseline.number if baseline is not None else None,
        plan=plan.to_list(),
        criteria=criteria.to_dict(),
        judge_state=judge.initial(criteria),
        progress="Approved. It starts within a few seconds.",
    )
    write_event(rollout, route, EventKind.STARTED, "Enough people approved; the rollout was started.")
    audit.record(
        Action.ROLLOUTS_ROLLOUT_STARTED,
        tenant_id=rollout.tenant_id,
        by=by,
        obj=("rollouts.rollout", str(rollout.pk)),
        digest=change_request.digest,
        after=str(rollout.state),
        data={"change_request": str(change_request.pk), "permit": str(permit.pk), "route": str(route.pk)},
    )
    jobs.enqueue("rollouts.tick", rollout_id=str(rollout.pk))
    return rollout


def follow(route: TrafficRoute, stable: ModelVersion | None) -> None:
    """Point a locked route that no rollout moves at the version its alias names, as its next generation."""
    route.baseline = stable
    route.candidate = None
    route.weight = 0
    route.generation += 1
    route.served_at = None
    route.save(update_fields=["baseline", "candidate", "weight", "generation", "served_at"])


def locked_route(model: RegisteredModel, alias: str) -> TrafficRoute:
    """Return an alias' route, locked until the transaction ends. Raises `RolloutInProgress` while a rollout moves it."""
    TrafficRoute.objects.get_or_create(tenant_id=model.tenant_id, model=model, alias=alias)
    route = TrafficRoute.objects.select_for_update(no_key=True).get(
        tenant_id=model.tenant_id, model=model, alias=alias
    )
    if Rollout.objects.filter(route=route).active().exists():
        raise RolloutInProgress()
    return route


def require_within_bounds(tenant: Tenant, alias: str, criteria: dict[str, Any]) -> None:
    """Return quietly while criteria are no weaker than the tenant allows. Raises `CriteriaOutOfBounds`."""
    broken = tenant.bounds_of(alias).broken_by(criteria)
    if broken:
        sentence = (
            f"{' '.join(broken)} Give stricter numbers, or ask a tenant administrator for other bounds."
        )
        raise CriteriaOutOfBounds(sentence, errors={"criteria": [sentence]})


def usual_criteria(tenant: Tenant, alias: str) -> judge.Criteria:
    """Return the success criteria where the requester names none: the portal's own, or stricter bounds."""
    return judge.Criteria.from_dict(tenant.bounds_of(alias).tighten(judge.Criteria().to_dict()))


def _criteria(plan: Plan, criteria: object, *, tenant: Tenant, alias: str) -> dict[str, Any]:
    """Return the checked success criteria; none where there is no canary."""
    if plan.is_observed:
        checked = judge.Criteria.from_dict(criteria).to_dict()
        named = criteria if isinstance(criteria, dict) else {}
        effective = {**usual_criteria(tenant, alias).to_dict(), **{name: checked[name] for name in named}}
        require_within_bounds(tenant, alias, effective)
        return effective
    if criteria not in (None, {}):
        sentence = (
            "A promotion without traffic is not judged. Leave the criteria out, or give a plan with steps."
        )
        raise judge.CriteriaError(sentence, errors={"criteria": [sentence]})
    return {}


def _version(tenant: Tenant, model_name: str, number: int) -> ModelVersion:
    versions = ModelVersion.objects.select_related("model__tenant", "tenant", "created_by__owner")
    found = (
        versions.numbered(tenant, model_name, number).first()
        if isinstance(number, int) and 0 < number < 2**31 and "\x00" not in model_name
        else None
    )
    if found is None:
        raise NotFound()
    return found


def _protected_alias(tenant: Tenant, model: RegisteredModel, alias: str) -> str:
    """Return the alias as the model spells it, else as the tenant's settings do. Raises `AliasNotProtected`.

    Names that differ in case only are one alias, and a model may have had it before it was protected.
    """
    if not tenant.protects(alias):
        raise AliasNotProtected(
            f"The alias '{alias[:128]}' is not protected in this tenant, so it needs no request."
            " Set it directly with MLflow."
        )
    if alias.lower() == CHAMPION:
        return CHAMPION
    borne = Alias.objects.filter(model=model, name__iexact=alias).values_list("name", flat=True).first()
    return borne or next(name for name in tenant.protected_aliases if name.lower() == alias.lower())


def _refuse_second(tenant: Tenant, target: str, value: str) -> None:
    first: UUID | None = (
        ChangeRequest.objects.open()
        .filter(tenant=tenant, kind=PROMOTION, target=target, value=value)
        .values_list("pk", flat=True)
        .first()
    )
    if first is not None:
        raise RequestExists(
            "An open request asks for the same already. Use that one, or withdraw it first.",
            url=reverse("approvals:detail", args=[first]),
            change_request_id=str(first),
        )
