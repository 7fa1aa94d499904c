"""Data contracts over REST: bytes in, the same bytes out."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpResponse
from django.urls import reverse
from ninja import Query, Router, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.contracts import consumers, services
from apps.contracts.api.shapes import (
    ConsumersOut,
    ContractOut,
    ContractPage,
    ContractVersionPage,
    DiffIn,
    DiffOut,
    LintOut,
    PublishedOut,
    contract_out,
    version_out,
)
from apps.contracts.choices import ContractState
from apps.contracts.models import Contract, ContractQuerySet, ContractVersion, ContractVersionQuerySet
from apps.contracts.odcs import differences, files, shapes
from apps.contracts.services import Outcome
from apps.core.numbers import whole
from apps.core.paging import Listing
from apps.core.refusals import Invalid, NotFound, Refused
from apps.core.rest import IfMatch, PageIn, Words, editable, keyset, listed
from apps.core.yaml_documents import YamlInvalid
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Permission, Scope
from apps.tenants.models import Tenant

router = Router()
ADDRESS = "/contracts/{tenant}/{contract}"
_STATUS = {Outcome.CREATED: 201, Outcome.PUBLISHED: 200, Outcome.SAME: 200, Outcome.PROPOSED: 202}
_FILE = {
    "requestBody": {
        "required": True,
        "content": {
            "application/yaml": {
                "schema": {"type": "string", "description": "The file of the contract, as it is."}
            },
            "application/json": {"schema": {"type": "object", "description": "The same, written as JSON."}},
        },
    }
}
_YAML_TYPES = frozenset({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/plain"})


class UnsupportedMediaType(Refused):
    code = "unsupported_media_type"
    status = 415
    sentence = "Send the file of the contract with Content-Type: application/yaml, or application/json."


class ContractsIn(PageIn):
    tenant: str = ""
    state: str = ""
    q: Words = ""
    breached: bool = False


@router.get(
    "/contracts",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=ContractPage,
    summary="Data contracts, changed last first",
)
def list_contracts(request: SignedInRequest, query: Query[ContractsIn]) -> dict[str, Any]:
    rows, tenant_ids = Contract.objects.named_like(query.q), access.tenant_ids(request.user)
    if query.tenant:
        tenant_ids &= {access.get_or_404(Tenant.objects.all, user=request.user, slug=query.tenant).pk}
    if query.state:
        if query.state not in ContractState.values:
            sentence = f"There is no such state. Use one of {', '.join(ContractState.values)}."
            raise Invalid(sentence, errors={"state": [sentence]})
        rows = rows.filter(state=query.state)
    if query.breached:
        rows = rows.breached()
    page = Listing([rows], tenant_ids, by="updated_at").page(
        cursor=query.cursor, size=query.limit, read=ContractQuerySet.in_rows
    )
    return listed(page.rows, page.next_cursor, show=lambda row: contract_out(row, request))


@router.put(
    ADDRESS,
    auth=TokenAuth(Scope.CONTRACTS_WRITE),
    response={200: PublishedOut, 201: PublishedOut, 202: PublishedOut},
    by_alias=True,
    summary="Publish a data contract: its file as it is",
    openapi_extra=_FILE,
)
def put_contract(
    request: SignedInRequest,
    tenant: str,
    contract: str,
    response: HttpResponse,
    if_match: IfMatch = None,
) -> Status:
    found = access.get_or_404(Tenant.objects.all, user=request.user, perm=Permission.PUBLISH, slug=tenant)
    done = services.publish(
        tenant=found,
        contract_id=contract,
        content=request.body,
        media_type=_media_type(request),
        by=request.user,
        if_match=if_match,
    )
    page = ""
    if done.change_request is not None:
        page = request.build_absolute_uri(reverse("approvals:detail", args=[done.change_request.pk]))
        response["Location"] = f"/api/v1/change-requests/{done.change_request.pk}"
    elif done.outcome == Outcome.CREATED:
        response["Location"] = f"/api/v1/contracts/{tenant}/{contract}"
    editable(request, services.contract_etag(done.contract))
    difference = done.difference
    return Status(
        _STATUS[done.outcome],
        {
            "outcome": done.outcome,
            "contract": contract_out(_load(request, tenant, contract), request),
            "warnings": [one.as_json() for one in done.file.warnings],
            "changes": [one.as_json() for one in difference.changes] if difference else [],
            "advice": difference.advice.as_json() if difference else None,
            "change_request_id": done.change_request.pk if done.change_request else None,
            "change_request_url": page,
        },
    )


@router.get(
    ADDRESS,
    auth=TokenAuth(Scope.CONTRACTS_READ),
    summary="The file of a data contract, byte by byte",
    openapi_extra={
        "responses": {
            200: {
                "description": "The bytes as they were sent, with their own Content-Type.",
                "content": {"application/yaml": {"schema": {"type": "string", "format": "binary"}}},
            }
        }
    },
)
def get_contract(
    request: SignedInRequest, tenant: str, contract: str, version: Annotated[str, Field(max_length=300)] = ""
) -> HttpResponse:
    found = _load(request, tenant, contract)
    wanted = version_of(found, version) if version else found.current
    if wanted is None:
        raise NotFound()
    if not version:
        editable(request, services.contract_etag(found))
    return content_response(wanted)


@router.get(
    f"{ADDRESS}/summary",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=ContractOut,
    summary="What the portal knows of a data contract",
)
def get_contract_summary(request: SignedInRequest, tenant: str, contract: str) -> dict[str, Any]:
    return contract_out(_load(request, tenant, contract), request)


@router.get(
    f"{ADDRESS}/versions",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=ContractVersionPage,
    summary="Versions of a data contract, newest first",
)
def list_contract_versions(
    request: SignedInRequest, tenant: str, contract: str, query: Query[PageIn]
) -> dict[str, Any]:
    found = _load(request, tenant, contract)
    rows = ContractVersion.objects.filter(contract=found).without_bytes().select_related("created_by")
    page, next_cursor = keyset(rows, query, by="-number")
    return listed(page, next_cursor, show=lambda one: version_out(one, found))


@router.get(
    f"{ADDRESS}/consumers",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=ConsumersOut,
    summary="Who reads the data of a contract, with whoever answers for it",
)
def get_contract_consumers(request: SignedInRequest, tenant: str, contract: str) -> dict[str, Any]:
    found = _load(request, tenant, contract)
    if found.current is None:
        raise NotFound()
    read = consumers.of(found, shapes.of(found.current.document))
    names = consumers.names_of(read)
    return {
        "consumers": [
            {
                "kind": one.kind,
                "name": one.name,
                "owners": sorted(names[person] for person in one.people if person in names),
            }
            for one in read.rows
        ],
        "is_cut": read.is_cut,
    }


@router.post(
    "/contracts:lint",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=LintOut,
    summary="Check a file: what the portal would refuse, and what it would warn of",
    openapi_extra=_FILE,
)
def lint_contract(request: SignedInRequest) -> dict[str, Any]:
    try:
        file = files.read(request.body, media_type=_media_type(request))
    except YamlInvalid as refused:
        errors = [one.as_json() for one in refused.problems]
        return {"valid": False, "id": "", "version": "", "state": "", "errors": errors, "warnings": []}
    return {
        "valid": True,
        "id": file.contract_id,
        "version": file.version,
        "state": file.state,
        "errors": [],
        "warnings": [one.as_json() for one in file.warnings],
    }


@router.post(
    "/contracts:diff",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=DiffOut,
    by_alias=True,
    summary="What changed between two files, and whom it may break",
)
def diff_contracts(request: SignedInRequest, payload: DiffIn) -> dict[str, Any]:
    before, after = (_of_text(payload, name) for name in ("before", "after"))
    difference = differences.between(before, after)
    return {
        "class": difference.classed,
        "changes": [one.as_json() for one in difference.changes],
        "advice": difference.advice.as_json(),
    }


def _of_text(payload: DiffIn, name: str) -> files.ContractFile:
    try:
        return files.read(getattr(payload, name).encode("utf-8", "surrogatepass"))
    except YamlInvalid as refused:
        refused.sentence = f"In {name}: {refused.sentence}"
        refused.extra["file"] = name
        raise


def _media_type(request: SignedInRequest) -> str:
    given = (request.content_type or "").lower()
    if given == files.JSON:
        return files.JSON
    if given in _YAML_TYPES or not given:
        return files.YAML
    raise UnsupportedMediaType()


def _contracts() -> ContractQuerySet:
    return Contract.objects.select_related("tenant", "owner", "current")


def _load(request: SignedInRequest, tenant: str, contract: str) -> Contract:
    return access.get_or_404(_contracts, user=request.user, tenant__slug=tenant, contract_id=contract)


def version_of(contract: Contract, name: str) -> ContractVersion:
    """Return a version by what its file says, the one published last of several, else by its number. Raises `NotFound`."""
    versions: ContractVersionQuerySet = ContractVersion.objects.filter(contract=contract)
    found = versions.published().filter(version=name).first()
    if found is None:
        number = whole(name.removeprefix("#"), low=1)
        found = versions.filter(number=number).first() if number is not None else None
    if found is None:
        raise NotFound()
    return found


def content_response(version: ContractVersion) -> HttpResponse:
    """Answer with the bytes of a version, which a browser never renders."""
    answer = HttpResponse(bytes(version.content), content_type=version.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
