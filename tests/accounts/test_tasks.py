"""Sessions that are over leave the table by themselves."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from apps.accounts import tasks
from apps.accounts.models import Session
from apps.core import clock
from tests.factories.cast import World


@pytest.mark.django_db
def test_clear_sessions__one_over_and_one_in_use__deletes_the_first(world: World) -> None:
    for _ in range(2):
        Client().force_login(world.outsider)
    first, second = Session.objects.order_by("pk")
    Session.objects.filter(pk=first.pk).update(expire_date=clock.now() - dt.timedelta(seconds=1))
    tasks.clear_sessions()
    assert list(Session.objects.values_list("pk", flat=True)) == [second.pk]
