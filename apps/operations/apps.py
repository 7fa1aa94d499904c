from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "apps.operations"
    label = "operations"
    verbose_name = "Operations"

    def ready(self) -> None:
        """This function will count refusals, and see to it that looks into tenants from the admin are written down."""
        from apps.core import admin_looking, refusals
        from apps.operations import metrics, visits

        refusals.denied.connect(metrics.count_denied)
        admin_looking.watch_with(visits.watch)
