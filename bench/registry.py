"""Reading an alias over the MLflow wire against a page that does nothing: both pass the same middleware."""

from __future__ import annotations

import tempfile
from io import BytesIO

from django.conf import settings
from django.test import Client, override_settings

from apps.accounts import services as accounts
from apps.core.actors import System
from apps.registry import services as registry
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from bench.harness import Result, interleaved

BENCH = System("bench")


def run() -> list[Result]:
    """Compare the real route (token, permission, JSON) with the health page, which asks nothing."""
    tenant = tenants.create_tenant(slug="bench-wire", name="Bench", by=BENCH)
    person = accounts.create_person(username="bench-wire", password="x" * 20, by=BENCH)
    tenants.assign_role(tenant=tenant, user=person, role=Role.CONTRIBUTOR, by=BENCH)
    _, raw = tenants.issue_token(user=person, name="bench", by=BENCH)
    with tempfile.TemporaryDirectory() as folder:
        storage = {
            "artifacts": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"location": folder},
            }
        }
        with override_settings(STORAGES={**settings.STORAGES, **storage}):
            registry.store_artifact(
                tenant=tenant, path="m/1/model.bin", stream=BytesIO(b"model"), length=5, by=person
            )
            model = registry.create_model(tenant=tenant, name="churn", by=person)
            version = registry.create_version(model=model, source="mlflow-artifacts:/m/1", by=person)
            registry.set_alias(model=model, name="candidate", version=version, by=person)
    client = Client()
    url = "/mlflow/bench-wire/api/2.0/mlflow/registered-models/alias?name=churn&alias=candidate"
    headers = {"Authorization": f"Bearer {raw}"}

    def ours() -> None:
        assert client.get(url, headers=headers).status_code == 200

    def empty() -> None:
        assert client.get("/healthz").status_code == 200

    mine, floor = interleaved(ours, empty, calls=20)
    # What it may cost is for MLflow's own server to say, which is not here to be asked in the same run.
    ratio = round(mine / floor, 3)
    return [Result("alias over the MLflow wire: time against an empty page", ratio, "x", "shown", True)]
