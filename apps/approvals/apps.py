from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """Change requests, votes and permits; each kind of change is a subject that its app declares."""

    name = "apps.approvals"
    label = "approvals"
    verbose_name = "Approvals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.approvals.area import AREA
        from apps.core import areas

        areas.register(AREA)
