"""Examines one file with the guard, and forgets its text."""

import hashlib
import hmac
import json
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from waarborg.guard.allowed import bare
from waarborg.guard.archive.outcome import Examined, Place, State, change_of, kind_of
from waarborg.guard.checking import check
from waarborg.guard.command.discreet import Discreet
from waarborg.guard.command.filenames import PLACE, check_name
from waarborg.guard.files import LIMITS, Document, Limits, Unreadable, read
from waarborg.guard.findings import Finding, Report
from waarborg.guard.policy import NO_POLICY, GuardPolicy

GONE = "Dit bestand was weg voordat het gelezen werd."
CLOSED = "Dit bestand kon niet geopend worden. Mag u het lezen?"
NO_FILE = "Dit is geen gewoon bestand."

HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class Settings:
    """How the guard judges, for all files of a scan alike."""

    policy: GuardPolicy = NO_POLICY
    bias: float = 0.0
    limits: Limits = LIMITS

    def __str__(self) -> str:
        """The same for the same settings, in every process."""
        return json.dumps(asdict(self), default=sorted, sort_keys=True)


SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Guarded:
    """Examines a file as one municipality's guard does. `key` makes the hashes of one scan its own."""

    key: bytes = field(repr=False)
    settings: Settings

    def prepare(self) -> None:
        check("Zo laadt de controle wat zij nodig heeft.")

    def __call__(self, path: Path) -> Examined:
        try:
            # A link or a pipe may have taken the file's place since it was listed.
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode):
                    return Examined(State.UNREADABLE, "", 0, 0, NO_FILE)
                content = file.read(self.settings.limits.size + 1)
        except OSError as problem:
            reason = GONE if isinstance(problem, FileNotFoundError) else CLOSED
            return Examined(State.UNREADABLE, kind_of(path.name), 0, 0, reason)
        return self._judge(content, path.name, status)

    def _judge(self, content: bytes, name: str, status: os.stat_result) -> Examined:
        size, changed = status.st_size, change_of(status)
        digest = self.hash(content) if len(content) <= self.settings.limits.size else b""
        checked = check_name(name, policy=self.settings.policy, bias=self.settings.bias)
        in_name = tuple(self._place(finding, PLACE, checked.value(finding)) for finding in checked.findings)
        if not content.strip():
            state = State.FOUND if in_name else State.CLEAN
            return Examined(state, kind_of(name), size, changed, content_hash=digest, places=in_name)
        try:
            document = read(content, name=name, limits=self.settings.limits)
        except Unreadable as problem:
            return Examined(State.UNREADABLE, kind_of(name), size, changed, str(problem), digest, in_name)
        report = check(document.text, policy=self.settings.policy, bias=self.settings.bias)
        conceal = Discreet(checked.values | _values(report, document), policy=self.settings.policy)
        unread = (*document.notices, *report.limits)
        places = (*in_name, *self._places(report, document, conceal))
        return Examined(
            state=State.FOUND if places else State.PARTLY if unread else State.CLEAN,
            kind=document.kind,
            size=size,
            changed=changed,
            reason=written(conceal(" ".join(unread))),
            content_hash=digest,
            places=places,
        )

    def _places(self, report: Report, document: Document, conceal: Discreet) -> Iterator[Place]:
        for finding in report.findings:
            value = document.text[finding.start : finding.end]
            yield self._place(finding, written(conceal(document.where(finding.start))), value)

    def _place(self, finding: Finding, where: str, value: str) -> Place:
        value = bare(unicodedata.normalize("NFKC", value))
        return Place(
            where=where,
            kind=finding.kind,
            start=finding.start,
            end=finding.end,
            confidence=finding.confidence,
            value_hash=self.hash(f"{finding.kind} {value}".encode("utf-8", "surrogatepass")),
        )

    def hash(self, content: bytes) -> bytes:
        """HMAC-SHA256, of which RFC 2104 lets us keep half."""
        return hmac.digest(self.key, content, hashlib.sha256)[:HASH_BYTES]


def _values(report: Report, document: Document) -> set[str]:
    return {document.text[finding.start : finding.end] for finding in report.findings}


def written(text: str) -> str:
    """A text that UTF-8 can hold: half a surrogate pair, which JSON can name a field, becomes its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
