"""Tags and aliases in the rows of what they stand on, and names apart from them: what their own tables say, whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from apps.registry import services
from apps.registry.models import Alias, ModelTag, ModelVersion, RegisteredModel, VersionTag
from tests.factories.beside import Beside, wait_until_waiting
from tests.factories.cast import Cast, make_cast
from tests.registry.pushing import make_model, make_version


def kept(row: RegisteredModel | ModelVersion) -> dict[str, str]:
    row.refresh_from_db()
    return row.tag_values


def aliases(model: RegisteredModel) -> dict[str, int]:
    model.refresh_from_db()
    return model.alias_numbers


@pytest.mark.django_db
def test_tags__set_changed_and_deleted__stand_in_the_row(acme: Cast) -> None:
    model = services.create_model(
        tenant=acme.tenant, name="fraud", tags=[("team", "red"), ("tier", "1")], by=acme.author
    )
    version = make_version(acme, model)
    other = make_model(acme, "other")
    assert (kept(model), kept(version), kept(other)) == ({"team": "red", "tier": "1"}, {}, {})
    services.set_model_tag(model=model, key="team", value="blue 'ü\"", by=acme.author)
    services.set_version_tag(version=version, key="team", value="", by=acme.author)
    services.delete_model_tag(model=model, key="tier", by=acme.author)
    assert (kept(model), kept(version), kept(other)) == ({"team": "blue 'ü\""}, {"team": ""}, {})
    services.delete_version_tag(version=version, key="team", by=acme.author)
    assert kept(version) == {}


@pytest.mark.django_db
def test_aliases__set_moved_and_deleted__stand_in_the_row(acme: Cast) -> None:
    model, other = make_model(acme), make_model(acme, "other")
    first, second = make_version(acme, model), make_version(acme, model)
    services.set_alias(model=model, name="staging", version=first, by=acme.author)
    services.set_alias(model=model, name="canary", version=first, by=acme.author)
    assert (aliases(model), aliases(other)) == ({"staging": 1, "canary": 1}, {})
    services.set_alias(model=model, name="staging", version=second, by=acme.author)
    services.delete_alias(model=model, name="canary", by=acme.author)
    assert (aliases(model), aliases(other)) == ({"staging": 2}, {})


@pytest.mark.django_db
def test_many_rows_in_one_statement__each_owner_has_its_own(acme: Cast, globex: Cast) -> None:
    ours, theirs = make_model(acme), make_model(globex)
    ModelTag.objects.bulk_create(
        ModelTag(tenant=cast.tenant, model=model, key=f"key {number}", value=cast.tenant.slug)
        for cast, model in ((acme, ours), (globex, theirs))
        for number in range(50)
    )
    assert kept(ours) == {f"key {number}": "acme" for number in range(50)}
    assert kept(theirs) == {f"key {number}": "globex" for number in range(50)}
    ModelTag.objects.filter(key="key 7").update(key="seven", value="7")
    ModelTag.objects.exclude(key="seven").delete()
    assert (kept(ours), kept(theirs)) == ({"seven": "7"}, {"seven": "7"})


@pytest.mark.django_db
def test_every_key_changed_in_one_statement__keeps_its_value(acme: Cast) -> None:
    model = services.create_model(tenant=acme.tenant, name="m", tags=[("a", "1"), ("b", "2")], by=acme.author)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_modeltag SET key = key || '2', value = value || '!'")
    assert kept(model) == {"a2": "1!", "b2": "2!"}


@pytest.mark.django_db
def test_row_itself__written_past_the_tables__is_refused(acme: Cast) -> None:
    model = services.create_model(tenant=acme.tenant, name="fraud", tags=[("team", "red")], by=acme.author)
    version = make_version(acme, model)

    def refused(act: Callable[[], Any]) -> None:
        with pytest.raises(IntegrityError, match="in their own tables"), transaction.atomic():
            act()

    refused(lambda: RegisteredModel.objects.update(tag_values={"team": "blue"}))
    refused(lambda: RegisteredModel.objects.update(alias_numbers={"champion": 1}))
    refused(lambda: ModelVersion.objects.update(tag_values={"team": "blue"}))
    model.tag_values = {}
    refused(model.save)
    forged = {"tenant": acme.tenant, "created_by": acme.author}
    refused(lambda: RegisteredModel.objects.create(name="a", tag_values={"a": "b"}, **forged))
    refused(lambda: RegisteredModel.objects.create(name="b", alias_numbers={"champion": 1}, **forged))
    version.pk, version.number, version.source_path, version.tag_values = None, 9, "", {"team": "blue"}
    refused(lambda: version.save(force_insert=True))
    assert kept(model) == {"team": "red"}


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment__neither_is_lost() -> None:
    acme = make_cast("acme")
    model = make_model(acme)
    version = make_version(acme, model)
    # Past the services, which would let the second wait before it writes.
    with transaction.atomic():
        ModelTag.objects.create(tenant=acme.tenant, model=model, key="first", value="1")
        VersionTag.objects.create(tenant=acme.tenant, version=version, key="first", value="1")
        Alias.objects.create(tenant=acme.tenant, model=model, name="first", version=version)

        def second() -> None:
            with transaction.atomic():
                ModelTag.objects.create(tenant=acme.tenant, model=model, key="second", value="2")
                VersionTag.objects.create(tenant=acme.tenant, version=version, key="second", value="2")
                Alias.objects.create(tenant=acme.tenant, model=model, name="second", version=version)

        beside = Beside(second)
        wait_until_waiting(1)
    beside.end()
    assert kept(model) == kept(version) == {"first": "1", "second": "2"}
    assert aliases(model) == {"first": 1, "second": 1}
