"""Accounts: who can be made, shut out, and made to answer for whom."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, connections

from apps.accounts import services
from apps.accounts.models import AccountStays, User
from apps.audit.models import Entry
from apps.core.errors import Forbidden
from apps.tenants import services as tenants
from tests.factories.cast import TEST, World, make_person


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
