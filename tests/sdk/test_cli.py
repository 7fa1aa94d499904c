from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest
from platform_portal_sdk.cli import ExitCode, main, settings

from tests.sdk.fake_portal import DIGEST, TOKEN, Answer, FakePortal, ok, problem, request_body, rollout_body

REQUEST = "11111111-1111-4111-8111-111111111111"
ROLLOUT = "22222222-2222-4222-8222-222222222222"
ME = {"username": "ada", "tenants": [{"slug": "acme", "roles": ["contributor"]}]}
ASK = ["request", "--model", "churn", "--version", "2", "--plan", "10:60,50:60", "--reason", "Better"]


@pytest.fixture(autouse=True)
def home(fake: FakePortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the command a configuration folder of its own and the fake portal in its environment."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr("typer.get_app_dir", lambda name: str(tmp_path / name))
    monkeypatch.setenv("PORTAL_URL", fake.url)
    monkeypatch.setenv("PORTAL_TOKEN", TOKEN)
    monkeypatch.setenv("PORTAL_TENANT", "acme")
    return tmp_path


def forget_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORTAL_URL", "PORTAL_TOKEN", "PORTAL_TENANT"):
        monkeypatch.delenv(name)


def test_login__with_a_good_token__keeps_it_for_this_user_only(fake, monkeypatch, capsys):
    forget_environment(monkeypatch)
    fake.on("GET", "/api/v1/me", ok(ME))

    assert main(["login", "--url", fake.url, "--token", TOKEN]) == ExitCode.DONE

    kept = settings.location()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert TOKEN not in "".join(capsys.readouterr())
    assert main(["whoami"]) == ExitCode.DONE


def test_login__with_a_bad_token__keeps_nothing(fake, monkeypatch, capsys):
    forget_environment(monkeypatch)
    fake.on("GET", "/api/v1/me", problem(401, "unknown_token", f"The token {TOKEN} is not known."))

    assert main(["login", "--url", fake.url, "--token", TOKEN]) == ExitCode.NOT_PERMITTED

    captured = capsys.readouterr()
    assert not settings.location().exists()
    assert "[unknown_token]" in captured.err
    assert TOKEN not in captured.out + captured.err


def test_login__with_a_dash__reads_the_token_from_standard_input(fake, monkeypatch):
    forget_environment(monkeypatch)
    fake.on("GET", "/api/v1/me", ok(ME))
    monkeypatch.setattr("sys.stdin", __import__("io").StringIO(f"{TOKEN}\n"))

    assert main(["login", "--url", fake.url, "--token", "-"]) == ExitCode.DONE
    assert fake.seen[0].headers["authorization"] == f"Bearer {TOKEN}"


def test_command__nobody_signed_in__says_how(fake, monkeypatch, capsys):
    forget_environment(monkeypatch)

    assert main(["whoami"]) == ExitCode.NOT_PERMITTED
    assert "portal login" in capsys.readouterr().err


def test_stored_token__with_another_address_in_the_environment__is_not_sent(fake, monkeypatch):
    forget_environment(monkeypatch)
    fake.on("GET", "/api/v1/me", ok(ME))
    main(["login", "--url", fake.url, "--token", TOKEN])
    monkeypatch.setenv("PORTAL_URL", fake.url.replace("127.0.0.1", "localhost"))

    assert main(["whoami"]) == ExitCode.NOT_PERMITTED
    assert len(fake.seen) == 1


def test_environment__over_what_is_stored__wins(fake, monkeypatch):
    settings.store(settings.Settings(url="http://elsewhere.test", token="pp_other", tenant="globex"))
    fake.on("GET", "/api/v1/change-requests", ok({"items": [], "next_cursor": None}))

    assert main(["requests", "list"]) == ExitCode.DONE
    assert fake.seen[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert fake.seen[0].query["tenant"] == "acme"


@pytest.mark.parametrize(
    "words", [["--output", "json", "whoami"], ["whoami", "--output", "json"], ["whoami", "-o", "json"]]
)
def test_output__before_or_after_the_command__is_one_json_document(fake, capsys, words):
    fake.on("GET", "/api/v1/me", ok(ME))

    assert main(words) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out) == ME


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("applied", ExitCode.DONE),
        ("rejected", ExitCode.REJECTED),
        ("withdrawn", ExitCode.REJECTED),
        ("expired", ExitCode.REJECTED),
        ("rolled_back", ExitCode.ROLLED_BACK),
        ("failed", ExitCode.ERROR),
    ],
)
def test_request_wait__until_each_end__exits_with_its_code(fake, state, code):
    fake.on("POST", "/api/v1/change-requests", ok(request_body(), status=201))
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", ok(request_body()), ok(request_body(state)))

    assert main([*ASK, "--wait"]) == code


def test_request_wait__past_its_timeout__exits_with_5(fake, capsys):
    fake.on("POST", "/api/v1/change-requests", ok(request_body(), status=201))
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", ok(request_body()))

    assert main([*ASK, "--wait", "--timeout", "0"]) == ExitCode.TIMED_OUT
    assert "[timed_out]" in capsys.readouterr().err


def test_request_wait__as_json__prints_the_end_only(fake, capsys):
    fake.on("POST", "/api/v1/change-requests", ok(request_body(), status=201))
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", ok(request_body("applied")))

    assert main([*ASK, "--wait", "--output", "json"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["state"] == "applied"


def test_request__without_wait__sends_the_plan_and_returns(fake, capsys):
    fake.on("POST", "/api/v1/change-requests", ok(request_body(), status=201))

    assert main(ASK) == ExitCode.DONE
    assert fake.seen[0].json["plan"] == [{"weight": 10, "seconds": 60}, {"weight": 50, "seconds": 60}]
    assert DIGEST in capsys.readouterr().out


def test_request__without_traffic__sends_that_plan_and_says_that_nothing_is_observed(fake, capsys):
    fake.on("POST", "/api/v1/change-requests", ok({**request_body(), "observed": False}, status=201))
    words = ["request", "--model", "churn", "--version", "2", "--alias", "shadow", "--without-traffic"]

    assert main([*words, "--reason", "Batch"]) == ExitCode.DONE
    assert fake.seen[0].json["plan"] == {"traffic": "none"}
    assert "not observed" in capsys.readouterr().out


def test_request__with_a_plan_file__takes_its_criteria_along(fake, tmp_path):
    fake.on("POST", "/api/v1/change-requests", ok(request_body(), status=201))
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({"plan": [{"weight": 5, "seconds": 9}], "criteria": {"max_bad_rate": 0.01}}))
    words = ["request", "--model", "churn", "--version", "2", "--plan-file", str(plan), "--reason", "Better"]

    assert main(words) == ExitCode.DONE
    assert fake.seen[0].json["plan"] == [{"weight": 5, "seconds": 9}]
    assert fake.seen[0].json["criteria"] == {"max_bad_rate": 0.01}


def test_requests__of_another_kind__are_listed_and_shown_by_their_title(fake, capsys):
    other = request_body(kind="quota_change", title="Raise the limit of models to 200")
    for field in ("model", "version", "alias", "rollout_id"):
        del other[field]
    fake.on("GET", "/api/v1/change-requests", ok({"items": [other], "next_cursor": None}))
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", ok(other))

    assert main(["requests", "list", "--kind", "quota_change"]) == ExitCode.DONE
    # A narrow table folds the line.
    assert "to 200" in capsys.readouterr().out
    assert fake.seen[-1].query["kind"] == "quota_change"
    assert main(["requests", "show", REQUEST]) == ExitCode.DONE
    assert "acme: Raise the limit of models to 200" in capsys.readouterr().out


@pytest.mark.parametrize("content", [{"traffic": "none"}, {"plan": {"traffic": "none"}}])
def test_request__with_a_plan_file_without_traffic__asks_for_just_that(fake, tmp_path, content):
    fake.on("POST", "/api/v1/change-requests", ok(request_body(), status=201))
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(content))
    words = ["request", "--model", "churn", "--version", "2", "--plan-file", str(plan), "--reason", "Batch"]

    assert main(words) == ExitCode.DONE
    assert fake.seen[0].json["plan"] == {"traffic": "none"}
    assert "criteria" not in fake.seen[0].json


@pytest.mark.parametrize(
    "words",
    [
        ["request", "--model", "churn", "--version", "2", "--reason", "x"],
        ["request", "--model", "churn", "--version", "2", "--plan", "10", "--reason", "x"],
        ["request", "--model", "churn", "--version", "two", "--plan", "10:5", "--reason", "x"],
        ["request", "--model", "churn", "--version", "2", "--plan-file", "/missing.json", "--reason", "x"],
        ["request", "--model", "m", "--version", "2", "--plan", "10:5", "--without-traffic", "--reason", "x"],
        ["vote", REQUEST, "perhaps"],
        ["models", "push", "."],
        ["models", "push", ".", "--name", "m", "--tag", "novalue"],
        ["nonsense"],
        ["whoami", "--output", "xml"],
    ],
)
def test_command_line__that_is_wrong__exits_with_2_and_sends_nothing(fake, words):
    assert main(words) == ExitCode.USAGE
    assert fake.seen == []


def test_vote__without_a_digest__is_for_the_one_displayed(fake, capsys):
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", ok(request_body()))
    fake.on("POST", f"/api/v1/change-requests/{REQUEST}/votes", ok(request_body(approvals=1)))

    assert main(["vote", REQUEST, "approve"]) == ExitCode.DONE

    assert fake.seen[1].json == {"digest": DIGEST, "decision": "approve", "reason": ""}
    out = capsys.readouterr().out
    assert DIGEST in out
    assert "1 of 2 approvals" in out


def test_vote__on_a_named_digest__sends_that_one(fake):
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", ok(request_body()))
    fake.on("POST", f"/api/v1/change-requests/{REQUEST}/votes", problem(409, "stale_digest", "It changed."))

    assert main(["vote", REQUEST, "reject", "--digest", "sha256:old", "--reason", "No"]) == ExitCode.ERROR
    assert fake.seen[1].json == {"digest": "sha256:old", "decision": "reject", "reason": "No"}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (problem(403, "own_request", "The requester cannot\napprove."), ExitCode.NOT_PERMITTED),
        (problem(404, "not_found", "Nothing here."), ExitCode.NOT_FOUND),
        (problem(409, "stale_digest", "It changed."), ExitCode.ERROR),
        (Answer(500), ExitCode.ERROR),
    ],
)
def test_refusal__of_each_kind__is_one_line_with_its_exit_code(fake, capsys, answer, code):
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", answer)

    assert main(["requests", "show", REQUEST]) == code

    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert re.search(r"\[[a-z_]+\]$", err.strip())


@pytest.mark.parametrize(
    ("state", "code"), [("succeeded", ExitCode.DONE), ("rolled_back", ExitCode.ROLLED_BACK)]
)
def test_rollouts_watch__to_its_end__exits_with_the_outcome(fake, capsys, state, code):
    ended = ok(rollout_body(state, reason="as measured"))
    fake.on("GET", f"/api/v1/rollouts/{ROLLOUT}", ok(rollout_body()), ok(rollout_body()), ended)

    assert main(["rollouts", "watch", ROLLOUT, "--output", "json"]) == code

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["state"] for one in lines] == ["observing", state]


def test_rollouts_show__by_its_change_request__finds_it(fake, capsys):
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", ok(request_body("executing", rollout_id=ROLLOUT)))
    fake.on("GET", f"/api/v1/rollouts/{ROLLOUT}", ok(rollout_body()))

    assert main(["rollouts", "show", REQUEST]) == ExitCode.DONE
    assert ROLLOUT in capsys.readouterr().out


def test_rollouts_abort__with_a_reason__says_where_it_stands(fake, capsys):
    fake.on("GET", f"/api/v1/rollouts/{ROLLOUT}", ok(rollout_body()))
    fake.on("POST", f"/api/v1/rollouts/{ROLLOUT}/abort", ok(rollout_body("rolling_back", weight=0)))

    assert main(["rollouts", "abort", ROLLOUT, "--reason", "noise"]) == ExitCode.DONE
    assert "rolling_back" in capsys.readouterr().out


def test_models_list__with_markup_in_a_name__prints_it_as_it_is(fake, capsys):
    row = {"name": "[red]churn[/red]", "aliases": {"champion": 2}}
    fake.on("GET", "/api/v1/models", ok({"items": [row], "next_cursor": None}))

    assert main(["models", "list"]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "[red]churn[/red]" in out
    assert "champion -> 2" in out


def test_requests_list__of_none__says_what_to_do(fake, capsys):
    fake.on("GET", "/api/v1/change-requests", ok({"items": [], "next_cursor": None}))

    assert main(["requests", "list"]) == ExitCode.DONE
    assert "portal request" in capsys.readouterr().out


def test_exit_codes__in_the_documentation__are_those_of_the_command():
    page = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "command-line.md"
    documented = dict(re.findall(r"^\| (\d) \| (.+?) \|$", page.read_text(encoding="utf-8"), re.MULTILINE))

    assert documented == {str(code.value): code.meaning for code in ExitCode}


def test_help__of_the_command__names_every_exit_code(capsys):
    assert main(["--help"]) == ExitCode.DONE

    shown = " ".join(capsys.readouterr().out.split())
    assert all(f"{code.value} {code.meaning}" in shown for code in ExitCode)
