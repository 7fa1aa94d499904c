from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Q
from django.urls import reverse

from apps.accounts.models import User
from apps.core.edits import EditForm
from apps.core.fields import SizeField, WholeNumberField
from apps.core.refusals import Invalid, Refused
from apps.tenants import access, bounds_fields
from apps.tenants.choices import TENANT_ROLES, HolderKind, Permission, Quota, Role, Scope, Tier
from apps.tenants.models import Tenant
from apps.tenants.services.tenants import NAME_LENGTH, REASON_LENGTH, known_time_zones

ROLE_CHOICES = [(role.value, role.label) for role in TENANT_ROLES]
DEFAULT_DAYS = 90
MOST_DAYS = 365
# How many accounts a form lists to choose from; of more, one is named.
ACCOUNTS_LISTED = 50
DAYS = [(str(number), name) for number, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))]


class SearchForm(forms.Form):
    """A search above a list. What it cannot read counts as not set."""

    q = forms.CharField(required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"}))

    def __init__(self, data: Mapping[str, Any], *, label: str) -> None:
        super().__init__(data)
        self.fields["q"].label = label

    def chosen(self) -> str:
        """Return the text to look for."""
        self.is_valid()
        return str(self.cleaned_data.get("q") or "")


class TokenSearchForm(SearchForm):
    """A search above a list of tokens, which keeps to those that can be used or to those that have ended."""

    show = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)


class HolderForm(forms.Form):
    """Names a person or a group, exactly; the browser suggests those whom the reader knows."""

    kind = forms.ChoiceField(
        label="Who", choices=HolderKind.choices, initial=HolderKind.PERSON, widget=forms.RadioSelect
    )
    name = forms.CharField(label="Name", max_length=150)

    def __init__(self, data: Any = None, *, tenant: Tenant) -> None:
        super().__init__(data)
        self.tenant = tenant
        self.fields["name"].help_text = "The exact user name, or the exact name of the group."
        self.fields["name"].widget.attrs |= {
            "list": "names",
            "autocomplete": "off",
            "autocapitalize": "none",
            "spellcheck": "false",
            "hx-get": reverse("tenants:suggest", args=[tenant.slug]),
            "hx-trigger": "focus once, input changed delay:250ms",
            "hx-include": "[name='kind']",
            "hx-target": "#names",
            "hx-swap": "outerHTML",
            "hx-sync": "this:replace",
        }

    def clean(self) -> dict[str, Any]:
        """Find who is meant, under `holder`: the keyword that services take."""
        found: User | Group | None
        values = super().clean() or {}
        name, kind = values.get("name"), values.get("kind")
        if name and kind == HolderKind.GROUP:
            found = Group.objects.filter(name=name).first()
            values["holder"] = {"group": found}
        else:
            found = User.objects.filter(username__iexact=name).first() if name else None
            values["holder"] = {"user": found}
        if name and kind and found is None:
            sentence = (
                "There is no group of this name." if kind == HolderKind.GROUP else "Nobody has this name."
            )
            self.add_error("name", f"{sentence} Write it exactly as it is in the portal.")
        return values


class RoleForm(HolderForm):
    """Gives a person or a group a role."""

    role = forms.ChoiceField(label="Role", choices=ROLE_CHOICES, initial=Role.VIEWER)


class ShareForm(EditForm, HolderForm):
    """Shows one object to a person or a group, if need be until the end of a day in the reader's time zone.

    It is opened for somebody who does not see the object yet: whoever shares it again is shown the present end first.
    """

    expires = forms.DateField(
        label="Last day", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    zone = forms.CharField(required=False, max_length=50, widget=forms.HiddenInput(attrs={"data-zone": ""}))

    def __init__(self, data: Any = None, *, tenant: Tenant, etag: str) -> None:
        super().__init__(data, tenant=tenant)
        self.initial["etag"] = etag
        # A browser without scripts does not tell where its reader is.
        self.fields["zone"].initial = tenant.time_zone

    def show(self, expires_at: dt.datetime | None) -> None:
        """Show the end of a share that exists, as somebody chose it."""
        day = None
        if expires_at is not None:
            day = (
                expires_at.astimezone(ZoneInfo(self.tenant.time_zone)) - dt.timedelta(microseconds=1)
            ).date()
        self.initial["expires"] = day

    def expires_at(self) -> dt.datetime | None:
        """Return the midnight after the last day, or None for no end."""
        day: dt.date | None = self.cleaned_data["expires"]
        if day is None:
            return None
        name = self.cleaned_data.get("zone")
        zone = ZoneInfo(name if name in known_time_zones() else self.tenant.time_zone)
        try:
            return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone).astimezone(dt.UTC)
        except OverflowError:
            sentence = "Choose a day that is not that far away."
            raise Invalid(sentence, errors={"expires": [sentence]}) from None


class ServiceAccountForm(forms.Form):
    """Makes a service account that the reader answers for, with a role in the tenant."""

    username = forms.RegexField(
        r"^[\w.@+-]+\Z",
        label="User name",
        max_length=150,
        help_text="Letters, digits and @ . + - _. A name that says what it does, such as nightly-training.",
        error_messages={"invalid": "Use letters, digits and @ . + - _ only."},
    )
    role = forms.ChoiceField(label="Role", choices=ROLE_CHOICES, initial=Role.CONTRIBUTOR)

    def __init__(self, data: Any = None, *, tenant: Tenant) -> None:
        super().__init__(data)
        if data is None:
            self.initial["username"] = f"{tenant.slug}-"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Reason",
        max_length=REASON_LENGTH,
        required=False,
        help_text="Everybody in the tenant reads it.",
        widget=forms.TextInput,
    )


def limit_field(quota: Quota) -> forms.Field:
    """Return the field for a limit; nothing is no limit."""
    made: forms.Field
    if quota is Quota.STORAGE_BYTES:
        made = SizeField(label=quota.label, required=False, help_text="Such as 500 GB.")
    else:
        made = WholeNumberField(label=quota.label, required=False, min_value=0, max_value=2**63 - 1)
    made.widget.attrs["placeholder"] = "no limit"
    return made


class QuotaForm(EditForm):
    """The limits of a tenant; nothing is no limit."""

    def __init__(self, data: Any = None, *, limits: Mapping[str, int | None], etag: str) -> None:
        super().__init__(data, initial={"etag": etag, **limits})
        for quota in Quota:
            self.fields[quota.value] = limit_field(quota)


class SettingsForm(EditForm):
    """The settings of a tenant, as its administrators change them."""

    name = forms.CharField(label="Name", max_length=NAME_LENGTH)
    time_zone = forms.ChoiceField(
        label="Time zone", help_text="Of its business hours, and of the day on which events are counted."
    )
    days = forms.MultipleChoiceField(
        label="Working days", choices=DAYS, required=False, widget=forms.CheckboxSelectMultiple
    )
    start = forms.CharField(label="From", max_length=5, widget=forms.TimeInput(attrs={"type": "time"}))
    end = forms.CharField(label="To", max_length=5, widget=forms.TimeInput(attrs={"type": "time"}))
    upstream_tracking_url = forms.CharField(
        label="MLflow tracking server",
        required=False,
        max_length=500,
        help_text="Where your runs are. The portal calls public addresses only. Leave it empty for none.",
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://mlflow.example.com"}),
    )
    more_aliases = forms.CharField(
        label="Protect more aliases",
        required=False,
        max_length=1000,
        help_text="One or several, with spaces between them. This cannot be undone: see the note.",
    )

    def __init__(self, data: Any = None, *, tenant: Tenant, etag: str) -> None:
        hours = tenant.business_hours
        initial = {
            "etag": etag,
            "name": tenant.name,
            "time_zone": tenant.time_zone,
            "days": [str(day) for day in hours["days"]],
            "start": hours["start"],
            "end": hours["end"],
            "upstream_tracking_url": tenant.upstream_tracking_url,
            **bounds_fields.initial(tenant.bounds),
        }
        super().__init__(data, initial=initial)
        zone = self.fields["time_zone"]
        assert isinstance(zone, forms.ChoiceField)
        zone.choices = [(name, name.replace("_", " ")) for name in sorted(known_time_zones())]
        self.aliases = list(tenant.protected_aliases)
        for number, alias in enumerate(self.aliases):
            self.initial[f"tier_{number}"] = tenant.tiers.get(alias, "")
            self.fields[f"tier_{number}"] = forms.ChoiceField(
                label=f"Tier of {alias}",
                required=False,
                choices=[("", "none"), *Tier.choices],
            )

        self.fields |= bounds_fields.create()

    def bound_groups(self) -> list[bounds_fields.Group]:
        """Return the bounds of each tier."""
        return bounds_fields.groups(self)

    def tier_fields(self) -> list[forms.BoundField]:
        """Return the field of each protected alias."""
        return [self[f"tier_{number}"] for number in range(len(self.aliases))]

    def changes(self) -> dict[str, Any]:
        """Return the settings as the service takes them."""
        values = self.cleaned_data
        added = re.split(r"[\s,]+", values["more_aliases"].strip()) if values["more_aliases"].strip() else []
        known = {alias.lower() for alias in self.aliases}
        tiers = {alias: values[f"tier_{number}"] for number, alias in enumerate(self.aliases)}
        return {
            "name": values["name"],
            "time_zone": values["time_zone"],
            "protected_aliases": [*self.aliases, *(alias for alias in added if alias.lower() not in known)],
            "tiers": {alias: tier for alias, tier in tiers.items() if tier},
            "bounds": bounds_fields.read(values),
            "business_hours": {
                "days": [int(day) for day in values["days"]],
                "start": values["start"],
                "end": values["end"],
            },
            "upstream_tracking_url": values["upstream_tracking_url"],
        }


class TokenForm(forms.Form):
    """Makes a token for the reader, or for a service account that the reader answers for."""

    name = forms.CharField(
        label="Name",
        max_length=100,
        help_text="Where it will be used, such as laptop or nightly training.",
    )
    account = forms.ModelChoiceField(
        User.objects.none(),
        label="Acts for",
        empty_label=None,
        required=False,
        error_messages={"invalid_choice": "You own no active account of this name."},
    )
    scopes = forms.MultipleChoiceField(
        label="Scopes",
        choices=[(scope.value, scope.label) for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        help_text="Never more than the roles of whom it acts for. Who may write may read what was written.",
    )
    tenant = forms.ModelChoiceField(
        Tenant.objects.none(),
        to_field_name="slug",
        required=False,
        label="Where",
        empty_label="In all its tenants",
    )
    days = WholeNumberField(label="Lifetime in days", min_value=1, max_value=MOST_DAYS, initial=DEFAULT_DAYS)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, initial={"account": user.pk})
        account, tenant = self.fields["account"], self.fields["tenant"]
        assert isinstance(account, forms.ModelChoiceField)
        assert isinstance(tenant, forms.ModelChoiceField)
        account.queryset = User.objects.filter(Q(pk=user.pk) | Q(owner=user, is_active=True)).order_by(
            "-kind", "username"
        )
        mine = list(account.queryset[: ACCOUNTS_LISTED + 1])
        self.has_accounts = len(mine) > 1
        if len(mine) > ACCOUNTS_LISTED:
            # Nobody reads through so many: the account is named, as it is everywhere.
            account.to_field_name = "username"
            account.widget = forms.TextInput(
                attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
            )
            account.help_text = "Your user name, or that of a service account that you own."
            self.initial["account"] = user.username
        else:
            account.choices = [
                (one.pk, f"{one.username} (me)" if one.pk == user.pk else one.username)
                for one in sorted(mine, key=lambda one: (one.pk != user.pk, one.username))
            ]
        if not self.has_accounts:
            account.widget = forms.HiddenInput()
        tenant.queryset = access.visible_tenants(user)
        self.user = user

    def clean_account(self) -> User:
        """Return whom the token acts for: the reader, unless an account is named."""
        found: User | None = self.cleaned_data["account"]
        return found or self.user


class AccessForm(forms.Form):
    """Asks why somebody can, or cannot, do something. It lives in the address, so that an answer can be sent."""

    person = forms.CharField(label="Person", max_length=150)
    permission = forms.ChoiceField(label="Wants to", choices=Permission.choices)
    model = forms.CharField(
        label="Model (optional)",
        required=False,
        max_length=128,
        widget=forms.TextInput(attrs={"placeholder": "any", "autocomplete": "off"}),
    )

    def __init__(self, data: Mapping[str, Any], *, asks_of_others: bool, tenant: Tenant) -> None:
        super().__init__(data)
        person = self.fields["person"]
        if asks_of_others:
            person.widget.attrs |= {
                "list": "names",
                "autocomplete": "off",
                "hx-get": reverse("tenants:suggest", args=[tenant.slug]),
                "hx-trigger": "focus once, input changed delay:250ms",
                # The form around it writes its question into the address; a suggestion is none.
                "hx-push-url": "false",
                "hx-target": "#names",
                "hx-swap": "outerHTML",
                "hx-sync": "this:replace",
            }
        else:
            person.widget = forms.HiddenInput()


def accept(form: forms.Form, refused: Refused) -> Refused | None:
    """Put a refusal beside the fields that it is about, or return it to be shown above the form."""
    beside = {
        "protected_aliases": "more_aliases",
        "business_hours": "start",
        "expires_at": "expires" if "expires" in form.fields else "days",
    }
    errors = refused.errors if isinstance(refused, Invalid) else {}
    if refused.code == "outbound_refused":
        errors = {"upstream_tracking_url": [refused.sentence]}
    placed = {beside.get(name, name): sentences for name, sentences in errors.items()}
    if not placed or not placed.keys() <= form.fields.keys():
        return refused
    for name, sentences in placed.items():
        form.add_error(name, sentences)
    return None
