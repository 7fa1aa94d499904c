"""Every write to the lineage."""

from apps.lineage.services._nodes import Resolver as Resolver
from apps.lineage.services._runs import job_key as job_key
from apps.lineage.services.edges import remove_origin as remove_origin
from apps.lineage.services.edges import replace_edges as replace_edges
from apps.lineage.services.events import prune_events as prune_events
from apps.lineage.services.events import receive as receive
from apps.lineage.services.mappings import create_mapping as create_mapping
from apps.lineage.services.mappings import mapping_etag as mapping_etag
from apps.lineage.services.mappings import remove_mapping as remove_mapping
from apps.lineage.services.mappings import resolve as resolve
from apps.lineage.services.owners import OwnersOfOthers as OwnersOfOthers
from apps.lineage.services.owners import groups_named as groups_named
from apps.lineage.services.owners import may_name as may_name
from apps.lineage.services.owners import name_owners as name_owners
from apps.lineage.services.owners import owners_etag as owners_etag
from apps.lineage.services.owners import people_named as people_named
from apps.lineage.services.owners import require_naming as require_naming
