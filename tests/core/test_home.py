"""The home page: the cards of what brings somebody here, in that order, and nothing of other tenants."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.core.areas import Persona
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.personas import PERSONAS, WORDS, personas_of, words_of
from tests.factories.cast import TEST, World, with_access
from tests.factories.objects import ask, make_champion, make_model, make_version, start

pytestmark = pytest.mark.django_db


def page_of(person: User, *, in_a_session: bool = False) -> str:
    client = Client()
    client.force_login(person)
    if in_a_session:
        with_access(client)
    return client.get("/").content.decode()


def cards_of(person: User, **more: bool) -> list[str]:
    return re.findall(r'data-card="([^"]+)"', page_of(person, **more))


def test_personas__of_every_role__are_named() -> None:
    assert set(PERSONAS) == set(Role)
    assert set(WORDS) == set(Persona) == set(PERSONAS.values())
    assert words_of(frozenset({Persona.REVIEWER})) == "reviewer"
    assert words_of(frozenset({Persona.REVIEWER, Persona.ENGINEER})) == "reviewer and ML engineer"


def test_personas__roles_of_ones_own_and_of_groups__add_up(world: World) -> None:
    person = world.acme.viewer
    tenants.assign_role(tenant=world.globex.tenant, user=person, role=Role.SUPPORT, by=TEST)
    assert personas_of(person) == {Persona.VIEWER, Persona.SUPPORT}
    assert personas_of(world.operator) == {Persona.OPERATOR}
    assert personas_of(world.outsider) == frozenset()


def test_home__for_each_persona__begins_with_what_it_works_on(world: World) -> None:
    make_champion(world.acme, make_version(world.acme, make_model(world.acme, "fraud")))
    first = {
        world.acme.approver: "waiting",
        world.acme.author: "own",
        world.acme.support: "in-progress",
        world.acme.product: "decided",
        world.acme.viewer: "in-progress",
        world.acme.tenant_admin: "administered",
        world.operator: "needs",
    }
    assert {person.username: cards_of(person)[0] for person in first} == {
        person.username: card for person, card in first.items()
    }
    assert "waiting" not in cards_of(world.acme.viewer), "who votes nowhere is asked for no vote"


def test_home__no_models_yet__begins_with_the_first_steps(world: World) -> None:
    assert cards_of(world.acme.author)[0] == "first-steps"
    assert "Push a model" in page_of(world.acme.author)
    make_model(world.acme, "fraud")
    assert "first-steps" not in cards_of(world.acme.author)


def test_home__request_waits__stands_with_its_reviewers_and_its_requester_alone(world: World) -> None:
    cast = world.acme
    cast.voters()
    model = make_model(cast, "acme-fraud")
    request = ask(cast, make_version(cast, model))
    link = f"/approvals/{request.pk}/"
    assert link in page_of(cast.approver)
    assert link in page_of(cast.colleague)
    world.globex.voters()
    for stranger in (world.globex.approver, world.globex.author, world.outsider, world.operator):
        assert "acme-fraud" not in page_of(stranger)
        assert link not in page_of(stranger)


def test_home__operator__sees_tenants_in_an_access_session_only(world: World) -> None:
    start(world.acme, ask(world.acme, make_version(world.acme, make_model(world.acme, "acme-fraud"))))
    assert cards_of(world.operator) == ["needs"]
    assert cards_of(world.operator, in_a_session=True) == ["needs", "in-progress", "decided"]
    assert "acme-fraud" in page_of(world.operator, in_a_session=True)


def test_home__person_of_no_tenant__says_whom_to_ask(world: World) -> None:
    assert cards_of(world.outsider) == []
    assert "You belong to no tenant yet" in page_of(world.outsider)
