"""What the database refuses, whoever asks: raw SQL as the application's role, and as the superuser."""

from __future__ import annotations

import itertools
import uuid
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from apps.approvals import services
from apps.approvals.choices import TRANSITIONS, State, can_move
from apps.approvals.models import ChangeRequest, EligibleReviewer, Exclusion, Permit, ReviewerSnapshot
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db

VOTE = """INSERT INTO approvals_vote (change_request_id, revision, digest, voter_id, decision, reason)
          VALUES (%s, %s, %s, %s, %s, %s)"""
PERMIT = """INSERT INTO approvals_permit (id, change_request_id, tenant_id, digest, target, value, expires_at)
            VALUES (%s, %s, %s, %s, %s, %s, now() + interval '1 day')"""


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def refused(sql: str, *values: Any) -> str:
    """Run a statement that must be refused, and return the name of the rule."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        run(sql, *values)
    cause = caught.value.__cause__
    assert isinstance(cause, psycopg.errors.IntegrityError)
    return cause.diag.constraint_name or ""


def vote(request: ChangeRequest, voter: Any, decision: str = "approve", **changes: Any) -> tuple[Any, ...]:
    facts = {"revision": request.revision, "digest": request.digest, **changes}
    return (request.pk, facts["revision"], facts["digest"], voter.pk, decision, "because")


def permit(request: ChangeRequest, **changes: Any) -> tuple[Any, ...]:
    facts = {
        "tenant": request.tenant_id,
        "digest": request.digest,
        "target": request.target,
        "value": request.value,
        **changes,
    }
    return (uuid.uuid4(), request.pk, *facts.values())


def test_permit__without_quorum__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    assert refused(PERMIT, *permit(request_of_author)) == "approvals_permit_quorum_met"
    run(VOTE, *vote(request_of_author, acme.approver))
    assert refused(PERMIT, *permit(request_of_author)) == "approvals_permit_quorum_met"
    run(VOTE, *vote(request_of_author, acme.approver))
    assert refused(PERMIT, *permit(request_of_author)) == "approvals_permit_quorum_met"
    run(VOTE, *vote(request_of_author, acme.second_approver))
    run(PERMIT, *permit(request_of_author))


def test_permit__with_a_rejection__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    for person in (acme.approver, acme.second_approver):
        run(VOTE, *vote(request_of_author, person))
    run(VOTE, *vote(request_of_author, acme.third_approver, "reject"))
    assert refused(PERMIT, *permit(request_of_author)) == "approvals_permit_quorum_met"


def test_permit__voter_excluded_afterwards__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    for person in (acme.approver, acme.second_approver):
        run(VOTE, *vote(request_of_author, person))
    Exclusion.objects.create(change_request=request_of_author, person=acme.approver, why="Uploaded.")
    assert refused(PERMIT, *permit(request_of_author)) == "approvals_permit_quorum_met"


@pytest.mark.parametrize("field", ["tenant", "digest", "target", "value"])
def test_permit__for_something_else__is_refused(
    acme: Cast, globex: Cast, request_of_author: ChangeRequest, field: str
) -> None:
    for person in (acme.approver, acme.second_approver):
        run(VOTE, *vote(request_of_author, person))
    other = globex.tenant.pk if field == "tenant" else "other"
    assert refused(PERMIT, *permit(request_of_author, **{field: other})) == "approvals_permit_as_approved"


def test_permit__closed_request__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    for person in (acme.approver, acme.second_approver):
        run(VOTE, *vote(request_of_author, person))
    services.withdraw(change_request=request_of_author, by=acme.author)
    assert refused(PERMIT, *permit(request_of_author)) == "approvals_permit_request_in_review"


def test_permit__once_given__is_used_once_and_never_changed(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    for person in (acme.approver, acme.second_approver):
        run(VOTE, *vote(request_of_author, person))
    run(PERMIT, *permit(request_of_author))
    for change in ("target = 'x'", "value = 'x'", "digest = 'x'", "expires_at = now() + interval '9 years'"):
        assert refused(f"UPDATE approvals_permit SET {change}") == "approvals_permit_used_once"
    assert refused("UPDATE approvals_permit SET consumed_at = now()") == "approvals_permit_request_executing"
    run("UPDATE approvals_changerequest SET state = 'executing', decided_at = now()")
    run("UPDATE approvals_permit SET consumed_at = now()")
    for change in ("consumed_at = NULL", "consumed_at = now()"):
        assert refused(f"UPDATE approvals_permit SET {change}") == "approvals_permit_used_once"
    assert refused("DELETE FROM approvals_permit") == "approvals_permit_append_only"


@pytest.mark.parametrize("end", [State.ROLLED_BACK, State.FAILED])
def test_permit__execution_over__is_not_used_any_more(
    acme: Cast, request_of_author: ChangeRequest, end: State
) -> None:
    for person in (acme.approver, acme.second_approver):
        services.cast_vote(
            change_request=request_of_author, digest=request_of_author.digest, decision="approve", by=person
        )
    services.finish(change_request=request_of_author, state=end, by=acme.author, reason="test")
    assert refused("UPDATE approvals_permit SET consumed_at = now()") == "approvals_permit_request_executing"


def test_permit__for_longer_than_eight_days__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    for person in (acme.approver, acme.second_approver):
        run(VOTE, *vote(request_of_author, person))
    longer = PERMIT.replace("1 day", "9 days")
    assert refused(longer, *permit(request_of_author)) == "approvals_permit_short_lived"


def test_vote__requester_or_excluded__is_refused(acme: Cast, dial: Dial) -> None:
    dial.excluded = {acme.approver: "You uploaded this version."}
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    assert refused(VOTE, *vote(request, acme.author)) == "approvals_vote_not_requester"
    assert refused(VOTE, *vote(request, acme.approver)) == "approvals_vote_not_excluded"


def test_vote__reviewer_made_after_the_opening__is_refused_and_is_not_let_in_later(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    late = acme.risk_reviewer
    assert refused(VOTE, *vote(request_of_author, late)) == "approvals_vote_opened_to_voter"
    wider = ReviewerSnapshot.objects.create(tenant=acme.tenant)
    EligibleReviewer.objects.create(snapshot=wider, person=late)
    for snapshot in (f"'{wider.pk}'", "NULL"):
        rule = refused(f"UPDATE approvals_changerequest SET reviewer_snapshot_id = {snapshot}")
        assert rule == "approvals_changerequest_snapshot_fixed"
    join = "INSERT INTO approvals_eligiblereviewer (snapshot_id, person_id) VALUES (%s, %s)"
    assert (
        refused(join, request_of_author.reviewer_snapshot_id, late.pk)
        == "approvals_eligiblereviewer_before_requests"
    )
    for table in ("approvals_eligiblereviewer", "approvals_reviewersnapshot"):
        assert refused(f"UPDATE {table} SET created_at = now()") == f"{table}_append_only"
        assert refused(f"DELETE FROM {table}") == f"{table}_append_only"


def test_request__opened_to_people_of_another_tenant__is_refused(
    acme: Cast, globex: Cast, request_of_author: ChangeRequest
) -> None:
    request_of_author.pk, request_of_author.number = uuid.uuid4(), 99
    request_of_author.reviewer_snapshot = ReviewerSnapshot.objects.create(tenant=globex.tenant)
    with pytest.raises(IntegrityError, match="people of the same tenant"), transaction.atomic():
        request_of_author.save(force_insert=True)


def test_request__opened_to_nobody_in_particular__is_refused(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    request_of_author.pk, request_of_author.number = uuid.uuid4(), 99
    request_of_author.reviewer_snapshot = None
    with pytest.raises(IntegrityError, match="reviewer_snapshot_id"), transaction.atomic():
        request_of_author.save(force_insert=True)


def test_vote__snapshot_without_people__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    request_of_author.pk, request_of_author.number = uuid.uuid4(), 99
    request_of_author.reviewer_snapshot = ReviewerSnapshot.objects.create(tenant=acme.tenant)
    request_of_author.save(force_insert=True)
    assert refused(VOTE, *vote(request_of_author, acme.approver)) == "approvals_vote_opened_to_voter"


@pytest.mark.parametrize("changes", [{"revision": 2}, {"digest": "sha256:other"}])
def test_vote__for_other_content__is_refused(
    acme: Cast, request_of_author: ChangeRequest, changes: dict[str, Any]
) -> None:
    assert (
        refused(VOTE, *vote(request_of_author, acme.approver, **changes)) == "approvals_vote_current_content"
    )


def test_vote__closed_or_expired_request__is_refused(acme: Cast, dial: Dial) -> None:
    closed = ask(dial, tenant=acme.tenant, by=acme.author)
    services.withdraw(change_request=closed, by=acme.author)
    assert refused(VOTE, *vote(closed, acme.approver)) == "approvals_vote_request_in_review"
    late = ask(dial, tenant=acme.tenant, by=acme.author)
    run("UPDATE approvals_changerequest SET expires_at = now() WHERE id = %s", late.pk)
    assert refused(VOTE, *vote(late, acme.approver)) == "approvals_vote_request_in_review"


def test_vote__time_of_the_client__is_not_believed(acme: Cast, request_of_author: ChangeRequest) -> None:
    run(
        VOTE.replace("reason)", "reason, created_at)").replace(
            "%s, %s)", "%s, %s, now() + interval '9 days')"
        ),
        *vote(request_of_author, acme.approver),
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT created_at <= clock_timestamp() FROM approvals_vote")
        assert cursor.fetchone() == (True,)


def test_history__is_never_changed(acme: Cast, request_of_author: ChangeRequest) -> None:
    services.cast_vote(
        change_request=request_of_author,
        digest=request_of_author.digest,
        decision="approve",
        by=acme.approver,
    )
    services.comment(change_request=request_of_author, body="Hello", by=acme.viewer)
    Exclusion.objects.create(change_request=request_of_author, person=acme.viewer, why="Uploaded.")
    for table, column in (
        ("approvals_vote", "decision = 'reject'"),
        ("approvals_revision", "document = '{}'"),
        ("approvals_comment", "text = 'x'"),
        ("approvals_exclusion", "why = 'x'"),
        ("policies_policydecision", "outcome = 'allow'"),
    ):
        assert refused(f"UPDATE {table} SET {column}") == f"{table}_append_only"
        assert refused(f"DELETE FROM {table}") == f"{table}_append_only"
    assert refused("DELETE FROM approvals_changerequest") == "approvals_changerequest_append_only"


@pytest.mark.parametrize(
    "change",
    [
        "quorum = 1",
        "quorum = 0",
        "value = 'version:evil'",
        "target = 'alias:evil'",
        "requester_id = (SELECT id FROM accounts_user WHERE username = 'acme-viewer')",
        "document = '{}'",
        "digest = 'sha256:evil'",
        "revision = revision + 2",
        "expires_at = expires_at + interval '1 day'",
        "state = 'executing', decided_at = now()",
        "execution_id = gen_random_uuid()",
    ],
)
def test_request__what_it_is_about__is_never_changed(request_of_author: ChangeRequest, change: str) -> None:
    assert refused(f"UPDATE approvals_changerequest SET {change}").startswith("approvals_changerequest_")


def test_request__inserted_as_decided__is_refused(request_of_author: ChangeRequest) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(column_name, ', ') FROM information_schema.columns "
            "WHERE table_name = 'approvals_changerequest' AND is_generated = 'NEVER'"
        )
        columns = cursor.fetchone()[0]
    values = columns
    for column, value in {
        "id": "gen_random_uuid()",
        "number": "99",
        "state": "'applied'",
        "decided_at": "now()",
    }.items():
        values = ", ".join(value if name == column else name for name in values.split(", "))
    sql = f"INSERT INTO approvals_changerequest ({columns}) SELECT {values} FROM approvals_changerequest"
    assert refused(sql) == "approvals_changerequest_starts_in_review"


def test_transitions__state_by_state__database_and_table_agree(acme: Cast, dial: Dial) -> None:
    paths: dict[State, tuple[State, ...]] = {
        State.IN_REVIEW: (),
        State.EXECUTING: (State.EXECUTING,),
        State.APPLIED: (State.EXECUTING, State.APPLIED),
        State.ROLLED_BACK: (State.EXECUTING, State.ROLLED_BACK),
        State.FAILED: (State.EXECUTING, State.FAILED),
        State.REJECTED: (State.REJECTED,),
        State.WITHDRAWN: (State.WITHDRAWN,),
        State.EXPIRED: (State.EXPIRED,),
    }
    assert set(paths) == set(State) == set(TRANSITIONS)
    for before, after in itertools.product(State, State):
        if before == after:
            continue
        request = ask(dial, tenant=acme.tenant, by=acme.author)
        for person in (acme.approver, acme.second_approver):
            run(VOTE, *vote(request, person))
        # A permit stands ready, and is used in time, so that nothing but the table of transitions is asked.
        run(PERMIT, *permit(request))
        sql = "UPDATE approvals_changerequest SET state = %s, decided_at = %s WHERE id = %s"
        for step in paths[before]:
            run(sql, step, "2026-01-01T00:00:00Z", request.pk)
            if step == State.EXECUTING:
                run(
                    "UPDATE approvals_permit SET consumed_at = now() WHERE change_request_id = %s", request.pk
                )
        decided_at = None if after == State.IN_REVIEW else "2026-01-01T00:00:00Z"
        if can_move(before, after):
            run(sql, after, decided_at, request.pk)
        else:
            rule = refused(sql, after, decided_at, request.pk)
            assert rule == "approvals_changerequest_transition", (before, after)


def test_transitions__applied_without_used_permit__is_refused(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    for person in (acme.approver, acme.second_approver):
        services.cast_vote(
            change_request=request_of_author, digest=request_of_author.digest, decision="approve", by=person
        )
    rule = refused("UPDATE approvals_changerequest SET state = 'applied'")
    assert rule == "approvals_changerequest_applied_used_permit"


def test_truncate__application_role__is_refused(request_of_author: ChangeRequest) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        run("TRUNCATE approvals_vote")


@pytest.mark.django_db(transaction=True)
def test_superuser__in_replication_mode__meets_the_same_rules(
    acme: Cast, request_of_author: ChangeRequest, superuser: psycopg.Connection
) -> None:
    superuser.execute("SET session_replication_role = replica")
    with pytest.raises(psycopg.errors.CheckViolation):
        superuser.execute(PERMIT, permit(request_of_author))
    with pytest.raises(psycopg.errors.CheckViolation):
        superuser.execute(VOTE, vote(request_of_author, acme.author))
    for table in ("vote", "revision", "permit", "comment", "exclusion", "changerequest"):
        with pytest.raises(psycopg.errors.CheckViolation):
            superuser.execute(f"TRUNCATE approvals_{table} CASCADE")
    assert not Permit.objects.exists()
