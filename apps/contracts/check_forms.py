from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from apps.connections.choices import Kind
from apps.connections.models import Connection
from apps.contracts.choices import CheckMode
from apps.contracts.models import CheckPlan, Contract
from apps.contracts.services import checks
from apps.core.edits import EditForm


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
        Connection.objects.of_kinds(Kind.POSTGRES).filter(tenant=contract.tenant_id).order_by("name")
    )
    initial: dict[str, Any] = {}
    if plan is not None:
        initial = {
            **checks.check_values(plan),
            "connection": plan.connection.name if plan.connection else "",
            "etag": checks.check_etag(plan),
        }
    return CheckForm(data, connections=connections, is_new=plan is None, initial=initial)
