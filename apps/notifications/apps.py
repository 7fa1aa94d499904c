from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "apps.notifications"
    label = "notifications"
    verbose_name = "Notifications"

    def ready(self) -> None:
        """Declare what this app adds to the others."""
        from apps.core import areas
        from apps.notifications.area import AREA

        areas.register(AREA)
