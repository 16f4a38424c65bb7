"""XML as a stream of starts and ends, read without trust: no document type, no deep nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from netwerk.errors import InputError

DEPTH_LIMIT = 200
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class XmlEvent:
    """The start or the end of an element, names without prefix.

    text: at an end, the text directly in the element.
    """

    start: bool
    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


def xml_events(name: str, content: bytes) -> Iterator[XmlEvent]:
    """The elements of an XML file in order.

    Raises InputError when it is no good XML, has a document type or is nested too deep.
    """
    found: list[XmlEvent] = []
    texts: list[list[str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        texts.append([])
        if len(texts) > DEPTH_LIMIT:
            raise InputError(
                f"{name} is dieper genest dan {DEPTH_LIMIT} lagen en is om veiligheid niet "
                "gelezen. Sla het netwerk opnieuw op in het programma waar het uit komt."
            )
        found.append(XmlEvent(True, local(tag), {local(k): v for k, v in attributes.items()}))

    def end(tag: str) -> None:
        found.append(XmlEvent(False, local(tag), text="".join(texts.pop())))

    def text(data: str) -> None:
        if texts:
            texts[-1].append(data)

    def refuse(*_: object) -> None:
        raise InputError(
            f"{name} bevat een documenttype (DOCTYPE) en is om veiligheid niet gelezen. Haal de "
            "regel met <!DOCTYPE weg, of sla het opnieuw op."
        )

    parser = expat.ParserCreate(_other_encoding(content))
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    content = content.lstrip(b" \t\r\n") if content[:1] in b" \t\r\n" else content
    for place in range(0, len(content), _CHUNK):
        try:
            parser.Parse(content[place : place + _CHUNK], place + _CHUNK >= len(content))
        except expat.ExpatError as error:
            raise InputError(
                f"{name}, regel {error.lineno}: geen goede XML. Het bestand is beschadigd of met "
                "de hand veranderd; sla het netwerk opnieuw op in het programma waar het uit komt."
            ) from None
        except (LookupError, ValueError) as error:
            raise InputError(
                f"{name} heeft een tekenset die niet te lezen is. Sla het opnieuw op als utf-8."
            ) from error
        yield from found
        found.clear()


def local(tag: str) -> str:
    """A name without its prefix: 'y:NodeLabel' is 'NodeLabel'."""
    return tag.rpartition(":")[2]


def _other_encoding(content: bytes) -> str | None:
    """Windows' own encoding for a file that says (or means) utf-8 and is not."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    said = re.match(rb"\s*<\?xml[^>]*?encoding=[\"']([\w.-]+)", content[:200])
    if said and said[1].lower() not in (b"utf-8", b"utf8"):
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None if b"\0" in content[:200] else "windows-1252"
    return None
