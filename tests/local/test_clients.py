"""Other people's programs: installed without starting services, run without what is ours."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from platform_portal.local import clients, debian


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the file that forbids services elsewhere, on what looks like Debian."""
    place = tmp_path / "policy-rc.d"
    monkeypatch.setattr(debian, "POLICY", place)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(debian, "DEBIAN", tmp_path)
    monkeypatch.setattr(debian.shutil, "which", lambda name: f"/usr/bin/{name}")
    return place


def noted(monkeypatch: pytest.MonkeyPatch, policy: Path) -> list[tuple[str, str, bool]]:
    """Note what apt-get is asked for, and what Debian would say of services meanwhile."""
    asked: list[tuple[str, str, bool]] = []

    def note(*words: str) -> bool:
        asked.append((words[0], policy.read_text(), os.access(policy, os.X_OK)))
        return True

    monkeypatch.setattr(debian, "_apt", note)
    return asked


def test_install__of_a_package__starts_none_of_its_services(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = noted(monkeypatch, policy)

    assert debian.install(["prometheus"])
    assert asked == [("update", debian.FORBID, True), ("install", debian.FORBID, True)]
    assert not os.path.lexists(policy)


def test_install__where_services_are_settled_already__leaves_that_as_it_is(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy.write_text("#!/bin/sh\nexit 0\n")
    asked = noted(monkeypatch, policy)

    debian.install(["prometheus"])

    assert [said for _, said, _ in asked] == ["#!/bin/sh\nexit 0\n"] * 2
    assert policy.read_text() == "#!/bin/sh\nexit 0\n"


def test_install__that_breaks__forbids_nothing_afterwards(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*words: str) -> bool:
        raise OSError("on purpose")

    monkeypatch.setattr(debian, "_apt", fail)
    with pytest.raises(OSError, match="on purpose"):
        debian.install(["prometheus"])
    assert not os.path.lexists(policy)


@pytest.mark.parametrize(
    ("lacking", "wanted"),
    [
        ({"prometheus", "promtool"}, [["prometheus"]]),
        ({"slowhttptest", "npm"}, [["npm", "slowhttptest"]]),
        (set(), []),
    ],
)
def test_clients__where_some_programs_are_there__ask_for_the_others_alone(
    lacking: set[str], wanted: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def install(packages: list[str]) -> bool:
        asked.append(packages)
        lacking.clear()
        return True

    monkeypatch.setattr(clients, "names", list)
    monkeypatch.setattr(clients, "node_names", list)
    monkeypatch.setattr(clients.shutil, "which", lambda name: None if name in lacking else f"/usr/bin/{name}")
    monkeypatch.setattr(debian, "install", install)

    assert clients.main() == 0
    assert asked == wanted


def test_install__as_a_normal_user__does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian, "_apt", lambda *words: pytest.fail("apt-get was asked"))

    assert not debian.install(["prometheus"])
    assert "sudo apt-get install" in debian.missing("promtool", "prometheus") or not debian.shutil.which(
        "apt-get"
    )


def test_run__of_a_client__sees_its_own_settings_and_none_of_the_portals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = clients.Environment(tmp_path / "venv", tmp_path / "lock.txt")
    monkeypatch.setattr(clients.Environment, "python", Path(sys.executable))
    monkeypatch.setattr(clients.Environment, "is_current", lambda self: True)
    monkeypatch.setattr(clients, "environment", lambda name: made)
    monkeypatch.setenv("PORTAL_TOKEN", "pp_ours")
    (tmp_path / "script.py").write_text(
        "import json, os, sys; print(json.dumps([sys.argv[1:], dict(os.environ)]))"
    )

    done = clients.run("any", tmp_path / "script.py", "a", env={"THEIRS": "1"}, timeout=30)

    words, seen = json.loads(done.stdout)
    assert words == ["a"]
    assert seen["THEIRS"] == "1"
    assert not [name for name in seen if name.startswith(("PORTAL_", "DJANGO_", "DATABASE_", "SECRET_KEY"))]


def test_run__of_a_client_that_is_not_installed__says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "environment", lambda name: clients.Environment(tmp_path, tmp_path / "lock"))

    with pytest.raises(clients.Missing, match="make test-clients"):
        clients.run("any", tmp_path / "script.py", env={}, timeout=1)


def test_run__of_a_client_of_node_that_is_not_installed__says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = clients.NodePackages(tmp_path, clients.node_packages("backstage").lock)
    monkeypatch.setattr(clients, "node_packages", lambda name: found)

    with pytest.raises(clients.Missing, match="make test-clients"):
        clients.run_node("backstage", tmp_path / "script.cjs", said="", timeout=1)


def test_packages__whose_lock_changed__are_not_current(tmp_path: Path) -> None:
    lock = tmp_path / "package-lock.json"
    lock.write_text("{}")
    found = clients.NodePackages(tmp_path / "home", lock)
    found.modules.mkdir(parents=True)
    (found.folder / ".installed").write_text(found._key())
    assert found.is_current()
    lock.write_text('{"lockfileVersion": 3}')
    assert not found.is_current()


def test_locks__of_node__hold_hashes_and_no_addresses() -> None:
    assert clients.node_names() == ["backstage"]
    lock = json.loads(clients.node_packages("backstage").lock.read_text())
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages
    for name, one in packages.items():
        assert one["integrity"].startswith("sha512-"), name
        assert "resolved" not in one, name


def test_clients__missing__are_an_error_in_ci_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(clients, "_problems", lambda: ["promtool is missing."])
    monkeypatch.delenv("CI", raising=False)
    assert clients.main() == 0
    assert "promtool is missing." in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    assert clients.main() == 1


def test_locks__of_all_clients__hold_hashes_and_no_addresses() -> None:
    assert {"mlflow", "mlflow-oldest"} <= set(clients.names())
    for name in clients.names():
        text = clients.environment(name).lock.read_text()
        pinned = [line for line in text.splitlines() if "==" in line and line[0] not in " #"]
        assert pinned
        assert all(line.endswith("\\") for line in pinned), name
        assert "://" not in text
