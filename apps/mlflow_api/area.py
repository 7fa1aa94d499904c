"""What the MLflow wire adds to the portal: nothing but its addresses."""

from apps.core.areas import Area

AREA = Area(name="mlflow_api", urls="mlflow/<slug:tenant>/")
