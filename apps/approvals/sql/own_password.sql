-- Nobody votes with a password that another person set: the vote could be that person's.

CREATE OR REPLACE FUNCTION public.approvals_check_own_password() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM accounts_user u WHERE u.id = NEW.voter_id AND u.password_set_by_other) THEN
        RAISE EXCEPTION 'nobody votes with a password that another person set' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_vote_own_password';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER approvals_vote_with_own_password BEFORE INSERT ON public.approvals_vote
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_own_password();
ALTER TABLE public.approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_with_own_password;
