"""Which dataset an ODCS server or a Feast source is, by the naming rules of OpenLineage.

A dataset is a namespace (the service that holds it) and a name in there:
https://openlineage.io/docs/spec/naming. What a document says too little about is `Unresolved`, which is a node all the
same and waits for a mapping (docs/reference/lineage.md lists every rule).
"""

from apps.lineage.naming._values import UNRESOLVED as UNRESOLVED
from apps.lineage.naming._values import Found as Found
from apps.lineage.naming.feast import from_feast_source as from_feast_source
from apps.lineage.naming.odcs import from_odcs_server as from_odcs_server
from apps.lineage.nodes import Ref, Unresolved


def as_ref(found: Found) -> Ref:
    """Return the node of what was found, whether it could be placed or not."""
    return found.ref if isinstance(found, Unresolved) else found
