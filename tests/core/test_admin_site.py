import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from apps.audit.choices import Action
from apps.audit.models import Entry
from tests.factories.cast import PASSWORD, World

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
