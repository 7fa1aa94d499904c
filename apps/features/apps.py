from django.apps import AppConfig


class FeaturesConfig(AppConfig):
    """The feature store's registry: what Feast or a team's own file defines, and how fresh it is."""

    name = "apps.features"
    label = "features"
    verbose_name = "Features"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.core import areas
        from apps.features.area import AREA

        areas.register(AREA)
