"""`manage.py reset_second_factor`: for somebody who lost the phone and the recovery codes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.accounts import services
from apps.accounts.models import User
from apps.core.actors import TERMINAL


class Command(BaseCommand):
    help = "Removes a person's second factor and ends the person's sessions. Make sure who asks for it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None or not services.reset_second_factor(user=user, by=TERMINAL):
            raise CommandError(f"Nobody with the username {username} has a second factor.")
        self.stdout.write(f"{username} signs in without a second factor, and is signed out everywhere.")
