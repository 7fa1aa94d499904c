-- Policy decisions are history: no row is ever changed, whoever asks.

CREATE OR REPLACE FUNCTION public.policies_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are history and cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END $$;

CREATE OR REPLACE TRIGGER policies_policydecision_kept BEFORE UPDATE OR DELETE ON public.policies_policydecision
    FOR EACH ROW EXECUTE FUNCTION public.policies_refuse_change();
ALTER TABLE public.policies_policydecision ENABLE ALWAYS TRIGGER policies_policydecision_kept;

CREATE OR REPLACE TRIGGER policies_policydecision_not_emptied BEFORE TRUNCATE ON public.policies_policydecision
    FOR EACH STATEMENT EXECUTE FUNCTION public.policies_refuse_change();
ALTER TABLE public.policies_policydecision ENABLE ALWAYS TRIGGER policies_policydecision_not_emptied;
