"""Who is told of what, once, and what they still see of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.test import Client

from apps.approvals import services as approvals
from apps.audit import outbox
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.audit.events import EventKind
from apps.audit.models import ConsumerPosition, Entry
from apps.core.refusals import Invalid
from apps.notifications import services
from apps.notifications.choices import Mail
from apps.notifications.models import Notice
from apps.tenants import services as tenants
from apps.tenants import tasks
from apps.tenants.choices import Role
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import TEST, World, make_person
from tests.factories.objects import make_objects

pytestmark = pytest.mark.django_db


def people_told(action: str) -> set[str]:
    return set(Notice.objects.filter(action=action).values_list("person__username", flat=True))


def browser(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_request__opened__is_told_to_those_who_may_vote_and_nobody_else(told: World, dial: Dial) -> None:
    dial.excluded = {told.acme.third_approver: "made it"}
    request = ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    assert people_told(Action.APPROVALS_REQUEST_OPENED) == {"acme-approver", "acme-second"}
    notice = Notice.objects.filter(person=told.acme.approver).get(action=Action.APPROVALS_REQUEST_OPENED)
    assert notice.path == f"/approvals/{request.pk}/"
    assert notice.sentence == f"acme-author asks for your vote: #{request.number} {request.title} in Acme."
    assert (notice.tenant, notice.kind) == (told.acme.tenant, EventKind.REVIEWS)


def test_request__decided__is_told_to_the_requester(told: World, dial: Dial) -> None:
    request = ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    approvals.cast_vote(
        change_request=request, digest=request.digest, decision="reject", reason="No.", by=told.acme.approver
    )
    outbox.deliver()
    assert people_told(Action.APPROVALS_REQUEST_REJECTED) == {"acme-author"}


def test_rollout__on_its_way__is_told_to_the_requester_of_that_tenant(told: World) -> None:
    make_objects(told.acme)
    outbox.deliver()
    assert people_told(Action.ROLLOUTS_ROLLOUT_STARTED) == {"acme-colleague"}
    assert people_told(Action.ROLLOUTS_ROLLOUT_ABORTED) == {"acme-colleague"}
    assert not Notice.objects.filter(person__username__startswith="globex").exists()
    assert not ConsumerPosition.objects.filter(failures__gt=0).exists()


def test_act__of_ones_own__is_not_told_to_oneself(told: World, dial: Dial) -> None:
    request = ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    approvals.comment(change_request=request, body="Mine.", by=told.acme.author)
    approvals.comment(change_request=request, body="Hm.", by=told.acme.approver)
    outbox.deliver()
    told_of = Notice.objects.filter(person=told.acme.author, action=Action.APPROVALS_COMMENT_ADDED)
    assert told_of.count() == 1


def test_role__assigned_directly_and_by_group__is_told(told: World) -> None:
    person = make_person("newcomer")
    tenants.assign_role(tenant=told.acme.tenant, user=person, role=Role.VIEWER, by=TEST)
    outbox.deliver()
    notice = Notice.objects.get(person=person)
    assert notice.sentence == "A role in Acme was assigned to you or to a group of yours: viewer."


def test_token__revoked__is_told_to_the_person_behind_it(told: World) -> None:
    token, _ = tenants.issue_token(user=told.acme.author, name="pipeline", by=told.acme.author)
    tenants.revoke_token(token=token, by=TEST)
    outbox.deliver()
    notice = Notice.objects.get(person=told.acme.author, action=Action.TENANTS_TOKEN_REVOKED)
    assert "pipeline" in notice.sentence


def test_event__handed_over_twice__is_one_notice(told: World, dial: Dial) -> None:
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    count = Notice.objects.count()
    entry = Entry.objects.get(action=Action.APPROVALS_REQUEST_OPENED)
    services.tell(entry)
    assert Notice.objects.count() == count > 0


def test_event__whose_object_is_gone__is_told_to_nobody_and_holds_nothing_up(told: World) -> None:
    with transaction.atomic():
        audit.record(
            Action.APPROVALS_REQUEST_OPENED,
            tenant_id=told.acme.tenant.pk,
            by=TEST,
            obj=("approvals.request", "00000000-0000-0000-0000-000000000001"),
        )
    outbox.deliver()
    assert not ConsumerPosition.objects.filter(failures__gt=0).exists()


def test_notice__of_a_tenant_that_somebody_left__is_not_shown(told: World, dial: Dial) -> None:
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    client = browser(told.acme.approver)
    assert "asks for your vote" in client.get("/notifications/").content.decode()
    tenants.remove_role(tenant=told.acme.tenant, user=told.acme.approver, role=Role.REVIEWER, by=TEST)
    page = client.get("/notifications/?show=all")
    assert "asks for your vote" not in page.content.decode()
    assert client.get("/notifications/badge/").content.decode().strip() == ""
    notice = Notice.objects.get(person=told.acme.approver, action=Action.APPROVALS_REQUEST_OPENED)
    assert client.post(f"/notifications/{notice.pk}/open/").status_code == 404


def test_notice__of_somebody_else__is_not_found(told: World, dial: Dial) -> None:
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    notice = Notice.objects.get(person=told.acme.approver, action=Action.APPROVALS_REQUEST_OPENED)
    for other in (told.acme.second_approver, told.globex.approver):
        for act in ("open", "read", "unread"):
            assert browser(other).post(f"/notifications/{notice.pk}/{act}/").status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_pages__read_and_unread__keep_the_filter_and_the_count(told: World, dial: Dial) -> None:
    for _ in range(3):
        ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    client = browser(told.acme.approver)
    assert ">3<" in client.get("/notifications/badge/").content.decode()
    notice = Notice.objects.filter(person=told.acme.approver, kind=EventKind.REVIEWS).first()
    opened = client.post(f"/notifications/{notice.pk}/open/")
    assert opened["Location"] == notice.path
    assert ">2<" in client.get("/notifications/badge/").content.decode()
    back = client.post(f"/notifications/{notice.pk}/unread/?show=all&kind=reviews")
    assert back["Location"] == "/notifications/?show=all&kind=reviews"
    assert ">3<" in client.get("/notifications/badge/").content.decode()
    assert len(client.get("/notifications/?show=all&kind=security").context["page"].rows) == 0


def test_all_read__then_undo__leaves_what_was_read_before(told: World, dial: Dial) -> None:
    for _ in range(3):
        ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    client = browser(told.acme.approver)
    first = Notice.objects.filter(person=told.acme.approver, kind=EventKind.REVIEWS).first()
    services.mark_read(notice=first, by=told.acme.approver)
    answer = client.post("/notifications/read/")
    page = client.get(answer["Location"])
    assert page.context["page"].undo
    assert client.get("/notifications/badge/").content.decode().strip() == ""
    client.post("/notifications/undo/", {"marked": page.context["page"].undo})
    unread = Notice.objects.visible_to(told.acme.approver).unread()
    assert unread.count() == 2
    assert first not in unread


@pytest.mark.parametrize("marked", ["", "yesterday", "2026-01-01", "2026-01-01T00:00:00\x00"])
def test_undo__of_nothing__is_refused(told: World, marked: str) -> None:
    assert browser(told.acme.viewer).post("/notifications/undo/", {"marked": marked}).status_code == 400


def test_list__many__comes_in_pages(told: World, dial: Dial) -> None:
    for _ in range(30):
        ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    client = browser(told.acme.approver)
    first = client.get("/notifications/?kind=reviews").context["page"]
    second = client.get(f"/notifications/?kind=reviews&cursor={first.next_cursor}").context["page"]
    assert (len(first.rows), len(second.rows), second.next_cursor) == (25, 5, "")
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}
    assert client.get("/notifications/?cursor=no").status_code == 400


def test_preferences__turned_off__hold_for_what_follows(told: World, dial: Dial) -> None:
    client = browser(told.acme.author)
    assert client.get("/notifications/preferences/").status_code == 200
    wishes = {f"{kind}_mail": Mail.NEVER for kind in EventKind} | {"security_shown": "on"}
    assert client.post("/notifications/preferences/", wishes).status_code == 302
    request = ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    approvals.comment(change_request=request, body="Hm.", by=told.acme.approver)
    outbox.deliver()
    assert not Notice.objects.filter(person=told.acme.author, action=Action.APPROVALS_COMMENT_ADDED).exists()


def test_preferences__mail_without_an_address__is_refused(told: World) -> None:
    with pytest.raises(Invalid):
        services.set_preferences(by=told.acme.approver, wishes={EventKind.REVIEWS: (True, Mail.DAILY)})
    wishes = {f"{kind}_mail": Mail.DAILY for kind in EventKind}
    answer = browser(told.acme.approver).post("/notifications/preferences/", wishes)
    assert answer.status_code == 400
    assert "no address" in answer.content.decode()


def test_marking__at_the_same_moment__is_one_undo(told: World, moment: list[dt.datetime]) -> None:
    count, at = services.mark_all_read(by=told.acme.author)
    assert at == moment[0]
    assert count == services.mark_unread(by=told.acme.author, read_at=at)


def test_token__that_expires_within_a_week__is_told_once(told: World, moment: list[dt.datetime]) -> None:
    token, _ = tenants.issue_token(user=told.acme.author, name="pipeline", by=told.acme.author)
    tenants.issue_token(
        user=told.acme.author,
        name="short",
        by=told.acme.author,
        expires_at=moment[0] + dt.timedelta(days=2),
    )
    revoked, _ = tenants.issue_token(user=told.acme.author, name="revoked", by=told.acme.author)
    tenants.revoke_token(token=revoked, by=told.acme.author)
    assert tenants.announce_expiring() == 0
    moment[0] = token.expires_at - dt.timedelta(days=7)
    tasks.announce_expiring()
    assert tenants.announce_expiring() == 0
    outbox.deliver()
    notice = Notice.objects.get(action=Action.TENANTS_TOKEN_EXPIRING)
    assert (notice.person, notice.tenant) == (told.acme.author, None)
    assert f"pipeline of acme-author expires on {token.expires_at:%d %B %Y}" in notice.sentence
