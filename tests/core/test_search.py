"""The search palette and its page: found is what the reader may see, and nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from apps.accounts.models import User
from apps.core import areas
from apps.core.areas import Area, Hit, SearchProvider
from apps.registry.models import ModelUserShare
from apps.tenants import services as tenants
from platform_portal import search
from tests.factories.cast import World, with_access
from tests.factories.objects import ask, make_model, make_version, start

pytestmark = pytest.mark.django_db


def titles(person: User, words: str) -> list[str]:
    return [hit.title for group in search.results(person, words).groups for hit in group.hits]


def groups(person: User, words: str) -> list[str]:
    return [group.label for group in search.results(person, words).groups]


@pytest.fixture
def filled(world: World) -> World:
    """Fill both tenants with objects of the same names."""
    for cast in (world.acme, world.globex):
        version = make_version(cast, make_model(cast, "fraud-detector"))
        start(cast, ask(cast, version))
    return world


def test_search__two_tenants_that_look_alike__finds_the_own_one_alone(filled: World) -> None:
    for mine, other in ((filled.acme, filled.globex), (filled.globex, filled.acme)):
        for words in ("fraud", "fraud-detector 1", "#1", "author", other.tenant.slug, other.tenant.name):
            found = search.results(mine.approver, words)
            told = [(hit.title, hit.url, hit.detail) for group in found.groups for hit in group.hits]
            assert other.tenant.slug not in repr(told).lower(), words
        assert {"Models", "Change requests", "Rollouts"} <= set(groups(mine.approver, "fraud"))
    assert groups(filled.outsider, "fraud") == []
    client = Client()
    client.force_login(filled.operator)
    page = client.get("/search/", {"q": "fraud"}).content.decode()
    assert "Nothing found" in page, "an operator in no access session"
    assert "fraud-detector" in with_access(client).get("/search/", {"q": "fraud"}).content.decode()


def test_search__every_kind__is_found(filled: World) -> None:
    reader = filled.acme.approver
    assert "Versions" in groups(reader, "fraud-detector v1")
    assert titles(reader, "fraud-detector 1") == ["fraud-detector version 1"]
    assert "Members" in groups(reader, "acme-author")
    assert "Tenants" in groups(reader, "acme")
    assert "Pages" in groups(reader, "rollouts")
    assert "Change requests" in groups(reader, "#1")


def test_search__model_that_is_shared__is_found_by_whom_it_is_shared_with(filled: World) -> None:
    model = make_model(filled.acme, "shown-outside")
    assert titles(filled.outsider, "shown-outside") == []
    tenants.share(obj=model, user=filled.outsider, by=filled.acme.tenant_admin)
    assert titles(filled.outsider, "shown-outside") == ["shown-outside"]
    assert ModelUserShare.objects.count() == 1


def test_search__hits_of_different_worth__come_best_first(world: World) -> None:
    for name in ("my-fraud", "fraud", "prefraud", "fraud-detector"):
        make_model(world.acme, name)
    (group,) = [one for one in search.results(world.acme.viewer, "fraud").groups if one.label == "Models"]
    assert [hit.title for hit in group.hits] == ["fraud", "fraud-detector", "my-fraud", "prefraud"]


def test_search__more_than_are_shown__leads_to_the_list(world: World) -> None:
    for number in range(search.SHOWN + 1):
        make_model(world.acme, f"ranking-{number}")
    (group,) = search.results(world.acme.viewer, "ranking").groups
    assert len(group.hits) == search.SHOWN
    assert group.more_url == "/models/?q=ranking"


def test_search__one_letter_or_none__finds_pages_only(filled: World) -> None:
    assert groups(filled.acme.viewer, "f") in ([], ["Pages"])
    assert search.results(filled.acme.viewer, "f").is_too_short
    everything = search.results(filled.acme.viewer, "")
    assert [group.label for group in everything.groups] == ["Pages"]
    assert {"Home", "Models", "Rollouts", "My API tokens"} <= {hit.title for hit in everything.groups[0].hits}


def test_search__page_of_operators__is_offered_to_them_alone(world: World) -> None:
    assert "Feature switches" in titles(world.operator, "switches")
    assert titles(world.acme.tenant_admin, "switches") == []


@pytest.mark.parametrize(
    "words", ["\x00", "\ud800", "a\x00b", "%", "_", "\\", "x" * 1000, "\u202eabc", "' OR 1=1 --"]
)
def test_search__words_of_any_kind__are_answered(filled: World, words: str) -> None:
    assert "fraud-detector" not in titles(filled.acme.viewer, words)


def test_search__provider_takes_too_long__is_named_and_the_others_answer(filled: World) -> None:
    def slow(user: Any, words: str, limit: int) -> list[Hit]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(30)")
        return []

    areas.register(Area("test", search=[SearchProvider("Slow things", "clock", slow, order=1)]))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search, "PROVIDER_MS", 100)
            found = search.results(filled.acme.viewer, "fraud")
    finally:
        areas.forget("test")
    assert found.unfinished == ["Slow things"]
    assert "Models" in [group.label for group in found.groups]
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("15s",)


def test_page__without_a_script__is_whole_and_the_palette_gets_the_hits_alone(filled: World) -> None:
    client = Client()
    client.force_login(filled.acme.viewer)
    page = client.get("/search/", {"q": "fraud"})
    assert "<title>Search" in page.content.decode()
    assert re.search(r'href="/models/acme/fraud-detector/"', page.content.decode())
    part = client.get("/search/", {"q": "fraud"}, headers={"HX-Request": "true"}).content.decode()
    assert "<title>" not in part
    assert "/models/acme/fraud-detector/" in part
    nothing = client.get("/search/", {"q": "zzzz"}).content.decode()
    assert "Nothing found" in nothing


def test_page__nobody_signed_in__leads_to_the_door() -> None:
    answer = Client().get("/search/", {"q": "fraud"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/search/%3Fq%3Dfraud")
