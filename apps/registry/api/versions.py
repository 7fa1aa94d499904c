"""Versions of models over REST. They are registered over the MLflow wire, where their files are sent."""

from __future__ import annotations

from typing import Any

from ninja import Query, Router, Schema

from apps.accounts.http import SignedInRequest
from apps.core.rest import IfMatch, PageIn, editable, keyset, listed
from apps.registry import services
from apps.registry.api.shapes import (
    DescriptionIn,
    VersionOut,
    load_model,
    load_version,
    version_out,
    versions_with_content,
)
from apps.registry.models import ModelVersion
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope

router = Router()
ADDRESS = "/models/{tenant}/{model}/versions"


class VersionPage(Schema):
    items: list[VersionOut]
    next_cursor: str | None


@router.get(
    ADDRESS,
    auth=TokenAuth(Scope.MODELS_READ),
    response=VersionPage,
    summary="Versions of a model, newest first",
)
def list_versions(request: SignedInRequest, tenant: str, model: str, query: Query[PageIn]) -> dict[str, Any]:
    rows = ModelVersion.objects.filter(model=load_model(request, tenant, model))
    found, next_cursor = keyset(versions_with_content(rows), query, by="-number")
    return listed(found, next_cursor, show=lambda version: version_out(version, request))


@router.get(
    f"{ADDRESS}/{{int:version}}",
    auth=TokenAuth(Scope.MODELS_READ),
    response=VersionOut,
    summary="One version",
)
def get_version(request: SignedInRequest, tenant: str, model: str, version: int) -> dict[str, Any]:
    return _shown(load_version(request, tenant, model, version), request)


@router.patch(
    f"{ADDRESS}/{{int:version}}",
    auth=TokenAuth(Scope.MODELS_WRITE),
    response=VersionOut,
    summary="Describe a version",
)
def update_version(
    request: SignedInRequest,
    tenant: str,
    model: str,
    version: int,
    payload: DescriptionIn,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    described = services.describe_version(
        version=load_version(request, tenant, model, version),
        description=payload.description,
        by=request.user,
        if_match=if_match,
    )
    return _shown(described, request)


def _shown(version: ModelVersion, request: SignedInRequest) -> dict[str, Any]:
    editable(request, services.version_etag(version))
    return version_out(versions_with_content(ModelVersion.objects.filter(pk=version.pk)).get(), request)
