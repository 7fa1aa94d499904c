from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "apps.audit"
    label = "audit"
    verbose_name = "Audit trail"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.audit.area import AREA
        from apps.core import areas

        areas.register(AREA)
