"""CSV and other separated text, as Dutch Excel and others write it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from netwerk.errors import InputError
from netwerk.exchange.headers import header_score
from netwerk.exchange.layout.sheet_layout import HEADER_ROWS
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import RawTable
from netwerk.exchange.where import Where
from netwerk.typed.text import clean, has_control, neutral

SEPARATORS = (";", ",", "\t", "|")
MIXED = "utf-8 en cp1252"
_SHOWN = {"\t": "tab", " ": "spatie"}
_LETTERS = frozenset("éëèêïíîöóôüúûáàâäçñÉËÈÖÜÏß€–’‘“”")


def read_csv(name: str, content: bytes) -> list[RawTable]:
    """The one table of a text file.

    Raises InputError when it holds nothing, is no text, or a quote is never closed.
    """
    text, encoding = decode(name, content)
    separator, text = _separator(text)
    where = Where(name)
    notes = Notes()
    if encoding == MIXED:
        notes.note(
            where, "de tekst is in twee tekensets geschreven. Kijk of letters met accenten kloppen."
        )
    rows = []
    odd = has_control(text)
    for number, raw in enumerate(_records(name, text, separator), 1):
        cells = tuple(clean(cell) for cell in raw)
        if any(cells):
            rows.append((number, cells))
            if odd and any(map(has_control, raw)):
                notes.count(where.at(number), "tekens die geen tekst zijn, zijn weggelaten.")
    if not rows:  # also when it holds separators or control characters only
        raise InputError(
            f"{name} is leeg. Kies een bestand met een rij koppen en daaronder de gegevens."
        )
    return [
        RawTable(
            where=where,
            rows=tuple(rows),
            encoding=encoding,
            separator=_SHOWN.get(separator, separator),
            messages=notes.messages((name,)),
        )
    ]


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a file that opens right in Dutch Excel: BOM, ``;``, and no cell that is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([neutral(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def decode(name: str, content: bytes) -> tuple[str, str]:
    """The text and its encoding: utf-8, utf-16 (with or without BOM) or cp1252.

    Raises InputError for what is no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif guess := _utf16_without_bom(content):
        encoding = guess
    else:
        sample = content[:4096]
        if (
            sum(byte < 32 and byte not in b"\t\r\n\x0b\x0c\x1c\x1d\x1e\x1f" for byte in sample)
            > len(sample) // 20
        ):
            raise InputError(
                f"{name} is geen tekst of Excel-bestand. Sla het op als .xlsx of .csv en "
                "probeer het opnieuw."
            )
        encoding = "utf-8-sig"
    try:
        return content.decode(encoding).removeprefix("\ufeff"), encoding.removesuffix("-sig")
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise InputError(
                f"{name} is beschadigd: de tekst ({encoding}) is niet te lezen. Sla het bestand "
                "opnieuw op."
            ) from None
    return _by_line(content)


def _by_line(content: bytes) -> tuple[str, str]:
    """Text that is not utf-8 as a whole, line by line.

    One odd line (lists pasted together) does not spoil the accents of all.
    """
    lines = []
    encodings = set()
    old = _old_encoding(content)
    for line in content.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True):
        try:
            lines.append(line.decode("utf-8"))
            encodings.add("ascii" if line.isascii() else "utf-8")
        except UnicodeDecodeError:
            # The five bytes that cp1252 leaves open become lone surrogates; `clean` takes them out.
            lines.append(line.decode(old, errors="surrogateescape"))
    return "".join(lines), MIXED if "utf-8" in encodings else old


def _old_encoding(content: bytes) -> str:
    """The encoding of one byte a letter that makes most letters as Dutch has them.

    Windows' own, unless that of a Mac or of DOS explains clearly more.
    """
    odd = Counter(byte for byte in content if byte > 127)

    def letters(encoding: str) -> int:
        return sum(
            count
            for byte, count in odd.items()
            if bytes((byte,)).decode(encoding, "replace") in _LETTERS
        )

    windows = letters("cp1252")
    other = max(("mac_roman", "cp850"), key=letters)
    return other if letters(other) > 2 * windows + 2 else "cp1252"


def _utf16_without_bom(content: bytes) -> str | None:
    sample = content[:4000]
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _separator(text: str) -> tuple[str, str]:
    """The separator of the header line, and the text without Excel's own ``sep=`` line."""
    if match := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):
        return match[1], text[match.end() :]
    lines = text[:200_000].splitlines()[:HEADER_ROWS]

    def fit(separator: str) -> tuple[int, int]:
        split = [next(csv.reader([line[:10_000]], delimiter=separator), []) for line in lines]
        best = max(split, key=header_score, default=[])
        return header_score(best), len(best)

    best = max(SEPARATORS, key=fit)
    return (" " if fit(best)[0] == 0 and _is_spaced(lines) else best), text


def _is_spaced(lines: Sequence[str]) -> bool:
    """Whether all lines have as many words as there are headers: Gephi writes such files."""
    split = [next(csv.reader([line[:10_000]], delimiter=" "), []) for line in lines if line]
    known = len(split) > 1 and header_score(split[0]) >= 2
    return known and len(split[0]) > 1 and {len(cells) for cells in split} == {len(split[0])}


def _records(name: str, text: str, separator: str) -> list[list[str]]:
    """All records.

    First strictly, so that a quote that is never closed is noticed instead of eating the rest.
    """
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        return records
    except csv.Error as error:
        if "unexpected end of data" in str(error) or "limit" in str(error):
            row = len(records) + 1
            raise InputError(
                f"{name}, rij {row}: een tekst begint met een aanhalingsteken dat nergens wordt "
                "gesloten. "
                'Haal het aanhalingsteken (") weg of zet er een achter de tekst.'
            ) from None
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InputError(
            f"{name} is niet als tabel te lezen ({error}). Sla het opnieuw op als .xlsx of .csv."
        ) from None
