"""The process that moves rollouts and repairs routes with nothing but the database and the router."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from apps.rollouts.reconciler import Reconciler


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ArgumentTypeError("give a number of seconds") from None
    if not 0.05 <= value <= 60:
        raise ArgumentTypeError("give a number of seconds from 0.05 to 60")
    return value


class Command(BaseCommand):
    help = "Moves rollouts and repairs routes until it is stopped (SIGTERM). Needs neither Redis nor Celery."
    # It has to start while other parts of the portal are broken.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--interval", type=_seconds, default=1.0, help="seconds between rounds (default 1)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Reconciling every {options['interval']:g} s.")
        Reconciler(interval=options["interval"]).run()
