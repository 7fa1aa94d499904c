-- What was observed and measured stays: the timeline and the measurements are append-only.

CREATE OR REPLACE FUNCTION public.rollouts_guard_append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what a rollout did and measured does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER rollouts_rolloutevent_append_only BEFORE UPDATE OR DELETE ON public.rollouts_rolloutevent
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_append_only();
ALTER TABLE public.rollouts_rolloutevent ENABLE ALWAYS TRIGGER rollouts_rolloutevent_append_only;

CREATE OR REPLACE TRIGGER rollouts_rolloutevent_not_emptied BEFORE TRUNCATE ON public.rollouts_rolloutevent
    FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_append_only();
ALTER TABLE public.rollouts_rolloutevent ENABLE ALWAYS TRIGGER rollouts_rolloutevent_not_emptied;

CREATE OR REPLACE TRIGGER rollouts_measurement_append_only BEFORE UPDATE OR DELETE ON public.rollouts_measurement
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_append_only();
ALTER TABLE public.rollouts_measurement ENABLE ALWAYS TRIGGER rollouts_measurement_append_only;

CREATE OR REPLACE TRIGGER rollouts_measurement_not_emptied BEFORE TRUNCATE ON public.rollouts_measurement
    FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_append_only();
ALTER TABLE public.rollouts_measurement ENABLE ALWAYS TRIGGER rollouts_measurement_not_emptied;
