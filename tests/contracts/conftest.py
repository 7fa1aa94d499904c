from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any

import pytest
from allauth.mfa.adapter import DefaultMFAAdapter
from django.db import connection
from django.test import override_settings

from tests.contracts.stage import Stage, folder_settings, undone


class Keeper:
    """Keeps the stage for the modules that follow one another, in one transaction that is never committed."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._stage: Stage | None = None
        self.folders: dict[str, Any] = {}

    def stage(self, request: pytest.FixtureRequest) -> Stage:
        """Return the stage, built unless it stands."""
        if self._stage is None:
            place: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
            self.folders = folder_settings(place.mktemp("contracts"))
            self._open.enter_context(request.getfixturevalue("django_db_blocker").unblock())
            self._open.enter_context(undone())
            self._open.enter_context(override_settings(**self.folders))
            # People on stage said who they are when it was built: longer ago than five minutes on a slow machine.
            self._open.enter_context(override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=3600))
            self._stage = Stage()
            with connection.cursor() as cursor:
                # One transaction for all tests: a slow machine may pause in between. Said now, since services that
                # built the stage set shorter limits for the rest of their transaction, which is this one.
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        return self._stage

    def close(self) -> None:
        """Leave nothing of the stage."""
        self._stage = None
        self._open.close()


KEEPER = Keeper()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Take the stage down before a test that wants an empty database."""
    asked = set(getattr(item, "fixturenames", ()))
    if "built_stage" not in asked and (
        item.get_closest_marker("django_db") or asked & {"db", "transactional_db"}
    ):
        KEEPER.close()


@pytest.fixture(scope="package")
def keeper(django_db_setup: None) -> Iterator[Keeper]:
    """Keep the stage until the first test of another folder."""
    yield KEEPER
    KEEPER.close()


@pytest.fixture(scope="module")
def built_stage(keeper: Keeper, request: pytest.FixtureRequest) -> Stage:
    """Return the stage with people and objects that no other module has in its hands."""
    return copy.deepcopy(keeper.stage(request))


@pytest.fixture(scope="module")
def folders(built_stage: Stage, keeper: Keeper) -> dict[str, Any]:
    """Return settings with the folders that tests on the stage share."""
    return keeper.folders


@pytest.fixture(autouse=True)
def private_folders(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give a test folders of its own, unless it is on the stage, which has some."""
    if "built_stage" not in request.fixturenames:
        settings = request.getfixturevalue("settings")
        for name, value in folder_settings(tmp_path_factory.mktemp("contract")).items():
            setattr(settings, name, value)


@pytest.fixture(scope="package", autouse=True)
def one_picture_for_all() -> Iterator[None]:
    """Draw a QR code once and show it to everybody: it is slow, and nobody here reads what it says."""
    draw = cache(lambda: real(DefaultMFAAdapter(), "otpauth://totp/portal"))
    real = DefaultMFAAdapter.build_totp_svg
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultMFAAdapter, "build_totp_svg", lambda self, url: draw())
        yield


@pytest.fixture
def stage(built_stage: Stage) -> Iterator[Stage]:
    """Return the stage as it was built; what the test writes is undone."""
    with undone():
        yield built_stage
