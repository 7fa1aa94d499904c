from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest
from apps.contracts.forms import check_form
from apps.contracts.models import CheckPlan, Contract
from apps.contracts.pages import checks as pages
from apps.contracts.services import check_runs
from apps.contracts.services import checks as services
from apps.core.htmx import render_page
from apps.tenants.choices import Permission
from apps.tenants.form_actions import Outcome, attempt
from apps.tenants.http import require_same_tenant

LIST = "contracts/checks.html"
DETAIL = "contracts/check.html"
FORM = "contracts/check_form.html"


@login_required
@require_safe
def checks(request: SignedInRequest, tenant: str, contract: str) -> HttpResponse:
    found = pages.contract_of(request.user, tenant, contract)
    return render_page(request, LIST, {"page": pages.checks_page(request.user, found)})


@login_required
@require_safe
def check(request: SignedInRequest, tenant: str, contract: str, name: str) -> HttpResponse:
    found = pages.contract_of(request.user, tenant, contract)
    page = pages.check_page(request.user, found, pages.check_of(found, name))
    return render_page(request, DETAIL, {"page": page}, partial="check-body")


@login_required
@require_safe
def check_run(request: SignedInRequest, tenant: str, contract: str, name: str, pk: UUID) -> HttpResponse:
    found = pages.contract_of(request.user, tenant, contract)
    page = pages.check_page(request.user, found, pages.check_of(found, name), run_id=pk)
    return render_page(request, DETAIL, {"page": page}, partial="check-body")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_new(request: SignedInRequest, tenant: str, contract: str) -> HttpResponse:
    found = pages.contract_of(request.user, tenant, contract, Permission.PUBLISH)
    if request.method != "POST":
        return _form(request, found, check_form(found, None))
    require_same_tenant(request, found.tenant)
    form = check_form(found, None, request.POST)
    made: list[CheckPlan] = []

    def create() -> None:
        values = _values(form)
        made.append(services.save_check(contract=found, by=request.user, is_new=True, **values)[0])

    outcome = attempt(create, form)
    if outcome.done:
        messages.success(request, "The check is saved. Run it to see whether the data keeps the contract.")
        return _to(found, made[0].name)
    return _form(request, found, form, outcome=outcome)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_edit(request: SignedInRequest, tenant: str, contract: str, name: str) -> HttpResponse:
    found = pages.contract_of(request.user, tenant, contract, Permission.PUBLISH)
    plan = pages.check_of(found, name)
    if request.method != "POST":
        return _form(request, found, check_form(found, plan), plan=plan)
    require_same_tenant(request, found.tenant)
    form = check_form(found, plan, request.POST)

    def update() -> None:
        services.save_check(
            contract=found,
            by=request.user,
            name=plan.name,
            if_match=form.cleaned_data["etag"],
            **_values(form),
        )

    outcome = attempt(update, form, reopened=lambda: check_form(found, pages.check_of(found, name)))
    if outcome.done:
        messages.success(request, "The check is saved.")
        return _to(found, plan.name)
    return _form(request, found, form, plan=plan, outcome=outcome)


@login_required
@require_POST
def check_start(request: SignedInRequest, tenant: str, contract: str, name: str) -> HttpResponse:
    found = pages.contract_of(request.user, tenant, contract, Permission.PUBLISH)
    plan = pages.check_of(found, name)
    require_same_tenant(request, found.tenant)
    outcome = attempt(lambda: check_runs.start(plan=plan, by=request.user))
    if outcome.done:
        return _to(found, plan.name)
    return _refused(request, found, plan, outcome)


@login_required
@require_POST
def check_remove(request: SignedInRequest, tenant: str, contract: str, name: str) -> HttpResponse:
    found = pages.contract_of(request.user, tenant, contract, Permission.PUBLISH)
    plan = pages.check_of(found, name)
    require_same_tenant(request, found.tenant)
    outcome = attempt(lambda: services.remove_check(plan=plan, by=request.user))
    if not outcome.done:
        return _refused(request, found, plan, outcome)
    messages.success(request, f"The check {name} is removed, and its runs with it.")
    return redirect("contracts:checks", tenant=found.tenant.slug, contract=found.contract_id)


def _values(form: Any) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "etag"}


def _to(contract: Contract, name: str) -> HttpResponse:
    return redirect("contracts:check", tenant=contract.tenant.slug, contract=contract.contract_id, name=name)


def _form(
    request: SignedInRequest,
    contract: Contract,
    form: Any,
    *,
    plan: CheckPlan | None = None,
    outcome: Outcome | None = None,
) -> HttpResponse:
    page = pages.FormPage(contract, form, plan, outcome.refused if outcome else None)
    return render_page(request, FORM, {"page": page}, status=outcome.status if outcome else 200)


def _refused(request: SignedInRequest, contract: Contract, plan: CheckPlan, outcome: Outcome) -> HttpResponse:
    page = pages.check_page(request.user, contract, plan, refused=outcome.refused)
    return render_page(request, DETAIL, {"page": page}, partial="check-body", status=outcome.status)
