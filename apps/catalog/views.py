from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest
from apps.catalog import services
from apps.catalog.forms import FeedForm, ImportForm
from apps.catalog.models import Feed, FeedQuerySet
from apps.catalog.pages import backstage as backstage_pages
from apps.catalog.pages.entries import catalog_page
from apps.catalog.pages.graph import graph_page
from apps.catalog.pages.impact import impact_page
from apps.core import clock, one_time
from apps.core.htmx import render_page
from apps.tenants import access
from apps.tenants.form_actions import Outcome, attempt
from apps.tenants.http import require_same_tenant
from apps.tenants.models import Tenant

BACKSTAGE = "catalog/backstage.html"
EXPORT = "/api/v1/catalog/backstage.yaml"


@login_required
@require_safe
def catalog(request: SignedInRequest) -> HttpResponse:
    page = catalog_page(request.user, request.GET)
    return render_page(request, "catalog/catalog.html", {"page": page}, partial="catalog-table")


@login_required
@require_safe
def graph(request: SignedInRequest) -> HttpResponse:
    return render_page(request, "catalog/graph.html", {"page": graph_page(request.user, request.GET.dict())})


@login_required
@require_safe
def impact(request: SignedInRequest) -> HttpResponse:
    return render_page(request, "catalog/impact.html", {"page": impact_page(request.user, request.GET)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def backstage(request: SignedInRequest, tenant: str) -> HttpResponse:
    """Show how Backstage reads the catalog, and make a signed address, which is on its page this once."""
    found = _tenant(request, tenant)
    if request.method != "POST":
        made = one_time.take(request, backstage_pages.MADE)
        return _shown(request, found, made=made["address"] if made else "")
    form = FeedForm(request.POST)

    def create() -> None:
        days = dt.timedelta(days=form.cleaned_data["days"])
        _, key = services.create_feed(
            tenant=found, name=form.cleaned_data["name"], by=request.user, expires_at=clock.now() + days
        )
        address = f"{_export_address(request)}?tenant={found.slug}&key={key}"
        one_time.keep(request, backstage_pages.MADE, {"address": address})

    outcome = attempt(create, form)
    if outcome.done:
        return redirect("catalog:backstage", tenant=found.slug)
    return _shown(request, found, outcome, feed_form=form)


@login_required
@require_POST
def feed_revoke(request: SignedInRequest, tenant: str, pk: UUID) -> HttpResponse:
    feed = access.get_or_404(_feeds, user=request.user, pk=pk, tenant__slug=tenant)
    require_same_tenant(request, feed.tenant)
    outcome = attempt(lambda: services.revoke_feed(feed=feed, by=request.user))
    if not outcome.done:
        return _shown(request, feed.tenant, outcome)
    messages.success(request, f"The address {feed.name} gives nothing any more.")
    return redirect("catalog:backstage", tenant=feed.tenant.slug)


@login_required
@require_POST
def backstage_import(request: SignedInRequest, tenant: str) -> HttpResponse:
    """Show what a catalog-info.yaml means here; sent again with `apply`, it is carried out."""
    found = _tenant(request, tenant)
    form = ImportForm(request.POST, request.FILES)
    reports: list[services.Report] = []

    def read() -> None:
        reports.append(
            services.import_entities(
                tenant=found,
                data=form.cleaned_data["data"],
                by=request.user,
                is_dry_run=not form.cleaned_data["apply"],
            )
        )

    outcome = attempt(read, form)
    if not outcome.done:
        return _shown(request, found, outcome, import_form=form)
    if not reports[0].is_dry_run:
        messages.success(request, f"{reports[0].changed} things have new owners or systems.")
        return redirect("catalog:backstage", tenant=found.slug)
    # What is carried out is what was looked at, so the text goes back with the page.
    text = form.cleaned_data["data"].decode("utf-8-sig", "replace")
    return _shown(request, found, report=reports[0], text=text)


def _tenant(request: SignedInRequest, slug: str) -> Tenant:
    found = access.get_or_404(Tenant.objects.all, user=request.user, slug=slug)
    if request.method == "POST":
        require_same_tenant(request, found)
    return found


def _feeds() -> FeedQuerySet:
    return Feed.objects.select_related("tenant")


def _export_address(request: SignedInRequest) -> str:
    return request.build_absolute_uri(EXPORT)


def _shown(
    request: SignedInRequest, tenant: Tenant, outcome: Outcome | None = None, **parts: object
) -> HttpResponse:
    page = backstage_pages.backstage_page(
        request.user,
        tenant,
        address=_export_address(request),
        refused=outcome.refused if outcome else None,
        **parts,  # type: ignore[arg-type]
    )
    return render_page(request, BACKSTAGE, {"page": page}, status=outcome.status if outcome else 200)
