"""What happens is told to somebody, or is listed here as told to nobody."""

from __future__ import annotations

import re
from string import Formatter

from apps.audit import events
from apps.audit.choices import Action
from apps.audit.events import SENTENCE_LENGTH, TITLE_LENGTH, EventKind
from apps.core import areas

# Neither a person nor a webhook is told: it stands in the trail.
NOT_NOTIFIED = {
    Action.ACCOUNTS_GROUP_JOINED,
    Action.ACCOUNTS_GROUP_LEFT,
    Action.ACCOUNTS_GROUP_MAPPED,
    Action.ACCOUNTS_GROUP_UNMAPPED,
    Action.ACCOUNTS_GROUPS_UNKNOWN,
    Action.ACCOUNTS_SESSIONS_REVOKED,
    Action.ACCOUNTS_USER_CREATED,
    Action.ACCOUNTS_USER_DEACTIVATED,
    Action.ACCOUNTS_USER_REACTIVATED,
    Action.APPROVALS_REQUEST_WITHDRAWN,
    Action.APPROVALS_VOTE_CAST,
    Action.AUDIT_EVENT_SKIPPED,
    Action.AUDIT_NOTE_ADDED,
    Action.CONNECTIONS_CONNECTION_CHANGED,
    Action.CONNECTIONS_CONNECTION_CREATED,
    Action.CONNECTIONS_CONNECTION_REMOVED,
    Action.CONNECTIONS_CONNECTION_TESTED,
    Action.CONNECTIONS_PLACE_ALLOWED,
    Action.CONNECTIONS_PLACE_REMOVED,
    Action.CONTRACTS_CHECK_REMOVED,
    Action.CONTRACTS_CHECK_SAVED,
    Action.CONTRACTS_CHECK_STARTED,
    Action.CATALOG_ENTITIES_IMPORTED,
    Action.CATALOG_FEED_CREATED,
    Action.CATALOG_FEED_REVOKED,
    Action.FEATURES_CHANGES_ACKNOWLEDGED,
    Action.FEATURES_DEFINITIONS_CHANGED,
    Action.FEATURES_STORE_CHANGED,
    Action.FEATURES_STORE_CREATED,
    Action.FEATURES_STORE_SYNCED,
    Action.NOTIFICATIONS_WEBHOOK_CHANGED,
    Action.NOTIFICATIONS_WEBHOOK_CREATED,
    Action.NOTIFICATIONS_WEBHOOK_ENABLED,
    Action.NOTIFICATIONS_WEBHOOK_REMOVED,
    Action.NOTIFICATIONS_WEBHOOK_REPLAYED,
    Action.NOTIFICATIONS_WEBHOOK_ROTATED,
    Action.NOTIFICATIONS_WEBHOOK_TESTED,
    Action.OPERATIONS_ADMIN_VIEWED,
    Action.OPERATIONS_ENCRYPTION_ROTATED,
    Action.OPERATIONS_JOB_CANCELLED,
    Action.OPERATIONS_JOB_RETRIED,
    Action.OPERATIONS_JOB_STARTED,
    Action.OPERATIONS_SCHEDULE_CHANGED,
    Action.OPERATIONS_SWITCH_SET,
    Action.OPERATIONS_ACCESS_SESSION_STARTED,
    Action.OPERATIONS_ACCESS_SESSION_ENDED,
    Action.REGISTRY_ALIAS_DELETED,
    Action.REGISTRY_ARTIFACT_DELETED,
    Action.REGISTRY_ARTIFACT_STORED,
    Action.REGISTRY_MODEL_CREATED,
    Action.REGISTRY_MODEL_DESCRIBED,
    Action.REGISTRY_MODEL_OWNED,
    Action.REGISTRY_MODEL_TAGGED,
    Action.REGISTRY_VERSION_DESCRIBED,
    Action.REGISTRY_VERSION_INPUTS_SET,
    Action.REGISTRY_VERSION_TAGGED,
    Action.ROLLOUTS_PROMOTION_REQUESTED,
    Action.ROLLOUTS_ROLLOUT_ADVANCED,
    Action.ROLLOUTS_ROUTE_FOLLOWED,
    Action.TENANTS_ACCESS_DENIED,
    Action.TENANTS_GROUP_CREATED,
    Action.TENANTS_GROUP_JOINED,
    Action.TENANTS_GROUP_LEFT,
    Action.TENANTS_GROUP_RENAMED,
    Action.TENANTS_OPERATOR_REMOVED,
    Action.LINEAGE_MAPPING_CREATED,
    Action.LINEAGE_MAPPING_REMOVED,
    Action.LINEAGE_OWNERS_NAMED,
    Action.TENANTS_OPERATOR_ASSIGNED,
    Action.TENANTS_SHARE_REVOKED,
    Action.TENANTS_SHARE_GRANTED,
    Action.TENANTS_TENANT_ARCHIVED,
    Action.TENANTS_TENANT_CREATED,
    Action.TENANTS_TENANT_RESTORED,
    Action.TENANTS_TOKEN_ISSUED,
}


def test_actions__each__has_a_text_or_is_listed_as_told_to_nobody() -> None:
    told = {Action(action) for action in events.texts()}
    assert set(Action) - told - NOT_NOTIFIED == set(), "write a text in the app's events.py, or list it here"
    assert told & NOT_NOTIFIED == set()


def test_texts__each__belong_to_the_app_of_their_action() -> None:
    for area in areas.every():
        assert {str(action).partition(".")[0] for action in area.events} <= {area.name}


def test_texts__each__are_short_and_name_only_the_object_and_the_entry() -> None:
    for action, text in events.texts().items():
        assert text.kind in EventKind, action
        assert 0 < len(text.title) <= TITLE_LENGTH, action
        assert not text.title.endswith("."), action
        assert len(text.sentence) < SENTENCE_LENGTH / 2, action
        assert text.sentence.endswith((".", "}")), action
        fields = [name for _, name, _, _ in Formatter().parse(text.sentence) if name is not None]
        assert all(re.match(r"(it|entry)\b", name) for name in fields), action
