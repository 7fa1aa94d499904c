"""Contracts to check, and the running of what was started."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from apps.contracts.choices import ContractState, Standard
from apps.contracts.models import CheckPlan, CheckRun, Contract, ContractVersion
from apps.contracts.services import check_runs, checks
from apps.core import clock, jobs
from apps.tenants.models import Tenant

ORDERS: dict[str, Any] = {
    "id": "orders",
    "schema": [
        {
            "name": "orders",
            "properties": [
                {"name": "order_id", "logicalType": "integer", "required": True, "unique": True},
                {"name": "total", "logicalType": "number", "logicalTypeOptions": {"minimum": 0}},
            ],
            "quality": [{"type": "text", "description": "Be good"}],
        }
    ],
}
KEPT = "order_id,total\n1,5\n2,6\n"
BREACHED = "order_id,total\n1,5\n1,-6\n"


def contract(
    tenant: Tenant, by: Any, contract_id: str = "orders", document: dict[str, Any] | None = None
) -> Contract:
    """Create a contract with one version that is in force."""
    made = Contract.objects.create(
        tenant=tenant,
        contract_id=contract_id,
        name=f"{tenant.slug} {contract_id}",
        state=ContractState.ACTIVE,
        created_by=by,
        owner=by,
    )
    publish(made, by, document or ORDERS)
    return made


def publish(made: Contract, by: Any, document: dict[str, Any]) -> None:
    """Give a contract another version."""
    content = json.dumps(document).encode()
    number = made.versions.count() + 1
    made.current = ContractVersion.objects.create(
        tenant=made.tenant, contract=made, number=number, content=content, size=len(content),
        digest=f"sha256:{hashlib.sha256(content).hexdigest()}", media_type="application/yaml",
        standard=Standard.ODCS, version=f"1.{number}.0", state=ContractState.ACTIVE, document=document, created_by=by,
        published_at=clock.now(),
    )  # fmt: skip
    made.save()


def write(root: Path, tenant: Tenant, text: str, name: str = "orders.csv") -> None:
    """Put a file of data into a tenant's folder."""
    folder = root / tenant.slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def plan(made: Contract, by: Any, **options: Any) -> CheckPlan:
    """Create a check of files."""
    given = {"name": "daily", "path": "orders.csv", **options}
    return checks.save_check(contract=made, by=by, **given)[0]


def run(one: CheckPlan, by: Any) -> CheckRun:
    """Start a run and do its job at once."""
    started = check_runs.start(plan=one, by=by)
    jobs.run(started.job_id)
    started.refresh_from_db()
    one.refresh_from_db()
    return started
