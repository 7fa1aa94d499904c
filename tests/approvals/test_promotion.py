"""A real promotion through a real review: the registry's facts, the rollouts' subject, the shipped policy."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.approvals import services
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest, Permit
from apps.registry import services as registry
from apps.registry.models import ModelVersion
from apps.rollouts.models import Rollout
from tests.factories.cast import Cast, token_of
from tests.factories.objects import TO_ITS_END, walk
from tests.registry.pushing import MODEL_FILES, make_model, make_version

pytestmark = pytest.mark.django_db

PLAN = [{"weight": 10, "seconds": 30}, {"weight": 50, "seconds": 30}]


def ask(cast: Cast, version: ModelVersion, **changes: Any) -> tuple[int, dict[str, Any]]:
    """Request a promotion the way a program does."""
    cast.voters()
    body = {
        "tenant": cast.tenant.slug,
        "model": version.model.name,
        "version": version.number,
        "alias": "champion",
        "plan": PLAN,
        "reason": "More recent data.",
        **changes,
    }
    client = Client(headers={"Authorization": f"Bearer {token_of(cast.author)}"})
    response = client.post("/api/v1/change-requests", json.dumps(body), content_type="application/json")
    return response.status_code, response.json()


def approve(request: ChangeRequest, *people: Any) -> ChangeRequest:
    for person in people:
        request = services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request


def test_promotion__first_champion__is_asked_reviewed_and_started(acme: Cast) -> None:
    version = make_version(acme, make_model(acme))
    status, body = ask(acme, version)
    assert status == 201, body
    assert body["policy"] == {"allow": True, "reasons": []}
    assert (body["tenant"], body["version"], body["alias"]) == ("acme", 1, "champion")
    request = ChangeRequest.objects.get(pk=body["id"])
    assert request.digest == body["digest"]
    browser = Client()
    browser.force_login(acme.approver)
    text = browser.get(reverse("approvals:detail", args=[request.pk])).content.decode()
    assert "auc" in text
    assert "nested/deep/notes.txt" in text
    assert "The content changed after" not in text
    request = approve(request, acme.approver, acme.second_approver)
    assert request.state == State.EXECUTING
    rollout = Rollout.objects.get(pk=request.execution_id)
    assert rollout.permit_id == Permit.objects.get(change_request=request).pk
    assert rollout.candidate_id == version.pk
    text = browser.get(reverse("approvals:detail", args=[request.pk])).content.decode()
    assert reverse("rollouts:detail", args=[rollout.pk]) in text


def test_promotion__uploader_with_the_role__cannot_vote(acme: Cast) -> None:
    model = make_model(acme)
    version = make_version(acme, model, by=acme.colleague)
    request = ChangeRequest.objects.get(pk=ask(acme, version)[1]["id"])
    with pytest.raises(services.ExcludedParticipant):
        approve(request, acme.colleague)


def test_promotion__policy_objects_to_a_tag__is_held_until_the_tag_goes(acme: Cast) -> None:
    version = make_version(acme, make_model(acme))
    registry.set_version_tag(version=version, key="deployment.blocked", value="true", by=acme.author)
    _, body = ask(acme, version)
    assert body["policy"]["allow"] is False
    request = approve(ChangeRequest.objects.get(pk=body["id"]), acme.approver, acme.second_approver)
    assert request.state == State.IN_REVIEW
    assert "deployment.blocked" in request.blocked_reason
    registry.delete_version_tag(version=version, key="deployment.blocked", by=acme.author)
    assert services.reconsider(change_request=request, by=acme.author).state == State.EXECUTING


def test_promotion__another_champion_meanwhile__voids_the_votes(acme: Cast) -> None:
    model = make_model(acme)
    first, second = make_version(acme, model), make_version(acme, model, {**MODEL_FILES, "model.bin": b"x"})
    later = ChangeRequest.objects.get(pk=ask(acme, second)[1]["id"])
    approve(later, acme.approver)
    earlier = ChangeRequest.objects.get(pk=ask(acme, first)[1]["id"])
    earlier = approve(earlier, acme.approver, acme.second_approver)
    walk(earlier.execution_id, *TO_ITS_END)
    registry.set_alias(model=model, name="champion", version=first, by=acme.author, permit=earlier.permit.pk)
    with pytest.raises(services.StaleDigest):
        approve(later, acme.second_approver)
    later.refresh_from_db()
    assert (later.revision, later.state) == (2, State.IN_REVIEW)
