"""Ports, secrets and folders of one installation."""

from __future__ import annotations

import os
import socket
import stat
import tempfile
from pathlib import Path

import pytest

from platform_portal.local import folders, ports, postgres, stack
from platform_portal.local.process import LocalError


def test_portal_port__that_is_taken__names_another(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setenv("PORTAL_PORT", str(port))
        with pytest.raises(LocalError, match=f"Port {port} is taken.*PORTAL_PORT=8010 make run"):
            stack.portal_port()


@pytest.mark.parametrize("text", ["eighty", "0", "65536", "-1", "80.0"])
def test_portal_port__that_is_no_port__is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PORTAL_PORT", text)
    with pytest.raises(LocalError, match="is no port"):
        stack.portal_port()


@pytest.mark.skipif(not ports.has_ipv6(), reason="this machine has no IPv6 loopback")
def test_is_free__where_only_the_ipv6_side_is_taken__is_false() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
        assert not ports.is_free(server.getsockname()[1])


def test_free_port__prefers_a_free_one_and_avoids_the_named() -> None:
    port = ports.free_port()
    assert ports.free_port(prefer=[port]) == port
    assert ports.free_port(prefer=[port], avoid=[port]) != port


def test_secrets__asked_again__are_the_same_and_private(tmp_path: Path) -> None:
    first = stack.Secrets(tmp_path).password("one")
    assert stack.Secrets(tmp_path).password("one") == first
    assert stack.Secrets(tmp_path).password("two") != first
    assert stat.S_IMODE((tmp_path / "passwords.json").stat().st_mode) == 0o600


def test_secrets__damaged__say_which_file(tmp_path: Path) -> None:
    (tmp_path / "passwords.json").write_text("{")
    with pytest.raises(LocalError, match=r"passwords\.json is damaged"):
        stack.Secrets(tmp_path)


def test_child_environment__holds_no_service_of_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in stack.SETTLED:
        monkeypatch.setenv(name, "of the parent")
    assert not set(stack.child_environment()) & set(stack.SETTLED)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs Postgres as somebody else")
def test_folder__under_a_private_home__is_not_reachable(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "checkout").mkdir(parents=True)
    home.chmod(0o700)
    account = stack.service_account()
    assert account is not None
    assert not folders.reachable(home / "checkout", account)
    assert folders.reachable(Path("/"), account)


def test_stale_pid_file__whose_pid_is_another_program__is_removed(tmp_path: Path) -> None:
    server = postgres.Postgres(home=tmp_path, password="x", port=1, log=tmp_path / "log")
    server.data.mkdir()
    (server.data / "PG_VERSION").write_text("18\n")
    pid_file = server.data / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{server.data}\n")
    server.prepare()
    assert not pid_file.exists()


def test_url__of_a_server_to_be_thrown_away__is_its_socket_where_a_path_holds_it(tmp_path: Path) -> None:
    def url(home: Path, *, durable: bool) -> str:
        return postgres.Postgres(home=home, password="x", port=5432, log=tmp_path, durable=durable).url()

    short, long = Path("/tmp/portal"), Path("/tmp") / ("x" * 100)
    assert url(short, durable=False) == "postgresql://portal_superuser:x@%2Ftmp%2Fportal:5432/postgres"
    for lasting in (url(long, durable=False), url(short, durable=True)):
        assert lasting == "postgresql://portal_superuser:x@127.0.0.1:5432/postgres"


def test_socket_folder__of_a_long_path__is_a_short_and_private_one_elsewhere(tmp_path: Path) -> None:
    short = Path(tempfile.mkdtemp(prefix="portal-", dir="/tmp"))
    assert folders.socket_folder(short) == short / "run"
    folders.remove_tree(short)
    long = tmp_path / ("x" * 100)
    folder = folders.socket_folder(long)
    try:
        assert len(os.fsencode(folder)) <= folders.LONGEST_SOCKET_FOLDER
        assert folder == folders.socket_folder(long) != folders.socket_folder(long / "y")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        folder.chmod(0o755)
        with pytest.raises(LocalError, match="can be entered by others"):
            folders.socket_folder(long)
    finally:
        folder.rmdir()
        folders.socket_folder(long / "y").rmdir()


@pytest.mark.parametrize("text", ["one", "-1", "11"])
def test_proxies_before_the_front__that_are_no_number__are_refused(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("TRUSTED_PROXY_COUNT", text)
    with pytest.raises(LocalError, match="no number of proxies"):
        stack.proxies_before_the_front()
