from django.apps import AppConfig
from django.conf import settings

from waarborg.env import WrongSetting


class AccountsConfig(AppConfig):
    name = "waarborg.accounts"
    verbose_name = "personen"

    def ready(self) -> None:
        from waarborg.accounts import permissions  # noqa: F401  (tells the rules library who may)

        check_provider(settings.OIDC_ISSUER, settings.OIDC_ROLES)


def check_provider(issuer: str, mapping: list[tuple[str, str]]) -> None:
    """Stop at start when the log-in provider would give roles that the policy does not know, or could be imitated."""
    from waarborg.core.rulebook import book

    # The token comes straight from this address, so TLS is what proves where it comes from.
    if issuer and not issuer.startswith(("https://", "http://127.0.0.1:")):
        raise WrongSetting(f"WAARBORG_OIDC_ISSUER is {issuer!r}. Gebruik een adres dat met https:// begint.")
    known = book().policy.roles
    for group, role in mapping:
        if role not in known:
            raise WrongSetting(
                f"WAARBORG_OIDC_ROLES: groep {group!r} geeft de rol {role!r}, maar die staat niet in policy.toml. "
                f"Kies uit: {', '.join(known)}."
            )
