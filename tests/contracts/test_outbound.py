"""Nobody talks to the outside past the one client."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Whatever opens a connection, directly or for others.
WAYS_OUT = (
    "aiohttp",
    "asyncio.open_connection",
    "ftplib",
    "grpc",
    "http.client",
    "httpcore",
    "httpx",
    "imaplib",
    "poplib",
    "psycopg.AsyncConnection",
    "psycopg.Connection",
    "psycopg.connect",
    "pycurl",
    "requests",
    "smtplib",
    "socket",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "websocket",
    "websockets",
    "xmlrpc.client",
)
# Module -> what it may import, and why it need not or cannot go through apps.core.outbound.
EXCEPTIONS: dict[str, tuple[set[str], str]] = {
    "apps/core/outbound/client.py": ({"httpcore", "httpx"}, "is the one client"),
    "apps/core/outbound/wire.py": ({"httpcore", "httpx"}, "is the one client's connection"),
    "apps/core/outbound/names.py": ({"socket"}, "is the one client's lookup"),
    "apps/core/outbound/channels.py": ({"grpc"}, "is the one client, for gRPC"),
    "apps/core/outbound/databases.py": (
        {"psycopg.Connection", "socket"},
        "is the one client, for other people's Postgres; it shuts a connection whose time is over",
    ),
    "apps/core/outbound/sessions.py": ({"requests"}, "is the one client, for libraries that speak requests"),
    "apps/core/unix_http.py": ({"http.client", "socket"}, "calls a socket of this machine that only a setting names"),
    "apps/contracts/checks/postgres_source.py": ({"psycopg.Connection"}, "names the type of a connection that the one client opened"),
    "apps/features/feast/reading.py": ({"grpc"}, "names the errors of the one client's channel"),
    "apps/mlflow_api/bodies.py": ({"socket"}, "bounds the time of a connection that a client opened to the portal"),
    "apps/rollouts/plain_http.py": ({"httpx"}, "calls neighbours on loopback that only operators' settings name"),
    "apps/rollouts/model_servers.py": ({"httpx"}, "names the errors of plain_http, through which it calls"),
    "apps/rollouts/routers/envoy_client.py": ({"httpx"}, "names the errors of plain_http, through which it calls"),
    "platform_portal/local/ports.py": ({"socket"}, "looks for free ports of this machine"),
    "platform_portal/local/postgres.py": ({"psycopg.connect"}, "asks the database that it started"),
    "platform_portal/local/roles.py": ({"psycopg.Connection", "psycopg.connect"}, "makes the roles of the portal's own database"),
    "platform_portal/local/stack.py": ({"psycopg.connect"}, "asks the portal's own database"),
    "platform_portal/local/supervisor.py": ({"urllib.request"}, "asks the services that it started on loopback"),
}  # fmt: skip


def _imported(tree: ast.AST) -> Iterator[str]:
    """Return the dotted name of everything that a module imports or names as a string to import."""
    # A module of the portal's own may have the name of one of them.
    own = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.level or str(node.module).startswith("apps."))
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            # Whoever only catches a library's errors calls nobody.
            named = [one.name for one in node.names if not one.name.endswith(("Error", "Exception"))]
            yield from (f"{node.module}.{name}" for name in named)
        elif (
            isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id not in own
        ):
            yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("__import__", "import_module", "import_string"):
                yield from (str(one.value) for one in node.args[:1] if isinstance(one, ast.Constant))


def _ways_out(source: str) -> set[str]:
    names = list(_imported(ast.parse(source)))
    return {way for way in WAYS_OUT for name in names if name == way or name.startswith(f"{way}.")}


def _modules() -> Iterator[tuple[str, set[str]]]:
    for folder in ("apps", "platform_portal"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), _ways_out(path.read_text())


def test_modules__outside_the_one_client__do_not_talk_to_the_outside() -> None:
    found = {name: ways for name, ways in _modules() if ways}
    unlisted = {name: ways - EXCEPTIONS.get(name, (set(), ""))[0] for name, ways in found.items()}
    assert {name: ways for name, ways in unlisted.items() if ways} == {}, "call through apps.core.outbound"
    idle = {name: ways - found.get(name, set()) for name, (ways, _) in EXCEPTIONS.items()}
    assert {name: ways for name, ways in idle.items() if ways} == {}, "these exceptions are needed no more"
    assert all(reason for _, reason in EXCEPTIONS.values())


def test_neighbours__of_plain_http__are_called_by_nobody_else() -> None:
    users = {
        name
        for name in (str(path.relative_to(ROOT)) for path in (ROOT / "apps").rglob("*.py"))
        if "plain_http" in (ROOT / name).read_text()
    }
    assert {name for name in users if not name.startswith("apps/rollouts/")} == set()


@pytest.mark.parametrize(
    "source",
    [
        "import httpx",
        "import urllib.request as r",
        "from urllib import request",
        "from http import client",
        "from requests.adapters import HTTPAdapter",
        "from requests import *",
        "from requests import RequestException, get",
        "def f():\n    import socket",
        "__import__('requests')",
        "importlib.import_module('http.client')",
        "import asyncio\nasyncio.open_connection('h', 1)",
        "import urllib\nurllib.request.urlopen('http://h')",
    ],
)
def test_scan__way_out__is_seen(source: str) -> None:
    assert _ways_out(source)


@pytest.mark.parametrize(
    "source",
    [
        "from urllib.parse import quote",
        "from http import HTTPStatus",
        "from requests import RequestException",
        "from apps.core import outbound",
        "from .requests import x",
        "request.user",
    ],
)
def test_scan__no_way_out__is_let_through(source: str) -> None:
    assert not _ways_out(source)
