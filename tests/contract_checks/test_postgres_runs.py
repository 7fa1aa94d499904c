"""Whole checks of tables of a real Postgres: a connection of a tenant, a contract, and the job that measures it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from django.conf import settings as configured

from apps.connections import services as connections
from apps.connections.models import AllowedPlace, Connection
from apps.contracts.choices import CheckMode, CheckState
from apps.contracts.models import CheckPlan, CheckRun
from apps.contracts.services import breaches, check_runs
from apps.core import clock
from tests.conftest import superuser_connection
from tests.connections.places import open_place
from tests.contract_checks import promised
from tests.contract_checks.conftest import Sales
from tests.contract_checks.test_postgres import CONTRACT
from tests.factories.cast import TEST, Cast

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def warehouse(acme: Cast, sales: Sales, settings: Any) -> Connection:
    """Return acme's connection to the tables, by TCP and as a role that may write them."""
    settings.PORTAL_URL, settings.OUTBOUND_ALLOW = "https://portal.example.com", []
    port = int(configured.DATABASES["default"]["PORT"])
    open_place(acme.tenant, port)
    return connections.create_connection(
        tenant=acme.tenant,
        name="warehouse",
        kind="postgres",
        address=f"127.0.0.1:{port}",
        database=sales.database,
        username=sales.role,
        secret=sales.password,
        encryption="none",
        by=acme.tenant_admin,
    )


def check(acme: Cast, text: str, **options: Any) -> tuple[CheckPlan, CheckRun]:
    """Check the tables against a contract, as its page and the job do."""
    made = promised.contract(acme.tenant, acme.author, document=yaml.safe_load(text))
    given = {"path": "", "connection": "warehouse", "database_schema": "sales", **options}
    plan = promised.plan(made, acme.author, **given)
    return plan, promised.run(plan, acme.author)


def states(run: CheckRun) -> dict[str, str]:
    return {one.key: str(one.state) for one in run.results.all()}


def sentence(run: CheckRun, key: str) -> str:
    found: str = run.results.get(key=key).sentence
    return found


def rule(query: str) -> str:
    lines = [
        "schema:",
        "  - name: empty",
        "    quality:",
        f"      - {{type: sql, mustBe: 0, query: {query!r}}}",
        "      - {metric: rowCount, mustBe: 0}",
    ]
    return "\n".join(lines)


def test_run__tables_of_a_connection__has_a_result_for_each_rule(
    acme: Cast, warehouse: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    _, run = check(acme, CONTRACT, mode=CheckMode.BLOCK)
    assert states(run) == {
        "orders/readable": "passed",
        "orders/order_id/exists": "passed",
        "orders/order_id/type": "passed",
        "orders/order_id/required": "failed",
        "orders/order_id/unique": "failed",
        "orders/zip/exists": "passed",
        "orders/zip/type": "passed",
        "orders/zip/option.pattern": "failed",
        "orders/zip/option.maxLength": "failed",
        "orders/total/exists": "passed",
        "orders/total/type": "passed",
        "orders/total/option.minimum": "failed",
        "orders/total/option.multipleOf": "passed",
        "orders/total/quality.0": "failed",
        "orders/ordered_at/exists": "passed",
        "orders/ordered_at/type": "passed",
        "orders/tags/exists": "passed",
        "orders/tags/type": "passed",
        "orders/quality.0": "passed",
        "orders/quality.1": "passed",
        "orders/quality.2": "passed",
        "sla/0.freshness": "passed",
    }
    assert (run.state, run.failed, run.passed, run.errors) == (CheckState.BREACHED, 6, 16, 0)
    unique = run.results.get(key="orders/order_id/unique")
    assert (unique.failing_rows, unique.rows) == (1, 4)
    assert "jane" not in repr(list(run.results.values()))
    assert [one.state for one in breaches.blocking(acme.tenant.pk, ["orders"])] == ["breached"]


def test_run__statement_that_takes_too_long__is_an_error_and_the_others_are_measured(
    acme: Cast, warehouse: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_runs, "STATEMENT_SECONDS", 0.3)
    _, run = check(acme, rule("SELECT count(*) FROM generate_series(1, 100000000000)"))
    assert states(run) == {
        "empty/readable": "passed",
        "empty/quality.0": "error",
        "empty/quality.1": "passed",
    }
    assert sentence(run, "empty/quality.0") == "It did not finish within 0.3 seconds."
    assert (run.state, run.sentence) == (CheckState.UNMEASURED, "1 of 3 rules could not be measured.")


def test_run__table_that_is_not_there__is_not_measured_and_says_so(acme: Cast, warehouse: Connection) -> None:
    text = "schema: [{name: gone, properties: [{name: a, required: true}]}]"
    _, run = check(acme, text, mode=CheckMode.BLOCK)
    assert set(states(run).values()) == {"error"}
    assert 'no table "sales"."gone"' in sentence(run, "gone/readable")
    assert run.state == CheckState.UNMEASURED
    assert [one.state for one in breaches.blocking(acme.tenant.pk, ["orders"])] == ["unmeasured"]


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("DELETE FROM sales.empty", "Only a single SELECT is run."),
        ("WITH gone AS (DELETE FROM sales.\"Orders\" RETURNING 1) SELECT count(*) FROM gone", "The query writes, which a check may not. Only a single SELECT is run."),
        ("SELECT count(*) FROM (SELECT 1 FROM sales.\"Orders\" FOR UPDATE) AS held", "The query writes, which a check may not."),
        ("SELECT 0; DROP TABLE sales.empty", "The query holds several statements. Only a single SELECT is run."),
        ("SELECT nextval('sales.counter')", "The function nextval is not allowed in a check."),
        # Only the server sees this one: a function of the database's own that writes.
        ("SELECT sales.emptied()", "The query writes, which a check may not."),
    ],
)  # fmt: skip
def test_run__query_that_writes__is_refused_and_changes_nothing(
    acme: Cast, warehouse: Connection, sales: Sales, query: str, answer: str
) -> None:
    with superuser_connection(sales.database) as connection:
        connection.execute(
            "CREATE FUNCTION sales.emptied() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS "
            "'WITH gone AS (DELETE FROM sales.\"Orders\" RETURNING 1) SELECT count(*) FROM gone'"
        )
    _, run = check(acme, rule(query))
    assert states(run)["empty/quality.0"] == "error"
    assert sentence(run, "empty/quality.0") == answer
    with superuser_connection(sales.database) as connection:
        assert connection.execute('SELECT count(*) FROM sales."Orders"').fetchone() == (4,)
        assert connection.execute("SELECT is_called FROM sales.counter").fetchone() == (False,)


def test_run__place_that_was_closed_meanwhile__is_not_measured_and_names_why(
    acme: Cast, warehouse: Connection
) -> None:
    connections.remove_place(place=AllowedPlace.objects.get(), by=TEST)
    _, run = check(acme, CONTRACT)
    assert run.state == CheckState.UNMEASURED
    assert set(states(run).values()) == {"error"}
