"""The trail as an outbox: consumers read each chain in the order of its commits, at least once.

An entry is written in the transaction of what it records, and the entries of a chain become visible in the order of
their numbers. So a consumer needs a position per chain and nothing else. The position moves in the transaction of what
the handler writes, under a row lock: two workers never deliver the same chain to the same consumer at once. A message
only says that there is something to read; Postgres is the truth, and the periodic round finds what no message named.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from apps.audit import chain
from apps.audit.choices import Outcome
from apps.audit.models import ConsumerPosition, Entry, Log
from apps.core import actors, areas, clock, faults, jobs

logger = logging.getLogger(__name__)

TASK = "audit.deliver"
# What a handler records goes through this door, and no consumer is handed it: none can feed itself.
VIA = "outbox"
# Well inside the limit that Celery sets for a task.
ROUND_SECONDS = 10.0
# So many events of one chain in a row, before the others have their turn.
BURST = 50
# So many entries are passed over in one transaction, where nobody wants them.
PASSED_AT_ONCE = 500
FIRST_WAIT = dt.timedelta(seconds=5)
LONGEST_WAIT = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Consumer:
    """Somebody who reads the outbox.

    `handle` gets each entry inside the transaction that moves the position: it writes to the database and nothing else,
    and is called again for an entry whose transaction did not commit. `event_id` tells such a repetition. `actions` names
    the actions it wants, asked for in each round; None means all. A new consumer starts at the present end of each chain.
    """

    name: str
    handle: Callable[[Entry], object]
    actions: Callable[[], Collection[str]] | None = None

    def wants(self, action: str) -> bool:
        """Return whether the consumer reads entries of an action."""
        return self.actions is None or action in self.actions()


@dataclass(frozen=True)
class Lag:
    """How far a consumer is behind: the age of the oldest entry that waits, and the chains that it is stuck in."""

    consumer: str
    seconds: float = 0.0
    stuck: int = 0


def consumers() -> list[Consumer]:
    """Return the consumers that areas declare, by name."""
    return sorted(areas.consumers(), key=lambda consumer: consumer.name)


def nudge(action: str, log_id: UUID) -> None:
    """Ask a worker to deliver as soon as the present transaction commits, if a consumer wants the action."""
    if any(consumer.wants(action) for consumer in consumers()):
        jobs.enqueue(TASK, log_id=str(log_id))


def deliver(*, log_id: UUID | None = None, seconds: float = ROUND_SECONDS) -> bool:
    """Hand every consumer what waits for it, of one chain or of all.

    Return whether nothing was left over when the time was up. What failed waits for its next try, and counts as done.
    """
    until = time.monotonic() + seconds
    for consumer in consumers():
        begin(consumer)
    waiting = [(consumer, found) for consumer in consumers() for found in _behind(consumer, log_id)]
    while waiting:
        again = []
        for consumer, found in waiting:
            for _ in range(BURST):
                if time.monotonic() > until:
                    return False
                if not _step(consumer, found):
                    break
            else:
                again.append((consumer, found))
        waiting = again
    return True


@transaction.atomic
def begin(consumer: Consumer) -> None:
    """Let a consumer that was never seen before start at the end of each chain that there is."""
    # The platform's position stands for the consumer: who makes it, makes the others, and whoever else tries waits.
    if ConsumerPosition.objects.filter(consumer=consumer.name, log_id=chain.PLATFORM_LOG).exists():
        return
    heads = dict(_heads())
    epoch, seq = heads.pop(chain.PLATFORM_LOG, (chain.FIRST_EPOCH, 0))
    _, is_new = ConsumerPosition.objects.get_or_create(
        consumer=consumer.name, log_id=chain.PLATFORM_LOG, defaults={"epoch": epoch, "seq": seq}
    )
    if is_new:
        ConsumerPosition.objects.bulk_create(
            ConsumerPosition(consumer=consumer.name, log_id=log_id, epoch=epoch, seq=seq)
            for log_id, (epoch, seq) in heads.items()
        )


def lags() -> list[Lag]:
    """Return how far each consumer is behind."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.consumer, p.failures > 0, (SELECT recorded_at FROM audit_entry e WHERE e.log_id = p.log_id"
            " AND (e.epoch, e.seq) > (p.epoch, p.seq) ORDER BY e.epoch, e.seq LIMIT 1)"
            " FROM audit_consumerposition p JOIN audit_log l USING (log_id)"
            " WHERE (l.epoch, l.size) > (p.epoch, p.seq)"
        )
        rows = cursor.fetchall()
    moment = clock.now()
    found = []
    for consumer in consumers():
        own = [(is_stuck, since) for name, is_stuck, since in rows if name == consumer.name]
        ages = [(moment - since).total_seconds() for _, since in own if since is not None]
        found.append(Lag(consumer.name, max(ages, default=0.0), sum(is_stuck for is_stuck, _ in own)))
    return found


def lock(pk: int) -> ConsumerPosition:
    """Return a position that no worker moves until the transaction ends."""
    return ConsumerPosition.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def advance(position: ConsumerPosition, *, epoch: int, seq: int) -> None:
    """Move a locked position to an entry that was handled or passed over."""
    position.epoch, position.seq, position.moved_at = epoch, seq, clock.now()
    position.failures, position.error = 0, ""
    position.stuck_epoch = position.stuck_seq = position.stuck_since = position.due_at = None
    position.save()


def _heads() -> list[tuple[UUID, tuple[int, int]]]:
    return [(log.log_id, (log.epoch, log.size)) for log in Log.objects.all()]


def _behind(consumer: Consumer, log_id: UUID | None) -> list[UUID]:
    """Return the chains that hold something which a consumer has not seen, and may be tried now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.log_id FROM audit_log l LEFT JOIN audit_consumerposition p"
            " ON p.log_id = l.log_id AND p.consumer = %(consumer)s"
            " WHERE (l.epoch, l.size) > (coalesce(p.epoch, 0), coalesce(p.seq, 0))"
            " AND (p.due_at IS NULL OR p.due_at <= %(now)s) AND l.log_id = coalesce(%(log_id)s, l.log_id)",
            {"consumer": consumer.name, "now": clock.now(), "log_id": log_id},
        )
        found = [log_id for (log_id,) in cursor.fetchall()]
    # A chain that began after the consumer did is read from its beginning.
    ConsumerPosition.objects.bulk_create(
        (
            ConsumerPosition(consumer=consumer.name, log_id=log_id, epoch=chain.FIRST_EPOCH, seq=0)
            for log_id in found
        ),
        ignore_conflicts=True,
    )
    return found


@transaction.atomic
def _step(consumer: Consumer, log_id: UUID) -> bool:
    """Hand over the next entry of a chain, or pass over some that nobody wants; return whether the position moved."""
    position = (
        ConsumerPosition.objects.select_for_update(skip_locked=True, no_key=True)
        .filter(consumer=consumer.name, log_id=log_id)
        .first()
    )
    if position is None or (position.due_at is not None and position.due_at > clock.now()):
        return False
    numbers = _ahead(position)
    if not numbers:
        return False
    epoch, seq, action = next((row for row in numbers if consumer.wants(row[2])), numbers[-1])
    if consumer.wants(action):
        entry = Entry.objects.get(log_id=log_id, epoch=epoch, seq=seq)
        # What was refused did not happen.
        if entry.outcome != Outcome.DENIED and entry.document["via"] != VIA:
            try:
                with transaction.atomic(), actors.acting_via(VIA):
                    consumer.handle(entry)
            except (
                Exception
            ) as error:  # whatever went wrong holds this consumer up in this chain, and nobody else
                logger.exception("consumer %s failed on entry %s of %s", consumer.name, seq, log_id)
                _hold_up(position, entry, error)
                return False
            faults.point("audit.outbox.before_commit")
    advance(position, epoch=epoch, seq=seq)
    return True


def _ahead(position: ConsumerPosition) -> list[tuple[int, int, str]]:
    """Return number and action of the entries that follow a position."""
    after = (position.log_id, position.epoch, position.seq)
    rows = Entry.objects.filter(log_id=position.log_id, pk__gt=after).order_by("epoch", "seq")
    return list(rows.values_list("epoch", "seq", "action")[:PASSED_AT_ONCE])


def _hold_up(position: ConsumerPosition, entry: Entry, error: Exception) -> None:
    """Let a locked position wait for another try, longer each time."""
    moment = clock.now()
    wait = min(FIRST_WAIT * 2 ** min(position.failures, 12), LONGEST_WAIT)
    position.failures += 1
    # Its text may hold what people wrote; the log has it.
    position.error = type(error).__name__[:200]
    position.stuck_epoch, position.stuck_seq = entry.epoch, entry.seq
    position.stuck_since = position.stuck_since or moment
    position.due_at = moment + wait
    position.save()
