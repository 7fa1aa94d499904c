"""What lineage adds to the portal."""

from apps.core.areas import Area, NodeKind
from apps.lineage.choices import Kind

AREA = Area(
    name="lineage",
    nodes=[
        NodeKind(Kind.DATASET.value, "Dataset", "database"),
        NodeKind(Kind.COLUMN.value, "Column", "columns"),
        NodeKind(Kind.CONSUMER.value, "Job", "player-play"),
    ],
)
