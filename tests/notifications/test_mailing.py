"""Mail: at once or once a day, no notice twice, and none of what somebody lost access to."""

from __future__ import annotations

import datetime as dt
import smtplib
from typing import Any

import pytest
from django.core import mail

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.audit import outbox
from apps.audit.events import EventKind
from apps.core import faults
from apps.core.refusals import Forbidden, Invalid
from apps.notifications import services
from apps.notifications.choices import Mail
from apps.notifications.models import Notice
from apps.notifications.services.notices import mail_due
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import TEST, World
from tests.operations.operating import act, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def address(settings: Any) -> None:
    settings.PORTAL_URL = "https://portal.example.com"


def comment(told: World, dial: Dial, count: int = 1) -> Any:
    """Let a reviewer comment on a request of acme's author, which its author is told."""
    request = ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    for _ in range(count):
        approvals.comment(change_request=request, body="A secret remark", by=told.acme.approver)
    outbox.deliver()
    return request


def wish(told: World, how: Mail) -> None:
    services.set_preferences(by=told.acme.author, wishes={EventKind.REQUESTS: (True, how)})


def test_mail__nobody_asked_for__is_not_sent(told: World, dial: Dial) -> None:
    comment(told, dial)
    assert services.send_mail() == 0


def test_mail__at_once__is_one_with_a_deep_link_and_no_text_of_people(told: World, dial: Dial) -> None:
    wish(told, Mail.AT_ONCE)
    request = comment(told, dial)
    assert services.send_mail() == 1
    assert services.send_mail() == 0
    (sent,) = mail.outbox
    assert sent.to == ["acme-author@example.com"]
    assert sent.subject == "[Platform Portal] New comment in Acme"
    assert f"https://portal.example.com/approvals/{request.pk}/" in sent.body
    assert "secret remark" not in sent.body


def test_mail__once_a_day__is_one_for_all(
    told: World, dial: Dial, moment: list[dt.datetime], settings: Any
) -> None:
    settings.NOTIFICATIONS_DIGEST_HOUR = 7
    moment[0] = moment[0].replace(hour=9)
    wish(told, Mail.DAILY)
    comment(told, dial, count=3)
    assert services.send_mail() == 0
    moment[0] = (moment[0] + dt.timedelta(days=1)).replace(hour=6, minute=59)
    assert services.send_mail() == 0
    moment[0] += dt.timedelta(minutes=2)
    assert services.send_mail() == 1
    (sent,) = mail.outbox
    assert sent.subject == "[Platform Portal] 3 notices of the day"
    assert sent.body.count("Somebody commented") == 3
    assert not Notice.objects.filter(mail_due_at__isnull=False).exists()


def test_digest_hour__before_and_after__is_the_next_one(settings: Any) -> None:
    settings.NOTIFICATIONS_DIGEST_HOUR = 7
    early = dt.datetime(2026, 5, 1, 6, 59, tzinfo=dt.UTC)
    late = dt.datetime(2026, 5, 1, 7, 0, tzinfo=dt.UTC)
    assert mail_due(Mail.DAILY, early) == dt.datetime(2026, 5, 1, 7, tzinfo=dt.UTC)
    assert mail_due(Mail.DAILY, late) == dt.datetime(2026, 5, 2, 7, tzinfo=dt.UTC)


def test_mail__of_a_tenant_that_somebody_left__is_not_sent(told: World, dial: Dial) -> None:
    wish(told, Mail.AT_ONCE)
    comment(told, dial)
    tenants.remove_role(tenant=told.acme.tenant, user=told.acme.author, role=Role.CONTRIBUTOR, by=TEST)
    assert services.send_mail() == 0
    assert mail.outbox == []


def test_server__that_fails__is_tried_again_later(
    told: World, dial: Dial, moment: list[dt.datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: object) -> int:
        raise smtplib.SMTPServerDisconnected

    wish(told, Mail.AT_ONCE)
    comment(told, dial)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", fails)
        assert services.send_mail() == 0
        assert services.send_mail() == 0
    notice = Notice.objects.get(mail_due_at__isnull=False)
    assert notice.mail_failures == 1
    moment[0] = notice.mail_due_at
    assert services.send_mail() == 1


@pytest.mark.django_db(transaction=True)
def test_worker__dies_after_the_mail__sends_it_again_under_the_same_id(
    told: World, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish(told, Mail.AT_ONCE)
    comment(told, dial)
    monkeypatch.setattr(faults, "_spent", set())
    monkeypatch.setenv("PORTAL_FAULTS", "notifications.mail.sent=raise")
    with pytest.raises(faults.InjectedFault):
        services.send_mail()
    assert services.send_mail() == 1
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_address__set_by_an_operator_in_the_admin__is_where_mail_goes(told: World, dial: Dial) -> None:
    browser = browser_of(told.operator)
    answer = act(browser, User, "set-address", told.acme.author, address="ada@example.org")
    assert answer.status_code == 302
    services.send_mail()
    told.acme.author.refresh_from_db()
    wish(told, Mail.AT_ONCE)
    comment(told, dial)
    assert services.send_mail() == 2, "the address itself is told as well"
    assert {tuple(sent.to) for sent in mail.outbox} == {("ada@example.org",)}


@pytest.mark.parametrize(
    "address", ["nobody", "a@b", "x" * 250 + "@example.com", "a@example.com\nBcc: b@example.com"]
)
def test_address__that_is_none__is_refused(told: World, address: str) -> None:
    with pytest.raises(Invalid):
        accounts.set_address(user=told.acme.author, address=address, by=TEST)


def test_address__by_somebody_else__is_refused(told: World) -> None:
    with pytest.raises(Forbidden):
        accounts.set_address(user=told.acme.author, address="a@example.com", by=told.acme.author)
