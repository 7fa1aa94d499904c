-- What came of a try is history: no row is changed. Deliveries that ended long ago are deleted, their tries with them.

CREATE OR REPLACE FUNCTION public.notifications_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are history and cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END $$;

CREATE OR REPLACE TRIGGER notifications_attempt_kept BEFORE UPDATE ON public.notifications_attempt
    FOR EACH ROW EXECUTE FUNCTION public.notifications_refuse_change();
ALTER TABLE public.notifications_attempt ENABLE ALWAYS TRIGGER notifications_attempt_kept;
