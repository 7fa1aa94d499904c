"""What the catalog adds to the portal."""

from apps.catalog import panels
from apps.core.areas import Area, Link, Panel, Router, Shortcut, StateLabel, TenantTab

AREA = Area(
    name="catalog",
    urls="",
    navigation=[
        Link(
            "Catalog",
            "catalog:catalog",
            icon="map-search",
            order=25,
            views=("catalog:catalog", "catalog:graph", "catalog:impact"),
            key="c",
        )
    ],
    tenant_tabs=[TenantTab("backstage", "Backstage", "catalog:backstage", order=60)],
    shortcuts=[
        Shortcut(
            "What breaks", "catalog:impact", "alert-triangle", words="impact blast radius column drop change"
        ),
        Shortcut(
            "Lineage graph", "catalog:graph", "hierarchy", words="column dataset feature upstream downstream"
        ),
    ],
    panels=[
        Panel("registry.version", "catalog/_panel_graph.html", panels.version, order=30),
        Panel("registry.model", "catalog/_panel_graph.html", panels.model, order=30),
        Panel("features.view", "catalog/_panel_graph.html", panels.feature_view, order=30),
        Panel("features.service", "catalog/_panel_graph.html", panels.feature_service, order=30),
        Panel("contracts.contract", "catalog/_panel_graph.html", panels.contract, order=30),
        Panel("lineage.dataset", "catalog/_panel_graph.html", panels.dataset, order=30),
        Panel("approvals.request", "catalog/_panel_impact.html", panels.request_impact, order=10),
    ],
    states={
        "served": StateLabel("Served", "route", "ok"),
        "unresolved": StateLabel("Not resolved", "help", "warn"),
        "matched": StateLabel("Matched", "circle-check", "ok"),
        "unmatched": StateLabel("Not matched", "help", "warn"),
        "ignored": StateLabel("Not used", "circle-minus", "muted"),
    },
    api=[Router("apps.catalog.api", "catalog")],
)
