"""A permit is used while its request is executed, and lives as long as the portal lets it; who may vote is always known."""

import django.db.models.deletion
from django.db import migrations, models

# The rule of 0002 once more: what comes first says whose request is executed, what comes last how long a permit lives.
PERMIT = r"""
DO $$
DECLARE
    rule text := pg_get_functiondef('public.approvals_check_permit()'::regprocedure);
BEGIN
    rule := replace(rule, '{used}', '{executing}{used}');
    rule := replace(rule, '{given}', '{lives}{given}');
    EXECUTE rule;
END $$;
"""
PERMIT_BACK = r"""
DO $$
DECLARE
    rule text := pg_get_functiondef('public.approvals_check_permit()'::regprocedure);
BEGIN
    EXECUTE replace(replace(rule, '{executing}', ''), '{lives}', '');
END $$;
"""
PLACES = {
    "used": "NEW.consumed_at := clock_timestamp();",
    "given": "NEW.created_at := clock_timestamp();",
    "executing": """PERFORM FROM approvals_changerequest r WHERE r.id = OLD.change_request_id AND r.state = ''executing''
            FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            RAISE EXCEPTION ''only a request that is being executed uses its permit'' USING
                ERRCODE = ''check_violation'', CONSTRAINT = ''approvals_permit_request_executing'';
        END IF;
        """,
    "lives": """IF NEW.expires_at > clock_timestamp() + interval ''8 days'' THEN
        RAISE EXCEPTION ''a permit lives for eight days at most'' USING
            ERRCODE = ''check_violation'', CONSTRAINT = ''approvals_permit_short_lived'';
    END IF;
    """,
}

VOTER = r"""
CREATE OR REPLACE FUNCTION approvals_check_voter() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM approvals_changerequest r JOIN approvals_elector e ON e.electorate_id = r.electorate_id
         WHERE r.id = NEW.change_request_id AND e.person_id = NEW.voter_id
    ) THEN
        RAISE EXCEPTION 'only who could vote when the request was opened votes' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_opened_to_voter';
    END IF;
    RETURN NEW;
END $$;
"""
VOTER_BACK = r"""
CREATE OR REPLACE FUNCTION approvals_check_voter() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM approvals_changerequest r WHERE r.id = NEW.change_request_id AND r.electorate_id IS NOT NULL
           AND NOT EXISTS (
               SELECT FROM approvals_elector e WHERE e.electorate_id = r.electorate_id AND e.person_id = NEW.voter_id
           )
    ) THEN
        RAISE EXCEPTION 'only who could vote when the request was opened votes' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_opened_to_voter';
    END IF;
    RETURN NEW;
END $$;
"""

# Requests from before electorates were kept get one in which there is nobody: they are asked again, not decided by
# whoever is a reviewer by now.
NOBODY = """
ALTER TABLE approvals_changerequest DISABLE TRIGGER approvals_changerequest_electorate_fixed;
WITH without AS (
    SELECT tenant_id, gen_random_uuid() AS electorate_id FROM approvals_changerequest
     WHERE electorate_id IS NULL GROUP BY tenant_id
), written AS (
    INSERT INTO approvals_electorate (id, tenant_id, created_at)
    SELECT electorate_id, tenant_id, 'epoch' FROM without
)
UPDATE approvals_changerequest r SET electorate_id = w.electorate_id
  FROM without w WHERE r.electorate_id IS NULL AND r.tenant_id = w.tenant_id;
-- A table cannot be changed while a look at a foreign key is due.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_electorate_fixed;
"""


class Migration(migrations.Migration):
    dependencies = [("approvals", "0011_ids_by_time")]

    operations = [
        migrations.RunSQL(PERMIT.format(**PLACES), PERMIT_BACK.format(**PLACES)),
        migrations.RunSQL(VOTER, VOTER_BACK),
        migrations.RunSQL(NOBODY, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="changerequest",
            name="electorate",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="approvals.electorate",
            ),
        ),
    ]
