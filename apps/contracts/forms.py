from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from apps.approvals.choices import REASON_LENGTH
from apps.contracts.choices import LONGEST_ID, LONGEST_NAME, MOST_BYTES, State
from apps.core import sizes
from apps.core.refusals import Invalid
from apps.tenants.fields import TenantChoice
from apps.tenants.models import Tenant


class ContractFilterForm(forms.Form):
    """The filter above the list of contracts. What it cannot read counts as not set."""

    q = forms.CharField(
        label="Search",
        required=False,
        max_length=128,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "id, name, domain or product"}),
    )
    state = forms.ChoiceField(choices=[("", "All states"), *State.choices], required=False)
    domain = forms.CharField(required=False, max_length=LONGEST_NAME)
    owner = forms.CharField(label="Owner", required=False, max_length=150)
    tenant = TenantChoice()
    breached = forms.BooleanField(label="Breached only", required=False)

    def __init__(self, data: Mapping[str, Any], *, tenants: Iterable[Tenant]) -> None:
        super().__init__(data)
        choice = self.fields["tenant"]
        assert isinstance(choice, TenantChoice)
        choice.offer(tenants)

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen, without what is not set."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class PublishForm(forms.Form):
    """A contract's file: chosen, or pasted."""

    # Of the contract from whose page the form was opened, so that nobody's change is lost.
    about = forms.CharField(required=False, max_length=LONGEST_ID, widget=forms.HiddenInput)
    etag = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    file = forms.FileField(
        label="File", required=False, help_text=f"YAML or JSON, at most {sizes.rounded(MOST_BYTES)}."
    )
    text = forms.CharField(
        label="Or paste it",
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 22, "class": "mono", "spellcheck": "false"}),
    )
    reason = forms.CharField(
        label="Why it changes",
        required=False,
        max_length=REASON_LENGTH,
        help_text="Shown to reviewers where the change has to be approved.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def content(self) -> bytes:
        """Return the bytes that were sent. Raises `Invalid` where nothing was."""
        self.is_valid()
        chosen = self.cleaned_data.get("file")
        if chosen is not None:
            if chosen.size > MOST_BYTES:
                most = sizes.rounded(MOST_BYTES)
                raise Invalid(f"The file is larger than {most}. Send a smaller one.", code="yaml_too_large")
            data: bytes = chosen.read()
            return data
        # Browsers send the lines of a text area with other ends than it was typed with.
        text: str = (self.cleaned_data.get("text") or "").replace("\r\n", "\n")
        if not text.strip():
            raise Invalid("Choose a file, or paste one.")
        return text.encode("utf-8", "surrogatepass")
