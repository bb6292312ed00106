"""What the name of a file tells: it leaves with the file, and a masked text does not change it."""

import os
from dataclasses import dataclass
from pathlib import Path

from waarborg.guard.checking import check
from waarborg.guard.files.filename import in_words, without_extension
from waarborg.guard.findings import Finding
from waarborg.guard.policy import GuardPolicy

PLACE = "naam van het bestand"


@dataclass(frozen=True, slots=True)
class CheckedName:
    """The name in words, without its extension, and what stands in it; a finding counts from the begin of these."""

    text: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def values(self) -> set[str]:
        return {self.value(finding) for finding in self.findings}

    def value(self, finding: Finding) -> str:
        return self.text[finding.start : finding.end]


NO_NAME = CheckedName()


def check_name(path: str, *, policy: GuardPolicy, bias: float) -> CheckedName:
    """Check the last part of a path."""
    name = os.fsencode(Path(path).name).decode("utf-8", "replace")
    text = in_words(without_extension(name))
    return CheckedName(text, check(text, policy=policy, bias=bias).findings)
