"""A champion and the rollout of its successor, made once for a module: what one test writes, the next does not see.

A module takes the fixtures of this file by importing them. They stand on each other as the tests ask for them, in one
transaction that is never committed: the world, in it a champion, and beside that a rollout. `in_order` lets
the tests that ask for less go first, so that each is built once.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from apps.registry.models import ModelVersion
from apps.rollouts.models import Rollout
from tests.contracts.stage import folder_settings, undone
from tests.factories.cast import World, make_world
from tests.rollouts.stage import make_champion, make_rollout, make_version

PLAN = [{"weight": 10, "seconds": 60}, {"weight": 50, "seconds": 600}]


class Scene:
    """What stands of world, champion and rollout, and the people who are on stage with each."""

    def __init__(self) -> None:
        self._standing: list[tuple[ExitStack, World]] = []
        self._steps: tuple[Callable[[World], object], ...] = (_nothing, _champion, _rollout)

    def at(self, step: int) -> World:
        """Build up, or take down, to a step: 0 the world, 1 the champion, 2 the rollout."""
        while len(self._standing) > step + 1:
            self._standing.pop()[0].close()
        while len(self._standing) <= step:
            undoing = ExitStack()
            undoing.enter_context(undone())
            world = copy.deepcopy(self._standing[-1][1]) if self._standing else make_world()
            self._standing.append((undoing, world))
            self._steps[len(self._standing) - 1](world)
            with connection.cursor() as cursor:
                # One transaction for all tests: a slow machine may pause in between.
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        return copy.deepcopy(self._standing[-1][1])

    def close(self) -> None:
        """Leave nothing of it."""
        while self._standing:
            self._standing.pop()[0].close()


def _nothing(world: World) -> None:
    """Leave the world as it is."""


def _champion(world: World) -> None:
    make_champion(world.acme, make_version(world.acme))


def _rollout(world: World) -> None:
    make_rollout(world.acme, make_version(world.acme), plan=PLAN)


def _asked(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


def step_of(asked: list[str]) -> int:
    """Return how much of the scene a test asks for, by the names of its fixtures."""
    return 2 if "rollout" in asked else 1 if "champion" in asked else 0


def in_order(items: list[pytest.Item]) -> None:
    """Put the tests of a module with a scene in the order in which it is built."""
    places: dict[object, list[int]] = {}
    for place, item in enumerate(items):
        if "scene" in _asked(item):
            places.setdefault(item.path, []).append(place)
    for there in places.values():
        ordered = sorted((items[place] for place in there), key=lambda item: step_of(_asked(item)))
        for place, item in zip(there, ordered, strict=True):
            items[place] = item


@pytest.fixture(scope="module")
def scene(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """Keep a scene for the tests of a module."""
    made = Scene()
    with django_db_blocker.unblock(), override_settings(**folder_settings(tmp_path_factory.mktemp("scene"))):
        try:
            yield made
        finally:
            made.close()


@pytest.fixture(autouse=True)
def private_folders(scene: Scene) -> None:
    """Leave each test the folders of the scene."""


@pytest.fixture(autouse=True)
def world(scene: Scene, request: pytest.FixtureRequest) -> Iterator[World]:
    """Return both tenants, with what else the test asks for; what it writes is undone."""
    standing = scene.at(step_of(request.fixturenames))
    with undone():
        yield standing


@pytest.fixture
def champion(world: World) -> ModelVersion:
    """Return the champion of acme's model: version 1."""
    return ModelVersion.objects.get(model__tenant=world.acme.tenant, number=1)


@pytest.fixture
def rollout(world: World, champion: ModelVersion) -> Rollout:
    """Return the rollout of version 2 in place of version 1."""
    return Rollout.objects.with_names().exclude(candidate=champion).get()
