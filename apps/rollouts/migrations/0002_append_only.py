"""What was seen and measured stays: the timeline and the looks are append-only, held by triggers."""

from __future__ import annotations

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION public.rollouts_guard_append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what a rollout did and measured does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER rollouts_rolloutevent_append_only BEFORE UPDATE OR DELETE ON public.rollouts_rolloutevent
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_append_only();
ALTER TABLE public.rollouts_rolloutevent ENABLE ALWAYS TRIGGER rollouts_rolloutevent_append_only;

CREATE TRIGGER rollouts_look_append_only BEFORE UPDATE OR DELETE ON public.rollouts_look
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_append_only();
ALTER TABLE public.rollouts_look ENABLE ALWAYS TRIGGER rollouts_look_append_only;

CREATE FUNCTION public.rollouts_guard_generation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'route %: a wanted state changes together with a higher generation only', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER rollouts_trafficroute_generation BEFORE UPDATE ON public.rollouts_trafficroute
    FOR EACH ROW
    WHEN (NEW.generation < OLD.generation OR
          (NEW.generation = OLD.generation AND
           (OLD.baseline_id, OLD.candidate_id, OLD.weight)
               IS DISTINCT FROM (NEW.baseline_id, NEW.candidate_id, NEW.weight)))
    EXECUTE FUNCTION public.rollouts_guard_generation();
ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_generation;

CREATE FUNCTION public.rollouts_guard_way() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'rollout %: % does not go to %', OLD.id, OLD.state, NEW.state
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER rollouts_rollout_way BEFORE UPDATE OF state ON public.rollouts_rollout
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
"""

BACKWARD = """
DROP FUNCTION public.rollouts_guard_append_only() CASCADE;
DROP FUNCTION public.rollouts_guard_generation() CASCADE;
DROP FUNCTION public.rollouts_guard_way() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("rollouts", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
