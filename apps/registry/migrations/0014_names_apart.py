"""Names of models stand in a table of their own as well, which only grows, so that searches read an index of it alone."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

FILL = """
INSERT INTO registry_modelname (model_id, tenant_id, name) SELECT id, tenant_id, name FROM registry_registeredmodel;
-- A table cannot be changed while a look at a foreign key is due.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

FORWARD = r"""
CREATE FUNCTION public.registry_keep_names() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO public.registry_modelname (model_id, tenant_id, name) SELECT id, tenant_id, name FROM come;
    RETURN NULL;
END
$$;

CREATE TRIGGER registry_registeredmodel_named AFTER INSERT ON public.registry_registeredmodel
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_names();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_named;

CREATE FUNCTION public.registry_guard_names() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: a name is written with its model', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER registry_modelname_kept BEFORE INSERT OR UPDATE ON public.registry_modelname
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.registry_guard_names();
ALTER TABLE public.registry_modelname ENABLE ALWAYS TRIGGER registry_modelname_kept;
"""

BACKWARD = (
    "DROP FUNCTION public.registry_keep_names() CASCADE; DROP FUNCTION public.registry_guard_names() CASCADE;"
)


class Migration(migrations.Migration):
    dependencies = [("registry", "0013_tags_by_their_beginning"), ("tenants", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ModelName",
            fields=[
                (
                    "model",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="registry.registeredmodel",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.tenant",
                    ),
                ),
                ("name", models.CharField(max_length=128)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["tenant", "name", "model"], name="registry_modelname_tenant")
                ],
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
