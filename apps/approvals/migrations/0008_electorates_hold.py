"""The database keeps a request to its electorate, and electorates as they are; the indexes of open requests hold them."""

from django.conf import settings
from django.db import migrations, models

CHECK_VOTER = r"""
CREATE OR REPLACE FUNCTION approvals_check_voter() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS ({others}) THEN
        RAISE EXCEPTION 'only who could vote when the request was opened votes' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_opened_to_voter';
    END IF;
    RETURN NEW;
END $$;
"""
OPENED_TO_OTHERS = """
        SELECT FROM approvals_changerequest r WHERE r.id = NEW.change_request_id AND r.electorate_id IS NOT NULL
           AND NOT EXISTS (
               SELECT FROM approvals_elector e WHERE e.electorate_id = r.electorate_id AND e.person_id = NEW.voter_id
           )
"""
OPENED_TO_OTHERS_BEFORE = """
        SELECT FROM approvals_changerequest r
         WHERE r.id = NEW.change_request_id AND NEW.voter_id <> ALL (r.voters)
"""

RULES = r"""
CREATE FUNCTION approvals_check_electorate() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'who could vote when a request was opened cannot be changed' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_electorate_fixed';
    END IF;
    IF NOT EXISTS (
        SELECT FROM approvals_electorate e WHERE e.id = NEW.electorate_id AND e.tenant_id = NEW.tenant_id
    ) THEN
        RAISE EXCEPTION 'people of the same tenant vote on a request' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_electorate_of_tenant';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION approvals_check_elector() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM approvals_changerequest r WHERE r.electorate_id = NEW.electorate_id) THEN
        RAISE EXCEPTION 'nobody joins those to whom a request was opened' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_elector_before_requests';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER approvals_changerequest_electorate_known BEFORE INSERT ON approvals_changerequest
    FOR EACH ROW WHEN (NEW.electorate_id IS NOT NULL) EXECUTE FUNCTION approvals_check_electorate();
CREATE TRIGGER approvals_changerequest_electorate_fixed BEFORE UPDATE ON approvals_changerequest
    FOR EACH ROW WHEN (OLD.electorate_id IS DISTINCT FROM NEW.electorate_id) EXECUTE FUNCTION approvals_check_electorate();
CREATE TRIGGER approvals_elector_rules BEFORE INSERT ON approvals_elector
    FOR EACH ROW EXECUTE FUNCTION approvals_check_elector();
ALTER TABLE approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_electorate_known;
ALTER TABLE approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_electorate_fixed;
ALTER TABLE approvals_elector ENABLE ALWAYS TRIGGER approvals_elector_rules;
"""

KEEP = "".join(
    f"""
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION approvals_refuse_change();
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} EXECUTE FUNCTION approvals_refuse_change();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_kept;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_not_emptied;
"""
    for table in ("approvals_electorate", "approvals_elector")
)

# What keeps rows goes with their tables.
UNDO = """
DROP FUNCTION approvals_check_electorate CASCADE;
DROP FUNCTION approvals_check_elector CASCADE;
"""


def check_voter(others: str) -> str:
    return CHECK_VOTER.replace("{others}", others)


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0007_electorates"),
        ("tenants", "0003_protected_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            check_voter(OPENED_TO_OTHERS) + RULES + KEEP, check_voter(OPENED_TO_OTHERS_BEFORE) + UNDO
        ),
        migrations.RemoveField(model_name="changerequest", name="voters"),
        migrations.RemoveIndex(
            model_name="changerequest",
            name="approvals_cr_open",
        ),
        migrations.RemoveIndex(
            model_name="changerequest",
            name="approvals_cr_open_newest",
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("open_until__isnull", False)),
                fields=["tenant", "-created_at", "-id"],
                include=("open_until", "requester", "revision", "electorate"),
                name="approvals_cr_open",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("open_until__isnull", False)),
                fields=["-created_at", "-id"],
                include=("tenant", "open_until", "requester", "revision", "electorate"),
                name="approvals_cr_open_newest",
            ),
        ),
    ]
