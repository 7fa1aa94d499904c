"""Registered models over REST."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Query, Router, Schema, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.core.paging import Listing
from apps.core.rest import IfMatch, PageIn, Words, editable, listed
from apps.registry import services
from apps.registry.api.shapes import DescriptionIn, ModelOut, load_model, model_out, models_with_content
from apps.registry.models import RegisteredModel
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import Tenant

router = Router()


class ModelPage(Schema):
    items: list[ModelOut]
    next_cursor: str | None


class ModelIn(Schema):
    tenant: Annotated[str, Field(max_length=100)]
    name: Annotated[str, Field(max_length=300)]
    description: str = ""
    tags: dict[str, str] = {}


class ModelsIn(PageIn):
    """`q` is a part of the name, in any case."""

    tenant: str = ""
    q: Words = ""


@router.get("/models", auth=TokenAuth(Scope.MODELS_READ), response=ModelPage, summary="Models, newest first")
def list_models(request: SignedInRequest, query: Query[ModelsIn]) -> dict[str, Any]:
    tenant_ids = access.tenant_ids(request.user)
    shared_ids = access.shared_ids(request.user, RegisteredModel.SHARES)
    rows = RegisteredModel.objects.named_like(query.q)
    if query.tenant:
        tenant_ids &= {access.get_or_404(Tenant.objects.all, user=request.user, slug=query.tenant).pk}
        rows = rows.in_tenant(query.tenant)
    page = Listing([rows], tenant_ids, shared_ids).page(
        cursor=query.cursor, size=query.limit, read=models_with_content
    )
    return listed(page.rows, page.next_cursor, show=lambda model: model_out(model, request))


@router.post(
    "/models", auth=TokenAuth(Scope.MODELS_WRITE), response={201: ModelOut}, summary="Register a model"
)
def create_model(request: SignedInRequest, payload: ModelIn) -> Status:
    tenant = access.get_or_404(Tenant.objects.all, user=request.user, slug=payload.tenant)
    model = services.create_model(
        tenant=tenant,
        name=payload.name,
        description=payload.description,
        tags=payload.tags.items(),
        by=request.user,
    )
    return Status(201, _shown(model, request))


@router.get(
    "/models/{tenant}/{model}", auth=TokenAuth(Scope.MODELS_READ), response=ModelOut, summary="One model"
)
def get_model(request: SignedInRequest, tenant: str, model: str) -> dict[str, Any]:
    return _shown(load_model(request, tenant, model), request)


@router.patch(
    "/models/{tenant}/{model}",
    auth=TokenAuth(Scope.MODELS_WRITE),
    response=ModelOut,
    summary="Describe a model",
)
def update_model(
    request: SignedInRequest, tenant: str, model: str, payload: DescriptionIn, if_match: IfMatch = None
) -> dict[str, Any]:
    described = services.describe_model(
        model=load_model(request, tenant, model),
        description=payload.description,
        by=request.user,
        if_match=if_match,
    )
    return _shown(described, request)


def _shown(model: RegisteredModel, request: SignedInRequest) -> dict[str, Any]:
    editable(request, services.model_etag(model))
    return model_out(models_with_content(RegisteredModel.objects.filter(pk=model.pk)).get(), request)
