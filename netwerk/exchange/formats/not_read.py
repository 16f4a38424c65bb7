"""Formats that are not read, each with what it is called and the way out."""

from __future__ import annotations

import re
import zipfile

from netwerk.exchange.formats.container import read_bytes

_TABLE = "Zet de tabel in Excel en sla die op als .xlsx of .csv."
_PICTURE = "een plaatje. Kies een .xlsx- of .csv-bestand."
_PLACES = (
    "een kaart en geen lijst of netwerk. Open hem in QGIS en exporteer de tabel als .xlsx of .csv."
)
_NETWORK = "Exporteer het netwerk daar als GEXF, GraphML of .xlsx."
_BINARY: tuple[tuple[bytes, str], ...] = (
    (
        b"%PDF",
        "een PDF en geen tabel. Vraag om het Excel- of CSV-bestand waar de PDF van is gemaakt.",
    ),
    (b"{\\rtf", f"een tekstdocument (RTF). {_TABLE}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM6", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"SQLite format 3", "een database. Kies een .xlsx- of .csv-bestand."),
    (
        b"\0\x01\0\0Standard ",
        "een Access-database. Exporteer de tabel in Access naar Excel (.xlsx).",
    ),
    (b"\0\0\x27\x0a", f"een shapefile: {_PLACES}"),
    (b"7z\xbc\xaf", "een 7z-archief. Pak het uit en kies de bestanden die erin zitten."),
    (b"Rar!", "een rar-archief. Pak het uit en kies de bestanden die erin zitten."),
    (b"\x1f\x8b", "een gz-archief. Pak het uit en kies het bestand dat erin zit."),
    (b"PAR1", "een Parquet-bestand. Sla de tabel op als .csv."),
    (b"$FL2", "een SPSS-bestand (.sav). Sla het in SPSS op als Excel (.xlsx) of .csv."),
    (b"$FL3", "een SPSS-bestand (.sav). Sla het in SPSS op als Excel (.xlsx) of .csv."),
    (b"<stata_dta>", "een Stata-bestand. Exporteer het in Stata als .csv."),
    (b"!BDN", "een postbus van Outlook (.pst). Exporteer de contacten als .csv."),
)
_TEXT: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"BEGIN:VCALENDAR", re.I),
        "een agenda (ics) en geen lijst. Zet wie er bij elkaar komen in een tabel met Van en Naar.",
    ),
    (
        re.compile(r"From \S+.*\n(?:[\w-]+: .*\n)+"),
        "een postbus (mbox) en geen lijst. Exporteer de contacten als .csv of .vcf.",
    ),
    (
        re.compile(r"(?=(?:.*\n){0,30}?(?:From|Van): )(?:[A-Za-z][\w-]*: .*\n(?:[ \t]+.*\n)*){3}"),
        "een mail en geen lijst. Is het een antwoord op een vraag van netwerk? Kies hem dan los, "
        "niet in een zip; zet andere gegevens in een tabel (.xlsx of .csv).",
    ),
    (
        re.compile(
            r"(?:(?://|#)[^\n]*\n\s*|/\*[^*]*\*/\s*)*(?:strict\s+)?(?:di)?graph\b[^\[\n;,{]*\{",
            re.I,
        ),
        f"een tekening van Graphviz (DOT). Open haar in Gephi. {_NETWORK}",
    ),
    (
        re.compile(
            r"(?:import\b.*\bfrom\b|export\s+(?:const|default)|(?:const|let|var)\s+[\w$]+\s*=)"
        ),
        "een programma (JavaScript) en geen lijst. Vraag om de gegevens als .json, .xlsx of .csv.",
    ),
    (
        re.compile(r"@prefix\b|@base\b|PREFIX\s+\w*:\s*<", re.I),
        "RDF (Turtle). Vraag om .xlsx of .csv.",
    ),
    (re.compile(r"%!PS"), "een PostScript-document en geen tabel. Vraag om het Excel-bestand."),
    (
        re.compile(r"MIME-Version:", re.I),
        "een webarchief of mail. Zet de tabel in Excel, als .xlsx.",
    ),
    (
        re.compile(
            r"(?:[ \t]*[-\d.]+(?:[ \t]+[-\d.]+){2,}[ \t]*\r?\n){2}[ \t]*[-\d.]+(?:[ \t]+[-\d.]+){2}"
        ),
        "een tabel met alleen getallen. Zet namen in de eerste rij en de eerste kolom, en sla hem "
        "op als .xlsx of .csv.",
    ),
)
_XML: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("kml", "gpx", "featurecollection", "gml")), f"een bestand van {_PLACES}"),
    (frozenset(("rdf", "owl")), "RDF. Vraag om de gegevens als .xlsx of .csv."),
    (frozenset(("svg",)), "een tekening (SVG). Vraag om het netwerk als GEXF, GraphML of .xlsx."),
    (frozenset(("mxfile", "mxgraphmodel")), f"een tekening van draw.io. {_TABLE}"),
    (frozenset(("cxn", "xgmml")), f"een netwerk van Cytoscape (XGMML). {_NETWORK}"),
    (
        frozenset(("workbook",)),
        "een Excel-bestand in XML (2003). Open het in Excel en sla het op als .xlsx.",
    ),
)
_ZIPPED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^word/"), f"een Word-bestand. {_TABLE}"),
    (re.compile(r"^ppt/"), f"een presentatie. {_TABLE}"),
    (re.compile(r"^visio/"), f"een tekening van Visio. {_TABLE}"),
    (
        re.compile(r"\.iwa$"),
        "een bestand van Numbers (Apple). Kies in Numbers: Exporteer naar Excel.",
    ),
    (
        re.compile(r"CytoscapeSession|cysession\.xml"),
        f"een sessie van Cytoscape. {_NETWORK}",
    ),
    (
        re.compile(r"(?i)^project(?:_xml)?$|workspace_\d+_xml$"),
        f"een project van Gephi. {_NETWORK}",
    ),
    (re.compile(r"(?i)\.(?:shp|dbf|kml)$"), _PLACES),
)


def other_binary(content: bytes) -> str | None:
    """What a file that is no text is called, with the way out."""
    if content[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1") or content[8:12] == b"WEBP":
        return _PICTURE
    return next((what for mark, what in _BINARY if content.startswith(mark)), None)


def other_text(text: str) -> str | None:
    """What a text that is no table is called, with the way out."""
    return next((what for mark, what in _TEXT if mark.match(text)), None)


def other_xml(tag: str, text: str) -> str | None:
    """What an XML file with this first element is called, with the way out.

    None when it may be a list of records.
    """
    if "oasis:names:tc:opendocument" in text[:4_000]:
        return "een plat LibreOffice-bestand (.fods). Open het en sla het op als .ods of .xlsx."
    for tags, what in _XML:
        if tag in tags:
            return what
    save = "Open het in Excel of LibreOffice en sla het op als .xlsx of .csv."
    if tag in ("", "html", "table", "body", "head") or "<html" in text[:2000].casefold():
        return f"een webpagina of XML-bestand en geen tabel. {save}"
    return None


def other_zip(name: str, archive: zipfile.ZipFile, parts: set[str]) -> str | None:
    """What a zip that is a document of another program is called, with the way out."""
    for mark, what in _ZIPPED:
        if any(map(mark.search, parts)):
            return what
    if "mimetype" not in parts:
        return None
    mime = read_bytes(name, archive, "mimetype")[:200]
    if b"opendocument" in mime and b"spreadsheet" not in mime:
        return f"een document van LibreOffice (OpenDocument) en geen werkblad. {_TABLE}"
    return (
        None
        if b"spreadsheet" in mime
        else f"een document ({mime[:40].decode('ascii', 'replace')}). {_TABLE}"
    )
