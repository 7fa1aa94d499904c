"""The example of docs/how-to/receive-webhooks.md, run against a message as it is sent."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apps.notifications import services, signing
from apps.notifications.choices import LADDER
from tests.factories.cast import World
from tests.notifications.receiver import Receiver

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "receive-webhooks.md"


@pytest.fixture(scope="module")
def verify() -> Callable[..., bool]:
    """Return the function of the page."""
    (source,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    found: dict[str, Any] = {}
    exec(source, found)
    return found["verify"]


@pytest.mark.django_db
def test_example__message_of_the_portal__verifies(
    told: World, receiver: Receiver, verify: Callable[..., bool]
) -> None:
    webhook, old = services.create_webhook(
        tenant=told.acme.tenant, name="pager", url=receiver.url, by=told.acme.tenant_admin
    )
    new = services.rotate_secret(webhook=webhook, by=told.acme.tenant_admin)
    services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    services.send(webhook.pk)
    (call,) = receiver.calls
    assert verify(new, call.headers, call.body)
    assert verify(old, call.headers, call.body)
    assert not verify(signing.new_secret(), call.headers, call.body)
    assert not verify(new, call.headers, call.body + b" ")


def test_example__old_message__is_refused(verify: Callable[..., bool]) -> None:
    secret = signing.new_secret()
    at = int(time.time()) - 301
    headers = signing.headers([secret], message_id="msg_1", timestamp=at, body="{}")
    assert not verify(secret, headers, b"{}")
    assert verify(secret, headers, b"{}", tolerance=400)


def test_page__ladder__is_the_one_in_force() -> None:
    seconds = [int(step.total_seconds()) for step in LADDER]
    assert seconds == [0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
    text = re.sub(r"\s+", " ", PAGE.read_text())
    assert "after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours" in text
