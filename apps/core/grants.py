"""Base classes of direct-FK permission tables. guardian is known here and in tenants, nowhere else."""

from __future__ import annotations

from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase


class UserGrant(UserObjectPermissionBase):
    """A permission of one user on one object; subclasses add `content_object`, a plain foreign key."""

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True


class GroupGrant(GroupObjectPermissionBase):
    """A permission of one group on one object; subclasses add `content_object`, a plain foreign key."""

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = True
