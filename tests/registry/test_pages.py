from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.registry import pages, services
from apps.registry.models import RegisteredModel
from apps.tenants import services as tenants
from tests.factories.cast import Cast, World, with_access
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def without_csrf(page: bytes) -> bytes:
    """Drop what differs between any two answers."""
    return re.sub(rb'("X-CSRFToken": "|csrfmiddlewaretoken" value=")[^"]+', b"", page)


def test_pages__anonymous__are_sent_to_sign_in() -> None:
    for path in ("/models/", "/models/acme/fraud/", "/models/acme/fraud/versions/1/"):
        response = Client().get(path)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


def test_model_list__two_tenants__shows_ones_own(acme: Cast, globex: Cast, world: World) -> None:
    make_version(acme, make_model(acme))
    make_version(globex, make_model(globex))
    text = signed_in(acme.viewer).get("/models/").content.decode()
    assert "acme-fraud" in text
    assert "globex" not in text.lower()
    everything = with_access(signed_in(world.operator)).get("/models/").content.decode()
    assert "acme-fraud" in everything
    assert "globex-fraud" in everything
    nothing = signed_in(world.outsider).get("/models/").content.decode()
    assert "No models yet" in nothing
    assert "fraud" not in nothing


@pytest.mark.parametrize("few", [0, 100])
def test_model_list__filters__narrow_it(
    acme: Cast, globex: Cast, world: World, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "FEW_NAMED", few)
    for cast in (acme, globex):
        make_model(cast, "churn")
        make_model(cast)
    client = with_access(signed_in(world.operator))
    found = client.get("/models/", {"q": "FRAUD", "tenant": "acme"}).content.decode()
    assert "acme-fraud" in found
    assert "globex-fraud" not in found
    assert ">churn<" not in found
    assert "No model matches" in client.get("/models/", {"q": "zzz"}).content.decode()
    for query in ({"q": "\x00"}, {"tenant": "nobody"}, {"q": "x" * 500}):
        assert client.get("/models/", query).status_code == 200, query
    for cursor in ("zzz", "\u00e9"):
        assert client.get("/models/", {"cursor": cursor}).status_code == 400, cursor


@pytest.mark.parametrize("few", [0, 100])
def test_model_list__search__finds_what_is_shared_with_one_too(
    acme: Cast, globex: Cast, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "FEW_NAMED", few)
    make_model(acme)
    shared, _ = make_model(globex), make_model(globex, "fraud-of-others")
    tenants.share(obj=shared, user=acme.viewer, by=globex.tenant_admin)
    found = {
        text: {
            row.name for row in pages.model_list(user=acme.viewer, query={"q": text}, origin="http://x").rows
        }
        for text in ("fraud", "GLOBEX", "acme", "others")
    }
    assert found == {
        "fraud": {"acme-fraud", "globex-fraud"},
        "GLOBEX": {"globex-fraud"},
        "acme": {"acme-fraud"},
        "others": set(),
    }


def test_model_list__for_htmx__is_the_table_alone(acme: Cast) -> None:
    make_model(acme)
    response = signed_in(acme.viewer).get("/models/", headers={"HX-Request": "true"})
    text = response.content.decode()
    assert text.strip().startswith('<div id="model-table"')
    assert "<html" not in text
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize(("text", "few"), [("", 0), ("MODEL", 0), ("MODEL", 100)])
def test_model_list__pages__hold_each_model_once(
    acme: Cast, text: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    monkeypatch.setattr(pages, "FEW_NAMED", few)
    for number in range(5):
        make_model(acme, f"model-{number}")
    seen: list[str] = []
    cursor = ""
    while True:
        page = pages.model_list(user=acme.viewer, query={"cursor": cursor, "q": text}, origin="http://x")
        seen += [row.name for row in page.rows]
        cursor = page.next_cursor
        if not cursor:
            break
    assert seen == [f"model-{number}" for number in (4, 3, 2, 1, 0)]


def test_model_list__empty__tells_how_to_push(acme: Cast) -> None:
    author = signed_in(acme.author).get("/models/").content.decode()
    assert "http://testserver/mlflow/acme" in author
    assert "portal models push" in author
    assert "portal models push" not in signed_in(acme.viewer).get("/models/").content.decode()


def test_pages__more_rows__issue_no_more_queries(acme: Cast) -> None:
    client = signed_in(acme.author)

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    model = make_model(acme, "big")
    make_version(acme, model)
    before = [count("/models/"), count("/models/acme/big/")]
    for number in range(4):
        make_version(acme, model)
        make_version(acme, make_model(acme, f"m{number}"))
    assert [count("/models/"), count("/models/acme/big/")] == before


def test_model_detail__roles__see_what_they_can_do(acme: Cast) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    services.set_alias(model=model, name="staging", version=version, by=acme.author)
    services.set_model_tag(model=model, key="team", value="<script>alert(1)</script>", by=acme.author)
    author = signed_in(acme.author).get("/models/acme/acme-fraud/").content.decode()
    assert "Request promotion" in author
    assert "/models/acme/acme-fraud/request/?version=1&amp;alias=champion" in author
    assert "staging" in author
    assert "<script>alert" not in author
    viewer = signed_in(acme.viewer).get("/models/acme/acme-fraud/").content.decode()
    assert "Request promotion</a>" not in viewer


def test_details__other_tenant_or_unknown__are_the_same_404(acme: Cast, globex: Cast) -> None:
    make_version(globex, make_model(globex, "secret"))
    client = signed_in(acme.author)
    for path in ("/models/globex/secret/", "/models/globex/secret/versions/1/"):
        foreign = client.get(path)
        unknown = client.get(path.replace("globex", "nobody"))
        assert foreign.status_code == unknown.status_code == 404
        assert without_csrf(foreign.content) == without_csrf(unknown.content)
    make_model(acme)
    for path in (
        "/models/acme/nobody/",
        "/models/acme/acme-fraud/versions/1/",
        "/models/acme/acme-fraud/versions/0/",
        "/models/acme/acme-fraud/versions/99999999999/",
        "/models/acme/a%00b/",
        "/models/acme/%F0%9F%98%80/",
    ):
        assert client.get(path).status_code == 404, path


def test_version_detail__files_and_facts__are_shown(acme: Cast) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    text = signed_in(acme.viewer).get("/models/acme/acme-fraud/versions/1/").content.decode()
    for expected in (
        version.manifest_digest,
        "nested/deep/notes.txt",
        "0.91",
        "forest",
        "models:/acme-fraud/1",
    ):
        assert expected in text
    make_version(acme, model, {"m.bin": b"1"})
    bare = signed_in(acme.viewer).get("/models/acme/acme-fraud/versions/2/").content.decode()
    assert "Not supplied" in bare


def test_metric_rows__both_sides__have_change_and_direction() -> None:
    rows = pages.metric_rows(
        {"auc": 0.9, "loss": 0.2, "gone": 1, "rows": 10}, {"auc": 0.8, "loss": 0.1, "new": 2, "rows": 12}
    )
    assert [(r.name, r.change, r.direction) for r in rows] == [
        ("auc", "-0.1", "worse"),
        ("gone", "gone", ""),
        ("loss", "-0.1", "better"),
        ("new", "new", ""),
        ("rows", "+2", ""),
    ]


def test_file_rows__differences__are_named() -> None:
    old = [
        {"path": "a", "sha256": "1" * 64},
        {"path": "b", "sha256": "2" * 64},
        {"path": "c", "sha256": "3" * 64},
    ]
    new = [
        {"path": "a", "sha256": "1" * 64},
        {"path": "b", "sha256": "4" * 64},
        {"path": "d", "sha256": "5" * 64},
    ]
    assert [(r.name, r.change) for r in pages.file_rows(old, new)] == [
        ("b", "changed"),
        ("c", "removed"),
        ("d", "added"),
    ]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages__unsafe_methods__are_405(acme: Cast, method: str) -> None:
    assert getattr(signed_in(acme.author), method)("/models/").status_code == 405


def test_admin__operator__reads_and_cannot_write(acme: Cast, world: World) -> None:
    version = make_version(acme, make_model(acme))
    client = with_access(signed_in(world.operator))
    for table in ("registeredmodel", "modelversion", "alias", "aliaschange", "artifact"):
        assert client.get(f"/admin/registry/{table}/").status_code == 200
        assert client.get(f"/admin/registry/{table}/add/").status_code == 403
    assert client.get(f"/admin/registry/modelversion/{version.pk}/change/").status_code == 200
    assert (
        client.post(f"/admin/registry/modelversion/{version.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    assert RegisteredModel.objects.count() == 1
