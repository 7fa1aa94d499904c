"""Write a small feature repository and apply it with the real Feast; the last line is what Feast itself lists, as JSON.

feast_repository.py FOLDER first|second    the second version changes, adds and removes definitions, and materializes
"""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd

CONFIGURATION = """
project: rides
provider: local
registry: data/registry.db
online_store: {type: sqlite, path: data/online_store.db}
offline_store: {type: file}
entity_key_serialization_version: 3
"""
DEFINITIONS = """
from datetime import timedelta

import pandas as pd
from feast import Entity, FeatureService, FeatureView, Field, FileSource, Project, PushSource, RequestSource
from feast.on_demand_feature_view import on_demand_feature_view
from feast.types import Float32, Float64, Int64, String

project = Project(name="rides", description="Everything about rides", owner="ana@acme.example")
driver = Entity(name="driver", join_keys=["driver_id"], description="Who drives", owner="ana@acme.example")
trips_file = FileSource(
    name="trips_file",
    path="{folder}/data/trips.parquet",
    timestamp_field="event_timestamp",
    created_timestamp_column="created",
)
totals_file = FileSource(
    name="totals_file",
    path="{folder}/data/totals.parquet",
    timestamp_field="event_timestamp",
    field_mapping={{"trips_total": "trip_count"}},
)
pushed = PushSource(name="trips_pushed", batch_source=totals_file)
trips = FeatureView(
    name="trips",
    entities=[driver],
    ttl=timedelta(days={ttl}),
    schema=[{schema}],
    online=True,
    source=trips_file,
    tags={{"team": "risk"}},
    owner="ana@acme.example",
    description="Trips of a day",
)
fresh_trips = FeatureView(
    name="fresh_trips",
    entities=[driver],
    ttl=timedelta(hours=2),
    schema=[Field(name="trip_count", dtype=Int64)],
    online=True,
    source=pushed,
)
surge = RequestSource(name="surge", schema=[Field(name="factor", dtype=Float64)])


@on_demand_feature_view(
    sources=[trips, surge], schema=[Field(name="fare_with_surge", dtype=Float64)], mode="pandas"
)
def priced(inputs: pd.DataFrame) -> pd.DataFrame:
    answer = pd.DataFrame()
    answer["fare_with_surge"] = inputs["fare"] * inputs["factor"]
    return answer


{service}
"""
FIRST = {
    "ttl": 1,
    "schema": 'Field(name="trip_count", dtype=Int64), Field(name="fare", dtype=Float32)',
    "service": 'inputs = FeatureService(name="fraud_inputs", features=[trips[["fare"]], priced])\n'
    'old = FeatureService(name="old_inputs", features=[trips])',
}
SECOND = {
    "ttl": 7,
    "schema": 'Field(name="trip_count", dtype=Int64), Field(name="fare", dtype=Float64), '
    'Field(name="rating", dtype=Float32, description="Mean of the day")',
    "service": 'inputs = FeatureService(name="fraud_inputs", features=[trips[["fare", "rating"]], priced])\n'
    'new = FeatureService(name="new_inputs", features=[fresh_trips])',
}


def feast(folder, *words):
    """Run Feast's command in a repository."""
    command = str(Path(sys.executable).with_name("feast"))
    done = subprocess.run([command, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def moment():
    """Return the time: this program knows nothing of the portal and of its clock."""
    return datetime.fromtimestamp(time.time(), UTC)


def rows(folder):
    """Write what the source reads."""
    now = moment()
    count = 24
    frame = pd.DataFrame(
        {
            "driver_id": [number % 5 for number in range(count)],
            "trip_count": list(range(count)),
            "fare": [1.5 * number for number in range(count)],
            "rating": [4.5] * count,
            "event_timestamp": [now - timedelta(hours=number) for number in range(count)],
            "created": [now] * count,
        }
    )
    frame.to_parquet(folder / "data" / "trips.parquet")
    renamed = frame.rename(columns={"trip_count": "trips_total"})
    renamed.to_parquet(folder / "data" / "totals.parquet")


def listed(folder):
    """Return what Feast says that its registry holds."""
    from feast import FeatureStore

    store = FeatureStore(repo_path=str(folder))
    views = {}
    for view in (*store.list_batch_feature_views(), *store.list_on_demand_feature_views()):
        until = getattr(view, "most_recent_end_time", None)
        ttl = getattr(view, "ttl", None)
        views[view.name] = {
            "features": {field.name: str(field.dtype).lower() for field in view.features},
            "entities": list(getattr(view, "entities", []) or []),
            "owner": view.owner,
            "tags": dict(view.tags),
            "description": view.description,
            "ttl": int(ttl.total_seconds()) if ttl else None,
            "until": until.isoformat() if until else None,
        }
    return {
        "projects": sorted(project.name for project in store.list_projects()),
        "entities": {
            entity.name: [entity.join_key, entity.owner]
            for entity in store.list_entities()
            if entity.name != "__dummy"
        },
        "sources": sorted(source.name for source in store.list_data_sources()),
        "views": views,
        "services": {
            service.name: {
                part.name: sorted(field.name for field in part.features)
                for part in service.feature_view_projections
            }
            for service in store.list_feature_services()
        },
    }


def messages():
    """Return the fields of the messages that Feast itself has: number and type by full name."""
    from feast.protos.feast.core import Registry_pb2

    found, seen = {}, set()

    def walk(descriptor):
        if descriptor.full_name in seen:
            return
        seen.add(descriptor.full_name)
        for field in descriptor.fields:
            found[f"{descriptor.full_name}.{field.name}"] = [field.number, field.type]
            if field.message_type is not None:
                walk(field.message_type)

    walk(Registry_pb2.Registry.DESCRIPTOR)
    return found


def main():
    folder, which = Path(sys.argv[1]), sys.argv[2]
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "feature_store.yaml").write_text(CONFIGURATION)
    values = FIRST if which == "first" else SECOND
    (folder / "definitions.py").write_text(DEFINITIONS.format(folder=folder, **values))
    if which == "first":
        rows(folder)
    feast(folder, "apply")
    if which == "second":
        # Feast 0.67 does not materialize what a field mapping renames.
        feast(folder, "materialize-incremental", moment().isoformat(timespec="seconds"), "-v", "trips")
    print(json.dumps({**listed(folder), "messages": messages()}))


if __name__ == "__main__":
    main()
