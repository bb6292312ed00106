"""Examines one file with the guard, and forgets its text."""

import hashlib
import hmac
import json
import os
import stat
import unicodedata
from dataclasses import asdict, dataclass, field
from pathlib import Path

from waarborg.guard.allowed import bare
from waarborg.guard.archive.outcome import Examined, Place, State, change_of, kind_of
from waarborg.guard.checking import check
from waarborg.guard.command.discreet import Discreet
from waarborg.guard.files import LIMITS, Document, Limits, Unreadable, read
from waarborg.guard.findings import Finding
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
        if not content.strip():
            return Examined(State.CLEAN, kind_of(name), size, changed, content_hash=digest)
        try:
            document = read(content, name=name, limits=self.settings.limits)
        except Unreadable as problem:
            return Examined(State.UNREADABLE, kind_of(name), size, changed, str(problem), digest)
        report = check(document.text, policy=self.settings.policy, bias=self.settings.bias)
        found = {document.text[finding.start : finding.end] for finding in report.findings}
        conceal = Discreet(found, policy=self.settings.policy)
        unread = (*document.notices, *report.limits)
        return Examined(
            state=State.FOUND if report.findings else State.PARTLY if unread else State.CLEAN,
            kind=document.kind,
            size=size,
            changed=changed,
            reason=written(conceal(" ".join(unread))),
            content_hash=digest,
            places=tuple(self._place(finding, document, conceal) for finding in report.findings),
        )

    def _place(self, finding: Finding, document: Document, conceal: Discreet) -> Place:
        value = bare(unicodedata.normalize("NFKC", document.text[finding.start : finding.end]))
        return Place(
            where=written(conceal(document.where(finding.start))),
            kind=finding.kind,
            start=finding.start,
            end=finding.end,
            confidence=finding.confidence,
            value_hash=self.hash(f"{finding.kind} {value}".encode("utf-8", "surrogatepass")),
        )

    def hash(self, content: bytes) -> bytes:
        """HMAC-SHA256, of which RFC 2104 lets us keep half."""
        return hmac.digest(self.key, content, hashlib.sha256)[:HASH_BYTES]


def written(text: str) -> str:
    """A text that UTF-8 can hold: half a surrogate pair, which JSON can name a field, becomes its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
