"""The themes of the spiegel: which figures, domeinen and actors belong to each.

A theme says of which figures it matters that a kern stands out (`Wish`), and who in the network is
there for it. Its key is kept with a decision, so it never changes.

Most figures count people: they say for how many something may matter, and nothing about whether
what is heard is so. Only where people speak of the very thing a figure measures (`Measure`) are the
two put side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Wish:
    """When a figure of a kern asks for somebody who is there for the theme.

    maat: a key of `figures.measures`. more: whether a high figure asks for it; else a low one.
    least: the smallest difference with the gemeente that is worth a sentence, in its own unit.
    people: whom it counts, as in 'er wonen hier veel ouderen'; '' when it counts no people.
    """

    maat: str
    more: bool
    least: float
    people: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A figure that measures what people say, when they say it in these words.

    wish: which way it must stand out to show the same. said: a regular expression, over a signaal
    in small letters. Strict: 'geen huisarts' is measured by a distance, 'de huisarts weet niet
    naar wie' is not.
    """

    wish: Wish
    said: str


@dataclass(frozen=True, kw_only=True)
class Near:
    """What a figure says is near while nobody of its kind is recorded in the kern.

    within: kilometres. words: what is near, categorieen: as which it would be recorded.
    """

    maat: str
    within: float
    words: str
    categorieen: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Theme:
    """One theme.

    words: its heading. about: in the middle of a sentence. of: in "contact met {of}". domeinen: of
    signals and actors. categorieen, rollen: who is there for it besides. care: also who gives care
    or welfare (``zorg`` in the schema). shown: figures for its column, most telling first.
    """

    key: str
    words: str
    about: str
    of: str
    domeinen: tuple[str, ...]
    shown: tuple[str, ...]
    wishes: tuple[Wish, ...]
    categorieen: tuple[str, ...] = ()
    rollen: tuple[str, ...] = ()
    care: bool = False
    near: Near | None = None
    measures: tuple[Measure, ...] = ()


_NO_ROAD = r"^(?!.*(?:verkeer|oversteek|kruising|fietspad|\bweg\b|te hard))"
"""A road that is not safe is no crime and no nuisance."""


def _far(maat: str, what: str) -> Measure:
    """A distance measures that something is not there or far, when that is what is said."""
    return Measure(
        wish=Wish(maat=maat, more=True, least=1.5),
        said=rf"\bgeen (?:\w+ ){{0,2}}(?:{what})\b|\b(?:{what})\b[^.]*\b(?:te )?ver\b"
        rf"|\bver\b[^.]*\b(?:{what})\b",
    )


_ALL = (
    Theme(
        key="zorg",
        words="Zorg en ouderen",
        about="zorg of ouderen",
        of="zorg of welzijn",
        domeinen=("zorg", "ouderen"),
        shown=("aandeel_leeftijd_65", "aandeel_eenpersoons", "afstand_huisarts", "langdurig_ziek"),
        wishes=(
            Wish(maat="aandeel_leeftijd_65", more=True, least=4.0, people="ouderen"),
            Wish(maat="aandeel_eenpersoons", more=True, least=6.0, people="mensen alleen"),
            Wish(maat="afstand_huisarts", more=True, least=2.0),
            Wish(
                maat="langdurig_ziek",
                more=True,
                least=5.0,
                people="mensen met een langdurige ziekte",
            ),
            Wish(maat="wmo", more=True, least=25.0, people="mensen met hulp uit de Wmo"),
        ),
        care=True,
        measures=(
            _far("afstand_huisarts", "huisarts|dokter"),
            Measure(
                wish=Wish(maat="langdurig_ziek", more=True, least=5.0),
                said=r"langdurig ziek|langdurige ziekte|chronisch",
            ),
            Measure(wish=Wish(maat="eenzaam", more=True, least=5.0), said=r"eenza"),
        ),
    ),
    Theme(
        key="jeugd",
        words="Jeugd en onderwijs",
        about="jeugd of onderwijs",
        of="onderwijs of jongerenwerk",
        domeinen=("jeugd", "onderwijs"),
        shown=("aandeel_leeftijd_0_15", "aandeel_leeftijd_15_25", "afstand_school", "jeugdzorg"),
        wishes=(
            Wish(maat="aandeel_leeftijd_0_15", more=True, least=3.0, people="kinderen"),
            Wish(maat="aandeel_leeftijd_15_25", more=True, least=3.0, people="jongeren"),
            Wish(maat="jeugdzorg", more=True, least=4.0, people="jongeren met jeugdzorg"),
        ),
        categorieen=("onderwijs_en_kind",),
        rollen=("jongerenwerker", "leerkracht"),
        near=Near(
            maat="afstand_school", within=0.6, words="school", categorieen=("onderwijs_en_kind",)
        ),
        measures=(
            _far("afstand_school", "school|basisschool"),
            _far("afstand_kinderdagverblijf", "kinderopvang|kinderdagverblijf"),
        ),
    ),
    Theme(
        key="meedoen",
        words="Meedoen en ontmoeten",
        about="meedoen of ontmoeten",
        of="welzijn of een ontmoetingsplek",
        domeinen=("sociaal", "cultuur"),
        shown=("eenzaam", "vrijwilligerswerk", "mantelzorger", "leefbaar_samenhang"),
        wishes=(
            Wish(maat="eenzaam", more=True, least=5.0, people="mensen die zich eenzaam voelen"),
            Wish(
                maat="vrijwilligerswerk",
                more=False,
                least=6.0,
                people="mensen die vrijwilligerswerk doen",
            ),
            Wish(maat="leefbaar_samenhang", more=False, least=0.1),
            Wish(maat="cohesie", more=False, least=0.6),
        ),
        categorieen=("ontmoeten_en_cultuur", "welzijn_en_hulp"),
        rollen=("opbouwwerker", "sociaal_maatschappelijk_werker"),
        measures=(
            Measure(wish=Wish(maat="eenzaam", more=True, least=5.0), said=r"eenza"),
            Measure(wish=Wish(maat="leefbaar_samenhang", more=False, least=0.1), said="samenhang"),
            Measure(wish=Wish(maat="cohesie", more=False, least=0.6), said="samenhang"),
        ),
    ),
    Theme(
        key="wonen",
        words="Wonen",
        about="wonen",
        of="wie over wonen gaat",
        domeinen=("wonen",),
        shown=("aandeel_corporatie", "aandeel_huur", "woz", "leefbaar_woningen"),
        wishes=(
            Wish(
                maat="aandeel_corporatie",
                more=True,
                least=8.0,
                people="huurders van een corporatie",
            ),
            Wish(maat="leefbaar_woningen", more=False, least=0.1),
        ),
        rollen=("wijkconsulent",),
    ),
    Theme(
        key="omgeving",
        words="Straat, groen en energie",
        about="straat, groen of energie",
        of="wie over straat, groen of energie gaat",
        domeinen=("fysiek", "duurzaamheid"),
        shown=("leefbaar_fysiek", "lemon_fysiek", "aandeel_zonnestroom", "fysieke_voorzieningen"),
        wishes=(
            Wish(maat="leefbaar_fysiek", more=False, least=0.1),
            Wish(maat="lemon_fysiek", more=False, least=0.6),
        ),
        categorieen=("natuur_en_energie",),
        rollen=("gemeentelijke_wijkcoordinator",),
        measures=(_far("afstand_supermarkt", "supermarkt"),),
    ),
    Theme(
        key="veiligheid",
        words="Veiligheid",
        about="veiligheid",
        of="wie over veiligheid gaat",
        domeinen=("veiligheid",),
        shown=("leefbaar_overlast", "rapportcijfer_veiligheid", "onveilig", "misdrijven_per_1000"),
        wishes=(
            Wish(maat="leefbaar_overlast", more=False, least=0.1),
            Wish(maat="rapportcijfer_veiligheid", more=False, least=0.5),
            Wish(maat="onveilig", more=True, least=5.0),
        ),
        rollen=("wijkagent",),
        measures=(
            Measure(
                wish=Wish(maat="leefbaar_overlast", more=False, least=0.1),
                said=rf"{_NO_ROAD}.*(?:overlast|onveilig)",
            ),
            Measure(
                wish=Wish(maat="onveilig", more=True, least=5.0),
                said=rf"{_NO_ROAD}.*(?:onveilig|niet veilig)",
            ),
            Measure(
                wish=Wish(maat="misdrijven_per_1000", more=True, least=8.0),
                said=r"gestolen|diefstal|inbra|inbreke|vernield|vernieling|vandal|misdrijf|misdrijven",
            ),
        ),
    ),
    Theme(
        key="werk",
        words="Werk en geld",
        about="werk of geld",
        of="wie helpt bij werk of geld",
        domeinen=("economie",),
        shown=("laag_inkomen", "moeite_rondkomen", "inkomen", "bedrijven"),
        wishes=(
            Wish(
                maat="laag_inkomen", more=True, least=6.0, people="huishoudens met een laag inkomen"
            ),
            Wish(
                maat="moeite_rondkomen",
                more=True,
                least=5.0,
                people="mensen die moeilijk rondkomen",
            ),
        ),
        categorieen=("ondernemersvereniging",),
        measures=(
            _far("afstand_supermarkt", "supermarkt"),
            Measure(
                wish=Wish(maat="moeite_rondkomen", more=True, least=5.0),
                said=r"rond ?(?:te )?komen",
            ),
        ),
    ),
)
THEMES: Mapping[str, Theme] = MappingProxyType({theme.key: theme for theme in _ALL})
"""The themes by key, in the order of a page."""
