"""The rollouts app: traffic routes, canary rollouts and the engine that moves them."""

from django.apps import AppConfig


class RolloutsConfig(AppConfig):
    name = "apps.rollouts"
    label = "rollouts"
    verbose_name = "Rollouts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.core import areas
        from apps.rollouts.area import AREA

        areas.register(AREA)
