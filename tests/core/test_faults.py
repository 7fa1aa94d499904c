import pytest

from apps.core import faults


def test_point__injection_off__does_nothing_even_when_named(settings, monkeypatch):
    settings.FAULT_INJECTION = False
    monkeypatch.setenv("PORTAL_FAULTS", "here=raise")
    faults.point("here")


def test_point__named__raises_once(settings, monkeypatch):
    settings.FAULT_INJECTION = True
    monkeypatch.setattr(faults, "_spent", set())
    monkeypatch.setenv("PORTAL_FAULTS", "here=raise")
    with pytest.raises(faults.InjectedFault):
        faults.point("here")
    faults.point("here")
