from __future__ import annotations

import datetime as dt
import uuid
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser, Group
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from apps.accounts.choices import Kind
from apps.core import clock
from apps.core.ids import new_id
from apps.core.refusals import Refused

# How much of each value that was sent its page repeats.
SHOWN = 300
# What forms carry for the portal alone.
NOT_TYPED = frozenset({"etag", "index", "select_across"})


class AccountStays(Refused):
    code = "account_not_deletable"
    sentence = "An account is never deleted, since its history stays. Deactivate it."


class User(AbstractUser):
    """A person, or a service account with a person who answers for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PERSON)
    owner = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="service_accounts"
    )

    # Then another knows it as well: a vote could be anybody's of the two.
    password_set_by_other = models.BooleanField(
        "password set by another person", default=False, db_default=False, editable=False
    )

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.PERSON, owner__isnull=True) | Q(kind=Kind.SERVICE, owner__isnull=False),
                name="accounts_user_service_has_owner",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.PERSON) | Q(is_staff=False, is_superuser=False),
                name="accounts_user_service_is_no_staff",
            ),
            models.UniqueConstraint(Lower("username"), name="accounts_user_username_once"),
        ]

    # Set for the length of a request by a token that is bound to one tenant.
    bound_tenant_id: uuid.UUID | None = None
    # Set likewise on a service account: the tenants of the person who answers for it; None where that is every tenant.
    answered_tenant_ids: frozenset[uuid.UUID] | None = None
    # Set likewise: what the token's scopes allow, by permission; None where no token narrows its owner.
    token_permissions: frozenset[str] | None = None

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: what an account did stays told under its name. Deactivate it instead."""
        raise AccountStays()

    @property
    def can_act(self) -> bool:
        """Whether this account may do anything at all: a service account falls silent with its owner."""
        return self.is_active and (self.owner is None or self.owner.is_active)

    @property
    def is_person(self) -> bool:
        return self.kind == Kind.PERSON

    @property
    def answerable_person(self) -> User:
        """The person behind this account: itself, or the owner of a service account."""
        return self.owner if self.owner is not None else self

    @property
    def audit_actor(self) -> dict[str, str]:
        return {"kind": self.kind, "id": str(self.pk)}

    @property
    def display_name(self) -> str:
        return self.get_full_name() or self.username


class SessionQuerySet(QuerySet["Session"]):
    def of(self, user: User) -> SessionQuerySet:
        """Return the sessions in which `user` is signed in now, the latest used first."""
        moment = clock.now()
        return self.filter(
            user=user,
            expire_date__gt=moment,
            started_at__gt=moment - dt.timedelta(seconds=settings.SESSION_ABSOLUTE_SECONDS),
            last_seen_at__gt=moment - dt.timedelta(seconds=settings.SESSION_IDLE_SECONDS),
        ).order_by("-last_seen_at")


class Session(AbstractBaseSession):
    """A browser's session, with whose it is: Django's own does not tell, so nobody could end a person's others."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions")
    browser = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(default=clock.now)
    last_seen_at = models.DateTimeField(default=clock.now)

    # Django's own manager, for the keys that it makes, with the reads from above.
    objects = BaseSessionManager.from_queryset(SessionQuerySet)()  # type: ignore[misc]

    class Meta:
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Session of {self.user}" if self.user else "Session of nobody yet"

    @classmethod
    def get_session_store_class(cls) -> type:
        store: type = import_module(settings.SESSION_ENGINE).SessionStore
        return store

    def is_over(self, moment: dt.datetime) -> bool:
        """Return whether a signed-in session is too old, or was not used for too long."""
        if self.user_id is None:
            return False
        age, idle = moment - self.started_at, moment - self.last_seen_at
        return (
            age.total_seconds() >= settings.SESSION_ABSOLUTE_SECONDS
            or idle.total_seconds() >= settings.SESSION_IDLE_SECONDS
        )


class KeptFormQuerySet(QuerySet["KeptForm"]):
    def of(self, person: User, browser: str) -> KeptFormQuerySet:
        """Return what `person` sent from a browser and can still carry on with, the last first."""
        return self.filter(person=person, browser=browser, expires_at__gt=clock.now()).order_by("-kept_at")


class KeptForm(models.Model):
    """A form that was sent before a gate, until its person is through: it is shown to nobody else and nowhere else.

    `fields` are the pairs of names and values that were sent, without what `left_out` names: passwords, codes and files.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    # Of the id in the cookie, which is kept nowhere else.
    browser = models.CharField(max_length=64)
    path = models.TextField()
    fields = models.JSONField()
    left_out = models.JSONField(default=list)
    kept_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()

    objects = KeptFormQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("kept_at")), name="accounts_keptform_ends_later"
            ),
        ]
        indexes = [models.Index(fields=["person", "browser"], name="accounts_keptform_person")]

    def __str__(self) -> str:
        return f"A form of {self.person_id} to {self.path}"

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What was sent, as its person recognises it: without the button that was pressed, and what nobody typed."""
        sent: dict[str, list[str]] = {}
        for name, value in self.fields:
            if value and name not in NOT_TYPED and not name.startswith("_save"):
                sent.setdefault(name.strip("_").replace("_", " ").capitalize(), []).append(value)
        joined = ((name, ", ".join(values)) for name, values in sent.items())
        return [(name, f"{text[:SHOWN]}…" if len(text) > SHOWN else text) for name, text in joined]


class GroupClaimQuerySet(QuerySet["GroupClaim"]):
    def of(self, provider: str) -> GroupClaimQuerySet:
        """Return what the values of one provider's claim stand for."""
        return self.filter(provider=provider).select_related("group")


class GroupClaim(models.Model):
    """A value in a provider's groups claim, and the group of the portal that it stands for."""

    provider = models.SlugField(max_length=50, help_text="The provider's id in PORTAL_OIDC.")
    value = models.CharField(max_length=200, help_text="The group as the provider names it.")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="claims")
    # The person behind whoever mapped it, whom it puts in no group: nobody adds oneself.
    mapped_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")

    objects = GroupClaimQuerySet.as_manager()

    class Meta:
        ordering = ["provider", "value"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "value", "group"], name="accounts_group_claim_once")
        ]

    def __str__(self) -> str:
        return f"{self.value} of {self.provider} is {self.group}"
