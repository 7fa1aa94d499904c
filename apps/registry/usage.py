"""How much of the registry a tenant uses, for its quotas."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Sum

from apps.registry.models import Artifact, ModelVersion, RegisteredModel


def models(tenant_id: UUID) -> int:
    """Count the tenant's models."""
    return RegisteredModel.objects.filter(tenant_id=tenant_id).count()


def versions(tenant_id: UUID) -> int:
    """Count the versions of all the tenant's models."""
    return ModelVersion.objects.filter(tenant_id=tenant_id).count()


def storage_bytes(tenant_id: UUID) -> int:
    """Add up the files of the tenant's store, in bytes."""
    total: int | None = Artifact.objects.filter(tenant_id=tenant_id).aggregate(total=Sum("size"))["total"]
    return total or 0
