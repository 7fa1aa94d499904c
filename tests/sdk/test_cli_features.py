"""`portal features`: what is said where, and the exit codes that scripts go by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from platform_portal_sdk.cli import ExitCode, main

from tests.sdk.fake_portal import TOKEN, Answer, FakePortal, ok, problem

DEFINITIONS = "/api/v1/features/acme/definitions"
REQUEST = "11111111-1111-4111-8111-111111111111"
STORE = "33333333-3333-4333-8333-333333333333"
PAGE = "http://portal.test/approvals/1/"


@pytest.fixture(autouse=True)
def home(fake: FakePortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the command a configuration folder of its own and the fake portal in its environment."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr("typer.get_app_dir", lambda name: str(tmp_path / name))
    for name, value in {"URL": fake.url, "TOKEN": TOKEN, "TENANT": "acme"}.items():
        monkeypatch.setenv(f"PORTAL_{name}", value)
    return tmp_path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "features.yaml"
    path.write_text("project: telecom\n")
    return path


def change(name: str, *, waits: bool = False, breaking: bool = False) -> dict[str, Any]:
    return {"act": "change", "kind": "view", "name": name, "waits": waits, "breaking": breaking}


def applied(*changes: dict[str, Any], request: bool = False, status: int = 200, **more: Any) -> Answer:
    opened = {"id": STORE, "state": "in_review", "url": PAGE} if request else None
    body = {"tenant": "acme", "project": "telecom", "dry_run": False, "created": False}
    return ok({**body, "changes": list(changes), "request": opened, **more}, status)


INVALID = problem(
    422,
    "invalid_definitions",
    "The document has 2 faults.",
    errors=[
        {
            "line": 9,
            "column": 45,
            "path": "feature_views[0].schema[0].dtype",
            "message": "A type is one of …",
        },
        {"line": 12, "column": 3, "path": "", "message": "project is missing."},
    ],
)


def test_apply__of_what_changes_at_once__says_so_and_ends_with_0(fake, file, capsys):
    fake.on("PUT", DEFINITIONS, applied(change("usage")))

    assert main(["features", "apply", str(file), "--reason", "Why"]) == ExitCode.DONE

    said = capsys.readouterr()
    assert "~ usage" in said.out
    assert "changed" in said.out
    assert said.err == ""
    (seen,) = fake.seen
    assert seen.body == file.read_bytes()
    assert seen.headers["content-type"] == "application/yaml"
    assert seen.query["reason"] == "Why"


def test_apply__of_nothing_new__ends_with_0(fake, file, capsys):
    fake.on("PUT", DEFINITIONS, applied())

    assert main(["features", "apply", str(file)]) == ExitCode.DONE
    assert "telecom: nothing to change." in capsys.readouterr().out


def test_apply__of_a_document_that_is_wrong__names_each_line_and_ends_with_1(fake, file, capsys):
    fake.on("PUT", DEFINITIONS, INVALID)

    assert main(["features", "apply", str(file)]) == ExitCode.ERROR

    said = capsys.readouterr()
    assert said.err.splitlines() == [
        f"{file}:9:45: feature_views[0].schema[0].dtype: A type is one of …",
        f"{file}:12:3: document: project is missing.",
    ]
    assert said.out == ""


def test_apply__of_what_waits__says_where_and_ends_with_3(fake, file, capsys):
    fake.on(
        "PUT",
        DEFINITIONS,
        applied(change("usage", waits=True, breaking=True), change("trial"), request=True, status=202),
    )

    assert main(["features", "apply", str(file)]) == ExitCode.REJECTED

    said = capsys.readouterr()
    for text in ("after approval", "breaks readers", "changed", f"What waits: {PAGE}"):
        assert text in said.out, text
    assert said.err == ""


def test_apply__only_looking_at_what_would_wait__ends_with_0(fake, file, capsys):
    fake.on("PUT", DEFINITIONS, applied(change("usage", waits=True), change("trial"), dry_run=True))

    assert main(["features", "apply", str(file), "--dry-run"]) == ExitCode.DONE

    assert fake.seen[0].query["dry_run"] == "true"
    said = capsys.readouterr().out
    assert "after approval" in said
    assert "would change" in said


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (problem(403, "forbidden", "Your role\ndoes not allow it."), ExitCode.NOT_PERMITTED, "[forbidden]"),
        (problem(401, "unknown_token", "The token is not known."), ExitCode.NOT_PERMITTED, "[unknown_token]"),
        (problem(404, "not_found", "There is nothing here."), ExitCode.NOT_FOUND, "[not_found]"),
        (
            problem(409, "feature_request_exists", "Another request waits."),
            ExitCode.ERROR,
            "[feature_request_exists]",
        ),
        (problem(413, "too_large", "It is too large."), ExitCode.ERROR, "[too_large]"),
    ],
)
def test_apply__that_is_refused__says_why_in_one_line_with_the_code(fake, file, capsys, answer, code, words):
    fake.on("PUT", DEFINITIONS, answer)

    assert main(["features", "apply", str(file)]) == code

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{file}: ")
    assert line.endswith(words)


def test_apply__one_of_three_files_is_wrong__the_others_are_applied_and_it_ends_with_1(
    fake, tmp_path, capsys
):
    files = [tmp_path / f"{name}.yaml" for name in "abc"]
    for one in files:
        one.write_text("project: telecom\n")
    fake.on("PUT", DEFINITIONS, applied(change("first")), INVALID, applied(change("third")))

    assert main(["features", "apply", *map(str, files)]) == ExitCode.ERROR

    said = capsys.readouterr()
    assert "first" in said.out
    assert "third" in said.out
    assert f"{files[1]}:9:45" in said.err


def test_apply__the_right_is_lost_after_the_first_file__still_says_what_was_done(fake, tmp_path, capsys):
    files = [tmp_path / f"{name}.yaml" for name in "abc"]
    for one in files:
        one.write_text("project: telecom\n")
    fake.on("PUT", DEFINITIONS, applied(change("first")), problem(403, "forbidden", "Not you."))

    assert main(["features", "apply", *map(str, files), "--output", "json"]) == ExitCode.NOT_PERMITTED

    said = capsys.readouterr()
    (done,) = json.loads(said.out)
    assert done["changes"][0]["name"] == "first"
    assert said.err.splitlines() == [f"{files[1]}: Not you. [forbidden]"]
    assert len(fake.seen) == 2


def test_apply__of_a_file_that_is_not_there__is_a_wrong_command_line(fake, tmp_path):
    assert main(["features", "apply", str(tmp_path / "none.yaml")]) == ExitCode.USAGE
    assert fake.seen == []


# Stores


def test_connect__to_a_connection__asks_for_a_file_or_a_server_by_its_kind(fake, capsys):
    store = {"id": STORE, "tenant": "acme", "name": "Rides", "source": "url", "location": "", "views": 0}
    fake.on("POST", "/api/v1/features/stores", ok(store, 201))
    for kind, words, source, location in (
        ("feast_registry_file", [], "url", ""),
        ("feast_registry_file", ["--url", "/feast/registry.db"], "url", "/feast/registry.db"),
        ("feast_registry_server", [], "grpc", ""),
    ):
        fake.on(
            "GET",
            "/api/v1/tenants/acme/connections/lake",
            ok({"name": "lake", "kind": kind, "tenant": "acme"}),
        )
        assert main(["features", "connect", "Rides", "--connection", "lake", *words]) == ExitCode.DONE
        sent = fake.asked("POST", "/api/v1/features/stores")[-1].json
        assert (sent["source"], sent["location"], sent["connection"]) == (source, location, "lake")


def test_connect__to_a_connection_of_another_kind__says_which_is_needed(fake, capsys):
    fake.on("GET", "/api/v1/tenants/acme/connections/lake", problem(403, "forbidden", "Not yours to see."))
    fake.on(
        "POST",
        "/api/v1/features/stores",
        problem(400, "wrong_connection_kind", "This needs a connection to …"),
    )

    assert main(["features", "connect", "Rides", "--connection", "lake"]) == ExitCode.ERROR
    assert "[wrong_connection_kind]" in capsys.readouterr().err


def test_sync_wait__registry_cannot_be_read__says_why_and_ends_with_1(fake, capsys):
    sync = {
        "id": REQUEST,
        "store": STORE,
        "state": "failed",
        "error": "The registry is cut off.",
        "report": [],
    }
    fake.on("GET", f"/api/v1/features/stores/{STORE}", ok({"id": STORE, "tenant": "acme", "name": "Rides"}))
    links = {"sync": f"/api/v1/features/stores/{STORE}/syncs/{REQUEST}"}
    fake.on(
        "POST",
        f"/api/v1/features/stores/{STORE}/sync",
        ok({"id": REQUEST, "state": "queued", "links": links}, 202),
    )
    fake.on("GET", f"/api/v1/features/stores/{STORE}/syncs/{REQUEST}", ok(sync))

    assert main(["features", "sync", STORE, "--wait"]) == ExitCode.ERROR
    assert "failed: The registry is cut off." in capsys.readouterr().out
