from collections.abc import Iterable

from waarborg.rulebook import DutyName, Policy

PERSONAL = "4.1"
CONFIDENTIAL = "4.2"


def advisers_for(policy: Policy, data_classes: Iterable[str]) -> list[str]:
    """The roles to ask for advice about the protected data among these classes; none when nothing is protected.

    Personal data (art. 4.1) is for the privacy adviser and confidential or secret information (art. 4.2) for the
    CISO. A municipality without a role of that name asks everyone who advises beside the board. Source: art. 4.3.
    """
    classes = [policy.data_classes[key] for key in data_classes]
    articles = [data_class.article for data_class in classes if data_class.needs_designation]
    asked = {
        policy.names.privacy_adviser: any(article.startswith(PERSONAL) for article in articles),
        policy.names.ciso: any(article.startswith(CONFIDENTIAL) for article in articles),
    }
    advisers = policy.roles_with(DutyName.ANSWER) - policy.roles_with(DutyName.ADVISE)
    found = {name: _role_called(policy, name, advisers) for name, needed in asked.items() if needed}
    if not all(found.values()):
        return [key for key in policy.roles if key in advisers]
    return [key for key in policy.roles if key in found.values()]


def _role_called(policy: Policy, name: str, among: Iterable[str]) -> str:
    return next((key for key in among if policy.roles[key].label.casefold() == name.casefold()), "")
