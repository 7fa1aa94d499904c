"""Tags of models and versions over REST, each under its key."""

from __future__ import annotations

from typing import Any

from ninja import Router, Schema

from apps.accounts.http import SignedInRequest
from apps.core.refusals import NotFound
from apps.core.rest import IfMatch, editable
from apps.registry import services
from apps.registry.api.shapes import load_model, load_version
from apps.registry.models import ModelTag, VersionTag
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope

router = Router()
# A key may hold slashes.
OF_MODEL = "/models/{tenant}/{model}/tags/{path:key}"
OF_VERSION = "/models/{tenant}/{model}/versions/{int:version}/tags/{path:key}"


class TagOut(Schema):
    key: str
    value: str


class TagIn(Schema):
    value: str


@router.get(OF_VERSION, auth=TokenAuth(Scope.MODELS_READ), response=TagOut, summary="One tag of a version")
def get_version_tag(
    request: SignedInRequest, tenant: str, model: str, version: int, key: str
) -> dict[str, Any]:
    return _shown(_found(load_version(request, tenant, model, version).tags, key), request)


@router.put(OF_VERSION, auth=TokenAuth(Scope.MODELS_WRITE), response=TagOut, summary="Set a tag of a version")
def set_version_tag(
    request: SignedInRequest,
    tenant: str,
    model: str,
    version: int,
    key: str,
    payload: TagIn,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    tag = services.set_version_tag(
        version=load_version(request, tenant, model, version),
        key=key,
        value=payload.value,
        by=request.user,
        if_match=if_match,
    )
    return _shown(tag, request)


@router.delete(
    OF_VERSION, auth=TokenAuth(Scope.MODELS_WRITE), response={204: None}, summary="Delete a tag of a version"
)
def delete_version_tag(
    request: SignedInRequest, tenant: str, model: str, version: int, key: str, if_match: IfMatch = None
) -> None:
    services.delete_version_tag(
        version=load_version(request, tenant, model, version), key=key, by=request.user, if_match=if_match
    )


@router.get(OF_MODEL, auth=TokenAuth(Scope.MODELS_READ), response=TagOut, summary="One tag of a model")
def get_model_tag(request: SignedInRequest, tenant: str, model: str, key: str) -> dict[str, Any]:
    return _shown(_found(load_model(request, tenant, model).tags, key), request)


@router.put(OF_MODEL, auth=TokenAuth(Scope.MODELS_WRITE), response=TagOut, summary="Set a tag of a model")
def set_model_tag(
    request: SignedInRequest, tenant: str, model: str, key: str, payload: TagIn, if_match: IfMatch = None
) -> dict[str, Any]:
    tag = services.set_model_tag(
        model=load_model(request, tenant, model),
        key=key,
        value=payload.value,
        by=request.user,
        if_match=if_match,
    )
    return _shown(tag, request)


@router.delete(
    OF_MODEL, auth=TokenAuth(Scope.MODELS_WRITE), response={204: None}, summary="Delete a tag of a model"
)
def delete_model_tag(
    request: SignedInRequest, tenant: str, model: str, key: str, if_match: IfMatch = None
) -> None:
    services.delete_model_tag(
        model=load_model(request, tenant, model), key=key, by=request.user, if_match=if_match
    )


def _found(tags: Any, key: str) -> Any:
    found = tags.filter(key=key).first() if "\x00" not in key else None
    if found is None:
        raise NotFound()
    return found


def _shown(tag: ModelTag | VersionTag, request: SignedInRequest) -> dict[str, Any]:
    editable(request, services.tag_etag(tag))
    return {"key": tag.key, "value": tag.value}
