"""The signer: what it signs, when it refuses, and what it leaves behind."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import stat
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import transaction

from apps.audit import chain, checkpoints, inventory, keys, services
from apps.audit.signer import Signer
from apps.core import clock
from tests.audit.helpers import forged_body, rebuild, sign, unguarded, verify, write


@pytest.fixture
def tenant_id(transactional_db: None) -> uuid.UUID:
    tenant_id = uuid.uuid4()
    write(tenant_id, 5)
    return tenant_id


def notes(settings: Any, tenant_id: uuid.UUID) -> list[checkpoints.Note]:
    path = checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, tenant_id)
    found = list(checkpoints.read_file(path)) if path.exists() else []
    assert all(isinstance(item, checkpoints.Note) for item in found)
    return found  # type: ignore[return-value]  # asserted in the line above


def sizes(settings: Any, tenant_id: uuid.UUID) -> list[int]:
    return [note.checkpoint.size for note in notes(settings, tenant_id)]


def heartbeat(settings: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((settings.AUDIT_CHECKPOINT_DIR / "heartbeat.json").read_text())
    return document


def signer(settings: Any) -> Signer:
    private = keys.open_key(settings.AUDIT_SIGNING_KEY, settings.AUDIT_KEYRING)
    return Signer(folder=settings.AUDIT_CHECKPOINT_DIR, private=private, keyring=settings.AUDIT_KEYRING)


def test_signer__first_start__makes_a_key_that_only_it_can_read(tenant_id: uuid.UUID, settings: Any) -> None:
    assert sign() == (0, "")
    assert stat.S_IMODE(settings.AUDIT_SIGNING_KEY.stat().st_mode) == 0o600
    assert b"PUBLIC KEY" in settings.AUDIT_SIGNING_KEY.with_suffix(".pub").read_bytes()
    assert len(checkpoints.load_keyring(settings.AUDIT_KEYRING)) == 1


def test_signer__key_readable_by_others__does_not_start(tenant_id: uuid.UUID, settings: Any) -> None:
    sign()
    settings.AUDIT_SIGNING_KEY.chmod(0o644)
    code, words = sign()
    assert code == 2
    assert "0600" in words


def test_signer__new_key__keeps_the_old_one_in_the_keyring(tenant_id: uuid.UUID, settings: Any) -> None:
    sign()
    settings.AUDIT_SIGNING_KEY.unlink()
    write(tenant_id)
    assert sign() == (0, "")
    assert len(checkpoints.load_keyring(settings.AUDIT_KEYRING)) == 2
    assert verify().code == 0


def test_signer__nothing_new__signs_nothing(tenant_id: uuid.UUID, settings: Any) -> None:
    sign()
    sign()
    assert sizes(settings, tenant_id) == [5]


def test_signer__new_entries__signs_the_new_head(tenant_id: uuid.UUID, settings: Any) -> None:
    running = signer(settings)
    running.sign_all()
    write(tenant_id, 2)
    assert running.sign_all().signed == {tenant_id: 7}
    write(tenant_id)
    running.sign_all()
    running.sign_all()
    assert sizes(settings, tenant_id) == [5, 7, 8]
    assert verify().code == 0
    assert heartbeat(settings)["state"] == "ok"


def test_signer__key_pair__verifies_with_openssl(tenant_id: uuid.UUID, settings: Any, tmp_path: Path) -> None:
    sign()
    (note,) = notes(settings, tenant_id)
    (tmp_path / "text").write_text(note.text)
    (tmp_path / "signature").write_bytes(note.signature)
    public = settings.AUDIT_SIGNING_KEY.with_suffix(".pub")
    command = [
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-rawin",
        "-inkey",
        public,
        "-in",
        tmp_path / "text",
    ]
    try:
        done = subprocess.run(
            [*command, "-sigfile", tmp_path / "signature"], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    assert "Verified Successfully" in done.stdout, done.stderr


def edit_old(superuser: psycopg.Connection, tenant_id: uuid.UUID) -> None:
    body = forged_body(superuser, tenant_id, 2)
    superuser.execute("UPDATE audit_entry SET body = %s WHERE log_id = %s AND seq = 2", [body, tenant_id])


def edit_and_rebuild(superuser: psycopg.Connection, tenant_id: uuid.UUID) -> None:
    edit_old(superuser, tenant_id)
    rebuild(superuser, tenant_id)


def shrink(superuser: psycopg.Connection, tenant_id: uuid.UUID) -> None:
    superuser.execute("DELETE FROM audit_entry WHERE log_id = %s AND seq > 3", [tenant_id])
    rebuild(superuser, tenant_id)


def remove(superuser: psycopg.Connection, tenant_id: uuid.UUID) -> None:
    superuser.execute("DELETE FROM audit_entry WHERE log_id = %s", [tenant_id])
    superuser.execute("DELETE FROM audit_log WHERE log_id = %s", [tenant_id])


@pytest.mark.parametrize(
    ("tamper", "kind"),
    [
        (edit_old, "edited"),
        (edit_and_rebuild, "checkpoint_mismatch"),
        (shrink, "truncated"),
        (remove, "vanished"),
    ],
)
def test_signer__signed_history_changed__refuses_and_says_so(
    tamper: Callable[[psycopg.Connection, uuid.UUID], None],
    kind: str,
    tenant_id: uuid.UUID,
    superuser: psycopg.Connection,
    settings: Any,
) -> None:
    other = uuid.uuid4()
    write(other)
    sign()
    with unguarded(superuser):
        tamper(superuser, tenant_id)
    write(other)
    code, words = sign()
    assert code == 1
    assert f"refused {tenant_id}: {kind}" in words
    assert sizes(settings, tenant_id) == [5]
    assert sizes(settings, other) == [1, 2]
    beat = heartbeat(settings)
    assert beat["state"] == "refused"
    assert [(r["log_id"], r["kind"]) for r in beat["refused"]] == [(str(tenant_id), kind)]


@pytest.mark.parametrize("tamper", [edit_and_rebuild, shrink, remove])
def test_signer__running_while_history_is_rewritten__refuses(
    tamper: Callable[[psycopg.Connection, uuid.UUID], None],
    tenant_id: uuid.UUID,
    superuser: psycopg.Connection,
    settings: Any,
) -> None:
    running = signer(settings)
    running.sign_all()
    with unguarded(superuser):
        tamper(superuser, tenant_id)
    if tamper is not remove:
        write(tenant_id, 4)
    for _ in range(2):
        assert [refusal.log_id for refusal in running.sign_all().refused] == [tenant_id]
    assert sizes(settings, tenant_id) == [5]


def test_signer__unsigned_entry_edited_before_signing__refuses(
    tenant_id: uuid.UUID, superuser: psycopg.Connection, settings: Any
) -> None:
    sign()
    write(tenant_id, 3)
    with unguarded(superuser):
        body = forged_body(superuser, tenant_id, 7)
        superuser.execute("UPDATE audit_entry SET body = %s WHERE log_id = %s AND seq = 7", [body, tenant_id])
    assert sign()[0] == 1
    assert sizes(settings, tenant_id) == [5]


def listed(settings: Any) -> dict[uuid.UUID, int]:
    keyring = checkpoints.load_keyring(settings.AUDIT_KEYRING)
    found = inventory.load(settings.AUDIT_CHECKPOINT_DIR, keyring)
    assert found is not None
    return {log_id: chain.size for log_id, chain in found.chains.items()}


def test_signer__every_round__lists_all_chains(tenant_id: uuid.UUID, settings: Any) -> None:
    running = signer(settings)
    running.sign_all()
    assert listed(settings) == {tenant_id: 5}
    other = uuid.uuid4()
    write(other, 2)
    write(tenant_id)
    running.sign_all()
    assert listed(settings) == {tenant_id: 6, other: 2}
    before = (settings.AUDIT_CHECKPOINT_DIR / inventory.FILE).read_bytes()
    running.sign_all()
    sign()
    assert (settings.AUDIT_CHECKPOINT_DIR / inventory.FILE).read_bytes() == before


def test_signer__refused_chain__stays_in_the_list_as_it_was_signed(
    tenant_id: uuid.UUID, superuser: psycopg.Connection, settings: Any
) -> None:
    sign()
    with unguarded(superuser):
        remove(superuser, tenant_id)
    checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, tenant_id).unlink()
    other = uuid.uuid4()
    write(other)
    for _ in range(2):
        code, words = sign()
        assert (code, f"refused {tenant_id}: vanished" in words) == (1, True)
    assert listed(settings) == {tenant_id: 5, other: 1}


@pytest.mark.parametrize("act", ["removed", "set back", "altered"])
def test_signer__its_list_changed_under_it__refuses_and_writes_none(
    act: str, tenant_id: uuid.UUID, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = settings.AUDIT_CHECKPOINT_DIR / inventory.FILE
    running = signer(settings)
    running.sign_all()
    first = path.read_bytes()
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + dt.timedelta(minutes=2))
    write(tenant_id)
    running.sign_all()
    if act == "removed":
        path.unlink()
    else:
        path.write_bytes(first if act == "set back" else first.replace(b"5", b"4"))
    write(tenant_id)
    for _ in range(2):
        done = running.sign_all()
        assert [refusal.log_id for refusal in done.refused] == [chain.PLATFORM_LOG]
    assert sizes(settings, tenant_id) == [5, 6, 7]
    assert not path.exists() or (path.read_bytes() != b"" and b" 7 " not in path.read_bytes())
    assert heartbeat(settings)["state"] == "refused"


def test_signer__own_file_altered__refuses(tenant_id: uuid.UUID, settings: Any) -> None:
    sign()
    path = checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, tenant_id)
    path.write_text(path.read_text().replace("\n5\n", "\n4\n"))
    write(tenant_id)
    code, words = sign()
    assert code == 1
    assert "bad_signature" in words


def test_signer__killed_in_the_middle_of_a_note__repairs_its_file(
    tenant_id: uuid.UUID, settings: Any
) -> None:
    sign()
    path = checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, tenant_id)
    with path.open("a") as file:
        file.write(f"platform-portal/audit/{tenant_id}/1\n6\n")
    assert verify().code == 0
    write(tenant_id)
    assert sign() == (0, "")
    assert sizes(settings, tenant_id) == [5, 6]
    assert verify().code == 0


def test_signer__crash_between_commit_and_signing__catches_up_at_its_next_start(
    tenant_id: uuid.UUID, settings: Any
) -> None:
    sign()
    write(tenant_id, 3)
    crashed = run_signer(settings, "--once", PORTAL_FAULTS="audit.signer.signing=kill")
    assert crashed.wait(timeout=60) == -signal.SIGKILL
    assert sizes(settings, tenant_id) == [5]
    assert sign() == (0, "")
    assert sizes(settings, tenant_id) == [5, 8]
    assert verify().code == 0


def test_signer__running__signs_at_start_when_asked_and_stops_when_told(
    tenant_id: uuid.UUID, settings: Any
) -> None:
    process = run_signer(settings)
    try:
        wait_for(lambda: sizes(settings, tenant_id) == [5])
        with transaction.atomic():
            write(tenant_id)
            services.request_checkpoint(tenant_id)
        wait_for(lambda: sizes(settings, tenant_id) == [5, 6])
        fresh = uuid.uuid4()
        write(fresh)
        wait_for(lambda: sizes(settings, fresh) == [1])
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def run_signer(settings: Any, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start the signer as a process of its own, on this test's database and folders."""
    code = (
        "import sys, pathlib; from django.conf import settings; name, folder, *rest = sys.argv[1:];"
        "settings.DATABASES['default']['NAME'] = name; folder = pathlib.Path(folder);"
        "settings.AUDIT_CHECKPOINT_DIR = folder / 'checkpoints';"
        "settings.AUDIT_SIGNING_KEY = folder / 'signing.key';"
        "settings.AUDIT_KEYRING = folder / 'keys.json';"
        "from django.core.management import execute_from_command_line;"
        "execute_from_command_line(['manage.py', 'audit_signer', *rest])"
    )
    name = django_settings.DATABASES["default"]["NAME"]
    folder = settings.AUDIT_CHECKPOINT_DIR.parent
    return subprocess.Popen(
        [sys.executable, "-c", code, name, str(folder), *arguments], env={**os.environ, **environment}
    )


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)
