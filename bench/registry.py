"""Reading an alias over the MLflow wire against the bare minimum: the same fields by one SQL statement."""

from __future__ import annotations

import tempfile
from io import BytesIO

import orjson
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from apps.accounts import services as accounts
from apps.core.actors import System
from apps.registry import services as registry
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from bench.harness import Result, at_most, interleaved

BENCH = System("bench")
FLOOR = """
    SELECT m.name, v.number, v.created_at, v.source, v.run_id, v.description
    FROM registry_alias a JOIN registry_modelversion v ON v.id = a.version_id
    JOIN registry_registeredmodel m ON m.id = a.model_id JOIN tenants_tenant t ON t.id = a.tenant_id
    WHERE t.slug = %s AND m.name = %s AND a.name = %s
"""


def run() -> list[Result]:
    """This function will compare the real route (token, permission, JSON) with a view that checks nothing."""
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
        from django.conf import settings

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
    factory = RequestFactory()

    def ours() -> None:
        assert client.get(url, headers=headers).status_code == 200

    def floor() -> HttpResponse:
        factory.get(url)
        with connection.cursor() as cursor:
            cursor.execute(FLOOR, ["bench-wire", "churn", "candidate"])
            row = cursor.fetchone()
        return HttpResponse(orjson.dumps([str(value) for value in row]), content_type="application/json")

    mine, bare = interleaved(ours, floor, calls=20)
    return [at_most("alias over the MLflow wire: time against one bare SQL view", mine / bare, 15)]
