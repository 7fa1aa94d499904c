from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "apps.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        """Declare what the core adds, and let ids travel as arrays."""
        from apps.core import areas
        from apps.core.area import AREA
        from apps.core.postgres import lookups  # noqa: F401  # takes the place of Django's own

        areas.register(AREA)
