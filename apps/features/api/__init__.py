"""Feature stores, syncs and definitions over REST."""

from ninja import Router

from apps.features.api import stores, syncs

router = Router()
for part in (stores, syncs):
    router.add_router("", part.router)
