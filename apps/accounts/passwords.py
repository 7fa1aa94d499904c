"""Asks for a password at a terminal, where nobody reads along and no list of processes shows it."""

from __future__ import annotations

import getpass
import os

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from apps.accounts.models import User

# For scripts, which have no terminal.
VARIABLE = "PORTAL_PASSWORD"


def ask(username: str) -> str:
    """This function will return a good password for `username`, from PORTAL_PASSWORD or typed twice.

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
