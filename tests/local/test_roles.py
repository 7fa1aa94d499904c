"""Who may do what in Postgres, on a real one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors, sql

from platform_portal.local import roles, stack
from platform_portal.local.process import LocalError


def _execute(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(sql.SQL(statement))


@pytest.fixture
def superuser_url() -> str:
    return os.environ["PORTAL_TEST_SUPERUSER_URL"]


@pytest.fixture
def database(superuser_url: str) -> Iterator[str]:
    """Return the name of an empty database with the portal's privileges."""
    name = f"roles_{uuid4().hex}"
    roles.bootstrap(superuser_url, database=name, passwords={})
    yield name
    _execute(superuser_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def app_url(database: str) -> str:
    return roles.with_database(os.environ["DATABASE_URL"], database)


@pytest.fixture
def owner_url(database: str) -> str:
    return roles.with_database(os.environ["DATABASE_MIGRATION_URL"], database)


def test_bootstrap__done_again__changes_nothing(superuser_url: str, database: str, owner_url: str) -> None:
    _execute(owner_url, "CREATE TABLE kept (x int)")
    roles.bootstrap(superuser_url, database=database, passwords={})
    _execute(owner_url, "INSERT INTO kept VALUES (1)")


def test_app__on_a_table_of_the_owner__reads_and_writes_rows(owner_url: str, app_url: str) -> None:
    _execute(owner_url, "CREATE TABLE t (i int GENERATED ALWAYS AS IDENTITY, x int)")
    _execute(
        app_url, "INSERT INTO t (x) VALUES (1)", "UPDATE t SET x = 2", "SELECT * FROM t", "DELETE FROM t"
    )


@pytest.mark.parametrize(
    "statement", ["TRUNCATE t", "DROP TABLE t", "ALTER TABLE t ADD y int", "CREATE TABLE u (x int)"]
)
def test_app__changing_the_schema__is_refused(owner_url: str, app_url: str, statement: str) -> None:
    _execute(owner_url, "CREATE TABLE t (x int)")
    with pytest.raises(errors.InsufficientPrivilege):
        _execute(app_url, statement)


def test_owner__hands_a_table_to_the_audit_role__and_the_app_cannot_become_it(
    owner_url: str, app_url: str
) -> None:
    _execute(owner_url, "CREATE TABLE t (x int)", "ALTER TABLE t OWNER TO audit_owner")
    for role in (roles.AUDIT, roles.OWNER):
        with pytest.raises(errors.InsufficientPrivilege):
            _execute(app_url, f"SET ROLE {role}")


@pytest.mark.parametrize("role", [roles.APP, roles.OWNER])
def test_login_roles__are_no_superusers(superuser_url: str, role: str) -> None:
    with psycopg.connect(superuser_url) as connection:
        row = connection.execute(
            "SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = %s",
            [role],
        ).fetchone()
    assert row == (False, False, False, False)


def test_given_database__whose_role_may_not_create_roles__asks_for_the_migration_url(app_url: str) -> None:
    with pytest.raises(LocalError, match="Set DATABASE_MIGRATION_URL"):
        stack.given_database(app_url, "", stack.Secrets(stack.Path("/nonexistent")))


def test_given_database__with_a_migration_url__is_taken_as_it_is(app_url: str, owner_url: str) -> None:
    found = stack.given_database(app_url, owner_url, stack.Secrets(stack.Path("/nonexistent")))
    assert found == (app_url, owner_url, "")


def test_given_database__that_does_not_answer__says_so() -> None:
    with pytest.raises(LocalError, match="DATABASE_URL refuses"):
        stack.given_database("postgresql://u@127.0.0.1:1/d", "", stack.Secrets(stack.Path("/nonexistent")))


def test_with_login__escapes_what_a_url_cannot_hold() -> None:
    url = roles.with_login(
        "postgresql://a:b@h:1/d?sslmode=require", user="u", password="p@/:", database="e f"
    )
    assert url == "postgresql://u:p%40%2F%3A@h:1/e%20f?sslmode=require"
