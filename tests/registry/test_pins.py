"""How a version says what it was trained on."""

import pytest

from apps.registry import pins
from apps.registry.choices import MAX_PINS


@pytest.mark.parametrize(
    ("text", "project", "name", "field", "version"),
    [
        ("driver_stats", "", "driver_stats", "", ""),
        ("feast_demo/driver_stats", "feast_demo", "driver_stats", "", ""),
        ("driver_stats:trip_count", "", "driver_stats", "trip_count", ""),
        ("driver_stats@v2", "", "driver_stats", "", "v2"),
        ("driver_stats@v2:trip_count", "", "driver_stats", "trip_count", "v2"),
        ("driver_stats:trip_count@v2", "", "driver_stats", "trip_count", "v2"),
        ("p/driver_stats@3:trip_count", "p", "driver_stats", "trip_count", "3"),
        ("fahrer_übersicht", "", "fahrer_übersicht", "", ""),
    ],
)
def test_features__of_one_item__are_read(
    text: str, project: str, name: str, field: str, version: str
) -> None:
    (found,) = pins.features(f"  {text} ,")
    assert (found.text, found.project, found.name, found.field, found.version) == (
        text,
        project,
        name,
        field,
        version,
    )


@pytest.mark.parametrize(
    ("text", "name", "version"),
    [
        ("orders@1.2.0", "orders", "1.2.0"),
        ("orders", "orders", ""),
        ("team@acme.example@1.0.0", "team@acme.example", "1.0.0"),
        ("urn:datacontract:checkout/orders@2.0.0-rc1", "urn:datacontract:checkout/orders", "2.0.0-rc1"),
    ],
)
def test_contracts__of_one_item__are_read(text: str, name: str, version: str) -> None:
    (found,) = pins.contracts(text)
    assert (found.name, found.version) == (name, version)


def test_features__over_lines_and_commas__are_kept_once_each() -> None:
    assert [one.text for one in pins.features("b, a\nb,, \n c")] == ["b", "a", "c"]


def test_features__of_nothing__are_none() -> None:
    assert pins.features(" ,\n") == []


@pytest.mark.parametrize("value", ["a/b/c", "a:b:c", "a@1:b@2", "/a", "a:", "a@", "@1", "a\x00b", "x" * 1001])
def test_features__that_cannot_be_read__are_refused_with_the_item(value: str) -> None:
    with pytest.raises(Exception) as refused:
        pins.features(f"fine, {value}")
    assert getattr(refused.value, "code", "") in ("bad_pin", "invalid_text")


@pytest.mark.parametrize("value", ["orders@", "@1.0.0", "@"])
def test_contracts__that_cannot_be_read__are_refused(value: str) -> None:
    with pytest.raises(pins.BadPin):
        pins.contracts(value)


def test_features__too_many__are_refused() -> None:
    with pytest.raises(pins.BadPin, match="At most"):
        pins.features(",".join(f"f{n}" for n in range(MAX_PINS + 1)))


def test_written__read_again__is_the_same() -> None:
    texts = [one.text for one in pins.features("b@1, p/a:c")]
    assert [one.text for one in pins.features(pins.written(texts))] == texts
