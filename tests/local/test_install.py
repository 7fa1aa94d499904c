"""The installer's own decisions; that it installs is shown by the environment these tests run in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from platform_portal.local import browser, install


def test_mirror__of_a_pip_configuration__is_handed_to_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = "\n".join(
        [
            ":env:.index-url='https://environment.example/simple'",
            "global.index-url='https://global.example/simple'",
            "global.extra-index-url='https://one.example https://two.example'",
            "global.cert='/etc/ca.pem'",
        ]
    )
    for name in (*install._UV_VARIABLES, "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: SimpleNamespace(stdout=listing))
    options, env = install._mirror(Path(sys.executable))
    assert options[:2] == ["--default-index", "https://environment.example/simple"]
    assert options[2:6] == ["--index", "https://one.example", "--index", "https://two.example"]
    assert env == {"SSL_CERT_FILE": "/etc/ca.pem"}


def test_mirror__where_uv_is_configured_itself__stays_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://own.example/simple")
    assert install._mirror(Path(sys.executable)) == ([], {})


def environment(tmp_path: Path) -> install.Environment:
    lock = tmp_path / "lock.txt"
    lock.write_text("a==1\n")
    return install.Environment(tmp_path / "venv", lock)


def test_environment__brought_to_its_lock__is_current_until_that_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "CHECKOUT", tmp_path)
    monkeypatch.setattr(install.Environment, "_sync", lambda self, uv: None)
    made = environment(tmp_path)
    assert not made.is_current()
    made.bring()
    assert made.is_current()
    made.lock.write_text("a==2\n")
    assert not made.is_current()


def test_environment__whose_install_fails__is_not_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "CHECKOUT", tmp_path)
    monkeypatch.setattr(install.Environment, "_sync", lambda self, uv: None)
    made = environment(tmp_path)

    def fail() -> None:
        raise install.InstallError("on purpose")

    made.bring()
    made.lock.write_text("a==2\n")
    with pytest.raises(install.InstallError):
        made.bring(more=fail)
    made.lock.write_text("a==1\n")
    assert not made.is_current()


def test_browser__that_is_missing__is_an_error_in_ci_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "install", lambda: False)
    monkeypatch.delenv("CI", raising=False)
    assert browser.main() == 0
    assert "skipped" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    assert browser.main() == 1
