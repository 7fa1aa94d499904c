"""The way to Backstage and back: the export, signed addresses, and every file of other organisations."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from django.contrib.auth.models import Group
from django.test import Client

from apps.audit.models import Entry
from apps.catalog import services
from apps.catalog.backstage import reading
from apps.catalog.models import Feed, Placement, System
from apps.core import clock
from apps.core.refusals import Forbidden, NotFound
from apps.core.yaml_documents import YamlInvalid
from apps.lineage import nodes, owners
from apps.lineage import services as lineage
from apps.lineage.models import Node
from apps.registry import services as registry
from apps.registry.models import ModelOwner
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from tests import shared_data
from tests.catalog.test_impact import STATS, fed
from tests.catalog.test_pages import browser
from tests.factories.api import Api
from tests.factories.cast import TEST, Cast
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db
__all__ = ["fed"]
FILES = shared_data.files("backstage", "*")


def sent(person: Any, text: str, *, tenant: str = "acme", apply: bool = False) -> Any:
    api = Api(person)
    client = Client(headers={"Authorization": f"Bearer {api.token}"}, raise_request_exception=False)
    return client.post(
        f"/api/v1/catalog/backstage?tenant={tenant}&dry_run={'false' if apply else 'true'}",
        text,
        content_type="application/yaml",
    )


def entity(kind: str, name: str, *, annotations: str = "", **spec: str) -> str:
    said = "".join(f"\n  {key}: {value}" for key, value in spec.items()) or " {}"
    noted = f"\n  annotations: {{{annotations}}}" if annotations else ""
    return f"apiVersion: backstage.io/v1alpha1\nkind: {kind}\nmetadata:\n  name: {name}{noted}\nspec:{said}\n"


def test_export__of_a_tenant__has_everything_and_nothing_of_others(
    acme: Cast, globex: Cast, fed: Any
) -> None:
    make_model(globex, "globex-fraud")
    answer = Api(acme.viewer).get("/catalog/backstage.yaml", tenant="acme")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/yaml")
    text = answer.content.decode()
    assert "globex" not in text
    entities = list(yaml.safe_load_all(text))
    kinds = {(one["kind"], one["metadata"].get("title", one["metadata"]["name"])) for one in entities}
    assert ("Component", "acme-eta") in kinds
    assert ("Resource", "rides.public.driver_stats") in kinds
    assert ("API", "acme-eta@blue") in kinds
    assert ("System", "Platform Portal of Acme") in kinds
    (model,) = [one for one in entities if one["metadata"]["name"] == "acme-eta"]
    assert model["spec"]["owner"] == "user:acme/acme-author"
    assert model["spec"]["lifecycle"] == "production"
    refs = {f"{one['kind'].lower()}:acme/{one['metadata']['name']}" for one in entities}
    assert set(model["spec"]["dependsOn"]) <= refs
    assert len(refs) == len(entities)
    assert Api(globex.author).get("/catalog/backstage.yaml", tenant="acme").status_code == 404


def test_signed_address__works_until_it_is_revoked(acme: Cast, globex: Cast, fed: Any) -> None:
    made = Api(acme.author).post("/catalog/feeds", {"tenant": "acme", "name": "Backstage"})
    assert made.status_code == 201
    url = made.json()["url"]
    assert Client().get(url).status_code == 200
    assert Feed.objects.get().last_used_at is not None
    key = url.rpartition("key=")[2]
    assert Client().get(f"/api/v1/catalog/backstage.yaml?tenant=globex&key={key}").status_code == 404
    assert Client().get("/api/v1/catalog/backstage.yaml?tenant=acme").status_code == 401
    for wrong in (key[:-1] + ("A" if key[-1] != "A" else "B"), "nonsense", key.partition(".")[0] + "."):
        refused = Client().get(f"/api/v1/catalog/backstage.yaml?tenant=acme&key={wrong}")
        assert (refused.status_code, refused.json()["code"]) == (404, "feed_key_invalid")
    # It opens nothing else.
    assert Client().get(f"/api/v1/models?key={key}").status_code == 401
    assert Api(acme.author).send("DELETE", f"/catalog/feeds/{made.json()['id']}").status_code == 204
    assert Client().get(url).status_code == 404
    listed = Api(acme.viewer).get("/catalog/feeds", tenant="acme").json()["items"]
    assert [one["state"] for one in listed] == ["revoked"]
    assert "key" not in str(listed)


def test_signed_address__expires_and_ends_with_its_maker(acme: Cast) -> None:
    by = acme.author
    feed, key = services.create_feed(
        tenant=acme.tenant, name="a", by=by, expires_at=clock.now() + dt.timedelta(days=1)
    )
    assert services.open_feed(key).pk == feed.pk
    Feed.objects.update(
        created_at=clock.now() - dt.timedelta(days=3), expires_at=clock.now() - dt.timedelta(days=1)
    )
    with pytest.raises(services.FeedKeyInvalid):
        services.open_feed(key)
    _, key = services.create_feed(tenant=acme.tenant, name="b", by=by)
    tenants.remove_role(tenant=acme.tenant, user=by, role=Role.CONTRIBUTOR, by=TEST)
    with pytest.raises(services.FeedKeyInvalid):
        services.open_feed(key)


def test_signed_address__for_too_long__is_refused(acme: Cast) -> None:
    too_late = clock.now() + dt.timedelta(days=367)
    with pytest.raises(services.BadFeedExpiry):
        services.create_feed(tenant=acme.tenant, name="a", by=acme.author, expires_at=too_late)


def test_import__of_owners_and_systems__is_shown_first_and_then_taken_over(acme: Cast, fed: Any) -> None:
    colleague = acme.colleague
    text = "---\n".join(
        [
            entity("System", "rides", title="Rides"),
            entity(
                "Component", "acme-eta", type="service", owner=f"user:{colleague.username}", system="rides"
            ),
            entity(
                "Resource",
                "anything",
                annotations=f'"platform-portal/dataset": "{STATS.namespace}|{STATS.name}"',
                owner=f"user:default/{colleague.username}",
            ),
            entity("Component", "unknown-service", owner="group:nobody"),
            entity("Component", "acme-fraud", owner="group:default/nobody"),
            entity("Template", "make-one"),
        ]
    )
    dry = sent(acme.author, text).json()
    assert (dry["is_dry_run"], dry["matched"], dry["unmatched"], dry["ignored"], dry["changed"]) == (
        True,
        3,
        2,
        1,
        3,
    )
    assert not ModelOwner.objects.exists()
    assert not System.objects.exists()
    reasons = {row["entity"]: row["reason"] for row in dry["rows"]}
    assert reasons["component:default/unknown-service"] == "No model here is called unknown-service."
    assert "No group of this tenant is called nobody" in reasons["component:default/acme-fraud"]
    assert "owns none" in reasons["Template make-one"]
    real = sent(acme.author, text, apply=True).json()
    assert real["changed"] == 3
    assert ModelOwner.objects.get().user == colleague
    assert Placement.objects.get().system.name == "rides"
    node = Node.objects.get(pk=STATS.node_id(acme.tenant.pk))
    assert owners.of([node]) == {node.pk: frozenset({colleague.pk})}
    version = Node.objects.get(pk=nodes.version(fed[0].pk).node_id(acme.tenant.pk))
    assert owners.of([version])[version.pk] == frozenset({colleague.pk})
    assert Entry.objects.filter(action="catalog.entities.imported").count() == 1
    assert sent(acme.author, text, apply=True).json()["changed"] == 0


def test_import__of_what_others_answer_for__is_not_applied_and_says_whom_to_ask(acme: Cast, fed: Any) -> None:
    node = Node.objects.get(pk=STATS.node_id(acme.tenant.pk))
    lineage.name_owners(node=node, people=[acme.product], by=acme.author)
    mine = f"user:{acme.colleague.username}"
    stats = f'"platform-portal/dataset": "{STATS.namespace}|{STATS.name}"'
    text = "---\n".join(
        [
            entity("Component", "acme-eta", owner=mine, system="rides"),
            entity("Resource", "anything", annotations=stats, owner=mine),
        ]
    )
    for apply in (False, True):
        told = sent(acme.colleague, text, apply=apply).json()
        assert (told["matched"], told["unmatched"], told["changed"]) == (0, 2, 0)
        assert {row["entity"]: row["reason"] for row in told["rows"]} == {
            "component:default/acme-eta": "acme-author answers for this. Ask acme-author or an administrator of the tenant "
            "to name owners.",
            "resource:default/anything": "acme-product answers for this. Ask acme-product or an administrator of the tenant "
            "to name owners.",
        }
    assert not ModelOwner.objects.exists()
    assert not Placement.objects.exists()
    assert owners.of([node]) == {node.pk: frozenset({acme.product.pk})}


def test_name_model_owners__needs_every_version_or_the_ownership(acme: Cast, globex: Cast, fed: Any) -> None:
    model = fed[0].model
    name = registry.name_model_owners
    with pytest.raises(lineage.OwnersOfOthers):
        name(model=model, people=[acme.colleague], by=acme.colleague)
    with pytest.raises(NotFound):
        name(model=model, people=[], by=globex.author)
    with pytest.raises(Forbidden):
        name(model=model, people=[], by=acme.viewer)
    # A version of one's own makes nobody the owner of those of others.
    make_version(acme, model, {"model.bin": b"another"}, by=acme.colleague)
    for person in (acme.colleague, acme.author):
        with pytest.raises(lineage.OwnersOfOthers):
            name(model=model, people=[person], by=person)
    assert not ModelOwner.objects.exists()
    assert name(model=model, people=[acme.author, acme.product], by=acme.tenant_admin)
    assert name(model=model, people=[acme.product], by=acme.author)
    with pytest.raises(lineage.OwnersOfOthers, match="Ask acme-product or an administrator"):
        name(model=model, people=[acme.author], by=acme.author)
    empty = make_model(acme, "acme-empty")
    assert name(model=empty, people=[acme.product], by=acme.colleague)


def test_import__of_a_group__is_the_portals_own_or_who_the_file_says_is_in_it(acme: Cast, fed: Any) -> None:
    group = Group.objects.create(name="Data Platform")
    tenants.assign_role(tenant=acme.tenant, group=group, role=Role.CONTRIBUTOR, by=TEST)
    member = acme.colleague.username
    text = "---\n".join(
        [
            entity("Group", "riders", type="team", members=f"[{member}]"),
            entity("Component", "acme-eta", owner="riders"),
            entity("Component", "acme-fraud", owner="'group:default/Data-Platform-x'"),
        ]
    )
    rows = {row["entity"]: row for row in sent(acme.author, text, apply=True).json()["rows"]}
    assert rows["component:default/acme-eta"]["status"] == "matched"
    assert rows["component:default/acme-fraud"]["status"] == "unmatched"
    assert [one.user for one in ModelOwner.objects.all()] == [acme.colleague]


def test_import__by_others__is_refused(acme: Cast, globex: Cast) -> None:
    assert sent(acme.viewer, "kind: System").status_code == 403
    assert sent(globex.author, "kind: System").status_code == 404


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "The file is empty."),
        ("---\n---\nkind: System\n", "The document is empty."),
        ("- a\n- b\n", "This is no entity of Backstage: it has no kind."),
        ("kind: Widget\n", "Entities of the kind Widget are not read."),
        ("apiVersion: v9\nkind: Component\n", "The apiVersion v9 is not read. Write backstage.io/v1alpha1."),
        ("apiVersion: backstage.io/v1alpha1\nkind: Component\n", "It has no metadata, and so no name."),
        (entity("Component", "${{values.name}}"), "nobody filled in"),
        (entity("Component", "a/b"), "Its name a/b is none"),
        (entity("Component", "ok", owner="${{values.owner}}"), "nobody filled in"),
    ],
)
def test_read__of_oddities__ignores_each_with_the_reason(text: str, reason: str) -> None:
    found, ignored = reading.read(text.encode())
    assert found == []
    assert any(reason in one.reason for one in ignored), ignored


def test_read__with_a_bom_carriage_returns_and_two_documents__reads_both() -> None:
    text = entity("Component", "a", owner="team") + "---\n" + entity("API", "b", owner="user:jane")
    found, ignored = reading.read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert [(one.name, str(one.owner)) for one in found] == [
        ("a", "group:default/team"),
        ("b", "user:default/jane"),
    ]
    assert ignored == []


@pytest.mark.parametrize(
    "text",
    [
        "{% if x %}\nkind: System\n",
        "a: &a [*a]\n",
        "kind: !!python/object {}\n",
        "{kind: System, kind: Component}\n",
    ],
)
def test_import__of_no_yaml__is_refused_with_the_line(acme: Cast, text: str) -> None:
    answer = sent(acme.author, text)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["line"] == 1
    with pytest.raises(YamlInvalid):
        reading.read(text.encode())


def test_import_page__shows_first_and_takes_over_the_same_text(acme: Cast, fed: Any) -> None:
    client = browser(acme.author)
    text = entity("Component", "acme-eta", owner=f"user:{acme.colleague.username}")
    shown = client.post("/tenants/acme/backstage/import/", {"tenant": "acme", "text": text})
    assert shown.status_code == 200
    assert "Take it over" in shown.content.decode()
    assert not ModelOwner.objects.exists()
    answer = client.post("/tenants/acme/backstage/import/", {"tenant": "acme", "text": text, "apply": "on"})
    assert answer.status_code == 302
    assert ModelOwner.objects.get().user == acme.colleague
    empty = client.post("/tenants/acme/backstage/import/", {"tenant": "acme"})
    assert empty.status_code == 400


@shared_data.needed
def test_import__of_every_file_of_other_organisations__is_read_or_refused_with_a_reason(acme: Cast) -> None:
    assert len(FILES) > 80
    read = refused = 0
    for file in FILES:
        answer = sent(acme.author, file.read_bytes().decode())
        body = answer.json()
        if answer.status_code == 422:
            refused += 1
            assert body["code"] == "invalid_yaml", file
            assert body["errors"][0]["line"] > 0, file
            continue
        assert answer.status_code == 200, (file, body)
        assert body["rows"], file
        for row in body["rows"]:
            assert row["status"] == "matched" or row["reason"], (file, row)
        read += 1
    assert refused <= 5
    assert read > 80
