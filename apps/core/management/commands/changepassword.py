"""Django's `changepassword`, which knows nothing of sessions, tokens, votes and the trail, is not used here."""

from __future__ import annotations

from typing import Any, NoReturn

from django.contrib.auth.management.commands.changepassword import Command as ChangePasswordCommand
from django.core.management.base import CommandError


class Command(ChangePasswordCommand):
    def handle(self, *args: Any, **options: Any) -> NoReturn:
        raise CommandError(
            "Nothing was changed: this would end no session, revoke no token and leave no trace. "
            "Use manage.py set_password NAME."
        )
