"""Writing definitions on pages: the document, what it would change, its faults, and the form of one view."""

from __future__ import annotations

import html
import io
import re
import zipfile

import pytest
from django.test import Client

from apps.approvals.models import ChangeRequest
from apps.features.definitions import reader
from apps.features.models import FeatureView
from tests.factories.cast import World
from tests.features.test_native import TEXT, apply, approve, changed, view

pytestmark = pytest.mark.django_db
URL = "/features/acme/define/?project=telecom"


@pytest.fixture
def author(world: World, client: Client) -> Client:
    client.force_login(world.acme.colleague)
    return client


def opened(client: Client) -> dict[str, str]:
    """Return what the form holds."""
    page = client.get(URL).content.decode()
    etag = re.search(r'name="etag" value="([^"]*)"', page)
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert etag
    assert text
    return {"etag": etag[1], "text": html.unescape(text[1]).removeprefix("\n")}


def test_document__opened_and_sent_unchanged__changes_nothing(world: World, author: Client) -> None:
    apply(world.acme)
    answer = author.post(URL, {**opened(author), "act": "preview"})
    assert "Nothing: the project is like this already." in answer.content.decode()


def test_preview__of_a_change__says_what_waits_and_changes_nothing(world: World, author: Client) -> None:
    apply(world.acme)
    form = opened(author)
    form["text"] = form["text"].replace("ttl: 1d", "ttl: 2d").replace("dtype: Int64", "dtype: Float64")
    page = author.post(URL, {**form, "act": "preview"}).content.decode()
    for text in ("after approval", "at once", "breaks readers", "type of support_calls"):
        assert text in page, text
    assert view().ttl_seconds == 86_400
    # What was typed is still there.
    assert "ttl: 2d" in page


def test_apply__of_a_new_project__leads_to_its_features(world: World, author: Client) -> None:
    form = {**opened(author), "text": TEXT, "act": "apply"}
    answer = author.post(URL, form)
    assert (answer.status_code, answer["Location"]) == (302, "/features/?sort=changed")
    assert view().state == "active"


def test_apply__of_what_waits__leads_to_its_request(world: World, author: Client) -> None:
    apply(world.acme)
    world.acme.voters()
    answer = author.post(URL, {**opened(author), "text": changed("ttl: 1d", "ttl: 2d"), "act": "apply"})
    request = ChangeRequest.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/approvals/{request.pk}/")
    page = author.get(answer["Location"]).content.decode()
    assert "ttl in seconds" in page
    assert "86400" in page
    # What the view points to is shown whole.
    for text in ("Rests on", "Data source", "path: s3://lake/usage.parquet", "join key: customer_id"):
        assert text in page, text
    assert request.title in author.get(f"/features/views/{view().pk}/").content.decode()


def test_apply__of_a_document_that_is_wrong__names_the_lines(world: World, author: Client) -> None:
    answer = author.post(URL, {**opened(author), "text": changed("Float64", "flot"), "act": "apply"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ">14:" in page
    assert "feature_views[0].schema[0].dtype" in page
    assert not FeatureView.objects.exists()


def test_apply__after_somebody_else_wrote__shows_both(world: World, author: Client) -> None:
    apply(world.acme)
    form = opened(author)
    apply(world.acme, changed("clicks, dtype: Int64", "clicks, dtype: Float64"))
    answer = author.post(URL, {**form, "act": "apply"})
    assert answer.status_code == 409
    assert "changed_meanwhile" in answer.content.decode() or "Somebody changed" in answer.content.decode()


def test_form__of_a_view__becomes_a_part_of_the_document(world: World, author: Client) -> None:
    apply(world.acme)
    form = {
        "project": "telecom",
        "name": "billing",
        "owner": "acme-author",
        "entity": "customer",
        "source": "bills",
        "path": "s3://lake/bills.parquet",
        "timestamp_field": "at",
        "ttl": "7d",
        "features": "monthly_spend Float64 Euros in a month\nlate_payments Int64",
    }
    page = author.post("/features/acme/define/view/", form).content.decode()
    assert "billing" in page
    assert "at once" in page
    assert not FeatureView.objects.filter(name="billing").exists()
    text = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])  # type: ignore[index]
    etag = re.search(r'name="etag" value="([^"]*)"', page)[1]  # type: ignore[index]
    assert author.post(URL, {"text": text, "etag": etag, "act": "apply"}).status_code == 302
    made = FeatureView.objects.get(name="billing")
    assert list(made.features.values_list("name", "dtype", "description")) == [
        ("monthly_spend", "double", "Euros in a month"),
        ("late_payments", "int64", ""),
    ]
    assert (made.state, made.ttl_seconds) == ("draft", 604_800)


def test_form__of_a_view_that_is_there__keeps_what_it_does_not_ask_for(world: World, author: Client) -> None:
    text = changed("entities: [customer]", "entities: [plan, customer]")
    text = text.replace("entities:\n", "entities:\n  - {name: plan, join_keys: [plan_id]}\n", 1)
    text = text.replace("    ttl: 1d\n", "    ttl: 1d\n    online: false\n    tags: {tier: gold}\n", 1)
    text = text.replace("dtype: Float64}", "dtype: Float64, tags: {pii: 'no'}}", 1)
    apply(world.acme, text)
    form = {
        "project": "telecom",
        "name": "usage",
        "owner": "acme-author",
        "entity": "customer",
        "source": "usage_daily",
        "ttl": "2d",
        "features": "tenure_months Float64 Months\nsupport_calls Int64\nnew_one Bool",
    }
    page = author.post("/features/acme/define/view/", form).content.decode()
    text = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])  # type: ignore[index]
    usage = reader.read(text.encode()).view("usage")
    assert usage is not None
    assert (usage.online, usage.tags, usage.state) == (False, {"tier": "gold"}, "active")
    assert (usage.entities, usage.ttl) == (("plan", "customer"), 172_800)
    assert {one.name: one.tags for one in usage.schema} == {
        "tenure_months": {"pii": "no"},
        "support_calls": {},
        "new_one": {},
    }


@pytest.mark.parametrize("ttl", ["1 week", "-1", "1.5d", "soon", "40000d", "99999999999999999999d"])
def test_form__with_a_ttl_that_cannot_be_read__says_how_to_write_one(
    ttl: str, world: World, author: Client
) -> None:
    form = {"project": "telecom", "name": "b", "source": "s", "features": "a Int64", "ttl": ttl}
    answer = author.post("/features/acme/define/view/", form)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "ttl is a duration such as 1d, 12h or 1d12h, or whole seconds; 0 is no limit." in page
    assert f'value="{ttl}"' in page


@pytest.mark.parametrize(("ttl", "seconds"), [("", None), ("0", None), ("1d 12h", 129_600), ("90", 90)])
def test_form__with_a_ttl__takes_it_as_a_document_does(
    ttl: str, seconds: int | None, world: World, author: Client
) -> None:
    form = {
        "project": "telecom",
        "name": "b",
        "source": "s",
        "path": "s3://lake/s.parquet",
        "timestamp_field": "at",
        "features": "a Int64",
        "ttl": ttl,
    }
    page = author.post("/features/acme/define/view/", form).content.decode()
    text = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])  # type: ignore[index]
    view = reader.read(text.encode()).view("b")
    assert view is not None
    assert view.ttl == seconds


def test_form__of_a_view_that_is_wrong__leads_to_the_document_with_its_faults(
    world: World, author: Client
) -> None:
    form = {"project": "telecom", "name": "b", "source": "s", "features": "a int"}
    answer = author.post("/features/acme/define/view/", form)
    assert answer.status_code == 422
    assert "sources[0]" in answer.content.decode()


def test_state__of_a_draft__is_moved_by_a_button(world: World, author: Client) -> None:
    apply(world.acme)
    page = author.get(f"/features/views/{view('trial').pk}/").content.decode()
    etag = re.search(r'name="etag" value="([^"]*)"', page)
    assert etag
    url = f"/features/views/{view('trial').pk}/state/"
    assert author.post(url, {"state": "active", "etag": etag[1]}).status_code == 302
    assert view("trial").state == "active"
    assert author.post(url, {"state": "deprecated", "etag": etag[1]}).status_code == 409


def test_state__of_a_draft_that_a_service_in_force_selects__says_that_it_waits(
    world: World, author: Client
) -> None:
    says = "It takes effect once it is approved."
    apply(world.acme)
    url = f"/features/views/{view('trial').pk}/"
    assert says not in author.get(url).content.decode()
    text = changed('["usage:tenure_months"]', '["usage:tenure_months", "trial:clicks"]')
    world.acme.voters()
    request = apply(world.acme, text).request
    assert request is not None
    approve(request, world.acme.approver, world.acme.second_approver)
    assert says in author.get(url).content.decode()


def test_repository__of_a_project__holds_what_is_in_force(world: World, author: Client) -> None:
    apply(world.acme)
    answer = author.get("/features/acme/repository.zip?project=telecom")
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        text = archive.read("feature_repo/definitions.py").decode()
    assert "usage_view = FeatureView(" in text
    assert "trial" not in text
    assert author.get("/features/acme/repository.zip?project=none").status_code == 404


def test_pages__of_definitions__are_for_those_who_publish(world: World, client: Client) -> None:
    apply(world.acme)
    client.force_login(world.acme.viewer)
    assert client.get(URL).status_code == 403
    assert "Define features" not in client.get("/features/").content.decode()
    assert "No tenant in which" in client.get("/features/define/").content.decode()
    assert client.post(f"/features/views/{view().pk}/state/", {"state": "retired"}).status_code == 403
    client.force_login(world.globex.author)
    assert client.get(URL).status_code == 404
    assert client.get("/features/acme/repository.zip?project=telecom").status_code == 404
