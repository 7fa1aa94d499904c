import pytest
from django.db import transaction

from apps.core.jobs import enqueue


@pytest.mark.django_db(transaction=True)
def test_enqueue__broker_unreachable__commits_and_raises_nothing(caplog, monkeypatch):
    from platform_portal.celery import app

    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(app, "send_task", refuse)
    with transaction.atomic():
        enqueue("rollouts.tick", rollout_id="1")
    assert "the reconciler will do it" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_enqueue__transaction_rolled_back__sends_nothing(monkeypatch):
    from platform_portal.celery import app

    sent = []
    monkeypatch.setattr(app, "send_task", lambda *args, **kwargs: sent.append(args))
    with pytest.raises(RuntimeError), transaction.atomic():
        enqueue("rollouts.tick", rollout_id="1")
        raise RuntimeError
    assert sent == []
