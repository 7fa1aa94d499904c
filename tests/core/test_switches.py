"""Feature switches: what they stop, what people are told, and what happens while the database is away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection

from apps.approvals import services as approvals
from apps.approvals.choices import State
from apps.audit.models import Entry
from apps.core import areas, switches
from apps.core.models import Switch
from apps.core.refusals import Forbidden, Invalid
from apps.core.switches import SwitchedOff
from apps.operations import services
from apps.registry import services as registry
from apps.rollouts.models import Rollout
from tests.factories.cast import World, token_of
from tests.factories.objects import ask, make_champion, make_model, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    switches.forget()
    yield
    switches.forget()


def turn(world: World, name: str, *, on: bool, reason: str = "Maintenance until noon.") -> None:
    services.set_switch(name=name, is_on=on, reason=reason, by=world.operator)
    switches.forget()


def test_switches__of_the_portal__are_declared_and_on() -> None:
    named = set(areas.switches())
    assert {"approvals.open", "registry.upload", "rollouts.start"} <= named
    assert all(switches.is_on(name) for name in named)


def test_set_switch__on_and_off__is_recorded_without_the_text(world: World) -> None:
    turn(world, "registry.upload", on=False)
    turn(world, "registry.upload", on=True, reason="Done.")
    said = list(Entry.objects.filter(action="operations.switch.set").order_by("seq"))
    assert [(e.document["before"], e.document["after"]) for e in said] == [("on", "off"), ("off", "on")]
    assert b"Maintenance" not in bytes(said[0].body)
    assert Switch.objects.get().changed_by == world.operator


def test_set_switch__not_an_operator_or_without_reason_or_unknown__is_refused(world: World) -> None:
    with pytest.raises(Forbidden):
        services.set_switch(name="registry.upload", is_on=False, reason="x", by=world.acme.author)
    for name, reason in (("registry.upload", " "), ("nothing.here", "x")):
        with pytest.raises(Invalid):
            services.set_switch(name=name, is_on=False, reason=reason, by=world.operator)
    assert not Switch.objects.exists()


def test_registry_upload__off__refuses_with_the_reason_at_every_door(world: World, client: Any) -> None:
    cast = world.acme
    version = make_version(cast, make_model(cast, "fraud"))
    turn(world, "registry.upload", on=False)
    with pytest.raises(SwitchedOff, match="Maintenance until noon"):
        registry.create_model(tenant=cast.tenant, name="other", by=cast.author)
    with pytest.raises(SwitchedOff):
        registry.create_version(model=version.model, source="models:/fraud/1", by=cast.author)
    headers = {"Authorization": f"Bearer {token_of(cast.author)}"}
    base = "/mlflow/acme/api/2.0"
    answers = [
        client.post(
            f"{base}/mlflow/registered-models/create",
            {"name": "x"},
            content_type="application/json",
            headers=headers,
        ),
        client.put(f"{base}/mlflow-artifacts/artifacts/a/b.txt", b"x", headers=headers),
    ]
    for answer in answers:
        assert answer.status_code == 503
        said = json.loads(b"".join(answer) if answer.streaming else answer.content)
        assert said["code"] == "switched_off"
        assert "Maintenance until noon." in said["message"]


def test_approvals_open__off__refuses_new_requests_only(world: World) -> None:
    cast = world.acme
    version = make_version(cast, make_model(cast, "fraud"))
    open_one = ask(cast, version)
    other = make_version(cast, make_model(cast, "churn"))
    turn(world, "approvals.open", on=False)
    with pytest.raises(SwitchedOff):
        ask(cast, other)
    voted = approvals.cast_vote(
        change_request=open_one, digest=open_one.digest, decision="approve", reason="", by=cast.approver
    )
    assert voted.state == State.IN_REVIEW


def test_rollouts_start__off__holds_the_request_until_it_is_on(world: World) -> None:
    cast = world.acme
    model = make_model(cast, "fraud")
    make_champion(cast, make_version(cast, model))
    request = ask(cast, make_version(cast, model))
    before = Rollout.objects.count()
    turn(world, "rollouts.start", on=False)
    for voter in (cast.approver, cast.second_approver):
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", reason="", by=voter
        )
    assert request.state == State.IN_REVIEW
    assert "Maintenance until noon." in request.blocked_reason
    assert Rollout.objects.count() == before
    turn(world, "rollouts.start", on=True)
    assert approvals.reconsider(change_request=request, by=cast.approver).state == State.EXECUTING


def test_position__database_is_away__is_the_last_one_known_or_the_default(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn(world, "registry.upload", on=False)
    assert not switches.is_on("registry.upload")

    def away(*args: Any, **more: Any) -> Any:
        raise OperationalError("no")

    monkeypatch.setattr(connection, "cursor", away)
    monkeypatch.setattr(switches, "KEPT_SECONDS", 0.0)
    assert not switches.is_on("registry.upload")
    switches.forget()
    assert switches.is_on("registry.upload")


def test_position__asked_often__is_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        for _ in range(5):
            switches.require("registry.upload")
