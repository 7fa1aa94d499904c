-- Names of models stand in a table of their own as well, which only grows, so that searches read an index of it alone.

CREATE OR REPLACE FUNCTION public.registry_keep_names() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO public.registry_modelname (model_id, tenant_id, name) SELECT id, tenant_id, name FROM come;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER registry_registeredmodel_named AFTER INSERT ON public.registry_registeredmodel
    REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_names();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_named;

CREATE OR REPLACE FUNCTION public.registry_guard_names() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: a name is written with its model', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER registry_modelname_kept BEFORE INSERT OR UPDATE ON public.registry_modelname
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.registry_guard_names();
ALTER TABLE public.registry_modelname ENABLE ALWAYS TRIGGER registry_modelname_kept;

CREATE OR REPLACE TRIGGER registry_modelname_stays BEFORE DELETE ON public.registry_modelname
    FOR EACH ROW EXECUTE FUNCTION public.registry_guard_names();
ALTER TABLE public.registry_modelname ENABLE ALWAYS TRIGGER registry_modelname_stays;
