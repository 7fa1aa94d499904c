"""What the pages of checks show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.contracts.choices import CheckState, ResultState
from apps.contracts.forms import CheckForm
from apps.contracts.models import CheckPlan, CheckResult, CheckRun, Contract
from apps.contracts.pages import figures
from apps.core import clock
from apps.core.figures import Chart
from apps.core.models import Job
from apps.core.refusals import NotFound, Refused
from apps.tenants import access
from apps.tenants.choices import Permission

RUNS_SHOWN = 30
NEVER = "never_checked"
# What needs somebody first.
_ORDER = [ResultState.FAILED, ResultState.ERROR, ResultState.NO_DATA, ResultState.PASSED]


@dataclass(frozen=True)
class CheckRow:
    """A check in a list."""

    plan: CheckPlan
    state: str
    url: str
    is_stale: bool

    @property
    def sentence(self) -> str:
        """Say how often it runs."""
        if not self.plan.is_enabled:
            return "switched off"
        return every(self.plan.every_minutes)


@dataclass(frozen=True)
class ChecksPage:
    contract: Contract
    rows: list[CheckRow]
    can_publish: bool


@dataclass(frozen=True)
class Progress:
    """How far the run is that is under way."""

    run: CheckRun
    percent: int
    sentence: str


@dataclass(frozen=True)
class CheckPage:
    """One check: its last run rule by rule, its course, its runs."""

    contract: Contract
    plan: CheckPlan
    row: CheckRow
    run: CheckRun | None
    results: list[CheckResult]
    not_checked: list[CheckResult]
    chart: Chart | None
    runs: list[CheckRun]
    progress: Progress | None
    can_publish: bool
    url: str
    refused: Refused | None = None


@dataclass(frozen=True)
class FormPage:
    contract: Contract
    form: CheckForm
    plan: CheckPlan | None = None
    refused: Refused | None = None


def every(minutes: int | None) -> str:
    """Write an interval for people."""
    if minutes is None:
        return "when somebody asks"
    for unit, size in (("day", 1440), ("hour", 60)):
        if minutes % size == 0:
            count = minutes // size
            return f"every {unit}" if count == 1 else f"every {count} {unit}s"
    return f"every {minutes} minutes"


def contract_of(user: Any, tenant: str, contract_id: str, perm: str = Permission.VIEW) -> Contract:
    """Return a contract that `user` can see. Raises `NotFound` and `Forbidden`."""
    return access.get_or_404(
        lambda: Contract.objects.select_related("tenant"),
        user=user,
        perm=perm,
        tenant__slug=tenant,
        contract_id=contract_id,
    )


def check_of(contract: Contract, name: str) -> CheckPlan:
    """Return a check of a contract. Raises `NotFound`."""
    found = CheckPlan.objects.filter(contract=contract, name=name).select_related(
        "connection", "checked_version"
    )
    # The database cannot be asked for a NUL, which no name has.
    plan = found.first() if "\x00" not in name else None
    if plan is None:
        raise NotFound()
    plan.contract = contract
    return plan


def rows_of(contract: Contract) -> list[CheckRow]:
    """Return the checks of a contract by name."""
    plans = CheckPlan.objects.filter(contract=contract).select_related("connection").order_by("name")
    return [_row(contract, plan) for plan in plans]


def checks_page(user: User, contract: Contract) -> ChecksPage:
    """Gather the list of a contract's checks."""
    return ChecksPage(contract, rows_of(contract), _may(user, contract))


def check_page(
    user: User,
    contract: Contract,
    plan: CheckPlan,
    *,
    run_id: UUID | None = None,
    refused: Refused | None = None,
) -> CheckPage:
    """Gather the page of a check, with its last run or the one asked for. Raises `NotFound`."""
    runs = list(
        CheckRun.objects.filter(plan=plan)
        .select_related("version", "requested_by")
        .defer("version__content", "version__document", "version__warnings")
        .order_by("-id")[:RUNS_SHOWN]
    )
    ended = [run for run in runs if run.state != CheckState.CHECKING]
    run = ended[0] if ended else None
    if run_id is not None:
        run = CheckRun.objects.filter(plan=plan, pk=run_id).select_related("version", "requested_by").first()
        if run is None:
            raise NotFound()
    results = list(CheckResult.objects.filter(run=run)) if run is not None else []
    checked = [one for one in results if one.state != ResultState.NOT_CHECKED]
    checked.sort(key=lambda one: (_ORDER.index(ResultState(one.state)), one.number))
    open_run = next((one for one in runs if one.state == CheckState.CHECKING), None)
    return CheckPage(
        contract=contract,
        plan=plan,
        row=_row(contract, plan),
        run=run,
        results=checked,
        not_checked=[one for one in results if one.state == ResultState.NOT_CHECKED],
        chart=figures.history(ended[::-1]),
        runs=ended,
        progress=_progress(open_run) if open_run is not None else None,
        can_publish=_may(user, contract),
        url=_address("check", contract, plan.name),
        refused=refused,
    )


def panel(contract: Contract, user: Any) -> dict[str, Any] | None:
    """Return the checks of a contract for its page."""
    return {
        "rows": rows_of(contract),
        "url": _address("checks", contract),
        "new_url": _address("check-new", contract) if _may(user, contract) else "",
    }


def _row(contract: Contract, plan: CheckPlan) -> CheckRow:
    url = _address("check", contract, plan.name)
    return CheckRow(plan, plan.state or NEVER, url, plan.is_enabled and plan.is_stale(clock.now()))


def _progress(run: CheckRun) -> Progress:
    job = Job.objects.filter(pk=run.job_id).first() if run.job_id else None
    if job is None or job.started_at is None:
        return Progress(run, 0, "It waits for a worker.")
    total = max((job.total or 2) - 1, 1)
    return Progress(run, min(99, 100 * job.done // (total + 1)), f"{job.done} of {total} tables are read.")


def _may(user: Any, contract: Contract) -> bool:
    return contract.tenant_id in access.tenant_ids(user, Permission.PUBLISH)


def _address(view: str, contract: Contract, *more: str) -> str:
    return reverse(f"contracts:{view}", args=[contract.tenant.slug, contract.contract_id, *more])
