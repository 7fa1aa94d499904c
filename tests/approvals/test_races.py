"""Votes at the same instant, from real threads on real connections: always one linear order."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import close_old_connections, connection

from apps.approvals import services
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest, Permit, Vote
from apps.core.refusals import Refused
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 40


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Start all acts at the same instant and return each one's result or refusal."""
    gate = threading.Barrier(len(acts))
    results: list[object] = [None] * len(acts)

    def run(index: int, act: Callable[[], object]) -> None:
        close_old_connections()
        connection.ensure_connection()
        gate.wait(timeout=10)
        try:
            results[index] = act()
        except Refused as refused:
            results[index] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert not any(thread.is_alive() for thread in threads)
    return results


def voting(request: ChangeRequest, person: object, decision: str = "approve") -> Callable[[], object]:
    return lambda: services.cast_vote(
        change_request=request, digest=request.digest, decision=decision, reason="race", by=person
    )


def test_two_approvals__at_once__one_permit(acme: Cast, dial: Dial) -> None:
    for _ in range(ROUNDS // 2):
        request = ask(dial, tenant=acme.tenant, by=acme.author)
        at_once(
            voting(request, acme.approver),
            voting(request, acme.second_approver),
            voting(request, acme.third_approver),
        )
        request.refresh_from_db()
        assert request.state == State.EXECUTING
        assert Permit.objects.filter(change_request=request).count() == 1
        assert [pk for pk, _ in dial.started].count(request.pk) == 1
        assert Vote.objects.filter(change_request=request).count() == 2


def test_same_person__twice_at_once__counts_once(acme: Cast, dial: Dial) -> None:
    for _ in range(ROUNDS // 4):
        request = ask(dial, tenant=acme.tenant, by=acme.author)
        at_once(voting(request, acme.approver), voting(request, acme.approver))
        request.refresh_from_db()
        assert request.state == State.IN_REVIEW
        assert Vote.objects.filter(change_request=request).count() == 1


def test_approve_and_reject__at_once__never_both(acme: Cast, dial: Dial) -> None:
    seen = set()
    for _ in range(ROUNDS):
        request = ask(dial, tenant=acme.tenant, by=acme.author)
        voting(request, acme.approver)()
        approved, rejected = at_once(
            voting(request, acme.second_approver), voting(request, acme.third_approver, "reject")
        )
        request.refresh_from_db()
        has_rejection = Vote.objects.filter(change_request=request, decision="reject").exists()
        has_permit = Permit.objects.filter(change_request=request).exists()
        if has_rejection:
            assert (request.state, has_permit) == (State.REJECTED, False)
            assert isinstance(approved, services.RequestClosed)
        else:
            assert (request.state, has_permit) == (State.EXECUTING, True)
            assert isinstance(rejected, services.RequestClosed)
        seen.add(request.state)
    assert seen <= {State.REJECTED, State.EXECUTING}


def test_last_approval_and_withdrawal__at_once__one_wins(acme: Cast, dial: Dial) -> None:
    for _ in range(ROUNDS // 4):
        request = ask(dial, tenant=acme.tenant, by=acme.author)
        voting(request, acme.approver)()
        at_once(
            voting(request, acme.second_approver),
            lambda request=request: services.withdraw(change_request=request, by=acme.author),
        )
        request.refresh_from_db()
        has_permit = Permit.objects.filter(change_request=request).exists()
        assert has_permit == (request.state == State.EXECUTING)
        assert request.state in {State.EXECUTING, State.WITHDRAWN}


def test_permit__used_at_once__by_one(acme: Cast, dial: Dial) -> None:
    for _ in range(ROUNDS // 4):
        request = ask(dial, tenant=acme.tenant, by=acme.author)
        for person in (acme.approver, acme.second_approver):
            voting(request, person)()
        use = {
            "permit_id": Permit.objects.get(change_request=request).pk,
            "target": request.target,
            "value": request.value,
        }
        results = at_once(*[lambda use=use: services.consume_permit(**use)] * 3)
        assert sum(isinstance(result, Permit) for result in results) == 1
        assert {r.code for r in results if isinstance(r, Refused)} == {"permit_used"}


def test_requests__opened_at_once__have_distinct_numbers(acme: Cast, dial: Dial) -> None:
    results = at_once(*[lambda: ask(dial, tenant=acme.tenant, by=acme.author)] * 4)
    assert sorted(request.number for request in results) == [1, 2, 3, 4]
