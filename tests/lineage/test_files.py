"""Events as they stand in repositories of other organisations, and small files of our own, one per oddity."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client

from apps.lineage.models import Edge, Event
from tests.factories.cast import Cast, token_of
from tests.lineage.sending import FILES
from tests.shared_data import files, needed

pytestmark = pytest.mark.django_db

# What our own files are answered: the outcome or the code of the refusal, and how many edges follow.
OWN: dict[str, tuple[str, int]] = {
    "bare_facet.json": ("lineage_bare_facet", 0),
    "batch.json": ("stored", 1),
    "column_lineage_1_0.json": ("stored", 2),
    "column_lineage_1_2_dataset.json": ("stored", 3),
    "complete_without_time.json": ("lineage_event_incomplete", 0),
    "dataset_event.json": ("stored", 0),
    "job_and_dataset_and_run.json": ("stored", 0),
    "job_event.json": ("stored", 1),
    "json_unit_placeholder.json": ("lineage_placeholder", 0),
    "jinja_placeholder.json": ("lineage_placeholder", 0),
    "key_twice.json": ("malformed_json", 0),
    "nanoseconds.json": ("stored", 0),
    "no_schema_url.json": ("stored", 1),
    "not_an_event.json": ("lineage_not_an_event", 0),
    "null_lists.json": ("stored", 0),
    "symlinks.json": ("stored", 0),
    "time_without_zone.json": ("stored", 1),
    "unicode.json": ("stored", 1),
    "unknown_facets.json": ("stored", 0),
    "with_bom.json": ("stored", 0),
}
# What a refusal of a whole file may be called; anything else would be an accident.
CODES = {
    "lineage_bare_facet",
    "lineage_not_an_event",
    "lineage_event_incomplete",
    "lineage_event_invalid",
    "lineage_placeholder",
    "lineage_batch_refused",
}


def post(cast: Cast, body: bytes) -> tuple[int, dict[str, object]]:
    client = Client(headers={"Authorization": f"Bearer {token_of(cast.author)}"})
    answer = client.post(f"/api/v1/lineage?tenant={cast.tenant.slug}", body, content_type="application/json")
    return answer.status_code, answer.json()


@pytest.mark.parametrize("name", sorted(OWN))
def test_own_file__each_oddity__is_read_or_refused_with_the_reason(acme: Cast, name: str) -> None:
    outcome, edges = OWN[name]
    status, said = post(acme, (FILES / name).read_bytes())
    if outcome == "stored":
        assert status == 201, said
        assert said["refused"] == 0
    else:
        assert (status in (400, 422), said["code"]) == (True, outcome)
    assert Edge.objects.count() == edges


def test_own_files__each__is_listed() -> None:
    assert {path.name for path in FILES.iterdir()} == OWN.keys()


@needed
def test_files_of_others__each__is_read_or_refused_with_a_reason(acme: Cast) -> None:
    found = files("openlineage", "*.json")
    assert len(found) > 100
    token = token_of(acme.author)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    stored, refused = 0, 0
    for path in found:
        body = path.read_bytes()
        for address in (
            f"/api/v1/lineage?tenant={acme.tenant.slug}",
            f"/openlineage/{acme.tenant.slug}/api/v1/lineage",
        ):
            answer = client.post(address, body, content_type="application/json")
            said = answer.json()
            if answer.status_code == 201:
                stored += said["stored"]
                assert said["refused"] == 0
            else:
                assert answer.status_code == 422, (path.name, said)
                assert said["code"] in CODES, (path.name, said)
                assert said["detail"].endswith("."), (path.name, said)
                refused += 1
    assert stored > 40
    # Few say when they were and still name a dataset by nothing.
    assert 0 <= _has_time(found) - stored <= 5
    assert refused > 100
    # Kept as they were sent.
    sent = {path.read_bytes().decode("utf-8-sig") for path in found}
    assert set(Event.objects.values_list("body", flat=True)) <= sent


def _has_time(found: list[Path]) -> int:
    """Return how many different events there are that say when they were, in plain words of this test."""
    events = set()
    for path in found:
        document = json.loads(path.read_bytes())
        time = document.get("eventTime") if isinstance(document, dict) else None
        if isinstance(time, str) and time[:4].isdigit():
            events.add(json.dumps(document, sort_keys=True))
    return len(events)
