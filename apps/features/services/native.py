"""Definitions that people write in the portal: applied at once, or put to approval where they change what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.choices import REASON_LENGTH
from apps.approvals.models import ChangeRequest, Permit
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import canonical, etags, text
from apps.core.refusals import Conflict
from apps.features.choices import FEATURE_CHANGE, Source, ViewState
from apps.features.definitions.values import Definitions
from apps.features.models import FeatureService, FeatureStore, FeatureView, Project
from apps.features.services import documents, plans, projects, rows
from apps.features.services._common import authorise
from apps.features.services.plans import Plan, Planned
from apps.tenants.models import Tenant

STORE = "Portal"


class DefinitionsChanged(Conflict):
    code = "definitions_changed"
    sentence = (
        "The definitions changed after this was approved. Bring the request up to date, then decide again."
    )


class FeatureRequestExists(Conflict):
    code = "feature_request_exists"
    sentence = "Another change of these features waits for approval. Let it be decided, or withdraw it, then send yours again."


@dataclass(frozen=True)
class Outcome:
    """What came of a document: its plan, and the request that holds what waits, if anything does."""

    plan: Plan
    request: ChangeRequest | None = None


@transaction.atomic
def preview(*, tenant: Tenant, definitions: Definitions, by: User) -> Plan:
    """Return what `apply` would change. Raises what it raises."""
    _authorise(tenant, by)
    project, before = projects.stored(tenant, definitions.project)
    return plans.plan(before, definitions, is_new=project is None)


@transaction.atomic
def apply(
    *, tenant: Tenant, definitions: Definitions, by: User, reason: str = "", if_match: str | None = None
) -> Outcome:
    """Make a project what a document says. What it leaves out is retired.

    What is in force changes by a request, whose document `documents.build` makes. Sent again while that waits, the same
    document leads to the same request. Raises `ProjectSynced`, `BadTransition`, `NotDefined`, `FeatureRequestExists`,
    `ChangedMeanwhile`, `NotFound`, `Forbidden` and what `open_request` raises.
    """
    _authorise(tenant, by)
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH)
    store = _store(tenant, by)
    project, before = projects.stored(tenant, definitions.project)
    etags.require_match(if_match, projects.editable(before))
    plan = plans.plan(before, definitions, is_new=project is None)
    if project is None or plan.at_once != before:
        project = rows.write(store, project, plan.at_once, by=by)
        _record(project, plan, by=by)
    if not plan.waiting:
        return Outcome(plan)
    return Outcome(plan, _request(project, plan, reason=reason, by=by))


@transaction.atomic
def change_state(
    *,
    obj: FeatureView | FeatureService,
    state: str,
    by: User,
    reason: str = "",
    if_match: str | None = None,
) -> Outcome:
    """Move a view or a service to another state, as a document that says nothing else would.

    Raises `ProjectSynced`, `BadTransition` and what `apply` raises.
    """
    _authorise(obj.tenant, by)
    _, before = projects.stored(obj.tenant, obj.project.name)
    part = "views" if isinstance(obj, FeatureView) else "services"
    several = [one for one in getattr(before, part) if one.name != obj.name]
    own = next((one for one in getattr(before, part) if one.name == obj.name), None)
    if own is None or state not in ViewState.values:
        raise plans.BadTransition(f"{obj.name} is {obj.state} and cannot become {state[:40]}.")
    if state != ViewState.RETIRED:
        several.append(replace(own, state=state))
    elif ViewState.RETIRED not in plans.VIEW_TRANSITIONS[ViewState(obj.state)]:
        raise plans.BadTransition(f"{obj.name} is {obj.state} and cannot be retired.")
    changed: dict[str, Any] = {part: tuple(several)}
    etags.require_match(if_match, {"state": obj.state, "digest": obj.digest})
    return apply(
        tenant=obj.tenant,
        definitions=replace(before, **changed),
        by=by,
        reason=reason,
    )


def state_etag(obj: FeatureView | FeatureService) -> str:
    """Return the entity tag that `change_state` compares."""
    return etags.of({"state": obj.state, "digest": obj.digest})


def prepare(change_request: ChangeRequest) -> None:
    """Lock the tenant's own definitions, and check that they are what was approved. Raises `DefinitionsChanged`."""
    project = documents.project_of(change_request)
    FeatureStore.objects.select_for_update(no_key=True).get(pk=project.store_id)
    asked = change_request.content
    now = documents.again(project, asked)
    # A request from before documents said what they rest on is brought up to date first.
    if any(now[part] != asked.get(part) for part in ("changes", "rests_on")):
        raise DefinitionsChanged()


@transaction.atomic
def apply_approved(*, change_request: ChangeRequest, permit: Permit, by: User) -> None:
    """Make the changes of an approved request. Raises `PermitRefused`, `DefinitionsChanged`, `NotDefined`."""
    approvals.consume_permit(permit_id=permit.pk, target=permit.target, value=permit.value)
    prepare(change_request)
    project = documents.project_of(change_request)
    before = projects.definitions(project)
    wanted = documents.wanted(before, change_request.content)
    plans.require_whole(wanted)
    several = plans.between(before, wanted)
    rows.write(project.store, project, wanted, by=by, request=change_request)
    audit.record(
        Action.FEATURES_DEFINITIONS_CHANGED,
        tenant_id=project.tenant_id,
        by=by,
        obj=("features.project", str(project.pk)),
        digest=change_request.digest,
        data={"project": project.name, "permit": str(permit.pk), **_counts(several)},
    )


def _authorise(tenant: Tenant, by: User) -> None:
    authorise(
        by,
        tenant_id=tenant.pk,
        action=Action.FEATURES_DEFINITIONS_CHANGED,
        obj=("tenants.tenant", str(tenant.pk)),
    )


def _store(tenant: Tenant, by: User) -> FeatureStore:
    """Return the portal's own store of a tenant, locked: one document is applied after another."""
    FeatureStore.objects.bulk_create(
        [FeatureStore(tenant=tenant, name=STORE, source=Source.NATIVE, created_by=by)], ignore_conflicts=True
    )
    own = FeatureStore.objects.select_for_update(no_key=True)
    found = own.filter(tenant=tenant, source=Source.NATIVE).first()
    if found is None:
        # Somebody gave its name to a store that is synced.
        found = FeatureStore.objects.create(
            tenant=tenant, name=f"{STORE} definitions", source=Source.NATIVE, created_by=by
        )
    return found


def _request(project: Project, plan: Plan, *, reason: str, by: User) -> ChangeRequest:
    """Open the request of what waits, or return the one that asks for the same."""
    target = f"features:{project.pk}"
    # As it is stored by now, which is what the document is compared with later.
    document = documents.build(project, projects.definitions(project), plan.waiting)
    value = canonical.digest([[one["kind"], one["name"], one["after"]] for one in document["changes"]])
    opened = ChangeRequest.objects.open().filter(tenant=project.tenant, kind=FEATURE_CHANGE, target=target)
    known = opened.first()
    if known is not None and known.value == value:
        return known
    if known is not None:
        raise FeatureRequestExists(
            url=reverse("approvals:detail", args=[known.pk]), change_request_id=str(known.pk)
        )
    return approvals.open_request(
        tenant=project.tenant,
        kind=FEATURE_CHANGE,
        target=target,
        value=value,
        document=document,
        reason=reason,
        by=by,
    )


def _record(project: Project, plan: Plan, *, by: User) -> None:
    audit.record(
        Action.FEATURES_DEFINITIONS_CHANGED,
        tenant_id=project.tenant_id,
        by=by,
        obj=("features.project", str(project.pk)),
        data={"project": project.name, **_counts(one for one in plan.changes if not one.waits)},
    )


def _counts(several: Iterable[Planned]) -> dict[str, int]:
    counts = {"add": 0, "change": 0, "remove": 0}
    for one in several:
        counts[one.change.act.value] += 1
    return counts
