from __future__ import annotations

from typing import Any

from django import forms

from apps.connections.choices import (
    ADDRESS_LENGTH,
    DATABASE_LENGTH,
    ENCRYPTIONS,
    HTTP_KINDS,
    NAME_LENGTH,
    SECRET_LENGTH,
    USERNAME_LENGTH,
    ConnectionKind,
    Encryption,
)
from apps.connections.models import Connection
from apps.core.edits import EditForm

# What an address looks like, and what the secret is.
PLACEHOLDERS = {
    ConnectionKind.PROMETHEUS: "https://prometheus.example.com",
    ConnectionKind.FEAST_REGISTRY_SERVER: "feast.example.com:6570",
    ConnectionKind.FEAST_REGISTRY_FILE: "https://files.example.com/feast/registry.db",
    ConnectionKind.POSTGRES: "db.example.com:5432",
    ConnectionKind.OPA: "https://opa.example.com",
    ConnectionKind.HTTP: "https://service.example.com/health",
}
SECRETS = {
    ConnectionKind.POSTGRES: ("Password", "Of a user that may only read."),
    ConnectionKind.FEAST_REGISTRY_SERVER: ("Token", "It is sent as a bearer token."),
}
WEB_SECRET = (
    "Password or token",
    "With a user name it is its password; without one it is sent as a bearer token.",
)


class ConnectionForm(EditForm):
    """A connection of one kind, with the fields that this kind knows."""

    kind = forms.ChoiceField(choices=ConnectionKind.choices, widget=forms.HiddenInput)
    name = forms.CharField(
        max_length=NAME_LENGTH,
        label="Name",
        help_text="Small letters, digits, hyphens and underscores.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    address = forms.CharField(
        label="Address",
        max_length=ADDRESS_LENGTH,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
        ),
    )
    database = forms.CharField(max_length=DATABASE_LENGTH, label="Database")
    username = forms.CharField(
        max_length=USERNAME_LENGTH,
        label="User name",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    secret = forms.CharField(
        max_length=SECRET_LENGTH,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    removes_secret = forms.BooleanField(required=False, label="Remove the kept secret")
    encryption = forms.ChoiceField(label="Encryption")

    def __init__(
        self,
        *args: Any,
        of_kind: ConnectionKind,
        connection: Connection | None = None,
        etag: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial["kind"] = of_kind
        self._ask_only_what_is_known(of_kind)
        label, help_text = SECRETS.get(of_kind, WEB_SECRET)
        self.fields["address"].widget.attrs["placeholder"] = PLACEHOLDERS[of_kind]
        self.fields["secret"].label = label
        self.fields["secret"].help_text = f"{help_text} Kept encrypted and never shown again."
        if connection is None:
            del self.fields["etag"]
            del self.fields["removes_secret"]
            return
        if connection.has_secret:
            self.fields["secret"].label = f"Replace the {label.lower()}"
            self.fields[
                "secret"
            ].help_text = "One is set. Leave this empty to keep it; with another address, user name or encryption it is needed anew."
        else:
            del self.fields["removes_secret"]
        for name in ("name", "address", "username", "database", "encryption"):
            if name in self.fields:
                self.initial[name] = getattr(connection, name)
        self.initial["etag"] = etag

    def _ask_only_what_is_known(self, kind: ConnectionKind) -> None:
        if kind == ConnectionKind.POSTGRES:
            self.fields["username"].required = True
        else:
            del self.fields["database"]
        if kind not in HTTP_KINDS and kind != ConnectionKind.POSTGRES:
            del self.fields["username"]
        if kind in ENCRYPTIONS:
            choice = self.fields["encryption"]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices = [(one.value, one.label) for one in ENCRYPTIONS[kind]]
            self.initial.setdefault("encryption", Encryption.VERIFIED)
        else:
            del self.fields["encryption"]

    def values(self) -> dict[str, Any]:
        """Return what the service takes, without the kind and the tag; a secret that is to go is None."""
        values = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("kind", "etag", "removes_secret")
        }
        if self.cleaned_data.get("removes_secret") and not values["secret"]:
            values["secret"] = None
        return values
