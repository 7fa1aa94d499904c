"""`manage.py set_password`: a new password for somebody who forgot it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.accounts import passwords, services
from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.core.actors import System


class Command(BaseCommand):
    help = (
        "Gives a person a new password and ends the person's sessions; asks for it, or takes PORTAL_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username, kind=Kind.PERSON).first()
        if user is None:
            raise CommandError(f"There is no person with the username {username}.")
        services.set_password(user=user, password=passwords.ask(username), by=System("manage"))
        self.stdout.write(f"{username} has a new password and is signed out everywhere.")
