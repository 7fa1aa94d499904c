"""Passwords as they are typed: at a terminal, and in place of one that another person set."""

from __future__ import annotations

import getpass
import os

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from apps.accounts.models import User


class NotTheOneOfAnother:
    """Refuses the password that another person set, where its owner is to set an own one."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise `ValidationError` for the present password of `user`, if another person set it."""
        if user is not None and user.password_set_by_other and user.check_password(password):
            raise ValidationError(
                "Another person set this password and may know it. Choose an own one.",
                code="password_of_another",
            )

    def get_help_text(self) -> str:
        """Return the rule for whoever chooses a password."""
        return "Your password can’t be one that another person set for you."


# For scripts, which have no terminal.
VARIABLE = "PORTAL_PASSWORD"


def ask(username: str) -> str:
    """Return a good password for `username`, from PORTAL_PASSWORD or typed twice.

    Raises `CommandError` for one that differs from its repetition, or is too weak.
    """
    password = os.environ.get(VARIABLE)
    if password is None:
        password = getpass.getpass(f"Password of {username}: ")
        if getpass.getpass("Once more: ") != password:
            raise CommandError("The two passwords differ. Nothing was changed.")
    try:
        validate_password(password, User(username=username))
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
    return password
