"""Consumers of the outbox: in order per chain, at least once, each from a position of its own."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Callable
from uuid import UUID

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from apps.audit import outbox, services, tasks
from apps.audit.choices import Action
from apps.audit.models import ConsumerPosition, Entry
from apps.core import areas, clock, faults
from apps.core.actors import TERMINAL
from apps.core.jobs import messages
from tests.audit.helpers import PORTAL, write
from tests.factories.beside import Beside
from tests.factories.cast import World
from tests.operations.operating import act, browser_of

pytestmark = pytest.mark.django_db

ONE, OTHER = UUID(int=1), UUID(int=2)
LISTENING: list[outbox.Consumer] = []
Seen = list[tuple[UUID | None, int]]


class Reader:
    """A consumer that notes what it is handed, and fails where it is told to."""

    def __init__(self, name: str = "reader", actions: set[str] | None = None) -> None:
        self.seen: Seen = []
        self.ids: list[str] = []
        self.fails_on: Callable[[Entry], bool] = lambda entry: False
        wanted = None if actions is None else lambda: actions
        LISTENING.append(outbox.Consumer(name, self.handle, wanted))

    def handle(self, entry: Entry) -> None:
        self.ids.append(entry.event_id)
        if self.fails_on(entry):
            raise ValueError("a text that somebody wrote")
        self.seen.append((entry.tenant_id, entry.seq))


@pytest.fixture(autouse=True)
def nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    LISTENING.clear()
    monkeypatch.setattr(areas, "consumers", lambda: LISTENING)


@pytest.fixture
def reader(nobody_reads: None) -> Reader:
    found = Reader()
    outbox.deliver()
    return found


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> list[dt.datetime]:
    held = [clock.now()]
    monkeypatch.setattr(clock, "now", lambda: held[0])
    return held


def position(name: str, log_id: UUID) -> ConsumerPosition:
    return ConsumerPosition.objects.get(consumer=name, log_id=log_id)


def test_deliver__several_chains__each_in_its_own_order(reader: Reader) -> None:
    for _ in range(3):
        write(ONE)
        write(OTHER)
        write(None)
    assert outbox.deliver()
    for tenant_id in (ONE, OTHER, None):
        assert [seq for found, seq in reader.seen if found == tenant_id] == [1, 2, 3]
    assert outbox.deliver()
    assert len(reader.seen) == 9, "nothing is handed over twice"


def test_deliver__more_than_a_burst__all_of_it(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "BURST", 2)
    write(ONE, 5)
    write(OTHER, 3)
    assert outbox.deliver()
    assert [seq for found, seq in reader.seen if found == ONE] == [1, 2, 3, 4, 5]
    assert reader.seen.index((OTHER, 1)) < reader.seen.index((ONE, 5)), "a long chain lets others have a turn"


def test_deliver__time_is_up__says_that_something_is_left(reader: Reader) -> None:
    write(ONE, 2)
    assert not outbox.deliver(seconds=-1)
    assert reader.seen == []
    assert outbox.deliver()
    assert len(reader.seen) == 2


def test_consumer__new__starts_at_the_end_of_what_is_there_and_the_beginning_of_what_comes(
    reader: Reader,
) -> None:
    write(ONE, 2)
    write(None)
    late = Reader("late")
    outbox.deliver()
    assert len(reader.seen) == 3
    assert late.seen == []
    write(ONE)
    write(OTHER)
    outbox.deliver()
    assert sorted(late.seen) == [(ONE, 3), (OTHER, 1)]


def test_consumer__with_actions__passes_over_the_others(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "PASSED_AT_ONCE", 2)
    picky = Reader("picky", {str(Action.TENANTS_TENANT_CREATED)})
    outbox.deliver()
    write(ONE, 5)
    with transaction.atomic():
        services.record(
            Action.TENANTS_TENANT_CREATED, tenant_id=ONE, by=PORTAL, obj=("tenants.tenant", str(ONE))
        )
    write(ONE, 3)
    outbox.deliver()
    assert picky.seen == [(ONE, 6)]
    assert position("picky", ONE).seq == 9


def test_refused_attempt__recorded__is_no_event(reader: Reader) -> None:
    with transaction.atomic():
        services.record(
            Action.APPROVALS_VOTE_CAST, tenant_id=ONE, by=PORTAL, obj=("a.thing", "1"), outcome="denied"
        )
    write(ONE)
    outbox.deliver()
    assert reader.seen == [(ONE, 2)]


def test_handler__that_records__does_not_feed_itself(reader: Reader) -> None:
    written: list[int] = []

    def handle(entry: Entry) -> None:
        written.append(entry.seq)
        services.record(Action.AUDIT_NOTE_ADDED, tenant_id=ONE, by=PORTAL, obj=("test.echo", "1"))

    LISTENING.append(outbox.Consumer("echo", handle))
    outbox.deliver()
    write(ONE)
    for _ in range(3):
        outbox.deliver()
    assert written == [1]
    assert reader.seen == [(ONE, 1)], "nor anybody else"
    assert Entry.objects.filter(log_id=ONE).count() == 2
    assert position("echo", ONE).seq == 2


def test_event__whose_handler_fails__holds_up_that_consumer_in_that_chain_only(
    reader: Reader, moment: list[dt.datetime]
) -> None:
    other = Reader("other")
    outbox.deliver()
    reader.fails_on = lambda entry: entry.log_id == ONE and entry.seq == 2
    write(ONE, 3)
    write(OTHER, 2)
    outbox.deliver()
    assert sorted(reader.seen) == [(ONE, 1), (OTHER, 1), (OTHER, 2)]
    assert len(other.seen) == 5
    stuck = position("reader", ONE)
    assert (stuck.seq, stuck.stuck_seq, stuck.failures, stuck.error) == (1, 2, 1, "ValueError")
    lag = next(lag for lag in outbox.lags() if lag.consumer == "reader")
    assert lag.stuck == 1
    assert next(lag for lag in outbox.lags() if lag.consumer == "other") == outbox.Lag("other")


def test_event__that_fails__is_tried_again_after_growing_waits_with_the_same_id(
    reader: Reader, moment: list[dt.datetime]
) -> None:
    reader.fails_on = lambda entry: True
    write(ONE)
    waits = []
    for _ in range(13):
        outbox.deliver()
        stuck = position("reader", ONE)
        waits.append((stuck.due_at - moment[0]).total_seconds())
        tries = len(reader.ids)
        moment[0] = stuck.due_at - dt.timedelta(seconds=1)
        outbox.deliver()
        assert len(reader.ids) == tries, "not before its time"
        moment[0] = stuck.due_at
    assert waits[:4] == [5, 10, 20, 40]
    assert waits[-1] == 3600
    assert len(set(reader.ids)) == 1
    reader.fails_on = lambda entry: False
    write(ONE)
    outbox.deliver()
    assert reader.seen == [(ONE, 1), (ONE, 2)]
    assert position("reader", ONE).stuck_seq is None


def test_handler__fails_after_a_write__leaves_nothing_of_it(reader: Reader) -> None:
    def handle(entry: Entry) -> None:
        Group.objects.create(name=entry.event_id)
        raise ValueError

    LISTENING.append(outbox.Consumer("writer", handle))
    outbox.deliver()
    write(ONE)
    outbox.deliver()
    assert not Group.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_worker__dies_before_its_commit__hands_the_event_over_again_with_the_same_id(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def handle(entry: Entry) -> None:
        tries.append(entry.event_id)
        Group.objects.create(name=entry.event_id)

    tries: list[str] = []
    LISTENING.append(outbox.Consumer("writer", handle))
    outbox.deliver()
    monkeypatch.setattr(faults, "_spent", set())
    monkeypatch.setenv("PORTAL_FAULTS", "audit.outbox.before_commit=raise")
    write(ONE)
    with pytest.raises(faults.InjectedFault):
        outbox.deliver()
    # Another consumer may have been first; then the point was its own.
    outbox.deliver()
    assert len(set(tries)) == 1
    assert len(set(reader.ids)) == 1
    assert len(tries) + len(reader.ids) == 3, "one of the two was handed it twice"
    assert Group.objects.count() == 1
    assert {found.seq for found in ConsumerPosition.objects.filter(log_id=ONE)} == {1}


@pytest.mark.django_db(transaction=True)
def test_workers__two_at_once__neither_repeat_nor_overtake(nobody_reads: None) -> None:
    reader = Reader()
    outbox.deliver()
    entered, leave = threading.Event(), threading.Event()

    def wait(entry: Entry) -> bool:
        if entry.seq == 1 and not entered.is_set():
            entered.set()
            assert leave.wait(20)
        return False

    reader.fails_on = wait
    write(ONE, 4)
    first = Beside(outbox.deliver)
    assert entered.wait(20)
    outbox.deliver()
    assert reader.seen == [], "who comes second leaves the chain alone"
    leave.set()
    first.end()
    outbox.deliver()
    assert reader.seen == [(ONE, 1), (ONE, 2), (ONE, 3), (ONE, 4)]


@pytest.mark.django_db(transaction=True)
def test_workers__four_beside_writers__hand_over_each_once_in_order(nobody_reads: None) -> None:
    reader = Reader()
    outbox.deliver()
    logs = [uuid.uuid4() for _ in range(3)]

    def write_all() -> None:
        for _ in range(10):
            for log_id in logs:
                write(log_id)

    def read() -> None:
        for _ in range(10):
            outbox.deliver()

    acts = [Beside(write_all), Beside(write_all), *(Beside(read) for _ in range(4))]
    for one in acts:
        one.end()
    outbox.deliver()
    for log_id in logs:
        assert [seq for found, seq in reader.seen if found == log_id] == list(range(1, 21))


@pytest.mark.django_db(transaction=True)
def test_record__wanted_action__asks_a_worker_after_the_commit(
    nobody_reads: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(messages, "_send", lambda name, ids: sent.append((name, ids)))
    Reader("picky", {str(Action.TENANTS_TENANT_CREATED)})
    write(ONE)
    assert sent == []
    with transaction.atomic():
        services.record(Action.TENANTS_TENANT_CREATED, tenant_id=ONE, by=PORTAL, obj=("a.thing", "1"))
        assert sent == []
    assert sent == [("audit.deliver", {"log_id": str(ONE)})]


@pytest.mark.django_db(transaction=True)
def test_redis__away_while_writing__costs_no_event(
    nobody_reads: None, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    reader = Reader()
    tasks.deliver()

    def unreachable(*args: object, **kwargs: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as away:
        away.setattr("celery.app.base.Celery.send_task", unreachable)
        write(ONE, 2)
    assert reader.seen == []
    # The next periodic round, which names no chain.
    tasks.deliver()
    assert reader.seen == [(ONE, 1), (ONE, 2)]


def test_task__for_one_chain__leaves_the_others(reader: Reader) -> None:
    write(ONE)
    write(OTHER)
    tasks.deliver(log_id=str(ONE))
    assert reader.seen == [(ONE, 1)]


def test_lags__nothing_read__is_the_age_of_the_oldest(reader: Reader, moment: list[dt.datetime]) -> None:
    write(None)
    oldest = Entry.objects.get().recorded_at
    write(None)
    moment[0] = oldest + dt.timedelta(minutes=5)
    (lag,) = outbox.lags()
    assert (lag.seconds, lag.stuck) == (300, 0)


def test_skip__not_stuck__is_refused(reader: Reader) -> None:
    write(ONE)
    outbox.deliver()
    with pytest.raises(services.EventNotStuck):
        services.skip_event(position=position("reader", ONE), by=TERMINAL)


def test_skip__stuck_on_another_event_by_now__is_refused(reader: Reader) -> None:
    reader.fails_on = lambda entry: True
    write(ONE, 2)
    outbox.deliver()
    seen = position("reader", ONE)
    services.skip_event(position=seen, by=TERMINAL)
    outbox.deliver()
    with pytest.raises(services.EventNotStuck):
        services.skip_event(position=seen, by=TERMINAL)


def test_skip__by_an_operator_in_the_admin__goes_on_and_is_in_the_trail(world: World, reader: Reader) -> None:
    tenant_id = world.acme.tenant.pk
    outbox.deliver()
    reader.seen.clear()
    reader.fails_on = lambda entry: entry.object_id == "bad"
    write(tenant_id, obj=("test.thing", "bad"))
    write(tenant_id, obj=("test.thing", "good"))
    outbox.deliver()
    assert reader.seen == []
    stuck = position("reader", tenant_id)
    browser = browser_of(world.operator)
    assert "Stuck on entry" in browser.get("/admin/audit/consumerposition/").content.decode()
    answer = act(browser, ConsumerPosition, "skip", stuck)
    assert answer.status_code == 302
    outbox.deliver()
    assert [seq for found, seq in reader.seen if found == tenant_id][:1] == [stuck.stuck_seq + 1]
    entry = Entry.objects.get(action=Action.AUDIT_EVENT_SKIPPED)
    assert (entry.tenant_id, entry.actor_id) == (tenant_id, str(world.operator.pk))
    assert entry.data["consumer"] == "reader"
    bad = Entry.objects.get(object_id="bad")
    assert entry.data["event_id"] == bad.event_id
