"""The frame around every page: signing in and out, the home page of each role, pages that say no."""

import pytest
from django.test import Client

from tests.factories.cast import PASSWORD


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_sign_in_page__anonymous__has_the_named_fields(db):
    html = Client().get("/accounts/login/").content.decode()
    assert 'name="login"' in html
    assert 'name="password"' in html
    assert ">Username</label>" in html
    assert ">Password</label>" in html


def test_sign_in__wrong_password__says_so_and_keeps_the_name(acme):
    response = Client().post("/accounts/login/", {"login": "acme-author", "password": "wrong"})
    html = response.content.decode()
    assert 'role="alert"' in html
    assert 'value="acme-author"' in html


def test_sign_in_and_out__person__ends_where_it_began(acme):
    client = Client()
    response = client.post("/accounts/login/", {"login": acme.author.username, "password": PASSWORD})
    assert response.status_code == 302
    assert 'action="/accounts/logout/"' in client.get("/").content.decode()
    client.post("/accounts/logout/")
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("author", "portal models push"),
        ("approver", "Know your queue"),
        ("viewer", "Look at the models"),
    ],
)
def test_home__tenant_without_models__shows_the_steps_of_the_role(acme, role, expected):
    html = signed_in(getattr(acme, role)).get("/").content.decode()
    assert expected in html
    assert ">Admin</span>" not in html


def test_home__person_without_tenant__says_whom_to_ask(world):
    assert "You belong to no tenant yet" in signed_in(world.outsider).get("/").content.decode()


def test_home__operator_without_tenant__has_the_admin_link_and_the_offer_of_an_access_session(world):
    html = signed_in(world.operator).get("/").content.decode()
    assert ">Admin</span>" in html
    assert "No tenant of your own" in html
    assert "Start an access session" in html
    assert "You belong to no tenant yet" not in html


def test_unknown_address__person__gets_a_page_with_a_way_home(acme):
    response = signed_in(acme.viewer).get("/nothing-here/")
    assert response.status_code == 404
    assert "data-refusal-sentence" in response.content.decode()


def test_unknown_address__htmx__gets_the_alert_alone(acme):
    response = signed_in(acme.viewer).get("/nothing-here/", headers={"HX-Request": "true"})
    html = response.content.decode()
    assert response.status_code == 404
    assert "data-refusal-sentence" in html
    assert "<html" not in html
