from django.db import migrations, models

# MLflow reads these names as versions, so no alias can ever have one. Names that were protected before stay as they are.
FORWARD = """
CREATE FUNCTION tenants_protected_can_move() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM jsonb_array_elements_text(NEW.protected_aliases) AS named
        WHERE lower(named) ~ '^(latest|v[0-9]+)$'
            AND (TG_OP = 'INSERT' OR lower(named) NOT IN (
                SELECT lower(kept) FROM jsonb_array_elements_text(OLD.protected_aliases) AS kept
            ))
    ) THEN
        RAISE EXCEPTION 'a reserved name cannot be protected: no alias can have it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tenants_protected_can_move BEFORE INSERT OR UPDATE OF protected_aliases ON tenants_tenant
    FOR EACH ROW EXECUTE FUNCTION tenants_protected_can_move();
ALTER TABLE tenants_tenant ENABLE ALWAYS TRIGGER tenants_protected_can_move;
"""
BACK = """
DROP TRIGGER tenants_protected_can_move ON tenants_tenant;
DROP FUNCTION tenants_protected_can_move();
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0006_tenants_stay")]
    operations = [
        migrations.AddField(
            model_name="tenant", name="bounds", field=models.JSONField(blank=True, default=dict)
        ),
        migrations.RunSQL(FORWARD, BACK),
    ]
