"""Dropping a column that a served model is fed with: who is named, who has to sign off, and what holds until then."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from apps.contracts import services as contracts
from apps.contracts.models import Contract
from apps.features import services as features
from apps.features.definitions import reader
from apps.registry import services as registry
from apps.registry.models import ModelVersion
from tests.browser.visits import Visits
from tests.factories.cast import Cast
from tests.factories.objects import make_champion, make_model, make_version

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

DROPPED, KEPT = "trip_count", "rating"
CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: trips
name: Trips
version: {version}
status: active
servers:
  - {{server: lake, type: s3, location: "s3://lake/trips.parquet", format: parquet}}
schema:
  - name: trips
    physicalName: trips.parquet
    properties:
      - {{name: driver_id, logicalType: integer, required: true}}
{columns}"""
COLUMN = "      - {{name: {}, logicalType: number}}\n"
DEFINITIONS = """\
version: 1
project: fleet
entities:
  - {name: driver, join_keys: [driver_id], value_type: Int64}
sources:
  - {name: trips, type: file, path: "s3://lake/trips.parquet", timestamp_field: day}
feature_views:
  - name: driver_trips
    state: active
    entities: [driver]
    source: trips
    ttl: 1d
    schema:
      - {name: trip_count, dtype: Float64}
      - {name: rating, dtype: Float64}
"""


def content(version: str, *columns: str) -> str:
    return CONTRACT.format(version=version, columns="".join(COLUMN.format(name) for name in columns))


def served(cast: Cast, name: str, feature: str) -> ModelVersion:
    """Make a champion that was trained on one feature, and whose model the support engineer answers for."""
    version = make_version(cast, make_model(cast, name))
    registry.set_inputs(
        version=version, features=[f"fleet/driver_trips:{feature}"], contracts=[], by=cast.author
    )
    registry.name_model_owners(model=version.model, people=[cast.support], by=cast.author)
    make_champion(cast, version)
    return version


@pytest.fixture
def published(acme: Cast) -> Contract:
    """Serve two models, one fed by each column of a contract in force."""
    features.apply(tenant=acme.tenant, definitions=reader.read(DEFINITIONS.encode()), by=acme.author)
    first = content("1.0.0", DROPPED, KEPT).encode()
    contract = contracts.publish(
        tenant=acme.tenant, contract_id="trips", content=first, by=acme.author
    ).contract
    served(acme, "arrival", DROPPED)
    served(acme, "tipping", KEPT)
    return contract


def bytes_of(contract: Contract) -> str:
    return bytes(Contract.objects.select_related("current").get(pk=contract.pk).current.content).decode()


def broken(page: Page) -> Locator:
    """Return the versions that the page of a request says break."""
    return page.locator("#impact table.impact tbody tr")


def approve(page: Page) -> None:
    page.get_by_role("button", name="Approve", exact=True).click()


def test_column__dropped_under_a_served_model__waits_for_its_owner_and_then_goes_through(
    acme: Cast, visits: Visits, published: Contract
) -> None:
    before, after = content("1.0.0", DROPPED, KEPT), content("2.0.0", KEPT)
    acme.voters()
    author = visits.open(acme.colleague, reverse("contracts:publish", args=["acme"]))
    author.get_by_label("Or paste it").fill(after)
    expect(author.locator("#preview")).to_contain_text("arrival version 1")
    expect(author.locator("#preview")).not_to_contain_text("tipping")
    author.get_by_role("button", name="Publish", exact=True).click()
    expect(author).to_have_url(re.compile("/approvals/[0-9a-f-]{36}/$"))
    expect(broken(author)).to_have_count(1)
    expect(broken(author)).to_contain_text("arrival version 1")
    expect(broken(author)).to_contain_text("Served")
    expect(author.locator("#impact")).to_contain_text("arrival@champion")

    reviewer = visits.open(acme.approver, author.url)
    approve(reviewer)
    expect(reviewer.locator("#live")).to_contain_text("Owner of arrival version 1")
    assert bytes_of(published) == before

    owner = visits.open(acme.support, author.url)
    expect(broken(owner)).to_have_count(1)
    approve(owner)
    expect(owner.locator("#live")).to_contain_text("Applied")
    assert bytes_of(published) == after
