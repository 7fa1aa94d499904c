"""Appending: in the change's own transaction, or not at all."""

from __future__ import annotations

import contextlib
import uuid

import pytest
from django.db import connection, transaction

from apps.audit import chain, services
from apps.audit.choices import Action, Outcome
from apps.audit.models import Entry, Log
from apps.core import actors
from tests.audit.helpers import PORTAL, write

THING = ("test.thing", "1")


@pytest.fixture
def tenant_id() -> uuid.UUID:
    return uuid.uuid4()


def test_record__in_a_transaction__appends_the_whole_body(db: None, tenant_id: uuid.UUID) -> None:
    with transaction.atomic(), actors.acting_via("api"):
        services.record(
            Action.AUDIT_NOTE_ADDED,
            tenant_id=tenant_id,
            by=PORTAL,
            obj=("test.thing", "7"),
            digest="sha256:00",
            reason="because",
            before="a",
            after="b",
            data={"weight": 5, "rate": "0.25", "cafe\u0301": True},
        )
    (entry,) = Entry.objects.for_tenant(tenant_id)
    body = chain.decode(bytes(entry.body))
    assert body.pop("event_id")
    assert body.pop("occurred_at") <= body["recorded_at"]
    assert body.pop("recorded_at") == f"{entry.recorded_at:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert body == {
        "v": 1,
        "actor": {"kind": "system", "id": "system:test"},
        "via": "api",
        "action": "audit.note.added",
        "object": {"type": "test.thing", "id": "7", "digest": "sha256:00"},
        "outcome": "ok",
        "reason": "because",
        "before": "a",
        "after": "b",
        "data": {"weight": 5, "rate": "0.25", "caf\u00e9": True},
    }
    assert (entry.action, entry.object_type, entry.object_id, entry.actor_id) == (
        "audit.note.added",
        "test.thing",
        "7",
        "system:test",
    )


def test_record__texts_that_look_like_the_databases_own_member__stay_texts(
    db: None, tenant_id: uuid.UUID
) -> None:
    trap = '"recorded_at":"","v":1,"via":"web"}'
    write(tenant_id, reason=trap, data={"recorded_at": "", "x": trap})
    entry = Entry.objects.for_tenant(tenant_id).get()
    assert entry.reason == trap
    assert entry.data == {"recorded_at": "", "x": trap}


def test_record__outside_a_transaction__is_refused(transactional_db: None, tenant_id: uuid.UUID) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        services.record(Action.AUDIT_NOTE_ADDED, tenant_id=tenant_id, by=PORTAL, obj=THING)
    assert not Log.objects.filter(log_id=tenant_id).exists()


def test_record__transaction_rolled_back__leaves_no_gap(transactional_db: None, tenant_id: uuid.UUID) -> None:
    write(tenant_id)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        services.record(Action.AUDIT_NOTE_ADDED, tenant_id=tenant_id, by=PORTAL, obj=THING)
        raise ZeroDivisionError
    write(tenant_id)
    assert [entry.seq for entry in Entry.objects.for_tenant(tenant_id)] == [2, 1]


def test_record__error_swallowed_by_the_caller__undoes_the_change(
    transactional_db: None, tenant_id: uuid.UUID
) -> None:
    with transaction.atomic():
        services.record(Action.AUDIT_NOTE_ADDED, tenant_id=tenant_id, by=PORTAL, obj=THING)
        with contextlib.suppress(chain.BodyError):
            write_bad(tenant_id)
    assert not Entry.objects.for_tenant(tenant_id).exists()


def write_bad(tenant_id: uuid.UUID) -> None:
    services.record(Action.AUDIT_NOTE_ADDED, tenant_id=tenant_id, by=PORTAL, obj=THING, data={"x": 0.5})


def test_record__no_tenant__goes_to_the_platforms_chain(db: None) -> None:
    write(None)
    assert Entry.objects.for_tenant(None).first().log_id == chain.PLATFORM_LOG


def test_record__nobody_signed_in__is_anonymous(db: None, tenant_id: uuid.UUID) -> None:
    write(tenant_id, by=None)
    assert Entry.objects.for_tenant(tenant_id).get().document["actor"] == {"kind": "anonymous", "id": ""}


def test_record_denied__after_the_refusal__stays(transactional_db: None, tenant_id: uuid.UUID) -> None:
    services.record_denied(
        Action.AUDIT_NOTE_ADDED, tenant_id=tenant_id, by=PORTAL, obj=THING, reason="forbidden"
    )
    entry = Entry.objects.for_tenant(tenant_id).get()
    assert (entry.outcome, entry.reason) == (Outcome.DENIED, "forbidden")


def test_record_denied__inside_a_transaction__is_an_error(
    transactional_db: None, tenant_id: uuid.UUID
) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        services.record_denied(Action.AUDIT_NOTE_ADDED, tenant_id=tenant_id, by=PORTAL, obj=THING)


def test_request_checkpoint__committed__notifies_the_signer(
    transactional_db: None, tenant_id: uuid.UUID
) -> None:
    ear = connection.copy()
    try:
        with ear.cursor() as cursor:
            cursor.execute("LISTEN audit_checkpoint")
        with transaction.atomic():
            services.request_checkpoint(tenant_id)
            assert not list(ear.connection.notifies(timeout=0.2, stop_after=1))
        heard = [notice.payload for notice in ear.connection.notifies(timeout=5, stop_after=1)]
    finally:
        ear.close()
    assert heard == [str(tenant_id)]


def test_history__of_one_object__is_newest_first_and_of_this_tenant(db: None, tenant_id: uuid.UUID) -> None:
    write(tenant_id, 2)
    write(tenant_id, obj=("test.thing", "2"))
    write(uuid.uuid4())
    assert [entry.seq for entry in Entry.objects.history(tenant_id, obj=("test.thing", "1"))] == [2, 1]


def test_entry__for_a_page__has_a_human_text(db: None, tenant_id: uuid.UUID) -> None:
    write(tenant_id)
    entry = Entry.objects.for_tenant(tenant_id).get()
    assert entry.action_text == Action.AUDIT_NOTE_ADDED.label
    assert entry.occurred_at <= entry.recorded_at
