"""Every link between our own documents leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.house import ROOT

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.+)$", re.MULTILINE)


def problems() -> str:
    documents = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(problem for document in documents for problem in broken(document))


def broken(document: Path) -> Iterator[str]:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (document.parent / name) if name else document
        if not path.exists():
            yield f"{document.relative_to(ROOT)}: {target} bestaat niet"
        elif anchor and anchor not in anchors(path):
            yield f"{document.relative_to(ROOT)}: {target} bestaat niet; die kop staat er niet"


def anchors(document: Path) -> set[str]:
    headings = HEADING.findall(document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
