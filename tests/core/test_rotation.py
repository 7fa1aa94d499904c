"""Keys are replaced: everything that is kept encrypted comes under the newest one, whatever happens on the way."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command

from apps.audit.models import Entry
from apps.connections import services as connections
from apps.connections.models import Connection
from apps.core import areas, faults, health, rotation
from apps.core.areas import Level
from apps.core.encryption import cipher_for
from apps.notifications import services as notifications
from tests.connections.places import open_place
from tests.factories.cast import World

pytestmark = pytest.mark.django_db
APPS = Path(__file__).resolve().parents[2] / "apps"
OLD, NEW = "the-old-key-of-32-characters-or-more", "the-new-key-of-32-characters-or-more"
SECRET = "password-of-acme-5521"


@pytest.fixture
def sealed(world: World, settings: Any) -> Connection:
    """Keep a secret of each kind under the old key, which then is replaced."""
    settings.ENCRYPTION_KEYS = [OLD]
    cast = world.acme
    open_place(cast.tenant, 9090)
    connection = connections.create_connection(
        tenant=cast.tenant,
        name="metrics",
        kind="prometheus",
        address="http://127.0.0.1:9090",
        secret=SECRET,
        by=cast.tenant_admin,
    )
    notifications.create_webhook(
        tenant=cast.tenant, name="hook", url="http://127.0.0.1:9090/hook", by=cast.tenant_admin
    )
    TOTP.activate(cast.author, "JBSWY3DPEHPK3PXP")
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    return connection


def command(*args: str) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("rotate_encryption", *args, stdout=out)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue()
    return 0, out.getvalue()


def test_rotation__after_a_new_key__reaches_everything(sealed: Connection, settings: Any) -> None:
    assert sum(one.older for one in rotation.counts()) == 4
    assert health.encryption().level == Level.WARN
    assert command("--check")[0] == 1
    status, said = command()
    assert status == 0
    assert (
        "Secrets of connections: 1 under the newest key, 0 under an older one, 0 unreadable; 1 encrypted"
        in said
    )
    assert SECRET not in said
    # The old key is not needed any more: nobody but the new one reads it all.
    settings.ENCRYPTION_KEYS = [NEW]
    assert connections.secret_of(Connection.objects.get(pk=sealed.pk)) == SECRET
    assert all(one.older == one.unreadable == 0 for one in rotation.counts())
    assert health.encryption().level == Level.OK
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert cipher_for("second-factor").decrypt(kept.data["secret"].encode()).decode() == "JBSWY3DPEHPK3PXP"
    entry = Entry.objects.filter(action="operations.encryption.rotated").get()
    assert entry.data == {"changed": 4, "unreadable": 0}


def test_rotation__run_again__changes_nothing(sealed: Connection) -> None:
    command()
    before = Connection.objects.get(pk=sealed.pk).encrypted_secret
    assert "0 encrypted anew" in command()[1]
    assert Connection.objects.get(pk=sealed.pk).encrypted_secret == before


def test_rotation__cut_off_half_way__goes_on_when_run_again(
    sealed: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(name: str) -> None:
        raise faults.InjectedFault(name)

    monkeypatch.setattr(faults, "point", stop)
    with pytest.raises(faults.InjectedFault):
        rotation.rotate()
    monkeypatch.undo()
    left = sum(one.older for one in rotation.counts())
    assert 0 < left < 4
    assert connections.secret_of(Connection.objects.get(pk=sealed.pk)) == SECRET
    assert sum(changed for _, changed in rotation.rotate()) == left


def test_rotation__many_rows__go_in_batches(
    sealed: Connection, world: World, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 2)
    settings.ENCRYPTION_KEYS = [OLD]
    for number in range(4):
        connections.create_connection(
            tenant=world.acme.tenant,
            name=f"more-{number}",
            kind="http",
            address="http://127.0.0.1:9090",
            secret=SECRET,
            by=world.acme.tenant_admin,
        )
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert sum(changed for _, changed in rotation.rotate()) == 8
    assert all(one.older == 0 for one in rotation.counts())


def test_rotation__without_the_old_key__says_so_and_changes_nothing(
    sealed: Connection, settings: Any
) -> None:
    settings.ENCRYPTION_KEYS = [NEW]
    found = health.encryption()
    assert (found.level, found.detail) == (Level.FAIL, "4 secrets under a key that is not known")
    before = Connection.objects.get(pk=sealed.pk).encrypted_secret
    assert command()[0] == 1
    assert Connection.objects.get(pk=sealed.pk).encrypted_secret == before


def test_secret_key__replaced__opens_with_its_fallback(sealed: Connection, settings: Any) -> None:
    settings.ENCRYPTION_KEYS, settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = [], "another", [OLD]
    assert connections.secret_of(sealed) == SECRET


def test_users_of_the_cipher__each__are_declared_or_live_for_a_day_at_most() -> None:
    """What is encrypted for good and not declared would be lost with its key."""
    assert {one.purpose for one in areas.encrypted()} == {"connection", "webhook", "second-factor"}
    used = {
        str(path.relative_to(APPS))
        for path in APPS.rglob("*.py")
        if re.search(r"^from apps.core.encryption import .*cipher_for", path.read_text(), re.MULTILINE)
    }
    assert used == {
        "accounts/adapter.py",
        "connections/services/calls.py",
        "connections/services/connections.py",
        "core/one_time.py",
        "core/rest/idempotency.py",
        "core/rotation.py",
        "notifications/models/webhooks.py",
        "notifications/services/webhooks.py",
    }
