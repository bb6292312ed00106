"""Word files (docx): body, headers, footers, notes, comments, tracked changes, text boxes, properties."""

from waarborg.guard.files.contents import Contents, read_rest
from waarborg.guard.files.officeflow import OfficeFlow
from waarborg.guard.files.reading import Reading

REGIONS = {"header": "koptekst", "footer": "voettekst"}
NOTES = ("footnotes", "endnotes", "comments")


def read(contents: Contents, reading: Reading) -> None:
    for part in contents.take("main"):
        contents.package.walk(part, OfficeFlow(reading))
    for role, region in REGIONS.items():
        for number, part in enumerate(contents.take(role), start=1):
            flow = OfficeFlow(reading)
            flow.open_region(region if number == 1 else f"{region} {number}")
            contents.package.walk(part, flow)
    for role in NOTES:
        for part in contents.take(role):
            contents.package.walk(part, OfficeFlow(reading))
    read_rest(contents, reading)
