"""Checks of data contracts over REST: what is checked, runs, and what came of each rule."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.contracts.choices import CheckMode, CheckState, ResultState
from apps.contracts.models import CheckPlan, CheckResult, CheckRun, Contract
from apps.contracts.services import check_runs, checks
from apps.core.models import Job
from apps.core.refusals import NotFound
from apps.core.rest import IfMatch, OperationOut, PageIn, accepted, editable, keyset, listed
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope

router = Router()
ADDRESS = "/contracts/{tenant}/{contract}/checks"


class CheckIn(Schema):
    """`connection` is the name of a connection to Postgres; without one `path` names files in the tenant's folder of data."""

    mode: CheckMode = CheckMode.WARN
    connection: Annotated[str, Field(max_length=100)] = ""
    path: Annotated[str, Field(max_length=500)] = ""
    database_schema: Annotated[str, Field(max_length=63)] = ""
    delimiter: Annotated[str, Field(max_length=1)] = ""
    every_minutes: Annotated[int | None, Field(strict=True)] = None
    is_enabled: Annotated[bool, Field(strict=True)] = True


class CheckOut(Schema):
    """`state` is what the last run came to, `never_checked` before the first; `breached_at` since when it is breached."""

    name: str
    mode: CheckMode
    connection: str
    path: str
    database_schema: str
    delimiter: str
    every_minutes: int | None
    is_enabled: bool
    state: str
    checked_at: dt.datetime | None
    checked_version: str
    breached_at: dt.datetime | None
    due_at: dt.datetime | None
    url: str


class CheckPage(Schema):
    items: list[CheckOut]
    next_cursor: str | None


class RunOut(Schema):
    """Numbers of rules by what came of them; `not_checked` are those that the portal does not understand."""

    id: UUID
    check: str
    state: CheckState
    mode: CheckMode
    version: str
    sentence: str
    passed: int
    failed: int
    errors: int
    no_data: int
    not_checked: int
    requested_by: str
    created_at: dt.datetime
    finished_at: dt.datetime | None
    operation_id: UUID


class RunPage(Schema):
    items: list[RunOut]
    next_cursor: str | None


class ResultOut(Schema):
    """`failing_rows` is how many rows break the rule, of `rows`. What stands in them is told to nobody."""

    key: str
    kind: str
    table: str
    column: str
    title: str
    expected: str
    observed: str
    state: ResultState
    sentence: str
    severity: str
    failing_rows: int | None
    rows: int | None


class ResultPage(Schema):
    items: list[ResultOut]
    next_cursor: str | None


class StartIn(Schema):
    """`check` may be left out where the contract has one check."""

    check: Annotated[str, Field(max_length=60)] = ""


@router.get(
    ADDRESS, auth=TokenAuth(Scope.CONTRACTS_READ), response=CheckPage, summary="Checks of a data contract"
)
def list_checks(request: SignedInRequest, tenant: str, contract: str, query: Query[PageIn]) -> dict[str, Any]:
    found = _contract(request, tenant, contract)
    rows = CheckPlan.objects.filter(contract=found).select_related("connection", "checked_version")
    page, next_cursor = keyset(rows, query, by="name")
    return listed(page, next_cursor, show=lambda one: check_out(one, found, request))


@router.post(
    ADDRESS,
    auth=TokenAuth(Scope.CONTRACTS_WRITE),
    response={202: OperationOut},
    summary="Run a check of a data contract now",
)
def start_check(
    request: SignedInRequest, tenant: str, contract: str, payload: StartIn, response: HttpResponse
) -> Status:
    found = _contract(request, tenant, contract)
    run = check_runs.start(plan=_only(found, payload.check), by=request.user)
    return accepted(Job.objects.get(pk=run.job_id), response)


@router.get(
    f"{ADDRESS}/{{check}}",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=CheckOut,
    summary="A check of a data contract",
)
def get_check(request: SignedInRequest, tenant: str, contract: str, check: str) -> dict[str, Any]:
    found = _contract(request, tenant, contract)
    plan = _check(found, check)
    editable(request, checks.check_etag(plan))
    return check_out(plan, found, request)


@router.put(
    f"{ADDRESS}/{{check}}",
    auth=TokenAuth(Scope.CONTRACTS_WRITE),
    response={200: CheckOut, 201: CheckOut},
    summary="Create a check of a data contract, or replace it",
)
def put_check(
    request: SignedInRequest,
    tenant: str,
    contract: str,
    check: str,
    payload: CheckIn,
    if_match: IfMatch = None,
) -> Status:
    found = _contract(request, tenant, contract)
    plan, created = checks.save_check(
        contract=found, name=check, by=request.user, if_match=if_match, **payload.model_dump()
    )
    editable(request, checks.check_etag(plan))
    return Status(201 if created else 200, check_out(plan, found, request))


@router.delete(
    f"{ADDRESS}/{{check}}",
    auth=TokenAuth(Scope.CONTRACTS_WRITE),
    response={204: None},
    summary="Remove a check of a data contract with its runs",
)
def delete_check(
    request: SignedInRequest, tenant: str, contract: str, check: str, if_match: IfMatch = None
) -> Status:
    plan = _check(_contract(request, tenant, contract), check)
    checks.remove_check(plan=plan, by=request.user, if_match=if_match)
    return Status(204, None)


@router.get(
    f"{ADDRESS}/{{check}}/runs",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=RunPage,
    summary="Runs of a check, newest first",
)
def list_check_runs(
    request: SignedInRequest, tenant: str, contract: str, check: str, query: Query[PageIn]
) -> dict[str, Any]:
    plan = _check(_contract(request, tenant, contract), check)
    rows = CheckRun.objects.filter(plan=plan).select_related("version", "requested_by")
    rows = rows.defer("version__content", "version__document", "version__warnings")
    page, next_cursor = keyset(rows, query, by="-id")
    return listed(page, next_cursor, show=lambda one: run_out(one, plan))


@router.get(
    f"{ADDRESS}/{{check}}/runs/{{uuid:pk}}",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=RunOut,
    summary="A run of a check",
)
def get_check_run(
    request: SignedInRequest, tenant: str, contract: str, check: str, pk: UUID
) -> dict[str, Any]:
    plan = _check(_contract(request, tenant, contract), check)
    return run_out(_run(plan, pk), plan)


@router.get(
    f"{ADDRESS}/{{check}}/runs/{{uuid:pk}}/results",
    auth=TokenAuth(Scope.CONTRACTS_READ),
    response=ResultPage,
    summary="What came of each rule in a run",
)
def list_check_results(
    request: SignedInRequest, tenant: str, contract: str, check: str, pk: UUID, query: Query[PageIn]
) -> dict[str, Any]:
    plan = _check(_contract(request, tenant, contract), check)
    rows = CheckResult.objects.filter(run=_run(plan, pk))
    page, next_cursor = keyset(rows, query, by="number")
    return listed(page, next_cursor, show=result_out)


def _contract(request: SignedInRequest, tenant: str, contract: str) -> Contract:
    return access.get_or_404(
        lambda: Contract.objects.select_related("tenant"),
        user=request.user,
        tenant__slug=tenant,
        contract_id=contract,
    )


def _check(contract: Contract, name: str) -> CheckPlan:
    rows = CheckPlan.objects.filter(contract=contract, name=name)
    # The database cannot be asked for a NUL, which no name has.
    plan = rows.select_related("connection", "checked_version").first() if "\x00" not in name else None
    if plan is None:
        raise NotFound()
    plan.contract = contract
    return plan


def _only(contract: Contract, name: str) -> CheckPlan:
    """Return the check of this name, or the only one. Raises `NotFound` and `CheckNotNamed`."""
    if name:
        return _check(contract, name)
    names = list(CheckPlan.objects.filter(contract=contract).values_list("name", flat=True)[:2])
    if len(names) != 1:
        raise checks.CheckNotNamed()
    return _check(contract, names[0])


def _run(plan: CheckPlan, pk: UUID) -> CheckRun:
    found = (
        CheckRun.objects.filter(plan=plan, pk=pk)
        .select_related("version", "requested_by")
        .defer("version__content", "version__document", "version__warnings")
        .first()
    )
    if found is None:
        raise NotFound()
    return found


def check_out(plan: CheckPlan, contract: Contract, request: SignedInRequest) -> dict[str, Any]:
    """Return the JSON object of a check, as every route shows it."""
    page = reverse("contracts:checks", args=[contract.tenant.slug, contract.contract_id])
    return {
        "name": plan.name,
        "mode": plan.mode,
        "connection": plan.connection.name if plan.connection else "",
        "path": plan.path,
        "database_schema": plan.database_schema,
        "delimiter": plan.delimiter,
        "every_minutes": plan.every_minutes,
        "is_enabled": plan.is_enabled,
        "state": plan.state or "never_checked",
        "checked_at": plan.checked_at,
        "checked_version": plan.checked_version.label if plan.checked_version else "",
        "breached_at": plan.breached_at,
        "due_at": plan.due_at,
        "url": request.build_absolute_uri(page),
    }


def run_out(run: CheckRun, plan: CheckPlan) -> dict[str, Any]:
    """Return the JSON object of a run, as every route shows it."""
    return {
        "id": run.pk,
        "check": plan.name,
        "state": run.state,
        "mode": run.mode,
        "version": run.version.label,
        "sentence": run.sentence,
        "passed": run.passed,
        "failed": run.failed,
        "errors": run.errors,
        "no_data": run.no_data,
        "not_checked": run.not_checked,
        "requested_by": run.requested_by.get_username() if run.requested_by else "",
        "created_at": run.created_at,
        "finished_at": run.finished_at,
        "operation_id": run.job_id,
    }


def result_out(result: CheckResult) -> dict[str, Any]:
    """Return the JSON object of what came of a rule."""
    return {field: getattr(result, field) for field in ResultOut.model_fields}
