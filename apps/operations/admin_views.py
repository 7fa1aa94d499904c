"""Pages of the admin that belong to no table: operator access, health, feature switches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from apps.accounts import gates
from apps.accounts.http import is_local
from apps.core import areas
from apps.core.admin import operates
from apps.core.edits import EditForm
from apps.core.etags import ChangedMeanwhile
from apps.core.models import Switch
from apps.core.refusals import Refused
from apps.operations import access_sessions, services
from apps.operations.choices import REASON_LENGTH, SHORTEST_REASON
from apps.operations.health import report
from apps.operations.versions import versions


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why do you need access?",
        min_length=SHORTEST_REASON,
        max_length=REASON_LENGTH,
        widget=forms.TextInput(attrs={"class": "vTextField", "autofocus": True, "autocomplete": "off"}),
        help_text="A ticket, a question of the tenant, a finding: one line is enough.",
    )


class SwitchForm(EditForm):
    name = forms.CharField(max_length=60, widget=forms.HiddenInput)
    is_on = forms.TypedChoiceField(choices=[("on", "On"), ("off", "Off")], coerce=lambda word: word == "on")
    reason = forms.CharField(max_length=REASON_LENGTH, widget=forms.TextInput(attrs={"class": "vTextField"}))


@dataclass(frozen=True)
class SwitchRow:
    """A switch as the page shows it, with the form that turns it."""

    name: str
    text: str
    default: bool
    is_on: bool
    row: Switch | None
    form: SwitchForm


def operator_access(request: HttpRequest) -> HttpResponse:
    """Ask for the reason of an operator access session, and then lead on."""
    _operators_only(request)
    following = request.POST.get("next") or request.GET.get("next") or ""
    if not is_local(following):
        following = reverse("admin:index")
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            access_sessions.start(request, reason=form.cleaned_data["reason"])
            return HttpResponseRedirect(following)
        except Refused as refused:
            form.add_error("reason", refused.sentence)
    context = {
        "form": form,
        "next": following,
        "title": "Operator access session",
        "is_kept": gates.leads_on(following),
    }
    return _page(request, "admin/operator_access.html", context)


def health(request: HttpRequest) -> HttpResponse:
    """Show what every health check finds, and what runs here."""
    _operators_only(request)
    context = {"title": "Health", "results": report(), "versions": versions()}
    return _page(request, "admin/health.html", context)


def feature_switches(request: HttpRequest) -> HttpResponse:
    """Show the feature switches, and turn one."""
    _operators_only(request)
    sent = SwitchForm(request.POST) if request.method == "POST" else None
    refused: Refused | None = None
    if sent is not None and sent.is_valid():
        by: Any = request.user
        try:
            changed = services.set_switch(by=by, if_match=sent.cleaned_data.pop("etag"), **sent.cleaned_data)
            messages.success(request, f"{changed.name} is {'on' if changed.is_on else 'off'}.")
            return HttpResponseRedirect(reverse("admin:switches"))
        except Refused as refusal:
            sent.add_error("reason", refusal.sentence)
            refused = refusal
    stored = Switch.objects.select_related("changed_by").in_bulk()
    rows = []
    for one in areas.switches().values():
        row = stored.get(one.name)
        is_on = one.default if row is None else row.is_on
        form = SwitchForm(
            initial={
                "name": one.name,
                "is_on": "off" if is_on else "on",
                "etag": services.switch_etag(one.name, row),
            },
            auto_id=f"{one.name}-%s",
        )
        if sent is not None and sent.data.get("name") == one.name:
            if isinstance(refused, ChangedMeanwhile):
                # Its state and reason stand above the form.
                sent.compare(form)
            form = sent
        rows.append(SwitchRow(one.name, one.text, one.default, is_on, row, form))
    context = {"title": "Feature switches", "rows": rows}
    return _page(request, "admin/switches.html", context, status=200 if refused is None else refused.status)


def _operators_only(request: HttpRequest) -> None:
    if not operates(request):
        raise PermissionDenied


def _page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return TemplateResponse(request, template, {**admin.site.each_context(request), **context}, status=status)
