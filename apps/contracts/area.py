"""What contracts add to the portal."""

from apps.contracts import nodes
from apps.core.areas import Area, NodeKind

AREA = Area(
    name="contracts",
    nodes=[NodeKind("contract", "Data contract", "license", nodes.urls, nodes.owners)],
)
