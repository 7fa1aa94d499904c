"""The trail's rules in the database: who owns it, the one way in, and no way to change or remove.

The roles exist before the first migration: `portal_app` is the application's, `audit_owner` cannot log in and owns
the trail, and the role that migrates is a member of `audit_owner`, so that later migrations can alter the tables.
"""

from __future__ import annotations

from django.db import migrations

ROLES = """
DO $$
BEGIN
    IF (SELECT count(*) FROM pg_roles WHERE rolname IN ('portal_app', 'audit_owner')) < 2 THEN
        RAISE EXCEPTION 'the roles portal_app and audit_owner must exist before the portal is migrated'
            USING HINT = 'CREATE ROLE audit_owner NOLOGIN; GRANT audit_owner TO the role that migrates.';
    END IF;
    IF NOT pg_has_role(current_user, 'audit_owner', 'MEMBER') THEN
        RAISE EXCEPTION 'role % migrates but is no member of audit_owner', current_user
            USING HINT = 'GRANT audit_owner TO the role that migrates.';
    END IF;
END
$$;
"""

# The leaf is framed exactly as apps.audit.chain.leaf_hash frames it.
FUNCTIONS = r"""
CREATE FUNCTION public.audit_append(p_log_id uuid, p_bodies bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    chain public.audit_log%ROWTYPE;
    raw bytea;
    words text;
    tail text;
    body bytea;
    parsed json;
    moment timestamptz;
    hashed bytea;
    previous bytea;
BEGIN
    IF p_log_id IS NULL OR coalesce(cardinality(p_bodies), 0) = 0 THEN
        RAISE EXCEPTION 'audit_append needs a log and at least one body';
    END IF;
    -- The head row is locked until the transaction ends: numbers follow the order of commits, without gaps.
    SELECT * INTO chain FROM public.audit_log WHERE log_id = p_log_id FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO public.audit_log (log_id, epoch, size, head)
            VALUES (p_log_id, 1, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
        SELECT * INTO STRICT chain FROM public.audit_log WHERE log_id = p_log_id FOR UPDATE;
        -- A new chain is signed at once, so that it can be verified from its first entry on.
        PERFORM pg_notify('audit_checkpoint', p_log_id::text);
    END IF;
    FOREACH raw IN ARRAY p_bodies LOOP
        moment := clock_timestamp();
        words := convert_from(raw, 'UTF8');
        -- The members after recorded_at are a number and a word, so no text of a caller can pose as this tail.
        tail := substring(words FROM '"recorded_at":"","v":[0-9]+,"via":"[a-z_]+"\}$');
        IF tail IS NULL THEN
            RAISE EXCEPTION 'the body of an audit entry must end with an empty recorded_at, v and via';
        END IF;
        words := left(words, -length(tail)) || '"recorded_at":"'
            || to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            || substring(tail FROM 16);
        body := convert_to(words, 'UTF8');
        parsed := words::json;
        hashed := sha256(body);
        previous := chain.head;
        chain.size := chain.size + 1;
        chain.head := sha256(
            '\x00'::bytea || convert_to('mlportal-audit-v1', 'UTF8') || uuid_send(p_log_id)
            || int4send(chain.epoch) || int8send(chain.size) || previous || hashed
        );
        INSERT INTO public.audit_entry (
            log_id, epoch, seq, prev, body, body_hash, leaf, recorded_at, action, object_type, object_id, actor_id
        ) VALUES (
            p_log_id, chain.epoch, chain.size, previous, body, hashed, chain.head, moment, parsed->>'action',
            parsed->'object'->>'type', parsed->'object'->>'id', parsed->'actor'->>'id'
        );
    END LOOP;
    UPDATE public.audit_log SET size = chain.size, head = chain.head WHERE log_id = p_log_id;
    RETURN chain.size;
END
$$;

-- Not SECURITY DEFINER: current_user is the role that attempts the change.
CREATE FUNCTION public.audit_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF current_user = 'audit_owner' THEN
        IF TG_OP = 'INSERT' THEN
            RETURN NEW;
        ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_log' THEN
            IF NEW.log_id = OLD.log_id AND NEW.epoch = OLD.epoch AND NEW.size > OLD.size THEN
                RETURN NEW;
            END IF;
        END IF;
    END IF;
    RAISE EXCEPTION '% on % is refused: the audit trail is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
"""

# ENABLE ALWAYS holds in sessions that pose as replicas too.
TRIGGERS = "\n".join(
    f"""
CREATE TRIGGER {table}_rows BEFORE INSERT OR UPDATE OR DELETE ON public.{table}
    FOR EACH ROW EXECUTE FUNCTION public.audit_guard();
CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.audit_guard();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_rows;
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_truncate;
"""
    for table in ("audit_log", "audit_entry")
)

# The new owner needs CREATE on the schema only while it takes the objects over.
OWNERS = """
GRANT USAGE, CREATE ON SCHEMA public TO audit_owner;
REVOKE ALL ON public.audit_log, public.audit_entry FROM PUBLIC, portal_app;
REVOKE ALL ON FUNCTION public.audit_append(uuid, bytea[]), public.audit_guard() FROM PUBLIC, portal_app;
ALTER TABLE public.audit_log OWNER TO audit_owner;
ALTER TABLE public.audit_entry OWNER TO audit_owner;
ALTER FUNCTION public.audit_append(uuid, bytea[]) OWNER TO audit_owner;
ALTER FUNCTION public.audit_guard() OWNER TO audit_owner;
REVOKE CREATE ON SCHEMA public FROM audit_owner;
GRANT SELECT ON public.audit_log, public.audit_entry TO portal_app;
GRANT EXECUTE ON FUNCTION public.audit_append(uuid, bytea[]) TO portal_app;
"""

REVERSE = """
DROP FUNCTION public.audit_append(uuid, bytea[]);
DROP FUNCTION public.audit_guard() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(ROLES, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, REVERSE),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
        migrations.RunSQL(OWNERS, migrations.RunSQL.noop),
    ]
