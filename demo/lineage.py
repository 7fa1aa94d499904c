"""What jobs told of after some weeks: raw tables, their cleaning column by column, an export, and a run that failed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from platform_portal_sdk import Portal

from apps.core import clock
from apps.tenants.choices import Role
from demo.installation import Installation

SHOP = "postgres://shop-db.example.com:5432"
LAKE = "s3://lake"
SPACE = uuid.UUID("6f6fdd35-6f5a-4dd5-8a0f-2e55c8b7a0de")

TABLES: dict[tuple[str, str], dict[str, str]] = {
    (SHOP, "shop.public.orders"): {
        "order_id": "bigint",
        "customer_id": "bigint",
        "amount": "numeric",
        "email": "text",
        "created_at": "timestamp",
    },
    (SHOP, "shop.public.customers"): {"customer_id": "bigint", "email": "text", "country": "text"},
    (LAKE, "clean/orders"): {"customer_id": "long", "total": "double", "day": "date"},
    (LAKE, "clean/customers"): {"customer_id": "long", "country": "string"},
    (LAKE, "features/order_stats"): {"customer_id": "long", "orders_30d": "long", "mean_total_30d": "double"},
}
# Each job: what it makes of what, column by column.
JOBS: dict[str, tuple[tuple[str, str], dict[str, tuple[str, str, str]]]] = {
    "clean_orders": (
        (LAKE, "clean/orders"),
        {
            "customer_id": (SHOP, "shop.public.orders", "customer_id"),
            "total": (SHOP, "shop.public.orders", "amount"),
            "day": (SHOP, "shop.public.orders", "created_at"),
        },
    ),
    "clean_customers": (
        (LAKE, "clean/customers"),
        {
            "customer_id": (SHOP, "shop.public.customers", "customer_id"),
            "country": (SHOP, "shop.public.customers", "country"),
        },
    ),
    "order_stats": (
        (LAKE, "features/order_stats"),
        {
            "customer_id": (LAKE, "clean/orders", "customer_id"),
            "orders_30d": (LAKE, "clean/orders", "day"),
            "mean_total_30d": (LAKE, "clean/orders", "total"),
        },
    ),
}


def fill(made: Installation, *, say: Callable[[str], None]) -> None:
    """Send a week of events in each tenant; events that are there already count once."""
    today = clock.now().replace(hour=2, minute=0, second=0, microsecond=0)
    for slug in made.mlflow_urls:
        author = made.of(slug, Role.CONTRIBUTOR)[0]
        with Portal(made.url, author.token, slug) as portal:
            if portal.lineage.jobs(tenant=slug, limit=1):
                continue
            events = [
                event for days in range(7, 0, -1) for event in _night(slug, today - dt.timedelta(days=days))
            ]
            portal.lineage.send(events, tenant=slug)
        say(f"{slug}: {len(events)} lineage events of {len(JOBS) + 2} jobs.")


def _night(slug: str, at: dt.datetime) -> list[dict[str, Any]]:
    events = []
    for number, (job, (target, columns)) in enumerate(JOBS.items()):
        begin = at + dt.timedelta(minutes=10 * number)
        sources = sorted({source[:2] for source in columns.values()})
        inputs = [_dataset(*source) for source in sources]
        events.append(_event(slug, job, "START", begin, inputs=inputs))
        events.append(
            _event(
                slug,
                job,
                "COMPLETE",
                begin + dt.timedelta(minutes=7),
                inputs=inputs,
                outputs=[_dataset(*target, columns)],
            )
        )
    # A report reads and writes nothing that the portal knows; a sync broke two nights ago.
    events.append(
        _event(
            slug,
            "weekly_report",
            "COMPLETE",
            at + dt.timedelta(hours=1),
            inputs=[_dataset(LAKE, "clean/orders")],
        )
    )
    events.append(
        _event(
            slug,
            "sync_crm",
            "FAIL",
            at + dt.timedelta(hours=2),
            inputs=[_dataset(LAKE, "clean/customers")],
            error="Connection to the CRM was refused.",
        )
    )
    return events


def _dataset(
    namespace: str, name: str, columns: Mapping[str, tuple[str, str, str]] | None = None
) -> dict[str, Any]:
    known = TABLES[namespace, name]
    facets: dict[str, Any] = {
        "schema": _facet(fields=[{"name": column, "type": kind} for column, kind in known.items()])
    }
    if columns:
        facets["columnLineage"] = _facet(
            fields={
                column: {"inputFields": [{"namespace": source[0], "name": source[1], "field": source[2]}]}
                for column, source in columns.items()
            }
        )
    return {"namespace": namespace, "name": name, "facets": facets}


def _event(
    slug: str,
    job: str,
    kind: str,
    at: dt.datetime,
    *,
    inputs: list[dict[str, Any]],
    outputs: list[dict[str, Any]] | None = None,
    error: str = "",
) -> dict[str, Any]:
    facets = {"errorMessage": _facet(message=error, programmingLanguage="python")} if error else {}
    return {
        "eventType": kind,
        "eventTime": at.isoformat(),
        "producer": "https://example.com/nightly",
        "run": {"runId": str(uuid.uuid5(SPACE, f"{slug} {job} {at:%Y-%m-%d}")), "facets": facets},
        "job": {"namespace": "nightly", "name": job},
        "inputs": inputs,
        "outputs": outputs or [],
    }


def _facet(**values: Any) -> dict[str, Any]:
    return {
        "_producer": "https://example.com/nightly",
        "_schemaURL": "https://example.com/facet.json",
        **values,
    }
