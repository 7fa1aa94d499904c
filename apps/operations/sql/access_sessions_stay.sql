-- What an operator said stays said.

REVOKE UPDATE, DELETE ON public.operations_operatoraccesssession FROM portal_app;
