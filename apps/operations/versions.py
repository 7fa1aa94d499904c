"""What runs here, by name."""

from __future__ import annotations

import platform
from importlib import metadata

import django
from django.conf import settings
from django.db import DatabaseError, connection

LIBRARIES = ("celery", "django-allauth", "django-guardian", "django-ninja", "psycopg", "cryptography")


def versions() -> list[tuple[str, str]]:
    """Return each program and library with its version."""
    found = [
        ("Platform Portal", settings.PORTAL_VERSION),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("PostgreSQL", _postgres()),
        ("Redis or Valkey", _redis()),
    ]
    return found + [(name, metadata.version(name)) for name in LIBRARIES]


def _postgres() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            row = cursor.fetchone()
            return str(row[0]) if row else "unknown"
    except DatabaseError:
        return "does not answer"


def _redis() -> str:
    import redis

    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)
    try:
        info = client.info("server")
    except redis.RedisError:
        return "does not answer"
    finally:
        client.close()
    assert isinstance(info, dict)
    return str(info.get("valkey_version") or info.get("redis_version") or "unknown")
