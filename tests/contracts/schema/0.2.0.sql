SET check_function_bodies = false;
CREATE FUNCTION public.approvals_check_eligible_reviewer() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM approvals_changerequest r WHERE r.reviewer_snapshot_id = NEW.snapshot_id) THEN
        RAISE EXCEPTION 'nobody joins the eligible reviewers of a request' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_eligiblereviewer_before_requests';
    END IF;
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_eligible_reviewer() OWNER TO portal_owner;

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
    IF (NEW.id, NEW.tenant_id, NEW.number, NEW.kind, NEW.target, NEW.value, NEW.requester_id, NEW.created_at)
        IS DISTINCT FROM
       (OLD.id, OLD.tenant_id, OLD.number, OLD.kind, OLD.target, OLD.value, OLD.requester_id, OLD.created_at)
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

CREATE FUNCTION public.approvals_check_snapshot() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'who could vote when a request was opened cannot be changed' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_snapshot_fixed';
    END IF;
    IF NOT EXISTS (
        SELECT FROM approvals_reviewersnapshot s WHERE s.id = NEW.reviewer_snapshot_id AND s.tenant_id = NEW.tenant_id
    ) THEN
        RAISE EXCEPTION 'people of the same tenant vote on a request' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_changerequest_snapshot_of_tenant';
    END IF;
    RETURN NEW;
END $$;

ALTER FUNCTION public.approvals_check_snapshot() OWNER TO portal_owner;

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
        SELECT FROM approvals_changerequest r JOIN approvals_eligiblereviewer e ON e.snapshot_id = r.reviewer_snapshot_id
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

CREATE FUNCTION public.notifications_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are history and cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END $$;

ALTER FUNCTION public.notifications_refuse_change() OWNER TO portal_owner;

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
    kind character varying(50) NOT NULL,
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
    reviewer_snapshot_id uuid NOT NULL,
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

CREATE TABLE public.approvals_eligiblereviewer (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    person_id uuid NOT NULL,
    snapshot_id uuid NOT NULL
);

ALTER TABLE public.approvals_eligiblereviewer OWNER TO portal_owner;

ALTER TABLE public.approvals_eligiblereviewer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approvals_eligiblereviewer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

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

CREATE TABLE public.approvals_reviewersnapshot (
    id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    tenant_id uuid NOT NULL
);

ALTER TABLE public.approvals_reviewersnapshot OWNER TO portal_owner;

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

CREATE TABLE public.notifications_attempt (
    id bigint NOT NULL,
    number smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    milliseconds integer NOT NULL,
    status smallint,
    error character varying(60) NOT NULL,
    excerpt character varying(500) NOT NULL,
    delivery_id uuid NOT NULL,
    CONSTRAINT notifications_attempt_milliseconds_check CHECK ((milliseconds >= 0)),
    CONSTRAINT notifications_attempt_number_check CHECK ((number >= 0)),
    CONSTRAINT notifications_attempt_status_check CHECK ((status >= 0))
);

ALTER TABLE public.notifications_attempt OWNER TO portal_owner;

ALTER TABLE public.notifications_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_delivery (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    action character varying(100) NOT NULL,
    body text NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    is_replay boolean NOT NULL,
    due_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    webhook_id uuid NOT NULL,
    CONSTRAINT notifications_delivery_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT notifications_delivery_finished_at_with_state CHECK ((((finished_at IS NULL) AND ((state)::text = 'waiting'::text)) OR ((NOT ((state)::text = 'waiting'::text)) AND (finished_at IS NOT NULL)))),
    CONSTRAINT notifications_delivery_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'delivered'::character varying, 'failed'::character varying])::text[])))
);

ALTER TABLE public.notifications_delivery OWNER TO portal_owner;

CREATE TABLE public.notifications_notice (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    action character varying(100) NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(100) NOT NULL,
    sentence character varying(500) NOT NULL,
    path character varying(300) NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    is_shown boolean NOT NULL,
    read_at timestamp with time zone,
    mail character varying(10) NOT NULL,
    mail_due_at timestamp with time zone,
    mail_failures smallint NOT NULL,
    mailed_at timestamp with time zone,
    person_id uuid NOT NULL,
    tenant_id uuid,
    CONSTRAINT notifications_notice_kind_known CHECK (((kind)::text = ANY ((ARRAY['reviews'::character varying, 'requests'::character varying, 'rollouts'::character varying, 'access'::character varying, 'security'::character varying, 'tenant'::character varying])::text[]))),
    CONSTRAINT notifications_notice_mail_failures_check CHECK ((mail_failures >= 0)),
    CONSTRAINT notifications_notice_mail_known CHECK (((mail)::text = ANY ((ARRAY['never'::character varying, 'at_once'::character varying, 'daily'::character varying])::text[]))),
    CONSTRAINT notifications_notice_mailed_once CHECK (((mail_due_at IS NULL) OR (mailed_at IS NULL)))
);

ALTER TABLE public.notifications_notice OWNER TO portal_owner;

CREATE TABLE public.notifications_preference (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    is_shown boolean NOT NULL,
    mail character varying(10) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT notifications_preference_kind_known CHECK (((kind)::text = ANY ((ARRAY['reviews'::character varying, 'requests'::character varying, 'rollouts'::character varying, 'access'::character varying, 'security'::character varying, 'tenant'::character varying])::text[]))),
    CONSTRAINT notifications_preference_mail_known CHECK (((mail)::text = ANY ((ARRAY['never'::character varying, 'at_once'::character varying, 'daily'::character varying])::text[])))
);

ALTER TABLE public.notifications_preference OWNER TO portal_owner;

ALTER TABLE public.notifications_preference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_preference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_webhook (
    id uuid NOT NULL,
    name character varying(100) NOT NULL,
    format character varying(10) NOT NULL,
    encrypted_url text NOT NULL,
    place character varying(300) NOT NULL,
    actions character varying(100)[] NOT NULL,
    encrypted_secret text NOT NULL,
    encrypted_old_secret text NOT NULL,
    old_secret_until timestamp with time zone,
    state character varying(10) NOT NULL,
    disabled_reason character varying(200) NOT NULL,
    disabled_at timestamp with time zone,
    busy_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    tenant_id uuid NOT NULL,
    CONSTRAINT notifications_webhook_disabled_at_with_state CHECK ((((disabled_at IS NOT NULL) AND ((state)::text = 'disabled'::text)) OR ((disabled_at IS NULL) AND ((disabled_reason)::text = ''::text) AND ((state)::text = 'active'::text)))),
    CONSTRAINT notifications_webhook_format_known CHECK (((format)::text = ANY ((ARRAY['standard'::character varying, 'slack'::character varying, 'teams'::character varying])::text[]))),
    CONSTRAINT notifications_webhook_old_secret_ends CHECK ((((encrypted_old_secret = ''::text) AND (old_secret_until IS NULL)) OR ((NOT (encrypted_old_secret = ''::text)) AND (old_secret_until IS NOT NULL)))),
    CONSTRAINT notifications_webhook_state_known CHECK (((state)::text = ANY ((ARRAY['active'::character varying, 'disabled'::character varying])::text[])))
);

ALTER TABLE public.notifications_webhook OWNER TO portal_owner;

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
    version_id uuid NOT NULL,
    model_id uuid NOT NULL,
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
    previous_id uuid,
    version_id uuid,
    model_id uuid NOT NULL
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

CREATE TABLE public.registry_modeltag (
    id bigint NOT NULL,
    key character varying(250) NOT NULL,
    value text NOT NULL,
    tenant_id uuid NOT NULL,
    model_id uuid NOT NULL
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
    granted_by_id uuid,
    permission_id integer NOT NULL,
    user_id uuid NOT NULL,
    content_object_id uuid NOT NULL
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
    tenant_id uuid NOT NULL,
    model_id uuid NOT NULL,
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
	('md5$o0YHAzNloDgst5gIkNcPOT$d44ac80490ae59b340caf2849401c027', NULL, false, 'acme-marked', 'ACME-SECRET-person', '', '', false, true, '2026-11-27 22:20:51.611869+00', '01a21f18-d81b-7700-97f3-a3449b37ca97', 'person', false, NULL),
	('md5$xRrHerCIHYBBXRqPi96uy7$f5132b4cdc560e62b001961e80fcbf01', NULL, false, 'acme-author', '', '', '', false, true, '2026-11-27 22:20:51.93094+00', '01a21f18-d95a-714b-98cd-9970d3029d33', 'person', false, NULL),
	('md5$vELyPmwA115Q1jNuJxUFc0$af1edbf817922467750d7a00db406110', NULL, false, 'acme-approver', '', '', '', false, true, '2026-11-27 22:20:52.245226+00', '01a21f18-da95-735c-b7e4-da1fd5a3369a', 'person', false, NULL),
	('md5$1BlUAcczqoHSiaOxjWeGPC$5cdb5b54bec53f2acc05ebcf687aaa08', NULL, false, 'acme-second', '', '', '', false, true, '2026-11-27 22:20:52.257625+00', '01a21f18-daa1-7513-8810-edf542c2e42f', 'person', false, NULL),
	('md5$6LBW4xw5GRQH8yYB8v0O2X$9f0eae3b91e6625002dadb9c695b19a0', NULL, false, 'acme-third', '', '', '', false, true, '2026-11-27 22:20:52.270042+00', '01a21f18-daae-74ba-a1bd-a88c9e826bed', 'person', false, NULL),
	('md5$VeFrVY2qjY12HwGXVrcH8h$cd751b7e02cdc63257601294fde39a87', NULL, false, 'acme-colleague', '', '', '', false, true, '2026-11-27 22:20:52.279906+00', '01a21f18-dab7-7af4-a6a4-84f1f016badc', 'person', false, NULL);

INSERT INTO public.approvals_changerequest VALUES
	('01a21f18-db25-7f13-b61e-b6014a7c422a', 1, 'promotion', 'Promote fraud version 1 to champion', 'alias:01a21f18-d9b2-7383-a87f-58ba5d586612:champion', 'version:01a21f18-da7b-74d8-993c-516c96ab6343', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-da7b-74d8-993c-516c96ab6343","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21f18-d9b2-7383-a87f-58ba5d586612","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:bc68c4b7c79a8ce0beb8cf637ac71f89dd4dcd96d86765d1d305f1c98046486b', 'applied', 2, 'ACME-SECRET-request-reason', '', '01a21f18-dd17-7a0e-b301-d2b68a874dd6', '2026-11-27 22:20:52.389242+00', '2026-11-27 22:20:52.993708+00', '2026-11-27 22:20:52.899763+00', '2026-12-27 22:20:52.3881+00', DEFAULT, '01a21f18-dab7-7af4-a6a4-84f1f016badc', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-db1a-7d4e-8e7f-86893a073441'),
	('01a21f18-de90-7b53-b221-ae0725b91aeb', 2, 'promotion', 'Promote fraud version 2 to champion', 'alias:01a21f18-d9b2-7383-a87f-58ba5d586612:champion', 'version:01a21f18-de29-7c64-a668-bc4f5ae4f43e', 1, '{"action":"promotion","baseline":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-da7b-74d8-993c-516c96ab6343","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb","size":7},{"path":"metrics.json","sha256":"bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da","size":42},{"path":"params.json","sha256":"2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a","size":65}],"id":"01a21f18-de29-7c64-a668-bc4f5ae4f43e","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0","metrics":{"ACME-SECRET-metric":2,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":2},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/2","version":2},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21f18-d9b2-7383-a87f-58ba5d586612","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:24f9d54df792ea42db0966eb94320e509ffb9e1ff8e2f0072fda0801771c71c9', 'executing', 2, 'ACME-SECRET-request-reason', '', '01a21f18-e019-7c4d-bdc7-5a6542481eeb', '2026-11-27 22:20:53.264899+00', '2026-11-27 22:20:53.666623+00', '2026-11-27 22:20:53.666623+00', '2026-12-27 22:20:53.264714+00', DEFAULT, '01a21f18-dab7-7af4-a6a4-84f1f016badc', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-db1a-7d4e-8e7f-86893a073441'),
	('01a21f18-e164-710e-8f59-7e0014807877', 3, 'promotion', 'Promote ranking version 1 to champion', 'alias:01a21f18-d9db-7f22-9751-a965fed1c5a9:champion', 'version:01a21f18-e0f5-7088-bd0d-018cd3680b39', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3","size":9},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-e0f5-7088-bd0d-018cd3680b39","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/ranking/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"ranking","model_id":"01a21f18-d9db-7f22-9751-a965fed1c5a9","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:3227b630293d252a723cd6dc1e4b0b7170d3d404a0066814101eb8e390a7dce1', 'executing', 2, 'ACME-SECRET-request-reason', '', '01a21f18-e298-750e-8373-7525ea8fe969', '2026-11-27 22:20:53.988581+00', '2026-11-27 22:20:54.302198+00', '2026-11-27 22:20:54.302198+00', '2026-12-27 22:20:53.988377+00', DEFAULT, '01a21f18-dab7-7af4-a6a4-84f1f016badc', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-db1a-7d4e-8e7f-86893a073441'),
	('01a21f18-e3fd-7977-a803-8ee15c9e41fb', 4, 'promotion', 'Promote churn version 1 to champion', 'alias:01a21f18-d9c7-7e67-a63b-40597e3c85cd:champion', 'version:01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21f18-d9c7-7e67-a63b-40597e3c85cd","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:ca6131021f92af187869d3f004d13ac928decbb1e88db99806227e5402c49634', 'rejected', 2, 'ACME-SECRET-request-reason', '', NULL, '2026-11-27 22:20:54.653215+00', '2026-11-27 22:20:54.787807+00', '2026-11-27 22:20:54.787807+00', '2026-12-27 22:20:54.653036+00', DEFAULT, '01a21f18-dab7-7af4-a6a4-84f1f016badc', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-db1a-7d4e-8e7f-86893a073441'),
	('01a21f18-e4af-7cb0-afec-4ffef70a46e5', 5, 'promotion', 'Promote churn version 1 to champion', 'alias:01a21f18-d9c7-7e67-a63b-40597e3c85cd:champion', 'version:01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21f18-d9c7-7e67-a63b-40597e3c85cd","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:ca6131021f92af187869d3f004d13ac928decbb1e88db99806227e5402c49634', 'in_review', 2, 'ACME-SECRET-request-reason', '', NULL, '2026-11-27 22:20:54.83146+00', '2026-11-27 22:20:54.831464+00', NULL, '2026-12-27 22:20:54.831308+00', DEFAULT, '01a21f18-dab7-7af4-a6a4-84f1f016badc', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-db1a-7d4e-8e7f-86893a073441');

INSERT INTO public.approvals_comment VALUES
	(1, 'ACME-SECRET-comment', '2026-11-27 22:20:54.875994+00', '01a21f18-d81b-7700-97f3-a3449b37ca97', '01a21f18-e4af-7cb0-afec-4ffef70a46e5');

INSERT INTO public.approvals_eligiblereviewer VALUES
	(1, '2026-11-27 22:20:52.383829+00', '01a21f18-da95-735c-b7e4-da1fd5a3369a', '01a21f18-db1a-7d4e-8e7f-86893a073441'),
	(2, '2026-11-27 22:20:52.383829+00', '01a21f18-daae-74ba-a1bd-a88c9e826bed', '01a21f18-db1a-7d4e-8e7f-86893a073441'),
	(3, '2026-11-27 22:20:52.383829+00', '01a21f18-daa1-7513-8810-edf542c2e42f', '01a21f18-db1a-7d4e-8e7f-86893a073441'),
	(4, '2026-11-27 22:20:52.383829+00', '01a21f18-d81b-7700-97f3-a3449b37ca97', '01a21f18-db1a-7d4e-8e7f-86893a073441');

INSERT INTO public.approvals_exclusion VALUES
	(1, 'You registered this version.', '2026-11-27 22:20:52.423743+00', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(4, 'You registered this version.', '2026-11-27 22:20:53.289154+00', '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(7, 'You registered this version.', '2026-11-27 22:20:54.013826+00', '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(10, 'You registered this version.', '2026-11-27 22:20:54.680733+00', '01a21f18-e3fd-7977-a803-8ee15c9e41fb', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(12, 'You registered this version.', '2026-11-27 22:20:54.85589+00', '01a21f18-e4af-7cb0-afec-4ffef70a46e5', '01a21f18-d95a-714b-98cd-9970d3029d33');

INSERT INTO public.approvals_permit VALUES
	('01a21f18-dcfb-71db-acb5-9b9ca8359d10', 'sha256:bc68c4b7c79a8ce0beb8cf637ac71f89dd4dcd96d86765d1d305f1c98046486b', 'alias:01a21f18-d9b2-7383-a87f-58ba5d586612:champion', 'version:01a21f18-da7b-74d8-993c-516c96ab6343', '2026-11-27 22:20:52.860472+00', '2026-12-05 22:20:52.858931+00', '2026-11-27 22:20:52.964152+00', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	('01a21f18-dfef-76c9-82d9-3a16ca7c10bc', 'sha256:24f9d54df792ea42db0966eb94320e509ffb9e1ff8e2f0072fda0801771c71c9', 'alias:01a21f18-d9b2-7383-a87f-58ba5d586612:champion', 'version:01a21f18-de29-7c64-a668-bc4f5ae4f43e', '2026-11-27 22:20:53.61614+00', '2026-12-05 22:20:53.615165+00', NULL, '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	('01a21f18-e27f-7aa3-9682-521713e9e641', 'sha256:3227b630293d252a723cd6dc1e4b0b7170d3d404a0066814101eb8e390a7dce1', 'alias:01a21f18-d9db-7f22-9751-a965fed1c5a9:champion', 'version:01a21f18-e0f5-7088-bd0d-018cd3680b39', '2026-11-27 22:20:54.272144+00', '2026-12-05 22:20:54.271317+00', NULL, '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-d7f2-76c4-8919-1dd466c779c0');

INSERT INTO public.approvals_reviewersnapshot VALUES
	('01a21f18-db1a-7d4e-8e7f-86893a073441', '2026-11-27 22:20:52.379553+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0');

INSERT INTO public.approvals_revision VALUES
	(1, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-da7b-74d8-993c-516c96ab6343","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21f18-d9b2-7383-a87f-58ba5d586612","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:bc68c4b7c79a8ce0beb8cf637ac71f89dd4dcd96d86765d1d305f1c98046486b', '2026-11-27 22:20:52.391038+00', '01a21f18-db25-7f13-b61e-b6014a7c422a'),
	(2, 1, '{"action":"promotion","baseline":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-da7b-74d8-993c-516c96ab6343","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb","size":7},{"path":"metrics.json","sha256":"bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da","size":42},{"path":"params.json","sha256":"2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a","size":65}],"id":"01a21f18-de29-7c64-a668-bc4f5ae4f43e","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0","metrics":{"ACME-SECRET-metric":2,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":2},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/2","version":2},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21f18-d9b2-7383-a87f-58ba5d586612","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:24f9d54df792ea42db0966eb94320e509ffb9e1ff8e2f0072fda0801771c71c9', '2026-11-27 22:20:53.265735+00', '01a21f18-de90-7b53-b221-ae0725b91aeb'),
	(3, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3","size":9},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-e0f5-7088-bd0d-018cd3680b39","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/ranking/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"ranking","model_id":"01a21f18-d9db-7f22-9751-a965fed1c5a9","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:3227b630293d252a723cd6dc1e4b0b7170d3d404a0066814101eb8e390a7dce1', '2026-11-27 22:20:53.989408+00', '01a21f18-e164-710e-8f59-7e0014807877'),
	(4, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21f18-d9c7-7e67-a63b-40597e3c85cd","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:ca6131021f92af187869d3f004d13ac928decbb1e88db99806227e5402c49634', '2026-11-27 22:20:54.654015+00', '01a21f18-e3fd-7977-a803-8ee15c9e41fb'),
	(5, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f18-d95a-714b-98cd-9970d3029d33","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7","made_by":["01a21f18-d95a-714b-98cd-9970d3029d33"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21f18-d9c7-7e67-a63b-40597e3c85cd","tier":""},"tenant":{"id":"01a21f18-d7f2-76c4-8919-1dd466c779c0","slug":"acme"}}', 'sha256:ca6131021f92af187869d3f004d13ac928decbb1e88db99806227e5402c49634', '2026-11-27 22:20:54.832265+00', '01a21f18-e4af-7cb0-afec-4ffef70a46e5');

INSERT INTO public.approvals_vote VALUES
	(1, 1, 'sha256:bc68c4b7c79a8ce0beb8cf637ac71f89dd4dcd96d86765d1d305f1c98046486b', 'approve', '', '2026-11-27 22:20:52.701815+00', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	(2, 1, 'sha256:bc68c4b7c79a8ce0beb8cf637ac71f89dd4dcd96d86765d1d305f1c98046486b', 'approve', '', '2026-11-27 22:20:52.815973+00', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	(3, 1, 'sha256:24f9d54df792ea42db0966eb94320e509ffb9e1ff8e2f0072fda0801771c71c9', 'approve', '', '2026-11-27 22:20:53.426268+00', '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	(4, 1, 'sha256:24f9d54df792ea42db0966eb94320e509ffb9e1ff8e2f0072fda0801771c71c9', 'approve', '', '2026-11-27 22:20:53.565677+00', '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	(5, 1, 'sha256:3227b630293d252a723cd6dc1e4b0b7170d3d404a0066814101eb8e390a7dce1', 'approve', '', '2026-11-27 22:20:54.129969+00', '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	(6, 1, 'sha256:3227b630293d252a723cd6dc1e4b0b7170d3d404a0066814101eb8e390a7dce1', 'approve', '', '2026-11-27 22:20:54.244948+00', '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	(7, 1, 'sha256:ca6131021f92af187869d3f004d13ac928decbb1e88db99806227e5402c49634', 'reject', 'ACME-SECRET-rejection', '2026-11-27 22:20:54.787554+00', '01a21f18-e3fd-7977-a803-8ee15c9e41fb', '01a21f18-daa1-7513-8810-edf542c2e42f');

INSERT INTO public.audit_entry VALUES
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a2274656e616e74732e74656e616e742e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2232663263626235652d313537312d343765662d393735642d346661626531323561306462222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643766322d373663342d383931392d316464343636633737396330222c2274797065223a2274656e616e74732e74656e616e74227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35312e3538383933395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35312e3539333838335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x1de4510f5e6562db4c731a248ac28f82195beaaff26fdc85f624f50853fb8182', '\xad69bd638ee18c4655d583f7f2a58753e0c33b04bbc9cafd4b2a870b1b534fbb', '2026-11-27 22:20:51.593883+00', 'tenants.tenant.created', 'tenants.tenant', '01a21f18-d7f2-76c4-8919-1dd466c779c0', 'system:test'),
	('01a21f18-d814-75a3-850b-0327963ff31b', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a2274656e616e74732e74656e616e742e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2233636132626566652d336637322d346430372d383862332d393130386130393765363166222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643831342d373561332d383530622d303332373936336666333162222c2274797065223a2274656e616e74732e74656e616e74227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35312e3630353237305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35312e3630353735335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7b9f1c68a7630e6c63eac7f6357c020141f45ef7fd7bb84fb694d88a1632ddd9', '\x82fcf51e2129de011a6dda553c4895e4078c54e763c5c8a70be2c3a9ff498511', '2026-11-27 22:20:51.605753+00', 'tenants.tenant.created', 'tenants.tenant', '01a21f18-d814-75a3-850b-0327963ff31b', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2230336463336437322d333138372d343331662d626338612d616631373562393764613334222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643831622d373730302d393766332d613334343962333763613937222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35312e3631393030375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35312e3632333138315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x79acdb24890232fdf39e07316a116d0d2ebaa1ca72b77c1779e0fc10a2c99748', '\x3864b490076ec969276ce3b0c021c6f1be96a955a225e8448751619cb6be4585', '2026-11-27 22:20:51.623181+00', 'accounts.user.created', 'accounts.user', '01a21f18-d81b-7700-97f3-a3449b37ca97', 'system:test'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 2, '\xad69bd638ee18c4655d583f7f2a58753e0c33b04bbc9cafd4b2a870b1b534fbb', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2230643338353461612d373232382d346261642d626630322d303332386332363139663764222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643831622d373730302d393766332d613334343962333763613937222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35312e3634363538375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35312e3634373030395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6265b78a1be63eac811821965687f3a65d5815c9bcd9511c581a623af2edf794', '\x4a2d5730b3b750d428f48c8ebc7273e0d62202a9ae4e0fa59f63c22153549f34', '2026-11-27 22:20:51.647009+00', 'tenants.role.assigned', 'accounts.user', '01a21f18-d81b-7700-97f3-a3449b37ca97', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 2, '\x3864b490076ec969276ce3b0c021c6f1be96a955a225e8448751619cb6be4585', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2237366463326539622d376165322d346664332d393764352d303937353662353965613935222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35312e3934303639375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35312e3934313138395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x52ab195de326eea228823c794b8636b8bba21db36e812ca85f5be317d518cad7', '\x161113a92a35cfad4925c20aab4aab01e280debe3be030ea094f425ab6b63c46', '2026-11-27 22:20:51.941189+00', 'accounts.user.created', 'accounts.user', '01a21f18-d95a-714b-98cd-9970d3029d33', 'system:test'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 3, '\x4a2d5730b3b750d428f48c8ebc7273e0d62202a9ae4e0fa59f63c22153549f34', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a22636f6e7472696275746f72227d2c226576656e745f6964223a2233353230663738352d633134352d343130652d613461302d653565656631343930316635222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35312e3934313630305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35312e3934313936365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x24edc5ac978792eccb18b84a5a6307e9e692227634bce350460d412bbbe19a72', '\xbc6f8188128623e7cfa0fc95c2dd7a9b790aee300bceaeb2e2b919a9907ca508', '2026-11-27 22:20:51.941966+00', 'tenants.role.assigned', 'accounts.user', '01a21f18-d95a-714b-98cd-9970d3029d33', 'system:test'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 4, '\xbc6f8188128623e7cfa0fc95c2dd7a9b790aee300bceaeb2e2b919a9907ca508', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a31377d2c226576656e745f6964223a2265656235663638662d633338332d343462382d613031312d393664663839396533333631222c226f626a656374223a7b22646967657374223a227368613235363a34626431363030616565333532616236623963643564646165623365636164366562663533646362396335353961396663656234353563396464643233626664222c226964223a2231222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3030353630345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3030363030305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x44e554cc4db6f7c429325cabe8ae8795d228ba2567ca08e9f691666d834eb08c', '\x4fc1c28101ce0068bc81e429f98971757b0b5d41341f28a3bdc9a1719bc7fefc', '2026-11-27 22:20:52.006+00', 'registry.artifact.stored', 'registry.artifact', '1', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 5, '\x4fc1c28101ce0068bc81e429f98971757b0b5d41341f28a3bdc9a1719bc7fefc', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2265633838343161342d616139632d343434302d383731642d303638313434373238653166222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643962322d373338332d613837662d353862613564353836363132222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3032313735315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3032373733315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xe692927e2bb3535f80aa9ba97bc21a7cd1a3984a63cd17a53d3fd2a6b09836e3', '\x0f486c2326d092a145e68fb743cc8d5d6e3abd12ec48287df4eeb6a4844e4366', '2026-11-27 22:20:52.027731+00', 'registry.model.created', 'registry.model', '01a21f18-d9b2-7383-a87f-58ba5d586612', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 6, '\x0f486c2326d092a145e68fb743cc8d5d6e3abd12ec48287df4eeb6a4844e4366', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2237626362376236382d343362352d343562662d626563322d366437323562393362633034222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643963372d376536372d613633622d343035393765336338356364222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3034343431345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3034343934365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xcf209663690c8372d69d3fcea686644f3c440e8cda6d366eecab4a0c54077543', '\xaa915eb591d60e3c2f20e03e41e161eb995622381bdf015752554cd9b0a058c8', '2026-11-27 22:20:52.044946+00', 'registry.model.created', 'registry.model', '01a21f18-d9c7-7e67-a63b-40597e3c85cd', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 7, '\xaa915eb591d60e3c2f20e03e41e161eb995622381bdf015752554cd9b0a058c8', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2237656562626437632d313331302d343166662d626235382d663038343261623033623830222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d643964622d376632322d393735312d613936356665643163356139222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3036313533385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3036313836355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd01366e933f4f0bb0faaa3eb42449e9d41abc70df1853bb9a71ca69d6298dbbe', '\x4e6d0565eb9f7050b91345fbacc426eef060eed2930c498c1a35e509c8a89e40', '2026-11-27 22:20:52.061865+00', 'registry.model.created', 'registry.model', '01a21f18-d9db-7f22-9751-a965fed1c5a9', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 8, '\x4e6d0565eb9f7050b91345fbacc426eef060eed2930c498c1a35e509c8a89e40', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2235636166633432342d373632302d346665312d626231622d353339313131613231656633222c226f626a656374223a7b22646967657374223a227368613235363a36303432313862316535303836613965303239376162326235303238626161613366383064616139386635646539646663313738313637366331303863343730222c226964223a2232222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3130303238325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3130303633305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2ae2bed2b607adc98f963c68a19054ba76a40bd7889d0ecdbe6fb1db9977dc40', '\x853b3ade9937d4002ae22d6495b0745d5237bedd73ed3d20dd4c6748fc8a5ef7', '2026-11-27 22:20:52.10063+00', 'registry.artifact.stored', 'registry.artifact', '2', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 9, '\x853b3ade9937d4002ae22d6495b0745d5237bedd73ed3d20dd4c6748fc8a5ef7', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2232346534346231632d343037652d346566342d616665322d323434316462396537626464222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a2233222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3135353332395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3135373436315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x5f8b85853a645ca46b24c8be6b090485c50460911826ea96023df7ad51265646', '\x1a1fa992519b834dec4b8681fd84982f440641a4ed0a919a8bb1d907788f6221', '2026-11-27 22:20:52.157461+00', 'registry.artifact.stored', 'registry.artifact', '3', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 10, '\x1a1fa992519b834dec4b8681fd84982f440641a4ed0a919a8bb1d907788f6221', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2230626466313264392d646266332d346534342d396537362d643538343564643130643837222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a2234222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3230313137395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3230313534375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6b1e05b19a6832415faeb8a927966980d0a8452a903bff5da581cea4e629e2a6', '\x5e5a30eb4b743f00d3667fbe0d20c5e5e6a19ad8f939b2586db67ab9d15cd8f9', '2026-11-27 22:20:52.201547+00', 'registry.artifact.stored', 'registry.artifact', '4', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 11, '\x5e5a30eb4b743f00d3667fbe0d20c5e5e6a19ad8f939b2586db67ab9d15cd8f9', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131347d2c226576656e745f6964223a2266323931343136612d633438392d343064392d386566642d376464336562623264383962222c226f626a656374223a7b22646967657374223a227368613235363a65633838313630623161346235663831313061366438663066313339643565623431306138303939663033343933623461306466366131333963303933623238222c226964223a2230316132316631382d646137622d373464382d393933632d353136633936616236333433222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3234303031365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3234303339375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x0b112195766a9351e1e4bb8f0313cffd17d98565eb265edc8ef0465da22a9771', '\x03f19986a38dda08313edec01572c1e60641aba48ed8d1563505e7303278c1a5', '2026-11-27 22:20:52.240397+00', 'registry.version.registered', 'registry.version', '01a21f18-da7b-74d8-993c-516c96ab6343', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('00000000-0000-0000-0000-000000000000', 1, 3, '\x161113a92a35cfad4925c20aab4aab01e280debe3be030ea094f425ab6b63c46', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2261393536303261362d636235342d343433632d386536612d663763386135346165643162222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d646139352d373335632d623765342d646131666435613333363961222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3235313830315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3235323137375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x66f23bf3c4bfd8c81e1adb84d0c69e0b9f21a846bc0c84c375dcb44d88aad171', '\xdab95cb7fe944e5ab90b7676d12538818e08f49cfd394355ab1590018e3cd9b9', '2026-11-27 22:20:52.252177+00', 'accounts.user.created', 'accounts.user', '01a21f18-da95-735c-b7e4-da1fd5a3369a', 'system:test'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 12, '\x03f19986a38dda08313edec01572c1e60641aba48ed8d1563505e7303278c1a5', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2265313437313361662d303136642d346436332d396231352d666138306232613164396235222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d646139352d373335632d623765342d646131666435613333363961222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3235323530345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3235353731305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x07eb541037ab26f54af0eaac66d09b91d76d43f9bf3789e0f09ce826e17eb8fb', '\x4b0593401abce514279f6287e4713f51c63685ced6db419c33973c5b566c2a99', '2026-11-27 22:20:52.25571+00', 'tenants.role.assigned', 'accounts.user', '01a21f18-da95-735c-b7e4-da1fd5a3369a', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 4, '\xdab95cb7fe944e5ab90b7676d12538818e08f49cfd394355ab1590018e3cd9b9', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2231373934623436382d656332622d346261632d616661322d353834393637373464393238222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3235383538395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3235383836325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xfb271e19fc2b2f777e8f188b4fbdca405a685e2b007ac6cbb20c9124aa7ce508', '\x46e0104750e4b6fe2609bbe8881945d8828bb2f1307027c3451c6e5c6f02a595', '2026-11-27 22:20:52.258862+00', 'accounts.user.created', 'accounts.user', '01a21f18-daa1-7513-8810-edf542c2e42f', 'system:test'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 13, '\x4b0593401abce514279f6287e4713f51c63685ced6db419c33973c5b566c2a99', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2236323138363562302d636663312d343135632d623239632d643864333431383230366239222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3236333736345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3236373937395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x21c1169aefbbaaed44cfb6295c57dc26bb446112b325c3df5910a57abe65cba0', '\x0d3f111808deea392ebc56ac2954effd68d12f0353b81d84938845f847152dcb', '2026-11-27 22:20:52.267979+00', 'tenants.role.assigned', 'accounts.user', '01a21f18-daa1-7513-8810-edf542c2e42f', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 5, '\x46e0104750e4b6fe2609bbe8881945d8828bb2f1307027c3451c6e5c6f02a595', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2239643261383331662d353831372d343264332d623264662d666337383632646366346531222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d646161652d373462612d613162642d613838633965383236626564222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3237313033305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3237313331385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x1e01daa9699b4c98a7afb9fd9955f81fd1ac5783fdf776a8c36d848fa3bf9974', '\x653cd9b4aaaf426045bb1e2d6c81031141cce4e415e3887896e63befc0988730', '2026-11-27 22:20:52.271318+00', 'accounts.user.created', 'accounts.user', '01a21f18-daae-74ba-a1bd-a88c9e826bed', 'system:test'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 14, '\x0d3f111808deea392ebc56ac2954effd68d12f0353b81d84938845f847152dcb', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2235303031393130322d616566342d343737372d386635382d663365363836393061366235222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d646161652d373462612d613162642d613838633965383236626564222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3237313730375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3237313933375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7801bb13567e84e2df710eb64e4cc8602ab1fcd3a2afc0a68aa8b60c4e4a762b', '\xf434ecd7c97fa6b419e73f8caf276b6f5e782067882588c5d2d3ab2d24c3c4ee', '2026-11-27 22:20:52.271937+00', 'tenants.role.assigned', 'accounts.user', '01a21f18-daae-74ba-a1bd-a88c9e826bed', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 6, '\x653cd9b4aaaf426045bb1e2d6c81031141cce4e415e3887896e63befc0988730', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2231363038393538372d356539372d343162332d386264662d653263613834663137633630222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d646162372d376166342d613661342d383466316630313662616463222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3238353931305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3238363332395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x05e89a2f9a5fd854441bc36b61e3a2d109aa81519baad1351522739979923fb8', '\x0da0ee4c460f0f4e02c157f566cb65ed40cc38a7c8ed1c690e5d1eff1a6e86bf', '2026-11-27 22:20:52.286329+00', 'accounts.user.created', 'accounts.user', '01a21f18-dab7-7af4-a6a4-84f1f016badc', 'system:test'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 15, '\xf434ecd7c97fa6b419e73f8caf276b6f5e782067882588c5d2d3ab2d24c3c4ee', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a22636f6e7472696275746f72227d2c226576656e745f6964223a2233646466333236392d646237372d346232302d616130302d613634326138303265343732222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d646162372d376166342d613661342d383466316630313662616463222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3238363637375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3238373230345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xbf6d1e5203c5689abd34b06ea9120982f54e22151aa1ebe4e216e473089f2939', '\x51492c76dc1fb62ef99712a6bc435bad295ac6dbfe91981b36b3f70d20b268d2', '2026-11-27 22:20:52.287204+00', 'tenants.role.assigned', 'accounts.user', '01a21f18-dab7-7af4-a6a4-84f1f016badc', 'system:test'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 16, '\x51492c76dc1fb62ef99712a6bc435bad295ac6dbfe91981b36b3f70d20b268d2', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316631382d646162372d376166342d613661342d383466316630313662616463222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a312c22746172676574223a22616c6961733a30316132316631382d643962322d373338332d613837662d3538626135643538363631323a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316631382d646137622d373464382d393933632d353136633936616236333433227d2c226576656e745f6964223a2234653364613338352d666265312d343562652d393031382d353236656238393437306537222c226f626a656374223a7b22646967657374223a227368613235363a62633638633462376337396138636530626562386366363337616337316638396464346463643936643836373635643164333035663163393830343634383662222c226964223a2230316132316631382d646232352d376631332d623631652d623630313461376334323261222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3539363630345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3539373035345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2c0b102f4d6ae2c620ac3b390471815ffa1cf86259b5ad809165a7d0727e49a7', '\x45271c2a77cf1e843096f632c77962112ca19c5a4a14d78daa9c5a149007a4d9', '2026-11-27 22:20:52.597054+00', 'approvals.request.opened', 'approvals.request', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 17, '\x45271c2a77cf1e843096f632c77962112ca19c5a4a14d78daa9c5a149007a4d9', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316631382d646139352d373335632d623765342d646131666435613333363961222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2231227d2c226576656e745f6964223a2231363763336436312d356138642d343932332d613632382d343566393839623066663232222c226f626a656374223a7b22646967657374223a227368613235363a62633638633462376337396138636530626562386366363337616337316638396464346463643936643836373635643164333035663163393830343634383662222c226964223a2230316132316631382d646232352d376631332d623631652d623630313461376334323261222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3732303032395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3732333735395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7a965413614f8c130ffff7b6459b3c54df6332dd376f42df512ecd8bf97e6415', '\x631d4914e8d876c2222847117af14e12ab8ea0361ce0335072b8b1577a316b96', '2026-11-27 22:20:52.723759+00', 'approvals.vote.cast', 'approvals.request', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 18, '\x631d4914e8d876c2222847117af14e12ab8ea0361ce0335072b8b1577a316b96', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316631382d646232352d376631332d623631652d623630313461376334323261222c227065726d6974223a2230316132316631382d646366622d373164622d616362352d396239636138333539643130222c22726f757465223a2230316132316631382d646430392d376238622d623730322d656634383033316633373439227d2c226576656e745f6964223a2232343336326163662d643033642d346630632d383132642d303932623434383761636231222c226f626a656374223a7b22646967657374223a227368613235363a62633638633462376337396138636530626562386366363337616337316638396464346463643936643836373635643164333035663163393830343634383662222c226964223a2230316132316631382d646431372d376130652d623330312d643262363861383734646436222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3839323637375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3839333032305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2065d6b32e653880c690a2df77c277a24eaf557dd65de5c6cd5688b7e2e9529a', '\xb308373563bffe346882acb1904bc775e7952d66c366ce695469df98af07cac8', '2026-11-27 22:20:52.89302+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21f18-dd17-7a0e-b301-d2b68a874dd6', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 19, '\xb308373563bffe346882acb1904bc775e7952d66c366ce695469df98af07cac8', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2232227d2c226576656e745f6964223a2262616635333034662d393439662d343563392d623034302d613839666537323733623031222c226f626a656374223a7b22646967657374223a227368613235363a62633638633462376337396138636530626562386366363337616337316638396464346463643936643836373635643164333035663163393830343634383662222c226964223a2230316132316631382d646232352d376631332d623631652d623630313461376334323261222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3930343037375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3930343432315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xc98a8623bf4ac58035199f38c0260b9be103c369766834f48d6c6fa1d4ea70af', '\x3f5097a256cc018db11439b116ba462ae894147baec111d5f28aea9bd93f7a5d', '2026-11-27 22:20:52.904421+00', 'approvals.vote.cast', 'approvals.request', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 20, '\x3f5097a256cc018db11439b116ba462ae894147baec111d5f28aea9bd93f7a5d', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316631382d646431372d376130652d623330312d643262363861383734646436222c227065726d6974223a2230316132316631382d646366622d373164622d616362352d396239636138333539643130222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2261396163646462342d393161382d346133622d383930322d356137633535353234316237222c226f626a656374223a7b22646967657374223a227368613235363a62633638633462376337396138636530626562386366363337616337316638396464346463643936643836373635643164333035663163393830343634383662222c226964223a2230316132316631382d646232352d376631332d623631652d623630313461376334323261222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3930343735395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3930353032315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x5a37ecf4cdd31d33eb69aaad82fa1f580864d56a83b342d2838821e9d4292158', '\x7d6f615702cb22bd8f3419f50dbd7052231089066c9955603668d602712049ff', '2026-11-27 22:20:52.905021+00', 'approvals.request.approved', 'approvals.request', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 21, '\x7d6f615702cb22bd8f3419f50dbd7052231089066c9955603668d602712049ff', '\x7b22616374696f6e223a2272656769737472792e616c6961732e736574222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a2230316132316631382d646137622d373464382d393933632d353136633936616236333433222c226265666f7265223a22222c2264617461223a7b22616c696173223a226368616d70696f6e222c226e756d626572223a312c227065726d6974223a2230316132316631382d646366622d373164622d616362352d396239636138333539643130227d2c226576656e745f6964223a2231323561373763632d383936302d343839362d386232662d323139373330306563393033222c226f626a656374223a7b22646967657374223a227368613235363a65633838313630623161346235663831313061366438663066313339643565623431306138303939663033343933623461306466366131333963303933623238222c226964223a2230316132316631382d643962322d373338332d613837662d353862613564353836363132222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3938353237315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35322e3938353637345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3fc78683e0b372fa5b93745e2ae395f4ef68d56db2b51c04c6cce1c0930b2a5a', '\xf3928fe44ae340f73ac6cd21f2c6ef3099a52e25fa938fed760dd1ee990a660f', '2026-11-27 22:20:52.985674+00', 'registry.alias.set', 'registry.model', '01a21f18-d9b2-7383-a87f-58ba5d586612', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 22, '\xf3928fe44ae340f73ac6cd21f2c6ef3099a52e25fa938fed760dd1ee990a660f', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6170706c696564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a226170706c696564222c226265666f7265223a22657865637574696e67222c2264617461223a7b7d2c226576656e745f6964223a2263343333303433352d626232372d346238392d393265642d363461643136636434643239222c226f626a656374223a7b22646967657374223a227368613235363a62633638633462376337396138636530626562386366363337616337316638396464346463643936643836373635643164333035663163393830343634383662222c226964223a2230316132316631382d646232352d376631332d623631652d623630313461376334323261222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35322e3939393939345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a2274657374222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3030333736355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xef47214ea019711506d7bb57dce933dc01f9b6085e6f5daa36c929e58be66c8d', '\x45c9901ad9ea6baccc60ee0fb494c00555d4a41975342360eb9fc0e5a9b6e05b', '2026-11-27 22:20:53.003765+00', 'approvals.request.applied', 'approvals.request', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 23, '\x45c9901ad9ea6baccc60ee0fb494c00555d4a41975342360eb9fc0e5a9b6e05b', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2266323032323338322d343939302d343865662d613865362d346362376534653537613266222c226f626a656374223a7b22646967657374223a227368613235363a37323033366263316161643066373562306334616461616233396539663765343464376663333033333936383935313531393836623337646637663435326262222c226964223a2235222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3036383633355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3036383937325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb6a98c23a973fab711ff769ff15789048c5991da08bcc497ef991518a9973291', '\xc60ba30a58d1d22d023f1911ea15598891fffce47b508e7c8eceae60fee094fd', '2026-11-27 22:20:53.068972+00', 'registry.artifact.stored', 'registry.artifact', '5', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 24, '\xc60ba30a58d1d22d023f1911ea15598891fffce47b508e7c8eceae60fee094fd', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2266616233383064392d646436302d346164362d386533302d333164326561386133383164222c226f626a656374223a7b22646967657374223a227368613235363a62646538383733316639666163633633346563643134613033313535313764383031636332353035623964623261373738636132363065616630356635396461222c226964223a2236222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3130383836385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3130393230375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3b578b28926e180668699fc80278f10d010cd9ba2c3453c33c4aac81bcfa5ac8', '\xbf296467fa750f17de1fb0f51c3071055582aaca2a9a9689c4639444e6750e5e', '2026-11-27 22:20:53.109207+00', 'registry.artifact.stored', 'registry.artifact', '6', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 25, '\xbf296467fa750f17de1fb0f51c3071055582aaca2a9a9689c4639444e6750e5e', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2263353030333935322d393031642d343734612d623634362d313937666434343936336136222c226f626a656374223a7b22646967657374223a227368613235363a32643466616162316233383838303636653538663436336466333832336332303437613064616433383431353234616663663238393934363962386365633061222c226964223a2237222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3134383433375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3134383738305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xdbf14712b0164b3698a65713cff80afd8e615fa0008f6766091c2609e7d4fbf7', '\xbe08fa67a36aa89675c5199c991ea35204d1b7856a8b8583490b7301137d1df6', '2026-11-27 22:20:53.14878+00', 'registry.artifact.stored', 'registry.artifact', '7', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 26, '\xbe08fa67a36aa89675c5199c991ea35204d1b7856a8b8583490b7301137d1df6', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a322c2273697a65223a3131347d2c226576656e745f6964223a2265366635306462312d623262362d346235372d386538612d666535633535623363633534222c226f626a656374223a7b22646967657374223a227368613235363a31633733306662656562643430626566363261623432663631656562376364663363316334366431666431643863373733326534656564623562376337376530222c226964223a2230316132316631382d646532392d376336342d613636382d626334663561653466343365222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3137323936305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3137353333315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3e4ea40fad7c63de24f824367c2be40a0fe367da0e54355a13f5cff78c39dad2', '\x0179867922247ce9c01b1643b4185093a81a432f77c7df15c764cc86711c0fce', '2026-11-27 22:20:53.175331+00', 'registry.version.registered', 'registry.version', '01a21f18-de29-7c64-a668-bc4f5ae4f43e', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 27, '\x0179867922247ce9c01b1643b4185093a81a432f77c7df15c764cc86711c0fce', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316631382d646162372d376166342d613661342d383466316630313662616463222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a322c22746172676574223a22616c6961733a30316132316631382d643962322d373338332d613837662d3538626135643538363631323a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316631382d646532392d376336342d613636382d626334663561653466343365227d2c226576656e745f6964223a2232656565643233362d326134312d343566622d393762312d633138353036373134356361222c226f626a656374223a7b22646967657374223a227368613235363a32346639643534646637393265613432646230393636656239343332306535303966666239653166663865326630303732666461303830313737316337316339222c226964223a2230316132316631382d646539302d376235332d623232312d616530373235623931616562222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3330383538305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3331313734305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7dc10a2b5a5fe411811b6aed5dacd35a57a775b5e345bf822b06aff8c85650f8', '\x5070cab35e7125d175ee5a476e1e52d55d3b3e3dedeeeb5af34d9db076df903e', '2026-11-27 22:20:53.31174+00', 'approvals.request.opened', 'approvals.request', '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 28, '\x5070cab35e7125d175ee5a476e1e52d55d3b3e3dedeeeb5af34d9db076df903e', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316631382d646139352d373335632d623765342d646131666435613333363961222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2233227d2c226576656e745f6964223a2232383838306138662d376266322d346263342d616335352d653832636239373232643030222c226f626a656374223a7b22646967657374223a227368613235363a32346639643534646637393265613432646230393636656239343332306535303966666239653166663865326630303732666461303830313737316337316339222c226964223a2230316132316631382d646539302d376235332d623232312d616530373235623931616562222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3434383339395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3435313737345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xea3fcc6e3ab65bcf7e20f7b6f27c1168ef039b225fb0bed510fe3d4a8363c65a', '\xcd6367d438c155618ad4201841b7322c26d7db9544cd0032957a4b4867e14fce', '2026-11-27 22:20:53.451774+00', 'approvals.vote.cast', 'approvals.request', '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 29, '\xcd6367d438c155618ad4201841b7322c26d7db9544cd0032957a4b4867e14fce', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316631382d646539302d376235332d623232312d616530373235623931616562222c227065726d6974223a2230316132316631382d646665662d373663392d383264392d336131366361376331306263222c22726f757465223a2230316132316631382d646430392d376238622d623730322d656634383033316633373439227d2c226576656e745f6964223a2237353863616433352d636136362d343064372d396335322d663661303335323236646261222c226f626a656374223a7b22646967657374223a227368613235363a32346639643534646637393265613432646230393636656239343332306535303966666239653166663865326630303732666461303830313737316337316339222c226964223a2230316132316631382d653031392d376334642d626463372d356136353432343831656562222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3636323333325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3636343031325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x10514fdbdaaf2bbd85de09f9c003f91526cb5b3bec8104610b9f2caca5f15657', '\x7dfb191bbe1804aed5bfe706629898ffc8593513be34c51a5188eff5238458da', '2026-11-27 22:20:53.664012+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21f18-e019-7c4d-bdc7-5a6542481eeb', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 30, '\x7dfb191bbe1804aed5bfe706629898ffc8593513be34c51a5188eff5238458da', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2234227d2c226576656e745f6964223a2266326365633236332d393938612d343738332d626431642d663634323737353938363364222c226f626a656374223a7b22646967657374223a227368613235363a32346639643534646637393265613432646230393636656239343332306535303966666239653166663865326630303732666461303830313737316337316339222c226964223a2230316132316631382d646539302d376235332d623232312d616530373235623931616562222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3636383631315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3636393034365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7c50269969a38be4c404ac845030c43887b5f6d6bcefc2e8766ecaf11474495b', '\x8523f64d6a08bb621a1b0716730f09213bfdbaee701248ce39361c21775d0b61', '2026-11-27 22:20:53.669046+00', 'approvals.vote.cast', 'approvals.request', '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 31, '\x8523f64d6a08bb621a1b0716730f09213bfdbaee701248ce39361c21775d0b61', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316631382d653031392d376334642d626463372d356136353432343831656562222c227065726d6974223a2230316132316631382d646665662d373663392d383264392d336131366361376331306263222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2265636133323930382d353731612d343439352d386335652d373731373038303337626436222c226f626a656374223a7b22646967657374223a227368613235363a32346639643534646637393265613432646230393636656239343332306535303966666239653166663865326630303732666461303830313737316337316339222c226964223a2230316132316631382d646539302d376235332d623232312d616530373235623931616562222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3637303235345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3637323839315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7026d892e6317119208992df54a6d94980a587a8502a818e40b0e5a613a0838e', '\x51c4d39c231b825ee4abf0a8e7bd5c42539cade2dfe973fff069f149daab9e54', '2026-11-27 22:20:53.672891+00', 'approvals.request.approved', 'approvals.request', '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 32, '\x51c4d39c231b825ee4abf0a8e7bd5c42539cade2dfe973fff069f149daab9e54', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a397d2c226576656e745f6964223a2231393966613061392d663463362d343963662d396436612d353532653065323739623833222c226f626a656374223a7b22646967657374223a227368613235363a63663261653830336536663733346430366166383765363038333536633932343961313432303135613463656165656538376166623937376536356666326633222c226964223a2238222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3735393836375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3736303235335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x978a4e186f6488ee0736564c108dd49ca89a324ed3029691d64272503404062f', '\x56a6cc78f59bc184fe5a6dccab89511173ab8fa017451a0ddd4520287c06bc48', '2026-11-27 22:20:53.760253+00', 'registry.artifact.stored', 'registry.artifact', '8', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 33, '\x56a6cc78f59bc184fe5a6dccab89511173ab8fa017451a0ddd4520287c06bc48', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2236313931666539382d643064392d343032322d623434352d326336643938333733396536222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a2239222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3830393231345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3830393836385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd5151033a23ae0200b3e89732fb4e927e7fe8a2f3990814640b884d997dbbf15', '\xa5ed11be3a34a9cfc6b517fc36378521f9517bb417f05a9fcb8f59b0d81bed4e', '2026-11-27 22:20:53.809868+00', 'registry.artifact.stored', 'registry.artifact', '9', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 34, '\xa5ed11be3a34a9cfc6b517fc36378521f9517bb417f05a9fcb8f59b0d81bed4e', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2235386334633234612d666532392d343561662d616662642d653532663839376666373137222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a223130222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3836363936365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3836373334345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x53a21aade472768a4b402c7401d5b62369c6548d34d00176207d72ae44989817', '\x298be1e74ce79892956e7303a475839b0b670b9fb681a1758d58045d1d40a453', '2026-11-27 22:20:53.867344+00', 'registry.artifact.stored', 'registry.artifact', '10', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 35, '\x298be1e74ce79892956e7303a475839b0b670b9fb681a1758d58045d1d40a453', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131367d2c226576656e745f6964223a2265383332633763312d326537362d343731622d623164342d623830313361313337313066222c226f626a656374223a7b22646967657374223a227368613235363a38353331633163643235386330653561626234303130663537313834313664323265613062386661303134313935356262386430623236353139303934646233222c226964223a2230316132316631382d653066352d373038382d626430642d303138636433363830623339222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35332e3839393830315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35332e3930303233395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x4844c433c82695003d139c931f4aa57040f33ca3f18e06ce1cabc2c9616bb70f', '\xabaa4a852c4694b705482988a698eddedf268cee4c878843ecfc40d92bbe05d1', '2026-11-27 22:20:53.900239+00', 'registry.version.registered', 'registry.version', '01a21f18-e0f5-7088-bd0d-018cd3680b39', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 36, '\xabaa4a852c4694b705482988a698eddedf268cee4c878843ecfc40d92bbe05d1', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316631382d646162372d376166342d613661342d383466316630313662616463222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a332c22746172676574223a22616c6961733a30316132316631382d643964622d376632322d393735312d6139363566656431633561393a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316631382d653066352d373038382d626430642d303138636433363830623339227d2c226576656e745f6964223a2266633837303764612d356339612d343137352d393639342d636634653036616536326261222c226f626a656374223a7b22646967657374223a227368613235363a33323237623633303239336432353261373233636436646331653462306237313730643364343034613030363638313431303165623865333930613764636531222c226964223a2230316132316631382d653136342d373130652d386635392d376530303134383037383737222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3033333830335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3033343138305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xf6951a9f96c78f9be1868c2ecc7841f577f2a713f01951afd63fa54a6e950081', '\x3ce9d60502e6c168ec919770b1889b5c0d45633c02287c1ef0f558eeaa7bb7c5', '2026-11-27 22:20:54.03418+00', 'approvals.request.opened', 'approvals.request', '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 37, '\x3ce9d60502e6c168ec919770b1889b5c0d45633c02287c1ef0f558eeaa7bb7c5', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316631382d646139352d373335632d623765342d646131666435613333363961222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2235227d2c226576656e745f6964223a2265353065333132322d333738622d343830662d383635622d643239313262663537373933222c226f626a656374223a7b22646967657374223a227368613235363a33323237623633303239336432353261373233636436646331653462306237313730643364343034613030363638313431303165623865333930613764636531222c226964223a2230316132316631382d653136342d373130652d386635392d376530303134383037383737222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3134313332385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3134313733335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6ff0032715a0ca4ab2451cb5be354f3a305a3787a7e701777d32d68978f9bc47', '\xb48826054861104031aacc935bc32d4c3284f5daeee435e2aafbd01dc1501d15', '2026-11-27 22:20:54.141733+00', 'approvals.vote.cast', 'approvals.request', '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 38, '\xb48826054861104031aacc935bc32d4c3284f5daeee435e2aafbd01dc1501d15', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316631382d653136342d373130652d386635392d376530303134383037383737222c227065726d6974223a2230316132316631382d653237662d376161332d393638322d353231373133653965363431222c22726f757465223a2230316132316631382d653238662d376461612d393139392d643437383635326264656462227d2c226576656e745f6964223a2238386138313162392d666538362d343238342d383164622d633539303234306461626362222c226f626a656374223a7b22646967657374223a227368613235363a33323237623633303239336432353261373233636436646331653462306237313730643364343034613030363638313431303165623865333930613764636531222c226964223a2230316132316631382d653239382d373530652d383337332d373532356561386665393639222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3330313433335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3330313736395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x01b1696f83c435b6ab6774020d9b92a066eaf9b336e9ef53a4a543a7908e739f', '\xfc56ae70bc14f5a1497b7f7e167185555ed9cfbcc653f274e64e6b368bf580a6', '2026-11-27 22:20:54.301769+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21f18-e298-750e-8373-7525ea8fe969', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 39, '\xfc56ae70bc14f5a1497b7f7e167185555ed9cfbcc653f274e64e6b368bf580a6', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2236227d2c226576656e745f6964223a2266643463303332342d613565662d346435392d396334332d333861343336383164623933222c226f626a656374223a7b22646967657374223a227368613235363a33323237623633303239336432353261373233636436646331653462306237313730643364343034613030363638313431303165623865333930613764636531222c226964223a2230316132316631382d653136342d373130652d386635392d376530303134383037383737222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3330333135395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3330333338305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xcf3982da08a2fca464c541a630be0b1ac8f6e28262808117581c8b1444370e89', '\x3ac920a11dad46e5b20a20f5eedf841e272886943909492a548268c526e942c9', '2026-11-27 22:20:54.30338+00', 'approvals.vote.cast', 'approvals.request', '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 40, '\x3ac920a11dad46e5b20a20f5eedf841e272886943909492a548268c526e942c9', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316631382d653239382d373530652d383337332d373532356561386665393639222c227065726d6974223a2230316132316631382d653237662d376161332d393638322d353231373133653965363431222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2262363062393239362d313163662d343936612d393636612d363537373937616335393562222c226f626a656374223a7b22646967657374223a227368613235363a33323237623633303239336432353261373233636436646331653462306237313730643364343034613030363638313431303165623865333930613764636531222c226964223a2230316132316631382d653136342d373130652d386635392d376530303134383037383737222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3330333634305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3330373738335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xdea7ebc3f53c182c5c34b07a2052f3dff87613cac97778fd5f229b5df0bcb11d', '\xfadc18c6547f4640c7c369712838a464b0543f35dab4becb21e220f876f208fe', '2026-11-27 22:20:54.307783+00', 'approvals.request.approved', 'approvals.request', '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 41, '\xfadc18c6547f4640c7c369712838a464b0543f35dab4becb21e220f876f208fe', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e61626f72746564222c226163746f72223a7b226964223a2230316132316631382d646139352d373335632d623765342d646131666435613333363961222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a2270656e64696e67222c2264617461223a7b226861735f726561736f6e223a747275657d2c226576656e745f6964223a2233366432623865332d646463332d343638662d396633372d336430663765633739386132222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d653239382d373530652d383337332d373532356561386665393639222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3334383339325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3334383735365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x15d58bef5b2c62f33aa7cef0f475b65a88d17d755c5f2edb06293f448359471c', '\x4050f1bdc0d8f9481f1b72d01013961606b449e96844745f865f25067e5e291f', '2026-11-27 22:20:54.348756+00', 'rollouts.rollout.aborted', 'rollouts.rollout', '01a21f18-e298-750e-8373-7525ea8fe969', '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 42, '\x4050f1bdc0d8f9481f1b72d01013961606b449e96844745f865f25067e5e291f', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e726f6c6c6261636b5f64656369646564222c226163746f72223a7b226964223a2273797374656d3a63616e617279222c226b696e64223a2273797374656d227d2c226166746572223a22726f6c6c696e675f6261636b222c226265666f7265223a2270656e64696e67222c2264617461223a7b2265766964656e6365223a7b7d2c2267656e65726174696f6e223a2231222c2273746570223a302c22776569676874223a307d2c226576656e745f6964223a2232643632336537342d366261322d346234622d613162352d313265393830336538356539222c226f626a656374223a7b22646967657374223a227368613235363a38353331633163643235386330653561626234303130663537313834313664323265613062386661303134313935356262386430623236353139303934646233222c226964223a2230316132316631382d653239382d373530652d383337332d373532356561386665393639222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3337313132305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a2261626f72746564222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3337313432375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x44c7bc469ab4384d413a9e33186a027c36df9aa13fa684cd337b68e0f9aad9a6', '\xfbff41215625d5455d068ac73722e301ef3e47667f16eab678ee00b1ed97dd14', '2026-11-27 22:20:54.371427+00', 'rollouts.rollout.rollback_decided', 'rollouts.rollout', '01a21f18-e298-750e-8373-7525ea8fe969', 'system:canary'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 43, '\xfbff41215625d5455d068ac73722e301ef3e47667f16eab678ee00b1ed97dd14', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2262613730336632632d343165342d343863622d383264612d343135366335316237653831222c226f626a656374223a7b22646967657374223a227368613235363a64633734303739383738643636616532643233336262306136343031613565663463346462373362316330613166303639323736653038313930643864323330222c226964223a223131222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3439323533335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3439333134365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x81788346fbba83a1f5e1e49d496c37ce445f0002969bf4f18b6b38d376f8c81f', '\x30f171c259fb20aedb705dd61238f029cb192341ddd6a62e6501a24a5a05b650', '2026-11-27 22:20:54.493146+00', 'registry.artifact.stored', 'registry.artifact', '11', '01a21f18-d95a-714b-98cd-9970d3029d33');
INSERT INTO public.audit_entry VALUES
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 44, '\x30f171c259fb20aedb705dd61238f029cb192341ddd6a62e6501a24a5a05b650', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2262653430386232612d336565352d343432342d396364642d623865303534333539663337222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a223132222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3531393430315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3531393830305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7cf2b8ef1c741fa66404d84f428991f9bb19c6d365a2f5ae8c649dbfd7361033', '\xf48adbd0cbb06de441356014e1d0e715c9833debd65293401b4c4153161a4040', '2026-11-27 22:20:54.5198+00', 'registry.artifact.stored', 'registry.artifact', '12', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 45, '\xf48adbd0cbb06de441356014e1d0e715c9833debd65293401b4c4153161a4040', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2263656536303431652d646637632d346265302d383866312d623833643465633732646562222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a223133222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3534363532305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3534363834385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd41b13a088fe8995d31e3375dea7d74a0e5a08b186099a5e4695bdef0a121565', '\x73db8b16f6fee3bcab6d0bbe547771e9f7cec45484510f273ef59de9fd4c0dda', '2026-11-27 22:20:54.546848+00', 'registry.artifact.stored', 'registry.artifact', '13', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 46, '\x73db8b16f6fee3bcab6d0bbe547771e9f7cec45484510f273ef59de9fd4c0dda', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316631382d643935612d373134622d393863642d393937306433303239643333222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131347d2c226576656e745f6964223a2236373532636130612d616532662d346562342d396363332d643161636662366130363834222c226f626a656374223a7b22646967657374223a227368613235363a34363334393264356662353661313430626637623832616465393135626239616534346439323930383031313765613635336664356163396237356635363065222c226964223a2230316132316631382d653361342d373032312d613964342d346666623066326231316237222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3538333838305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3538343233305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xbf0c81586927f275fccf57b21a91dfe3848c8f19157220f9bee292c6baca6254', '\x288fee12260f74d53a7bb3a113e6b558db18a25da8c0ca9684237a02666490d5', '2026-11-27 22:20:54.58423+00', 'registry.version.registered', 'registry.version', '01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 47, '\x288fee12260f74d53a7bb3a113e6b558db18a25da8c0ca9684237a02666490d5', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316631382d646162372d376166342d613661342d383466316630313662616463222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a342c22746172676574223a22616c6961733a30316132316631382d643963372d376536372d613633622d3430353937653363383563643a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316631382d653361342d373032312d613964342d346666623066326231316237227d2c226576656e745f6964223a2263343465366130632d616365632d343738312d383436302d616462663439383462623363222c226f626a656374223a7b22646967657374223a227368613235363a63613631333130323166393261663138373836396433663030346431336163393238646563626231653838646239393830363232376535343032633439363334222c226964223a2230316132316631382d653366642d373937372d613830332d386565313563396534316662222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3639373934385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3639383332305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xf92f56ca9bdae5822ef4dbcc64480be5f704233162219ee0a004394b7fccb7fa', '\x51d053680a91c200d872e1e9df31b1a5ba2ad41fefba9b1882bd20bb888b62a3', '2026-11-27 22:20:54.69832+00', 'approvals.request.opened', 'approvals.request', '01a21f18-e3fd-7977-a803-8ee15c9e41fb', '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 48, '\x51d053680a91c200d872e1e9df31b1a5ba2ad41fefba9b1882bd20bb888b62a3', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a2272656a656374222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2237227d2c226576656e745f6964223a2235616439646262642d366331372d346163612d383430322d376332323030306531326234222c226f626a656374223a7b22646967657374223a227368613235363a63613631333130323166393261663138373836396433663030346431336163393238646563626231653838646239393830363232376535343032633439363334222c226964223a2230316132316631382d653366642d373937372d613830332d386565313563396534316662222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3738383939305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3738393239355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x602dd2e8903ec8c6d15324bf125261b681fd63d48cf26b9aa9838f9406acd1be', '\xbec68872cb9be8e0a29781accbcc124546f6c750ba37c1b7cf568b511295ba44', '2026-11-27 22:20:54.789295+00', 'approvals.vote.cast', 'approvals.request', '01a21f18-e3fd-7977-a803-8ee15c9e41fb', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 49, '\xbec68872cb9be8e0a29781accbcc124546f6c750ba37c1b7cf568b511295ba44', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e72656a6563746564222c226163746f72223a7b226964223a2230316132316631382d646161312d373531332d383831302d656466353432633265343266222c226b696e64223a22706572736f6e227d2c226166746572223a2272656a6563746564222c226265666f7265223a22696e5f726576696577222c2264617461223a7b7d2c226576656e745f6964223a2232623332383439322d396364652d343936362d623930632d636335373964343537623533222c226f626a656374223a7b22646967657374223a227368613235363a63613631333130323166393261663138373836396433663030346431336163393238646563626231653838646239393830363232376535343032633439363334222c226964223a2230316132316631382d653366642d373937372d613830332d386565313563396534316662222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3738393539325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3738393830345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x86cdbc55b20bd9da55192cb9eba2f771aff686f016062d6e2580e92009133628', '\x33dfe70ae3082eecabc31e53d2dc09a48a587ffa8dbcd9615bf4a11ada501a23', '2026-11-27 22:20:54.789804+00', 'approvals.request.rejected', 'approvals.request', '01a21f18-e3fd-7977-a803-8ee15c9e41fb', '01a21f18-daa1-7513-8810-edf542c2e42f'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 50, '\x33dfe70ae3082eecabc31e53d2dc09a48a587ffa8dbcd9615bf4a11ada501a23', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316631382d646162372d376166342d613661342d383466316630313662616463222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a352c22746172676574223a22616c6961733a30316132316631382d643963372d376536372d613633622d3430353937653363383563643a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316631382d653361342d373032312d613964342d346666623066326231316237227d2c226576656e745f6964223a2236313435653130662d376638342d343636372d393066352d383833346430393236666561222c226f626a656374223a7b22646967657374223a227368613235363a63613631333130323166393261663138373836396433663030346431336163393238646563626231653838646239393830363232376535343032633439363334222c226964223a2230316132316631382d653461662d376362302d616665632d346666656637306134366535222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3837303136305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3837303530315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x4bdba1807d5298d756bf805d9afbf6080110d6a28141fa42cce0204a57bd1259', '\xd59498ca9babfb927d4a1c9c3aa58a6f967ce1b56e488d0c5e8004398be50d29', '2026-11-27 22:20:54.870501+00', 'approvals.request.opened', 'approvals.request', '01a21f18-e4af-7cb0-afec-4ffef70a46e5', '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 51, '\xd59498ca9babfb927d4a1c9c3aa58a6f967ce1b56e488d0c5e8004398be50d29', '\x7b22616374696f6e223a22617070726f76616c732e636f6d6d656e742e6164646564222c226163746f72223a7b226964223a2230316132316631382d643831622d373730302d393766332d613334343962333763613937222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22636f6d6d656e74223a2231227d2c226576656e745f6964223a2232316334613638392d376431342d343264332d623136642d613736643633366266353262222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316631382d653461662d376362302d616665632d346666656637306134366535222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a32303a35342e3837363831345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a32303a35342e3837393732355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x872b7fa28423c5ab73009bc8a252a7968a94efe8d605e0b79bd578ac3ae1fbf2', '\x767989d65c7d9007ed3ccff5558bf2f78de97bc65b926d9806838ff4519bce31', '2026-11-27 22:20:54.879725+00', 'approvals.comment.added', 'approvals.request', '01a21f18-e4af-7cb0-afec-4ffef70a46e5', '01a21f18-d81b-7700-97f3-a3449b37ca97');

INSERT INTO public.audit_log VALUES
	('01a21f18-d814-75a3-850b-0327963ff31b', 1, 1, '\x82fcf51e2129de011a6dda553c4895e4078c54e763c5c8a70be2c3a9ff498511'),
	('00000000-0000-0000-0000-000000000000', 1, 6, '\x0da0ee4c460f0f4e02c157f566cb65ed40cc38a7c8ed1c690e5d1eff1a6e86bf'),
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 1, 51, '\x767989d65c7d9007ed3ccff5558bf2f78de97bc65b926d9806838ff4519bce31');

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
	(130, 'Can view delivery', 39, 'view_delivery'),
	(131, 'Can view attempt', 40, 'view_attempt'),
	(132, 'Can view webhook', 41, 'view_webhook'),
	(133, 'Can view notice', 42, 'view_notice'),
	(134, 'Can view preference', 43, 'view_preference'),
	(135, 'Can add policy decision', 44, 'add_policydecision'),
	(136, 'Can change policy decision', 44, 'change_policydecision'),
	(137, 'Can delete policy decision', 44, 'delete_policydecision'),
	(138, 'Can view policy decision', 44, 'view_policydecision'),
	(139, 'Can add change request', 45, 'add_changerequest'),
	(140, 'Can change change request', 45, 'change_changerequest'),
	(141, 'Can delete change request', 45, 'delete_changerequest'),
	(142, 'Can view change request', 45, 'view_changerequest'),
	(143, 'Can add comment', 46, 'add_comment'),
	(144, 'Can change comment', 46, 'change_comment'),
	(145, 'Can delete comment', 46, 'delete_comment'),
	(146, 'Can view comment', 46, 'view_comment'),
	(147, 'Can add reviewer snapshot', 47, 'add_reviewersnapshot'),
	(148, 'Can change reviewer snapshot', 47, 'change_reviewersnapshot'),
	(149, 'Can delete reviewer snapshot', 47, 'delete_reviewersnapshot'),
	(150, 'Can view reviewer snapshot', 47, 'view_reviewersnapshot');
INSERT INTO public.auth_permission VALUES
	(151, 'Can add eligible reviewer', 48, 'add_eligiblereviewer'),
	(152, 'Can change eligible reviewer', 48, 'change_eligiblereviewer'),
	(153, 'Can delete eligible reviewer', 48, 'delete_eligiblereviewer'),
	(154, 'Can view eligible reviewer', 48, 'view_eligiblereviewer'),
	(155, 'Can add revision', 49, 'add_revision'),
	(156, 'Can change revision', 49, 'change_revision'),
	(157, 'Can delete revision', 49, 'delete_revision'),
	(158, 'Can view revision', 49, 'view_revision'),
	(159, 'Can add vote', 50, 'add_vote'),
	(160, 'Can change vote', 50, 'change_vote'),
	(161, 'Can delete vote', 50, 'delete_vote'),
	(162, 'Can view vote', 50, 'view_vote'),
	(163, 'Can add exclusion', 51, 'add_exclusion'),
	(164, 'Can change exclusion', 51, 'change_exclusion'),
	(165, 'Can delete exclusion', 51, 'delete_exclusion'),
	(166, 'Can view exclusion', 51, 'view_exclusion'),
	(167, 'Can add permit', 52, 'add_permit'),
	(168, 'Can change permit', 52, 'change_permit'),
	(169, 'Can delete permit', 52, 'delete_permit'),
	(170, 'Can view permit', 52, 'view_permit'),
	(171, 'Can add model', 53, 'add_registeredmodel'),
	(172, 'Can change model', 53, 'change_registeredmodel'),
	(173, 'Can delete model', 53, 'delete_registeredmodel'),
	(174, 'Can view model', 53, 'view_registeredmodel'),
	(175, 'Can add model version', 54, 'add_modelversion'),
	(176, 'Can change model version', 54, 'change_modelversion'),
	(177, 'Can delete model version', 54, 'delete_modelversion'),
	(178, 'Can view model version', 54, 'view_modelversion'),
	(179, 'Can add model user share', 55, 'add_modelusershare'),
	(180, 'Can change model user share', 55, 'change_modelusershare'),
	(181, 'Can delete model user share', 55, 'delete_modelusershare'),
	(182, 'Can view model user share', 55, 'view_modelusershare'),
	(183, 'Can add model tag', 56, 'add_modeltag'),
	(184, 'Can change model tag', 56, 'change_modeltag'),
	(185, 'Can delete model tag', 56, 'delete_modeltag'),
	(186, 'Can view model tag', 56, 'view_modeltag'),
	(187, 'Can add model group share', 57, 'add_modelgroupshare'),
	(188, 'Can change model group share', 57, 'change_modelgroupshare'),
	(189, 'Can delete model group share', 57, 'delete_modelgroupshare'),
	(190, 'Can view model group share', 57, 'view_modelgroupshare'),
	(191, 'Can add alias change', 58, 'add_aliaschange'),
	(192, 'Can change alias change', 58, 'change_aliaschange'),
	(193, 'Can delete alias change', 58, 'delete_aliaschange'),
	(194, 'Can view alias change', 58, 'view_aliaschange'),
	(195, 'Can add alias', 59, 'add_alias'),
	(196, 'Can change alias', 59, 'change_alias'),
	(197, 'Can delete alias', 59, 'delete_alias'),
	(198, 'Can view alias', 59, 'view_alias'),
	(199, 'Can add version file', 60, 'add_versionfile'),
	(200, 'Can change version file', 60, 'change_versionfile');
INSERT INTO public.auth_permission VALUES
	(201, 'Can delete version file', 60, 'delete_versionfile'),
	(202, 'Can view version file', 60, 'view_versionfile'),
	(203, 'Can add version tag', 61, 'add_versiontag'),
	(204, 'Can change version tag', 61, 'change_versiontag'),
	(205, 'Can delete version tag', 61, 'delete_versiontag'),
	(206, 'Can view version tag', 61, 'view_versiontag'),
	(207, 'Can add artifact', 62, 'add_artifact'),
	(208, 'Can change artifact', 62, 'change_artifact'),
	(209, 'Can delete artifact', 62, 'delete_artifact'),
	(210, 'Can view artifact', 62, 'view_artifact'),
	(211, 'Can view provenance', 63, 'view_provenance'),
	(212, 'Can view reconciler heartbeat', 64, 'view_reconcilerheartbeat'),
	(213, 'Can view rollout', 65, 'view_rollout'),
	(214, 'Can view rollout event', 66, 'view_rolloutevent'),
	(215, 'Can view traffic route', 67, 'view_trafficroute'),
	(216, 'Can view measurement', 68, 'view_measurement'),
	(217, 'Can view audit entry', 69, 'view_trailentry'),
	(218, 'Can view heartbeat', 70, 'view_heartbeat'),
	(219, 'Can view service account', 71, 'view_serviceaccount'),
	(220, 'Can view operator access session', 72, 'view_operatoraccesssession'),
	(221, 'Can add log entry', 73, 'add_logentry'),
	(222, 'Can change log entry', 73, 'change_logentry'),
	(223, 'Can delete log entry', 73, 'delete_logentry'),
	(224, 'Can view log entry', 73, 'view_logentry');

INSERT INTO public.core_sqlrule VALUES
	('apps/core/sql/roles.sql', 'a0e3a81391ac3c8c4749652fb34117a9e4134113c46aab69b523ecf8df7fe9a8', '{}', '2026-11-27 22:20:49.919645+00'),
	('apps/core/sql/rules_recorded.sql', 'eca714e41c3f646c4fe0d44fbd04b1f98f1d2db1946e085ef3b9436f6312a378', '{"grants on core_sqlrule": "8cab39f202574844c64a933c1917b48f0a653a5f71207bfa107285a0c6e6cbfd"}', '2026-11-27 22:20:49.925922+00'),
	('apps/audit/sql/append.sql', '27e86862d4d9bb63a163f07e689a8dc2c16e534ec5d89f6c425c88a694fb9297', '{"function audit_append": "d343060e365b26bec83389145c9d66ad6a87a85a9c3e168d1338eb063307f2f0"}', '2026-11-27 22:20:49.927251+00'),
	('apps/audit/sql/append_only.sql', '58e0a7745ae604e4c9ef5ce4f3d1c65402921864e93746cfcf3e183855ccd421', '{"grants on audit_log": "e6df32d4d328cf12162c9cf4600a8021adebf5048b4437cfe8b600da2700b5ea", "function audit_guard": "93ce93d3f7ff19af72970abad23c33fdd9cd6b2f46caea52e568cb1be052d2c7", "grants on audit_entry": "e6df32d4d328cf12162c9cf4600a8021adebf5048b4437cfe8b600da2700b5ea", "trigger audit_log_rows on audit_log": "718262b1d594f95ae62c9cc94f18609510a8488e4c12f10111f76c183e8dfa76", "trigger audit_entry_rows on audit_entry": "04801c3ef35c47e5fc4d2bd771bcb77e21741713706833b5ba0b67707205557f", "trigger audit_log_truncate on audit_log": "e7374314c44b15d595ca5d18bde5f6fd56313feb63175cd2f652c8d807a648c0", "trigger audit_entry_truncate on audit_entry": "3a17ca052d8e5f152e06677449f2e93c7da4b80e87be42d88f8be72e4812ed04"}', '2026-11-27 22:20:49.933662+00'),
	('apps/audit/sql/entries_of_no_act.sql', '1318df1ba75ae715af4ba6c4c5361011df2ed9ef3e442271aee0ba54b2b7e27a', '{"index audit_entry_no_act": "75925141d2598a19e5cd683a3d03572448aa46ac53bbec90be11695d7ae79a4b"}', '2026-11-27 22:20:49.935144+00'),
	('apps/accounts/sql/accounts_stay.sql', '15dd8c9079f74005b78e85fc9f4f7354033e6a4be0422b345784791d4ad1ee83', '{"grants on accounts_user": "0a8a56c91d911ba410e8064269ab31195ba655f566abf734592f6790aad00284"}', '2026-11-27 22:20:49.940166+00'),
	('apps/tenants/sql/protected_aliases_can_move.sql', '03a38ee1fd12b7a0973069ccc1e6ca85e7524781a8dcfc6b6f7a2750b5f2fc6e', '{"function tenants_protected_can_move": "bb8684fd5f94624c4d2b1da54495057d2baba4db6902af96567a597fd9c39620", "trigger tenants_protected_can_move on tenants_tenant": "114ce6f2be4795de3996189227596ec2eac8b1a916935b24539e4b915f8777db"}', '2026-11-27 22:20:49.94462+00'),
	('apps/tenants/sql/protected_aliases_stay.sql', '5bc55afc6c0cb462fde06c1e2a9af342608049609eadba3a38289226ad8bd96c', '{"function tenants_protected_stay": "fb301a65bcde5238df0079d201ea32b0c661a87f5e88799831b91eb515a8617c", "trigger tenants_protected_stay on tenants_tenant": "a442450280c93e7f5403753c7a66dd6fadf4f99cd23f5bfbc89eb125a94bab0d"}', '2026-11-27 22:20:49.947108+00'),
	('apps/tenants/sql/tenants_stay.sql', '5d0c2f27e4c41a808b2d986a440cbe9299cb12bfcb5a14b1b67f1ab4c6180f6c', '{"function tenants_stay": "347452b5b454d3d5d62a0416421a5469e9dbb200bb902fcfac2d05c93cc3d8b9", "trigger tenants_tenant_stays on tenants_tenant": "523cd9cc807e8c261f2401e5026e7a54fc40072ee110c21cd4dfdd8ec462f638", "trigger tenants_tenant_id_fixed on tenants_tenant": "f5d40d9f5b31fb87330a7e3fd2f3f13bb8b094ebb1fe54ae200bc2b9990649a7", "trigger tenants_tenant_not_emptied on tenants_tenant": "19def223e764bd97e616cd2f9a15093c2fa230b2e96066101a17f318ed477259"}', '2026-11-27 22:20:49.955365+00'),
	('apps/notifications/sql/tries_stay.sql', '53b4289a685f0ba8c377108d6aaa70312aa21753fd676ad28ae8f8fa5d5e353e', '{"function notifications_refuse_change": "b7d23810eeca52a0f2786d58dd0b14174bfa31b2ade11851e911af285a57aeb3", "trigger notifications_attempt_kept on notifications_attempt": "7fa1ffddc1a4fc9556d5405758ca2d50dab6686f0d652ef932785f3a72ce1367"}', '2026-11-27 22:20:49.960145+00'),
	('apps/policies/sql/decisions_stay.sql', '4e657ecbdf5771b32df7965ca6539a801ea7256fd76ab354e04563bdd87167a4', '{"function policies_refuse_change": "a54c7fdd79ba105bd42ee350842d705782b2a9086060b2498904061c453adfec", "trigger policies_policydecision_kept on policies_policydecision": "2a8583f2a3d9be78b1453c69588d0b0d49edc550f1a6806b82ae9f00930c9bdf", "trigger policies_policydecision_not_emptied on policies_policydecision": "063bd451516ea94e6fab47fc55d9a5e0b0f99bd59a0484b7fdbb3cebd18dd72d"}', '2026-11-27 22:20:49.962565+00'),
	('apps/approvals/sql/append_only.sql', 'f1af83b604d652044e0a5b4787c787894c373ead8f312ac3580bfc482ad7a2bc', '{"function approvals_refuse_change": "a694eda4f266bb29c1736664d0449ccd8ad974b74a6d1a69d83f3d7af1c1bcdc", "trigger approvals_vote_kept on approvals_vote": "0240ae6cb1bbd4526361c3473372b3d4b580f80d00ab4da56287bc9e10f3dac8", "trigger approvals_permit_kept on approvals_permit": "ca5599ac35daf835b4c7ea9249a25c40ef7e6f4b7b0511fc2944b219e1f012b1", "trigger approvals_comment_kept on approvals_comment": "21688170aff1ac7f70a05ac0435842660ca32c7eca203d0f00261ea36d788ca5", "trigger approvals_vote_not_emptied on approvals_vote": "71c5f212d0c6644950bee2f5d81a565194483cf5f1a269ee24c25e807025ff02", "trigger approvals_revision_kept on approvals_revision": "ecd639c6a010791a957ca540c8ad8b2527541a9e6833840c4817397ff28b4c23", "trigger approvals_exclusion_kept on approvals_exclusion": "0eb52c68d87661132336e3f90c02c86409716dcfcefb03527b8d883e281eae06", "trigger approvals_permit_not_emptied on approvals_permit": "9ad76cd752cce2e7f94b55836e2416f105424eee3d18f992741f4fc10f96c600", "trigger approvals_comment_not_emptied on approvals_comment": "3d8e1ad9d5b0e4af608112ccfd835ad4ae01e2200dab3f3e5ca958b33974d163", "trigger approvals_revision_not_emptied on approvals_revision": "1b3e4102e09576a054405df1913cdb691477a91e27f7a01d337b0bbb99299ba0", "trigger approvals_exclusion_not_emptied on approvals_exclusion": "29b5209d7d9b000d9f72b4afc640c2da1b458487b8d2d25c470046f6e89aa222", "trigger approvals_changerequest_kept on approvals_changerequest": "6a86ecd54ebcc67c32c7bafc5116b0324b24ba36d0ff0721fca3676f34ce024c", "trigger approvals_eligiblereviewer_kept on approvals_eligiblereviewer": "184dfecb4d1c6c183e8cbe1cae8e71ff808e7b544dc2deb61bb25defd1ef1988", "trigger approvals_reviewersnapshot_kept on approvals_reviewersnapshot": "b1b752e26cfa0c3f86fa68b34922877d6fc088e923e156635eaab6836d8f54e9", "trigger approvals_changerequest_not_emptied on approvals_changerequest": "58e5a15f3339bc263a52385a4665fad233ef2a24c6d3f11262b2f3146527a204", "trigger approvals_eligiblereviewer_not_emptied on approvals_eligiblereviewer": "81b363a8a3be457c41c2237a10b8c3650b52411950315214fc98fa49ea170c3b", "trigger approvals_reviewersnapshot_not_emptied on approvals_reviewersnapshot": "86cba3a7497f8538c3c98fc50b0451946bc2db5de09b9057487ab5ca79d3fa6f"}', '2026-11-27 22:20:49.964829+00'),
	('apps/approvals/sql/own_password.sql', 'd25bf723be0743505732381069678d0995ee234845e2c690d4ee7b96b739452b', '{"function approvals_check_own_password": "f505d533db6ecb4cc602e46b8052fc5bf2a6857fa5fd767a8460b591b26c5595", "trigger approvals_vote_with_own_password on approvals_vote": "b7a8239b24f3bf6c3943aecf25b12bf690d789dc8972e5b9dc637d83aaddb569"}', '2026-11-27 22:20:49.970442+00'),
	('apps/approvals/sql/permits.sql', 'a8f9326f9042d37cf2cd95d3d882acbeba491f606380622d68960b62dad7ae50', '{"function approvals_check_permit": "a4387f666727840273604789883be7195e2dbab253a4f50d5258b88b5379d7a3", "trigger approvals_permit_rules on approvals_permit": "7f16cf3ff29ce1322f159a405e1d5e02520ab36a6ea61cb35b6977653488256e"}', '2026-11-27 22:20:49.977304+00'),
	('apps/approvals/sql/requests.sql', '5fdfdc8e9ca4be1e451235c474b3456e424c4dbab12696d30e4428ac9cac256b', '{"function approvals_check_request": "0952358609fa98f71e91d868bbbc069f6e4f28880e0994878dc506635b4b0c43", "trigger approvals_changerequest_rules on approvals_changerequest": "6b863b09ed696bf05b6cc6975fa68fd469fb8e88f87a678ddffc174549954905"}', '2026-11-27 22:20:49.979385+00'),
	('apps/approvals/sql/voters.sql', '48cbc60378dea870ab06a0ca92939258be186ed265a15d9c165385baba3cebcb', '{"function approvals_check_voter": "86eeba1402c4ed7dfff175742dcaecbdccdd2780b585e9c215907c05777672c2", "function approvals_check_snapshot": "4b3bdd6f68068a4e0be6e2f0df31d428e7326d3d8af0efd7ac33c0328bb2e41e", "function approvals_check_eligible_reviewer": "1e29453b3b90fdd537568df0ab32667659bd059ab75fff97a442e71527f0437a", "trigger approvals_vote_voter on approvals_vote": "0e086b2a9608c9e99acdc1524f4c0805636131cc0151752cc4207d800298d439", "trigger approvals_eligiblereviewer_rules on approvals_eligiblereviewer": "e9126eae31951ee8c26f7a728c8bea99129bd97fedeefd6cc0b721a22c2a24d9", "trigger approvals_changerequest_snapshot_fixed on approvals_changerequest": "07de905bd80688f7101c8e26b7417b829e8939d42f612034791b1cd8d9d25aa0", "trigger approvals_changerequest_snapshot_known on approvals_changerequest": "e3e2ac9324ff75758961eab7e069a21ac4c29501a31d8dc2330f35b51feb4c62"}', '2026-11-27 22:20:49.98426+00'),
	('apps/approvals/sql/votes.sql', '5eea8b2a106a57b931f0bcee48d97e39235cc73b76f432ee9642fc0b934bcae3', '{"function approvals_check_vote": "1203edeb849b15dbdcdf63ded59461cc69c47dcaee6c4cdced5f31d11ea1d376", "trigger approvals_vote_rules on approvals_vote": "9182a1cea8b16437a754d0920de12968f02585c93bb4553462f09f8fd4deb3a4"}', '2026-11-27 22:20:49.98645+00'),
	('apps/registry/sql/protected_alias.sql', '7da3cbb67d6b3f1c5e90493bf66f242a4b918d89b6940ecc31a7a7ec637f7855', '{"function registry_guard_alias": "1a39f58ddc6d1bc13035bf2140cc469a9bd5c7b809afff7fd2f7a9be8643763b", "function registry_alias_is_protected": "ab465b2fa1c3a9fddff54703e11ddc2e46531c0d789fa6b194975d334cc7de9c", "trigger registry_alias_protected on registry_alias": "3262bb87343b3c615a1670826bd72907f7b1813764229a932d5e1fe7f4e0689c"}', '2026-11-27 22:20:49.992464+00'),
	('apps/registry/sql/registered_stays.sql', '28bc8c51830b7fde17195d9e673011e09dcbe080414767e59e783dd6647abce1', '{"function registry_guard_fixed": "6f313ccc1de43d0ef9210bc3985673f8b2b0eb9f021daa169873f4296977dcb7", "trigger registry_alias_not_emptied on registry_alias": "24a95d4fb8b06122d2918bdc29fcd60c04e1251faafd349ef9c704497768b181", "trigger registry_artifact_frozen on registry_artifact": "a2aeb156e767d3f57d0df364bb1ec39d6a83df44f75ba1ae00ecadfbe506833a", "trigger registry_artifact_not_emptied on registry_artifact": "6e01ac32f6bc61037c0c8efe69cf0369c7f2027dd7916ef8c8dd8f4070c601ff", "trigger registry_versionfile_fixed on registry_versionfile": "dc51dfdb460468ee1b3aa2b417fc0eb8a24f31b4d9851d27c8fb233c4dc99c0f", "trigger registry_modelversion_fixed on registry_modelversion": "09e595385e1deca0447943f17af846d73eec3aab64c33713982fcf5666ad6e28", "trigger registry_modelversion_stays on registry_modelversion": "2e85bf69380c622716b50f8d2f01e091a24e3a88532d6de045126ccc54a221da", "trigger registry_provenance_append_only on registry_provenance": "2e3f68a8218371b3473f4b6b2e5d83bdbab394d909282a35c088ccff8578239e", "trigger registry_provenance_not_emptied on registry_provenance": "e41721e7de4c00689d612aac3d407cb6bd7d48274595e47270ba7ce235c8a323", "trigger registry_aliaschange_append_only on registry_aliaschange": "8244fa2dc53710114cf5622923c5d33a5b739dcd2957e0b77c8c6a4302ccb052", "trigger registry_aliaschange_not_emptied on registry_aliaschange": "7d72d279e006d79c75e7369060038da0a41c7c3d7b205de01484395e2db44516", "trigger registry_versionfile_not_emptied on registry_versionfile": "fe2d848ae3ba9c0930b24cd164f34187007046b29511f4d95e2934827a227391", "trigger registry_modelversion_not_emptied on registry_modelversion": "a12deb1761f650bd35fde026913e033c81f7ebe99b41b2650da9401527e1c476", "trigger registry_registeredmodel_fixed on registry_registeredmodel": "a285d3c25fa087b36d7e614e3861829681d731f79bd941b06c5ca2d6273358b7", "trigger registry_registeredmodel_stays on registry_registeredmodel": "0de88d2623214ecae8c7905aaac1302e99b4a3982d81f1b35dd3ecfda4426bc1", "trigger registry_modelversion_answerable_fixed on registry_modelversion": "820860398d66b80925f4efb4e8549e7f0ec208861704eeb8de16c2f3cd4aa878", "trigger registry_registeredmodel_not_emptied on registry_registeredmodel": "dcc3752061e02175fe8f5368d1eadc503d5314f19be6f1fa10d4162ce3e90df8"}', '2026-11-27 22:20:49.99872+00'),
	('apps/registry/sql/tags_and_aliases_in_rows.sql', '7293f01ea764df2808fa0423e69594cf16f7f10f0cc9cf9d532d80441f736b15', '{"function registry_guard_kept": "4693bcb40dbc3d49937ab3502a12e7914f5cedcd1928091ec6e4bc4a6945ac69", "function registry_keep_aliases": "fe7d8e02d9c592b6397195988047b60374e64f6e3e1dad2267fa4c5657da061f", "function registry_keep_model_tags": "d0831b6272fd709ca5da93b2671cd4fbf67a39f04586ffe9199ca0eb9d405c62", "function registry_keep_version_tags": "6ffef5a85b04725f12a4114e16533ed7fd803235b6a141f416423391e1362451", "trigger registry_alias_kept_new on registry_alias": "5d333b2ab4a3bc43ae4fa13edcfbad2a47654855f17f25fd4db8769bd3dbae5f", "trigger registry_alias_kept_gone on registry_alias": "0b536c1163727d9122f898692a779465b1dc99e3992a66db8105c8914cd03a35", "trigger registry_alias_kept_changed on registry_alias": "c13db7a8f744b5844455b357a94eddda5a152024cd9cb42ee8a7eceab4ea50f8", "trigger registry_modeltag_kept_new on registry_modeltag": "2960079651763bf85f744653dde0dbc1113c4b750f70ec7434706bdaf4c3618a", "trigger registry_modeltag_kept_gone on registry_modeltag": "da24021d8da385b6ce477da9a21e6697ca81d03f6c52b426c395e62c177fe5a9", "trigger registry_modeltag_kept_changed on registry_modeltag": "8b306c623d1236c03a2add86ba91cd717b628d7abb7aec9fea1585559af1da19", "trigger registry_modelversion_kept on registry_modelversion": "9bee6cd03f29dd91e8a1b21c4efc3305b8511b6804523e88a88e29dcca39f11b", "trigger registry_versiontag_kept_new on registry_versiontag": "ea06388ccec8ab346c058e07871aaadc715b9eb6564bdecfc91747ee1941b796", "trigger registry_versiontag_kept_gone on registry_versiontag": "687441e1083a6f7f9c708f4e3e277194e1e41949c92914ad53e111aabf469e32", "trigger registry_modelversion_kept_new on registry_modelversion": "44051aa21eea48868dd70de50f235de547bc8f9b1a172f6b0a04f43a722c0d86", "trigger registry_versiontag_kept_changed on registry_versiontag": "0ee2f5249fbf9357e95639d5f5eaf3dd16d59848b3bc98aa59af0302bdc4dc2a", "trigger registry_registeredmodel_kept on registry_registeredmodel": "67925192de5e92b186849c93779554187806c22789bdff426686545d210df380", "trigger registry_registeredmodel_kept_new on registry_registeredmodel": "e48c90e9e50f5cf2f81b9cdc8b812043b4a0cc00f6301eeb54aa97a010206fe2"}', '2026-11-27 22:20:50.003971+00'),
	('apps/registry/sql/tags_of_their_tenant.sql', '6c00f612c8904db54dba28a8da17466d8f7a7e57a7c0f6bc90de338deedb9f5c', '{"function registry_guard_tag": "934b4802ce5efa27eb25ec9d5869e6497a611c925fe9684d44f6166dc304766b", "trigger registry_modeltag_of_tenant on registry_modeltag": "38b2ced1b9d70384e6556f2f766141798ee5e2cfabd333a319028208bc8a89cd", "trigger registry_versiontag_of_tenant on registry_versiontag": "1f4508a687f957a4a42c722f23ecfa4c16198e14cfa06a963290789726c3beb5"}', '2026-11-27 22:20:50.012396+00'),
	('apps/rollouts/sql/alias_observed.sql', '37436ec24fd483acff8aa1a2e7ca23b074b96b710a023b61cd58301e98cc7f90', '{"function rollouts_guard_alias": "c5a9135559dffbafae78ae367eede1a9f48ba9a8f07ff7d292cf09bd8d464090", "trigger rollouts_alias_observed on registry_alias": "373b0a9a4b9e2716ac69d51b20fa602975f31d32d85d21910ee0d33e4e1c6b12"}', '2026-11-27 22:20:50.013732+00'),
	('apps/rollouts/sql/append_only.sql', '2202b6e2ff69c462f551caf182cfdf280985a87b4b3a4374a05594fbe26a6d07', '{"function rollouts_guard_append_only": "51e42118d2d7a809c57b96c4035f79c4cfcd3f09d77bd844503eb04e6d585964", "trigger rollouts_measurement_append_only on rollouts_measurement": "0ab962baff53aade7190a97f43964a7eb1530d5587da4e119a50b2fa6b1ee574", "trigger rollouts_measurement_not_emptied on rollouts_measurement": "b66fded62516d28bebd7985b2a0e39a84c972f70d137d17a275c1361991f05fd", "trigger rollouts_rolloutevent_append_only on rollouts_rolloutevent": "e12d74aec29ca8110d9dae27877e38cc0f2834c9c14643fee9fa6748615c6817", "trigger rollouts_rolloutevent_not_emptied on rollouts_rolloutevent": "026087c869e015fb3dcf42f975f62ce7d02572a9608278c54c41b6fec2f1ef2f"}', '2026-11-27 22:20:50.016965+00'),
	('apps/rollouts/sql/as_approved.sql', '27c1e64a30f659bcc996eb2e510d78332edb8e7766a3c621ba80ca6a1c71a8e4', '{"function rollouts_guard_approved": "230e655606e0bac5256cd9108052097116fdfa5ea8b14f86f9d10b3b0e141d18", "trigger rollouts_rollout_approved on rollouts_rollout": "72297e8507417a7baf462e87ac2a80678f7b41c4bb18677c036d8c167646dc5f", "trigger rollouts_rollout_not_emptied on rollouts_rollout": "cee47e2719a9f9eee474eafc56de431ecc899e1209d3760b28c4e63e9e6f160c", "trigger rollouts_rollout_approved_fixed on rollouts_rollout": "707e8b5b4954d7065dcd055ce4c08ac7187bee57d111660c1ab9884df67605ef"}', '2026-11-27 22:20:50.024913+00'),
	('apps/rollouts/sql/generations.sql', 'e6f75eaf4d705d29c11cc408025a2b98487ccc91f63c8659b48275910ed6646a', '{"function rollouts_guard_generation": "a4815bda84e7b5fd478754a68eaef1adc8cb1379ec0da9a64cad7073a54657c7", "trigger rollouts_trafficroute_generation on rollouts_trafficroute": "6d99768299aea61808b316c734e5ae86a694d4523a3e74b476fead055a67fe5a"}', '2026-11-27 22:20:50.027338+00'),
	('apps/rollouts/sql/names_in_rows.sql', 'b3f1c0c2749d448be29ecdd9904a989d4bf8770c03958db76120701fe6b44887', '{"function rollouts_guard_names": "157a7a378ed3529766440f8f8157b50cceff49b8e702b434c9d46d8ade380df6", "trigger rollouts_rollout_names on rollouts_rollout": "5fe292fb3dcc07cebb5960e2b43fdd80eb1a1639393b2507799d3a952e9a314e", "trigger rollouts_rollout_names_fixed on rollouts_rollout": "72838666eedc8332e853eb59f8ba82e2f651eac34e48fe39b8eebc0ec92a935a"}', '2026-11-27 22:20:50.037252+00'),
	('apps/rollouts/sql/routes.sql', 'b2cdbb509a570a9520c484bffb42fa4a5f8edf3b630de05beec37684070474a8', '{"function rollouts_guard_route": "5b8435efb4a75dec49622948fb0a28834dfa5596480f0d2d1daec5af5b759a05", "trigger rollouts_trafficroute_follows on rollouts_trafficroute": "fa557c02b46757fe2ebc5fe322ff565ad5ce00c345fc69fa33522b32911a3607", "trigger rollouts_trafficroute_not_emptied on rollouts_trafficroute": "0b0a716501cd9fa2a5d8d1dbf444bb0c06272419c0c811c4dad3014b6599e340"}', '2026-11-27 22:20:50.03837+00'),
	('apps/rollouts/sql/transitions.sql', '6be3348d47660b39089df6eb8189605dd2874e8a0c2915f23a60ac2ba83bf478', '{"function rollouts_guard_way": "91a52ee86224e353beb24d8c7efd2fead83f4765b334b95de22ab95872107bed", "trigger rollouts_rollout_way on rollouts_rollout": "7d9b6d86d3e477293040895288448bd24bcae361d2c054a66735f2a728451409"}', '2026-11-27 22:20:50.041038+00'),
	('apps/operations/sql/access_sessions_stay.sql', '247ad9618a52cb5e0f72bfeb97c0424aca7823567cf69e3adccb8d2a88d07d7c', '{"grants on operations_operatoraccesssession": "f96209e506f890b4b69e5875e9040c584eefda8ec7a04ddec8698e03b263cc33"}', '2026-11-27 22:20:50.049546+00');

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
	(39, 'notifications', 'delivery'),
	(40, 'notifications', 'attempt'),
	(41, 'notifications', 'webhook'),
	(42, 'notifications', 'notice'),
	(43, 'notifications', 'preference'),
	(44, 'policies', 'policydecision'),
	(45, 'approvals', 'changerequest'),
	(46, 'approvals', 'comment'),
	(47, 'approvals', 'reviewersnapshot'),
	(48, 'approvals', 'eligiblereviewer'),
	(49, 'approvals', 'revision'),
	(50, 'approvals', 'vote');
INSERT INTO public.django_content_type VALUES
	(51, 'approvals', 'exclusion'),
	(52, 'approvals', 'permit'),
	(53, 'registry', 'registeredmodel'),
	(54, 'registry', 'modelversion'),
	(55, 'registry', 'modelusershare'),
	(56, 'registry', 'modeltag'),
	(57, 'registry', 'modelgroupshare'),
	(58, 'registry', 'aliaschange'),
	(59, 'registry', 'alias'),
	(60, 'registry', 'versionfile'),
	(61, 'registry', 'versiontag'),
	(62, 'registry', 'artifact'),
	(63, 'registry', 'provenance'),
	(64, 'rollouts', 'reconcilerheartbeat'),
	(65, 'rollouts', 'rollout'),
	(66, 'rollouts', 'rolloutevent'),
	(67, 'rollouts', 'trafficroute'),
	(68, 'rollouts', 'measurement'),
	(69, 'operations', 'trailentry'),
	(70, 'operations', 'heartbeat'),
	(71, 'operations', 'serviceaccount'),
	(72, 'operations', 'operatoraccesssession'),
	(73, 'admin', 'logentry');

INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', '2026-11-27 22:20:31.690927+00'),
	(2, 'contenttypes', '0002_remove_content_type_name', '2026-11-27 22:20:31.735937+00'),
	(3, 'auth', '0001_initial', '2026-11-27 22:20:31.881048+00'),
	(4, 'auth', '0002_alter_permission_name_max_length', '2026-11-27 22:20:31.909814+00'),
	(5, 'auth', '0003_alter_user_email_max_length', '2026-11-27 22:20:31.938816+00'),
	(6, 'auth', '0004_alter_user_username_opts', '2026-11-27 22:20:31.954418+00'),
	(7, 'auth', '0005_alter_user_last_login_null', '2026-11-27 22:20:31.979317+00'),
	(8, 'auth', '0006_require_contenttypes_0002', '2026-11-27 22:20:31.99616+00'),
	(9, 'auth', '0007_alter_validators_add_error_messages', '2026-11-27 22:20:32.029951+00'),
	(10, 'auth', '0008_alter_user_username_max_length', '2026-11-27 22:20:32.069306+00'),
	(11, 'auth', '0009_alter_user_last_name_max_length', '2026-11-27 22:20:32.098254+00'),
	(12, 'auth', '0010_alter_group_name_max_length', '2026-11-27 22:20:32.137058+00'),
	(13, 'auth', '0011_update_proxy_permissions', '2026-11-27 22:20:32.147031+00'),
	(14, 'auth', '0012_alter_user_first_name_max_length', '2026-11-27 22:20:32.185028+00'),
	(15, 'accounts', '0001_initial', '2026-11-27 22:20:32.90534+00'),
	(16, 'account', '0001_initial', '2026-11-27 22:20:33.104482+00'),
	(17, 'account', '0002_email_max_length', '2026-11-27 22:20:33.159977+00'),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-27 22:20:33.259737+00'),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-27 22:20:33.334818+00'),
	(20, 'account', '0005_emailaddress_idx_upper_email', '2026-11-27 22:20:33.395732+00'),
	(21, 'account', '0006_emailaddress_lower', '2026-11-27 22:20:33.467852+00'),
	(22, 'account', '0007_emailaddress_idx_email', '2026-11-27 22:20:33.565306+00'),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-27 22:20:33.622883+00'),
	(24, 'account', '0009_emailaddress_unique_primary_email', '2026-11-27 22:20:33.670781+00'),
	(25, 'admin', '0001_initial', '2026-11-27 22:20:33.800602+00'),
	(26, 'admin', '0002_logentry_remove_auto_add', '2026-11-27 22:20:33.858339+00'),
	(27, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-27 22:20:33.898853+00'),
	(28, 'tenants', '0001_initial', '2026-11-27 22:20:35.068276+00'),
	(29, 'approvals', '0001_initial', '2026-11-27 22:20:37.048583+00'),
	(30, 'audit', '0001_initial', '2026-11-27 22:20:37.144465+00'),
	(31, 'core', '0001_initial', '2026-11-27 22:20:37.682112+00'),
	(32, 'django_celery_beat', '0001_initial', '2026-11-27 22:20:37.758744+00'),
	(33, 'django_celery_beat', '0002_auto_20161118_0346', '2026-11-27 22:20:37.791062+00'),
	(34, 'django_celery_beat', '0003_auto_20161209_0049', '2026-11-27 22:20:37.814691+00'),
	(35, 'django_celery_beat', '0004_auto_20170221_0000', '2026-11-27 22:20:37.825604+00'),
	(36, 'django_celery_beat', '0005_add_solarschedule_events_choices', '2026-11-27 22:20:37.848399+00'),
	(37, 'django_celery_beat', '0006_auto_20180322_0932', '2026-11-27 22:20:37.943845+00'),
	(38, 'django_celery_beat', '0007_auto_20180521_0826', '2026-11-27 22:20:38.005528+00'),
	(39, 'django_celery_beat', '0008_auto_20180914_1922', '2026-11-27 22:20:38.106513+00'),
	(40, 'django_celery_beat', '0006_auto_20180210_1226', '2026-11-27 22:20:38.150631+00'),
	(41, 'django_celery_beat', '0006_periodictask_priority', '2026-11-27 22:20:38.172856+00'),
	(42, 'django_celery_beat', '0009_periodictask_headers', '2026-11-27 22:20:38.190506+00'),
	(43, 'django_celery_beat', '0010_auto_20190429_0326', '2026-11-27 22:20:38.857245+00'),
	(44, 'django_celery_beat', '0011_auto_20190508_0153', '2026-11-27 22:20:38.90863+00'),
	(45, 'django_celery_beat', '0012_periodictask_expire_seconds', '2026-11-27 22:20:38.936534+00'),
	(46, 'django_celery_beat', '0013_auto_20200609_0727', '2026-11-27 22:20:38.960877+00'),
	(47, 'django_celery_beat', '0014_remove_clockedschedule_enabled', '2026-11-27 22:20:38.973016+00'),
	(48, 'django_celery_beat', '0015_edit_solarschedule_events_choices', '2026-11-27 22:20:38.978333+00'),
	(49, 'django_celery_beat', '0016_alter_crontabschedule_timezone', '2026-11-27 22:20:39.011548+00'),
	(50, 'django_celery_beat', '0017_alter_crontabschedule_month_of_year', '2026-11-27 22:20:39.033712+00');
INSERT INTO public.django_migrations VALUES
	(51, 'django_celery_beat', '0018_improve_crontab_helptext', '2026-11-27 22:20:39.054666+00'),
	(52, 'django_celery_beat', '0019_alter_periodictasks_options', '2026-11-27 22:20:39.067395+00'),
	(53, 'guardian', '0001_initial', '2026-11-27 22:20:39.412747+00'),
	(54, 'guardian', '0002_generic_permissions_index', '2026-11-27 22:20:39.520187+00'),
	(55, 'guardian', '0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more', '2026-11-27 22:20:39.770102+00'),
	(56, 'mfa', '0001_initial', '2026-11-27 22:20:39.883853+00'),
	(57, 'mfa', '0002_authenticator_timestamps', '2026-11-27 22:20:40.033486+00'),
	(58, 'mfa', '0003_authenticator_type_uniq', '2026-11-27 22:20:40.286228+00'),
	(59, 'notifications', '0001_initial', '2026-11-27 22:20:41.028981+00'),
	(60, 'operations', '0001_initial', '2026-11-27 22:20:41.133212+00'),
	(61, 'policies', '0001_initial', '2026-11-27 22:20:41.224768+00'),
	(62, 'registry', '0001_initial', '2026-11-27 22:20:46.071104+00'),
	(63, 'rollouts', '0001_initial', '2026-11-27 22:20:48.251808+00'),
	(64, 'sessions', '0001_initial', '2026-11-27 22:20:48.263127+00'),
	(65, 'socialaccount', '0001_initial', '2026-11-27 22:20:48.660355+00'),
	(66, 'socialaccount', '0002_token_max_lengths', '2026-11-27 22:20:48.794388+00'),
	(67, 'socialaccount', '0003_extra_data_default_dict', '2026-11-27 22:20:48.876455+00'),
	(68, 'socialaccount', '0004_app_provider_id_settings', '2026-11-27 22:20:49.026074+00'),
	(69, 'socialaccount', '0005_socialtoken_nullable_app', '2026-11-27 22:20:49.167828+00'),
	(70, 'socialaccount', '0006_alter_socialaccount_extra_data', '2026-11-27 22:20:49.277495+00');

INSERT INTO public.policies_policydecision VALUES
	(1, '01a21f18-db25-7f13-b61e-b6014a7c422a', 'sha256:bc68c4b7c79a8ce0beb8cf637ac71f89dd4dcd96d86765d1d305f1c98046486b', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:5bb74ca26f24984cb022d3bd5056708732a14618ed6254d28b58cc038b06b4e8', 'allow', '[]', 'regorus', 143, '2026-11-27 22:20:52.591825+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(2, '01a21f18-db25-7f13-b61e-b6014a7c422a', 'sha256:bc68c4b7c79a8ce0beb8cf637ac71f89dd4dcd96d86765d1d305f1c98046486b', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:5bb74ca26f24984cb022d3bd5056708732a14618ed6254d28b58cc038b06b4e8', 'allow', '[]', 'regorus', 2, '2026-11-27 22:20:52.858063+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(3, '01a21f18-de90-7b53-b221-ae0725b91aeb', 'sha256:24f9d54df792ea42db0966eb94320e509ffb9e1ff8e2f0072fda0801771c71c9', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:3b831c71a0229476a75d77c0ebb4e3cb20bcc7dc3745114246ae2d88093f071d', 'allow', '[]', 'regorus', 5, '2026-11-27 22:20:53.307865+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(4, '01a21f18-de90-7b53-b221-ae0725b91aeb', 'sha256:24f9d54df792ea42db0966eb94320e509ffb9e1ff8e2f0072fda0801771c71c9', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:3b831c71a0229476a75d77c0ebb4e3cb20bcc7dc3745114246ae2d88093f071d', 'allow', '[]', 'regorus', 1, '2026-11-27 22:20:53.613073+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(5, '01a21f18-e164-710e-8f59-7e0014807877', 'sha256:3227b630293d252a723cd6dc1e4b0b7170d3d404a0066814101eb8e390a7dce1', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:7f4c49856e36deb30089d7430b7ff36ad2576aa457fb2b27e17091e1cade1c74', 'allow', '[]', 'regorus', 5, '2026-11-27 22:20:54.032912+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(6, '01a21f18-e164-710e-8f59-7e0014807877', 'sha256:3227b630293d252a723cd6dc1e4b0b7170d3d404a0066814101eb8e390a7dce1', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:7f4c49856e36deb30089d7430b7ff36ad2576aa457fb2b27e17091e1cade1c74', 'allow', '[]', 'regorus', 1, '2026-11-27 22:20:54.268874+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(7, '01a21f18-e3fd-7977-a803-8ee15c9e41fb', 'sha256:ca6131021f92af187869d3f004d13ac928decbb1e88db99806227e5402c49634', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:0634846700b0a3809a5874f007d377013f445090927c74bd4a427100c1cf8f85', 'allow', '[]', 'regorus', 2, '2026-11-27 22:20:54.694647+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(8, '01a21f18-e4af-7cb0-afec-4ffef70a46e5', 'sha256:ca6131021f92af187869d3f004d13ac928decbb1e88db99806227e5402c49634', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:0634846700b0a3809a5874f007d377013f445090927c74bd4a427100c1cf8f85', 'allow', '[]', 'regorus', 6, '2026-11-27 22:20:54.868976+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0');

INSERT INTO public.registry_alias VALUES
	(1, 'champion', '01a21f18-dcfb-71db-acb5-9b9ca8359d10', '2026-11-27 22:20:52.969529+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-da7b-74d8-993c-516c96ab6343', '01a21f18-d9b2-7383-a87f-58ba5d586612');

INSERT INTO public.registry_aliaschange VALUES
	(1, 'champion', '01a21f18-dcfb-71db-acb5-9b9ca8359d10', '2026-11-27 22:20:52.973226+00', '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0', NULL, '01a21f18-da7b-74d8-993c-516c96ab6343', '01a21f18-d9b2-7383-a87f-58ba5d586612');

INSERT INTO public.registry_artifact VALUES
	(1, 'loose/file.txt', 17, '4bd1600aee352ab6b9cd5ddaeb3ecad6ebf53dcb9c559a9fceb455c9ddd23bfd', '2026-11-27 22:20:51.999657+00', NULL, '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(3, 'fraud/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 22:20:52.151377+00', '2026-11-27 22:20:52.222494+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(2, 'fraud/1/ACME-SECRET-file.txt', 7, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', '2026-11-27 22:20:52.096908+00', '2026-11-27 22:20:52.222494+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(4, 'fraud/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 22:20:52.19967+00', '2026-11-27 22:20:52.222494+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(7, 'fraud/2/params.json', 65, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', '2026-11-27 22:20:53.147343+00', '2026-11-27 22:20:53.16323+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(5, 'fraud/2/ACME-SECRET-file.txt', 7, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', '2026-11-27 22:20:53.063678+00', '2026-11-27 22:20:53.16323+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(6, 'fraud/2/metrics.json', 42, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', '2026-11-27 22:20:53.107648+00', '2026-11-27 22:20:53.16323+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(9, 'ranking/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 22:20:53.805276+00', '2026-11-27 22:20:53.883756+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(10, 'ranking/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 22:20:53.863674+00', '2026-11-27 22:20:53.883756+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(8, 'ranking/1/ACME-SECRET-file.txt', 9, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', '2026-11-27 22:20:53.757299+00', '2026-11-27 22:20:53.883756+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(12, 'churn/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 22:20:54.515396+00', '2026-11-27 22:20:54.569498+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(13, 'churn/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 22:20:54.544212+00', '2026-11-27 22:20:54.569498+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(11, 'churn/1/ACME-SECRET-file.txt', 7, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', '2026-11-27 22:20:54.486663+00', '2026-11-27 22:20:54.569498+00', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d95a-714b-98cd-9970d3029d33');

INSERT INTO public.registry_modeltag VALUES
	(1, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d9b2-7383-a87f-58ba5d586612'),
	(2, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d9c7-7e67-a63b-40597e3c85cd'),
	(3, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d9db-7f22-9751-a965fed1c5a9');

INSERT INTO public.registry_modelversion VALUES
	('01a21f18-da7b-74d8-993c-516c96ab6343', 1, 'mlflow-artifacts:/fraud/1', 'fraud/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 22:20:52.220004+00', '2026-11-27 22:20:52.220009+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d9b2-7383-a87f-58ba5d586612'),
	('01a21f18-de29-7c64-a668-bc4f5ae4f43e', 2, 'mlflow-artifacts:/fraud/2', 'fraud/2', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 2}', '{"depth": 2, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 22:20:53.161476+00', '2026-11-27 22:20:53.16148+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d9b2-7383-a87f-58ba5d586612'),
	('01a21f18-e0f5-7088-bd0d-018cd3680b39', 1, 'mlflow-artifacts:/ranking/1', 'ranking/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3', 116, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 22:20:53.877296+00', '2026-11-27 22:20:53.8773+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d9db-7f22-9751-a965fed1c5a9'),
	('01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7', 1, 'mlflow-artifacts:/churn/1', 'churn/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 22:20:54.564854+00', '2026-11-27 22:20:54.564859+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-d9c7-7e67-a63b-40597e3c85cd');

INSERT INTO public.registry_provenance VALUES
	(1, '4bd1600aee352ab6b9cd5ddaeb3ecad6ebf53dcb9c559a9fceb455c9ddd23bfd', 'uploaded', 'loose/file.txt', '2026-11-27 22:20:52.004661+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(2, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', 'uploaded', 'fraud/1/ACME-SECRET-file.txt', '2026-11-27 22:20:52.099815+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(3, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'fraud/1/metrics.json', '2026-11-27 22:20:52.152353+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(4, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'fraud/1/params.json', '2026-11-27 22:20:52.200705+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(5, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'registered', '', '2026-11-27 22:20:52.22976+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(6, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', 'registered', '', '2026-11-27 22:20:52.229778+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(7, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'registered', '', '2026-11-27 22:20:52.229789+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(8, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', 'uploaded', 'fraud/2/ACME-SECRET-file.txt', '2026-11-27 22:20:53.068181+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(9, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', 'uploaded', 'fraud/2/metrics.json', '2026-11-27 22:20:53.10845+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(10, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', 'uploaded', 'fraud/2/params.json', '2026-11-27 22:20:53.148079+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(11, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', 'registered', '', '2026-11-27 22:20:53.168441+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(12, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', 'registered', '', '2026-11-27 22:20:53.168457+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(13, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', 'registered', '', '2026-11-27 22:20:53.168467+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(14, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', 'uploaded', 'ranking/1/ACME-SECRET-file.txt', '2026-11-27 22:20:53.758683+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(15, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'ranking/1/metrics.json', '2026-11-27 22:20:53.807005+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(16, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'ranking/1/params.json', '2026-11-27 22:20:53.866433+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(19, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', 'registered', '', '2026-11-27 22:20:53.889551+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(20, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', 'uploaded', 'churn/1/ACME-SECRET-file.txt', '2026-11-27 22:20:54.487797+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(21, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'churn/1/metrics.json', '2026-11-27 22:20:54.518341+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(22, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'churn/1/params.json', '2026-11-27 22:20:54.546039+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(25, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', 'registered', '', '2026-11-27 22:20:54.57987+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0');

INSERT INTO public.registry_registeredmodel VALUES
	('01a21f18-d9b2-7383-a87f-58ba5d586612', 'fraud', 'ACME-SECRET-model-description', '2026-11-27 22:20:52.018598+00', '2026-11-27 22:20:53.172394+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{"champion": 1}', DEFAULT, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	('01a21f18-d9db-7f22-9751-a965fed1c5a9', 'ranking', 'ACME-SECRET-model-description', '2026-11-27 22:20:52.059878+00', '2026-11-27 22:20:53.89145+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{}', DEFAULT, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	('01a21f18-d9c7-7e67-a63b-40597e3c85cd', 'churn', 'ACME-SECRET-model-description', '2026-11-27 22:20:52.039809+00', '2026-11-27 22:20:54.582962+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{}', DEFAULT, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0');

INSERT INTO public.registry_versionfile VALUES
	(1, 'ACME-SECRET-file.txt', 7, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', '01a21f18-da7b-74d8-993c-516c96ab6343'),
	(2, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21f18-da7b-74d8-993c-516c96ab6343'),
	(3, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21f18-da7b-74d8-993c-516c96ab6343'),
	(4, 'ACME-SECRET-file.txt', 7, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', '01a21f18-de29-7c64-a668-bc4f5ae4f43e'),
	(5, 'metrics.json', 42, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', '01a21f18-de29-7c64-a668-bc4f5ae4f43e'),
	(6, 'params.json', 65, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', '01a21f18-de29-7c64-a668-bc4f5ae4f43e'),
	(7, 'ACME-SECRET-file.txt', 9, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', '01a21f18-e0f5-7088-bd0d-018cd3680b39'),
	(8, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21f18-e0f5-7088-bd0d-018cd3680b39'),
	(9, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21f18-e0f5-7088-bd0d-018cd3680b39'),
	(10, 'ACME-SECRET-file.txt', 7, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', '01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7'),
	(11, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7'),
	(12, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7');

INSERT INTO public.registry_versiontag VALUES
	(1, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-da7b-74d8-993c-516c96ab6343'),
	(2, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-de29-7c64-a668-bc4f5ae4f43e'),
	(3, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-e0f5-7088-bd0d-018cd3680b39'),
	(4, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-e3a4-7021-a9d4-4ffb0f2b11b7');

INSERT INTO public.rollouts_measurement VALUES
	(1, 1, '2026-11-27 22:20:53.712073+00', 0, 1, 20, '{}', 20, 0, 80, 1, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '01a21f18-e019-7c4d-bdc7-5a6542481eeb');

INSERT INTO public.rollouts_rollout VALUES
	('01a21f18-dd17-7a0e-b301-d2b68a874dd6', 'fraud', 'champion', 1, NULL, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'succeeded', 0, NULL, NULL, NULL, '', '', '', 'Approved. It starts within a few seconds.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, '2026-11-27 22:20:52.887486+00', '2026-11-27 22:20:53.006021+00', NULL, NULL, '01a21f18-da7b-74d8-993c-516c96ab6343', '01a21f18-db25-7f13-b61e-b6014a7c422a', '01a21f18-dcfb-71db-acb5-9b9ca8359d10', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-dd09-7b8b-b702-ef48031f3749'),
	('01a21f18-e019-7c4d-bdc7-5a6542481eeb', 'fraud', 'champion', 2, 1, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'pending', 0, NULL, NULL, NULL, '', '', '', 'Approved. It starts within a few seconds.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, '2026-11-27 22:20:53.658345+00', NULL, NULL, '01a21f18-da7b-74d8-993c-516c96ab6343', '01a21f18-de29-7c64-a668-bc4f5ae4f43e', '01a21f18-de90-7b53-b221-ae0725b91aeb', '01a21f18-dfef-76c9-82d9-3a16ca7c10bc', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-dd09-7b8b-b702-ef48031f3749'),
	('01a21f18-e298-750e-8373-7525ea8fe969', 'ranking', 'champion', 1, NULL, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'rolling_back', 0, NULL, NULL, NULL, '', 'aborted', 'A person stopped this rollout.', 'Waiting until the router shows it.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, '2026-11-27 22:20:54.341091+00', '2026-11-27 22:20:54.296171+00', NULL, '01a21f18-da95-735c-b7e4-da1fd5a3369a', NULL, '01a21f18-e0f5-7088-bd0d-018cd3680b39', '01a21f18-e164-710e-8f59-7e0014807877', '01a21f18-e27f-7aa3-9682-521713e9e641', '01a21f18-d7f2-76c4-8919-1dd466c779c0', '01a21f18-e28f-7daa-9199-d478652bdedb');

INSERT INTO public.rollouts_rolloutevent VALUES
	(1, '2026-11-27 22:20:52.891836+00', 'started', 'pending', 0, 0, 0, '', 'Enough people approved; the rollout was started.', '01a21f18-dd17-7a0e-b301-d2b68a874dd6'),
	(2, '2026-11-27 22:20:53.660159+00', 'started', 'pending', 0, 0, 1, '', 'Enough people approved; the rollout was started.', '01a21f18-e019-7c4d-bdc7-5a6542481eeb'),
	(3, '2026-11-27 22:20:54.300878+00', 'started', 'pending', 0, 0, 0, '', 'Enough people approved; the rollout was started.', '01a21f18-e298-750e-8373-7525ea8fe969'),
	(4, '2026-11-27 22:20:54.344322+00', 'abort_requested', 'pending', 0, 0, 0, '', 'acme-approver stopped this rollout. ACME-SECRET-abort-reason', '01a21f18-e298-750e-8373-7525ea8fe969'),
	(5, '2026-11-27 22:20:54.370715+00', 'rollback_decided', 'rolling_back', 0, 0, 1, 'aborted', 'A person stopped this rollout.', '01a21f18-e298-750e-8373-7525ea8fe969');

INSERT INTO public.rollouts_trafficroute VALUES
	('01a21f18-dd09-7b8b-b702-ef48031f3749', 'champion', 0, 1, NULL, NULL, NULL, '', NULL, '2026-11-27 22:20:52.873671+00', '01a21f18-da7b-74d8-993c-516c96ab6343', NULL, '01a21f18-d9b2-7383-a87f-58ba5d586612', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	('01a21f18-e28f-7daa-9199-d478652bdedb', 'champion', 0, 1, NULL, NULL, NULL, 'No model server is configured. Set MODEL_SERVERS, for example to blue=127.0.0.1:8003,green=127.0.0.1:8004.', NULL, '2026-11-27 22:20:54.287503+00', NULL, NULL, '01a21f18-d9db-7f22-9751-a965fed1c5a9', '01a21f18-d7f2-76c4-8919-1dd466c779c0');

INSERT INTO public.tenants_membership VALUES
	(1, 'reviewer', false, '2026-11-27 22:20:51.630784+00', NULL, '01a21f18-d81b-7700-97f3-a3449b37ca97', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(2, 'contributor', false, '2026-11-27 22:20:51.93112+00', NULL, '01a21f18-d95a-714b-98cd-9970d3029d33', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(3, 'reviewer', false, '2026-11-27 22:20:52.245389+00', NULL, '01a21f18-da95-735c-b7e4-da1fd5a3369a', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(4, 'reviewer', false, '2026-11-27 22:20:52.257773+00', NULL, '01a21f18-daa1-7513-8810-edf542c2e42f', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(5, 'reviewer', false, '2026-11-27 22:20:52.270196+00', NULL, '01a21f18-daae-74ba-a1bd-a88c9e826bed', '01a21f18-d7f2-76c4-8919-1dd466c779c0'),
	(6, 'contributor', false, '2026-11-27 22:20:52.280064+00', NULL, '01a21f18-dab7-7af4-a6a4-84f1f016badc', '01a21f18-d7f2-76c4-8919-1dd466c779c0');

INSERT INTO public.tenants_tenant VALUES
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', 'acme', 'Acme', 'active', '', NULL, 'UTC', '["champion"]', '{}', '{}', '{"end": "17:00", "days": [0, 1, 2, 3, 4], "start": "09:00"}', '', '2026-11-27 22:20:51.570279+00'),
	('01a21f18-d814-75a3-850b-0327963ff31b', 'globex', 'Globex', 'active', '', NULL, 'UTC', '["champion"]', '{}', '{}', '{"end": "17:00", "days": [0, 1, 2, 3, 4], "start": "09:00"}', '', '2026-11-27 22:20:51.60446+00');

INSERT INTO public.tenants_tenantquota VALUES
	('01a21f18-d7f2-76c4-8919-1dd466c779c0', NULL, NULL, NULL, NULL, NULL, '2026-11-27 22:20:51.584011+00'),
	('01a21f18-d814-75a3-850b-0327963ff31b', NULL, NULL, NULL, NULL, NULL, '2026-11-27 22:20:51.604543+00');

INSERT INTO public.tenants_tenantusergrant VALUES
	(1, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 103, '01a21f18-d81b-7700-97f3-a3449b37ca97'),
	(2, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 101, '01a21f18-d81b-7700-97f3-a3449b37ca97'),
	(3, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 98, '01a21f18-d81b-7700-97f3-a3449b37ca97'),
	(4, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 102, '01a21f18-d81b-7700-97f3-a3449b37ca97'),
	(5, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 98, '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(6, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 99, '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(7, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 100, '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(8, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 101, '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(9, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 103, '01a21f18-d95a-714b-98cd-9970d3029d33'),
	(10, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 98, '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	(11, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 101, '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	(12, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 102, '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	(13, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 103, '01a21f18-da95-735c-b7e4-da1fd5a3369a'),
	(14, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 98, '01a21f18-daa1-7513-8810-edf542c2e42f'),
	(15, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 101, '01a21f18-daa1-7513-8810-edf542c2e42f'),
	(16, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 102, '01a21f18-daa1-7513-8810-edf542c2e42f'),
	(17, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 103, '01a21f18-daa1-7513-8810-edf542c2e42f'),
	(18, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 98, '01a21f18-daae-74ba-a1bd-a88c9e826bed'),
	(19, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 101, '01a21f18-daae-74ba-a1bd-a88c9e826bed'),
	(20, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 102, '01a21f18-daae-74ba-a1bd-a88c9e826bed'),
	(21, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 103, '01a21f18-daae-74ba-a1bd-a88c9e826bed'),
	(22, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 98, '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	(23, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 99, '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	(24, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 100, '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	(25, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 101, '01a21f18-dab7-7af4-a6a4-84f1f016badc'),
	(26, '01a21f18-d7f2-76c4-8919-1dd466c779c0', 103, '01a21f18-dab7-7af4-a6a4-84f1f016badc');

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_groupclaim_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.approvals_comment_id_seq', 1, true);

SELECT pg_catalog.setval('public.approvals_eligiblereviewer_id_seq', 4, true);

SELECT pg_catalog.setval('public.approvals_exclusion_id_seq', 12, true);

SELECT pg_catalog.setval('public.approvals_revision_id_seq', 5, true);

SELECT pg_catalog.setval('public.approvals_vote_id_seq', 7, true);

SELECT pg_catalog.setval('public.audit_consumerposition_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_refusalcount_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 224, true);

SELECT pg_catalog.setval('public.core_jobrow_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_clockedschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_crontabschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_intervalschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_periodictask_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_solarschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 73, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 70, true);

SELECT pg_catalog.setval('public.guardian_groupobjectpermission_id_seq', 1, false);

SELECT pg_catalog.setval('public.guardian_userobjectpermission_id_seq', 1, false);

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);

SELECT pg_catalog.setval('public.notifications_attempt_id_seq', 1, false);

SELECT pg_catalog.setval('public.notifications_preference_id_seq', 1, false);

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

ALTER TABLE ONLY public.approvals_eligiblereviewer
    ADD CONSTRAINT approvals_eligiblereviewer_once UNIQUE (snapshot_id, person_id);

ALTER TABLE ONLY public.approvals_eligiblereviewer
    ADD CONSTRAINT approvals_eligiblereviewer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_exclusion
    ADD CONSTRAINT approvals_exclusion_once UNIQUE (change_request_id, person_id);

ALTER TABLE ONLY public.approvals_exclusion
    ADD CONSTRAINT approvals_exclusion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_permit
    ADD CONSTRAINT approvals_permit_change_request_id_key UNIQUE (change_request_id);

ALTER TABLE ONLY public.approvals_permit
    ADD CONSTRAINT approvals_permit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_reviewersnapshot
    ADD CONSTRAINT approvals_reviewersnapshot_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY public.notifications_attempt
    ADD CONSTRAINT notifications_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_delivery
    ADD CONSTRAINT notifications_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_once UNIQUE (person_id, event_id);

ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_preference_once UNIQUE (person_id, kind);

ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_preference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_webhook
    ADD CONSTRAINT notifications_webhook_name_once UNIQUE (tenant_id, name);

ALTER TABLE ONLY public.notifications_webhook
    ADD CONSTRAINT notifications_webhook_pkey PRIMARY KEY (id);

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

CREATE INDEX approvals_changerequest_requester_id_50d3205a ON public.approvals_changerequest USING btree (requester_id);

CREATE INDEX approvals_changerequest_reviewer_snapshot_id_89c183b1 ON public.approvals_changerequest USING btree (reviewer_snapshot_id);

CREATE INDEX approvals_changerequest_tenant_id_3e62352e ON public.approvals_changerequest USING btree (tenant_id);

CREATE INDEX approvals_comment_author_id_8aa9c678 ON public.approvals_comment USING btree (author_id);

CREATE INDEX approvals_comment_change_request_id_5ce3232f ON public.approvals_comment USING btree (change_request_id);

CREATE INDEX approvals_cr_at_once ON public.approvals_changerequest USING btree (kind) WHERE ((execution_id IS NULL) AND ((state)::text = 'applied'::text));

CREATE INDEX approvals_cr_decided ON public.approvals_changerequest USING btree (tenant_id, decided_at DESC, id DESC) WHERE (decided_at IS NOT NULL);

CREATE INDEX approvals_cr_decided_newest ON public.approvals_changerequest USING btree (decided_at DESC, id DESC) INCLUDE (tenant_id) WHERE (decided_at IS NOT NULL);

CREATE INDEX approvals_cr_newest ON public.approvals_changerequest USING btree (created_at DESC, id DESC);

CREATE INDEX approvals_cr_open ON public.approvals_changerequest USING btree (tenant_id, created_at DESC, id DESC) INCLUDE (open_until, requester_id, revision, reviewer_snapshot_id) WHERE (open_until IS NOT NULL);

CREATE INDEX approvals_cr_open_newest ON public.approvals_changerequest USING btree (created_at DESC, id DESC) INCLUDE (tenant_id, open_until, requester_id, revision, reviewer_snapshot_id) WHERE (open_until IS NOT NULL);

CREATE INDEX approvals_cr_overdue ON public.approvals_changerequest USING btree (open_until) WHERE (open_until IS NOT NULL);

CREATE INDEX approvals_cr_requester ON public.approvals_changerequest USING btree (requester_id, tenant_id, created_at DESC, id DESC);

CREATE INDEX approvals_cr_state ON public.approvals_changerequest USING btree (tenant_id, state, created_at DESC, id DESC);

CREATE INDEX approvals_cr_state_newest ON public.approvals_changerequest USING btree (state, created_at DESC, id DESC) INCLUDE (tenant_id);

CREATE INDEX approvals_cr_tenant_newest ON public.approvals_changerequest USING btree (tenant_id, created_at DESC, id DESC);

CREATE INDEX approvals_exclusion_change_request_id_cb042986 ON public.approvals_exclusion USING btree (change_request_id);

CREATE INDEX approvals_exclusion_person ON public.approvals_exclusion USING btree (person_id, created_at) INCLUDE (change_request_id);

CREATE INDEX approvals_exclusion_person_id_1901f9ea ON public.approvals_exclusion USING btree (person_id);

CREATE INDEX approvals_permit_tenant_id_02f2583f ON public.approvals_permit USING btree (tenant_id);

CREATE INDEX approvals_reviewer_person ON public.approvals_eligiblereviewer USING btree (person_id, created_at) INCLUDE (snapshot_id);

CREATE INDEX approvals_reviewersnapshot_tenant_id_82cf00b9 ON public.approvals_reviewersnapshot USING btree (tenant_id);

CREATE INDEX approvals_revision_change_request_id_b903ae7b ON public.approvals_revision USING btree (change_request_id);

CREATE INDEX approvals_snapshot_newest ON public.approvals_reviewersnapshot USING btree (tenant_id, created_at DESC);

CREATE INDEX approvals_vote_change_request_id_e3229273 ON public.approvals_vote USING btree (change_request_id);

CREATE INDEX approvals_vote_latest ON public.approvals_vote USING btree (change_request_id, voter_id, id DESC);

CREATE INDEX approvals_vote_of_person ON public.approvals_vote USING btree (voter_id, created_at) INCLUDE (change_request_id, revision);

CREATE INDEX approvals_vote_voter_id_c7a893c8 ON public.approvals_vote USING btree (voter_id);

CREATE INDEX audit_entry_by_action ON public.audit_entry USING btree (log_id, action, epoch, seq);

CREATE INDEX audit_entry_by_actor ON public.audit_entry USING btree (log_id, actor_id, epoch, seq);

CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (recorded_at);

CREATE INDEX audit_entry_log_by_time ON public.audit_entry USING btree (log_id, recorded_at);

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

CREATE INDEX notifications_attempt_delivery_id_18dba30b ON public.notifications_attempt USING btree (delivery_id);

CREATE INDEX notifications_delivery_due ON public.notifications_delivery USING btree (due_at) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX notifications_delivery_newest ON public.notifications_delivery USING btree (webhook_id, id DESC);

CREATE UNIQUE INDEX notifications_delivery_once ON public.notifications_delivery USING btree (webhook_id, event_id) WHERE (NOT is_replay);

CREATE INDEX notifications_delivery_webhook_id_e35814dd ON public.notifications_delivery USING btree (webhook_id);

CREATE INDEX notifications_notice_mail_due ON public.notifications_notice USING btree (mail_due_at) WHERE (mail_due_at IS NOT NULL);

CREATE INDEX notifications_notice_newest ON public.notifications_notice USING btree (person_id, id DESC);

CREATE INDEX notifications_notice_person_id_d7ad3aad ON public.notifications_notice USING btree (person_id);

CREATE INDEX notifications_notice_tenant_id_38abd6a1 ON public.notifications_notice USING btree (tenant_id);

CREATE INDEX notifications_notice_unread ON public.notifications_notice USING btree (person_id, tenant_id) WHERE (is_shown AND (read_at IS NULL));

CREATE INDEX notifications_preference_person_id_33c79cf9 ON public.notifications_preference USING btree (person_id);

CREATE INDEX notifications_webhook_tenant_id_1c37d4dc ON public.notifications_webhook USING btree (tenant_id);

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

CREATE INDEX registry_modeltag_start ON public.registry_modeltag USING btree (tenant_id, key, "left"(value, 100) COLLATE "C");

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

CREATE INDEX registry_versiontag_start ON public.registry_versiontag USING btree (tenant_id, key, "left"(value, 100) COLLATE "C");

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

CREATE TRIGGER approvals_changerequest_kept BEFORE DELETE ON public.approvals_changerequest FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_kept;

CREATE TRIGGER approvals_changerequest_not_emptied BEFORE TRUNCATE ON public.approvals_changerequest FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_not_emptied;

CREATE TRIGGER approvals_changerequest_rules BEFORE INSERT OR UPDATE ON public.approvals_changerequest FOR EACH ROW EXECUTE FUNCTION public.approvals_check_request();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_rules;

CREATE TRIGGER approvals_changerequest_snapshot_fixed BEFORE UPDATE ON public.approvals_changerequest FOR EACH ROW WHEN ((old.reviewer_snapshot_id IS DISTINCT FROM new.reviewer_snapshot_id)) EXECUTE FUNCTION public.approvals_check_snapshot();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_snapshot_fixed;

CREATE TRIGGER approvals_changerequest_snapshot_known BEFORE INSERT ON public.approvals_changerequest FOR EACH ROW WHEN ((new.reviewer_snapshot_id IS NOT NULL)) EXECUTE FUNCTION public.approvals_check_snapshot();

ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_snapshot_known;

CREATE TRIGGER approvals_comment_kept BEFORE DELETE OR UPDATE ON public.approvals_comment FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_comment ENABLE ALWAYS TRIGGER approvals_comment_kept;

CREATE TRIGGER approvals_comment_not_emptied BEFORE TRUNCATE ON public.approvals_comment FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_comment ENABLE ALWAYS TRIGGER approvals_comment_not_emptied;

CREATE TRIGGER approvals_eligiblereviewer_kept BEFORE DELETE OR UPDATE ON public.approvals_eligiblereviewer FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_eligiblereviewer ENABLE ALWAYS TRIGGER approvals_eligiblereviewer_kept;

CREATE TRIGGER approvals_eligiblereviewer_not_emptied BEFORE TRUNCATE ON public.approvals_eligiblereviewer FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_eligiblereviewer ENABLE ALWAYS TRIGGER approvals_eligiblereviewer_not_emptied;

CREATE TRIGGER approvals_eligiblereviewer_rules BEFORE INSERT ON public.approvals_eligiblereviewer FOR EACH ROW EXECUTE FUNCTION public.approvals_check_eligible_reviewer();

ALTER TABLE public.approvals_eligiblereviewer ENABLE ALWAYS TRIGGER approvals_eligiblereviewer_rules;

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

CREATE TRIGGER approvals_reviewersnapshot_kept BEFORE DELETE OR UPDATE ON public.approvals_reviewersnapshot FOR EACH ROW EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_reviewersnapshot ENABLE ALWAYS TRIGGER approvals_reviewersnapshot_kept;

CREATE TRIGGER approvals_reviewersnapshot_not_emptied BEFORE TRUNCATE ON public.approvals_reviewersnapshot FOR EACH STATEMENT EXECUTE FUNCTION public.approvals_refuse_change();

ALTER TABLE public.approvals_reviewersnapshot ENABLE ALWAYS TRIGGER approvals_reviewersnapshot_not_emptied;

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

CREATE TRIGGER notifications_attempt_kept BEFORE UPDATE ON public.notifications_attempt FOR EACH ROW EXECUTE FUNCTION public.notifications_refuse_change();

ALTER TABLE public.notifications_attempt ENABLE ALWAYS TRIGGER notifications_attempt_kept;

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
    ADD CONSTRAINT approvals_changerequ_requester_id_50d3205a_fk_accounts_ FOREIGN KEY (requester_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_changerequest
    ADD CONSTRAINT approvals_changerequ_reviewer_snapshot_id_89c183b1_fk_approvals FOREIGN KEY (reviewer_snapshot_id) REFERENCES public.approvals_reviewersnapshot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_changerequest
    ADD CONSTRAINT approvals_changerequest_tenant_id_3e62352e_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_comment
    ADD CONSTRAINT approvals_comment_author_id_8aa9c678_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_comment
    ADD CONSTRAINT approvals_comment_change_request_id_5ce3232f_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_eligiblereviewer
    ADD CONSTRAINT approvals_eligiblere_person_id_b2c8ce14_fk_accounts_ FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_eligiblereviewer
    ADD CONSTRAINT approvals_eligiblere_snapshot_id_4729f7c3_fk_approvals FOREIGN KEY (snapshot_id) REFERENCES public.approvals_reviewersnapshot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_exclusion
    ADD CONSTRAINT approvals_exclusion_change_request_id_cb042986_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_exclusion
    ADD CONSTRAINT approvals_exclusion_person_id_1901f9ea_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_permit
    ADD CONSTRAINT approvals_permit_change_request_id_0b2939a9_fk_approvals FOREIGN KEY (change_request_id) REFERENCES public.approvals_changerequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_permit
    ADD CONSTRAINT approvals_permit_tenant_id_02f2583f_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_reviewersnapshot
    ADD CONSTRAINT approvals_reviewersn_tenant_id_82cf00b9_fk_tenants_t FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

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

ALTER TABLE ONLY public.notifications_attempt
    ADD CONSTRAINT notifications_attemp_delivery_id_18dba30b_fk_notificat FOREIGN KEY (delivery_id) REFERENCES public.notifications_delivery(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_delivery
    ADD CONSTRAINT notifications_delive_webhook_id_e35814dd_fk_notificat FOREIGN KEY (webhook_id) REFERENCES public.notifications_webhook(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_person_id_d7ad3aad_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_tenant_id_38abd6a1_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_preference_person_id_33c79cf9_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_webhook
    ADD CONSTRAINT notifications_webhook_tenant_id_1c37d4dc_fk_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES public.tenants_tenant(id) DEFERRABLE INITIALLY DEFERRED;

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

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_eligiblereviewer TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.approvals_eligiblereviewer_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_exclusion TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.approvals_exclusion_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_permit TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approvals_reviewersnapshot TO portal_app;

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

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications_attempt TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.notifications_attempt_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications_delivery TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications_notice TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications_preference TO portal_app;

GRANT SELECT,USAGE ON SEQUENCE public.notifications_preference_id_seq TO portal_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notifications_webhook TO portal_app;

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

