"""What operators change in the admin goes through services: asked why, tried dry, recorded, done by jobs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.audit.models import Entry
from apps.core import clock, jobs, switches
from apps.core.choices import JobState
from apps.core.models import Job, Switch
from apps.core.refusals import Forbidden
from apps.operations.models import OperatorAccessSession, ServiceAccount
from apps.operations.scheduler import Scheduler
from apps.registry.models import ModelUserShare, RegisteredModel
from apps.tenants import services as tenants
from apps.tenants.models import ApiToken, Membership, Tenant, TenantQuota
from apps.tenants.services import groups
from platform_portal.celery import app
from tests.contracts.stage import snapshot
from tests.factories.cast import REASON, TEST, World
from tests.factories.forms import opened
from tests.factories.objects import make_model
from tests.operations.operating import act, browser_of, dry_run, page_of

pytestmark = pytest.mark.django_db


def trail(action: str) -> list[Entry]:
    return list(Entry.objects.filter(action=action).order_by("recorded_at"))


# Looking


def test_look__without_a_reason__asks_once_and_leads_on(world: World) -> None:
    client = browser_of(world.operator, looking=False)
    page = page_of(Tenant, "change", world.acme.tenant.pk)
    asked = client.get(page)
    assert asked["Location"] == f"/admin/operator-access/?next={page.replace('/', '%2F')}"
    assert client.post("/admin/operator-access/", {"reason": " ", "next": page}).status_code == 200
    answer = client.post("/admin/operator-access/", {"reason": REASON, "next": page})
    assert answer["Location"] == page
    assert client.get(page).status_code == 200
    (begun,) = trail("operations.access_session.started")
    (looked,) = trail("operations.admin.viewed")
    session = OperatorAccessSession.objects.get()
    assert (session.reason, session.person) == (REASON, world.operator)
    assert looked.log_id == world.acme.tenant.pk, "the tenant sees who looked"
    assert looked.data["access_session"] == str(session.pk)
    assert looked.data["reason_digest"] == begun.data["reason_digest"]
    assert b"Ticket" not in bytes(begun.body) + bytes(looked.body)


def test_look__next_leads_elsewhere__stays_here(world: World) -> None:
    client = browser_of(world.operator, looking=False)
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"):
        answer = client.post("/admin/operator-access/", {"reason": REASON, "next": elsewhere})
        assert answer["Location"] == "/admin/"


def test_look__lists_and_objects__each_is_written_down_in_its_chain(world: World) -> None:
    model = make_model(world.acme, "fraud")
    client = browser_of(world.operator)
    client.get(page_of(RegisteredModel, "changelist"))
    client.get(page_of(RegisteredModel, "change", model.pk))
    client.get(page_of(User, "changelist"))
    looks = [(e.log_id.int != 0, e.object_type, e.object_id) for e in trail("operations.admin.viewed")]
    label = "registry.registeredmodel"
    assert looks == [(False, label, "list"), (True, label, str(model.pk))]


def test_look__half_an_hour_later_or_by_somebody_else__asks_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser_of(world.operator)
    OperatorAccessSession.objects.create(person=world.outsider, reason="x", expires_at=clock.now())
    later = clock.now() + dt.timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.get(page_of(Tenant, "changelist"))["Location"].startswith("/admin/operator-access/")


def test_access_session__in_the_database__can_be_added_only(world: World) -> None:
    browser_of(world.operator)
    for statement in (
        "UPDATE operations_operatoraccesssession SET reason = 'x'",
        "DELETE FROM operations_operatoraccesssession",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


# Forms


def test_tenant__made_and_changed__by_services(world: World) -> None:
    client = browser_of(world.operator)
    made = {"name": "Initech", "slug": "initech", "time_zone": "Europe/Berlin"}
    assert client.post(page_of(Tenant, "add"), made).status_code == 302
    tenant = Tenant.objects.get(slug="initech")
    refused = client.post(page_of(Tenant, "add"), made | {"name": "Twin"})
    assert "A tenant with this short name exists" in refused.content.decode()
    settings = {
        "name": "Initech",
        "time_zone": "Mars/Base",
        "protected_aliases": '["champion", "shadow"]',
        "tiers": "{}",
        "business_hours": '{"days": [0], "start": "09:00", "end": "17:00"}',
        "upstream_tracking_url": "",
    }
    page = page_of(Tenant, "change", tenant.pk)
    settings |= {"etag": opened(client, page)["etag"]}
    assert "This time zone is not known" in client.post(page, settings).content.decode()
    assert client.post(page, settings | {"time_zone": "UTC"}).status_code == 302
    tenant.refresh_from_db()
    assert (tenant.time_zone, tenant.protected_aliases) == ("UTC", ["champion", "shadow"])
    assert trail("tenants.settings.changed")[-1].data["fields"] == [
        "business_hours",
        "protected_aliases",
        "time_zone",
    ]
    fewer = opened(client, page) | {"protected_aliases": '["shadow"]'}
    assert "stays so" in client.post(page, fewer).content.decode()


def test_quota__set_in_its_form__is_recorded(world: World) -> None:
    client = browser_of(world.operator)
    page = page_of(TenantQuota, "change", world.acme.tenant.pk)
    form = opened(client, page)
    for wrong in ({"max_models": "-1"}, {"max_models": "1,5"}, {"max_storage_bytes": "1,5 GB"}):
        refused = client.post(page, {**form, **wrong})
        assert refused.status_code == 200
        assert f'value="{next(iter(wrong.values()))}"' in refused.content.decode()
    form |= {"max_models": "7", "max_storage_bytes": "500 GB"}
    assert client.post(page, form).status_code == 302
    limits = TenantQuota.objects.get(tenant=world.acme.tenant)
    assert (limits.max_models, limits.max_storage_bytes) == (7, 500 * 10**9)
    assert trail("tenants.quota.set")[-1].data == {"models": "7", "storage_bytes": str(500 * 10**9)}
    # As it is typed, the page shows it.
    assert 'name="max_storage_bytes" value="500 GB"' in client.get(page).content.decode()
    assert "500 GB" in client.get(page_of(TenantQuota, "changelist")).content.decode()
    assert "500 GB" in client.get(page_of(Tenant, "change", world.acme.tenant.pk)).content.decode()
    shown = dry_run(client, Tenant, "set-quota", world.acme.tenant, quota="storage_bytes", limit="1,5 GB")
    assert "not a size" in shown.content.decode()
    act(client, Tenant, "set-quota", world.acme.tenant, quota="storage_bytes", limit="1.5 TB")
    assert TenantQuota.objects.get(tenant=world.acme.tenant).max_storage_bytes == 15 * 10**11
    act(client, Tenant, "set-quota", world.acme.tenant, quota="storage_bytes", limit=str(2**63 - 1))
    assert TenantQuota.objects.get(tenant=world.acme.tenant).max_storage_bytes == 2**63 - 1


def test_membership__assigned_to_a_person_or_a_group__and_never_edited(world: World) -> None:
    client = browser_of(world.operator)
    tenant, person = world.acme.tenant, world.outsider
    group = groups.create_group(name="Risk", by=TEST)
    base = {"tenant": str(tenant.pk), "role": "reviewer"}
    for both in (base, base | {"user": str(person.pk), "group": str(group.pk)}):
        assert "Choose a person or a group" in client.post(page_of(Membership, "add"), both).content.decode()
    for one in (base | {"user": str(person.pk)}, base | {"group": str(group.pk)}):
        assert client.post(page_of(Membership, "add"), one).status_code == 302
    assert {m.holder for m in Membership.objects.filter(tenant=tenant)} == {person, group}
    membership = Membership.objects.get(user=person)
    assert (
        client.post(page_of(Membership, "change", membership.pk), base | {"role": "viewer"}).status_code
        == 403
    )
    assert act(client, Membership, "remove", membership).status_code == 302
    assert not Membership.objects.filter(user=person).exists()
    assert trail("tenants.role.removed")[-1].object_id == str(person.pk)


def test_person__added_by_an_operator__can_sign_in_and_bad_forms_make_nobody(world: World) -> None:
    client = browser_of(world.operator)
    form = {"username": "ada", "full_name": "Ada Lovelace", "password": "difference engine no 2"}
    for wrong in ({"password": "short"}, {"username": "a da"}, {"username": world.outsider.username.upper()}):
        answer = client.post(page_of(User, "add"), form | wrong)
        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors
    assert not User.objects.filter(username__in=["ada", "a da"]).exists()
    assert client.post(page_of(User, "add"), form).status_code == 302
    ada = User.objects.get(username="ada")
    assert (ada.get_full_name(), ada.is_staff, ada.is_superuser) == ("Ada Lovelace", False, False)
    assert Client().login(username="ada", password=form["password"])
    assert client.get(page_of(User, "change", ada.pk)).status_code == 200
    assert client.post(page_of(User, "change", ada.pk), {"username": "eve"}).status_code == 403
    (created,) = [entry for entry in trail("accounts.user.created") if entry.object_id == str(ada.pk)]
    assert created.actor_id == str(world.operator.pk)
    with pytest.raises(Forbidden):
        accounts.create_person(username="eve", password=form["password"], by=world.acme.author)


def test_group__made_filled_and_renamed__is_recorded_and_never_that_of_operators(world: World) -> None:
    client = browser_of(world.operator)
    people = [world.acme.author, world.acme.viewer]
    form = {"name": "Risk", "people": [str(one.pk) for one in people]}
    assert client.post(page_of(Group, "add"), form).status_code == 302
    group = Group.objects.get(name="Risk")
    edited = opened(client, page_of(Group, "change", group.pk)) | {"name": "Risk board"}
    form = edited | {"leaving": [str(world.outsider.pk)]}
    refused = client.post(page_of(Group, "change", group.pk), form)
    assert f"Not in the group: {world.outsider.username}." in refused.content.decode()
    form = edited | {"people": [str(people[1].pk)], "leaving": [str(people[0].pk)]}
    assert client.post(page_of(Group, "change", group.pk), form).status_code == 302
    group.refresh_from_db()
    assert (group.name, list(group.user_set.all())) == ("Risk board", [world.acme.viewer])
    assert len(trail("tenants.group.joined")) == 2
    assert [e.object_id for e in trail("tenants.group.left")] == [str(world.acme.author.pk)]
    operators = Group.objects.get(name="operators")
    form = {"name": "operators", "people": [str(world.outsider.pk)]}
    refused = client.post(page_of(Group, "change", operators.pk), form)
    assert "Make the person an operator" in refused.content.decode()
    assert world.outsider not in operators.user_set.all()
    assert "exists" in client.post(page_of(Group, "add"), {"name": "OPERATORS"}).content.decode()


# Acts


def test_dry_run__rows_of_every_kind__says_what_would_happen_and_changes_nothing(world: World) -> None:
    client = browser_of(world.operator)
    tenants.suspend(tenant=world.globex.tenant, by=TEST, reason="Unpaid")
    before, entries = snapshot(), Entry.objects.count()
    shown = dry_run(
        client, Tenant, "suspend", world.acme.tenant, world.globex.tenant, Tenant(slug="x"), reason="Unpaid"
    )
    assert [(row.outcome, row.code) for row in shown.context["planned"]] == [
        ("done", ""),
        ("refused", "wrong_tenant_status"),
        ("gone", ""),
    ]
    assert "This tenant is suspended" in shown.content.decode()
    assert snapshot() == before
    # The looks themselves are written down.
    assert Entry.objects.exclude(action="operations.admin.viewed").count() <= entries
    missing = dry_run(client, Tenant, "suspend", world.acme.tenant)
    assert missing.context["planned"] == []


def test_dry_run__of_rows_that_depend_on_each_other__sees_the_last_operator(world: World) -> None:
    client = browser_of(world.operator)
    tenants.make_operator(user=world.outsider, by=TEST)
    shown = dry_run(client, User, "end-operator", world.operator, world.outsider)
    assert [row.outcome for row in shown.context["planned"]] == ["done", "refused"]


def test_act__on_many_rows__runs_as_a_job_row_by_row(
    world: World, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(app, "send_task", lambda name, **more: sent.append((name, more["kwargs"])))
    client = browser_of(world.operator)
    tokens = [tenants.issue_token(user=world.acme.author, name=f"t{n}", by=TEST)[0] for n in range(3)]
    listed = client.post(
        page_of(ApiToken, "changelist"),
        {"action": "revoke", "_selected_action": [str(one.pk) for one in tokens]},
    )
    assert listed.context["done"] == 3
    with django_capture_on_commit_callbacks(execute=True):
        answer = act(client, ApiToken, "revoke", *tokens)
    job = Job.objects.get()
    assert answer["Location"] == page_of(Job, "change", job.pk)
    assert sent == [("core.run_job", {"job_id": str(job.pk)})]
    assert not ApiToken.objects.filter(revoked_at__isnull=False).exists()
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result) == (JobState.SUCCEEDED, "3 done.")
    assert ApiToken.objects.filter(revoked_at__isnull=False).count() == 3
    assert {e.actor_id for e in trail("tenants.token.revoked")} == {str(world.operator.pk)}
    shown = client.get(answer["Location"]).content.decode()
    assert "its next use is refused" in shown


def test_act__selection_is_stale__shows_the_dry_run_again(world: World) -> None:
    client = browser_of(world.operator)
    url = page_of(Tenant, "act", "suspend")
    pair = f"{world.acme.tenant.pk},{world.globex.tenant.pk}"
    form = {"ids": pair, "sent": "yes", "reason": "Unpaid"}
    plan = client.post(url, form).context["plan"]
    tenants.suspend(tenant=world.globex.tenant, by=TEST, reason="Before you")
    answer = client.post(url, form | {"plan": plan, "go": "yes"})
    assert answer.status_code == 200
    assert "Something has changed since you looked" in answer.content.decode()
    assert not Job.objects.exists()
    world.acme.tenant.refresh_from_db()
    assert world.acme.tenant.is_active


def test_act__operator_was_ended_before_the_job_ran__every_row_is_refused(world: World) -> None:
    tenants.make_operator(user=world.outsider, by=TEST)
    act(
        browser_of(world.operator),
        Tenant,
        "set-quota",
        world.acme.tenant,
        world.globex.tenant,
        quota="models",
        limit="3",
    )
    tenants.end_operator(user=world.operator, by=world.outsider)
    jobs.run(Job.objects.get().pk)
    assert set(Job.objects.get().rows.values_list("outcome", flat=True)) == {"refused"}
    assert not TenantQuota.objects.filter(max_models__isnull=False).exists()
    assert Entry.objects.filter(action="tenants.access.denied", actor_id=str(world.operator.pk)).count() == 2


def test_act__too_many_or_no_rows__is_not_begun(world: World) -> None:
    client = browser_of(world.operator)
    for ids in ("", ",".join(str(number) for number in range(201))):
        answer = client.post(page_of(ApiToken, "act", "revoke"), {"ids": ids, "sent": "yes"})
        assert answer["Location"] == page_of(ApiToken, "changelist")


def test_acts__on_people__go_through_services(world: World) -> None:
    client = browser_of(world.operator)
    person = world.acme.author
    tenants.issue_token(user=person, name="a", by=TEST)
    for name, action in (
        ("revoke-tokens", "tenants.token.revoked"),
        ("deactivate", "accounts.user.deactivated"),
        ("reactivate", "accounts.user.reactivated"),
        ("make-operator", "tenants.operator.assigned"),
        ("end-operator", "tenants.operator.removed"),
    ):
        assert act(client, User, name, person).status_code == 302
        assert trail(action), name
    alone = act(client, User, "deactivate", world.operator)
    assert alone.status_code == 200 or User.objects.get(pk=world.operator.pk).is_active


def test_acts__on_a_share_and_a_service_account__end_it(world: World) -> None:
    client = browser_of(world.operator)
    model = make_model(world.acme, "fraud")
    share = tenants.share(obj=model, user=world.outsider, by=TEST)
    assert act(client, ModelUserShare, "revoke", share)["Location"] == page_of(ModelUserShare, "changelist")
    assert trail("tenants.share.revoked")
    account = accounts.create_service_account(username="bot", owner=world.acme.author, by=TEST)
    assert act(client, ServiceAccount, "deactivate", account).status_code == 302
    account.refresh_from_db()
    assert not account.is_active


def test_job__cancelled_and_retried_in_the_console__is_recorded(world: World) -> None:
    client = browser_of(world.operator)
    job = jobs.start("admin.action", {}, by=world.operator, title="Job")
    Job.objects.filter(pk=job.pk).update(state=JobState.DEAD)
    assert b"Dead letter" in client.get(page_of(Job, "change", job.pk)).content
    assert b"1 job is a dead letter" in client.get("/admin/").content
    for name in ("retry", "cancel"):
        assert act(client, Job, name, job).status_code == 302
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


# Switches and schedules


def test_switch__turned_in_the_admin__needs_a_reason(world: World) -> None:
    client = browser_of(world.operator)
    form = opened(client, "/admin/switches/", name="registry.upload") | {"reason": ""}
    assert client.post("/admin/switches/", form).status_code == 200
    assert not Switch.objects.exists()
    assert client.post("/admin/switches/", form | {"reason": "Disk is full"}).status_code == 302
    assert trail("operations.switch.set")
    switches.forget()
    assert b"switched off: registry.upload" in client.get("/admin/").content
    switches.forget()


def test_schedule__changed__is_recorded_and_kept_when_beat_starts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser_of(world.operator)
    every = IntervalSchedule.objects.create(every=10, period="seconds")
    task = PeriodicTask.objects.create(name="core.sweep_jobs", task="core.sweep_jobs", interval=every)
    page = page_of(PeriodicTask, "change", task.pk)
    form = opened(client, page)
    for wrong in ({"cron": ""}, {"seconds": "5", "cron": "* * * * *"}, {"cron": "61 * * * *"}):
        assert b"crontab such as" in client.post(page, {**form, "seconds": "", **wrong}).content
    assert client.post(page, {**form, "seconds": "30"}).status_code == 302
    assert act(client, PeriodicTask, "disable", task).status_code == 302
    changes = [(e.document["before"], e.document["after"]) for e in trail("operations.schedule.changed")]
    assert changes == [("every 10 s", "every 30 s"), ("every 30 s", "off (every 30 s)")]
    # Reading its schedule back, beat closes the connection, which the test still needs.
    monkeypatch.setattr(Scheduler, "schedule", {})
    scheduler = Scheduler(app=app, lazy=True)
    scheduler.update_from_dict(
        {
            "core.sweep_jobs": {"task": "core.sweep_jobs", "schedule": 10.0},
            "operations.beat": {"task": "operations.beat", "schedule": 15.0},
        }
    )
    task.refresh_from_db()
    assert (task.interval.every, task.enabled) == (30, False)
    assert PeriodicTask.objects.get(name="operations.beat").interval.every == 15
    form = opened(client, page) | {"is_enabled": "on", "seconds": "", "cron": "30 2 * * 1"}
    assert client.post(page, form).status_code == 302


def test_schedule__added_or_deleted__is_not_possible(world: World) -> None:
    client = browser_of(world.operator)
    every = IntervalSchedule.objects.create(every=10, period="seconds")
    task = PeriodicTask.objects.create(name="x", task="core.sweep_jobs", interval=every)
    assert client.post(page_of(PeriodicTask, "add"), {"name": "y"}).status_code == 403
    assert client.post(page_of(PeriodicTask, "delete", task.pk), {"post": "yes"}).status_code == 403


def test_history__of_any_object__is_its_trail(world: World) -> None:
    client: Client = browser_of(world.operator)
    tenants.suspend(tenant=world.acme.tenant, by=world.operator, reason="Unpaid")
    history = client.get(page_of(Tenant, "history", world.acme.tenant.pk), follow=True)
    assert b"Tenant suspended" in history.content
    assert b"Tenant created" in history.content
