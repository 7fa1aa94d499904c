"""A rollout is of what its permit allows, and neither an alias nor a route gets ahead of it."""

from __future__ import annotations

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION public.rollouts_guard_approved() RETURNS trigger
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

CREATE TRIGGER rollouts_rollout_approved BEFORE INSERT OR DELETE ON public.rollouts_rollout
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_approved();
CREATE TRIGGER rollouts_rollout_approved_fixed BEFORE UPDATE ON public.rollouts_rollout
    FOR EACH ROW
    WHEN ((OLD.id, OLD.change_request_id, OLD.permit_id, OLD.plan, OLD.criteria, OLD.created_at)
        IS DISTINCT FROM (NEW.id, NEW.change_request_id, NEW.permit_id, NEW.plan, NEW.criteria, NEW.created_at))
    EXECUTE FUNCTION public.rollouts_guard_approved();
CREATE TRIGGER rollouts_rollout_not_emptied BEFORE TRUNCATE ON public.rollouts_rollout
    FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_approved();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_approved;
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_approved_fixed;
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_not_emptied;

-- What the registry cannot know: whether the rollout of the permit has come to its end, and to which.
CREATE FUNCTION public.rollouts_guard_alias() RETURNS trigger
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
        RAISE EXCEPTION 'the alias % moves when its rollout was observed to its end, and not after it turned back',
            NEW.name USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER rollouts_alias_observed BEFORE INSERT OR UPDATE ON public.registry_alias
    FOR EACH ROW WHEN (NEW.permit_id IS NOT NULL) EXECUTE FUNCTION public.rollouts_guard_alias();
ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER rollouts_alias_observed;

-- What callers get follows from the route: it names the version of its alias, and beside it that of a rollout.
CREATE FUNCTION public.rollouts_guard_route() RETURNS trigger
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
        RAISE EXCEPTION 'route %: a candidate is the one of a rollout that is under way', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER rollouts_trafficroute_follows BEFORE INSERT OR UPDATE OR DELETE ON public.rollouts_trafficroute
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_route();
CREATE TRIGGER rollouts_trafficroute_not_emptied BEFORE TRUNCATE ON public.rollouts_trafficroute
    FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_route();
ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_follows;
ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_not_emptied;
"""

HISTORY = ("rollouts_rolloutevent", "rollouts_look")
KEEP = "".join(
    f"""
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_append_only();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_not_emptied;
"""
    for table in HISTORY
)

BACKWARD = """
DROP FUNCTION public.rollouts_guard_approved() CASCADE;
DROP FUNCTION public.rollouts_guard_alias() CASCADE;
DROP FUNCTION public.rollouts_guard_route() CASCADE;
""" + "".join(f"DROP TRIGGER {table}_not_emptied ON public.{table};" for table in HISTORY)


class Migration(migrations.Migration):
    dependencies = [
        ("rollouts", "0006_names_in_rows"),
        ("registry", "0015_protected_by_every_column"),
        ("approvals", "0012_permits_of_executing_requests"),
    ]

    operations = [migrations.RunSQL(FORWARD + KEEP, BACKWARD)]
