-- What a request is about is fixed, another content is another revision, and its state follows the table of
-- transitions.

CREATE OR REPLACE FUNCTION public.approvals_check_request() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
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

CREATE OR REPLACE TRIGGER approvals_changerequest_rules BEFORE INSERT OR UPDATE ON public.approvals_changerequest
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_request();
ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_rules;
