"""What views and services say of the lineage: which columns feed which features, and which features a service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from apps.core import jobs
from apps.features.models import FeatureService, FeatureStore, FeatureView
from apps.features.models.definitions import REMOVED, differs
from apps.features.services import columns
from apps.lineage import naming, nodes
from apps.lineage import services as lineage
from apps.lineage.nodes import Edge, Ref, Unresolved

# Views or services that are drawn in one step of a job.
CHUNK = 25


def draw(lease: jobs.Lease, store: FeatureStore) -> None:
    """Draw what changed of a store's views and services, a few in each step of a job."""
    for model in (FeatureView, FeatureService):
        while True:
            rows: Any = model._default_manager.filter(differs("lineage_digest"), store=store)
            keys = list(rows.order_by("pk").values_list("pk", flat=True)[:CHUNK])
            if not keys:
                break
            with lease.step(done=0):
                held = model._default_manager.select_for_update(no_key=True, of=("self",))
                for obj in held.filter(pk__in=keys).select_related("project", "store").order_by("pk"):
                    publish(obj)


def publish(obj: FeatureView | FeatureService) -> None:
    """Replace what the lineage knows of a view or service, in the caller's transaction, which holds the row."""
    origin = f"features:{obj.pk}"
    if obj.removed_at is not None:
        lineage.remove_origin(tenant=obj.tenant_id, origin=origin)
    else:
        drawing = _Drawing(obj)
        drawing.run()
        lineage.replace_edges(
            tenant=obj.tenant_id,
            origin=origin,
            edges=drawing.edges,
            nodes=drawing.nodes,
            unresolved=drawing.unresolved,
        )
    obj.lineage_digest = obj.digest if obj.removed_at is None else REMOVED
    obj.save(update_fields=["lineage_digest"])


class _Drawing:
    """The nodes and edges of one view or service."""

    def __init__(self, obj: FeatureView | FeatureService) -> None:
        self.obj = obj
        self.project = obj.project.name
        self.document: dict[str, Any] = obj.document
        self.edges: list[Edge] = []
        self.nodes: list[Ref] = []
        self.unresolved: dict[Ref, str] = {}

    def run(self) -> None:
        if isinstance(self.obj, FeatureService):
            self._service()
        else:
            self._view()

    def _service(self) -> None:
        service = nodes.feature_service(self.project, self.obj.name)
        self.nodes.append(service)
        for part in self.document["views"]:
            self._from_view(part["view"], part["features"], service)

    def _view(self) -> None:
        view = nodes.feature_view(self.project, self.obj.name)
        names = [feature["name"] for feature in self.document["features"]]
        self.nodes += [view, *(nodes.feature(view, name) for name in names)]
        for which in ("source", "stream_source"):
            if source := self.document.get(which):
                self._from_source(source, view)
        for name in self.document.get("source_views", []):
            if name:
                self.edges.append(Edge(nodes.feature_view(self.project, name), view))
        for given in self.document.get("inputs", []):
            if given.get("request"):
                self._from_request(given, view)
            elif given.get("view"):
                self._from_view(given["view"], given.get("features", []), view)

    def _from_view(self, name: str, features: list[str], target: Ref) -> None:
        """Add what a service or an on-demand view reads of a view: these features, or the whole where none is named."""
        source = nodes.feature_view(self.project, name)
        self.edges.append(Edge(source, target, is_by_columns=bool(features)))
        self.edges += [Edge(nodes.feature(source, feature), target) for feature in features]

    def _from_request(self, given: dict[str, Any], view: Ref) -> None:
        source = nodes.dataset(f"feast://{self.project}/request", given["name"])
        fields = given.get("fields", [])
        self.edges.append(Edge(source, view, is_by_columns=bool(fields)))
        self.edges += [Edge(nodes.column(source, one["name"]), view) for one in fields if one["name"]]

    def _from_source(self, source: dict[str, Any], view: Ref) -> None:
        found = columns.dataset_of(source, project=self.project, store=self.obj.store)
        dataset = naming.as_ref(found)
        if isinstance(found, Unresolved):
            self.unresolved[dataset] = found.reason
        derived = dict(self._columns(source))
        self.edges.append(Edge(dataset, view, is_by_columns=bool(derived)))
        for feature, column in derived.items():
            self.edges.append(Edge(nodes.column(dataset, column), nodes.feature(view, feature)))
        if derived:
            # Without these no row can be joined or placed in time: the whole view needs them.
            self.edges += [Edge(nodes.column(dataset, column), view) for column in self._keys(source)]

    def _columns(self, source: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Give each feature with the column that it is; nothing where code stands in between."""
        if self.document.get("transformation"):
            return
        back = {feature: column for column, feature in source.get("field_mapping", {}).items()}
        aggregated = {one["name"]: one["column"] for one in self.document.get("aggregations", [])}
        for feature in self.document["features"]:
            name = feature["name"]
            column = aggregated.get(name, name)
            if column:
                yield name, back.get(column, column)

    def _keys(self, source: dict[str, Any]) -> list[str]:
        back = {feature: column for column, feature in source.get("field_mapping", {}).items()}
        named = [one["name"] for one in self.document.get("join_keys", [])]
        named += [
            source.get(which, "")
            for which in ("timestamp_field", "created_timestamp_column", "date_partition_column")
        ]
        return [back.get(name, name) for name in dict.fromkeys(named) if name and name != "__dummy_id"]
