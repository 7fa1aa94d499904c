"""Webhooks of tenants, what is sent to them, and what came of each try."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, QuerySet

from apps.core import clock
from apps.core.encryption import cipher_for
from apps.core.ids import new_id
from apps.notifications.choices import (
    EXCERPT_LENGTH,
    NAME_LENGTH,
    DeliveryState,
    Format,
    WebhookState,
)
from apps.tenants.choices import Status

PURPOSE = "webhook"


class WebhookQuerySet(QuerySet["Webhook"]):
    def active(self) -> WebhookQuerySet:
        """Return the webhooks that are called: nothing leaves a tenant that is suspended or archived."""
        return self.filter(state=WebhookState.ACTIVE, tenant__status=Status.ACTIVE)

    def wanting(self, tenant_id: Any, action: str) -> WebhookQuerySet:
        """Return the active webhooks of a tenant that are sent an action."""
        wants = Q(actions=[]) | Q(actions__contains=[action])
        return self.active().filter(wants, tenant_id=tenant_id)

    def due(self, moment: dt.datetime) -> WebhookQuerySet:
        """Return the webhooks that have something to send now, and that nobody is sending to."""
        waiting = Delivery.objects.filter(state=DeliveryState.WAITING, due_at__lte=moment)
        free = Q(busy_until__isnull=True) | Q(busy_until__lte=moment)
        return self.active().filter(free, pk__in=waiting.values("webhook_id"))


class Webhook(models.Model):
    """An address outside that is called when something happens in a tenant.

    Address and secrets are encrypted: whoever knows a Slack address may write to the channel. `busy_until` is the lease of
    the worker that sends to it: one at a time.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="webhooks")
    name = models.CharField(max_length=NAME_LENGTH)
    format = models.CharField(max_length=10, choices=Format.choices, default=Format.STANDARD)
    encrypted_url = models.TextField()
    place = models.CharField(max_length=300)
    # Which actions it is sent; none means all.
    actions = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    encrypted_secret = models.TextField()
    encrypted_old_secret = models.TextField(blank=True)
    old_secret_until = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=WebhookState.choices, default=WebhookState.ACTIVE)
    disabled_reason = models.CharField(max_length=200, blank=True)
    disabled_at = models.DateTimeField(null=True, blank=True)
    busy_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "name"], name="notifications_webhook_name_once"),
            models.CheckConstraint(
                condition=Q(state__in=WebhookState.values), name="notifications_webhook_state_known"
            ),
            models.CheckConstraint(
                condition=Q(format__in=Format.values), name="notifications_webhook_format_known"
            ),
            models.CheckConstraint(
                condition=Q(state=WebhookState.DISABLED, disabled_at__isnull=False)
                | Q(state=WebhookState.ACTIVE, disabled_at__isnull=True, disabled_reason=""),
                name="notifications_webhook_disabled_at_with_state",
            ),
            models.CheckConstraint(
                condition=Q(encrypted_old_secret="", old_secret_until__isnull=True)
                | (~Q(encrypted_old_secret="") & Q(old_secret_until__isnull=False)),
                name="notifications_webhook_old_secret_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        return self.state == WebhookState.ACTIVE

    @property
    def url(self) -> str:
        return cipher_for(PURPOSE).decrypt(self.encrypted_url.encode()).decode()

    def secrets(self, moment: dt.datetime) -> list[str]:
        """Return the secrets to sign with: the present one, and the one before while it is still valid."""
        encrypted = [self.encrypted_secret]
        if self.old_secret_until is not None and self.old_secret_until > moment:
            encrypted.append(self.encrypted_old_secret)
        return [cipher_for(PURPOSE).decrypt(one.encode()).decode() for one in encrypted]


class Delivery(models.Model):
    """One event on its way to one webhook. `message_id` tells a repetition, also that of a replay."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event_id = models.UUIDField()
    action = models.CharField(max_length=100)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    is_replay = models.BooleanField(default=False)
    due_at = models.DateTimeField(default=clock.now)
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ["-id"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "event_id"],
                condition=Q(is_replay=False),
                name="notifications_delivery_once",
            ),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.WAITING, finished_at__isnull=True)
                | (~Q(state=DeliveryState.WAITING) & Q(finished_at__isnull=False)),
                name="notifications_delivery_finished_at_with_state",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DeliveryState.values), name="notifications_delivery_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["webhook", "-id"], name="notifications_delivery_newest"),
            models.Index(
                fields=["due_at"],
                condition=Q(state=DeliveryState.WAITING),
                name="notifications_delivery_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} to {self.webhook}"

    @property
    def message_id(self) -> str:
        return f"msg_{self.event_id.hex}"


class Attempt(models.Model):
    """One try of a delivery, written once. `status` is that of the answer; without one, `error` says what went wrong."""

    id = models.BigAutoField(primary_key=True)
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="tries")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)
    milliseconds = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    error = models.CharField(max_length=60, blank=True)
    excerpt = models.CharField(max_length=EXCERPT_LENGTH, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ["id"]

    def __str__(self) -> str:
        return f"try {self.number} of {self.delivery_id}"
