"""Nobody votes with a password that another person set: the vote could be that person's."""

from django.db import migrations

RULES = r"""
CREATE FUNCTION approvals_check_own_password() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM accounts_user u WHERE u.id = NEW.voter_id AND u.password_set_by_other) THEN
        RAISE EXCEPTION 'nobody votes with a password that another person set' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_own_password';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER approvals_vote_with_own_password BEFORE INSERT ON approvals_vote
    FOR EACH ROW EXECUTE FUNCTION approvals_check_own_password();
ALTER TABLE approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_with_own_password;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0013_applied_at_once"),
        ("accounts", "0007_password_set_by_other"),
    ]

    operations = [migrations.RunSQL(RULES, "DROP FUNCTION approvals_check_own_password CASCADE")]
