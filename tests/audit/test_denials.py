"""Refused attempts of one kind are a few entries at once and one count afterwards, however many there are."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import transaction
from django.test import Client

from apps.audit import denials, services, tasks
from apps.audit.choices import Action
from apps.audit.models import Entry, RefusalCount
from apps.core import clock
from tests.factories.beside import Beside, wait_until_waiting
from tests.factories.cast import TEST, World, make_person, token_of

pytestmark = pytest.mark.django_db


def denied_of(actor_id: object) -> list[Entry]:
    entries = Entry.objects.filter(actor_id=str(actor_id)).order_by("recorded_at", "seq")
    return [entry for entry in entries if entry.outcome == "denied"]


def later(monkeypatch: pytest.MonkeyPatch, by: dt.timedelta) -> None:
    """Move the portal's clock on."""
    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + by)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/api/v1/change-requests/{}", "approvals.changerequest"),
        ("/api/v1/rollouts/{}", "rollouts.rollout"),
        ("/mlflow/{}/api/2.0/mlflow/registered-models/search", "tenants.tenant"),
    ],
)
def test_reads_of_random_ids__by_a_token__are_a_few_entries_and_a_count(
    world: World, monkeypatch: pytest.MonkeyPatch, path: str, kind: str
) -> None:
    person = world.acme.viewer
    program = Client(headers={"Authorization": f"Bearer {token_of(person)}"})
    for _ in range(30):
        assert program.get(path.format(uuid.uuid4())).status_code == 404
    first, *_ = denied_of(person.pk)
    assert len(denied_of(person.pk)) == denials.SINGLY
    assert (first.action, first.object_type, first.reason) == (
        Action.TENANTS_ACCESS_DENIED,
        kind,
        "not_found",
    )
    tasks.record_counted()
    assert len(denied_of(person.pk)) == denials.SINGLY, "the window is under way"
    later(monkeypatch, denials.WINDOW)
    tasks.record_counted()
    *_, count = denied_of(person.pk)
    assert (count.action, count.object_type, count.reason) == (first.action, kind, "not_found")
    assert count.data["more"] == 30 - denials.SINGLY
    assert count.data["since"] <= count.data["until"]
    assert count.document["via"] == first.document["via"]
    assert not RefusalCount.objects.exists()
    tasks.record_counted()
    assert len(denied_of(person.pk)) == denials.SINGLY + 1


def test_pages_of_random_ids__by_a_browser__are_a_few_entries_too(world: World) -> None:
    client = Client()
    client.force_login(world.acme.viewer)
    for _ in range(30):
        assert client.get(f"/approvals/{uuid.uuid4()}/").status_code == 404
    assert len(denied_of(world.acme.viewer.pk)) == denials.SINGLY


def test_attempts__of_other_people_kinds_and_objects__are_entries_of_their_own(world: World) -> None:
    one, other = make_person("one"), make_person("other")
    tenant = world.acme.tenant.pk
    attempts = [
        (one, Action.TENANTS_ACCESS_DENIED, None, ("a.thing", "1"), "not_found"),
        (other, Action.TENANTS_ACCESS_DENIED, None, ("a.thing", "1"), "not_found"),
        (one, Action.TENANTS_ACCESS_DENIED, None, ("b.thing", "1"), "not_found"),
        (one, Action.TENANTS_ACCESS_DENIED, None, ("a.thing", "1"), "forbidden"),
        # In a tenant objects are real, and each is told apart.
        (one, Action.APPROVALS_VOTE_CAST, tenant, ("approvals.request", "1"), "own_request"),
        (one, Action.APPROVALS_VOTE_CAST, tenant, ("approvals.request", "2"), "own_request"),
    ]
    for _ in range(denials.SINGLY + 2):
        for by, action, tenant_id, obj, reason in attempts:
            services.record_denied(action, tenant_id=tenant_id, by=by, obj=obj, reason=reason)
    assert len(denied_of(one.pk)) + len(denied_of(other.pk)) == len(attempts) * denials.SINGLY


def test_attempt__after_the_window__is_an_entry_again_with_the_count_before_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make_person("persistent")

    def attempt() -> None:
        services.record_denied(
            Action.TENANTS_ACCESS_DENIED, tenant_id=None, by=person, obj=("a.thing", "x"), reason="not_found"
        )

    for _ in range(denials.SINGLY + 3):
        attempt()
    later(monkeypatch, denials.WINDOW)
    attempt()
    singly = [None] * denials.SINGLY
    assert [entry.data.get("more") for entry in denied_of(person.pk)] == [*singly, 3, None]
    later(monkeypatch, denials.WINDOW)
    assert services.record_counted() == 1
    assert len(denied_of(person.pk)) == denials.SINGLY + 2, "what was told one by one is told already"


@pytest.mark.django_db(transaction=True)
def test_attempts__at_once__lose_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def attempt() -> None:
        for _ in range(5):
            services.record_denied(
                Action.TENANTS_ACCESS_DENIED,
                tenant_id=None,
                by=TEST,
                obj=("a.thing", "x"),
                reason="not_found",
            )

    threads = [Beside(attempt) for _ in range(4)]
    for thread in threads:
        thread.end()
    later(monkeypatch, denials.WINDOW)
    services.record_counted()
    assert [entry.data.get("more") for entry in denied_of("system:test")] == [
        *[None] * denials.SINGLY,
        20 - denials.SINGLY,
    ]


@pytest.mark.django_db(transaction=True)
def test_attempt__while_the_round_removes_its_row__is_recorded(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def attempt() -> None:
        services.record_denied(
            Action.TENANTS_ACCESS_DENIED, tenant_id=None, by=TEST, obj=("a.thing", "x"), reason="not_found"
        )

    attempt()
    later(monkeypatch, denials.WINDOW)
    with transaction.atomic():
        # The round holds a row before it writes, and removes it last.
        RefusalCount.objects.select_for_update(no_key=True).get()
        thread = Beside(attempt)
        wait_until_waiting(1)
        assert services.record_counted() == 1
    thread.end()
    assert len(denied_of("system:test")) == 2
