"""Which roles of the AI Act follow from what the organisation does with the system (art. 3(3) to 3(7) and 25)."""

from collections.abc import Mapping
from types import MappingProxyType

from waarborg.assessment.aiact.facts import Facts, RoleAnswer
from waarborg.assessment.aiact.result import Role

ROLES: Mapping[RoleAnswer, tuple[Role, ...]] = MappingProxyType(
    {
        RoleAnswer.DEVELOP_ONLY: (Role.PROVIDER,),
        RoleAnswer.DEVELOP_NOT_ONLY_OWN_USE: (Role.PROVIDER, Role.DEPLOYER),
        RoleAnswer.DEVELOP_AND_USE: (Role.PROVIDER, Role.DEPLOYER),
        RoleAnswer.COMMISSIONED: (Role.PROVIDER, Role.DEPLOYER),
        RoleAnswer.USE_EXTERNAL_UNMODIFIED: (Role.DEPLOYER,),
        RoleAnswer.USE_EXTERNAL_MODIFIED: (Role.PROVIDER, Role.DEPLOYER),
        RoleAnswer.IMPORT_FROM_OUTSIDE_EU: (Role.IMPORTER, Role.DEPLOYER),
        RoleAnswer.BUY_IN_EU_AND_RESELL: (Role.DISTRIBUTOR,),
        RoleAnswer.NONE: (),
    }
)
"""Own use counts as putting into service (art. 3(11)), so who builds it or has it built is its provider as well. Who
changes someone else's system is taken for its provider too: for high risk art. 25(1) says so, for an assistant that is
composed on a platform the reading is open, and this is the careful one. Who imports is taken to use it too."""


def roles_of(facts: Facts) -> tuple[Role, ...]:
    """The roles, provider first; none while nobody said what the organisation does."""
    return ROLES[facts.role_answer] if facts.role_answer else ()
