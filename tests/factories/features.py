"""Feature views and services as rows, for tests of what reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from apps.core import canonical, clock
from apps.features import services
from apps.features.choices import Source
from apps.features.definitions import values
from apps.features.models import (
    DataSource,
    Entity,
    Feature,
    FeatureService,
    FeatureStore,
    FeatureView,
    Project,
    Revision,
    ServiceView,
)
from tests.factories.cast import Cast

Mark = Callable[[str], str]
PROJECT = "telecom"
FEATURES = {"tenure_months": "double", "support_calls": "int64", "plan": "string"}


def define(cast: Cast, mark: Mark) -> tuple[FeatureView, FeatureService]:
    """Define a project by the service: an active view, a draft that was changed once, and a service."""
    tags = {mark("view-tag"): "gold"}
    source = values.Source("usage_daily", "file", {"path": mark("source-path")}, "event_timestamp")
    schema = (
        values.Feature("tenure_months", "Float64", mark("feature-description")),
        values.Feature("support_calls", "Int64"),
    )
    usage = values.View(
        "usage",
        ("customer",),
        source.name,
        schema,
        ttl=86_400,
        description=mark("view-description"),
        owner=mark("view-owner"),
        tags=tags,
        state="active",
    )
    trial = replace(usage, name="trial", description=mark("view-change"), state="draft")
    service = values.Service(
        "churn_v1",
        (values.Selection("usage", ("tenure_months",)),),
        mark("service-description"),
        mark("service-owner"),
        state="active",
    )
    entity = values.Entity("customer", "customer_id", "Int64")
    whole = values.Definitions(PROJECT, "", (entity,), (source,), (usage, trial), (service,))
    for definitions in (whole, replace(whole, views=(usage, replace(trial, description="Less.")))):
        services.apply(tenant=cast.tenant, definitions=definitions, by=cast.author)
    return (
        FeatureView.objects.get(tenant=cast.tenant, name="usage"),
        FeatureService.objects.get(tenant=cast.tenant, name="churn_v1"),
    )


def make_project(cast: Cast, name: str = "telecom") -> Project:
    """Return a project of the portal's own store, made where there is none."""
    store, _ = FeatureStore.objects.get_or_create(
        tenant=cast.tenant, source=Source.NATIVE, defaults={"name": "Portal", "created_by": cast.author}
    )
    project, _ = Project.objects.get_or_create(
        tenant=cast.tenant, name=name, defaults={"store": store, "digest": canonical.digest({})}
    )
    return project


def make_view(
    cast: Cast,
    name: str = "usage",
    *,
    mark: Mark = lambda kind: kind,
    features: Mapping[str, str] = FEATURES,
    tags: Mapping[str, str] | None = None,
    fresh_for: dt.timedelta | None = dt.timedelta(hours=1),
    **fields: Any,
) -> FeatureView:
    """Create a view with its features, entity and source, and one entry of its history."""
    project = make_project(cast)
    entity, _ = Entity.objects.get_or_create(
        tenant=cast.tenant,
        store=project.store,
        project=project,
        name="customer",
        defaults={"join_key": "customer_id", "dtype": "int64", "digest": canonical.digest({})},
    )
    source, _ = DataSource.objects.get_or_create(
        tenant=cast.tenant,
        store=project.store,
        project=project,
        name=f"{name}_daily",
        defaults={
            "type": "file",
            "timestamp_field": "event_timestamp",
            "digest": canonical.digest({}),
            "document": {"options": {"uri": mark("source-path")}},
        },
    )
    document = {"features": [{"name": one, "dtype": dtype} for one, dtype in features.items()], "name": name}
    moment = clock.now()
    view = FeatureView.objects.create(
        **{
            "tenant": cast.tenant,
            "store": project.store,
            "project": project,
            "name": name,
            "description": mark("view-description"),
            "owner": mark("view-owner"),
            "tags": {mark("view-tag"): "gold"} if tags is None else dict(tags),
            "document": document,
            "digest": canonical.digest(document),
            "kind": "batch",
            "entities": [entity.name],
            "source": source,
            "ttl_seconds": 86_400,
            "materialized_until": None if fresh_for is None else moment + fresh_for - dt.timedelta(days=1),
            "fresh_until": None if fresh_for is None else moment + fresh_for,
            **fields,
        }
    )
    Feature.objects.bulk_create(
        Feature(
            tenant=cast.tenant,
            view=view,
            name=one,
            position=position,
            dtype=dtype,
            description=mark("feature-description"),
        )
        for position, (one, dtype) in enumerate(features.items())
    )
    Revision.objects.create(
        store=project.store,
        kind="view",
        object_id=view.pk,
        number=1,
        change="added",
        digest=view.digest,
        document=document,
        fields=[{"path": "description", "before": None, "after": mark("view-change")}],
        by=cast.author,
    )
    return view


def make_service(
    cast: Cast,
    name: str = "churn_v1",
    *,
    views: Sequence[FeatureView] = (),
    mark: Mark = lambda kind: kind,
    features: Sequence[str] = (),
) -> FeatureService:
    """Create a service that reads these features of views, or all of them."""
    project = make_project(cast)
    service = FeatureService.objects.create(
        tenant=cast.tenant,
        store=project.store,
        project=project,
        name=name,
        description=mark("service-description"),
        owner=mark("service-owner"),
        digest=canonical.digest({}),
    )
    ServiceView.objects.bulk_create(
        ServiceView(service=service, view=view, view_name=view.name, features=list(features))
        for view in views
    )
    return service
