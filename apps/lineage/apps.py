from django.apps import AppConfig


class LineageConfig(AppConfig):
    """What feeds what: datasets, columns, features, model versions, and the edges between them."""

    name = "apps.lineage"
    label = "lineage"
    verbose_name = "Lineage"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.core import areas
        from apps.lineage.area import AREA

        areas.register(AREA)
