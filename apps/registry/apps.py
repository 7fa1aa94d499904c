from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "apps.registry"
    label = "registry"
    verbose_name = "Models"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.core import areas
        from apps.registry.area import AREA

        areas.register(AREA)
