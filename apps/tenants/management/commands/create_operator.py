"""`manage.py create_operator`: the first person of a fresh installation, since none comes with it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from apps.accounts import passwords
from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core.actors import System
from apps.core.errors import Refused
from apps.tenants import services as tenants


class Command(BaseCommand):
    help = "Creates an operator of the platform; asks for the password, or takes PORTAL_PASSWORD."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--another", action="store_true", help="also where there is an active operator already"
        )

    def handle(self, *args: Any, username: str, another: bool = False, **options: Any) -> None:
        if not another and User.objects.filter(is_staff=True, is_active=True).exists():
            raise CommandError(
                "There is an active operator, who can make others. To add one here, use --another."
            )
        password = passwords.ask(username)
        by = System("manage")
        try:
            with transaction.atomic():
                user = accounts.create_person(username=username, password=password, by=by)
                tenants.make_operator(user=user, by=by)
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        self.stdout.write(f"{username} is an operator. Sign in and add a second factor.")
