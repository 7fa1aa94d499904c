"""The rules of votes and permits hold a request without keeping others from referring to it, such as with a comment."""

from django.db import migrations

# Both functions as they are, but for the strength of their one lock.
REPLACED = """
DO $$
DECLARE
    rule regprocedure;
BEGIN
    FOREACH rule IN ARRAY ARRAY['public.approvals_check_vote()', 'public.approvals_check_permit()']::regprocedure[] LOOP
        EXECUTE replace(pg_get_functiondef(rule), '{before}', '{after}');
    END LOOP;
END $$;
"""
ALTOGETHER, ITS_CONTENT = "FOR UPDATE;", "FOR NO KEY UPDATE;"


class Migration(migrations.Migration):
    dependencies = [("approvals", "0009_decided_newest")]

    operations = [
        migrations.RunSQL(
            REPLACED.format(before=ALTOGETHER, after=ITS_CONTENT),
            REPLACED.format(before=ITS_CONTENT, after=ALTOGETHER),
        ),
    ]
