"""Office and OpenDocument files made from nothing, with text in every corner. The people in them do not exist."""

import io
import zipfile
from collections.abc import Mapping

OFFICE = "application/vnd.openxmlformats-officedocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(50)
Parts = dict[str, str | bytes]


def zipped(parts: Mapping[str, str | bytes], *, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def relations(*links: tuple[str, str, str]) -> str:
    """Id, last word of the type, target; a target with a colon is outside the file."""
    mode = {True: ' TargetMode="External"', False: ""}
    rows = (
        f'<Relationship Id="{identity}" Type="{RELATIONS}/{kind}" Target="{target}"{mode[":" in target]}/>'
        for identity, kind, target in links
    )
    return f'<Relationships xmlns="r">{"".join(rows)}</Relationships>'


def office(types: Mapping[str, str], parts: Parts) -> bytes:
    """A package with properties; `types` are the last words of the content types, by part."""
    properties: Parts = {
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Wim de Wit</dc:creator>'
            "<dc:title>Verslag</dc:title>"
            "<cp:lastModifiedBy>Nel Kok</cp:lastModifiedBy><cp:revision>3</cp:revision></cp:coreProperties>"
        ),
        "docProps/app.xml": "<Properties><Pages>1</Pages><Company>Gemeente Ergens</Company></Properties>",
        "docProps/custom.xml": (
            '<Properties xmlns:vt="v"><property name="Zaak"><vt:lpwstr>Z/26/000123</vt:lpwstr></property></Properties>'
        ),
    }
    all_types = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties",
        "docProps/app.xml": f"{OFFICE}.extended-properties",
        "docProps/custom.xml": f"{OFFICE}.custom-properties",
        **{part: f"{OFFICE}.{kind}" for part, kind in types.items()},
    }
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kind}+xml"/>' for part, kind in all_types.items())
    listed = f'<Types xmlns="t"><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    return zipped({"[Content_Types].xml": listed, **properties, **parts})


def word(body: str, parts: Parts | None = None, types: Mapping[str, str] | None = None) -> bytes:
    document = f'<w:document xmlns:w="w" xmlns:mc="m" xmlns:wp="p" xmlns:v="v"><w:body>{body}</w:body></w:document>'
    main = {"word/document.xml": "wordprocessingml.document.main"}
    return office({**main, **(types or {})}, {"word/document.xml": document, **(parts or {})})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def full_word() -> bytes:
    """Text in every place where Word keeps it."""
    box = f"<w:txbxContent>{paragraph('Piet Bakker in een tekstvak')}</w:txbxContent>"
    cells = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("Naam", "BSN"), ("Jan Jansen", "123456782"))
    )
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="708"/></w:tabs></w:pPr>'
        "<w:r><w:t>Geachte mevrouw </w:t></w:r><w:r><w:t>De</w:t></w:r>"
        "<w:r><w:t> Vries</w:t><w:tab/><w:t>,</w:t></w:r></w:p>"
        f"<w:tbl>{cells}</w:tbl>"
        '<w:p><w:r><w:t>De cliënt </w:t></w:r><w:ins w:author="Ria Redacteur"><w:r><w:t>is beter</w:t></w:r></w:ins>'
        '<w:del w:author="Ria Redacteur"><w:r><w:delText>heeft diabetes</w:delText></w:r></w:del></w:p>'
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen: Kees Kuiper</w:t></w:r></w:p>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        '</mc:AlternateContent><w:drawing><wp:docPr id="1" descr="Foto van Anna Smit"/><wp:posOffset>99</wp:posOffset>'
        "</w:drawing></w:r></w:p>"
        '<w:p><w:r><w:instrText> HYPERLINK "mailto:veld@voorbeeld.nl" </w:instrText></w:r></w:p>'
    )
    notes = f'<w:footnote w:type="separator" w:id="-1">{paragraph("")}</w:footnote>'
    parts: Parts = {
        "word/header1.xml": f'<w:hdr xmlns:w="w">{paragraph("Koptekst van Henk Hoofd")}</w:hdr>',
        "word/footer1.xml": f'<w:ftr xmlns:w="w">{paragraph("Voettekst")}</w:ftr>',
        "word/footer2.xml": f'<w:ftr xmlns:w="w">{paragraph("Tweede voettekst")}</w:ftr>',
        "word/footnotes.xml": (
            f'<w:footnotes xmlns:w="w">{notes}<w:footnote w:id="1">{paragraph("Noot een")}</w:footnote>'
            f'<w:footnote w:id="2">{paragraph("Noot twee")}</w:footnote></w:footnotes>'
        ),
        "word/comments.xml": (
            f'<w:comments xmlns:w="w"><w:comment w:author="Bas Baas" w:id="0">{paragraph("Wie is dit?")}</w:comment>'
            "</w:comments>"
        ),
        "word/settings.xml": (
            '<w:settings xmlns:w="w"><w:docVars><w:docVar w:name="n" w:val="Variabele Veldman"/></w:docVars>'
            "</w:settings>"
        ),
        "customXml/item1.xml": "<gegevens><naam>Sjabloon Smits</naam></gegevens>",
        "word/_rels/document.xml.rels": relations(("rId9", "hyperlink", "mailto:jan@voorbeeld.nl")),
        "word/media/image1.png": PIXEL,
        "word/embeddings/bijlage.txt": "Ingesloten Inge",
    }
    kinds = {
        "word/header1.xml": "header", "word/footer1.xml": "footer", "word/footer2.xml": "footer",
        "word/footnotes.xml": "footnotes", "word/comments.xml": "comments", "word/settings.xml": "settings",
    }  # fmt: skip
    return word(body, parts, {part: f"wordprocessingml.{kind}" for part, kind in kinds.items()})


def excel(rows: str, parts: Parts | None = None, types: Mapping[str, str] | None = None, *, strings: str = "") -> bytes:
    """One visible sheet and one hidden; `rows` is the XML of the rows of the first."""
    sheet = '<worksheet xmlns="s"><dimension ref="A1:XFD1048576"/><sheetData>{}</sheetData>{}</worksheet>'
    kinds = {
        "xl/workbook.xml": "spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
        "xl/worksheets/sheet2.xml": "spreadsheetml.worksheet", "xl/sharedStrings.xml": "spreadsheetml.sharedStrings",
        "xl/styles.xml": "spreadsheetml.styles",
    }  # fmt: skip
    content: Parts = {
        "xl/workbook.xml": (
            '<workbook xmlns="s" xmlns:r="r"><sheets><sheet name="Cliënten" sheetId="1" r:id="rId1"/>'
            '<sheet name="Geheim" sheetId="2" state="veryHidden" r:id="rId2"/></sheets><definedNames>'
            '<definedName name="Salaris_Jansen">Cliënten!$A$1</definedName></definedNames></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "/xl/worksheets/sheet2.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet.format(
            rows, "<headerFooter><oddHeader>&amp;CLijst</oddHeader></headerFooter>"
        ),
        "xl/worksheets/sheet2.xml": sheet.format('<row><c t="str"><v>Verborgen Vera</v></c></row>', ""),
        "xl/sharedStrings.xml": f'<sst xmlns="s">{strings}</sst>',
        "xl/styles.xml": (
            '<styleSheet xmlns="s"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
            '<numFmt numFmtId="165" formatCode="[Red]0 &quot;dag&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
            '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
        ),
    }
    return office({**kinds, **(types or {})}, {**content, **(parts or {})})


def full_excel() -> bytes:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>BSN</t></is></c></row>'
        '<row r="12"><c r="A12" t="s"><v>1</v></c><c r="B12"><v>1.23456782E8</v></c><c r="C12" s="1"><v>29252</v></c>'
        '<c r="D12" s="2"><v>29252.5</v></c><c r="E12" s="3"><v>29252</v></c>'
        '<c r="F12" t="str"><f>IF(A1="Klaas Vaak",1,2)</f><v>2</v></c><c r="G12" t="e"><v>#N/A</v></c></row>'
    )
    strings = (
        "<si><t>Naam</t></si><si><r><t>Jan </t></r><r><t>Jansen</t></r><rPh><t>x</t></rPh></si>"
        "<si><t>Gewist Gerrit</t></si>"
    )
    parts: Parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "comments", "../comments1.xml")),
        "xl/comments1.xml": (
            '<comments xmlns="s"><authors><author>Carla Controle</author></authors><commentList><comment ref="B12">'
            "<text><r><t>Klopt dit BSN?</t></r></text></comment></commentList></comments>"
        ),
        "xl/pivotCache/pivotCacheDefinition1.xml": '<p xmlns="s"><sharedItems><s v="Draai Dries"/></sharedItems></p>',
    }
    types = {
        "xl/comments1.xml": "spreadsheetml.comments",
        "xl/pivotCache/pivotCacheDefinition1.xml": "spreadsheetml.pivotCacheDefinition",
    }
    return excel(rows, parts, types, strings=strings)


def slide(text: str, attributes: str = "") -> str:
    body = f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>"
    return f'<p:sld xmlns:p="p" xmlns:a="a"{attributes}>{body}</p:sld>'


def powerpoint() -> bytes:
    kinds = {
        "ppt/presentation.xml": "presentation.main", "ppt/slides/slide1.xml": "slide", "ppt/slides/slide2.xml": "slide",
        "ppt/notesSlides/notesSlide1.xml": "notesSlide", "ppt/comments/comment1.xml": "comments",
        "ppt/commentAuthors.xml": "commentAuthors", "ppt/slideMasters/slideMaster1.xml": "slideMaster",
    }  # fmt: skip
    table = "<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Jan</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:sld>"
    field = "<p:sp><p:nvPr><p:ph/></p:nvPr><a:p><a:r><a:t>Klik om te bewerken</a:t></a:r></a:p></p:sp></p:sld>"
    parts: Parts = {
        "ppt/slideMasters/slideMaster1.xml": slide("Gemeente Ergens").replace("</p:sld>", field),
        "ppt/presentation.xml": (
            '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId2"/>'
            '<p:sldId r:id="rId1" id="257"/></p:sldIdLst></p:presentation>'
        ),
        "ppt/_rels/presentation.xml.rels": relations(
            ("rId1", "slide", "slides/slide1.xml"), ("rId2", "slide", "slides/slide2.xml")
        ),
        "ppt/slides/slide1.xml": slide("Achteraan", ' show="0"'),
        "ppt/slides/slide2.xml": slide("Vooraan").replace("</p:sld>", table),
        "ppt/slides/_rels/slide2.xml.rels": relations(
            ("rId1", "notesSlide", "../notesSlides/notesSlide1.xml"), ("rId2", "comments", "../comments/comment1.xml")
        ),
        "ppt/notesSlides/notesSlide1.xml": slide("Noem Els Evers niet"),
        "ppt/comments/comment1.xml": '<p:cmLst xmlns:p="p"><p:cm><p:text>Vraag het Fred</p:text></p:cm></p:cmLst>',
        "ppt/commentAuthors.xml": '<p:cmAuthorLst xmlns:p="p"><p:cmAuthor id="0" name="Greet Groen"/></p:cmAuthorLst>',
    }
    return office({part: f"presentationml.{kind}" for part, kind in kinds.items()}, parts)


def open_document(kind: str, body: str, parts: Parts | None = None) -> bytes:
    """`kind` is text, spreadsheet or presentation."""
    names = 'xmlns:office="o" xmlns:text="t" xmlns:table="ta" xmlns:draw="d" xmlns:dc="dc" xmlns:meta="m" xmlns:svg="s"'
    more = 'xmlns:style="st" xmlns:xlink="x" xmlns:presentation="pr"'
    content: Parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {names} {more}>{body}</office:document-content>",
        "styles.xml": (
            f"<office:document-styles {names} {more}><style:footer><text:p>Voet van Fenna</text:p></style:footer>"
            "</office:document-styles>"
        ),
        "meta.xml": (
            f"<office:document-meta {names}><office:meta><dc:creator>Wim de Wit</dc:creator>"
            '<meta:user-defined meta:name="Zaak">Z/26/000123</meta:user-defined></office:meta></office:document-meta>'
        ),
    }
    return zipped({**content, **(parts or {})})


def full_open_text() -> bytes:
    body = (
        "<office:text><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ria R."
        "</dc:creator><dc:date>2026</dc:date></office:change-info><text:p>Gewist Gerrit</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h>Besluit</text:h><text:p>Aan <text:span>Jan</text:span><text:s text:c="2"/>Jansen<text:note '
        'text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Noot een</text:p>'
        '</text:note-body></text:note>, <text:a xlink:href="mailto:jan@voorbeeld.nl">mail</text:a></text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>Naam</text:p></table:table-cell>"
        "<table:table-cell><text:p>Piet</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><draw:frame><draw:text-box><text:p>In een vak</text:p></draw:text-box>"
        "<svg:desc>Foto van Anna</svg:desc></draw:frame>"
        "Slot<office:annotation><dc:creator>Bas Baas</dc:creator><text:p>Wie?</text:p></office:annotation>"
        '<text:hidden-text text:string-value="Verborgen Vera"/></text:p></office:text>'
    )
    return open_document("text", body, {"Pictures/1.png": PIXEL})


def full_open_sheet() -> bytes:
    body = (
        '<office:spreadsheet><table:table table:name="Cliënten"><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="1000000"/></table:table-row>'
        "<table:table-row><table:table-cell/>"
        '<table:table-cell office:string-value="x"><office:annotation><text:p>Klopt dit?</text:p></office:annotation>'
        '<text:p>Jan</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000">'
        "<text:p>123456782</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
    )
    return open_document("spreadsheet", body)


def full_open_slides() -> bytes:
    page = (
        "<draw:page><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
        "<presentation:notes><text:p>{}</text:p></presentation:notes></draw:page>"
    )
    return open_document("presentation", page.format("Een", "Noot") + page.format("Twee", "Noem Els niet"))
