"""The first page of the approval queue against guardian's own way of asking for visible objects."""

from __future__ import annotations

import os

import psycopg
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from guardian.shortcuts import get_objects_for_user

from apps.accounts import services as accounts
from apps.approvals.models import ChangeRequest
from apps.core import access
from apps.core.actors import System
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from bench.harness import Result, at_most, interleaved

BENCH = System("bench")
TENANTS = 20
REQUESTS = 40_000
PAGE = 50


def run() -> list[Result]:
    """This function will compare both ways for a person of one tenant and for one of all tenants."""
    people = [
        accounts.create_person(username=f"bench-{name}", password="x" * 20, by=BENCH)
        for name in ("one", "all")
    ]
    for number in range(TENANTS):
        tenant = tenants.create_tenant(slug=f"bench-{number:02}", name=f"Bench {number}", by=BENCH)
        for person in people[0 if number == 0 else 1 :]:
            tenants.assign_role(tenant=tenant, user=person, role=Role.REVIEWER, by=BENCH)
    _seed(people)
    results = []
    for person, label in zip(people, ("1 tenant", f"{TENANTS} tenants"), strict=True):

        def ours(person=person) -> list[ChangeRequest]:
            with access.remembered():
                return list(ChangeRequest.objects.visible_to(person).newest_first()[:PAGE])

        def guardian(person=person) -> list[ChangeRequest]:
            seen = get_objects_for_user(person, "approvals.view_changerequest", accept_global_perms=False)
            return list(seen.order_by("-created_at", "-id")[:PAGE])

        assert [r.pk for r in ours()] == [r.pk for r in guardian()], "both must show the same page"
        mine, peer = interleaved(ours, guardian, calls=5)
        results.append(
            at_most(f"queue page of {REQUESTS:,}, {label}: time against guardian", mine / peer, 0.8)
        )
    results.append(_queries(people[1]))
    return results


def _queries(person) -> Result:
    """This function will count the queries of a page of 10 and of a page of 50 rows."""
    counts = []
    for rows in (10, 50):
        with (
            CaptureQueriesContext(
                connection,
            ) as captured,
            access.remembered(),
        ):
            list(ChangeRequest.objects.visible_to(person).newest_first()[:rows])
        counts.append(len(captured))
    return at_most("queue page: queries with 50 rows minus with 10", counts[1] - counts[0], 0, "queries")


def _seed(people) -> None:
    """This function will fill the queue and guardian's table in bulk, past the services, as the superuser."""
    name = settings.DATABASES["default"]["NAME"]
    with psycopg.connect(os.environ["PORTAL_TEST_SUPERUSER_URL"], dbname=name, autocommit=True) as db:
        db.execute(
            """
            INSERT INTO approvals_changerequest
                (id, tenant_id, number, action, title, target, value, revision, document, digest, state, quorum,
                 requester_id, reason, blocked_reason, created_at, updated_at, expires_at)
            SELECT gen_random_uuid(), t.id, n, 'promotion', 'churn ' || n, 'alias:1:champion', 'version:1', 1, '{}',
                   'sha256:' || repeat('0', 64), 'in_review', 2, %s, '', '', now() - n * interval '1 minute', now(),
                   now() + interval '30 days'
            FROM (SELECT id, row_number() OVER () AS k FROM tenants_tenant WHERE slug LIKE 'bench-%%') t
            CROSS JOIN generate_series(1, %s) AS n
            """,
            [people[0].pk, REQUESTS // TENANTS],
        )
        content_type = ContentType.objects.get_for_model(ChangeRequest)
        permission = Permission.objects.get(content_type=content_type, codename="view_changerequest")
        for person in people:
            db.execute(
                """
                INSERT INTO guardian_userobjectpermission (object_pk, content_type_id, permission_id, user_id)
                SELECT c.id::text, %s, %s, %s FROM approvals_changerequest c
                WHERE c.tenant_id = ANY(%s)
                """,
                [content_type.pk, permission.pk, person.pk, list(access.tenant_ids(person))],
            )
        db.execute("ANALYZE")
