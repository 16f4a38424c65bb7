"""The themes of the spiegel: which figures, domeinen and actors belong to each.

A theme says of which figures it matters that a kern stands out (`Wish`), and who in the network is
there for it. Its key is kept with a decision, so it never changes.
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
    """

    maat: str
    more: bool
    least: float


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


_ALL = (
    Theme(
        key="zorg",
        words="Zorg en ouderen",
        about="zorg of ouderen",
        of="zorg of welzijn",
        domeinen=("zorg", "ouderen"),
        shown=("aandeel_leeftijd_65", "aandeel_eenpersoons", "afstand_huisarts", "langdurig_ziek"),
        wishes=(
            Wish(maat="aandeel_leeftijd_65", more=True, least=4.0),
            Wish(maat="aandeel_eenpersoons", more=True, least=6.0),
            Wish(maat="afstand_huisarts", more=True, least=2.0),
            Wish(maat="langdurig_ziek", more=True, least=5.0),
            Wish(maat="wmo", more=True, least=25.0),
        ),
        care=True,
    ),
    Theme(
        key="jeugd",
        words="Jeugd en onderwijs",
        about="jeugd of onderwijs",
        of="onderwijs of jongerenwerk",
        domeinen=("jeugd", "onderwijs"),
        shown=("aandeel_leeftijd_0_15", "aandeel_leeftijd_15_25", "afstand_school", "jeugdzorg"),
        wishes=(
            Wish(maat="aandeel_leeftijd_0_15", more=True, least=3.0),
            Wish(maat="aandeel_leeftijd_15_25", more=True, least=3.0),
            Wish(maat="jeugdzorg", more=True, least=4.0),
        ),
        categorieen=("onderwijs_en_kind",),
        rollen=("jongerenwerker", "leerkracht"),
        near=Near(
            maat="afstand_school", within=0.6, words="school", categorieen=("onderwijs_en_kind",)
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
            Wish(maat="eenzaam", more=True, least=5.0),
            Wish(maat="vrijwilligerswerk", more=False, least=6.0),
            Wish(maat="leefbaar_samenhang", more=False, least=0.1),
            Wish(maat="cohesie", more=False, least=0.6),
        ),
        categorieen=("ontmoeten_en_cultuur", "welzijn_en_hulp"),
        rollen=("opbouwwerker", "sociaal_maatschappelijk_werker"),
    ),
    Theme(
        key="wonen",
        words="Wonen",
        about="wonen",
        of="wie over wonen gaat",
        domeinen=("wonen",),
        shown=("aandeel_corporatie", "aandeel_huur", "woz", "leefbaar_woningen"),
        wishes=(
            Wish(maat="aandeel_corporatie", more=True, least=8.0),
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
    ),
    Theme(
        key="werk",
        words="Werk en geld",
        about="werk of geld",
        of="wie helpt bij werk of geld",
        domeinen=("economie",),
        shown=("laag_inkomen", "moeite_rondkomen", "inkomen", "bedrijven"),
        wishes=(
            Wish(maat="laag_inkomen", more=True, least=6.0),
            Wish(maat="moeite_rondkomen", more=True, least=5.0),
        ),
        categorieen=("ondernemersvereniging",),
    ),
)
THEMES: Mapping[str, Theme] = MappingProxyType({theme.key: theme for theme in _ALL})
"""The themes by key, in the order of a page."""
