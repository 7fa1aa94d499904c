"""What a change breaks, over REST."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.catalog import changes, impact
from apps.catalog.changes import Change, NoChange
from apps.catalog.impact import Impact, Reached, Step
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import Tenant

router = Router()

Name = Annotated[str, Field(max_length=2000, pattern="^[^\x00]+$")]
Names = Annotated[list[Name], Field(max_length=1000)]


class DatasetIn(Schema):
    """A dataset as OpenLineage names it."""

    namespace: Name
    name: Name


class ViewIn(Schema):
    project: Name
    name: Name


class ChangeIn(Schema):
    """One thing that changes: `dataset` with `columns`, `feature_view` with `features`, `feature_service`, or `contract` with
    `object` and `columns`, or with `after`, the file that it becomes. Without columns or features all of it changes."""

    dataset: DatasetIn | None = None
    columns: Names = []
    contract: Name | None = None
    object: Annotated[str, Field(max_length=2000)] = ""
    after: str | None = None
    feature_view: ViewIn | None = None
    features: Names = []
    feature_service: ViewIn | None = None


class ImpactIn(Schema):
    tenant: Annotated[str, Field(max_length=100)]
    change: ChangeIn


class StepOut(Schema):
    kind: str
    namespace: str
    name: str
    field: str
    via: str


class VersionHitOut(Schema):
    """`path` leads from the change to the version; `owners` are the people who answer for it."""

    model: str
    version: int
    is_served: bool
    aliases: list[str]
    owners: list[str]
    path: list[StepOut]


class AliasHitOut(Schema):
    model: str
    alias: str
    version: int
    is_served: bool
    route: str


class RouteHitOut(Schema):
    """`stable` and `candidate` are the affected versions behind the route; `weight` is the share of the candidate."""

    route: str
    model: str
    alias: str
    stable: int | None
    candidate: int | None
    weight: int


class ReachedOut(Schema):
    kind: str
    namespace: str
    name: str
    field: str
    owners: list[str]
    path: list[StepOut]


class UnresolvedOut(Schema):
    what: str
    name: str
    reason: str


class ImpactOut(Schema):
    """`breaks_served` says that callers get something that is affected. `is_cut` says that there is more than was followed."""

    change: str
    breaks: list[str]
    breaks_served: bool
    versions: list[VersionHitOut]
    aliases: list[AliasHitOut]
    routes: list[RouteHitOut]
    datasets: list[ReachedOut]
    features: list[ReachedOut]
    services: list[ReachedOut]
    contracts: list[ReachedOut]
    consumers: list[ReachedOut]
    unresolved: list[UnresolvedOut]
    unresolved_count: int
    is_cut: bool


@router.post(
    "/impact", auth=TokenAuth(Scope.LINEAGE_READ), response=ImpactOut, summary="What a change breaks"
)
def find_impact(request: SignedInRequest, payload: ImpactIn) -> dict[str, Any]:
    tenant = access.get_or_404(Tenant.objects.all, user=request.user, slug=payload.tenant)
    change = _change(tenant, payload.change)
    found = impact.of(tenant, change.starts, user=request.user, unresolved=change.unresolved)
    return impact_out(change, found)


def _change(tenant: Tenant, said: ChangeIn) -> Change:
    named = [
        one
        for one in (said.dataset, said.contract, said.feature_view, said.feature_service)
        if one is not None
    ]
    if len(named) != 1:
        raise NoChange()
    if said.dataset is not None:
        return changes.of_dataset(said.dataset.namespace, said.dataset.name, said.columns)
    if said.feature_view is not None:
        return changes.of_feature_view(said.feature_view.project, said.feature_view.name, said.features)
    if said.feature_service is not None:
        return changes.of_feature_service(said.feature_service.project, said.feature_service.name)
    assert said.contract is not None
    if said.after is not None:
        return changes.of_contract_file(tenant, said.contract, said.after.encode())
    return changes.of_contract(tenant, said.contract, said.object, said.columns)


def impact_out(change: Change, found: Impact) -> dict[str, Any]:
    """Return the JSON object of an impact."""
    return {
        "change": change.title,
        "breaks": list(change.breaks),
        "breaks_served": found.breaks_served,
        "versions": [
            {
                "model": hit.model,
                "version": hit.version,
                "is_served": hit.is_served,
                "aliases": list(hit.aliases),
                "owners": list(hit.owners),
                "path": _path(hit.path),
            }
            for hit in found.versions
        ],
        "aliases": [vars(hit) for hit in found.aliases],
        "routes": [vars(hit) for hit in found.routes],
        **{
            name: [_reached(one) for one in getattr(found, name)]
            for name in ("datasets", "features", "services", "contracts", "consumers")
        },
        "unresolved": [vars(one) for one in found.unresolved],
        "unresolved_count": found.unresolved_count,
        "is_cut": found.is_cut,
    }


def _reached(one: Reached) -> dict[str, Any]:
    step = one.step
    return {
        "kind": step.kind,
        "namespace": step.namespace,
        "name": step.name,
        "field": step.field,
        "owners": list(one.owners),
        "path": _path(one.path),
    }


def _path(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    return [
        {
            "kind": step.kind,
            "namespace": step.namespace,
            "name": step.text if step.kind == "version" else step.name,
            "field": step.field,
            "via": step.via,
        }
        for step in steps
    ]
