from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import SignedInRequest
from apps.connections import pages, services
from apps.connections.choices import ConnectionKind, Result
from apps.connections.forms import ConnectionForm
from apps.connections.models import Connection
from apps.core.htmx import render_page
from apps.core.refusals import NotFound
from apps.tenants.form_actions import Outcome, addressed, attempt
from apps.tenants.pages import visible_tenant

LIST = "connections/list.html"
DETAIL = "connections/detail.html"

Act = Callable[[SignedInRequest, Connection], None]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def connection_list(request: SignedInRequest, tenant: str) -> HttpResponse:
    """Show the connections of a tenant, and make one."""
    if request.method != "POST":
        found = visible_tenant(request.user, tenant)
        return render_page(request, LIST, {"page": pages.connections_page(request.user, found, request.GET)})
    found = addressed(request, tenant)
    kind = str(request.POST.get("kind", ""))
    if kind not in ConnectionKind.values:
        kind = ConnectionKind.HTTP
    form = ConnectionForm(request.POST, of_kind=ConnectionKind(kind))
    made: list[Connection] = []

    def create() -> None:
        made.append(services.create_connection(tenant=found, kind=kind, by=request.user, **form.values()))

    outcome = attempt(create, form)
    if outcome.done:
        messages.success(request, "The connection is saved. Test it to see whether it answers.")
        return _to(made[0])
    page = pages.connections_page(request.user, found, {}, form=form, kind=kind, refused=outcome.refused)
    return render_page(request, LIST, {"page": page}, status=outcome.status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def connection(request: SignedInRequest, tenant: str, pk: UUID) -> HttpResponse:
    """Show a connection, and change it."""
    if request.method != "POST":
        found = pages.connection_of(visible_tenant(request.user, tenant), pk)
        return render_page(request, DETAIL, {"page": pages.connection_page(request.user, found)})
    found = pages.connection_of(addressed(request, tenant), pk)
    form = pages.connection_form(found, request.POST)
    saved: list[Connection] = []

    def update() -> None:
        etag = form.cleaned_data["etag"]
        saved.append(
            services.update_connection(connection=found, by=request.user, if_match=etag, **form.values())
        )

    outcome = attempt(
        update, form, reopened=lambda: pages.connection_form(Connection.objects.get(pk=found.pk))
    )
    if outcome.done:
        messages.success(request, "The connection is saved.")
        return _to(saved[0])
    return _refused(request, found, outcome, form=form)


@login_required
@require_POST
def act(request: SignedInRequest, tenant: str, pk: UUID, act: str) -> HttpResponse:
    """Test a connection, or remove it."""
    found = pages.connection_of(addressed(request, tenant), pk)
    if act not in _ACTS:
        raise NotFound()
    outcome = attempt(lambda: _ACTS[act](request, found))
    if not outcome.done:
        return _refused(request, found, outcome)
    return redirect("connections:list", tenant=found.tenant.slug) if act == "remove" else _to(found)


def _test(request: SignedInRequest, found: Connection) -> None:
    tested = services.probe(connection=found, by=request.user)
    say = messages.success if tested.result == Result.REACHABLE else messages.warning
    say(request, tested.sentence)


def _remove(request: SignedInRequest, found: Connection) -> None:
    services.remove_connection(connection=found, by=request.user)
    messages.success(request, f"The connection {found.name} is removed, and its secret with it.")


_ACTS: dict[str, Act] = {"test": _test, "remove": _remove}


def _to(found: Connection) -> HttpResponse:
    return redirect("connections:connection", tenant=found.tenant.slug, pk=found.pk)


def _refused(request: SignedInRequest, found: Connection, outcome: Outcome, **forms: Any) -> HttpResponse:
    page = pages.connection_page(request.user, found, refused=outcome.refused, **forms)
    return render_page(request, DETAIL, {"page": page}, status=outcome.status)
