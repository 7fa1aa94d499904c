-- Who could vote when a request was opened is kept with it, and nobody else votes on it.

CREATE OR REPLACE FUNCTION public.approvals_check_electorate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
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

CREATE OR REPLACE FUNCTION public.approvals_check_elector() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM approvals_changerequest r WHERE r.electorate_id = NEW.electorate_id) THEN
        RAISE EXCEPTION 'nobody joins those to whom a request was opened' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_elector_before_requests';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION public.approvals_check_voter() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
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

CREATE OR REPLACE TRIGGER approvals_changerequest_electorate_known BEFORE INSERT ON public.approvals_changerequest
    FOR EACH ROW WHEN (NEW.electorate_id IS NOT NULL) EXECUTE FUNCTION public.approvals_check_electorate();
ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_electorate_known;

CREATE OR REPLACE TRIGGER approvals_changerequest_electorate_fixed BEFORE UPDATE ON public.approvals_changerequest
    FOR EACH ROW
    WHEN (OLD.electorate_id IS DISTINCT FROM NEW.electorate_id)
    EXECUTE FUNCTION public.approvals_check_electorate();
ALTER TABLE public.approvals_changerequest ENABLE ALWAYS TRIGGER approvals_changerequest_electorate_fixed;

CREATE OR REPLACE TRIGGER approvals_elector_rules BEFORE INSERT ON public.approvals_elector
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_elector();
ALTER TABLE public.approvals_elector ENABLE ALWAYS TRIGGER approvals_elector_rules;

-- Postgres asks triggers in the order of their names: after approvals_vote_rules, which says of a person who never
-- votes on it what is worse.
CREATE OR REPLACE TRIGGER approvals_vote_voter BEFORE INSERT ON public.approvals_vote
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_voter();
ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_voter;
