"""`manage.py demo_seed`: fill a fresh, running portal with the demo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Make the demo's tenants, people and first champions in the running portal, and write demo.json. "
        "Run again, it finishes what is missing and changes nothing that is there."
    )
    # The portal that it talks to runs already, from the same code and settings.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed the demo through the services, the client and real traffic."""
        # The demo brings scikit-learn along, which no other command needs.
        from platform_portal_sdk import PortalError

        from demo import seed

        addresses = seed.Addresses(
            url=settings.PORTAL_URL, routes_url=settings.ROUTES_URL, var=settings.VAR_DIR
        )
        if not addresses.url or not addresses.routes_url:
            raise CommandError("The portal is not running here. Start it with: make run")
        try:
            seed.seed(addresses, say=self._say)
        except (seed.SeedFailed, PortalError) as failure:
            raise CommandError(f"The demo is not complete: {failure} Run this command again.") from failure

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
