"""Every write to the lineage."""

from apps.lineage.services._nodes import Resolver as Resolver
from apps.lineage.services.edges import remove_origin as remove_origin
from apps.lineage.services.edges import replace_edges as replace_edges
from apps.lineage.services.owners import name_owners as name_owners
