"""Native definitions over REST: one YAML document is a project."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.approvals.choices import REASON_LENGTH
from apps.core.refusals import Invalid, NotFound
from apps.core.rest import IfMatch, editable
from apps.core.rest.preconditions import tag
from apps.features import services
from apps.features.choices import MAX_NAME
from apps.features.definitions import reader, writer
from apps.features.definitions.values import Definitions
from apps.features.pages.downloads import zipped
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import Tenant

router = Router()
YAML = "application/yaml"
TYPES = ("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "application/json")


class NotYaml(Invalid):
    code = "not_yaml"
    status = 415
    sentence = "Send the definitions as YAML, with Content-Type: application/yaml."


class DifferenceOut(Schema):
    """`before` and `after` are as people read them."""

    what: str
    before: str
    after: str
    breaking: bool


class DefinitionChangeOut(Schema):
    """`waits` says that it is not made before the request is approved."""

    act: str
    kind: str
    name: str
    waits: bool
    breaking: bool
    differences: list[DifferenceOut]


class FeatureRequestOut(Schema):
    id: UUID
    state: str
    url: str


class AppliedOut(Schema):
    """`request` holds what waits for approval, and is null where nothing does."""

    tenant: str
    project: str
    dry_run: bool
    created: bool
    changes: list[DefinitionChangeOut]
    request: FeatureRequestOut | None


class ApplyIn(Schema):
    """`reason` is for the reviewers of what has to be approved."""

    dry_run: bool = False
    reason: Annotated[str, Field(max_length=10 * REASON_LENGTH)] = ""


class ProjectIn(Schema):
    project: Annotated[str, Field(max_length=MAX_NAME)]


class RepositoryIn(ProjectIn):
    """`drafts` takes views and services that are drafts along, too."""

    drafts: bool = False


# What ninja does not read itself, the document of the API says.
_BODY = {
    "requestBody": {
        "required": True,
        "content": {YAML: {"schema": {"type": "string"}}},
    }
}


@router.put(
    "/features/{tenant}/definitions",
    auth=TokenAuth(Scope.FEATURES_WRITE),
    response={200: AppliedOut, 201: AppliedOut, 202: AppliedOut},
    summary="Define the features of a project",
    openapi_extra=_BODY,
)
def put_definitions(
    request: SignedInRequest,
    response: HttpResponse,
    tenant: str,
    query: Query[ApplyIn],
    if_match: IfMatch = None,
) -> Status:
    found = _tenant(request, tenant)
    if request.content_type not in TYPES:
        raise NotYaml()
    definitions = reader.read(request.body)
    if query.dry_run:
        plan = services.preview(tenant=found, definitions=definitions, by=request.user)
        return Status(200, applied_out(found, services.Outcome(plan), request, dry_run=True))
    outcome = services.apply(
        tenant=found, definitions=definitions, by=request.user, reason=query.reason, if_match=if_match
    )
    shown = applied_out(found, outcome, request)
    if outcome.request is not None:
        response["Location"] = shown["request"]["url"]
        return Status(202, shown)
    return Status(201 if outcome.plan.is_new else 200, shown)


@router.get(
    "/features/{tenant}/definitions",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=Any,
    summary="The definitions of a project, as YAML",
)
def get_definitions(request: SignedInRequest, tenant: str, query: Query[ProjectIn]) -> HttpResponse:
    definitions = _definitions(_tenant(request, tenant), query.project)
    answer = HttpResponse(writer.write(definitions), content_type=YAML)
    editable(request, services.definitions_etag(definitions))
    tag(request, answer)
    return answer


@router.get(
    "/features/{tenant}/repository.zip",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=Any,
    summary="A project as a repository for feast apply",
)
def get_repository(request: SignedInRequest, tenant: str, query: Query[RepositoryIn]) -> HttpResponse:
    definitions = _definitions(_tenant(request, tenant), query.project)
    return zipped(definitions, with_drafts=query.drafts)


def applied_out(
    tenant: Tenant, outcome: services.Outcome, request: HttpRequest, *, dry_run: bool = False
) -> dict[str, Any]:
    """Return the JSON object of what came of a document."""
    plan, opened = outcome.plan, outcome.request
    return {
        "tenant": tenant.slug,
        "project": plan.project,
        "dry_run": dry_run,
        "created": plan.is_new,
        "changes": [
            {
                "act": one.change.act.value,
                "kind": one.kind.value,
                "name": one.name,
                "waits": one.waits,
                "breaking": one.is_breaking,
                "differences": [
                    {"what": d.what, "before": d.before, "after": d.after, "breaking": d.is_breaking}
                    for d in one.change.differences
                ],
            }
            for one in plan.changes
        ],
        "request": None
        if opened is None
        else {
            "id": opened.pk,
            "state": opened.state,
            "url": request.build_absolute_uri(reverse("approvals:detail", args=[opened.pk])),
        },
    }


def _tenant(request: SignedInRequest, slug: str) -> Tenant:
    return access.get_or_404(Tenant.objects.all, user=request.user, slug=slug)


def _definitions(tenant: Tenant, name: str) -> Definitions:
    project, definitions = services.stored(tenant, name)
    if project is None:
        raise NotFound()
    return definitions
