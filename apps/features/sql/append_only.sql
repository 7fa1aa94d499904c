-- The history of definitions stays: revisions are only added.

CREATE OR REPLACE FUNCTION public.features_guard_append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the history of definitions does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER features_revision_append_only BEFORE UPDATE OR DELETE ON public.features_revision
    FOR EACH ROW EXECUTE FUNCTION public.features_guard_append_only();
ALTER TABLE public.features_revision ENABLE ALWAYS TRIGGER features_revision_append_only;

CREATE OR REPLACE TRIGGER features_revision_not_emptied BEFORE TRUNCATE ON public.features_revision
    FOR EACH STATEMENT EXECUTE FUNCTION public.features_guard_append_only();
ALTER TABLE public.features_revision ENABLE ALWAYS TRIGGER features_revision_not_emptied;
