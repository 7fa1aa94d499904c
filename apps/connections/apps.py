from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    """Addresses outside that a tenant lets the portal call, with their secrets."""

    name = "apps.connections"
    label = "connections"
    verbose_name = "Connections"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.connections.area import AREA
        from apps.core import areas

        areas.register(AREA)
