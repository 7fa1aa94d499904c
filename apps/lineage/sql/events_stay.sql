-- An event is kept as it was sent until it is pruned: no row is changed meanwhile.

CREATE OR REPLACE FUNCTION public.lineage_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are kept as they were sent', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_as_sent', TABLE = TG_TABLE_NAME;
END $$;

CREATE OR REPLACE TRIGGER lineage_event_as_sent BEFORE UPDATE ON public.lineage_event
    FOR EACH ROW EXECUTE FUNCTION public.lineage_refuse_change();
ALTER TABLE public.lineage_event ENABLE ALWAYS TRIGGER lineage_event_as_sent;
