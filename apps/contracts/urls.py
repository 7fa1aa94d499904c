from __future__ import annotations

from django.urls import path, register_converter

from apps.contracts.views import checks, contracts
from apps.core.numbers import whole


class ContractId:
    """A contract's id in an address, as its file has it."""

    regex = r"[^\s/?#%\\]{1,200}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Number:
    """A version's number in an address: no leading zero, and small enough for the database."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        number = whole(value, low=1)
        if number is None:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(ContractId, "contract_id")
register_converter(Number, "contract_number")

app_name = "contracts"

CHECKS = "<slug:tenant>/<contract_id:contract>/checks/"
CHECK = f"{CHECKS}<slug:name>/"

urlpatterns = [
    path("", contracts.contract_list, name="list"),
    # No tenant's short name begins with a plus.
    path("+publish/<slug:tenant>/", contracts.publish, name="publish"),
    path("<slug:tenant>/<contract_id:contract>/", contracts.detail, name="detail"),
    path("<slug:tenant>/<contract_id:contract>/compare/", contracts.compare, name="compare"),
    path(
        "<slug:tenant>/<contract_id:contract>/versions/<contract_number:number>/",
        contracts.version,
        name="version",
    ),
    path(
        "<slug:tenant>/<contract_id:contract>/versions/<contract_number:number>/file",
        contracts.file,
        name="file",
    ),
    path(CHECKS, checks.checks, name="checks"),
    # No name of a check begins with a plus.
    path(f"{CHECKS}+new/", checks.check_new, name="check-new"),
    path(CHECK, checks.check, name="check"),
    path(f"{CHECK}edit/", checks.check_edit, name="check-edit"),
    path(f"{CHECK}run/", checks.check_start, name="check-start"),
    path(f"{CHECK}remove/", checks.check_remove, name="check-remove"),
    path(f"{CHECK}runs/<uuid:pk>/", checks.check_run, name="check-run"),
]
