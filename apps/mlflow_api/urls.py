"""Addresses below `/mlflow/<tenant>/`, each under the path of the Python client and of MLflow's own pages."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from apps.mlflow_api import artifacts, meta, model_versions, registered_models
from apps.mlflow_api.wire import JsonHandler, json_view, unknown_view, wire_view

app_name = "mlflow_api"

# Slashes and dots of an artifact's path are part of it, and so is a line feed until it is refused.
_FILE = r"mlflow-artifacts/artifacts/(?P<path>[\s\S]*)\Z"

ENDPOINTS: dict[str, dict[str, JsonHandler]] = {
    "registered-models/create": {"POST": registered_models.create},
    "registered-models/get": {"GET": registered_models.get},
    "registered-models/update": {"PATCH": registered_models.update},
    "registered-models/search": {"GET": registered_models.search},
    "registered-models/rename": {"POST": registered_models.rename},
    "registered-models/delete": {"DELETE": registered_models.delete},
    "registered-models/get-latest-versions": {
        "GET": registered_models.get_latest_versions,
        "POST": registered_models.get_latest_versions,
    },
    "registered-models/set-tag": {"POST": registered_models.set_tag},
    "registered-models/delete-tag": {"DELETE": registered_models.delete_tag},
    "registered-models/alias": {
        "POST": registered_models.set_alias,
        "GET": registered_models.get_alias,
        "DELETE": registered_models.delete_alias,
    },
    "model-versions/create": {"POST": model_versions.create},
    "model-versions/get": {"GET": model_versions.get},
    "model-versions/update": {"PATCH": model_versions.update},
    "model-versions/search": {"GET": model_versions.search},
    "model-versions/delete": {"DELETE": model_versions.delete},
    "model-versions/transition-stage": {"POST": model_versions.transition_stage},
    "model-versions/get-download-uri": {"GET": model_versions.get_download_uri},
    "model-versions/set-tag": {"POST": model_versions.set_tag},
    "model-versions/delete-tag": {"DELETE": model_versions.delete_tag},
}


def _under(base: str, *, named: bool) -> list[URLPattern]:
    """Return the addresses under `api` or `ajax-api`; reversing gives those of `api`."""
    listing = wire_view({"GET": artifacts.listing})
    files = wire_view({"PUT": artifacts.upload, "GET": artifacts.download, "DELETE": artifacts.delete})
    return [
        *(path(f"{base}/2.0/mlflow/{name}", json_view(handlers)) for name, handlers in ENDPOINTS.items()),
        path(f"{base}/2.0/mlflow-artifacts/artifacts", listing, name="artifacts" if named else None),
        path(f"{base}/2.0/mlflow-artifacts/artifacts/", listing),
        re_path(rf"^{base}/2.0/{_FILE}", files),
        path(f"{base}/3.0/mlflow/server-info", json_view({"GET": meta.server_info})),
    ]


urlpatterns = [
    *_under("api", named=True),
    *_under("ajax-api", named=False),
    path("health", meta.health),
    path("version", meta.version),
    re_path(r"^[\s\S]*\Z", unknown_view()),
]
