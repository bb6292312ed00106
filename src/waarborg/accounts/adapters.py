"""How log-in works here: nobody signs up by themselves, repeated failures lock out, and groups give roles."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render

from waarborg.accounts import actions
from waarborg.accounts.models import Person
from waarborg.accounts.rules import ClaimNames, Claims, claims_in, roles_of
from waarborg.core.models import Organisation

logger = logging.getLogger(__name__)

LOCKED_FOR = 5 * 60
"""Seconds; the same as in ACCOUNT_RATE_LIMITS."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze allebei na.",
        "too_many_login_attempts": (
            "Er is te vaak een verkeerd wachtwoord ingevuld. Wacht 5 minuten en probeer het dan opnieuw, "
            "of kies een nieuw wachtwoord."
        ),
        "account_inactive": "Dit account is niet meer actief. Neem contact op met de functioneel beheerder.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """The functioneel beheerder adds people, or the log-in provider knows them."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            _lock_out(credentials.get("email", ""))
            raise

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Who logs in through the provider gets no password here: it would avoid all that the provider checks."""
        if user.has_usable_password() or not settings.OIDC_ISSUER:
            super().send_password_reset_mail(user, email, context)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        # Not in the audit log: it can never be trimmed, and here a stranger decides how much is written.
        logger.warning("A log-in failed from %s", self.get_client_ip(request))


def _lock_out(email: str) -> None:
    """One event per lock-out, for a person who exists; what else people type may be a password, so it is not kept."""
    person = Person.objects.filter(email__iexact=email).select_related("organisation").first()
    if person and cache.add(f"locked-out:{person.pk}", True, LOCKED_FOR):
        actions.note_lock_out(person=person)


class ConnectionAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Log-in through the municipality's own provider: it knows who someone is and which roles the groups give."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whoever the provider knows has been found or added before this is asked."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        claims = claims_in(_told(sociallogin), _claim_names())
        if not sociallogin.is_existing:
            sociallogin.connect(request, _person_with(request, claims))
        person = sociallogin.user
        if person.is_active:
            actions.follow_groups(person=person, roles=roles_of(claims.groups, settings.OIDC_ROLES))


def _told(sociallogin: SocialLogin) -> dict[str, Any]:
    """All that the provider told: the token's claims, and over them what its userinfo says."""
    data = sociallogin.account.extra_data
    return {**data.get("id_token", {}), **data.get("userinfo", {})}


def _claim_names() -> ClaimNames:
    return ClaimNames(groups=settings.OIDC_GROUPS_CLAIM, unit=settings.OIDC_UNIT_CLAIM, kind=settings.OIDC_KIND_CLAIM)


def _person_with(request: HttpRequest, claims: Claims) -> Person:
    """The person with this address, added when new. The provider is the municipality's own, so its address counts."""
    if not claims.email:
        raise ImmediateHttpResponse(render(request, "accounts/no_address.html", status=403))
    person = Person.objects.filter(email__iexact=claims.email).first()
    return person or actions.admit(organisation=Organisation.here(), claims=claims)
