"""What a webhook is sent: one event, in the shape that its receiver understands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from apps.audit.events import Rendered
from apps.audit.models import Entry
from apps.notifications.choices import Format
from apps.tenants.models import Tenant


@dataclass(frozen=True)
class Message:
    """One event for the outside. `url` is absolute; no part of it is a secret."""

    action: str
    at: str
    event_id: str
    tenant: str
    tenant_name: str
    title: str
    sentence: str
    url: str
    object_type: str = ""
    object_id: str = ""
    actor: str = ""


def message_of(entry: Entry, rendered: Rendered, tenant: Tenant) -> Message:
    """Return what is said of an entry to the outside."""
    return Message(
        action=entry.action,
        at=entry.document["occurred_at"],
        event_id=entry.event_id,
        tenant=tenant.slug,
        tenant_name=tenant.name,
        title=rendered.title,
        sentence=rendered.sentence,
        url=address(rendered.path),
        object_type=entry.object_type,
        object_id=entry.object_id,
        actor=entry.actor_id,
    )


def address(path: str) -> str:
    """Return the address of a page of the portal as others reach it."""
    return settings.PORTAL_URL.rstrip("/") + path


def body(message: Message, format: str) -> str:
    """Return the body of a message as JSON."""
    return json.dumps(_SHAPES[Format(format)](message), ensure_ascii=False, separators=(",", ":"))


def _standard(message: Message) -> dict[str, Any]:
    return {
        "type": message.action,
        "timestamp": message.at,
        "data": {
            "event_id": message.event_id,
            "tenant": message.tenant,
            "title": message.title,
            "sentence": message.sentence,
            "url": message.url,
            "object": {"type": message.object_type, "id": message.object_id},
            "actor": message.actor,
        },
    }


def _slack(message: Message) -> dict[str, Any]:
    text = f"*{_mrkdwn(message.title)}* · {_mrkdwn(message.tenant_name)}\n{_mrkdwn(message.sentence)}"
    return {
        "text": _mrkdwn(f"{message.title}: {message.sentence}"),
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}},
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "text": {"type": "plain_text", "text": "Open in Platform Portal"},
                        "url": message.url,
                    }
                ],
            },
        ],
    }


def _mrkdwn(text: str) -> str:
    # As Slack asks for it, so that no text of a person is one of its <commands>. What needs no brackets, as a bare address
    # or @channel, is left alone only where the text is `verbatim`.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _teams(message: Message) -> dict[str, Any]:
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [
            {
                "type": "TextBlock",
                "text": _plain(message.title),
                "weight": "Bolder",
                "size": "Medium",
                "wrap": True,
            },
            {"type": "TextBlock", "text": _plain(message.tenant_name), "isSubtle": True, "spacing": "None"},
            {"type": "TextBlock", "text": _plain(message.sentence), "wrap": True},
        ],
        "actions": [{"type": "Action.OpenUrl", "title": "Open in Platform Portal", "url": message.url}],
    }
    return {
        "type": "message",
        "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}],
    }


def _plain(text: str) -> str:
    # Cards read a part of Markdown: a text of a person is no link there.
    for mark in "\\[]*_":
        text = text.replace(mark, f"\\{mark}")
    return text


_SHAPES: dict[Format, Callable[[Message], dict[str, Any]]] = {
    Format.STANDARD: _standard,
    Format.SLACK: _slack,
    Format.TEAMS: _teams,
}
