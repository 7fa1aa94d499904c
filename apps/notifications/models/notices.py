"""What people are told, and how each of them wants to be."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from apps.audit.events import SENTENCE_LENGTH, TITLE_LENGTH, EventKind
from apps.core import clock
from apps.core.ids import new_id
from apps.notifications.choices import Mail
from apps.tenants import access


class NoticeQuerySet(QuerySet["Notice"]):
    def with_access(self, user: Any) -> NoticeQuerySet:
        """Return the notices to `user`, without those of tenants that `user` no longer sees."""
        seen = Q(tenant__isnull=True) | Q(tenant_id__in=access.tenant_ids(user))
        return self.filter(seen, person_id=user.pk)

    def visible_to(self, user: Any) -> NoticeQuerySet:
        """Return the notices that the portal shows to `user`."""
        return self.with_access(user).filter(is_shown=True)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at__isnull=True)

    def due(self, moment: dt.datetime) -> NoticeQuerySet:
        """Return the notices whose mail is to be sent by now."""
        return self.filter(mail_due_at__lte=moment)


class Notice(models.Model):
    """What one person is told of one event: in the portal where `is_shown`, and by mail.

    `mail_due_at` is when its mail is next tried; it is empty where none is to be sent any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    tenant = models.ForeignKey(
        "tenants.Tenant", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    event_id = models.UUIDField()
    action = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    title = models.CharField(max_length=TITLE_LENGTH)
    sentence = models.CharField(max_length=SENTENCE_LENGTH)
    path = models.CharField(max_length=300)
    occurred_at = models.DateTimeField()
    created_at = models.DateTimeField(default=clock.now)
    is_shown = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.CharField(max_length=10, choices=Mail.choices, default=Mail.NEVER)
    mail_due_at = models.DateTimeField(null=True, blank=True)
    mail_failures = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "event_id"], name="notifications_notice_once"),
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="notifications_notice_kind_known"
            ),
            models.CheckConstraint(condition=Q(mail__in=Mail.values), name="notifications_notice_mail_known"),
            models.CheckConstraint(
                condition=Q(mail_due_at__isnull=True) | Q(mailed_at__isnull=True),
                name="notifications_notice_mailed_once",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="notifications_notice_newest"),
            models.Index(
                fields=["person", "tenant"],
                condition=Q(read_at__isnull=True, is_shown=True),
                name="notifications_notice_unread",
            ),
            models.Index(
                fields=["mail_due_at"],
                condition=Q(mail_due_at__isnull=False),
                name="notifications_notice_mail_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Preference(models.Model):
    """How a person wants to be told of one kind of events; without a row the defaults of `choices` hold."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_preferences"
    )
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    is_shown = models.BooleanField(default=True)
    mail = models.CharField(max_length=10, choices=Mail.choices)

    class Meta:
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="notifications_preference_once"),
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="notifications_preference_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(mail__in=Mail.values), name="notifications_preference_mail_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"
