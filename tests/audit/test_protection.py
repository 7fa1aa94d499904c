"""What the database itself refuses: the application by grants, the owner by triggers."""

from __future__ import annotations

import os
import uuid

import psycopg
import pytest
from django.conf import settings
from django.db import InternalError, ProgrammingError, connection, transaction

from apps.audit.models import Entry
from tests.audit.helpers import write

CHANGES = [
    "UPDATE audit_entry SET action = 'x'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "UPDATE audit_log SET size = 0",
    "UPDATE audit_log SET head = 'x', epoch = 2, size = size + 1",
    "DELETE FROM audit_log",
    "TRUNCATE audit_log",
    "INSERT INTO audit_log VALUES (gen_random_uuid(), 1, 0, 'x')",
    "INSERT INTO audit_entry SELECT gen_random_uuid(), epoch, seq, prev, body, body_hash, leaf, recorded_at,"
    " action, object_type, object_id, actor_id FROM audit_entry",
]
REDEFINITIONS = [
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "ALTER TABLE audit_entry ADD COLUMN x int",
    "DROP TABLE audit_entry",
    "DROP TRIGGER audit_entry_rows ON audit_entry",
    "DROP FUNCTION audit_append(uuid, bytea[])",
    "SET ROLE audit_owner",
    "SET ROLE portal_owner",
    "SET session_replication_role = replica",
    "CREATE FUNCTION public.audit_append(uuid, bytea[], int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
]


@pytest.fixture
def tenant_id(db: None) -> uuid.UUID:
    tenant_id = uuid.uuid4()
    write(tenant_id, 3)
    return tenant_id


@pytest.mark.parametrize("statement", [*CHANGES, *REDEFINITIONS])
def test_application__any_way_around_the_function__is_denied(statement: str, tenant_id: uuid.UUID) -> None:
    with pytest.raises(ProgrammingError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert isinstance(error.value.__cause__, psycopg.errors.InsufficientPrivilege)
    assert Entry.objects.for_tenant(tenant_id).count() == 3


@pytest.mark.parametrize("statement", CHANGES)
def test_schema_owner__changing_rows__is_stopped_by_the_trigger(
    statement: str, transactional_db: None
) -> None:
    write(uuid.uuid4(), 2)
    with (
        psycopg.connect(
            os.environ["DATABASE_MIGRATION_URL"], dbname=settings.DATABASES["default"]["NAME"]
        ) as owner,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"),
    ):
        owner.execute(statement)


@pytest.mark.parametrize("statement", [s for s in CHANGES if s.startswith(("UPDATE", "DELETE", "TRUNCATE"))])
def test_superuser__posing_as_a_replica__is_stopped_by_the_trigger(
    statement: str, superuser: psycopg.Connection
) -> None:
    write(uuid.uuid4())
    with superuser.transaction(force_rollback=True):
        superuser.execute("SET LOCAL session_replication_role = replica")
        with (
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"),
            superuser.transaction(),
        ):
            superuser.execute(statement)


def test_tables__owned__by_a_role_that_cannot_log_in(superuser: psycopg.Connection) -> None:
    owners = superuser.execute(
        "SELECT DISTINCT r.rolname, r.rolcanlogin FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
        " WHERE c.relname IN ('audit_log', 'audit_entry')"
    ).fetchall()
    assert owners == [("audit_owner", False)]


def test_function__for_everybody__is_closed(superuser: psycopg.Connection) -> None:
    grants = superuser.execute(
        "SELECT grantee, privilege_type FROM information_schema.routine_privileges"
        " WHERE routine_name IN ('audit_append', 'audit_guard') AND grantee <> 'audit_owner'"
    ).fetchall()
    assert grants == [("portal_app", "EXECUTE")]


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"not json",
        b'{"recorded_at":"","v":1,"via":"web"}',
        b"\xff",
        b'"recorded_at":"","v":1,"via":"web"}',
    ],
)
def test_function__body_of_another_shape__is_refused(body: bytes, tenant_id: uuid.UUID) -> None:
    with (
        pytest.raises((InternalError, ProgrammingError, Exception)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT audit_append(%s, %s)", [tenant_id, [body]])
    assert Entry.objects.for_tenant(tenant_id).count() == 3
