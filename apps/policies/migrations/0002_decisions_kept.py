"""Policy decisions are history: no row is ever changed, whoever asks."""

from django.db import migrations

KEEP = """
CREATE FUNCTION policies_refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are history and cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER policies_policydecision_kept BEFORE UPDATE OR DELETE ON policies_policydecision
    FOR EACH ROW EXECUTE FUNCTION policies_refuse_change();
CREATE TRIGGER policies_policydecision_not_emptied BEFORE TRUNCATE ON policies_policydecision
    EXECUTE FUNCTION policies_refuse_change();
ALTER TABLE policies_policydecision ENABLE ALWAYS TRIGGER policies_policydecision_kept;
ALTER TABLE policies_policydecision ENABLE ALWAYS TRIGGER policies_policydecision_not_emptied;
"""


class Migration(migrations.Migration):
    dependencies = [("policies", "0001_initial")]

    operations = [migrations.RunSQL(KEEP, "DROP FUNCTION policies_refuse_change CASCADE;")]
