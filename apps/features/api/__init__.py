"""Feature stores, syncs and definitions over REST."""

from ninja import Router

from apps.features.api import definitions, stores, syncs, views

router = Router()
for part in (stores, syncs, definitions, views):
    router.add_router("", part.router)
