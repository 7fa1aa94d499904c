"""The database of each released version becomes today's; one from before the first, or of a later one, is left alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from apps.core import sql_rules
from apps.core.management.commands import migrate
from platform_portal.local import roles
from tests.conftest import superuser_connection
from tests.contracts import released

ROOT = Path(__file__).resolve().parents[2]
# Django ends the names that it thinks of itself with a digest, of what a table was called at the time.
THOUGHT_OF = re.compile(r"\w+_[0-9a-f]{8}(_fk\w*|_like|_uniq)?\b")
# A role may grant more than it did.
GRANTED_BY_ROLES = {"tenants_tenantusergrant", "tenants_tenantgroupgrant"}
WRITTEN_BY_MIGRATE = {"django_migrations", "core_sqlrule", "django_content_type", "auth_permission"}
COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated::text, a.attidentity::text,
       a.attcollation::regcollation::text, pg_get_expr(d.adbin, d.adrelid)
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
"""
CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
 WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
"""


def catalog(database: str) -> set[str]:
    """Return what a database consists of, as comparable texts.

    Postgres writes brackets and types of a condition otherwise once it came from a dump, so all comes from one.
    """
    copy = f"{database}_copy"
    try:
        released.restore(released.dump(database, "--schema-only"), copy)
        with superuser_connection(copy) as connection:
            made: Any = connection.cursor()
            found = [f"{name}: {text}" for name, text in sql_rules.catalog(made).definitions.items()]
            found += [str(row) for query in (COLUMNS, CONSTRAINTS) for row in connection.execute(query)]
            return {THOUGHT_OF.sub("?", one) for one in found}
    finally:
        remove(copy)


def remove(database: str) -> None:
    with superuser_connection("postgres") as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
        )


def rows(connection: psycopg.Connection) -> dict[str, int]:
    """Count the rows of each table but of those that every migration writes."""
    names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    counted = {}
    for (name,) in names:
        if name not in WRITTEN_BY_MIGRATE:
            query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
            (counted[name],) = connection.execute(query).fetchone() or (0,)
    return counted


@pytest.fixture
def earlier(request: pytest.FixtureRequest, django_db_setup: None) -> Iterator[str]:
    """Make a database as a version left it, by default the last one, and return its name."""
    version = getattr(request, "param", released.versions()[-1])
    yield from made_of(released.kept(version), "earlier")


@pytest.fixture
def todays(django_db_setup: None) -> Iterator[str]:
    """Make a database of today's version, without rows but of what migrating writes, and return its name."""
    ours = settings.DATABASES["default"]["NAME"]
    tables = (f"--table={name}" for name in WRITTEN_BY_MIGRATE)
    yield from made_of(
        released.dump(ours, "--schema-only") + released.dump(ours, "--data-only", *tables), "todays"
    )


def made_of(statements: str, name: str) -> Iterator[str]:
    database = f"{settings.DATABASES['default']['NAME']}_{name}"
    released.restore(statements, database)
    yield database
    remove(database)


def start(database: str, *arguments: str) -> subprocess.Popen[str]:
    urls = {
        name: roles.with_database(os.environ[name], database)
        for name in ("DATABASE_URL", "DATABASE_MIGRATION_URL")
    }
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **urls},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def output_of(process: subprocess.Popen[str]) -> str:
    output, _ = process.communicate(timeout=120)
    return output


@pytest.mark.parametrize("earlier", released.versions(), indirect=True)
def test_database__of_a_released_version__becomes_todays_with_its_rows(earlier: str) -> None:
    with superuser_connection(earlier) as connection:
        before = rows(connection)
    assert sum(count > 0 for count in before.values()) >= 29
    process = start(earlier, "manage.py", "migrate")
    assert (output_of(process), process.returncode)[1] == 0
    assert catalog(earlier) ^ catalog(settings.DATABASES["default"]["NAME"]) == set()
    with superuser_connection(earlier) as connection:
        after = rows(connection)
    kept = before.keys() & after.keys() - GRANTED_BY_ROLES
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert all(after[name] >= before[name] for name in GRANTED_BY_ROLES)


def test_request__opened_before_there_were_slots__gets_its_permit_by_the_approvals_of_its_quorum(
    earlier: str,
) -> None:
    assert output_of(process := start(earlier, "manage.py", "migrate")) is not None
    assert process.returncode == 0
    with superuser_connection(earlier) as connection:
        slots = connection.execute(
            """
            SELECT r.state, s.revision = r.revision, s.people = r.quorum, s.permission, s.is_named
              FROM approvals_changerequest r LEFT JOIN approvals_requestslot s ON s.change_request_id = r.id
            """
        ).fetchall()
        assert {row[1:] for row in slots} == {(True, True, "vote_on_request", False)}
        opened = connection.execute(
            "SELECT id FROM approvals_changerequest WHERE state = 'in_review'"
        ).fetchall()
        assert len(slots) > 1
        ((request,),) = opened
        vote = """
            INSERT INTO approvals_vote (change_request_id, revision, digest, voter_id, decision, reason)
            SELECT id, revision, digest, %s, 'approve', '' FROM approvals_changerequest WHERE id = %s
        """
        permit = """
            INSERT INTO approvals_permit (id, change_request_id, tenant_id, digest, target, value, expires_at)
            SELECT gen_random_uuid(), id, tenant_id, digest, target, value, now() + interval '1 day'
              FROM approvals_changerequest WHERE id = %s
        """
        voters = connection.execute(
            """
            SELECT e.person_id FROM approvals_eligiblereviewer e
              JOIN approvals_changerequest r ON r.reviewer_snapshot_id = e.snapshot_id
             WHERE r.id = %s AND e.person_id <> r.requester_id AND NOT EXISTS (
                   SELECT FROM approvals_exclusion x WHERE x.change_request_id = r.id AND x.person_id = e.person_id)
               AND NOT EXISTS (
                   SELECT FROM approvals_vote v WHERE v.change_request_id = r.id AND v.voter_id = e.person_id)
            """,
            [request],
        ).fetchall()
        for (voter,) in voters[:2]:
            with pytest.raises(psycopg.errors.CheckViolation, match="places"):
                connection.execute(permit, [request])
            connection.execute(vote, [voter, request])
        connection.execute(permit, [request])


def test_database__from_before_the_first_release__is_left_alone(earlier: str) -> None:
    with superuser_connection(earlier) as connection:
        connection.execute("DROP TABLE core_sqlrule")
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('approvals', '0002_governance_rules', now())"
        )
        before = rows(connection)
    schema = catalog(earlier)
    process = start(earlier, "-m", "platform_portal.local.prepare")
    output = output_of(process)
    assert process.returncode == 1
    assert "Traceback" not in output
    said = output.splitlines()[-1]
    assert "does not know: approvals.0002_governance_rules. Nothing was changed." in said
    assert f"`rm -r {settings.VAR_DIR}`" in said
    assert f"`dropdb {earlier} && createdb {earlier}`" in said
    with superuser_connection(earlier) as connection:
        assert rows(connection) == before
    assert catalog(earlier) == schema


def test_check__of_a_database_whose_rule_was_switched_off__fails_and_says_which(todays: str) -> None:
    with superuser_connection(todays) as connection:
        connection.execute("ALTER TABLE approvals_vote DISABLE TRIGGER approvals_vote_rules")
    process = start(todays, "manage.py", "migrate", "--check")
    said = (
        "Rules: trigger approvals_vote_rules on approvals_vote: not as apps/approvals/sql/votes.sql makes it."
    )
    assert said in output_of(process)
    assert process.returncode == 1


def test_migrate__beside_another__waits_for_it(todays: str) -> None:
    with superuser_connection(todays) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [migrate._LOCK])
        process = start(todays, "manage.py", "migrate")
        waits = (
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
            "WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()"
        )
        until = time.monotonic() + 60
        while connection.execute(waits).fetchone() != (1,):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        connection.execute("SELECT pg_advisory_unlock(%s)", [migrate._LOCK])
    assert "are as their files say" in output_of(process)
    assert process.returncode == 0
