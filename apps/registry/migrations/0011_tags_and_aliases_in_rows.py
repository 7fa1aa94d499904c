"""Tags and aliases also stand in the rows of their models and versions, where lists read them; triggers keep them there."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Value

FILL = """
WITH tags AS (
    SELECT model_id AS id, jsonb_object_agg(key, value) AS found FROM registry_modeltag GROUP BY model_id
), aliases AS (
    SELECT a.model_id AS id, jsonb_object_agg(a.name, v.number) AS found
    FROM registry_alias a JOIN registry_modelversion v ON v.id = a.version_id GROUP BY a.model_id
), both_found AS (
    SELECT id, coalesce(tags.found, '{}') AS tag_values, coalesce(aliases.found, '{}') AS alias_numbers
    FROM tags FULL JOIN aliases USING (id)
)
UPDATE registry_registeredmodel m SET tag_values = b.tag_values, alias_numbers = b.alias_numbers
FROM both_found b WHERE b.id = m.id;
UPDATE registry_modelversion v SET tag_values = t.found FROM (
    SELECT version_id, jsonb_object_agg(key, value) AS found FROM registry_versiontag GROUP BY version_id
) t WHERE t.version_id = v.id;
-- A table cannot be changed while a look at a foreign key is due.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

# Each change is worked out from the row itself, so that of two at the same moment the second sees the first.
KEEP = r"""
CREATE FUNCTION public.{function}() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE public.{owners} o SET {column} = o.{column} - g.keys
            FROM (SELECT {owner} AS id, array_agg({key}::text) AS keys FROM gone GROUP BY {owner}) g
            WHERE o.id = g.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE public.{owners} o SET {column} = o.{column} || c.found
            FROM (SELECT c.{owner} AS id, jsonb_object_agg(c.{key}, {value}) AS found FROM {come} GROUP BY c.{owner}) c
            WHERE o.id = c.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER {table}_kept_new AFTER INSERT ON public.{table}
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.{function}();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_kept_new;
CREATE TRIGGER {table}_kept_changed AFTER UPDATE ON public.{table}
    REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.{function}();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_kept_changed;
CREATE TRIGGER {table}_kept_gone AFTER DELETE ON public.{table}
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.{function}();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_kept_gone;
"""

KEPT = (
    {
        "function": "registry_keep_model_tags",
        "table": "registry_modeltag",
        "owners": "registry_registeredmodel",
        "owner": "model_id",
        "column": "tag_values",
        "key": "key",
        "value": "c.value",
        "come": "come c",
    },
    {
        "function": "registry_keep_version_tags",
        "table": "registry_versiontag",
        "owners": "registry_modelversion",
        "owner": "version_id",
        "column": "tag_values",
        "key": "key",
        "value": "c.value",
        "come": "come c",
    },
    {
        "function": "registry_keep_aliases",
        "table": "registry_alias",
        "owners": "registry_registeredmodel",
        "owner": "model_id",
        "column": "alias_numbers",
        "key": "name",
        "value": "v.number",
        "come": "come c JOIN public.registry_modelversion v ON v.id = c.version_id",
    },
)

# Written at any other place, they would say what the tables do not.
GUARD = r"""
CREATE FUNCTION public.registry_guard_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: tags and aliases are written in their own tables', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER registry_registeredmodel_kept BEFORE UPDATE OF tag_values, alias_numbers
    ON public.registry_registeredmodel FOR EACH ROW WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION public.registry_guard_kept();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_kept;
CREATE TRIGGER registry_registeredmodel_kept_new BEFORE INSERT ON public.registry_registeredmodel
    FOR EACH ROW WHEN (NEW.tag_values <> '{}' OR NEW.alias_numbers <> '{}')
    EXECUTE FUNCTION public.registry_guard_kept();
ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_kept_new;
CREATE TRIGGER registry_modelversion_kept BEFORE UPDATE OF tag_values
    ON public.registry_modelversion FOR EACH ROW WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION public.registry_guard_kept();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_kept;
CREATE TRIGGER registry_modelversion_kept_new BEFORE INSERT ON public.registry_modelversion
    FOR EACH ROW WHEN (NEW.tag_values <> '{}') EXECUTE FUNCTION public.registry_guard_kept();
ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_kept_new;
"""

FORWARD = "".join(KEEP.format(**kept) for kept in KEPT) + GUARD
BACKWARD = "".join(f"DROP FUNCTION public.{kept['function']}() CASCADE;" for kept in KEPT) + (
    "DROP FUNCTION public.registry_guard_kept() CASCADE;"
)


def kept(help_text: str) -> models.JSONField:
    empty = Value({}, output_field=models.JSONField())
    return models.JSONField(default=dict, db_default=empty, editable=False, help_text=help_text)


class Migration(migrations.Migration):
    dependencies = [("registry", "0010_bytes_by_name")]

    operations = [
        migrations.AddField("modelversion", "tag_values", kept("The tags: key to value.")),
        migrations.AddField("registeredmodel", "tag_values", kept("The tags: key to value.")),
        migrations.AddField(
            "registeredmodel",
            "alias_numbers",
            kept("The aliases: name to the number of the version."),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
