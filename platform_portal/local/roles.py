"""Who is who in Postgres: the application never owns what it writes, and least of all the audit trail.

- `portal_owner` logs in for migrations and owns the database and its tables.
- `portal_app` is the application: it reads and writes rows, and cannot create, alter, truncate or drop.
- `audit_owner` cannot log in; it owns the audit tables and functions. `portal_owner` is a member, for migrations.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

OWNER = "portal_owner"
APP = "portal_app"
AUDIT = "audit_owner"
# Any number that all runs share: two of them at once would trip over each other's GRANT.
_LOCK = 7_319_004_211


def with_login(url: str, *, user: str, password: str, database: str | None = None) -> str:
    """Return the same server's URL for another role, and another database if one is named."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    netloc = f"{quote(user, safe='')}:{quote(password, safe='')}@{host}"
    path = parts.path if database is None else f"/{quote(database, safe='')}"
    return urlunsplit((parts.scheme, netloc, path, parts.query, parts.fragment))


def with_database(url: str, database: str) -> str:
    """Return the URL of another database on the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(database, safe='')}"))


def may_create_roles(url: str) -> bool:
    """Return whether the role of a URL may create roles."""
    with psycopg.connect(url, connect_timeout=10) as connection:
        query = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        row = connection.execute(query).fetchone()
    return bool(row and row[0])


def bootstrap(
    superuser_url: str, *, database: str, passwords: Mapping[str, str], template: str = "template0"
) -> None:
    """Create roles, database and privileges; doing it again changes nothing but passwords.

    A new database is a copy of `template`. `passwords` holds one for each of `portal_owner` and `portal_app`. `superuser_url` names any database of the
    server; where its role is no superuser (but may create roles), `database` must exist already.
    """
    with psycopg.connect(superuser_url, autocommit=True, connect_timeout=10) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        is_super = _is_superuser(connection)
        for name in (OWNER, APP, AUDIT):
            _ensure_role(connection, name, passwords.get(name))
        _grant(connection, "GRANT {} TO {}", AUDIT, OWNER)
        if not is_super:
            # Setting privileges in the name of a role takes its membership, which creating it does not give.
            _grant(connection, "GRANT {}, {} TO CURRENT_USER", OWNER, AUDIT)
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not found:
            _grant(connection, "CREATE DATABASE {} OWNER {} TEMPLATE {}", database, OWNER, template)
        elif is_super:
            _grant(connection, "ALTER DATABASE {} OWNER TO {}", database, OWNER)
        _grant(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
        _grant(connection, "GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}, {}", database, OWNER, APP)
        # The lock is held until the privileges inside the database stand, too.
        prepare_database(with_database(superuser_url, database))


def prepare_database(url: str) -> None:
    """Set the privileges inside the database of a URL. A copy of that database keeps them."""
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        _grant(connection, "GRANT USAGE, CREATE ON SCHEMA public TO {}, {}", OWNER, AUDIT)
        _grant(connection, "GRANT USAGE ON SCHEMA public TO {}", APP)
        _grant(
            connection,
            "ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}",
            OWNER,
            APP,
        )
        _grant(
            connection,
            "ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {}",
            OWNER,
            APP,
        )


def _grant(connection: psycopg.Connection, statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))


def _is_superuser(connection: psycopg.Connection) -> bool:
    row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    return bool(row and row[0])


def _ensure_role(connection: psycopg.Connection, name: str, password: str | None) -> None:
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
        _grant(connection, "CREATE ROLE {} NOLOGIN", name)
    if password is None:
        return
    # Only the SCRAM verifier travels, so that no statement in a server's log shows the password.
    verifier = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    connection.execute(
        sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(name), sql.Literal(verifier))
    )
