-- A vote is for the current content of a request in review, and neither the requester nor an excluded person votes.

CREATE OR REPLACE FUNCTION public.approvals_check_vote() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
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

CREATE OR REPLACE TRIGGER approvals_vote_rules BEFORE INSERT ON public.approvals_vote
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_vote();
ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_rules;
