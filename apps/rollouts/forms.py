"""What people fill in: the filter of the list, the request of a promotion, the reason of an abort.

The forms turn text into numbers and nothing more. What a plan, a version or a reason may be is decided by the
services; their refusals come back as errors of these fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.db import models

from apps.approvals.choices import REASON_LENGTH
from apps.core.fields import WholeNumberField
from apps.core.numbers import whole
from apps.rollouts.plans import NO_TRAFFIC, PRESETS, StoredPlan
from apps.tenants.fields import TenantChoice
from apps.tenants.models import Tenant

OWN_ROWS = 6
OWN = "own"
NONE = "none"


class Show(models.TextChoices):
    """Which rollouts the list shows."""

    ALL = "", "All states"
    ACTIVE = "active", "Under way"
    SUCCEEDED = "succeeded", "Promoted"
    ROLLED_BACK = "rolled_back", "Rolled back"


class RolloutFilter(forms.Form):
    """The filter of the list. Its values live in the query string, so that a list survives a reload and can be sent."""

    q = forms.CharField(
        required=False,
        max_length=100,
        label="Model",
        widget=forms.SearchInput(attrs={"placeholder": "Part of a name"}),
    )
    tenant = TenantChoice()
    state = forms.ChoiceField(choices=Show.choices, required=False)

    def __init__(self, data: Mapping[str, Any], *, tenants: Iterable[Tenant]) -> None:
        super().__init__(data)
        choice = self.fields["tenant"]
        assert isinstance(choice, TenantChoice)
        choice.offer(tenants)


class PlanSelect(forms.RadioSelect):
    """Radio buttons; a link to the field leads to the first of them."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, "0" if index is None else index)


class PromotionForm(forms.Form):
    """The wish to point a protected alias at a version."""

    version = forms.TypedChoiceField(coerce=whole, label="Version")
    alias = forms.ChoiceField(
        label="Alias", help_text="A protected alias moves only through a request like this one."
    )
    plan = forms.ChoiceField(
        label="Plan",
        choices=[
            *((preset.value, preset.label) for preset in PRESETS),
            (OWN, "Own steps"),
            (NONE, "Without traffic"),
        ],
        initial=PRESETS[0].value,
        widget=PlanSelect,
    )
    reason = forms.CharField(
        required=False,
        max_length=REASON_LENGTH,
        label="Reason",
        help_text="What is better about this version? The people who decide read it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, versions: Iterable[tuple[int, str]], aliases: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("version", versions), ("alias", ((alias, alias) for alias in aliases))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)
        for number in range(1, OWN_ROWS + 1):
            for part in ("weight", "seconds"):
                self.fields[f"{part}_{number}"] = WholeNumberField(
                    required=False,
                    label=f"{'Canary weight in percent' if part == 'weight' else 'Seconds'} of step {number}",
                )

    def own_rows(self) -> Iterator[tuple[int, forms.BoundField, forms.BoundField]]:
        """Return the rows of own steps: number, weight and seconds."""
        for number in range(1, OWN_ROWS + 1):
            yield number, self[f"weight_{number}"], self[f"seconds_{number}"]

    def has_versions(self) -> bool:
        """Return whether there is a version to choose at all."""
        version = self.fields["version"]
        assert isinstance(version, forms.ChoiceField)
        return bool(version.choices)

    def shows_own(self) -> bool:
        """Return whether the rows of own steps are to be open."""
        return self["plan"].value() == OWN or any(self[name].errors for name in self._row_names())

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        filled = [name for name in self._row_names() if values.get(name) is not None]
        if values.get("plan") == OWN:
            for number in range(1, OWN_ROWS + 1):
                for part, other in (("weight", "seconds"), ("seconds", "weight")):
                    name = f"{part}_{number}"
                    if (
                        values.get(name) is None
                        and values.get(f"{other}_{number}") is not None
                        and name in values
                    ):
                        self.add_error(name, f"Give the {part} of step {number} too, or empty the row.")
        elif values.get("plan") and filled:
            # Rows that are filled and not meant would be a plan that nobody sees.
            self.add_error("plan", "You filled in own steps. Choose “Own steps”, or empty them.")
        return values

    def chosen_plan(self) -> StoredPlan:
        """Return the chosen plan as the services take it."""
        values = self.cleaned_data
        if values["plan"] == NONE:
            return NO_TRAFFIC
        for preset in PRESETS:
            if values["plan"] == preset.value:
                return preset.plan()
        rows = ((values.get(f"weight_{n}"), values.get(f"seconds_{n}")) for n in range(1, OWN_ROWS + 1))
        return [
            {"weight": weight, "seconds": seconds}
            for weight, seconds in rows
            if weight is not None and seconds is not None
        ]

    def _row_names(self) -> list[str]:
        return [f"{part}_{number}" for number in range(1, OWN_ROWS + 1) for part in ("weight", "seconds")]


class AbortForm(forms.Form):
    reason = forms.CharField(
        required=False, max_length=REASON_LENGTH, label="Reason (optional)", widget=forms.TextInput
    )
