"""Envoy's routes and clusters as JSON documents: what a desired state looks like in Envoy's own words, and back."""

from __future__ import annotations

import hashlib
import ipaddress
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from apps.rollouts.routers.base import RouteState, Target

ROUTE_CONFIG = "portal"
EMPTY_CLUSTER = "none"
NAMESPACE = "portal"
ENTRIES_PER_ROUTE = 4
ROUTE_TIMEOUT = "10s"
READS = "-reads"
"""Ends the name of a version's second cluster. What is read of a version is no answer of its model: counted among the
requests, a load balancer's probes would hide how many of those fail."""

_TYPE = "type.googleapis.com/"
_ROUTES_TYPE = _TYPE + "envoy.config.route.v3.RouteConfiguration"
_CLUSTER_TYPE = _TYPE + "envoy.config.cluster.v3.Cluster"
_OVERWRITE = "OVERWRITE_IF_EXISTS_OR_ADD"


def path_segment(name: str) -> str:
    """Return a name as one segment of a path."""
    return quote(name, safe="")


def intent(state: RouteState) -> dict[str, Any]:
    """Return what the route's metadata says: the whole desired state, in JSON scalars.

    Envoy ignores an update whose content equals what it runs, so the generation must be part of the content.
    """
    return {
        "route": state.route_key,
        "tenant": state.tenant,
        "model": state.model,
        "generation": state.generation,
        "weight": state.weight,
        "baseline": state.baseline.cluster if state.baseline else "",
        "candidate": state.candidate.cluster if state.candidate else "",
    }


def route_entries(state: RouteState) -> list[dict[str, Any]]:
    """Return the Envoy routes of a model: what inference needs of the Open Inference Protocol, and nothing else.

    Paths are matched whole: a model server's commands and other models are not below them.
    """
    base = f"/{path_segment(state.tenant)}/{path_segment(state.model)}"
    model = f"/v2/models/{path_segment(state.model)}"
    return [
        {"match": _match(method, path), **_action(state, rewrite=rewrite, reads=method == "GET")}
        for method, path, rewrite in (
            ("POST", base, f"{model}/infer"),
            ("POST", f"{base}{model}/infer", f"{model}/infer"),
            ("GET", f"{base}{model}", model),
            ("GET", f"{base}{model}/ready", f"{model}/ready"),
        )
    ]


def cluster_entry(target: Target, *, added_at: int) -> dict[str, Any]:
    """Return the Envoy cluster of one model version; `added_at` is in epoch seconds."""
    return {
        "@type": _CLUSTER_TYPE,
        "name": target.cluster,
        "type": "STATIC" if _is_address(target.host) else "STRICT_DNS",
        "connect_timeout": "2s",
        # Tells how many answers began, and so, with those that were complete, how many were cut off.
        "track_cluster_stats": {"request_response_sizes": True},
        "metadata": {
            "filter_metadata": {
                NAMESPACE: {"version": target.version_id, "number": target.number, "added_at": added_at}
            }
        },
        "load_assignment": {
            "cluster_name": target.cluster,
            "endpoints": [
                {
                    "lb_endpoints": [
                        {
                            "endpoint": {
                                "address": {
                                    "socket_address": {"address": target.host, "port_value": target.port}
                                }
                            }
                        }
                    ]
                }
            ],
        },
        # Servers close idle connections too. Envoy must be the first, or a request sent into a connection that is
        # just being closed counts as a failure of the version.
        "typed_extension_protocol_options": {
            "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": {
                "@type": _TYPE + "envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                "explicit_http_config": {"http_protocol_options": {}},
                "common_http_protocol_options": {"idle_timeout": "1s"},
            }
        },
    }


def reads_entry(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the second cluster of a version: the same server under a name that is not measured."""
    name = f"{entry['name']}{READS}"
    kept = {key: value for key, value in entry.items() if key != "track_cluster_stats"}
    return {**kept, "name": name, "load_assignment": {**entry["load_assignment"], "cluster_name": name}}


def is_read(entry: dict[str, Any]) -> bool:
    """Return whether a route entry is for reading of a version, not for inference."""
    return entry.get("match") == _match("GET", str(entry.get("match", {}).get("path")))


def routes_document(entries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the whole file of routes, which ends with a 404 for every other path."""
    ordered = sorted(entries, key=lambda entry: json.dumps(entry["match"], sort_keys=True))
    resource = {
        "@type": _ROUTES_TYPE,
        "name": ROUTE_CONFIG,
        # A cluster that is missing must fail its own route's requests, not the update of everybody's routes.
        "validate_clusters": False,
        "virtual_hosts": [
            {"name": "models", "domains": ["*"], "routes": [*ordered, _not_found()]},
        ],
    }
    return _discovery([resource])


def clusters_document(entries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the whole file of clusters."""
    return _discovery(sorted(entries, key=lambda entry: str(entry["name"])))


def entries_of(document: Any) -> list[dict[str, Any]]:
    """Return the portal's own route entries of a routes document, or raise ValueError."""
    try:
        (resource,) = document["resources"]
        (host,) = resource["virtual_hosts"]
        if resource["name"] != ROUTE_CONFIG:
            raise ValueError("it is another route configuration")
        return [entry for entry in host["routes"] if portal_metadata(entry)]
    except (KeyError, TypeError, ValueError) as problem:
        raise ValueError(f"it is not a file of routes: {problem}") from problem


def clusters_of(document: Any) -> dict[str, dict[str, Any]]:
    """Return the clusters of a clusters document by name, or raise ValueError."""
    try:
        return {str(entry["name"]): entry for entry in document["resources"]}
    except (KeyError, TypeError) as problem:
        raise ValueError(f"it is not a file of clusters: {problem}") from problem


def portal_metadata(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the portal's metadata of an Envoy route or cluster, empty where there is none."""
    found = entry.get("metadata", {}).get("filter_metadata", {}).get(NAMESPACE, {})
    return found if isinstance(found, dict) else {}


def generation_of(entry: dict[str, Any]) -> int | None:
    """Return the generation that a route entry carries, None where it carries no usable one."""
    value = portal_metadata(entry).get("generation")
    # Envoy gives the numbers of metadata back as JSON numbers, which may be written 42 or 42.0.
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return None
    return int(value)


def endpoint_of(cluster: dict[str, Any]) -> tuple[str, int] | None:
    """Return the first address of a cluster."""
    try:
        first = cluster["load_assignment"]["endpoints"][0]["lb_endpoints"][0]
        address = first["endpoint"]["address"]["socket_address"]
        return str(address["address"]), int(address["port_value"])
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def clusters_used(entry: dict[str, Any]) -> dict[str, int]:
    """Return the weight in percent of every cluster that a route entry sends traffic to."""
    action = entry.get("route") or {}
    weighted = action.get("weighted_clusters", {}).get("clusters", [])
    return {str(item["name"]): int(item.get("weight", 0)) for item in weighted}


def _match(method: str, path: str) -> dict[str, Any]:
    return {"path": path, "headers": [{"name": ":method", "string_match": {"exact": method}}]}


def _action(state: RouteState, *, rewrite: str, reads: bool) -> dict[str, Any]:
    metadata = {"filter_metadata": {NAMESPACE: intent(state)}}
    if not state.targets:
        return {"metadata": metadata, **_answer(503, "no_version", "No version of this model is served.")}
    weighted = []
    if state.candidate is not None:
        weighted.append(_weighted(state, state.candidate, state.weight, reads=reads))
    if state.baseline is not None:
        weighted.append(_weighted(state, state.baseline, 100 - state.weight, reads=reads))
    else:
        weighted.append({"name": EMPTY_CLUSTER, "weight": 100 - state.weight})
    return {
        "metadata": metadata,
        "route": {
            "weighted_clusters": {"clusters": weighted},
            "prefix_rewrite": rewrite,
            # Retries would hide failures from the people and from the judge.
            "retry_policy": {"num_retries": 0},
            "timeout": ROUTE_TIMEOUT,
        },
    }


def _weighted(state: RouteState, target: Target, weight: int, *, reads: bool) -> dict[str, Any]:
    return {
        "name": f"{target.cluster}{READS}" if reads else target.cluster,
        "weight": weight,
        "request_headers_to_add": [
            _header("x-portal-tenant", path_segment(state.tenant)),
            _header("x-portal-model", path_segment(state.model)),
            _header("x-portal-version", str(target.number)),
        ],
        "response_headers_to_add": [_header("x-served-version", str(target.number))],
    }


def _header(name: str, value: str) -> dict[str, Any]:
    # A per cent sign starts one of Envoy's own placeholders; doubled it is itself.
    return {"header": {"key": name, "value": value.replace("%", "%%")}, "append_action": _OVERWRITE}


def _not_found() -> dict[str, Any]:
    return {"match": {"prefix": "/"}, **_answer(404, "not_found", "There is no model at this address.")}


def _answer(status: int, code: str, sentence: str) -> dict[str, Any]:
    body = json.dumps({"error": sentence, "code": code})
    return {
        "direct_response": {"status": status, "body": {"inline_string": body}},
        "response_headers_to_add": [_header("content-type", "application/json")],
    }


def _discovery(resources: list[dict[str, Any]]) -> dict[str, Any]:
    digest = hashlib.sha256(json.dumps(resources, sort_keys=True).encode()).hexdigest()
    return {"version_info": digest[:16], "resources": resources}


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
