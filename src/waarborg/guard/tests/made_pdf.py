"""PDF files written by hand. The people in them do not exist."""

import zlib

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
DRAWING = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
CATALOG, PAGES = 1, 2


def stream(content: bytes, more: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        content, more = zlib.compress(content), more + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (more, len(content), content)


def written(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """The objects with a table that says where they are."""
    data, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(objects) + 1
    table = b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n" for number in range(size)
    )
    end = b"xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (size, table, size, trailer, len(data))


def shown(text: str) -> bytes:
    return b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % text.encode("cp1252")


def pdf(*pages: str, more: bytes = b"", catalog: bytes = b"", others: dict[int, bytes] | None = None) -> bytes:
    """One page per text; a page without text is an image. `more` goes into the first page."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * index) for index in range(len(pages)))
    objects = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        PAGES: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        3: FONT,
        4: stream(b"0", DRAWING),
        5: b"<</Author(Wim de Wit)/Title(Verslag)/Producer(hand)>>",
        **(others or {}),
    }
    for index, text in enumerate(pages):
        number = 10 + 2 * index
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>%s>>%s>>"
        drawn = b"" if text else b"/XObject<</I 4 0 R>>"
        objects[number] = page % (number + 1, drawn, more if index == 0 else b"")
        objects[number + 1] = stream(shown(text) if text else b"/I Do", packed=bool(text))
    return written(objects, b"/Info 5 0 R")


def drawn(contents: bytes) -> bytes:
    """One page with these contents, a stream."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 11 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    pages = b"<</Type/Pages/Kids[10 0 R]/Count 1>>"
    return written({CATALOG: b"<</Type/Catalog/Pages 2 0 R>>", PAGES: pages, 3: FONT, 10: page, 11: contents})


def full_pdf() -> bytes:
    """A page with a note, a form and an attached file, then an image."""
    attached = stream(b"Beste Kees", b"/Type/EmbeddedFile")
    others = {
        100: b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Wie is dit?)/T(Bas Baas)>>",
        101: b"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[0 0 9 9]/T(naam)/V(Ingevulde Ingrid)>>",
        102: b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:jan@voorbeeld.nl)>>>>",
        103: b"<</Type/Filespec/F(brief.txt)/UF(brief.txt)/EF<</F 104 0 R>>>>",
        104: attached,
        105: b"<</Title(Hoofdstuk Jansen)/Parent 106 0 R>>",
        106: b"<</Type/Outlines/First 105 0 R/Last 105 0 R/Count 1>>",
    }
    catalog = b"/AcroForm<</Fields[101 0 R]>>/Names<</EmbeddedFiles<</Names[(brief.txt)103 0 R]>>>>/Outlines 106 0 R"
    return pdf(
        "Jan Jansen heeft diabetes en woont in een straat die hier niet staat.", "", "",
        more=b"/Annots[100 0 R 101 0 R 102 0 R]", catalog=catalog, others=others,
    )  # fmt: skip
