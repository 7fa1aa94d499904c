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
	('md5$YXZtb58FhZIoFG2eJ6wLfH$46f9d6816bb07acc62e04db1bb5f2745', NULL, false, 'acme-marked', 'ACME-SECRET-person', '', '', false, true, '2026-11-27 22:04:49.903701+00', '01a21f0a-2b6f-7c99-b3e2-317f4e48e559', 'person', false, NULL),
	('md5$n4IfJDxIhJiKbCiKzD2Hsc$6765734c1386b388b471bf7610d95f29', NULL, false, 'acme-author', '', '', '', false, true, '2026-11-27 22:04:50.709633+00', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', 'person', false, NULL),
	('md5$H3JBEuuj6X7ocoPjd8cbmF$b4ef13d12489efc5d1dfc0bba9604762', NULL, false, 'acme-approver', '', '', '', false, true, '2026-11-27 22:04:51.388026+00', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0', 'person', false, NULL),
	('md5$Zd7MS12wW0QWuew5Kv3i65$3e92a9fdd164e1f3b801e57b4876235a', NULL, false, 'acme-second', '', '', '', false, true, '2026-11-27 22:04:51.403909+00', '01a21f0a-314b-7533-bf72-40c86dd5ba22', 'person', false, NULL),
	('md5$jnEWfi0mmOcnyb6Ndfl1Wm$765024fc9d8769d0c05158115fed7db6', NULL, false, 'acme-third', '', '', '', false, true, '2026-11-27 22:04:51.427489+00', '01a21f0a-3163-7a46-9548-93ad0fbc1467', 'person', false, NULL),
	('md5$bMqKPanN6ltNM24CFzLa7E$5346edd32ba7ff4caa4943af3812a2e5', NULL, false, 'acme-colleague', '', '', '', false, true, '2026-11-27 22:04:51.440724+00', '01a21f0a-3170-7553-9488-b7767802be77', 'person', false, NULL);

INSERT INTO public.approvals_changerequest VALUES
	('01a21f0a-324c-792f-a084-36d3a3965a90', 1, 'promotion', 'Promote fraud version 1 to champion', 'alias:01a21f0a-2f4b-7e19-bd25-7938d16a18fd:champion', 'version:01a21f0a-3103-7e37-adbe-01c3e61009c3', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-3103-7e37-adbe-01c3e61009c3","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21f0a-2f4b-7e19-bd25-7938d16a18fd","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:9c9804b2edb8d2b454af01afc687ddf00cca364660ea92a03967c9ff0bcf1786', 'applied', 2, 'ACME-SECRET-request-reason', '', '01a21f0a-36fa-7e59-83fe-cbaa1c2d7523', '2026-11-27 22:04:51.660148+00', '2026-11-27 22:04:53.098636+00', '2026-11-27 22:04:52.877623+00', '2026-12-27 22:04:51.659725+00', DEFAULT, '01a21f0a-3170-7553-9488-b7767802be77', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd'),
	('01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', 2, 'promotion', 'Promote fraud version 2 to champion', 'alias:01a21f0a-2f4b-7e19-bd25-7938d16a18fd:champion', 'version:01a21f0a-39db-72e7-9b23-f6a0bc7fa80d', 1, '{"action":"promotion","baseline":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-3103-7e37-adbe-01c3e61009c3","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb","size":7},{"path":"metrics.json","sha256":"bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da","size":42},{"path":"params.json","sha256":"2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a","size":65}],"id":"01a21f0a-39db-72e7-9b23-f6a0bc7fa80d","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0","metrics":{"ACME-SECRET-metric":2,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":2},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/2","version":2},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21f0a-2f4b-7e19-bd25-7938d16a18fd","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:a3054ed368fdc7313cd6267e4791daa0157e28e3f8e2e6d42dbcf439042da8c5', 'executing', 2, 'ACME-SECRET-request-reason', '', '01a21f0a-3ecf-7732-990e-7a254ce679f0', '2026-11-27 22:04:53.941289+00', '2026-11-27 22:04:54.877763+00', '2026-11-27 22:04:54.877763+00', '2026-12-27 22:04:53.941064+00', DEFAULT, '01a21f0a-3170-7553-9488-b7767802be77', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd'),
	('01a21f0a-41df-7db5-a7ca-daae06f42478', 3, 'promotion', 'Promote ranking version 1 to champion', 'alias:01a21f0a-2f95-7473-a9f4-260ba0e858ce:champion', 'version:01a21f0a-4086-78e6-b928-1bcba9838d50', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3","size":9},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-4086-78e6-b928-1bcba9838d50","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/ranking/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"ranking","model_id":"01a21f0a-2f95-7473-a9f4-260ba0e858ce","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:f81fcb4e8861ef8bf13a4748fd0137d5d40380913f7248921b95caeecf54c759', 'executing', 2, 'ACME-SECRET-request-reason', '', '01a21f0a-447e-713e-b4b2-acac994fede8', '2026-11-27 22:04:55.647633+00', '2026-11-27 22:04:56.339819+00', '2026-11-27 22:04:56.339819+00', '2026-12-27 22:04:55.645834+00', DEFAULT, '01a21f0a-3170-7553-9488-b7767802be77', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd'),
	('01a21f0a-4846-7118-8333-6813653fb03c', 4, 'promotion', 'Promote churn version 1 to champion', 'alias:01a21f0a-2f75-74dc-87a5-8d43a5349ef0:champion', 'version:01a21f0a-473b-7b22-bd40-aaeacce20a6c', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-473b-7b22-bd40-aaeacce20a6c","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21f0a-2f75-74dc-87a5-8d43a5349ef0","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:4d3a7c31793d620c282d9ad22570104fbaac6faed4b8960a0d5636b52eae418b', 'rejected', 2, 'ACME-SECRET-request-reason', '', NULL, '2026-11-27 22:04:57.286257+00', '2026-11-27 22:04:57.715117+00', '2026-11-27 22:04:57.715117+00', '2026-12-27 22:04:57.283725+00', DEFAULT, '01a21f0a-3170-7553-9488-b7767802be77', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd'),
	('01a21f0a-4a98-7ff9-af03-b4bef1b15238', 5, 'promotion', 'Promote churn version 1 to champion', 'alias:01a21f0a-2f75-74dc-87a5-8d43a5349ef0:champion', 'version:01a21f0a-473b-7b22-bd40-aaeacce20a6c', 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-473b-7b22-bd40-aaeacce20a6c","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21f0a-2f75-74dc-87a5-8d43a5349ef0","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:4d3a7c31793d620c282d9ad22570104fbaac6faed4b8960a0d5636b52eae418b', 'in_review', 2, 'ACME-SECRET-request-reason', '', NULL, '2026-11-27 22:04:57.88059+00', '2026-11-27 22:04:57.880596+00', NULL, '2026-12-27 22:04:57.880339+00', DEFAULT, '01a21f0a-3170-7553-9488-b7767802be77', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd');

INSERT INTO public.approvals_comment VALUES
	(1, 'ACME-SECRET-comment', '2026-11-27 22:04:57.992336+00', '01a21f0a-2b6f-7c99-b3e2-317f4e48e559', '01a21f0a-4a98-7ff9-af03-b4bef1b15238');

INSERT INTO public.approvals_eligiblereviewer VALUES
	(1, '2026-11-27 22:04:51.651848+00', '01a21f0a-314b-7533-bf72-40c86dd5ba22', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd'),
	(2, '2026-11-27 22:04:51.651848+00', '01a21f0a-3163-7a46-9548-93ad0fbc1467', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd'),
	(3, '2026-11-27 22:04:51.651848+00', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd'),
	(4, '2026-11-27 22:04:51.651848+00', '01a21f0a-2b6f-7c99-b3e2-317f4e48e559', '01a21f0a-3241-779a-bd4b-e1ffb2fd92cd');

INSERT INTO public.approvals_exclusion VALUES
	(1, 'You registered this version.', '2026-11-27 22:04:51.763547+00', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(4, 'You registered this version.', '2026-11-27 22:04:54.019645+00', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(7, 'You registered this version.', '2026-11-27 22:04:55.727026+00', '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(10, 'You registered this version.', '2026-11-27 22:04:57.378812+00', '01a21f0a-4846-7118-8333-6813653fb03c', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(12, 'You registered this version.', '2026-11-27 22:04:57.944968+00', '01a21f0a-4a98-7ff9-af03-b4bef1b15238', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3');

INSERT INTO public.approvals_permit VALUES
	('01a21f0a-36af-7260-83ba-caccf1ddff72', 'sha256:9c9804b2edb8d2b454af01afc687ddf00cca364660ea92a03967c9ff0bcf1786', 'alias:01a21f0a-2f4b-7e19-bd25-7938d16a18fd:champion', 'version:01a21f0a-3103-7e37-adbe-01c3e61009c3', '2026-11-27 22:04:52.785497+00', '2026-12-05 22:04:52.783695+00', '2026-11-27 22:04:53.02442+00', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	('01a21f0a-3ea4-77cd-978e-bbcf77c27b87', 'sha256:a3054ed368fdc7313cd6267e4791daa0157e28e3f8e2e6d42dbcf439042da8c5', 'alias:01a21f0a-2f4b-7e19-bd25-7938d16a18fd:champion', 'version:01a21f0a-39db-72e7-9b23-f6a0bc7fa80d', '2026-11-27 22:04:54.821219+00', '2026-12-05 22:04:54.819758+00', NULL, '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	('01a21f0a-4453-7d2b-bcfe-9981d8cb7dbd', 'sha256:f81fcb4e8861ef8bf13a4748fd0137d5d40380913f7248921b95caeecf54c759', 'alias:01a21f0a-2f95-7473-a9f4-260ba0e858ce:champion', 'version:01a21f0a-4086-78e6-b928-1bcba9838d50', '2026-11-27 22:04:56.276792+00', '2026-12-05 22:04:56.271429+00', NULL, '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-2ac1-7127-a46b-58082b591eff');

INSERT INTO public.approvals_reviewersnapshot VALUES
	('01a21f0a-3241-779a-bd4b-e1ffb2fd92cd', '2026-11-27 22:04:51.650623+00', '01a21f0a-2ac1-7127-a46b-58082b591eff');

INSERT INTO public.approvals_revision VALUES
	(1, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-3103-7e37-adbe-01c3e61009c3","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21f0a-2f4b-7e19-bd25-7938d16a18fd","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:9c9804b2edb8d2b454af01afc687ddf00cca364660ea92a03967c9ff0bcf1786', '2026-11-27 22:04:51.674508+00', '01a21f0a-324c-792f-a084-36d3a3965a90'),
	(2, 1, '{"action":"promotion","baseline":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-3103-7e37-adbe-01c3e61009c3","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/1","version":1},"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb","size":7},{"path":"metrics.json","sha256":"bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da","size":42},{"path":"params.json","sha256":"2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a","size":65}],"id":"01a21f0a-39db-72e7-9b23-f6a0bc7fa80d","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0","metrics":{"ACME-SECRET-metric":2,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":2},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/fraud/2","version":2},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"fraud","model_id":"01a21f0a-2f4b-7e19-bd25-7938d16a18fd","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:a3054ed368fdc7313cd6267e4791daa0157e28e3f8e2e6d42dbcf439042da8c5', '2026-11-27 22:04:53.94314+00', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8'),
	(3, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3","size":9},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-4086-78e6-b928-1bcba9838d50","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/ranking/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"ranking","model_id":"01a21f0a-2f95-7473-a9f4-260ba0e858ce","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:f81fcb4e8861ef8bf13a4748fd0137d5d40380913f7248921b95caeecf54c759', '2026-11-27 22:04:55.648561+00', '01a21f0a-41df-7db5-a7ca-daae06f42478'),
	(4, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-473b-7b22-bd40-aaeacce20a6c","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21f0a-2f75-74dc-87a5-8d43a5349ef0","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:4d3a7c31793d620c282d9ad22570104fbaac6faed4b8960a0d5636b52eae418b', '2026-11-27 22:04:57.293143+00', '01a21f0a-4846-7118-8333-6813653fb03c'),
	(5, 1, '{"action":"promotion","baseline":null,"candidate":{"created_by":"01a21f0a-2e95-7c6c-8d63-bccbc13964f3","files":[{"path":"ACME-SECRET-file.txt","sha256":"dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230","size":7},{"path":"metrics.json","sha256":"4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222","size":42},{"path":"params.json","sha256":"6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5","size":65}],"id":"01a21f0a-473b-7b22-bd40-aaeacce20a6c","made_by":["01a21f0a-2e95-7c6c-8d63-bccbc13964f3"],"manifest_digest":"sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e","metrics":{"ACME-SECRET-metric":1,"accuracy":0.9},"params":{"ACME-SECRET-param-name":"ACME-SECRET-param-value","depth":1},"run_id":"ACME-SECRET-run","source":"mlflow-artifacts:/churn/1","version":1},"criteria":{"alpha":0.01,"beta":0.05,"guard_min_requests":50,"guard_rate":0.2,"hold_seconds":300,"margin":1.25,"max_bad_rate":0.01,"min_requests_per_step":20,"noninferiority_margin":2,"slow_ms":null,"srm_alpha":0.001},"plan":[{"seconds":60,"weight":20},{"seconds":60,"weight":50}],"policy_digest":"sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94","reason":"ACME-SECRET-request-reason","schema":1,"target":{"alias":"champion","model":"churn","model_id":"01a21f0a-2f75-74dc-87a5-8d43a5349ef0","tier":""},"tenant":{"id":"01a21f0a-2ac1-7127-a46b-58082b591eff","slug":"acme"}}', 'sha256:4d3a7c31793d620c282d9ad22570104fbaac6faed4b8960a0d5636b52eae418b', '2026-11-27 22:04:57.887262+00', '01a21f0a-4a98-7ff9-af03-b4bef1b15238');

INSERT INTO public.approvals_vote VALUES
	(1, 1, 'sha256:9c9804b2edb8d2b454af01afc687ddf00cca364660ea92a03967c9ff0bcf1786', 'approve', '', '2026-11-27 22:04:52.335311+00', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	(2, 1, 'sha256:9c9804b2edb8d2b454af01afc687ddf00cca364660ea92a03967c9ff0bcf1786', 'approve', '', '2026-11-27 22:04:52.660772+00', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	(3, 1, 'sha256:a3054ed368fdc7313cd6267e4791daa0157e28e3f8e2e6d42dbcf439042da8c5', 'approve', '', '2026-11-27 22:04:54.413392+00', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	(4, 1, 'sha256:a3054ed368fdc7313cd6267e4791daa0157e28e3f8e2e6d42dbcf439042da8c5', 'approve', '', '2026-11-27 22:04:54.751393+00', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	(5, 1, 'sha256:f81fcb4e8861ef8bf13a4748fd0137d5d40380913f7248921b95caeecf54c759', 'approve', '', '2026-11-27 22:04:55.964785+00', '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	(6, 1, 'sha256:f81fcb4e8861ef8bf13a4748fd0137d5d40380913f7248921b95caeecf54c759', 'approve', '', '2026-11-27 22:04:56.184424+00', '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	(7, 1, 'sha256:4d3a7c31793d620c282d9ad22570104fbaac6faed4b8960a0d5636b52eae418b', 'reject', 'ACME-SECRET-rejection', '2026-11-27 22:04:57.714813+00', '01a21f0a-4846-7118-8333-6813653fb03c', '01a21f0a-314b-7533-bf72-40c86dd5ba22');

INSERT INTO public.audit_entry VALUES
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a2274656e616e74732e74656e616e742e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2262383032363133352d643035392d343237662d396534652d366365613065623163393830222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326163312d373132372d613436622d353830383262353931656666222c2274797065223a2274656e616e74732e74656e616e74227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a34392e3832353837375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a34392e3833343134305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2f59e6546579d2ec95208eb09d2aa6c8ffd3419a5c4e10b33053b870272d6f39', '\xfae7f2528a1327ec03ff8978bc34284e972eedbf81c9aa30236e3cf3373a5889', '2026-11-27 22:04:49.83414+00', 'tenants.tenant.created', 'tenants.tenant', '01a21f0a-2ac1-7127-a46b-58082b591eff', 'system:test'),
	('01a21f0a-2b5c-7f58-88d7-b0302e45d0e1', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a2274656e616e74732e74656e616e742e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2232316633313065622d353330612d343230352d393136612d356233323731663763326363222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326235632d376635382d383864372d623033303265343564306531222c2274797065223a2274656e616e74732e74656e616e74227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a34392e3839323430375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a34392e3839323935355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x23116c3b27f4a0d91c7fd5e7d4da5c0c3afc99716e1d0910135b4c1e8ade525e', '\xafc49359c8fe45a6059a03c3f80c83ebe52a976200a4647dbd4ee3718778e812', '2026-11-27 22:04:49.892955+00', 'tenants.tenant.created', 'tenants.tenant', '01a21f0a-2b5c-7f58-88d7-b0302e45d0e1', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 1, '\x0000000000000000000000000000000000000000000000000000000000000000', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2265316533316466322d323234382d343632612d623732632d333935613765383435386439222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326236662d376339392d623365322d333137663465343865353539222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a34392e3934333738375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a34392e3935323031345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6736951716da1eb8089ac91496cd8794695a47a31fde12836d672d7201fecc6a', '\x990f026534f6dbea94d598f8e6154dfd4da9370bae88c02354371ab65169dfab', '2026-11-27 22:04:49.952014+00', 'accounts.user.created', 'accounts.user', '01a21f0a-2b6f-7c99-b3e2-317f4e48e559', 'system:test'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 2, '\xfae7f2528a1327ec03ff8978bc34284e972eedbf81c9aa30236e3cf3373a5889', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2237643865366266382d633731352d343463342d393838372d313137633561343432356433222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326236662d376339392d623365322d333137663465343865353539222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35302e3031333538375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35302e3031333936355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x01b7fdf75d7721fd2f03648e2f961d4a3930b9f055ba81090e2d7640b3b5d458', '\x9a3aef8d1c2ea82cee476b42783b886ac53bae9ac6b6ecaf9b4df8ce0b6bc953', '2026-11-27 22:04:50.013965+00', 'tenants.role.assigned', 'accounts.user', '01a21f0a-2b6f-7c99-b3e2-317f4e48e559', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 2, '\x990f026534f6dbea94d598f8e6154dfd4da9370bae88c02354371ab65169dfab', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2262373436326231642d663837372d343235362d626130322d383530386264356661303463222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35302e3732313037395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35302e3732313535345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x367419660639b170e87ebe8e61a9310ac696a56586ee8e9ef45fd4e3863d8b20', '\x6949d37ccdeee041d4281930070cc9ef7d5f8ae674a2cf27240c50f6b571fce0', '2026-11-27 22:04:50.721554+00', 'accounts.user.created', 'accounts.user', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', 'system:test'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 3, '\x9a3aef8d1c2ea82cee476b42783b886ac53bae9ac6b6ecaf9b4df8ce0b6bc953', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a22636f6e7472696275746f72227d2c226576656e745f6964223a2264616630626130662d353365612d343937652d613132342d326436303261646461636134222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35302e3732373930375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35302e3733313839395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x87afb474843e24b975c7cbb2c66f53172a06cdc1922d72ba8711c3a6727e2322', '\x88a620988837627fb665fc633db541daf7d1939e1977f1ebcee40cb7f21ab812', '2026-11-27 22:04:50.731899+00', 'tenants.role.assigned', 'accounts.user', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', 'system:test'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 4, '\x88a620988837627fb665fc633db541daf7d1939e1977f1ebcee40cb7f21ab812', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a31377d2c226576656e745f6964223a2263333833346435322d623163662d343132642d626438362d663732663162663861616132222c226f626a656374223a7b22646967657374223a227368613235363a34626431363030616565333532616236623963643564646165623365636164366562663533646362396335353961396663656234353563396464643233626664222c226964223a2231222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35302e3836303530395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35302e3836303934315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x78105ea2ba7e69ab2ff02061ef97c8976b549cb41e58fd1dd7cddf47e9d7df44', '\xdcd651c82210b3fe53abcb0c439fe90f002a2eba1fbebe4a32c7217748ce0f11', '2026-11-27 22:04:50.860941+00', 'registry.artifact.stored', 'registry.artifact', '1', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 5, '\xdcd651c82210b3fe53abcb0c439fe90f002a2eba1fbebe4a32c7217748ce0f11', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2236646432386537312d663539372d343237652d383738642d353261613530623261316430222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326634622d376531392d626432352d373933386431366131386664222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35302e3931353237305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35302e3931353832335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xe1f5496eb86b4ea6d8c5d5c389bfe1caaa6bbe74caca3ad6e94bae2f99c73132', '\x9cb29c45b414bfd1012f1a629d96deb49403e320abdc3453e1914a57151b9833', '2026-11-27 22:04:50.915823+00', 'registry.model.created', 'registry.model', '01a21f0a-2f4b-7e19-bd25-7938d16a18fd', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 6, '\x9cb29c45b414bfd1012f1a629d96deb49403e320abdc3453e1914a57151b9833', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2237346432376264332d323362302d346565652d383261392d383532336661306435333561222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326637352d373464632d383761352d386434336135333439656630222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35302e3933373736355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35302e3933383039345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3e75e90c981952f980901d348264a177aa70b90e3ffa1bd77b4998af14a958af', '\x13cdf0973755800fce3e0883cebb7fef7acc4de51abc1cae4e0f214fa5195718', '2026-11-27 22:04:50.938094+00', 'registry.model.created', 'registry.model', '01a21f0a-2f75-74dc-87a5-8d43a5349ef0', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 7, '\x13cdf0973755800fce3e0883cebb7fef7acc4de51abc1cae4e0f214fa5195718', '\x7b22616374696f6e223a2272656769737472792e6d6f64656c2e63726561746564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b7d2c226576656e745f6964223a2237363761363362622d326437332d343230392d613534662d373666386566336132323863222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d326639352d373437332d613966342d323630626130653835386365222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35302e3938303330355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35302e3938303838325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xf836f8e0f737f1309c8fc94671d6ff34a1063cbaf7e0238d4c991412400b6195', '\xba9a9caceef2aedd82b4cdac8967f9bf0d53f14e853b20f703ace6529d7634c5', '2026-11-27 22:04:50.980882+00', 'registry.model.created', 'registry.model', '01a21f0a-2f95-7473-a9f4-260ba0e858ce', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 8, '\xba9a9caceef2aedd82b4cdac8967f9bf0d53f14e853b20f703ace6529d7634c5', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2239396533333837392d636433352d343631342d613362382d316234353266336536613963222c226f626a656374223a7b22646967657374223a227368613235363a36303432313862316535303836613965303239376162326235303238626161613366383064616139386635646539646663313738313637366331303863343730222c226964223a2232222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3039363033395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3039383637355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x2f6db1a091b6232bac6ee398fd6d91943aaf1e5388a6f33efbbdfd9d2d78a564', '\xb77aaf5a716dfd0bd5e74e78578ec68be5cd58f20804948630266bc94c86af87', '2026-11-27 22:04:51.098675+00', 'registry.artifact.stored', 'registry.artifact', '2', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 9, '\xb77aaf5a716dfd0bd5e74e78578ec68be5cd58f20804948630266bc94c86af87', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2237313536383134332d643565312d346435332d393332642d653563633934316633303462222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a2233222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3139393832365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3230343337385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x91763fb4cd30c4a875de30ffc5b3149646e3a1bd2dc9faa34c9a951dfb2b3b8c', '\x54eb6dcef2bb623ea0723ce0363bc389e86cc4730700212c8f7edde0293a8c26', '2026-11-27 22:04:51.204378+00', 'registry.artifact.stored', 'registry.artifact', '3', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 10, '\x54eb6dcef2bb623ea0723ce0363bc389e86cc4730700212c8f7edde0293a8c26', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2263613934613833322d326333652d343937652d623130632d643038303232616162353761222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a2234222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3330383131325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3330383632375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x875704b7287f6f12403d9392b714ecbe93c03f52d0ee657735ebc58fcc554858', '\xbe86844929d8a64ab1a12702ccafef805efe111fe30cc212e5861868c3e50630', '2026-11-27 22:04:51.308627+00', 'registry.artifact.stored', 'registry.artifact', '4', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 11, '\xbe86844929d8a64ab1a12702ccafef805efe111fe30cc212e5861868c3e50630', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131347d2c226576656e745f6964223a2263316362333330632d383561632d346138612d613862352d363337653438323962626430222c226f626a656374223a7b22646967657374223a227368613235363a65633838313630623161346235663831313061366438663066313339643565623431306138303939663033343933623461306466366131333963303933623238222c226964223a2230316132316630612d333130332d376533372d616462652d303163336536313030396333222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3336373739365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3336383235395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3921657b5c9bdc775dc4f7cc0ac4946488f04446a60b42bbe552bb966006f165', '\xfd832a31389fcbb49d95fe4449607aafc6c3c077aa9e058bc8308610cda00cdb', '2026-11-27 22:04:51.368259+00', 'registry.version.registered', 'registry.version', '01a21f0a-3103-7e37-adbe-01c3e61009c3', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('00000000-0000-0000-0000-000000000000', 1, 3, '\x6949d37ccdeee041d4281930070cc9ef7d5f8ae674a2cf27240c50f6b571fce0', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2239373461383762332d313239322d343863632d613933322d666161663535326566656538222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d333133632d376132632d383666352d626638643530326134396630222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3339313735375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3339323137395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x1c0e9c3d116844f243d349301adfb544951e2c09e29d2c9d0134f941a605c9e6', '\x5ef438303237e9bb2168adebbf9368ac0411aa6f4c7d820ffef60958b131784b', '2026-11-27 22:04:51.392179+00', 'accounts.user.created', 'accounts.user', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0', 'system:test'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 12, '\xfd832a31389fcbb49d95fe4449607aafc6c3c077aa9e058bc8308610cda00cdb', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2263613237343336322d393232362d346364342d626432322d346565373462623434363731222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d333133632d376132632d383666352d626638643530326134396630222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3339323531375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3339353731345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xaeffe799087ba79398700f0eba33b15743c078a7f9846b097a858c21284f82f5', '\x0fafcfc43aa281d10d645d408106e8bc0c6d788cb5d64f6f66c555b6fa9ae746', '2026-11-27 22:04:51.395714+00', 'tenants.role.assigned', 'accounts.user', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 4, '\x5ef438303237e9bb2168adebbf9368ac0411aa6f4c7d820ffef60958b131784b', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2265613033623862332d663735622d343633622d383332332d663262633537623039343531222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3431323339305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3431323832365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x44f628512f46fc7d00f389369edc3427fc3f954291af22806df5b5fd4fd19acd', '\x99a2f102411194e367998c1ac735369bfd18ef7fcea35e1decf2588c5b4746f1', '2026-11-27 22:04:51.412826+00', 'accounts.user.created', 'accounts.user', '01a21f0a-314b-7533-bf72-40c86dd5ba22', 'system:test'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 13, '\x0fafcfc43aa281d10d645d408106e8bc0c6d788cb5d64f6f66c555b6fa9ae746', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2263626366376430352d356236392d343538622d623134362d353830666431366630626631222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3431333135305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3431353731335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x21d926cbcb62fab4b57f3d524e69c4837c63556b4794a410b798181d7821678d', '\xcba9dc57245a1447e6c0b5761a8450eefd01ba7a227f1ddd1ef6bea99c8b5440', '2026-11-27 22:04:51.415713+00', 'tenants.role.assigned', 'accounts.user', '01a21f0a-314b-7533-bf72-40c86dd5ba22', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 5, '\x99a2f102411194e367998c1ac735369bfd18ef7fcea35e1decf2588c5b4746f1', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2239663239666561612d323438622d343832302d383264382d353465636537323564376632222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d333136332d376134362d393534382d393361643066626331343637222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3433323435335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3433323738365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6abe7bc452fc122d830755f080e27dd1914a71c47739551dc27e23ecd163741b', '\x93d7aec5bcf01bbb4735e44bb74961a578a43449161df51674c7e1329f467d2e', '2026-11-27 22:04:51.432786+00', 'accounts.user.created', 'accounts.user', '01a21f0a-3163-7a46-9548-93ad0fbc1467', 'system:test'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 14, '\xcba9dc57245a1447e6c0b5761a8450eefd01ba7a227f1ddd1ef6bea99c8b5440', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a227265766965776572227d2c226576656e745f6964223a2265383562343930352d333665362d343034642d626237322d366562636337333734663537222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d333136332d376134362d393534382d393361643066626331343637222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3433333235375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3433333434335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x4e60dd341d00ceda2dd3e65c780dfe8d8b352f784732e4c84943dbf754d56875', '\x6c0cf15e1ebd0b4b33b0699a2062a7d42344522ca2eaffe5430af169bddd32bb', '2026-11-27 22:04:51.433443+00', 'tenants.role.assigned', 'accounts.user', '01a21f0a-3163-7a46-9548-93ad0fbc1467', 'system:test'),
	('00000000-0000-0000-0000-000000000000', 1, 6, '\x93d7aec5bcf01bbb4735e44bb74961a578a43449161df51674c7e1329f467d2e', '\x7b22616374696f6e223a226163636f756e74732e757365722e63726561746564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b226b696e64223a22706572736f6e227d2c226576656e745f6964223a2232383566613264642d623238662d343862302d616339322d656538646235373066636662222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d333137302d373535332d393438382d623737363738303262653737222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3434383436345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3435313733315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x6df8152aa7f999a6ca4a7c6e8aebd927150ce6adb699dac6927c2cd1327c64e6', '\x496b2c5b89708c4ae2f3e32a6e38bbcb1cbf7240369c89968af95fe4192dd95b', '2026-11-27 22:04:51.451731+00', 'accounts.user.created', 'accounts.user', '01a21f0a-3170-7553-9488-b7767802be77', 'system:test'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 15, '\x6c0cf15e1ebd0b4b33b0699a2062a7d42344522ca2eaffe5430af169bddd32bb', '\x7b22616374696f6e223a2274656e616e74732e726f6c652e61737369676e6564222c226163746f72223a7b226964223a2273797374656d3a74657374222c226b696e64223a2273797374656d227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22726f6c65223a22636f6e7472696275746f72227d2c226576656e745f6964223a2238393337376435392d633034312d346461322d626636352d643735623063323232353737222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d333137302d373535332d393438382d623737363738303262653737222c2274797065223a226163636f756e74732e75736572227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35312e3435333033315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35312e3435333335355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xcc0af2dae8faefd30116bfade2eda59b5ddb4c2b7333c5475384516383e4a468', '\xe3fa510d882d68a2200818b134454610a484d641cf6b1978e0f6865784f43a94', '2026-11-27 22:04:51.453355+00', 'tenants.role.assigned', 'accounts.user', '01a21f0a-3170-7553-9488-b7767802be77', 'system:test'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 16, '\xe3fa510d882d68a2200818b134454610a484d641cf6b1978e0f6865784f43a94', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316630612d333137302d373535332d393438382d623737363738303262653737222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a312c22746172676574223a22616c6961733a30316132316630612d326634622d376531392d626432352d3739333864313661313866643a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316630612d333130332d376533372d616462652d303163336536313030396333227d2c226576656e745f6964223a2266366637616235342d353333392d343732362d393237362d316636373833653438643832222c226f626a656374223a7b22646967657374223a227368613235363a39633938303462326564623864326234353461663031616663363837646466303063636133363436363065613932613033393637633966663062636631373836222c226964223a2230316132316630612d333234632d373932662d613038342d333664336133393635613930222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35322e3031323039395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35322e3031323634345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x49b2648c86a13d91a596989c7aa1a5d3b8abda87fa1879b42c7383626bc1a8f6', '\x2ae796b4459c435422eb44dd02e96fc0f24f2b0dbcfebc1ba3e0bfdb37d9c953', '2026-11-27 22:04:52.012644+00', 'approvals.request.opened', 'approvals.request', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-3170-7553-9488-b7767802be77'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 17, '\x2ae796b4459c435422eb44dd02e96fc0f24f2b0dbcfebc1ba3e0bfdb37d9c953', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316630612d333133632d376132632d383666352d626638643530326134396630222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2231227d2c226576656e745f6964223a2266396162396432392d616135302d346238662d623836342d303765333032653831303865222c226f626a656374223a7b22646967657374223a227368613235363a39633938303462326564623864326234353461663031616663363837646466303063636133363436363065613932613033393637633966663062636631373836222c226964223a2230316132316630612d333234632d373932662d613038342d333664336133393635613930222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35322e3430343232315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35322e3430373736335a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x9880a871a5831257f8cbaf1c5726d4da550f4de6dacf981d9d86371d7681bd1c', '\x32e7d7c2d6c36e4f08c39315a0a122bb92673afe8caa09d88e683a7c42d0db90', '2026-11-27 22:04:52.407763+00', 'approvals.vote.cast', 'approvals.request', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 18, '\x32e7d7c2d6c36e4f08c39315a0a122bb92673afe8caa09d88e683a7c42d0db90', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316630612d333234632d373932662d613038342d333664336133393635613930222c227065726d6974223a2230316132316630612d333661662d373236302d383362612d636163636631646466663732222c22726f757465223a2230316132316630612d333664372d373763332d383236612d393735336466356431373539227d2c226576656e745f6964223a2230376536613233352d333766352d346130662d613166382d393064666662356432343230222c226f626a656374223a7b22646967657374223a227368613235363a39633938303462326564623864326234353461663031616663363837646466303063636133363436363065613932613033393637633966663062636631373836222c226964223a2230316132316630612d333666612d376535392d383366652d636261613163326437353233222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35322e3837353839355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35322e3837373039315a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x4f8a225fdcc19d3c094629efa93ae97c83f0c03f637edd99a67c08330834d6e1', '\x0e4eca34f2788179f8594ef52ad030395ceafeccaea5b23983e48d2ea7e66f5d', '2026-11-27 22:04:52.877091+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21f0a-36fa-7e59-83fe-cbaa1c2d7523', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 19, '\x0e4eca34f2788179f8594ef52ad030395ceafeccaea5b23983e48d2ea7e66f5d', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2232227d2c226576656e745f6964223a2233333631313937322d383631632d343564622d623562312d626633613238326638303161222c226f626a656374223a7b22646967657374223a227368613235363a39633938303462326564623864326234353461663031616663363837646466303063636133363436363065613932613033393637633966663062636631373836222c226964223a2230316132316630612d333234632d373932662d613038342d333664336133393635613930222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35322e3838343631315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35322e3838343937325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x054e9b5878c9c4a3b517f5958057d76034d5a86aa55e8326ef2bc252281ab067', '\x27fc97b40985cd4d8b596ebb2ee9c88212085689ec53e3b1ffc72ef18c96e799', '2026-11-27 22:04:52.884972+00', 'approvals.vote.cast', 'approvals.request', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 20, '\x27fc97b40985cd4d8b596ebb2ee9c88212085689ec53e3b1ffc72ef18c96e799', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316630612d333666612d376535392d383366652d636261613163326437353233222c227065726d6974223a2230316132316630612d333661662d373236302d383362612d636163636631646466663732222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2264303862333036632d626465322d343537342d383032332d316130623032333761393330222c226f626a656374223a7b22646967657374223a227368613235363a39633938303462326564623864326234353461663031616663363837646466303063636133363436363065613932613033393637633966663062636631373836222c226964223a2230316132316630612d333234632d373932662d613038342d333664336133393635613930222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35322e3838363233345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35322e3839303734325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x32bcee6bc34386e9b153aaf3ca2f17576ce2c007cdd57d6985f71f1ca3ad7086', '\x03e1835728648fa404f275e61363771549c0eaf686039e6882de3acbf4487710', '2026-11-27 22:04:52.890742+00', 'approvals.request.approved', 'approvals.request', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 21, '\x03e1835728648fa404f275e61363771549c0eaf686039e6882de3acbf4487710', '\x7b22616374696f6e223a2272656769737472792e616c6961732e736574222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a2230316132316630612d333130332d376533372d616462652d303163336536313030396333222c226265666f7265223a22222c2264617461223a7b22616c696173223a226368616d70696f6e222c226e756d626572223a312c227065726d6974223a2230316132316630612d333661662d373236302d383362612d636163636631646466663732227d2c226576656e745f6964223a2238303562323061372d306562662d343632372d613039632d323234333137616434373930222c226f626a656374223a7b22646967657374223a227368613235363a65633838313630623161346235663831313061366438663066313339643565623431306138303939663033343933623461306466366131333963303933623238222c226964223a2230316132316630612d326634622d376531392d626432352d373933386431366131386664222c2274797065223a2272656769737472792e6d6f64656c227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35332e3036353134335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35332e3036373531305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x008a1bab3b5fe7cb1a46c190bebd28a5d1697e3fdf43b5764e822a6a2520135d', '\x4019f1f68d01c5272c12eb9448fae1495b7d8cae3236a5be04b21f7b94be6344', '2026-11-27 22:04:53.06751+00', 'registry.alias.set', 'registry.model', '01a21f0a-2f4b-7e19-bd25-7938d16a18fd', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 22, '\x4019f1f68d01c5272c12eb9448fae1495b7d8cae3236a5be04b21f7b94be6344', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6170706c696564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a226170706c696564222c226265666f7265223a22657865637574696e67222c2264617461223a7b7d2c226576656e745f6964223a2266636539636136372d653065342d346630342d393666392d663134366665346362306538222c226f626a656374223a7b22646967657374223a227368613235363a39633938303462326564623864326234353461663031616663363837646466303063636133363436363065613932613033393637633966663062636631373836222c226964223a2230316132316630612d333234632d373932662d613038342d333664336133393635613930222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35332e3130333835325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a2274657374222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35332e3130343239395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x8c56ad39084fe339401714d71e014ada05831815751bd6e5cfc2531424a40a00', '\x840c1619b95b912d62590cced0fbbc448ceeb3f91fca9314a390060d36fa6ae7', '2026-11-27 22:04:53.104299+00', 'approvals.request.applied', 'approvals.request', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 23, '\x840c1619b95b912d62590cced0fbbc448ceeb3f91fca9314a390060d36fa6ae7', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2262626636666534642d623534622d343732342d613864622d643265393239343265336361222c226f626a656374223a7b22646967657374223a227368613235363a37323033366263316161643066373562306334616461616233396539663765343464376663333033333936383935313531393836623337646637663435326262222c226964223a2235222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35332e3239323532325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35332e3239323930355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x4d565fcb4b13ae64005cca3ca7ba2681d6e161bb74c1fa7f7a184700b0efd604', '\xbc56ac6c85930b742753350055f6b3b2e88e0e708eff6a980d147e6994691286', '2026-11-27 22:04:53.292905+00', 'registry.artifact.stored', 'registry.artifact', '5', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 24, '\xbc56ac6c85930b742753350055f6b3b2e88e0e708eff6a980d147e6994691286', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2266393433633165382d623666652d346261612d613963372d626638633434363439376632222c226f626a656374223a7b22646967657374223a227368613235363a62646538383733316639666163633633346563643134613033313535313764383031636332353035623964623261373738636132363065616630356635396461222c226964223a2236222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35332e3432383536345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35332e3432393538325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x1ae83c2614461ef985b939b420abcb56560ff3285275516675d298b078fdece2', '\x6658585bffb1c758c90577baf53ca424733918c58045cc1e8fc10df869315e05', '2026-11-27 22:04:53.429582+00', 'registry.artifact.stored', 'registry.artifact', '6', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 25, '\x6658585bffb1c758c90577baf53ca424733918c58045cc1e8fc10df869315e05', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2261333933626230612d623337312d343336332d386163382d353834363863653334306133222c226f626a656374223a7b22646967657374223a227368613235363a32643466616162316233383838303636653538663436336466333832336332303437613064616433383431353234616663663238393934363962386365633061222c226964223a2237222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35332e3534303738385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35332e3534313237325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x02526c8cd2e15113c4c12f6c0a04121c9a2bab822f1556ae244b0130c311b65b', '\x705e8fbe5f4b04415f1b14479d48082e17403574041547b34b4a6d584e215bc2', '2026-11-27 22:04:53.541272+00', 'registry.artifact.stored', 'registry.artifact', '7', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 26, '\x705e8fbe5f4b04415f1b14479d48082e17403574041547b34b4a6d584e215bc2', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a322c2273697a65223a3131347d2c226576656e745f6964223a2264656466656537362d626231642d343037632d383130632d663632313465653464313738222c226f626a656374223a7b22646967657374223a227368613235363a31633733306662656562643430626566363261623432663631656562376364663363316334366431666431643863373733326534656564623562376337376530222c226964223a2230316132316630612d333964622d373265372d396232332d663661306263376661383064222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35332e3635353930385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35332e3635363334305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd56d61d02481c3a648f4fd087627827f4ea1abd7237134b878ac45b5235d7bdd', '\x2fd48d03fef15359ab7a00329331e083f8c534725c50187c115658e1c28ddb51', '2026-11-27 22:04:53.65634+00', 'registry.version.registered', 'registry.version', '01a21f0a-39db-72e7-9b23-f6a0bc7fa80d', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 27, '\x2fd48d03fef15359ab7a00329331e083f8c534725c50187c115658e1c28ddb51', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316630612d333137302d373535332d393438382d623737363738303262653737222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a322c22746172676574223a22616c6961733a30316132316630612d326634622d376531392d626432352d3739333864313661313866643a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316630612d333964622d373265372d396232332d663661306263376661383064227d2c226576656e745f6964223a2266323830663462382d336133332d346561332d396433622d316637636662626666613064222c226f626a656374223a7b22646967657374223a227368613235363a61333035346564333638666463373331336364363236376534373931646161303135376532386533663865326536643432646263663433393034326461386335222c226964223a2230316132316630612d336233352d376439642d613337302d656235366638346565366438222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35342e3035373539345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35342e3035383033385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xc9a79a3efaf4c347b18827460ff4c97a481c89c4f3acc9436fa40878ce3b3635', '\x5b2a64da1f3042846aa763319e290d9ee15925b2803b2f297ecad6829b2f72f7', '2026-11-27 22:04:54.058038+00', 'approvals.request.opened', 'approvals.request', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-3170-7553-9488-b7767802be77'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 28, '\x5b2a64da1f3042846aa763319e290d9ee15925b2803b2f297ecad6829b2f72f7', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316630612d333133632d376132632d383666352d626638643530326134396630222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2233227d2c226576656e745f6964223a2262643765313061342d653166342d346433612d613930332d346163313136396432663134222c226f626a656374223a7b22646967657374223a227368613235363a61333035346564333638666463373331336364363236376534373931646161303135376532386533663865326536643432646263663433393034326461386335222c226964223a2230316132316630612d336233352d376439642d613337302d656235366638346565366438222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35342e3437303133385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35342e3437313137365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xc2778241fbf504bd1056d392197a891e30aab0a7198ffb5461878d384e916734', '\x8f647771cce1c2233115bba50c123a5cee72922a140ded08f4680e6b8dec4d44', '2026-11-27 22:04:54.471176+00', 'approvals.vote.cast', 'approvals.request', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 29, '\x8f647771cce1c2233115bba50c123a5cee72922a140ded08f4680e6b8dec4d44', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316630612d336233352d376439642d613337302d656235366638346565366438222c227065726d6974223a2230316132316630612d336561342d373763642d393738652d626263663737633237623837222c22726f757465223a2230316132316630612d333664372d373763332d383236612d393735336466356431373539227d2c226576656e745f6964223a2262623161643063642d643037332d346132302d393062302d633266666435373539396334222c226f626a656374223a7b22646967657374223a227368613235363a61333035346564333638666463373331336364363236376534373931646161303135376532386533663865326536643432646263663433393034326461386335222c226964223a2230316132316630612d336563662d373733322d393930652d376132353463653637396630222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35342e3837363036375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35342e3837363436345a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x856442980c327d1c6376fc2c99337547976cb1abffcb5be45d6b62875ffc3012', '\xa4aab81632f42121f0b2d3c5e4b88022bdf61a1b1634e2874867876e238e5a78', '2026-11-27 22:04:54.876464+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21f0a-3ecf-7732-990e-7a254ce679f0', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 30, '\xa4aab81632f42121f0b2d3c5e4b88022bdf61a1b1634e2874867876e238e5a78', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2234227d2c226576656e745f6964223a2262336136373962382d386432652d343835612d386631302d343733306538376362316430222c226f626a656374223a7b22646967657374223a227368613235363a61333035346564333638666463373331336364363236376534373931646161303135376532386533663865326536643432646263663433393034326461386335222c226964223a2230316132316630612d336233352d376439642d613337302d656235366638346565366438222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35342e3838313234375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35342e3838313536305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x5d6a1ae1b926472729b75e2ce6f999e4c16896cf8356a8c69dd2de11bffa8c93', '\x751c93560d1854c7b1c436a77c27fecc85ad9d2efbbe487a4c47113d941143aa', '2026-11-27 22:04:54.88156+00', 'approvals.vote.cast', 'approvals.request', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 31, '\x751c93560d1854c7b1c436a77c27fecc85ad9d2efbbe487a4c47113d941143aa', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316630612d336563662d373733322d393930652d376132353463653637396630222c227065726d6974223a2230316132316630612d336561342d373763642d393738652d626263663737633237623837222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2239386638393765352d333531662d343565362d393864662d323330363333356265346232222c226f626a656374223a7b22646967657374223a227368613235363a61333035346564333638666463373331336364363236376534373931646161303135376532386533663865326536643432646263663433393034326461386335222c226964223a2230316132316630612d336233352d376439642d613337302d656235366638346565366438222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35342e3838333438355a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35342e3839313737375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x496302d32ba111d0c7b45be1b4d69e709355bc8d9bc951010ad9a22e5fca40ab', '\x883bcca5e6c5fedf20986da9c6d5db225949532d386e3b803cf2cccd2e651055', '2026-11-27 22:04:54.891777+00', 'approvals.request.approved', 'approvals.request', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 32, '\x883bcca5e6c5fedf20986da9c6d5db225949532d386e3b803cf2cccd2e651055', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a397d2c226576656e745f6964223a2266393836373438652d623566642d343330362d616430662d306566653663393261613162222c226f626a656374223a7b22646967657374223a227368613235363a63663261653830336536663733346430366166383765363038333536633932343961313432303135613463656165656538376166623937376536356666326633222c226964223a2238222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35352e3033383039345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35352e3033393733385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xa9f661636cc61f5d48555bd7bdd2eaefd1e148b11b2c621050aa5fc77443d9e9', '\xdde9b5bab382f743ff3e4111fca9155f12811092017e6b71acd6a4dfee8fc316', '2026-11-27 22:04:55.039738+00', 'registry.artifact.stored', 'registry.artifact', '8', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 33, '\xdde9b5bab382f743ff3e4111fca9155f12811092017e6b71acd6a4dfee8fc316', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2266333164333135362d343165612d343366362d393432352d623438353161383135643865222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a2239222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35352e3134333636395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35352e3134373939365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x749e3349a844f5538e64b7d8dcec004394a3aeec2d1225488742356af9353f47', '\x6ed0408a4cf6246729a77267ecdc5836db9b32b5628d70b4fea13d0f4d4c955a', '2026-11-27 22:04:55.147996+00', 'registry.artifact.stored', 'registry.artifact', '9', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 34, '\x6ed0408a4cf6246729a77267ecdc5836db9b32b5628d70b4fea13d0f4d4c955a', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2230373638383333312d663830302d343235362d626638632d303761333232353334663866222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a223130222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35352e3236343335325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35352e3236343936375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x9fb658e7b7a662554dea9d13f437533898c63ed3be6771387b6b74581c030a5a', '\x00cab1859f58d3e00b01590fa414bbd1a283835f52d2fd118604b6444b179914', '2026-11-27 22:04:55.264967+00', 'registry.artifact.stored', 'registry.artifact', '10', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 35, '\x00cab1859f58d3e00b01590fa414bbd1a283835f52d2fd118604b6444b179914', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131367d2c226576656e745f6964223a2265353562313662342d333566342d343130632d393366662d303031343162343364643932222c226f626a656374223a7b22646967657374223a227368613235363a38353331633163643235386330653561626234303130663537313834313664323265613062386661303134313935356262386430623236353139303934646233222c226964223a2230316132316630612d343038362d373865362d623932382d316263626139383338643530222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35352e3335393932335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35352e3336323733375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x7b6506f501bbabc2edb9117937f0ab190e59058fa08962cbad757360ed7a10be', '\x84081a2e1ebf42915f7b401238a4a0d95678ca1ae6235d7b09a094c2054a8778', '2026-11-27 22:04:55.362737+00', 'registry.version.registered', 'registry.version', '01a21f0a-4086-78e6-b928-1bcba9838d50', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 36, '\x84081a2e1ebf42915f7b401238a4a0d95678ca1ae6235d7b09a094c2054a8778', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316630612d333137302d373535332d393438382d623737363738303262653737222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a332c22746172676574223a22616c6961733a30316132316630612d326639352d373437332d613966342d3236306261306538353863653a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316630612d343038362d373865362d623932382d316263626139383338643530227d2c226576656e745f6964223a2261343937323436392d623530382d343837342d383539622d643866396630646634336434222c226f626a656374223a7b22646967657374223a227368613235363a66383166636234653838363165663862663133613437343866643031333764356434303338303931336637323438393231623935636165656366353463373539222c226964223a2230316132316630612d343164662d376462352d613763612d646161653036663432343738222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35352e3736393339395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35352e3736393732355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb609254d46b3a90d6383b921e91cd2b7b3a024c675d034b5d1c32c1d2f4e3af5', '\x8ddf35eea41424cb0c9ecfb39bae1c5c614356cf78781791c0d76ae7cf3ddb22', '2026-11-27 22:04:55.769725+00', 'approvals.request.opened', 'approvals.request', '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-3170-7553-9488-b7767802be77'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 37, '\x8ddf35eea41424cb0c9ecfb39bae1c5c614356cf78781791c0d76ae7cf3ddb22', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316630612d333133632d376132632d383666352d626638643530326134396630222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2235227d2c226576656e745f6964223a2239303966316137622d326438302d346434322d396339312d636337383034626262353233222c226f626a656374223a7b22646967657374223a227368613235363a66383166636234653838363165663862663133613437343866643031333764356434303338303931336637323438393231623935636165656366353463373539222c226964223a2230316132316630612d343164662d376462352d613763612d646161653036663432343738222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3031353234315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3031353738305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xf294484a830f46fd754c9ac33d6af77e799acc658bd1db290896bde0871ff409', '\x1327dac3ae0abb1646ce384a5b1fea51c7494f745aa3a7094f291d8b54a311a6', '2026-11-27 22:04:56.01578+00', 'approvals.vote.cast', 'approvals.request', '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 38, '\x1327dac3ae0abb1646ce384a5b1fea51c7494f745aa3a7094f291d8b54a311a6', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e73746172746564222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a2270656e64696e67222c226265666f7265223a22222c2264617461223a7b226368616e67655f72657175657374223a2230316132316630612d343164662d376462352d613763612d646161653036663432343738222c227065726d6974223a2230316132316630612d343435332d376432622d626366652d393938316438636237646264222c22726f757465223a2230316132316630612d343436382d376438362d393261352d636431333866356531376161227d2c226576656e745f6964223a2234373332376538632d323935622d346466312d393130612d326232616239393139373536222c226f626a656374223a7b22646967657374223a227368613235363a66383166636234653838363165663862663133613437343866643031333764356434303338303931336637323438393231623935636165656366353463373539222c226964223a2230316132316630612d343437652d373133652d623462322d616361633939346665646538222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3333313733385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3333323334355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x36d798b6a3b36ae34328764488ef1a655fb946cfeeee51cbb35ad6187bdadf54', '\x2822fee5280eb0ff3b813107cd7b6ef0b49641f171c9ba9801c45d727459142b', '2026-11-27 22:04:56.332345+00', 'rollouts.rollout.started', 'rollouts.rollout', '01a21f0a-447e-713e-b4b2-acac994fede8', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 39, '\x2822fee5280eb0ff3b813107cd7b6ef0b49641f171c9ba9801c45d727459142b', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a22617070726f7665222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2236227d2c226576656e745f6964223a2235376132636436382d343666632d343736642d623330662d643338316364396135383138222c226f626a656374223a7b22646967657374223a227368613235363a66383166636234653838363165663862663133613437343866643031333764356434303338303931336637323438393231623935636165656366353463373539222c226964223a2230316132316630612d343164662d376462352d613763612d646161653036663432343738222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3334313731345a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3334323234365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x5b994fb0a962d5480b3b2e4dccc47d856bbac789e6feea05f6835c166d399fdc', '\x65d553080996c9e65fd229f6c0f98e4fd4568aa3cc5df2df1805dced0706598f', '2026-11-27 22:04:56.342246+00', 'approvals.vote.cast', 'approvals.request', '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 40, '\x65d553080996c9e65fd229f6c0f98e4fd4568aa3cc5df2df1805dced0706598f', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e617070726f766564222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a22657865637574696e67222c226265666f7265223a22696e5f726576696577222c2264617461223a7b22657865637574696f6e223a2230316132316630612d343437652d373133652d623462322d616361633939346665646538222c227065726d6974223a2230316132316630612d343435332d376432622d626366652d393938316438636237646264222c22706f6c6963795f646967657374223a227368613235363a65333133386632353631336262643937333765366532333661663938356630653936343435346466383864643839316566663238396333663533636234623934227d2c226576656e745f6964223a2236643938396530352d373835622d343033352d613935332d636632636134643265623338222c226f626a656374223a7b22646967657374223a227368613235363a66383166636234653838363165663862663133613437343866643031333764356434303338303931336637323438393231623935636165656366353463373539222c226964223a2230316132316630612d343164662d376462352d613763612d646161653036663432343738222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3334343737315a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3334363537365a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x5dcb86924110de9af9cceaa4c4b758bd145cdf440b6fad42e1fad7100b948e83', '\xf872d889895f6dc78986f701c144f4459fe5e900b254f3231a922610c9aeb347', '2026-11-27 22:04:56.346576+00', 'approvals.request.approved', 'approvals.request', '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 41, '\xf872d889895f6dc78986f701c144f4459fe5e900b254f3231a922610c9aeb347', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e61626f72746564222c226163746f72223a7b226964223a2230316132316630612d333133632d376132632d383666352d626638643530326134396630222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a2270656e64696e67222c2264617461223a7b226861735f726561736f6e223a747275657d2c226576656e745f6964223a2230316463343761312d333136372d343736632d393637652d653832386135323065383033222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d343437652d373133652d623462322d616361633939346665646538222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3435353535385a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3435363239395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xa751008321916cfaad422cfdd00511573171b486558ac1659769b42b6edf0dc3', '\x5be2e0fdba10d0c59b6ace42b958d41e2b019a9662bfbd491a57dd3488851754', '2026-11-27 22:04:56.456299+00', 'rollouts.rollout.aborted', 'rollouts.rollout', '01a21f0a-447e-713e-b4b2-acac994fede8', '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 42, '\x5be2e0fdba10d0c59b6ace42b958d41e2b019a9662bfbd491a57dd3488851754', '\x7b22616374696f6e223a22726f6c6c6f7574732e726f6c6c6f75742e726f6c6c6261636b5f64656369646564222c226163746f72223a7b226964223a2273797374656d3a63616e617279222c226b696e64223a2273797374656d227d2c226166746572223a22726f6c6c696e675f6261636b222c226265666f7265223a2270656e64696e67222c2264617461223a7b2265766964656e6365223a7b7d2c2267656e65726174696f6e223a2231222c2273746570223a302c22776569676874223a307d2c226576656e745f6964223a2230376362386365652d613864362d343234332d616635632d666563623132366465643933222c226f626a656374223a7b22646967657374223a227368613235363a38353331633163643235386330653561626234303130663537313834313664323265613062386661303134313935356262386430623236353139303934646233222c226964223a2230316132316630612d343437652d373133652d623462322d616361633939346665646538222c2274797065223a22726f6c6c6f7574732e726f6c6c6f7574227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3531363335335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a2261626f72746564222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3531363833355a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x8a6a27a487b3a5ea50e1d0763753fd3df3a39c02a25e796cfd1dc6479dd95148', '\x82765d2c736006a5bbaf263abf45d19ad92a0ec52163f555dba47e6bd896133c', '2026-11-27 22:04:56.516835+00', 'rollouts.rollout.rollback_decided', 'rollouts.rollout', '01a21f0a-447e-713e-b4b2-acac994fede8', 'system:canary'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 43, '\x82765d2c736006a5bbaf263abf45d19ad92a0ec52163f555dba47e6bd896133c', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a377d2c226576656e745f6964223a2233663135643863392d343636612d346231392d393165342d366130313739366233333962222c226f626a656374223a7b22646967657374223a227368613235363a64633734303739383738643636616532643233336262306136343031613565663463346462373362316330613166303639323736653038313930643864323330222c226964223a223131222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3736373839335a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3736383339385a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xd10821ef46bc220d0c1bbb45d984de4f5cd7433792ac958de8cdbf81d6861015', '\xaf25ec1de2c3c6687c7086bfb4aafc84a83938df3a696ea4e80b3d067da67120', '2026-11-27 22:04:56.768398+00', 'registry.artifact.stored', 'registry.artifact', '11', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3');
INSERT INTO public.audit_entry VALUES
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 44, '\xaf25ec1de2c3c6687c7086bfb4aafc84a83938df3a696ea4e80b3d067da67120', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a34327d2c226576656e745f6964223a2235653934353037392d346233622d346562652d613436332d323631616261663365353935222c226f626a656374223a7b22646967657374223a227368613235363a34643039306538613163633532383362646537616334333832376238646633303933383964333932646637343532386636383164393131383337326666323232222c226964223a223132222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3835303539375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3835313034375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x8d3907553ad5a4a6e505a667b1db92b16668c3a3aa146736661b0a637fd5c4d1', '\x5017def7eba6cccb2c11e0eeaef8782ccf254d204c449240af982c6c6a7c9b87', '2026-11-27 22:04:56.851047+00', 'registry.artifact.stored', 'registry.artifact', '12', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 45, '\x5017def7eba6cccb2c11e0eeaef8782ccf254d204c449240af982c6c6a7c9b87', '\x7b22616374696f6e223a2272656769737472792e61727469666163742e73746f726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2273697a65223a36357d2c226576656e745f6964223a2261303364316235352d353830332d343039622d623663652d346462373465346362323766222c226f626a656374223a7b22646967657374223a227368613235363a36653036303539366462353465313930373533666439643936313533656664393538323631656233613037326330356465363565353130373535666337306435222c226964223a223133222c2274797065223a2272656769737472792e6172746966616374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35362e3937353633395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35362e3937363431375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb0422c814c364bb4424e3fae6a6536655b9bb8d2236724e779002304ca89bbe4', '\xf0fbe09aa8e4a67ba0c2b205b9ddec4c386a4e99949e17d4ec7296e700496803', '2026-11-27 22:04:56.976417+00', 'registry.artifact.stored', 'registry.artifact', '13', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 46, '\xf0fbe09aa8e4a67ba0c2b205b9ddec4c386a4e99949e17d4ec7296e700496803', '\x7b22616374696f6e223a2272656769737472792e76657273696f6e2e72656769737465726564222c226163746f72223a7b226964223a2230316132316630612d326539352d376336632d386436332d626363626331333936346633222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b2266696c6573223a332c226e756d626572223a312c2273697a65223a3131347d2c226576656e745f6964223a2233643862666337372d366239642d343130352d626635622d316331323531656164313431222c226f626a656374223a7b22646967657374223a227368613235363a34363334393264356662353661313430626637623832616465393135626239616534346439323930383031313765613635336664356163396237356635363065222c226964223a2230316132316630612d343733622d376232322d626434302d616165616363653230613663222c2274797065223a2272656769737472792e76657273696f6e227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35372e3037303234375a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35372e3037353832325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xc992c97828cf0e12c535023b06954e9300d1d90dd04193baec05f0df071a37dc', '\x279d522771b17ce462627f836c46ef2696ae219bb32f6b95e8f90f39f950cc20', '2026-11-27 22:04:57.075822+00', 'registry.version.registered', 'registry.version', '01a21f0a-473b-7b22-bd40-aaeacce20a6c', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 47, '\x279d522771b17ce462627f836c46ef2696ae219bb32f6b95e8f90f39f950cc20', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316630612d333137302d373535332d393438382d623737363738303262653737222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a342c22746172676574223a22616c6961733a30316132316630612d326637352d373464632d383761352d3864343361353334396566303a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316630612d343733622d376232322d626434302d616165616363653230613663227d2c226576656e745f6964223a2236386330616639362d396439642d343331642d613261372d343833356163313732313736222c226f626a656374223a7b22646967657374223a227368613235363a34643361376333313739336436323063323832643961643232353730313034666261616336666165643462383936306130643536333662353265616534313862222c226964223a2230316132316630612d343834362d373131382d383333332d363831333635336662303363222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35372e3434343032325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35372e3434353238395a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x3024deb3fcb6cfe95600a8b5105f6124d85ce2d8d3fc8fe3e43b86763c0f12d7', '\x0226397ac620724367039e225ec1932190639044119c03c8eb6678c654d7ecd4', '2026-11-27 22:04:57.445289+00', 'approvals.request.opened', 'approvals.request', '01a21f0a-4846-7118-8333-6813653fb03c', '01a21f0a-3170-7553-9488-b7767802be77'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 48, '\x0226397ac620724367039e225ec1932190639044119c03c8eb6678c654d7ecd4', '\x7b22616374696f6e223a22617070726f76616c732e766f74652e63617374222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a2272656a656374222c226265666f7265223a22222c2264617461223a7b227265766973696f6e223a312c22766f7465223a2237227d2c226576656e745f6964223a2236336662663733302d633665392d343030372d386665322d666237613439396561636332222c226f626a656374223a7b22646967657374223a227368613235363a34643361376333313739336436323063323832643961643232353730313034666261616336666165643462383936306130643536333662353265616534313862222c226964223a2230316132316630612d343834362d373131382d383333332d363831333635336662303363222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35372e3731363430305a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35372e3731373230325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x373a56c4aa7dd7b6fa23e0b7e7240edc80e59d3a7355a8ca12f6781de13d2b3f', '\x64a0664a04e01376d025185b2380b59959ae077cc97f05d052b9ff5b21e2516a', '2026-11-27 22:04:57.717202+00', 'approvals.vote.cast', 'approvals.request', '01a21f0a-4846-7118-8333-6813653fb03c', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 49, '\x64a0664a04e01376d025185b2380b59959ae077cc97f05d052b9ff5b21e2516a', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e72656a6563746564222c226163746f72223a7b226964223a2230316132316630612d333134622d373533332d626637322d343063383664643562613232222c226b696e64223a22706572736f6e227d2c226166746572223a2272656a6563746564222c226265666f7265223a22696e5f726576696577222c2264617461223a7b7d2c226576656e745f6964223a2231313539626566642d376337302d343766392d383766612d396335336533396634613965222c226f626a656374223a7b22646967657374223a227368613235363a34643361376333313739336436323063323832643961643232353730313034666261616336666165643462383936306130643536333662353265616534313862222c226964223a2230316132316630612d343834362d373131382d383333332d363831333635336662303363222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35372e3731373534325a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35372e3731373835325a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x5903586d0a6531c3c17361fd89b0af9f84bcaca110b27c0d606ada2f586d8461', '\x9070885001878b622cae5eb148ca060a06d890fafd8f0523718cb0312e658ed2', '2026-11-27 22:04:57.717852+00', 'approvals.request.rejected', 'approvals.request', '01a21f0a-4846-7118-8333-6813653fb03c', '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 50, '\x9070885001878b622cae5eb148ca060a06d890fafd8f0523718cb0312e658ed2', '\x7b22616374696f6e223a22617070726f76616c732e726571756573742e6f70656e6564222c226163746f72223a7b226964223a2230316132316630612d333137302d373535332d393438382d623737363738303262653737222c226b696e64223a22706572736f6e227d2c226166746572223a22696e5f726576696577222c226265666f7265223a22222c2264617461223a7b226b696e64223a2270726f6d6f74696f6e222c226e756d626572223a352c22746172676574223a22616c6961733a30316132316630612d326637352d373464632d383761352d3864343361353334396566303a6368616d70696f6e222c2276616c7565223a2276657273696f6e3a30316132316630612d343733622d376232322d626434302d616165616363653230613663227d2c226576656e745f6964223a2231636464653938632d366462372d343739322d616630332d616431326164333663616563222c226f626a656374223a7b22646967657374223a227368613235363a34643361376333313739336436323063323832643961643232353730313034666261616336666165643462383936306130643536333662353265616534313862222c226964223a2230316132316630612d346139382d376666392d616630332d623462656631623135323338222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35372e3938313235365a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35372e3938313634305a222c2276223a312c22766961223a22636f6d6d616e64227d', '\xb0e351739c2af257705abbbc756a2fd0211e2950e2fac629bf0b01690940e2ce', '\x94ee7970456eb05dc8eb553c66c101dfd0c699d1c1afee2662b9591636fc6f82', '2026-11-27 22:04:57.98164+00', 'approvals.request.opened', 'approvals.request', '01a21f0a-4a98-7ff9-af03-b4bef1b15238', '01a21f0a-3170-7553-9488-b7767802be77'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 51, '\x94ee7970456eb05dc8eb553c66c101dfd0c699d1c1afee2662b9591636fc6f82', '\x7b22616374696f6e223a22617070726f76616c732e636f6d6d656e742e6164646564222c226163746f72223a7b226964223a2230316132316630612d326236662d376339392d623365322d333137663465343865353539222c226b696e64223a22706572736f6e227d2c226166746572223a22222c226265666f7265223a22222c2264617461223a7b22636f6d6d656e74223a2231227d2c226576656e745f6964223a2239643165323133362d666137632d343734392d386265382d646536663564326633393866222c226f626a656374223a7b22646967657374223a22222c226964223a2230316132316630612d346139382d376666392d616630332d623462656631623135323338222c2274797065223a22617070726f76616c732e72657175657374227d2c226f636375727265645f6174223a22323032362d31312d32375432323a30343a35372e3939353135395a222c226f7574636f6d65223a226f6b222c22726561736f6e223a22222c227265636f726465645f6174223a22323032362d31312d32375432323a30343a35372e3939353934375a222c2276223a312c22766961223a22636f6d6d616e64227d', '\x186e986a57c5a300258b1b35a72ee388cbaa42c34f382e342dad6783033675fb', '\x460b7be90d91aa601c7268e664c61335d8e45d155784da4753abe281f1c28f4e', '2026-11-27 22:04:57.995947+00', 'approvals.comment.added', 'approvals.request', '01a21f0a-4a98-7ff9-af03-b4bef1b15238', '01a21f0a-2b6f-7c99-b3e2-317f4e48e559');

INSERT INTO public.audit_log VALUES
	('01a21f0a-2b5c-7f58-88d7-b0302e45d0e1', 1, 1, '\xafc49359c8fe45a6059a03c3f80c83ebe52a976200a4647dbd4ee3718778e812'),
	('00000000-0000-0000-0000-000000000000', 1, 6, '\x496b2c5b89708c4ae2f3e32a6e38bbcb1cbf7240369c89968af95fe4192dd95b'),
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 1, 51, '\x460b7be90d91aa601c7268e664c61335d8e45d155784da4753abe281f1c28f4e');

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
	('apps/core/sql/roles.sql', 'a0e3a81391ac3c8c4749652fb34117a9e4134113c46aab69b523ecf8df7fe9a8', '{}', '2026-11-27 22:04:45.339027+00'),
	('apps/core/sql/rules_recorded.sql', 'eca714e41c3f646c4fe0d44fbd04b1f98f1d2db1946e085ef3b9436f6312a378', '{"grants on core_sqlrule": "8cab39f202574844c64a933c1917b48f0a653a5f71207bfa107285a0c6e6cbfd"}', '2026-11-27 22:04:45.358337+00'),
	('apps/audit/sql/append.sql', '27e86862d4d9bb63a163f07e689a8dc2c16e534ec5d89f6c425c88a694fb9297', '{"function audit_append": "d343060e365b26bec83389145c9d66ad6a87a85a9c3e168d1338eb063307f2f0"}', '2026-11-27 22:04:45.377392+00'),
	('apps/audit/sql/append_only.sql', '58e0a7745ae604e4c9ef5ce4f3d1c65402921864e93746cfcf3e183855ccd421', '{"grants on audit_log": "e6df32d4d328cf12162c9cf4600a8021adebf5048b4437cfe8b600da2700b5ea", "function audit_guard": "93ce93d3f7ff19af72970abad23c33fdd9cd6b2f46caea52e568cb1be052d2c7", "grants on audit_entry": "e6df32d4d328cf12162c9cf4600a8021adebf5048b4437cfe8b600da2700b5ea", "trigger audit_log_rows on audit_log": "718262b1d594f95ae62c9cc94f18609510a8488e4c12f10111f76c183e8dfa76", "trigger audit_entry_rows on audit_entry": "04801c3ef35c47e5fc4d2bd771bcb77e21741713706833b5ba0b67707205557f", "trigger audit_log_truncate on audit_log": "e7374314c44b15d595ca5d18bde5f6fd56313feb63175cd2f652c8d807a648c0", "trigger audit_entry_truncate on audit_entry": "3a17ca052d8e5f152e06677449f2e93c7da4b80e87be42d88f8be72e4812ed04"}', '2026-11-27 22:04:45.402803+00'),
	('apps/audit/sql/entries_of_no_act.sql', '1318df1ba75ae715af4ba6c4c5361011df2ed9ef3e442271aee0ba54b2b7e27a', '{"index audit_entry_no_act": "75925141d2598a19e5cd683a3d03572448aa46ac53bbec90be11695d7ae79a4b"}', '2026-11-27 22:04:45.418027+00'),
	('apps/accounts/sql/accounts_stay.sql', '15dd8c9079f74005b78e85fc9f4f7354033e6a4be0422b345784791d4ad1ee83', '{"grants on accounts_user": "0a8a56c91d911ba410e8064269ab31195ba655f566abf734592f6790aad00284"}', '2026-11-27 22:04:45.441218+00'),
	('apps/tenants/sql/protected_aliases_can_move.sql', '03a38ee1fd12b7a0973069ccc1e6ca85e7524781a8dcfc6b6f7a2750b5f2fc6e', '{"function tenants_protected_can_move": "bb8684fd5f94624c4d2b1da54495057d2baba4db6902af96567a597fd9c39620", "trigger tenants_protected_can_move on tenants_tenant": "114ce6f2be4795de3996189227596ec2eac8b1a916935b24539e4b915f8777db"}', '2026-11-27 22:04:45.461896+00'),
	('apps/tenants/sql/protected_aliases_stay.sql', '5bc55afc6c0cb462fde06c1e2a9af342608049609eadba3a38289226ad8bd96c', '{"function tenants_protected_stay": "fb301a65bcde5238df0079d201ea32b0c661a87f5e88799831b91eb515a8617c", "trigger tenants_protected_stay on tenants_tenant": "a442450280c93e7f5403753c7a66dd6fadf4f99cd23f5bfbc89eb125a94bab0d"}', '2026-11-27 22:04:45.486174+00'),
	('apps/tenants/sql/tenants_stay.sql', '5d0c2f27e4c41a808b2d986a440cbe9299cb12bfcb5a14b1b67f1ab4c6180f6c', '{"function tenants_stay": "347452b5b454d3d5d62a0416421a5469e9dbb200bb902fcfac2d05c93cc3d8b9", "trigger tenants_tenant_stays on tenants_tenant": "523cd9cc807e8c261f2401e5026e7a54fc40072ee110c21cd4dfdd8ec462f638", "trigger tenants_tenant_id_fixed on tenants_tenant": "f5d40d9f5b31fb87330a7e3fd2f3f13bb8b094ebb1fe54ae200bc2b9990649a7", "trigger tenants_tenant_not_emptied on tenants_tenant": "19def223e764bd97e616cd2f9a15093c2fa230b2e96066101a17f318ed477259"}', '2026-11-27 22:04:45.512816+00'),
	('apps/notifications/sql/tries_stay.sql', '53b4289a685f0ba8c377108d6aaa70312aa21753fd676ad28ae8f8fa5d5e353e', '{"function notifications_refuse_change": "b7d23810eeca52a0f2786d58dd0b14174bfa31b2ade11851e911af285a57aeb3", "trigger notifications_attempt_kept on notifications_attempt": "7fa1ffddc1a4fc9556d5405758ca2d50dab6686f0d652ef932785f3a72ce1367"}', '2026-11-27 22:04:45.526712+00'),
	('apps/policies/sql/decisions_stay.sql', '4e657ecbdf5771b32df7965ca6539a801ea7256fd76ab354e04563bdd87167a4', '{"function policies_refuse_change": "a54c7fdd79ba105bd42ee350842d705782b2a9086060b2498904061c453adfec", "trigger policies_policydecision_kept on policies_policydecision": "2a8583f2a3d9be78b1453c69588d0b0d49edc550f1a6806b82ae9f00930c9bdf", "trigger policies_policydecision_not_emptied on policies_policydecision": "063bd451516ea94e6fab47fc55d9a5e0b0f99bd59a0484b7fdbb3cebd18dd72d"}', '2026-11-27 22:04:45.533756+00'),
	('apps/approvals/sql/append_only.sql', 'f1af83b604d652044e0a5b4787c787894c373ead8f312ac3580bfc482ad7a2bc', '{"function approvals_refuse_change": "a694eda4f266bb29c1736664d0449ccd8ad974b74a6d1a69d83f3d7af1c1bcdc", "trigger approvals_vote_kept on approvals_vote": "0240ae6cb1bbd4526361c3473372b3d4b580f80d00ab4da56287bc9e10f3dac8", "trigger approvals_permit_kept on approvals_permit": "ca5599ac35daf835b4c7ea9249a25c40ef7e6f4b7b0511fc2944b219e1f012b1", "trigger approvals_comment_kept on approvals_comment": "21688170aff1ac7f70a05ac0435842660ca32c7eca203d0f00261ea36d788ca5", "trigger approvals_vote_not_emptied on approvals_vote": "71c5f212d0c6644950bee2f5d81a565194483cf5f1a269ee24c25e807025ff02", "trigger approvals_revision_kept on approvals_revision": "ecd639c6a010791a957ca540c8ad8b2527541a9e6833840c4817397ff28b4c23", "trigger approvals_exclusion_kept on approvals_exclusion": "0eb52c68d87661132336e3f90c02c86409716dcfcefb03527b8d883e281eae06", "trigger approvals_permit_not_emptied on approvals_permit": "9ad76cd752cce2e7f94b55836e2416f105424eee3d18f992741f4fc10f96c600", "trigger approvals_comment_not_emptied on approvals_comment": "3d8e1ad9d5b0e4af608112ccfd835ad4ae01e2200dab3f3e5ca958b33974d163", "trigger approvals_revision_not_emptied on approvals_revision": "1b3e4102e09576a054405df1913cdb691477a91e27f7a01d337b0bbb99299ba0", "trigger approvals_exclusion_not_emptied on approvals_exclusion": "29b5209d7d9b000d9f72b4afc640c2da1b458487b8d2d25c470046f6e89aa222", "trigger approvals_changerequest_kept on approvals_changerequest": "6a86ecd54ebcc67c32c7bafc5116b0324b24ba36d0ff0721fca3676f34ce024c", "trigger approvals_eligiblereviewer_kept on approvals_eligiblereviewer": "184dfecb4d1c6c183e8cbe1cae8e71ff808e7b544dc2deb61bb25defd1ef1988", "trigger approvals_reviewersnapshot_kept on approvals_reviewersnapshot": "b1b752e26cfa0c3f86fa68b34922877d6fc088e923e156635eaab6836d8f54e9", "trigger approvals_changerequest_not_emptied on approvals_changerequest": "58e5a15f3339bc263a52385a4665fad233ef2a24c6d3f11262b2f3146527a204", "trigger approvals_eligiblereviewer_not_emptied on approvals_eligiblereviewer": "81b363a8a3be457c41c2237a10b8c3650b52411950315214fc98fa49ea170c3b", "trigger approvals_reviewersnapshot_not_emptied on approvals_reviewersnapshot": "86cba3a7497f8538c3c98fc50b0451946bc2db5de09b9057487ab5ca79d3fa6f"}', '2026-11-27 22:04:45.551975+00'),
	('apps/approvals/sql/own_password.sql', 'd25bf723be0743505732381069678d0995ee234845e2c690d4ee7b96b739452b', '{"function approvals_check_own_password": "f505d533db6ecb4cc602e46b8052fc5bf2a6857fa5fd767a8460b591b26c5595", "trigger approvals_vote_with_own_password on approvals_vote": "b7a8239b24f3bf6c3943aecf25b12bf690d789dc8972e5b9dc637d83aaddb569"}', '2026-11-27 22:04:45.573573+00'),
	('apps/approvals/sql/permits.sql', 'a8f9326f9042d37cf2cd95d3d882acbeba491f606380622d68960b62dad7ae50', '{"function approvals_check_permit": "a4387f666727840273604789883be7195e2dbab253a4f50d5258b88b5379d7a3", "trigger approvals_permit_rules on approvals_permit": "7f16cf3ff29ce1322f159a405e1d5e02520ab36a6ea61cb35b6977653488256e"}', '2026-11-27 22:04:45.588282+00'),
	('apps/approvals/sql/requests.sql', '5fdfdc8e9ca4be1e451235c474b3456e424c4dbab12696d30e4428ac9cac256b', '{"function approvals_check_request": "0952358609fa98f71e91d868bbbc069f6e4f28880e0994878dc506635b4b0c43", "trigger approvals_changerequest_rules on approvals_changerequest": "6b863b09ed696bf05b6cc6975fa68fd469fb8e88f87a678ddffc174549954905"}', '2026-11-27 22:04:45.608369+00'),
	('apps/approvals/sql/voters.sql', '48cbc60378dea870ab06a0ca92939258be186ed265a15d9c165385baba3cebcb', '{"function approvals_check_voter": "86eeba1402c4ed7dfff175742dcaecbdccdd2780b585e9c215907c05777672c2", "function approvals_check_snapshot": "4b3bdd6f68068a4e0be6e2f0df31d428e7326d3d8af0efd7ac33c0328bb2e41e", "function approvals_check_eligible_reviewer": "1e29453b3b90fdd537568df0ab32667659bd059ab75fff97a442e71527f0437a", "trigger approvals_vote_voter on approvals_vote": "0e086b2a9608c9e99acdc1524f4c0805636131cc0151752cc4207d800298d439", "trigger approvals_eligiblereviewer_rules on approvals_eligiblereviewer": "e9126eae31951ee8c26f7a728c8bea99129bd97fedeefd6cc0b721a22c2a24d9", "trigger approvals_changerequest_snapshot_fixed on approvals_changerequest": "07de905bd80688f7101c8e26b7417b829e8939d42f612034791b1cd8d9d25aa0", "trigger approvals_changerequest_snapshot_known on approvals_changerequest": "e3e2ac9324ff75758961eab7e069a21ac4c29501a31d8dc2330f35b51feb4c62"}', '2026-11-27 22:04:45.627949+00'),
	('apps/approvals/sql/votes.sql', '5eea8b2a106a57b931f0bcee48d97e39235cc73b76f432ee9642fc0b934bcae3', '{"function approvals_check_vote": "1203edeb849b15dbdcdf63ded59461cc69c47dcaee6c4cdced5f31d11ea1d376", "trigger approvals_vote_rules on approvals_vote": "9182a1cea8b16437a754d0920de12968f02585c93bb4553462f09f8fd4deb3a4"}', '2026-11-27 22:04:45.633708+00'),
	('apps/registry/sql/protected_alias.sql', '7da3cbb67d6b3f1c5e90493bf66f242a4b918d89b6940ecc31a7a7ec637f7855', '{"function registry_guard_alias": "1a39f58ddc6d1bc13035bf2140cc469a9bd5c7b809afff7fd2f7a9be8643763b", "function registry_alias_is_protected": "ab465b2fa1c3a9fddff54703e11ddc2e46531c0d789fa6b194975d334cc7de9c", "trigger registry_alias_protected on registry_alias": "3262bb87343b3c615a1670826bd72907f7b1813764229a932d5e1fe7f4e0689c"}', '2026-11-27 22:04:45.656311+00'),
	('apps/registry/sql/registered_stays.sql', '28bc8c51830b7fde17195d9e673011e09dcbe080414767e59e783dd6647abce1', '{"function registry_guard_fixed": "6f313ccc1de43d0ef9210bc3985673f8b2b0eb9f021daa169873f4296977dcb7", "trigger registry_alias_not_emptied on registry_alias": "24a95d4fb8b06122d2918bdc29fcd60c04e1251faafd349ef9c704497768b181", "trigger registry_artifact_frozen on registry_artifact": "a2aeb156e767d3f57d0df364bb1ec39d6a83df44f75ba1ae00ecadfbe506833a", "trigger registry_artifact_not_emptied on registry_artifact": "6e01ac32f6bc61037c0c8efe69cf0369c7f2027dd7916ef8c8dd8f4070c601ff", "trigger registry_versionfile_fixed on registry_versionfile": "dc51dfdb460468ee1b3aa2b417fc0eb8a24f31b4d9851d27c8fb233c4dc99c0f", "trigger registry_modelversion_fixed on registry_modelversion": "09e595385e1deca0447943f17af846d73eec3aab64c33713982fcf5666ad6e28", "trigger registry_modelversion_stays on registry_modelversion": "2e85bf69380c622716b50f8d2f01e091a24e3a88532d6de045126ccc54a221da", "trigger registry_provenance_append_only on registry_provenance": "2e3f68a8218371b3473f4b6b2e5d83bdbab394d909282a35c088ccff8578239e", "trigger registry_provenance_not_emptied on registry_provenance": "e41721e7de4c00689d612aac3d407cb6bd7d48274595e47270ba7ce235c8a323", "trigger registry_aliaschange_append_only on registry_aliaschange": "8244fa2dc53710114cf5622923c5d33a5b739dcd2957e0b77c8c6a4302ccb052", "trigger registry_aliaschange_not_emptied on registry_aliaschange": "7d72d279e006d79c75e7369060038da0a41c7c3d7b205de01484395e2db44516", "trigger registry_versionfile_not_emptied on registry_versionfile": "fe2d848ae3ba9c0930b24cd164f34187007046b29511f4d95e2934827a227391", "trigger registry_modelversion_not_emptied on registry_modelversion": "a12deb1761f650bd35fde026913e033c81f7ebe99b41b2650da9401527e1c476", "trigger registry_registeredmodel_fixed on registry_registeredmodel": "a285d3c25fa087b36d7e614e3861829681d731f79bd941b06c5ca2d6273358b7", "trigger registry_registeredmodel_stays on registry_registeredmodel": "0de88d2623214ecae8c7905aaac1302e99b4a3982d81f1b35dd3ecfda4426bc1", "trigger registry_modelversion_answerable_fixed on registry_modelversion": "820860398d66b80925f4efb4e8549e7f0ec208861704eeb8de16c2f3cd4aa878", "trigger registry_registeredmodel_not_emptied on registry_registeredmodel": "dcc3752061e02175fe8f5368d1eadc503d5314f19be6f1fa10d4162ce3e90df8"}', '2026-11-27 22:04:45.66889+00'),
	('apps/registry/sql/tags_and_aliases_in_rows.sql', '7293f01ea764df2808fa0423e69594cf16f7f10f0cc9cf9d532d80441f736b15', '{"function registry_guard_kept": "4693bcb40dbc3d49937ab3502a12e7914f5cedcd1928091ec6e4bc4a6945ac69", "function registry_keep_aliases": "fe7d8e02d9c592b6397195988047b60374e64f6e3e1dad2267fa4c5657da061f", "function registry_keep_model_tags": "d0831b6272fd709ca5da93b2671cd4fbf67a39f04586ffe9199ca0eb9d405c62", "function registry_keep_version_tags": "6ffef5a85b04725f12a4114e16533ed7fd803235b6a141f416423391e1362451", "trigger registry_alias_kept_new on registry_alias": "5d333b2ab4a3bc43ae4fa13edcfbad2a47654855f17f25fd4db8769bd3dbae5f", "trigger registry_alias_kept_gone on registry_alias": "0b536c1163727d9122f898692a779465b1dc99e3992a66db8105c8914cd03a35", "trigger registry_alias_kept_changed on registry_alias": "c13db7a8f744b5844455b357a94eddda5a152024cd9cb42ee8a7eceab4ea50f8", "trigger registry_modeltag_kept_new on registry_modeltag": "2960079651763bf85f744653dde0dbc1113c4b750f70ec7434706bdaf4c3618a", "trigger registry_modeltag_kept_gone on registry_modeltag": "da24021d8da385b6ce477da9a21e6697ca81d03f6c52b426c395e62c177fe5a9", "trigger registry_modeltag_kept_changed on registry_modeltag": "8b306c623d1236c03a2add86ba91cd717b628d7abb7aec9fea1585559af1da19", "trigger registry_modelversion_kept on registry_modelversion": "9bee6cd03f29dd91e8a1b21c4efc3305b8511b6804523e88a88e29dcca39f11b", "trigger registry_versiontag_kept_new on registry_versiontag": "ea06388ccec8ab346c058e07871aaadc715b9eb6564bdecfc91747ee1941b796", "trigger registry_versiontag_kept_gone on registry_versiontag": "687441e1083a6f7f9c708f4e3e277194e1e41949c92914ad53e111aabf469e32", "trigger registry_modelversion_kept_new on registry_modelversion": "44051aa21eea48868dd70de50f235de547bc8f9b1a172f6b0a04f43a722c0d86", "trigger registry_versiontag_kept_changed on registry_versiontag": "0ee2f5249fbf9357e95639d5f5eaf3dd16d59848b3bc98aa59af0302bdc4dc2a", "trigger registry_registeredmodel_kept on registry_registeredmodel": "67925192de5e92b186849c93779554187806c22789bdff426686545d210df380", "trigger registry_registeredmodel_kept_new on registry_registeredmodel": "e48c90e9e50f5cf2f81b9cdc8b812043b4a0cc00f6301eeb54aa97a010206fe2"}', '2026-11-27 22:04:45.682433+00'),
	('apps/registry/sql/tags_of_their_tenant.sql', '6c00f612c8904db54dba28a8da17466d8f7a7e57a7c0f6bc90de338deedb9f5c', '{"function registry_guard_tag": "934b4802ce5efa27eb25ec9d5869e6497a611c925fe9684d44f6166dc304766b", "trigger registry_modeltag_of_tenant on registry_modeltag": "38b2ced1b9d70384e6556f2f766141798ee5e2cfabd333a319028208bc8a89cd", "trigger registry_versiontag_of_tenant on registry_versiontag": "1f4508a687f957a4a42c722f23ecfa4c16198e14cfa06a963290789726c3beb5"}', '2026-11-27 22:04:45.691715+00'),
	('apps/rollouts/sql/alias_observed.sql', '37436ec24fd483acff8aa1a2e7ca23b074b96b710a023b61cd58301e98cc7f90', '{"function rollouts_guard_alias": "c5a9135559dffbafae78ae367eede1a9f48ba9a8f07ff7d292cf09bd8d464090", "trigger rollouts_alias_observed on registry_alias": "373b0a9a4b9e2716ac69d51b20fa602975f31d32d85d21910ee0d33e4e1c6b12"}', '2026-11-27 22:04:45.71143+00'),
	('apps/rollouts/sql/append_only.sql', '2202b6e2ff69c462f551caf182cfdf280985a87b4b3a4374a05594fbe26a6d07', '{"function rollouts_guard_append_only": "51e42118d2d7a809c57b96c4035f79c4cfcd3f09d77bd844503eb04e6d585964", "trigger rollouts_measurement_append_only on rollouts_measurement": "0ab962baff53aade7190a97f43964a7eb1530d5587da4e119a50b2fa6b1ee574", "trigger rollouts_measurement_not_emptied on rollouts_measurement": "b66fded62516d28bebd7985b2a0e39a84c972f70d137d17a275c1361991f05fd", "trigger rollouts_rolloutevent_append_only on rollouts_rolloutevent": "e12d74aec29ca8110d9dae27877e38cc0f2834c9c14643fee9fa6748615c6817", "trigger rollouts_rolloutevent_not_emptied on rollouts_rolloutevent": "026087c869e015fb3dcf42f975f62ce7d02572a9608278c54c41b6fec2f1ef2f"}', '2026-11-27 22:04:45.727319+00'),
	('apps/rollouts/sql/as_approved.sql', '27c1e64a30f659bcc996eb2e510d78332edb8e7766a3c621ba80ca6a1c71a8e4', '{"function rollouts_guard_approved": "230e655606e0bac5256cd9108052097116fdfa5ea8b14f86f9d10b3b0e141d18", "trigger rollouts_rollout_approved on rollouts_rollout": "72297e8507417a7baf462e87ac2a80678f7b41c4bb18677c036d8c167646dc5f", "trigger rollouts_rollout_not_emptied on rollouts_rollout": "cee47e2719a9f9eee474eafc56de431ecc899e1209d3760b28c4e63e9e6f160c", "trigger rollouts_rollout_approved_fixed on rollouts_rollout": "707e8b5b4954d7065dcd055ce4c08ac7187bee57d111660c1ab9884df67605ef"}', '2026-11-27 22:04:45.73635+00'),
	('apps/rollouts/sql/generations.sql', 'e6f75eaf4d705d29c11cc408025a2b98487ccc91f63c8659b48275910ed6646a', '{"function rollouts_guard_generation": "a4815bda84e7b5fd478754a68eaef1adc8cb1379ec0da9a64cad7073a54657c7", "trigger rollouts_trafficroute_generation on rollouts_trafficroute": "6d99768299aea61808b316c734e5ae86a694d4523a3e74b476fead055a67fe5a"}', '2026-11-27 22:04:45.751106+00'),
	('apps/rollouts/sql/names_in_rows.sql', 'b3f1c0c2749d448be29ecdd9904a989d4bf8770c03958db76120701fe6b44887', '{"function rollouts_guard_names": "157a7a378ed3529766440f8f8157b50cceff49b8e702b434c9d46d8ade380df6", "trigger rollouts_rollout_names on rollouts_rollout": "5fe292fb3dcc07cebb5960e2b43fdd80eb1a1639393b2507799d3a952e9a314e", "trigger rollouts_rollout_names_fixed on rollouts_rollout": "72838666eedc8332e853eb59f8ba82e2f651eac34e48fe39b8eebc0ec92a935a"}', '2026-11-27 22:04:45.764041+00'),
	('apps/rollouts/sql/routes.sql', 'b2cdbb509a570a9520c484bffb42fa4a5f8edf3b630de05beec37684070474a8', '{"function rollouts_guard_route": "5b8435efb4a75dec49622948fb0a28834dfa5596480f0d2d1daec5af5b759a05", "trigger rollouts_trafficroute_follows on rollouts_trafficroute": "fa557c02b46757fe2ebc5fe322ff565ad5ce00c345fc69fa33522b32911a3607", "trigger rollouts_trafficroute_not_emptied on rollouts_trafficroute": "0b0a716501cd9fa2a5d8d1dbf444bb0c06272419c0c811c4dad3014b6599e340"}', '2026-11-27 22:04:45.777683+00'),
	('apps/rollouts/sql/transitions.sql', '6be3348d47660b39089df6eb8189605dd2874e8a0c2915f23a60ac2ba83bf478', '{"function rollouts_guard_way": "91a52ee86224e353beb24d8c7efd2fead83f4765b334b95de22ab95872107bed", "trigger rollouts_rollout_way on rollouts_rollout": "7d9b6d86d3e477293040895288448bd24bcae361d2c054a66735f2a728451409"}', '2026-11-27 22:04:45.785685+00'),
	('apps/operations/sql/access_sessions_stay.sql', '247ad9618a52cb5e0f72bfeb97c0424aca7823567cf69e3adccb8d2a88d07d7c', '{"grants on operations_operatoraccesssession": "f96209e506f890b4b69e5875e9040c584eefda8ec7a04ddec8698e03b263cc33"}', '2026-11-27 22:04:45.810121+00');

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
	(1, 'contenttypes', '0001_initial', '2026-11-27 22:04:04.925644+00'),
	(2, 'contenttypes', '0002_remove_content_type_name', '2026-11-27 22:04:04.959829+00'),
	(3, 'auth', '0001_initial', '2026-11-27 22:04:05.14478+00'),
	(4, 'auth', '0002_alter_permission_name_max_length', '2026-11-27 22:04:05.160563+00'),
	(5, 'auth', '0003_alter_user_email_max_length', '2026-11-27 22:04:05.170943+00'),
	(6, 'auth', '0004_alter_user_username_opts', '2026-11-27 22:04:05.207037+00'),
	(7, 'auth', '0005_alter_user_last_login_null', '2026-11-27 22:04:05.221329+00'),
	(8, 'auth', '0006_require_contenttypes_0002', '2026-11-27 22:04:05.240506+00'),
	(9, 'auth', '0007_alter_validators_add_error_messages', '2026-11-27 22:04:05.247091+00'),
	(10, 'auth', '0008_alter_user_username_max_length', '2026-11-27 22:04:05.277773+00'),
	(11, 'auth', '0009_alter_user_last_name_max_length', '2026-11-27 22:04:05.289379+00'),
	(12, 'auth', '0010_alter_group_name_max_length', '2026-11-27 22:04:05.328609+00'),
	(13, 'auth', '0011_update_proxy_permissions', '2026-11-27 22:04:05.344945+00'),
	(14, 'auth', '0012_alter_user_first_name_max_length', '2026-11-27 22:04:05.378835+00'),
	(15, 'accounts', '0001_initial', '2026-11-27 22:04:05.895521+00'),
	(16, 'account', '0001_initial', '2026-11-27 22:04:06.04029+00'),
	(17, 'account', '0002_email_max_length', '2026-11-27 22:04:06.097305+00'),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-27 22:04:06.186637+00'),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-27 22:04:06.260759+00'),
	(20, 'account', '0005_emailaddress_idx_upper_email', '2026-11-27 22:04:06.311193+00'),
	(21, 'account', '0006_emailaddress_lower', '2026-11-27 22:04:06.376033+00'),
	(22, 'account', '0007_emailaddress_idx_email', '2026-11-27 22:04:06.458591+00'),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-27 22:04:06.533138+00'),
	(24, 'account', '0009_emailaddress_unique_primary_email', '2026-11-27 22:04:06.593689+00'),
	(25, 'admin', '0001_initial', '2026-11-27 22:04:06.711362+00'),
	(26, 'admin', '0002_logentry_remove_auto_add', '2026-11-27 22:04:06.743046+00'),
	(27, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-27 22:04:06.787099+00'),
	(28, 'tenants', '0001_initial', '2026-11-27 22:04:08.463615+00'),
	(29, 'approvals', '0001_initial', '2026-11-27 22:04:12.29261+00'),
	(30, 'audit', '0001_initial', '2026-11-27 22:04:12.556406+00'),
	(31, 'core', '0001_initial', '2026-11-27 22:04:13.8772+00'),
	(32, 'django_celery_beat', '0001_initial', '2026-11-27 22:04:14.080453+00'),
	(33, 'django_celery_beat', '0002_auto_20161118_0346', '2026-11-27 22:04:14.147741+00'),
	(34, 'django_celery_beat', '0003_auto_20161209_0049', '2026-11-27 22:04:14.204384+00'),
	(35, 'django_celery_beat', '0004_auto_20170221_0000', '2026-11-27 22:04:14.218203+00'),
	(36, 'django_celery_beat', '0005_add_solarschedule_events_choices', '2026-11-27 22:04:14.256025+00'),
	(37, 'django_celery_beat', '0006_auto_20180322_0932', '2026-11-27 22:04:14.431547+00'),
	(38, 'django_celery_beat', '0007_auto_20180521_0826', '2026-11-27 22:04:14.531868+00'),
	(39, 'django_celery_beat', '0008_auto_20180914_1922', '2026-11-27 22:04:14.697857+00'),
	(40, 'django_celery_beat', '0006_auto_20180210_1226', '2026-11-27 22:04:14.799745+00'),
	(41, 'django_celery_beat', '0006_periodictask_priority', '2026-11-27 22:04:14.851091+00'),
	(42, 'django_celery_beat', '0009_periodictask_headers', '2026-11-27 22:04:14.895918+00'),
	(43, 'django_celery_beat', '0010_auto_20190429_0326', '2026-11-27 22:04:16.21081+00'),
	(44, 'django_celery_beat', '0011_auto_20190508_0153', '2026-11-27 22:04:16.309687+00'),
	(45, 'django_celery_beat', '0012_periodictask_expire_seconds', '2026-11-27 22:04:16.358927+00'),
	(46, 'django_celery_beat', '0013_auto_20200609_0727', '2026-11-27 22:04:16.414268+00'),
	(47, 'django_celery_beat', '0014_remove_clockedschedule_enabled', '2026-11-27 22:04:16.44224+00'),
	(48, 'django_celery_beat', '0015_edit_solarschedule_events_choices', '2026-11-27 22:04:16.47185+00'),
	(49, 'django_celery_beat', '0016_alter_crontabschedule_timezone', '2026-11-27 22:04:16.541389+00'),
	(50, 'django_celery_beat', '0017_alter_crontabschedule_month_of_year', '2026-11-27 22:04:16.596757+00');
INSERT INTO public.django_migrations VALUES
	(51, 'django_celery_beat', '0018_improve_crontab_helptext', '2026-11-27 22:04:16.634343+00'),
	(52, 'django_celery_beat', '0019_alter_periodictasks_options', '2026-11-27 22:04:16.664063+00'),
	(53, 'guardian', '0001_initial', '2026-11-27 22:04:17.248674+00'),
	(54, 'guardian', '0002_generic_permissions_index', '2026-11-27 22:04:17.476579+00'),
	(55, 'guardian', '0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more', '2026-11-27 22:04:18.135947+00'),
	(56, 'mfa', '0001_initial', '2026-11-27 22:04:18.412567+00'),
	(57, 'mfa', '0002_authenticator_timestamps', '2026-11-27 22:04:18.801748+00'),
	(58, 'mfa', '0003_authenticator_type_uniq', '2026-11-27 22:04:19.264134+00'),
	(59, 'notifications', '0001_initial', '2026-11-27 22:04:21.115828+00'),
	(60, 'operations', '0001_initial', '2026-11-27 22:04:21.498884+00'),
	(61, 'policies', '0001_initial', '2026-11-27 22:04:21.84849+00'),
	(62, 'registry', '0001_initial', '2026-11-27 22:04:33.534465+00'),
	(63, 'rollouts', '0001_initial', '2026-11-27 22:04:40.535025+00'),
	(64, 'sessions', '0001_initial', '2026-11-27 22:04:40.602055+00'),
	(65, 'socialaccount', '0001_initial', '2026-11-27 22:04:41.609798+00'),
	(66, 'socialaccount', '0002_token_max_lengths', '2026-11-27 22:04:41.958358+00'),
	(67, 'socialaccount', '0003_extra_data_default_dict', '2026-11-27 22:04:42.259945+00'),
	(68, 'socialaccount', '0004_app_provider_id_settings', '2026-11-27 22:04:42.545393+00'),
	(69, 'socialaccount', '0005_socialtoken_nullable_app', '2026-11-27 22:04:42.969104+00'),
	(70, 'socialaccount', '0006_alter_socialaccount_extra_data', '2026-11-27 22:04:43.306166+00');

INSERT INTO public.policies_policydecision VALUES
	(1, '01a21f0a-324c-792f-a084-36d3a3965a90', 'sha256:9c9804b2edb8d2b454af01afc687ddf00cca364660ea92a03967c9ff0bcf1786', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:5bb74ca26f24984cb022d3bd5056708732a14618ed6254d28b58cc038b06b4e8', 'allow', '[]', 'regorus', 190, '2026-11-27 22:04:51.998193+00', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(2, '01a21f0a-324c-792f-a084-36d3a3965a90', 'sha256:9c9804b2edb8d2b454af01afc687ddf00cca364660ea92a03967c9ff0bcf1786', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:5bb74ca26f24984cb022d3bd5056708732a14618ed6254d28b58cc038b06b4e8', 'allow', '[]', 'regorus', 12, '2026-11-27 22:04:52.771912+00', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(3, '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', 'sha256:a3054ed368fdc7313cd6267e4791daa0157e28e3f8e2e6d42dbcf439042da8c5', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:3b831c71a0229476a75d77c0ebb4e3cb20bcc7dc3745114246ae2d88093f071d', 'allow', '[]', 'regorus', 5, '2026-11-27 22:04:54.052439+00', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(4, '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', 'sha256:a3054ed368fdc7313cd6267e4791daa0157e28e3f8e2e6d42dbcf439042da8c5', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:3b831c71a0229476a75d77c0ebb4e3cb20bcc7dc3745114246ae2d88093f071d', 'allow', '[]', 'regorus', 6, '2026-11-27 22:04:54.818143+00', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(5, '01a21f0a-41df-7db5-a7ca-daae06f42478', 'sha256:f81fcb4e8861ef8bf13a4748fd0137d5d40380913f7248921b95caeecf54c759', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:7f4c49856e36deb30089d7430b7ff36ad2576aa457fb2b27e17091e1cade1c74', 'allow', '[]', 'regorus', 1, '2026-11-27 22:04:55.76864+00', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(6, '01a21f0a-41df-7db5-a7ca-daae06f42478', 'sha256:f81fcb4e8861ef8bf13a4748fd0137d5d40380913f7248921b95caeecf54c759', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:7f4c49856e36deb30089d7430b7ff36ad2576aa457fb2b27e17091e1cade1c74', 'allow', '[]', 'regorus', 6, '2026-11-27 22:04:56.262886+00', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(7, '01a21f0a-4846-7118-8333-6813653fb03c', 'sha256:4d3a7c31793d620c282d9ad22570104fbaac6faed4b8960a0d5636b52eae418b', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:0634846700b0a3809a5874f007d377013f445090927c74bd4a427100c1cf8f85', 'allow', '[]', 'regorus', 6, '2026-11-27 22:04:57.438224+00', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(8, '01a21f0a-4a98-7ff9-af03-b4bef1b15238', 'sha256:4d3a7c31793d620c282d9ad22570104fbaac6faed4b8960a0d5636b52eae418b', 'sha256:e3138f25613bbd9737e6e236af985f0e964454df88dd891eff289c3f53cb4b94', 'sha256:0634846700b0a3809a5874f007d377013f445090927c74bd4a427100c1cf8f85', 'allow', '[]', 'regorus', 13, '2026-11-27 22:04:57.979971+00', '01a21f0a-2ac1-7127-a46b-58082b591eff');

INSERT INTO public.registry_alias VALUES
	(1, 'champion', '01a21f0a-36af-7260-83ba-caccf1ddff72', '2026-11-27 22:04:53.035718+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-3103-7e37-adbe-01c3e61009c3', '01a21f0a-2f4b-7e19-bd25-7938d16a18fd');

INSERT INTO public.registry_aliaschange VALUES
	(1, 'champion', '01a21f0a-36af-7260-83ba-caccf1ddff72', '2026-11-27 22:04:53.039158+00', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff', NULL, '01a21f0a-3103-7e37-adbe-01c3e61009c3', '01a21f0a-2f4b-7e19-bd25-7938d16a18fd');

INSERT INTO public.registry_artifact VALUES
	(1, 'loose/file.txt', 17, '4bd1600aee352ab6b9cd5ddaeb3ecad6ebf53dcb9c559a9fceb455c9ddd23bfd', '2026-11-27 22:04:50.855694+00', NULL, '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(3, 'fraud/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 22:04:51.187692+00', '2026-11-27 22:04:51.336033+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(2, 'fraud/1/ACME-SECRET-file.txt', 7, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', '2026-11-27 22:04:51.090117+00', '2026-11-27 22:04:51.336033+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(4, 'fraud/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 22:04:51.271679+00', '2026-11-27 22:04:51.336033+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(7, 'fraud/2/params.json', 65, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', '2026-11-27 22:04:53.531681+00', '2026-11-27 22:04:53.616046+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(5, 'fraud/2/ACME-SECRET-file.txt', 7, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', '2026-11-27 22:04:53.290349+00', '2026-11-27 22:04:53.616046+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(6, 'fraud/2/metrics.json', 42, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', '2026-11-27 22:04:53.414376+00', '2026-11-27 22:04:53.616046+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(9, 'ranking/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 22:04:55.130688+00', '2026-11-27 22:04:55.321372+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(10, 'ranking/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 22:04:55.248566+00', '2026-11-27 22:04:55.321372+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(8, 'ranking/1/ACME-SECRET-file.txt', 9, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', '2026-11-27 22:04:55.028705+00', '2026-11-27 22:04:55.321372+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(12, 'churn/1/metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '2026-11-27 22:04:56.846894+00', '2026-11-27 22:04:57.030477+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(13, 'churn/1/params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '2026-11-27 22:04:56.967293+00', '2026-11-27 22:04:57.030477+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(11, 'churn/1/ACME-SECRET-file.txt', 7, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', '2026-11-27 22:04:56.750615+00', '2026-11-27 22:04:57.030477+00', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2e95-7c6c-8d63-bccbc13964f3');

INSERT INTO public.registry_modeltag VALUES
	(1, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2f4b-7e19-bd25-7938d16a18fd'),
	(2, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2f75-74dc-87a5-8d43a5349ef0'),
	(3, 'ACME-SECRET-model-tag-key', 'ACME-SECRET-model-tag-value', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2f95-7473-a9f4-260ba0e858ce');

INSERT INTO public.registry_modelversion VALUES
	('01a21f0a-3103-7e37-adbe-01c3e61009c3', 1, 'mlflow-artifacts:/fraud/1', 'fraud/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:ec88160b1a4b5f8110a6d8f0f139d5eb410a8099f03493b4a0df6a139c093b28', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 22:04:51.332026+00', '2026-11-27 22:04:51.332033+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2f4b-7e19-bd25-7938d16a18fd'),
	('01a21f0a-39db-72e7-9b23-f6a0bc7fa80d', 2, 'mlflow-artifacts:/fraud/2', 'fraud/2', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:1c730fbeebd40bef62ab42f61eeb7cdf3c1c46d1fd1d8c7732e4eedb5b7c77e0', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 2}', '{"depth": 2, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 22:04:53.595367+00', '2026-11-27 22:04:53.595374+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2f4b-7e19-bd25-7938d16a18fd'),
	('01a21f0a-4086-78e6-b928-1bcba9838d50', 1, 'mlflow-artifacts:/ranking/1', 'ranking/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:8531c1cd258c0e5abb4010f5718416d22ea0b8fa0141955bb8d0b26519094db3', 116, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 22:04:55.302644+00', '2026-11-27 22:04:55.302648+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2f95-7473-a9f4-260ba0e858ce'),
	('01a21f0a-473b-7b22-bd40-aaeacce20a6c', 1, 'mlflow-artifacts:/churn/1', 'churn/1', 'ACME-SECRET-run', 'ACME-SECRET-version-description', 'sha256:463492d5fb56a140bf7b82ade915bb9ae44d929080117ea653fd5ac9b75f560e', 114, '{"accuracy": 0.9, "ACME-SECRET-metric": 1}', '{"depth": 1, "ACME-SECRET-param-name": "ACME-SECRET-param-value"}', '2026-11-27 22:04:57.019893+00', '2026-11-27 22:04:57.019897+00', '{"ACME-SECRET-version-tag-key": "ACME-SECRET-version-tag-value"}', DEFAULT, NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-2f75-74dc-87a5-8d43a5349ef0');

INSERT INTO public.registry_provenance VALUES
	(1, '4bd1600aee352ab6b9cd5ddaeb3ecad6ebf53dcb9c559a9fceb455c9ddd23bfd', 'uploaded', 'loose/file.txt', '2026-11-27 22:04:50.857689+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(2, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', 'uploaded', 'fraud/1/ACME-SECRET-file.txt', '2026-11-27 22:04:51.091372+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(3, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'fraud/1/metrics.json', '2026-11-27 22:04:51.190654+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(4, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'fraud/1/params.json', '2026-11-27 22:04:51.302836+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(5, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'registered', '', '2026-11-27 22:04:51.352868+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(6, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', 'registered', '', '2026-11-27 22:04:51.352889+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(7, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'registered', '', '2026-11-27 22:04:51.3529+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(8, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', 'uploaded', 'fraud/2/ACME-SECRET-file.txt', '2026-11-27 22:04:53.291871+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(9, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', 'uploaded', 'fraud/2/metrics.json', '2026-11-27 22:04:53.419485+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(10, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', 'uploaded', 'fraud/2/params.json', '2026-11-27 22:04:53.535545+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(11, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', 'registered', '', '2026-11-27 22:04:53.644724+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(12, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', 'registered', '', '2026-11-27 22:04:53.644745+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(13, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', 'registered', '', '2026-11-27 22:04:53.644755+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(14, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', 'uploaded', 'ranking/1/ACME-SECRET-file.txt', '2026-11-27 22:04:55.03693+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(15, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'ranking/1/metrics.json', '2026-11-27 22:04:55.138224+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(16, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'ranking/1/params.json', '2026-11-27 22:04:55.260161+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(19, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', 'registered', '', '2026-11-27 22:04:55.339126+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(20, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', 'uploaded', 'churn/1/ACME-SECRET-file.txt', '2026-11-27 22:04:56.759521+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(21, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', 'uploaded', 'churn/1/metrics.json', '2026-11-27 22:04:56.848234+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(22, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', 'uploaded', 'churn/1/params.json', '2026-11-27 22:04:56.974041+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(25, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', 'registered', '', '2026-11-27 22:04:57.051004+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff');

INSERT INTO public.registry_registeredmodel VALUES
	('01a21f0a-2f4b-7e19-bd25-7938d16a18fd', 'fraud', 'ACME-SECRET-model-description', '2026-11-27 22:04:50.891849+00', '2026-11-27 22:04:53.653083+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{"champion": 1}', DEFAULT, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	('01a21f0a-2f95-7473-a9f4-260ba0e858ce', 'ranking', 'ACME-SECRET-model-description', '2026-11-27 22:04:50.965805+00', '2026-11-27 22:04:55.355811+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{}', DEFAULT, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	('01a21f0a-2f75-74dc-87a5-8d43a5349ef0', 'churn', 'ACME-SECRET-model-description', '2026-11-27 22:04:50.933645+00', '2026-11-27 22:04:57.063991+00', '{"ACME-SECRET-model-tag-key": "ACME-SECRET-model-tag-value"}', '{}', DEFAULT, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff');

INSERT INTO public.registry_versionfile VALUES
	(1, 'ACME-SECRET-file.txt', 7, '604218b1e5086a9e0297ab2b5028baaa3f80daa98f5de9dfc1781676c108c470', '01a21f0a-3103-7e37-adbe-01c3e61009c3'),
	(2, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21f0a-3103-7e37-adbe-01c3e61009c3'),
	(3, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21f0a-3103-7e37-adbe-01c3e61009c3'),
	(4, 'ACME-SECRET-file.txt', 7, '72036bc1aad0f75b0c4adaab39e9f7e44d7fc303396895151986b37df7f452bb', '01a21f0a-39db-72e7-9b23-f6a0bc7fa80d'),
	(5, 'metrics.json', 42, 'bde88731f9facc634ecd14a0315517d801cc2505b9db2a778ca260eaf05f59da', '01a21f0a-39db-72e7-9b23-f6a0bc7fa80d'),
	(6, 'params.json', 65, '2d4faab1b3888066e58f463df3823c2047a0dad3841524afcf2899469b8cec0a', '01a21f0a-39db-72e7-9b23-f6a0bc7fa80d'),
	(7, 'ACME-SECRET-file.txt', 9, 'cf2ae803e6f734d06af87e608356c9249a142015a4ceaeee87afb977e65ff2f3', '01a21f0a-4086-78e6-b928-1bcba9838d50'),
	(8, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21f0a-4086-78e6-b928-1bcba9838d50'),
	(9, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21f0a-4086-78e6-b928-1bcba9838d50'),
	(10, 'ACME-SECRET-file.txt', 7, 'dc74079878d66ae2d233bb0a6401a5ef4c4db73b1c0a1f069276e08190d8d230', '01a21f0a-473b-7b22-bd40-aaeacce20a6c'),
	(11, 'metrics.json', 42, '4d090e8a1cc5283bde7ac43827b8df309389d392df74528f681d9118372ff222', '01a21f0a-473b-7b22-bd40-aaeacce20a6c'),
	(12, 'params.json', 65, '6e060596db54e190753fd9d96153efd958261eb3a072c05de65e510755fc70d5', '01a21f0a-473b-7b22-bd40-aaeacce20a6c');

INSERT INTO public.registry_versiontag VALUES
	(1, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-3103-7e37-adbe-01c3e61009c3'),
	(2, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-39db-72e7-9b23-f6a0bc7fa80d'),
	(3, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-4086-78e6-b928-1bcba9838d50'),
	(4, 'ACME-SECRET-version-tag-key', 'ACME-SECRET-version-tag-value', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-473b-7b22-bd40-aaeacce20a6c');

INSERT INTO public.rollouts_measurement VALUES
	(1, 1, '2026-11-27 22:04:54.954603+00', 0, 1, 20, '{}', 20, 0, 80, 1, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '01a21f0a-3ecf-7732-990e-7a254ce679f0');

INSERT INTO public.rollouts_rollout VALUES
	('01a21f0a-36fa-7e59-83fe-cbaa1c2d7523', 'fraud', 'champion', 1, NULL, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'succeeded', 0, NULL, NULL, NULL, '', '', '', 'Approved. It starts within a few seconds.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, '2026-11-27 22:04:52.858476+00', '2026-11-27 22:04:53.12356+00', NULL, NULL, '01a21f0a-3103-7e37-adbe-01c3e61009c3', '01a21f0a-324c-792f-a084-36d3a3965a90', '01a21f0a-36af-7260-83ba-caccf1ddff72', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-36d7-77c3-826a-9753df5d1759'),
	('01a21f0a-3ecf-7732-990e-7a254ce679f0', 'fraud', 'champion', 2, 1, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'pending', 0, NULL, NULL, NULL, '', '', '', 'Approved. It starts within a few seconds.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, '2026-11-27 22:04:54.863532+00', NULL, NULL, '01a21f0a-3103-7e37-adbe-01c3e61009c3', '01a21f0a-39db-72e7-9b23-f6a0bc7fa80d', '01a21f0a-3b35-7d9d-a370-eb56f84ee6d8', '01a21f0a-3ea4-77cd-978e-bbcf77c27b87', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-36d7-77c3-826a-9753df5d1759'),
	('01a21f0a-447e-713e-b4b2-acac994fede8', 'ranking', 'champion', 1, NULL, '[{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]', '{"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}', 'rolling_back', 0, NULL, NULL, NULL, '', 'aborted', 'A person stopped this rollout.', 'Waiting until the router shows it.', NULL, '{"step": 0, "split": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "worse": {"slow": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "client_errors": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458]}, "recent": [], "resets": 0, "stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "unripe": [], "weight": 0, "carried": null, "version": 3, "criteria": {"beta": 0.05, "alpha": 0.01, "margin": 1.25, "slow_ms": null, "srm_alpha": 0.001, "guard_rate": 0.2, "hold_seconds": 300, "max_bad_rate": 0.01, "guard_min_requests": 50, "min_requests_per_step": 20, "noninferiority_margin": 2.0}, "no_worse": [-3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458, -3.1780538303479458], "candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "step_stable": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "measurements": 0, "step_candidate": {"open": 0, "slow": 0, "timed": 0, "errors": 0, "arrivals": 0, "requests": 0, "client_errors": 0}, "empty_measurements": 0}', '{}', NULL, NULL, 0, NULL, NULL, '', NULL, '2026-11-27 22:04:56.436286+00', '2026-11-27 22:04:56.318193+00', NULL, '01a21f0a-313c-7a2c-86f5-bf8d502a49f0', NULL, '01a21f0a-4086-78e6-b928-1bcba9838d50', '01a21f0a-41df-7db5-a7ca-daae06f42478', '01a21f0a-4453-7d2b-bcfe-9981d8cb7dbd', '01a21f0a-2ac1-7127-a46b-58082b591eff', '01a21f0a-4468-7d86-92a5-cd138f5e17aa');

INSERT INTO public.rollouts_rolloutevent VALUES
	(1, '2026-11-27 22:04:52.870077+00', 'started', 'pending', 0, 0, 0, '', 'Enough people approved; the rollout was started.', '01a21f0a-36fa-7e59-83fe-cbaa1c2d7523'),
	(2, '2026-11-27 22:04:54.873838+00', 'started', 'pending', 0, 0, 1, '', 'Enough people approved; the rollout was started.', '01a21f0a-3ecf-7732-990e-7a254ce679f0'),
	(3, '2026-11-27 22:04:56.323709+00', 'started', 'pending', 0, 0, 0, '', 'Enough people approved; the rollout was started.', '01a21f0a-447e-713e-b4b2-acac994fede8'),
	(4, '2026-11-27 22:04:56.451871+00', 'abort_requested', 'pending', 0, 0, 0, '', 'acme-approver stopped this rollout. ACME-SECRET-abort-reason', '01a21f0a-447e-713e-b4b2-acac994fede8'),
	(5, '2026-11-27 22:04:56.507854+00', 'rollback_decided', 'rolling_back', 0, 0, 1, 'aborted', 'A person stopped this rollout.', '01a21f0a-447e-713e-b4b2-acac994fede8');

INSERT INTO public.rollouts_trafficroute VALUES
	('01a21f0a-36d7-77c3-826a-9753df5d1759', 'champion', 0, 1, NULL, NULL, NULL, '', NULL, '2026-11-27 22:04:52.823866+00', '01a21f0a-3103-7e37-adbe-01c3e61009c3', NULL, '01a21f0a-2f4b-7e19-bd25-7938d16a18fd', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	('01a21f0a-4468-7d86-92a5-cd138f5e17aa', 'champion', 0, 1, NULL, NULL, NULL, 'No model server is configured. Set MODEL_SERVERS, for example to blue=127.0.0.1:8003,green=127.0.0.1:8004.', NULL, '2026-11-27 22:04:56.296791+00', NULL, NULL, '01a21f0a-2f95-7473-a9f4-260ba0e858ce', '01a21f0a-2ac1-7127-a46b-58082b591eff');

INSERT INTO public.tenants_membership VALUES
	(1, 'reviewer', false, '2026-11-27 22:04:49.992394+00', NULL, '01a21f0a-2b6f-7c99-b3e2-317f4e48e559', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(2, 'contributor', false, '2026-11-27 22:04:50.709821+00', NULL, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(3, 'reviewer', false, '2026-11-27 22:04:51.388208+00', NULL, '01a21f0a-313c-7a2c-86f5-bf8d502a49f0', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(4, 'reviewer', false, '2026-11-27 22:04:51.404086+00', NULL, '01a21f0a-314b-7533-bf72-40c86dd5ba22', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(5, 'reviewer', false, '2026-11-27 22:04:51.428924+00', NULL, '01a21f0a-3163-7a46-9548-93ad0fbc1467', '01a21f0a-2ac1-7127-a46b-58082b591eff'),
	(6, 'contributor', false, '2026-11-27 22:04:51.440875+00', NULL, '01a21f0a-3170-7553-9488-b7767802be77', '01a21f0a-2ac1-7127-a46b-58082b591eff');

INSERT INTO public.tenants_tenant VALUES
	('01a21f0a-2ac1-7127-a46b-58082b591eff', 'acme', 'Acme', 'active', '', NULL, 'UTC', '["champion"]', '{}', '{}', '{"end": "17:00", "days": [0, 1, 2, 3, 4], "start": "09:00"}', '', '2026-11-27 22:04:49.729583+00'),
	('01a21f0a-2b5c-7f58-88d7-b0302e45d0e1', 'globex', 'Globex', 'active', '', NULL, 'UTC', '["champion"]', '{}', '{}', '{"end": "17:00", "days": [0, 1, 2, 3, 4], "start": "09:00"}', '', '2026-11-27 22:04:49.884334+00');

INSERT INTO public.tenants_tenantquota VALUES
	('01a21f0a-2ac1-7127-a46b-58082b591eff', NULL, NULL, NULL, NULL, NULL, '2026-11-27 22:04:49.767894+00'),
	('01a21f0a-2b5c-7f58-88d7-b0302e45d0e1', NULL, NULL, NULL, NULL, NULL, '2026-11-27 22:04:49.884441+00');

INSERT INTO public.tenants_tenantusergrant VALUES
	(1, '01a21f0a-2ac1-7127-a46b-58082b591eff', 103, '01a21f0a-2b6f-7c99-b3e2-317f4e48e559'),
	(2, '01a21f0a-2ac1-7127-a46b-58082b591eff', 101, '01a21f0a-2b6f-7c99-b3e2-317f4e48e559'),
	(3, '01a21f0a-2ac1-7127-a46b-58082b591eff', 98, '01a21f0a-2b6f-7c99-b3e2-317f4e48e559'),
	(4, '01a21f0a-2ac1-7127-a46b-58082b591eff', 102, '01a21f0a-2b6f-7c99-b3e2-317f4e48e559'),
	(5, '01a21f0a-2ac1-7127-a46b-58082b591eff', 98, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(6, '01a21f0a-2ac1-7127-a46b-58082b591eff', 99, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(7, '01a21f0a-2ac1-7127-a46b-58082b591eff', 100, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(8, '01a21f0a-2ac1-7127-a46b-58082b591eff', 101, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(9, '01a21f0a-2ac1-7127-a46b-58082b591eff', 103, '01a21f0a-2e95-7c6c-8d63-bccbc13964f3'),
	(10, '01a21f0a-2ac1-7127-a46b-58082b591eff', 98, '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	(11, '01a21f0a-2ac1-7127-a46b-58082b591eff', 101, '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	(12, '01a21f0a-2ac1-7127-a46b-58082b591eff', 102, '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	(13, '01a21f0a-2ac1-7127-a46b-58082b591eff', 103, '01a21f0a-313c-7a2c-86f5-bf8d502a49f0'),
	(14, '01a21f0a-2ac1-7127-a46b-58082b591eff', 98, '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	(15, '01a21f0a-2ac1-7127-a46b-58082b591eff', 101, '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	(16, '01a21f0a-2ac1-7127-a46b-58082b591eff', 102, '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	(17, '01a21f0a-2ac1-7127-a46b-58082b591eff', 103, '01a21f0a-314b-7533-bf72-40c86dd5ba22'),
	(18, '01a21f0a-2ac1-7127-a46b-58082b591eff', 98, '01a21f0a-3163-7a46-9548-93ad0fbc1467'),
	(19, '01a21f0a-2ac1-7127-a46b-58082b591eff', 101, '01a21f0a-3163-7a46-9548-93ad0fbc1467'),
	(20, '01a21f0a-2ac1-7127-a46b-58082b591eff', 102, '01a21f0a-3163-7a46-9548-93ad0fbc1467'),
	(21, '01a21f0a-2ac1-7127-a46b-58082b591eff', 103, '01a21f0a-3163-7a46-9548-93ad0fbc1467'),
	(22, '01a21f0a-2ac1-7127-a46b-58082b591eff', 98, '01a21f0a-3170-7553-9488-b7767802be77'),
	(23, '01a21f0a-2ac1-7127-a46b-58082b591eff', 99, '01a21f0a-3170-7553-9488-b7767802be77'),
	(24, '01a21f0a-2ac1-7127-a46b-58082b591eff', 100, '01a21f0a-3170-7553-9488-b7767802be77'),
	(25, '01a21f0a-2ac1-7127-a46b-58082b591eff', 101, '01a21f0a-3170-7553-9488-b7767802be77'),
	(26, '01a21f0a-2ac1-7127-a46b-58082b591eff', 103, '01a21f0a-3170-7553-9488-b7767802be77');

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

