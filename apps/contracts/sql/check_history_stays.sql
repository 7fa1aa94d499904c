-- What a check found does not change: runs that have ended and their results are read and, when they are old, deleted.

CREATE OR REPLACE FUNCTION public.contracts_guard_check_history() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what a check found does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER contracts_checkrun_ended BEFORE UPDATE ON public.contracts_checkrun
    FOR EACH ROW WHEN (OLD.state <> 'checking')
    EXECUTE FUNCTION public.contracts_guard_check_history();
ALTER TABLE public.contracts_checkrun ENABLE ALWAYS TRIGGER contracts_checkrun_ended;

CREATE OR REPLACE TRIGGER contracts_checkresult_fixed BEFORE UPDATE ON public.contracts_checkresult
    FOR EACH ROW EXECUTE FUNCTION public.contracts_guard_check_history();
ALTER TABLE public.contracts_checkresult ENABLE ALWAYS TRIGGER contracts_checkresult_fixed;
