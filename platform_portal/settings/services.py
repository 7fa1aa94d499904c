"""Where the services are: from the environment, else from what `make run` wrote down.

    services = load()
    DATABASES = {"default": dj_database_url.parse(services.database_url, ...)}

One source wins as a whole: where DATABASE_URL is set, the files of `make run` are not looked at, so that no process
ever talks to the database of one installation and the traffic splitter of another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Services:
    """The services of one installation. Empty strings are services it does not have."""

    database_url: str  # the application's role
    database_migration_url: str  # the owner of the tables; empty where this process runs no migrations
    redis_url: str
    secret_key: str
    portal_url: str  # the portal's own public base URL
    envoy_admin_url: str
    envoy_config_dir: str
    front_admin_socket: str  # the admin interface of the Envoy before the web server
    routes_url: str  # public base URL of the traffic that Envoy splits
    model_servers: Mapping[str, str]  # name -> host:port
    model_server_token: str  # what model servers take commands by
    var: Path  # the folder of files that this installation keeps


def var_folder() -> Path:
    """Return the folder of files that this installation keeps (PORTAL_VAR moves it)."""
    return Path(os.environ.get("PORTAL_VAR") or CHECKOUT / "var").absolute()


def _written(var: Path) -> dict[str, Any]:
    """Read what the supervisor wrote; empty where it runs nothing or the environment decides."""
    try:
        document: dict[str, Any] = json.loads((var / "services.json").read_text())
        document["secret_key"] = (var / "secret_key").read_text().strip()
    except FileNotFoundError:
        return {}
    except PermissionError as error:
        raise ImproperlyConfigured(
            f"{error.filename} belongs to another user. Run this as the one who runs the portal."
        ) from error
    given = os.environ.get("DATABASE_URL")
    # The supervisor was given this very server and made the application's own role there: that role is the one to be.
    ours = given in (None, "", document.get("database_url"), document.get("database_superuser_url"))
    return document if ours else {}


def _model_servers(value: str | Mapping[str, str]) -> dict[str, str]:
    if not isinstance(value, str):
        return dict(value)
    pairs = (part.partition("=") for part in value.split(",") if part.strip())
    return {name.strip(): address.strip() for name, _, address in pairs}


def load() -> Services:
    """Find the services of this process.

    Raises ImproperlyConfigured with the way out where neither DATABASE_URL nor a running `make run` names any.
    """
    var = var_folder()
    written = _written(var)

    def value(name: str) -> str:
        if written:
            return str(written.get(name.lower()) or "")
        return os.environ.get(name, "")

    if not value("DATABASE_URL"):
        raise ImproperlyConfigured(
            "No database is known: start the portal with `make run`, or set DATABASE_URL (and REDIS_URL, SECRET_KEY)."
        )
    for name in ("REDIS_URL", "SECRET_KEY"):
        if not value(name):
            raise ImproperlyConfigured(f"DATABASE_URL is set, so {name} must be set, too.")
    servers = written.get("model_servers") if written else os.environ.get("MODEL_SERVERS")
    return Services(
        database_url=value("DATABASE_URL"),
        database_migration_url=value("DATABASE_MIGRATION_URL"),
        redis_url=value("REDIS_URL"),
        secret_key=value("SECRET_KEY"),
        portal_url=value("PORTAL_URL").rstrip("/"),
        envoy_admin_url=value("ENVOY_ADMIN_URL").rstrip("/"),
        envoy_config_dir=value("ENVOY_CONFIG_DIR"),
        front_admin_socket=value("FRONT_ADMIN_SOCKET"),
        routes_url=value("ROUTES_URL").rstrip("/"),
        model_servers=_model_servers(servers or ""),
        model_server_token=value("MODEL_SERVER_TOKEN"),
        var=var,
    )
