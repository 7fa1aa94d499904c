from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "apps.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        """Declare what the core adds."""
        from apps.core import areas
        from apps.core.area import AREA

        areas.register(AREA)
