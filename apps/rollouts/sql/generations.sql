-- A desired state of a route changes together with a higher generation only, so that no late process undoes what came
-- after.

CREATE OR REPLACE FUNCTION public.rollouts_guard_generation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'route %: a desired state changes together with a higher generation only', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER rollouts_trafficroute_generation BEFORE UPDATE ON public.rollouts_trafficroute
    FOR EACH ROW
    WHEN (NEW.generation < OLD.generation OR
          (NEW.generation = OLD.generation AND
           (OLD.baseline_id, OLD.candidate_id, OLD.weight)
               IS DISTINCT FROM (NEW.baseline_id, NEW.candidate_id, NEW.weight)))
    EXECUTE FUNCTION public.rollouts_guard_generation();
ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_generation;
