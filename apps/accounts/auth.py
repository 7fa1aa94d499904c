"""Who may sign in with a password, and whose session still counts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest

from apps.accounts import providers
from apps.accounts.models import User
from apps.core.compiled import compiled_once, first


class Backend(AuthenticationBackend):
    """Passwords of persons, while signing in with them is open at all.

    Every request asks `user_can_authenticate` for its session's person, so a deactivated one is out at once.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> AbstractBaseUser | None:
        """Return the person of a user name and a password, or None."""
        if not providers.local_sign_in_is_open():
            return None
        found: AbstractBaseUser | None = super().authenticate(request, **credentials)
        return found

    def user_can_authenticate(self, user: Any) -> bool:
        """Return whether `user` can hold a session: an active person."""
        return isinstance(user, User) and user.is_active and user.is_person

    def get_user(self, user_id: UUID) -> User | None:
        """Return the person of a session, read anew in each request, or None."""
        user = first(_accounts(pk=user_id))
        return user if self.user_can_authenticate(user) else None


@compiled_once
def _accounts(*, pk: UUID) -> QuerySet[User]:
    return User.objects.filter(pk=pk)
