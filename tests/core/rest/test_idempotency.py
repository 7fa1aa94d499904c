"""Idempotency-Key: a POST that is sent again is carried out once."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from apps.approvals.models import ChangeRequest
from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.core import clock, faults
from apps.core.models import IdempotencyKey
from apps.core.rest import idempotency
from apps.tenants import services as tenants
from tests.factories.api import Api
from tests.factories.cast import TEST, Cast, World, token_of
from tests.rollouts.stage import QUICK_PLAN, make_version

pytestmark = pytest.mark.django_db

KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"


def wish(cast: Cast, **changes: object) -> dict[str, object]:
    return {
        "tenant": cast.tenant.slug,
        "model": "fraud",
        "version": 1,
        "plan": QUICK_PLAN,
        "reason": "Better.",
        **changes,
    }


def ask(cast: Cast, api: Api | None = None, *, key: str = KEY, **changes: object) -> Any:
    return (api or Api(cast.colleague)).post("/change-requests", wish(cast, **changes), key=key)


def test_key__sent_again__first_answer_is_given_and_nothing_done(acme: Cast) -> None:
    make_version(acme)
    first, again = ask(acme), ask(acme)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert (again["ETag"], again["Content-Type"]) == (first["ETag"], first["Content-Type"])
    assert "Idempotency-Replayed" not in first
    assert again["Idempotency-Replayed"] == "true"
    assert ChangeRequest.objects.count() == 1


def test_key__left_out__every_call_is_carried_out(acme: Cast) -> None:
    make_version(acme)
    assert [ask(acme, key="").status_code for _ in range(2)] == [201, 409]
    assert not IdempotencyKey.objects.exists()


@pytest.mark.parametrize("change", [{"reason": "Other."}, {"alias": "blue"}])
def test_key__with_another_body__is_refused(acme: Cast, change: dict[str, object]) -> None:
    make_version(acme)
    assert ask(acme).status_code == 201
    refused = ask(acme, **change)
    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency_conflict")
    assert ChangeRequest.objects.count() == 1


def test_key__with_another_object__is_refused(acme: Cast) -> None:
    make_version(acme)
    api = Api(acme.colleague)
    first = ask(acme, api, key="").json()["id"]
    assert api.post(f"/change-requests/{first}/withdraw", key=KEY).status_code == 200
    second = ask(acme, api, key="").json()["id"]
    assert api.post(f"/change-requests/{second}/withdraw", key=KEY).status_code == 422


def test_key__of_a_refusal__is_refused_alike(acme: Cast) -> None:
    refused = ask(acme)
    assert refused.status_code == 404
    make_version(acme)
    again = ask(acme)
    assert (again.status_code, again.content) == (404, refused.content)
    assert again["Content-Type"] == "application/problem+json"
    assert ask(acme, key="another").status_code == 201


def test_key__of_somebody_else__is_another(world: World) -> None:
    for cast in (world.acme, world.globex):
        make_version(cast)
    mine, theirs = ask(world.acme), ask(world.globex)
    assert (mine.status_code, theirs.status_code) == (201, 201)
    assert "globex" not in mine.content.decode()
    assert "acme" not in theirs.content.decode()
    # Nor does a stranger who knows the key hear what was answered.
    stranger = Api(world.outsider).post("/change-requests", wish(world.acme), key=KEY)
    assert stranger.status_code == 404
    assert "Idempotency-Replayed" not in stranger


def test_key__of_a_token_of_one_tenant__is_another_than_that_of_all(acme: Cast) -> None:
    make_version(acme)
    bound = Api(acme.colleague, token=token_of(acme.colleague, tenant=acme.tenant))
    assert ask(acme).status_code == 201
    # It is carried out, and finds what the first one opened.
    assert ask(acme, bound).status_code == 409


def test_key__whose_owner_lost_the_role__is_answered_by_the_door(acme: Cast) -> None:
    make_version(acme)
    bound = Api(acme.colleague, token=token_of(acme.colleague, tenant=acme.tenant))
    assert ask(acme, bound).status_code == 201
    for membership in acme.tenant.memberships.filter(user=acme.colleague):
        tenants.remove_role(tenant=acme.tenant, user=acme.colleague, role=membership.role, by=TEST)
    assert ask(acme, bound).status_code == 401


def test_key__whose_owner_sees_the_tenant_no_more__gives_nothing_away(acme: Cast) -> None:
    make_version(acme)
    api = Api(acme.colleague)
    assert ask(acme, api).status_code == 201
    for membership in acme.tenant.memberships.filter(user=acme.colleague):
        tenants.remove_role(tenant=acme.tenant, user=acme.colleague, role=membership.role, by=TEST)
    again = ask(acme, api)
    assert (again.status_code, again.json()["code"]) == (404, "not_found")
    assert "Idempotency-Replayed" not in again


def test_key__of_an_operator__needs_the_reason_each_time_and_is_logged(world: World) -> None:
    token = token_of(world.operator, scopes=["tenants:read", "tenants:write"])
    path, body = "/tenants/acme/members", {"name": world.outsider.username, "role": "viewer"}

    def accesses() -> int:
        return Entry.objects.filter(action=Action.OPERATIONS_ADMIN_VIEWED).count()

    silent, saying = Client(headers={"Authorization": f"Bearer {token}"}), Api(world.operator, token=token)
    assert saying.post(path, body, key=KEY).status_code == 201
    before = accesses()
    refused = silent.post(
        f"/api/v1{path}", body, content_type="application/json", headers={"Idempotency-Key": KEY}
    )
    assert (refused.status_code, refused.json()["code"]) == (403, "reason_required")
    assert accesses() == before
    again = saying.post(path, body, key=KEY)
    assert (again.status_code, again["Idempotency-Replayed"]) == (201, "true")
    assert accesses() > before


@pytest.mark.parametrize("key", ["", " ", "a b", "ä", "x" * 256])
def test_key__that_is_none__is_refused(acme: Cast, key: str) -> None:
    make_version(acme)
    answer = Api(acme.colleague).send(
        "POST", "/change-requests", wish(acme), headers={"Idempotency-Key": key}
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_idempotency_key")
    assert not ChangeRequest.objects.exists()


def test_key__of_a_failure__is_carried_out_anew(acme: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make_version(acme)
    with monkeypatch.context() as patch:
        patch.setattr(faults, "point", _raise(RuntimeError("boom")))
        assert ask(acme).status_code == 500
    # What was done before the failure is undone with it.
    assert not ChangeRequest.objects.exists()
    assert ask(acme).status_code == 201


def test_key__of_a_process_that_died__is_in_progress_until_its_lease_ends(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_version(acme)
    with monkeypatch.context() as patch:
        patch.setattr(faults, "point", _raise(SystemExit()))
        with pytest.raises(SystemExit):
            ask(acme)
    assert not ChangeRequest.objects.exists()
    waiting = ask(acme)
    assert (waiting.status_code, waiting.json()["code"]) == (409, "idempotency_in_progress")
    assert 1 <= int(waiting["Retry-After"]) <= 5
    IdempotencyKey.objects.update(leased_until=clock.database_now())
    assert ask(acme).status_code == 201
    assert ChangeRequest.objects.count() == 1


def test_key__taken_over_meanwhile__undoes_what_the_slow_process_did(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_version(acme)

    def overtake(name: str) -> None:
        monkeypatch.undo()
        IdempotencyKey.objects.update(claim=IdempotencyKey.objects.get().pk)

    monkeypatch.setattr(faults, "point", overtake)
    slow = ask(acme)
    assert (slow.status_code, slow.json()["code"]) == (409, "idempotency_in_progress")
    assert not ChangeRequest.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_key__sent_twice_at_once__is_carried_out_once(acme: Cast) -> None:
    make_version(acme)
    for round_number in range(8):
        answers = _at_once(acme, key=f"{KEY}-{round_number}", reason=f"Round {round_number}")
        codes = sorted(answer.status_code for answer in answers)
        # The second either waits or hears the first's answer; it never acts.
        assert codes in ([201, 201], [201, 409]), codes
        if codes == [201, 409]:
            assert {a.json().get("code") for a in answers} == {None, "idempotency_in_progress"}
        request = ChangeRequest.objects.get(state="in_review")
        assert {a.json()["id"] for a in answers if a.status_code == 201} == {str(request.pk)}
        assert Api(acme.colleague).post(f"/change-requests/{request.pk}/withdraw").status_code == 200
    assert ChangeRequest.objects.count() == 8


def test_key__kept_answer__stands_nowhere_in_clear(acme: Cast) -> None:
    make_version(acme)
    assert ask(acme).status_code == 201
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(k::text, ''), string_agg(encode(answer, 'escape'), '') FROM core_idempotencykey k"
        )
        row, answer = cursor.fetchone()
    assert "fraud" not in row + answer
    assert "in_review" not in row + answer


def test_key__answer_too_large__is_said_to_be_carried_out(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_version(acme)
    monkeypatch.setattr(idempotency, "LARGEST_ANSWER", 10)
    assert ask(acme).status_code == 201
    again = ask(acme)
    assert (again.status_code, again.json()["code"]) == (409, "idempotency_answer_not_kept")
    assert ChangeRequest.objects.count() == 1


def test_sweep__a_day_later__forgets_the_key(acme: Cast) -> None:
    make_version(acme)
    request = ask(acme).json()["id"]
    assert idempotency.sweep() == 0
    IdempotencyKey.objects.update(created_at=clock.database_now() - dt.timedelta(hours=25))
    # Not swept yet, and over all the same.
    assert ask(acme).status_code == 409
    IdempotencyKey.objects.update(created_at=clock.database_now() - dt.timedelta(hours=25))
    assert idempotency.sweep() == 1
    assert not IdempotencyKey.objects.exists()
    assert Api(acme.colleague).get(f"/change-requests/{request}").status_code == 200
    assert ChangeRequest.objects.count() == 1


def test_vote__whose_answer_was_lost__counts_once(acme: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make_version(acme)
    # Who reviews has to be there before the request.
    approver = Api(acme.approver)
    request = ask(acme, key="").json()["id"]
    digest = ChangeRequest.objects.get(pk=request).digest
    vote = {"digest": digest, "decision": "approve", "reason": "Good."}
    with monkeypatch.context() as patch:
        patch.setattr(faults, "point", _raise(SystemExit()))
        with pytest.raises(SystemExit):
            approver.post(f"/change-requests/{request}/votes", vote, key=KEY)
    IdempotencyKey.objects.update(leased_until=clock.database_now())
    again = approver.post(f"/change-requests/{request}/votes", vote, key=KEY)
    assert again.status_code in (200, 409)
    assert Api(acme.colleague).get(f"/change-requests/{request}").json()["approvals"] == 1


def _raise(error: BaseException) -> Any:
    """Return a fault point that fails after the act, before its answer is kept."""

    def point(name: str) -> None:
        if name == "core.idempotency.before_keep":
            raise error

    return point


def _at_once(cast: Cast, **wanted: Any) -> list[Any]:
    gate = threading.Barrier(2)
    answers: list[Any] = []
    apis = [Api(cast.colleague) for _ in range(2)]

    def run(api: Api) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=10)
            answers.append(ask(cast, api, **wanted))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[api]) for api in apis]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(answers) == 2
    return answers
