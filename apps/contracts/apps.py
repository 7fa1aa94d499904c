from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """What a dataset promises (ODCS), kept byte by byte, compared, checked."""

    name = "apps.contracts"
    label = "contracts"
    verbose_name = "Data contracts"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.contracts.area import AREA
        from apps.core import areas

        areas.register(AREA)
