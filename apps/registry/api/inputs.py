"""What versions were trained on, over REST: the same as the tags `portal.features` and `portal.contracts`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.core.rest import IfMatch, editable
from apps.registry import definitions, services
from apps.registry.api.shapes import load_version
from apps.registry.choices import CONTRACTS_TAG, FEATURES_TAG, MAX_PIN_TEXT, MAX_PINS
from apps.registry.definitions import Definition, Missing
from apps.registry.models import ModelVersion, Pin
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope

router = Router()
ADDRESS = "/models/{tenant}/{model}/versions/{int:version}/inputs"

Input = Annotated[str, Field(max_length=MAX_PIN_TEXT)]


class NowOut(Schema):
    """What an input is now; `is_changed` where its definition is another one than when it was pinned."""

    version: str
    digest: str
    state: str
    is_changed: bool


class InputOut(Schema):
    """`version` and `digest` are those of when it was pinned; `now` is null where there is none of it any more."""

    input: str
    kind: str
    project: str
    name: str
    field: str
    version: str
    digest: str
    is_resolved: bool
    reason: str
    resolved_at: dt.datetime | None
    now: NowOut | None


class InputsOut(Schema):
    features: list[str]
    contracts: list[str]
    inputs: list[InputOut]
    unresolved: int


class InputsIn(Schema):
    """As the tags write them: `driver_stats`, `project/service`, `view:feature`, and `orders@1.2.0` of contracts."""

    features: Annotated[list[Input], Field(max_length=MAX_PINS)] = []
    contracts: Annotated[list[Input], Field(max_length=MAX_PINS)] = []


@router.get(
    ADDRESS, auth=TokenAuth(Scope.LINEAGE_READ), response=InputsOut, summary="What a version was trained on"
)
def get_version_inputs(request: SignedInRequest, tenant: str, model: str, version: int) -> dict[str, Any]:
    found = load_version(request, tenant, model, version)
    # Whom only the model is shown sees nothing of what is around it.
    access.require(request.user, found.model.tenant_id)
    return _shown(found, request)


@router.put(
    ADDRESS,
    auth=TokenAuth(Scope.LINEAGE_WRITE),
    response=InputsOut,
    summary="Say what a version was trained on",
)
def set_version_inputs(
    request: SignedInRequest,
    tenant: str,
    model: str,
    version: int,
    payload: InputsIn,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    found = load_version(request, tenant, model, version)
    services.set_inputs(
        version=found,
        features=payload.features,
        contracts=payload.contracts,
        by=request.user,
        if_match=if_match,
    )
    return _shown(found, request)


def _shown(version: ModelVersion, request: SignedInRequest) -> dict[str, Any]:
    editable(request, services.inputs_etag(version))
    pins = list(Pin.objects.filter(version=version))
    now = definitions.now(version.tenant_id, pins)
    return {
        "features": [pin.text for pin in pins if pin.tag == FEATURES_TAG],
        "contracts": [pin.text for pin in pins if pin.tag == CONTRACTS_TAG],
        "inputs": [_input(pin, now[pin.pk]) for pin in pins],
        "unresolved": sum(not pin.is_resolved for pin in pins),
    }


def _input(pin: Pin, now: Definition | Missing) -> dict[str, Any]:
    return {
        "input": pin.text,
        "kind": pin.kind,
        "project": pin.project,
        "name": pin.name,
        "field": pin.field,
        "version": pin.pinned_version,
        "digest": pin.digest,
        "is_resolved": pin.is_resolved,
        "reason": pin.reason,
        "resolved_at": pin.resolved_at,
        "now": None
        if isinstance(now, Missing) or not pin.is_resolved
        else {
            "version": now.current_version,
            "digest": now.current_digest,
            "state": now.state,
            "is_changed": now.current_digest != pin.digest,
        },
    }
