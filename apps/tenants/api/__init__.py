"""Who one is, tenants, their members and their trail over REST."""

from ninja import Router

from apps.tenants.api import me, members, tenants, trail

router = Router()
for part in (me, tenants, members, trail):
    router.add_router("", part.router)
