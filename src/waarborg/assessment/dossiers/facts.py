"""What the register and the class of the AI Act say about a use, as the tags and texts that an instrument asks for."""

from collections.abc import Mapping

from waarborg.assessment.aiact.conversation import tags_of
from waarborg.assessment.instruments import Facts
from waarborg.assessment.models import Classification, Risk
from waarborg.register.models import UseCase
from waarborg.register.models.use_case import Affected, OutputRole

RISKS = {
    Risk.PROHIBITED: "risk_prohibited",
    Risk.HIGH: "risk_high",
    Risk.LIMITED: "risk_limited",
    Risk.MINIMAL: "risk_minimal",
}
OPEN_WITHOUT_CLASS = frozenset({*RISKS.values(), "fria_required"})
"""What nobody knows as long as the risk class is not determined."""
DATA = {
    "personal": ("personal_data",),
    "special_category": ("personal_data", "special_category"),
    "criminal": ("personal_data", "criminal_data"),
    "bsn": ("personal_data", "bsn"),
}
ROLES = {
    "provider": "aanbieder",
    "deployer": "gebruiksverantwoordelijke",
    "importer": "importeur",
    "distributor": "distributeur",
}
USUAL_CLASSES = (Risk.HIGH, Risk.LIMITED, Risk.MINIMAL)


def standing_class(use_case: UseCase) -> Classification | None:
    return use_case.classifications.standing().first()


def facts_of(use_case: UseCase, found: Classification | None) -> Facts:
    """The tags that hold for this use, and those in doubt because its risk class is not determined or outdated."""
    tags = _tags_of(use_case)
    if found is None or found.outdated_at or found.holds == Risk.TO_BE_DETERMINED:
        return Facts(frozenset({*tags, "risk_unknown"}), OPEN_WITHOUT_CLASS)
    tags |= {f"role_{role}" for role in found.roles}
    if found.holds in RISKS:
        tags.add(RISKS[Risk(found.holds)])
    tags |= {f"annex_iii_{area}" for area in found.annex_iii.lower().split(", ") if area}
    tags |= tags_of(found.facts)
    if found.fria_required:
        tags.add("fria_required")
    return Facts(frozenset(tags))


def _tags_of(use_case: UseCase) -> set[str]:
    """A use that prepares a decision about someone counts as an impactful algorithm (category B of the register)."""
    tags = {tag for key in use_case.data_classes for tag in DATA.get(key, ())}
    tags |= {"affects_residents"} if use_case.affected == Affected.RESIDENTS else set()
    tags |= {"affects_staff"} if use_case.affected == Affected.STAFF else set()
    if use_case.output_role == OutputRole.PREPARES:
        tags |= {"prepares_decision", "category_b"}
    return tags


def otherwise(facts: Facts) -> Mapping[str, Facts]:
    """The same use in another risk class, in words: what would make an outcome different."""
    now = facts.tags & set(RISKS.values())
    rest = facts.tags - set(RISKS.values()) - {"risk_unknown"}
    return {
        f"de risicoklasse {risk.label} is": Facts(rest | {RISKS[risk]}, facts.doubted - OPEN_WITHOUT_CLASS)
        for risk in USUAL_CLASSES
        if RISKS[risk] not in now
    }


def prefill(use_case: UseCase, found: Classification | None) -> dict[str, str]:
    """What a question may begin with, by the names that an instrument uses."""
    system = use_case.system
    texts = {
        "use_case.description": use_case.description,
        "use_case.process": use_case.process,
        "use_case.benefit": use_case.benefit,
        "use_case.purpose": use_case.purpose_label,
        "use_case.unit": str(use_case.unit or ""),
        "use_case.affected": use_case.get_affected_display(),
        "use_case.output_role": use_case.get_output_role_display(),
        "use_case.data_classes": ", ".join(use_case.data_class_labels),
        "system.name": system.name,
        "system.description": system.description,
        "system.supplier": str(system.supplier or ""),
        "system.model": " ".join(part for part in (system.model_name, system.model_version) if part),
    }
    if found:
        texts |= {
            "class.risk": found.holds_label,
            "class.roles": ", ".join(ROLES.get(role, role) for role in found.roles),
            "class.annex_iii": f"punt {found.annex_iii} van bijlage III" if found.annex_iii else "",
        }
    return texts
