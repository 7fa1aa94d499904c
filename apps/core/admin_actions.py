"""Actions of the admin: something done to one or many rows through a service, after a dry run shows what would happen.

The dry run calls the very services and undoes everything, so it cannot say anything else than what then happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import Model

from apps.core import authority, canonical, jobs
from apps.core.actors import Actor
from apps.core.choices import RowOutcome
from apps.core.jobs import Lease, Row
from apps.core.models import Job, JobRow
from apps.core.refusals import Refused

KIND = "admin.action"
# A dry run holds what it touches until it is undone.
MOST_ROWS = 200

Apply = Callable[[Any, dict[str, Any], Actor], str]


@dataclass(frozen=True)
class AdminAction:
    """Something that operators do to rows. `apply` calls a service and returns a sentence on what happened."""

    name: str
    label: str
    apply: Apply
    explain: str = ""
    form: type[forms.Form] | None = None
    is_dangerous: bool = False
    # Whether the service locks the row before all else: a dry run then holds its rows from the start, in one order.
    locks_row: bool = False
    # Whether the page of one object offers it; the service decides in any case.
    offered: Callable[[Any], bool] = lambda obj: True


@dataclass(frozen=True)
class Planned:
    """What would come of one row."""

    object_id: str
    label: str
    outcome: str
    code: str
    sentence: str

    @property
    def is_done(self) -> bool:
        return self.outcome == RowOutcome.DONE


class ReasonForm(forms.Form):
    """A form that asks why."""

    reason = forms.CharField(
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="It is shown to the people whom it concerns.",
    )


class _Undo(Exception):
    """Nothing of a dry run stays."""


def plan(
    act: AdminAction, model: type[Model], ids: Iterable[str], params: dict[str, Any], by: Actor
) -> list[Planned]:
    """Do an act to all rows, one after the other, undo all of it, and return what came of each."""
    found: list[Planned] = []
    wanted = list(ids)
    try:
        with transaction.atomic():
            if act.locks_row:
                _hold(model, wanted)
            found += [_try(act, model, pk, params, by) for pk in wanted]
            raise _Undo
    except _Undo:
        return found


def digest(act: AdminAction, params: dict[str, Any], planned: list[Planned]) -> str:
    """Return one word for a plan: another word, and something has changed since."""
    # As texts: a limit may be larger than what canonical numbers hold.
    given = {name: str(value) for name, value in params.items()}
    return canonical.digest({"act": act.name, "params": given, "rows": [asdict(row) for row in planned]})


@transaction.atomic
def apply_one(act: AdminAction, model: type[Model], pk: str, params: dict[str, Any], by: Actor) -> str:
    """Do an act to one row now. Raises `Refused`, and `ObjectDoesNotExist`."""
    return act.apply(get(model, pk), params, by)


def start(
    act: AdminAction, model: type[Model], planned: list[Planned], params: dict[str, Any], by: Actor
) -> Job:
    """Start a job that does an act to all rows of a plan."""
    count = len(planned)
    noun = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
    return jobs.start(
        KIND,
        {"model": model._meta.label_lower, "act": act.name, "params": params},
        by=by,
        title=f"{act.label}: {count} {noun}",
        rows=[Row(row.object_id, row.label) for row in planned],
    )


def work(lease: Lease) -> str:
    """Do an act to the rows of a job: the handler of its kind."""
    model, act = find(lease.args["model"], lease.args["act"])

    def one(row: JobRow) -> str:
        return act.apply(get(model, row.object_id), lease.args["params"], lease.by)

    return lease.each_row(one)


def find(label: str, name: str) -> tuple[type[Model], AdminAction]:
    """Return a model and one of its acts. Raises `LookupError`."""
    for model, registered in admin.site._registry.items():
        if model._meta.label_lower == label:
            for act in getattr(registered, "acts", ()):
                if act.name == name:
                    return model, act
    raise LookupError(f"no act {name} of {label}")


def get(model: type[Model], pk: str) -> Any:
    """Return a row as it is now. Raises `ObjectDoesNotExist`, also for what is no key at all."""
    try:
        return model._default_manager.get(pk=pk)
    except (ValueError, ValidationError):
        raise ObjectDoesNotExist from None


def _hold(model: type[Model], ids: Iterable[str]) -> None:
    """Lock rows in the order of their keys: of two who try the same ones in opposite orders, one waits."""
    keys = []
    for pk in ids:
        with suppress(ValidationError, ValueError):
            keys.append(model._meta.pk.to_python(pk))
    rows = model._default_manager.filter(pk__in=keys).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def _try(act: AdminAction, model: type[Model], pk: str, params: dict[str, Any], by: Actor) -> Planned:
    label = pk
    try:
        with transaction.atomic(), authority.fresh():
            obj = get(model, pk)
            label = str(obj)
            sentence = act.apply(obj, params, by)
    except Refused as refused:
        return Planned(pk, label, RowOutcome.REFUSED, refused.code, refused.sentence)
    except ObjectDoesNotExist:
        return Planned(pk, label, RowOutcome.GONE, "", "It is no longer there.")
    return Planned(pk, label, RowOutcome.DONE, "", sentence)
