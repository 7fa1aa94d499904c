"""The front: an Envoy between callers and gunicorn that waits for slow ones, so that no thread of the portal does (ADR 16).

    python -m platform_portal.front --listen 0.0.0.0:8000 --sockets /run/portal > front.json
    envoy --config-path front.json --concurrency 1 --disable-hot-restart

A request is handed on when it has arrived whole, and an answer is taken off the portal's hands at once. Files alone stream,
to workers of their own. Every limit that a caller may meet is one of the names below.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from apps.rollouts.routers import envoy_bootstrap as envoy

PAGES_SOCKET = "pages.sock"
FILES_SOCKET = "files.sock"
ADMIN_SOCKET = "front-admin.sock"
CONFIG_FILE = "front.json"

MAX_CONNECTIONS = 2_000
# More than any form or document may have, so that it is the portal that tells its limit.
MAX_BUFFERED_BYTES = 2 * 1024**2
# Holds an answer for a slow reader. Larger ones wait for the reader, as files do.
CONNECTION_BUFFER_BYTES = 4 * 1024**2
MAX_MEMORY_BYTES = 512 * 1024**2
HEAD_SECONDS = 10
# Browsers keep an idle connection for up to 300 s. Who closes first must be the caller, or the front closes just when a
# request is on its way.
KEEP_ALIVE_SECONDS = 400
SILENCE_SECONDS = 30
PAGE_SECONDS = 60
# From the first byte of a request to the last one of its answer, however slowly both are moved.
WHOLE_PAGE_SECONDS = 120
# An upload waits so long for a worker; once it is read, the portal's own limit of silence holds.
FILES_SILENCE_SECONDS = 300
WHOLE_FILE_SECONDS = 6 * 3600
RETRIES = 3

# What the front refuses itself, by the status: from, to, code and sentence. The first that fits is taken.
REFUSALS = (
    (408, 408, "front_timeout", "The request did not arrive in time. Send it again."),
    (413, 413, "front_too_large", "The request is larger than the portal takes. Send less at once."),
    (
        431,
        431,
        "front_too_large",
        "The headers are larger than the portal takes. Delete its cookies, or send fewer.",
    ),
    (400, 499, "front_bad_request", "This is no request that the portal understands. Send it as HTTP/1.1."),
    (
        504,
        504,
        "front_timeout",
        "The portal did not answer in time. Check whether it was done, then try again.",
    ),
    (500, 599, "front_unavailable", "The portal does not answer at the moment. Try again shortly."),
)

FILES_PATH = r"/mlflow/[^/]+/(ajax-)?api/2\.0/mlflow-artifacts/artifacts/.+"

_TYPE = "type.googleapis.com/"
_BUFFER = _TYPE + "envoy.extensions.filters.http.buffer.v3."
# What the portal did not take: nothing of it was read, so it is safe to send again.
_NOT_TAKEN = "connect-failure,reset-before-request"


def document(listen: Sequence[tuple[str, int]], *, sockets: Path, trusted_proxies: int = 0) -> dict[str, Any]:
    """Return the front's configuration.

    `listen` are the addresses to listen on; `sockets` is the folder with the sockets of the web server and of Envoy's
    own admin interface; `trusted_proxies` is the number of proxies of one's own before the front.
    """
    first, *more = [envoy.address(host, port) for host, port in listen]
    listener = {
        "name": "front",
        "address": first,
        "additional_addresses": [{"address": one} for one in more],
        # Taken by another process, a port is an error and not shared.
        "enable_reuse_port": False,
        "per_connection_buffer_limit_bytes": CONNECTION_BUFFER_BYTES,
        "filter_chains": [{"filters": [_connection_manager(trusted_proxies)]}],
    }
    clusters = [_cluster("pages", sockets / PAGES_SOCKET), _cluster("files", sockets / FILES_SOCKET)]
    return {
        "node": {"id": "front", "cluster": "front"},
        "admin": {"address": _pipe(sockets / ADMIN_SOCKET)},
        "static_resources": {"listeners": [listener], "clusters": clusters},
        "overload_manager": _limits(),
    }


def command(envoy_bin: str | Path, config: Path) -> list[str]:
    """Return the command line that runs the front in the foreground."""
    return envoy.run_command(envoy_bin, config)


def _connection_manager(trusted_proxies: int) -> dict[str, Any]:
    return {
        "name": "envoy.filters.network.http_connection_manager",
        "typed_config": {
            "@type": _TYPE
            + "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
            "stat_prefix": "front",
            # One request at a time on a connection: more, and one caller is many. HTTP/2 comes with TLS.
            "codec_type": "HTTP1",
            "route_config": {
                "name": "front",
                "virtual_hosts": [{"name": "portal", "domains": ["*"], "routes": _routes()}],
                "request_headers_to_add": [_peer()],
            },
            # Paths are the portal's to judge, as they were sent: here they only choose who serves them.
            "normalize_path": False,
            "path_with_escaped_slashes_action": "KEEP_UNCHANGED",
            # The caller's address is the connection's, whatever it claims, and so is the scheme.
            "use_remote_address": True,
            "skip_xff_append": True,
            "xff_num_trusted_hops": trusted_proxies,
            "early_header_mutation_extensions": [envoy.drop_headers("x-envoy-")],
            "common_http_protocol_options": {
                "headers_with_underscores_action": "DROP_HEADER",
                "idle_timeout": f"{KEEP_ALIVE_SECONDS}s",
                "max_headers_count": 100,
            },
            # Old probes and load testers still speak it; they name their host, as all must.
            "http_protocol_options": {"accept_http_10": True},
            "max_request_headers_kb": 32,
            "request_headers_timeout": f"{HEAD_SECONDS}s",
            "stream_idle_timeout": f"{SILENCE_SECONDS}s",
            "server_header_transformation": "PASS_THROUGH",
            "generate_request_id": False,
            "local_reply_config": _own_answers(),
            "http_filters": [
                {
                    "name": "envoy.filters.http.buffer",
                    "typed_config": {"@type": _BUFFER + "Buffer", "max_request_bytes": MAX_BUFFERED_BYTES},
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


def _peer() -> dict[str, Any]:
    # Envoy's own way appends an address of this machine where the caller is on its loopback.
    header = {"key": "x-forwarded-for", "value": "%DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT%"}
    return {"header": header, "append_action": "APPEND_IF_EXISTS_OR_ADD"}


def _routes() -> list[dict[str, Any]]:
    reading = {"name": ":method", "string_match": {"safe_regex": {"regex": "GET|HEAD"}}}
    return [
        {
            "match": {"safe_regex": {"regex": FILES_PATH}},
            "route": _action(
                "files", answered=0, silent=FILES_SILENCE_SECONDS, whole=WHOLE_FILE_SECONDS, retry=_NOT_TAKEN
            ),
            "typed_per_filter_config": {
                "envoy.filters.http.buffer": {"@type": _BUFFER + "BufferPerRoute", "disabled": True}
            },
        },
        # A worker that ends in the middle takes its requests with it; reading again does no harm.
        {"match": {"prefix": "/", "headers": [reading]}, "route": _page(f"{_NOT_TAKEN},reset")},
        {"match": {"prefix": "/"}, "route": _page(_NOT_TAKEN)},
    ]


def _page(retry: str) -> dict[str, Any]:
    return _action(
        "pages", answered=PAGE_SECONDS, silent=SILENCE_SECONDS, whole=WHOLE_PAGE_SECONDS, retry=retry
    )


def _action(cluster: str, *, answered: int, silent: int, whole: int, retry: str) -> dict[str, Any]:
    return {
        "cluster": cluster,
        "timeout": f"{answered}s",
        "idle_timeout": f"{silent}s",
        "max_stream_duration": {"max_stream_duration": f"{whole}s"},
        "retry_policy": {
            "retry_on": retry,
            "num_retries": RETRIES,
            "retry_back_off": {"base_interval": "0.25s", "max_interval": "1s"},
        },
    }


def _cluster(name: str, socket: Path) -> dict[str, Any]:
    return {
        "name": name,
        "type": "STATIC",
        "connect_timeout": "2s",
        "per_connection_buffer_limit_bytes": CONNECTION_BUFFER_BYTES,
        # What is too much for the workers waits in their sockets; connections are the only limit of callers.
        "circuit_breakers": {
            "thresholds": [
                dict.fromkeys(
                    ("max_connections", "max_pending_requests", "max_requests", "max_retries"),
                    MAX_CONNECTIONS,
                )
            ]
        },
        "load_assignment": {
            "cluster_name": name,
            "endpoints": [{"lb_endpoints": [{"endpoint": {"address": _pipe(socket)}}]}],
        },
        "typed_extension_protocol_options": {
            "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": {
                "@type": _TYPE + "envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                "explicit_http_config": {"http_protocol_options": {}},
                "common_http_protocol_options": {"max_requests_per_connection": 1},
            }
        },
    }


def _limits() -> dict[str, Any]:
    """Return what happens before the front has too many connections or takes too much memory."""
    heap = "envoy.resource_monitors.fixed_heap"

    def at(share: float) -> list[dict[str, Any]]:
        return [{"name": heap, "threshold": {"value": share}}]

    largest_go = {"scaling_threshold": 0.8, "saturation_threshold": 0.95}
    return {
        "resource_monitors": [
            envoy.connections_monitor(MAX_CONNECTIONS),
            {
                "name": heap,
                "typed_config": {
                    "@type": _TYPE + "envoy.extensions.resource_monitors.fixed_heap.v3.FixedHeapConfig",
                    "max_heap_size_bytes": MAX_MEMORY_BYTES,
                },
            },
        ],
        "buffer_factory_config": {"minimum_account_to_track_power_of_two": 20},
        "actions": [
            {"name": "envoy.overload_actions.shrink_heap", "triggers": at(0.7)},
            {
                "name": "envoy.overload_actions.reset_high_memory_stream",
                "triggers": [{"name": heap, "scaled": largest_go}],
            },
            {"name": "envoy.overload_actions.stop_accepting_requests", "triggers": at(0.97)},
        ],
    }


def _own_answers() -> dict[str, Any]:
    """Return how the front tells what it refuses itself: as a page to a browser, else as the API does."""
    browser = {"header_filter": {"header": {"name": "accept", "string_match": {"contains": "text/html"}}}}
    mappers = []
    for first, last, code, sentence in REFUSALS:
        within = [_status("GE", first), _status("LE", last)]
        page, problem = _page_of(sentence), _problem(code, sentence)
        mappers.append(
            {"filter": {"and_filter": {"filters": [*within, browser]}}, "body_format_override": page}
        )
        mappers.append({"filter": {"and_filter": {"filters": within}}, "body_format_override": problem})
    return {"mappers": mappers}


def _status(comparison: str, status: int) -> dict[str, Any]:
    value = {"default_value": status, "runtime_key": "portal.never_set"}
    return {"status_code_filter": {"comparison": {"op": comparison, "value": value}}}


def _problem(code: str, sentence: str) -> dict[str, Any]:
    document = {
        "type": f"urn:platform-portal:problem:{code}",
        "title": "Refused by the front",
        "status": "%RESPONSE_CODE%",
        "code": code,
        "detail": sentence,
    }
    return {"json_format": document, "content_type": "application/problem+json"}


def _page_of(sentence: str) -> dict[str, Any]:
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        "<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style>"
        f"<title>Platform Portal</title><h1>Platform Portal</h1><p>{sentence}</p>"
        '<p><a href="/">Go to the first page</a></p></html>\n'
    )
    return {"text_format_source": {"inline_string": page}, "content_type": "text/html; charset=utf-8"}


def _pipe(path: Path) -> dict[str, Any]:
    return {"pipe": {"path": str(path), "mode": 0o600}}


def main(arguments: list[str] | None = None) -> int:
    """Print the configuration, for an Envoy that something else runs."""
    parser = argparse.ArgumentParser(prog="python -m platform_portal.front")
    parser.add_argument("--listen", action="append", required=True, type=_host_and_port, metavar="HOST:PORT")
    parser.add_argument(
        "--sockets", type=Path, required=True, help="the folder with the web server's sockets"
    )
    parser.add_argument(
        "--trusted-proxies", type=int, default=0, help="how many proxies of your own are before it"
    )
    options = parser.parse_args(arguments)
    written = document(options.listen, sockets=options.sockets, trusted_proxies=options.trusted_proxies)
    sys.stdout.write(json.dumps(written, indent=1) + "\n")
    return 0


def _host_and_port(text: str) -> tuple[str, int]:
    """Read HOST:PORT."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return host.strip("[]"), int(port)


if __name__ == "__main__":
    sys.exit(main())
