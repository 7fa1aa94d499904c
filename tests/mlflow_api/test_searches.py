"""Searches find what their words say, page by page, however the database comes to the rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest

from apps.core import clock
from apps.mlflow_api import selective_filters
from apps.mlflow_api.filters import MODELS
from apps.registry.choices import INDEXED_TEXT
from apps.registry.models import ModelTag, ModelVersion, RegisteredModel, VersionTag
from tests.factories.cast import Cast
from tests.mlflow_api.test_wire import Wire

pytestmark = pytest.mark.django_db

NAMES = ("churn", "churn-eu", "Churn_us", "fraud", "fraud.v2", "Pricing", "a", "zebra-100")
LONG = "x" * INDEXED_TEXT
# By the number of the row: some share all that an index holds of them, some have no tag at all.
VALUES = ("gold", "Gold", "go_d", f"{LONG}a", f"{LONG}b", LONG, "", None)
# A key of digits is a key, not a place in a list.
KEYS = ("team", "7")
Row = dict[str, Any]
Holds = Callable[[Row], bool]


@pytest.fixture
def rows(acme: Cast, globex: Cast) -> dict[str, list[Row]]:
    """Fill two tenants alike and return what the first one holds, as a search tells it."""
    for cast in (globex, acme):
        found: dict[str, list[Row]] = {"registered_models": [], "model_versions": []}
        # Few different times, so that many rows are equal in what orders them.
        times = [clock.now() - dt.timedelta(hours=hour) for hour in range(3)]
        who = {"tenant": cast.tenant, "created_by": cast.author}
        for place, name in enumerate(NAMES):
            at, value = times[place % 3], VALUES[place]
            model = RegisteredModel.objects.create(name=name, created_at=at, updated_at=at, **who)
            if value is not None:
                for key in KEYS:
                    ModelTag.objects.create(tenant=cast.tenant, model=model, key=key, value=value)
            found["registered_models"].append({"name": name, "at": at, "team": value})
            for number in range(1, 4):
                value = VALUES[(place + number) % 8]
                source = f"mlflow-artifacts:/{LONG if number == 2 else name}/{number}"
                version = ModelVersion.objects.create(
                    model=model,
                    number=number,
                    source=source,
                    run_id=f"r{number}",
                    manifest_digest="sha256:" + "0" * 64,
                    size_bytes=1,
                    created_at=at,
                    updated_at=times[(place + number) % 3],
                    **who,
                )
                if value is not None:
                    for key in KEYS:
                        VersionTag.objects.create(tenant=cast.tenant, version=version, key=key, value=value)
                row = {"name": name, "version": str(number), "source": source, "team": value, "created": at}
                found["model_versions"].append({**row, "at": times[(place + number) % 3]})
    return found


def like(key: str, pattern: str, *, any_case: bool = False) -> Holds:
    parts = {"%": ".*", "_": "."}
    regex = re.compile("".join(parts.get(one) or re.escape(one) for one in pattern), re.I if any_case else 0)
    return lambda row: row[key] is not None and regex.fullmatch(row[key]) is not None


FILTERS: dict[str, Holds] = {
    "": lambda row: True,
    "name = 'fraud'": lambda row: row["name"] == "fraud",
    "name != 'fraud'": lambda row: row["name"] != "fraud",
    "name IN ('a', 'Pricing')": lambda row: row["name"] in ("a", "Pricing"),
    "name LIKE 'churn%'": like("name", "churn%"),
    "name LIKE '%r%_'": like("name", "%r%_"),
    "name ILIKE '%CHURN_%'": like("name", "%CHURN_%", any_case=True),
    "name ILIKE 'p%'": like("name", "p%", any_case=True),
    "name ILIKE '%é%'": lambda row: False,
    "tags.team = 'gold'": lambda row: row["team"] == "gold",
    "tags.team = ''": lambda row: row["team"] == "",
    f"tags.team = '{LONG}'": lambda row: row["team"] == LONG,
    f"tags.team = '{LONG}a'": lambda row: row["team"] == f"{LONG}a",
    "tags.team != 'gold'": lambda row: row["team"] != "gold",
    "tags.team LIKE 'go_d'": like("team", "go_d"),
    "tags.team LIKE '%d'": like("team", "%d"),
    f"tags.team LIKE '{LONG}_'": like("team", f"{LONG}_"),
    "tags.team LIKE '_o%'": like("team", "_o%"),
    "tags.7 = 'gold'": lambda row: row["team"] == "gold",
    "tags.7 LIKE 'g%d'": like("team", "g%d"),
    "tags.7 ILIKE '%D'": like("team", "%d", any_case=True),
    "tags.team LIKE 'go%' AND tags.7 != 'go_d'": lambda row: row["team"] == "gold",
    "tags.7 LIKE '%' AND tags.team = 'Gold'": lambda row: row["team"] == "Gold",
    "tags.team ILIKE 'g%'": like("team", "g%", any_case=True),
    "name ILIKE '%r%' AND tags.team LIKE 'go%'": lambda row: (
        "r" in row["name"].lower() and (row["team"] or "").startswith("go")
    ),
}
VERSION_FILTERS: dict[str, Holds] = {
    "source_path = 'mlflow-artifacts:/churn/1'": lambda row: row["source"] == "mlflow-artifacts:/churn/1",
    f"source_path = 'mlflow-artifacts:/{LONG}/2'": lambda row: row["version"] == "2",
    f"source_path = 'mlflow-artifacts:/{LONG}/3'": lambda row: False,
    "version_number >= 2 AND name LIKE '%e%'": lambda row: row["version"] >= "2" and "e" in row["name"],
    "run_id = 'r3' AND tags.team != 'gold'": lambda row: row["version"] == "3" and row["team"] != "gold",
}
ORDERS: dict[str, list[tuple[Callable[[Row], Any], bool]]] = {
    "name DESC": [(lambda row: row["name"], True)],
    "name ASC": [(lambda row: row["name"], False)],
    "last_updated_timestamp ASC": [(lambda row: row["at"], False)],
    "last_updated_timestamp DESC": [(lambda row: row["at"], True)],
    "creation_timestamp DESC": [(lambda row: row.get("created", row["at"]), True)],
    "timestamp ASC, name DESC": [(lambda row: row["at"], False), (lambda row: row["name"], True)],
}
VERSION_ORDERS: dict[str, list[tuple[Callable[[Row], Any], bool]]] = {
    "version_number DESC": [(lambda row: row["version"], True)],
    "version_number ASC, name ASC": [(lambda row: row["version"], False), (lambda row: row["name"], False)],
}


def _named(row: Row) -> tuple[str, str]:
    return row["name"], row.get("version", "")


def _walk(wire: Wire, kind: str, *, text: str, order: str, size: int) -> list[tuple[str, str]]:
    """Return what all pages of a search show, in their order."""
    path = kind.replace("_", "-") + "/search"
    query = {"max_results": str(size), **({"filter": text} if text else {}), "order_by": order}
    seen: list[tuple[str, str]] = []
    token = ""
    for _ in range(20):
        found = wire.get(path, **query, **({"page_token": token} if token else {})).json()
        shown = [_named(row) for row in found.get(kind, [])]
        assert len(shown) <= size
        seen += shown
        token = found.get("next_page_token", "")
        if not token:
            return seen
    raise AssertionError((text, order, seen))


def test_few_tagged__one_of_several_tags_is_rare__is_gone_by(
    acme: Cast, rows: dict[str, list[Row]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selective_filters, "FEW", 1)
    gold = RegisteredModel.objects.get(tenant=acme.tenant, name=NAMES[VALUES.index("gold")])
    for text, expected in {
        "tags.team = 'gold'": [gold.pk],
        "tags.team LIKE 'g%' AND tags.7 = 'gold'": [gold.pk],
        "tags.team LIKE 'g%'": None,
        "tags.team LIKE '%old' AND tags.7 != 'gold'": None,
        "name = 'churn'": None,
    }.items():
        assert selective_filters.few_tagged(text, MODELS, tenant_id=acme.tenant.pk) == expected, text


@pytest.mark.parametrize("few", [1, 300])
def test_search__any_filter_and_order__walks_through_what_it_says(
    acme: Cast, rows: dict[str, list[Row]], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So a part of a name is now in few models' names, now in many, and a tag on few rows or on many.
    monkeypatch.setattr(selective_filters, "FEW", few)
    wire = Wire(acme, acme.author)
    kinds = {
        "registered_models": (FILTERS, ORDERS, 3),
        "model_versions": (FILTERS | VERSION_FILTERS, ORDERS | VERSION_ORDERS, 9),
    }
    for kind, (filters, orders, size) in kinds.items():
        for place, (text, holds) in enumerate(filters.items()):
            expected = {_named(row): row for row in rows[kind] if holds(row)}
            # Every order without a filter, and each filter in one.
            for order in orders if not text else [list(orders)[place % len(orders)]]:
                seen = _walk(wire, kind, text=text, order=order, size=size)
                assert len(seen) == len(expected), (kind, text, order)
                assert set(seen) == set(expected), (kind, text, order)
                shown = [expected[one] for one in seen]
                for key, descending in reversed(orders[order]):
                    shown.sort(key=key, reverse=descending)
                assert [_named(row) for row in shown] == seen, (kind, text, order)
