"""`manage.py create_operator`: the first person of a fresh installation, or one who is known already."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from apps.accounts import passwords
from apps.accounts import services as accounts
from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.core.actors import TERMINAL
from apps.core.refusals import Refused
from apps.tenants import services as tenants


class Command(BaseCommand):
    help = (
        "Creates an operator of the platform; asks for the password, or takes PORTAL_PASSWORD. A person who is known "
        "already becomes one after a question, or with --existing, and keeps the way to sign in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--another", action="store_true", help="also where there is an active operator already"
        )
        parser.add_argument(
            "--existing", action="store_true", help="a person who is known already, without a question"
        )

    def handle(
        self, *args: Any, username: str, another: bool = False, existing: bool = False, **options: Any
    ) -> None:
        if not another and accounts.operators().exists():
            raise CommandError(
                "There is an active operator, who can make others. To add one here, use --another."
            )
        known = User.objects.filter(username__iexact=username, kind=Kind.PERSON).first()
        if known is None and existing:
            raise CommandError(f"There is no person with the username {username}.")
        if known is not None and not existing:
            _confirm(known)
        password = passwords.ask(username) if known is None else ""
        try:
            with transaction.atomic():
                user = known or accounts.create_person(username=username, password=password, by=TERMINAL)
                tenants.make_operator(user=user, by=TERMINAL)
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        self.stdout.write(f"{user.username} is an operator. Sign in and add a second factor.")


def _confirm(person: User) -> None:
    """Ask whether a person who is known is meant. Raises `CommandError` where that is not said."""
    if not sys.stdin.isatty():
        raise CommandError(
            f"There is a person {person.username} already. To make this person an operator, use --existing."
        )
    answer = input(
        f"{person.username} ({person.display_name}) is known already. Make an operator of them? [y/N] "
    )
    if answer.strip().lower() not in ("y", "yes"):
        raise CommandError("Nothing was changed.")
