"""Envoy's admin interface, read only: what it runs, and whether it took what it was given."""

from __future__ import annotations

import time
from typing import Any

import httpx

from apps.rollouts import plain_http
from apps.rollouts.routers.base import RouterUnavailable
from apps.rollouts.routers.envoy_render import ROUTE_CONFIG, entries_of

TIMEOUT = 2.0
_REJECTIONS = rf"(cluster_manager\.cds|\.rds\.{ROUTE_CONFIG})\.update_rejected$"


class EnvoyAdmin:
    """Reads Envoy's admin interface at `url`. Every method raises RouterUnavailable where it does not answer.

    One that let a question wait for `timeout` seconds is left alone for as long: a person may be waiting, and many
    questions make one answer.
    """

    def __init__(self, url: str, *, timeout: float = TIMEOUT) -> None:
        self._url = url
        self._timeout = timeout
        self._silent_until = 0.0

    def routes(self) -> list[dict[str, Any]]:
        """Return the portal's route entries that Envoy runs now, in Envoy's own JSON."""
        for item in self._configs("dynamic_route_configs"):
            config = item.get("route_config", {})
            if config.get("name") == ROUTE_CONFIG:
                try:
                    return entries_of({"resources": [config]})
                except ValueError as problem:
                    raise RouterUnavailable(f"Envoy runs routes that cannot be read: {problem}.") from problem
        return []

    def clusters(self) -> dict[str, dict[str, Any]]:
        """Return the clusters from the portal's file that Envoy runs now, by name."""
        items = self._configs("dynamic_active_clusters")
        found = [item.get("cluster", {}) for item in items]
        return {str(cluster["name"]): cluster for cluster in found if "name" in cluster}

    def rejections(self) -> dict[str, int]:
        """Return how many updates Envoy has rejected, by the name of their counter."""
        stats = self.get_json("/stats", {"format": "json", "filter": _REJECTIONS}).get("stats", [])
        return {str(stat["name"]): int(stat["value"]) for stat in stats if "name" in stat and "value" in stat}

    def get_json(self, path: str, params: dict[str, str]) -> dict[str, Any]:
        """Return the JSON object at a path of the admin interface."""
        if time.monotonic() < self._silent_until:
            raise RouterUnavailable("Envoy's admin interface did not answer a moment ago. It is tried again.")
        try:
            with plain_http.client(self._url, timeout=self._timeout) as client:
                response = client.get(path, params=params)
            response.raise_for_status()
            document = response.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as problem:
            if isinstance(problem, httpx.TimeoutException):
                self._silent_until = time.monotonic() + self._timeout
            kind = type(problem).__name__
            raise RouterUnavailable(
                f"Envoy's admin interface does not answer ({kind}). Traffic goes on as it was; it is tried again."
            ) from problem
        if not isinstance(document, dict):
            raise RouterUnavailable("Envoy's admin interface answered something that is not an object.")
        return document

    def _configs(self, resource: str) -> list[dict[str, Any]]:
        configs = self.get_json("/config_dump", {"resource": resource}).get("configs", [])
        return [item for item in configs if isinstance(item, dict)] if isinstance(configs, list) else []
