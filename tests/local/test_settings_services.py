"""Where a process finds its services: the environment as a whole, or what the supervisor wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from platform_portal.local.stack import SETTLED
from platform_portal.settings import services

WRITTEN = {
    "database_url": "postgresql://app@127.0.0.1:5/portal",
    "database_migration_url": "postgresql://owner@127.0.0.1:5/portal",
    "database_superuser_url": "postgresql://super@127.0.0.1:5/portal",
    "redis_url": "redis://127.0.0.1:6/0",
    "portal_url": "http://127.0.0.1:8000",
    "routes_url": "http://127.0.0.1:8001",
    "model_servers": {"blue": "127.0.0.1:8003"},
    "processes": [],
}


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in SETTLED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORTAL_VAR", str(tmp_path))
    return tmp_path


def _write(var: Path) -> None:
    (var / "services.json").write_text(json.dumps(WRITTEN))
    (var / "secret_key").write_text("kept\n")


def test_load__with_nothing__says_how_to_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="make run"):
        services.load()


def test_load__while_the_portal_runs__finds_everything(var: Path) -> None:
    _write(var)
    found = services.load()
    assert found.database_url == WRITTEN["database_url"]
    assert found.database_migration_url == WRITTEN["database_migration_url"]
    assert found.secret_key == "kept"
    assert found.model_servers == {"blue": "127.0.0.1:8003"}


def test_load__where_the_environment_names_another_database__takes_nothing_from_the_files(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(var)
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/portal")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/0")
    monkeypatch.setenv("SECRET_KEY", "of the environment")
    monkeypatch.setenv("MODEL_SERVERS", "blue=10.0.0.1:1, green=10.0.0.2:2")
    found = services.load()
    assert found.database_url == "postgresql://elsewhere/portal"
    assert found.database_migration_url == ""
    assert found.routes_url == ""
    assert found.model_servers == {"blue": "10.0.0.1:1", "green": "10.0.0.2:2"}


def test_load__where_the_environment_names_the_superuser_of_the_running_portal__stays_the_application(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(var)
    monkeypatch.setenv("DATABASE_URL", str(WRITTEN["database_superuser_url"]))
    assert services.load().database_url == WRITTEN["database_url"]


@pytest.mark.parametrize("missing", ["REDIS_URL", "SECRET_KEY"])
def test_load__with_half_of_the_environment__names_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"} - {missing}:
        monkeypatch.setenv(name, "given")
    with pytest.raises(ImproperlyConfigured, match=missing):
        services.load()
