-- A rollout keeps what lists show of its model, alias and versions, none of which changes, and is held to them.

CREATE OR REPLACE FUNCTION public.rollouts_guard_names() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP = 'INSERT' AND EXISTS (
        SELECT FROM public.rollouts_trafficroute r
        JOIN public.registry_registeredmodel m ON m.id = r.model_id
        JOIN public.registry_modelversion c ON c.id = NEW.candidate_id AND c.model_id = m.id
        LEFT JOIN public.registry_modelversion b ON b.id = NEW.baseline_id AND b.model_id = m.id
        WHERE r.id = NEW.route_id
            AND (r.tenant_id, m.name, r.alias, c.number) = (NEW.tenant_id, NEW.model_name, NEW.alias, NEW.candidate_number)
            AND (b.id, b.number) IS NOT DISTINCT FROM (NEW.baseline_id, NEW.baseline_number::int)
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a rollout is of versions of its route''s model, and is named after them'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER rollouts_rollout_names BEFORE INSERT ON public.rollouts_rollout
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_names();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_names;

CREATE OR REPLACE TRIGGER rollouts_rollout_names_fixed BEFORE UPDATE ON public.rollouts_rollout
    FOR EACH ROW
    WHEN ((OLD.tenant_id, OLD.route_id, OLD.candidate_id, OLD.baseline_id, OLD.model_name, OLD.alias,
           OLD.candidate_number, OLD.baseline_number)
        IS DISTINCT FROM
          (NEW.tenant_id, NEW.route_id, NEW.candidate_id, NEW.baseline_id, NEW.model_name, NEW.alias,
           NEW.candidate_number, NEW.baseline_number))
    EXECUTE FUNCTION public.rollouts_guard_names();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_names_fixed;
