"""Who could vote when a request was opened is kept once for many requests, where lists read it without the requests."""

import uuid

from django.conf import settings
from django.db import migrations, models
from django.db.models import PROTECT
from django.db.models.functions import Now

# What forbids to change a column that goes away.
OLD_RULE = """
DROP FUNCTION approvals_check_voters_fixed CASCADE;
"""
OLD_RULE_BACK = """
CREATE FUNCTION approvals_check_voters_fixed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'who could vote when a request was opened cannot be changed' USING
        ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_voters_fixed';
END $$;
CREATE TRIGGER approvals_changerequest_voters_fixed BEFORE UPDATE ON approvals_changerequest
    FOR EACH ROW WHEN (OLD.voters IS DISTINCT FROM NEW.voters) EXECUTE FUNCTION approvals_check_voters_fixed();
ALTER TABLE approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_voters_fixed;
"""
# The requests of thirty days share one, as they do from here on.
COPY = """
SET CONSTRAINTS ALL IMMEDIATE;
WITH found AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, tenant_id, voters, min(created_at) AS at, date_bin('30 days', created_at, 'epoch') AS bin
      FROM approvals_changerequest WHERE voters IS NOT NULL GROUP BY tenant_id, voters, bin
), electorates AS (
    INSERT INTO approvals_electorate (id, tenant_id, created_at) SELECT id, tenant_id, at FROM found
), electors AS (
    INSERT INTO approvals_elector (electorate_id, person_id, created_at) SELECT id, unnest(voters), at FROM found
)
UPDATE approvals_changerequest r SET electorate_id = f.id FROM found f
 WHERE f.tenant_id = r.tenant_id AND f.voters = r.voters AND f.bin = date_bin('30 days', r.created_at, 'epoch');
"""
COPY_BACK = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE approvals_changerequest r SET voters = (
    SELECT coalesce(array_agg(e.person_id ORDER BY e.person_id), '{}') FROM approvals_elector e
     WHERE e.electorate_id = r.electorate_id
) WHERE r.electorate_id IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0006_newest_by_state"),
        ("tenants", "0003_protected_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(OLD_RULE, OLD_RULE_BACK),
        migrations.CreateModel(
            name="Electorate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(db_default=Now())),
                ("tenant", models.ForeignKey(on_delete=PROTECT, related_name="+", to="tenants.tenant")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["tenant", "-created_at"], name="approvals_electorate_newest")
                ]
            },
        ),
        migrations.CreateModel(
            name="Elector",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=Now())),
                (
                    "electorate",
                    models.ForeignKey(
                        db_index=False, on_delete=PROTECT, related_name="electors", to="approvals.electorate"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["person", "created_at"],
                        include=("electorate",),
                        name="approvals_elector_person",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("electorate", "person"), name="approvals_elector_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="changerequest",
            name="electorate",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=PROTECT,
                related_name="requests",
                to="approvals.electorate",
            ),
        ),
        migrations.RunSQL(COPY, COPY_BACK),
    ]
