-- The one way into the trail: a function of the role that owns it and that nobody can be. The application may call it.

-- The leaf is framed exactly as apps.audit.chain.leaf_hash frames it.
CREATE OR REPLACE FUNCTION public.audit_append(p_log_id uuid, p_bodies bytea[]) RETURNS bigint
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

-- A new owner needs CREATE on the schema while it takes something over.
GRANT USAGE, CREATE ON SCHEMA public TO audit_owner;
ALTER FUNCTION public.audit_append(uuid, bytea[]) OWNER TO audit_owner;
REVOKE CREATE ON SCHEMA public FROM audit_owner;

REVOKE ALL ON FUNCTION public.audit_append(uuid, bytea[]) FROM PUBLIC, portal_app;
GRANT EXECUTE ON FUNCTION public.audit_append(uuid, bytea[]) TO portal_app;
