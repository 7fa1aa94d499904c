from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.contracts.stage import Stage, folder_settings, undone


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """This function will return settings with folders that the tests of a module share, as they share the stage."""
    return folder_settings(tmp_path_factory.mktemp("contracts"))


@pytest.fixture(autouse=True)
def private_folders(settings: Any, folders: dict[str, Any]) -> None:
    """This function will keep each test on the folders of its module."""
    for name, value in folders.items():
        setattr(settings, name, value)


@pytest.fixture(scope="module")
def built_stage(django_db_setup: None, django_db_blocker: Any, folders: dict[str, Any]) -> Iterator[Stage]:
    """This function will build the stage once for the tests of a module, and leave nothing of it."""
    with django_db_blocker.unblock(), undone():
        with override_settings(**folders):
            stage = Stage()
        with connection.cursor() as cursor:
            # One transaction for all tests of a module: a slow machine may pause in between. Said now, since services
            # that built the stage set shorter limits for the rest of their transaction, which is this one.
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield stage


@pytest.fixture
def stage(built_stage: Stage) -> Iterator[Stage]:
    """This function will return the stage as it was built; what the test writes is undone."""
    with undone():
        yield built_stage
