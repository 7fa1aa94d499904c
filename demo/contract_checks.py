"""A data contract in each tenant whose data is checked: some days of history, and a breach that goes on."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
from django.conf import settings

from apps.accounts.models import User
from apps.contracts import services as contracts
from apps.contracts.choices import CheckMode, CheckState
from apps.contracts.models import CheckPlan, CheckRun, Contract
from apps.contracts.services import check_runs, checks
from apps.core import clock, jobs
from apps.tenants.choices import Role
from apps.tenants.models import Tenant
from demo.installation import Installation

CONTRACT = "shop-orders"
FILE = """\
apiVersion: v3.1.0
kind: DataContract
id: shop-orders
name: Orders of the shop
version: 1.2.0
status: active
domain: sales
dataProduct: orders
description:
  purpose: What was ordered, by whom and for how much, as the demand and churn models read it.
  limitations: Orders that were cancelled within an hour are left out.
servers:
  - server: lake
    type: local
    path: ./sales/orders.parquet
    format: parquet
schema:
  - name: orders
    physicalType: table
    description: One row for each order.
    quality:
      - name: enough orders
        description: A day without orders has never happened.
        type: library
        metric: rowCount
        mustBeGreaterThan: 100
      - name: refunds stay rare
        description: Fewer than one order in twenty is refunded.
        type: sql
        query: SELECT 100.0 * count(*) FILTER (WHERE status = 'refunded') / count(*) FROM ${table}
        mustBeLessThan: 5
      - name: reconciled
        type: text
        description: The sum of a month agrees with the ledger.
    properties:
      - {name: order_id, logicalType: integer, physicalType: BIGINT, primaryKey: true, required: true, unique: true}
      - {name: customer_id, logicalType: string, physicalType: VARCHAR, required: true}
      - name: status
        logicalType: string
        physicalType: VARCHAR
        quality:
          - name: known states only
            metric: invalidValues
            arguments: {validValues: [paid, shipped, refunded]}
            mustBe: 0
      - {name: total, logicalType: number, physicalType: "DECIMAL(10,2)", required: true, logicalTypeOptions: {minimum: 0}}
      - {name: ordered_at, logicalType: timestamp, physicalType: TIMESTAMP, required: true}
slaProperties:
  - {property: freshness, value: 2, unit: d, element: orders.ordered_at}
  - {property: retention, value: 3, unit: y}
team:
  - {username: sales-data, role: owner}
"""
# How many rows are without a total, and how many have a negative one, on each day that was checked.
DAYS = [(0, 0), (0, 0), (3, 0), (0, 0), (0, 0), (0, 0), (0, 4), (0, 4)]
ROWS = 1_200


def fill(made: Installation, *, say: Callable[[str], None]) -> None:
    """Publish the contract, write its data and check it as if on each of the last days."""
    for slug in made.mlflow_urls:
        tenant = Tenant.objects.get(slug=slug)
        if CheckPlan.objects.filter(tenant=tenant, contract__contract_id=CONTRACT).exists():
            continue
        person = User.objects.get(username=made.of(slug, Role.CONTRIBUTOR)[0].username)
        contract = Contract.objects.filter(tenant=tenant, contract_id=CONTRACT).first()
        if contract is None:
            contract = contracts.publish(
                tenant=tenant, contract_id=CONTRACT, content=FILE.encode(), by=person
            ).contract
        _check(contract, person, Path(settings.DATA_ROOTS[0]) / slug / "sales" / "orders.parquet")
        say(f"{slug}/{CONTRACT}: the last check found orders with a negative total.")


def _check(contract: Contract, person: User, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    now = clock.now()
    plan, _ = checks.save_check(
        contract=contract, name="lake", path="sales/orders.parquet", mode=CheckMode.WARN, by=person
    )
    for day, (without_total, negative) in enumerate(DAYS):
        at = now - dt.timedelta(days=len(DAYS) - 1 - day)
        _write(path, now=now, without_total=without_total, negative=negative)
        run = check_runs.start(plan=plan, by=person)
        CheckRun.objects.filter(pk=run.pk, state=CheckState.CHECKING).update(created_at=at)
        _wait(run)
    checks.save_check(
        contract=contract,
        name="lake",
        path="sales/orders.parquet",
        mode=CheckMode.WARN,
        every_minutes=60,
        by=person,
    )


def _wait(run: CheckRun) -> None:
    """Do the job here, or wait for the worker that was faster."""
    ends = time.monotonic() + 120
    while time.monotonic() < ends:
        jobs.run(run.job_id)
        run.refresh_from_db()
        if run.state != CheckState.CHECKING:
            return
        time.sleep(0.2)
    raise TimeoutError("the check of the demo did not end")


def _write(path: Path, *, now: dt.datetime, without_total: int, negative: int) -> None:
    """Write the orders as Parquet; the first rows are the ones that are wrong."""
    total = (
        f"CASE WHEN i < {without_total} THEN NULL WHEN i < {without_total + negative} THEN -12.50 "
        "ELSE 5 + (i * 37 % 240) / 1.6 END"
    )
    query = f"""
        SELECT 100000 + i AS order_id, 'c-' || lpad((i * 7919 % 5000)::VARCHAR, 5, '0') AS customer_id,
               CASE WHEN i % 41 = 0 THEN 'refunded' WHEN i % 3 = 0 THEN 'paid' ELSE 'shipped' END AS status,
               CAST({total} AS DECIMAL(10, 2)) AS total,
               TIMESTAMP '{now:%Y-%m-%d %H:%M:%S}' - to_minutes(CAST(i * 9 AS INTEGER)) AS ordered_at
        FROM range({ROWS}) AS rows(i)
    """  # noqa: S608  its values are numbers and a moment
    written = path.with_suffix(".new")
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{written}' (FORMAT parquet)")
    written.replace(path)
