"""Accounts: who can be made, shut out, and made to answer for whom."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, connections

from apps.accounts import services
from apps.accounts.models import AccountStays, User
from apps.accounts.services import people
from apps.audit.models import Entry
from apps.core.refusals import Forbidden
from apps.tenants import services as tenants
from tests.factories.cast import PASSWORD, TEST, World, make_person


@pytest.mark.django_db
def test_service_account__without_an_active_person_to_answer__is_refused() -> None:
    pat, sam = make_person("pat"), make_person("sam")
    robot = services.create_service_account(username="robot", owner=pat, by=TEST)
    services.deactivate(user=sam, by=TEST)
    for owner in (robot, sam):
        with pytest.raises(services.OwnerCannotAnswer):
            services.create_service_account(username="other", owner=owner, by=TEST)
        with pytest.raises(services.OwnerCannotAnswer):
            services.transfer_service_account(account=robot, owner=owner, by=TEST)


@pytest.mark.django_db
def test_service_account__handed_on__acts_again_and_is_recorded() -> None:
    pat, sam = make_person("pat"), make_person("sam")
    robot = services.create_service_account(username="robot", owner=pat, by=TEST)
    services.deactivate(user=pat, by=TEST)
    services.transfer_service_account(account=robot, owner=sam, by=TEST)
    found = User.objects.get(pk=robot.pk)
    assert found.can_act
    assert found.answerable_person == sam
    entry = Entry.objects.get(action="accounts.owner.changed")
    assert (entry.document["before"], entry.document["after"]) == (str(pat.pk), str(sam.pk))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("claims", "shown"),
    [
        ({"given_name": "Ольга", "family_name": "Иванова"}, "Ольга Иванова"),
        ({"name": "\u0410nn Lee"}, "olga"),
        ({"given_name": "Ann", "family_name": "L\u0435e"}, "olga"),
    ],
)
def test_person_of_a_provider__name_that_could_be_anothers__is_shown_by_the_username(
    claims: dict[str, str], shown: str
) -> None:
    account = services.create_from_provider(
        issuer="https://sso.example", subject="1", claims={"preferred_username": "olga", **claims}
    )
    assert account.user.display_name == shown


@pytest.mark.django_db
def test_account__deleted__is_refused_by_the_portal_and_by_the_database() -> None:
    pat = make_person("pat")
    with pytest.raises(AccountStays):
        pat.delete()
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_user")


@pytest.mark.django_db
def test_deactivation__by_anybody_but_an_operator__is_refused(world: World) -> None:
    target = world.acme.viewer
    for by in (world.acme.author, world.outsider, target):
        for act in (services.deactivate, services.reactivate):
            with pytest.raises(Forbidden):
                act(user=target, by=by)
    services.deactivate(user=target, by=world.operator)
    services.deactivate(user=target, by=world.operator)
    assert Entry.objects.filter(action="accounts.user.deactivated").count() == 1
    services.reactivate(user=target, by=world.operator)
    assert User.objects.get(pk=target.pk).is_active


@pytest.mark.django_db
def test_deactivation__of_a_service_account__by_its_present_owner_only(world: World) -> None:
    owner, other = world.acme.author, world.acme.colleague
    robot = services.create_service_account(username="robot", owner=other, by=TEST)
    services.transfer_service_account(account=robot, owner=owner, by=TEST)
    for by in (other, robot, world.acme.tenant_admin):
        with pytest.raises(Forbidden):
            services.deactivate(user=robot, by=by)
    services.deactivate(user=robot, by=owner)
    assert not User.objects.get(pk=robot.pk).is_active
    with pytest.raises(Forbidden):
        services.reactivate(user=robot, by=owner)


@pytest.mark.django_db
def test_deactivation__of_the_last_operator__is_refused(world: World) -> None:
    with pytest.raises(services.LastOperator):
        services.deactivate(user=world.operator, by=TEST)
    second = make_person("second-operator")
    tenants.make_operator(user=second, by=TEST)
    services.deactivate(user=world.operator, by=TEST)
    with pytest.raises(services.LastOperator):
        services.deactivate(user=second, by=TEST)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "acts",
    [
        (services.deactivate, services.deactivate),
        (services.deactivate, tenants.end_operator),
        (tenants.end_operator, tenants.end_operator),
    ],
)
def test_operators__shut_each_other_out_at_once__one_is_left(
    world: World, acts: tuple[Callable[..., None], Callable[..., None]]
) -> None:
    pair = [world.operator, make_person("second-operator")]
    tenants.make_operator(user=pair[1], by=TEST)
    start = threading.Barrier(2)
    refused: list[Exception] = []

    def shut_out(act: Callable[..., None], target: User, by: User) -> None:
        start.wait()
        try:
            act(user=target, by=by)
        except (services.LastOperator, Forbidden) as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=shut_out, args=(act, *who))
        for act, who in zip(acts, (pair, pair[::-1]), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert User.objects.filter(is_staff=True, is_active=True).count() == 1


@pytest.mark.django_db
def test_username__twin_that_another_request_stored_meanwhile__is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pat = make_person("pat")
    # Both looked while there was none.
    monkeypatch.setattr(people, "_check_username", lambda username: None)
    for username in ("pat", "PAT"):
        with pytest.raises(services.UsernameTaken):
            services.create_person(username=username, password=PASSWORD, by=TEST)
        with pytest.raises(services.UsernameTaken):
            services.create_service_account(username=username, owner=pat, by=TEST)
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_map_group__that_of_the_operators__is_refused(world: World) -> None:
    operators = world.operator.groups.get()
    with pytest.raises(services.OperatorsAreNotMapped):
        services.map_group(provider="corp", value="admins", group=operators, by=world.operator)
    services.sync_groups(user=world.operator, provider="corp", values=[])
    assert operators in world.operator.groups.all()
