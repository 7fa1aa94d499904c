"""The settings of production, in a process of their own: what browsers are told there, and what the framework objects to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Asks the portal without any database: the pages of this answer come before it is needed, or say that it is away.
SCRIPT = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.contrib.sessions.middleware import SessionMiddleware
from django.middleware.csrf import CsrfViewMiddleware

def answer(request):
    get_token(request)
    return HttpResponse("x")

request = RequestFactory().get("/", secure=True)
response = CsrfViewMiddleware(answer)(request)
cookie = response.cookies[settings.CSRF_COOKIE_NAME]
plain = Client(headers={"host": "localhost"}).get("/models/")
try:
    call_command("check", deploy=True, fail_level="WARNING")
    objections = ""
except SystemCheckError as found:
    objections = str(found)
print(json.dumps({
    "objections": objections,
    "session": {name: getattr(settings, "SESSION_COOKIE_" + name) for name in
                ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "DOMAIN", "PATH")},
    "csrf": {name: getattr(settings, "CSRF_COOKIE_" + name) for name in
             ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "DOMAIN", "PATH")},
    "set_cookie": cookie.OutputString(),
    "plain": [plain.status_code, plain.get("Location", "")],
    "hsts": settings.SECURE_HSTS_SECONDS,
    "debug": settings.DEBUG,
    "outbound": settings.OUTBOUND_ALLOW,
    "faults": settings.FAULT_INJECTION,
}))
"""


def environment() -> dict[str, str]:
    """Return the environment of a production process whose services are not there."""
    kept = {
        name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "PORTAL_VAR")
    }
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "platform_portal.settings.prod",
        "DATABASE_URL": "postgresql://offline@127.0.0.1:1/offline",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "SECRET_KEY": "production-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    }


@pytest.fixture(scope="module")
def production() -> dict[str, Any]:
    """Return what a process with the settings of production says of itself."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


@pytest.mark.parametrize("cookie", ["session", "csrf"])
def test_production__each_cookie__is_bound_to_this_host_and_to_https(
    production: dict[str, Any], cookie: str
) -> None:
    said = production[cookie]
    assert said["NAME"].startswith("__Host-")
    assert said["SECURE"] is True
    assert said["HTTPONLY"] is True
    assert said["SAMESITE"] == "Lax"
    # What the prefix asks for: no domain, and the whole host.
    assert said["DOMAIN"] is None
    assert said["PATH"] == "/"


def test_production__set_cookie__carries_all_of_it(production: dict[str, Any]) -> None:
    name, *attributes = [part.strip() for part in production["set_cookie"].split(";")]
    assert name.startswith("__Host-csrftoken=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(attributes)
    assert not any(attribute.lower().startswith("domain") for attribute in attributes)


def test_production__plain_http__is_sent_to_https(production: dict[str, Any]) -> None:
    assert production["plain"] == [301, "https://localhost/models/"]
    assert production["hsts"] >= 365 * 24 * 3600


def test_production__switches_of_tests__are_off(production: dict[str, Any]) -> None:
    assert (production["debug"], production["faults"], production["outbound"]) == (False, False, [])


def test_production__check_deploy__has_nothing_to_object(production: dict[str, Any]) -> None:
    assert production["objections"] == ""
