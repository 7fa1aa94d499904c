from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import SignedInRequest
from apps.core import one_time
from apps.core.htmx import render_page
from apps.core.refusals import NotFound
from apps.notifications import services
from apps.notifications.forms import ReplayForm, WebhookForm
from apps.notifications.models import Webhook
from apps.notifications.pages import webhooks as pages
from apps.tenants.form_actions import Outcome, addressed, attempt
from apps.tenants.pages import administered_tenant

LIST = "notifications/webhooks.html"
DETAIL = "notifications/webhook.html"

Act = Callable[[SignedInRequest, Webhook], str]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_list(request: SignedInRequest, tenant: str) -> HttpResponse:
    """Show the webhooks of a tenant, and make one. Its secret is on its page, this once."""
    if request.method != "POST":
        found = administered_tenant(request.user, tenant)
        return render_page(request, LIST, {"page": pages.webhooks_page(request.user, found)})
    found = addressed(request, tenant)
    form = WebhookForm(request.POST)
    made: list[Webhook] = []

    def create() -> None:
        webhook, secret = services.create_webhook(tenant=found, by=request.user, **form.cleaned_data)
        _keep(request, webhook, secret)
        made.append(webhook)

    outcome = attempt(create, form)
    if outcome.done:
        return redirect("notifications:webhook", tenant=found.slug, pk=made[0].pk)
    page = pages.webhooks_page(request.user, found, form=form, refused=outcome.refused)
    return render_page(request, LIST, {"page": page}, status=outcome.status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def webhook(request: SignedInRequest, tenant: str, pk: UUID) -> HttpResponse:
    """Show a webhook and what was sent to it, and change it."""
    if request.method != "POST":
        found = pages.webhook_of(administered_tenant(request.user, tenant), pk)
        made = one_time.take(request, pages.MADE)
        page = pages.webhook_page(request.user, found, request.GET, made=made)
        return render_page(request, DETAIL, {"page": page}, partial="deliveries")
    found = pages.webhook_of(addressed(request, tenant), pk)
    form = pages.webhook_form(found, request.POST)

    def update() -> None:
        values = dict(form.cleaned_data)
        etag = values.pop("etag")
        services.update_webhook(webhook=found, by=request.user, if_match=etag, **values)

    outcome = attempt(update, form, reopened=lambda: pages.webhook_form(Webhook.objects.get(pk=found.pk)))
    if outcome.done:
        messages.success(request, "The webhook is saved.")
        return _to(found)
    return _refused(request, found, outcome, form=form)


@login_required
@require_POST
def act(request: SignedInRequest, tenant: str, pk: UUID, act: str) -> HttpResponse:
    """Do one of the acts of a webhook's page."""
    found = pages.webhook_of(addressed(request, tenant), pk)
    if act == "since":
        return _replay_since(request, found)
    if act not in _ACTS:
        raise NotFound()
    said: list[str] = []
    outcome = attempt(lambda: said.append(_ACTS[act](request, found)))
    if not outcome.done:
        return _refused(request, found, outcome)
    messages.success(request, said[0])
    return redirect("notifications:webhooks", tenant=found.tenant.slug) if act == "remove" else _to(found)


@login_required
@require_POST
def replay(request: SignedInRequest, tenant: str, pk: UUID, delivery: UUID) -> HttpResponse:
    found = pages.webhook_of(addressed(request, tenant), pk)
    sent = pages.delivery_of(found, delivery)
    outcome = attempt(lambda: services.replay(delivery=sent, by=request.user))
    if not outcome.done:
        return _refused(request, found, outcome)
    messages.success(request, "The event is sent once more, under the same id.")
    return _to(found)


def _replay_since(request: SignedInRequest, found: Webhook) -> HttpResponse:
    form = ReplayForm(request.POST)
    counts: list[int] = []

    def send() -> None:
        since = form.cleaned_data["since"]
        if timezone.is_naive(since):
            since = since.replace(tzinfo=dt.UTC)
        counts.append(services.replay_since(webhook=found, since=since, by=request.user))

    outcome = attempt(send, form)
    if not outcome.done:
        return _refused(request, found, outcome, replay_form=form)
    count = counts[0]
    messages.success(request, f"{count} event{'s are' if count != 1 else ' is'} sent, each under its own id.")
    return _to(found)


def _test(request: SignedInRequest, found: Webhook) -> str:
    services.send_test(webhook=found, by=request.user)
    return "A test is on its way. What came of it stands below."


def _rotate(request: SignedInRequest, found: Webhook) -> str:
    _keep(request, found, services.rotate_secret(webhook=found, by=request.user))
    return "The secret is replaced. The old one is valid for 24 hours."


def _enable(request: SignedInRequest, found: Webhook) -> str:
    services.enable(webhook=found, by=request.user)
    return "The webhook is active again. What happened meanwhile can be sent below."


def _disable(request: SignedInRequest, found: Webhook) -> str:
    services.disable(webhook=found, by=request.user)
    return "The webhook is disabled: nothing is sent to it."


def _remove(request: SignedInRequest, found: Webhook) -> str:
    services.remove_webhook(webhook=found, by=request.user)
    return f"The webhook {found.name} is removed."


_ACTS: dict[str, Act] = {
    "test": _test,
    "rotate": _rotate,
    "enable": _enable,
    "disable": _disable,
    "remove": _remove,
}


def _keep(request: SignedInRequest, found: Webhook, secret: str) -> None:
    one_time.keep(request, pages.MADE, {"webhook": str(found.pk), "secret": secret})


def _to(found: Webhook) -> HttpResponse:
    return redirect("notifications:webhook", tenant=found.tenant.slug, pk=found.pk)


def _refused(request: SignedInRequest, found: Webhook, outcome: Outcome, **forms: Any) -> HttpResponse:
    page = pages.webhook_page(request.user, found, {}, refused=outcome.refused, **forms)
    return render_page(request, DETAIL, {"page": page}, status=outcome.status)
