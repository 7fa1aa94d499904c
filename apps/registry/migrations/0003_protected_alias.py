"""The database's own rule for aliases: a protected one moves only with a permit that was consumed for that move."""

from __future__ import annotations

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION public.registry_guard_alias() RETURNS trigger
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
        JOIN public.registry_modelversion v ON v.model_id = m.id
        WHERE m.id = NEW.model_id AND v.id = NEW.version_id;
    IF owner_id IS NULL OR owner_id <> NEW.tenant_id THEN
        RAISE EXCEPTION 'an alias points at a version of its own model and tenant'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT public.registry_alias_is_protected(NEW.model_id, NEW.name) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.version_id, OLD.permit_id) IS NOT DISTINCT FROM (NEW.version_id, NEW.permit_id) THEN
        RETURN NEW;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM public.approvals_permit p
        WHERE p.id = NEW.permit_id
            AND p.tenant_id = owner_id
            AND p.consumed_at IS NOT NULL
            AND p.target = 'alias:' || NEW.model_id || ':' || NEW.name
            AND p.value = 'version:' || NEW.version_id
            AND NOT EXISTS (SELECT 1 FROM public.registry_aliaschange c WHERE c.permit_id = p.id)
    ) THEN
        RAISE EXCEPTION 'the alias % is protected: it moves only with a permit consumed for this move', NEW.name
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION public.registry_alias_is_protected(p_model_id uuid, p_name text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.registry_registeredmodel m
        JOIN public.tenants_tenant t ON t.id = m.tenant_id
        CROSS JOIN LATERAL jsonb_array_elements_text(t.protected_aliases) AS protected(name)
        WHERE m.id = p_model_id AND lower(protected.name) = lower(p_name)
    )
$$;

CREATE TRIGGER registry_alias_protected BEFORE INSERT OR UPDATE OR DELETE ON public.registry_alias
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_alias();
ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_protected;
"""

BACKWARD = """
DROP FUNCTION public.registry_guard_alias() CASCADE;
DROP FUNCTION public.registry_alias_is_protected(uuid, text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0002_fixed_rows"),
        ("approvals", "0001_initial"),
        ("tenants", "0001_initial"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
