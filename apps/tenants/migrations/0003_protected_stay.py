from django.db import migrations

# Taking an alias off the list would let a model past its review, so no role of the application can.
FORWARD = """
CREATE FUNCTION tenants_protected_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT lower(kept) FROM jsonb_array_elements_text(OLD.protected_aliases) AS kept
        EXCEPT
        SELECT lower(kept) FROM jsonb_array_elements_text(NEW.protected_aliases) AS kept
    ) THEN
        RAISE EXCEPTION 'a protected alias of a tenant stays protected' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tenants_protected_stay BEFORE UPDATE OF protected_aliases ON tenants_tenant
    FOR EACH ROW EXECUTE FUNCTION tenants_protected_stay();
ALTER TABLE tenants_tenant ENABLE ALWAYS TRIGGER tenants_protected_stay;
"""
BACK = """
DROP TRIGGER tenants_protected_stay ON tenants_tenant;
DROP FUNCTION tenants_protected_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0002_roles_quotas_scopes")]
    operations = [
        migrations.RunSQL(FORWARD, BACK),
        migrations.AlterModelOptions(
            name="apitoken", options={"ordering": ["-created_at"], "verbose_name": "API token"}
        ),
    ]
