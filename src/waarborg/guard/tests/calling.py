"""Calls the command as a person does, and makes files to call it with."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from waarborg.guard.command import main

BSN, NAME, MAIL, PASSWORD = "111222333", "Fatima el Idrissi", "kees@voorbeeld.nl", "Zomer2024!"
LETTER = f"""Geachte mevrouw {NAME},

Uw BSN is {BSN} en uw adres {MAIL}.
Het wachtwoord: {PASSWORD}
"""
CLEAN = "De vergadering begint om tien uur.\n"
DOCX = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str


class Caller:
    """`guard("brief.txt")` in a folder of its own, in which `write` puts files."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._patch = patch
        patch.chdir(folder)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Answer:
        self._patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        told = self._capsys.readouterr()
        return Answer(code, told.out, told.err)


def docx(*paragraphs: str, **others: bytes) -> bytes:
    """A document of Word with these paragraphs; `others` are images."""
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Override PartName="/word/document.xml" '
        f'ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{OFFICE}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{DOCX}"><w:body>{body}</w:body></w:document>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
        for name, image in others.items():
            package.writestr(f"word/media/{name}.png", image)
    return file.getvalue()
