-- What an operator said stays said.

REVOKE UPDATE, DELETE ON public.operations_adminvisit FROM portal_app;
