"""What the demo wrote down about itself: var/demo.json, for people and programs that want to try the portal."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DEMO_FILE = "demo.json"
CREDENTIALS_FILE = "model-server.json"


@dataclass(frozen=True)
class Person:
    """One user of the demo."""

    username: str
    password: str = field(repr=False)
    token: str = field(repr=False)
    tenant: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Installation:
    """A seeded portal: its address, tenants, people and routes."""

    url: str
    mlflow_urls: dict[str, str]
    people: tuple[Person, ...]
    routes: dict[tuple[str, str], str]

    def of(self, tenant: str, role: str) -> tuple[Person, ...]:
        """List the people who hold a role in a tenant."""
        return tuple(one for one in self.people if one.tenant == tenant and role in one.roles)


def read(var: Path) -> Installation:
    """Read var/demo.json. Raises FileNotFoundError where the demo was not seeded."""
    document = json.loads((var / DEMO_FILE).read_text(encoding="utf-8"))
    people = tuple(
        Person(one["username"], one["password"], one["token"], one["tenant"], tuple(one["roles"]))
        for one in document["users"]
    )
    return Installation(
        url=document["url"],
        mlflow_urls={one["slug"]: one["mlflow_url"] for one in document["tenants"]},
        people=people,
        routes={(one["tenant"], one["model"]): one["url"] for one in document["routes"]},
    )


def write(var: Path, installation: Installation) -> Path:
    """Write var/demo.json so that only its owner reads it, whole or not at all."""
    document = {
        "url": installation.url,
        "tenants": [{"slug": slug, "mlflow_url": url} for slug, url in installation.mlflow_urls.items()],
        "users": [
            {
                "username": one.username,
                "password": one.password,
                "token": one.token,
                "tenant": one.tenant,
                "roles": list(one.roles),
            }
            for one in installation.people
        ],
        "routes": [
            {"tenant": tenant, "model": model, "url": url}
            for (tenant, model), url in installation.routes.items()
        ],
    }
    return write_private(var / DEMO_FILE, document)


def write_private(target: Path, document: Any) -> Path:
    """Replace a file by a JSON document that only its owner reads."""
    # mkstemp makes the file 0600 before a secret is in it.
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(document, stream, indent=2)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return target
