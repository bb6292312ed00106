"""The pages of allauth that we offer. Left out are those with which people change their own address or sign up."""

from allauth.account import views
from django.urls import include, path, re_path
from django.views.generic import TemplateView

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("niet-actief/", views.account_inactive, name="account_inactive"),
    path("bevestigen/", views.reauthenticate, name="account_reauthenticate"),
    path("registreren/", views.signup, name="account_signup"),
    path("wachtwoord/", views.password_change, name="account_change_password"),
    # Who logs in through the provider has no password here, and should not make one that avoids it.
    path(
        "wachtwoord/geen/", TemplateView.as_view(template_name="accounts/no_password.html"), name="account_set_password"
    ),
    path("wachtwoord/vergeten/", views.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("wachtwoord/nieuw/klaar/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("twee-stappen/", include("allauth.mfa.urls")),
    path("account/", include("allauth.socialaccount.urls")),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
