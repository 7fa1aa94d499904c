from __future__ import annotations

import pytest

from apps.core import outbound
from apps.core.outbound import OutboundRefused
from apps.notifications.models import Notice, Preference, Webhook
from demo import notifications
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import World

pytestmark = pytest.mark.django_db


def nowhere(url: str, *, allowed: object) -> None:
    raise OutboundRefused("unknown host")


@pytest.mark.parametrize("is_known", [True, False])
def test_fill__twice__leaves_believable_content_once(
    world: World, dial: Dial, monkeypatch: pytest.MonkeyPatch, is_known: bool
) -> None:
    monkeypatch.setattr(outbound, "check_url", (lambda url, *, allowed: None) if is_known else nowhere)
    for cast in (world.acme, world.globex):
        assert cast.product
    notifications.begin()
    for cast in (world.acme, world.globex):
        for _ in range(2):
            ask(dial, tenant=cast.tenant, by=cast.author)
    said: list[str] = []
    for _ in range(2):
        notifications.fill(["acme", "globex"], say=said.append)
    told = Notice.objects.filter(person=world.acme.approver)
    assert told.count() == 2
    assert told.filter(read_at__isnull=True).count() == 1
    assert Preference.objects.filter(person=world.acme.product).count() == 1
    assert [hook.is_active for hook in Webhook.objects.all()] == ([False, False] if is_known else [])
