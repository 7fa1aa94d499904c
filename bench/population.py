"""A million change requests, models and versions in a thousand tenants, and what hangs on them, written past the services."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from psycopg import sql

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.tenants.choices import ROLE_PERMISSIONS, Role
from apps.tenants.models import Tenant, TenantUserGrant

REQUESTS = MODELS = 1_000_000
TENANTS = 1_005
# The tenant of the person who has one, and the tenants whose rows are all older than everybody else's.
LARGE, OLD = 0, range(1_000, 1_005)
IN_LARGE = 10_000
PEOPLE = 100
# What the reviewer with one tenant has voted on already, the newest first.
VOTED = 2_000
TABLES = (
    "approvals_changerequest",
    "approvals_eligiblereviewer",
    "approvals_requestslot",
    "approvals_reviewersnapshot",
    "approvals_vote",
    "audit_entry",
    "guardian_userobjectpermission",
    "policies_policydecision",
    "registry_alias",
    "registry_modeltag",
    "registry_modelversion",
    "registry_registeredmodel",
    "registry_versiontag",
    "rollouts_rollout",
    "rollouts_trafficroute",
)
_OTHERS = TENANTS - 1 - len(OLD)
_REST = REQUESTS - IN_LARGE * (1 + len(OLD))


@dataclass(frozen=True)
class Readers:
    """Reviewers of 1, 50 and 500 tenants, of five whose rows are the oldest, and one who has voted a lot."""

    one: User
    fifty: User
    five_hundred: User
    old: User
    voted: User

    def seen(self) -> dict[str, tuple[User, range]]:
        """Return each person with a label and the numbers of the tenants they see."""
        return {
            "1 tenant": (self.one, range(LARGE, LARGE + 1)),
            "50 tenants": (self.fifty, range(50)),
            "500 tenants": (self.five_hundred, range(500)),
            "5 tenants, oldest rows": (self.old, OLD),
            f"1 tenant, {VOTED:,} voted": (self.voted, range(LARGE, LARGE + 1)),
        }


def superuser() -> psycopg.Connection:
    """Connect past every rule of the portal."""
    name = settings.DATABASES["default"]["NAME"]
    return psycopg.connect(os.environ["PORTAL_TEST_SUPERUSER_URL"], dbname=name, autocommit=True)


def populate() -> Readers:
    """Fill the database and return the people who read it."""
    tenants = Tenant.objects.bulk_create(
        Tenant(slug=f"lists-{number:04}", name=f"Lists {number}") for number in range(TENANTS)
    )
    names = [*Readers.__dataclass_fields__, *(f"author-{number}" for number in range(PEOPLE))]
    people = User.objects.bulk_create(User(username=f"lists-{name}", password="!") for name in names)
    readers = Readers(*people[:-PEOPLE])
    codenames = [str(permission) for permission in ROLE_PERMISSIONS[Role.REVIEWER]]
    permissions = Permission.objects.filter(content_type__app_label="tenants", codename__in=codenames)
    TenantUserGrant.objects.bulk_create(
        TenantUserGrant(user=person, permission=permission, content_object=tenants[number])
        for person, numbers in readers.seen().values()
        for number in numbers
        for permission in permissions
    )
    authors = [person.pk for person in people[-PEOPLE:]]
    with superuser() as db:
        db.execute("SET session_replication_role = replica")  # no look-ups of foreign keys
        db.execute("SET maintenance_work_mem = '256MB'")
        db.execute("SET work_mem = '256MB'")
        db.execute(_IDS)
        db.execute(
            _TENANTS,
            {
                "ids": [tenant.pk for tenant in tenants],
                "large": IN_LARGE,
                "small": _REST // _OTHERS,
                "more": _REST % _OTHERS,
            },
        )
        with bare(db, TABLES):
            for rows in (
                _SNAPSHOTS,
                _REQUESTS,
                _SLOTS,
                _HISTORY,
                _DECISIONS,
                _MODELS,
                _VERSIONS,
                _TAGS,
                _ROUTES,
                _ROLLOUTS,
                _TRAIL,
            ):
                db.execute(rows, {"authors": authors, "author": authors[0]})
            _guardian_rows(db, readers)
        db.execute(_VOTES, {"voter": readers.voted.pk, "tenant": tenants[LARGE].pk, "count": VOTED})
        db.execute("VACUUM (ANALYZE)")
    return readers


def _guardian_rows(db: psycopg.Connection, readers: Readers) -> None:
    """Grant each person each request they see, a row each: guardian's own way."""
    kind = ContentType.objects.get_for_model(ChangeRequest)
    permission = Permission.objects.get(content_type=kind, codename="view_changerequest")
    for person, numbers in readers.seen().values():
        db.execute(
            """
            INSERT INTO guardian_userobjectpermission (object_pk, content_type_id, permission_id, user_id)
            SELECT c.id::text, %s, %s, %s FROM approvals_changerequest c JOIN bench_tenant t ON t.id = c.tenant_id
            WHERE t.k BETWEEN %s AND %s
            """,
            [kind.pk, permission.pk, person.pk, numbers.start, numbers.stop - 1],
        )


@contextmanager
def bare(db: psycopg.Connection, tables: tuple[str, ...]) -> Iterator[None]:
    """Take the triggers and the plain indexes from tables while they are filled."""
    indexes = db.execute(
        """
        SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
        WHERE i.indrelid::regclass::text = ANY(%s)
          AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        """,
        [list(tables)],
    ).fetchall()
    triggers = db.execute(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgrelid::regclass::text = ANY(%s) AND NOT tgisinternal",
        [list(tables)],
    ).fetchall()
    for table, trigger in triggers:
        db.execute(
            sql.SQL("ALTER TABLE {} DISABLE TRIGGER {}").format(*map(sql.Identifier, (table, trigger)))
        )
    for name, _ in indexes:
        db.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name.strip('"'))))
    yield
    for _, definition in indexes:
        db.execute(definition)
    for table, trigger in triggers:
        enable = sql.SQL("ALTER TABLE {} ENABLE ALWAYS TRIGGER {}")
        db.execute(enable.format(*map(sql.Identifier, (table, trigger))))


# What `core.ids.new_id` would have returned at another time.
_IDS = """
CREATE FUNCTION bench_id(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (substr(ms, 1, 8) || '-' || substr(ms, 9) || '-7' || substr(gen_random_uuid()::text, 16))::uuid
    FROM lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') AS ms
$$
"""
# `k` numbers the tenants, `size` is how many rows of each kind they hold.
_TENANTS = """
CREATE TABLE bench_tenant AS
SELECT id, (k - 1)::int AS k,
       CASE WHEN k = 1 OR k > 1000 THEN %(large)s ELSE %(small)s + (k <= %(more)s + 1)::int END AS size
FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS t(id, k)
"""
# One in five is open, and one in a hundred of these is overdue; the rows lie in the order of their time.
_REQUESTS = """
INSERT INTO approvals_changerequest
    (id, tenant_id, reviewer_snapshot_id, number, kind, title, target, value, revision, document, digest, state, quorum,
     requester_id, reason, blocked_reason, created_at, updated_at, decided_at, expires_at)
SELECT bench_id(at), id, id, n, 'promotion', 'churn ' || n, 'alias:1:champion', 'version:1', 1, '{}',
       'sha256:' || repeat('0', 64), CASE WHEN open THEN 'in_review' ELSE 'rejected' END, 2,
       (%(authors)s::uuid[])[1 + n %% 100], '', '', at, at, CASE WHEN NOT open THEN at + interval '1 day' END,
       CASE WHEN open AND n %% 100 <> 1 THEN now() + interval '30 days' ELSE at + interval '7 days' END
FROM (
    SELECT t.id, n, n %% 5 = 1 AND (k = 0 OR n %% 10 = 1) OR (k = 0 AND n %% 5 = 2) AS open,
           now() - CASE WHEN k >= 1000 THEN interval '800 days' ELSE interval '8 days' END
                 - interval '700 days' * random() AS at
    FROM bench_tenant t CROSS JOIN generate_series(1, t.size) AS n ORDER BY at
) AS made
"""
_SLOTS = """
INSERT INTO approvals_requestslot (change_request_id, revision, number, label, people, permission, is_named, snapshot_id)
SELECT id, 1, 1, '', quorum, 'vote_on_request', false, reviewer_snapshot_id FROM approvals_changerequest
"""
# A row of people for each tenant, named as the tenant is, and one of last month that nobody uses any more.
_SNAPSHOTS = """
WITH snapshots AS (
    INSERT INTO approvals_reviewersnapshot (id, tenant_id, created_at)
    SELECT CASE WHEN days < 30 THEN id ELSE gen_random_uuid() END, id, now() - days * interval '1 day'
    FROM bench_tenant CROSS JOIN (VALUES (8), (40)) AS ages(days)
    RETURNING id, tenant_id, created_at
)
INSERT INTO approvals_eligiblereviewer (snapshot_id, person_id, created_at)
SELECT DISTINCT s.id, g.user_id, s.created_at
FROM snapshots s JOIN tenants_tenantusergrant g ON g.content_object_id = s.tenant_id
"""
_MODELS = """
INSERT INTO registry_registeredmodel
    (id, tenant_id, name, description, created_by_id, created_at, updated_at, tag_values, alias_numbers)
SELECT bench_id(at), id, 'model-' || n, '', %(author)s, at, at,
       jsonb_build_object('team', CASE WHEN n %% 100 = 0 THEN 'gold' ELSE 'grey' END), '{"champion": 1}'
FROM (
    SELECT t.id, n, now() - CASE WHEN k >= 1000 THEN interval '800 days' ELSE interval '8 days' END
                          - interval '700 days' * random() AS at
    FROM bench_tenant t CROSS JOIN generate_series(1, t.size) AS n ORDER BY at
) AS made
"""
_VERSIONS = """
INSERT INTO registry_modelversion
    (id, tenant_id, model_id, number, source, source_path, run_id, description, manifest_digest, size_bytes,
     created_by_id, created_at, updated_at, tag_values)
SELECT bench_id(m.created_at), m.tenant_id, m.id, 1, 'mlflow-artifacts:/m', '', '', '', 'sha256:' || repeat('0', 64), 1,
       %(author)s, m.created_at, m.updated_at, m.tag_values
FROM registry_registeredmodel m JOIN bench_tenant t ON t.id = m.tenant_id
"""
# Of every hundred models or versions of a tenant one carries the tag that is looked for.
_TAGS = """
WITH models AS (
    INSERT INTO registry_modeltag (tenant_id, model_id, key, value)
    SELECT tenant_id, id, 'team', tag_values ->> 'team' FROM registry_registeredmodel WHERE tag_values <> '{}'
), versions AS (
    INSERT INTO registry_versiontag (tenant_id, version_id, key, value)
    SELECT tenant_id, id, 'team', tag_values ->> 'team' FROM registry_modelversion WHERE tag_values <> '{}'
)
INSERT INTO registry_alias (tenant_id, model_id, name, version_id, updated_at)
SELECT tenant_id, model_id, 'champion', id, updated_at FROM registry_modelversion WHERE tag_values <> '{}'
"""
# Each model of a tenant's first hundred has traffic, and each request that was decided was followed by a rollout. What it
# replaced is another model's version here, since each has one only.
_ROUTES = """
INSERT INTO rollouts_trafficroute
    (id, tenant_id, model_id, alias, baseline_id, weight, generation, router_problem, created_at)
SELECT v.model_id, v.tenant_id, v.model_id, 'champion', v.id, 0, 1, '', v.created_at
FROM registry_modelversion v JOIN registry_registeredmodel m ON m.id = v.model_id WHERE length(m.name) < 9
"""
_ROLLOUTS = """
INSERT INTO rollouts_rollout
    (id, tenant_id, route_id, change_request_id, permit_id, candidate_id, baseline_id, model_name, alias,
     candidate_number, baseline_number, plan, criteria, state, step_index, failure, verdict, reason, progress, evidence,
     measurements_count, lease_owner, created_at, finished_at)
SELECT bench_id(c.decided_at), c.tenant_id, r.id, c.id, c.id, r.baseline_id, o.baseline_id, m.name, r.alias, 1, 1,
       '[{"weight": 10, "seconds": 60}]', '{}',
       CASE WHEN c.number %% 4 = 0 THEN 'rolled_back' ELSE 'succeeded' END, 0, '', '', '', '', '{}', 0, '',
       c.decided_at, c.decided_at + interval '1 hour'
FROM approvals_changerequest c
JOIN registry_registeredmodel m ON m.tenant_id = c.tenant_id AND m.name = 'model-' || (1 + c.number %% 99)
JOIN rollouts_trafficroute r ON r.model_id = m.id
JOIN registry_registeredmodel n ON n.tenant_id = c.tenant_id AND n.name = 'model-' || (1 + (c.number + 1) %% 99)
JOIN rollouts_trafficroute o ON o.model_id = n.id
WHERE c.decided_at IS NOT NULL
"""
_DECISIONS = """
INSERT INTO policies_policydecision
    (tenant_id, subject_id, revision_digest, policy_digest, input_digest, outcome, reasons, engine, milliseconds, created_at)
SELECT tenant_id, id, digest, '', '', 'allow', '[]', 'bench', 1, created_at FROM approvals_changerequest
"""
_TRAIL = """
INSERT INTO audit_entry
    (log_id, epoch, seq, prev, body, body_hash, leaf, recorded_at, action, object_type, object_id, actor_id)
SELECT tenant_id, 1, number, '', '{"outcome": "ok", "occurred_at": "2026-01-01T00:00:00Z"}', '', uuid_send(id), created_at,
       'approvals.request.opened', 'approvals.changerequest', id::text, requester_id::text
FROM approvals_changerequest
"""
# What decided the requests of the past, so that Postgres knows votes as they are: many, by many people.
_HISTORY = """
INSERT INTO approvals_vote (change_request_id, revision, digest, voter_id, decision, reason, created_at)
SELECT id, revision, digest, (%(authors)s::uuid[])[1 + (number + 1) %% 100], 'reject', 'No.', decided_at
FROM approvals_changerequest WHERE decided_at IS NOT NULL AND number %% 3 = 0
"""
_VOTES = """
INSERT INTO approvals_vote (change_request_id, revision, digest, voter_id, decision, reason)
SELECT id, revision, digest, %(voter)s, 'approve', '' FROM approvals_changerequest
WHERE tenant_id = %(tenant)s AND open_until > now() ORDER BY created_at DESC LIMIT %(count)s
"""
# Rows that are written while the lists are read have numbers from here on.
NEW = 1_000_000
NEW_REQUEST = """
INSERT INTO approvals_changerequest
    (id, tenant_id, reviewer_snapshot_id, number, kind, title, target, value, revision, document, digest, state, quorum,
     requester_id, reason, blocked_reason, created_at, updated_at, expires_at)
VALUES (%(id)s, %(tenant)s, %(tenant)s, %(number)s, 'promotion', 'new', 'alias:1:champion', 'version:1', 1, '{}',
        'sha256:' || repeat('0', 64), 'in_review', 2, %(author)s, '', '', now(), now(), now() + interval '7 days')
"""
NEW_MODEL = """
INSERT INTO registry_registeredmodel (id, tenant_id, name, description, created_by_id, created_at, updated_at)
VALUES (%(id)s, %(tenant)s, 'new-' || %(number)s, '', %(author)s, now(), now())
"""
