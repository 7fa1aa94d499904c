-- What was registered stays as it was: fixed columns, fixed files and an append-only history. A row that is removed
-- and written anew under its id is a change that no comparison sees, since foreign keys are looked at when the
-- transaction ends.

CREATE OR REPLACE FUNCTION public.registry_guard_fixed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what was registered does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER registry_versionfile_fixed BEFORE UPDATE OR DELETE ON public.registry_versionfile
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_versionfile ENABLE ALWAYS TRIGGER registry_versionfile_fixed;

CREATE OR REPLACE TRIGGER registry_aliaschange_append_only BEFORE UPDATE OR DELETE ON public.registry_aliaschange
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_aliaschange ENABLE ALWAYS TRIGGER registry_aliaschange_append_only;

CREATE OR REPLACE TRIGGER registry_provenance_append_only BEFORE UPDATE OR DELETE ON public.registry_provenance
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_provenance ENABLE ALWAYS TRIGGER registry_provenance_append_only;

CREATE OR REPLACE TRIGGER registry_artifact_frozen BEFORE UPDATE OR DELETE ON public.registry_artifact
    FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_artifact ENABLE ALWAYS TRIGGER registry_artifact_frozen;

CREATE OR REPLACE TRIGGER registry_modelversion_fixed BEFORE UPDATE ON public.registry_modelversion
    FOR EACH ROW
    WHEN ((OLD.id, OLD.tenant_id, OLD.model_id, OLD.number, OLD.source, OLD.source_path, OLD.run_id,
           OLD.manifest_digest, OLD.size_bytes, OLD.metrics, OLD.params, OLD.created_by_id, OLD.created_at)
        IS DISTINCT FROM
          (NEW.id, NEW.tenant_id, NEW.model_id, NEW.number, NEW.source, NEW.source_path, NEW.run_id,
           NEW.manifest_digest, NEW.size_bytes, NEW.metrics, NEW.params, NEW.created_by_id, NEW.created_at))
    EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_fixed;

CREATE OR REPLACE TRIGGER registry_modelversion_answerable_fixed BEFORE UPDATE ON public.registry_modelversion
    FOR EACH ROW
    WHEN (OLD.answerable_id IS DISTINCT FROM NEW.answerable_id)
    EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_answerable_fixed;

CREATE OR REPLACE TRIGGER registry_modelversion_stays BEFORE DELETE ON public.registry_modelversion
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_stays;

CREATE OR REPLACE TRIGGER registry_registeredmodel_fixed BEFORE UPDATE ON public.registry_registeredmodel
    FOR EACH ROW
    WHEN ((OLD.id, OLD.tenant_id, OLD.name)
        IS DISTINCT FROM
          (NEW.id, NEW.tenant_id, NEW.name))
    EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_fixed;

CREATE OR REPLACE TRIGGER registry_registeredmodel_stays BEFORE DELETE ON public.registry_registeredmodel
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_stays;

CREATE OR REPLACE TRIGGER registry_alias_not_emptied BEFORE TRUNCATE ON public.registry_alias
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_not_emptied;

CREATE OR REPLACE TRIGGER registry_aliaschange_not_emptied BEFORE TRUNCATE ON public.registry_aliaschange
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_aliaschange ENABLE ALWAYS TRIGGER registry_aliaschange_not_emptied;

CREATE OR REPLACE TRIGGER registry_artifact_not_emptied BEFORE TRUNCATE ON public.registry_artifact
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_artifact ENABLE ALWAYS TRIGGER registry_artifact_not_emptied;

CREATE OR REPLACE TRIGGER registry_modelversion_not_emptied BEFORE TRUNCATE ON public.registry_modelversion
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_not_emptied;

CREATE OR REPLACE TRIGGER registry_provenance_not_emptied BEFORE TRUNCATE ON public.registry_provenance
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_provenance ENABLE ALWAYS TRIGGER registry_provenance_not_emptied;

CREATE OR REPLACE TRIGGER registry_registeredmodel_not_emptied BEFORE TRUNCATE ON public.registry_registeredmodel
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_not_emptied;

CREATE OR REPLACE TRIGGER registry_versionfile_not_emptied BEFORE TRUNCATE ON public.registry_versionfile
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();
ALTER TABLE public.registry_versionfile ENABLE ALWAYS TRIGGER registry_versionfile_not_emptied;
