"""Where a model version is served: the choice of a model server, and the question whether it is ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx
from django.conf import settings

from apps.rollouts import plain_http

TIMEOUT = 5.0
MAX_ANSWER_BYTES = 64 * 1024
_TEXT_CHARS = 300
COMMAND_HEADER = "x-portal-command"


class ServersMissing(Exception):
    """No model server is configured; the sentence says how to name some."""


@dataclass(frozen=True)
class ModelServer:
    """A process that serves model versions over the Open Inference Protocol."""

    name: str
    host: str
    port: int

    @property
    def address(self) -> tuple[str, int]:
        return self.host, self.port

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


@dataclass(frozen=True)
class ServedVersion:
    """A model version as a server knows it: the tenant's slug, the model's name, the version's number.

    `version_id` is the portal's own id; servers do not need it.
    """

    tenant: str
    model: str
    number: int
    version_id: str = ""


@dataclass(frozen=True)
class Ready:
    """The version is loaded on this server and can take traffic."""

    host: str
    port: int
    server: str


@dataclass(frozen=True)
class NotReady:
    """Not yet; ask again."""

    reason: str


@dataclass(frozen=True)
class Failed:
    """The server refuses this version; asking again will not help."""

    reason: str


def parse_servers(text: str) -> tuple[ModelServer, ...]:
    """Read "blue=host:port,green=host:port". Raises ValueError for anything else."""
    servers = []
    for item in filter(None, (part.strip() for part in text.split(","))):
        name, equals, address = item.partition("=")
        host, colon, port = address.rpartition(":")
        host = host.strip("[]")
        if not (name and equals and host and colon and port.isdigit() and 0 < int(port) < 65536):
            raise ValueError(f"{item!r} is not name=host:port")
        servers.append(ModelServer(name=name.strip(), host=host, port=int(port)))
    if len({server.name for server in servers}) != len(servers):
        raise ValueError("two model servers have the same name")
    return tuple(servers)


def configured_servers() -> tuple[ModelServer, ...]:
    """Return the model servers that the settings name."""
    named = settings.MODEL_SERVERS or {}
    if isinstance(named, str):
        return parse_servers(named)
    return parse_servers(",".join(f"{name}={address}" for name, address in named.items()))


def is_configured(address: tuple[str, int]) -> bool:
    """Return whether a configured model server has this address now."""
    return any(server.address == address for server in configured_servers())


def choose(
    version: ServedVersion,
    *,
    avoid: tuple[str, int] | None = None,
    servers: tuple[ModelServer, ...] | None = None,
) -> ModelServer:
    """Choose the server of a version, without asking any: the same input gives the same server.

    A server at `avoid`, where the stable version is served, is taken only if there is no other, so that a candidate that
    takes its process down does not take the stable version with it. Raises ServersMissing if none is configured.
    """
    known = configured_servers() if servers is None else servers
    if not known:
        raise ServersMissing(
            "No model server is configured. Set MODEL_SERVERS, for example to blue=127.0.0.1:8003,green=127.0.0.1:8004."
        )
    others = [server for server in known if server.address != avoid] or list(known)
    return others[version.number % len(others)]


def address_of(
    version: ServedVersion,
    *,
    avoid: tuple[str, int] | None = None,
    servers: tuple[ModelServer, ...] | None = None,
) -> tuple[str, int]:
    """Return host and port of the server that `choose` takes."""
    return choose(version, avoid=avoid, servers=servers).address


def prepare(
    version: ServedVersion,
    *,
    avoid: tuple[str, int] | None = None,
    servers: tuple[ModelServer, ...] | None = None,
) -> Ready | NotReady | Failed:
    """Have a server load the version and say whether it is ready. It can be asked again at will.

    A refusal of the version itself (status 4xx) is Failed; a server that is away, busy or failing is NotReady.
    """
    try:
        server = choose(version, avoid=avoid, servers=servers)
    except (ServersMissing, ValueError) as problem:
        return NotReady(str(problem))
    return prepare_on(server, version)


def prepare_on(server: ModelServer, version: ServedVersion) -> Ready | NotReady | Failed:
    """Have this server load the version and say whether it is ready."""
    name = quote(version.model, safe="")
    body = {"parameters": {"tenant": version.tenant, "version": str(version.number)}}
    load = _ask(server, "POST", f"/v2/repository/models/{name}/load", version, body)
    if not isinstance(load, Ready):
        return load
    return _ask(server, "GET", f"/v2/models/{name}/versions/{version.number}/ready", version, None)


def _ask(
    server: ModelServer, method: str, path: str, version: ServedVersion, body: dict[str, Any] | None
) -> Ready | NotReady | Failed:
    # As the router names a version; and the token that a command needs, which the router lets nobody else show.
    headers = {
        "x-portal-tenant": quote(version.tenant, safe=""),
        "x-portal-model": quote(version.model, safe=""),
        "x-portal-version": str(version.number),
        COMMAND_HEADER: settings.MODEL_SERVER_TOKEN,
    }
    try:
        with (
            plain_http.client(server.url, timeout=TIMEOUT) as client,
            client.stream(method, path, headers=headers, json=body) as response,
        ):
            status, text = response.status_code, _beginning(response)
    except httpx.TimeoutException:
        return NotReady(f"Model server {server.name} did not answer within {TIMEOUT:g} seconds.")
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        return NotReady(f"Model server {server.name} cannot be reached ({type(problem).__name__}).")
    if 200 <= status < 300:
        return Ready(host=server.host, port=server.port, server=server.name)
    said = f"Model server {server.name} answered {status}{f': {text}' if text else ''}"
    # Being asked to wait, or not loaded yet, is no refusal of the version.
    waiting = status >= 500 or status in (408, 409, 425, 429) or method == "GET"
    return NotReady(said) if waiting else Failed(said)


def _beginning(response: httpx.Response) -> str:
    """Return the beginning of an answer as one line of text, reading no more than is needed."""
    content = b""
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) >= MAX_ANSWER_BYTES:
            break
    text = " ".join(content[:MAX_ANSWER_BYTES].decode("utf-8", "replace").split())
    return "".join(char for char in text if char.isprintable())[:_TEXT_CHARS]
