"""A protected alias as the application's own role would move it: every verb, every column, every kind of permit.

The attacker holds the application's database password and writes SQL. In each cell of the table the statement is refused,
and what the model's champion is stays as it was.
"""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from psycopg.types.json import Jsonb

from apps.approvals import services as approvals
from apps.registry import services
from apps.registry.models import Alias, ModelVersion, RegisteredModel
from apps.tenants.models import Tenant
from tests.approvals.conftest import dial as dial
from tests.approvals.fakes import Dial
from tests.factories.cast import TEST, Cast
from tests.factories.objects import ask, make_champion, start, walk
from tests.registry.pushing import MODEL_FILES, make_model, make_version
from tests.registry.test_database_rules import approved_permit

pytestmark = pytest.mark.django_db


@dataclass
class Board:
    """A model on which the attacker wants a version of its own choice to be served."""

    model: RegisteredModel
    first: ModelVersion
    wanted: ModelVersion
    permits: dict[str, uuid.UUID | None]


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def consume(permit: Any) -> uuid.UUID:
    """Use a permit up by SQL, without the change that it is for."""
    run("UPDATE approvals_permit SET consumed_at = now() WHERE id = %s", permit.pk)
    return permit.pk


def ended(permit: Any, state: str) -> uuid.UUID:
    """End the execution of a permit's request without the change, as a rollback does."""
    approvals.finish(change_request=permit.change_request, state=state, by=TEST, reason="test")
    return permit.pk


@pytest.fixture
def board(acme: Cast, globex: Cast, dial: Dial, request: pytest.FixtureRequest) -> Board:
    """Return a model with or without a champion, and all permits that an attacker could hold."""
    model, other = make_model(acme, "fraud"), make_model(acme, "churn")
    first, wanted, third = (make_version(acme, model) for _ in range(3))
    elsewhere = make_version(acme, other)
    theirs = make_version(globex, make_model(globex, "fraud"))

    def permit(version: ModelVersion, alias: str = "champion", cast: Cast = acme) -> Any:
        return approved_permit(cast, dial, version.model, version, alias)

    services.set_alias(model=model, name="staging", version=wanted, by=acme.author)
    # An alias that a used permit moved has its history, so that the permit cannot be used again.
    used = permit(elsewhere)
    services.set_alias(model=other, name="champion", version=elsewhere, by=TEST, permit=used)
    if request.param:
        champion = permit(first)
        services.set_alias(model=model, name="champion", version=first, by=TEST, permit=champion)
        used = champion
    approved = permit(wanted)
    rolled_back, failed = permit(wanted), permit(wanted)
    consumed = permit(wanted)
    consume(consumed)
    return Board(
        model=model,
        first=first,
        wanted=wanted,
        permits={
            "none": None,
            "invented": uuid.uuid4(),
            "not used": approved.pk,
            "used for another move": used.pk,
            "for another model": consume(permit(make_version(acme, other, {"a": b"a"}))),
            "of another tenant": consume(permit(theirs, cast=globex)),
            "for another alias": consume(permit(wanted, alias="staging")),
            "for another version": consume(permit(third)),
            "rolled back": ended(rolled_back, "rolled_back"),
            "failed": ended(failed, "failed"),
            "used before it was rolled back": ended(consumed, "rolled_back"),
        },
    )


def update(board: Board, permit: uuid.UUID | None) -> list[tuple[str, tuple[Any, ...]]]:
    """Name every way to turn an alias that is there into the champion, or the champion's row into
    another: by each set of the columns that say which alias it is and what it names."""
    model, wanted = board.model, board.wanted
    columns: dict[str, Any] = {
        "name": "champion",
        "model_id": model.pk,
        "tenant_id": model.tenant_id,
        "version_id": wanted.pk,
        "permit_id": permit,
        "updated_by_id": None,
    }
    rows = {"staging": ("name",), "champion": ("version_id", "permit_id")}
    found = []
    for row, needed in rows.items():
        others = [name for name in columns if name not in needed]
        for count in range(3):
            for chosen in itertools.combinations(others, count):
                for some in [needed] if row == "staging" else [*((one,) for one in needed), needed]:
                    names = (*some, *chosen)
                    sets = ", ".join(f"{name} = %s" for name in names)
                    sql = f"UPDATE registry_alias SET {sets} WHERE model_id = %s AND name = %s"
                    found.append((sql, (*(columns[name] for name in names), model.pk, row)))
    return found


def statements(board: Board, permit: uuid.UUID | None) -> list[tuple[str, tuple[Any, ...]]]:
    """Name every statement of the table's row for one permit."""
    model, wanted = board.model, board.wanted
    values = (model.tenant_id, model.pk, "champion", wanted.pk, permit)
    insert = (
        "INSERT INTO registry_alias (tenant_id, model_id, name, version_id, permit_id, updated_at)"
        " VALUES (%s, %s, %s, %s, %s, now())"
    )
    merge = (
        "MERGE INTO registry_alias a USING (SELECT %s::uuid AS tenant, %s::uuid AS model, %s AS name, %s::uuid AS version,"
        " %s::uuid AS permit) n ON a.model_id = n.model AND lower(a.name) = lower(n.name)"
        " WHEN MATCHED THEN UPDATE SET version_id = n.version, permit_id = n.permit"
        " WHEN NOT MATCHED THEN INSERT (tenant_id, model_id, name, version_id, permit_id, updated_at)"
        " VALUES (n.tenant, n.model, n.name, n.version, n.permit, now())"
    )
    conflict = " ON CONFLICT (model_id, lower(name)) DO UPDATE SET version_id = %s, permit_id = %s"
    return [
        (insert, values),
        (insert, (*values[:2], "CHAMPION", *values[3:])),
        (insert + conflict, (*values, wanted.pk, permit)),
        (
            insert.replace("%s, now())", "%s, now()), (%s, %s, 'free', %s, NULL, now())"),
            (*values, *values[:2], wanted.pk),
        ),
        (
            "WITH gone AS (DELETE FROM registry_alias WHERE model_id = %s RETURNING 1)"
            f" {insert.replace('VALUES (%s, %s, %s, %s, %s, now())', 'SELECT %s, %s, %s, %s, %s, now()')}",
            (model.pk, *values),
        ),
        (merge, values),
        *update(board, permit),
    ]


def served(board: Board) -> list[Any]:
    """Return the champion's row, as far as it says what is served and by what right."""
    named = Alias.objects.filter(model=board.model, name__iexact="champion")
    return list(named.values_list("pk", "tenant_id", "name", "version_id", "permit_id", "updated_by_id"))


@pytest.mark.parametrize("board", [False, True], indirect=True, ids=["without champion", "with champion"])
def test_champion__every_verb_column_and_permit__is_refused_to_the_application(board: Board) -> None:
    before, refused = served(board), 0
    for kind, permit in board.permits.items():
        for sql, values in statements(board, permit):
            try:
                with transaction.atomic():
                    run(sql, *values)
            except IntegrityError:
                refused += 1
            else:
                # What is accepted is nothing: there is no champion to update, or it is written as it was.
                assert served(board) == before, (kind, sql)
    # Six verbs, and of a free alias sixteen sets of columns; each with each permit.
    assert refused >= 22 * len(board.permits)
    assert served(board) == before


@pytest.mark.parametrize("board", [False, True], indirect=True, ids=["without champion", "with champion"])
def test_champion__copied_in__is_refused_to_the_application(board: Board) -> None:
    before = served(board)
    for kind, permit in board.permits.items():
        with (
            pytest.raises(psycopg.errors.IntegrityError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            with cursor.copy(
                "COPY registry_alias (tenant_id, model_id, name, version_id, permit_id, updated_at) FROM STDIN"
            ) as copy:
                copy.write_row(
                    (board.model.tenant_id, board.model.pk, "champion", board.wanted.pk, permit, "now")
                )
            pytest.fail(kind)
    assert served(board) == before


@pytest.mark.parametrize("board", [False, True], indirect=True, ids=["without champion", "with champion"])
def test_champion__its_own_permit_while_executing__moves(board: Board) -> None:
    approved = board.permits["not used"]
    services.set_alias(model=board.model, name="champion", version=board.wanted, by=TEST, permit=approved)
    assert [row[3] for row in served(board)] == [board.wanted.pk]


@pytest.mark.parametrize("board", [True], indirect=True)
def test_champion__removed_or_emptied__is_refused(board: Board) -> None:
    for sql in ("DELETE FROM registry_alias", "TRUNCATE registry_alias CASCADE"):
        with pytest.raises(DatabaseError), transaction.atomic():
            run(sql)
    with pytest.raises(IntegrityError), transaction.atomic():
        run("UPDATE registry_alias SET updated_by_id = NULL, updated_at = now() WHERE name = 'champion'")
    assert [row[3] for row in served(board)] == [board.first.pk]


# Each takes away what the rule reads, and would put something else there before the transaction ends.
AROUND = {
    "tenant removed": "DELETE FROM tenants_tenant WHERE id = %(tenant)s",
    "tenant renumbered": "UPDATE tenants_tenant SET id = gen_random_uuid() WHERE id = %(tenant)s",
    "list emptied": "UPDATE tenants_tenant SET protected_aliases = '[]' WHERE id = %(tenant)s",
    "list of another shape": "UPDATE tenants_tenant SET protected_aliases = '{}' WHERE id = %(tenant)s",
    "list of nothing": "UPDATE tenants_tenant SET protected_aliases = 'null' WHERE id = %(tenant)s",
    "model removed": "DELETE FROM registry_registeredmodel WHERE id = %(model)s",
    "model moved": "UPDATE registry_registeredmodel SET tenant_id = %(other)s WHERE id = %(model)s",
    "model renumbered": "UPDATE registry_registeredmodel SET id = gen_random_uuid() WHERE id = %(model)s",
    "version removed": "DELETE FROM registry_modelversion WHERE id = %(version)s",
    "version moved": "UPDATE registry_modelversion SET model_id = %(churn)s WHERE id = %(version)s",
    "request executed again": "UPDATE approvals_changerequest SET state = 'executing' WHERE state = 'rolled_back'",
    "request removed": "DELETE FROM approvals_changerequest",
    "permit removed": "DELETE FROM approvals_permit",
    "permit for the move": "UPDATE approvals_permit SET value = 'version:' || %(version)s",
    "permit prolonged": "UPDATE approvals_permit SET expires_at = now() + interval '9 days'",
    "history removed": "DELETE FROM registry_aliaschange",
}


@pytest.mark.parametrize("board", [True], indirect=True)
def test_protection__what_it_reads_changed_by_the_application__is_refused(board: Board, globex: Cast) -> None:
    values = {
        "tenant": board.model.tenant_id,
        "other": globex.tenant.pk,
        "model": board.model.pk,
        "churn": RegisteredModel.objects.get(name="churn").pk,
        "version": board.wanted.pk,
    }
    for way, sql in AROUND.items():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, values)
        except DatabaseError:
            continue
        pytest.fail(f"{way} was accepted")


def test_rollout__rolling_back__its_permit_moves_nothing(acme: Cast) -> None:
    version = make_version(acme, make_model(acme, "fraud"))
    rollout = start(acme, ask(acme, version))
    consume(rollout.permit)
    move = (
        "INSERT INTO registry_alias (tenant_id, model_id, name, version_id, permit_id, updated_at)"
        " VALUES (%s, %s, 'champion', %s, %s, now())"
    )
    values = (acme.tenant.pk, version.model_id, version.pk, rollout.permit_id)
    for state in ("pending", "rolling_back"):
        with pytest.raises(IntegrityError, match="observed to its end"), transaction.atomic():
            run(move, *values)
        if state == "pending":
            walk(rollout.pk, "rolling_back")
    with pytest.raises(IntegrityError), transaction.atomic():
        run("DELETE FROM rollouts_rollout")
    assert not Alias.objects.filter(name="champion").exists()


@pytest.mark.parametrize("column", ["candidate_id", "change_request_id", "permit_id", "state"])
def test_rollout__of_something_else_than_its_permit_allows__is_refused(acme: Cast, column: str) -> None:
    model = make_model(acme, "fraud")
    first, second = make_version(acme, model), make_version(acme, model, {**MODEL_FILES, "model.bin": b"2"})
    rollout, other = start(acme, ask(acme, first)), ask(acme, second)
    stolen = {
        "candidate_id": second.pk,
        "change_request_id": other.pk,
        "permit_id": uuid.uuid4(),
        "state": "x",
    }
    walk(rollout.pk, "rolling_back")
    run("UPDATE rollouts_rollout SET state = 'rolled_back', finished_at = now() WHERE id = %s", rollout.pk)
    rollout.refresh_from_db()
    with pytest.raises(IntegrityError), transaction.atomic():
        run(f"UPDATE rollouts_rollout SET {column} = %s", stolen[column])
    rollout.pk, rollout._state.adding = uuid.uuid4(), True
    rollout.finished_at, rollout.state = None, "observing" if column == "state" else "pending"
    if column != "state":
        setattr(rollout, column, stolen[column])
    rollout.candidate_number = 2 if column == "candidate_id" else rollout.candidate_number
    with pytest.raises(IntegrityError, match="what its permit allows"), transaction.atomic():
        rollout.save(force_insert=True)


@pytest.mark.parametrize("change", ["plan = '[]'", "criteria = '{}'", "created_at = now()"])
def test_rollout__what_was_approved_of_it__is_fixed(acme: Cast, change: str) -> None:
    start(acme, ask(acme, make_version(acme, make_model(acme, "fraud"))))
    with pytest.raises(IntegrityError, match="what its permit allows"), transaction.atomic():
        run(f"UPDATE rollouts_rollout SET {change}")


def test_route__another_version_than_its_alias_names__is_refused(acme: Cast) -> None:
    model = make_model(acme, "fraud")
    first, evil = make_version(acme, model), make_version(acme, model, {**MODEL_FILES, "model.bin": b"2"})
    rollout = make_champion(acme, first)
    for change, value in (
        ("baseline_id", evil.pk),
        ("baseline_id", None),
        ("candidate_id", evil.pk),
        ("alias", "champion2"),
    ):
        with pytest.raises(IntegrityError, match="route"), transaction.atomic():
            run(f"UPDATE rollouts_trafficroute SET {change} = %s, generation = generation + 1", value)
    with pytest.raises(IntegrityError, match="route"), transaction.atomic():
        run("DELETE FROM rollouts_trafficroute WHERE id = %s", rollout.route_id)
    insert = (
        "INSERT INTO rollouts_trafficroute (id, tenant_id, model_id, alias, baseline_id, candidate_id, weight, generation,"
        " router_problem, created_at) VALUES (gen_random_uuid(), %s, %s, 'champion', %s, %s, 0, 1, '', now())"
    )
    churn = make_model(acme, "churn")
    other = make_version(acme, churn)
    for baseline, candidate in ((other.pk, None), (None, other.pk)):
        with pytest.raises(IntegrityError, match="route"), transaction.atomic():
            run(insert, acme.tenant.pk, churn.pk, baseline, candidate)


def test_alias__protected_after_it_was_set__needs_a_permit_from_then_on(acme: Cast) -> None:
    model = make_model(acme, "fraud")
    first, second = make_version(acme, model), make_version(acme, model)
    services.set_alias(model=model, name="staging", version=first, by=acme.author)
    tenant = Tenant.objects.get(pk=acme.tenant.pk)
    run(
        "UPDATE tenants_tenant SET protected_aliases = %s WHERE id = %s",
        Jsonb(["champion", "Staging"]),
        tenant.pk,
    )
    for change, value in (("version_id", second.pk), ("name", "free"), ("permit_id", uuid.uuid4())):
        with pytest.raises(IntegrityError), transaction.atomic():
            run(f"UPDATE registry_alias SET {change} = %s", value)
