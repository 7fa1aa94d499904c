from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """Everything in one place: what breaks when something changes, the graph, Backstage."""

    name = "apps.catalog"
    label = "catalog"
    verbose_name = "Catalog"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.catalog.area import AREA
        from apps.core import areas

        areas.register(AREA)
