-- An account is deactivated and never deleted: not even by a mistake of the application.

REVOKE DELETE ON public.accounts_user FROM portal_app;
