-- A snapshot of the eligible people is taken when a request is opened, one for each slot and one of all together, and nobody
-- else votes on it. A new revision may name others: it has slots of its own (slots.sql).

CREATE OR REPLACE FUNCTION public.approvals_check_snapshot() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.revision = OLD.revision THEN
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

CREATE OR REPLACE FUNCTION public.approvals_check_eligible_reviewer() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM approvals_changerequest r WHERE r.reviewer_snapshot_id = NEW.snapshot_id)
       OR EXISTS (SELECT FROM approvals_requestslot s WHERE s.snapshot_id = NEW.snapshot_id) THEN
        RAISE EXCEPTION 'nobody joins the eligible reviewers of a request' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_eligiblereviewer_before_requests';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION public.approvals_check_voter() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM approvals_requestslot s JOIN approvals_eligiblereviewer e ON e.snapshot_id = s.snapshot_id
         WHERE s.change_request_id = NEW.change_request_id AND s.revision = NEW.revision AND e.person_id = NEW.voter_id
    ) THEN
        RAISE EXCEPTION 'only who could vote when the request was opened votes' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_opened_to_voter';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER approvals_changerequest_snapshot_known BEFORE INSERT ON public.approvals_changerequest
    FOR EACH ROW WHEN (NEW.reviewer_snapshot_id IS NOT NULL) EXECUTE FUNCTION public.approvals_check_snapshot();
ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_snapshot_known;

CREATE OR REPLACE TRIGGER approvals_changerequest_snapshot_fixed BEFORE UPDATE ON public.approvals_changerequest
    FOR EACH ROW
    WHEN (OLD.reviewer_snapshot_id IS DISTINCT FROM NEW.reviewer_snapshot_id)
    EXECUTE FUNCTION public.approvals_check_snapshot();
ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_snapshot_fixed;

CREATE OR REPLACE TRIGGER approvals_eligiblereviewer_rules BEFORE INSERT ON public.approvals_eligiblereviewer
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_eligible_reviewer();
ALTER TABLE public.approvals_eligiblereviewer ENABLE ALWAYS TRIGGER approvals_eligiblereviewer_rules;

-- Postgres asks triggers in the order of their names: after approvals_vote_rules, which says of a person who never
-- votes on it what is worse.
CREATE OR REPLACE TRIGGER approvals_vote_voter BEFORE INSERT ON public.approvals_vote
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_voter();
ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_voter;
