"""Events as tools send them, in small."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

from apps.lineage import services
from apps.lineage.services.events import Receipt
from tests.factories.cast import Cast

FILES = Path(__file__).parent / "files"
RUN = "0190a5b0-0000-7000-8000-0000000000aa"
NAMESPACE = "s3://lake"


def table(name: str, *columns: str, **facets: Any) -> dict[str, Any]:
    """Return a dataset with its columns."""
    if columns:
        facets["schema"] = facet(fields=[{"name": column, "type": "text"} for column in columns])
    return {"namespace": NAMESPACE, "name": name, "facets": facets}


def facet(**values: Any) -> dict[str, Any]:
    """Return a facet with what each one says of itself."""
    return {"_producer": "https://example.com/tool", "_schemaURL": "https://example.com/facet.json", **values}


def made_of(**columns: str) -> dict[str, Any]:
    """Return a column lineage facet: `total="orders.amount"`."""
    fields = {}
    for name, source in columns.items():
        whole, _, field = source.partition(".")
        fields[name] = {"inputFields": [{"namespace": NAMESPACE, "name": whole, "field": field}]}
    return facet(fields=fields)


def event(
    kind: str = "COMPLETE",
    *,
    at: str = "2026-03-01T12:00:00Z",
    job: str = "daily",
    run: str = RUN,
    **more: Any,
) -> dict[str, Any]:
    """Return a run event."""
    return {
        "eventType": kind,
        "eventTime": at,
        "producer": "https://example.com/tool",
        "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
        "run": {"runId": run},
        "job": {"namespace": "jobs", "name": job},
        "inputs": [],
        "outputs": [],
        **more,
    }


def run_id() -> str:
    """Return the id of another run."""
    return str(uuid.uuid4())


def send(cast: Cast, *documents: Any) -> list[Receipt]:
    """Send one event, or several as a list, as the tenant's contributor."""
    body = documents[0] if len(documents) == 1 else list(documents)
    return services.receive(tenant=cast.tenant, body=json.dumps(body).encode(), by=cast.author)
