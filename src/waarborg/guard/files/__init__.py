"""Reads the text of a file, whoever made it: every place where text can hide, within bounds of size, time and memory.

`read` gives a `Document`: pieces of text, each with the place where it stands, and notices about what nobody could
read, such as a page that is an image. What cannot be read is `Unreadable`, with a sentence that says what to do.
A file of which nothing is known is treated as hostile. Nothing here logs, stores or sends a text.
"""

from waarborg.guard.files.document import LIMITS, Document, Limits, Part, Unreadable
from waarborg.guard.files.entry import read

__all__ = ["LIMITS", "Document", "Limits", "Part", "Unreadable", "read"]
