-- No alias gets ahead of its rollout. What the registry cannot know: whether the rollout of the permit has come to its
-- end, and to which.

CREATE OR REPLACE FUNCTION public.rollouts_guard_alias() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT FROM public.rollouts_rollout o
        WHERE o.permit_id = NEW.permit_id AND o.state <> 'observing'
    ) THEN
        RAISE EXCEPTION 'the alias % moves when its rollout was observed to its end, and not after it was rolled back',
            NEW.name USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER rollouts_alias_observed BEFORE INSERT OR UPDATE ON public.registry_alias
    FOR EACH ROW WHEN (NEW.permit_id IS NOT NULL) EXECUTE FUNCTION public.rollouts_guard_alias();
ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER rollouts_alias_observed;
