from django.apps import AppConfig


class MlflowApiConfig(AppConfig):
    name = "apps.mlflow_api"
    label = "mlflow_api"
    verbose_name = "MLflow wire adapter"

    def ready(self) -> None:
        """Declare what the app adds to the portal."""
        from apps.core import areas
        from apps.mlflow_api.area import AREA

        areas.register(AREA)
