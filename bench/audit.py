"""What the audit trail costs: a transaction with one entry against the same transaction without."""

from __future__ import annotations

from django.db import connection, transaction

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core.actors import System
from apps.tenants import services as tenants
from apps.tenants.models import Tenant
from bench.harness import Result, at_most, interleaved

BENCH = System("bench")


def run() -> list[Result]:
    """Compare both transactions in turns."""
    tenant = tenants.create_tenant(slug="bench-audit", name="Bench", by=BENCH)

    def plain() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM tenants_tenant WHERE id = %s FOR UPDATE", [tenant.pk])
            Tenant.objects.filter(pk=tenant.pk).update(name="Bench")

    def recorded() -> None:
        with transaction.atomic():
            Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
            Tenant.objects.filter(pk=tenant.pk).update(name="Bench")
            audit.record(
                Action.TENANTS_TENANT_CREATED,
                tenant_id=tenant.pk,
                by=BENCH,
                obj=("tenants.tenant", str(tenant.pk)),
            )

    mine, bare = interleaved(recorded, plain, calls=20)
    return [at_most("a write with its audit entry: time against the write alone", mine / bare, 4)]
