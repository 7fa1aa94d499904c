"""What a promotion is to the approvals app: its document, its people, its policy input, its comparison."""

from __future__ import annotations

import io

import pytest
from django.template.loader import render_to_string

from apps.approvals import services as approvals
from apps.approvals import subjects
from apps.policies import services as policies
from apps.registry import services as registry
from apps.registry.models import RegisteredModel
from apps.rollouts import comparison, documents
from apps.rollouts.subjects import PromotionSubject
from tests.factories.cast import Cast
from tests.rollouts.stage import ask, make_champion, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_router(settings: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep these tests away from any router: they are about documents."""
    settings.ENVOY_ADMIN_URL = "http://127.0.0.1:9"  # type: ignore[attr-defined]
    settings.ENVOY_CONFIG_DIR = str(tmp_path_factory.mktemp("nothing") / "envoy")  # type: ignore[attr-defined]
    settings.MODEL_SERVERS = {"blue": "127.0.0.1:9"}  # type: ignore[attr-defined]


def test_document__nothing_changed__is_equal_to_what_was_asked(acme: Cast) -> None:
    make_champion(acme, make_version(acme))
    opened = ask(acme, make_version(acme))
    assert subjects.digest_now(opened) == opened.digest


def test_document__another_champion_meanwhile__voids_the_votes(acme: Cast) -> None:
    make_champion(acme, make_version(acme))
    second, third = make_version(acme), make_version(acme)
    opened = ask(acme, third)
    approvals.cast_vote(change_request=opened, digest=opened.digest, decision="approve", by=acme.approver)
    make_champion(acme, second)

    with pytest.raises(approvals.StaleDigest):
        approvals.cast_vote(
            change_request=opened, digest=opened.digest, decision="approve", by=acme.second_approver
        )
    opened.refresh_from_db()
    assert (opened.state, opened.revision) == ("in_review", 2)
    assert opened.content["baseline"]["version"] == 2


def test_document__policy_changed__is_another_document(acme: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = ask(acme, make_version(acme))
    monkeypatch.setattr(policies, "current_digest", lambda package: "sha256:" + "0" * 64)
    assert subjects.digest_now(opened) != opened.digest


def test_exclusions__files_of_two_people__names_both_and_the_registrar(acme: Cast) -> None:
    model = registry.create_model(tenant=acme.tenant, name="fraud", by=acme.author)
    for name, person in (("a.bin", acme.colleague), ("b.bin", acme.author)):
        registry.store_artifact(
            tenant=acme.tenant, path=f"joint/{name}", stream=io.BytesIO(b"x"), length=1, by=person
        )
    version = registry.create_version(model=model, source="mlflow-artifacts:/joint", by=acme.author)
    opened = ask(acme, version)
    found = subjects.get("promotion").exclusions(opened)
    assert set(found) == {acme.author, acme.colleague}
    assert found[acme.author] == "You registered this version."


def test_exclusions__copied_version__finds_who_uploaded_the_bytes(acme: Cast) -> None:
    original = make_version(acme)
    model = registry.create_model(tenant=acme.tenant, name="copy", by=acme.colleague)
    copy = registry.create_version(model=model, source=f"models:/fraud/{original.number}", by=acme.colleague)
    assert acme.author in documents.makers(copy)


def test_policy_input__document__has_the_documented_shape_and_live_tags(acme: Cast) -> None:
    make_champion(acme, make_version(acme))
    version = make_version(acme, tags={"team": "risk"})
    given = subjects.get("promotion").policy_input(ask(acme, version))
    assert (given["schema"], given["tenant"]) == (1, "acme")
    assert given["target"] == {"model": "fraud", "alias": "champion", "tier": "", "had_canary": True}
    assert given["candidate"]["tags"] == {"team": "risk"}
    assert (given["candidate"]["version"], given["baseline"]["version"]) == (2, 1)
    assert policies.evaluate(package=PromotionSubject.policy, input=given).allow


def test_policy__blocked_tag_set_after_the_request__holds_it_back(acme: Cast) -> None:
    version = make_version(acme)
    opened = ask(acme, version)
    registry.set_version_tag(version=version, key="deployment.blocked", value="true", by=acme.author)
    for voter in (acme.approver, acme.second_approver):
        opened = approvals.cast_vote(
            change_request=opened, digest=opened.digest, decision="approve", by=voter
        )
    assert opened.state == "in_review"
    assert "deployment.blocked" in opened.blocked_reason


def test_comparison__candidate_and_champion__tells_what_differs(acme: Cast) -> None:
    make_champion(acme, make_version(acme, with_params=True))
    opened = ask(acme, make_version(acme, with_params=True))
    compared = comparison.compare(opened.content, bounds=acme.tenant.bounds_of("champion"))
    assert (compared.candidate_number, compared.stable_number) == (2, 1)
    assert {file.path: file.status for file in compared.files} == {
        "model.bin": "changed",
        "params.json": "changed",
        "metrics.json": "same",
    }
    assert [row.change for row in compared.metrics] == ["no change", "no change"]
    assert [(row.stable, row.candidate) for row in compared.params] == [("1", "2")]


@pytest.mark.parametrize(
    ("name", "before", "after", "change", "direction"),
    [
        ("accuracy", 0.9, 0.95, "+0.05", "better"),
        ("accuracy", 0.95, 0.9, "\u22120.05", "worse"),
        ("log_loss", 0.3, 0.2, "\u22120.1", "better"),
        ("rmse", 1, 2, "+1", "worse"),
        ("rows", 10, 20, "+10", ""),
        ("flag", True, False, "changed", ""),
        ("note", "a", "b", "changed", ""),
    ],
)
def test_comparison__metric__has_a_sign_and_a_direction_where_known(
    name: str, before: object, after: object, change: str, direction: str
) -> None:
    rows = comparison._rows({name: after}, {name: before}, judged=True)
    assert (rows[0].change, rows[0].direction) == (change, direction)


def test_comparison__template__renders_for_a_first_champion(acme: Cast) -> None:
    opened = ask(acme, make_version(acme))
    shown = subjects.get("promotion").comparison(opened, acme.viewer)
    html = render_to_string(shown.template, {"comparison": shown.context})
    assert "model.bin" in html
    assert RegisteredModel.objects.get().name in html
