"""Every write of connections, and every call through one."""

from apps.connections.services.calls import (
    WrongKind,
    fetch,
    grpc_channel,
    is_path,
    postgres,
    require_kind,
    secret_of,
)
from apps.connections.services.connections import (
    ConnectionInUse,
    NameTaken,
    PlainConnection,
    SecretNeeded,
    TooManyConnections,
    connection_etag,
    create_connection,
    get,
    remove_connection,
    update_connection,
)
from apps.connections.services.places import (
    PlaceKnown,
    TooManyPlaces,
    allow_place,
    places_of,
    remove_place,
)
from apps.connections.services.probes import UnderTest, probe

__all__ = [
    "ConnectionInUse",
    "NameTaken",
    "PlaceKnown",
    "PlainConnection",
    "SecretNeeded",
    "TooManyConnections",
    "TooManyPlaces",
    "UnderTest",
    "WrongKind",
    "allow_place",
    "connection_etag",
    "create_connection",
    "fetch",
    "get",
    "grpc_channel",
    "is_path",
    "places_of",
    "postgres",
    "probe",
    "remove_connection",
    "remove_place",
    "require_kind",
    "secret_of",
    "update_connection",
]
