"""Connections of tenants, and the places inside the network that operators opened for one tenant."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from apps.connections.choices import (
    ADDRESS_LENGTH,
    DATABASE_LENGTH,
    HTTP_KINDS,
    NAME_LENGTH,
    REASON_LENGTH,
    SENTENCE_LENGTH,
    USERNAME_LENGTH,
    ConnectionKind,
    Encryption,
    Result,
)
from apps.core import clock
from apps.core.ids import new_id
from apps.tenants import access

PURPOSE = "connection"


class AllowedPlace(models.Model):
    """A host and port inside the network that an operator opened for the calls of one tenant."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="allowed_places")
    # In lower case and without brackets or a trailing dot: as addresses are compared.
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    reason = models.CharField(max_length=REASON_LENGTH)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        default_permissions = ("view",)
        ordering = ["host", "port"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "host", "port"], name="connections_allowedplace_once"),
            models.CheckConstraint(
                condition=Q(port__gte=1, port__lte=65535), name="connections_allowedplace_port_known"
            ),
        ]

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class ConnectionQuerySet(QuerySet["Connection"]):
    def visible_to(self, user: Any) -> ConnectionQuerySet:
        """Return the connections of the tenants that `user` sees."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def of_kinds(self, *kinds: ConnectionKind) -> ConnectionQuerySet:
        return self.filter(kind__in=kinds)


class Connection(models.Model):
    """Something outside that a tenant lets the portal call, with the secret that opens it.

    The secret is encrypted and goes nowhere but to the address that it was given with. `busy_until` is the lease of
    whoever tests it: one at a time.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="connections")
    name = models.CharField(max_length=NAME_LENGTH)
    kind = models.CharField(max_length=30, choices=ConnectionKind.choices)
    address = models.CharField(max_length=ADDRESS_LENGTH)
    username = models.CharField(max_length=USERNAME_LENGTH, blank=True)
    encrypted_secret = models.TextField(blank=True)
    secret_set_at = models.DateTimeField(null=True, blank=True)
    database = models.CharField(max_length=DATABASE_LENGTH, blank=True)
    encryption = models.CharField(max_length=10, choices=Encryption.choices, default=Encryption.VERIFIED)
    result = models.CharField(max_length=12, choices=Result.choices, default=Result.UNTESTED)
    sentence = models.CharField(max_length=SENTENCE_LENGTH, blank=True)
    tested_at = models.DateTimeField(null=True, blank=True)
    busy_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    objects = ConnectionQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "name"], name="connections_connection_name_once"),
            models.CheckConstraint(
                condition=Q(kind__in=ConnectionKind.values), name="connections_connection_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(encryption__in=Encryption.values), name="connections_connection_encryption_known"
            ),
            models.CheckConstraint(
                condition=Q(encrypted_secret="", secret_set_at__isnull=True)
                | (~Q(encrypted_secret="") & Q(secret_set_at__isnull=False)),
                name="connections_connection_secret_with_time",
            ),
            models.CheckConstraint(
                condition=Q(result=Result.UNTESTED, tested_at__isnull=True, sentence="")
                | Q(result__in=[Result.REACHABLE, Result.UNREACHABLE], tested_at__isnull=False),
                name="connections_connection_tested_at_with_result",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_secret(self) -> bool:
        return bool(self.encrypted_secret)

    @property
    def is_http(self) -> bool:
        return self.kind in HTTP_KINDS
