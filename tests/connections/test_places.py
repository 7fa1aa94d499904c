"""Where connections may lead: public places encrypted, private ones as an operator opened them for that very tenant."""

from __future__ import annotations

from typing import Any

import pytest

from apps.audit.models import Entry
from apps.connections import services
from apps.connections.models import AllowedPlace, Connection
from apps.core.outbound import OutboundRefused
from apps.core.refusals import Forbidden, Invalid
from tests.connections.places import open_place
from tests.core.neighbours import Neighbour
from tests.factories.cast import Cast, World

pytestmark = pytest.mark.django_db
INSIDE = [
    *("127.0.0.1", "10.0.0.7", "172.16.3.4", "192.168.0.1", "100.64.0.1", "0.0.0.0", "localhost"),
    *("127.1", "0x7f000001", "2130706433", "0177.0.0.1", "127.0.0.1.", "127.0.0.01"),
    *("169.254.169.254", "100.100.100.200", "168.63.129.16", "224.0.0.1", "255.255.255.255"),
    *(
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::7f00:1]",
        "[fe80::1]",
        "[fd00:ec2::254]",
    ),
    *("[2002:7f00:1::]", "portal.example.com", "PORTAL.example.com."),
]
# How each kind would be asked to call such a host.
WAYS: list[tuple[str, str, dict[str, str]]] = [
    ("prometheus", "https://{}/", {}),
    ("http", "http://{}/", {}),
    ("feast_registry_file", "https://{}/registry.db", {}),
    ("feast_registry_server", "{}:6570", {}),
    ("postgres", "{}:5432", {"database": "features", "username": "reader", "secret": "s"}),
]


@pytest.fixture(autouse=True)
def portal(settings: Any) -> None:
    settings.PORTAL_URL, settings.OUTBOUND_ALLOW = "https://portal.example.com", []


def make(cast: Cast, kind: str, address: str, **more: str) -> Connection:
    return services.create_connection(
        tenant=cast.tenant, name="c", kind=kind, address=address, by=cast.tenant_admin, **more
    )


@pytest.mark.parametrize(("kind", "address", "more"), WAYS)
def test_connection__to_a_place_inside__is_refused_when_saved_and_when_called(
    world: World, kind: str, address: str, more: dict[str, str]
) -> None:
    for host in INSIDE:
        with pytest.raises(OutboundRefused) as refused:
            make(world.acme, kind, address.format(host), **more)
        assert refused.value.code == "outbound_refused"
        # As if it had been saved before: it is refused all the same.
        saved = Connection(
            tenant=world.acme.tenant,
            name="old",
            kind=kind,
            address=address.format(host),
            database=more.get("database", ""),
            username=more.get("username", ""),
        )
        with pytest.raises(OutboundRefused):
            _call(saved)
    assert not Connection.objects.exists()


def _call(connection: Connection) -> None:
    if connection.kind == "postgres":
        with services.postgres(connection):
            pass
    elif connection.kind == "feast_registry_server":
        with services.grpc_channel(connection):
            pass
    else:
        services.fetch(connection)


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("http", "https://user:word@example.com/"),
        ("http", "ftp://example.com/"),
        ("http", "file:///etc/passwd"),
        ("http", "https://example.com:22/"),
        ("http", "https://example.com/\r\nX: 1"),
        ("http", "example.com"),
        ("postgres", "user@db.example.com:5432"),
        ("postgres", "db.example.com:22"),
        ("postgres", "/var/run/postgresql"),
        ("postgres", "db.example.com,10.0.0.1:5432"),
        ("postgres", "db.example.com host=10.0.0.1"),
        ("feast_registry_server", "unix:/run/x.sock"),
        ("feast_registry_server", "ipv4:10.0.0.1:443"),
        ("feast_registry_server", "dns:///feast.example.com:443"),
        ("feast_registry_server", "feast.example.com:6379"),
    ],
)
def test_address__that_says_more_than_host_and_port__is_refused(
    world: World, kind: str, address: str
) -> None:
    more = {"database": "d", "username": "u", "secret": "s"} if kind == "postgres" else {}
    with pytest.raises((OutboundRefused, Invalid)):
        make(world.acme, kind, address, **more)


def test_address__with_a_key_in_it__is_refused(world: World) -> None:
    with pytest.raises(Invalid, match="no key belongs in it"):
        make(world.acme, "http", "https://93.184.216.34/x?sig=s3cret")


def test_way__in_the_clear_to_a_public_place__is_refused(world: World) -> None:
    for kind, address, more in (
        ("prometheus", "http://93.184.216.34/", {}),
        ("feast_registry_server", "93.184.216.34:6570", {"encryption": "none"}),
        (
            "postgres",
            "93.184.216.34:5432",
            {"encryption": "none", "database": "d", "username": "u", "secret": "s"},
        ),
    ):
        with pytest.raises(OutboundRefused, match="in the clear"):
            make(world.acme, kind, address, **more)


def test_place__opened_for_a_look_alike__stays_closed(world: World, neighbour: Neighbour) -> None:
    open_place(world.acme.tenant, neighbour.port)
    for kind, address, more in WAYS:
        there = address.format(f"127.0.0.1:{neighbour.port}").replace(":6570", "").replace(":5432", "")
        with pytest.raises(OutboundRefused):
            make(world.globex, kind, there.replace("https", "http"), **more)
    assert services.places_of(world.globex.tenant) == frozenset()
    assert services.places_of(world.acme.tenant) == {("127.0.0.1", neighbour.port)}


def test_place__of_the_platform__is_no_tenants(world: World, neighbour: Neighbour, settings: Any) -> None:
    settings.OUTBOUND_ALLOW = [f"127.0.0.1:{neighbour.port}"]
    with pytest.raises(OutboundRefused):
        make(world.acme, "http", f"http://127.0.0.1:{neighbour.port}/")


def test_place__closed_again__is_called_no_more(
    world: World, connection: Connection, opened: Neighbour
) -> None:
    services.remove_place(place=AllowedPlace.objects.get(), by=world.operator)
    with pytest.raises(OutboundRefused):
        services.fetch(connection)
    tested = services.probe(connection=connection, by=world.acme.tenant_admin)
    assert tested.result == "unreachable"
    assert opened.seen == []


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "fe80::1",
        "100.100.100.200",
        "fd00:ec2::254",
        "127.1",
        "0x7f000001",
        "224.0.0.1",
        "a b",
        "",
    ],
)
def test_place__that_stays_closed_to_all__cannot_be_opened(world: World, host: str) -> None:
    with pytest.raises(Invalid):
        services.allow_place(
            tenant=world.acme.tenant, host=host, port=443, reason="please", by=world.operator
        )
    assert not AllowedPlace.objects.exists()


def test_place__of_a_name_that_leads_to_metadata__stays_closed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apps.core.outbound import names

    open_place(world.acme.tenant, 80, "meta.internal")
    monkeypatch.setattr(names, "_addresses", lambda host, port: ["169.254.169.254"])
    with pytest.raises(OutboundRefused):
        make(world.acme, "http", "http://meta.internal/")


def test_place__opened_by_somebody_else_than_an_operator__is_forbidden(world: World) -> None:
    for person in (world.acme.tenant_admin, world.acme.author, world.outsider):
        with pytest.raises(Forbidden):
            services.allow_place(
                tenant=world.acme.tenant, host="10.0.0.7", port=5432, reason="mine", by=person
            )
    place = open_place(world.acme.tenant, 5432)
    with pytest.raises(Forbidden):
        services.remove_place(place=place, by=world.acme.tenant_admin)


def test_places__opened_and_closed__stand_in_the_trail_of_the_tenant(world: World) -> None:
    place = services.allow_place(
        tenant=world.acme.tenant, host="DB.internal.", port=5432, reason="Features", by=world.operator
    )
    assert str(place) == "db.internal:5432"
    with pytest.raises(services.PlaceKnown):
        services.allow_place(
            tenant=world.acme.tenant, host="db.internal", port=5432, reason="again", by=world.operator
        )
    services.remove_place(place=place, by=world.operator)
    entries = Entry.objects.for_tenant(world.acme.tenant.pk).filter(action__startswith="connections.place")
    assert [(one.action, one.data["place"]) for one in entries.order_by("seq")] == [
        ("connections.place.allowed", "db.internal:5432"),
        ("connections.place.removed", "db.internal:5432"),
    ]
