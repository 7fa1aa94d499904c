"""What was registered stays as it was: fixed columns, fixed files and an append-only history, held by triggers."""

from __future__ import annotations

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION public.registry_guard_fixed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what was registered does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER registry_versionfile_fixed BEFORE UPDATE OR DELETE ON public.registry_versionfile
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_versionfile ENABLE ALWAYS TRIGGER registry_versionfile_fixed;

CREATE TRIGGER registry_aliaschange_append_only BEFORE UPDATE OR DELETE ON public.registry_aliaschange
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_aliaschange ENABLE ALWAYS TRIGGER registry_aliaschange_append_only;

CREATE TRIGGER registry_modelversion_fixed BEFORE UPDATE ON public.registry_modelversion
    FOR EACH ROW
    WHEN ((OLD.id, OLD.tenant_id, OLD.model_id, OLD.number, OLD.source, OLD.source_path, OLD.run_id,
           OLD.manifest_digest, OLD.size_bytes, OLD.metrics, OLD.params, OLD.created_by_id, OLD.created_at)
        IS DISTINCT FROM
          (NEW.id, NEW.tenant_id, NEW.model_id, NEW.number, NEW.source, NEW.source_path, NEW.run_id,
           NEW.manifest_digest, NEW.size_bytes, NEW.metrics, NEW.params, NEW.created_by_id, NEW.created_at))
    EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_fixed;

CREATE TRIGGER registry_registeredmodel_fixed BEFORE UPDATE ON public.registry_registeredmodel
    FOR EACH ROW
    WHEN ((OLD.id, OLD.tenant_id, OLD.name) IS DISTINCT FROM (NEW.id, NEW.tenant_id, NEW.name))
    EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_fixed;

CREATE TRIGGER registry_artifact_frozen BEFORE UPDATE OR DELETE ON public.registry_artifact
    FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL)
    EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_artifact ENABLE ALWAYS TRIGGER registry_artifact_frozen;
"""

BACKWARD = "DROP FUNCTION public.registry_guard_fixed() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
