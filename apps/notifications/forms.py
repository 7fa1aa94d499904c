from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.db import models

from apps.audit import events
from apps.audit.choices import Action
from apps.audit.events import EventKind
from apps.core.edits import EditForm
from apps.notifications.choices import NAME_LENGTH, Format, Mail
from apps.notifications.models import Webhook
from apps.tenants.fields import TenantChoice
from apps.tenants.models import Tenant


class Show(models.TextChoices):
    """Which notices are listed."""

    UNREAD = "unread", "Unread"
    ALL = "all", "All"


class NoticeFilter(forms.Form):
    """The filter of notices. Its values live in the query string, so that a list survives a reload."""

    show = forms.ChoiceField(choices=Show.choices, required=False, widget=forms.HiddenInput)
    tenant = TenantChoice()
    kind = forms.ChoiceField(choices=[("", "Everything"), *EventKind.choices], required=False, label="About")

    def __init__(self, data: Mapping[str, Any], *, tenants: Collection[Tenant]) -> None:
        super().__init__(data)
        choice = self.fields["tenant"]
        assert isinstance(choice, TenantChoice)
        choice.offer(tenants)
        if len(tenants) < 2:
            choice.widget = forms.HiddenInput()


class PreferencesForm(forms.Form):
    """How somebody wants to be told: two fields for each kind of events."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, wishes: Mapping[EventKind, tuple[bool, Mail]]
    ) -> None:
        super().__init__(data)
        for kind, (is_shown, mail) in wishes.items():
            self.fields[f"{kind}_shown"] = forms.BooleanField(
                required=False, initial=is_shown, label=f"{kind.label}: in the portal"
            )
            self.fields[f"{kind}_mail"] = forms.ChoiceField(
                choices=Mail.choices, initial=mail, label=f"{kind.label}: by mail"
            )

    def rows(self) -> list[dict[str, Any]]:
        """Return the fields of each kind, for a table."""
        return [
            {"label": kind.label, "shown": self[f"{kind}_shown"], "mail": self[f"{kind}_mail"]}
            for kind in EventKind
        ]

    def wishes(self) -> dict[EventKind, tuple[bool, Mail]]:
        """Return what was chosen."""
        values = self.cleaned_data
        return {kind: (values[f"{kind}_shown"], Mail(values[f"{kind}_mail"])) for kind in EventKind}


def event_types() -> list[tuple[str, str]]:
    """Return the types of events that a webhook can be sent, with what people call them."""
    return sorted((action, str(Action(action).label)) for action in events.of_tenants())


class WebhookForm(EditForm):
    name = forms.CharField(max_length=NAME_LENGTH, label="Name")
    url = forms.CharField(
        label="Address",
        max_length=2000,
        widget=forms.URLInput(attrs={"placeholder": "https://…", "autocomplete": "off"}),
        help_text="Public https. It is kept encrypted and never shown again.",
    )
    format = forms.ChoiceField(choices=Format.choices, label="Format", initial=Format.STANDARD)
    actions = forms.MultipleChoiceField(
        required=False,
        label="Only these events",
        widget=forms.CheckboxSelectMultiple,
        help_text="None chosen means all.",
    )

    def __init__(self, *args: Any, webhook: Webhook | None = None, etag: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["actions"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = event_types()
        if webhook is None:
            del self.fields["etag"]
            return
        self.fields["url"].required = False
        self.fields["url"].help_text = f"Now one at {webhook.place}. Leave it empty to keep it."
        self.initial.update(
            name=webhook.name, format=webhook.format, actions=list(webhook.actions), etag=etag
        )


class ReplayForm(forms.Form):
    since = forms.DateTimeField(
        label="Since (UTC)",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )
