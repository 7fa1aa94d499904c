"""A secret goes to the address that it was given with, and is seen nowhere else."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.db import connection as database
from django.test import Client

from apps.audit.models import Entry
from apps.connections import services
from apps.connections.models import Connection
from apps.core.models import IdempotencyKey, Job
from apps.core.refusals import Forbidden, NotFound
from tests.connections.places import open_place
from tests.core.neighbours import Neighbour
from tests.factories.cast import World, token_of, with_access

pytestmark = pytest.mark.django_db
SECRET = "token-of-acme-7c1f"
NEW = "other-token-of-acme-2d4e"
REST = "/api/v1/tenants/acme/connections"


def test_secret__everywhere_that_people_and_programs_look__is_not_there(
    world: World, connection: Connection, opened: Neighbour, caplog: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    admin = Client()
    admin.force_login(world.acme.tenant_admin)
    here = f"/tenants/acme/connections/{connection.pk}/"
    program = Client(headers={"Authorization": f"Bearer {token_of(world.acme.tenant_admin)}"})
    operator = Client()
    operator.force_login(world.operator)
    with_access(operator)
    seen = [
        admin.get("/tenants/acme/connections/"),
        admin.get(here),
        admin.post(f"{here}test/", {"tenant": "acme"}, follow=True),
        admin.post(here, {"tenant": "acme", "name": "x", "address": "https://10.0.0.1/", "secret": NEW}),
        program.get(REST),
        program.get(f"{REST}/metrics"),
        program.patch(f"{REST}/metrics", json.dumps({"secret": NEW}), content_type="application/json"),
        program.patch(f"{REST}/metrics", json.dumps({"secret": [NEW]}), content_type="application/json"),
        program.patch(f"{REST}/metrics", json.dumps({"secret": NEW + "\n"}), content_type="application/json"),
        program.post(
            f"{REST}/metrics/test",
            content_type="application/json",
            headers={"Idempotency-Key": "6f9b2c1e-0000-4000-8000-000000000001"},
        ),
        operator.get("/admin/connections/connection/"),
        operator.get(f"/admin/connections/connection/{connection.pk}/change/"),
    ]
    kept = Connection.objects.get(pk=connection.pk)
    assert services.secret_of(kept) == NEW
    texts = [one.content.decode() + str(one.headers) for one in seen]
    texts += [caplog.text, repr(kept), str(kept), *map(repr, Job.objects.values())]
    texts += [repr(row) for row in Entry.objects.values()]
    texts += [repr(row) for row in IdempotencyKey.objects.values()]
    with database.cursor() as cursor:
        cursor.execute("SELECT * FROM connections_connection")
        texts.append(repr(cursor.fetchall()))
    for secret in (SECRET, NEW):
        for text in texts:
            assert secret not in text
    # It went to the one address.
    assert [one[2]["authorization"] for one in opened.seen] == [f"Bearer {SECRET}", f"Bearer {NEW}"]
    assert all(kept.encrypted_secret not in text for text in texts[:-1])


@pytest.mark.parametrize(
    "changes",
    [{"address": "http://127.0.0.1:{other}"}, {"address": "https://93.184.216.34/"}, {"username": "x"}],
)
def test_secret__kept__does_not_follow_to_another_address(
    world: World, connection: Connection, changes: dict[str, str]
) -> None:
    with Neighbour_() as other:
        open_place(world.acme.tenant, other.port)
        wanted = {key: value.format(other=other.port) for key, value in changes.items()}
        by = world.acme.tenant_admin
        with pytest.raises(services.SecretNeeded):
            services.update_connection(connection=connection, by=by, **wanted)
        with pytest.raises(services.SecretNeeded):
            services.update_connection(connection=connection, by=by, secret="", **wanted)
        moved = services.update_connection(connection=connection, by=by, secret=NEW, **wanted)
        assert services.secret_of(moved) == NEW
        assert (moved.result, moved.tested_at) == ("untested", None)


class Neighbour_(Neighbour):
    def __enter__(self) -> Neighbour:
        return self

    def __exit__(self, *error: Any) -> None:
        self.close()


def test_secret__removed__is_sent_no_more(world: World, connection: Connection, opened: Neighbour) -> None:
    changed = services.update_connection(connection=connection, by=world.acme.tenant_admin, secret=None)
    assert not changed.has_secret
    services.fetch(changed)
    assert "authorization" not in opened.seen[0][2]


def test_user_name_and_password__go_as_basic(world: World, connection: Connection, opened: Neighbour) -> None:
    changed = services.update_connection(
        connection=connection, by=world.acme.tenant_admin, username="reader", secret="pässword"
    )
    services.fetch(changed)
    assert opened.seen[0][2]["authorization"] == "Basic cmVhZGVyOnDDpHNzd29yZA=="


def test_connections__of_another_tenant_or_role__are_out_of_reach(
    world: World, connection: Connection
) -> None:
    for person, refusal in ((world.globex.tenant_admin, NotFound), (world.acme.author, Forbidden)):
        for act in (services.probe, services.remove_connection, services.update_connection):
            with pytest.raises(refusal):
                act(connection=connection, by=person)
    viewer = Client()
    viewer.force_login(world.acme.viewer)
    page = viewer.get(f"/tenants/acme/connections/{connection.pk}/").content.decode()
    assert "metrics" in page
    assert "Replace the" not in page
    assert "Test the connection" not in page
    stranger = Client()
    stranger.force_login(world.globex.tenant_admin)
    assert stranger.get(f"/tenants/globex/connections/{connection.pk}/").status_code == 404


def test_probe__answers_of_the_other_side__are_said_in_a_sentence(
    world: World, connection: Connection, opened: Neighbour
) -> None:
    def answering(status: int) -> str:
        def answer(handler: Any) -> None:
            handler.send_response(status)
            handler.send_header("Content-Length", "12")
            handler.send_header("Location", "http://169.254.169.254/")
            handler.end_headers()
            handler.wfile.write(b"inside words")

        opened.answer = answer
        tested = services.probe(connection=connection, by=world.acme.tenant_admin)
        assert "inside" not in tested.sentence
        return f"{tested.result}: {tested.sentence}"

    assert (
        answering(401)
        == "unreachable: It answered, and refused the user name or the secret. Replace the secret."
    )
    assert answering(500).startswith("unreachable: It answered, but not as a service of this kind does.")
    assert answering(302).startswith("unreachable: The address gave no usable answer.")
    assert answering(200) == "reachable: It answered."


def test_probe__of_closed_and_of_silent_ports__say_the_same(world: World, neighbour: Neighbour) -> None:
    """Whoever may not call a port learns nothing of it: nothing is sent, whatever is behind."""
    from apps.core.outbound import OutboundRefused

    said = set()
    for port in (neighbour.port, 1, 65535):
        with pytest.raises(OutboundRefused) as refused:
            services.create_connection(
                tenant=world.acme.tenant,
                name="scan",
                kind="http",
                address=f"https://127.0.0.1:{port}/",
                by=world.acme.tenant_admin,
            )
        said.add(refused.value.sentence)
    assert len(said) == 1
    assert neighbour.seen == []


def test_probe__while_another_runs__is_refused(world: World, connection: Connection) -> None:
    from apps.connections.services import probes

    probes._claim(connection, world.acme.tenant_admin, None)
    with pytest.raises(services.UnderTest):
        services.probe(connection=connection, by=world.acme.tenant_admin)
