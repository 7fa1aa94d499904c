"""The fields in which a tenant's administrators write bounds, a group for each tier; an empty one is the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from apps.core.fields import NumberField, WholeNumberField
from apps.tenants.bounds import BOUNDS, TIERS, UNTIERED, WITHOUT_TRAFFIC, Bound, Bounds
from apps.tenants.choices import Tier, WithoutTraffic


@dataclass(frozen=True)
class Group:
    """The bounds of one tier on the page; `changed` counts those that are not the portal's own."""

    label: str
    changed: int
    is_open: bool
    fields: list[forms.BoundField]


def create() -> dict[str, forms.Field]:
    """Return the fields by name."""
    fields: dict[str, forms.Field] = {}
    for tier in TIERS:
        default = Bounds.of({}, tier)
        for name, bound in BOUNDS.items():
            fields[_name(tier, name)] = _number(bound, tier)
        fields[_name(tier, WITHOUT_TRAFFIC)] = forms.ChoiceField(
            label="Promotions without traffic",
            required=False,
            choices=[("", f"Default: {default.without_traffic.label.lower()}"), *WithoutTraffic.choices],
        )
    return fields


def initial(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the fields hold of the bounds that a tenant chose."""
    return {_name(tier, name): value for tier, chosen in stored.items() for name, value in chosen.items()}


def read(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the bounds that were written, as the service takes them."""
    found: dict[str, dict[str, Any]] = {}
    for tier in TIERS:
        for name in (*BOUNDS, WITHOUT_TRAFFIC):
            value = values.get(_name(tier, name))
            if value not in (None, ""):
                found.setdefault(tier, {})[name] = value
    return found


def groups(form: forms.Form) -> list[Group]:
    """Return a form's fields by tier; a tier is open where something in it was refused."""
    found = []
    for tier in TIERS:
        fields = [form[_name(tier, name)] for name in (*BOUNDS, WITHOUT_TRAFFIC)]
        found.append(
            Group(
                label="Aliases without a tier" if tier == UNTIERED else f"Tier {Tier(tier).label.lower()}",
                changed=sum(field.value() not in (None, "") for field in fields),
                is_open=any(field.errors for field in fields),
                fields=fields,
            )
        )
    return found


def _name(tier: str, name: str) -> str:
    return f"bound_{tier}_{name}"


def _number(bound: Bound, tier: str) -> forms.Field:
    field: forms.Field
    if bound.is_whole:
        field = WholeNumberField(min_value=int(bound.lowest), max_value=int(bound.highest))
    else:
        field = NumberField(min_value=bound.lowest, max_value=bound.highest)
    field.label, field.required = bound.label, False
    field.help_text = f"{bound.name}, at {'most' if bound.is_most else 'least'}"
    field.widget.attrs["placeholder"] = f"{bound.default(tier):g}"
    return field
