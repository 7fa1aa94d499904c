import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.test import Client, RequestFactory

from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.core import admin_lists
from apps.registry import services as registry
from apps.registry.models import Alias, ModelVersion, RegisteredModel
from tests.factories.cast import PASSWORD, Cast, World
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db

NEW = "another correct horse battery"


def test_password_change__own_old_password__is_set_and_recorded(world: World):
    client = Client()
    client.force_login(world.operator)
    answer = client.post(
        "/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW},
    )
    assert answer.status_code == 302
    world.operator.refresh_from_db()
    assert world.operator.check_password(NEW)
    recorded = Entry.objects.filter(action=Action.ACCOUNTS_PASSWORD_SET, object_id=str(world.operator.pk))
    assert recorded.count() == 1


def test_password_change__wrong_old_password__changes_and_records_nothing(world: World):
    client = Client()
    client.force_login(world.operator)
    client.post(
        "/admin/password_change/",
        {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW},
    )
    world.operator.refresh_from_db()
    assert world.operator.check_password(PASSWORD)
    assert not Entry.objects.filter(action=Action.ACCOUNTS_PASSWORD_SET).exists()


def test_groups__superuser_in_the_admin__cannot_hand_out_permissions(world: World):
    world.operator.is_superuser = True
    world.operator.save()
    client = Client()
    client.force_login(world.operator)
    assert client.get("/admin/auth/group/").status_code == 200
    permission = Permission.objects.get(codename="vote_on_request")
    form = {"name": "voters", "permissions": [str(permission.pk)]}
    assert client.post("/admin/auth/group/add/", form).status_code == 302
    assert not Group.objects.get(name="voters").permissions.exists()


@pytest.mark.parametrize("looked_for", [0, 1, 1000])
def test_search__through_foreign_keys__finds_what_djangos_own_finds(
    acme: Cast, looked_for: int, monkeypatch: pytest.MonkeyPatch
):
    for name in ("fraud", "Fraud-eu", "churn"):
        model = make_model(acme, name)
        make_version(acme, model)
        registry.set_alias(model=model, name=f"{name}-old", version=make_version(acme, model), by=acme.author)
    monkeypatch.setattr(admin_lists, "LOOKED_FOR", looked_for)
    request = RequestFactory().get("/")
    for kind in (RegisteredModel, ModelVersion, Alias):
        listed = admin.site.get_model_admin(kind)
        for text in ("", "fraud", "FRAUD", "sha256 eu", "'fraud' churn", '"', "nothing", "old eu", "%"):
            ours, repeats = listed.get_search_results(request, kind.objects.all(), text)
            plain, _ = admin.ModelAdmin.get_search_results(listed, request, kind.objects.all(), text)
            assert sorted(row.pk for row in ours) == sorted(row.pk for row in plain), (kind, text)
            assert not repeats
