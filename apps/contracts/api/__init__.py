"""Data contracts over REST, and their checks."""

from ninja import Router

from apps.contracts.api import checks, contracts

router = Router()
for part in (contracts, checks):
    router.add_router("", part.router)
