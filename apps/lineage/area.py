"""What lineage adds to the portal."""

from apps.core.areas import AdminGroup, Area, Link, NodeKind, Router, SearchProvider, StateLabel
from apps.lineage import search, tasks
from apps.lineage.choices import Kind

AREA = Area(
    name="lineage",
    # Its pages stand under lineage/, and openlineage/ takes events from stock clients.
    urls="",
    navigation=[
        Link(
            "Lineage",
            "lineage:dataset-list",
            icon="git-branch",
            order=34,
            views=("lineage:",),
            key="l",
        )
    ],
    search=[
        SearchProvider("Datasets", "database", search.datasets, order=32, more="lineage:dataset-list"),
        SearchProvider("Jobs", "player-play", search.jobs, order=34, more="lineage:job-list"),
    ],
    states={
        "complete": StateLabel("Complete", "circle-check", "ok"),
        "reported": StateLabel("Reported", "circle-dashed", "muted"),
    },
    schedules=tasks.SCHEDULES,
    admin=[
        AdminGroup(
            "Lineage, read only",
            {
                "lineage.node": "",
                "lineage.job": "",
                "lineage.event": "events",
                "lineage.datasetmapping": "",
            },
            order=45,
        )
    ],
    api=[Router("apps.lineage.api", "lineage")],
    nodes=[
        NodeKind(Kind.DATASET.value, "Dataset", "database", urls=search.urls),
        NodeKind(Kind.COLUMN.value, "Column", "list", urls=search.urls),
        NodeKind(Kind.CONSUMER.value, "Job", "player-play", urls=search.job_urls),
    ],
)
