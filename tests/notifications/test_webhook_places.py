"""Where webhooks may lead, and what is kept of the answers: public places over https, private ones by the operators' list."""

from __future__ import annotations

from typing import Any

import pytest

from apps.core import outbound
from apps.core.outbound import OutboundRefused
from apps.notifications import services
from apps.notifications.models import Webhook
from tests.factories.cast import World

pytestmark = pytest.mark.django_db
PUBLIC = "hooks.example.com"


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every host be known and public."""
    monkeypatch.setattr(outbound, "check_url", lambda url: None)


@pytest.mark.usefixtures("known")
def test_address__over_plain_http__is_refused_unless_operators_opened_it(told: World, settings: Any) -> None:
    by = told.acme.tenant_admin

    def make(name: str, url: str) -> Webhook:
        return services.create_webhook(tenant=told.acme.tenant, name=name, url=url, by=by)[0]

    settings.OUTBOUND_ALLOW = [f"{PUBLIC}:8080"]
    with pytest.raises(OutboundRefused, match="https") as refused:
        make("plain", f"http://{PUBLIC}/hook")
    assert refused.value.code == "outbound_refused"
    with pytest.raises(OutboundRefused):
        make("of another port's neighbour", f"http://other.{PUBLIC}:8080/hook")
    webhook = make("encrypted", f"https://{PUBLIC}/hook")
    with pytest.raises(OutboundRefused):
        services.update_webhook(webhook=webhook, by=by, url=f"http://{PUBLIC}/hook")
    webhook.refresh_from_db()
    assert webhook.url == f"https://{PUBLIC}/hook"
    assert make("opened", f"http://{PUBLIC}:8080/hook").place == f"http://{PUBLIC}"
