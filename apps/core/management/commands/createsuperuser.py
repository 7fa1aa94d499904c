"""Django's `createsuperuser`, which knows nothing of the trail and of who may vote, is not used here."""

from __future__ import annotations

from typing import Any, NoReturn

from django.contrib.auth.management.commands.createsuperuser import Command as CreateSuperuserCommand
from django.core.management.base import CommandError


class Command(CreateSuperuserCommand):
    def handle(self, *args: Any, **options: Any) -> NoReturn:
        raise CommandError(
            "Nobody was made: this would leave no trace, and a password that votes although you know it. "
            "Use manage.py create_operator NAME."
        )
