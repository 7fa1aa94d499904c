"""Base classes of direct-FK permission tables. guardian is known here and in tenants, nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from apps.core import clock


class UserGrant(UserObjectPermissionBase):
    """A permission of one user on one object; subclasses add `content_object`, a plain foreign key."""

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True


class GroupGrant(GroupObjectPermissionBase):
    """A permission of one group on one object; subclasses add `content_object`, a plain foreign key."""

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = True


class Shared(models.Model):
    """What a share of a single object says beside the permission: who gave it, when, and until when."""

    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class UserShare(Shared, UserGrant):
    """One object shown to one person; subclasses add `content_object`, which belongs to a tenant."""

    class Meta(UserGrant.Meta):
        abstract = True


class GroupShare(Shared, GroupGrant):
    """One object shown to the people of one group; subclasses add `content_object`, which belongs to a tenant."""

    class Meta(GroupGrant.Meta):
        abstract = True


@dataclass(frozen=True)
class Shares:
    """Where the shares of a kind of object are kept, as its class attribute `SHARES`.

    `column` leads from a row to the object that is shared: "pk", or "model_id" of a part of a shared model. `user` and
    `group` are the labels of the tables.
    """

    column: str
    user: str
    group: str
