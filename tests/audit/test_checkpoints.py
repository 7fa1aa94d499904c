"""The signed notes: their format, their signatures, their files."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import json
import uuid
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from apps.audit import checkpoints
from apps.audit.checkpoints import Checkpoint, Key, Malformed, Note, Standing

LOG = uuid.UUID("7f000000-0000-4000-8000-000000000001")
NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
KEY = Ed25519PrivateKey.generate()
HOUR = dt.timedelta(hours=1)


def ring(key: Ed25519PrivateKey = KEY, **limits: dt.datetime) -> checkpoints.Keyring:
    public = key.public_key()
    entry = Key(checkpoints.key_id(public), public, limits.get("since", NOON), limits.get("until"))
    return {entry.key_id: entry}


def note_of(text: str, path: Path) -> Note:
    path.write_text(text)
    (item,) = checkpoints.read_file(path)
    assert isinstance(item, Note)
    return item


POINT = Checkpoint(LOG, 1, 42, b"\x01" * 32, NOON)


def test_note__signed__has_the_lines_of_a_tlog_checkpoint() -> None:
    lines = checkpoints.sign(POINT, KEY).split("\n")
    assert lines[:5] == [
        "platform-portal/audit/7f000000-0000-4000-8000-000000000001/1",
        "42",
        base64.b64encode(b"\x01" * 32).decode(),
        "time 2026-05-01T12:00:00Z",
        "",
    ]
    assert lines[5].startswith("\u2014 platform-portal-audit ")
    assert lines[6:] == ["", ""]


def test_note__read_back__is_what_was_signed_and_good(tmp_path: Path) -> None:
    note = note_of(checkpoints.sign(POINT, KEY), tmp_path / "f")
    assert note.checkpoint == POINT
    assert checkpoints.standing(note, ring()) is Standing.GOOD


@pytest.mark.parametrize(("old", "new"), [("\n42\n", "\n43\n"), ("/1\n", "/2\n"), ("12:00:00", "12:00:01")])
def test_note__changed_after_signing__is_bad(old: str, new: str, tmp_path: Path) -> None:
    note = note_of(checkpoints.sign(POINT, KEY).replace(old, new), tmp_path / "f")
    assert checkpoints.standing(note, ring()) is Standing.BAD


def test_note__key_not_in_keyring__is_unknown(tmp_path: Path) -> None:
    note = note_of(checkpoints.sign(POINT, KEY), tmp_path / "f")
    assert checkpoints.standing(note, ring(Ed25519PrivateKey.generate())) is Standing.UNKNOWN_KEY


@pytest.mark.parametrize("limits", [{"since": NOON + HOUR}, {"until": NOON - HOUR}])
def test_note__signed_outside_the_keys_time__does_not_count(
    limits: dict[str, dt.datetime], tmp_path: Path
) -> None:
    note = note_of(checkpoints.sign(POINT, KEY), tmp_path / "f")
    assert checkpoints.standing(note, ring(**limits)) is Standing.KEY_NOT_IN_FORCE


def test_file__last_note_unfinished__is_torn_where_it_begins(tmp_path: Path) -> None:
    whole = checkpoints.sign(POINT, KEY)
    path = tmp_path / "f"
    for cut in range(1, len(whole.encode()) - 2):
        path.write_bytes(whole.encode() + whole.encode()[:cut])
        first, torn = checkpoints.read_file(path)
        assert isinstance(first, Note)
        assert torn == Malformed("the last note has no signature line", len(whole.encode()), torn=True)


def test_file__note_spelled_differently__is_malformed_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f"
    later = dataclasses.replace(POINT, size=43)
    path.write_text(checkpoints.sign(POINT, KEY).replace("\n42\n", "\n 42\n") + checkpoints.sign(later, KEY))
    first, second = checkpoints.read_file(path)
    assert isinstance(first, Malformed)
    assert not first.torn
    assert isinstance(second, Note)


def test_keyring__written_row__is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({"keys": [checkpoints.keyring_row(KEY.public_key(), NOON)]}))
    assert list(checkpoints.load_keyring(path)) == [checkpoints.key_id(KEY.public_key())]


@pytest.mark.parametrize("text", ["", "{}", '{"keys": []}', '{"keys": [{"public_key": "AAAA"}]}', "[1]"])
def test_keyring__unreadable_or_empty__is_an_error(text: str, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(checkpoints.KeyringError):
        checkpoints.load_keyring(path)
