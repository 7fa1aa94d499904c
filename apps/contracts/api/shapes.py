"""The JSON objects of contracts."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.urls import reverse
from ninja import Schema
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.contracts.choices import ChangeClass, ContractState, Standard
from apps.contracts.models import Contract, ContractVersion


class ProblemOut(Schema):
    """A place in a file, counted from 1, and what is the matter there."""

    line: int
    column: int
    path: str
    message: str


class ContractDifferenceOut(Schema):
    """A change: its class, where it stands in both files, and what of the data it is about."""

    change_class: Annotated[ChangeClass, Field(alias="class")]
    kind: str
    message: str
    path: str
    line_before: int | None
    line_after: int | None
    object: str
    property: str


class AdviceOut(Schema):
    """`suggested` is empty where the version before is no number; `is_enough` says whether the stated one rises enough."""

    bump: str
    before: str
    stated: str
    suggested: str
    is_enough: bool


class ContractOut(Schema):
    """`version` and `status` are as the file says; `number` is counted by the portal; `owner` answers for it."""

    tenant: str
    id: str
    name: str
    domain: str
    product: str
    state: ContractState
    status: str
    version: str
    number: int
    standard: Standard
    api_version: str
    digest: str
    size: int
    media_type: str
    owner: str
    breached_at: dt.datetime | None
    created_at: dt.datetime
    updated_at: dt.datetime
    url: str
    content_url: str


class ContractPage(Schema):
    items: list[ContractOut]
    next_cursor: str | None


class PublishedOut(Schema):
    """`outcome` is created, published, same or proposed; then `change_request_url` leads to the request."""

    outcome: str
    contract: ContractOut
    warnings: list[ProblemOut]
    changes: list[ContractDifferenceOut]
    advice: AdviceOut | None
    change_request_id: UUID | None
    change_request_url: str


class ContractVersionOut(Schema):
    """`published_at` is null for a version that waits for approval, or never got it."""

    number: int
    version: str
    status: str
    state: ContractState
    digest: str
    size: int
    media_type: str
    is_current: bool
    created_by: str
    created_at: dt.datetime
    published_at: dt.datetime | None


class ContractVersionPage(Schema):
    items: list[ContractVersionOut]
    next_cursor: str | None


class ConsumerOut(Schema):
    kind: str
    name: str
    owners: list[str]


class ConsumersOut(Schema):
    """`is_cut` says that there are more than were read."""

    consumers: list[ConsumerOut]
    is_cut: bool


class LintOut(Schema):
    """`valid` is what the portal would take; warnings do not keep it from that."""

    valid: bool
    id: str
    version: str
    state: str
    errors: list[ProblemOut]
    warnings: list[ProblemOut]


class DiffIn(Schema):
    """Two files, each as a text."""

    before: str
    after: str


class DiffOut(Schema):
    """`class` is the gravest of the changes, null where nothing changed."""

    change_class: Annotated[ChangeClass | None, Field(alias="class")]
    changes: list[ContractDifferenceOut]
    advice: AdviceOut


def contract_out(contract: Contract, request: SignedInRequest) -> dict[str, Any]:
    """Return the JSON object of a contract that was read with its current version, as every route shows it."""
    slug, version = contract.tenant.slug, contract.current
    page = reverse("contracts:detail", args=[slug, contract.contract_id])
    return {
        "tenant": slug,
        "id": contract.contract_id,
        "name": contract.name,
        "domain": contract.domain,
        "product": contract.product,
        "state": contract.state,
        "status": version.status if version else "",
        "version": version.version if version else "",
        "number": version.number if version else 0,
        "standard": version.standard if version else Standard.ODCS,
        "api_version": version.api_version if version else "",
        "digest": version.digest if version else "",
        "size": version.size if version else 0,
        "media_type": version.media_type if version else "",
        "owner": contract.owner.get_username() if contract.owner else "",
        "breached_at": contract.breached_at,
        "created_at": contract.created_at,
        "updated_at": contract.updated_at,
        "url": request.build_absolute_uri(page),
        "content_url": request.build_absolute_uri(f"/api/v1/contracts/{slug}/{contract.contract_id}"),
    }


def version_out(version: ContractVersion, contract: Contract) -> dict[str, Any]:
    """Return the JSON object of a version, as every route shows it."""
    return {
        "number": version.number,
        "version": version.version,
        "status": version.status,
        "state": version.state,
        "digest": version.digest,
        "size": version.size,
        "media_type": version.media_type,
        "is_current": version.pk == contract.current_id,
        "created_by": version.created_by.get_username(),
        "created_at": version.created_at,
        "published_at": version.published_at,
    }
