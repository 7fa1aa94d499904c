-- Tags and aliases also stand in the rows of their models and versions, where lists read them. Each change is worked
-- out from the row itself, so that of two at the same moment the second sees the first.

CREATE OR REPLACE FUNCTION public.registry_keep_model_tags() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE public.registry_registeredmodel o SET tag_values = o.tag_values - g.keys
            FROM (SELECT model_id AS id, array_agg(key::text) AS keys FROM gone GROUP BY model_id) g
            WHERE o.id = g.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE public.registry_registeredmodel o SET tag_values = o.tag_values || c.found
            FROM (SELECT c.model_id AS id, jsonb_object_agg(c.key, c.value) AS found FROM come c GROUP BY c.model_id) c
            WHERE o.id = c.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER registry_modeltag_kept_new AFTER INSERT ON public.registry_modeltag
    REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_model_tags();
ALTER TABLE public.registry_modeltag ENABLE ALWAYS TRIGGER registry_modeltag_kept_new;

CREATE OR REPLACE TRIGGER registry_modeltag_kept_changed AFTER UPDATE ON public.registry_modeltag
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_model_tags();
ALTER TABLE public.registry_modeltag ENABLE ALWAYS TRIGGER registry_modeltag_kept_changed;

CREATE OR REPLACE TRIGGER registry_modeltag_kept_gone AFTER DELETE ON public.registry_modeltag
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_model_tags();
ALTER TABLE public.registry_modeltag ENABLE ALWAYS TRIGGER registry_modeltag_kept_gone;

CREATE OR REPLACE FUNCTION public.registry_keep_version_tags() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE public.registry_modelversion o SET tag_values = o.tag_values - g.keys
            FROM (SELECT version_id AS id, array_agg(key::text) AS keys FROM gone GROUP BY version_id) g
            WHERE o.id = g.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE public.registry_modelversion o SET tag_values = o.tag_values || c.found
            FROM (SELECT c.version_id AS id, jsonb_object_agg(c.key, c.value) AS found FROM come c GROUP BY c.version_id) c
            WHERE o.id = c.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER registry_versiontag_kept_new AFTER INSERT ON public.registry_versiontag
    REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_version_tags();
ALTER TABLE public.registry_versiontag ENABLE ALWAYS TRIGGER registry_versiontag_kept_new;

CREATE OR REPLACE TRIGGER registry_versiontag_kept_changed AFTER UPDATE ON public.registry_versiontag
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_version_tags();
ALTER TABLE public.registry_versiontag ENABLE ALWAYS TRIGGER registry_versiontag_kept_changed;

CREATE OR REPLACE TRIGGER registry_versiontag_kept_gone AFTER DELETE ON public.registry_versiontag
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_version_tags();
ALTER TABLE public.registry_versiontag ENABLE ALWAYS TRIGGER registry_versiontag_kept_gone;

CREATE OR REPLACE FUNCTION public.registry_keep_aliases() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE public.registry_registeredmodel o SET alias_numbers = o.alias_numbers - g.keys
            FROM (SELECT model_id AS id, array_agg(name::text) AS keys FROM gone GROUP BY model_id) g
            WHERE o.id = g.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE public.registry_registeredmodel o SET alias_numbers = o.alias_numbers || c.found
            FROM (SELECT c.model_id AS id, jsonb_object_agg(c.name, v.number) AS found FROM come c JOIN public.registry_modelversion v ON v.id = c.version_id GROUP BY c.model_id) c
            WHERE o.id = c.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER registry_alias_kept_new AFTER INSERT ON public.registry_alias
    REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_aliases();
ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_kept_new;

CREATE OR REPLACE TRIGGER registry_alias_kept_changed AFTER UPDATE ON public.registry_alias
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_aliases();
ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_kept_changed;

CREATE OR REPLACE TRIGGER registry_alias_kept_gone AFTER DELETE ON public.registry_alias
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_aliases();
ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_kept_gone;

-- Written at any other place, they would say what the tables do not.
CREATE OR REPLACE FUNCTION public.registry_guard_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: tags and aliases are written in their own tables', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER registry_registeredmodel_kept BEFORE UPDATE OF tag_values, alias_numbers ON public.registry_registeredmodel
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.registry_guard_kept();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_kept;

CREATE OR REPLACE TRIGGER registry_registeredmodel_kept_new BEFORE INSERT ON public.registry_registeredmodel
    FOR EACH ROW
    WHEN (NEW.tag_values <> '{}' OR NEW.alias_numbers <> '{}')
    EXECUTE FUNCTION public.registry_guard_kept();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_kept_new;

CREATE OR REPLACE TRIGGER registry_modelversion_kept BEFORE UPDATE OF tag_values ON public.registry_modelversion
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.registry_guard_kept();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_kept;

CREATE OR REPLACE TRIGGER registry_modelversion_kept_new BEFORE INSERT ON public.registry_modelversion
    FOR EACH ROW WHEN (NEW.tag_values <> '{}') EXECUTE FUNCTION public.registry_guard_kept();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_kept_new;
