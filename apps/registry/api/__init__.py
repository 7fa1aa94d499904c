"""Models, versions, tags and aliases over REST. Files and new versions come over the MLflow wire."""

from ninja import Router

from apps.registry.api import aliases, inputs, models, tags, versions

router = Router()
for part in (models, versions, tags, aliases, inputs):
    router.add_router("", part.router)
