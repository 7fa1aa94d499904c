-- What callers get follows from the route: it names the version of its alias, and beside it that of a rollout.

CREATE OR REPLACE FUNCTION public.rollouts_guard_route() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') OR TG_OP = 'UPDATE' AND
       (OLD.id, OLD.tenant_id, OLD.model_id, OLD.alias) IS DISTINCT FROM (NEW.id, NEW.tenant_id, NEW.model_id, NEW.alias)
    THEN
        RAISE EXCEPTION '% on % is refused: a route stays with its alias', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (TG_OP = 'INSERT' OR OLD.baseline_id IS DISTINCT FROM NEW.baseline_id)
       AND NEW.baseline_id IS DISTINCT FROM (
           SELECT a.version_id FROM public.registry_alias a
           WHERE a.tenant_id = NEW.tenant_id AND a.model_id = NEW.model_id AND a.name = NEW.alias
       ) AND (TG_OP = 'UPDATE' OR NEW.baseline_id IS NOT NULL) THEN
        RAISE EXCEPTION 'route %: the stable version is the one that its alias names', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (TG_OP = 'INSERT' OR OLD.candidate_id IS DISTINCT FROM NEW.candidate_id)
       AND NEW.candidate_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM public.rollouts_rollout o
           WHERE o.route_id = NEW.id AND o.candidate_id = NEW.candidate_id
               AND o.state IN ('applying', 'observing')
       ) THEN
        RAISE EXCEPTION 'route %: a candidate is the one of a rollout that is in progress', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER rollouts_trafficroute_follows BEFORE INSERT OR UPDATE OR DELETE ON public.rollouts_trafficroute
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_route();
ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_follows;

CREATE OR REPLACE TRIGGER rollouts_trafficroute_not_emptied BEFORE TRUNCATE ON public.rollouts_trafficroute
    FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_route();
ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_not_emptied;
