from __future__ import annotations

from django.db import models

# The feature switch.
CALLS = "connections.calls"

MOST_CONNECTIONS = 50
MOST_PLACES = 100
NAME_LENGTH = 63
ADDRESS_LENGTH = 500
USERNAME_LENGTH = 200
SECRET_LENGTH = 8000
DATABASE_LENGTH = 63
REASON_LENGTH = 300
SENTENCE_LENGTH = 300

TEST_SECONDS = 10.0


class ConnectionKind(models.TextChoices):
    """What stands at the other end, which decides how it is called and tested."""

    PROMETHEUS = "prometheus", "Prometheus"
    FEAST_REGISTRY_SERVER = "feast_registry_server", "Feast registry server"
    FEAST_REGISTRY_FILE = "feast_registry_file", "Feast registry file"
    POSTGRES = "postgres", "Postgres"
    OPA = "opa", "Open Policy Agent"
    HTTP = "http", "Other HTTP service"


# Called with a URL; the others by host and port.
HTTP_KINDS = frozenset(
    {ConnectionKind.PROMETHEUS, ConnectionKind.FEAST_REGISTRY_FILE, ConnectionKind.OPA, ConnectionKind.HTTP}
)


class Encryption(models.TextChoices):
    """How a Postgres or gRPC connection is encrypted. An HTTP address says it by its scheme."""

    VERIFIED = "verified", "Encrypted, certificate verified"
    UNVERIFIED = "unverified", "Encrypted, certificate not verified"
    NONE = "none", "Not encrypted"


# Which each kind can use, strongest first.
ENCRYPTIONS: dict[ConnectionKind, tuple[Encryption, ...]] = {
    ConnectionKind.POSTGRES: (Encryption.VERIFIED, Encryption.UNVERIFIED, Encryption.NONE),
    ConnectionKind.FEAST_REGISTRY_SERVER: (Encryption.VERIFIED, Encryption.NONE),
}

SSLMODES = {
    Encryption.VERIFIED: "verify-full",
    Encryption.UNVERIFIED: "require",
    Encryption.NONE: "disable",
}


class Result(models.TextChoices):
    """What came of the last test."""

    UNTESTED = "untested", "Not tested"
    REACHABLE = "reachable", "Reachable"
    UNREACHABLE = "unreachable", "Not reachable"
