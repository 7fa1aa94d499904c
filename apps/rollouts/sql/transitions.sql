-- The state of a rollout follows the table of transitions in apps/rollouts/choices.py; a test compares the two.

CREATE OR REPLACE FUNCTION public.rollouts_guard_way() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'rollout %: % does not go to %', OLD.id, OLD.state, NEW.state
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE TRIGGER rollouts_rollout_way BEFORE UPDATE OF state ON public.rollouts_rollout
    FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('pending', 'preparing'), ('pending', 'rolling_back'),
        ('preparing', 'applying'), ('preparing', 'rolling_back'),
        ('applying', 'observing'), ('applying', 'rolling_back'),
        ('observing', 'applying'), ('observing', 'promoting'), ('observing', 'rolling_back'),
        ('promoting', 'succeeded'),
        ('rolling_back', 'rolled_back')))
    EXECUTE FUNCTION public.rollouts_guard_way();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_way;
