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
        RAISE EXCEPTION 'the alias % moves when its rollout was observed to its end, and not after it was rolled back',
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
    RAISE EXCEPTION 'route %: a desired state changes together with a higher generation only', OLD.id
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
        RAISE EXCEPTION 'route %: a candidate is the one of a rollout that is in progress', NEW.id
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

CREATE TABLE public.rollouts_measurement (
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
    CONSTRAINT rollouts_measurement_counts_are_differences CHECK (((candidate_requests >= 0) AND (baseline_requests >= 0) AND (candidate_bad >= 0) AND (baseline_bad >= 0) AND (candidate_bad <= candidate_requests) AND (baseline_bad <= baseline_requests))),
    CONSTRAINT rollouts_measurement_metrics_are_differences CHECK (((candidate_arrivals >= 0) AND (baseline_arrivals >= 0) AND (candidate_client_errors >= 0) AND (baseline_client_errors >= 0) AND (candidate_client_errors <= candidate_requests) AND (baseline_client_errors <= baseline_requests) AND (candidate_slow >= 0) AND (baseline_slow >= 0) AND (candidate_slow <= candidate_timed) AND (baseline_slow <= baseline_timed))),
    CONSTRAINT rollouts_measurement_number_check CHECK ((number >= 0)),
    CONSTRAINT rollouts_measurement_step_index_check CHECK ((step_index >= 0)),
    CONSTRAINT rollouts_measurement_weight_check CHECK ((weight >= 0))
);

ALTER TABLE public.rollouts_measurement OWNER TO portal_owner;

ALTER TABLE public.rollouts_measurement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.rollouts_measurement_id_seq
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
    previous_counters jsonb,
    measurements_count integer NOT NULL,
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
    CONSTRAINT rollouts_rollout_measurements_count_check CHECK ((measurements_count >= 0)),
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
	('md5$Ofbegg4IOIwS5AiDugKQEs$f145292581b9d943b14bb33cd0c4a513', NULL, false, 'acme-marked', 'ACME-SECRET-person', '', '', false, true, '2026-11-27 21:42:50.508334+00', '01a21ef6-098c-713d-94a8-fea003fe78f4', 'person', false, NULL),
	('md5$bPUvgnmZNr60iln8MfQNsh$9df9f5be954b0719b1ccdf24898a8789', NULL, false, 'acme-author', '', '', '', false, true, '2026-11-27 21:42:50.570337+00', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', 'person', false, NULL),
	('md5$PuMFKsfTy5QybBAuCGU10t$72c2f2ba5e35122529ace414f7a0fdf6', NULL, false, 'acme-approver', '', '', '', false, true, '2026-11-27 21:42:50.983841+00', '01a21ef6-0b67-7feb-9129-2f1a5973895b', 'person', false, NULL),
	('md5$YmvxfIJR9hzzuT3meS3aOt$717468705832227e8a68ab554c6d5382', NULL, false, 'acme-second', '', '', '', false, true, '2026-11-27 21:42:51.000075+00', '01a21ef6-0b78-75ea-9a23-f2c0141128fc', 'person', false, NULL),
	('md5$ZQKVqe86xZA6KEBfp3ZOLh$337a04cd0a179c13fba0c74823cb82eb', NULL, false, 'acme-third', '', '', '', false, true, '2026-11-27 21:42:51.015196+00', '01a21ef6-0b87-7142-9950-37b444c148c6', 'person', false, NULL),
	('md5$qAaKKYJ3To3af6PrmBpNeN$6171d781e6e5b076e9d75e5baff347f2', NULL, false, 'acme-colleague', '', '', '', false, true, '2026-11-27 21:42:51.024803+00', '01a21ef6-0b90-71d3-a291-df54be3c05e0', 'person', false, NULL);

INSERT INTO public.approvals_changerequest VALUES
	('01a21ef6-0c26-7eb3-9260-be2750c006f8', 1, 'promotion', 'Promote fraud version 1 to champion', 'alias:01a21ef6-0a24-78f2-8833-69743f082428:champion', 'version:01a21ef6-0b36-778c-afe6-02104642fbc2', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-0b36-778c-afe6-02104642fbc2","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21ef6-0a24-78f2-8833-69743f082428","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:ea05ff9c0795c1f3f5eb07ea93c639976cdc04dca358fb12d5b8e73a502aa393', 'applied', 2, 'ACME-SECRET-request-reason', '', '01a21ef6-0e84-73bf-b906-8735b8900e20', '2026-11-27 21:42:51.174511+00', '2026-11-27 21:42:52.201094+00', '2026-11-27 21:42:51.800891+00', '2026-12-27 21:42:51.174243+00', DEFAULT, '01a21ef6-0b90-71d3-a291-df54be3c05e0', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0c1b-7fd0-88be-6879930cefcb'),
	('01a21ef6-114a-738c-9fb5-5ed6ef32749a', 2, 'promotion', 'Promote fraud version 2 to champion', 'alias:01a21ef6-0a24-78f2-8833-69743f082428:champion', 'version:01a21ef6-10e7-7132-938d-985694fe0a05', 1, '{"action":"promotion","baseline":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-0b36-778c-afe6-02104642fbc2","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb","size":7},{"path":"metrics.json","sha256":"bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da","size":42},{"path":"params.json","sha256":"2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a","size":65}],"id":"01a21ef6-10e7-7132-938d-985694fe0a05","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0","metrics":{"ACME-SECRET-metric":2,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":2},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/2","version":2},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21ef6-0a24-78f2-8833-69743f082428","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:cfd6c52fe779705ddaf6fd0fe93ba973b9e76e0afb8d2a7a92334dea7b2b471f', 'executing', 2, 'ACME-SECRET-request-reason', '', '01a21ef6-12a5-75e0-a095-792df9dc214f', '2026-11-27 21:42:52.490874+00', '2026-11-27 21:42:52.843286+00', '2026-11-27 21:42:52.843286+00', '2026-12-27 21:42:52.489151+00', DEFAULT, '01a21ef6-0b90-71d3-a291-df54be3c05e0', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0c1b-7fd0-88be-6879930cefcb'),
	('01a21ef6-13c3-7ed3-b905-ef95803f4347', 3, 'promotion', 'Promote ranking version 1 to champion', 'alias:01a21ef6-0a4a-7594-a297-6d198ded1878:champion', 'version:01a21ef6-136f-74c0-940a-7b4024820964', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3","size":9},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-136f-74c0-940a-7b4024820964","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/ranking/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"ranking","model_id":"01a21ef6-0a4a-7594-a297-6d198ded1878","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:3ed52994a11baf94c2c2208ba5d2beedab566f6e7be4d1cfe5da352d7cd7f0b3', 'executing', 2, 'ACME-SECRET-request-reason', '', '01a21ef6-14e4-7f8a-b03b-598b1cca3ea7', '2026-11-27 21:42:53.123862+00', '2026-11-27 21:42:53.424103+00', '2026-11-27 21:42:53.424103+00', '2026-12-27 21:42:53.121205+00', DEFAULT, '01a21ef6-0b90-71d3-a291-df54be3c05e0', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0c1b-7fd0-88be-6879930cefcb'),
	('01a21ef6-1666-7bb6-814a-653a5dc935d3', 4, 'promotion', 'Promote churn version 1 to champion', 'alias:01a21ef6-0a39-7046-be3e-fb08cbfa85c8:champion', 'version:01a21ef6-160b-7513-afb1-39c37023eebd', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-160b-7513-afb1-39c37023eebd","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21ef6-0a39-7046-be3e-fb08cbfa85c8","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:0c66122993b49e36edc30f2195b32a0f989d363376e7fd5fb65fafbf91936a46', 'rejected', 2, 'ACME-SECRET-request-reason', '', NULL, '2026-11-27 21:42:53.798453+00', '2026-11-27 21:42:53.924708+00', '2026-11-27 21:42:53.924708+00', '2026-12-27 21:42:53.795483+00', DEFAULT, '01a21ef6-0b90-71d3-a291-df54be3c05e0', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0c1b-7fd0-88be-6879930cefcb'),
	('01a21ef6-1743-7ba0-b6a5-c4f7227ce4f2', 5, 'promotion', 'Promote churn version 1 to champion', 'alias:01a21ef6-0a39-7046-be3e-fb08cbfa85c8:champion', 'version:01a21ef6-160b-7513-afb1-39c37023eebd', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-160b-7513-afb1-39c37023eebd","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21ef6-0a39-7046-be3e-fb08cbfa85c8","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:0c66122993b49e36edc30f2195b32a0f989d363376e7fd5fb65fafbf91936a46', 'in_review', 2, 'ACME-SECRET-request-reason', '', NULL, '2026-11-27 21:42:54.019225+00', '2026-11-27 21:42:54.019229+00', NULL, '2026-12-27 21:42:54.019042+00', DEFAULT, '01a21ef6-0b90-71d3-a291-df54be3c05e0', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0c1b-7fd0-88be-6879930cefcb');

INSERT INTO public.approvals_comment VALUES
	(1, 'ACME-SECRET-comment', '2026-11-27 21:42:54.06308+00', '01a21ef6-098c-713d-94a8-fea003fe78f4', '01a21ef6-1743-7ba0-b6a5-c4f7227ce4f2');

INSERT INTO public.approvals_elector VALUES
	(1, '2026-11-27 21:42:51.16692+00', '01a21ef6-0b78-75ea-9a23-f2c0141128fc', '01a21ef6-0c1b-7fd0-88be-6879930cefcb'),
	(2, '2026-11-27 21:42:51.16692+00', '01a21ef6-098c-713d-94a8-fea003fe78f4', '01a21ef6-0c1b-7fd0-88be-6879930cefcb'),
	(3, '2026-11-27 21:42:51.16692+00', '01a21ef6-0b87-7142-9950-37b444c148c6', '01a21ef6-0c1b-7fd0-88be-6879930cefcb'),
	(4, '2026-11-27 21:42:51.16692+00', '01a21ef6-0b67-7feb-9129-2f1a5973895b', '01a21ef6-0c1b-7fd0-88be-6879930cefcb');

INSERT INTO public.approvals_electorate VALUES
	('01a21ef6-0c1b-7fd0-88be-6879930cefcb', '2026-11-27 21:42:51.166106+00', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.approvals_exclusion VALUES
	(1, 'You registered this version.', '2026-11-27 21:42:51.236131+00', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(4, 'You registered this version.', '2026-11-27 21:42:52.517532+00', '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(7, 'You registered this version.', '2026-11-27 21:42:53.146026+00', '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(10, 'You registered this version.', '2026-11-27 21:42:53.84115+00', '01a21ef6-1666-7bb6-814a-653a5dc935d3', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(12, 'You registered this version.', '2026-11-27 21:42:54.037232+00', '01a21ef6-1743-7ba0-b6a5-c4f7227ce4f2', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c');

INSERT INTO public.approvals_permit VALUES
	('01a21ef6-0e5c-73f0-8fb6-d9da5960b26e', 'sha256:ea05ff9c0795c1f3f5eb07ea93c639976cdc04dca358fb12d5b8e73a502aa393', 'alias:01a21ef6-0a24-78f2-8833-69743f082428:champion', 'version:01a21ef6-0b36-778c-afe6-02104642fbc2', '2026-11-27 21:42:51.741805+00', '2026-12-05 21:42:51.738795+00', '2026-11-27 21:42:52.178723+00', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-1295-7252-aa90-956a7d508c6d', 'sha256:cfd6c52fe779705ddaf6fd0fe93ba973b9e76e0afb8d2a7a92334dea7b2b471f', 'alias:01a21ef6-0a24-78f2-8833-69743f082428:champion', 'version:01a21ef6-10e7-7132-938d-985694fe0a05', '2026-11-27 21:42:52.82222+00', '2026-12-05 21:42:52.820936+00', NULL, '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-14d2-7b54-bf6f-3976da46ab0c', 'sha256:3ed52994a11baf94c2c2208ba5d2beedab566f6e7be4d1cfe5da352d7cd7f0b3', 'alias:01a21ef6-0a4a-7594-a297-6d198ded1878:champion', 'version:01a21ef6-136f-74c0-940a-7b4024820964', '2026-11-27 21:42:53.39545+00', '2026-12-05 21:42:53.394666+00', NULL, '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.approvals_revision VALUES
	(1, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-0b36-778c-afe6-02104642fbc2","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21ef6-0a24-78f2-8833-69743f082428","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:ea05ff9c0795c1f3f5eb07ea93c639976cdc04dca358fb12d5b8e73a502aa393', '2026-11-27 21:42:51.176597+00', '01a21ef6-0c26-7eb3-9260-be2750c006f8'),
	(2, 1, '{"action":"promotion","baseline":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-0b36-778c-afe6-02104642fbc2","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb","size":7},{"path":"metrics.json","sha256":"bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da","size":42},{"path":"params.json","sha256":"2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a","size":65}],"id":"01a21ef6-10e7-7132-938d-985694fe0a05","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0","metrics":{"ACME-SECRET-metric":2,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":2},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/2","version":2},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21ef6-0a24-78f2-8833-69743f082428","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:cfd6c52fe779705ddaf6fd0fe93ba973b9e76e0afb8d2a7a92334dea7b2b471f', '2026-11-27 21:42:52.495941+00', '01a21ef6-114a-738c-9fb5-5ed6ef32749a'),
	(3, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3","size":9},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-136f-74c0-940a-7b4024820964","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/ranking/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"ranking","model_id":"01a21ef6-0a4a-7594-a297-6d198ded1878","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:3ed52994a11baf94c2c2208ba5d2beedab566f6e7be4d1cfe5da352d7cd7f0b3', '2026-11-27 21:42:53.124758+00', '01a21ef6-13c3-7ed3-b905-ef95803f4347'),
	(4, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-160b-7513-afb1-39c37023eebd","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21ef6-0a39-7046-be3e-fb08cbfa85c8","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:0c66122993b49e36edc30f2195b32a0f989d363376e7fd5fb65fafbf91936a46', '2026-11-27 21:42:53.804199+00', '01a21ef6-1666-7bb6-814a-653a5dc935d3'),
	(5, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21ef6-09ca-78f5-9b3f-759605e9fc6c","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21ef6-160b-7513-afb1-39c37023eebd","made_by":["01a21ef6-09ca-78f5-9b3f-759605e9fc6c"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21ef6-0a39-7046-be3e-fb08cbfa85c8","tier":""},"tenant":{"id":"01a21ef6-094f-7d26-8bf4-70b34f435190","slug":"acme"}}', 'sha256:0c66122993b49e36edc30f2195b32a0f989d363376e7fd5fb65fafbf91936a46', '2026-11-27 21:42:54.020726+00', '01a21ef6-1743-7ba0-b6a5-c4f7227ce4f2');

INSERT INTO public.approvals_vote VALUES
	(1, 1, 'sha256:ea05ff9c0795c1f3f5eb07ea93c639976cdc04dca358fb12d5b8e73a502aa393', 'approve', '', '2026-11-27 21:42:51.5343+00', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	(2, 1, 'sha256:ea05ff9c0795c1f3f5eb07ea93c639976cdc04dca358fb12d5b8e73a502aa393', 'approve', '', '2026-11-27 21:42:51.691658+00', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	(3, 1, 'sha256:cfd6c52fe779705ddaf6fd0fe93ba973b9e76e0afb8d2a7a92334dea7b2b471f', 'approve', '', '2026-11-27 21:42:52.645035+00', '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	(4, 1, 'sha256:cfd6c52fe779705ddaf6fd0fe93ba973b9e76e0afb8d2a7a92334dea7b2b471f', 'approve', '', '2026-11-27 21:42:52.776378+00', '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	(5, 1, 'sha256:3ed52994a11baf94c2c2208ba5d2beedab566f6e7be4d1cfe5da352d7cd7f0b3', 'approve', '', '2026-11-27 21:42:53.24863+00', '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	(6, 1, 'sha256:3ed52994a11baf94c2c2208ba5d2beedab566f6e7be4d1cfe5da352d7cd7f0b3', 'approve', '', '2026-11-27 21:42:53.360603+00', '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	(7, 1, 'sha256:0c66122993b49e36edc30f2195b32a0f989d363376e7fd5fb65fafbf91936a46', 'reject', 'ACME-SECRET-rejection', '2026-11-27 21:42:53.924461+00', '01a21ef6-1666-7bb6-814a-653a5dc935d3', '01a21ef6-0b78-75ea-9a23-f2c0141128fc');

INSERT INTO public.audit_entry VALUES
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a2274656e616e74732e74656e616e742e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2263666132323034632d666566612d343833372d623332372d623363613761313962313335222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d303934662d376432362d386266342d373062333466343335313930222c2274797065223a2274656e616e74732e74656e616e74227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3438343036305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3438393233325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xbdadef12f2a60b907de1b69b1260d2a2116024955b27802de85a8792e8c9b862', '\x87cbdff12f0b084359a891dbf249aac7a118085e2d17c73a70090b167a18103f', '2026-11-27 21:42:50.489232+00', 'tenants.tenant.created', 'tenants.tenant', '01a21ef6-094f-7d26-8bf4-70b34f435190', 'system:test'),
	('01a21ef6-0984-7f89-b8f3-562de228e891', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a2274656e616e74732e74656e616e742e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2236626663613531322d323362312d346561382d386665312d346461353966336366633765222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d303938342d376638392d623866332d353632646532323865383931222c2274797065223a2274656e616e74732e74656e616e74227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3530313230355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3530313537355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x4c38c07e9ade13d393c1e31af56a2e67196737e5050e595512da37a7425c7063', '\x5a25ca1578f42b47bb4c04ba2a22e70f211338147be8c3f71b3619d132a604bb', '2026-11-27 21:42:50.501575+00', 'tenants.tenant.created', 'tenants.tenant', '01a21ef6-0984-7f89-b8f3-562de228e891', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2231633438353162362d373832302d346433612d626137372d316465326663623835323665222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d303938632d373133642d393461382d666561303033666537386634222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3533303931305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3533353836395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xaf93e9376894efa0046ea93b012376baeba68b408aa61fa30f70660a6c1bb897', '\x787f51cce24d7660f3b7188e58a881d81e3e8751b05f5c714822cd22f4255e42', '2026-11-27 21:42:50.535869+00', 'accounts.user.created', 'accounts.user', '01a21ef6-098c-713d-94a8-fea003fe78f4', 'system:test'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 2, '\x87cbdff12f0b084359a891dbf249aac7a118085e2d17c73a70090b167a18103f', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2231323838666664642d343237652d346633372d386532342d313731643663306361633735222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d303938632d373133642d393461382d666561303033666537386634222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3536363432375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3536363736315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x1726c0b9b0f434a356c1ef672c44ba1aa804f8c9ee11f1f13a87881e3ef81175', '\x9456a42f109295e9871ca34d5194620aec981d56d321045d1f25e1eb10fa438d', '2026-11-27 21:42:50.566761+00', 'tenants.role.assigned', 'accounts.user', '01a21ef6-098c-713d-94a8-fea003fe78f4', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 2, '\x787f51cce24d7660f3b7188e58a881d81e3e8751b05f5c714822cd22f4255e42', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2238666639353735352d643964332d346261652d623561652d343138656435363235626463222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3537363337385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3537363730365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xa643e29a6b8bf3ef7c1a76eed461aacf295d1f73982c0e47e7cf280865600c52', '\xe5c354b641a0afac50d2f7fb8615f233dfe8898a199ce40342147a08034ea2ce', '2026-11-27 21:42:50.576706+00', 'accounts.user.created', 'accounts.user', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', 'system:test'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 3, '\x9456a42f109295e9871ca34d5194620aec981d56d321045d1f25e1eb10fa438d', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a22636f6e7472696275746f72227d2c226576656e745f6964223a2234316365633931662d373931632d346630372d396139352d623430316261333030646232222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3537393430355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3538323336335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x94795e800eb41a2d1ca9f40e80886705c36728cac539a99c168bc6ad82dd6c54', '\x2f9c24e4ad267f18161ebad91f14b48b845a103b4bec101e811a360aef1787bd', '2026-11-27 21:42:50.582363+00', 'tenants.role.assigned', 'accounts.user', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', 'system:test'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 4, '\x2f9c24e4ad267f18161ebad91f14b48b845a103b4bec101e811a360aef1787bd', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a31377d2c226576656e745f6964223a2237373665663761652d303064632d343238312d616437332d613134663032326664323034222c226f626a656374223a7b22646967657374223a227368613235363a34626431363030616565333532616236623963643564646165623365636164366562663533646362396335353961396663656234353563396464643233626664222c226964223a2231222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3635313732385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3635323039325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xcf9c08649c040c6693916ba3b0cfd012f699a1e22ef83e9e5d1844738648b148', '\x038913b9d5aa58d2d5f7bc70441a0bc184fc931fba899dec6e5575b96b013f94', '2026-11-27 21:42:50.652092+00', 'registry.artifact.stored', 'registry.artifact', '1', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 5, '\x038913b9d5aa58d2d5f7bc70441a0bc184fc931fba899dec6e5575b96b013f94', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2262396236616234642d393236352d346563662d616132372d326235353863336565343063222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306132342d373866322d383833332d363937343366303832343238222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3636353334305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3636373732315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xaec8a0c785b0b6a6c59676f04f26a27a173a5111212790223fc7745c948ea472', '\x9c2951540d5abc5091cafc094597efd56ad4f831d72ea753368a66015610ce05', '2026-11-27 21:42:50.667721+00', 'registry.model.created', 'registry.model', '01a21ef6-0a24-78f2-8833-69743f082428', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 6, '\x9c2951540d5abc5091cafc094597efd56ad4f831d72ea753368a66015610ce05', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2233383431313536642d633562302d346361362d393233612d333232336562643435366637222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306133392d373034362d626533652d666230386362666138356338222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3639313738335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3639323137365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd78ceea4c6ee6deb3c2746c7b74701f1790999d9bf94db19b050ea71e4dad91c', '\x79523451323448c98672a9871319aa7e9571c36c1a352cd1a5416b7cd92b9cfb', '2026-11-27 21:42:50.692176+00', 'registry.model.created', 'registry.model', '01a21ef6-0a39-7046-be3e-fb08cbfa85c8', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 7, '\x79523451323448c98672a9871319aa7e9571c36c1a352cd1a5416b7cd92b9cfb', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2265386634663865362d643862632d343561642d623164382d643765383237373738323362222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306134612d373539342d613239372d366431393864656431383738222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3730333733395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3731313739375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x61fd77c5089aee75844a793bb8a1dc6bd29d8511c39abdf37dcef5c911eb378f', '\x22f3b23b610e1643ca9623580a3b021dd56df9706b3eba17792e8dcd2906227e', '2026-11-27 21:42:50.711797+00', 'registry.model.created', 'registry.model', '01a21ef6-0a4a-7594-a297-6d198ded1878', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 8, '\x22f3b23b610e1643ca9623580a3b021dd56df9706b3eba17792e8dcd2906227e', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2262333639623231612d313364622d346163612d623964322d393761653137313530313963222c226f626a656374223a7b22646967657374223a227368613235363a36303432313862316535303836613965303239376162326235303238626161613366383064616139386635646539646663313738313637366331303863343730222c226964223a2232222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3736333338395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3736333738315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7c71dc98f671d468ec3a028ea1b0ef2e6a9c3f8f5d736933edbd3261beac0d66', '\x2134d387f2561a2cd0ab97825758dca03a5c7da003381d81cf1dd74115c061e4', '2026-11-27 21:42:50.763781+00', 'registry.artifact.stored', 'registry.artifact', '2', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 9, '\x2134d387f2561a2cd0ab97825758dca03a5c7da003381d81cf1dd74115c061e4', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2233323065336238652d623763642d343936382d383638642d313431343135393563303962222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a2233222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3832373739325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3832393037305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2d2c5f033047cf5a32ebaaa4af8467c82bfbaf085d0f1061bbb26f73dee0e84a', '\xd1d7e8678de826f8eae27c05e84e006b4f4182891b037e3698f4ac396182391e', '2026-11-27 21:42:50.82907+00', 'registry.artifact.stored', 'registry.artifact', '3', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 10, '\xd1d7e8678de826f8eae27c05e84e006b4f4182891b037e3698f4ac396182391e', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2233396564363434662d613738352d343831302d393835352d306161646162343233336334222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a2234222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3839363630365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3839373035375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x0481ed05fdf0ef92045ec74304cbc1cabf2490fd9b704b4c1ed0efd572cda034', '\x516d106bc29247857298484d212144464c364fc1f14d27ab4919a3f73bcf9be5', '2026-11-27 21:42:50.897057+00', 'registry.artifact.stored', 'registry.artifact', '4', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 11, '\x516d106bc29247857298484d212144464c364fc1f14d27ab4919a3f73bcf9be5', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131347d2c226576656e745f6964223a2262643237393664382d663866312d343836332d623536342d396138336331393362376463222c226f626a656374223a7b22646967657374223a227368613235363a65633838313630623161346235663831313061366438663066313339643565623431306138303939663033343933623461306466366131333963303933623238222c226964223a2230316132316566362d306233362d373738632d616665362d303231303436343266626332222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3937353833315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3937363334355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3bcbef21208fe0654a1118537345a0e47a44237d348ba23c293934f6a6a638ce', '\x7866cbffbff72b3dd298afe998c72ccb38a46a17fd89e18f7c4a11a227ce5f9a', '2026-11-27 21:42:50.976345+00', 'registry.version.registered', 'registry.version', '01a21ef6-0b36-778c-afe6-02104642fbc2', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('00000000-0000-0000-0000-000000000000', 1, 3, '\xe5c354b641a0afac50d2f7fb8615f233dfe8898a199ce40342147a08034ea2ce', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2261653131373438632d646138332d343932372d623364332d636465313030653232343865222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306236372d376665622d393132392d326631613539373338393562222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3938393937305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3939303338315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x40a8d619eab1a385c74c59918c7e880ffea6013f775a8290a83c78257cdca423', '\x353b8a2acdde137cadd1da7ffc5c3375096280ccca1f8fe1178f6ae027d17f46', '2026-11-27 21:42:50.990381+00', 'accounts.user.created', 'accounts.user', '01a21ef6-0b67-7feb-9129-2f1a5973895b', 'system:test'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 12, '\x7866cbffbff72b3dd298afe998c72ccb38a46a17fd89e18f7c4a11a227ce5f9a', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2261313033653930372d646161332d346161302d623463662d646332623563366231376633222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306236372d376665622d393132392d326631613539373338393562222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35302e3939333437335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35302e3939363236325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd51b71886e56a62d87716de7e5deb9db3cf74b653ca7ffa1174affce12f3963a', '\xaac025e249755e776c369994024d7ebe7eb9aabdad60ab2debe4a0f980bac194', '2026-11-27 21:42:50.996262+00', 'tenants.role.assigned', 'accounts.user', '01a21ef6-0b67-7feb-9129-2f1a5973895b', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 4, '\x353b8a2acdde137cadd1da7ffc5c3375096280ccca1f8fe1178f6ae027d17f46', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2232336239313131612d343766632d343532332d626235332d666161623535623530323730222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3030323030315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3030383932335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb767c95d876e9f45af235af31e2d3bbb6b5d84c0fe7a3ddc8ed84381bab4a124', '\x6fc21df18af82080f3c74295ea191a5665994e75622e4850bab76b3eee3ff1a4', '2026-11-27 21:42:51.008923+00', 'accounts.user.created', 'accounts.user', '01a21ef6-0b78-75ea-9a23-f2c0141128fc', 'system:test'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 13, '\xaac025e249755e776c369994024d7ebe7eb9aabdad60ab2debe4a0f980bac194', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2265363339323362662d386238612d346632372d613562642d383935383338663732353037222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3031313134335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3031313530335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd9bcf4973311ef06455a3ed1b3c2b7f4376e99ba54e31159923602dc85bdab1e', '\x16af2ae427d64a5d0d0955d0d06e47e3633bcc6d20931cd856b9399013c1e98f', '2026-11-27 21:42:51.011503+00', 'tenants.role.assigned', 'accounts.user', '01a21ef6-0b78-75ea-9a23-f2c0141128fc', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 5, '\x6fc21df18af82080f3c74295ea191a5665994e75622e4850bab76b3eee3ff1a4', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2264303365393066342d643561632d343730662d393331662d383037316333636636306135222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306238372d373134322d393935302d333762343434633134386336222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3032303332395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3032303637325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x8e91ff16bc784ad4090d12ceedca21ed4e9d84ebc14ee2e4bde628b333d2c456', '\x1f80dbf150a7f25fe6e64b4235a960e47a4229a24db34883e5cfb3357dc6c465', '2026-11-27 21:42:51.020672+00', 'accounts.user.created', 'accounts.user', '01a21ef6-0b87-7142-9950-37b444c148c6', 'system:test'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 14, '\x16af2ae427d64a5d0d0955d0d06e47e3633bcc6d20931cd856b9399013c1e98f', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2261313761303731322d646239652d343131662d613134652d396636636130373461343035222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306238372d373134322d393935302d333762343434633134386336222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3032303933335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3032333733375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x273dff549b5203e09a423ef66d28fde8a4d2fbfd782c8c2eebc442e49ced5222', '\xfe59779206107772e3d881a523569ef83a20766fa23c8911ad4520b1158c78a7', '2026-11-27 21:42:51.023737+00', 'tenants.role.assigned', 'accounts.user', '01a21ef6-0b87-7142-9950-37b444c148c6', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 6, '\x1f80dbf150a7f25fe6e64b4235a960e47a4229a24db34883e5cfb3357dc6c465', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2230363165636461622d366633632d346532352d383165372d386638396464353532353764222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306239302d373164332d613239312d646635346265336330356530222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3032353737335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3032363233355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x11347a5e6062d889e640dda37970fc1c14fc1b92aa111767951e491a80713652', '\xf4e63cf43740223aa484063c912429b2d054510ed6dd284e64507bf9d8dba092', '2026-11-27 21:42:51.026235+00', 'accounts.user.created', 'accounts.user', '01a21ef6-0b90-71d3-a291-df54be3c05e0', 'system:test'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 15, '\xfe59779206107772e3d881a523569ef83a20766fa23c8911ad4520b1158c78a7', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a22636f6e7472696275746f72227d2c226576656e745f6964223a2264613138343635382d313364322d346666332d393032662d393436366232336565353763222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d306239302d373164332d613239312d646635346265336330356530222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3032363436325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3032363639325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x8d073b10b716fc8c89e54549bc461c3172e52d622c0ad34f28acd87b21f066f0', '\x8cfe6ae4beaf4a04eb766b31e2a43be8196c1aa3fb18b2c14318b0bcf337789c', '2026-11-27 21:42:51.026692+00', 'tenants.role.assigned', 'accounts.user', '01a21ef6-0b90-71d3-a291-df54be3c05e0', 'system:test'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 16, '\x8cfe6ae4beaf4a04eb766b31e2a43be8196c1aa3fb18b2c14318b0bcf337789c', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566362d306239302d373164332d613239312d646635346265336330356530222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a312c22746172676574223a22616c6961733a30316132316566362d306132342d373866322d383833332d3639373433663038323432383a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566362d306233362d373738632d616665362d303231303436343266626332227d2c226576656e745f6964223a2262633364643937362d383263632d346566342d393834612d346662333464373465643062222c226f626a656374223a7b22646967657374223a227368613235363a65613035666639633037393563316633663565623037656139336336333939373663646330346463613335386662313264356238653733613530326161333933222c226964223a2230316132316566362d306332362d376562332d393236302d626532373530633030366638222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3430383530375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3430383933395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xdb84ca6e9b041e9f40ce2348c7c1e3fcb3303f5d6b82ee0f980aa5943a72910a', '\xdcf08387392c23154c7293c17fa4cfd37a72ba9d4ad4f3db5a0c7e05ecee15e5', '2026-11-27 21:42:51.408939+00', 'approvals.request.opened', 'approvals.request', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 17, '\xdcf08387392c23154c7293c17fa4cfd37a72ba9d4ad4f3db5a0c7e05ecee15e5', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566362d306236372d376665622d393132392d326631613539373338393562222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2231227d2c226576656e745f6964223a2234626434363630642d633962322d346666312d393236332d363337373930613666633161222c226f626a656374223a7b22646967657374223a227368613235363a65613035666639633037393563316633663565623037656139336336333939373663646330346463613335386662313264356238653733613530326161333933222c226964223a2230316132316566362d306332362d376562332d393236302d626532373530633030366638222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3537313439365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3537313934395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xfec132490adc89034de977b29ad49f964106056034bbf5a764983ba62159e21a', '\xe332e414ae9b4c17583d04e31e5e5e3dab2f30eec7aa4e146cd061ecfe7b862d', '2026-11-27 21:42:51.571949+00', 'approvals.vote.cast', 'approvals.request', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 18, '\xe332e414ae9b4c17583d04e31e5e5e3dab2f30eec7aa4e146cd061ecfe7b862d', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316566362d306332362d376562332d393236302d626532373530633030366638222c227065726d6974223a2230316132316566362d306535632d373366302d386662362d643964613539363062323665222c22726f757465223a2230316132316566362d306537322d373063652d383239392d643931313964653735643133227d2c226576656e745f6964223a2232306133386135342d393930352d343264352d383436332d306134656234323931373830222c226f626a656374223a7b22646967657374223a227368613235363a65613035666639633037393563316633663565623037656139336336333939373663646330346463613335386662313264356238653733613530326161333933222c226964223a2230316132316566362d306538342d373362662d623930362d383733356238393030653230222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3830303031385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3830303436345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x998a60e7d1d3705a6255873ed212a70d5362591ad77b620a5ca9abe21384aca4', '\xcf87ae7e491cfd6e812a5af689bc9fce5001441a1dace724cdebb27de6798c52', '2026-11-27 21:42:51.800464+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21ef6-0e84-73bf-b906-8735b8900e20', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 19, '\xcf87ae7e491cfd6e812a5af689bc9fce5001441a1dace724cdebb27de6798c52', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2232227d2c226576656e745f6964223a2239613865376566362d653666622d343337312d386466372d343936626139343331616139222c226f626a656374223a7b22646967657374223a227368613235363a65613035666639633037393563316633663565623037656139336336333939373663646330346463613335386662313264356238653733613530326161333933222c226964223a2230316132316566362d306332362d376562332d393236302d626532373530633030366638222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3830333238315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3830333535335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xa6220989abc903f1bf233152c01c9e6aef0da71b2fab864d5672ef079bdc55cd', '\x81d9805908355f5645c9fd2472035dc0115d7e0b13bb203ef4476d07f9a8e531', '2026-11-27 21:42:51.803553+00', 'approvals.vote.cast', 'approvals.request', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 20, '\x81d9805908355f5645c9fd2472035dc0115d7e0b13bb203ef4476d07f9a8e531', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316566362d306538342d373362662d623930362d383733356238393030653230222c227065726d6974223a2230316132316566362d306535632d373366302d386662362d643964613539363062323665222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2266313861376639362d623563622d343530302d383863612d663133626463313037353639222c226f626a656374223a7b22646967657374223a227368613235363a65613035666639633037393563316633663565623037656139336336333939373663646330346463613335386662313264356238653733613530326161333933222c226964223a2230316132316566362d306332362d376562332d393236302d626532373530633030366638222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35312e3830373733355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35312e3830393331355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x4a2d36fe45a497743c273231753deda2498c81b11064c96626422024848b0b15', '\x52715cee49678a4a6cf68f1bfbd36adaaa1910cffe663f2939199bcfb4562068', '2026-11-27 21:42:51.809315+00', 'approvals.request.approved', 'approvals.request', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 21, '\x52715cee49678a4a6cf68f1bfbd36adaaa1910cffe663f2939199bcfb4562068', '\x7b22616374696f6e223a2272656769737472792e616c6961732e736574222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a2230316132316566362d306233362d373738632d616665362d303231303436343266626332222c226265666f7265223a22222c2264617461223a7b22616c696173223a226368616d70696f6e222c226e756d626572223a312c227065726d6974223a2230316132316566362d306535632d373366302d386662362d643964613539363062323665227d2c226576656e745f6964223a2232663036316137332d396632612d343563342d613537642d326538626337646364663231222c226f626a656374223a7b22646967657374223a227368613235363a65633838313630623161346235663831313061366438663066313339643565623431306138303939663033343933623461306466366131333963303933623238222c226964223a2230316132316566362d306132342d373866322d383833332d363937343366303832343238222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3139333530305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3139353737375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x8ef301ac874dd86709cbf48b4dde9a151fb6dafd619317c96219691b67916c2b', '\x5bb4d1d8722fc62cab54d770e98c2d3f66730a0998fe5f5521a845dfb58deacc', '2026-11-27 21:42:52.195777+00', 'registry.alias.set', 'registry.model', '01a21ef6-0a24-78f2-8833-69743f082428', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 22, '\x5bb4d1d8722fc62cab54d770e98c2d3f66730a0998fe5f5521a845dfb58deacc', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6170706c696564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a226170706c696564222c226265666f7265223a22657865637574696e67222c2264617461223a7b7d2c226576656e745f6964223a2234613030383031312d346663322d343261382d386239652d313334663338323761633832222c226f626a656374223a7b22646967657374223a227368613235363a65613035666639633037393563316633663565623037656139336336333939373663646330346463613335386662313264356238653733613530326161333933222c226964223a2230316132316566362d306332362d376562332d393236302d626532373530633030366638222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3230333739365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a2274657374222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3230373739345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x00a3096a90edace06ff8d97a846acb8cf2167d9b6582e1268c9ae24dec3221c7', '\xec07f657570d1066fecb1b461ed01f03e2453311e03edeaf16733b6c3e1e183b', '2026-11-27 21:42:52.207794+00', 'approvals.request.applied', 'approvals.request', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 23, '\xec07f657570d1066fecb1b461ed01f03e2453311e03edeaf16733b6c3e1e183b', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2238363836623462342d343931302d343634362d383566312d633664633233303232323361222c226f626a656374223a7b22646967657374223a227368613235363a37323033366263316161643066373562306334616461616233396539663765343464376663333033333936383935313531393836623337646637663435326262222c226964223a2235222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3330353735315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3330363131365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb0deb18cae426aa3e006edc1feb49c629f128f003df7e2987bf4fef3f9a1da39', '\x53834952c52b870968d23bb06fe82c16e3d9f314b403b13ff50b7b132b348958', '2026-11-27 21:42:52.306116+00', 'registry.artifact.stored', 'registry.artifact', '5', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 24, '\x53834952c52b870968d23bb06fe82c16e3d9f314b403b13ff50b7b132b348958', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2230626530393239362d326633342d346361382d616634622d316139643635326338643533222c226f626a656374223a7b22646967657374223a227368613235363a62646538383733316639666163633633346563643134613033313535313764383031636332353035623964623261373738636132363065616630356635396461222c226964223a2236222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3334323438315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3334333032335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xa534fb0070d8a223ecab3212a177c46d1942b6bffdfdd0bc348bdcf95b67aae3', '\xe32b41b0c109b7dc282ff05143e16c9193013d762053c395a45eba205cef892c', '2026-11-27 21:42:52.343023+00', 'registry.artifact.stored', 'registry.artifact', '6', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 25, '\xe32b41b0c109b7dc282ff05143e16c9193013d762053c395a45eba205cef892c', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2233383230376164342d356530312d343465632d383636642d346464343362363537356139222c226f626a656374223a7b22646967657374223a227368613235363a32643466616162316233383838303636653538663436336466333832336332303437613064616433383431353234616663663238393934363962386365633061222c226964223a2237222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3337363732365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3337373132365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb165892ddab2a31e51b37215bed23ed3670dcfcd8d186c887299464d3d37ef4b', '\x1857123f3e428d09785f115aedac886adb5b451fe72abdab16bfc8a899ceabf0', '2026-11-27 21:42:52.377126+00', 'registry.artifact.stored', 'registry.artifact', '7', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 26, '\x1857123f3e428d09785f115aedac886adb5b451fe72abdab16bfc8a899ceabf0', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a322c2273697a65223a3131347d2c226576656e745f6964223a2233373736636165332d623539302d346339662d386231662d383638366531633335373230222c226f626a656374223a7b22646967657374223a227368613235363a31633733306662656562643430626566363261623432663631656562376364663363316334366431666431643863373733326534656564623562376337376530222c226964223a2230316132316566362d313065372d373133322d393338642d393835363934666530613035222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3431323730315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3431333130345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x355989384ea37c13ff397b932dd577782a44ec94cb55b7b4cab0fb83bc981fb8', '\xb37a8a8898ded5881e6bb3d24b6a04313594cbad7b1faa522b0b63d24a3a9270', '2026-11-27 21:42:52.413104+00', 'registry.version.registered', 'registry.version', '01a21ef6-10e7-7132-938d-985694fe0a05', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 27, '\xb37a8a8898ded5881e6bb3d24b6a04313594cbad7b1faa522b0b63d24a3a9270', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566362d306239302d373164332d613239312d646635346265336330356530222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a322c22746172676574223a22616c6961733a30316132316566362d306132342d373866322d383833332d3639373433663038323432383a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566362d313065372d373133322d393338642d393835363934666530613035227d2c226576656e745f6964223a2238316633306362312d663538662d346433662d623736612d356130386639613462396165222c226f626a656374223a7b22646967657374223a227368613235363a63666436633532666537373937303564646166366664306665393362613937336239653736653061666238643261376139323333346465613762326234373166222c226964223a2230316132316566362d313134612d373338632d396662352d356564366566333237343961222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3533363130335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3533363532315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x26ed5c3b539cac11aed1d4655d434ea2f0462133ef6d3d8993bfec58b7094060', '\xd1f8ba094b9fd8e984adfdb49b9c028a50251434c50bd27ec804132b97a9791f', '2026-11-27 21:42:52.536521+00', 'approvals.request.opened', 'approvals.request', '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 28, '\xd1f8ba094b9fd8e984adfdb49b9c028a50251434c50bd27ec804132b97a9791f', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566362d306236372d376665622d393132392d326631613539373338393562222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2233227d2c226576656e745f6964223a2238356335323832342d376338382d343631372d396632322d396337393362396634323231222c226f626a656374223a7b22646967657374223a227368613235363a63666436633532666537373937303564646166366664306665393362613937336239653736653061666238643261376139323333346465613762326234373166222c226964223a2230316132316566362d313134612d373338632d396662352d356564366566333237343961222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3636383436355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3636383836315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x994b42f5bad818602c90afef9d0b2d49b29bb49ca58d8943bde67ef053da854c', '\x97558355ace20e245f18f773b354309ba870be697b5d9e9f8ec495fe9d055d4b', '2026-11-27 21:42:52.668861+00', 'approvals.vote.cast', 'approvals.request', '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 29, '\x97558355ace20e245f18f773b354309ba870be697b5d9e9f8ec495fe9d055d4b', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316566362d313134612d373338632d396662352d356564366566333237343961222c227065726d6974223a2230316132316566362d313239352d373235322d616139302d393536613764353038633664222c22726f757465223a2230316132316566362d306537322d373063652d383239392d643931313964653735643133227d2c226576656e745f6964223a2231623530366530392d333566312d343965312d396565342d353935313932613264643966222c226f626a656374223a7b22646967657374223a227368613235363a63666436633532666537373937303564646166366664306665393362613937336239653736653061666238643261376139323333346465613762326234373166222c226964223a2230316132316566362d313261352d373565302d613039352d373932646639646332313466222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3834313137325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3834313535355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7077c520a053458cb7c923a831b593f09756fdc782a9cc2f93bdbd4dfa974ff0', '\xc47ab5bd58787486ea484dd924278fdab27793b8655a7df3c49f3c821f8975b4', '2026-11-27 21:42:52.841555+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21ef6-12a5-75e0-a095-792df9dc214f', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 30, '\xc47ab5bd58787486ea484dd924278fdab27793b8655a7df3c49f3c821f8975b4', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2234227d2c226576656e745f6964223a2265303965326337612d323063632d346439612d613165652d323665313761383836353738222c226f626a656374223a7b22646967657374223a227368613235363a63666436633532666537373937303564646166366664306665393362613937336239653736653061666238643261376139323333346465613762326234373166222c226964223a2230316132316566362d313134612d373338632d396662352d356564366566333237343961222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3834353337385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3834353735385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x20549dd6811d2d2d78a2433584f28c6e9d36b41cb878d9327d9bd318a1cdab32', '\xd6cd4483bcca764a40a8620bdf8bbe34462574d717fd96bcb31d6132a7da03c8', '2026-11-27 21:42:52.845758+00', 'approvals.vote.cast', 'approvals.request', '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 31, '\xd6cd4483bcca764a40a8620bdf8bbe34462574d717fd96bcb31d6132a7da03c8', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316566362d313261352d373565302d613039352d373932646639646332313466222c227065726d6974223a2230316132316566362d313239352d373235322d616139302d393536613764353038633664222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2239353235313934322d643634652d343137302d613138362d656133373334366137363231222c226f626a656374223a7b22646967657374223a227368613235363a63666436633532666537373937303564646166366664306665393362613937336239653736653061666238643261376139323333346465613762326234373166222c226964223a2230316132316566362d313134612d373338632d396662352d356564366566333237343961222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3834363132305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3834363932395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6cf6d6150ad8e16bdf2fb1e108e79c2455c7dbb4ca11ad9ca1fd74eed7ee18b0', '\x76ed486015e11bd30c9c23d9111372f3e445b8a23015c68c2f79e0e9e2346c37', '2026-11-27 21:42:52.846929+00', 'approvals.request.approved', 'approvals.request', '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 32, '\x76ed486015e11bd30c9c23d9111372f3e445b8a23015c68c2f79e0e9e2346c37', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a397d2c226576656e745f6964223a2232386135376538362d616463372d343262612d623634362d633837376563613534626132222c226f626a656374223a7b22646967657374223a227368613235363a63663261653830336536663733346430366166383765363038333536633932343961313432303135613463656165656538376166623937376536356666326633222c226964223a2238222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3934313136345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3934313533365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x47e69b859971f6a23282d0d77994ce1095c1d59b7ec58410df732fb8c74851c8', '\x3820315752cbcb610d9b53e0f7cbc79c212361825621731d6f3ae8fc7ebf3265', '2026-11-27 21:42:52.941536+00', 'registry.artifact.stored', 'registry.artifact', '8', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 33, '\x3820315752cbcb610d9b53e0f7cbc79c212361825621731d6f3ae8fc7ebf3265', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2231336436613364322d343032322d343666352d613432362d643330376437356139656639222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a2239222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35322e3937363936315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35322e3937373332335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xaff46b0f9f8535a305deda0de628d6f3e3c9633ef781f0ac9f11a6f51bf8aa22', '\x0f0461d747512b84062b4c5f0640bb554168deef9b5df731ef708bd078dc0d32', '2026-11-27 21:42:52.977323+00', 'registry.artifact.stored', 'registry.artifact', '9', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 34, '\x0f0461d747512b84062b4c5f0640bb554168deef9b5df731ef708bd078dc0d32', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2237363239623261352d643735622d346263382d396536612d653431616433636333633761222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a223130222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3032343539385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3032353034375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x188bd7775664918e9526e11e4542a5575bbd94a02b73dffb3e2846cb67acd615', '\x3293f62eefb25a9972937c988e9957a245624fe3394e311f275908a0733b5ce1', '2026-11-27 21:42:53.025047+00', 'registry.artifact.stored', 'registry.artifact', '10', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 35, '\x3293f62eefb25a9972937c988e9957a245624fe3394e311f275908a0733b5ce1', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131367d2c226576656e745f6964223a2237613963323931392d383634332d343763312d613139332d303030383165376533376634222c226f626a656374223a7b22646967657374223a227368613235363a38353331633163643235386330653561626234303130663537313834313664323265613062386661303134313935356262386430623236353139303934646233222c226964223a2230316132316566362d313336662d373463302d393430612d376234303234383230393634222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3036353131395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3036353536385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xff34289650f8b17295de04f87982526ff8fad705ea08ca9397ee4a46fe06b816', '\x53fab752037256783bda35b6a47f084fae932c9c5f5a770b889d6897e124d749', '2026-11-27 21:42:53.065568+00', 'registry.version.registered', 'registry.version', '01a21ef6-136f-74c0-940a-7b4024820964', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 36, '\x53fab752037256783bda35b6a47f084fae932c9c5f5a770b889d6897e124d749', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566362d306239302d373164332d613239312d646635346265336330356530222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a332c22746172676574223a22616c6961733a30316132316566362d306134612d373539342d613239372d3664313938646564313837383a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566362d313336662d373463302d393430612d376234303234383230393634227d2c226576656e745f6964223a2230633665653061332d303036382d346166662d383633632d326165643937353461626432222c226f626a656374223a7b22646967657374223a227368613235363a33656435323939346131316261663934633263323230386261356432626565646162353636663665376265346431636665356461333532643763643766306233222c226964223a2230316132316566362d313363332d376564332d623930352d656639353830336634333437222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3136373734305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3136383138345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x248f63a1de421e3876f293cde7cf05e467cc712996307c9019ccbe7ffee4654b', '\x23c7f24f0813b3e6fff08b277523b5bed38fcd5aeea20bb126b4314b86f33a22', '2026-11-27 21:42:53.168184+00', 'approvals.request.opened', 'approvals.request', '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 37, '\x23c7f24f0813b3e6fff08b277523b5bed38fcd5aeea20bb126b4314b86f33a22', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566362d306236372d376665622d393132392d326631613539373338393562222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2235227d2c226576656e745f6964223a2235383139383833632d376434382d343664312d623731322d393139326531666361383133222c226f626a656374223a7b22646967657374223a227368613235363a33656435323939346131316261663934633263323230386261356432626565646162353636663665376265346431636665356461333532643763643766306233222c226964223a2230316132316566362d313363332d376564332d623930352d656639353830336634333437222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3236303434365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3236303830375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb4ba1875596be0680861c9a14b3eb1da898bcfc28f490e790ed895bab55230a2', '\x9d12242077611d044b30884f69a7899c8d65c250c737b90b0579544465cc53b1', '2026-11-27 21:42:53.260807+00', 'approvals.vote.cast', 'approvals.request', '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 38, '\x9d12242077611d044b30884f69a7899c8d65c250c737b90b0579544465cc53b1', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316566362d313363332d376564332d623930352d656639353830336634333437222c227065726d6974223a2230316132316566362d313464322d376235342d626636662d333937366461343661623063222c22726f757465223a2230316132316566362d313465302d376432622d613935612d303236663030386261633837227d2c226576656e745f6964223a2239336265653933632d373238312d346632362d386430632d643138626139626664393863222c226f626a656374223a7b22646967657374223a227368613235363a33656435323939346131316261663934633263323230386261356432626565646162353636663665376265346431636665356461333532643763643766306233222c226964223a2230316132316566362d313465342d376638612d623033622d353938623163636133656137222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3432303437365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3432333533365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x18f1e6dab34752938b2c7141af1f9da65fd5bbba005c2634c0bd838302f1a019', '\xb8fe907469e63e6a7ee29e9560013f0ac78bb4cf4700782a2cd41ca08c85a066', '2026-11-27 21:42:53.423536+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21ef6-14e4-7f8a-b03b-598b1cca3ea7', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 39, '\xb8fe907469e63e6a7ee29e9560013f0ac78bb4cf4700782a2cd41ca08c85a066', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2236227d2c226576656e745f6964223a2262393665373931612d373539622d343131332d383835342d306164356265396336343336222c226f626a656374223a7b22646967657374223a227368613235363a33656435323939346131316261663934633263323230386261356432626565646162353636663665376265346431636665356461333532643763643766306233222c226964223a2230316132316566362d313363332d376564332d623930352d656639353830336634333437222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3432353139315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3432353436395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2d40b1ca646cce4a1b14203f6beadb508e618a075923c40725effb26fff06fcc', '\x956dd769e8b1e92bf2ea7e316af8e7ff9c2c81f00324ce3d38db2ea66f306c26', '2026-11-27 21:42:53.425469+00', 'approvals.vote.cast', 'approvals.request', '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 40, '\x956dd769e8b1e92bf2ea7e316af8e7ff9c2c81f00324ce3d38db2ea66f306c26', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316566362d313465342d376638612d623033622d353938623163636133656137222c227065726d6974223a2230316132316566362d313464322d376235342d626636662d333937366461343661623063222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2264613637326634392d386436342d343137362d613062302d336338646531383733383364222c226f626a656374223a7b22646967657374223a227368613235363a33656435323939346131316261663934633263323230386261356432626565646162353636663665376265346431636665356461333532643763643766306233222c226964223a2230316132316566362d313363332d376564332d623930352d656639353830336634333437222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3432353638395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3432353931395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6a452c99057da0074ae30ffdbd71de8004fa79973db8b08a78868cd9ea782354', '\x411d1acf500bf9b7ce49acf956abb66d50376a23ada08f53e29731614375488d', '2026-11-27 21:42:53.425919+00', 'approvals.request.approved', 'approvals.request', '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 41, '\x411d1acf500bf9b7ce49acf956abb66d50376a23ada08f53e29731614375488d', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e61626f72746564222c226163746f72223a7b226964223a2230316132316566362d306236372d376665622d393132392d326631613539373338393562222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a2270656e64696e67222c2264617461223a7b226861735f726561736f6e223a747275657d2c226576656e745f6964223a2265663033346131312d666438312d343034642d383437392d613266363964373737643932222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d313465342d376638612d623033622d353938623163636133656137222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3435373235305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3435373538385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x464c762396d1ce6dca540717658d8bea9e2746caa1662810ed0f659f8d374161', '\xa680c6ebe4f0541d38ead910b70ac372e750a0bb579b7b1869967d460c155dcd', '2026-11-27 21:42:53.457588+00', 'rollouts.rollout.aborted', 'rollouts.rollout', '01a21ef6-14e4-7f8a-b03b-598b1cca3ea7', '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 42, '\xa680c6ebe4f0541d38ead910b70ac372e750a0bb579b7b1869967d460c155dcd', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e726f6c6c6261636b5f64656369646564222c226163746f72223a7b226964223a2273797374656d3a63616e617279222c226b696e64223a2273797374656d227d2c226166746572223a22726f6c6c696e675f6261636b222c226265666f7265223a2270656e64696e67222c2264617461223a7b2265766964656e6365223a7b7d2c2267656e65726174696f6e223a2231222c2273746570223a302c22776569676874223a307d2c226576656e745f6964223a2232353832656563632d383536632d346631372d393562322d393239653563343061626530222c226f626a656374223a7b22646967657374223a227368613235363a38353331633163643235386330653561626234303130663537313834313664323265613062386661303134313935356262386430623236353139303934646233222c226964223a2230316132316566362d313465342d376638612d623033622d353938623163636133656137222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3438343832365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a2261626f72746564222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3438353137305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3a6a899e52924992b7caa93682e2197d6541f0e09f33e2b506163e5d9513d53c', '\xeea21fbbf173321859cf2d37a3fe6035af6529a56f410b5113346d31867acb11', '2026-11-27 21:42:53.48517+00', 'rollouts.rollout.rollback_decided', 'rollouts.rollout', '01a21ef6-14e4-7f8a-b03b-598b1cca3ea7', 'system:canary'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 43, '\xeea21fbbf173321859cf2d37a3fe6035af6529a56f410b5113346d31867acb11', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2234313230323834362d376534342d346239612d623734312d383436653939363939383134222c226f626a656374223a7b22646967657374223a227368613235363a64633734303739383738643636616532643233336262306136343031613565663463346462373362316330613166303639323736653038313930643864323330222c226964223a223131222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3630393234305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3630393539325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x5c43842837785b441aca00aa620c89f103e8c1f28134c32a61b3fed27b93ec1d', '\x801d6a44d8087aee804ed8339e082e09d1eda125531508884dabdc6e3c890a0c', '2026-11-27 21:42:53.609592+00', 'registry.artifact.stored', 'registry.artifact', '11', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c');
INSERT INTO public.audit_entry VALUES
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 44, '\x801d6a44d8087aee804ed8339e082e09d1eda125531508884dabdc6e3c890a0c', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2238366161323932622d363666342d343831652d396566382d373530656535623131653263222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a223132222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3635343830355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3635393739395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x871a7d560649c09dcb9296053e294f91d40e5f045542ab84a9d3feaf65512e39', '\x3d24cd47473a7e96e5a44a52e2bfadd1eb1eaec14238c69a298dc812e1f60f40', '2026-11-27 21:42:53.659799+00', 'registry.artifact.stored', 'registry.artifact', '12', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 45, '\x3d24cd47473a7e96e5a44a52e2bfadd1eb1eaec14238c69a298dc812e1f60f40', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2232323434373738342d336137382d346134302d613739322d366565303063623737343534222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a223133222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3639303833395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3639313333365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x0f083dc9d8b2d141bb6a314db766eb6b04de64b48b3b85ec93d24c64559a2be7', '\xb29ec95711bf9d3c0311b08fb1373873b64bf39bcd3d401d8571359305a28570', '2026-11-27 21:42:53.691336+00', 'registry.artifact.stored', 'registry.artifact', '13', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 46, '\xb29ec95711bf9d3c0311b08fb1373873b64bf39bcd3d401d8571359305a28570', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316566362d303963612d373866352d396233662d373539363035653966633663222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131347d2c226576656e745f6964223a2230343862393838332d383631362d343135642d386461382d363366393262636564653338222c226f626a656374223a7b22646967657374223a227368613235363a34363334393264356662353661313430626637623832616465393135626239616534346439323930383031313765613635336664356163396237356635363065222c226964223a2230316132316566362d313630622d373531332d616662312d333963333730323365656264222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3732333834385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3733313736355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x69696ff8a5b4a86caf401e98fd196b47c85987c4166553c6f7e9eef539708823', '\xcab64dd7e5428b5e0b5fa9b8f0daab8f8d7259f17d57c0e447fef45bc0e82870', '2026-11-27 21:42:53.731765+00', 'registry.version.registered', 'registry.version', '01a21ef6-160b-7513-afb1-39c37023eebd', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 47, '\xcab64dd7e5428b5e0b5fa9b8f0daab8f8d7259f17d57c0e447fef45bc0e82870', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566362d306239302d373164332d613239312d646635346265336330356530222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a342c22746172676574223a22616c6961733a30316132316566362d306133392d373034362d626533652d6662303863626661383563383a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566362d313630622d373531332d616662312d333963333730323365656264227d2c226576656e745f6964223a2234373033643439352d356264382d346337392d386164322d316630326634353535316238222c226f626a656374223a7b22646967657374223a227368613235363a30633636313232393933623439653336656463333066323139356233326130663938396433363333373665376664356662363566616662663931393336613436222c226964223a2230316132316566362d313636362d376262362d383134612d363533613564633933356433222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3835303733345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3835313238325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x90fc75eb1f6f4d8f403d8461e359e56c17862ca1a31ac9ded93dab41b339d89f', '\xfeb3f8c353d2d725e93c18288c2eee27df272f83ee6d9c0c147e4f00709d1780', '2026-11-27 21:42:53.851282+00', 'approvals.request.opened', 'approvals.request', '01a21ef6-1666-7bb6-814a-653a5dc935d3', '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 48, '\xfeb3f8c353d2d725e93c18288c2eee27df272f83ee6d9c0c147e4f00709d1780', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a2272656a656374222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2237227d2c226576656e745f6964223a2236643631633263652d323431322d343363622d613732332d663664656639373465383261222c226f626a656374223a7b22646967657374223a227368613235363a30633636313232393933623439653336656463333066323139356233326130663938396433363333373665376664356662363566616662663931393336613436222c226964223a2230316132316566362d313636362d376262362d383134612d363533613564633933356433222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3932373337385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3932393039335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xf09ebbe9af7560e07f752b60e8cf2f63f36465a57ef8c285dedcd8cc623aa2f1', '\x6afb2964c7e443f665b2179b0e595c0f54f298573cea2698550d2caf957ac705', '2026-11-27 21:42:53.929093+00', 'approvals.vote.cast', 'approvals.request', '01a21ef6-1666-7bb6-814a-653a5dc935d3', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 49, '\x6afb2964c7e443f665b2179b0e595c0f54f298573cea2698550d2caf957ac705', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e72656a6563746564222c226163746f72223a7b226964223a2230316132316566362d306237382d373565612d396132332d663263303134313132386663222c226b696e64223a22706572736f6e227d2c226166746572223a2272656a6563746564222c226265666f7265223a22696e5f726576696577222c2264617461223a7b7d2c226576656e745f6964223a2231353139326264642d643137362d346336612d613637632d643434323033366630396631222c226f626a656374223a7b22646967657374223a227368613235363a30633636313232393933623439653336656463333066323139356233326130663938396433363333373665376664356662363566616662663931393336613436222c226964223a2230316132316566362d313636362d376262362d383134612d363533613564633933356433222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35332e3932393439345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35332e3932393837375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x72e5ad6e4ed8e970e8297fb241e2184b65302854f5a10cc411f8119fd2a9420e', '\x25821b99c99138609d62f92f0c07c93eb9d38f96ebe5317da6becfb2f899f2c1', '2026-11-27 21:42:53.929877+00', 'approvals.request.rejected', 'approvals.request', '01a21ef6-1666-7bb6-814a-653a5dc935d3', '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 50, '\x25821b99c99138609d62f92f0c07c93eb9d38f96ebe5317da6becfb2f899f2c1', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316566362d306239302d373164332d613239312d646635346265336330356530222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a352c22746172676574223a22616c6961733a30316132316566362d306133392d373034362d626533652d6662303863626661383563383a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316566362d313630622d373531332d616662312d333963333730323365656264227d2c226576656e745f6964223a2263653363653435352d316531302d346333372d613562392d656136353834666239363538222c226f626a656374223a7b22646967657374223a227368613235363a30633636313232393933623439653336656463333066323139356233326130663938396433363333373665376664356662363566616662663931393336613436222c226964223a2230316132316566362d313734332d376261302d623661352d633466373232376365346632222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35342e3035343736375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35342e3035363230365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x8ee3c4bcd3828d19be11356de756723740a04aa4bb1a1a501aedb92413c7af4a', '\x16bc54593e26d5542c00573b8433b37c7a7a70ce3041d9ec01384b59205fc9ad', '2026-11-27 21:42:54.056206+00', 'approvals.request.opened', 'approvals.request', '01a21ef6-1743-7ba0-b6a5-c4f7227ce4f2', '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 51, '\x16bc54593e26d5542c00573b8433b37c7a7a70ce3041d9ec01384b59205fc9ad', '\x7b22616374696f6e223a22617070726f76616c732e636f6d6d656e742e6164646564222c226163746f72223a7b226964223a2230316132316566362d303938632d373133642d393461382d666561303033666537386634222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22636f6d6d656e74223a2231227d2c226576656e745f6964223a2237653435353261342d393636302d343837652d616431332d323635656462663665396665222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316566362d313734332d376261302d623661352d633466373232376365346632222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432313a34323a35342e3036373737305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432313a34323a35342e3036383639345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xff70ac85dfc534b437a69c7f974a831dd6b162a948c20929559b76bca24a3a62', '\xb760b72cf38220ce0b2868ad3ec1b9c8d1458f6d3fe09ea04107f260df25a792', '2026-11-27 21:42:54.068694+00', 'approvals.comment.added', 'approvals.request', '01a21ef6-1743-7ba0-b6a5-c4f7227ce4f2', '01a21ef6-098c-713d-94a8-fea003fe78f4');

INSERT INTO public.audit_log VALUES
	('01a21ef6-0984-7f89-b8f3-562de228e891', 1, 1, '\x5a25ca1578f42b47bb4c04ba2a22e70f211338147be8c3f71b3619d132a604bb'),
	('00000000-0000-0000-0000-000000000000', 1, 6, '\xf4e63cf43740223aa484063c912429b2d054510ed6dd284e64507bf9d8dba092'),
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 1, 51, '\xb760b72cf38220ce0b2868ad3ec1b9c8d1458f6d3fe09ea04107f260df25a792');

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
	(215, 'Can view measurement', 64, 'view_measurement'),
	(216, 'Can view audit entry', 65, 'view_trailentry'),
	(217, 'Can view heartbeat', 66, 'view_heartbeat'),
	(218, 'Can view service account', 67, 'view_serviceaccount'),
	(219, 'Can view operator access session', 68, 'view_operatoraccesssession'),
	(220, 'Can add log entry', 69, 'add_logentry'),
	(221, 'Can change log entry', 69, 'change_logentry'),
	(222, 'Can delete log entry', 69, 'delete_logentry'),
	(223, 'Can view log entry', 69, 'view_logentry');

INSERT INTO public.core_sqlrule VALUES
	('apps/core/sql/roles.sql', 'a0e3a81391ac3c8c4749652fb34117a9e4134113c46aab69b523ecf8df7fe9a8', '{}', '2026-11-27 21:42:47.587397+00'),
	('apps/core/sql/rules_recorded.sql', 'eca714e41c3f646c4fe0d44fbd04b1f98f1d2db1946e085ef3b9436f6312a378', '{"grants on core_sqlrule": "8cab39f202574844c64a933c1917b48f0a653a5f71207bfa107285a0c6e6cbfd"}', '2026-11-27 21:42:47.596158+00'),
	('apps/audit/sql/append.sql', '27e86862d4d9bb63a163f07e689a8dc2c16e534ec5d89f6c425c88a694fb9297', '{"function audit_append": "d343060e365b26bec83389145c9d66ad6a87a85a9c3e168d1338eb063307f2f0"}', '2026-11-27 21:42:47.60151+00'),
	('apps/audit/sql/append_only.sql', '58e0a7745ae604e4c9ef5ce4f3d1c65402921864e93746cfcf3e183855ccd421', '{"grants on audit_log": "e6df32d4d328cf12162c9cf4600a8021adebf5048b4437cfe8b600da2700b5ea", "function audit_guard": "93ce93d3f7ff19af72970abad23c33fdd9cd6b2f46caea52e568cb1be052d2c7", "grants on audit_entry": "e6df32d4d328cf12162c9cf4600a8021adebf5048b4437cfe8b600da2700b5ea", "trigger audit_log_rows on audit_log": "718262b1d594f95ae62c9cc94f18609510a8488e4c12f10111f76c183e8dfa76", "trigger audit_entry_rows on audit_entry": "04801c3ef35c47e5fc4d2bd771bcb77e21741713706833b5ba0b67707205557f", "trigger audit_log_truncate on audit_log": "e7374314c44b15d595ca5d18bde5f6fd56313feb63175cd2f652c8d807a648c0", "trigger audit_entry_truncate on audit_entry": "3a17ca052d8e5f152e06677449f2e93c7da4b80e87be42d88f8be72e4812ed04"}', '2026-11-27 21:42:47.609047+00'),
	('apps/audit/sql/entries_of_no_act.sql', '1318df1ba75ae715af4ba6c4c5361011df2ed9ef3e442271aee0ba54b2b7e27a', '{"index audit_entry_no_act": "75925141d2598a19e5cd683a3d03572448aa46ac53bbec90be11695d7ae79a4b"}', '2026-11-27 21:42:47.617973+00'),
	('apps/accounts/sql/accounts_stay.sql', '15dd8c9079f74005b78e85fc9f4f7354033e6a4be0422b345784791d4ad1ee83', '{"grants on accounts_user": "0a8a56c91d911ba410e8064269ab31195ba655f566abf734592f6790aad00284"}', '2026-11-27 21:42:47.624328+00'),
	('apps/tenants/sql/protected_aliases_can_move.sql', '03a38ee1fd12b7a0973069ccc1e6ca85e7524781a8dcfc6b6f7a2750b5f2fc6e', '{"function tenants_protected_can_move": "bb8684fd5f94624c4d2b1da54495057d2baba4db6902af96567a597fd9c39620", "trigger tenants_protected_can_move on tenants_tenant": "114ce6f2be4795de3996189227596ec2eac8b1a916935b24539e4b915f8777db"}', '2026-11-27 21:42:47.642088+00'),
	('apps/tenants/sql/protected_aliases_stay.sql', '5bc55afc6c0cb462fde06c1e2a9af342608049609eadba3a38289226ad8bd96c', '{"function tenants_protected_stay": "fb301a65bcde5238df0079d201ea32b0c661a87f5e88799831b91eb515a8617c", "trigger tenants_protected_stay on tenants_tenant": "a442450280c93e7f5403753c7a66dd6fadf4f99cd23f5bfbc89eb125a94bab0d"}', '2026-11-27 21:42:47.652058+00'),
	('apps/tenants/sql/tenants_stay.sql', '5d0c2f27e4c41a808b2d986a440cbe9299cb12bfcb5a14b1b67f1ab4c6180f6c', '{"function tenants_stay": "347452b5b454d3d5d62a0416421a5469e9dbb200bb902fcfac2d05c93cc3d8b9", "trigger tenants_tenant_stays on tenants_tenant": "523cd9cc807e8c261f2401e5026e7a54fc40072ee110c21cd4dfdd8ec462f638", "trigger tenants_tenant_id_fixed on tenants_tenant": "f5d40d9f5b31fb87330a7e3fd2f3f13bb8b094ebb1fe54ae200bc2b9990649a7", "trigger tenants_tenant_not_emptied on tenants_tenant": "19def223e764bd97e616cd2f9a15093c2fa230b2e96066101a17f318ed477259"}', '2026-11-27 21:42:47.654505+00'),
	('apps/policies/sql/decisions_stay.sql', '4e657ecbdf5771b32df7965ca6539a801ea7256fd76ab354e04563bdd87167a4', '{"function policies_refuse_change": "a54c7fdd79ba105bd42ee350842d705782b2a9086060b2498904061c453adfec", "trigger policies_policydecision_kept on policies_policydecision": "2a8583f2a3d9be78b1453c69588d0b0d49edc550f1a6806b82ae9f00930c9bdf", "trigger policies_policydecision_not_emptied on policies_policydecision": "063bd451516ea94e6fab47fc55d9a5e0b0f99bd59a0484b7fdbb3cebd18dd72d"}', '2026-11-27 21:42:47.655982+00'),
	('apps/approvals/sql/append_only.sql', 'a978374b9fe8538cda05078fb0471a2dc3edee9eeac962e9c924742b695ffaa9', '{"function approvals_refuse_change": "a694eda4f266bb29c1736664d0449ccd8ad974b74a6d1a69d83f3d7af1c1bcdc", "trigger approvals_vote_kept on approvals_vote": "0240ae6cb1bbd4526361c3473372b3d4b580f80d00ab4da56287bc9e10f3dac8", "trigger approvals_permit_kept on approvals_permit": "ca5599ac35daf835b4c7ea9249a25c40ef7e6f4b7b0511fc2944b219e1f012b1", "trigger approvals_comment_kept on approvals_comment": "21688170aff1ac7f70a05ac0435842660ca32c7eca203d0f00261ea36d788ca5", "trigger approvals_elector_kept on approvals_elector": "eb0454a922057c0b1b16df971ed8534bb1b41e8c344e19b53a638d282e77ce0a", "trigger approvals_vote_not_emptied on approvals_vote": "71c5f212d0c6644950bee2f5d81a565194483cf5f1a269ee24c25e807025ff02", "trigger approvals_revision_kept on approvals_revision": "ecd639c6a010791a957ca540c8ad8b2527541a9e6833840c4817397ff28b4c23", "trigger approvals_exclusion_kept on approvals_exclusion": "0eb52c68d87661132336e3f90c02c86409716dcfcefb03527b8d883e281eae06", "trigger approvals_permit_not_emptied on approvals_permit": "9ad76cd752cce2e7f94b55836e2416f105424eee3d18f992741f4fc10f96c600", "trigger approvals_electorate_kept on approvals_electorate": "6ee39839510b214abe6221c15dd8487bbbb1bd5bb7b077af50bf7ab87302907f", "trigger approvals_comment_not_emptied on approvals_comment": "3d8e1ad9d5b0e4af608112ccfd835ad4ae01e2200dab3f3e5ca958b33974d163", "trigger approvals_elector_not_emptied on approvals_elector": "3946d53b89860d3b017c3a7d98f7022c0d5f01f23f3b86500402d8b53f4044ac", "trigger approvals_revision_not_emptied on approvals_revision": "1b3e4102e09576a054405df1913cdb691477a91e27f7a01d337b0bbb99299ba0", "trigger approvals_exclusion_not_emptied on approvals_exclusion": "29b5209d7d9b000d9f72b4afc640c2da1b458487b8d2d25c470046f6e89aa222", "trigger approvals_changerequest_kept on approvals_changerequest": "6a86ecd54ebcc67c32c7bafc5116b0324b24ba36d0ff0721fca3676f34ce024c", "trigger approvals_electorate_not_emptied on approvals_electorate": "e48896987340af82504f4ed847d1c642dfe8c3ae5c2af1aca3db043e761b79a2", "trigger approvals_changerequest_not_emptied on approvals_changerequest": "58e5a15f3339bc263a52385a4665fad233ef2a24c6d3f11262b2f3146527a204"}', '2026-11-27 21:42:47.65705+00'),
	('apps/approvals/sql/own_password.sql', 'd25bf723be0743505732381069678d0995ee234845e2c690d4ee7b96b739452b', '{"function approvals_check_own_password": "f505d533db6ecb4cc602e46b8052fc5bf2a6857fa5fd767a8460b591b26c5595", "trigger approvals_vote_with_own_password on approvals_vote": "b7a8239b24f3bf6c3943aecf25b12bf690d789dc8972e5b9dc637d83aaddb569"}', '2026-11-27 21:42:47.699428+00'),
	('apps/approvals/sql/permits.sql', 'a8f9326f9042d37cf2cd95d3d882acbeba491f606380622d68960b62dad7ae50', '{"function approvals_check_permit": "a4387f666727840273604789883be7195e2dbab253a4f50d5258b88b5379d7a3", "trigger approvals_permit_rules on approvals_permit": "7f16cf3ff29ce1322f159a405e1d5e02520ab36a6ea61cb35b6977653488256e"}', '2026-11-27 21:42:47.727572+00'),
	('apps/approvals/sql/requests.sql', 'd247687a544c3346d0cfc2d0bc0ab6867c295210ffd0440ce06b9c0078c6df40', '{"function approvals_check_request": "88d31ed20b36e74b6c2f4be3e99164a01abf45cfb879abf81e460ebc00bd3cf9", "trigger approvals_changerequest_rules on approvals_changerequest": "6b863b09ed696bf05b6cc6975fa68fd469fb8e88f87a678ddffc174549954905"}', '2026-11-27 21:42:47.741476+00'),
	('apps/approvals/sql/voters.sql', '676ae08d1292f8412b83bf2adce3a8f1e8e5a717446e88fdd1a4a6dd62391136', '{"function approvals_check_voter": "d072b030401274cb756e670cab8d45b48cd392431cc40c574687c72ec938e9e3", "function approvals_check_elector": "12d6cfd300b29e8e491a86fc7715650d42bd2a1cba9ec01a0948a72eff44390a", "function approvals_check_electorate": "c959373e8338fc7ff8e94158bf48d7f26e97d78765178e5fb23082d33bfb4c7f", "trigger approvals_vote_voter on approvals_vote": "0e086b2a9608c9e99acdc1524f4c0805636131cc0151752cc4207d800298d439", "trigger approvals_elector_rules on approvals_elector": "0614d053548cd5f013ddb69b3cc9e20ce21c75a823b0a1a9f7a3596bb087f02f", "trigger approvals_changerequest_electorate_fixed on approvals_changerequest": "773f2f5c75573eb729d143ada72da80a6107bb11e3c863e8a23ffa0c5c641eb6", "trigger approvals_changerequest_electorate_known on approvals_changerequest": "ecb1c8ec1bfa60a01e0c875cdddba85dd48a0b49aa1fa3f80e83a620cd9fca30"}', '2026-11-27 21:42:47.763792+00'),
	('apps/approvals/sql/votes.sql', '5eea8b2a106a57b931f0bcee48d97e39235cc73b76f432ee9642fc0b934bcae3', '{"function approvals_check_vote": "1203edeb849b15dbdcdf63ded59461cc69c47dcaee6c4cdced5f31d11ea1d376", "trigger approvals_vote_rules on approvals_vote": "9182a1cea8b16437a754d0920de12968f02585c93bb4553462f09f8fd4deb3a4"}', '2026-11-27 21:42:47.787118+00'),
	('apps/registry/sql/names_apart.sql', '1f170d25031c3aed78c84ff532e2f69d6c2028bdb135163faea23d20f424b1aa', '{"function registry_keep_names": "74fdaf6c9e37b56455bf4364b71acb65115305ae0322277aaba9901604d4c602", "function registry_guard_names": "971970d5000a76f3d0ae026802c8c280cb152d378f138af5ef8944474f0523af", "trigger registry_modelname_kept on registry_modelname": "db743c34f32bc3f9887136702a5bb67fc2070d0710ffff7d7b28270dc4bef316", "trigger registry_modelname_stays on registry_modelname": "0f19332285d2fd9c80d32effc8ab24222356ad5f87facae5a77a522e72fd6536", "trigger registry_registeredmodel_named on registry_registeredmodel": "2c01fdfa238c0ce02aab71407b2c3a799c64116bb3a407899f5add68abf7d8ab"}', '2026-11-27 21:42:47.804669+00'),
	('apps/registry/sql/protected_alias.sql', '7da3cbb67d6b3f1c5e90493bf66f242a4b918d89b6940ecc31a7a7ec637f7855', '{"function registry_guard_alias": "1a39f58ddc6d1bc13035bf2140cc469a9bd5c7b809afff7fd2f7a9be8643763b", "function registry_alias_is_protected": "ab465b2fa1c3a9fddff54703e11ddc2e46531c0d789fa6b194975d334cc7de9c", "trigger registry_alias_protected on registry_alias": "3262bb87343b3c615a1670826bd72907f7b1813764229a932d5e1fe7f4e0689c"}', '2026-11-27 21:42:47.812107+00'),
	('apps/registry/sql/registered_stays.sql', 'bdec1894f91b2d7d1ff938449a3dc97142da01d06bb0d65879017d9da85a23da', '{"function registry_guard_fixed": "6f313ccc1de43d0ef9210bc3985673f8b2b0eb9f021daa169873f4296977dcb7", "trigger registry_alias_not_emptied on registry_alias": "24a95d4fb8b06122d2918bdc29fcd60c04e1251faafd349ef9c704497768b181", "trigger registry_artifact_frozen on registry_artifact": "a2aeb156e767d3f57d0df364bb1ec39d6a83df44f75ba1ae00ecadfbe506833a", "trigger registry_artifact_not_emptied on registry_artifact": "6e01ac32f6bc61037c0c8efe69cf0369c7f2027dd7916ef8c8dd8f4070c601ff", "trigger registry_versionfile_fixed on registry_versionfile": "dc51dfdb460468ee1b3aa2b417fc0eb8a24f31b4d9851d27c8fb233c4dc99c0f", "trigger registry_modelname_not_emptied on registry_modelname": "e6aabcb42a55bea630d5567ab385607c66af41980f0dd1253f8cc62381890f68", "trigger registry_modelversion_fixed on registry_modelversion": "09e595385e1deca0447943f17af846d73eec3aab64c33713982fcf5666ad6e28", "trigger registry_modelversion_stays on registry_modelversion": "2e85bf69380c622716b50f8d2f01e091a24e3a88532d6de045126ccc54a221da", "trigger registry_provenance_append_only on registry_provenance": "2e3f68a8218371b3473f4b6b2e5d83bdbab394d909282a35c088ccff8578239e", "trigger registry_provenance_not_emptied on registry_provenance": "e41721e7de4c00689d612aac3d407cb6bd7d48274595e47270ba7ce235c8a323", "trigger registry_aliaschange_append_only on registry_aliaschange": "8244fa2dc53710114cf5622923c5d33a5b739dcd2957e0b77c8c6a4302ccb052", "trigger registry_aliaschange_not_emptied on registry_aliaschange": "7d72d279e006d79c75e7369060038da0a41c7c3d7b205de01484395e2db44516", "trigger registry_versionfile_not_emptied on registry_versionfile": "fe2d848ae3ba9c0930b24cd164f34187007046b29511f4d95e2934827a227391", "trigger registry_modelversion_not_emptied on registry_modelversion": "a12deb1761f650bd35fde026913e033c81f7ebe99b41b2650da9401527e1c476", "trigger registry_registeredmodel_fixed on registry_registeredmodel": "a285d3c25fa087b36d7e614e3861829681d731f79bd941b06c5ca2d6273358b7", "trigger registry_registeredmodel_stays on registry_registeredmodel": "0de88d2623214ecae8c7905aaac1302e99b4a3982d81f1b35dd3ecfda4426bc1", "trigger registry_modelversion_answerable_fixed on registry_modelversion": "820860398d66b80925f4efb4e8549e7f0ec208861704eeb8de16c2f3cd4aa878", "trigger registry_registeredmodel_not_emptied on registry_registeredmodel": "dcc3752061e02175fe8f5368d1eadc503d5314f19be6f1fa10d4162ce3e90df8"}', '2026-11-27 21:42:47.813904+00'),
	('apps/registry/sql/tags_and_aliases_in_rows.sql', '7293f01ea764df2808fa0423e69594cf16f7f10f0cc9cf9d532d80441f736b15', '{"function registry_guard_kept": "4693bcb40dbc3d49937ab3502a12e7914f5cedcd1928091ec6e4bc4a6945ac69", "function registry_keep_aliases": "fe7d8e02d9c592b6397195988047b60374e64f6e3e1dad2267fa4c5657da061f", "function registry_keep_model_tags": "d0831b6272fd709ca5da93b2671cd4fbf67a39f04586ffe9199ca0eb9d405c62", "function registry_keep_version_tags": "6ffef5a85b04725f12a4114e16533ed7fd803235b6a141f416423391e1362451", "trigger registry_alias_kept_new on registry_alias": "5d333b2ab4a3bc43ae4fa13edcfbad2a47654855f17f25fd4db8769bd3dbae5f", "trigger registry_alias_kept_gone on registry_alias": "0b536c1163727d9122f898692a779465b1dc99e3992a66db8105c8914cd03a35", "trigger registry_alias_kept_changed on registry_alias": "c13db7a8f744b5844455b357a94eddda5a152024cd9cb42ee8a7eceab4ea50f8", "trigger registry_modeltag_kept_new on registry_modeltag": "2960079651763bf85f744653dde0dbc1113c4b750f70ec7434706bdaf4c3618a", "trigger registry_modeltag_kept_gone on registry_modeltag": "da24021d8da385b6ce477da9a21e6697ca81d03f6c52b426c395e62c177fe5a9", "trigger registry_modeltag_kept_changed on registry_modeltag": "8b306c623d1236c03a2add86ba91cd717b628d7abb7aec9fea1585559af1da19", "trigger registry_modelversion_kept on registry_modelversion": "9bee6cd03f29dd91e8a1b21c4efc3305b8511b6804523e88a88e29dcca39f11b", "trigger registry_versiontag_kept_new on registry_versiontag": "ea06388ccec8ab346c058e07871aaadc715b9eb6564bdecfc91747ee1941b796", "trigger registry_versiontag_kept_gone on registry_versiontag": "687441e1083a6f7f9c708f4e3e277194e1e41949c92914ad53e111aabf469e32", "trigger registry_modelversion_kept_new on registry_modelversion": "44051aa21eea48868dd70de50f235de547bc8f9b1a172f6b0a04f43a722c0d86", "trigger registry_versiontag_kept_changed on registry_versiontag": "0ee2f5249fbf9357e95639d5f5eaf3dd16d59848b3bc98aa59af0302bdc4dc2a", "trigger registry_registeredmodel_kept on registry_registeredmodel": "67925192de5e92b186849c93779554187806c22789bdff426686545d210df380", "trigger registry_registeredmodel_kept_new on registry_registeredmodel": "e48c90e9e50f5cf2f81b9cdc8b812043b4a0cc00f6301eeb54aa97a010206fe2"}', '2026-11-27 21:42:47.823003+00'),
	('apps/registry/sql/tags_of_their_tenant.sql', '6c00f612c8904db54dba28a8da17466d8f7a7e57a7c0f6bc90de338deedb9f5c', '{"function registry_guard_tag": "934b4802ce5efa27eb25ec9d5869e6497a611c925fe9684d44f6166dc304766b", "trigger registry_modeltag_of_tenant on registry_modeltag": "38b2ced1b9d70384e6556f2f766141798ee5e2cfabd333a319028208bc8a89cd", "trigger registry_versiontag_of_tenant on registry_versiontag": "1f4508a687f957a4a42c722f23ecfa4c16198e14cfa06a963290789726c3beb5"}', '2026-11-27 21:42:47.829937+00'),
	('apps/rollouts/sql/alias_observed.sql', '37436ec24fd483acff8aa1a2e7ca23b074b96b710a023b61cd58301e98cc7f90', '{"function rollouts_guard_alias": "c5a9135559dffbafae78ae367eede1a9f48ba9a8f07ff7d292cf09bd8d464090", "trigger rollouts_alias_observed on registry_alias": "373b0a9a4b9e2716ac69d51b20fa602975f31d32d85d21910ee0d33e4e1c6b12"}', '2026-11-27 21:42:47.834526+00'),
	('apps/rollouts/sql/append_only.sql', '2202b6e2ff69c462f551caf182cfdf280985a87b4b3a4374a05594fbe26a6d07', '{"function rollouts_guard_append_only": "51e42118d2d7a809c57b96c4035f79c4cfcd3f09d77bd844503eb04e6d585964", "trigger rollouts_measurement_append_only on rollouts_measurement": "0ab962baff53aade7190a97f43964a7eb1530d5587da4e119a50b2fa6b1ee574", "trigger rollouts_measurement_not_emptied on rollouts_measurement": "b66fded62516d28bebd7985b2a0e39a84c972f70d137d17a275c1361991f05fd", "trigger rollouts_rolloutevent_append_only on rollouts_rolloutevent": "e12d74aec29ca8110d9dae27877e38cc0f2834c9c14643fee9fa6748615c6817", "trigger rollouts_rolloutevent_not_emptied on rollouts_rolloutevent": "026087c869e015fb3dcf42f975f62ce7d02572a9608278c54c41b6fec2f1ef2f"}', '2026-11-27 21:42:47.837285+00'),
	('apps/rollouts/sql/as_approved.sql', '27c1e64a30f659bcc996eb2e510d78332edb8e7766a3c621ba80ca6a1c71a8e4', '{"function rollouts_guard_approved": "230e655606e0bac5256cd9108052097116fdfa5ea8b14f86f9d10b3b0e141d18", "trigger rollouts_rollout_approved on rollouts_rollout": "72297e8507417a7baf462e87ac2a80678f7b41c4bb18677c036d8c167646dc5f", "trigger rollouts_rollout_not_emptied on rollouts_rollout": "cee47e2719a9f9eee474eafc56de431ecc899e1209d3760b28c4e63e9e6f160c", "trigger rollouts_rollout_approved_fixed on rollouts_rollout": "707e8b5b4954d7065dcd055ce4c08ac7187bee57d111660c1ab9884df67605ef"}', '2026-11-27 21:42:47.840586+00'),
	('apps/rollouts/sql/generations.sql', 'e6f75eaf4d705d29c11cc408025a2b98487ccc91f63c8659b48275910ed6646a', '{"function rollouts_guard_generation": "a4815bda84e7b5fd478754a68eaef1adc8cb1379ec0da9a64cad7073a54657c7", "trigger rollouts_trafficroute_generation on rollouts_trafficroute": "6d99768299aea61808b316c734e5ae86a694d4523a3e74b476fead055a67fe5a"}', '2026-11-27 21:42:47.847165+00'),
	('apps/rollouts/sql/names_in_rows.sql', 'b3f1c0c2749d448be29ecdd9904a989d4bf8770c03958db76120701fe6b44887', '{"function rollouts_guard_names": "157a7a378ed3529766440f8f8157b50cceff49b8e702b434c9d46d8ade380df6", "trigger rollouts_rollout_names on rollouts_rollout": "5fe292fb3dcc07cebb5960e2b43fdd80eb1a1639393b2507799d3a952e9a314e", "trigger rollouts_rollout_names_fixed on rollouts_rollout": "72838666eedc8332e853eb59f8ba82e2f651eac34e48fe39b8eebc0ec92a935a"}', '2026-11-27 21:42:47.848824+00'),
	('apps/rollouts/sql/routes.sql', 'b2cdbb509a570a9520c484bffb42fa4a5f8edf3b630de05beec37684070474a8', '{"function rollouts_guard_route": "5b8435efb4a75dec49622948fb0a28834dfa5596480f0d2d1daec5af5b759a05", "trigger rollouts_trafficroute_follows on rollouts_trafficroute": "fa557c02b46757fe2ebc5fe322ff565ad5ce00c345fc69fa33522b32911a3607", "trigger rollouts_trafficroute_not_emptied on rollouts_trafficroute": "0b0a716501cd9fa2a5d8d1dbf444bb0c06272419c0c811c4dad3014b6599e340"}', '2026-11-27 21:42:47.850593+00'),
	('apps/rollouts/sql/transitions.sql', '6be3348d47660b39089df6eb8189605dd2874e8a0c2915f23a60ac2ba83bf478', '{"function rollouts_guard_way": "91a52ee86224e353beb24d8c7efd2fead83f4765b334b95de22ab95872107bed", "trigger rollouts_rollout_way on rollouts_rollout": "7d9b6d86d3e477293040895288448bd24bcae361d2c054a66735f2a728451409"}', '2026-11-27 21:42:47.854354+00'),
	('apps/operations/sql/access_sessions_stay.sql', '247ad9618a52cb5e0f72bfeb97c0424aca7823567cf69e3adccb8d2a88d07d7c', '{"grants on operations_operatoraccesssession": "f96209e506f890b4b69e5875e9040c584eefda8ec7a04ddec8698e03b263cc33"}', '2026-11-27 21:42:47.856179+00');

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
	(64, 'rollouts', 'measurement'),
	(65, 'operations', 'trailentry'),
	(66, 'operations', 'heartbeat'),
	(67, 'operations', 'serviceaccount'),
	(68, 'operations', 'operatoraccesssession'),
	(69, 'admin', 'logentry');

INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', '2026-11-27 21:42:32.049592+00'),
	(2, 'contenttypes', '0002_remove_content_type_name', '2026-11-27 21:42:32.067791+00'),
	(3, 'auth', '0001_initial', '2026-11-27 21:42:32.119007+00'),
	(4, 'auth', '0002_alter_permission_name_max_length', '2026-11-27 21:42:32.133218+00'),
	(5, 'auth', '0003_alter_user_email_max_length', '2026-11-27 21:42:32.138885+00'),
	(6, 'auth', '0004_alter_user_username_opts', '2026-11-27 21:42:32.145286+00'),
	(7, 'auth', '0005_alter_user_last_login_null', '2026-11-27 21:42:32.153066+00'),
	(8, 'auth', '0006_require_contenttypes_0002', '2026-11-27 21:42:32.159201+00'),
	(9, 'auth', '0007_alter_validators_add_error_messages', '2026-11-27 21:42:32.166842+00'),
	(10, 'auth', '0008_alter_user_username_max_length', '2026-11-27 21:42:32.182701+00'),
	(11, 'auth', '0009_alter_user_last_name_max_length', '2026-11-27 21:42:32.198977+00'),
	(12, 'auth', '0010_alter_group_name_max_length', '2026-11-27 21:42:32.229413+00'),
	(13, 'auth', '0011_update_proxy_permissions', '2026-11-27 21:42:32.241881+00'),
	(14, 'auth', '0012_alter_user_first_name_max_length', '2026-11-27 21:42:32.24752+00'),
	(15, 'accounts', '0001_initial', '2026-11-27 21:42:32.494071+00'),
	(16, 'account', '0001_initial', '2026-11-27 21:42:32.550963+00'),
	(17, 'account', '0002_email_max_length', '2026-11-27 21:42:32.572138+00'),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-27 21:42:32.613231+00'),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-27 21:42:32.647071+00'),
	(20, 'account', '0005_emailaddress_idx_upper_email', '2026-11-27 21:42:32.671558+00'),
	(21, 'account', '0006_emailaddress_lower', '2026-11-27 21:42:32.72422+00'),
	(22, 'account', '0007_emailaddress_idx_email', '2026-11-27 21:42:32.786404+00'),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-27 21:42:32.816783+00'),
	(24, 'account', '0009_emailaddress_unique_primary_email', '2026-11-27 21:42:32.846524+00'),
	(25, 'admin', '0001_initial', '2026-11-27 21:42:32.906542+00'),
	(26, 'admin', '0002_logentry_remove_auto_add', '2026-11-27 21:42:32.93462+00'),
	(27, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-27 21:42:32.957736+00'),
	(28, 'tenants', '0001_initial', '2026-11-27 21:42:33.783+00'),
	(29, 'approvals', '0001_initial', '2026-11-27 21:42:35.730342+00'),
	(30, 'audit', '0001_initial', '2026-11-27 21:42:35.785884+00'),
	(31, 'core', '0001_initial', '2026-11-27 21:42:36.408582+00'),
	(32, 'core', '0002_idempotency_keys', '2026-11-27 21:42:36.510135+00'),
	(33, 'django_celery_beat', '0001_initial', '2026-11-27 21:42:36.572389+00'),
	(34, 'django_celery_beat', '0002_auto_20161118_0346', '2026-11-27 21:42:36.603249+00'),
	(35, 'django_celery_beat', '0003_auto_20161209_0049', '2026-11-27 21:42:36.63388+00'),
	(36, 'django_celery_beat', '0004_auto_20170221_0000', '2026-11-27 21:42:36.648942+00'),
	(37, 'django_celery_beat', '0005_add_solarschedule_events_choices', '2026-11-27 21:42:36.668874+00'),
	(38, 'django_celery_beat', '0006_auto_20180322_0932', '2026-11-27 21:42:36.790873+00'),
	(39, 'django_celery_beat', '0007_auto_20180521_0826', '2026-11-27 21:42:36.836052+00'),
	(40, 'django_celery_beat', '0008_auto_20180914_1922', '2026-11-27 21:42:36.974771+00'),
	(41, 'django_celery_beat', '0006_auto_20180210_1226', '2026-11-27 21:42:37.030985+00'),
	(42, 'django_celery_beat', '0006_periodictask_priority', '2026-11-27 21:42:37.051517+00'),
	(43, 'django_celery_beat', '0009_periodictask_headers', '2026-11-27 21:42:37.076654+00'),
	(44, 'django_celery_beat', '0010_auto_20190429_0326', '2026-11-27 21:42:37.464877+00'),
	(45, 'django_celery_beat', '0011_auto_20190508_0153', '2026-11-27 21:42:37.516202+00'),
	(46, 'django_celery_beat', '0012_periodictask_expire_seconds', '2026-11-27 21:42:37.556497+00'),
	(47, 'django_celery_beat', '0013_auto_20200609_0727', '2026-11-27 21:42:37.580305+00'),
	(48, 'django_celery_beat', '0014_remove_clockedschedule_enabled', '2026-11-27 21:42:37.596753+00'),
	(49, 'django_celery_beat', '0015_edit_solarschedule_events_choices', '2026-11-27 21:42:37.611352+00'),
	(50, 'django_celery_beat', '0016_alter_crontabschedule_timezone', '2026-11-27 21:42:37.655161+00');
INSERT INTO public.django_migrations VALUES
	(51, 'django_celery_beat', '0017_alter_crontabschedule_month_of_year', '2026-11-27 21:42:37.665765+00'),
	(52, 'django_celery_beat', '0018_improve_crontab_helptext', '2026-11-27 21:42:37.699975+00'),
	(53, 'django_celery_beat', '0019_alter_periodictasks_options', '2026-11-27 21:42:37.709862+00'),
	(54, 'guardian', '0001_initial', '2026-11-27 21:42:37.984494+00'),
	(55, 'guardian', '0002_generic_permissions_index', '2026-11-27 21:42:38.087894+00'),
	(56, 'guardian', '0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more', '2026-11-27 21:42:38.363152+00'),
	(57, 'mfa', '0001_initial', '2026-11-27 21:42:38.473509+00'),
	(58, 'mfa', '0002_authenticator_timestamps', '2026-11-27 21:42:38.630073+00'),
	(59, 'mfa', '0003_authenticator_type_uniq', '2026-11-27 21:42:38.807922+00'),
	(60, 'operations', '0001_initial', '2026-11-27 21:42:38.90831+00'),
	(61, 'policies', '0001_initial', '2026-11-27 21:42:39.028062+00'),
	(62, 'registry', '0001_initial', '2026-11-27 21:42:43.663072+00'),
	(63, 'rollouts', '0001_initial', '2026-11-27 21:42:45.97623+00'),
	(64, 'sessions', '0001_initial', '2026-11-27 21:42:45.991825+00'),
	(65, 'socialaccount', '0001_initial', '2026-11-27 21:42:46.392907+00'),
	(66, 'socialaccount', '0002_token_max_lengths', '2026-11-27 21:42:46.540366+00'),
	(67, 'socialaccount', '0003_extra_data_default_dict', '2026-11-27 21:42:46.667838+00'),
	(68, 'socialaccount', '0004_app_provider_id_settings', '2026-11-27 21:42:46.784392+00'),
	(69, 'socialaccount', '0005_socialtoken_nullable_app', '2026-11-27 21:42:46.95556+00'),
	(70, 'socialaccount', '0006_alter_socialaccount_extra_data', '2026-11-27 21:42:47.059298+00');

INSERT INTO public.policies_policydecision VALUES
	(1, '01a21ef6-0c26-7eb3-9260-be2750c006f8', 'sha256:ea05ff9c0795c1f3f5eb07ea93c639976cdc04dca358fb12d5b8e73a502aa393', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:5bb74ca26f24984cb022d3bd5056708732a14618ed6254d28b58cc038b06b4e8', 'allow', '[]', 'regorus', 146, '2026-11-27 21:42:51.402758+00', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(2, '01a21ef6-0c26-7eb3-9260-be2750c006f8', 'sha256:ea05ff9c0795c1f3f5eb07ea93c639976cdc04dca358fb12d5b8e73a502aa393', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:5bb74ca26f24984cb022d3bd5056708732a14618ed6254d28b58cc038b06b4e8', 'allow', '[]', 'regorus', 1, '2026-11-27 21:42:51.73605+00', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(3, '01a21ef6-114a-738c-9fb5-5ed6ef32749a', 'sha256:cfd6c52fe779705ddaf6fd0fe93ba973b9e76e0afb8d2a7a92334dea7b2b471f', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:3b831c71a0229476a75d77c0ebb4e3cb20bcc7dc3745114246ae2d88093f071d', 'allow', '[]', 'regorus', 1, '2026-11-27 21:42:52.531391+00', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(4, '01a21ef6-114a-738c-9fb5-5ed6ef32749a', 'sha256:cfd6c52fe779705ddaf6fd0fe93ba973b9e76e0afb8d2a7a92334dea7b2b471f', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:3b831c71a0229476a75d77c0ebb4e3cb20bcc7dc3745114246ae2d88093f071d', 'allow', '[]', 'regorus', 2, '2026-11-27 21:42:52.815797+00', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(5, '01a21ef6-13c3-7ed3-b905-ef95803f4347', 'sha256:3ed52994a11baf94c2c2208ba5d2beedab566f6e7be4d1cfe5da352d7cd7f0b3', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:7f4c49856e36deb30089d7430b7ff36ad2576aa457fb2b27e17091e1cade1c74', 'allow', '[]', 'regorus', 3, '2026-11-27 21:42:53.15979+00', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(6, '01a21ef6-13c3-7ed3-b905-ef95803f4347', 'sha256:3ed52994a11baf94c2c2208ba5d2beedab566f6e7be4d1cfe5da352d7cd7f0b3', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:7f4c49856e36deb30089d7430b7ff36ad2576aa457fb2b27e17091e1cade1c74', 'allow', '[]', 'regorus', 3, '2026-11-27 21:42:53.391378+00', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(7, '01a21ef6-1666-7bb6-814a-653a5dc935d3', 'sha256:0c66122993b49e36edc30f2195b32a0f989d363376e7fd5fb65fafbf91936a46', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:0634846700b0a3809a5874f007d377013f445090927c74bd4a427100c1cf8f85', 'allow', '[]', 'regorus', 1, '2026-11-27 21:42:53.849592+00', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(8, '01a21ef6-1743-7ba0-b6a5-c4f7227ce4f2', 'sha256:0c66122993b49e36edc30f2195b32a0f989d363376e7fd5fb65fafbf91936a46', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:0634846700b0a3809a5874f007d377013f445090927c74bd4a427100c1cf8f85', 'allow', '[]', 'regorus', 2, '2026-11-27 21:42:54.047567+00', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.registry_alias VALUES
	(1, 'champion', '01a21ef6-0e5c-73f0-8fb6-d9da5960b26e', '2026-11-27 21:42:52.179671+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-0a24-78f2-8833-69743f082428', '01a21ef6-0b36-778c-afe6-02104642fbc2');

INSERT INTO public.registry_aliaschange VALUES
	(1, 'champion', '01a21ef6-0e5c-73f0-8fb6-d9da5960b26e', '2026-11-27 21:42:52.183861+00', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0a24-78f2-8833-69743f082428', NULL, '01a21ef6-0b36-778c-afe6-02104642fbc2');

INSERT INTO public.registry_artifact VALUES
	(1, 'loose/file.txt', 17, '4bd1600aee352ab6b9cd5ddaeb3ecad6ebf53dcb9c559a9fceb455c9ddd23bfd', '2026-11-27 21:42:50.645948+00', NULL, '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(3, 'fraud/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 21:42:50.823666+00', '2026-11-27 21:42:50.956548+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(2, 'fraud/1/ACME-SECRET-file.txt', 7, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', '2026-11-27 21:42:50.762015+00', '2026-11-27 21:42:50.956548+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(4, 'fraud/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 21:42:50.892182+00', '2026-11-27 21:42:50.956548+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(7, 'fraud/2/params.json', 65, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', '2026-11-27 21:42:52.371691+00', '2026-11-27 21:42:52.398581+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(5, 'fraud/2/ACME-SECRET-file.txt', 7, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', '2026-11-27 21:42:52.303797+00', '2026-11-27 21:42:52.398581+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(6, 'fraud/2/metrics.json', 42, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', '2026-11-27 21:42:52.337649+00', '2026-11-27 21:42:52.398581+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(9, 'ranking/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 21:42:52.97569+00', '2026-11-27 21:42:53.045234+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(10, 'ranking/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 21:42:53.020637+00', '2026-11-27 21:42:53.045234+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(8, 'ranking/1/ACME-SECRET-file.txt', 9, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', '2026-11-27 21:42:52.939333+00', '2026-11-27 21:42:53.045234+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(12, 'churn/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 21:42:53.653114+00', '2026-11-27 21:42:53.715697+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(13, 'churn/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 21:42:53.688212+00', '2026-11-27 21:42:53.715697+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(11, 'churn/1/ACME-SECRET-file.txt', 7, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', '2026-11-27 21:42:53.607714+00', '2026-11-27 21:42:53.715697+00', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-09ca-78f5-9b3f-759605e9fc6c');

INSERT INTO public.registry_modelname VALUES
	('01a21ef6-0a24-78f2-8833-69743f082428', 'fraud', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-0a39-7046-be3e-fb08cbfa85c8', 'churn', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-0a4a-7594-a297-6d198ded1878', 'ranking', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.registry_modeltag VALUES
	(1, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', DEFAULT, '01a21ef6-0a24-78f2-8833-69743f082428', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(2, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', DEFAULT, '01a21ef6-0a39-7046-be3e-fb08cbfa85c8', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(3, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', DEFAULT, '01a21ef6-0a4a-7594-a297-6d198ded1878', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.registry_modelversion VALUES
	('01a21ef6-0b36-778c-afe6-02104642fbc2', 1, 'mlflow-artifacts:/fraud/1', 'fraud/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 21:42:50.934152+00', '2026-11-27 21:42:50.934156+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-0a24-78f2-8833-69743f082428', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-10e7-7132-938d-985694fe0a05', 2, 'mlflow-artifacts:/fraud/2', 'fraud/2', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 2}', '{"depth": 2, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 21:42:52.39144+00', '2026-11-27 21:42:52.391445+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-0a24-78f2-8833-69743f082428', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-136f-74c0-940a-7b4024820964', 1, 'mlflow-artifacts:/ranking/1', 'ranking/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3', 116, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 21:42:53.040038+00', '2026-11-27 21:42:53.040043+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-0a4a-7594-a297-6d198ded1878', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-160b-7513-afb1-39c37023eebd', 1, 'mlflow-artifacts:/churn/1', 'churn/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 21:42:53.707932+00', '2026-11-27 21:42:53.707938+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-0a39-7046-be3e-fb08cbfa85c8', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.registry_provenance VALUES
	(1, '4bd1600aee352ab6b9cd5ddaeb3ecad6ebf53dcb9c559a9fceb455c9ddd23bfd', 'uploaded', 'loose/file.txt', '2026-11-27 21:42:50.647055+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(2, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', 'uploaded', 'fraud/1/ACME-SECRET-file.txt', '2026-11-27 21:42:50.762927+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(3, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'fraud/1/metrics.json', '2026-11-27 21:42:50.824907+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(4, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'fraud/1/params.json', '2026-11-27 21:42:50.895919+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(5, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'registered', '', '2026-11-27 21:42:50.960968+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(6, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', 'registered', '', '2026-11-27 21:42:50.960985+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(7, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'registered', '', '2026-11-27 21:42:50.960995+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(8, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', 'uploaded', 'fraud/2/ACME-SECRET-file.txt', '2026-11-27 21:42:52.304818+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(9, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', 'uploaded', 'fraud/2/metrics.json', '2026-11-27 21:42:52.341935+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(10, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', 'uploaded', 'fraud/2/params.json', '2026-11-27 21:42:52.375895+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(11, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', 'registered', '', '2026-11-27 21:42:52.403312+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(12, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', 'registered', '', '2026-11-27 21:42:52.40333+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(13, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', 'registered', '', '2026-11-27 21:42:52.40334+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(14, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', 'uploaded', 'ranking/1/ACME-SECRET-file.txt', '2026-11-27 21:42:52.940688+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(15, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'ranking/1/metrics.json', '2026-11-27 21:42:52.976478+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(16, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'ranking/1/params.json', '2026-11-27 21:42:53.023904+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(19, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', 'registered', '', '2026-11-27 21:42:53.050554+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(20, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', 'uploaded', 'churn/1/ACME-SECRET-file.txt', '2026-11-27 21:42:53.608833+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(21, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'churn/1/metrics.json', '2026-11-27 21:42:53.654316+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(22, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'churn/1/params.json', '2026-11-27 21:42:53.690197+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(25, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', 'registered', '', '2026-11-27 21:42:53.717924+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.registry_registeredmodel VALUES
	('01a21ef6-0a24-78f2-8833-69743f082428', 'fraud', 'ACME-SECRET-model-description', '2026-11-27 21:42:50.660327+00', '2026-11-27 21:42:52.411743+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{"champion": 1}', DEFAULT, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-0a4a-7594-a297-6d198ded1878', 'ranking', 'ACME-SECRET-model-description', '2026-11-27 21:42:50.698865+00', '2026-11-27 21:42:53.064056+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{}', DEFAULT, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-0a39-7046-be3e-fb08cbfa85c8', 'churn', 'ACME-SECRET-model-description', '2026-11-27 21:42:50.681329+00', '2026-11-27 21:42:53.720511+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{}', DEFAULT, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.registry_versionfile VALUES
	(1, 'ACME-SECRET-file.txt', 7, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', '01a21ef6-0b36-778c-afe6-02104642fbc2'),
	(2, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21ef6-0b36-778c-afe6-02104642fbc2'),
	(3, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21ef6-0b36-778c-afe6-02104642fbc2'),
	(4, 'ACME-SECRET-file.txt', 7, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', '01a21ef6-10e7-7132-938d-985694fe0a05'),
	(5, 'metrics.json', 42, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', '01a21ef6-10e7-7132-938d-985694fe0a05'),
	(6, 'params.json', 65, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', '01a21ef6-10e7-7132-938d-985694fe0a05'),
	(7, 'ACME-SECRET-file.txt', 9, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', '01a21ef6-136f-74c0-940a-7b4024820964'),
	(8, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21ef6-136f-74c0-940a-7b4024820964'),
	(9, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21ef6-136f-74c0-940a-7b4024820964'),
	(10, 'ACME-SECRET-file.txt', 7, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', '01a21ef6-160b-7513-afb1-39c37023eebd'),
	(11, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21ef6-160b-7513-afb1-39c37023eebd'),
	(12, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21ef6-160b-7513-afb1-39c37023eebd');

INSERT INTO public.registry_versiontag VALUES
	(1, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', DEFAULT, '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0b36-778c-afe6-02104642fbc2'),
	(2, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', DEFAULT, '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-10e7-7132-938d-985694fe0a05'),
	(3, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', DEFAULT, '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-136f-74c0-940a-7b4024820964'),
	(4, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', DEFAULT, '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-160b-7513-afb1-39c37023eebd');

INSERT INTO public.rollouts_measurement VALUES
	(1, 1, '2026-11-27 21:42:52.872491+00', 0, 1, 20, '{}', 20, 0, 80, 1, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '01a21ef6-12a5-75e0-a095-792df9dc214f');

INSERT INTO public.rollouts_rollout VALUES
	('01a21ef6-0e84-73bf-b906-8735b8900e20', 'fraud', 'champion', 1, NULL, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'succeeded', 0, NULL, NULL, NULL, '', '', '', 'Approved. It starts within a few seconds.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, '2026-11-27 21:42:51.781033+00', '2026-11-27 21:42:52.218519+00', NULL, NULL, '01a21ef6-0b36-778c-afe6-02104642fbc2', '01a21ef6-0c26-7eb3-9260-be2750c006f8', '01a21ef6-0e5c-73f0-8fb6-d9da5960b26e', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0e72-70ce-8299-d9119de75d13'),
	('01a21ef6-12a5-75e0-a095-792df9dc214f', 'fraud', 'champion', 2, 1, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'pending', 0, NULL, NULL, NULL, '', '', '', 'Approved. It starts within a few seconds.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, '2026-11-27 21:42:52.837203+00', NULL, NULL, '01a21ef6-0b36-778c-afe6-02104642fbc2', '01a21ef6-10e7-7132-938d-985694fe0a05', '01a21ef6-114a-738c-9fb5-5ed6ef32749a', '01a21ef6-1295-7252-aa90-956a7d508c6d', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-0e72-70ce-8299-d9119de75d13'),
	('01a21ef6-14e4-7f8a-b03b-598b1cca3ea7', 'ranking', 'champion', 1, NULL, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'rolling_back', 0, NULL, NULL, NULL, '', 'aborted', 'A person stopped this rollout.', 'Waiting until the router shows it.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, '2026-11-27 21:42:53.451377+00', '2026-11-27 21:42:53.412939+00', NULL, '01a21ef6-0b67-7feb-9129-2f1a5973895b', NULL, '01a21ef6-136f-74c0-940a-7b4024820964', '01a21ef6-13c3-7ed3-b905-ef95803f4347', '01a21ef6-14d2-7b54-bf6f-3976da46ab0c', '01a21ef6-094f-7d26-8bf4-70b34f435190', '01a21ef6-14e0-7d2b-a95a-026f008bac87');

INSERT INTO public.rollouts_rolloutevent VALUES
	(1, '2026-11-27 21:42:51.796002+00', 'started', 'pending', 0, 0, 0, '', 'Enough people approved; the rollout was started.', '01a21ef6-0e84-73bf-b906-8735b8900e20'),
	(2, '2026-11-27 21:42:52.83983+00', 'started', 'pending', 0, 0, 1, '', 'Enough people approved; the rollout was started.', '01a21ef6-12a5-75e0-a095-792df9dc214f'),
	(3, '2026-11-27 21:42:53.419798+00', 'started', 'pending', 0, 0, 0, '', 'Enough people approved; the rollout was started.', '01a21ef6-14e4-7f8a-b03b-598b1cca3ea7'),
	(4, '2026-11-27 21:42:53.456169+00', 'abort_requested', 'pending', 0, 0, 0, '', 'acme-approver stopped this rollout. ACME-SECRET-abort-reason', '01a21ef6-14e4-7f8a-b03b-598b1cca3ea7'),
	(5, '2026-11-27 21:42:53.484194+00', 'rollback_decided', 'rolling_back', 0, 0, 1, 'aborted', 'A person stopped this rollout.', '01a21ef6-14e4-7f8a-b03b-598b1cca3ea7');

INSERT INTO public.rollouts_trafficroute VALUES
	('01a21ef6-0e72-70ce-8299-d9119de75d13', 'champion', 0, 1, NULL, NULL, NULL, '', NULL, '2026-11-27 21:42:51.762139+00', '01a21ef6-0b36-778c-afe6-02104642fbc2', NULL, '01a21ef6-0a24-78f2-8833-69743f082428', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	('01a21ef6-14e0-7d2b-a95a-026f008bac87', 'champion', 0, 1, NULL, NULL, NULL, 'No model server is configured. Set MODEL_SERVERS, for example to blue=127.0.0.1:8003,green=127.0.0.1:8004.', NULL, '2026-11-27 21:42:53.408267+00', NULL, NULL, '01a21ef6-0a4a-7594-a297-6d198ded1878', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.tenants_membership VALUES
	(1, 'reviewer', false, '2026-11-27 21:42:50.548617+00', NULL, '01a21ef6-098c-713d-94a8-fea003fe78f4', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(2, 'contributor', false, '2026-11-27 21:42:50.570486+00', NULL, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(3, 'reviewer', false, '2026-11-27 21:42:50.984036+00', NULL, '01a21ef6-0b67-7feb-9129-2f1a5973895b', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(4, 'reviewer', false, '2026-11-27 21:42:51.000244+00', NULL, '01a21ef6-0b78-75ea-9a23-f2c0141128fc', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(5, 'reviewer', false, '2026-11-27 21:42:51.015363+00', NULL, '01a21ef6-0b87-7142-9950-37b444c148c6', '01a21ef6-094f-7d26-8bf4-70b34f435190'),
	(6, 'contributor', false, '2026-11-27 21:42:51.024962+00', NULL, '01a21ef6-0b90-71d3-a291-df54be3c05e0', '01a21ef6-094f-7d26-8bf4-70b34f435190');

INSERT INTO public.tenants_tenant VALUES
	('01a21ef6-094f-7d26-8bf4-70b34f435190', 'acme', 'Acme', 'active', '', NULL, 'UTC', '["champion"]', '{}', '{}', '{"end": "17:00", "days": [0, 1, 2, 3, 4], "start": "09:00"}', '', '2026-11-27 21:42:50.447525+00'),
	('01a21ef6-0984-7f89-b8f3-562de228e891', 'globex', 'Globex', 'active', '', NULL, 'UTC', '["champion"]', '{}', '{}', '{"end": "17:00", "days": [0, 1, 2, 3, 4], "start": "09:00"}', '', '2026-11-27 21:42:50.500426+00');

INSERT INTO public.tenants_tenantquota VALUES
	('01a21ef6-094f-7d26-8bf4-70b34f435190', NULL, NULL, NULL, NULL, NULL, '2026-11-27 21:42:50.47612+00'),
	('01a21ef6-0984-7f89-b8f3-562de228e891', NULL, NULL, NULL, NULL, NULL, '2026-11-27 21:42:50.500505+00');

INSERT INTO public.tenants_tenantusergrant VALUES
	(1, '01a21ef6-094f-7d26-8bf4-70b34f435190', 103, '01a21ef6-098c-713d-94a8-fea003fe78f4'),
	(2, '01a21ef6-094f-7d26-8bf4-70b34f435190', 101, '01a21ef6-098c-713d-94a8-fea003fe78f4'),
	(3, '01a21ef6-094f-7d26-8bf4-70b34f435190', 98, '01a21ef6-098c-713d-94a8-fea003fe78f4'),
	(4, '01a21ef6-094f-7d26-8bf4-70b34f435190', 102, '01a21ef6-098c-713d-94a8-fea003fe78f4'),
	(5, '01a21ef6-094f-7d26-8bf4-70b34f435190', 98, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(6, '01a21ef6-094f-7d26-8bf4-70b34f435190', 99, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(7, '01a21ef6-094f-7d26-8bf4-70b34f435190', 100, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(8, '01a21ef6-094f-7d26-8bf4-70b34f435190', 101, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(9, '01a21ef6-094f-7d26-8bf4-70b34f435190', 103, '01a21ef6-09ca-78f5-9b3f-759605e9fc6c'),
	(10, '01a21ef6-094f-7d26-8bf4-70b34f435190', 98, '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	(11, '01a21ef6-094f-7d26-8bf4-70b34f435190', 101, '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	(12, '01a21ef6-094f-7d26-8bf4-70b34f435190', 102, '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	(13, '01a21ef6-094f-7d26-8bf4-70b34f435190', 103, '01a21ef6-0b67-7feb-9129-2f1a5973895b'),
	(14, '01a21ef6-094f-7d26-8bf4-70b34f435190', 98, '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	(15, '01a21ef6-094f-7d26-8bf4-70b34f435190', 101, '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	(16, '01a21ef6-094f-7d26-8bf4-70b34f435190', 102, '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	(17, '01a21ef6-094f-7d26-8bf4-70b34f435190', 103, '01a21ef6-0b78-75ea-9a23-f2c0141128fc'),
	(18, '01a21ef6-094f-7d26-8bf4-70b34f435190', 98, '01a21ef6-0b87-7142-9950-37b444c148c6'),
	(19, '01a21ef6-094f-7d26-8bf4-70b34f435190', 101, '01a21ef6-0b87-7142-9950-37b444c148c6'),
	(20, '01a21ef6-094f-7d26-8bf4-70b34f435190', 102, '01a21ef6-0b87-7142-9950-37b444c148c6'),
	(21, '01a21ef6-094f-7d26-8bf4-70b34f435190', 103, '01a21ef6-0b87-7142-9950-37b444c148c6'),
	(22, '01a21ef6-094f-7d26-8bf4-70b34f435190', 98, '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	(23, '01a21ef6-094f-7d26-8bf4-70b34f435190', 99, '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	(24, '01a21ef6-094f-7d26-8bf4-70b34f435190', 100, '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	(25, '01a21ef6-094f-7d26-8bf4-70b34f435190', 101, '01a21ef6-0b90-71d3-a291-df54be3c05e0'),
	(26, '01a21ef6-094f-7d26-8bf4-70b34f435190', 103, '01a21ef6-0b90-71d3-a291-df54be3c05e0');

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

SELECT pg_catalog.setval('public.rollouts_measurement_id_seq', 1, true);

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

ALTER TABLE ONLY public.rollouts_measurement
    ADD CONSTRAINT rollouts_measurement_once UNIQUE (rollout_id, number);

ALTER TABLE ONLY public.rollouts_measurement
    ADD CONSTRAINT rollouts_measurement_pkey PRIMARY KEY (id);

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

CREATE INDEX rollouts_measurement_rollout_id_ee3e5658 ON public.rollouts_measurement USING btree (rollout_id);

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

CREATE TRIGGER rollouts_measurement_append_only BEFORE DELETE OR UPDATE ON public.rollouts_measurement FOR EACH ROW EXECUTE FUNCTION public.rollouts_guard_append_only();

ALTER TABLE public.rollouts_measurement ENABLE ALWAYS TRIGGER rollouts_measurement_append_only;

CREATE TRIGGER rollouts_measurement_not_emptied BEFORE TRUNCATE ON public.rollouts_measurement FOR EACH STATEMENT EXECUTE FUNCTION public.rollouts_guard_append_only();

ALTER TABLE public.rollouts_measurement ENABLE ALWAYS TRIGGER rollouts_measurement_not_emptied;

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

ALTER TABLE ONLY public.rollouts_measurement
    ADD CONSTRAINT rollouts_measurement_rollout_id_ee3e5658_fk_rollouts_rollout_id FOREIGN KEY (rollout_id) REFERENCES public.rollouts_rollout(id) DEFERRABLE INITIALLY DEFERRED;

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

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rollouts_measurement TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.rollouts_measurement_id_seq TO portal_app;

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

