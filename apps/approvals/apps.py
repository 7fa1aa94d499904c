from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """Change requests, votes and permits; what a change means is told by registered handlers."""

    name = "apps.approvals"
    label = "approvals"
    verbose_name = "Approvals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.approvals.area import AREA
        from apps.core import areas

        areas.register(AREA)
