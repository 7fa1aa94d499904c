"""Who made a version does not vote on it, wherever its bytes turn up again, and others' uploads change nothing."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest
from apps.registry import services as registry
from apps.registry.models import ModelVersion, Provenance
from apps.rollouts import services as rollouts
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from tests.factories.cast import TEST, Cast
from tests.registry.pushing import MODEL_FILES, make_model, make_version, upload
from tests.rollouts.stage import ask

pytestmark = pytest.mark.django_db

BYTES = {"model.bin": b"weights"}


@pytest.fixture(autouse=True)
def makers_who_review(acme: Cast) -> None:
    """Let the author and the colleague vote as well, so that only the exclusion keeps them from it."""
    acme.voters()
    for person in (acme.author, acme.colleague):
        tenants.assign_role(tenant=acme.tenant, user=person, role=Role.REVIEWER, by=TEST)
    for person in (acme.approver, acme.second_approver):
        tenants.assign_role(tenant=acme.tenant, user=person, role=Role.CONTRIBUTOR, by=TEST)


def requested(cast: Cast, version: ModelVersion) -> ChangeRequest:
    """Return a request by somebody who had nothing to do with the version."""
    tenants.assign_role(tenant=cast.tenant, user=cast.viewer, role=Role.CONTRIBUTOR, by=TEST)
    return ask(cast, version, by=cast.viewer)


def refused(request: ChangeRequest, person: User) -> str:
    """Let a person vote, who must be refused, and return the sentence."""
    with pytest.raises(approvals.ExcludedParticipant) as caught:
        vote(request, person)
    return str(caught.value.sentence)


def vote(request: ChangeRequest, person: User) -> ChangeRequest:
    request.refresh_from_db()
    return approvals.cast_vote(change_request=request, digest=request.digest, decision="approve", by=person)


def excluded(version: ModelVersion) -> set[User]:
    return set(rollouts.exclusions_of(version))


def copied(
    cast: Cast, version: ModelVersion, *, by: User, name: str = "copy", source: str = ""
) -> ModelVersion:
    model = registry.create_model(tenant=cast.tenant, name=name, by=by)
    return registry.create_version(
        model=model, source=source or f"models:/{version.model.name}/{version.number}", by=by
    )


def test_copy__of_a_version__who_registered_that_does_not_vote(acme: Cast) -> None:
    model = make_model(acme)
    upload(acme.tenant, "ci/model.bin", b"weights", by=acme.colleague)
    original = registry.create_version(model=model, source="mlflow-artifacts:/ci", by=acme.author)
    request = requested(acme, copied(acme, original, by=acme.approver))
    for person, why in (
        (acme.author, "You registered these files before"),
        (acme.colleague, "You uploaded files of this version."),
        (acme.approver, "You registered this version."),
    ):
        assert why in refused(request, person)


def test_copy__of_a_copy__keeps_everybody_on_the_way(acme: Cast) -> None:
    original = make_version(acme, make_model(acme), BYTES)
    first = copied(acme, original, by=acme.colleague)
    second = copied(acme, first, by=acme.approver, name="copy-2")
    assert excluded(second) == {acme.author, acme.colleague, acme.approver}
    assert excluded(original) == {acme.author}


def test_copy__by_equal_bytes__who_registered_them_first_does_not_vote(acme: Cast) -> None:
    upload(acme.tenant, "ci/model.bin", b"weights", by=acme.colleague)
    registry.create_version(model=make_model(acme), source="mlflow-artifacts:/ci", by=acme.author)
    upload(acme.tenant, "again/model.bin", b"weights", by=acme.approver)
    whole = copied(acme, None, by=acme.approver, source="mlflow-artifacts:/again")  # type: ignore[arg-type]
    assert excluded(whole) == {acme.author, acme.colleague, acme.approver}
    # With one more file the manifest is another; the weights are the same.
    upload(acme.tenant, "more/model.bin", b"weights", by=acme.approver)
    upload(acme.tenant, "more/notes.txt", b"notes", by=acme.approver)
    more = copied(acme, None, by=acme.approver, name="more", source="mlflow-artifacts:/more")  # type: ignore[arg-type]
    assert excluded(more) == {acme.author, acme.colleague, acme.approver}


def test_copy__empty_file__makes_nobody_a_maker(acme: Cast) -> None:
    make_version(acme, make_model(acme), {"__init__.py": b"", **BYTES})
    other = make_version(
        acme, make_model(acme, "other"), {"__init__.py": b"", "model.bin": b"2"}, by=acme.colleague
    )
    assert excluded(other) == {acme.colleague}


@pytest.mark.parametrize("how", ["sent again", "deleted and sent again", "sent twice more"])
def test_upload__equal_bytes_under_the_same_path__leaves_the_first_uploader_excluded(
    acme: Cast, how: str
) -> None:
    upload(acme.tenant, "m/model.bin", b"weights", by=acme.author)
    if how.startswith("deleted"):
        registry.delete_artifact(tenant=acme.tenant, path="m/model.bin", by=acme.colleague)
    if how.endswith("more"):
        upload(acme.tenant, "m/model.bin", b"weights", by=acme.approver)
    upload(acme.tenant, "m/model.bin", b"weights", by=acme.colleague)
    version = registry.create_version(model=make_model(acme), source="mlflow-artifacts:/m", by=acme.colleague)
    request = requested(acme, version)
    refused(request, acme.author)
    refused(request, acme.colleague)
    assert (acme.approver in excluded(version)) is how.endswith("more")


def test_upload__other_bytes_under_the_same_path__frees_who_sent_the_earlier_ones(acme: Cast) -> None:
    upload(acme.tenant, "m/model.bin", b"not these", by=acme.author)
    upload(acme.tenant, "m/model.bin", b"weights", by=acme.colleague)
    version = registry.create_version(model=make_model(acme), source="mlflow-artifacts:/m", by=acme.colleague)
    assert excluded(version) == {acme.colleague}


@pytest.mark.parametrize("copy", [False, True])
def test_upload__equal_file_elsewhere__voids_no_votes(acme: Cast, copy: bool) -> None:
    version = make_version(acme, make_model(acme), BYTES, by=acme.author)
    if copy:
        version = copied(acme, version, by=acme.author)
    request = requested(acme, version)
    before = vote(request, acme.third_approver).digest
    upload(acme.tenant, "elsewhere/model.bin", b"weights", by=acme.colleague)
    copied(acme, version, by=acme.colleague, name="later")
    registry.create_version(
        model=make_model(acme, "later-2"), source="mlflow-artifacts:/elsewhere", by=acme.colleague
    )
    after = vote(request, acme.second_approver)
    assert (after.digest, after.revision, after.state) == (before, 1, State.EXECUTING)


def test_service_account__handed_over__excludes_who_answered_for_it_and_who_does_now(
    acme: Cast, handed_over: tuple[User, User]
) -> None:
    account, operator = handed_over
    upload(acme.tenant, "m/model.bin", b"weights", by=account)
    version = registry.create_version(model=make_model(acme), source="mlflow-artifacts:/m", by=account)
    request = requested(acme, version)
    accounts.transfer_service_account(account=account, owner=acme.approver, by=operator)
    assert "service account" in refused(request, acme.author)
    assert "service account" in refused(request, acme.approver)
    later = requested(acme, copied(acme, version, by=acme.second_approver))
    for person in (acme.author, acme.approver, acme.second_approver):
        refused(later, person)


@pytest.fixture
def handed_over(acme: Cast, world: object) -> tuple[User, User]:
    """Return a service account of the author's that may register, and the operator who can hand it over."""
    account = accounts.create_service_account(username="acme-ci", owner=acme.author, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=account, role=Role.CONTRIBUTOR, by=TEST)
    return account, TEST  # type: ignore[return-value]  # the portal itself may, too


def test_provenance__changed_by_the_application__is_refused(acme: Cast) -> None:
    make_version(acme, make_model(acme), MODEL_FILES)
    for sql in (
        "UPDATE registry_provenance SET person_id = (SELECT id FROM accounts_user WHERE username = 'acme-viewer')",
        "UPDATE registry_modelversion SET answerable_id = created_by_id",
        "DELETE FROM registry_provenance",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    first = Provenance.objects.filter(act="registered").values_list("person", flat=True)
    assert set(first) == {acme.author.pk}
