"""What versions were trained on: set by tags and over REST, kept where it cannot be resolved, drawn into the lineage."""

from __future__ import annotations

from typing import Any

import pytest

from apps.audit.models import Entry
from apps.core.etags import ChangedMeanwhile
from apps.core.refusals import Forbidden, NotFound
from apps.lineage import graph, nodes
from apps.lineage import services as lineage
from apps.lineage.models import Edge
from apps.registry import definitions, services
from apps.registry.choices import PinKind
from apps.registry.models import ModelVersion, Pin, VersionTag
from apps.registry.pins import BadPin
from tests.contract_checks import promised
from tests.factories.cast import Cast
from tests.factories.data import change_view, make_service, make_view
from tests.registry.pushing import make_model, make_version, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(acme: Cast) -> ModelVersion:
    return make_version(acme, make_model(acme))


def tagged(version: ModelVersion, cast: Cast, value: str, key: str = "portal.features") -> None:
    services.set_version_tag(version=version, key=key, value=value, by=cast.author)


def seen(version: ModelVersion) -> list[Any]:
    return list(version.pins.values_list("text", "kind", "project", "reason"))


def feeds(version: ModelVersion) -> set[tuple[str, str, str]]:
    rows = Edge.objects.filter(
        tenant=version.tenant_id, target=nodes.version(version.pk).node_id(version.tenant_id)
    )
    return set(rows.values_list("source__kind", "source__name", "source__field"))


def test_tag__that_names_a_view_a_service_and_a_feature__pins_them(acme: Cast, version: ModelVersion) -> None:
    view = make_view(acme)
    make_service(acme, [view])
    tagged(version, acme, "driver_stats, feast_demo/driver_service, driver_stats:trip_count")
    assert seen(version) == [
        ("driver_stats", "feature_view", "feast_demo", ""),
        ("feast_demo/driver_service", "feature_service", "feast_demo", ""),
        ("driver_stats:trip_count", "feature", "feast_demo", ""),
    ]
    assert feeds(version) == {
        ("feature_view", "driver_stats", ""),
        ("feature_service", "driver_service", ""),
        ("feature", "driver_stats", "trip_count"),
    }
    assert set(version.pins.values_list("digest", flat=True)) == {
        view.digest,
        *version.pins.filter(kind=PinKind.FEATURE_SERVICE).values_list("digest", flat=True),
    }


def test_tag__at_registration__pins_in_the_same_transaction(acme: Cast) -> None:
    make_view(acme)
    model = make_model(acme)
    upload(acme.tenant, "m/1/model.bin", b"weights", by=acme.author)
    made = services.create_version(
        model=model,
        source="mlflow-artifacts:/m/1",
        tags=[("portal.features", "driver_stats")],
        by=acme.author,
    )
    assert made.pins.get().is_resolved


def test_tag__that_cannot_be_read__is_refused_and_changes_nothing(acme: Cast, version: ModelVersion) -> None:
    tagged(version, acme, "driver_stats")
    with pytest.raises(BadPin, match="a/b/c"):
        tagged(version, acme, "a/b/c")
    assert version.tags.get().value == "driver_stats"
    assert [pin.text for pin in version.pins.all()] == ["driver_stats"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("unheard_of", "There is no feature view or service of the name unheard_of."),
        (
            "nowhere/driver_stats",
            "The project nowhere has no feature view or service of the name driver_stats.",
        ),
        ("driver_stats:gone", "The feature view feast_demo/driver_stats has no feature gone."),
        ("twice", "It stands in the projects feast_demo, other. Write feast_demo/twice, say."),
        ("both", "feast_demo has a feature view and a service of this name. Pin single features instead."),
    ],
)
def test_tag__that_names_what_is_not_clear__is_kept_with_the_reason(
    acme: Cast, version: ModelVersion, text: str, reason: str
) -> None:
    make_view(acme)
    make_view(acme, "twice")
    make_view(acme, "twice", project="other")
    make_view(acme, "both")
    make_service(acme, [], "both")
    tagged(version, acme, text)
    pin = version.pins.get()
    assert (pin.text, pin.is_resolved, pin.reason) == (text, False, reason)
    assert feeds(version) == set()


def test_tag__of_a_view_of_another_tenant__is_not_resolved(
    acme: Cast, globex: Cast, version: ModelVersion
) -> None:
    make_view(globex, "globex_view")
    tagged(version, acme, "globex_view")
    assert not version.pins.get().is_resolved


def test_tag__deleted_or_shorter__unpins(acme: Cast, version: ModelVersion) -> None:
    make_view(acme)
    make_view(acme, "customers")
    tagged(version, acme, "driver_stats, customers")
    tagged(version, acme, "customers")
    assert feeds(version) == {("feature_view", "customers", "")}
    services.delete_version_tag(version=version, key="portal.features", by=acme.author)
    assert (seen(version), feeds(version)) == ([], set())


def test_tag__of_another_key__pins_nothing(acme: Cast, version: ModelVersion) -> None:
    make_view(acme)
    tagged(version, acme, "driver_stats", key="portal.feature")
    assert not Pin.objects.exists()


def test_pin__of_a_view_that_changes__keeps_what_it_was(acme: Cast, version: ModelVersion) -> None:
    view = make_view(acme)
    was = view.digest
    tagged(version, acme, "driver_stats")
    change_view(view)
    tagged(version, acme, "driver_stats,")
    pin = version.pins.get()
    assert pin.digest == was
    now = definitions.now(acme.tenant.pk, [pin])[pin.pk]
    assert isinstance(now, definitions.Definition)
    assert now.current_digest == view.digest != was


def test_resolve_pins__once_the_view_appears__resolves_and_draws(acme: Cast, version: ModelVersion) -> None:
    tagged(version, acme, "driver_stats, never_there")
    assert services.resolve_pins() == 0
    make_view(acme)
    assert services.resolve_pins() == 1
    assert services.resolve_pins() == 0
    assert feeds(version) == {("feature_view", "driver_stats", "")}
    assert [pin.is_resolved for pin in version.pins.all()] == [True, False]


def test_walk__from_a_column__reaches_the_version_that_reads_its_feature_only(acme: Cast) -> None:
    stats = nodes.dataset("postgres://db:5432", "rides.driver_stats")
    make_view(acme, reads=stats)
    model = make_model(acme)
    reads, does_not = make_version(acme, model), make_version(acme, model, {"other.bin": b"1"})
    tagged(reads, acme, "driver_stats:trip_count")
    tagged(does_not, acme, "driver_stats:acc_rate")
    walk = graph.downstream(acme.tenant, [nodes.column(stats, "trip_count")])
    assert [node.text for node in walk.nodes.values() if node.kind == "version"] == ["acme-fraud version 1"]


def test_set_inputs__of_both_kinds__writes_tags_and_the_trail(acme: Cast, version: ModelVersion) -> None:
    make_view(acme)
    services.set_inputs(
        version=version, features=["driver_stats"], contracts=["orders@1.0.0"], by=acme.author
    )
    tags = dict(VersionTag.objects.filter(version=version).values_list("key", "value"))
    assert tags == {"portal.features": "driver_stats", "portal.contracts": "orders@1.0.0"}
    assert [pin.text for pin in version.pins.all()] == ["orders@1.0.0", "driver_stats"]
    assert Entry.objects.filter(action="registry.version.inputs_set", object_id=str(version.pk)).count() == 1
    services.set_inputs(version=version, features=[], contracts=[], by=acme.author)
    assert not VersionTag.objects.filter(version=version).exists()
    assert not Pin.objects.exists()


def test_set_inputs__read_by_somebody_else_meanwhile__is_refused(acme: Cast, version: ModelVersion) -> None:
    etag = services.inputs_etag(version)
    services.set_inputs(version=version, features=["a"], contracts=[], by=acme.author, if_match=etag)
    with pytest.raises(ChangedMeanwhile):
        services.set_inputs(version=version, features=["b"], contracts=[], by=acme.author, if_match=etag)


def test_set_inputs__by_others__is_refused(acme: Cast, globex: Cast, version: ModelVersion) -> None:
    with pytest.raises(Forbidden):
        services.set_inputs(version=version, features=["a"], contracts=[], by=acme.viewer)
    with pytest.raises(NotFound):
        services.set_inputs(version=version, features=["a"], contracts=[], by=globex.author)


def test_pin__of_a_contract_in_a_version_that_is_none__draws_its_edge_and_keeps_the_reason(
    acme: Cast, globex: Cast, version: ModelVersion
) -> None:
    promised.contract(globex.tenant, globex.author, "of_globex")
    promised.contract(acme.tenant, acme.author)
    services.set_inputs(
        version=version,
        features=[],
        contracts=["orders@0.0.0-none", "unheard@1.0.0", "of_globex@0.0.0"],
        by=acme.author,
    )
    assert feeds(version) == {("contract", "orders", "")}
    reasons = {pin.text: pin.reason for pin in version.pins.all()}
    assert reasons["orders@0.0.0-none"] == "The contract orders has no version 0.0.0-none. It has 1.1.0 now."
    assert reasons["of_globex@0.0.0"] == "There is no contract of_globex."
    walk = graph.downstream(acme.tenant, [nodes.contract("orders")])
    assert [node.kind for node in walk.nodes.values()].count("version") == 1


def test_resolve_pins__once_the_contract_appears_in_another_version__draws_it(
    acme: Cast, version: ModelVersion
) -> None:
    tagged(version, acme, "orders@0.0.0-none", key="portal.contracts")
    assert feeds(version) == set()
    promised.contract(acme.tenant, acme.author)
    assert services.resolve_pins() == 0
    assert feeds(version) == {("contract", "orders", "")}
    assert not version.pins.get().is_resolved
    assert "has no version 0.0.0-none" in version.pins.get().reason
    # Pins of before this was drawn.
    lineage.remove_origin(tenant=acme.tenant, origin=f"pins:{version.pk}")
    assert services.resolve_pins() == 0
    assert feeds(version) == {("contract", "orders", "")}
