"""Many writers at once, some of whom change their mind: no gap, no fork, numbers in the order of commits."""

from __future__ import annotations

import random
import threading
import uuid

from django.db import connection, transaction

from apps.audit import services
from apps.audit.choices import Action
from apps.audit.models import Entry
from tests.audit.helpers import PORTAL, sign, verify

WRITERS = 8
ROUNDS = 25


class ChangedMind(Exception):
    """Raised to roll a transaction back."""


def test_writers__eight_with_rollbacks_on_three_tenants__leave_no_gap(transactional_db: None) -> None:
    logs = [uuid.uuid4() for _ in range(3)]
    written = dict.fromkeys(logs, 0)
    lock = threading.Lock()
    failures: list[BaseException] = []

    def work(number: int) -> None:
        chance = random.Random(number)
        try:
            for turn in range(ROUNDS):
                log_id = chance.choice(logs)
                entries = chance.randint(1, 3)
                try:
                    with transaction.atomic():
                        for _ in range(entries):
                            services.record(
                                Action.AUDIT_NOTE_ADDED,
                                tenant_id=log_id,
                                by=PORTAL,
                                obj=("test.turn", f"{number}.{turn}"),
                            )
                        if chance.random() < 0.3:
                            raise ChangedMind
                except ChangedMind:
                    continue
                with lock:
                    written[log_id] += entries
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert sign() == (0, "")
    assert verify().code == 0
    for log_id in logs:
        entries = list(Entry.objects.for_tenant(log_id).order_by("seq"))
        assert [entry.seq for entry in entries] == list(range(1, written[log_id] + 1))
        moments = [entry.recorded_at for entry in entries]
        assert moments == sorted(moments)
