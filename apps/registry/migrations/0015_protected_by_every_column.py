"""A protected alias is compared column by column and moves only while its request is executed; what it names is never removed."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

# The rule of 0003, in which the alias may not change at all but by a move, and the move belongs to a request.
ALIAS = r"""
CREATE OR REPLACE FUNCTION public.registry_guard_alias() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    owner_id uuid;
BEGIN
    IF TG_OP <> 'INSERT' AND public.registry_alias_is_protected(OLD.model_id, OLD.name) THEN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'the alias % is protected: it cannot be deleted', OLD.name
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF (OLD.id, OLD.model_id, OLD.name, OLD.tenant_id)
            IS DISTINCT FROM (NEW.id, NEW.model_id, NEW.name, NEW.tenant_id) THEN
            RAISE EXCEPTION 'the alias % is protected: it cannot be renamed or moved', OLD.name
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    SELECT m.tenant_id INTO owner_id FROM public.registry_registeredmodel m
        JOIN public.registry_modelversion v ON v.model_id = m.id AND v.tenant_id = m.tenant_id
        WHERE m.id = NEW.model_id AND v.id = NEW.version_id;
    IF owner_id IS NULL OR owner_id <> NEW.tenant_id THEN
        RAISE EXCEPTION 'an alias points at a version of its own model and tenant'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT public.registry_alias_is_protected(NEW.model_id, NEW.name) THEN
        RETURN NEW;
    END IF;
    -- The whole row: another name or model makes a free alias a protected one without another version.
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    -- The request is held, so that it cannot end between this look and the commit.
    PERFORM FROM public.approvals_permit p
        JOIN public.approvals_changerequest r ON r.id = p.change_request_id
        WHERE p.id = NEW.permit_id
            AND (p.tenant_id, r.tenant_id) = (owner_id, owner_id)
            AND p.consumed_at IS NOT NULL
            AND p.expires_at > clock_timestamp()
            AND p.target = 'alias:' || NEW.model_id || ':' || NEW.name
            AND p.value = 'version:' || NEW.version_id
            AND r.state = 'executing'
            AND r.digest = p.digest
            AND NOT EXISTS (SELECT 1 FROM public.registry_aliaschange c WHERE c.permit_id = p.id)
        FOR NO KEY UPDATE OF r;
    IF NOT FOUND THEN
        RAISE EXCEPTION
            'the alias % is protected: it moves only with a permit that a request being executed used for this move',
            NEW.name USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
"""
ALIAS_BEFORE = (
    import_module("apps.registry.migrations.0003_protected_alias")
    .FORWARD.partition("CREATE FUNCTION public.registry_alias_is_protected")[0]
    .replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
)

# A row that is removed and written anew under its id is a change that no comparison sees, since foreign keys are looked
# at when the transaction ends.
STAY = "".join(
    f"""
CREATE TRIGGER {table}_stays BEFORE DELETE ON public.{table}
    FOR EACH ROW EXECUTE FUNCTION public.{guard}();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_stays;
"""
    for table, guard in (
        ("registry_registeredmodel", "registry_guard_fixed"),
        ("registry_modelversion", "registry_guard_fixed"),
        ("registry_modelname", "registry_guard_names"),
    )
)
STAY_BACK = "".join(
    f"DROP TRIGGER {table}_stays ON public.{table};"
    for table in ("registry_registeredmodel", "registry_modelversion", "registry_modelname")
)

NOT_EMPTIED = (
    "registry_alias",
    "registry_aliaschange",
    "registry_artifact",
    "registry_modelname",
    "registry_modelversion",
    "registry_registeredmodel",
    "registry_versionfile",
)
KEEP = "".join(
    f"""
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_not_emptied;
"""
    for table in NOT_EMPTIED
)
KEEP_BACK = "".join(f"DROP TRIGGER {table}_not_emptied ON public.{table};" for table in NOT_EMPTIED)


class Migration(migrations.Migration):
    dependencies = [("registry", "0014_names_apart"), ("approvals", "0011_ids_by_time")]

    operations = [
        migrations.RunSQL(ALIAS, ALIAS_BEFORE),
        migrations.RunSQL(STAY + KEEP, STAY_BACK + KEEP_BACK),
    ]
