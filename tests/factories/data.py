"""Feature views, services and what is made of them, for tests that need no registry of Feast to come from."""

from __future__ import annotations

from collections.abc import Iterable

from apps.core import canonical
from apps.features.choices import Source, ViewKind
from apps.features.models import Feature, FeatureService, FeatureStore, FeatureView, Project
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.nodes import Edge, Ref
from tests.factories.cast import Cast


def make_project(cast: Cast, name: str = "feast_demo") -> Project:
    """Make a project in the tenant's own store, or return the one that is there."""
    store, _ = FeatureStore.objects.get_or_create(
        tenant=cast.tenant,
        source=Source.NATIVE,
        defaults={"name": "native", "created_by": cast.author},
    )
    made, _ = Project.objects.get_or_create(
        tenant=cast.tenant, name=name, defaults={"store": store, "digest": canonical.digest({"name": name})}
    )
    return made


def make_view(
    cast: Cast,
    name: str = "driver_stats",
    *,
    features: Iterable[str] = ("conv_rate", "acc_rate", "trip_count"),
    project: str = "feast_demo",
    reads: Ref | None = None,
) -> FeatureView:
    """Make a view with features; `reads` is the dataset whose columns of the same names they are."""
    of = make_project(cast, project)
    names = list(features)
    document = {"name": name, "features": names}
    view = FeatureView.objects.create(
        tenant=cast.tenant,
        store=of.store,
        project=of,
        name=name,
        kind=ViewKind.BATCH,
        document=document,
        digest=canonical.digest(document),
    )
    Feature.objects.bulk_create(
        Feature(tenant=cast.tenant, view=view, name=one, dtype="Int64", position=place)
        for place, one in enumerate(names)
    )
    ref = nodes.feature_view(project, name)
    edges = []
    if reads is not None:
        edges = [Edge(nodes.column(reads, one), nodes.feature(ref, one)) for one in names]
        edges.append(Edge(reads, ref, is_by_columns=True))
    lineage.replace_edges(
        tenant=cast.tenant,
        origin=f"features:{view.pk}",
        edges=edges,
        nodes=[ref, *(nodes.feature(ref, one) for one in names)],
    )
    return view


def change_view(view: FeatureView) -> None:
    """Change what a view is, as a sync would."""
    view.document = {**view.document, "ttl": 60}
    view.digest = canonical.digest(view.document)
    view.save()


def make_service(
    cast: Cast, views: Iterable[FeatureView], name: str = "driver_service", project: str = "feast_demo"
) -> FeatureService:
    """Make a service of whole views."""
    of = make_project(cast, project)
    service = FeatureService.objects.create(
        tenant=cast.tenant,
        store=of.store,
        project=of,
        name=name,
        digest=canonical.digest({"name": name}),
    )
    ref = nodes.feature_service(project, name)
    lineage.replace_edges(
        tenant=cast.tenant,
        origin=f"features:{service.pk}",
        edges=[Edge(nodes.feature_view(view.project.name, view.name), ref) for view in views],
        nodes=[ref],
    )
    return service
