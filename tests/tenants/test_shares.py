"""Shares: one object shown to somebody outside, until a moment, by who administers its tenant."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group

from apps.core import clock
from apps.core.refusals import Forbidden, Invalid, NotFound
from apps.registry.models import ModelUserShare, ModelVersion, RegisteredModel
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import Permission, Role
from tests.factories.cast import TEST, World
from tests.factories.objects import make_model, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def model(world: World) -> RegisteredModel:
    return make_model(world.acme, "fraud")


def seen_by(person: object) -> set[str]:
    return {model.name for model in RegisteredModel.objects.visible_to(person)}


def test_share__with_a_person__shows_the_model_and_its_versions(world: World, model: RegisteredModel) -> None:
    make_model(world.acme, "churn")
    version = make_version(world.acme, model)
    tenants.share(obj=model, user=world.outsider, by=world.acme.tenant_admin)
    assert seen_by(world.outsider) == {"fraud"}
    assert access.get_or_404(ModelVersion.objects.all(), user=world.outsider, pk=version.pk) == version
    assert access.tenant_ids(world.outsider) == frozenset()


def test_share__with_a_group__is_of_those_who_are_in_it_now(world: World, model: RegisteredModel) -> None:
    group = Group.objects.create(name="auditors")
    tenants.share(obj=model, group=group, by=TEST)
    assert seen_by(world.outsider) == set()
    world.outsider.groups.add(group)
    assert seen_by(world.outsider) == {"fraud"}
    world.outsider.groups.remove(group)
    assert seen_by(world.outsider) == set()


def test_share__until_a_moment__ends_then(
    world: World, model: RegisteredModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = clock.now() + dt.timedelta(hours=1)
    tenants.share(obj=model, user=world.outsider, expires_at=until, by=TEST)
    assert seen_by(world.outsider) == {"fraud"}
    monkeypatch.setattr(clock, "now", lambda: until)
    assert seen_by(world.outsider) == set()
    with pytest.raises(NotFound):
        access.get_or_404(RegisteredModel.objects.all(), user=world.outsider, pk=model.pk)


def test_share__again__sets_the_new_end_and_is_one(world: World, model: RegisteredModel) -> None:
    until = clock.now() + dt.timedelta(hours=1)
    for end in (None, until):
        tenants.share(obj=model, user=world.outsider, expires_at=end, by=TEST)
    assert ModelUserShare.objects.get().expires_at == until


def test_share__that_ended_before_it_began__is_refused(world: World, model: RegisteredModel) -> None:
    with pytest.raises(Invalid) as refused:
        tenants.share(obj=model, user=world.outsider, expires_at=clock.now(), by=TEST)
    assert refused.value.code == "share_expires_in_the_past"


@pytest.mark.parametrize("permission", [p for p in Permission if p is not Permission.VIEW])
def test_share__allows_looking__and_no_act(
    world: World, model: RegisteredModel, permission: Permission
) -> None:
    tenants.share(obj=model, user=world.outsider, by=TEST)
    with pytest.raises(Forbidden):
        access.get_or_404(RegisteredModel.objects.all(), user=world.outsider, perm=permission, pk=model.pk)


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.OPERATOR, Role.TENANT_ADMIN)])
def test_share__by_who_does_not_administer__is_refused(
    world: World, model: RegisteredModel, role: Role
) -> None:
    person = world.acme.member("x", role)
    for act in (tenants.share, tenants.unshare):
        with pytest.raises(Forbidden):
            act(obj=model, user=world.outsider, by=person)
        with pytest.raises(NotFound):
            act(obj=model, user=world.outsider, by=world.globex.tenant_admin)
    assert not ModelUserShare.objects.exists()


def test_share__of_what_has_no_shares__is_refused(world: World, model: RegisteredModel) -> None:
    for obj in (world.acme.tenant, make_version(world.acme, model)):
        with pytest.raises(tenants.NotShareable):
            tenants.share(obj=obj, user=world.outsider, by=TEST)


def test_share__token_bound_to_another_tenant__does_not_see_it(world: World, model: RegisteredModel) -> None:
    person = world.globex.author
    tenants.share(obj=model, user=person, by=TEST)
    assert seen_by(person) == {"fraud"}
    _, raw = tenants.issue_token(user=person, tenant=world.globex.tenant, name="t", by=person)
    token = tenants.authenticate_token(raw)
    assert token is not None
    assert seen_by(token.user) == set()


def test_unshare__twice__is_over_once(world: World, model: RegisteredModel) -> None:
    tenants.share(obj=model, user=world.outsider, by=TEST)
    for _ in range(2):
        tenants.unshare(obj=model, user=world.outsider, by=TEST)
    assert seen_by(world.outsider) == set()
