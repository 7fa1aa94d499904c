-- A rollout is of what its permit allows, and stays.

CREATE OR REPLACE FUNCTION public.rollouts_guard_approved() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state = 'pending' AND EXISTS (
        SELECT FROM public.approvals_permit p
        JOIN public.rollouts_trafficroute r ON r.id = NEW.route_id
        WHERE p.id = NEW.permit_id
            AND p.change_request_id = NEW.change_request_id
            AND p.tenant_id = NEW.tenant_id
            AND p.consumed_at IS NULL
            AND p.target = 'alias:' || r.model_id || ':' || r.alias
            AND p.value = 'version:' || NEW.candidate_id
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% on % is refused: a rollout is of what its permit allows, and stays', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER rollouts_rollout_approved BEFORE INSERT OR DELETE ON public.rollouts_rollout
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_approved();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_approved;

CREATE OR REPLACE TRIGGER rollouts_rollout_approved_fixed BEFORE UPDATE ON public.rollouts_rollout
    FOR EACH ROW
    WHEN ((OLD.id, OLD.change_request_id, OLD.permit_id, OLD.plan, OLD.criteria, OLD.created_at)
        IS DISTINCT FROM
          (NEW.id, NEW.change_request_id, NEW.permit_id, NEW.plan, NEW.criteria, NEW.created_at))
    EXECUTE FUNCTION public.rollouts_guard_approved();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_approved_fixed;

CREATE OR REPLACE TRIGGER rollouts_rollout_not_emptied BEFORE TRUNCATE ON public.rollouts_rollout
    FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_approved();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_not_emptied;
