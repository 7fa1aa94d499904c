from __future__ import annotations

from django.http import HttpRequest

from apps.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind a door that lets only known people in: a session or a token."""

    user: User
