"""Make a person an operator from the command line: for the first one, whom no operator can make."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.core.actors import System
from apps.tenants import services as tenants


class Command(BaseCommand):
    help = "Make a person an operator of the platform."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        """This function will give the person the group of operators and the admin."""
        user = User.objects.filter(username__iexact=options["username"], kind=Kind.PERSON).first()
        if user is None:
            raise CommandError(f"There is no person {options['username']!r}.")
        tenants.make_operator(user=user, by=System("command"))
        self.stdout.write(f"{user.username} operates the platform.")
