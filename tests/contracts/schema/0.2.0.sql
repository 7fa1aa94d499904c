SET check_function_bodies = false;
CREATE FUNCTION public.approvals_check_elector() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM approvals_changerequest r WHERE r.electorate_id = NEW.electorate_id) THEN
        RAISE EXCEPTION 'nobody joins those to whom a request was opened' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_elector_before_requests';
    END IF;
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_elector() OWNER TO portal_owner;

CREATE FUNCTION public.approvals_check_electorate() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'who could vote when a request was opened cannot be changed' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_electorate_fixed';
    END IF;
    IF NOT EXISTS (
        SELECT FROM approvals_electorate e WHERE e.id = NEW.electorate_id AND e.tenant_id = NEW.tenant_id
    ) THEN
        RAISE EXCEPTION 'people of the same tenant vote on a request' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_electorate_of_tenant';
    END IF;
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_electorate() OWNER TO portal_owner;

CREATE FUNCTION public.approvals_check_own_password() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM accounts_user u WHERE u.id = NEW.voter_id AND u.password_set_by_other) THEN
        RAISE EXCEPTION 'nobody votes with a password that another person set' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_own_password';
    END IF;
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_own_password() OWNER TO portal_owner;

CREATE FUNCTION public.approvals_check_permit() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    request approvals_changerequest%ROWTYPE;
    approvals integer;
    rejections integer;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.consumed_at IS NOT NULL OR NEW.consumed_at IS NULL OR
           (NEW.id, NEW.change_request_id, NEW.tenant_id, NEW.digest, NEW.target, NEW.value, NEW.created_at,
            NEW.expires_at) IS DISTINCT FROM
           (OLD.id, OLD.change_request_id, OLD.tenant_id, OLD.digest, OLD.target, OLD.value, OLD.created_at,
            OLD.expires_at) THEN
            RAISE EXCEPTION 'a permit is used once and never changed' USING
                ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_used_once';
        END IF;
        IF OLD.expires_at <= clock_timestamp() THEN
            RAISE EXCEPTION 'the permit has expired' USING
                ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_not_expired';
        END IF;
        PERFORM FROM approvals_changerequest r WHERE r.id = OLD.change_request_id AND r.state = 'executing'
            FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'only a request that is being executed uses its permit' USING
                ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_request_executing';
        END IF;
        NEW.consumed_at := clock_timestamp();
        RETURN NEW;
    END IF;
    SELECT * INTO request FROM approvals_changerequest WHERE id = NEW.change_request_id FOR NO KEY UPDATE;
    IF NEW.tenant_id <> request.tenant_id OR NEW.digest <> request.digest OR NEW.target <> request.target
       OR NEW.value <> request.value OR NEW.consumed_at IS NOT NULL THEN
        RAISE EXCEPTION 'a permit is for what was approved' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_as_approved';
    END IF;
    IF request.state <> 'in_review' OR request.expires_at <= clock_timestamp() THEN
        RAISE EXCEPTION 'only a request in review gets a permit' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_request_in_review';
    END IF;
    SELECT count(*) FILTER (WHERE latest.decision = 'approve'), count(*) FILTER (WHERE latest.decision = 'reject')
      INTO approvals, rejections
      FROM (
        SELECT DISTINCT ON (v.voter_id) v.voter_id, v.decision
          FROM approvals_vote v
         WHERE v.change_request_id = request.id AND v.revision = request.revision AND v.digest = request.digest
           AND v.voter_id <> request.requester_id
           AND NOT EXISTS (
                SELECT FROM approvals_exclusion e
                 WHERE e.change_request_id = request.id AND e.person_id = v.voter_id
           )
         ORDER BY v.voter_id, v.id DESC
      ) latest;
    IF rejections > 0 OR approvals < request.quorum OR approvals < 2 THEN
        RAISE EXCEPTION 'the quorum is not met: % of %', approvals, request.quorum USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_quorum_met';
    END IF;
    IF NEW.expires_at > clock_timestamp() + interval '8 days' THEN
        RAISE EXCEPTION 'a permit lives for eight days at most' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_short_lived';
    END IF;
    NEW.created_at := clock_timestamp();
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_permit() OWNER TO portal_owner;

CREATE FUNCTION public.approvals_check_request() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    allowed boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'in_review' OR NEW.revision <> 1 OR NEW.execution_id IS NOT NULL THEN
            RAISE EXCEPTION 'a request starts in review, at its first revision' USING
                ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_starts_in_review';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.tenant_id, NEW.number, NEW.action, NEW.target, NEW.value, NEW.requester_id, NEW.created_at)
        IS DISTINCT FROM
       (OLD.id, OLD.tenant_id, OLD.number, OLD.action, OLD.target, OLD.value, OLD.requester_id, OLD.created_at)
       OR NEW.quorum < OLD.quorum OR NEW.expires_at > OLD.expires_at THEN
        RAISE EXCEPTION 'what a request is about cannot be changed' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_identity_fixed';
    END IF;
    IF NEW.revision = OLD.revision THEN
        IF NEW.digest <> OLD.digest OR NEW.document <> OLD.document THEN
            RAISE EXCEPTION 'another content is another revision' USING
                ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_content_has_revision';
        END IF;
    ELSIF NEW.revision <> OLD.revision + 1 OR OLD.state <> 'in_review' OR NEW.state <> 'in_review' THEN
        RAISE EXCEPTION 'revisions follow one another while the request is in review' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_content_has_revision';
    END IF;
    IF NEW.state <> OLD.state THEN
        allowed := CASE OLD.state
            WHEN 'in_review' THEN NEW.state IN ('executing', 'rejected', 'withdrawn', 'expired')
            WHEN 'executing' THEN NEW.state IN ('applied', 'rolled_back', 'failed')
            ELSE false
        END;
        IF NOT allowed THEN
            RAISE EXCEPTION 'a request cannot go from % to %', OLD.state, NEW.state USING
                ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_transition';
        END IF;
        IF NEW.state = 'executing' AND NOT EXISTS (
            SELECT FROM approvals_permit p WHERE p.change_request_id = NEW.id AND p.digest = NEW.digest
        ) THEN
            RAISE EXCEPTION 'only a request with a permit is executed' USING
                ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_execution_has_permit';
        END IF;
        IF NEW.state = 'applied' AND NOT EXISTS (
            SELECT FROM approvals_permit p WHERE p.change_request_id = NEW.id AND p.consumed_at IS NOT NULL
        ) THEN
            RAISE EXCEPTION 'only a request whose permit was used is applied' USING
                ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_applied_used_permit';
        END IF;
    END IF;
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_request() OWNER TO portal_owner;

CREATE FUNCTION public.approvals_check_vote() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    request approvals_changerequest%ROWTYPE;
BEGIN
    SELECT * INTO request FROM approvals_changerequest WHERE id = NEW.change_request_id FOR NO KEY UPDATE;
    IF request.state <> 'in_review' OR request.expires_at <= clock_timestamp() THEN
        RAISE EXCEPTION 'the request is not in review' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_request_in_review';
    END IF;
    IF NEW.revision <> request.revision OR NEW.digest <> request.digest THEN
        RAISE EXCEPTION 'a vote is for the current content' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_current_content';
    END IF;
    IF NEW.voter_id = request.requester_id THEN
        RAISE EXCEPTION 'the requester does not vote' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_not_requester';
    END IF;
    IF EXISTS (
        SELECT FROM approvals_exclusion e WHERE e.change_request_id = request.id AND e.person_id = NEW.voter_id
    ) THEN
        RAISE EXCEPTION 'an excluded person does not vote' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_not_excluded';
    END IF;
    -- Approvals expire by this clock, so it is never the client's.
    NEW.created_at := clock_timestamp();
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_vote() OWNER TO portal_owner;

CREATE FUNCTION public.approvals_check_voter() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM approvals_changerequest r JOIN approvals_elector e ON e.electorate_id = r.electorate_id
         WHERE r.id = NEW.change_request_id AND e.person_id = NEW.voter_id
    ) THEN
        RAISE EXCEPTION 'only who could vote when the request was opened votes' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_opened_to_voter';
    END IF;
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_voter() OWNER TO portal_owner;

CREATE FUNCTION public.approvals_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are history and cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END $$;

ALTER FUNCTION public.approvals_refuse_change() OWNER TO portal_owner;

CREATE FUNCTION public.audit_append(p_log_id uuid, p_bodies bytea[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

ALTER FUNCTION public.audit_append(p_log_id uuid, p_bodies bytea[]) OWNER TO audit_owner;

CREATE FUNCTION public.audit_guard() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

ALTER FUNCTION public.audit_guard() OWNER TO audit_owner;

CREATE FUNCTION public.policies_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are history and cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END $$;

ALTER FUNCTION public.policies_refuse_change() OWNER TO portal_owner;

CREATE FUNCTION public.registry_alias_is_protected(p_model_id uuid, p_name text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.registry_registeredmodel m
        JOIN public.tenants_tenant t ON t.id = m.tenant_id
        CROSS JOIN LATERAL jsonb_array_elements_text(t.protected_aliases) AS protected(name)
        WHERE m.id = p_model_id AND lower(protected.name) = lower(p_name)
    )
$$;

ALTER FUNCTION public.registry_alias_is_protected(p_model_id uuid, p_name text) OWNER TO portal_owner;

CREATE FUNCTION public.registry_guard_alias() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    owner_id uuid;
BEGIN
    IF TG_OP <> 'INSERT' AND public.registry_alias_is_protected(OLD.model_id, OLD.name) THEN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'the alias % is protected: it cannot be deleted', OLD.name
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF (OLD.id, OLD.model_id, OLD.name, OLD.tenant_id)
            IS DISTINCT FROM (NEW.id, NEW.model_id, NEW.name, NEW.tenant_id) THEN
            RAISE EXCEPTION 'the alias % is protected: it cannot be renamed or moved', OLD.name
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    SELECT m.tenant_id INTO owner_id FROM public.registry_registeredmodel m
        JOIN public.registry_modelversion v ON v.model_id = m.id AND v.tenant_id = m.tenant_id
        WHERE m.id = NEW.model_id AND v.id = NEW.version_id;
    IF owner_id IS NULL OR owner_id <> NEW.tenant_id THEN
        RAISE EXCEPTION 'an alias points at a version of its own model and tenant'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT public.registry_alias_is_protected(NEW.model_id, NEW.name) THEN
        RETURN NEW;
    END IF;
    -- The whole row: another name or model makes a free alias a protected one without another version.
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    -- The request is held, so that it cannot end between this look and the commit.
    PERFORM FROM public.approvals_permit p
        JOIN public.approvals_changerequest r ON r.id = p.change_request_id
        WHERE p.id = NEW.permit_id
            AND (p.tenant_id, r.tenant_id) = (owner_id, owner_id)
            AND p.consumed_at IS NOT NULL
            AND p.expires_at > clock_timestamp()
            AND p.target = 'alias:' || NEW.model_id || ':' || NEW.name
            AND p.value = 'version:' || NEW.version_id
            AND r.state = 'executing'
            AND r.digest = p.digest
            AND NOT EXISTS (SELECT 1 FROM public.registry_aliaschange c WHERE c.permit_id = p.id)
        FOR NO KEY UPDATE OF r;
    IF NOT FOUND THEN
        RAISE EXCEPTION
            'the alias % is protected: it moves only with a permit that a request being executed used for this move',
            NEW.name USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

ALTER FUNCTION public.registry_guard_alias() OWNER TO portal_owner;

CREATE FUNCTION public.registry_guard_fixed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what was registered does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

ALTER FUNCTION public.registry_guard_fixed() OWNER TO portal_owner;

CREATE FUNCTION public.registry_guard_kept() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: tags and aliases are written in their own tables', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

ALTER FUNCTION public.registry_guard_kept() OWNER TO portal_owner;

CREATE FUNCTION public.registry_guard_names() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: a name is written with its model', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

ALTER FUNCTION public.registry_guard_names() OWNER TO portal_owner;

CREATE FUNCTION public.registry_guard_tag() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF TG_TABLE_NAME = 'registry_modeltag' THEN
        IF EXISTS (
            SELECT FROM public.registry_registeredmodel m WHERE m.id = NEW.model_id AND m.tenant_id = NEW.tenant_id
        ) THEN
            RETURN NEW;
        END IF;
    ELSIF EXISTS (
        SELECT FROM public.registry_modelversion v WHERE v.id = NEW.version_id AND v.tenant_id = NEW.tenant_id
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a tag lies in the tenant of what it stands on'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

ALTER FUNCTION public.registry_guard_tag() OWNER TO portal_owner;

CREATE FUNCTION public.registry_keep_aliases() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE public.registry_registeredmodel o SET alias_numbers = o.alias_numbers - g.keys
            FROM (SELECT model_id AS id, array_agg(name::text) AS keys FROM gone GROUP BY model_id) g
            WHERE o.id = g.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE public.registry_registeredmodel o SET alias_numbers = o.alias_numbers || c.found
            FROM (SELECT c.model_id AS id, jsonb_object_agg(c.name, v.number) AS found FROM come c JOIN public.registry_modelversion v ON v.id = c.version_id GROUP BY c.model_id) c
            WHERE o.id = c.id;
    END IF;
    RETURN NULL;
END
$$;

ALTER FUNCTION public.registry_keep_aliases() OWNER TO portal_owner;

CREATE FUNCTION public.registry_keep_model_tags() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE public.registry_registeredmodel o SET tag_values = o.tag_values - g.keys
            FROM (SELECT model_id AS id, array_agg(key::text) AS keys FROM gone GROUP BY model_id) g
            WHERE o.id = g.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE public.registry_registeredmodel o SET tag_values = o.tag_values || c.found
            FROM (SELECT c.model_id AS id, jsonb_object_agg(c.key, c.value) AS found FROM come c GROUP BY c.model_id) c
            WHERE o.id = c.id;
    END IF;
    RETURN NULL;
END
$$;

ALTER FUNCTION public.registry_keep_model_tags() OWNER TO portal_owner;

CREATE FUNCTION public.registry_keep_names() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO public.registry_modelname (model_id, tenant_id, name) SELECT id, tenant_id, name FROM come;
    RETURN NULL;
END
$$;

ALTER FUNCTION public.registry_keep_names() OWNER TO portal_owner;

CREATE FUNCTION public.registry_keep_version_tags() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE public.registry_modelversion o SET tag_values = o.tag_values - g.keys
            FROM (SELECT version_id AS id, array_agg(key::text) AS keys FROM gone GROUP BY version_id) g
            WHERE o.id = g.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE public.registry_modelversion o SET tag_values = o.tag_values || c.found
            FROM (SELECT c.version_id AS id, jsonb_object_agg(c.key, c.value) AS found FROM come c GROUP BY c.version_id) c
            WHERE o.id = c.id;
    END IF;
    RETURN NULL;
END
$$;

ALTER FUNCTION public.registry_keep_version_tags() OWNER TO portal_owner;

CREATE FUNCTION public.rollouts_guard_alias() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

ALTER FUNCTION public.rollouts_guard_alias() OWNER TO portal_owner;

CREATE FUNCTION public.rollouts_guard_append_only() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what a rollout did and measured does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

ALTER FUNCTION public.rollouts_guard_append_only() OWNER TO portal_owner;

CREATE FUNCTION public.rollouts_guard_approved() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

ALTER FUNCTION public.rollouts_guard_approved() OWNER TO portal_owner;

CREATE FUNCTION public.rollouts_guard_generation() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION 'route %: a wanted state changes together with a higher generation only', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

ALTER FUNCTION public.rollouts_guard_generation() OWNER TO portal_owner;

CREATE FUNCTION public.rollouts_guard_names() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

ALTER FUNCTION public.rollouts_guard_names() OWNER TO portal_owner;

CREATE FUNCTION public.rollouts_guard_route() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

ALTER FUNCTION public.rollouts_guard_route() OWNER TO portal_owner;

CREATE FUNCTION public.rollouts_guard_way() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION 'rollout %: % does not go to %', OLD.id, OLD.state, NEW.state
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

ALTER FUNCTION public.rollouts_guard_way() OWNER TO portal_owner;

CREATE FUNCTION public.tenants_protected_can_move() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
BEGIN
    IF EXISTS (
        SELECT FROM jsonb_array_elements_text(NEW.protected_aliases) AS named
        WHERE lower(named) ~ '^(latest|v[0-9]+)$'
            AND (TG_OP = 'INSERT' OR lower(named) NOT IN (
                SELECT lower(kept) FROM jsonb_array_elements_text(OLD.protected_aliases) AS kept
            ))
    ) THEN
        RAISE EXCEPTION 'a reserved name cannot be protected: no alias can have it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $_$;

ALTER FUNCTION public.tenants_protected_can_move() OWNER TO portal_owner;

CREATE FUNCTION public.tenants_protected_stay() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (
        SELECT lower(kept) FROM jsonb_array_elements_text(OLD.protected_aliases) AS kept
        EXCEPT
        SELECT lower(kept) FROM jsonb_array_elements_text(NEW.protected_aliases) AS kept
    ) THEN
        RAISE EXCEPTION 'a protected alias of a tenant stays protected' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

ALTER FUNCTION public.tenants_protected_stay() OWNER TO portal_owner;

CREATE FUNCTION public.tenants_stay() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: a tenant is archived, never removed, and keeps its id', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

ALTER FUNCTION public.tenants_stay() OWNER TO portal_owner;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.account_emailaddress OWNER TO portal_owner;

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation OWNER TO portal_owner;

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_groupclaim (
    id bigint NOT NULL,
    provider character varying(50) NOT NULL,
    value character varying(200) NOT NULL,
    group_id integer NOT NULL,
    mapped_by_id uuid
);

ALTER TABLE public.accounts_groupclaim OWNER TO portal_owner;

ALTER TABLE public.accounts_groupclaim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_groupclaim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_keptform (
    id uuid NOT NULL,
    browser character varying(64) NOT NULL,
    path text NOT NULL,
    fields jsonb NOT NULL,
    left_out jsonb NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT accounts_keptform_ends_later CHECK ((expires_at > kept_at))
);

ALTER TABLE public.accounts_keptform OWNER TO portal_owner;

CREATE TABLE public.accounts_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL,
    browser character varying(60) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    user_id uuid
);

ALTER TABLE public.accounts_session OWNER TO portal_owner;

CREATE TABLE public.accounts_user (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    password_set_by_other boolean DEFAULT false NOT NULL,
    owner_id uuid,
    CONSTRAINT accounts_user_service_has_owner CHECK (((((kind)::text = 'person'::text) AND (owner_id IS NULL)) OR (((kind)::text = 'service'::text) AND (owner_id IS NOT NULL)))),
    CONSTRAINT accounts_user_service_is_no_staff CHECK ((((kind)::text = 'person'::text) OR ((NOT is_staff) AND (NOT is_superuser))))
);

ALTER TABLE public.accounts_user OWNER TO portal_owner;

CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.accounts_user_groups OWNER TO portal_owner;

ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.accounts_user_user_permissions OWNER TO portal_owner;

ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approvals_changerequest (
    id uuid NOT NULL,
    number integer NOT NULL,
    action character varying(50) NOT NULL,
    title character varying(300) NOT NULL,
    target character varying(200) NOT NULL,
    value character varying(200) NOT NULL,
    revision integer NOT NULL,
    document text NOT NULL,
    digest character varying(71) NOT NULL,
    state character varying(20) NOT NULL,
    quorum smallint NOT NULL,
    reason text NOT NULL,
    blocked_reason text NOT NULL,
    execution_id uuid,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    expires_at timestamp with time zone NOT NULL,
    open_until timestamp with time zone GENERATED ALWAYS AS (
CASE
    WHEN ((state)::text = 'in_review'::text) THEN expires_at
    ELSE NULL::timestamp with time zone
END) STORED,
    requester_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    electorate_id uuid NOT NULL,
    CONSTRAINT approvals_changerequest_decided_at_with_state CHECK ((((decided_at IS NULL) AND ((state)::text = 'in_review'::text)) OR ((NOT ((state)::text = 'in_review'::text)) AND (decided_at IS NOT NULL)))),
    CONSTRAINT approvals_changerequest_execution_is_approved CHECK (((execution_id IS NULL) OR ((state)::text = ANY ((ARRAY['executing'::character varying, 'applied'::character varying, 'rolled_back'::character varying, 'failed'::character varying])::text[])))),
    CONSTRAINT approvals_changerequest_number_check CHECK ((number >= 0)),
    CONSTRAINT approvals_changerequest_quorum_check CHECK ((quorum >= 0)),
    CONSTRAINT approvals_changerequest_quorum_of_two CHECK ((quorum >= 2)),
    CONSTRAINT approvals_changerequest_revision_check CHECK ((revision >= 0)),
    CONSTRAINT approvals_changerequest_state_known CHECK (((state)::text = ANY ((ARRAY['in_review'::character varying, 'executing'::character varying, 'applied'::character varying, 'rejected'::character varying, 'withdrawn'::character varying, 'rolled_back'::character varying, 'failed'::character varying, 'expired'::character varying])::text[])))
);

ALTER TABLE public.approvals_changerequest OWNER TO portal_owner;

CREATE TABLE public.approvals_comment (
    id bigint NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    change_request_id uuid NOT NULL
);

ALTER TABLE public.approvals_comment OWNER TO portal_owner;

ALTER TABLE public.approvals_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approvals_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approvals_elector (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    person_id uuid NOT NULL,
    electorate_id uuid NOT NULL
);

ALTER TABLE public.approvals_elector OWNER TO portal_owner;

ALTER TABLE public.approvals_elector ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approvals_elector_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approvals_electorate (
    id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    tenant_id uuid NOT NULL
);

ALTER TABLE public.approvals_electorate OWNER TO portal_owner;

CREATE TABLE public.approvals_exclusion (
    id bigint NOT NULL,
    why character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    change_request_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE public.approvals_exclusion OWNER TO portal_owner;

ALTER TABLE public.approvals_exclusion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approvals_exclusion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approvals_permit (
    id uuid NOT NULL,
    digest character varying(71) NOT NULL,
    target character varying(200) NOT NULL,
    value character varying(200) NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    consumed_at timestamp with time zone,
    change_request_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    CONSTRAINT approvals_permit_consumed_after_creation CHECK (((consumed_at IS NULL) OR (consumed_at >= created_at)))
);

ALTER TABLE public.approvals_permit OWNER TO portal_owner;

CREATE TABLE public.approvals_revision (
    id bigint NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    digest character varying(71) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    change_request_id uuid NOT NULL,
    CONSTRAINT approvals_revision_number_check CHECK ((number >= 0))
);

ALTER TABLE public.approvals_revision OWNER TO portal_owner;

ALTER TABLE public.approvals_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approvals_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approvals_vote (
    id bigint NOT NULL,
    revision integer NOT NULL,
    digest character varying(71) NOT NULL,
    decision character varying(10) NOT NULL,
    reason text NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    change_request_id uuid NOT NULL,
    voter_id uuid NOT NULL,
    CONSTRAINT approvals_vote_decision_known CHECK (((decision)::text = ANY ((ARRAY['approve'::character varying, 'reject'::character varying])::text[]))),
    CONSTRAINT approvals_vote_reject_has_reason CHECK (((NOT ((decision)::text = 'reject'::text)) OR (NOT (reason = ''::text)))),
    CONSTRAINT approvals_vote_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.approvals_vote OWNER TO portal_owner;

ALTER TABLE public.approvals_vote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approvals_vote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_consumerposition (
    id bigint NOT NULL,
    consumer character varying(60) NOT NULL,
    log_id uuid NOT NULL,
    epoch integer NOT NULL,
    seq bigint NOT NULL,
    moved_at timestamp with time zone,
    failures integer NOT NULL,
    error character varying(200) NOT NULL,
    stuck_epoch integer,
    stuck_seq bigint,
    stuck_since timestamp with time zone,
    due_at timestamp with time zone,
    CONSTRAINT audit_consumerposition_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT audit_consumerposition_failures_check CHECK ((failures >= 0)),
    CONSTRAINT audit_consumerposition_seq_check CHECK ((seq >= 0)),
    CONSTRAINT audit_consumerposition_stuck_epoch_check CHECK ((stuck_epoch >= 0)),
    CONSTRAINT audit_consumerposition_stuck_seq_check CHECK ((stuck_seq >= 0)),
    CONSTRAINT audit_consumerposition_stuck_whole CHECK ((((due_at IS NULL) AND ((error)::text = ''::text) AND (failures = 0) AND (stuck_epoch IS NULL) AND (stuck_seq IS NULL) AND (stuck_since IS NULL)) OR ((due_at IS NOT NULL) AND (failures > 0) AND (stuck_epoch IS NOT NULL) AND (stuck_seq IS NOT NULL) AND (stuck_since IS NOT NULL))))
);

ALTER TABLE public.audit_consumerposition OWNER TO portal_owner;

ALTER TABLE public.audit_consumerposition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_consumerposition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_entry (
    log_id uuid NOT NULL,
    epoch integer NOT NULL,
    seq bigint NOT NULL,
    prev bytea NOT NULL,
    body bytea NOT NULL,
    body_hash bytea NOT NULL,
    leaf bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    action text NOT NULL,
    object_type text NOT NULL,
    object_id text NOT NULL,
    actor_id text NOT NULL,
    CONSTRAINT audit_entry_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT audit_entry_seq_check CHECK ((seq >= 0)),
    CONSTRAINT audit_entry_seq_positive CHECK ((seq >= 1))
);

ALTER TABLE public.audit_entry OWNER TO audit_owner;

CREATE TABLE public.audit_log (
    log_id uuid NOT NULL,
    epoch integer NOT NULL,
    size bigint NOT NULL,
    head bytea NOT NULL,
    CONSTRAINT audit_log_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT audit_log_epoch_positive CHECK ((epoch >= 1)),
    CONSTRAINT audit_log_size_check CHECK ((size >= 0))
);

ALTER TABLE public.audit_log OWNER TO audit_owner;

CREATE TABLE public.audit_refusalcount (
    id bigint NOT NULL,
    log_id uuid NOT NULL,
    actor_kind character varying(20) NOT NULL,
    actor_id character varying(100) NOT NULL,
    via character varying(20) NOT NULL,
    action character varying(100) NOT NULL,
    object_type character varying(100) NOT NULL,
    object_id text NOT NULL,
    reason character varying(100) NOT NULL,
    began_at timestamp with time zone,
    last_at timestamp with time zone,
    singly smallint NOT NULL,
    more integer NOT NULL,
    CONSTRAINT audit_refusalcount_more_check CHECK ((more >= 0)),
    CONSTRAINT audit_refusalcount_singly_check CHECK ((singly >= 0))
);

ALTER TABLE public.audit_refusalcount OWNER TO portal_owner;

ALTER TABLE public.audit_refusalcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_refusalcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group OWNER TO portal_owner;

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions OWNER TO portal_owner;

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission OWNER TO portal_owner;

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_cache_entry (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

ALTER TABLE public.core_cache_entry OWNER TO portal_owner;

CREATE TABLE public.core_idempotencykey (
    id uuid NOT NULL,
    tenant_id uuid,
    route character varying(200) NOT NULL,
    key character varying(255) NOT NULL,
    digest character varying(64) NOT NULL,
    claim uuid NOT NULL,
    leased_until timestamp with time zone NOT NULL,
    status smallint,
    answer bytea,
    created_at timestamp with time zone NOT NULL,
    owner_id uuid NOT NULL,
    CONSTRAINT core_idempotencykey_status_check CHECK ((status >= 0)),
    CONSTRAINT core_idempotencykey_status_with_answer CHECK ((((answer IS NULL) AND (status IS NULL)) OR ((answer IS NOT NULL) AND (status IS NOT NULL))))
);

ALTER TABLE public.core_idempotencykey OWNER TO portal_owner;

CREATE TABLE public.core_job (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    args jsonb NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    max_attempts smallint NOT NULL,
    claim integer NOT NULL,
    done integer NOT NULL,
    total integer,
    result character varying(300) NOT NULL,
    error character varying(300) NOT NULL,
    is_cancel_asked boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    started_at timestamp with time zone,
    heartbeat_at timestamp with time zone,
    finished_at timestamp with time zone,
    requested_by_id uuid,
    CONSTRAINT core_job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT core_job_claim_check CHECK ((claim >= 0)),
    CONSTRAINT core_job_done_check CHECK ((done >= 0)),
    CONSTRAINT core_job_max_attempts_check CHECK ((max_attempts >= 0)),
    CONSTRAINT core_job_open_is_not_finished CHECK (((finished_at IS NULL) OR (NOT ((state)::text = ANY ((ARRAY['failed'::character varying, 'queued'::character varying, 'running'::character varying])::text[]))))),
    CONSTRAINT core_job_running_has_heartbeat CHECK (((NOT ((state)::text = 'running'::text)) OR (heartbeat_at IS NOT NULL))),
    CONSTRAINT core_job_state_known CHECK (((state)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying, 'succeeded'::character varying, 'failed'::character varying, 'dead'::character varying, 'cancelled'::character varying])::text[]))),
    CONSTRAINT core_job_total_check CHECK ((total >= 0))
);

ALTER TABLE public.core_job OWNER TO portal_owner;

CREATE TABLE public.core_jobrow (
    id bigint NOT NULL,
    number integer NOT NULL,
    object_id character varying(64) NOT NULL,
    label character varying(200) NOT NULL,
    outcome character varying(10) NOT NULL,
    code character varying(60) NOT NULL,
    sentence character varying(400) NOT NULL,
    at timestamp with time zone,
    job_id uuid NOT NULL,
    CONSTRAINT core_jobrow_number_check CHECK ((number >= 0)),
    CONSTRAINT core_jobrow_outcome_known CHECK (((outcome)::text = ANY ((ARRAY['waiting'::character varying, 'done'::character varying, 'refused'::character varying, 'gone'::character varying])::text[])))
);

ALTER TABLE public.core_jobrow OWNER TO portal_owner;

ALTER TABLE public.core_jobrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_jobrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.core_sqlrule (
    path character varying(200) NOT NULL,
    digest character varying(64) NOT NULL,
    made jsonb NOT NULL,
    applied_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);

ALTER TABLE public.core_sqlrule OWNER TO portal_owner;

CREATE TABLE public.core_switch (
    name character varying(60) NOT NULL,
    is_on boolean NOT NULL,
    reason character varying(300) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id uuid
);

ALTER TABLE public.core_switch OWNER TO portal_owner;

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id uuid NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);

ALTER TABLE public.django_admin_log OWNER TO portal_owner;

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_clockedschedule (
    id integer NOT NULL,
    clocked_time timestamp with time zone NOT NULL
);

ALTER TABLE public.django_celery_beat_clockedschedule OWNER TO portal_owner;

ALTER TABLE public.django_celery_beat_clockedschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_clockedschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_crontabschedule (
    id integer NOT NULL,
    minute character varying(240) NOT NULL,
    hour character varying(96) NOT NULL,
    day_of_week character varying(64) NOT NULL,
    day_of_month character varying(124) NOT NULL,
    month_of_year character varying(64) NOT NULL,
    timezone character varying(63) NOT NULL
);

ALTER TABLE public.django_celery_beat_crontabschedule OWNER TO portal_owner;

ALTER TABLE public.django_celery_beat_crontabschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_crontabschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_intervalschedule (
    id integer NOT NULL,
    every integer NOT NULL,
    period character varying(24) NOT NULL
);

ALTER TABLE public.django_celery_beat_intervalschedule OWNER TO portal_owner;

ALTER TABLE public.django_celery_beat_intervalschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_intervalschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_periodictask (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    task character varying(200) NOT NULL,
    args text NOT NULL,
    kwargs text NOT NULL,
    queue character varying(200),
    exchange character varying(200),
    routing_key character varying(200),
    expires timestamp with time zone,
    enabled boolean NOT NULL,
    last_run_at timestamp with time zone,
    total_run_count integer NOT NULL,
    date_changed timestamp with time zone NOT NULL,
    description text NOT NULL,
    crontab_id integer,
    interval_id integer,
    solar_id integer,
    one_off boolean NOT NULL,
    start_time timestamp with time zone,
    priority integer,
    headers text NOT NULL,
    clocked_id integer,
    expire_seconds integer,
    CONSTRAINT django_celery_beat_periodictask_expire_seconds_check CHECK ((expire_seconds >= 0)),
    CONSTRAINT django_celery_beat_periodictask_priority_check CHECK ((priority >= 0)),
    CONSTRAINT django_celery_beat_periodictask_total_run_count_check CHECK ((total_run_count >= 0))
);

ALTER TABLE public.django_celery_beat_periodictask OWNER TO portal_owner;

ALTER TABLE public.django_celery_beat_periodictask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_periodictask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_periodictasks (
    ident smallint NOT NULL,
    last_update timestamp with time zone NOT NULL
);

ALTER TABLE public.django_celery_beat_periodictasks OWNER TO portal_owner;

CREATE TABLE public.django_celery_beat_solarschedule (
    id integer NOT NULL,
    event character varying(24) NOT NULL,
    latitude numeric(9,6) NOT NULL,
    longitude numeric(9,6) NOT NULL
);

ALTER TABLE public.django_celery_beat_solarschedule OWNER TO portal_owner;

ALTER TABLE public.django_celery_beat_solarschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_solarschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type OWNER TO portal_owner;

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations OWNER TO portal_owner;

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

ALTER TABLE public.django_session OWNER TO portal_owner;

CREATE TABLE public.guardian_groupobjectpermission (
    id integer NOT NULL,
    object_pk character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.guardian_groupobjectpermission OWNER TO portal_owner;

ALTER TABLE public.guardian_groupobjectpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.guardian_groupobjectpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.guardian_userobjectpermission (
    id integer NOT NULL,
    object_pk character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    permission_id integer NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.guardian_userobjectpermission OWNER TO portal_owner;

ALTER TABLE public.guardian_userobjectpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.guardian_userobjectpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator OWNER TO portal_owner;

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.operations_heartbeat (
    name character varying(50) NOT NULL,
    beaten_at timestamp with time zone NOT NULL
);

ALTER TABLE public.operations_heartbeat OWNER TO portal_owner;

CREATE TABLE public.operations_operatoraccesssession (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE public.operations_operatoraccesssession OWNER TO portal_owner;

CREATE TABLE public.policies_policydecision (
    id bigint NOT NULL,
    subject_id uuid NOT NULL,
    revision_digest character varying(71) NOT NULL,
    policy_digest character varying(71) NOT NULL,
    input_digest character varying(71) NOT NULL,
    outcome character varying(10) NOT NULL,
    reasons jsonb NOT NULL,
    engine character varying(50) NOT NULL,
    milliseconds integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    tenant_id uuid NOT NULL,
    CONSTRAINT policies_policydecision_allow_no_reason CHECK (((NOT ((outcome)::text = 'allow'::text)) OR (reasons = '[]'::jsonb))),
    CONSTRAINT policies_policydecision_milliseconds_check CHECK ((milliseconds >= 0))
);

ALTER TABLE public.policies_policydecision OWNER TO portal_owner;

ALTER TABLE public.policies_policydecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.policies_policydecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_alias (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    permit_id uuid,
    updated_at timestamp with time zone NOT NULL,
    tenant_id uuid NOT NULL,
    updated_by_id uuid,
    model_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT registry_alias_name_is_clean CHECK (((name)::text ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$'::text))
);

ALTER TABLE public.registry_alias OWNER TO portal_owner;

ALTER TABLE public.registry_alias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_alias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_aliaschange (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    permit_id uuid,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id uuid,
    tenant_id uuid NOT NULL,
    model_id uuid NOT NULL,
    previous_id uuid,
    version_id uuid
);

ALTER TABLE public.registry_aliaschange OWNER TO portal_owner;

ALTER TABLE public.registry_aliaschange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_aliaschange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_artifact (
    id bigint NOT NULL,
    path character varying(500) NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    frozen_at timestamp with time zone,
    tenant_id uuid NOT NULL,
    uploaded_by_id uuid NOT NULL,
    CONSTRAINT registry_artifact_sha256_is_hex CHECK (((sha256)::text ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT registry_artifact_size_check CHECK ((size >= 0))
);

ALTER TABLE public.registry_artifact OWNER TO portal_owner;

ALTER TABLE public.registry_artifact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_artifact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_modelgroupshare (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    granted_by_id uuid,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    content_object_id uuid NOT NULL
);

ALTER TABLE public.registry_modelgroupshare OWNER TO portal_owner;

ALTER TABLE public.registry_modelgroupshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_modelgroupshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_modelname (
    model_id uuid NOT NULL,
    name character varying(128) NOT NULL,
    tenant_id uuid NOT NULL
);

ALTER TABLE public.registry_modelname OWNER TO portal_owner;

CREATE TABLE public.registry_modeltag (
    id bigint NOT NULL,
    key character varying(250) NOT NULL,
    value text NOT NULL,
    value_start character varying(100) GENERATED ALWAYS AS ("left"(value, 100)) STORED COLLATE pg_catalog."C",
    model_id uuid NOT NULL,
    tenant_id uuid NOT NULL
);

ALTER TABLE public.registry_modeltag OWNER TO portal_owner;

ALTER TABLE public.registry_modeltag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_modeltag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_modelusershare (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    content_object_id uuid NOT NULL,
    granted_by_id uuid,
    permission_id integer NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.registry_modelusershare OWNER TO portal_owner;

ALTER TABLE public.registry_modelusershare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_modelusershare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_modelversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    source character varying(1000) NOT NULL,
    source_path character varying(500) NOT NULL COLLATE pg_catalog."C",
    run_id character varying(250) NOT NULL,
    description text NOT NULL,
    manifest_digest character varying(71) NOT NULL,
    size_bytes bigint NOT NULL,
    metrics jsonb,
    params jsonb,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    tag_values jsonb DEFAULT '{}'::jsonb NOT NULL,
    text_bytes integer GENERATED ALWAYS AS ((((octet_length(description) + octet_length((tag_values)::text)) + octet_length((source)::text)) + octet_length((run_id)::text))) STORED,
    answerable_id uuid,
    created_by_id uuid NOT NULL,
    model_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    CONSTRAINT registry_modelversion_digest_is_sha256 CHECK (((manifest_digest)::text ~ '^sha256:[0-9a-f]{64}$'::text)),
    CONSTRAINT registry_modelversion_number_check CHECK ((number >= 0)),
    CONSTRAINT registry_modelversion_number_counts CHECK ((number >= 1)),
    CONSTRAINT registry_modelversion_size_bytes_check CHECK ((size_bytes >= 0))
);

ALTER TABLE public.registry_modelversion OWNER TO portal_owner;

CREATE TABLE public.registry_provenance (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    act character varying(10) NOT NULL,
    path character varying(500) NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    answerable_id uuid,
    person_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    CONSTRAINT registry_provenance_act_known CHECK (((act)::text = ANY ((ARRAY['uploaded'::character varying, 'registered'::character varying])::text[])))
);

ALTER TABLE public.registry_provenance OWNER TO portal_owner;

ALTER TABLE public.registry_provenance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_provenance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_registeredmodel (
    id uuid NOT NULL,
    name character varying(128) NOT NULL,
    description text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    tag_values jsonb DEFAULT '{}'::jsonb NOT NULL,
    alias_numbers jsonb DEFAULT '{}'::jsonb NOT NULL,
    text_bytes integer GENERATED ALWAYS AS (((octet_length(description) + octet_length((tag_values)::text)) + octet_length((alias_numbers)::text))) STORED,
    created_by_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    CONSTRAINT registry_registeredmodel_name_is_clean CHECK (((name)::text ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$'::text))
);

ALTER TABLE public.registry_registeredmodel OWNER TO portal_owner;

CREATE TABLE public.registry_versionfile (
    id bigint NOT NULL,
    path character varying(500) NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT registry_versionfile_sha256_is_hex CHECK (((sha256)::text ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT registry_versionfile_size_check CHECK ((size >= 0))
);

ALTER TABLE public.registry_versionfile OWNER TO portal_owner;

ALTER TABLE public.registry_versionfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_versionfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.registry_versiontag (
    id bigint NOT NULL,
    key character varying(250) NOT NULL,
    value text NOT NULL,
    value_start character varying(100) GENERATED ALWAYS AS ("left"(value, 100)) STORED COLLATE pg_catalog."C",
    tenant_id uuid NOT NULL,
    version_id uuid NOT NULL
);

ALTER TABLE public.registry_versiontag OWNER TO portal_owner;

ALTER TABLE public.registry_versiontag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.registry_versiontag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.rollouts_look (
    id bigint NOT NULL,
    number integer NOT NULL,
    at timestamp with time zone NOT NULL,
    step_index smallint NOT NULL,
    generation bigint NOT NULL,
    weight smallint NOT NULL,
    counters jsonb NOT NULL,
    candidate_requests bigint NOT NULL,
    candidate_bad bigint NOT NULL,
    baseline_requests bigint NOT NULL,
    baseline_bad bigint NOT NULL,
    candidate_arrivals bigint NOT NULL,
    candidate_client_errors bigint NOT NULL,
    candidate_timed bigint NOT NULL,
    candidate_slow bigint NOT NULL,
    baseline_arrivals bigint NOT NULL,
    baseline_client_errors bigint NOT NULL,
    baseline_timed bigint NOT NULL,
    baseline_slow bigint NOT NULL,
    "values" jsonb NOT NULL,
    rollout_id uuid NOT NULL,
    CONSTRAINT rollouts_look_counts_are_differences CHECK (((candidate_requests >= 0) AND (baseline_requests >= 0) AND (candidate_bad >= 0) AND (baseline_bad >= 0) AND (candidate_bad <= candidate_requests) AND (baseline_bad <= baseline_requests))),
    CONSTRAINT rollouts_look_metrics_are_differences CHECK (((candidate_arrivals >= 0) AND (baseline_arrivals >= 0) AND (candidate_client_errors >= 0) AND (baseline_client_errors >= 0) AND (candidate_client_errors <= candidate_requests) AND (baseline_client_errors <= baseline_requests) AND (candidate_slow >= 0) AND (baseline_slow >= 0) AND (candidate_slow <= candidate_timed) AND (baseline_slow <= baseline_timed))),
    CONSTRAINT rollouts_look_number_check CHECK ((number >= 0)),
    CONSTRAINT rollouts_look_step_index_check CHECK ((step_index >= 0)),
    CONSTRAINT rollouts_look_weight_check CHECK ((weight >= 0))
);

ALTER TABLE public.rollouts_look OWNER TO portal_owner;

ALTER TABLE public.rollouts_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rollouts_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.rollouts_reconcilerheartbeat (
    name character varying(50) NOT NULL,
    beaten_at timestamp with time zone NOT NULL,
    interval_seconds double precision NOT NULL
);

ALTER TABLE public.rollouts_reconcilerheartbeat OWNER TO portal_owner;

CREATE TABLE public.rollouts_rollout (
    id uuid NOT NULL,
    model_name character varying(128) NOT NULL,
    alias character varying(255) NOT NULL,
    candidate_number integer NOT NULL,
    baseline_number integer,
    plan jsonb NOT NULL,
    criteria jsonb NOT NULL,
    state character varying(20) NOT NULL,
    step_index smallint NOT NULL,
    step_started_at timestamp with time zone,
    prepare_deadline_at timestamp with time zone,
    candidate_ready_at timestamp with time zone,
    failure text NOT NULL,
    verdict character varying(20) NOT NULL,
    reason text NOT NULL,
    progress text NOT NULL,
    slow_ms integer,
    judge_state jsonb,
    evidence jsonb NOT NULL,
    counters jsonb,
    earlier_counters jsonb,
    looks_count integer NOT NULL,
    polled_at timestamp with time zone,
    measured_at timestamp with time zone,
    lease_owner character varying(80) NOT NULL,
    lease_until timestamp with time zone,
    abort_requested_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    abort_requested_by_id uuid,
    baseline_id uuid,
    candidate_id uuid NOT NULL,
    change_request_id uuid NOT NULL,
    permit_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    route_id uuid NOT NULL,
    CONSTRAINT rollouts_rollout_abort_has_person CHECK ((((abort_requested_at IS NULL) AND (abort_requested_by_id IS NULL)) OR ((abort_requested_at IS NOT NULL) AND (abort_requested_by_id IS NOT NULL)))),
    CONSTRAINT rollouts_rollout_baseline_number_check CHECK ((baseline_number >= 0)),
    CONSTRAINT rollouts_rollout_candidate_is_another CHECK (((baseline_id IS NULL) OR (NOT ((baseline_id = candidate_id) AND (baseline_id IS NOT NULL))))),
    CONSTRAINT rollouts_rollout_candidate_number_check CHECK ((candidate_number >= 0)),
    CONSTRAINT rollouts_rollout_finished_when_over CHECK ((((finished_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['rolled_back'::character varying, 'succeeded'::character varying])::text[]))) OR ((finished_at IS NULL) AND ((state)::text = ANY ((ARRAY['applying'::character varying, 'observing'::character varying, 'pending'::character varying, 'preparing'::character varying, 'promoting'::character varying, 'rolling_back'::character varying])::text[]))))),
    CONSTRAINT rollouts_rollout_looks_count_check CHECK ((looks_count >= 0)),
    CONSTRAINT rollouts_rollout_slow_ms_check CHECK ((slow_ms >= 0)),
    CONSTRAINT rollouts_rollout_state_is_known CHECK (((state)::text = ANY ((ARRAY['pending'::character varying, 'preparing'::character varying, 'applying'::character varying, 'observing'::character varying, 'promoting'::character varying, 'succeeded'::character varying, 'rolling_back'::character varying, 'rolled_back'::character varying])::text[]))),
    CONSTRAINT rollouts_rollout_step_index_check CHECK ((step_index >= 0))
);

ALTER TABLE public.rollouts_rollout OWNER TO portal_owner;

CREATE TABLE public.rollouts_rolloutevent (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(30) NOT NULL,
    state character varying(20) NOT NULL,
    step_index smallint NOT NULL,
    weight smallint NOT NULL,
    generation bigint NOT NULL,
    verdict character varying(20) NOT NULL,
    sentence text NOT NULL,
    rollout_id uuid NOT NULL,
    CONSTRAINT rollouts_rolloutevent_step_index_check CHECK ((step_index >= 0)),
    CONSTRAINT rollouts_rolloutevent_weight_check CHECK ((weight >= 0))
);

ALTER TABLE public.rollouts_rolloutevent OWNER TO portal_owner;

ALTER TABLE public.rollouts_rolloutevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rollouts_rolloutevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.rollouts_trafficroute (
    id uuid NOT NULL,
    alias character varying(255) NOT NULL,
    weight smallint NOT NULL,
    generation bigint NOT NULL,
    observed_weight smallint,
    observed_generation bigint,
    observed_at timestamp with time zone,
    router_problem text NOT NULL,
    served_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    baseline_id uuid,
    candidate_id uuid,
    model_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    CONSTRAINT rollouts_trafficroute_candidate_is_another CHECK (((baseline_id IS NULL) OR (candidate_id IS NULL) OR (NOT ((baseline_id = candidate_id) AND (baseline_id IS NOT NULL) AND (candidate_id IS NOT NULL))))),
    CONSTRAINT rollouts_trafficroute_generation_not_negative CHECK ((generation >= 0)),
    CONSTRAINT rollouts_trafficroute_observed_weight_check CHECK ((observed_weight >= 0)),
    CONSTRAINT rollouts_trafficroute_weight_check CHECK ((weight >= 0)),
    CONSTRAINT rollouts_trafficroute_weight_has_candidate CHECK (((candidate_id IS NOT NULL) OR (weight = 0))),
    CONSTRAINT rollouts_trafficroute_weight_is_percent CHECK (((weight >= 0) AND (weight <= 100)))
);

ALTER TABLE public.rollouts_trafficroute OWNER TO portal_owner;

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount OWNER TO portal_owner;

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp OWNER TO portal_owner;

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken OWNER TO portal_owner;

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tenants_apitoken (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    scopes character varying(30)[] NOT NULL,
    prefix character varying(12) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id uuid NOT NULL,
    tenant_id uuid
);

ALTER TABLE public.tenants_apitoken OWNER TO portal_owner;

ALTER TABLE public.tenants_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tenants_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tenants_groupplacement (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    group_id integer NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE public.tenants_groupplacement OWNER TO portal_owner;

ALTER TABLE public.tenants_groupplacement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tenants_groupplacement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tenants_membership (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    is_by_operator boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    group_id integer,
    user_id uuid,
    tenant_id uuid NOT NULL,
    CONSTRAINT tenants_membership_operator_is_platform_wide CHECK ((NOT ((role)::text = 'operator'::text))),
    CONSTRAINT tenants_membership_person_or_group CHECK ((((group_id IS NULL) AND (user_id IS NOT NULL)) OR ((group_id IS NOT NULL) AND (user_id IS NULL))))
);

ALTER TABLE public.tenants_membership OWNER TO portal_owner;

ALTER TABLE public.tenants_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tenants_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tenants_tenant (
    id uuid NOT NULL,
    slug character varying(50) NOT NULL,
    name character varying(100) NOT NULL,
    status character varying(10) NOT NULL,
    status_reason character varying(300) NOT NULL,
    status_changed_at timestamp with time zone,
    time_zone character varying(50) NOT NULL,
    protected_aliases jsonb NOT NULL,
    tiers jsonb NOT NULL,
    bounds jsonb NOT NULL,
    business_hours jsonb NOT NULL,
    upstream_tracking_url character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT tenants_tenant_slug_is_clean CHECK (((slug)::text ~ '^[a-z][a-z0-9-]{1,48}[a-z0-9]$'::text)),
    CONSTRAINT tenants_tenant_status_known CHECK (((status)::text = ANY ((ARRAY['active'::character varying, 'suspended'::character varying, 'archived'::character varying])::text[])))
);

ALTER TABLE public.tenants_tenant OWNER TO portal_owner;

CREATE TABLE public.tenants_tenantgroupgrant (
    id bigint NOT NULL,
    content_object_id uuid NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.tenants_tenantgroupgrant OWNER TO portal_owner;

ALTER TABLE public.tenants_tenantgroupgrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tenants_tenantgroupgrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tenants_tenantquota (
    tenant_id uuid NOT NULL,
    max_models bigint,
    max_versions bigint,
    max_storage_bytes bigint,
    max_rollouts_in_flight bigint,
    max_events_per_day bigint,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT tenants_tenantquota_max_events_per_day_check CHECK ((max_events_per_day >= 0)),
    CONSTRAINT tenants_tenantquota_max_models_check CHECK ((max_models >= 0)),
    CONSTRAINT tenants_tenantquota_max_rollouts_in_flight_check CHECK ((max_rollouts_in_flight >= 0)),
    CONSTRAINT tenants_tenantquota_max_storage_bytes_check CHECK ((max_storage_bytes >= 0)),
    CONSTRAINT tenants_tenantquota_max_versions_check CHECK ((max_versions >= 0))
);

ALTER TABLE public.tenants_tenantquota OWNER TO portal_owner;

CREATE TABLE public.tenants_tenantusergrant (
    id bigint NOT NULL,
    content_object_id uuid NOT NULL,
    permission_id integer NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.tenants_tenantusergrant OWNER TO portal_owner;

ALTER TABLE public.tenants_tenantusergrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tenants_tenantusergrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

INSERT INTO public.accounts_user VALUES
	('md5$FgEsHEYbkiejCOTFalA3jm$0ae1c4e85981b267a53ab760feebb005', NULL, false, 'acme-marked', 'ACME-SECRET-person', '', '', false, true, '2026-11-27 21:37:44.979058+00', '01a21ef1-6013-74a9-91c8-590160d42d17', 'person', false, NULL),
	('md5$ZfJlYCJhHfYbeHJwZ2KdCv$b3912d09f8660738a7a4467f9573d735', NULL, false, 'acme-author', '', '', '', false, true, '2026-11-27 21:37:45.083231+00', '01a21ef1-607b-7abb-b6b3-82a4900daa24', 'person', false, NULL),
	('md5$jl0ls3aYWGrycWsYahIwkJ$94d24ec0a8b572e52583e923e7b6a760', NULL, false, 'acme-approver', '', '', '', false, true, '2026-11-27 21:37:45.723824+00', '01a21ef1-62fb-7716-8530-29e9c3d14622', 'person', false, NULL),
	('md5$ctfqiANIDOEGdeE9LMXh8d$c73df5ddb7bc0fd18c3739fbe44b3044', NULL, false, 'acme-second', '', '', '', false, true, '2026-11-27 21:37:45.741125+00', '01a21ef1-630d-7e01-9622-5eb17973bfed', 'person', false, NULL),
	('md5$ARBVi1dh8khwi5Gd1A5YiY$35e481e6fef8bf90ad3c4fc602af5579', NULL, false, 'acme-third', '', '', '', false, true, '2026-11-27 21:37:45.762729+00', '01a21ef1-6322-7415-a73b-13907bcb2bc3', 'person', false, NULL),
	('md5$Pzq6lfnhXvbefZP4k248hr$78d4d002f384b29cc5f8282ff6db6bc5', NULL, false, 'acme-colleague', '', '', '', false, true, '2026-11-27 21:37:45.778758+00', '01a21ef1-6332-7f97-9889-fdb76f4d16da', 'person', false, NULL);

INSERT INTO public.approvals_changerequest VALUES
	('01a21ef1-63e1-7864-8e55-f94f05f16f4f', 1, 'promotion', 'Promote fraud version 1 to champion', 'alias:01a21ef1-6122-7c4c-8d0d-cc4a791de82a:champion', 'version:01a21ef1-62b5-7295-a624-34f2c8c204c2', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-62b5-7295-a624-34f2c8c204c2","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21ef1-6122-7c4c-8d0d-cc4a791de82a","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:d59cbff69a2e51e2cc59ed9b4ed672fd3588d20c3ec699178f846ff5dfc2d349', 'applied', 2, 'ACME-SECRET-request-reason', '', '01a21ef1-6705-73cb-a8b5-bf377634dc0d', '2026-11-27 21:37:45.953456+00', '2026-11-27 21:37:47.52565+00', '2026-11-27 21:37:46.792006+00', '2026-12-27 21:37:45.950742+00', DEFAULT, '01a21ef1-6332-7f97-9889-fdb76f4d16da', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-63cc-7477-b370-82ece757a15b'),
	('01a21ef1-6c85-7f74-b026-83f920605f4a', 2, 'promotion', 'Promote fraud version 2 to champion', 'alias:01a21ef1-6122-7c4c-8d0d-cc4a791de82a:champion', 'version:01a21ef1-6b77-79b9-961f-e24acae5699d', 1, '{"action":"promotion","baseline":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-62b5-7295-a624-34f2c8c204c2","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb","size":7},{"path":"metrics.json","sha256":"bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da","size":42},{"path":"params.json","sha256":"2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a","size":65}],"id":"01a21ef1-6b77-79b9-961f-e24acae5699d","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0","metrics":{"ACME-SECRET-metric":2,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":2},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/2","version":2},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21ef1-6122-7c4c-8d0d-cc4a791de82a","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:6800d9e413853a3be402ad16d667846dda6f2b09e77b91113ce469a33ad07ebb', 'executing', 2, 'ACME-SECRET-request-reason', '', '01a21ef1-700a-7a9e-af58-339792dfe70b', '2026-11-27 21:37:48.165352+00', '2026-11-27 21:37:49.081504+00', '2026-11-27 21:37:49.081504+00', '2026-12-27 21:37:48.164943+00', DEFAULT, '01a21ef1-6332-7f97-9889-fdb76f4d16da', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-63cc-7477-b370-82ece757a15b'),
	('01a21ef1-71da-7565-a98b-e00e5d3dfa26', 3, 'promotion', 'Promote ranking version 1 to champion', 'alias:01a21ef1-617a-7db8-b810-fbdd26765e7d:champion', 'version:01a21ef1-7156-74e5-84ae-619ba7dcfe37', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3","size":9},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-7156-74e5-84ae-619ba7dcfe37","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/ranking/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"ranking","model_id":"01a21ef1-617a-7db8-b810-fbdd26765e7d","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:5b700a1a7fca1d53b25c9c2fd310a2763bf150ce81536a696088438d9bd90f11', 'executing', 2, 'ACME-SECRET-request-reason', '', '01a21ef1-73e8-7579-942c-530f62bb2618', '2026-11-27 21:37:49.530653+00', '2026-11-27 21:37:50.07736+00', '2026-11-27 21:37:50.07736+00', '2026-12-27 21:37:49.529493+00', DEFAULT, '01a21ef1-6332-7f97-9889-fdb76f4d16da', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-63cc-7477-b370-82ece757a15b'),
	('01a21ef1-7681-7107-b7dd-fc541430e974', 4, 'promotion', 'Promote churn version 1 to champion', 'alias:01a21ef1-6159-7cde-b9e4-f10d3a63d460:champion', 'version:01a21ef1-75e1-7306-ba0a-3f4dfd2486d3', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-75e1-7306-ba0a-3f4dfd2486d3","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21ef1-6159-7cde-b9e4-f10d3a63d460","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:c7ca2d8480a3dcd1c78572f5dd3dab26b456a477bfb07b54c95d4f07592c3b55', 'rejected', 2, 'ACME-SECRET-request-reason', '', NULL, '2026-11-27 21:37:50.722101+00', '2026-11-27 21:37:50.948784+00', '2026-11-27 21:37:50.948784+00', '2026-12-27 21:37:50.721581+00', DEFAULT, '01a21ef1-6332-7f97-9889-fdb76f4d16da', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-63cc-7477-b370-82ece757a15b'),
	('01a21ef1-77f2-7537-b099-5f7356c7db2c', 5, 'promotion', 'Promote churn version 1 to champion', 'alias:01a21ef1-6159-7cde-b9e4-f10d3a63d460:champion', 'version:01a21ef1-75e1-7306-ba0a-3f4dfd2486d3', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-75e1-7306-ba0a-3f4dfd2486d3","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21ef1-6159-7cde-b9e4-f10d3a63d460","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:c7ca2d8480a3dcd1c78572f5dd3dab26b456a477bfb07b54c95d4f07592c3b55', 'in_review', 2, 'ACME-SECRET-request-reason', '', NULL, '2026-11-27 21:37:51.090462+00', '2026-11-27 21:37:51.090466+00', NULL, '2026-12-27 21:37:51.090187+00', DEFAULT, '01a21ef1-6332-7f97-9889-fdb76f4d16da', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-63cc-7477-b370-82ece757a15b');

INSERT INTO public.approvals_comment VALUES
	(1, 'ACME-SECRET-comment', '2026-11-27 21:37:51.245656+00', '01a21ef1-6013-74a9-91c8-590160d42d17', '01a21ef1-77f2-7537-b099-5f7356c7db2c');

INSERT INTO public.approvals_elector VALUES
	(1, '2026-11-27 21:37:45.941895+00', '01a21ef1-6322-7415-a73b-13907bcb2bc3', '01a21ef1-63cc-7477-b370-82ece757a15b'),
	(2, '2026-11-27 21:37:45.941895+00', '01a21ef1-630d-7e01-9622-5eb17973bfed', '01a21ef1-63cc-7477-b370-82ece757a15b'),
	(3, '2026-11-27 21:37:45.941895+00', '01a21ef1-6013-74a9-91c8-590160d42d17', '01a21ef1-63cc-7477-b370-82ece757a15b'),
	(4, '2026-11-27 21:37:45.941895+00', '01a21ef1-62fb-7716-8530-29e9c3d14622', '01a21ef1-63cc-7477-b370-82ece757a15b');

INSERT INTO public.approvals_electorate VALUES
	('01a21ef1-63cc-7477-b370-82ece757a15b', '2026-11-27 21:37:45.932944+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.approvals_exclusion VALUES
	(1, 'You registered this version.', '2026-11-27 21:37:46.019146+00', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(4, 'You registered this version.', '2026-11-27 21:37:48.248237+00', '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(7, 'You registered this version.', '2026-11-27 21:37:49.565991+00', '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(10, 'You registered this version.', '2026-11-27 21:37:50.768143+00', '01a21ef1-7681-7107-b7dd-fc541430e974', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(12, 'You registered this version.', '2026-11-27 21:37:51.184543+00', '01a21ef1-77f2-7537-b099-5f7356c7db2c', '01a21ef1-607b-7abb-b6b3-82a4900daa24');

INSERT INTO public.approvals_permit VALUES
	('01a21ef1-66d3-7aa0-92ae-5b5bc63430dd', 'sha256:d59cbff69a2e51e2cc59ed9b4ed672fd3588d20c3ec699178f846ff5dfc2d349', 'alias:01a21ef1-6122-7c4c-8d0d-cc4a791de82a:champion', 'version:01a21ef1-62b5-7295-a624-34f2c8c204c2', '2026-11-27 21:37:46.713532+00', '2026-12-05 21:37:46.70754+00', '2026-11-27 21:37:47.433171+00', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-6ff1-789f-b33e-9da61f69b78d', 'sha256:6800d9e413853a3be402ad16d667846dda6f2b09e77b91113ce469a33ad07ebb', 'alias:01a21ef1-6122-7c4c-8d0d-cc4a791de82a:champion', 'version:01a21ef1-6b77-79b9-961f-e24acae5699d', '2026-11-27 21:37:49.043889+00', '2026-12-05 21:37:49.040135+00', NULL, '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-73ba-70bf-8973-99772d0fe274', 'sha256:5b700a1a7fca1d53b25c9c2fd310a2763bf150ce81536a696088438d9bd90f11', 'alias:01a21ef1-617a-7db8-b810-fbdd26765e7d:champion', 'version:01a21ef1-7156-74e5-84ae-619ba7dcfe37', '2026-11-27 21:37:50.01508+00', '2026-12-05 21:37:50.009799+00', NULL, '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.approvals_revision VALUES
	(1, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-62b5-7295-a624-34f2c8c204c2","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21ef1-6122-7c4c-8d0d-cc4a791de82a","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:d59cbff69a2e51e2cc59ed9b4ed672fd3588d20c3ec699178f846ff5dfc2d349', '2026-11-27 21:37:45.955347+00', '01a21ef1-63e1-7864-8e55-f94f05f16f4f'),
	(2, 1, '{"action":"promotion","baseline":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-62b5-7295-a624-34f2c8c204c2","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb","size":7},{"path":"metrics.json","sha256":"bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da","size":42},{"path":"params.json","sha256":"2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a","size":65}],"id":"01a21ef1-6b77-79b9-961f-e24acae5699d","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0","metrics":{"ACME-SECRET-metric":2,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":2},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/2","version":2},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21ef1-6122-7c4c-8d0d-cc4a791de82a","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:6800d9e413853a3be402ad16d667846dda6f2b09e77b91113ce469a33ad07ebb', '2026-11-27 21:37:48.16892+00', '01a21ef1-6c85-7f74-b026-83f920605f4a'),
	(3, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3","size":9},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-7156-74e5-84ae-619ba7dcfe37","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/ranking/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"ranking","model_id":"01a21ef1-617a-7db8-b810-fbdd26765e7d","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:5b700a1a7fca1d53b25c9c2fd310a2763bf150ce81536a696088438d9bd90f11', '2026-11-27 21:37:49.532089+00', '01a21ef1-71da-7565-a98b-e00e5d3dfa26'),
	(4, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-75e1-7306-ba0a-3f4dfd2486d3","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21ef1-6159-7cde-b9e4-f10d3a63d460","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:c7ca2d8480a3dcd1c78572f5dd3dab26b456a477bfb07b54c95d4f07592c3b55', '2026-11-27 21:37:50.723765+00', '01a21ef1-7681-7107-b7dd-fc541430e974'),
	(5, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef1-607b-7abb-b6b3-82a4900daa24","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef1-75e1-7306-ba0a-3f4dfd2486d3","made_by":["01a21ef1-607b-7abb-b6b3-82a4900daa24"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21ef1-6159-7cde-b9e4-f10d3a63d460","tier":""},"tenant":{"id":"01a21ef1-5fc5-764a-9cff-2c5846e4823d","slug":"acme"}}', 'sha256:c7ca2d8480a3dcd1c78572f5dd3dab26b456a477bfb07b54c95d4f07592c3b55', '2026-11-27 21:37:51.096427+00', '01a21ef1-77f2-7537-b099-5f7356c7db2c');

INSERT INTO public.approvals_vote VALUES
	(1, 1, 'sha256:d59cbff69a2e51e2cc59ed9b4ed672fd3588d20c3ec699178f846ff5dfc2d349', 'approve', '', '2026-11-27 21:37:46.413623+00', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	(2, 1, 'sha256:d59cbff69a2e51e2cc59ed9b4ed672fd3588d20c3ec699178f846ff5dfc2d349', 'approve', '', '2026-11-27 21:37:46.644071+00', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	(3, 1, 'sha256:6800d9e413853a3be402ad16d667846dda6f2b09e77b91113ce469a33ad07ebb', 'approve', '', '2026-11-27 21:37:48.676641+00', '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	(4, 1, 'sha256:6800d9e413853a3be402ad16d667846dda6f2b09e77b91113ce469a33ad07ebb', 'approve', '', '2026-11-27 21:37:48.96994+00', '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	(5, 1, 'sha256:5b700a1a7fca1d53b25c9c2fd310a2763bf150ce81536a696088438d9bd90f11', 'approve', '', '2026-11-27 21:37:49.757353+00', '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	(6, 1, 'sha256:5b700a1a7fca1d53b25c9c2fd310a2763bf150ce81536a696088438d9bd90f11', 'approve', '', '2026-11-27 21:37:49.948999+00', '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	(7, 1, 'sha256:c7ca2d8480a3dcd1c78572f5dd3dab26b456a477bfb07b54c95d4f07592c3b55', 'reject', 'ACME-SECRET-rejection', '2026-11-27 21:37:50.948561+00', '01a21ef1-7681-7107-b7dd-fc541430e974', '01a21ef1-630d-7e01-9622-5eb17973bfed');

INSERT INTO public.audit_entry VALUES
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a2274656e616e74732e74656e616e742e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2266373236626130332d343666642d346263322d616330642d633663303366386464623030222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d356663352d373634612d396366662d326335383436653438323364222c2274797065223a2274656e616e74732e74656e616e74227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34342e3932373437335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34342e3933353833325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xf7b3243f9fb192f74cc3b7e18efde5ee5027fc0691a026726b4989ff180244a7', '\x67e0100e19e905bf8060963c9da6b8475a658130632418b03912ddd18bd6ca23', '2026-11-27 21:37:44.935832+00', 'tenants.tenant.created', 'tenants.tenant', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 'system:test'),
	('01a21ef1-5ffe-733e-8680-2ceb01e5e5c1', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a2274656e616e74732e74656e616e742e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2234316438356264622d306163352d343736332d613736322d616165626161313265373231222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d356666652d373333652d383638302d326365623031653565356331222c2274797065223a2274656e616e74732e74656e616e74227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34342e3936343735305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34342e3936353634385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x926b7f4ca14d5e4dc6bc5a98daaf81a7d4ca652977665982f3d7d800b1796293', '\x8b2fa92cb4aec6c601371424a8eed2356aafe398b283020d452f118462e41e2a', '2026-11-27 21:37:44.965648+00', 'tenants.tenant.created', 'tenants.tenant', '01a21ef1-5ffe-733e-8680-2ceb01e5e5c1', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2264613938363461612d303632642d343464382d393330352d363139396364323639643132222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363031332d373461392d393163382d353930313630643432643137222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3031363230345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3032313830385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xe1c073f14606fb1d0c6fda724b9b25be12bf3e037e424236154247d1cb26a4e3', '\xfa59e383a23831267a61d812003409fcbcbf009b7ae73ab9640b20eab142277e', '2026-11-27 21:37:45.021808+00', 'accounts.user.created', 'accounts.user', '01a21ef1-6013-74a9-91c8-590160d42d17', 'system:test'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 2, '\x67e0100e19e905bf8060963c9da6b8475a658130632418b03912ddd18bd6ca23', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2232393864316530302d376530332d343563342d613438312d623138643838316163643566222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363031332d373461392d393163382d353930313630643432643137222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3037393130325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3038303036305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xe479f1c683d47b1b699653a8301802d44b798d2e11b3b2d2ef1a10f4c7966e17', '\xa65bf4c458d76d9c71d878974d19cec39269e2268ac774424e162a6d10010723', '2026-11-27 21:37:45.08006+00', 'tenants.role.assigned', 'accounts.user', '01a21ef1-6013-74a9-91c8-590160d42d17', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 2, '\xfa59e383a23831267a61d812003409fcbcbf009b7ae73ab9640b20eab142277e', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2231343336383065342d306261342d346366362d393765622d303530653562336537323263222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3039303139315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3039313332395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3bf20f49c27be411ac7f5566c0b6ba3170739726698d40ad977254656988f9c5', '\xb0dc3a7f72dd8fcfdcd2e93e4880b6f04cbcd4e1605e8c48b2dd6e8ed4e7a7aa', '2026-11-27 21:37:45.091329+00', 'accounts.user.created', 'accounts.user', '01a21ef1-607b-7abb-b6b3-82a4900daa24', 'system:test'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 3, '\xa65bf4c458d76d9c71d878974d19cec39269e2268ac774424e162a6d10010723', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a22636f6e7472696275746f72227d2c226576656e745f6964223a2233623239633731302d623037622d343265382d623030312d626131616335633039636365222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3039323237315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3039353737355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x0e80451b328aa1cea065c258abc83f8b9ff29653b1b855c7be17258805bfbc56', '\xa6ce2da5fbd8a44a4822cfa19a2bae67c9eabe4998b94e188778a4f460097cd7', '2026-11-27 21:37:45.095775+00', 'tenants.role.assigned', 'accounts.user', '01a21ef1-607b-7abb-b6b3-82a4900daa24', 'system:test'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 4, '\xa6ce2da5fbd8a44a4822cfa19a2bae67c9eabe4998b94e188778a4f460097cd7', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a31377d2c226576656e745f6964223a2237306639333566662d656432662d343939642d393236642d616265643063613465366430222c226f626a656374223a7b22646967657374223a227368613235363a34626431363030616565333532616236623963643564646165623365636164366562663533646362396335353961396663656234353563396464643233626664222c226964223a2231222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3233323435395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3233333835385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb6c94ba91c93b67d799d5c3391eb63f16325dc59137bf3c3f4688da95008d680', '\x8680b926d620153fb6b91b24bb3d10ca48aea4a9822a588903f6343dbd0ab48b', '2026-11-27 21:37:45.233858+00', 'registry.artifact.stored', 'registry.artifact', '1', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 5, '\x8680b926d620153fb6b91b24bb3d10ca48aea4a9822a588903f6343dbd0ab48b', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2265306235393862642d633137662d343230382d396464322d393334376464333937353261222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363132322d376334632d386430642d636334613739316465383261222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3236393235345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3237313831385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x944a5d5edfa2dc4e1f7a1c084226d95e4c86c7647e8d69cc089b304a9e3e0390', '\x044f27e268fce3764374aa34e0153378674b79c1dbb3f8283d35ecae163f09a8', '2026-11-27 21:37:45.271818+00', 'registry.model.created', 'registry.model', '01a21ef1-6122-7c4c-8d0d-cc4a791de82a', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 6, '\x044f27e268fce3764374aa34e0153378674b79c1dbb3f8283d35ecae163f09a8', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2262633932616432382d383534632d343933332d623132332d666364393463643237373835222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363135392d376364652d623965342d663130643361363364343630222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3332323331325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3332323934335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x81d59b10638ad0d7f9f540b8992018f3dc6649faf34c0321902ac384828fc159', '\xff2fd8b970df1a4e6fcaceafb331b721b49d10125b5847cba4c0f2451ad3c810', '2026-11-27 21:37:45.322943+00', 'registry.model.created', 'registry.model', '01a21ef1-6159-7cde-b9e4-f10d3a63d460', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 7, '\xff2fd8b970df1a4e6fcaceafb331b721b49d10125b5847cba4c0f2451ad3c810', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2238343131626638652d323130342d343737642d613431632d323830366434376436363862222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363137612d376462382d623831302d666264643236373635653764222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3334373839315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3335333131315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x65f764328ce3529e98180d964997b2e5e6374138b208816a5b09a25fc56ebd2c', '\x14acebe421abb278a8d5ebdbe52d43816fb9dbf00665702535d07b370ed475d4', '2026-11-27 21:37:45.353111+00', 'registry.model.created', 'registry.model', '01a21ef1-617a-7db8-b810-fbdd26765e7d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 8, '\x14acebe421abb278a8d5ebdbe52d43816fb9dbf00665702535d07b370ed475d4', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2233373535346361372d386466302d346566632d613464302d303165396430643364636638222c226f626a656374223a7b22646967657374223a227368613235363a36303432313862316535303836613965303239376162326235303238626161613366383064616139386635646539646663313738313637366331303863343730222c226964223a2232222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3433313039335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3433313738335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3677d26f5fd3332fa75c0d7ba2ad2fbc14afca6b79e7abe4b04f16f95ae7efe2', '\x77b0d35b8d8ff349c5b4ee11baa52217bbba3556dc1f054662082eb7d6bcae05', '2026-11-27 21:37:45.431783+00', 'registry.artifact.stored', 'registry.artifact', '2', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 9, '\x77b0d35b8d8ff349c5b4ee11baa52217bbba3556dc1f054662082eb7d6bcae05', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2263626363316666332d333963312d346631362d393666392d303062633064633562633438222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a2233222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3531323935335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3531393832365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x759fc0d06d23d36e1474d6728d281e9b8b824617c52bdd6ef8c0baec5a0144c0', '\x17e5151579fbc0bf3ecad21280ac7a867be44fb029a7c2378b1352da4d0d716b', '2026-11-27 21:37:45.519826+00', 'registry.artifact.stored', 'registry.artifact', '3', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 10, '\x17e5151579fbc0bf3ecad21280ac7a867be44fb029a7c2378b1352da4d0d716b', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2239333638643236392d653766392d343936652d386635312d633063373339613766663761222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a2234222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3630363833335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3630373438355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xfb6dc3ba6c06fe9ae83640c6e36451aace8411a77586277a1d21472aa74143c7', '\x17786e346d53fc51c7e682913b0b516c43be4373986e30b91507b305c5ad8657', '2026-11-27 21:37:45.607485+00', 'registry.artifact.stored', 'registry.artifact', '4', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 11, '\x17786e346d53fc51c7e682913b0b516c43be4373986e30b91507b305c5ad8657', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131347d2c226576656e745f6964223a2236633664623266622d333961622d343433632d396436612d373562396463323162366635222c226f626a656374223a7b22646967657374223a227368613235363a65633838313630623161346235663831313061366438663066313339643565623431306138303939663033343933623461306466366131333963303933623238222c226964223a2230316132316566312d363262352d373239352d613632342d333466326338633230346332222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3731333336305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3731363933335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xcc50ee5f7fd1842e84871c8316200a075ffa027c6f789d1e27a5769b8ea02c59', '\x752861bd02cb400360b5d298c2acdf9d4bc7ff485170650a70b80157ee32cbaf', '2026-11-27 21:37:45.716933+00', 'registry.version.registered', 'registry.version', '01a21ef1-62b5-7295-a624-34f2c8c204c2', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('00000000-0000-0000-0000-000000000000', 1, 3, '\xb0dc3a7f72dd8fcfdcd2e93e4880b6f04cbcd4e1605e8c48b2dd6e8ed4e7a7aa', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2238653663343234302d306331362d346361332d386132632d616534346132643639366466222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363266622d373731362d383533302d323965396333643134363232222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3733333038395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3733383035305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x9c77c1ddee796c0c8b667348790b46c6e057d9adc44f58ab1d1857ccf8193762', '\x87c4eb33c0636962a85d531858644b85472cc27c1dca9ab9197a9ea6eb3fb7b4', '2026-11-27 21:37:45.73805+00', 'accounts.user.created', 'accounts.user', '01a21ef1-62fb-7716-8530-29e9c3d14622', 'system:test'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 12, '\x752861bd02cb400360b5d298c2acdf9d4bc7ff485170650a70b80157ee32cbaf', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2231353461343365302d356638322d343334332d623736342d366638633832353362323538222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363266622d373731362d383533302d323965396333643134363232222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3733393337395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3733393930315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6846130b4a98e092c25b01b960011e3a3a8469aeaf957755b15ea6b270eb6ee1', '\x2be65e382b33a066ea0ec7625e6d0a3653570a0eff52bfca1544063145ddbb14', '2026-11-27 21:37:45.739901+00', 'tenants.role.assigned', 'accounts.user', '01a21ef1-62fb-7716-8530-29e9c3d14622', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 4, '\x87c4eb33c0636962a85d531858644b85472cc27c1dca9ab9197a9ea6eb3fb7b4', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2261333030383534652d656363332d343337302d393631322d613435653663323862376530222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3735343135325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3735373836375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x1c3543c4487b8ed4265e36fc431c489474035ea13b3da40d0de7dd0d623c299d', '\xa8f9440acc759276216e3c89a6f2079edbdae190261c866a141136d8dc38a39f', '2026-11-27 21:37:45.757867+00', 'accounts.user.created', 'accounts.user', '01a21ef1-630d-7e01-9622-5eb17973bfed', 'system:test'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 13, '\x2be65e382b33a066ea0ec7625e6d0a3653570a0eff52bfca1544063145ddbb14', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2261326366313939612d653866312d343663332d396135342d633161343339613131326362222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3735383239345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3736303135385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x1dd3be8fb80ff0cef2ee906e6e4f19d24d7f0b9e6b8b345dc22d28e8c5a31715', '\xe2fb4b7fa4929cbb59f358f4cc5298dbd18ad2b79f208492d89fd48720f57c39', '2026-11-27 21:37:45.760158+00', 'tenants.role.assigned', 'accounts.user', '01a21ef1-630d-7e01-9622-5eb17973bfed', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 5, '\xa8f9440acc759276216e3c89a6f2079edbdae190261c866a141136d8dc38a39f', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2263376266316532662d636235652d346632322d383065642d313137373262666661386633222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363332322d373431352d613733622d313339303762636232626333222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3737353034335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3737353535355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x67550867fdc8a566e8ba06aa878f5f1a25ea7481f204879b75fd4a3f1c1a2f8e', '\xa2fac6d6b1a70ba9ed6c0d64a9e9389c63144b2920b58b273c3f903bf7a441cb', '2026-11-27 21:37:45.775555+00', 'accounts.user.created', 'accounts.user', '01a21ef1-6322-7415-a73b-13907bcb2bc3', 'system:test'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 14, '\xe2fb4b7fa4929cbb59f358f4cc5298dbd18ad2b79f208492d89fd48720f57c39', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2261386266333635662d366239622d343736362d383432632d646665646262343835373733222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363332322d373431352d613733622d313339303762636232626333222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3737363035385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3737363433355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb751266462c31380713b3fa6d5bd724b6ac5bd44b1f9816167c0281657ad5c23', '\x1fcaf336128bacc29f2d586b05da1554971750491fea3319914b8453f5849b1d', '2026-11-27 21:37:45.776435+00', 'tenants.role.assigned', 'accounts.user', '01a21ef1-6322-7415-a73b-13907bcb2bc3', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 6, '\xa2fac6d6b1a70ba9ed6c0d64a9e9389c63144b2920b58b273c3f903bf7a441cb', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2266333135326431322d653530322d343064312d383832302d343239363564396662626262222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363333322d376639372d393838392d666462373666346431366461222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3738363730335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3738383231315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x8b749bc604586df8335035fb7e5b72c33a7f03c25461730b0c7911e63e510136', '\xf921b786b84fb10a95dc9e7bd704d78fa7afa3b66d390f4e7d50f02d85180684', '2026-11-27 21:37:45.788211+00', 'accounts.user.created', 'accounts.user', '01a21ef1-6332-7f97-9889-fdb76f4d16da', 'system:test'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 15, '\x1fcaf336128bacc29f2d586b05da1554971750491fea3319914b8453f5849b1d', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a22636f6e7472696275746f72227d2c226576656e745f6964223a2230343264616561662d353330622d346331382d383337302d363761656433613635643463222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d363333322d376639372d393838392d666462373666346431366461222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34352e3738383537345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34352e3738383931395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xcda342bd43d71de48a81cde7f046157358ac38d2a5d522b74dddd06014038e51', '\x1cbe0eebcdf2d3e527ae40b90c1aa0dcba0c52fb841e1475b9e9e16c34d782e3', '2026-11-27 21:37:45.788919+00', 'tenants.role.assigned', 'accounts.user', '01a21ef1-6332-7f97-9889-fdb76f4d16da', 'system:test'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 16, '\x1cbe0eebcdf2d3e527ae40b90c1aa0dcba0c52fb841e1475b9e9e16c34d782e3', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566312d363333322d376639372d393838392d666462373666346431366461222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a312c22746172676574223a22616c6961733a30316132316566312d363132322d376334632d386430642d6363346137393164653832613a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566312d363262352d373239352d613632342d333466326338633230346332227d2c226576656e745f6964223a2265333862616137352d363730332d346536362d386231642d343166633838656562323631222c226f626a656374223a7b22646967657374223a227368613235363a64353963626666363961326535316532636335396564396234656436373266643335383864323063336563363939313738663834366666356466633264333439222c226964223a2230316132316566312d363365312d373836342d386535352d663934663035663136663466222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34362e3235313236325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34362e3235313735305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x057a61fcf74a5928602c0a9c1433713bb950465d2ade95f042449d3b788594d1', '\xd8aec448133e29ff93b478fd688c2c6198571b9c088e245b059d18038060c0da', '2026-11-27 21:37:46.25175+00', 'approvals.request.opened', 'approvals.request', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 17, '\xd8aec448133e29ff93b478fd688c2c6198571b9c088e245b059d18038060c0da', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566312d363266622d373731362d383533302d323965396333643134363232222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2231227d2c226576656e745f6964223a2236336239336332642d306461332d346462342d386230642d626532336463343037643366222c226f626a656374223a7b22646967657374223a227368613235363a64353963626666363961326535316532636335396564396234656436373266643335383864323063336563363939313738663834366666356466633264333439222c226964223a2230316132316566312d363365312d373836342d386535352d663934663035663136663466222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34362e3437393234335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34362e3437393734335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3b92a67df197f87d0ec7c60cdc7b80036bbc1ea759019d0e920ec829f72a704b', '\x1bc27ab00a4fd3188983cc14fb19631e2d2f03dc09670e173847d4d09af8906d', '2026-11-27 21:37:46.479743+00', 'approvals.vote.cast', 'approvals.request', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 18, '\x1bc27ab00a4fd3188983cc14fb19631e2d2f03dc09670e173847d4d09af8906d', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316566312d363365312d373836342d386535352d663934663035663136663466222c227065726d6974223a2230316132316566312d363664332d376161302d393261652d356235626336333433306464222c22726f757465223a2230316132316566312d363666322d373662302d623839352d356561386530613831313935227d2c226576656e745f6964223a2233333730666239612d323766392d343839322d623931342d313065656635353866393130222c226f626a656374223a7b22646967657374223a227368613235363a64353963626666363961326535316532636335396564396234656436373266643335383864323063336563363939313738663834366666356466633264333439222c226964223a2230316132316566312d363730352d373363622d613862352d626633373736333464633064222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34362e3737383636345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34362e3738313938355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x0b7b94e9623c8253e9d4c4ca3ac0c10bf0aaf9756f831891ea036cb4bc550a74', '\x4d9cab3cf114a7b7f014fa72927b3f75c2bf64280a6e659afa2ee81b5ecd9d52', '2026-11-27 21:37:46.781985+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21ef1-6705-73cb-a8b5-bf377634dc0d', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 19, '\x4d9cab3cf114a7b7f014fa72927b3f75c2bf64280a6e659afa2ee81b5ecd9d52', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2232227d2c226576656e745f6964223a2230306530356664332d336434622d343732332d623162362d633264343363646262646665222c226f626a656374223a7b22646967657374223a227368613235363a64353963626666363961326535316532636335396564396234656436373266643335383864323063336563363939313738663834366666356466633264333439222c226964223a2230316132316566312d363365312d373836342d386535352d663934663035663136663466222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34362e3739383534345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34362e3830313036375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd7fe24c3880e5170ba389aede15439ab0fad07ed3d1d2aac60eb6a7cec5cedd4', '\x3461d9d34ff61e8c58cfedb4637f08ae8e2ae33b107fec8524b831951414fbc6', '2026-11-27 21:37:46.801067+00', 'approvals.vote.cast', 'approvals.request', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 20, '\x3461d9d34ff61e8c58cfedb4637f08ae8e2ae33b107fec8524b831951414fbc6', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316566312d363730352d373363622d613862352d626633373736333464633064222c227065726d6974223a2230316132316566312d363664332d376161302d393261652d356235626336333433306464222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2265353138313038342d346332642d346335302d396334342d626132623133313163663064222c226f626a656374223a7b22646967657374223a227368613235363a64353963626666363961326535316532636335396564396234656436373266643335383864323063336563363939313738663834366666356466633264333439222c226964223a2230316132316566312d363365312d373836342d386535352d663934663035663136663466222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34362e3830353939325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34362e3830363639325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xcf2cc48bebccf49505afda2159f96ab65683c12372476d43186eec0395750d7b', '\xa32e2ac57565ce67bd62569233547abf1c156e2ac6ea4eec3fba485d06d11f07', '2026-11-27 21:37:46.806692+00', 'approvals.request.approved', 'approvals.request', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 21, '\xa32e2ac57565ce67bd62569233547abf1c156e2ac6ea4eec3fba485d06d11f07', '\x7b22616374696f6e223a2272656769737472792e616c6961732e736574222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a2230316132316566312d363262352d373239352d613632342d333466326338633230346332222c226265666f7265223a22222c2264617461223a7b22616c696173223a226368616d70696f6e222c226e756d626572223a312c227065726d6974223a2230316132316566312d363664332d376161302d393261652d356235626336333433306464227d2c226576656e745f6964223a2264626464316637332d643735302d343332302d396531332d656330396239386165623532222c226f626a656374223a7b22646967657374223a227368613235363a65633838313630623161346235663831313061366438663066313339643565623431306138303939663033343933623461306466366131333963303933623238222c226964223a2230316132316566312d363132322d376334632d386430642d636334613739316465383261222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34372e3531313132315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34372e3531313737335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2919da955fa8ad9a9bb6cf8ed168e83619c469b3c7092b148390367228bf1a95', '\x618917da46621abb477104b0b3e69674836bc2271e275eb28d51544f0fab127c', '2026-11-27 21:37:47.511773+00', 'registry.alias.set', 'registry.model', '01a21ef1-6122-7c4c-8d0d-cc4a791de82a', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 22, '\x618917da46621abb477104b0b3e69674836bc2271e275eb28d51544f0fab127c', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6170706c696564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a226170706c696564222c226265666f7265223a22657865637574696e67222c2264617461223a7b7d2c226576656e745f6964223a2235363162313036332d353664372d346363342d396562302d383736613961656434633132222c226f626a656374223a7b22646967657374223a227368613235363a64353963626666363961326535316532636335396564396234656436373266643335383864323063336563363939313738663834366666356466633264333439222c226964223a2230316132316566312d363365312d373836342d386535352d663934663035663136663466222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34372e3533373234335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a2274657374222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34372e3533373938375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x1185ed9c0e4828dc46a4cd1a1eea99f63113a70f3736a7a91cffdf57a6f43219', '\x614c5d0b71b1361f39c88b08f75a7ac840f26d67445b68c0d110cf0e66f60aca', '2026-11-27 21:37:47.537987+00', 'approvals.request.applied', 'approvals.request', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 23, '\x614c5d0b71b1361f39c88b08f75a7ac840f26d67445b68c0d110cf0e66f60aca', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2266326430306461392d623037312d343562342d393061392d303265376636633364643630222c226f626a656374223a7b22646967657374223a227368613235363a37323033366263316161643066373562306334616461616233396539663765343464376663333033333936383935313531393836623337646637663435326262222c226964223a2235222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34372e3637333131365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34372e3637353834305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb736ded8a3b2b5d2c12ca36fbd687031bda123766e7ae701a815d90e7712ef6f', '\x9779ac055d79cc68937a298edfe920fdb3fe3a5bd978b963dde4834a586cb825', '2026-11-27 21:37:47.67584+00', 'registry.artifact.stored', 'registry.artifact', '5', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 24, '\x9779ac055d79cc68937a298edfe920fdb3fe3a5bd978b963dde4834a586cb825', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2234613632653036392d393862642d346364382d383038392d336163363337613837336666222c226f626a656374223a7b22646967657374223a227368613235363a62646538383733316639666163633633346563643134613033313535313764383031636332353035623964623261373738636132363065616630356635396461222c226964223a2236222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34372e3737343030315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34372e3737343531395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x212ab9f509316a2719816bfd11f27743ae1952dba8cbc373bce6fa3fd8a12916', '\xe64b978f3dcc7fd0ae6b7ac7f52459784d3989bf6580fa16418074b3e07d8c19', '2026-11-27 21:37:47.774519+00', 'registry.artifact.stored', 'registry.artifact', '6', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 25, '\xe64b978f3dcc7fd0ae6b7ac7f52459784d3989bf6580fa16418074b3e07d8c19', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2264623661363738362d323131632d346166312d616665322d626164373530313362376664222c226f626a656374223a7b22646967657374223a227368613235363a32643466616162316233383838303636653538663436336466333832336332303437613064616433383431353234616663663238393934363962386365633061222c226964223a2237222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34372e3836323533345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34372e3836373738365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x606d6aa8515a1c20b44b43bb99035edef15a40a53ff23ad3cec60caaeceec508', '\xcb58b9e3f1e4fd3b4aa3321fb94f4a6a4bd4bd94cfea7214c4dd9821d5c23a16', '2026-11-27 21:37:47.867786+00', 'registry.artifact.stored', 'registry.artifact', '7', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 26, '\xcb58b9e3f1e4fd3b4aa3321fb94f4a6a4bd4bd94cfea7214c4dd9821d5c23a16', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a322c2273697a65223a3131347d2c226576656e745f6964223a2234313535336666322d653030642d346532642d383866612d616135313033366638643030222c226f626a656374223a7b22646967657374223a227368613235363a31633733306662656562643430626566363261623432663631656562376364663363316334366431666431643863373733326534656564623562376337376530222c226964223a2230316132316566312d366237372d373962392d393631662d653234616361653536393964222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34372e3934343032375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34372e3934393533385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x0792e237a413019b6ad801084c3d533e32c61478430d30a24df7b33593952e02', '\x6e0b257acc500f439fe84a1a4617bdb6b7111f64e2d171107ebe7296e98d4b68', '2026-11-27 21:37:47.949538+00', 'registry.version.registered', 'registry.version', '01a21ef1-6b77-79b9-961f-e24acae5699d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 27, '\x6e0b257acc500f439fe84a1a4617bdb6b7111f64e2d171107ebe7296e98d4b68', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566312d363333322d376639372d393838392d666462373666346431366461222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a322c22746172676574223a22616c6961733a30316132316566312d363132322d376334632d386430642d6363346137393164653832613a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566312d366237372d373962392d393631662d653234616361653536393964227d2c226576656e745f6964223a2264353536306330662d336136622d343361332d613766362d326261616436356534343961222c226f626a656374223a7b22646967657374223a227368613235363a36383030643965343133383533613362653430326164313664363637383436646461366632623039653737623931313133636534363961333361643037656262222c226964223a2230316132316566312d366338352d376637342d623032362d383366393230363035663461222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34382e3331303236315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34382e3331303738335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd07c94046420ecb17d39014cf53c326e8001767512602799b999667ab3d8fe20', '\x0b2af35f064aa522cf2ab4fd8a6191969ff29f51c9e7d91ddc3b0d5714556c4c', '2026-11-27 21:37:48.310783+00', 'approvals.request.opened', 'approvals.request', '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 28, '\x0b2af35f064aa522cf2ab4fd8a6191969ff29f51c9e7d91ddc3b0d5714556c4c', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566312d363266622d373731362d383533302d323965396333643134363232222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2233227d2c226576656e745f6964223a2235636138363962652d326436302d346235662d386239302d646438383766303562656665222c226f626a656374223a7b22646967657374223a227368613235363a36383030643965343133383533613362653430326164313664363637383436646461366632623039653737623931313133636534363961333361643037656262222c226964223a2230316132316566312d366338352d376637342d623032362d383366393230363035663461222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34382e3732333238385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34382e3733303531335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2b8fea52db95aa0a9d72cce7630573489a7c4e889f15caa2016d42b95652226a', '\x7f857ec08e674a985c6caf95177555a712269d4c3643a80f0cd0def9c1fce55a', '2026-11-27 21:37:48.730513+00', 'approvals.vote.cast', 'approvals.request', '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 29, '\x7f857ec08e674a985c6caf95177555a712269d4c3643a80f0cd0def9c1fce55a', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316566312d366338352d376637342d623032362d383366393230363035663461222c227065726d6974223a2230316132316566312d366666312d373839662d623333652d396461363166363962373864222c22726f757465223a2230316132316566312d363666322d373662302d623839352d356561386530613831313935227d2c226576656e745f6964223a2262313233663735622d336137302d343761302d613938652d303633373666306633386436222c226f626a656374223a7b22646967657374223a227368613235363a36383030643965343133383533613362653430326164313664363637383436646461366632623039653737623931313133636534363961333361643037656262222c226964223a2230316132316566312d373030612d376139652d616635382d333339373932646665373062222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3037353030395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3037363030385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x44808eea88fba2c3360599ccc2d67fd75da6b985c7701265717eed929a6022cd', '\x30cba9371417fcb2022f9754ba9eb1157751a4bd607e2ad49f2222e562cc5fbc', '2026-11-27 21:37:49.076008+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21ef1-700a-7a9e-af58-339792dfe70b', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 30, '\x30cba9371417fcb2022f9754ba9eb1157751a4bd607e2ad49f2222e562cc5fbc', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2234227d2c226576656e745f6964223a2261393037646666352d643331342d346130342d393266362d353530613434326565623936222c226f626a656374223a7b22646967657374223a227368613235363a36383030643965343133383533613362653430326164313664363637383436646461366632623039653737623931313133636534363961333361643037656262222c226964223a2230316132316566312d366338352d376637342d623032362d383366393230363035663461222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3039313833345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3039323330315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x29fedd4bc758c80dc10a6cb0355715e706614879adcb5d5b0c5ca2494c8fe427', '\xaca433d43e0892a4678c9838e27039bf0cdf2cf3544d51633f1c50c514ba368c', '2026-11-27 21:37:49.092301+00', 'approvals.vote.cast', 'approvals.request', '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 31, '\xaca433d43e0892a4678c9838e27039bf0cdf2cf3544d51633f1c50c514ba368c', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316566312d373030612d376139652d616635382d333339373932646665373062222c227065726d6974223a2230316132316566312d366666312d373839662d623333652d396461363166363962373864222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2262626536656563312d623530342d343866612d383736312d326164643238656463326131222c226f626a656374223a7b22646967657374223a227368613235363a36383030643965343133383533613362653430326164313664363637383436646461366632623039653737623931313133636534363961333361643037656262222c226964223a2230316132316566312d366338352d376637342d623032362d383366393230363035663461222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3039363034335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3039373636305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xe790ca0d8b72f4fc596f1d9a9de3c64cc9a62afe212aa2a73f4cfd9e00d4c6f9', '\x9804cf671bacbef1bf4e461d16cc56d07cb8884076c96b091ba44ce60fde2fe8', '2026-11-27 21:37:49.09766+00', 'approvals.request.approved', 'approvals.request', '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 32, '\x9804cf671bacbef1bf4e461d16cc56d07cb8884076c96b091ba44ce60fde2fe8', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a397d2c226576656e745f6964223a2238333836643639352d303033642d346139392d386662312d343061633236316633343232222c226f626a656374223a7b22646967657374223a227368613235363a63663261653830336536663733346430366166383765363038333536633932343961313432303135613463656165656538376166623937376536356666326633222c226964223a2238222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3232303739365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3232313633335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xa5d944dc8ba08c7ae13fff7f47f1f41f2f7e63eca7f5bf441de86772edb63522', '\xbaa8563aa2431134cbb4c625dc7159813023db549326e59a9a9b49a6610a2257', '2026-11-27 21:37:49.221633+00', 'registry.artifact.stored', 'registry.artifact', '8', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 33, '\xbaa8563aa2431134cbb4c625dc7159813023db549326e59a9a9b49a6610a2257', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2261643837323032612d376237382d343931662d386631332d616237323166353932313666222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a2239222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3330383731365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3330393231325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xe51aaa32d93a51662bba78fc0489909ec0af0cfabc11a434e08a896190d2abd9', '\x8a327886b5075c41383e029cfc4c83962bf03dfb04fda0dbef6b743aeec39d64', '2026-11-27 21:37:49.309212+00', 'registry.artifact.stored', 'registry.artifact', '9', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 34, '\x8a327886b5075c41383e029cfc4c83962bf03dfb04fda0dbef6b743aeec39d64', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2235373630323161322d343739342d343235642d613036322d326662653061393530626266222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a223130222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3337323135315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3337333233395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x594fbf16b50756b21a7d2db3505eb8fb54c122df47876062d4c2e8f4004d0361', '\x7bc5b39c58726b2ed809bc77a557a8e6698b7603258f947a9b9b30424b0d658d', '2026-11-27 21:37:49.373239+00', 'registry.artifact.stored', 'registry.artifact', '10', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 35, '\x7bc5b39c58726b2ed809bc77a557a8e6698b7603258f947a9b9b30424b0d658d', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131367d2c226576656e745f6964223a2265323639323738322d306139312d346163392d613334382d333933633536623732333530222c226f626a656374223a7b22646967657374223a227368613235363a38353331633163643235386330653561626234303130663537313834313664323265613062386661303134313935356262386430623236353139303934646233222c226964223a2230316132316566312d373135362d373465352d383461652d363139626137646366653337222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3434343835385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3434353538385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7bcf28721ad199c10fbb61d0482bf78746e67a7f0ce6bad2603b6e6017e6f1aa', '\x2031b9ba97cc4d0e3d0d8ae85735a2000e6883fc12b2d7210cfc6ac9519d7bfc', '2026-11-27 21:37:49.445588+00', 'registry.version.registered', 'registry.version', '01a21ef1-7156-74e5-84ae-619ba7dcfe37', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 36, '\x2031b9ba97cc4d0e3d0d8ae85735a2000e6883fc12b2d7210cfc6ac9519d7bfc', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566312d363333322d376639372d393838392d666462373666346431366461222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a332c22746172676574223a22616c6961733a30316132316566312d363137612d376462382d623831302d6662646432363736356537643a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566312d373135362d373465352d383461652d363139626137646366653337227d2c226576656e745f6964223a2238376335336233372d393230622d346363352d626539642d663037393466373133623665222c226f626a656374223a7b22646967657374223a227368613235363a35623730306131613766636131643533623235633963326664333130613237363362663135306365383135333661363936303838343338643962643930663131222c226964223a2230316132316566312d373164612d373536352d613938622d653030653564336466613236222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3630313434345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3630313839365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x89e6a7c22bd94f420dd3a93862b94a1ea67c09413e8368b077e355ec92736ea0', '\x91af991761c755ba8b07f5112fcffefc8e0a4b0d01d404f52f04c1d9570a6d54', '2026-11-27 21:37:49.601896+00', 'approvals.request.opened', 'approvals.request', '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 37, '\x91af991761c755ba8b07f5112fcffefc8e0a4b0d01d404f52f04c1d9570a6d54', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566312d363266622d373731362d383533302d323965396333643134363232222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2235227d2c226576656e745f6964223a2235353131653230372d626337652d346263612d623763662d306337653564663531623162222c226f626a656374223a7b22646967657374223a227368613235363a35623730306131613766636131643533623235633963326664333130613237363362663135306365383135333661363936303838343338643962643930663131222c226964223a2230316132316566312d373164612d373536352d613938622d653030653564336466613236222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a34392e3739333337335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a34392e3739333831355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2747e3f3760a3c7f89aaf6105b3b0bed5cbb72e0da17e5eb5c5e04d6bbe96743', '\x41be613cbbe5bdbbc342b41bfe616c11e6f8d410dbe3ecc2a36284a9ecdd5375', '2026-11-27 21:37:49.793815+00', 'approvals.vote.cast', 'approvals.request', '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 38, '\x41be613cbbe5bdbbc342b41bfe616c11e6f8d410dbe3ecc2a36284a9ecdd5375', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316566312d373164612d373536352d613938622d653030653564336466613236222c227065726d6974223a2230316132316566312d373362612d373062662d383937332d393937373264306665323734222c22726f757465223a2230316132316566312d373363662d376530322d616665392d353261373333646638393638227d2c226576656e745f6964223a2261323333623237332d613339662d343634372d393935612d393539613333363631666430222c226f626a656374223a7b22646967657374223a227368613235363a35623730306131613766636131643533623235633963326664333130613237363362663135306365383135333661363936303838343338643962643930663131222c226964223a2230316132316566312d373365382d373537392d393432632d353330663632626232363138222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3037303938325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3037313438305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xa8064b92885e9f130e7b5236d69097e0dffb5b9cd0c3929f0b17cbe04ad485a6', '\xa74c3c0b5e6af156a7e8644b066190fd7e47f1098b50c0d49570edc534f16436', '2026-11-27 21:37:50.07148+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21ef1-73e8-7579-942c-530f62bb2618', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 39, '\xa74c3c0b5e6af156a7e8644b066190fd7e47f1098b50c0d49570edc534f16436', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2236227d2c226576656e745f6964223a2263343231666537322d393465612d343331392d383734382d616139333465393861666535222c226f626a656374223a7b22646967657374223a227368613235363a35623730306131613766636131643533623235633963326664333130613237363362663135306365383135333661363936303838343338643962643930663131222c226964223a2230316132316566312d373164612d373536352d613938622d653030653564336466613236222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3038323534305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3038333033335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7406fc6868feb933c8ac594cb22af4bdcc5a8865f542a725fd6ce3c1f74e8ee2', '\x9add30db114e222f8003e9213b84c59c492fa7a3ee6eb1e56276c5e80393b953', '2026-11-27 21:37:50.083033+00', 'approvals.vote.cast', 'approvals.request', '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 40, '\x9add30db114e222f8003e9213b84c59c492fa7a3ee6eb1e56276c5e80393b953', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316566312d373365382d373537392d393432632d353330663632626232363138222c227065726d6974223a2230316132316566312d373362612d373062662d383937332d393937373264306665323734222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2233323737626139612d313162352d343632332d393030632d383638386464383461343836222c226f626a656374223a7b22646967657374223a227368613235363a35623730306131613766636131643533623235633963326664333130613237363362663135306365383135333661363936303838343338643962643930663131222c226964223a2230316132316566312d373164612d373536352d613938622d653030653564336466613236222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3038353331375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3038353732355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xea6da7b874b2e200437b5de3ed25802e6c2fd0f40ce55ede15abc0df0ad932d1', '\x08f63f4037c3444806154c9445431aac38ca493f637c4c8a9f9f305907626b0e', '2026-11-27 21:37:50.085725+00', 'approvals.request.approved', 'approvals.request', '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 41, '\x08f63f4037c3444806154c9445431aac38ca493f637c4c8a9f9f305907626b0e', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e61626f72746564222c226163746f72223a7b226964223a2230316132316566312d363266622d373731362d383533302d323965396333643134363232222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a2270656e64696e67222c2264617461223a7b226861735f726561736f6e223a747275657d2c226576656e745f6964223a2230303131346563622d393762622d343635632d626134372d663735306238633266373130222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d373365382d373537392d393432632d353330663632626232363138222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3136323134325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3136323531355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6342d50360054d7412460c4cfe528d02104abac952cf45ac7aea30ff86f890eb', '\x413b7973e42edd89e86c19034065df7c495cd05992fb3a1992fc30fc91b6db90', '2026-11-27 21:37:50.162515+00', 'rollouts.rollout.aborted', 'rollouts.rollout', '01a21ef1-73e8-7579-942c-530f62bb2618', '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 42, '\x413b7973e42edd89e86c19034065df7c495cd05992fb3a1992fc30fc91b6db90', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e726f6c6c6261636b5f64656369646564222c226163746f72223a7b226964223a2273797374656d3a63616e617279222c226b696e64223a2273797374656d227d2c226166746572223a22726f6c6c696e675f6261636b222c226265666f7265223a2270656e64696e67222c2264617461223a7b2265766964656e6365223a7b7d2c2267656e65726174696f6e223a2231222c2273746570223a302c22776569676874223a307d2c226576656e745f6964223a2234313139373261332d313337662d343634642d613936372d336439323163636665663439222c226f626a656374223a7b22646967657374223a227368613235363a38353331633163643235386330653561626234303130663537313834313664323265613062386661303134313935356262386430623236353139303934646233222c226964223a2230316132316566312d373365382d373537392d393432632d353330663632626232363138222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3231383835385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a2261626f72746564222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3232313237325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xf836d39799a01a025de85a5a58294264a6e55261054a1789324c4810506cecb5', '\x330dbd59c45dd65ccaabcbaf5e286e440cbae4a0fb2ac80a31b27081d62217f7', '2026-11-27 21:37:50.221272+00', 'rollouts.rollout.rollback_decided', 'rollouts.rollout', '01a21ef1-73e8-7579-942c-530f62bb2618', 'system:canary'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 43, '\x330dbd59c45dd65ccaabcbaf5e286e440cbae4a0fb2ac80a31b27081d62217f7', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2265313961346462332d636331342d346636612d383761612d353663336436356633333231222c226f626a656374223a7b22646967657374223a227368613235363a64633734303739383738643636616532643233336262306136343031613565663463346462373362316330613166303639323736653038313930643864323330222c226964223a223131222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3435373337305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3435383539365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x399179e68d7660a13d06d671b79b271fe267404cc819a2fee44759fb07c4709d', '\x00cbdd03e2a8dc36adc61549a7cd4c958c5e7f2c97365d65567d97bf36e662b9', '2026-11-27 21:37:50.458596+00', 'registry.artifact.stored', 'registry.artifact', '11', '01a21ef1-607b-7abb-b6b3-82a4900daa24');
INSERT INTO public.audit_entry VALUES
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 44, '\x00cbdd03e2a8dc36adc61549a7cd4c958c5e7f2c97365d65567d97bf36e662b9', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2265663862316137662d323865612d343964662d613463322d326535656466623835326232222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a223132222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3532313634365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3532313937325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb0c501085c6650ad9273f09ee8641404b0250eb14bc65debfe6537363672e020', '\xe5e14d6cae34865991fab58b28ca2533ab3572b818e55a210fdf58177be022e3', '2026-11-27 21:37:50.521972+00', 'registry.artifact.stored', 'registry.artifact', '12', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 45, '\xe5e14d6cae34865991fab58b28ca2533ab3572b818e55a210fdf58177be022e3', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2265366134336431392d386562662d343561622d386664652d326663383135323738646666222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a223133222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3534343137355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3534343532395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xbd690891f2c9861ae091856c130049fd13f45af438d5dcc5c6f29545f643a727', '\x7c6d38495baaf6198a7ae5e36af85f14f17a7e6865b6bf7ed09da04762a64fd7', '2026-11-27 21:37:50.544529+00', 'registry.artifact.stored', 'registry.artifact', '13', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 46, '\x7c6d38495baaf6198a7ae5e36af85f14f17a7e6865b6bf7ed09da04762a64fd7', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316566312d363037622d376162622d623662332d383261343930306461613234222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131347d2c226576656e745f6964223a2239363136383236362d363265392d346564642d386239322d383431363431643938613232222c226f626a656374223a7b22646967657374223a227368613235363a34363334393264356662353661313430626637623832616465393135626239616534346439323930383031313765613635336664356163396237356635363065222c226964223a2230316132316566312d373565312d373330362d626130612d336634646664323438366433222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3539353830345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3539363239375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3d5d4f1855e89c672b04b93a7ebf58db2350ca4f60c3756f87e71ed1201a1ff4', '\x9db18a0ea8f2f29e1d37653e76e20b7c638945b6ea7da219d86afe849eb8bdb7', '2026-11-27 21:37:50.596297+00', 'registry.version.registered', 'registry.version', '01a21ef1-75e1-7306-ba0a-3f4dfd2486d3', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 47, '\x9db18a0ea8f2f29e1d37653e76e20b7c638945b6ea7da219d86afe849eb8bdb7', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566312d363333322d376639372d393838392d666462373666346431366461222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a342c22746172676574223a22616c6961733a30316132316566312d363135392d376364652d623965342d6631306433613633643436303a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566312d373565312d373330362d626130612d336634646664323438366433227d2c226576656e745f6964223a2261303465346164382d386233302d346439312d383933332d623439323533353436653234222c226f626a656374223a7b22646967657374223a227368613235363a63376361326438343830613364636431633738353732663564643364616232366234353661343737626662303762353463393564346630373539326333623535222c226964223a2230316132316566312d373638312d373130372d623764642d666335343134333065393734222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3738393438305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3738393932325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6f622bca9fb90fdffdcb4e55e2ad5567a979a3f30cf4f2ad2e90fd0ab14d7619', '\x71aa5999239772ffbd07689292b4a075a5d3f2096521a9efe1bdee5aff96571c', '2026-11-27 21:37:50.789922+00', 'approvals.request.opened', 'approvals.request', '01a21ef1-7681-7107-b7dd-fc541430e974', '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 48, '\x71aa5999239772ffbd07689292b4a075a5d3f2096521a9efe1bdee5aff96571c', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a2272656a656374222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2237227d2c226576656e745f6964223a2239363939373733622d383037662d346235662d616662312d313762336565383530313731222c226f626a656374223a7b22646967657374223a227368613235363a63376361326438343830613364636431633738353732663564643364616232366234353661343737626662303762353463393564346630373539326333623535222c226964223a2230316132316566312d373638312d373130372d623764642d666335343134333065393734222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3935343037395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3935343538345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3cfac78237f69f8154ce1278035967033538caa1334fb1cabf2656cdfe7ef606', '\xcfc10c904011d3a37780259b45f76257b494672ffe5a82fb4d636ce74be77ed9', '2026-11-27 21:37:50.954584+00', 'approvals.vote.cast', 'approvals.request', '01a21ef1-7681-7107-b7dd-fc541430e974', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 49, '\xcfc10c904011d3a37780259b45f76257b494672ffe5a82fb4d636ce74be77ed9', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e72656a6563746564222c226163746f72223a7b226964223a2230316132316566312d363330642d376530312d393632322d356562313739373362666564222c226b696e64223a22706572736f6e227d2c226166746572223a2272656a6563746564222c226265666f7265223a22696e5f726576696577222c2264617461223a7b7d2c226576656e745f6964223a2231303732353036332d633562622d343532652d393931612d376364653663333835333136222c226f626a656374223a7b22646967657374223a227368613235363a63376361326438343830613364636431633738353732663564643364616232366234353661343737626662303762353463393564346630373539326333623535222c226964223a2230316132316566312d373638312d373130372d623764642d666335343134333065393734222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35302e3935353832325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35302e3935363132375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3e1ca43de89eaa96d2072c6bd91ee514e294a8d035618b83d935f35694f90acf', '\x6ed02b4df58a52457553869986bbd8c77666cc8c72be49ecb4900520ab74dd2e', '2026-11-27 21:37:50.956127+00', 'approvals.request.rejected', 'approvals.request', '01a21ef1-7681-7107-b7dd-fc541430e974', '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 50, '\x6ed02b4df58a52457553869986bbd8c77666cc8c72be49ecb4900520ab74dd2e', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566312d363333322d376639372d393838392d666462373666346431366461222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a352c22746172676574223a22616c6961733a30316132316566312d363135392d376364652d623965342d6631306433613633643436303a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566312d373565312d373330362d626130612d336634646664323438366433227d2c226576656e745f6964223a2265356436633066332d386332302d346239612d393964352d393632313837353862353461222c226f626a656374223a7b22646967657374223a227368613235363a63376361326438343830613364636431633738353732663564643364616232366234353661343737626662303762353463393564346630373539326333623535222c226964223a2230316132316566312d373766322d373533372d623039392d356637333536633764623263222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35312e3232333833315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35312e3232363837355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x4fe458cc591b20c7e5a62c0467ead271e4c589d1d1dc2d8f4676ba5ce1308942', '\x974c429e7c0471e3be97a1e4b7645412fe1ab198c5cddd709467fe0a8c37de80', '2026-11-27 21:37:51.226875+00', 'approvals.request.opened', 'approvals.request', '01a21ef1-77f2-7537-b099-5f7356c7db2c', '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 51, '\x974c429e7c0471e3be97a1e4b7645412fe1ab198c5cddd709467fe0a8c37de80', '\x7b22616374696f6e223a22617070726f76616c732e636f6d6d656e742e6164646564222c226163746f72223a7b226964223a2230316132316566312d363031332d373461392d393163382d353930313630643432643137222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22636f6d6d656e74223a2231227d2c226576656e745f6964223a2265633461366631662d616262372d343766632d396665342d363263303134313935373730222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566312d373766322d373533372d623039392d356637333536633764623263222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a33373a35312e3234363732375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a33373a35312e3234373536385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3f84523093ca4a6f3de1733eae3000b1e8bc860ed9547c9864a307097419572f', '\xe9a643e6e97812bf3bbf0b88be8a100380fca3cf99d02f9eb2406abc6368eb19', '2026-11-27 21:37:51.247568+00', 'approvals.comment.added', 'approvals.request', '01a21ef1-77f2-7537-b099-5f7356c7db2c', '01a21ef1-6013-74a9-91c8-590160d42d17');

INSERT INTO public.audit_log VALUES
	('01a21ef1-5ffe-733e-8680-2ceb01e5e5c1', 1, 1, '\x8b2fa92cb4aec6c601371424a8eed2356aafe398b283020d452f118462e41e2a'),
	('00000000-0000-0000-0000-000000000000', 1, 6, '\xf921b786b84fb10a95dc9e7bd704d78fa7afa3b66d390f4e7d50f02d85180684'),
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 1, 51, '\xe9a643e6e97812bf3bbf0b88be8a100380fca3cf99d02f9eb2406abc6368eb19');

INSERT INTO public.auth_permission VALUES
	(1, 'Can view job', 2, 'view_job'),
	(2, 'Can view job row', 3, 'view_jobrow'),
	(3, 'Can view feature switch', 4, 'view_switch'),
	(4, 'Can add permission', 6, 'add_permission'),
	(5, 'Can change permission', 6, 'change_permission'),
	(6, 'Can delete permission', 6, 'delete_permission'),
	(7, 'Can view permission', 6, 'view_permission'),
	(8, 'Can add group', 7, 'add_group'),
	(9, 'Can change group', 7, 'change_group'),
	(10, 'Can delete group', 7, 'delete_group'),
	(11, 'Can view group', 7, 'view_group'),
	(12, 'Can add content type', 8, 'add_contenttype'),
	(13, 'Can change content type', 8, 'change_contenttype'),
	(14, 'Can delete content type', 8, 'delete_contenttype'),
	(15, 'Can view content type', 8, 'view_contenttype'),
	(16, 'Can add session', 9, 'add_session'),
	(17, 'Can change session', 9, 'change_session'),
	(18, 'Can delete session', 9, 'delete_session'),
	(19, 'Can view session', 9, 'view_session'),
	(20, 'Can add group object permission', 10, 'add_groupobjectpermission'),
	(21, 'Can change group object permission', 10, 'change_groupobjectpermission'),
	(22, 'Can delete group object permission', 10, 'delete_groupobjectpermission'),
	(23, 'Can view group object permission', 10, 'view_groupobjectpermission'),
	(24, 'Can add user object permission', 11, 'add_userobjectpermission'),
	(25, 'Can change user object permission', 11, 'change_userobjectpermission'),
	(26, 'Can delete user object permission', 11, 'delete_userobjectpermission'),
	(27, 'Can view user object permission', 11, 'view_userobjectpermission'),
	(28, 'Can add email address', 12, 'add_emailaddress'),
	(29, 'Can change email address', 12, 'change_emailaddress'),
	(30, 'Can delete email address', 12, 'delete_emailaddress'),
	(31, 'Can view email address', 12, 'view_emailaddress'),
	(32, 'Can add email confirmation', 13, 'add_emailconfirmation'),
	(33, 'Can change email confirmation', 13, 'change_emailconfirmation'),
	(34, 'Can delete email confirmation', 13, 'delete_emailconfirmation'),
	(35, 'Can view email confirmation', 13, 'view_emailconfirmation'),
	(36, 'Can add authenticator', 14, 'add_authenticator'),
	(37, 'Can change authenticator', 14, 'change_authenticator'),
	(38, 'Can delete authenticator', 14, 'delete_authenticator'),
	(39, 'Can view authenticator', 14, 'view_authenticator'),
	(40, 'Can add social account', 15, 'add_socialaccount'),
	(41, 'Can change social account', 15, 'change_socialaccount'),
	(42, 'Can delete social account', 15, 'delete_socialaccount'),
	(43, 'Can view social account', 15, 'view_socialaccount'),
	(44, 'Can add social application', 16, 'add_socialapp'),
	(45, 'Can change social application', 16, 'change_socialapp'),
	(46, 'Can delete social application', 16, 'delete_socialapp'),
	(47, 'Can view social application', 16, 'view_socialapp'),
	(48, 'Can add social application token', 17, 'add_socialtoken'),
	(49, 'Can change social application token', 17, 'change_socialtoken'),
	(50, 'Can delete social application token', 17, 'delete_socialtoken');
INSERT INTO public.auth_permission VALUES
	(51, 'Can view social application token', 17, 'view_socialtoken'),
	(52, 'Can add crontab', 18, 'add_crontabschedule'),
	(53, 'Can change crontab', 18, 'change_crontabschedule'),
	(54, 'Can delete crontab', 18, 'delete_crontabschedule'),
	(55, 'Can view crontab', 18, 'view_crontabschedule'),
	(56, 'Can add interval', 19, 'add_intervalschedule'),
	(57, 'Can change interval', 19, 'change_intervalschedule'),
	(58, 'Can delete interval', 19, 'delete_intervalschedule'),
	(59, 'Can view interval', 19, 'view_intervalschedule'),
	(60, 'Can add periodic task', 20, 'add_periodictask'),
	(61, 'Can change periodic task', 20, 'change_periodictask'),
	(62, 'Can delete periodic task', 20, 'delete_periodictask'),
	(63, 'Can view periodic task', 20, 'view_periodictask'),
	(64, 'Can add periodic task track', 21, 'add_periodictasks'),
	(65, 'Can change periodic task track', 21, 'change_periodictasks'),
	(66, 'Can delete periodic task track', 21, 'delete_periodictasks'),
	(67, 'Can view periodic task track', 21, 'view_periodictasks'),
	(68, 'Can add solar event', 22, 'add_solarschedule'),
	(69, 'Can change solar event', 22, 'change_solarschedule'),
	(70, 'Can delete solar event', 22, 'delete_solarschedule'),
	(71, 'Can view solar event', 22, 'view_solarschedule'),
	(72, 'Can add clocked', 23, 'add_clockedschedule'),
	(73, 'Can change clocked', 23, 'change_clockedschedule'),
	(74, 'Can delete clocked', 23, 'delete_clockedschedule'),
	(75, 'Can view clocked', 23, 'view_clockedschedule'),
	(76, 'Can view consumer position', 24, 'view_consumerposition'),
	(77, 'Can add entry', 25, 'add_entry'),
	(78, 'Can change entry', 25, 'change_entry'),
	(79, 'Can delete entry', 25, 'delete_entry'),
	(80, 'Can view entry', 25, 'view_entry'),
	(81, 'Can add log', 26, 'add_log'),
	(82, 'Can change log', 26, 'change_log'),
	(83, 'Can delete log', 26, 'delete_log'),
	(84, 'Can view log', 26, 'view_log'),
	(85, 'Can add refusal count', 27, 'add_refusalcount'),
	(86, 'Can change refusal count', 27, 'change_refusalcount'),
	(87, 'Can delete refusal count', 27, 'delete_refusalcount'),
	(88, 'Can view refusal count', 27, 'view_refusalcount'),
	(89, 'Can add person', 28, 'add_user'),
	(90, 'Can change person', 28, 'change_user'),
	(91, 'Can delete person', 28, 'delete_user'),
	(92, 'Can view person', 28, 'view_user'),
	(93, 'Can add group claim', 29, 'add_groupclaim'),
	(94, 'Can change group claim', 29, 'change_groupclaim'),
	(95, 'Can delete group claim', 29, 'delete_groupclaim'),
	(96, 'Can view group claim', 29, 'view_groupclaim'),
	(97, 'Can view session', 31, 'view_session'),
	(98, 'Can view tenant', 32, 'view_tenant'),
	(99, 'Register models, versions and artifacts, and move free aliases', 32, 'register_model'),
	(100, 'Request a promotion', 32, 'request_promotion');
INSERT INTO public.auth_permission VALUES
	(101, 'Comment on a request', 32, 'comment_on_request'),
	(102, 'Approve or reject a request', 32, 'vote_on_request'),
	(103, 'Abort a rollout', 32, 'abort_rollout'),
	(104, 'Manage members, shares, service accounts and settings', 32, 'administer_tenant'),
	(105, 'Create, suspend and archive tenants, and set their quotas', 32, 'operate_tenant'),
	(106, 'Can add tenant group grant', 33, 'add_tenantgroupgrant'),
	(107, 'Can change tenant group grant', 33, 'change_tenantgroupgrant'),
	(108, 'Can delete tenant group grant', 33, 'delete_tenantgroupgrant'),
	(109, 'Can view tenant group grant', 33, 'view_tenantgroupgrant'),
	(110, 'Can add tenant user grant', 34, 'add_tenantusergrant'),
	(111, 'Can change tenant user grant', 34, 'change_tenantusergrant'),
	(112, 'Can delete tenant user grant', 34, 'delete_tenantusergrant'),
	(113, 'Can view tenant user grant', 34, 'view_tenantusergrant'),
	(114, 'Can add API token', 35, 'add_apitoken'),
	(115, 'Can change API token', 35, 'change_apitoken'),
	(116, 'Can delete API token', 35, 'delete_apitoken'),
	(117, 'Can view API token', 35, 'view_apitoken'),
	(118, 'Can add group placement', 36, 'add_groupplacement'),
	(119, 'Can change group placement', 36, 'change_groupplacement'),
	(120, 'Can delete group placement', 36, 'delete_groupplacement'),
	(121, 'Can view group placement', 36, 'view_groupplacement'),
	(122, 'Can add membership', 37, 'add_membership'),
	(123, 'Can change membership', 37, 'change_membership'),
	(124, 'Can delete membership', 37, 'delete_membership'),
	(125, 'Can view membership', 37, 'view_membership'),
	(126, 'Can add tenant quota', 38, 'add_tenantquota'),
	(127, 'Can change tenant quota', 38, 'change_tenantquota'),
	(128, 'Can delete tenant quota', 38, 'delete_tenantquota'),
	(129, 'Can view tenant quota', 38, 'view_tenantquota'),
	(130, 'Can add policy decision', 39, 'add_policydecision'),
	(131, 'Can change policy decision', 39, 'change_policydecision'),
	(132, 'Can delete policy decision', 39, 'delete_policydecision'),
	(133, 'Can view policy decision', 39, 'view_policydecision'),
	(134, 'Can add change request', 40, 'add_changerequest'),
	(135, 'Can change change request', 40, 'change_changerequest'),
	(136, 'Can delete change request', 40, 'delete_changerequest'),
	(137, 'Can view change request', 40, 'view_changerequest'),
	(138, 'Can add comment', 41, 'add_comment'),
	(139, 'Can change comment', 41, 'change_comment'),
	(140, 'Can delete comment', 41, 'delete_comment'),
	(141, 'Can view comment', 41, 'view_comment'),
	(142, 'Can add electorate', 42, 'add_electorate'),
	(143, 'Can change electorate', 42, 'change_electorate'),
	(144, 'Can delete electorate', 42, 'delete_electorate'),
	(145, 'Can view electorate', 42, 'view_electorate'),
	(146, 'Can add elector', 43, 'add_elector'),
	(147, 'Can change elector', 43, 'change_elector'),
	(148, 'Can delete elector', 43, 'delete_elector'),
	(149, 'Can view elector', 43, 'view_elector'),
	(150, 'Can add exclusion', 44, 'add_exclusion');
INSERT INTO public.auth_permission VALUES
	(151, 'Can change exclusion', 44, 'change_exclusion'),
	(152, 'Can delete exclusion', 44, 'delete_exclusion'),
	(153, 'Can view exclusion', 44, 'view_exclusion'),
	(154, 'Can add permit', 45, 'add_permit'),
	(155, 'Can change permit', 45, 'change_permit'),
	(156, 'Can delete permit', 45, 'delete_permit'),
	(157, 'Can view permit', 45, 'view_permit'),
	(158, 'Can add revision', 46, 'add_revision'),
	(159, 'Can change revision', 46, 'change_revision'),
	(160, 'Can delete revision', 46, 'delete_revision'),
	(161, 'Can view revision', 46, 'view_revision'),
	(162, 'Can add vote', 47, 'add_vote'),
	(163, 'Can change vote', 47, 'change_vote'),
	(164, 'Can delete vote', 47, 'delete_vote'),
	(165, 'Can view vote', 47, 'view_vote'),
	(166, 'Can add model', 48, 'add_registeredmodel'),
	(167, 'Can change model', 48, 'change_registeredmodel'),
	(168, 'Can delete model', 48, 'delete_registeredmodel'),
	(169, 'Can view model', 48, 'view_registeredmodel'),
	(170, 'Can add model group share', 49, 'add_modelgroupshare'),
	(171, 'Can change model group share', 49, 'change_modelgroupshare'),
	(172, 'Can delete model group share', 49, 'delete_modelgroupshare'),
	(173, 'Can view model group share', 49, 'view_modelgroupshare'),
	(174, 'Can add model tag', 50, 'add_modeltag'),
	(175, 'Can change model tag', 50, 'change_modeltag'),
	(176, 'Can delete model tag', 50, 'delete_modeltag'),
	(177, 'Can view model tag', 50, 'view_modeltag'),
	(178, 'Can add model user share', 51, 'add_modelusershare'),
	(179, 'Can change model user share', 51, 'change_modelusershare'),
	(180, 'Can delete model user share', 51, 'delete_modelusershare'),
	(181, 'Can view model user share', 51, 'view_modelusershare'),
	(182, 'Can add model version', 52, 'add_modelversion'),
	(183, 'Can change model version', 52, 'change_modelversion'),
	(184, 'Can delete model version', 52, 'delete_modelversion'),
	(185, 'Can view model version', 52, 'view_modelversion'),
	(186, 'Can add alias change', 53, 'add_aliaschange'),
	(187, 'Can change alias change', 53, 'change_aliaschange'),
	(188, 'Can delete alias change', 53, 'delete_aliaschange'),
	(189, 'Can view alias change', 53, 'view_aliaschange'),
	(190, 'Can add alias', 54, 'add_alias'),
	(191, 'Can change alias', 54, 'change_alias'),
	(192, 'Can delete alias', 54, 'delete_alias'),
	(193, 'Can view alias', 54, 'view_alias'),
	(194, 'Can view provenance', 55, 'view_provenance'),
	(195, 'Can add version file', 56, 'add_versionfile'),
	(196, 'Can change version file', 56, 'change_versionfile'),
	(197, 'Can delete version file', 56, 'delete_versionfile'),
	(198, 'Can view version file', 56, 'view_versionfile'),
	(199, 'Can add version tag', 57, 'add_versiontag'),
	(200, 'Can change version tag', 57, 'change_versiontag');
INSERT INTO public.auth_permission VALUES
	(201, 'Can delete version tag', 57, 'delete_versiontag'),
	(202, 'Can view version tag', 57, 'view_versiontag'),
	(203, 'Can add artifact', 58, 'add_artifact'),
	(204, 'Can change artifact', 58, 'change_artifact'),
	(205, 'Can delete artifact', 58, 'delete_artifact'),
	(206, 'Can view artifact', 58, 'view_artifact'),
	(207, 'Can add model name', 59, 'add_modelname'),
	(208, 'Can change model name', 59, 'change_modelname'),
	(209, 'Can delete model name', 59, 'delete_modelname'),
	(210, 'Can view model name', 59, 'view_modelname'),
	(211, 'Can view reconciler heartbeat', 60, 'view_reconcilerheartbeat'),
	(212, 'Can view rollout', 61, 'view_rollout'),
	(213, 'Can view rollout event', 62, 'view_rolloutevent'),
	(214, 'Can view traffic route', 63, 'view_trafficroute'),
	(215, 'Can view look', 64, 'view_look'),
	(216, 'Can view audit entry', 65, 'view_trailentry'),
	(217, 'Can view heartbeat', 66, 'view_heartbeat'),
	(218, 'Can view service account', 67, 'view_serviceaccount'),
	(219, 'Can view operator access session', 68, 'view_operatoraccesssession'),
	(220, 'Can add log entry', 69, 'add_logentry'),
	(221, 'Can change log entry', 69, 'change_logentry'),
	(222, 'Can delete log entry', 69, 'delete_logentry'),
	(223, 'Can view log entry', 69, 'view_logentry');

INSERT INTO public.core_sqlrule VALUES
	('apps/core/sql/roles.sql', 'a0e3a81391ac3c8c4749652fb34117a9e4134113c46aab69b523ecf8df7fe9a8', '{}', '2026-11-27 21:37:41.582018+00'),
	('apps/core/sql/rules_recorded.sql', 'eca714e41c3f646c4fe0d44fbd04b1f98f1d2db1946e085ef3b9436f6312a378', '{"grants on core_sqlrule": "8cab39f202574844c64a933c1917b48f0a653a5f71207bfa107285a0c6e6cbfd"}', '2026-11-27 21:37:41.598876+00'),
	('apps/audit/sql/append.sql', '27e86862d4d9bb63a163f07e689a8dc2c16e534ec5d89f6c425c88a694fb9297', '{"function audit_append": "d343060e365b26bec83389145c9d66ad6a87a85a9c3e168d1338eb063307f2f0"}', '2026-11-27 21:37:41.614206+00'),
	('apps/audit/sql/append_only.sql', '58e0a7745ae604e4c9ef5ce4f3d1c65402921864e93746cfcf3e183855ccd421', '{"grants on audit_log": "e6df32d4d328cf12162c9cf4600a8021adebf5048b4437cfe8b600da2700b5ea", "function audit_guard": "93ce93d3f7ff19af72970abad23c33fdd9cd6b2f46caea52e568cb1be052d2c7", "grants on audit_entry": "e6df32d4d328cf12162c9cf4600a8021adebf5048b4437cfe8b600da2700b5ea", "trigger audit_log_rows on audit_log": "718262b1d594f95ae62c9cc94f18609510a8488e4c12f10111f76c183e8dfa76", "trigger audit_entry_rows on audit_entry": "04801c3ef35c47e5fc4d2bd771bcb77e21741713706833b5ba0b67707205557f", "trigger audit_log_truncate on audit_log": "e7374314c44b15d595ca5d18bde5f6fd56313feb63175cd2f652c8d807a648c0", "trigger audit_entry_truncate on audit_entry": "3a17ca052d8e5f152e06677449f2e93c7da4b80e87be42d88f8be72e4812ed04"}', '2026-11-27 21:37:41.627327+00'),
	('apps/audit/sql/entries_of_no_act.sql', '1318df1ba75ae715af4ba6c4c5361011df2ed9ef3e442271aee0ba54b2b7e27a', '{"index audit_entry_no_act": "75925141d2598a19e5cd683a3d03572448aa46ac53bbec90be11695d7ae79a4b"}', '2026-11-27 21:37:41.647161+00'),
	('apps/accounts/sql/accounts_stay.sql', '15dd8c9079f74005b78e85fc9f4f7354033e6a4be0422b345784791d4ad1ee83', '{"grants on accounts_user": "0a8a56c91d911ba410e8064269ab31195ba655f566abf734592f6790aad00284"}', '2026-11-27 21:37:41.656257+00'),
	('apps/tenants/sql/protected_aliases_can_move.sql', '03a38ee1fd12b7a0973069ccc1e6ca85e7524781a8dcfc6b6f7a2750b5f2fc6e', '{"function tenants_protected_can_move": "bb8684fd5f94624c4d2b1da54495057d2baba4db6902af96567a597fd9c39620", "trigger tenants_protected_can_move on tenants_tenant": "114ce6f2be4795de3996189227596ec2eac8b1a916935b24539e4b915f8777db"}', '2026-11-27 21:37:41.659653+00'),
	('apps/tenants/sql/protected_aliases_stay.sql', '5bc55afc6c0cb462fde06c1e2a9af342608049609eadba3a38289226ad8bd96c', '{"function tenants_protected_stay": "fb301a65bcde5238df0079d201ea32b0c661a87f5e88799831b91eb515a8617c", "trigger tenants_protected_stay on tenants_tenant": "a442450280c93e7f5403753c7a66dd6fadf4f99cd23f5bfbc89eb125a94bab0d"}', '2026-11-27 21:37:41.672181+00'),
	('apps/tenants/sql/tenants_stay.sql', '5d0c2f27e4c41a808b2d986a440cbe9299cb12bfcb5a14b1b67f1ab4c6180f6c', '{"function tenants_stay": "347452b5b454d3d5d62a0416421a5469e9dbb200bb902fcfac2d05c93cc3d8b9", "trigger tenants_tenant_stays on tenants_tenant": "523cd9cc807e8c261f2401e5026e7a54fc40072ee110c21cd4dfdd8ec462f638", "trigger tenants_tenant_id_fixed on tenants_tenant": "f5d40d9f5b31fb87330a7e3fd2f3f13bb8b094ebb1fe54ae200bc2b9990649a7", "trigger tenants_tenant_not_emptied on tenants_tenant": "19def223e764bd97e616cd2f9a15093c2fa230b2e96066101a17f318ed477259"}', '2026-11-27 21:37:41.678763+00'),
	('apps/policies/sql/decisions_stay.sql', '4e657ecbdf5771b32df7965ca6539a801ea7256fd76ab354e04563bdd87167a4', '{"function policies_refuse_change": "a54c7fdd79ba105bd42ee350842d705782b2a9086060b2498904061c453adfec", "trigger policies_policydecision_kept on policies_policydecision": "2a8583f2a3d9be78b1453c69588d0b0d49edc550f1a6806b82ae9f00930c9bdf", "trigger policies_policydecision_not_emptied on policies_policydecision": "063bd451516ea94e6fab47fc55d9a5e0b0f99bd59a0484b7fdbb3cebd18dd72d"}', '2026-11-27 21:37:41.68338+00'),
	('apps/approvals/sql/append_only.sql', 'a978374b9fe8538cda05078fb0471a2dc3edee9eeac962e9c924742b695ffaa9', '{"function approvals_refuse_change": "a694eda4f266bb29c1736664d0449ccd8ad974b74a6d1a69d83f3d7af1c1bcdc", "trigger approvals_vote_kept on approvals_vote": "0240ae6cb1bbd4526361c3473372b3d4b580f80d00ab4da56287bc9e10f3dac8", "trigger approvals_permit_kept on approvals_permit": "ca5599ac35daf835b4c7ea9249a25c40ef7e6f4b7b0511fc2944b219e1f012b1", "trigger approvals_comment_kept on approvals_comment": "21688170aff1ac7f70a05ac0435842660ca32c7eca203d0f00261ea36d788ca5", "trigger approvals_elector_kept on approvals_elector": "eb0454a922057c0b1b16df971ed8534bb1b41e8c344e19b53a638d282e77ce0a", "trigger approvals_vote_not_emptied on approvals_vote": "71c5f212d0c6644950bee2f5d81a565194483cf5f1a269ee24c25e807025ff02", "trigger approvals_revision_kept on approvals_revision": "ecd639c6a010791a957ca540c8ad8b2527541a9e6833840c4817397ff28b4c23", "trigger approvals_exclusion_kept on approvals_exclusion": "0eb52c68d87661132336e3f90c02c86409716dcfcefb03527b8d883e281eae06", "trigger approvals_permit_not_emptied on approvals_permit": "9ad76cd752cce2e7f94b55836e2416f105424eee3d18f992741f4fc10f96c600", "trigger approvals_electorate_kept on approvals_electorate": "6ee39839510b214abe6221c15dd8487bbbb1bd5bb7b077af50bf7ab87302907f", "trigger approvals_comment_not_emptied on approvals_comment": "3d8e1ad9d5b0e4af608112ccfd835ad4ae01e2200dab3f3e5ca958b33974d163", "trigger approvals_elector_not_emptied on approvals_elector": "3946d53b89860d3b017c3a7d98f7022c0d5f01f23f3b86500402d8b53f4044ac", "trigger approvals_revision_not_emptied on approvals_revision": "1b3e4102e09576a054405df1913cdb691477a91e27f7a01d337b0bbb99299ba0", "trigger approvals_exclusion_not_emptied on approvals_exclusion": "29b5209d7d9b000d9f72b4afc640c2da1b458487b8d2d25c470046f6e89aa222", "trigger approvals_changerequest_kept on approvals_changerequest": "6a86ecd54ebcc67c32c7bafc5116b0324b24ba36d0ff0721fca3676f34ce024c", "trigger approvals_electorate_not_emptied on approvals_electorate": "e48896987340af82504f4ed847d1c642dfe8c3ae5c2af1aca3db043e761b79a2", "trigger approvals_changerequest_not_emptied on approvals_changerequest": "58e5a15f3339bc263a52385a4665fad233ef2a24c6d3f11262b2f3146527a204"}', '2026-11-27 21:37:41.695573+00'),
	('apps/approvals/sql/own_password.sql', 'd25bf723be0743505732381069678d0995ee234845e2c690d4ee7b96b739452b', '{"function approvals_check_own_password": "f505d533db6ecb4cc602e46b8052fc5bf2a6857fa5fd767a8460b591b26c5595", "trigger approvals_vote_with_own_password on approvals_vote": "b7a8239b24f3bf6c3943aecf25b12bf690d789dc8972e5b9dc637d83aaddb569"}', '2026-11-27 21:37:41.702375+00'),
	('apps/approvals/sql/permits.sql', 'a8f9326f9042d37cf2cd95d3d882acbeba491f606380622d68960b62dad7ae50', '{"function approvals_check_permit": "a4387f666727840273604789883be7195e2dbab253a4f50d5258b88b5379d7a3", "trigger approvals_permit_rules on approvals_permit": "7f16cf3ff29ce1322f159a405e1d5e02520ab36a6ea61cb35b6977653488256e"}', '2026-11-27 21:37:41.712213+00'),
	('apps/approvals/sql/requests.sql', 'd247687a544c3346d0cfc2d0bc0ab6867c295210ffd0440ce06b9c0078c6df40', '{"function approvals_check_request": "88d31ed20b36e74b6c2f4be3e99164a01abf45cfb879abf81e460ebc00bd3cf9", "trigger approvals_changerequest_rules on approvals_changerequest": "6b863b09ed696bf05b6cc6975fa68fd469fb8e88f87a678ddffc174549954905"}', '2026-11-27 21:37:41.725438+00'),
	('apps/approvals/sql/voters.sql', '676ae08d1292f8412b83bf2adce3a8f1e8e5a717446e88fdd1a4a6dd62391136', '{"function approvals_check_voter": "d072b030401274cb756e670cab8d45b48cd392431cc40c574687c72ec938e9e3", "function approvals_check_elector": "12d6cfd300b29e8e491a86fc7715650d42bd2a1cba9ec01a0948a72eff44390a", "function approvals_check_electorate": "c959373e8338fc7ff8e94158bf48d7f26e97d78765178e5fb23082d33bfb4c7f", "trigger approvals_vote_voter on approvals_vote": "0e086b2a9608c9e99acdc1524f4c0805636131cc0151752cc4207d800298d439", "trigger approvals_elector_rules on approvals_elector": "0614d053548cd5f013ddb69b3cc9e20ce21c75a823b0a1a9f7a3596bb087f02f", "trigger approvals_changerequest_electorate_fixed on approvals_changerequest": "773f2f5c75573eb729d143ada72da80a6107bb11e3c863e8a23ffa0c5c641eb6", "trigger approvals_changerequest_electorate_known on approvals_changerequest": "ecb1c8ec1bfa60a01e0c875cdddba85dd48a0b49aa1fa3f80e83a620cd9fca30"}', '2026-11-27 21:37:41.727192+00'),
	('apps/approvals/sql/votes.sql', '5eea8b2a106a57b931f0bcee48d97e39235cc73b76f432ee9642fc0b934bcae3', '{"function approvals_check_vote": "1203edeb849b15dbdcdf63ded59461cc69c47dcaee6c4cdced5f31d11ea1d376", "trigger approvals_vote_rules on approvals_vote": "9182a1cea8b16437a754d0920de12968f02585c93bb4553462f09f8fd4deb3a4"}', '2026-11-27 21:37:41.734425+00'),
	('apps/registry/sql/names_apart.sql', '1f170d25031c3aed78c84ff532e2f69d6c2028bdb135163faea23d20f424b1aa', '{"function registry_keep_names": "74fdaf6c9e37b56455bf4364b71acb65115305ae0322277aaba9901604d4c602", "function registry_guard_names": "971970d5000a76f3d0ae026802c8c280cb152d378f138af5ef8944474f0523af", "trigger registry_modelname_kept on registry_modelname": "db743c34f32bc3f9887136702a5bb67fc2070d0710ffff7d7b28270dc4bef316", "trigger registry_modelname_stays on registry_modelname": "0f19332285d2fd9c80d32effc8ab24222356ad5f87facae5a77a522e72fd6536", "trigger registry_registeredmodel_named on registry_registeredmodel": "2c01fdfa238c0ce02aab71407b2c3a799c64116bb3a407899f5add68abf7d8ab"}', '2026-11-27 21:37:41.742797+00'),
	('apps/registry/sql/protected_alias.sql', '7da3cbb67d6b3f1c5e90493bf66f242a4b918d89b6940ecc31a7a7ec637f7855', '{"function registry_guard_alias": "1a39f58ddc6d1bc13035bf2140cc469a9bd5c7b809afff7fd2f7a9be8643763b", "function registry_alias_is_protected": "ab465b2fa1c3a9fddff54703e11ddc2e46531c0d789fa6b194975d334cc7de9c", "trigger registry_alias_protected on registry_alias": "3262bb87343b3c615a1670826bd72907f7b1813764229a932d5e1fe7f4e0689c"}', '2026-11-27 21:37:41.766433+00'),
	('apps/registry/sql/registered_stays.sql', 'bdec1894f91b2d7d1ff938449a3dc97142da01d06bb0d65879017d9da85a23da', '{"function registry_guard_fixed": "6f313ccc1de43d0ef9210bc3985673f8b2b0eb9f021daa169873f4296977dcb7", "trigger registry_alias_not_emptied on registry_alias": "24a95d4fb8b06122d2918bdc29fcd60c04e1251faafd349ef9c704497768b181", "trigger registry_artifact_frozen on registry_artifact": "a2aeb156e767d3f57d0df364bb1ec39d6a83df44f75ba1ae00ecadfbe506833a", "trigger registry_artifact_not_emptied on registry_artifact": "6e01ac32f6bc61037c0c8efe69cf0369c7f2027dd7916ef8c8dd8f4070c601ff", "trigger registry_versionfile_fixed on registry_versionfile": "dc51dfdb460468ee1b3aa2b417fc0eb8a24f31b4d9851d27c8fb233c4dc99c0f", "trigger registry_modelname_not_emptied on registry_modelname": "e6aabcb42a55bea630d5567ab385607c66af41980f0dd1253f8cc62381890f68", "trigger registry_modelversion_fixed on registry_modelversion": "09e595385e1deca0447943f17af846d73eec3aab64c33713982fcf5666ad6e28", "trigger registry_modelversion_stays on registry_modelversion": "2e85bf69380c622716b50f8d2f01e091a24e3a88532d6de045126ccc54a221da", "trigger registry_provenance_append_only on registry_provenance": "2e3f68a8218371b3473f4b6b2e5d83bdbab394d909282a35c088ccff8578239e", "trigger registry_provenance_not_emptied on registry_provenance": "e41721e7de4c00689d612aac3d407cb6bd7d48274595e47270ba7ce235c8a323", "trigger registry_aliaschange_append_only on registry_aliaschange": "8244fa2dc53710114cf5622923c5d33a5b739dcd2957e0b77c8c6a4302ccb052", "trigger registry_aliaschange_not_emptied on registry_aliaschange": "7d72d279e006d79c75e7369060038da0a41c7c3d7b205de01484395e2db44516", "trigger registry_versionfile_not_emptied on registry_versionfile": "fe2d848ae3ba9c0930b24cd164f34187007046b29511f4d95e2934827a227391", "trigger registry_modelversion_not_emptied on registry_modelversion": "a12deb1761f650bd35fde026913e033c81f7ebe99b41b2650da9401527e1c476", "trigger registry_registeredmodel_fixed on registry_registeredmodel": "a285d3c25fa087b36d7e614e3861829681d731f79bd941b06c5ca2d6273358b7", "trigger registry_registeredmodel_stays on registry_registeredmodel": "0de88d2623214ecae8c7905aaac1302e99b4a3982d81f1b35dd3ecfda4426bc1", "trigger registry_modelversion_answerable_fixed on registry_modelversion": "820860398d66b80925f4efb4e8549e7f0ec208861704eeb8de16c2f3cd4aa878", "trigger registry_registeredmodel_not_emptied on registry_registeredmodel": "dcc3752061e02175fe8f5368d1eadc503d5314f19be6f1fa10d4162ce3e90df8"}', '2026-11-27 21:37:41.776182+00'),
	('apps/registry/sql/tags_and_aliases_in_rows.sql', '7293f01ea764df2808fa0423e69594cf16f7f10f0cc9cf9d532d80441f736b15', '{"function registry_guard_kept": "4693bcb40dbc3d49937ab3502a12e7914f5cedcd1928091ec6e4bc4a6945ac69", "function registry_keep_aliases": "fe7d8e02d9c592b6397195988047b60374e64f6e3e1dad2267fa4c5657da061f", "function registry_keep_model_tags": "d0831b6272fd709ca5da93b2671cd4fbf67a39f04586ffe9199ca0eb9d405c62", "function registry_keep_version_tags": "6ffef5a85b04725f12a4114e16533ed7fd803235b6a141f416423391e1362451", "trigger registry_alias_kept_new on registry_alias": "5d333b2ab4a3bc43ae4fa13edcfbad2a47654855f17f25fd4db8769bd3dbae5f", "trigger registry_alias_kept_gone on registry_alias": "0b536c1163727d9122f898692a779465b1dc99e3992a66db8105c8914cd03a35", "trigger registry_alias_kept_changed on registry_alias": "c13db7a8f744b5844455b357a94eddda5a152024cd9cb42ee8a7eceab4ea50f8", "trigger registry_modeltag_kept_new on registry_modeltag": "2960079651763bf85f744653dde0dbc1113c4b750f70ec7434706bdaf4c3618a", "trigger registry_modeltag_kept_gone on registry_modeltag": "da24021d8da385b6ce477da9a21e6697ca81d03f6c52b426c395e62c177fe5a9", "trigger registry_modeltag_kept_changed on registry_modeltag": "8b306c623d1236c03a2add86ba91cd717b628d7abb7aec9fea1585559af1da19", "trigger registry_modelversion_kept on registry_modelversion": "9bee6cd03f29dd91e8a1b21c4efc3305b8511b6804523e88a88e29dcca39f11b", "trigger registry_versiontag_kept_new on registry_versiontag": "ea06388ccec8ab346c058e07871aaadc715b9eb6564bdecfc91747ee1941b796", "trigger registry_versiontag_kept_gone on registry_versiontag": "687441e1083a6f7f9c708f4e3e277194e1e41949c92914ad53e111aabf469e32", "trigger registry_modelversion_kept_new on registry_modelversion": "44051aa21eea48868dd70de50f235de547bc8f9b1a172f6b0a04f43a722c0d86", "trigger registry_versiontag_kept_changed on registry_versiontag": "0ee2f5249fbf9357e95639d5f5eaf3dd16d59848b3bc98aa59af0302bdc4dc2a", "trigger registry_registeredmodel_kept on registry_registeredmodel": "67925192de5e92b186849c93779554187806c22789bdff426686545d210df380", "trigger registry_registeredmodel_kept_new on registry_registeredmodel": "e48c90e9e50f5cf2f81b9cdc8b812043b4a0cc00f6301eeb54aa97a010206fe2"}', '2026-11-27 21:37:41.78851+00'),
	('apps/registry/sql/tags_of_their_tenant.sql', '6c00f612c8904db54dba28a8da17466d8f7a7e57a7c0f6bc90de338deedb9f5c', '{"function registry_guard_tag": "934b4802ce5efa27eb25ec9d5869e6497a611c925fe9684d44f6166dc304766b", "trigger registry_modeltag_of_tenant on registry_modeltag": "38b2ced1b9d70384e6556f2f766141798ee5e2cfabd333a319028208bc8a89cd", "trigger registry_versiontag_of_tenant on registry_versiontag": "1f4508a687f957a4a42c722f23ecfa4c16198e14cfa06a963290789726c3beb5"}', '2026-11-27 21:37:41.797976+00'),
	('apps/rollouts/sql/alias_observed.sql', '79f0bb851ae3d4513e7ac7ea6220b00af45786585af92d40b52762c0cf6acc8a', '{"function rollouts_guard_alias": "a70cb6f81f3c495bd44a238dfe01b6a786cc2b1cfb00abe24d7c2baa9f5e60a0", "trigger rollouts_alias_observed on registry_alias": "373b0a9a4b9e2716ac69d51b20fa602975f31d32d85d21910ee0d33e4e1c6b12"}', '2026-11-27 21:37:41.807231+00'),
	('apps/rollouts/sql/append_only.sql', 'e212090f73b0f82934666c3db5fbb1f9a73635640b3427399524608eae37b985', '{"function rollouts_guard_append_only": "51e42118d2d7a809c57b96c4035f79c4cfcd3f09d77bd844503eb04e6d585964", "trigger rollouts_look_append_only on rollouts_look": "db57a429062d66eb2d12d4db03069f0b68274041d07c872e0a1d5e50dee2432f", "trigger rollouts_look_not_emptied on rollouts_look": "4894cf405a612b9c2014eaa3f89df1e31d880789858d9ba1f12eaf5528553075", "trigger rollouts_rolloutevent_append_only on rollouts_rolloutevent": "e12d74aec29ca8110d9dae27877e38cc0f2834c9c14643fee9fa6748615c6817", "trigger rollouts_rolloutevent_not_emptied on rollouts_rolloutevent": "026087c869e015fb3dcf42f975f62ce7d02572a9608278c54c41b6fec2f1ef2f"}', '2026-11-27 21:37:41.819248+00'),
	('apps/rollouts/sql/as_approved.sql', '27c1e64a30f659bcc996eb2e510d78332edb8e7766a3c621ba80ca6a1c71a8e4', '{"function rollouts_guard_approved": "230e655606e0bac5256cd9108052097116fdfa5ea8b14f86f9d10b3b0e141d18", "trigger rollouts_rollout_approved on rollouts_rollout": "72297e8507417a7baf462e87ac2a80678f7b41c4bb18677c036d8c167646dc5f", "trigger rollouts_rollout_not_emptied on rollouts_rollout": "cee47e2719a9f9eee474eafc56de431ecc899e1209d3760b28c4e63e9e6f160c", "trigger rollouts_rollout_approved_fixed on rollouts_rollout": "707e8b5b4954d7065dcd055ce4c08ac7187bee57d111660c1ab9884df67605ef"}', '2026-11-27 21:37:41.827142+00'),
	('apps/rollouts/sql/generations.sql', '0016415a67e9dc44aca1a705042bae2e3565e7a0dfb33ae22b071b57eadc238d', '{"function rollouts_guard_generation": "9c854de8e1f0aac2cd076280c38734ca4841a2db054511a9b8da0cf7e7b75ab5", "trigger rollouts_trafficroute_generation on rollouts_trafficroute": "6d99768299aea61808b316c734e5ae86a694d4523a3e74b476fead055a67fe5a"}', '2026-11-27 21:37:41.841391+00'),
	('apps/rollouts/sql/names_in_rows.sql', 'b3f1c0c2749d448be29ecdd9904a989d4bf8770c03958db76120701fe6b44887', '{"function rollouts_guard_names": "157a7a378ed3529766440f8f8157b50cceff49b8e702b434c9d46d8ade380df6", "trigger rollouts_rollout_names on rollouts_rollout": "5fe292fb3dcc07cebb5960e2b43fdd80eb1a1639393b2507799d3a952e9a314e", "trigger rollouts_rollout_names_fixed on rollouts_rollout": "72838666eedc8332e853eb59f8ba82e2f651eac34e48fe39b8eebc0ec92a935a"}', '2026-11-27 21:37:41.853336+00'),
	('apps/rollouts/sql/routes.sql', 'b476b8e0a98887eaa25d81b837514d50db1d9aa4af1ba20d8651b04b7f7a17e5', '{"function rollouts_guard_route": "5e05e170ca23b8742abcb3f5109f15945045bd21095826f76f27f491b75a6419", "trigger rollouts_trafficroute_follows on rollouts_trafficroute": "fa557c02b46757fe2ebc5fe322ff565ad5ce00c345fc69fa33522b32911a3607", "trigger rollouts_trafficroute_not_emptied on rollouts_trafficroute": "0b0a716501cd9fa2a5d8d1dbf444bb0c06272419c0c811c4dad3014b6599e340"}', '2026-11-27 21:37:41.87174+00'),
	('apps/rollouts/sql/transitions.sql', '6be3348d47660b39089df6eb8189605dd2874e8a0c2915f23a60ac2ba83bf478', '{"function rollouts_guard_way": "91a52ee86224e353beb24d8c7efd2fead83f4765b334b95de22ab95872107bed", "trigger rollouts_rollout_way on rollouts_rollout": "7d9b6d86d3e477293040895288448bd24bcae361d2c054a66735f2a728451409"}', '2026-11-27 21:37:41.883026+00'),
	('apps/operations/sql/access_sessions_stay.sql', '247ad9618a52cb5e0f72bfeb97c0424aca7823567cf69e3adccb8d2a88d07d7c', '{"grants on operations_operatoraccesssession": "f96209e506f890b4b69e5875e9040c584eefda8ec7a04ddec8698e03b263cc33"}', '2026-11-27 21:37:41.892071+00');

INSERT INTO public.django_content_type VALUES
	(1, 'core', 'sqlrule'),
	(2, 'core', 'job'),
	(3, 'core', 'jobrow'),
	(4, 'core', 'switch'),
	(5, 'core', 'idempotencykey'),
	(6, 'auth', 'permission'),
	(7, 'auth', 'group'),
	(8, 'contenttypes', 'contenttype'),
	(9, 'sessions', 'session'),
	(10, 'guardian', 'groupobjectpermission'),
	(11, 'guardian', 'userobjectpermission'),
	(12, 'account', 'emailaddress'),
	(13, 'account', 'emailconfirmation'),
	(14, 'mfa', 'authenticator'),
	(15, 'socialaccount', 'socialaccount'),
	(16, 'socialaccount', 'socialapp'),
	(17, 'socialaccount', 'socialtoken'),
	(18, 'django_celery_beat', 'crontabschedule'),
	(19, 'django_celery_beat', 'intervalschedule'),
	(20, 'django_celery_beat', 'periodictask'),
	(21, 'django_celery_beat', 'periodictasks'),
	(22, 'django_celery_beat', 'solarschedule'),
	(23, 'django_celery_beat', 'clockedschedule'),
	(24, 'audit', 'consumerposition'),
	(25, 'audit', 'entry'),
	(26, 'audit', 'log'),
	(27, 'audit', 'refusalcount'),
	(28, 'accounts', 'user'),
	(29, 'accounts', 'groupclaim'),
	(30, 'accounts', 'keptform'),
	(31, 'accounts', 'session'),
	(32, 'tenants', 'tenant'),
	(33, 'tenants', 'tenantgroupgrant'),
	(34, 'tenants', 'tenantusergrant'),
	(35, 'tenants', 'apitoken'),
	(36, 'tenants', 'groupplacement'),
	(37, 'tenants', 'membership'),
	(38, 'tenants', 'tenantquota'),
	(39, 'policies', 'policydecision'),
	(40, 'approvals', 'changerequest'),
	(41, 'approvals', 'comment'),
	(42, 'approvals', 'electorate'),
	(43, 'approvals', 'elector'),
	(44, 'approvals', 'exclusion'),
	(45, 'approvals', 'permit'),
	(46, 'approvals', 'revision'),
	(47, 'approvals', 'vote'),
	(48, 'registry', 'registeredmodel'),
	(49, 'registry', 'modelgroupshare'),
	(50, 'registry', 'modeltag');
INSERT INTO public.django_content_type VALUES
	(51, 'registry', 'modelusershare'),
	(52, 'registry', 'modelversion'),
	(53, 'registry', 'aliaschange'),
	(54, 'registry', 'alias'),
	(55, 'registry', 'provenance'),
	(56, 'registry', 'versionfile'),
	(57, 'registry', 'versiontag'),
	(58, 'registry', 'artifact'),
	(59, 'registry', 'modelname'),
	(60, 'rollouts', 'reconcilerheartbeat'),
	(61, 'rollouts', 'rollout'),
	(62, 'rollouts', 'rolloutevent'),
	(63, 'rollouts', 'trafficroute'),
	(64, 'rollouts', 'look'),
	(65, 'operations', 'trailentry'),
	(66, 'operations', 'heartbeat'),
	(67, 'operations', 'serviceaccount'),
	(68, 'operations', 'operatoraccesssession'),
	(69, 'admin', 'logentry');

INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', '2026-11-27 21:37:09.123864+00'),
	(2, 'contenttypes', '0002_remove_content_type_name', '2026-11-27 21:37:09.147187+00'),
	(3, 'auth', '0001_initial', '2026-11-27 21:37:09.266317+00'),
	(4, 'auth', '0002_alter_permission_name_max_length', '2026-11-27 21:37:09.291905+00'),
	(5, 'auth', '0003_alter_user_email_max_length', '2026-11-27 21:37:09.301824+00'),
	(6, 'auth', '0004_alter_user_username_opts', '2026-11-27 21:37:09.337213+00'),
	(7, 'auth', '0005_alter_user_last_login_null', '2026-11-27 21:37:09.357872+00'),
	(8, 'auth', '0006_require_contenttypes_0002', '2026-11-27 21:37:09.37034+00'),
	(9, 'auth', '0007_alter_validators_add_error_messages', '2026-11-27 21:37:09.390673+00'),
	(10, 'auth', '0008_alter_user_username_max_length', '2026-11-27 21:37:09.403403+00'),
	(11, 'auth', '0009_alter_user_last_name_max_length', '2026-11-27 21:37:09.422922+00'),
	(12, 'auth', '0010_alter_group_name_max_length', '2026-11-27 21:37:09.46898+00'),
	(13, 'auth', '0011_update_proxy_permissions', '2026-11-27 21:37:09.490389+00'),
	(14, 'auth', '0012_alter_user_first_name_max_length', '2026-11-27 21:37:09.514407+00'),
	(15, 'accounts', '0001_initial', '2026-11-27 21:37:10.177788+00'),
	(16, 'account', '0001_initial', '2026-11-27 21:37:10.339961+00'),
	(17, 'account', '0002_email_max_length', '2026-11-27 21:37:10.392991+00'),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-27 21:37:10.48831+00'),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-27 21:37:10.569187+00'),
	(20, 'account', '0005_emailaddress_idx_upper_email', '2026-11-27 21:37:10.621032+00'),
	(21, 'account', '0006_emailaddress_lower', '2026-11-27 21:37:10.681038+00'),
	(22, 'account', '0007_emailaddress_idx_email', '2026-11-27 21:37:10.780518+00'),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-27 21:37:10.858688+00'),
	(24, 'account', '0009_emailaddress_unique_primary_email', '2026-11-27 21:37:10.913005+00'),
	(25, 'admin', '0001_initial', '2026-11-27 21:37:11.014342+00'),
	(26, 'admin', '0002_logentry_remove_auto_add', '2026-11-27 21:37:11.058374+00'),
	(27, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-27 21:37:11.140245+00'),
	(28, 'tenants', '0001_initial', '2026-11-27 21:37:13.213278+00'),
	(29, 'approvals', '0001_initial', '2026-11-27 21:37:17.731947+00'),
	(30, 'audit', '0001_initial', '2026-11-27 21:37:17.995982+00'),
	(31, 'core', '0001_initial', '2026-11-27 21:37:19.37532+00'),
	(32, 'core', '0002_idempotency_keys', '2026-11-27 21:37:19.608254+00'),
	(33, 'django_celery_beat', '0001_initial', '2026-11-27 21:37:19.801025+00'),
	(34, 'django_celery_beat', '0002_auto_20161118_0346', '2026-11-27 21:37:19.891268+00'),
	(35, 'django_celery_beat', '0003_auto_20161209_0049', '2026-11-27 21:37:19.947412+00'),
	(36, 'django_celery_beat', '0004_auto_20170221_0000', '2026-11-27 21:37:19.9879+00'),
	(37, 'django_celery_beat', '0005_add_solarschedule_events_choices', '2026-11-27 21:37:19.999099+00'),
	(38, 'django_celery_beat', '0006_auto_20180322_0932', '2026-11-27 21:37:20.253847+00'),
	(39, 'django_celery_beat', '0007_auto_20180521_0826', '2026-11-27 21:37:20.424043+00'),
	(40, 'django_celery_beat', '0008_auto_20180914_1922', '2026-11-27 21:37:20.637741+00'),
	(41, 'django_celery_beat', '0006_auto_20180210_1226', '2026-11-27 21:37:20.763421+00'),
	(42, 'django_celery_beat', '0006_periodictask_priority', '2026-11-27 21:37:20.859152+00'),
	(43, 'django_celery_beat', '0009_periodictask_headers', '2026-11-27 21:37:20.970543+00'),
	(44, 'django_celery_beat', '0010_auto_20190429_0326', '2026-11-27 21:37:22.565587+00'),
	(45, 'django_celery_beat', '0011_auto_20190508_0153', '2026-11-27 21:37:22.66686+00'),
	(46, 'django_celery_beat', '0012_periodictask_expire_seconds', '2026-11-27 21:37:22.720589+00'),
	(47, 'django_celery_beat', '0013_auto_20200609_0727', '2026-11-27 21:37:22.793713+00'),
	(48, 'django_celery_beat', '0014_remove_clockedschedule_enabled', '2026-11-27 21:37:22.839981+00'),
	(49, 'django_celery_beat', '0015_edit_solarschedule_events_choices', '2026-11-27 21:37:22.862245+00'),
	(50, 'django_celery_beat', '0016_alter_crontabschedule_timezone', '2026-11-27 21:37:22.944525+00');
INSERT INTO public.django_migrations VALUES
	(51, 'django_celery_beat', '0017_alter_crontabschedule_month_of_year', '2026-11-27 21:37:23.000003+00'),
	(52, 'django_celery_beat', '0018_improve_crontab_helptext', '2026-11-27 21:37:23.04915+00'),
	(53, 'django_celery_beat', '0019_alter_periodictasks_options', '2026-11-27 21:37:23.066536+00'),
	(54, 'guardian', '0001_initial', '2026-11-27 21:37:23.772046+00'),
	(55, 'guardian', '0002_generic_permissions_index', '2026-11-27 21:37:24.026011+00'),
	(56, 'guardian', '0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more', '2026-11-27 21:37:24.738696+00'),
	(57, 'mfa', '0001_initial', '2026-11-27 21:37:24.940169+00'),
	(58, 'mfa', '0002_authenticator_timestamps', '2026-11-27 21:37:25.168873+00'),
	(59, 'mfa', '0003_authenticator_type_uniq', '2026-11-27 21:37:25.516486+00'),
	(60, 'operations', '0001_initial', '2026-11-27 21:37:25.727899+00'),
	(61, 'policies', '0001_initial', '2026-11-27 21:37:25.927457+00'),
	(62, 'registry', '0001_initial', '2026-11-27 21:37:34.10786+00'),
	(63, 'rollouts', '0001_initial', '2026-11-27 21:37:38.266853+00'),
	(64, 'sessions', '0001_initial', '2026-11-27 21:37:38.308241+00'),
	(65, 'socialaccount', '0001_initial', '2026-11-27 21:37:39.257909+00'),
	(66, 'socialaccount', '0002_token_max_lengths', '2026-11-27 21:37:39.529178+00'),
	(67, 'socialaccount', '0003_extra_data_default_dict', '2026-11-27 21:37:39.759826+00'),
	(68, 'socialaccount', '0004_app_provider_id_settings', '2026-11-27 21:37:39.996022+00'),
	(69, 'socialaccount', '0005_socialtoken_nullable_app', '2026-11-27 21:37:40.200301+00'),
	(70, 'socialaccount', '0006_alter_socialaccount_extra_data', '2026-11-27 21:37:40.362422+00');

INSERT INTO public.policies_policydecision VALUES
	(1, '01a21ef1-63e1-7864-8e55-f94f05f16f4f', 'sha256:d59cbff69a2e51e2cc59ed9b4ed672fd3588d20c3ec699178f846ff5dfc2d349', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:5bb74ca26f24984cb022d3bd5056708732a14618ed6254d28b58cc038b06b4e8', 'allow', '[]', 'regorus', 180, '2026-11-27 21:37:46.244934+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(2, '01a21ef1-63e1-7864-8e55-f94f05f16f4f', 'sha256:d59cbff69a2e51e2cc59ed9b4ed672fd3588d20c3ec699178f846ff5dfc2d349', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:5bb74ca26f24984cb022d3bd5056708732a14618ed6254d28b58cc038b06b4e8', 'allow', '[]', 'regorus', 1, '2026-11-27 21:37:46.698937+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(3, '01a21ef1-6c85-7f74-b026-83f920605f4a', 'sha256:6800d9e413853a3be402ad16d667846dda6f2b09e77b91113ce469a33ad07ebb', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:3b831c71a0229476a75d77c0ebb4e3cb20bcc7dc3745114246ae2d88093f071d', 'allow', '[]', 'regorus', 1, '2026-11-27 21:37:48.305809+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(4, '01a21ef1-6c85-7f74-b026-83f920605f4a', 'sha256:6800d9e413853a3be402ad16d667846dda6f2b09e77b91113ce469a33ad07ebb', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:3b831c71a0229476a75d77c0ebb4e3cb20bcc7dc3745114246ae2d88093f071d', 'allow', '[]', 'regorus', 4, '2026-11-27 21:37:49.033569+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(5, '01a21ef1-71da-7565-a98b-e00e5d3dfa26', 'sha256:5b700a1a7fca1d53b25c9c2fd310a2763bf150ce81536a696088438d9bd90f11', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:7f4c49856e36deb30089d7430b7ff36ad2576aa457fb2b27e17091e1cade1c74', 'allow', '[]', 'regorus', 4, '2026-11-27 21:37:49.594822+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(6, '01a21ef1-71da-7565-a98b-e00e5d3dfa26', 'sha256:5b700a1a7fca1d53b25c9c2fd310a2763bf150ce81536a696088438d9bd90f11', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:7f4c49856e36deb30089d7430b7ff36ad2576aa457fb2b27e17091e1cade1c74', 'allow', '[]', 'regorus', 3, '2026-11-27 21:37:50.00341+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(7, '01a21ef1-7681-7107-b7dd-fc541430e974', 'sha256:c7ca2d8480a3dcd1c78572f5dd3dab26b456a477bfb07b54c95d4f07592c3b55', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:0634846700b0a3809a5874f007d377013f445090927c74bd4a427100c1cf8f85', 'allow', '[]', 'regorus', 2, '2026-11-27 21:37:50.784602+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(8, '01a21ef1-77f2-7537-b099-5f7356c7db2c', 'sha256:c7ca2d8480a3dcd1c78572f5dd3dab26b456a477bfb07b54c95d4f07592c3b55', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:0634846700b0a3809a5874f007d377013f445090927c74bd4a427100c1cf8f85', 'allow', '[]', 'regorus', 1, '2026-11-27 21:37:51.217144+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.registry_alias VALUES
	(1, 'champion', '01a21ef1-66d3-7aa0-92ae-5b5bc63430dd', '2026-11-27 21:37:47.448246+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-6122-7c4c-8d0d-cc4a791de82a', '01a21ef1-62b5-7295-a624-34f2c8c204c2');

INSERT INTO public.registry_aliaschange VALUES
	(1, 'champion', '01a21ef1-66d3-7aa0-92ae-5b5bc63430dd', '2026-11-27 21:37:47.50435+00', '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-6122-7c4c-8d0d-cc4a791de82a', NULL, '01a21ef1-62b5-7295-a624-34f2c8c204c2');

INSERT INTO public.registry_artifact VALUES
	(1, 'loose/file.txt', 17, '4bd1600aee352ab6b9cd5ddaeb3ecad6ebf53dcb9c559a9fceb455c9ddd23bfd', '2026-11-27 21:37:45.225002+00', NULL, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(3, 'fraud/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 21:37:45.504017+00', '2026-11-27 21:37:45.669782+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(2, 'fraud/1/ACME-SECRET-file.txt', 7, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', '2026-11-27 21:37:45.426463+00', '2026-11-27 21:37:45.669782+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(4, 'fraud/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 21:37:45.59546+00', '2026-11-27 21:37:45.669782+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(7, 'fraud/2/params.json', 65, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', '2026-11-27 21:37:47.85388+00', '2026-11-27 21:37:47.911197+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(5, 'fraud/2/ACME-SECRET-file.txt', 7, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', '2026-11-27 21:37:47.663736+00', '2026-11-27 21:37:47.911197+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(6, 'fraud/2/metrics.json', 42, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', '2026-11-27 21:37:47.759298+00', '2026-11-27 21:37:47.911197+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(9, 'ranking/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 21:37:49.297977+00', '2026-11-27 21:37:49.413055+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(10, 'ranking/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 21:37:49.36476+00', '2026-11-27 21:37:49.413055+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(8, 'ranking/1/ACME-SECRET-file.txt', 9, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', '2026-11-27 21:37:49.214893+00', '2026-11-27 21:37:49.413055+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(12, 'churn/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 21:37:50.520429+00', '2026-11-27 21:37:50.57217+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(13, 'churn/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 21:37:50.542383+00', '2026-11-27 21:37:50.57217+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(11, 'churn/1/ACME-SECRET-file.txt', 7, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', '2026-11-27 21:37:50.451238+00', '2026-11-27 21:37:50.57217+00', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-607b-7abb-b6b3-82a4900daa24');

INSERT INTO public.registry_modelname VALUES
	('01a21ef1-6122-7c4c-8d0d-cc4a791de82a', 'fraud', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-6159-7cde-b9e4-f10d3a63d460', 'churn', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-617a-7db8-b810-fbdd26765e7d', 'ranking', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.registry_modeltag VALUES
	(1, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', DEFAULT, '01a21ef1-6122-7c4c-8d0d-cc4a791de82a', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(2, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', DEFAULT, '01a21ef1-6159-7cde-b9e4-f10d3a63d460', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(3, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', DEFAULT, '01a21ef1-617a-7db8-b810-fbdd26765e7d', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.registry_modelversion VALUES
	('01a21ef1-62b5-7295-a624-34f2c8c204c2', 1, 'mlflow-artifacts:/fraud/1', 'fraud/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 21:37:45.653198+00', '2026-11-27 21:37:45.653203+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-6122-7c4c-8d0d-cc4a791de82a', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-6b77-79b9-961f-e24acae5699d', 2, 'mlflow-artifacts:/fraud/2', 'fraud/2', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 2}', '{"depth": 2, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 21:37:47.895351+00', '2026-11-27 21:37:47.895356+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-6122-7c4c-8d0d-cc4a791de82a', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-7156-74e5-84ae-619ba7dcfe37', 1, 'mlflow-artifacts:/ranking/1', 'ranking/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3', 116, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 21:37:49.39858+00', '2026-11-27 21:37:49.398584+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-617a-7db8-b810-fbdd26765e7d', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-75e1-7306-ba0a-3f4dfd2486d3', 1, 'mlflow-artifacts:/churn/1', 'churn/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 21:37:50.561536+00', '2026-11-27 21:37:50.561541+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-6159-7cde-b9e4-f10d3a63d460', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.registry_provenance VALUES
	(1, '4bd1600aee352ab6b9cd5ddaeb3ecad6ebf53dcb9c559a9fceb455c9ddd23bfd', 'uploaded', 'loose/file.txt', '2026-11-27 21:37:45.226871+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(2, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', 'uploaded', 'fraud/1/ACME-SECRET-file.txt', '2026-11-27 21:37:45.427428+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(3, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'fraud/1/metrics.json', '2026-11-27 21:37:45.509212+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(4, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'fraud/1/params.json', '2026-11-27 21:37:45.600116+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(5, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'registered', '', '2026-11-27 21:37:45.693971+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(6, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', 'registered', '', '2026-11-27 21:37:45.69399+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(7, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'registered', '', '2026-11-27 21:37:45.694001+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(8, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', 'uploaded', 'fraud/2/ACME-SECRET-file.txt', '2026-11-27 21:37:47.664991+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(9, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', 'uploaded', 'fraud/2/metrics.json', '2026-11-27 21:37:47.770329+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(10, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', 'uploaded', 'fraud/2/params.json', '2026-11-27 21:37:47.861318+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(11, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', 'registered', '', '2026-11-27 21:37:47.931507+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(12, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', 'registered', '', '2026-11-27 21:37:47.931526+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(13, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', 'registered', '', '2026-11-27 21:37:47.931537+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(14, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', 'uploaded', 'ranking/1/ACME-SECRET-file.txt', '2026-11-27 21:37:49.217988+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(15, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'ranking/1/metrics.json', '2026-11-27 21:37:49.304152+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(16, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'ranking/1/params.json', '2026-11-27 21:37:49.368123+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(19, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', 'registered', '', '2026-11-27 21:37:49.433563+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(20, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', 'uploaded', 'churn/1/ACME-SECRET-file.txt', '2026-11-27 21:37:50.45475+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(21, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'churn/1/metrics.json', '2026-11-27 21:37:50.521191+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(22, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'churn/1/params.json', '2026-11-27 21:37:50.543751+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(25, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', 'registered', '', '2026-11-27 21:37:50.582821+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.registry_registeredmodel VALUES
	('01a21ef1-6122-7c4c-8d0d-cc4a791de82a', 'fraud', 'ACME-SECRET-model-description', '2026-11-27 21:37:45.251061+00', '2026-11-27 21:37:47.93985+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{"champion": 1}', DEFAULT, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-617a-7db8-b810-fbdd26765e7d', 'ranking', 'ACME-SECRET-model-description', '2026-11-27 21:37:45.338556+00', '2026-11-27 21:37:49.440256+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{}', DEFAULT, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-6159-7cde-b9e4-f10d3a63d460', 'churn', 'ACME-SECRET-model-description', '2026-11-27 21:37:45.305623+00', '2026-11-27 21:37:50.591372+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{}', DEFAULT, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.registry_versionfile VALUES
	(1, 'ACME-SECRET-file.txt', 7, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', '01a21ef1-62b5-7295-a624-34f2c8c204c2'),
	(2, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21ef1-62b5-7295-a624-34f2c8c204c2'),
	(3, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21ef1-62b5-7295-a624-34f2c8c204c2'),
	(4, 'ACME-SECRET-file.txt', 7, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', '01a21ef1-6b77-79b9-961f-e24acae5699d'),
	(5, 'metrics.json', 42, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', '01a21ef1-6b77-79b9-961f-e24acae5699d'),
	(6, 'params.json', 65, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', '01a21ef1-6b77-79b9-961f-e24acae5699d'),
	(7, 'ACME-SECRET-file.txt', 9, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', '01a21ef1-7156-74e5-84ae-619ba7dcfe37'),
	(8, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21ef1-7156-74e5-84ae-619ba7dcfe37'),
	(9, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21ef1-7156-74e5-84ae-619ba7dcfe37'),
	(10, 'ACME-SECRET-file.txt', 7, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', '01a21ef1-75e1-7306-ba0a-3f4dfd2486d3'),
	(11, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21ef1-75e1-7306-ba0a-3f4dfd2486d3'),
	(12, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21ef1-75e1-7306-ba0a-3f4dfd2486d3');

INSERT INTO public.registry_versiontag VALUES
	(1, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', DEFAULT, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-62b5-7295-a624-34f2c8c204c2'),
	(2, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', DEFAULT, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-6b77-79b9-961f-e24acae5699d'),
	(3, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', DEFAULT, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-7156-74e5-84ae-619ba7dcfe37'),
	(4, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', DEFAULT, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-75e1-7306-ba0a-3f4dfd2486d3');

INSERT INTO public.rollouts_look VALUES
	(1, 1, '2026-11-27 21:37:49.145872+00', 0, 1, 20, '{}', 20, 0, 80, 1, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '01a21ef1-700a-7a9e-af58-339792dfe70b');

INSERT INTO public.rollouts_rollout VALUES
	('01a21ef1-6705-73cb-a8b5-bf377634dc0d', 'fraud', 'champion', 1, NULL, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'succeeded', 0, NULL, NULL, NULL, '', '', '', 'Approved. It starts within a few seconds.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, '2026-11-27 21:37:46.757558+00', '2026-11-27 21:37:47.543569+00', NULL, NULL, '01a21ef1-62b5-7295-a624-34f2c8c204c2', '01a21ef1-63e1-7864-8e55-f94f05f16f4f', '01a21ef1-66d3-7aa0-92ae-5b5bc63430dd', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-66f2-76b0-b895-5ea8e0a81195'),
	('01a21ef1-700a-7a9e-af58-339792dfe70b', 'fraud', 'champion', 2, 1, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'pending', 0, NULL, NULL, NULL, '', '', '', 'Approved. It starts within a few seconds.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, '2026-11-27 21:37:49.066863+00', NULL, NULL, '01a21ef1-62b5-7295-a624-34f2c8c204c2', '01a21ef1-6b77-79b9-961f-e24acae5699d', '01a21ef1-6c85-7f74-b026-83f920605f4a', '01a21ef1-6ff1-789f-b33e-9da61f69b78d', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-66f2-76b0-b895-5ea8e0a81195'),
	('01a21ef1-73e8-7579-942c-530f62bb2618', 'ranking', 'champion', 1, NULL, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'rolling_back', 0, NULL, NULL, NULL, '', 'aborted', 'A person stopped this rollout.', 'Waiting until the router shows it.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, '2026-11-27 21:37:50.150995+00', '2026-11-27 21:37:50.056248+00', NULL, '01a21ef1-62fb-7716-8530-29e9c3d14622', NULL, '01a21ef1-7156-74e5-84ae-619ba7dcfe37', '01a21ef1-71da-7565-a98b-e00e5d3dfa26', '01a21ef1-73ba-70bf-8973-99772d0fe274', '01a21ef1-5fc5-764a-9cff-2c5846e4823d', '01a21ef1-73cf-7e02-afe9-52a733df8968');

INSERT INTO public.rollouts_rolloutevent VALUES
	(1, '2026-11-27 21:37:46.762565+00', 'started', 'pending', 0, 0, 0, '', 'Enough people approved; the rollout was started.', '01a21ef1-6705-73cb-a8b5-bf377634dc0d'),
	(2, '2026-11-27 21:37:49.07047+00', 'started', 'pending', 0, 0, 1, '', 'Enough people approved; the rollout was started.', '01a21ef1-700a-7a9e-af58-339792dfe70b'),
	(3, '2026-11-27 21:37:50.068523+00', 'started', 'pending', 0, 0, 0, '', 'Enough people approved; the rollout was started.', '01a21ef1-73e8-7579-942c-530f62bb2618'),
	(4, '2026-11-27 21:37:50.160234+00', 'abort_requested', 'pending', 0, 0, 0, '', 'acme-approver stopped this rollout. ACME-SECRET-abort-reason', '01a21ef1-73e8-7579-942c-530f62bb2618'),
	(5, '2026-11-27 21:37:50.215137+00', 'rollback_decided', 'rolling_back', 0, 0, 1, 'aborted', 'A person stopped this rollout.', '01a21ef1-73e8-7579-942c-530f62bb2618');

INSERT INTO public.rollouts_trafficroute VALUES
	('01a21ef1-66f2-76b0-b895-5ea8e0a81195', 'champion', 0, 1, NULL, NULL, NULL, '', NULL, '2026-11-27 21:37:46.738164+00', '01a21ef1-62b5-7295-a624-34f2c8c204c2', NULL, '01a21ef1-6122-7c4c-8d0d-cc4a791de82a', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	('01a21ef1-73cf-7e02-afe9-52a733df8968', 'champion', 0, 1, NULL, NULL, NULL, 'No model server is configured. Set MODEL_SERVERS, for example to blue=127.0.0.1:8003,green=127.0.0.1:8004.', NULL, '2026-11-27 21:37:50.031858+00', NULL, NULL, '01a21ef1-617a-7db8-b810-fbdd26765e7d', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.tenants_membership VALUES
	(1, 'reviewer', false, '2026-11-27 21:37:45.044796+00', NULL, '01a21ef1-6013-74a9-91c8-590160d42d17', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(2, 'contributor', false, '2026-11-27 21:37:45.083427+00', NULL, '01a21ef1-607b-7abb-b6b3-82a4900daa24', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(3, 'reviewer', false, '2026-11-27 21:37:45.72401+00', NULL, '01a21ef1-62fb-7716-8530-29e9c3d14622', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(4, 'reviewer', false, '2026-11-27 21:37:45.742958+00', NULL, '01a21ef1-630d-7e01-9622-5eb17973bfed', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(5, 'reviewer', false, '2026-11-27 21:37:45.762916+00', NULL, '01a21ef1-6322-7415-a73b-13907bcb2bc3', '01a21ef1-5fc5-764a-9cff-2c5846e4823d'),
	(6, 'contributor', false, '2026-11-27 21:37:45.778929+00', NULL, '01a21ef1-6332-7f97-9889-fdb76f4d16da', '01a21ef1-5fc5-764a-9cff-2c5846e4823d');

INSERT INTO public.tenants_tenant VALUES
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', 'acme', 'Acme', 'active', '', NULL, 'UTC', '["champion"]', '{}', '{}', '{"end": "17:00", "days": [0, 1, 2, 3, 4], "start": "09:00"}', '', '2026-11-27 21:37:44.901171+00'),
	('01a21ef1-5ffe-733e-8680-2ceb01e5e5c1', 'globex', 'Globex', 'active', '', NULL, 'UTC', '["champion"]', '{}', '{}', '{"end": "17:00", "days": [0, 1, 2, 3, 4], "start": "09:00"}', '', '2026-11-27 21:37:44.958407+00');

INSERT INTO public.tenants_tenantquota VALUES
	('01a21ef1-5fc5-764a-9cff-2c5846e4823d', NULL, NULL, NULL, NULL, NULL, '2026-11-27 21:37:44.917251+00'),
	('01a21ef1-5ffe-733e-8680-2ceb01e5e5c1', NULL, NULL, NULL, NULL, NULL, '2026-11-27 21:37:44.958492+00');

INSERT INTO public.tenants_tenantusergrant VALUES
	(1, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 103, '01a21ef1-6013-74a9-91c8-590160d42d17'),
	(2, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 101, '01a21ef1-6013-74a9-91c8-590160d42d17'),
	(3, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 98, '01a21ef1-6013-74a9-91c8-590160d42d17'),
	(4, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 102, '01a21ef1-6013-74a9-91c8-590160d42d17'),
	(5, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 98, '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(6, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 99, '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(7, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 100, '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(8, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 101, '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(9, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 103, '01a21ef1-607b-7abb-b6b3-82a4900daa24'),
	(10, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 98, '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	(11, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 101, '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	(12, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 102, '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	(13, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 103, '01a21ef1-62fb-7716-8530-29e9c3d14622'),
	(14, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 98, '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	(15, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 101, '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	(16, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 102, '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	(17, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 103, '01a21ef1-630d-7e01-9622-5eb17973bfed'),
	(18, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 98, '01a21ef1-6322-7415-a73b-13907bcb2bc3'),
	(19, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 101, '01a21ef1-6322-7415-a73b-13907bcb2bc3'),
	(20, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 102, '01a21ef1-6322-7415-a73b-13907bcb2bc3'),
	(21, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 103, '01a21ef1-6322-7415-a73b-13907bcb2bc3'),
	(22, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 98, '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	(23, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 99, '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	(24, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 100, '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	(25, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 101, '01a21ef1-6332-7f97-9889-fdb76f4d16da'),
	(26, '01a21ef1-5fc5-764a-9cff-2c5846e4823d', 103, '01a21ef1-6332-7f97-9889-fdb76f4d16da');

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_groupclaim_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.approvals_comment_id_seq', 1, true);

SELECT pg_catalog.setval('public.approvals_elector_id_seq', 4, true);

SELECT pg_catalog.setval('public.approvals_exclusion_id_seq', 12, true);

SELECT pg_catalog.setval('public.approvals_revision_id_seq', 5, true);

SELECT pg_catalog.setval('public.approvals_vote_id_seq', 7, true);

SELECT pg_catalog.setval('public.audit_consumerposition_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_refusalcount_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 223, true);

SELECT pg_catalog.setval('public.core_jobrow_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_clockedschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_crontabschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_intervalschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_periodictask_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_solarschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 69, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 70, true);

SELECT pg_catalog.setval('public.guardian_groupobjectpermission_id_seq', 1, false);

SELECT pg_catalog.setval('public.guardian_userobjectpermission_id_seq', 1, false);

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);

SELECT pg_catalog.setval('public.policies_policydecision_id_seq', 8, true);

SELECT pg_catalog.setval('public.registry_alias_id_seq', 1, true);

SELECT pg_catalog.setval('public.registry_aliaschange_id_seq', 1, true);

SELECT pg_catalog.setval('public.registry_artifact_id_seq', 13, true);

SELECT pg_catalog.setval('public.registry_modelgroupshare_id_seq', 1, false);

SELECT pg_catalog.setval('public.registry_modeltag_id_seq', 3, true);

SELECT pg_catalog.setval('public.registry_modelusershare_id_seq', 1, false);

SELECT pg_catalog.setval('public.registry_provenance_id_seq', 25, true);

SELECT pg_catalog.setval('public.registry_versionfile_id_seq', 12, true);

SELECT pg_catalog.setval('public.registry_versiontag_id_seq', 4, true);

SELECT pg_catalog.setval('public.rollouts_look_id_seq', 1, true);

SELECT pg_catalog.setval('public.rollouts_rolloutevent_id_seq', 5, true);

SELECT pg_catalog.setval('public.socialaccount_socialaccount_id_seq', 1, false);

SELECT pg_catalog.setval('public.socialaccount_socialapp_id_seq', 1, false);

SELECT pg_catalog.setval('public.socialaccount_socialtoken_id_seq', 1, false);

SELECT pg_catalog.setval('public.tenants_apitoken_id_seq', 1, false);

SELECT pg_catalog.setval('public.tenants_groupplacement_id_seq', 1, false);

SELECT pg_catalog.setval('public.tenants_membership_id_seq', 6, true);

SELECT pg_catalog.setval('public.tenants_tenantgroupgrant_id_seq', 1, false);

SELECT pg_catalog.setval('public.tenants_tenantusergrant_id_seq', 26, true);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_groupclaim
    ADD CONSTRAINT accounts_group_claim_once UNIQUE (provider, value, group_id);

ALTER TABLE ONLY public.accounts_groupclaim
    ADD CONSTRAINT accounts_groupclaim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_keptform
    ADD CONSTRAINT accounts_keptform_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);

ALTER TABLE ONLY public.approvals_changerequest
    ADD CONSTRAINT approvals_changerequest_number_once UNIQUE (tenant_id, number);

ALTER TABLE ONLY public.approvals_changerequest
    ADD CONSTRAINT approvals_changerequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_comment
    ADD CONSTRAINT approvals_comment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_elector
    ADD CONSTRAINT approvals_elector_once UNIQUE (electorate_id, person_id);

ALTER TABLE ONLY public.approvals_elector
    ADD CONSTRAINT approvals_elector_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_electorate
    ADD CONSTRAINT approvals_electorate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_exclusion
    ADD CONSTRAINT approvals_exclusion_once UNIQUE (change_request_id, person_id);

ALTER TABLE ONLY public.approvals_exclusion
    ADD CONSTRAINT approvals_exclusion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_permit
    ADD CONSTRAINT approvals_permit_change_request_id_key UNIQUE (change_request_id);

ALTER TABLE ONLY public.approvals_permit
    ADD CONSTRAINT approvals_permit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_revision
    ADD CONSTRAINT approvals_revision_number_once UNIQUE (change_request_id, number);

ALTER TABLE ONLY public.approvals_revision
    ADD CONSTRAINT approvals_revision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_vote
    ADD CONSTRAINT approvals_vote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_consumerposition
    ADD CONSTRAINT audit_consumerposition_once UNIQUE (consumer, log_id);

ALTER TABLE ONLY public.audit_consumerposition
    ADD CONSTRAINT audit_consumerposition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (log_id, epoch, seq);

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (log_id);

ALTER TABLE ONLY public.audit_refusalcount
    ADD CONSTRAINT audit_refusal_count_once UNIQUE (log_id, actor_id, actor_kind, via, action, object_type, object_id, reason);

ALTER TABLE ONLY public.audit_refusalcount
    ADD CONSTRAINT audit_refusalcount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_cache_entry
    ADD CONSTRAINT core_cache_entry_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.core_idempotencykey
    ADD CONSTRAINT core_idempotencykey_once UNIQUE NULLS NOT DISTINCT (owner_id, tenant_id, route, key);

ALTER TABLE ONLY public.core_idempotencykey
    ADD CONSTRAINT core_idempotencykey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_job
    ADD CONSTRAINT core_job_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_jobrow
    ADD CONSTRAINT core_jobrow_number_once UNIQUE (job_id, number);

ALTER TABLE ONLY public.core_jobrow
    ADD CONSTRAINT core_jobrow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.core_sqlrule
    ADD CONSTRAINT core_sqlrule_pkey PRIMARY KEY (path);

ALTER TABLE ONLY public.core_switch
    ADD CONSTRAINT core_switch_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_clockedschedule
    ADD CONSTRAINT django_celery_beat_clockedschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_crontabschedule
    ADD CONSTRAINT django_celery_beat_crontabschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_intervalschedule
    ADD CONSTRAINT django_celery_beat_intervalschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_periodictask_name_key UNIQUE (name);

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_periodictask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_periodictasks
    ADD CONSTRAINT django_celery_beat_periodictasks_pkey PRIMARY KEY (ident);

ALTER TABLE ONLY public.django_celery_beat_solarschedule
    ADD CONSTRAINT django_celery_beat_solar_event_latitude_longitude_ba64999a_uniq UNIQUE (event, latitude, longitude);

ALTER TABLE ONLY public.django_celery_beat_solarschedule
    ADD CONSTRAINT django_celery_beat_solarschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.guardian_groupobjectpermission
    ADD CONSTRAINT guardian_groupobjectperm_group_id_permission_id_o_3f189f7c_uniq UNIQUE (group_id, permission_id, object_pk);

ALTER TABLE ONLY public.guardian_groupobjectpermission
    ADD CONSTRAINT guardian_groupobjectpermission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.guardian_userobjectpermission
    ADD CONSTRAINT guardian_userobjectpermi_user_id_permission_id_ob_b0b3d2fc_uniq UNIQUE (user_id, permission_id, object_pk);

ALTER TABLE ONLY public.guardian_userobjectpermission
    ADD CONSTRAINT guardian_userobjectpermission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.operations_heartbeat
    ADD CONSTRAINT operations_heartbeat_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.operations_operatoraccesssession
    ADD CONSTRAINT operations_operatoraccesssession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.policies_policydecision
    ADD CONSTRAINT policies_policydecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_alias
    ADD CONSTRAINT registry_alias_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_aliaschange
    ADD CONSTRAINT registry_aliaschange_permit_once UNIQUE (permit_id);

ALTER TABLE ONLY public.registry_aliaschange
    ADD CONSTRAINT registry_aliaschange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_artifact
    ADD CONSTRAINT registry_artifact_path_once UNIQUE (tenant_id, path);

ALTER TABLE ONLY public.registry_artifact
    ADD CONSTRAINT registry_artifact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_modelgroupshare
    ADD CONSTRAINT registry_modelgroupshare_group_id_permission_id_c_5200598e_uniq UNIQUE (group_id, permission_id, content_object_id);

ALTER TABLE ONLY public.registry_modelgroupshare
    ADD CONSTRAINT registry_modelgroupshare_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_modelname
    ADD CONSTRAINT registry_modelname_pkey PRIMARY KEY (model_id);

ALTER TABLE ONLY public.registry_modeltag
    ADD CONSTRAINT registry_modeltag_key_once UNIQUE (model_id, key);

ALTER TABLE ONLY public.registry_modeltag
    ADD CONSTRAINT registry_modeltag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_modelusershare
    ADD CONSTRAINT registry_modelusershare_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_modelusershare
    ADD CONSTRAINT registry_modelusershare_user_id_permission_id_co_a3a27b93_uniq UNIQUE (user_id, permission_id, content_object_id);

ALTER TABLE ONLY public.registry_modelversion
    ADD CONSTRAINT registry_modelversion_number_once UNIQUE (model_id, number);

ALTER TABLE ONLY public.registry_modelversion
    ADD CONSTRAINT registry_modelversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_provenance
    ADD CONSTRAINT registry_provenance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_registeredmodel
    ADD CONSTRAINT registry_registeredmodel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_versionfile
    ADD CONSTRAINT registry_versionfile_path_once UNIQUE (version_id, path);

ALTER TABLE ONLY public.registry_versionfile
    ADD CONSTRAINT registry_versionfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registry_versiontag
    ADD CONSTRAINT registry_versiontag_key_once UNIQUE (version_id, key);

ALTER TABLE ONLY public.registry_versiontag
    ADD CONSTRAINT registry_versiontag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rollouts_look
    ADD CONSTRAINT rollouts_look_once UNIQUE (rollout_id, number);

ALTER TABLE ONLY public.rollouts_look
    ADD CONSTRAINT rollouts_look_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rollouts_reconcilerheartbeat
    ADD CONSTRAINT rollouts_reconcilerheartbeat_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_change_request_id_key UNIQUE (change_request_id);

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_permit_id_key UNIQUE (permit_id);

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rollouts_rolloutevent
    ADD CONSTRAINT rollouts_rolloutevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rollouts_trafficroute
    ADD CONSTRAINT rollouts_trafficroute_once UNIQUE (tenant_id, model_id, alias);

ALTER TABLE ONLY public.rollouts_trafficroute
    ADD CONSTRAINT rollouts_trafficroute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tenants_apitoken
    ADD CONSTRAINT tenants_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tenants_apitoken
    ADD CONSTRAINT tenants_apitoken_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.tenants_groupplacement
    ADD CONSTRAINT tenants_group_placement_once UNIQUE (group_id, person_id);

ALTER TABLE ONLY public.tenants_groupplacement
    ADD CONSTRAINT tenants_groupplacement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tenants_membership
    ADD CONSTRAINT tenants_membership_group_once UNIQUE (tenant_id, group_id, role);

ALTER TABLE ONLY public.tenants_membership
    ADD CONSTRAINT tenants_membership_once UNIQUE (tenant_id, user_id, role);

ALTER TABLE ONLY public.tenants_membership
    ADD CONSTRAINT tenants_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tenants_tenant
    ADD CONSTRAINT tenants_tenant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tenants_tenant
    ADD CONSTRAINT tenants_tenant_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.tenants_tenantgroupgrant
    ADD CONSTRAINT tenants_tenantgroupgrant_group_id_permission_id_c_a0cdc04c_uniq UNIQUE (group_id, permission_id, content_object_id);

ALTER TABLE ONLY public.tenants_tenantgroupgrant
    ADD CONSTRAINT tenants_tenantgroupgrant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tenants_tenantquota
    ADD CONSTRAINT tenants_tenantquota_pkey PRIMARY KEY (tenant_id);

ALTER TABLE ONLY public.tenants_tenantusergrant
    ADD CONSTRAINT tenants_tenantusergrant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tenants_tenantusergrant
    ADD CONSTRAINT tenants_tenantusergrant_user_id_permission_id_co_56da28ec_uniq UNIQUE (user_id, permission_id, content_object_id);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX accounts_groupclaim_group_id_6042b65a ON public.accounts_groupclaim USING btree (group_id);

CREATE INDEX accounts_groupclaim_mapped_by_id_15f52c1b ON public.accounts_groupclaim USING btree (mapped_by_id);

CREATE INDEX accounts_groupclaim_provider_db2a4573 ON public.accounts_groupclaim USING btree (provider);

CREATE INDEX accounts_groupclaim_provider_db2a4573_like ON public.accounts_groupclaim USING btree (provider varchar_pattern_ops);

CREATE INDEX accounts_keptform_person ON public.accounts_keptform USING btree (person_id, browser);

CREATE INDEX accounts_keptform_person_id_9c4d0f83 ON public.accounts_keptform USING btree (person_id);

CREATE INDEX accounts_session_expire_date_5bbfba7c ON public.accounts_session USING btree (expire_date);

CREATE INDEX accounts_session_session_key_b186966f_like ON public.accounts_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX accounts_session_user_id_d5aaed01 ON public.accounts_session USING btree (user_id);

CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);

CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);

CREATE INDEX accounts_user_owner_id_2853a240 ON public.accounts_user USING btree (owner_id);

CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);

CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);

CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);

CREATE UNIQUE INDEX accounts_user_username_once ON public.accounts_user USING btree (lower((username)::text));

CREATE INDEX approvals_changerequest_electorate_id_6f6c0ab8 ON public.approvals_changerequest USING btree (electorate_id);

CREATE INDEX approvals_changerequest_requester_id_50d3205a ON public.approvals_changerequest USING btree (requester_id);

CREATE INDEX approvals_changerequest_tenant_id_3e62352e ON public.approvals_changerequest USING btree (tenant_id);

CREATE INDEX approvals_comment_author_id_8aa9c678 ON public.approvals_comment USING btree (author_id);

CREATE INDEX approvals_comment_change_request_id_5ce3232f ON public.approvals_comment USING btree (change_request_id);

CREATE INDEX approvals_cr_at_once ON public.approvals_changerequest USING btree (action) WHERE ((execution_id IS NULL) AND ((state)::text = 'applied'::text));

CREATE INDEX approvals_cr_decided ON public.approvals_changerequest USING btree (tenant_id, decided_at DESC, id DESC) WHERE (decided_at IS NOT NULL);

CREATE INDEX approvals_cr_decided_newest ON public.approvals_changerequest USING btree (decided_at DESC, id DESC) INCLUDE (tenant_id) WHERE (decided_at IS NOT NULL);

CREATE INDEX approvals_cr_newest ON public.approvals_changerequest USING btree (created_at DESC, id DESC);

CREATE INDEX approvals_cr_open ON public.approvals_changerequest USING btree (tenant_id, created_at DESC, id DESC) INCLUDE (open_until, requester_id, revision, electorate_id) WHERE (open_until IS NOT NULL);

CREATE INDEX approvals_cr_open_newest ON public.approvals_changerequest USING btree (created_at DESC, id DESC) INCLUDE (tenant_id, open_until, requester_id, revision, electorate_id) WHERE (open_until IS NOT NULL);

CREATE INDEX approvals_cr_overdue ON public.approvals_changerequest USING btree (open_until) WHERE (open_until IS NOT NULL);

CREATE INDEX approvals_cr_requester ON public.approvals_changerequest USING btree (requester_id, tenant_id, created_at DESC, id DESC);

CREATE INDEX approvals_cr_state ON public.approvals_changerequest USING btree (tenant_id, state, created_at DESC, id DESC);

CREATE INDEX approvals_cr_state_newest ON public.approvals_changerequest USING btree (state, created_at DESC, id DESC) INCLUDE (tenant_id);

CREATE INDEX approvals_cr_tenant_newest ON public.approvals_changerequest USING btree (tenant_id, created_at DESC, id DESC);

CREATE INDEX approvals_elector_person ON public.approvals_elector USING btree (person_id, created_at) INCLUDE (electorate_id);

CREATE INDEX approvals_electorate_newest ON public.approvals_electorate USING btree (tenant_id, created_at DESC);

CREATE INDEX approvals_electorate_tenant_id_59d1110a ON public.approvals_electorate USING btree (tenant_id);

CREATE INDEX approvals_exclusion_change_request_id_cb042986 ON public.approvals_exclusion USING btree (change_request_id);

CREATE INDEX approvals_exclusion_person ON public.approvals_exclusion USING btree (person_id, created_at) INCLUDE (change_request_id);

CREATE INDEX approvals_exclusion_person_id_1901f9ea ON public.approvals_exclusion USING btree (person_id);

CREATE INDEX approvals_permit_tenant_id_02f2583f ON public.approvals_permit USING btree (tenant_id);

CREATE INDEX approvals_revision_change_request_id_b903ae7b ON public.approvals_revision USING btree (change_request_id);

CREATE INDEX approvals_vote_change_request_id_e3229273 ON public.approvals_vote USING btree (change_request_id);

CREATE INDEX approvals_vote_latest ON public.approvals_vote USING btree (change_request_id, voter_id, id DESC);

CREATE INDEX approvals_vote_of_person ON public.approvals_vote USING btree (voter_id, created_at) INCLUDE (change_request_id, revision);

CREATE INDEX approvals_vote_voter_id_c7a893c8 ON public.approvals_vote USING btree (voter_id);

CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (recorded_at);

CREATE INDEX audit_entry_no_act ON public.audit_entry USING btree (log_id, recorded_at) WHERE ((POSITION(('\x226f7574636f6d65223a2264656e69656422'::bytea) IN (body)) > 0) OR (action = 'operations.admin.viewed'::text));

CREATE INDEX audit_entry_object_history ON public.audit_entry USING btree (log_id, object_type, object_id, epoch, seq);

CREATE INDEX audit_refusalcount_began_at_fdd06bb6 ON public.audit_refusalcount USING btree (began_at);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX core_cache_entry_expires ON public.core_cache_entry USING btree (expires);

CREATE INDEX core_idempotencykey_created_at_2af3d891 ON public.core_idempotencykey USING btree (created_at);

CREATE INDEX core_job_by_state ON public.core_job USING btree (state, due_at);

CREATE INDEX core_job_newest ON public.core_job USING btree (created_at DESC);

CREATE INDEX core_job_requested_by_id_e8dfee0b ON public.core_job USING btree (requested_by_id);

CREATE INDEX core_jobrow_job_id_502650e3 ON public.core_jobrow USING btree (job_id);

CREATE INDEX core_sqlrule_path_cd784cc7_like ON public.core_sqlrule USING btree (path varchar_pattern_ops);

CREATE INDEX core_switch_changed_by_id_4ff8bdaf ON public.core_switch USING btree (changed_by_id);

CREATE INDEX core_switch_name_314c49a9_like ON public.core_switch USING btree (name varchar_pattern_ops);

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);

CREATE INDEX django_celery_beat_periodictask_clocked_id_47a69f82 ON public.django_celery_beat_periodictask USING btree (clocked_id);

CREATE INDEX django_celery_beat_periodictask_crontab_id_d3cba168 ON public.django_celery_beat_periodictask USING btree (crontab_id);

CREATE INDEX django_celery_beat_periodictask_interval_id_a8ca27da ON public.django_celery_beat_periodictask USING btree (interval_id);

CREATE INDEX django_celery_beat_periodictask_name_265a36b7_like ON public.django_celery_beat_periodictask USING btree (name varchar_pattern_ops);

CREATE INDEX django_celery_beat_periodictask_solar_id_a87ce72c ON public.django_celery_beat_periodictask USING btree (solar_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX guardian_gr_group_i_9e7d12_idx ON public.guardian_groupobjectpermission USING btree (group_id, content_type_id, object_pk);

CREATE INDEX guardian_gr_permiss_83545c_idx ON public.guardian_groupobjectpermission USING btree (permission_id, group_id, content_type_id, object_pk);

CREATE INDEX guardian_groupobjectpermission_content_type_id_7ade36b8 ON public.guardian_groupobjectpermission USING btree (content_type_id);

CREATE INDEX guardian_groupobjectpermission_group_id_4bbbfb62 ON public.guardian_groupobjectpermission USING btree (group_id);

CREATE INDEX guardian_groupobjectpermission_permission_id_36572738 ON public.guardian_groupobjectpermission USING btree (permission_id);

CREATE INDEX guardian_us_permiss_e5749c_idx ON public.guardian_userobjectpermission USING btree (permission_id, user_id, content_type_id, object_pk);

CREATE INDEX guardian_us_user_id_8eae14_idx ON public.guardian_userobjectpermission USING btree (user_id, content_type_id, object_pk);

CREATE INDEX guardian_userobjectpermission_content_type_id_2e892405 ON public.guardian_userobjectpermission USING btree (content_type_id);

CREATE INDEX guardian_userobjectpermission_permission_id_71807bfc ON public.guardian_userobjectpermission USING btree (permission_id);

CREATE INDEX guardian_userobjectpermission_user_id_d5c1e964 ON public.guardian_userobjectpermission USING btree (user_id);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX operations_heartbeat_name_d3241849_like ON public.operations_heartbeat USING btree (name varchar_pattern_ops);

CREATE INDEX operations_operatoraccesssession_person_id_b80f7705 ON public.operations_operatoraccesssession USING btree (person_id);

CREATE INDEX policies_decision_subject ON public.policies_policydecision USING btree (subject_id, id DESC);

CREATE INDEX policies_policydecision_tenant_id_5fde4372 ON public.policies_policydecision USING btree (tenant_id);

CREATE INDEX registry_alias_model_id_06fff5da ON public.registry_alias USING btree (model_id);

CREATE UNIQUE INDEX registry_alias_name_once ON public.registry_alias USING btree (model_id, lower((name)::text));

CREATE INDEX registry_alias_tenant_id_a72781ae ON public.registry_alias USING btree (tenant_id);

CREATE INDEX registry_alias_updated_by_id_617a4575 ON public.registry_alias USING btree (updated_by_id);

CREATE INDEX registry_alias_version_id_0e294b7f ON public.registry_alias USING btree (version_id);

CREATE INDEX registry_aliaschange_changed_by_id_8061dbc6 ON public.registry_aliaschange USING btree (changed_by_id);

CREATE INDEX registry_aliaschange_history ON public.registry_aliaschange USING btree (model_id, name, id DESC);

CREATE INDEX registry_aliaschange_model_id_6048d458 ON public.registry_aliaschange USING btree (model_id);

CREATE INDEX registry_aliaschange_previous_id_3104886b ON public.registry_aliaschange USING btree (previous_id);

CREATE INDEX registry_aliaschange_tenant_id_9a096c49 ON public.registry_aliaschange USING btree (tenant_id);

CREATE INDEX registry_aliaschange_version_id_14d7da45 ON public.registry_aliaschange USING btree (version_id);

CREATE INDEX registry_artifact_bytes ON public.registry_artifact USING btree (tenant_id, sha256);

CREATE INDEX registry_artifact_tenant_id_0602e209 ON public.registry_artifact USING btree (tenant_id);

CREATE INDEX registry_artifact_uploaded_by_id_9f5c3d0c ON public.registry_artifact USING btree (uploaded_by_id);

CREATE INDEX registry_model_created ON public.registry_registeredmodel USING btree (created_at);

CREATE INDEX registry_model_name ON public.registry_registeredmodel USING btree (name, id DESC);

CREATE INDEX registry_model_tenant_created ON public.registry_registeredmodel USING btree (tenant_id, created_at, id);

CREATE INDEX registry_model_tenant_name ON public.registry_registeredmodel USING btree (tenant_id, name, id);

CREATE INDEX registry_model_tenant_newest ON public.registry_registeredmodel USING btree (tenant_id, updated_at DESC, id DESC) INCLUDE (name);

CREATE INDEX registry_model_updated ON public.registry_registeredmodel USING btree (updated_at DESC, id DESC);

CREATE INDEX registry_modelgroupshare_content_object_id_3be34bfc ON public.registry_modelgroupshare USING btree (content_object_id);

CREATE INDEX registry_modelgroupshare_granted_by_id_0c1384d3 ON public.registry_modelgroupshare USING btree (granted_by_id);

CREATE INDEX registry_modelgroupshare_group_id_6a2e7238 ON public.registry_modelgroupshare USING btree (group_id);

CREATE INDEX registry_modelgroupshare_permission_id_f13e55c4 ON public.registry_modelgroupshare USING btree (permission_id);

CREATE INDEX registry_modelname_tenant ON public.registry_modelname USING btree (tenant_id, name, model_id);

CREATE INDEX registry_modeltag_start ON public.registry_modeltag USING btree (tenant_id, key, value_start) INCLUDE (model_id);

CREATE INDEX registry_modelusershare_content_object_id_48312ea1 ON public.registry_modelusershare USING btree (content_object_id);

CREATE INDEX registry_modelusershare_granted_by_id_19d6f94e ON public.registry_modelusershare USING btree (granted_by_id);

CREATE INDEX registry_modelusershare_permission_id_0ef6bb0c ON public.registry_modelusershare USING btree (permission_id);

CREATE INDEX registry_modelusershare_user_id_3303b637 ON public.registry_modelusershare USING btree (user_id);

CREATE INDEX registry_modelversion_answerable_id_50caca3d ON public.registry_modelversion USING btree (answerable_id);

CREATE INDEX registry_modelversion_created_by_id_5f6565c3 ON public.registry_modelversion USING btree (created_by_id);

CREATE UNIQUE INDEX registry_modelversion_source_once ON public.registry_modelversion USING btree (model_id, source_path) WHERE (NOT ((source_path)::text = ''::text));

CREATE INDEX registry_provenance_answerable_id_d801c733 ON public.registry_provenance USING btree (answerable_id);

CREATE INDEX registry_provenance_first ON public.registry_provenance USING btree (tenant_id, sha256, act, id);

CREATE UNIQUE INDEX registry_provenance_first_registration ON public.registry_provenance USING btree (tenant_id, sha256) WHERE ((act)::text = 'registered'::text);

CREATE INDEX registry_provenance_person_id_aa8cd34a ON public.registry_provenance USING btree (person_id);

CREATE UNIQUE INDEX registry_provenance_upload_once ON public.registry_provenance USING btree (tenant_id, sha256, path, person_id) WHERE ((act)::text = 'uploaded'::text);

CREATE INDEX registry_registeredmodel_created_by_id_96eebb8f ON public.registry_registeredmodel USING btree (created_by_id);

CREATE UNIQUE INDEX registry_registeredmodel_name_once ON public.registry_registeredmodel USING btree (tenant_id, lower((name)::text));

CREATE INDEX registry_version_created ON public.registry_modelversion USING btree (tenant_id, created_at, id);

CREATE INDEX registry_version_manifest ON public.registry_modelversion USING btree (tenant_id, manifest_digest);

CREATE INDEX registry_version_newest ON public.registry_modelversion USING btree (created_at DESC, id DESC);

CREATE INDEX registry_version_number ON public.registry_modelversion USING btree (tenant_id, number, id);

CREATE INDEX registry_version_run ON public.registry_modelversion USING btree (tenant_id, run_id);

CREATE INDEX registry_version_source ON public.registry_modelversion USING btree (tenant_id, "left"((source)::text, 100));

CREATE INDEX registry_version_source_path ON public.registry_modelversion USING btree (tenant_id, source_path);

CREATE INDEX registry_version_updated ON public.registry_modelversion USING btree (tenant_id, updated_at DESC);

CREATE INDEX registry_versionfile_version_id_cb42439b ON public.registry_versionfile USING btree (version_id);

CREATE INDEX registry_versiontag_start ON public.registry_versiontag USING btree (tenant_id, key, value_start) INCLUDE (version_id);

CREATE INDEX rollouts_look_rollout_id_6e04a09b ON public.rollouts_look USING btree (rollout_id);

CREATE INDEX rollouts_reconcilerheartbeat_name_d9aa1f87_like ON public.rollouts_reconcilerheartbeat USING btree (name varchar_pattern_ops);

CREATE INDEX rollouts_rollout_abort_requested_by_id_dafb2435 ON public.rollouts_rollout USING btree (abort_requested_by_id);

CREATE INDEX rollouts_rollout_baseline_id_372d8fad ON public.rollouts_rollout USING btree (baseline_id);

CREATE INDEX rollouts_rollout_candidate_id_8475bd04 ON public.rollouts_rollout USING btree (candidate_id);

CREATE INDEX rollouts_rollout_newest ON public.rollouts_rollout USING btree (created_at DESC, id DESC);

CREATE UNIQUE INDEX rollouts_rollout_one_active ON public.rollouts_rollout USING btree (route_id) WHERE ((state)::text = ANY ((ARRAY['applying'::character varying, 'observing'::character varying, 'pending'::character varying, 'preparing'::character varying, 'promoting'::character varying, 'rolling_back'::character varying])::text[]));

CREATE INDEX rollouts_rollout_route_id_29ccf1c5 ON public.rollouts_rollout USING btree (route_id);

CREATE INDEX rollouts_rollout_state ON public.rollouts_rollout USING btree (tenant_id, state, created_at DESC, id DESC);

CREATE INDEX rollouts_rollout_state_new ON public.rollouts_rollout USING btree (state, created_at DESC, id DESC) INCLUDE (tenant_id);

CREATE INDEX rollouts_rollout_tenant_id_5ae736db ON public.rollouts_rollout USING btree (tenant_id);

CREATE INDEX rollouts_rollout_tenant_new ON public.rollouts_rollout USING btree (tenant_id, created_at DESC, id DESC);

CREATE INDEX rollouts_rollout_unfinished ON public.rollouts_rollout USING btree (tenant_id, created_at DESC, id DESC) WHERE (finished_at IS NULL);

CREATE INDEX rollouts_rolloutevent_rollout_id_e668609a ON public.rollouts_rolloutevent USING btree (rollout_id);

CREATE INDEX rollouts_trafficroute_baseline_id_dd54327e ON public.rollouts_trafficroute USING btree (baseline_id);

CREATE INDEX rollouts_trafficroute_candidate_id_164ec0b0 ON public.rollouts_trafficroute USING btree (candidate_id);

CREATE INDEX rollouts_trafficroute_model_id_ec409f91 ON public.rollouts_trafficroute USING btree (model_id);

CREATE INDEX rollouts_trafficroute_tenant_id_29b72151 ON public.rollouts_trafficroute USING btree (tenant_id);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE INDEX tenants_apitoken_secret_hash_3c4cbc43_like ON public.tenants_apitoken USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX tenants_apitoken_tenant_id_f7ecd797 ON public.tenants_apitoken USING btree (tenant_id);

CREATE INDEX tenants_apitoken_user_id_d51aa9f2 ON public.tenants_apitoken USING btree (user_id);

CREATE INDEX tenants_groupplacement_group_id_62b4d525 ON public.tenants_groupplacement USING btree (group_id);

CREATE INDEX tenants_groupplacement_person_id_0e9f50ff ON public.tenants_groupplacement USING btree (person_id);

CREATE INDEX tenants_membership_group_id_138b35b2 ON public.tenants_membership USING btree (group_id);

CREATE INDEX tenants_membership_tenant_id_55f75d05 ON public.tenants_membership USING btree (tenant_id);

CREATE INDEX tenants_membership_user_id_2c860192 ON public.tenants_membership USING btree (user_id);

CREATE INDEX tenants_placement_by_group ON public.tenants_groupplacement USING btree (group_id, created_at);

CREATE INDEX tenants_tenant_inactive ON public.tenants_tenant USING btree (status, id) WHERE (NOT ((status)::text = 'active'::text));

CREATE INDEX tenants_tenant_slug_0a9b71e6_like ON public.tenants_tenant USING btree (slug varchar_pattern_ops);

CREATE INDEX tenants_tenantgroupgrant_content_object_id_58144803 ON public.tenants_tenantgroupgrant USING btree (content_object_id);

CREATE INDEX tenants_tenantgroupgrant_group_id_cdac38fe ON public.tenants_tenantgroupgrant USING btree (group_id);

CREATE INDEX tenants_tenantgroupgrant_permission_id_35ba0799 ON public.tenants_tenantgroupgrant USING btree (permission_id);

CREATE INDEX tenants_tenantusergrant_content_object_id_15babce1 ON public.tenants_tenantusergrant USING btree (content_object_id);

CREATE INDEX tenants_tenantusergrant_permission_id_2d4a193a ON public.tenants_tenantusergrant USING btree (permission_id);

CREATE INDEX tenants_tenantusergrant_user_id_3dbfb0ed ON public.tenants_tenantusergrant USING btree (user_id);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE TRIGGER approvals_changerequest_electorate_fixed BEFORE UPDATE ON public.approvals_changerequest FOR EACH ROW WHEN ((old.electorate_id IS DISTINCT FROM new.electorate_id)) EXECUTE FUNCTION public.approvals_check_electorate();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_electorate_fixed;

CREATE TRIGGER approvals_changerequest_electorate_known BEFORE INSERT ON public.approvals_changerequest FOR EACH ROW WHEN ((new.electorate_id IS NOT NULL)) EXECUTE FUNCTION public.approvals_check_electorate();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_electorate_known;

CREATE TRIGGER approvals_changerequest_kept BEFORE DELETE ON public.approvals_changerequest FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_kept;

CREATE TRIGGER approvals_changerequest_not_emptied BEFORE TRUNCATE ON public.approvals_changerequest FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_not_emptied;

CREATE TRIGGER approvals_changerequest_rules BEFORE INSERT OR UPDATE ON public.approvals_changerequest FOR EACH ROW EXECUTE FUNCTION public.approvals_check_request();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_rules;

CREATE TRIGGER approvals_comment_kept BEFORE DELETE OR UPDATE ON public.approvals_comment FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_comment ENABLE ALWAYS TRIGGER approvals_comment_kept;

CREATE TRIGGER approvals_comment_not_emptied BEFORE TRUNCATE ON public.approvals_comment FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_comment ENABLE ALWAYS TRIGGER approvals_comment_not_emptied;

CREATE TRIGGER approvals_elector_kept BEFORE DELETE OR UPDATE ON public.approvals_elector FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_elector ENABLE ALWAYS TRIGGER approvals_elector_kept;

CREATE TRIGGER approvals_elector_not_emptied BEFORE TRUNCATE ON public.approvals_elector FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_elector ENABLE ALWAYS TRIGGER approvals_elector_not_emptied;

CREATE TRIGGER approvals_elector_rules BEFORE INSERT ON public.approvals_elector FOR EACH ROW EXECUTE FUNCTION public.approvals_check_elector();

ALTER TABLE public.approvals_elector ENABLE ALWAYS TRIGGER approvals_elector_rules;

CREATE TRIGGER approvals_electorate_kept BEFORE DELETE OR UPDATE ON public.approvals_electorate FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_electorate ENABLE ALWAYS TRIGGER approvals_electorate_kept;

CREATE TRIGGER approvals_electorate_not_emptied BEFORE TRUNCATE ON public.approvals_electorate FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_electorate ENABLE ALWAYS TRIGGER approvals_electorate_not_emptied;

CREATE TRIGGER approvals_exclusion_kept BEFORE DELETE OR UPDATE ON public.approvals_exclusion FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_exclusion ENABLE ALWAYS TRIGGER approvals_exclusion_kept;

CREATE TRIGGER approvals_exclusion_not_emptied BEFORE TRUNCATE ON public.approvals_exclusion FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_exclusion ENABLE ALWAYS TRIGGER approvals_exclusion_not_emptied;

CREATE TRIGGER approvals_permit_kept BEFORE DELETE ON public.approvals_permit FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_permit ENABLE ALWAYS TRIGGER approvals_permit_kept;

CREATE TRIGGER approvals_permit_not_emptied BEFORE TRUNCATE ON public.approvals_permit FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_permit ENABLE ALWAYS TRIGGER approvals_permit_not_emptied;

CREATE TRIGGER approvals_permit_rules BEFORE INSERT OR UPDATE ON public.approvals_permit FOR EACH ROW EXECUTE FUNCTION public.approvals_check_permit();

ALTER TABLE public.approvals_permit ENABLE ALWAYS TRIGGER approvals_permit_rules;

CREATE TRIGGER approvals_revision_kept BEFORE DELETE OR UPDATE ON public.approvals_revision FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_revision ENABLE ALWAYS TRIGGER approvals_revision_kept;

CREATE TRIGGER approvals_revision_not_emptied BEFORE TRUNCATE ON public.approvals_revision FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_revision ENABLE ALWAYS TRIGGER approvals_revision_not_emptied;

CREATE TRIGGER approvals_vote_kept BEFORE DELETE OR UPDATE ON public.approvals_vote FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_kept;

CREATE TRIGGER approvals_vote_not_emptied BEFORE TRUNCATE ON public.approvals_vote FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_not_emptied;

CREATE TRIGGER approvals_vote_rules BEFORE INSERT ON public.approvals_vote FOR EACH ROW EXECUTE FUNCTION public.approvals_check_vote();

ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_rules;

CREATE TRIGGER approvals_vote_voter BEFORE INSERT ON public.approvals_vote FOR EACH ROW EXECUTE FUNCTION public.approvals_check_voter();

ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_voter;

CREATE TRIGGER approvals_vote_with_own_password BEFORE INSERT ON public.approvals_vote FOR EACH ROW EXECUTE FUNCTION public.approvals_check_own_password();

ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_with_own_password;

CREATE TRIGGER audit_entry_rows BEFORE INSERT OR DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.audit_guard();

ALTER TABLE public.audit_entry ENABLE ALWAYS TRIGGER audit_entry_rows;

CREATE TRIGGER audit_entry_truncate BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION public.audit_guard();

ALTER TABLE public.audit_entry ENABLE ALWAYS TRIGGER audit_entry_truncate;

CREATE TRIGGER audit_log_rows BEFORE INSERT OR DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION public.audit_guard();

ALTER TABLE public.audit_log ENABLE ALWAYS TRIGGER audit_log_rows;

CREATE TRIGGER audit_log_truncate BEFORE TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION public.audit_guard();

ALTER TABLE public.audit_log ENABLE ALWAYS TRIGGER audit_log_truncate;

CREATE TRIGGER policies_policydecision_kept BEFORE DELETE OR UPDATE ON public.policies_policydecision FOR EACH ROW EXECUTE FUNCTION public.policies_refuse_change();

ALTER TABLE public.policies_policydecision ENABLE ALWAYS TRIGGER policies_policydecision_kept;

CREATE TRIGGER policies_policydecision_not_emptied BEFORE TRUNCATE ON public.policies_policydecision FOR EACH STATEMENT EXECUTE FUNCTION public.policies_refuse_change();

ALTER TABLE public.policies_policydecision ENABLE ALWAYS TRIGGER policies_policydecision_not_emptied;

CREATE TRIGGER registry_alias_kept_changed AFTER UPDATE ON public.registry_alias REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_aliases();

ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_kept_changed;

CREATE TRIGGER registry_alias_kept_gone AFTER DELETE ON public.registry_alias REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_aliases();

ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_kept_gone;

CREATE TRIGGER registry_alias_kept_new AFTER INSERT ON public.registry_alias REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_aliases();

ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_kept_new;

CREATE TRIGGER registry_alias_not_emptied BEFORE TRUNCATE ON public.registry_alias FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_not_emptied;

CREATE TRIGGER registry_alias_protected BEFORE INSERT OR DELETE OR UPDATE ON public.registry_alias FOR EACH ROW EXECUTE FUNCTION public.registry_guard_alias();

ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER registry_alias_protected;

CREATE TRIGGER registry_aliaschange_append_only BEFORE DELETE OR UPDATE ON public.registry_aliaschange FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_aliaschange ENABLE ALWAYS TRIGGER registry_aliaschange_append_only;

CREATE TRIGGER registry_aliaschange_not_emptied BEFORE TRUNCATE ON public.registry_aliaschange FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_aliaschange ENABLE ALWAYS TRIGGER registry_aliaschange_not_emptied;

CREATE TRIGGER registry_artifact_frozen BEFORE DELETE OR UPDATE ON public.registry_artifact FOR EACH ROW WHEN ((old.frozen_at IS NOT NULL)) EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_artifact ENABLE ALWAYS TRIGGER registry_artifact_frozen;

CREATE TRIGGER registry_artifact_not_emptied BEFORE TRUNCATE ON public.registry_artifact FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_artifact ENABLE ALWAYS TRIGGER registry_artifact_not_emptied;

CREATE TRIGGER registry_modelname_kept BEFORE INSERT OR UPDATE ON public.registry_modelname FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.registry_guard_names();

ALTER TABLE public.registry_modelname ENABLE ALWAYS TRIGGER registry_modelname_kept;

CREATE TRIGGER registry_modelname_not_emptied BEFORE TRUNCATE ON public.registry_modelname FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_modelname ENABLE ALWAYS TRIGGER registry_modelname_not_emptied;

CREATE TRIGGER registry_modelname_stays BEFORE DELETE ON public.registry_modelname FOR EACH ROW EXECUTE FUNCTION public.registry_guard_names();

ALTER TABLE public.registry_modelname ENABLE ALWAYS TRIGGER registry_modelname_stays;

CREATE TRIGGER registry_modeltag_kept_changed AFTER UPDATE ON public.registry_modeltag REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_model_tags();

ALTER TABLE public.registry_modeltag ENABLE ALWAYS TRIGGER registry_modeltag_kept_changed;

CREATE TRIGGER registry_modeltag_kept_gone AFTER DELETE ON public.registry_modeltag REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_model_tags();

ALTER TABLE public.registry_modeltag ENABLE ALWAYS TRIGGER registry_modeltag_kept_gone;

CREATE TRIGGER registry_modeltag_kept_new AFTER INSERT ON public.registry_modeltag REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_model_tags();

ALTER TABLE public.registry_modeltag ENABLE ALWAYS TRIGGER registry_modeltag_kept_new;

CREATE TRIGGER registry_modeltag_of_tenant BEFORE INSERT OR UPDATE OF tenant_id, model_id ON public.registry_modeltag FOR EACH ROW EXECUTE FUNCTION public.registry_guard_tag();

ALTER TABLE public.registry_modeltag ENABLE ALWAYS TRIGGER registry_modeltag_of_tenant;

CREATE TRIGGER registry_modelversion_answerable_fixed BEFORE UPDATE ON public.registry_modelversion FOR EACH ROW WHEN ((old.answerable_id IS DISTINCT FROM new.answerable_id)) EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_answerable_fixed;

CREATE TRIGGER registry_modelversion_fixed BEFORE UPDATE ON public.registry_modelversion FOR EACH ROW WHEN ((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.tenant_id IS DISTINCT FROM new.tenant_id)) OR (old.model_id IS DISTINCT FROM new.model_id)) OR (old.number IS DISTINCT FROM new.number)) OR ((old.source)::text IS DISTINCT FROM (new.source)::text)) OR ((old.source_path)::text IS DISTINCT FROM (new.source_path)::text)) OR ((old.run_id)::text IS DISTINCT FROM (new.run_id)::text)) OR ((old.manifest_digest)::text IS DISTINCT FROM (new.manifest_digest)::text)) OR (old.size_bytes IS DISTINCT FROM new.size_bytes)) OR (old.metrics IS DISTINCT FROM new.metrics)) OR (old.params IS DISTINCT FROM new.params)) OR (old.created_by_id IS DISTINCT FROM new.created_by_id)) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_fixed;

CREATE TRIGGER registry_modelversion_kept BEFORE UPDATE OF tag_values ON public.registry_modelversion FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.registry_guard_kept();

ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_kept;

CREATE TRIGGER registry_modelversion_kept_new BEFORE INSERT ON public.registry_modelversion FOR EACH ROW WHEN ((new.tag_values <> '{}'::jsonb)) EXECUTE FUNCTION public.registry_guard_kept();

ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_kept_new;

CREATE TRIGGER registry_modelversion_not_emptied BEFORE TRUNCATE ON public.registry_modelversion FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_not_emptied;

CREATE TRIGGER registry_modelversion_stays BEFORE DELETE ON public.registry_modelversion FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_modelversion ENABLE ALWAYS TRIGGER registry_modelversion_stays;

CREATE TRIGGER registry_provenance_append_only BEFORE DELETE OR UPDATE ON public.registry_provenance FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_provenance ENABLE ALWAYS TRIGGER registry_provenance_append_only;

CREATE TRIGGER registry_provenance_not_emptied BEFORE TRUNCATE ON public.registry_provenance FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_provenance ENABLE ALWAYS TRIGGER registry_provenance_not_emptied;

CREATE TRIGGER registry_registeredmodel_fixed BEFORE UPDATE ON public.registry_registeredmodel FOR EACH ROW WHEN ((((old.id IS DISTINCT FROM new.id) OR (old.tenant_id IS DISTINCT FROM new.tenant_id)) OR ((old.name)::text IS DISTINCT FROM (new.name)::text))) EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_fixed;

CREATE TRIGGER registry_registeredmodel_kept BEFORE UPDATE OF tag_values, alias_numbers ON public.registry_registeredmodel FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.registry_guard_kept();

ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_kept;

CREATE TRIGGER registry_registeredmodel_kept_new BEFORE INSERT ON public.registry_registeredmodel FOR EACH ROW WHEN (((new.tag_values <> '{}'::jsonb) OR (new.alias_numbers <> '{}'::jsonb))) EXECUTE FUNCTION public.registry_guard_kept();

ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_kept_new;

CREATE TRIGGER registry_registeredmodel_named AFTER INSERT ON public.registry_registeredmodel REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_names();

ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_named;

CREATE TRIGGER registry_registeredmodel_not_emptied BEFORE TRUNCATE ON public.registry_registeredmodel FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_not_emptied;

CREATE TRIGGER registry_registeredmodel_stays BEFORE DELETE ON public.registry_registeredmodel FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_registeredmodel ENABLE ALWAYS TRIGGER registry_registeredmodel_stays;

CREATE TRIGGER registry_versionfile_fixed BEFORE DELETE OR UPDATE ON public.registry_versionfile FOR EACH ROW EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_versionfile ENABLE ALWAYS TRIGGER registry_versionfile_fixed;

CREATE TRIGGER registry_versionfile_not_emptied BEFORE TRUNCATE ON public.registry_versionfile FOR EACH STATEMENT EXECUTE FUNCTION public.registry_guard_fixed();

ALTER TABLE public.registry_versionfile ENABLE ALWAYS TRIGGER registry_versionfile_not_emptied;

CREATE TRIGGER registry_versiontag_kept_changed AFTER UPDATE ON public.registry_versiontag REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_version_tags();

ALTER TABLE public.registry_versiontag ENABLE ALWAYS TRIGGER registry_versiontag_kept_changed;

CREATE TRIGGER registry_versiontag_kept_gone AFTER DELETE ON public.registry_versiontag REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_version_tags();

ALTER TABLE public.registry_versiontag ENABLE ALWAYS TRIGGER registry_versiontag_kept_gone;

CREATE TRIGGER registry_versiontag_kept_new AFTER INSERT ON public.registry_versiontag REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.registry_keep_version_tags();

ALTER TABLE public.registry_versiontag ENABLE ALWAYS TRIGGER registry_versiontag_kept_new;

CREATE TRIGGER registry_versiontag_of_tenant BEFORE INSERT OR UPDATE OF tenant_id, version_id ON public.registry_versiontag FOR EACH ROW EXECUTE FUNCTION public.registry_guard_tag();

ALTER TABLE public.registry_versiontag ENABLE ALWAYS TRIGGER registry_versiontag_of_tenant;

CREATE TRIGGER rollouts_alias_observed BEFORE INSERT OR UPDATE ON public.registry_alias FOR EACH ROW WHEN ((new.permit_id IS NOT NULL)) EXECUTE FUNCTION public.rollouts_guard_alias();

ALTER TABLE public.registry_alias ENABLE ALWAYS TRIGGER rollouts_alias_observed;

CREATE TRIGGER rollouts_look_append_only BEFORE DELETE OR UPDATE ON public.rollouts_look FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_append_only();

ALTER TABLE public.rollouts_look ENABLE ALWAYS TRIGGER rollouts_look_append_only;

CREATE TRIGGER rollouts_look_not_emptied BEFORE TRUNCATE ON public.rollouts_look FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_append_only();

ALTER TABLE public.rollouts_look ENABLE ALWAYS TRIGGER rollouts_look_not_emptied;

CREATE TRIGGER rollouts_rollout_approved BEFORE INSERT OR DELETE ON public.rollouts_rollout FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_approved();

ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_approved;

CREATE TRIGGER rollouts_rollout_approved_fixed BEFORE UPDATE ON public.rollouts_rollout FOR EACH ROW WHEN (((((((old.id IS DISTINCT FROM new.id) OR (old.change_request_id IS DISTINCT FROM new.change_request_id)) OR (old.permit_id IS DISTINCT FROM new.permit_id)) OR (old.plan IS DISTINCT FROM new.plan)) OR (old.criteria IS DISTINCT FROM new.criteria)) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION public.rollouts_guard_approved();

ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_approved_fixed;

CREATE TRIGGER rollouts_rollout_names BEFORE INSERT ON public.rollouts_rollout FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_names();

ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_names;

CREATE TRIGGER rollouts_rollout_names_fixed BEFORE UPDATE ON public.rollouts_rollout FOR EACH ROW WHEN (((((((((old.tenant_id IS DISTINCT FROM new.tenant_id) OR (old.route_id IS DISTINCT FROM new.route_id)) OR (old.candidate_id IS DISTINCT FROM new.candidate_id)) OR (old.baseline_id IS DISTINCT FROM new.baseline_id)) OR ((old.model_name)::text IS DISTINCT FROM (new.model_name)::text)) OR ((old.alias)::text IS DISTINCT FROM (new.alias)::text)) OR (old.candidate_number IS DISTINCT FROM new.candidate_number)) OR (old.baseline_number IS DISTINCT FROM new.baseline_number))) EXECUTE FUNCTION public.rollouts_guard_names();

ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_names_fixed;

CREATE TRIGGER rollouts_rollout_not_emptied BEFORE TRUNCATE ON public.rollouts_rollout FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_approved();

ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_not_emptied;

CREATE TRIGGER rollouts_rollout_way BEFORE UPDATE OF state ON public.rollouts_rollout FOR EACH ROW WHEN ((((old.state)::text IS DISTINCT FROM (new.state)::text) AND (((((((((((((old.state)::text <> 'pending'::text) OR ((new.state)::text <> 'preparing'::text)) AND (((old.state)::text <> 'pending'::text) OR ((new.state)::text <> 'rolling_back'::text))) AND (((old.state)::text <> 'preparing'::text) OR ((new.state)::text <> 'applying'::text))) AND (((old.state)::text <> 'preparing'::text) OR ((new.state)::text <> 'rolling_back'::text))) AND (((old.state)::text <> 'applying'::text) OR ((new.state)::text <> 'observing'::text))) AND (((old.state)::text <> 'applying'::text) OR ((new.state)::text <> 'rolling_back'::text))) AND (((old.state)::text <> 'observing'::text) OR ((new.state)::text <> 'applying'::text))) AND (((old.state)::text <> 'observing'::text) OR ((new.state)::text <> 'promoting'::text))) AND (((old.state)::text <> 'observing'::text) OR ((new.state)::text <> 'rolling_back'::text))) AND (((old.state)::text <> 'promoting'::text) OR ((new.state)::text <> 'succeeded'::text))) AND (((old.state)::text <> 'rolling_back'::text) OR ((new.state)::text <> 'rolled_back'::text))))) EXECUTE FUNCTION public.rollouts_guard_way();

ALTER TABLE public.rollouts_rollout ENABLE ALWAYS TRIGGER rollouts_rollout_way;

CREATE TRIGGER rollouts_rolloutevent_append_only BEFORE DELETE OR UPDATE ON public.rollouts_rolloutevent FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_append_only();

ALTER TABLE public.rollouts_rolloutevent ENABLE ALWAYS TRIGGER rollouts_rolloutevent_append_only;

CREATE TRIGGER rollouts_rolloutevent_not_emptied BEFORE TRUNCATE ON public.rollouts_rolloutevent FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_append_only();

ALTER TABLE public.rollouts_rolloutevent ENABLE ALWAYS TRIGGER rollouts_rolloutevent_not_emptied;

CREATE TRIGGER rollouts_trafficroute_follows BEFORE INSERT OR DELETE OR UPDATE ON public.rollouts_trafficroute FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_route();

ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_follows;

CREATE TRIGGER rollouts_trafficroute_generation BEFORE UPDATE ON public.rollouts_trafficroute FOR EACH ROW WHEN (((new.generation < old.generation) OR ((new.generation = old.generation) AND (((old.baseline_id IS DISTINCT FROM new.baseline_id) OR (old.candidate_id IS DISTINCT FROM new.candidate_id)) OR (old.weight IS DISTINCT FROM new.weight))))) EXECUTE FUNCTION public.rollouts_guard_generation();

ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_generation;

CREATE TRIGGER rollouts_trafficroute_not_emptied BEFORE TRUNCATE ON public.rollouts_trafficroute FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_route();

ALTER TABLE public.rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_not_emptied;

CREATE TRIGGER tenants_protected_can_move BEFORE INSERT OR UPDATE OF protected_aliases ON public.tenants_tenant FOR EACH ROW EXECUTE FUNCTION public.tenants_protected_can_move();

ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_protected_can_move;

CREATE TRIGGER tenants_protected_stay BEFORE UPDATE OF protected_aliases ON public.tenants_tenant FOR EACH ROW EXECUTE FUNCTION public.tenants_protected_stay();

ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_protected_stay;

CREATE TRIGGER tenants_tenant_id_fixed BEFORE UPDATE ON public.tenants_tenant FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION public.tenants_stay();

ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_tenant_id_fixed;

CREATE TRIGGER tenants_tenant_not_emptied BEFORE TRUNCATE ON public.tenants_tenant FOR EACH STATEMENT EXECUTE FUNCTION public.tenants_stay();

ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_tenant_not_emptied;

CREATE TRIGGER tenants_tenant_stays BEFORE DELETE ON public.tenants_tenant FOR EACH ROW EXECUTE FUNCTION public.tenants_stay();

ALTER TABLE public.tenants_tenant ENABLE ALWAYS TRIGGER tenants_tenant_stays;

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_groupclaim
    ADD CONSTRAINT accounts_groupclaim_group_id_6042b65a_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_groupclaim
    ADD CONSTRAINT accounts_groupclaim_mapped_by_id_15f52c1b_fk_accounts_user_id FOREIGN KEY (mapped_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_keptform
    ADD CONSTRAINT accounts_keptform_person_id_9c4d0f83_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_user_id_d5aaed01_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_owner_id_2853a240_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_changerequest
    ADD CONSTRAINT approvals_changerequ_electorate_id_6f6c0ab8_fk_approvals FOREIGN KEY (electorate_id) REFERENCES public.approvals_electorate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_changerequest
    ADD CONSTRAINT approvals_changerequ_requester_id_50d3205a_fk_accounts_ FOREIGN KEY (requester_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_changerequest
    ADD CONSTRAINT approvals_changerequest_tenant_id_3e62352e_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_comment
    ADD CONSTRAINT approvals_comment_author_id_8aa9c678_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_comment
    ADD CONSTRAINT approvals_comment_change_request_id_5ce3232f_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_elector
    ADD CONSTRAINT approvals_elector_electorate_id_909b3b4a_fk_approvals FOREIGN KEY (electorate_id) REFERENCES public.approvals_electorate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_elector
    ADD CONSTRAINT approvals_elector_person_id_b4505e30_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_electorate
    ADD CONSTRAINT approvals_electorate_tenant_id_59d1110a_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_exclusion
    ADD CONSTRAINT approvals_exclusion_change_request_id_cb042986_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_exclusion
    ADD CONSTRAINT approvals_exclusion_person_id_1901f9ea_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_permit
    ADD CONSTRAINT approvals_permit_change_request_id_0b2939a9_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_permit
    ADD CONSTRAINT approvals_permit_tenant_id_02f2583f_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_revision
    ADD CONSTRAINT approvals_revision_change_request_id_b903ae7b_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_vote
    ADD CONSTRAINT approvals_vote_change_request_id_e3229273_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_vote
    ADD CONSTRAINT approvals_vote_voter_id_c7a893c8_fk_accounts_user_id FOREIGN KEY (voter_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_idempotencykey
    ADD CONSTRAINT core_idempotencykey_owner_id_ea821c12_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_job
    ADD CONSTRAINT core_job_requested_by_id_e8dfee0b_fk_accounts_user_id FOREIGN KEY (requested_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_jobrow
    ADD CONSTRAINT core_jobrow_job_id_502650e3_fk_core_job_id FOREIGN KEY (job_id) REFERENCES public.core_job(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.core_switch
    ADD CONSTRAINT core_switch_changed_by_id_4ff8bdaf_fk_accounts_user_id FOREIGN KEY (changed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_clocked_id_47a69f82_fk_django_ce FOREIGN KEY (clocked_id) REFERENCES public.django_celery_beat_clockedschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_crontab_id_d3cba168_fk_django_ce FOREIGN KEY (crontab_id) REFERENCES public.django_celery_beat_crontabschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_interval_id_a8ca27da_fk_django_ce FOREIGN KEY (interval_id) REFERENCES public.django_celery_beat_intervalschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_solar_id_a87ce72c_fk_django_ce FOREIGN KEY (solar_id) REFERENCES public.django_celery_beat_solarschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.guardian_groupobjectpermission
    ADD CONSTRAINT guardian_groupobject_content_type_id_7ade36b8_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.guardian_groupobjectpermission
    ADD CONSTRAINT guardian_groupobject_group_id_4bbbfb62_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.guardian_groupobjectpermission
    ADD CONSTRAINT guardian_groupobject_permission_id_36572738_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.guardian_userobjectpermission
    ADD CONSTRAINT guardian_userobjectp_content_type_id_2e892405_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.guardian_userobjectpermission
    ADD CONSTRAINT guardian_userobjectp_permission_id_71807bfc_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.guardian_userobjectpermission
    ADD CONSTRAINT guardian_userobjectp_user_id_d5c1e964_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.operations_operatoraccesssession
    ADD CONSTRAINT operations_operatora_person_id_b80f7705_fk_accounts_ FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.policies_policydecision
    ADD CONSTRAINT policies_policydecision_tenant_id_5fde4372_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_alias
    ADD CONSTRAINT registry_alias_model_id_06fff5da_fk_registry_registeredmodel_id FOREIGN KEY (model_id) REFERENCES public.registry_registeredmodel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_alias
    ADD CONSTRAINT registry_alias_tenant_id_a72781ae_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_alias
    ADD CONSTRAINT registry_alias_updated_by_id_617a4575_fk_accounts_user_id FOREIGN KEY (updated_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_alias
    ADD CONSTRAINT registry_alias_version_id_0e294b7f_fk_registry_modelversion_id FOREIGN KEY (version_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_aliaschange
    ADD CONSTRAINT registry_aliaschange_changed_by_id_8061dbc6_fk_accounts_user_id FOREIGN KEY (changed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_aliaschange
    ADD CONSTRAINT registry_aliaschange_model_id_6048d458_fk_registry_ FOREIGN KEY (model_id) REFERENCES public.registry_registeredmodel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_aliaschange
    ADD CONSTRAINT registry_aliaschange_previous_id_3104886b_fk_registry_ FOREIGN KEY (previous_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_aliaschange
    ADD CONSTRAINT registry_aliaschange_tenant_id_9a096c49_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_aliaschange
    ADD CONSTRAINT registry_aliaschange_version_id_14d7da45_fk_registry_ FOREIGN KEY (version_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_artifact
    ADD CONSTRAINT registry_artifact_tenant_id_0602e209_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_artifact
    ADD CONSTRAINT registry_artifact_uploaded_by_id_9f5c3d0c_fk_accounts_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelgroupshare
    ADD CONSTRAINT registry_modelgroups_content_object_id_3be34bfc_fk_registry_ FOREIGN KEY (content_object_id) REFERENCES public.registry_registeredmodel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelgroupshare
    ADD CONSTRAINT registry_modelgroups_granted_by_id_0c1384d3_fk_accounts_ FOREIGN KEY (granted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelgroupshare
    ADD CONSTRAINT registry_modelgroups_permission_id_f13e55c4_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelgroupshare
    ADD CONSTRAINT registry_modelgroupshare_group_id_6a2e7238_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelname
    ADD CONSTRAINT registry_modelname_model_id_16b00dd7_fk_registry_ FOREIGN KEY (model_id) REFERENCES public.registry_registeredmodel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelname
    ADD CONSTRAINT registry_modelname_tenant_id_a9d8e11e_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modeltag
    ADD CONSTRAINT registry_modeltag_model_id_d1107251_fk_registry_ FOREIGN KEY (model_id) REFERENCES public.registry_registeredmodel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modeltag
    ADD CONSTRAINT registry_modeltag_tenant_id_0356756d_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelusershare
    ADD CONSTRAINT registry_modelusersh_content_object_id_48312ea1_fk_registry_ FOREIGN KEY (content_object_id) REFERENCES public.registry_registeredmodel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelusershare
    ADD CONSTRAINT registry_modelusersh_granted_by_id_19d6f94e_fk_accounts_ FOREIGN KEY (granted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelusershare
    ADD CONSTRAINT registry_modelusersh_permission_id_0ef6bb0c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelusershare
    ADD CONSTRAINT registry_modelusershare_user_id_3303b637_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelversion
    ADD CONSTRAINT registry_modelversio_answerable_id_50caca3d_fk_accounts_ FOREIGN KEY (answerable_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelversion
    ADD CONSTRAINT registry_modelversio_created_by_id_5f6565c3_fk_accounts_ FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelversion
    ADD CONSTRAINT registry_modelversio_model_id_bed9c39a_fk_registry_ FOREIGN KEY (model_id) REFERENCES public.registry_registeredmodel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_modelversion
    ADD CONSTRAINT registry_modelversion_tenant_id_93db623f_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_provenance
    ADD CONSTRAINT registry_provenance_answerable_id_d801c733_fk_accounts_user_id FOREIGN KEY (answerable_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_provenance
    ADD CONSTRAINT registry_provenance_person_id_aa8cd34a_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_provenance
    ADD CONSTRAINT registry_provenance_tenant_id_67a42a4d_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_registeredmodel
    ADD CONSTRAINT registry_registeredm_created_by_id_96eebb8f_fk_accounts_ FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_registeredmodel
    ADD CONSTRAINT registry_registeredm_tenant_id_118418eb_fk_tenants_t FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_versionfile
    ADD CONSTRAINT registry_versionfile_version_id_cb42439b_fk_registry_ FOREIGN KEY (version_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_versiontag
    ADD CONSTRAINT registry_versiontag_tenant_id_236f3c0a_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.registry_versiontag
    ADD CONSTRAINT registry_versiontag_version_id_5069593d_fk_registry_ FOREIGN KEY (version_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_look
    ADD CONSTRAINT rollouts_look_rollout_id_6e04a09b_fk_rollouts_rollout_id FOREIGN KEY (rollout_id) REFERENCES public.rollouts_rollout(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_abort_requested_by_i_dafb2435_fk_accounts_ FOREIGN KEY (abort_requested_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_baseline_id_372d8fad_fk_registry_ FOREIGN KEY (baseline_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_candidate_id_8475bd04_fk_registry_ FOREIGN KEY (candidate_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_change_request_id_2ab2392b_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_permit_id_bf307314_fk_approvals_permit_id FOREIGN KEY (permit_id) REFERENCES public.approvals_permit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_route_id_29ccf1c5_fk_rollouts_trafficroute_id FOREIGN KEY (route_id) REFERENCES public.rollouts_trafficroute(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_rollout
    ADD CONSTRAINT rollouts_rollout_tenant_id_5ae736db_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_rolloutevent
    ADD CONSTRAINT rollouts_rollouteven_rollout_id_e668609a_fk_rollouts_ FOREIGN KEY (rollout_id) REFERENCES public.rollouts_rollout(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_trafficroute
    ADD CONSTRAINT rollouts_trafficrout_baseline_id_dd54327e_fk_registry_ FOREIGN KEY (baseline_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_trafficroute
    ADD CONSTRAINT rollouts_trafficrout_candidate_id_164ec0b0_fk_registry_ FOREIGN KEY (candidate_id) REFERENCES public.registry_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_trafficroute
    ADD CONSTRAINT rollouts_trafficrout_model_id_ec409f91_fk_registry_ FOREIGN KEY (model_id) REFERENCES public.registry_registeredmodel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.rollouts_trafficroute
    ADD CONSTRAINT rollouts_trafficroute_tenant_id_29b72151_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_apitoken
    ADD CONSTRAINT tenants_apitoken_tenant_id_f7ecd797_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_apitoken
    ADD CONSTRAINT tenants_apitoken_user_id_d51aa9f2_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_groupplacement
    ADD CONSTRAINT tenants_groupplacement_group_id_62b4d525_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_groupplacement
    ADD CONSTRAINT tenants_groupplacement_person_id_0e9f50ff_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_membership
    ADD CONSTRAINT tenants_membership_group_id_138b35b2_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_membership
    ADD CONSTRAINT tenants_membership_tenant_id_55f75d05_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_membership
    ADD CONSTRAINT tenants_membership_user_id_2c860192_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_tenantgroupgrant
    ADD CONSTRAINT tenants_tenantgroupg_content_object_id_58144803_fk_tenants_t FOREIGN KEY (content_object_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_tenantgroupgrant
    ADD CONSTRAINT tenants_tenantgroupg_permission_id_35ba0799_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_tenantgroupgrant
    ADD CONSTRAINT tenants_tenantgroupgrant_group_id_cdac38fe_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_tenantquota
    ADD CONSTRAINT tenants_tenantquota_tenant_id_7194d3a7_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_tenantusergrant
    ADD CONSTRAINT tenants_tenantusergr_content_object_id_15babce1_fk_tenants_t FOREIGN KEY (content_object_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_tenantusergrant
    ADD CONSTRAINT tenants_tenantusergr_permission_id_2d4a193a_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tenants_tenantusergrant
    ADD CONSTRAINT tenants_tenantusergrant_user_id_3dbfb0ed_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO portal_owner;
GRANT USAGE ON SCHEMA public TO audit_owner;
GRANT USAGE ON SCHEMA public TO portal_app;

REVOKE ALL ON FUNCTION public.audit_append(p_log_id uuid, p_bodies bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_append(p_log_id uuid, p_bodies bytea[]) TO portal_app;

REVOKE ALL ON FUNCTION public.audit_guard() FROM PUBLIC;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.account_emailaddress_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_groupclaim TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.accounts_groupclaim_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_keptform TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_session TO portal_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.accounts_user TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_user_groups TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.accounts_user_groups_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_user_user_permissions TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.accounts_user_user_permissions_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_changerequest TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_comment TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.approvals_comment_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_elector TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.approvals_elector_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_electorate TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_exclusion TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.approvals_exclusion_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_permit TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_revision TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.approvals_revision_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_vote TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.approvals_vote_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.audit_consumerposition TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.audit_consumerposition_id_seq TO portal_app;

GRANT SELECT ON TABLE public.audit_entry TO portal_app;

GRANT SELECT ON TABLE public.audit_log TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.audit_refusalcount TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.audit_refusalcount_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_group_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.auth_permission_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_cache_entry TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_idempotencykey TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_job TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_jobrow TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.core_jobrow_id_seq TO portal_app;

GRANT SELECT ON TABLE public.core_sqlrule TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.core_switch TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_admin_log TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_admin_log_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_celery_beat_clockedschedule TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_celery_beat_clockedschedule_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_celery_beat_crontabschedule TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_celery_beat_crontabschedule_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_celery_beat_intervalschedule TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_celery_beat_intervalschedule_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_celery_beat_periodictask TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_celery_beat_periodictask_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_celery_beat_periodictasks TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_celery_beat_solarschedule TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_celery_beat_solarschedule_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_content_type_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_migrations TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.django_migrations_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guardian_groupobjectpermission TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.guardian_groupobjectpermission_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guardian_userobjectpermission TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.guardian_userobjectpermission_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.operations_heartbeat TO portal_app;

GRANT SELECT,INSERT ON TABLE public.operations_operatoraccesssession TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.policies_policydecision TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.policies_policydecision_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_alias TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_alias_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_aliaschange TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_aliaschange_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_artifact TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_artifact_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_modelgroupshare TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_modelgroupshare_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_modelname TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_modeltag TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_modeltag_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_modelusershare TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_modelusershare_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_modelversion TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_provenance TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_provenance_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_registeredmodel TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_versionfile TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_versionfile_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_versiontag TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.registry_versiontag_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rollouts_look TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.rollouts_look_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rollouts_reconcilerheartbeat TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rollouts_rollout TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rollouts_rolloutevent TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.rollouts_rolloutevent_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rollouts_trafficroute TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialaccount TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialaccount_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialapp TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialapp_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialtoken TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.socialaccount_socialtoken_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tenants_apitoken TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.tenants_apitoken_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tenants_groupplacement TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.tenants_groupplacement_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tenants_membership TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.tenants_membership_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tenants_tenant TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tenants_tenantgroupgrant TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.tenants_tenantgroupgrant_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tenants_tenantquota TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tenants_tenantusergrant TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.tenants_tenantusergrant_id_seq TO portal_app;

ALTER DEFAULT PRIVILEGES FOR ROLE portal_owner IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES TO portal_app;

ALTER DEFAULT PRIVILEGES FOR ROLE portal_owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO portal_app;

