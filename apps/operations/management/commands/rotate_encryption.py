"""`manage.py rotate_encryption`: bring everything that is kept encrypted under the newest key."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from apps.core import rotation
from apps.core.actors import TERMINAL
from apps.operations import services


class Command(BaseCommand):
    help = (
        "Encrypt everything anew that is under an older key: what is first in PORTAL_ENCRYPTION_KEYS, or SECRET_KEY, is the "
        "newest. Run it as often as you like; what was cut off goes on. Ends with 1 while a secret is under another key."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="count only, and change nothing")

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        """Rotate, and say what there is of each kind."""
        done = (
            [(count, 0) for count in rotation.counts()] if check else services.rotate_encryption(by=TERMINAL)
        )
        for count, changed in done:
            self.stdout.write(
                f"{count.name}: {count.newest} under the newest key, {count.older} under an older one, "
                f"{count.unreadable} unreadable; {changed} encrypted anew"
            )
        if any(count.older or count.unreadable for count, _ in done):
            sys.exit(1)
