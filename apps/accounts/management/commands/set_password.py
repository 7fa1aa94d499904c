"""`manage.py set_password`: a new password for somebody who forgot it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.accounts import passwords, services
from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.core.actors import TERMINAL


class Command(BaseCommand):
    help = (
        "Gives a person a new password, ends the person's sessions and revokes the person's API tokens; asks for the "
        "password, or takes PORTAL_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--none", action="store_true", help="take the password away: the person signs in at a provider"
        )

    def handle(self, *args: Any, username: str, none: bool = False, **options: Any) -> None:
        user = User.objects.filter(username=username, kind=Kind.PERSON).first()
        if user is None:
            raise CommandError(f"There is no person with the username {username}.")
        password = None if none else passwords.ask(username)
        services.set_password(user=user, password=password, by=TERMINAL)
        if none:
            self.stdout.write(
                f"{username} has no password. Sessions are ended and API tokens of the person revoked."
            )
            return
        self.stdout.write(
            f"{username} has a new password. Sessions are ended and API tokens of the person revoked. Votes count once "
            "the person has set an own password under My account."
        )
