"""The test run's database, its cast, and what every test may ask for."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from _pytest import runner
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings
from psycopg import sql

from apps.accounts import sessions
from apps.rollouts.services import _database
from apps.tenants.services import tokens
from platform_portal.local import roles
from tests.contracts import scoping
from tests.factories.cast import Cast, World, make_world

# A worker takes whole files: first what waits for real time beside what needs most work, last what is short.
FIRST = (
    "tests/e2e/",
    "tests/rollouts/test_chaos.py",
    "tests/contracts/test_matrix.py",
    "tests/contracts/test_routes.py",
    "tests/contracts/test_isolation.py",
    "tests/contracts/test_tokens.py",
    "tests/contracts/test_markup.py",
    "tests/browser/test_pages.py",
    "tests/mlflow_api/test_transport.py",
    "tests/mlflow_api/test_stock_client.py",
    "tests/audit/test_signer.py",
    "tests/audit/test_tampering.py",
    "tests/approvals/test_races.py",
    "tests/rollouts/test_reconciler.py",
    "tests/browser/",
    "tests/rollouts/test_envoy_router.py",
    "tests/rollouts/test_envoy_writers.py",
    "tests/rollouts/test_envoy_failures.py",
    "tests/rollouts/test_envoy_traffic.py",
    "tests/contracts/",
    "tests/rollouts/",
)
# Any number that the workers of a run share.
TEMPLATE_LOCK = 7_319_004_212
# How long an example takes says something of the machine, and nothing of the rule under test.
hypothesis_settings.register_profile("portal", deadline=None)
hypothesis_settings.load_profile("portal")
# What migrations put there stays; everything else goes between tests that commit.
KEPT_TABLES = {"django_migrations", "core_sqlrule", "django_content_type", "auth_permission"}


@contextmanager
def superuser_connection(database: str | None = None) -> Iterator[psycopg.Connection]:
    """Connect to the test server as its superuser, past every rule of the portal."""
    name = database or settings.DATABASES["default"]["NAME"]
    with psycopg.connect(os.environ["PORTAL_TEST_SUPERUSER_URL"], dbname=name, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """Make this worker's own database: a copy of one that the first worker migrated, or a run before on services that stay."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    kept = os.environ.get("PORTAL_TEST_SCHEMA")
    template, name = f"test_portal_{kept or run}", f"test_portal_{os.getpid()}_{worker}"
    with django_db_blocker.unblock():
        with _alone() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone():
                # It has its name once it is whole.
                _use_database(f"{template}_new")
                call_command("migrate", verbosity=0)
                connections.close_all()
                connection.execute(
                    sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                        sql.Identifier(f"{template}_new"), sql.Identifier(template)
                    )
                )
            _use_database(name, template)
        yield
        connections.close_all()
    with _alone() as connection:
        for each in (name,) if kept else (name, template):
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(each))
            )


@contextmanager
def _alone() -> Iterator[psycopg.Connection]:
    """Connect to the test server while no other worker is inside: a copy needs its original unused."""
    with superuser_connection("postgres") as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        yield connection


def _use_database(name: str, template: str = "template0") -> None:
    """Create a database for the portal's roles and point the settings at it."""
    connections.close_all()
    url = os.environ["PORTAL_TEST_SUPERUSER_URL"]
    roles.bootstrap(url, database=name, passwords={}, template=template)
    settings.DATABASES["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name


def _empty_tables(_: TransactionTestCase) -> None:
    """Empty the tables after a test that commits: only those that hold something, since most do not.

    The application's role may not, and the audit trail's triggers stop even its owner: so the superuser does.
    """
    connections.close_all()
    with superuser_connection() as connection, connection.transaction():
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        holds = sql.SQL("SELECT {} WHERE EXISTS (SELECT 1 FROM {})")
        used = sql.SQL(" UNION ALL ").join(
            holds.format(sql.Literal(table), sql.Identifier(table))
            for (table,) in tables
            if table not in KEPT_TABLES
        )
        filled = [table for (table,) in connection.execute(used)]
        # Neither foreign keys nor ordinary triggers look then; those that always do are named one by one.
        connection.execute("SET LOCAL session_replication_role = replica")
        guards = connection.execute(
            # Those that a test switched off, as one who owns the disk would, come back as well.
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n "
            "ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND NOT t.tgisinternal "
            "AND (t.tgenabled <> 'A' OR c.relname = ANY(%s))",
            [filled],
        ).fetchall()
        statements = [
            *(
                sql.SQL("ALTER TABLE {} DISABLE TRIGGER {}").format(*map(sql.Identifier, one))
                for one in guards
            ),
            *(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for table in filled),
            *(
                sql.SQL("ALTER TABLE {} ENABLE ALWAYS TRIGGER {}").format(*map(sql.Identifier, one))
                for one in guards
            ),
        ]
        connection.execute(sql.SQL("; ").join(statements))
        connection.execute(
            "SELECT setval(format('%I.%I', schemaname, sequencename), start_value, false) FROM pg_sequences "
            "WHERE schemaname = 'public' AND last_value IS NOT NULL"
        )


TransactionTestCase._fixture_teardown = _empty_tables


def _with_room(call: Callable[..., bool], *args: Any) -> bool:
    return call(*args)


# Python up to 3.14 takes memory for frames in pieces of 16 KiB, and gives a piece back as soon as the one frame in it
# returns: whatever calls to and fro at such a depth asks the system for memory each time (python/cpython#142183), which
# was half of a run's page faults. A frame that asks for a large piece leaves all that it calls room in that piece.
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=100_000)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test as pytest does, with room for its frames."""
    return _with_room(runner.pytest_runtest_protocol, item, nextitem)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start the longest tests first, so that no worker waits for another at the end."""

    def place(item: pytest.Item) -> int:
        return next((n for n, start in enumerate(FIRST) if item.nodeid.startswith(start)), len(FIRST))

    items.sort(key=place)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how much the contracts tried, which their tests noted as a property."""
    for report in terminalreporter.getreports("passed"):
        for name, value in getattr(report, "user_properties", ()):
            if name == "contract":
                terminalreporter.write_line(f"contract: {value}")


@pytest.fixture(scope="session", autouse=True)
def unhurried() -> None:
    """Let services of this process idle for longer: the rest of a test is one transaction with them.

    And what notes once a minute that somebody was there does so once: tests that count queries may take a minute.
    """
    _database.IDLE_SECONDS = 60
    sessions.SEEN_RESOLUTION = tokens.LAST_USE_RESOLUTION = dt.timedelta(minutes=8)


@pytest.fixture
def world(db: None) -> World:
    """Return two tenants that look alike and the people in them."""
    return make_world()


@pytest.fixture
def acme(world: World) -> Cast:
    return world.acme


@pytest.fixture
def globex(world: World) -> Cast:
    return world.globex


@pytest.fixture(autouse=True)
def private_folders(settings: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test folders of its own for artifacts, keys and checkpoints."""
    # Named here: pytest would look through all earlier ones for a free name.
    folder = tmp_path_factory.getbasetemp() / f"portal-{uuid.uuid4().hex}"
    folder.mkdir()
    storages = {name: dict(config) for name, config in settings.STORAGES.items()}
    storages["artifacts"] = {**storages["artifacts"], "OPTIONS": {"location": folder / "artifacts"}}
    settings.STORAGES = storages
    settings.AUDIT_CHECKPOINT_DIR = folder / "audit" / "checkpoints"
    settings.AUDIT_SIGNING_KEY = folder / "audit" / "signing.key"
    settings.AUDIT_KEYRING = folder / "audit" / "keys.json"


scoping.install()


@pytest.fixture(autouse=True)
def scoped_queries() -> Iterator[None]:
    """Fail a test whose requests asked for rows of every tenant, whatever became of the answer."""
    scoping.violations.clear()
    yield
    assert scoping.violations == []


@pytest.fixture
def superuser(transactional_db: None) -> Iterator[psycopg.Connection]:
    """Open a superuser's connection to the test database: the attacker with the disk."""
    with superuser_connection() as connection:
        yield connection
