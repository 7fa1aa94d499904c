"""Aliases of models over REST. A protected one moves through an approved change request alone, as on every way."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.core.refusals import NotFound
from apps.core.rest import IfMatch, editable
from apps.registry import services
from apps.registry.api.shapes import load_model
from apps.registry.models import Alias, ModelVersion
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope

router = Router()
ADDRESS = "/models/{tenant}/{model}/aliases/{alias}"


class AliasOut(Schema):
    """Only an approved change request moves a protected alias."""

    alias: str
    version: int
    is_protected: bool
    updated_at: dt.datetime


class AliasIn(Schema):
    version: Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]


@router.get(ADDRESS, auth=TokenAuth(Scope.MODELS_READ), response=AliasOut, summary="One alias")
def get_alias(request: SignedInRequest, tenant: str, model: str, alias: str) -> dict[str, Any]:
    of = load_model(request, tenant, model)
    found = None if "\x00" in alias else Alias.objects.filter(model=of, name=alias).in_rows().first()
    if found is None:
        raise NotFound()
    return _shown(found, request)


@router.put(
    ADDRESS, auth=TokenAuth(Scope.MODELS_WRITE), response=AliasOut, summary="Point an alias at a version"
)
def set_alias(
    request: SignedInRequest, tenant: str, model: str, alias: str, payload: AliasIn, if_match: IfMatch = None
) -> dict[str, Any]:
    of = load_model(request, tenant, model)
    version = ModelVersion.objects.filter(model=of, number=payload.version).first()
    if version is None:
        raise NotFound(f"The model has no version {payload.version}.")
    found = services.set_alias(model=of, name=alias, version=version, by=request.user, if_match=if_match)
    return _shown(found, request)


@router.delete(ADDRESS, auth=TokenAuth(Scope.MODELS_WRITE), response={204: None}, summary="Delete an alias")
def delete_alias(
    request: SignedInRequest, tenant: str, model: str, alias: str, if_match: IfMatch = None
) -> None:
    services.delete_alias(
        model=load_model(request, tenant, model), name=alias, by=request.user, if_match=if_match
    )


def _shown(alias: Alias, request: SignedInRequest) -> dict[str, Any]:
    editable(request, services.alias_etag(alias))
    return {
        "alias": alias.name,
        "version": alias.version.number,
        "is_protected": alias.model.tenant.protects(alias.name),
        "updated_at": alias.updated_at,
    }
