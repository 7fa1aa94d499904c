-- A tag lies in the tenant of what it stands on: searches look for tags by tenant, so another's would be found there.

CREATE OR REPLACE FUNCTION public.registry_guard_tag() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_TABLE_NAME = 'registry_modeltag' THEN
        IF EXISTS (
            SELECT FROM public.registry_registeredmodel m WHERE m.id = NEW.model_id AND m.tenant_id = NEW.tenant_id
        ) THEN
            RETURN NEW;
        END IF;
    ELSIF EXISTS (
        SELECT FROM public.registry_modelversion v WHERE v.id = NEW.version_id AND v.tenant_id = NEW.tenant_id
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a tag lies in the tenant of what it stands on'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER registry_modeltag_of_tenant BEFORE INSERT OR UPDATE OF tenant_id, model_id ON public.registry_modeltag
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_tag();
ALTER TABLE public.registry_modeltag ENABLE ALWAYS TRIGGER registry_modeltag_of_tenant;

CREATE OR REPLACE TRIGGER registry_versiontag_of_tenant BEFORE INSERT OR UPDATE OF tenant_id, version_id ON public.registry_versiontag
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_tag();
ALTER TABLE public.registry_versiontag ENABLE ALWAYS TRIGGER registry_versiontag_of_tenant;
