"""Forms that are kept while their person passes a gate. The trail tells what is done with them, not that they waited."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from apps.accounts.models import KeptForm, User
from apps.core import clock
from apps.core.refusals import NotFound

# Signing in with a provider and a second factor takes minutes.
KEPT_FOR = dt.timedelta(minutes=30)
# So many of one person; the oldest give way.
MOST_KEPT = 10

Fields = list[tuple[str, str]]


class NotKept(NotFound):
    code = "form_not_kept"
    sentence = (
        "There is no form of yours here to carry on with: it was sent already, its half hour is over, or somebody else sent "
        "it. Open its page and fill it in again."
    )


@transaction.atomic
def keep_form(*, by: User, browser: str, path: str, fields: Fields, left_out: list[str]) -> KeptForm:
    """Keep what `by` has sent to `path` from a browser for half an hour."""
    moment = clock.now()
    kept = KeptForm.objects.create(
        person=by,
        browser=browser,
        path=path,
        fields=fields,
        left_out=left_out,
        kept_at=moment,
        expires_at=moment + KEPT_FOR,
    )
    newest = KeptForm.objects.filter(person=by).order_by("-kept_at", "-id").values("pk")[:MOST_KEPT]
    KeptForm.objects.filter(person=by).exclude(pk__in=list(newest.values_list("pk", flat=True))).delete()
    return kept


@transaction.atomic
def take_form(*, pk: UUID, by: User, browser: str) -> KeptForm:
    """Return a form that is kept for `by` in a browser, and keep it no longer. Raises `NotKept`."""
    kept = KeptForm.objects.of(by, browser).select_for_update(no_key=True).filter(pk=pk).first()
    if kept is None:
        raise NotKept()
    KeptForm.objects.filter(pk=kept.pk).delete()
    return kept


def forget_forms(*, by: User, browser: str) -> None:
    """Drop what is kept of a person who leaves a browser."""
    KeptForm.objects.filter(person=by, browser=browser).delete()


def clear_forms() -> int:
    """Delete the forms that can no longer be carried on with, and return how many these were."""
    return KeptForm.objects.filter(expires_at__lte=clock.now()).delete()[0]
