"""The list of features with its facets, and the pages of a view and of a service."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from apps.core import clock
from apps.features.choices import ViewState
from apps.features.models import FeatureView
from demo.features import write
from tests.factories.cast import World
from tests.factories.features import make_service, make_view
from tests.features.registries import store_of, synced, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def views(world: World) -> dict[str, Any]:
    """Fill a tenant with views that differ in everything that can be chosen; the other tenant has one, too."""
    cast = world.acme
    found = {
        "usage": make_view(cast, "usage", owner="ada", tags={"tier": "gold", "pii": "no"}),
        "billing": make_view(
            cast,
            "billing",
            owner="ada",
            features={"monthly_spend": "double"},
            tags={"tier": "silver"},
            fresh_for=-dt.timedelta(days=2),
        ),
        "support": make_view(
            cast,
            "support",
            owner="gil",
            features={"support_calls": "int64"},
            tags={},
            fresh_for=None,
            state=ViewState.DRAFT,
            kind="stream",
        ),
        "old": make_view(cast, "old", owner="gil", tags={}, state=ViewState.RETIRED),
    }
    make_view(world.globex, "globex_secret", owner="globex-owner", tags={"globex": "yes"})
    return found


def listed(client: Client, query: str = "") -> list[str]:
    """Return the names of the views on the list, in their order."""
    page = client.get(f"/features/{query}").content.decode()
    return re.findall(r'class="row-link" href="/features/views/[^"]+">([^<]+)<', page)


def facets(client: Client, query: str = "") -> dict[str, dict[str, int]]:
    """Return the counts of each facet."""
    page = client.get(f"/features/{query}").content.decode()
    found: dict[str, dict[str, int]] = {}
    for name, body in re.findall(r'id="facet-(\w+)".*?<ul>(.*?)</ul>', page, re.DOTALL):
        counts = re.findall(r'facet-label">([^<]*)</span> <span class="facet-count">(\d+)<', body)
        found[name] = {label: int(count) for label, count in counts}
    return found


@pytest.fixture
def reader(world: World, client: Client) -> Client:
    client.force_login(world.acme.viewer)
    return client


def test_list__of_a_tenant__shows_its_views_and_no_other(views: dict[str, Any], reader: Client) -> None:
    assert listed(reader) == ["billing", "support", "usage"]
    assert "globex" not in reader.get("/features/").content.decode().lower()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?owner=ada", ["billing", "usage"]),
        ("?dtype=double", ["billing", "usage"]),
        ("?dtype=int64", ["support", "usage"]),
        ("?kind=stream", ["support"]),
        ("?tag=tier%3Dgold", ["usage"]),
        ("?tag=tier", ["billing", "usage"]),
        ("?state=draft", ["support"]),
        ("?state=retired", ["old"]),
        ("?freshness=fresh", ["usage"]),
        ("?freshness=stale", ["billing"]),
        ("?freshness=unknown", ["support"]),
        ("?freshness=odd", []),
        ("?q=SPEND", ["billing"]),
        ("?q=sup", ["support", "usage"]),
        ("?owner=ada&dtype=double&tag=tier%3Dsilver&freshness=stale&q=bill", ["billing"]),
        ("?owner=ada&state=draft", []),
        ("?tenant=acme", ["billing", "support", "usage"]),
        ("?tenant=globex", []),
        ("?tenant=nowhere", []),
        ("?sort=stale", ["billing", "usage", "support"]),
        ("?sort=changed", ["support", "billing", "usage"]),
        ("?sort=odd", ["billing", "support", "usage"]),
    ],
)
def test_list__with_choices_in_its_address__shows_what_matches_all(
    views: dict[str, Any], reader: Client, query: str, names: list[str]
) -> None:
    assert listed(reader, query) == names
    # The address is all that there is: read again, it shows the same.
    assert listed(reader, query) == names


def test_facets__with_nothing_chosen__count_every_value(views: dict[str, Any], reader: Client) -> None:
    assert facets(reader) == {
        "state": {"Active": 2, "Draft": 1, "Retired": 1},
        "freshness": {"Fresh": 1, "Stale": 1, "Unknown": 1},
        "owner": {"ada": 2, "gil": 1},
        "dtype": {"double": 2, "int64": 2, "string": 1},
        "kind": {"Batch": 2, "Stream": 1},
        "tag": {"pii=no": 1, "tier=gold": 1, "tier=silver": 1},
    }


def test_facets__with_a_choice__count_what_others_leave(views: dict[str, Any], reader: Client) -> None:
    found = facets(reader, "?owner=ada")
    assert found["owner"] == {"ada": 2, "gil": 1}
    assert found["state"] == {"Active": 2}
    assert found["kind"] == {"Batch": 2}
    assert facets(reader, "?owner=ada&tag=tier%3Dgold")["dtype"] == {"double": 1, "int64": 1, "string": 1}


def test_facets__each_link__leads_to_as_many_views_as_it_says(views: dict[str, Any], reader: Client) -> None:
    page = reader.get("/features/?dtype=double").content.decode()
    links = re.findall(
        r'<a href="(\?[^"]*)" hx-get="[^"]*"[^>]*?>(?:(?!</a>).)*?facet-count">(\d+)<', page, re.DOTALL
    )
    assert len(links) > 8
    for url, count in links:
        url = url.replace("&amp;", "&")
        if "dtype=double" in url or "dtype" not in url:
            continue
        assert len(listed(reader, url)) == int(count), url


def test_list__longer_than_a_page__goes_on_by_its_cursor(world: World, reader: Client) -> None:
    for number in range(30):
        make_view(world.acme, f"v{number:02}", features={"a": "int64"})
    for query, names in (
        ("?sort=name", [f"v{number:02}" for number in range(30)]),
        ("?sort=changed", [f"v{number:02}" for number in reversed(range(30))]),
        ("?sort=stale&owner=view-owner", [f"v{number:02}" for number in range(30)]),
    ):
        first = reader.get(f"/features/{query}").content.decode()
        found = re.search(r'rel="next" href="([^"]+)"', first)
        assert found
        url = found[1].replace("&amp;", "&")
        # What is added meanwhile neither repeats rows nor skips any.
        assert listed(reader, query) + listed(reader, url) == names, query


@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMl0", "WyJhIiwiYiJd", "%00"])
def test_list__with_a_cursor_that_nobody_gave__is_refused(reader: Client, cursor: str) -> None:
    for sort in ("name", "changed", "stale"):
        assert reader.get(f"/features/?sort={sort}&cursor={cursor}").status_code == 400


def test_list__that_is_empty__says_what_comes_here(reader: Client, world: World) -> None:
    assert "No features yet" in reader.get("/features/").content.decode()
    make_view(world.acme)
    assert "No feature view matches" in reader.get("/features/?q=zzz").content.decode()


def test_view__of_ones_tenant__shows_all_there_is_of_it(world: World, reader: Client) -> None:
    view = make_view(world.acme, tags={"tier": "gold"}, fresh_for=-dt.timedelta(hours=3))
    make_service(world.acme, views=[view], features=["plan"])
    page = reader.get(f"/features/views/{view.pk}/").content.decode()
    for text in (
        "usage",
        "view-description",
        "view-owner",
        "tier: gold",
        "tenure_months",
        "double",
        "feature-description",
        "customer_id",
        "usage_daily",
        "source-path",
        "event_timestamp",
        "churn_v1",
        "1 feature",
        "view-change",
        "Stale",
        "1d",
    ):
        assert text in page, text


def test_view__whose_values_were_written__shows_their_age_against_the_ttl(
    world: World, reader: Client
) -> None:
    view = make_view(world.acme)
    write(view, (5, 29, 90))
    page = reader.get(f"/features/views/{view.pk}/").content.decode()
    for text in ("Age of the values against the ttl", "61.0", "24.0", "no ttl"):
        assert (text in page) is (text != "no ttl"), text
    (figure,) = re.findall(r'data-chart data-figure="([^"]+)"', page)
    ages, ttl = json.loads(html.unescape(figure))["data"]
    assert (ages["type"], ages["y"][:2]) == ("bar", [61.0, 24.0])
    assert (ttl["name"], ttl["y"]) == ("Ttl", [24.0, 24.0])
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_view__without_a_limit__shows_the_ages_alone(world: World, reader: Client) -> None:
    view = make_view(world.acme, ttl_seconds=None, fresh_for=None)
    write(view, (5, 29))
    page = reader.get(f"/features/views/{view.pk}/").content.decode()
    (figure,) = re.findall(r'data-chart data-figure="([^"]+)"', page)
    assert [trace["name"] for trace in json.loads(html.unescape(figure))["data"]] == ["Oldest age"]
    assert "no ttl" in page


@pytest.mark.parametrize(
    ("kind", "words"),
    [("batch", "the portal does not write them"), ("on_demand", "computed when they are asked for")],
)
def test_view__of_which_nothing_is_known__says_in_words_why_there_is_no_chart(
    kind: str, words: str, world: World, reader: Client
) -> None:
    view = make_view(world.acme, kind=kind, fresh_for=None)
    page = reader.get(f"/features/views/{view.pk}/").content.decode()
    assert words in page
    assert "data-chart" not in page


def test_view__of_a_registry__draws_its_materializations_and_says_where_there_are_none(
    world: World, root: Path, reader: Client
) -> None:
    registry = whole()
    now = clock.now().replace(microsecond=0)
    for hours in (30, 6):
        registry.materialized(registry.message.feature_views[0], now - dt.timedelta(hours=hours))
    path = root / "registry.db"
    synced(store_of(world.acme, path), path, registry, world.acme.author)
    views = {view.name: f"/features/views/{view.pk}/" for view in FeatureView.objects.all()}
    page = reader.get(views["trips"]).content.decode()
    (figure,) = re.findall(r'data-chart data-figure="([^"]+)"', page)
    assert json.loads(html.unescape(figure))["data"][0]["y"][0] == 24.0
    page = reader.get(views["trips_live"]).content.decode()
    assert "Its registry names no materialization yet." in page
    assert "data-chart" not in page


def test_service__of_ones_tenant__shows_features_by_view(world: World, reader: Client) -> None:
    first, second = make_view(world.acme), make_view(world.acme, "billing", features={"spend": "double"})
    service = make_service(world.acme, views=[first, second])
    page = reader.get(f"/features/services/{service.pk}/").content.decode()
    for text in ("churn_v1", "service-description", "service-owner", "usage", "billing", "spend", "plan"):
        assert text in page, text


def test_service__that_names_what_is_gone__says_so(world: World, reader: Client) -> None:
    view = make_view(world.acme)
    service = make_service(world.acme, views=[view], features=["plan", "gone"])
    page = reader.get(f"/features/services/{service.pk}/").content.decode()
    assert "The view usage has no gone any more." in page


def test_names__that_are_long_or_hostile__stay_text(world: World, reader: Client) -> None:
    name = "<script>alert(1)</script>" + "x" * 200
    view = make_view(world.acme, name, features={name: "int64"}, owner=name, tags={name: name})
    for url in ("/features/", f"/features/views/{view.pk}/", f"/features/?tag={'%3Cscript'}"):
        assert "<script>alert" not in reader.get(url).content.decode()
