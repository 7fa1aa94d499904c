"""Small registries of our own, one for each oddity, and a store that is synced from a file of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from uuid import UUID

from apps.core import jobs
from apps.features import services
from apps.features.choices import Source
from apps.features.feast import messages
from apps.features.models import FeatureStore, Sync
from tests.factories.cast import Cast

INT64, FLOAT, STRING = 4, 6, 2
MOMENT = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


class Registry:
    """A registry in the making: `rides` with trips and fares, an on-demand, a stream view and a service."""

    def __init__(self, project: str = "rides", *, is_named: bool = True) -> None:
        self.message: Any = messages.message("feast.core.Registry")()
        self.project = project
        self.message.registry_schema_version = "1"
        self.message.version_id = "v-1"
        self.message.last_updated.FromDatetime(MOMENT)
        if is_named:
            named = self.message.projects.add()
            named.spec.name = project
            named.spec.description = "Everything about rides"

    def bytes(self) -> bytes:
        return self.message.SerializeToString(deterministic=True)

    def entity(self, name: str = "driver", join_key: str = "driver_id") -> Any:
        entity = self.message.entities.add()
        entity.spec.name, entity.spec.project, entity.spec.join_key = name, self.project, join_key
        entity.spec.value_type = INT64
        entity.spec.owner = "data@acme.example"
        return entity

    def source(self, name: str = "trips_source", uri: str = "s3://lake/trips.parquet") -> Any:
        source = self.message.data_sources.add()
        self.fill_source(source, name, uri)
        return source

    def fill_source(self, source: Any, name: str, uri: str) -> None:
        source.name, source.project, source.type = name, self.project, 1
        source.timestamp_field = "event_timestamp"
        source.file_options.uri = uri

    def view(
        self,
        name: str = "trips",
        features: dict[str, int] | None = None,
        *,
        ttl: int = 86_400,
        source: str = "trips_source",
        uri: str = "s3://lake/trips.parquet",
        into: Any = None,
    ) -> Any:
        view = (self.message.feature_views if into is None else into).add()
        spec = view.spec
        spec.name, spec.project, spec.online = name, self.project, True
        spec.owner, spec.description = "ana@acme.example", f"What {name} says"
        spec.tags["team"] = "risk"
        spec.entities.append("driver")
        key = spec.entity_columns.add()
        key.name, key.value_type = "driver_id", INT64
        spec.ttl.seconds = ttl
        for feature, number in (features or {"trip_count": INT64, "fare": FLOAT}).items():
            column = spec.features.add()
            column.name, column.value_type = feature, number
        self.fill_source(spec.batch_source, source, uri)
        return view

    def on_demand(self, name: str = "fare_per_trip", view: str = "trips") -> Any:
        made = self.message.on_demand_feature_views.add()
        spec = made.spec
        spec.name, spec.project = name, self.project
        column = spec.features.add()
        column.name, column.value_type = name, FLOAT
        projection = spec.sources[view].feature_view_projection
        projection.feature_view_name = view
        for feature in ("trip_count", "fare"):
            projection.feature_columns.add().name = feature
        request = spec.sources["vals"].request_data_source
        request.name, request.type = "vals", 7
        field = request.request_data_options.schema.add()
        field.name, field.value_type = "surge", FLOAT
        code = spec.feature_transformation.user_defined_function
        code.name, code.body, code.body_text, code.mode = (
            "per_trip",
            b"\x80\x04cos\nsystem\n",
            "return a / b",
            "pandas",
        )
        return made

    def stream(self, name: str = "trips_live") -> Any:
        made = self.view(name, {"sum_fare_3600s": FLOAT}, into=self.message.stream_feature_views, ttl=3600)
        spec = made.spec
        window = spec.aggregations.add()
        window.name, window.column, window.function = "sum_fare_3600s", "fare", "sum"
        window.time_window.seconds = 3600
        topic = spec.stream_source
        topic.name, topic.project, topic.type = "trips_topic", self.project, 3
        topic.kafka_options.kafka_bootstrap_servers, topic.kafka_options.topic = (
            "kafka.acme.example:9092",
            "trips",
        )
        return made

    def service(
        self, name: str = "fraud_inputs", view: str = "trips", features: tuple[str, ...] = ("fare",)
    ) -> Any:
        made = self.message.feature_services.add()
        made.spec.name, made.spec.project = name, self.project
        part = made.spec.features.add()
        part.feature_view_name = view
        for feature in features:
            part.feature_columns.add().name = feature
        return made

    def materialized(self, view: Any, end: dt.datetime, hours: int = 24) -> None:
        interval = view.meta.materialization_intervals.add()
        interval.start_time.FromDatetime(end - dt.timedelta(hours=hours))
        interval.end_time.FromDatetime(end)


def whole(project: str = "rides") -> Registry:
    """Return a registry with one object of each kind."""
    registry = Registry(project)
    registry.entity()
    registry.source()
    registry.view()
    registry.on_demand()
    registry.stream()
    registry.service()
    return registry


def store_of(cast: Cast, path: Path, name: str = "Rides", **values: Any) -> FeatureStore:
    """Create a store that reads a file; its folder has to be one of settings.FEAST_ROOTS."""
    return services.create_store(
        tenant=cast.tenant, name=name, by=cast.author, source=Source.FILE, location=str(path), **values
    )


def sync(store: FeatureStore, by: Any) -> Sync:
    """Sync a store to the end of its job, as a worker does."""
    store.refresh_from_db()
    started = services.start(store=store, by=by)
    run(started)
    return Sync.objects.get(pk=started.pk)


def run(sync: Sync) -> None:
    """Do a sync's job as far as one lease goes."""
    assert sync.job_id is not None
    jobs.run(UUID(str(sync.job_id)))


def synced(store: FeatureStore, path: Path, registry: Registry, by: Any) -> Sync:
    """Write a registry into a store's file, and sync."""
    path.write_bytes(registry.bytes())
    return sync(store, by)
