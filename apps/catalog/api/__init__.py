"""Impact, and the catalog for Backstage, over REST."""

from ninja import Router

from apps.catalog.api import backstage, impact

router = Router()
for part in (impact, backstage):
    router.add_router("", part.router)
