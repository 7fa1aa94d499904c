"""A rollout keeps what lists show of its model, alias and versions, none of which changes; a trigger holds it to them."""

from __future__ import annotations

from django.db import migrations, models

FILL = """
UPDATE rollouts_rollout o
SET model_name = m.name, alias = r.alias, candidate_number = c.number,
    baseline_number = (SELECT b.number FROM registry_modelversion b WHERE b.id = o.baseline_id)
FROM rollouts_trafficroute r, registry_registeredmodel m, registry_modelversion c
WHERE r.id = o.route_id AND m.id = r.model_id AND c.id = o.candidate_id;
-- A table cannot be changed while a look at a foreign key is due.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

FORWARD = r"""
CREATE FUNCTION public.rollouts_guard_names() RETURNS trigger
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

CREATE TRIGGER rollouts_rollout_names BEFORE INSERT ON public.rollouts_rollout
    FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_names();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_names;

CREATE TRIGGER rollouts_rollout_names_fixed BEFORE UPDATE ON public.rollouts_rollout
    FOR EACH ROW
    WHEN ((OLD.tenant_id, OLD.route_id, OLD.candidate_id, OLD.baseline_id, OLD.model_name, OLD.alias,
           OLD.candidate_number, OLD.baseline_number)
        IS DISTINCT FROM
          (NEW.tenant_id, NEW.route_id, NEW.candidate_id, NEW.baseline_id, NEW.model_name, NEW.alias,
           NEW.candidate_number, NEW.baseline_number))
    EXECUTE FUNCTION public.rollouts_guard_names();
ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_names_fixed;
"""

BACKWARD = "DROP FUNCTION public.rollouts_guard_names() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("rollouts", "0005_ids_by_time"), ("registry", "0001_initial")]

    operations = [
        migrations.AddField("rollout", "model_name", models.CharField(max_length=128, null=True)),
        migrations.AddField("rollout", "alias", models.CharField(max_length=255, null=True)),
        migrations.AddField("rollout", "candidate_number", models.PositiveIntegerField(null=True)),
        migrations.AddField("rollout", "baseline_number", models.PositiveIntegerField(null=True, blank=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField("rollout", "model_name", models.CharField(max_length=128)),
        migrations.AlterField("rollout", "alias", models.CharField(max_length=255)),
        migrations.AlterField("rollout", "candidate_number", models.PositiveIntegerField()),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
