"""Putting models into a tenant the way people do: files first, then a version over them."""

from __future__ import annotations

import io
from collections.abc import Mapping

from apps.accounts.models import User
from apps.registry import services
from apps.registry.models import Artifact, ModelVersion, RegisteredModel
from apps.tenants.models import Tenant
from tests.factories.cast import Cast

MODEL_FILES: Mapping[str, bytes] = {
    "model.bin": b"\x00weights",
    "metrics.json": b'{"auc": 0.91, "rows": 1200}',
    "params.json": b'{"depth": 3, "kind": "forest", "fast": true, "seed": null}',
    "nested/deep/notes.txt": b"notes",
}


def upload(tenant: Tenant, path: str, data: bytes, *, by: User) -> Artifact:
    """Store one file."""
    return services.store_artifact(tenant=tenant, path=path, stream=io.BytesIO(data), length=len(data), by=by)


def make_model(cast: Cast, name: str = "") -> RegisteredModel:
    """Create a model whose name tells its tenant."""
    return services.create_model(tenant=cast.tenant, name=name or f"{cast.tenant.slug}-fraud", by=cast.author)


def make_version(
    cast: Cast, model: RegisteredModel, files: Mapping[str, bytes] = MODEL_FILES, *, by: User | None = None
) -> ModelVersion:
    """Upload files to a folder of their own and register them as the next version."""
    folder = f"{model.name}/{model.versions.count() + 1}"
    for path, data in files.items():
        upload(cast.tenant, f"{folder}/{path}", data, by=by or cast.author)
    return services.create_version(model=model, source=f"mlflow-artifacts:/{folder}", by=by or cast.author)
