-- A permit is for what the quorum approved: distinct people in all places of all slots, two at least (slots.sql). It
-- lives for days, and is used once, while its request is executed.

CREATE OR REPLACE FUNCTION public.approvals_check_permit() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    request approvals_changerequest%ROWTYPE;
    approvals uuid[];
    rejections integer;
    needed integer;
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
    SELECT coalesce(array_agg(latest.voter_id) FILTER (WHERE latest.decision = 'approve'), '{}'),
           count(*) FILTER (WHERE latest.decision = 'reject')
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
    SELECT coalesce(sum(s.people), 0) INTO needed FROM approvals_requestslot s
     WHERE s.change_request_id = request.id AND s.revision = request.revision;
    needed := greatest(needed, request.quorum, 2);
    IF rejections > 0 OR approvals_places_filled(request.id, request.revision, approvals) < needed THEN
        RAISE EXCEPTION 'the quorum is not met: % approvals do not fill % places', cardinality(approvals), needed USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_quorum_met';
    END IF;
    IF NEW.expires_at > clock_timestamp() + interval '8 days' THEN
        RAISE EXCEPTION 'a permit lives for eight days at most' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_permit_short_lived';
    END IF;
    NEW.created_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER approvals_permit_rules BEFORE INSERT OR UPDATE ON public.approvals_permit
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_permit();
ALTER TABLE public.approvals_permit ENABLE ALWAYS TRIGGER approvals_permit_rules;
