"""What tests of checks share: tables in a Postgres, and a role that may read and write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from psycopg import sql

from tests.conftest import superuser_connection

TABLES = """
CREATE SCHEMA sales;
CREATE TABLE sales."Orders" (order_id bigint, zip text, total numeric(10,2), ordered_at timestamptz, tags text[]);
INSERT INTO sales."Orders" VALUES
  (1, '01234', 10.50, '2026-03-01 08:00+00', '{{a}}'), (2, '12345', 20, '2026-03-01 09:00+00', '{{}}'),
  (2, 'jane@example.org', -5, '2026-03-01 10:00+00', NULL), (NULL, NULL, NULL, NULL, NULL);
CREATE TABLE sales.empty (a int);
CREATE SEQUENCE sales.counter;
CREATE ROLE {role} LOGIN PASSWORD {password};
GRANT USAGE ON SCHEMA sales TO {role};
GRANT ALL ON ALL TABLES IN SCHEMA sales TO {role};
CREATE TABLE sales.closed (a int);
GRANT ALL ON ALL SEQUENCES IN SCHEMA sales TO {role};
"""


@dataclass(frozen=True)
class Sales:
    """A database with tables, and a role that may do more to them than a check does."""

    database: str
    role: str
    password: str = "checker-password"


@pytest.fixture
def sales(db: None) -> Iterator[Sales]:
    """Make tables that a role of their own may read and write, in a database of their own."""
    name = f"{settings.DATABASES['default']['NAME']}_sales"
    # Roles are the whole server's, which the workers of a test run share.
    made = Sales(name, f"{name}_checker")
    with superuser_connection("postgres") as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        with superuser_connection(name) as connection:
            connection.execute(
                sql.SQL(TABLES).format(role=sql.Identifier(made.role), password=sql.Literal(made.password))
            )
        yield made
    finally:
        with superuser_connection("postgres") as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(made.role)))
