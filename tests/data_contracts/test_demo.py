"""What the demo tells of contracts is what the portal found."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from apps.contracts import services
from apps.contracts.models import Contract
from demo import contract_checks, contracts
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db


def test_demo__publishing_its_contracts__says_of_none_that_it_is_breached_before_a_check(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Client:
        contracts = SimpleNamespace(
            list=lambda tenant: [],
            put=lambda name, content: services.publish(
                tenant=acme.tenant, contract_id=name, content=content, by=acme.author
            ),
        )

        def __enter__(self) -> Client:
            return self

        def __exit__(self, *raised: object) -> None:
            pass

    person = SimpleNamespace(token="")
    made: Any = SimpleNamespace(mlflow_urls={"acme": ""}, url="", of=lambda slug, role: [person])
    said: list[str] = []
    monkeypatch.setattr(contracts, "Portal", lambda *given: Client())
    monkeypatch.setattr(contract_checks, "fill", lambda *given, **more: None)
    contracts.fill(made, say=said.append)

    assert Contract.objects.filter(tenant=acme.tenant).count() == 3
    assert not Contract.objects.breached().exists()
    assert said == ["acme: 3 data contracts."]
