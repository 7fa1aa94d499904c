from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from apps.approvals.choices import REASON_LENGTH
from apps.connections.choices import ConnectionKind
from apps.connections.models import Connection
from apps.contracts.choices import LONGEST_ID, LONGEST_NAME, MOST_BYTES, CheckMode, ContractState
from apps.contracts.models import CheckPlan, Contract
from apps.contracts.services import checks
from apps.core import sizes
from apps.core.edits import EditForm
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
    state = forms.ChoiceField(choices=[("", "All states"), *ContractState.choices], required=False)
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
        # False where a box was ticked that the page does not have, to take a file away.
        if chosen:
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


class CheckForm(EditForm):
    """Where the data of a contract is, how often it is checked, and what follows from a breach."""

    name = forms.CharField(
        max_length=60,
        help_text="Letters, digits, hyphens and underscores, such as warehouse.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    mode = forms.ChoiceField(label="A breach", choices=CheckMode.choices, initial=CheckMode.WARN)
    connection = forms.ChoiceField(
        label="Postgres connection", required=False, help_text="The data is in tables of this database."
    )
    database_schema = forms.CharField(
        label="Schema of the database",
        max_length=63,
        required=False,
        help_text="For tables that the contract names without one.",
    )
    path = forms.CharField(
        label="Or a path of files",
        max_length=500,
        required=False,
        help_text="CSV or Parquet in the tenant's folder of data: sales/orders.parquet, a folder, or sales/{object}.csv.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    delimiter = forms.CharField(
        label="Delimiter of CSV",
        max_length=1,
        required=False,
        strip=False,
        help_text="Left empty, it is read off the header.",
    )
    every_minutes = forms.IntegerField(
        label="Every so many minutes", required=False, help_text="Left empty, it runs when somebody asks."
    )
    is_enabled = forms.BooleanField(label="It runs, and its outcome counts", required=False, initial=True)

    def __init__(self, *args: Any, connections: Iterable[Connection], is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["connection"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "None: files"), *((one.name, one.name) for one in connections)]
        if not is_new:
            del self.fields["name"]


def check_form(contract: Contract, plan: CheckPlan | None, data: Any = None) -> CheckForm:
    """Return the form of a check, or of a new one."""
    connections = (
        Connection.objects.of_kinds(ConnectionKind.POSTGRES)
        .filter(tenant=contract.tenant_id)
        .order_by("name")
    )
    initial: dict[str, Any] = {}
    if plan is not None:
        initial = {
            **checks.check_values(plan),
            "connection": plan.connection.name if plan.connection else "",
            "etag": checks.check_etag(plan),
        }
    return CheckForm(data, connections=connections, is_new=plan is None, initial=initial)
