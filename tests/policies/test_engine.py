"""The engine's process: what it refuses, and how it fails."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.approvals import subjects
from apps.policies import worker
from apps.policies.engine import Answer, EngineFailed, SubprocessEngine

PACKAGE = "package portal.dial\n"
NO_OBJECTION = 'deny contains "never" if false\n'
ALLOWS = f"{PACKAGE}{NO_OBJECTION}allow := true\n"


@pytest.fixture(scope="module")
def engine() -> Iterator[SubprocessEngine]:
    """Keep one warm worker for the tests of this module."""
    running = SubprocessEngine()
    yield running
    running.stop()


def ask(
    engine: SubprocessEngine,
    policy: str,
    document: dict[str, Any] | None = None,
    seconds: float = 2,
    package: str = "portal.dial",
) -> Answer:
    return engine.evaluate(package=package, policy=policy, document=document or {}, seconds=seconds)


def test_evaluate__plain_yes__is_a_yes(engine: SubprocessEngine) -> None:
    assert ask(engine, ALLOWS) == Answer(allow=True, deny=())


@pytest.mark.parametrize("value", ["1", '"true"', "[]", "{}", "null", "[true]", '{"allow": true}', "{true}"])
def test_evaluate__allow_is_no_boolean__fails(engine: SubprocessEngine, value: str) -> None:
    with pytest.raises(EngineFailed, match="allow is not a boolean"):
        ask(engine, f"{PACKAGE}{NO_OBJECTION}allow := {value}")


@pytest.mark.parametrize(
    "rules",
    [
        "allow if input.nothing",  # undefined
        "allow := true\nallow := false",  # conflicting
        "allow if 1 / 0 == 1",
        "allow if data.portal.dial.allow",  # recursive
        "",  # absent
    ],
)
def test_evaluate__allow_undefined_or_broken__fails(engine: SubprocessEngine, rules: str) -> None:
    with pytest.raises(EngineFailed):
        ask(engine, f"{PACKAGE}{NO_OBJECTION}{rules}")


@pytest.mark.parametrize(
    "rules", ["", "deny := []", 'deny := "no"', "deny := true", "deny contains 3", 'deny := {"a": "b"}']
)
def test_evaluate__deny_is_no_set_of_sentences__fails(engine: SubprocessEngine, rules: str) -> None:
    with pytest.raises(EngineFailed):
        ask(engine, f"{PACKAGE}allow := true\n{rules}")


@pytest.mark.parametrize(
    "call",
    [
        'http.send({"method": "get", "url": "http://127.0.0.1/"})',
        "opa.runtime()",
        "time.now_ns()",
        'rand.intn("a", 3)',
        'net.lookup_ip_addr("localhost")',
        'uuid.rfc4122("x")',
        'trace("x")',
        'print("x")',
        "numbers.range(1, 1000000000)",
        'io.jwt.decode("x")',
        'crypto.x509.parse_certificates("x")',
        "data.other.thing(1)",
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        "allow if {call}",
        "allow := true\nhelper(x) := {call}",
        "allow := [y | y := {call}]",
        'allow := true\ndeny contains "x" if {{ not {call} }}',
        "allow if {{ every x in [1] {{ x == {call} }} }}",
        "default allow := {call}",
    ],
)
def test_evaluate__call_outside_the_list__is_refused_before_it_runs(
    engine: SubprocessEngine, call: str, place: str
) -> None:
    with pytest.raises(EngineFailed, match="cannot be used"):
        ask(engine, f"{PACKAGE}{NO_OBJECTION}{place.format(call=call)}")


@pytest.mark.parametrize(
    "policy",
    [
        f"{PACKAGE}{NO_OBJECTION}allow if {{ count([1]) > 0 with count as http.send }}",
        f"{PACKAGE}{NO_OBJECTION}allow if {{ input.x with input as {{}} }}",
        f"{PACKAGE}import data.foo\n{NO_OBJECTION}allow := true",
        f"{PACKAGE}{NO_OBJECTION}allow if {{",
        f"{PACKAGE}{NO_OBJECTION}count(x) := http.send(x)\nallow := true",
        "package other\nallow := true",
        "package portal.dial.inner\nallow := true",
        "",
        "\x00",
    ],
)
def test_evaluate__text_that_cannot_be_used__is_refused_with_the_place(
    engine: SubprocessEngine, policy: str
) -> None:
    with pytest.raises(EngineFailed) as caught:
        ask(engine, policy)
    assert "cannot be used" in str(caught.value)
    assert "backtrace" not in str(caught.value).lower()
    assert ask(engine, ALLOWS).allow


def test_evaluate__syntax_error__names_the_line(engine: SubprocessEngine) -> None:
    with pytest.raises(EngineFailed, match=r"dial\.rego:3"):
        ask(engine, f"{PACKAGE}{NO_OBJECTION}allow if {{")


def test_evaluate__takes_too_long__is_killed_and_the_next_question_is_answered(
    engine: SubprocessEngine,
) -> None:
    slow = (
        f"{PACKAGE}{NO_OBJECTION}"
        "allow if { count([1 | some a in input.n; some b in input.n; some c in input.n; a + b + c < 0]) == 0 }"
    )
    ask(engine, ALLOWS)
    before = engine.pid
    started = time.monotonic()
    with pytest.raises(EngineFailed, match=r"within 0\.3 seconds"):
        ask(engine, slow, {"n": list(range(3000))}, seconds=0.3)
    assert time.monotonic() - started < 2
    assert ask(engine, ALLOWS).allow
    assert engine.pid != before


def test_evaluate__worker_stopped__is_killed_and_replaced(engine: SubprocessEngine) -> None:
    ask(engine, ALLOWS)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGSTOP)
    with pytest.raises(EngineFailed, match="within"):
        ask(engine, ALLOWS, seconds=0.3)
    assert ask(engine, ALLOWS).allow


def test_evaluate__worker_was_killed__a_new_one_answers(engine: SubprocessEngine) -> None:
    ask(engine, ALLOWS)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    time.sleep(0.1)
    assert ask(engine, ALLOWS).allow


def test_evaluate__input_larger_than_a_pipe__is_answered(engine: SubprocessEngine) -> None:
    assert ask(engine, ALLOWS, {"x": "y" * 3_000_000}).allow


def test_evaluate__many_threads__each_gets_its_own_answer(engine: SubprocessEngine) -> None:
    policy = f"{PACKAGE}allow := false\ndeny contains input.name"
    wrong: list[str] = []

    def run(name: str) -> None:
        for _ in range(20):
            if ask(engine, policy, {"name": name}).deny != (name,):
                wrong.append(name)

    threads = [threading.Thread(target=run, args=(f"t{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_evaluate__absent_worker__fails() -> None:
    broken = SubprocessEngine(command=("/does/not/exist",))
    with pytest.raises(EngineFailed, match="cannot be started"):
        ask(broken, ALLOWS)


@pytest.mark.parametrize(
    "answer",
    ["", "{}", "[]", '{"allow": 1, "deny": []}', '{"allow": true}', '{"allow": true, "deny": {}}', "x"],
)
def test_evaluate__worker_answers_nonsense__fails(tmp_path: Path, answer: str) -> None:
    script = tmp_path / "worker.sh"
    script.write_text(f"#!/bin/sh\necho '{{}}'\nwhile read -r line; do echo '{answer}'; done\n")
    script.chmod(0o700)
    strange = SubprocessEngine(command=(str(script),))
    try:
        with pytest.raises(EngineFailed):
            ask(strange, ALLOWS, seconds=1)
    finally:
        strange.stop()


def test_fork__child__starts_its_own_worker(engine: SubprocessEngine) -> None:
    ask(engine, ALLOWS)
    mine = engine.pid
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        fine = engine.pid is None and ask(engine, ALLOWS).allow and engine.pid != mine
        engine.stop()
        os.write(write, b"1" if fine else b"0")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 1) == b"1"
    os.close(read)
    os.close(write)
    assert ask(engine, ALLOWS).allow
    assert engine.pid == mine


def test_worker__environment__is_empty_of_the_portals(
    engine: SubprocessEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.stop()
    monkeypatch.setenv("SECRET_THING", "x")
    ask(engine, ALLOWS)
    environment = Path(f"/proc/{engine.pid}/environ").read_bytes()
    assert b"SECRET" not in environment
    assert b"DATABASE" not in environment
    limits = Path(f"/proc/{engine.pid}/limits").read_text()
    assert str(worker.MEMORY_BYTES) in limits


@pytest.mark.parametrize(
    "name", ["dial", "portal", "portal.dial.inner", "portal.Dial", "portal.dial; x", "system"]
)
def test_evaluate__package_with_another_kind_of_name__is_refused(engine: SubprocessEngine, name: str) -> None:
    with pytest.raises(EngineFailed, match="cannot be used"):
        ask(engine, f"package {name}\n{NO_OBJECTION}allow := true\n", package=name)


def test_evaluate__two_packages_with_one_worker__each_by_its_own_text(engine: SubprocessEngine) -> None:
    other = f"package portal.lamp\n{NO_OBJECTION}allow := false\n"
    assert ask(engine, ALLOWS).allow
    assert not ask(engine, other, package="portal.lamp").allow
    with pytest.raises(EngineFailed, match=r"the package must be portal\.lamp"):
        ask(engine, ALLOWS, package="portal.lamp")


@pytest.mark.parametrize("subject", subjects.every(), ids=lambda subject: subject.kind)
def test_policy_of_each_subject__loads(engine: SubprocessEngine, subject: subjects.Subject) -> None:
    # An empty input is not complete: the text was accepted, and its rules answered.
    said = ask(engine, subject.policy.file.read_text(), package=subject.policy.name)
    assert said.deny
    assert not said.allow
