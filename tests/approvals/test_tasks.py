"""Closing what is overdue, whether anybody looks at it or not."""

from __future__ import annotations

import datetime as dt

import pytest

from apps.approvals import tasks
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest
from apps.audit.models import Entry
from apps.core import clock
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import Cast


@pytest.mark.django_db
def test_expire__one_overdue_and_one_open__closes_the_first_and_says_so_once(acme: Cast, dial: Dial) -> None:
    late, open_one = (ask(dial, tenant=acme.tenant, by=acme.author) for _ in range(2))
    ChangeRequest.objects.filter(pk=late.pk).update(expires_at=clock.now() - dt.timedelta(seconds=1))
    tasks.expire()
    tasks.expire()
    late.refresh_from_db()
    open_one.refresh_from_db()
    assert (late.state, open_one.state) == (State.EXPIRED, State.IN_REVIEW)
    told = Entry.objects.history(late.tenant_id, obj=("approvals.request", str(late.pk)))
    assert [entry.action for entry in told].count("approvals.request.expired") == 1
