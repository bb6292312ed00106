"""Reports on texts in which the test itself says what is found."""

from waarborg.guard.findings import Finding, Report, Why, found

WHY = Why("rule", "Dit staat in de test.")


def parts(*told: str | tuple[str, str]) -> tuple[str, Report]:
    """The text and its report: a tuple is a kind and the value that is found there, a string is other text."""
    text = ""
    findings: list[Finding] = []
    for part in told:
        kind, value = ("", part) if isinstance(part, str) else part
        if kind:
            findings.append(found(kind, len(text), len(text) + len(value), 1.0, WHY))
        text += value
    return text, Report(findings=tuple(findings), length=len(text), seconds=0.0)
