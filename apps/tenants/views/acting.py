"""How a form of these pages acts: the service's refusal is shown on the page, with its status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from apps.core.errors import Invalid, NotFound, Refused
from apps.core.refusals import record_denied
from apps.tenants.forms import accept


@dataclass(frozen=True)
class Outcome:
    """Whether it was done; where not, the status, and what is to be shown above the form."""

    done: bool
    status: int = 200
    refused: Refused | None = None


def attempt(act: Callable[[], object], form: forms.Form | None = None) -> Outcome:
    """This function will act, if the form can be read. What cannot be seen stays a page of its own."""
    if form is not None and not form.is_valid():
        return Outcome(False, Invalid.status)
    try:
        act()
    except NotFound:
        raise
    except Refused as refused:
        record_denied(refused)
        return Outcome(False, refused.status, refused if form is None else accept(form, refused))
    return Outcome(True)
