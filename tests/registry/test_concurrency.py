"""Many at once: numbers stay unique, and a frozen folder is exactly what was registered."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from apps.core.refusals import Refused
from apps.registry import services
from apps.registry.models import Artifact, ModelVersion
from tests.factories.cast import make_cast
from tests.registry.pushing import make_model, upload

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[Exception]:
    """Run acts in threads that start together, and return what they raised."""
    gate = threading.Barrier(len(acts))
    raised: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=10)
            act()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return raised


def test_create_version__many_at_once__numbers_are_unique_and_whole() -> None:
    acme = make_cast("acme")
    model = make_model(acme)
    for number in range(4):
        upload(acme.tenant, f"m/{number}/x", b"x", by=acme.author)

    def register(number: int) -> None:
        services.create_version(model=model, source=f"mlflow-artifacts:/m/{number}", by=acme.author)

    assert at_once(*(lambda number=number: register(number) for number in range(4))) == []
    assert sorted(model.versions.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_create_version__same_folder_at_once__is_registered_once() -> None:
    acme = make_cast("acme")
    model = make_model(acme)
    upload(acme.tenant, "m/x", b"x", by=acme.author)

    def register() -> None:
        services.create_version(model=model, source="mlflow-artifacts:/m", by=acme.author)

    raised = at_once(register, register, register)
    assert [type(error) for error in raised] == [services.VersionExists, services.VersionExists]
    assert model.versions.count() == 1


def test_upload__while_the_folder_is_registered__is_in_the_version_or_refused() -> None:
    acme = make_cast("acme")
    model = make_model(acme)
    for round_number in range(6):
        folder = f"round/{round_number}"
        upload(acme.tenant, f"{folder}/first", b"first", by=acme.author)

        def register(folder: str = folder) -> None:
            services.create_version(model=model, source=f"mlflow-artifacts:/{folder}", by=acme.author)

        def add(folder: str = folder) -> None:
            upload(acme.tenant, f"{folder}/second", b"second", by=acme.author)

        def replace(folder: str = folder) -> None:
            upload(acme.tenant, f"{folder}/first", b"replaced", by=acme.author)

        raised = at_once(register, add, replace)
        assert all(isinstance(error, Refused) for error in raised), raised
        version = ModelVersion.objects.get(source_path=folder)
        stored = Artifact.objects.of(acme.tenant).below(folder).values_list("path", "sha256")
        assert {(f"{folder}/{file['path']}", file["sha256"]) for file in version.files_manifest()} == set(
            stored
        )
