"""A superuser changes the trail behind the portal's back; the verifier names tenant, sequence and kind."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import uuid
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from apps.audit import checkpoints, inventory
from apps.core import clock
from apps.tenants import services as tenants
from apps.tenants.models import Tenant
from tests.audit.helpers import PORTAL, forged_body, rebuild, sign, unguarded, verify, write


@pytest.fixture
def tenant_id(transactional_db: None) -> uuid.UUID:
    """Return a tenant of ten signed entries, beside another of the same."""
    both = [tenants.create_tenant(slug=slug, name=slug, by=PORTAL) for slug in ("acme", "globex")]
    for tenant in both:
        write(tenant.pk, 9)
    assert sign() == (0, "")
    return both[0].pk


def test_trail__untouched__is_verified(tenant_id: uuid.UUID) -> None:
    write(tenant_id, 2)
    verdict = verify()
    assert verdict.code == 0
    acme = next(c for c in verdict.document["chains"] if c["tenant"] == "acme")
    assert (acme["entries"], acme["checkpoint_size"], acme["uncovered"]) == (12, 10, 2)


def test_trail__untouched__prints_each_tenant(tenant_id: uuid.UUID) -> None:
    out = StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command("audit_verify", stdout=out)
    assert exit_.value.code == 0
    assert "acme: 10 entries, checkpoint 10 of " in out.getvalue()
    assert out.getvalue().endswith("\nverified\n")


def test_trail__row_altered__prints_tenant_sequence_and_kind(
    tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    with unguarded(superuser):
        superuser.execute(
            "UPDATE audit_entry SET body = %s WHERE log_id = %s AND seq = 4",
            [forged_body(superuser, tenant_id, 4), tenant_id],
        )
    out = StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command("audit_verify", stdout=out)
    assert exit_.value.code == 1
    assert "TAMPERED tenant=acme sequence=4 kind=edited" in out.getvalue()
    assert "globex: 10 entries" in out.getvalue()


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("recorded_at", "recorded_at + interval '1 second'"),
        ("action", "'registry.alias.set'"),
        ("object_type", "'x'"),
        ("object_id", "'x'"),
        ("actor_id", "'x'"),
        ("prev", "sha256('x')"),
        ("body_hash", "sha256('x')"),
        ("leaf", "sha256('x')"),
    ],
)
def test_trail__any_column_altered__is_edited(
    change: str, value: str, tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    with unguarded(superuser):
        superuser.execute(
            f"UPDATE audit_entry SET {change} = {value} WHERE log_id = %s AND seq = 4", [tenant_id]
        )
    verdict = verify()
    assert (verdict.code, verdict.findings()) == (1, [("acme", 4, "edited")])


def test_trail__middle_row_deleted__is_missing(tenant_id: uuid.UUID, superuser: psycopg.Connection) -> None:
    with unguarded(superuser):
        superuser.execute("DELETE FROM audit_entry WHERE log_id = %s AND seq = 4", [tenant_id])
    assert verify().findings() == [("acme", 4, "missing")]


def test_trail__row_deleted_and_rest_renumbered__is_missing(
    tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    with unguarded(superuser):
        superuser.execute("DELETE FROM audit_entry WHERE log_id = %s AND seq = 4", [tenant_id])
        for seq in range(5, 11):
            superuser.execute(
                "UPDATE audit_entry SET seq = seq - 1 WHERE log_id = %s AND seq = %s", [tenant_id, seq]
            )
        superuser.execute("UPDATE audit_log SET size = 9 WHERE log_id = %s", [tenant_id])
    assert verify().findings() == [("acme", 4, "missing")]


@pytest.mark.parametrize("act", ["edit", "delete"])
def test_trail__later_hashes_all_rebuilt__contradicts_the_checkpoint(
    act: str, tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    write(tenant_id, 5)
    with unguarded(superuser):
        if act == "edit":
            body = forged_body(superuser, tenant_id, 4)
            superuser.execute(
                "UPDATE audit_entry SET body = %s WHERE log_id = %s AND seq = 4", [body, tenant_id]
            )
        else:
            superuser.execute("DELETE FROM audit_entry WHERE log_id = %s AND seq = 4", [tenant_id])
        rebuild(superuser, tenant_id)
    assert verify().findings() == [("acme", 10, "checkpoint_mismatch")]


def test_trail__tail_and_head_row_truncated__is_truncated(
    tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    with unguarded(superuser):
        superuser.execute("DELETE FROM audit_entry WHERE log_id = %s AND seq > 6", [tenant_id])
        rebuild(superuser, tenant_id)
    assert verify().findings() == [("acme", 7, "truncated")]


def test_trail__local_checkpoints_cut_too__is_found_with_a_copy(
    tenant_id: uuid.UUID, superuser: psycopg.Connection, settings: Any, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(settings.AUDIT_CHECKPOINT_DIR, copy)
    with unguarded(superuser):
        superuser.execute("DELETE FROM audit_entry WHERE log_id = %s AND seq > 6", [tenant_id])
        rebuild(superuser, tenant_id)
    checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, tenant_id).unlink()
    assert verify().findings() == [("acme", 7, "truncated")]
    (settings.AUDIT_CHECKPOINT_DIR / inventory.FILE).unlink()
    assert verify().code == 2
    assert verify(checkpoints=copy).findings() == [("acme", 7, "truncated")]


def test_trail__forged_tail_in_place_of_the_signed_one__contradicts_the_checkpoint(
    tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    with unguarded(superuser):
        superuser.execute("DELETE FROM audit_entry WHERE log_id = %s AND seq > 6", [tenant_id])
        rebuild(superuser, tenant_id)
    write(tenant_id, 8)
    assert verify().findings() == [("acme", 10, "checkpoint_mismatch")]


def test_trail__chain_removed__has_vanished(tenant_id: uuid.UUID, superuser: psycopg.Connection) -> None:
    with unguarded(superuser):
        for table in ("audit_entry", "audit_log"):
            superuser.execute(f"DELETE FROM {table} WHERE log_id = %s", [tenant_id])
    assert verify().findings() == [("acme", 1, "vanished")]


def forget(superuser: psycopg.Connection, folder: Path, log_id: uuid.UUID) -> None:
    """Remove a chain and its checkpoints, so that nothing of it is left but its line in the list of chains."""
    with unguarded(superuser):
        for table in ("audit_entry", "audit_log"):
            superuser.execute(f"DELETE FROM {table} WHERE log_id = %s", [log_id])
    checkpoints.file_of(folder, log_id).unlink()


@pytest.mark.parametrize("asked", ["", "acme"])
def test_trail__chain_and_its_checkpoints_removed__has_vanished(
    asked: str, tenant_id: uuid.UUID, superuser: psycopg.Connection, settings: Any
) -> None:
    forget(superuser, settings.AUDIT_CHECKPOINT_DIR, tenant_id)
    verdict = verify(tenant=asked)
    assert (verdict.code, verdict.findings()) == (1, [("acme", 1, "vanished")])
    assert sign()[0] == 1
    assert verify().findings() == [("acme", 1, "vanished")]


def test_trail__tenant_removed_with_its_chain_and_checkpoints__has_vanished(
    tenant_id: uuid.UUID, superuser: psycopg.Connection, settings: Any
) -> None:
    forget(superuser, settings.AUDIT_CHECKPOINT_DIR, tenant_id)
    superuser.execute("SET session_replication_role = replica")
    superuser.execute("ALTER TABLE tenants_tenant DISABLE TRIGGER tenants_tenant_stays")
    superuser.execute("DELETE FROM tenants_tenant WHERE id = %s", [tenant_id])
    superuser.execute("ALTER TABLE tenants_tenant ENABLE ALWAYS TRIGGER tenants_tenant_stays")
    assert verify().findings() == [(str(tenant_id), 1, "vanished")]


def test_trail__checkpoints_of_a_listed_chain_removed__cannot_be_verified(
    tenant_id: uuid.UUID, settings: Any
) -> None:
    checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, tenant_id).unlink()
    verdict = verify()
    assert verdict.code == 2
    assert any("checkpoints are gone" in problem for problem in verdict.document["problems"])


def test_trail__list_of_chains_removed__cannot_be_verified(
    tenant_id: uuid.UUID, superuser: psycopg.Connection, settings: Any
) -> None:
    forget(superuser, settings.AUDIT_CHECKPOINT_DIR, tenant_id)
    (settings.AUDIT_CHECKPOINT_DIR / inventory.FILE).unlink()
    assert verify().code == 2
    assert verify(tenant="acme").code == 2


def test_trail__chain_taken_off_the_list__has_a_bad_signature(
    tenant_id: uuid.UUID, superuser: psycopg.Connection, settings: Any
) -> None:
    forget(superuser, settings.AUDIT_CHECKPOINT_DIR, tenant_id)
    path = settings.AUDIT_CHECKPOINT_DIR / inventory.FILE
    text, _, signature = path.read_text().partition("\n\n")
    keyring = checkpoints.load_keyring(settings.AUDIT_KEYRING)
    listed = inventory.load(settings.AUDIT_CHECKPOINT_DIR, keyring)
    assert listed is not None
    shorter = inventory.Inventory({k: v for k, v in listed.chains.items() if k != tenant_id}, listed.time)
    for forged in (
        shorter.text(),
        text.replace("\n2\n", "\n1\n") + "\n",
        text + f"\n{text.splitlines()[-1]}\n",
    ):
        path.write_text(f"{forged}\n{signature}")
        assert ("platform", 1, "bad_signature") in verify().findings()


def test_trail__list_of_before_the_chain_put_back__cannot_be_verified(
    tenant_id: uuid.UUID, superuser: psycopg.Connection, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = settings.AUDIT_CHECKPOINT_DIR / inventory.FILE
    before = path.read_bytes()
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + dt.timedelta(hours=1))
    late = tenants.create_tenant(slug="initech", name="initech", by=PORTAL)
    write(tenant_id)
    assert sign() == (0, "")
    assert verify().code == 0
    forget(superuser, settings.AUDIT_CHECKPOINT_DIR, late.pk)
    assert verify().findings() == [("initech", 1, "vanished")]
    path.write_bytes(before)
    assert verify().code == 2


def test_trail__tenant_without_a_chain__cannot_be_verified(tenant_id: uuid.UUID) -> None:
    Tenant.objects.create(slug="initech", name="initech")
    verdict = verify()
    assert verdict.code == 2
    assert verdict.document["problems"] == ["initech: it has no chain, and creating a tenant begins one"]


@pytest.mark.parametrize(("number", "shown"), [("-7", -7), ("0", 0), ("NULL", 0), ("4", 4)])
def test_trail__entry_outside_the_numbers_or_twice__is_inserted(
    number: str, shown: int, tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    rules = superuser.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = 'audit_entry'::regclass AND contype IN ('c', 'p')"
    ).fetchall()
    for name, _ in rules:
        superuser.execute(f'ALTER TABLE audit_entry DROP CONSTRAINT "{name}"')
    superuser.execute("ALTER TABLE audit_entry ALTER seq DROP NOT NULL")
    try:
        with unguarded(superuser):
            superuser.execute(
                f"INSERT INTO audit_entry SELECT log_id, epoch, {number}, prev, body, body_hash, leaf, recorded_at, action,"
                " object_type, object_id, actor_id FROM audit_entry WHERE log_id = %s AND seq = 4",
                [tenant_id],
            )
        assert verify().findings() == [("acme", shown, "inserted")]
        assert f"refused {tenant_id}: inserted" in sign()[1]
    finally:
        with unguarded(superuser):
            superuser.execute(
                "DELETE FROM audit_entry WHERE ctid IN (SELECT max(ctid) FROM audit_entry WHERE log_id = %s)",
                [tenant_id],
            )
        superuser.execute("ALTER TABLE audit_entry ALTER seq SET NOT NULL")
        for name, definition in rules:
            superuser.execute(f'ALTER TABLE audit_entry ADD CONSTRAINT "{name}" {definition}')
    assert verify().code == 0


@pytest.mark.parametrize("number", [-7, 0])
def test_entry__number_below_one__is_refused_by_the_table(
    number: int, tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    with pytest.raises(psycopg.errors.CheckViolation), unguarded(superuser):
        superuser.execute(
            "UPDATE audit_entry SET seq = %s WHERE log_id = %s AND seq = 4", [number, tenant_id]
        )


def test_trail__head_row_altered__does_not_match(tenant_id: uuid.UUID, superuser: psycopg.Connection) -> None:
    with unguarded(superuser):
        superuser.execute("UPDATE audit_log SET head = sha256('x') WHERE log_id = %s", [tenant_id])
    assert verify().findings() == [("acme", 10, "head_mismatch")]


def test_trail__checkpoint_altered__has_a_bad_signature(tenant_id: uuid.UUID, settings: Any) -> None:
    path = checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, tenant_id)
    path.write_text(path.read_text().replace("\n10\n", "\n9\n"))
    assert verify().findings() == [("acme", 9, "bad_signature")]


def test_trail__checkpoints_of_two_chains_exchanged__have_bad_signatures(
    tenant_id: uuid.UUID, settings: Any
) -> None:
    other = next(c["log_id"] for c in verify().document["chains"] if c["tenant"] == "globex")
    theirs = checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, uuid.UUID(other))
    shutil.copy(theirs, checkpoints.file_of(settings.AUDIT_CHECKPOINT_DIR, tenant_id))
    assert verify().findings() == [("acme", 10, "bad_signature")]


def test_verify__one_tenant__leaves_the_others_out(
    tenant_id: uuid.UUID, superuser: psycopg.Connection
) -> None:
    with unguarded(superuser):
        superuser.execute("UPDATE audit_entry SET action = 'x' WHERE log_id = %s", [tenant_id])
    assert verify(tenant="globex").code == 0
    assert verify(tenant="platform").code == 0
    assert verify(tenant="acme").findings() == [("acme", 1, "edited")]
    assert verify(tenant=str(tenant_id)).code == 1


@pytest.mark.parametrize("tenant", ["nobody", "8f0f5f8e-6c39-4a1c-9d3c-0d6f6f3c9b11"])
def test_verify__unknown_tenant__cannot(tenant: str, tenant_id: uuid.UUID) -> None:
    assert verify(tenant=tenant).code == 2


def test_verify__no_checkpoint_folder__cannot(tenant_id: uuid.UUID, tmp_path: Path) -> None:
    assert verify(checkpoints=tmp_path / "none").code == 2


def test_verify__empty_checkpoint_folder__cannot(tenant_id: uuid.UUID, tmp_path: Path) -> None:
    assert verify(checkpoints=tmp_path).code == 2


def test_verify__no_keyring__cannot(tenant_id: uuid.UUID, tmp_path: Path) -> None:
    assert verify(keys=tmp_path / "none").code == 2


def test_verify__keyring_without_the_key__cannot(tenant_id: uuid.UUID, tmp_path: Path, settings: Any) -> None:
    document = json.loads(Path(settings.AUDIT_KEYRING).read_text())
    document["keys"][0]["public_key"] = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
    ring = tmp_path / "ring.json"
    ring.write_text(json.dumps(document))
    assert verify(keys=ring).code == 2


def test_verify__nothing_written_at_all__cannot(transactional_db: None) -> None:
    assert verify().code == 2


def test_verify__chain_not_signed_yet__cannot(tenant_id: uuid.UUID) -> None:
    write(uuid.uuid4())
    assert verify().code == 2


def test_verify__tampered_and_not_verifiable__is_tampered(
    tenant_id: uuid.UUID, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    with unguarded(superuser):
        superuser.execute("UPDATE audit_entry SET action = 'x' WHERE log_id = %s", [tenant_id])
    verdict = verify(checkpoints=tmp_path / "none")
    assert verdict.code == 1
    assert verdict.document["problems"]


def test_verify__database_unreachable__cannot(tenant_id: uuid.UUID) -> None:
    port = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = "1"
    try:
        assert verify().code == 2
    finally:
        connection.close()
        connection.settings_dict["PORT"] = port


def test_verify__tables_dropped__have_vanished(tenant_id: uuid.UUID, superuser: psycopg.Connection) -> None:
    superuser.execute("ALTER TABLE audit_entry RENAME TO gone_entry")
    superuser.execute("ALTER TABLE audit_log RENAME TO gone_log")
    try:
        verdict = verify()
    finally:
        superuser.execute("ALTER TABLE gone_entry RENAME TO audit_entry")
        superuser.execute("ALTER TABLE gone_log RENAME TO audit_log")
    assert verdict.code == 1
    assert ("acme", 1, "vanished") in verdict.findings()
