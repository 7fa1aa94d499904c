"""Who could vote when a request was opened is kept with it, and nobody else votes on it."""

import django.contrib.postgres.fields
from django.db import migrations, models

RULES = r"""
CREATE FUNCTION approvals_check_voters_fixed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'who could vote when a request was opened cannot be changed' USING
        ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_voters_fixed';
END $$;

CREATE FUNCTION approvals_check_voter() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM approvals_changerequest r
         WHERE r.id = NEW.change_request_id AND NEW.voter_id <> ALL (r.voters)
    ) THEN
        RAISE EXCEPTION 'only who could vote when the request was opened votes' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_opened_to_voter';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER approvals_changerequest_voters_fixed BEFORE UPDATE ON approvals_changerequest
    FOR EACH ROW WHEN (OLD.voters IS DISTINCT FROM NEW.voters) EXECUTE FUNCTION approvals_check_voters_fixed();
-- After approvals_vote_rules, which says of a person who never votes on it what is worse.
CREATE TRIGGER approvals_vote_voter BEFORE INSERT ON approvals_vote
    FOR EACH ROW EXECUTE FUNCTION approvals_check_voter();
ALTER TABLE approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_voters_fixed;
ALTER TABLE approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_voter;
"""

UNDO = """
DROP FUNCTION approvals_check_voters_fixed CASCADE;
DROP FUNCTION approvals_check_voter CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("approvals", "0004_answers_by_person")]

    operations = [
        migrations.AddField(
            model_name="changerequest",
            name="voters",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), editable=False, null=True, size=None
            ),
        ),
        migrations.RunSQL(RULES, UNDO),
    ]
