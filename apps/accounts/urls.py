"""The doors that exist. allauth has more: sign-up, e-mail addresses and password resets are not among these."""

from django.urls import path

from apps.accounts.views import kept_forms, mine, sign_in

urlpatterns = [
    path("login/", sign_in.login, name="account_login"),
    path("login/code/", sign_in.code, name="mfa_authenticate"),
    path("logout/", sign_in.logout, name="account_logout"),
    path("confirm/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", sign_in.reauthenticate_by_code, name="mfa_reauthenticate"),
    path("carry-on/", kept_forms.carry_on, name="account_carry_on"),
    path("carry-on/<uuid:pk>/", kept_forms.send, name="account_carry_on_send"),
    path("carry-on/<uuid:pk>/discard/", kept_forms.discard, name="account_carry_on_discard"),
    path("provider/<slug:provider_id>/login/", sign_in.provider_login, name="oidc_login"),
    path("provider/<slug:provider_id>/callback/", sign_in.provider_callback, name="oidc_callback"),
    path("me/", mine.me, name="account_me"),
    path("me/sessions/revoke-others/", mine.revoke_other_sessions, name="account_revoke_other_sessions"),
    path("me/password/", mine.password, name="account_change_password"),
    path("me/second-factor/add/", mine.turn_on, name="mfa_activate_totp"),
    path("me/second-factor/remove/", mine.turn_off, name="mfa_deactivate_totp"),
    path("me/recovery-codes/", mine.recovery_codes, name="mfa_generate_recovery_codes"),
]
