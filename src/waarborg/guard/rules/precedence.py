"""Which of two overlapping findings stays."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from waarborg.guard.findings import Finding
from waarborg.guard.rules.lists import in_order

# Highest first. Numbers with check digits beat those with a form only, and those beat names, which have no form.
ORDER = in_order(
    "credential iban vat_number email bsn credit_card ip_address coordinates birth_date v_number a_number"
    " big_number driving_licence kvk_number student_number case_number client_number passport identity_card"
    " phone licence_plate po_box street_address postcode user_name own_word person initials criminal health"
    " religion politics union origin orientation biometrics price secret_marking confidential_marking"
)
PRECEDENCE: dict[str, int] = {kind: len(ORDER) - place for place, kind in enumerate(ORDER)}


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stay, in order of the text: by rank, at equal rank the longer, then the surer."""
    kept: list[tuple[int, int]] = []
    stays: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        place = bisect_left(kept, (finding.start, finding.end))
        free_left = place == 0 or kept[place - 1][1] <= finding.start
        free_right = place == len(kept) or finding.end <= kept[place][0]
        if free_left and free_right:
            insort(kept, (finding.start, finding.end))
            stays.append(finding)
    return sorted(stays, key=lambda finding: finding.start)


def _rank(finding: Finding) -> tuple[int, int, float, int]:
    return -PRECEDENCE[finding.kind], finding.start - finding.end, -finding.confidence, finding.start
