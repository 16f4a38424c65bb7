"""The files that are known, each by its headers: which column is which maat, and whose they are.

Headers are compared by their stem: folded, without the number that StatLine puts behind them, for
that number changes every year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from netwerk.model import fold

THOUSAND = 1000.0
OPEN = "CC BY 4.0"


@dataclass(frozen=True)
class SourceForm:
    """One kind of file.

    bron: whose figures they are, as it is shown. columns: stem of a header to maat, and what its
    values are multiplied by. needs: stems that must all be there, besides one of the columns.
    """

    bron: str
    licentie: str
    columns: Mapping[str, tuple[str, float]]
    needs: frozenset[str] = field(default_factory=frozenset)


def stem(header: str) -> str:
    """A header as it is compared."""
    return re.sub(r"_\d+$", "", fold(header).replace(" ", "_").strip("_"))


def title(header: str) -> str:
    """The heading of a csv of StatLine as it is compared: as the word that OData has for it.

    'Bevolking/Leeftijd/65 jaar of ouder (aantal)' is k_65jaarofouder.
    """
    last = re.sub(r"\s*\([^()]*\)\s*$", "", header).rpartition("/")[2]
    word = re.sub(r"[^a-z0-9]", "", fold(last))
    return f"k_{word}" if word[:1].isdigit() else word


def _plain(**columns: str) -> dict[str, tuple[str, float]]:
    return {header: (maat, 1.0) for header, maat in columns.items()}


_KWB = _plain(
    a_inw="inwoners",
    a_00_14="leeftijd_0_15",
    a_15_24="leeftijd_15_25",
    a_25_44="leeftijd_25_45",
    a_45_64="leeftijd_45_65",
    a_65_oo="leeftijd_65",
    a_hh="huishoudens",
    a_1p_hh="eenpersoons",
    a_hh_m_k="met_kinderen",
    a_woning="woningen",
    p_koopw="aandeel_koop",
    p_huurw="aandeel_huur",
    p_wcorpw="aandeel_corporatie",
    p_won_zs="aandeel_zonnestroom",
    g_afs_hp="afstand_huisarts",
    g_afs_gs="afstand_supermarkt",
    g_afs_kv="afstand_kinderdagverblijf",
    g_afs_sc="afstand_school",
    p_wmo_t="wmo",
    p_jz_tn="jeugdzorg",
    a_soz_wb="bijstand",
    p_hh_li="laag_inkomen",
    a_bedv="bedrijven",
) | {
    "g_wozbag": ("woz", THOUSAND),
    "g_woz": ("woz", THOUSAND),
    "g_ink_pi": ("inkomen", THOUSAND),
    "m_hh_ver": ("vermogen", THOUSAND),
}

_STATLINE = _plain(
    aantalinwoners="inwoners",
    k_0tot15jaar="leeftijd_0_15",
    k_15tot25jaar="leeftijd_15_25",
    k_25tot45jaar="leeftijd_25_45",
    k_45tot65jaar="leeftijd_45_65",
    k_65jaarofouder="leeftijd_65",
    huishoudenstotaal="huishoudens",
    eenpersoonshuishoudens="eenpersoons",
    huishoudensmetkinderen="met_kinderen",
    woningvoorraad="woningen",
    koopwoningen="aandeel_koop",
    huurwoningentotaal="aandeel_huur",
    inbezitwoningcorporatie="aandeel_corporatie",
    woningenmetzonnestroom="aandeel_zonnestroom",
    afstandtothuisartsenpraktijk="afstand_huisarts",
    afstandtotgrotesupermarkt="afstand_supermarkt",
    afstandtotkinderdagverblijf="afstand_kinderdagverblijf",
    afstandtotschool="afstand_school",
    wmoclientenrelatief="wmo",
    percentagejongerenmetjeugdzorg="jeugdzorg",
    personenpersoortuitkeringbijstand="bijstand",
    bedrijfsvestigingentotaal="bedrijven",
) | {
    "gemiddeldewozwaardevanwoningen": ("woz", THOUSAND),
    "gemiddeldinkomenperinwoner": ("inkomen", THOUSAND),
    "mediaanvermogenvanparticulierehuish": ("vermogen", THOUSAND),
}

_PDOK = _plain(
    aantalinwoners="inwoners",
    percentagepersonen0tot15jaar="aandeel_leeftijd_0_15",
    percentagepersonen15tot25jaar="aandeel_leeftijd_15_25",
    percentagepersonen25tot45jaar="aandeel_leeftijd_25_45",
    percentagepersonen45tot65jaar="aandeel_leeftijd_45_65",
    percentagepersonen65jaarenouder="aandeel_leeftijd_65",
    aantalhuishoudens="huishoudens",
    percentageeenpersoonshuishoudens="aandeel_eenpersoons",
    percentagehuishoudensmetkinderen="aandeel_met_kinderen",
    woningvoorraad="woningen",
    percentagekoopwoningen="aandeel_koop",
    percentagehuurwoningen="aandeel_huur",
    perchuurwoningeninbezitwoningcorporaties="aandeel_corporatie",
    huisartsenpraktijkgemiddeldeafstandinkm="afstand_huisarts",
    grotesupermarktgemiddeldeafstandinkm="afstand_supermarkt",
    kinderdagverblijfgemiddeldeafstandinkm="afstand_kinderdagverblijf",
    basisonderwijsgemiddeldeafstandinkm="afstand_school",
    aantalwmoclientenper1000inwoners="wmo",
    percentagejongerenmetjeugdzorginnatura="jeugdzorg",
    percentagehuishoudensmetlaaginkomen="laag_inkomen",
) | {
    "gemiddeldewoningwaarde": ("woz", THOUSAND),
    "gemiddeldinkomenperinwoner": ("inkomen", THOUSAND),
}

_LIVEABLE = _plain(
    lbm="leefbaarometer",
    fys="leefbaar_fysiek",
    onv="leefbaar_overlast",
    soc="leefbaar_samenhang",
    vrz="leefbaar_voorzieningen",
    won="leefbaar_woningen",
)

_HEALTH = _plain(
    goedervarengezondheid="ervaren_gezondheid",
    ervarengezondheidgoedzeergoed="ervaren_gezondheid",
    eenofmeerlangdurigeaandoeningen="langdurig_ziek",
    eenzaam="eenzaam",
    ernstigzeerernstigeenzaam="ernstig_eenzaam",
    mantelzorger="mantelzorger",
    vrijwilligerswerk="vrijwilligerswerk",
    moeitemetrondkomen="moeite_rondkomen",
)

_SAFETY = _plain(
    socialecohesieschaalscore="cohesie",
    rapportcijferleefbaarheidwoonbuurt="rapportcijfer_buurt",
    fysiekevoorzieningenschaalscore="fysieke_voorzieningen",
    rapportcijferveiligheidinbuurt="rapportcijfer_veiligheid",
    voeltzichweleensonveilig="onveilig",
)

_KEY_FIGURES = "CBS, kerncijfers wijken en buurten"
FORMS: tuple[SourceForm, ...] = (
    SourceForm(_KEY_FIGURES, OPEN, _KWB, frozenset({"a_inw"})),
    SourceForm(_KEY_FIGURES, OPEN, _PDOK, frozenset({"percentagepersonen65jaarenouder"})),
    SourceForm(_KEY_FIGURES, OPEN, _STATLINE, frozenset({"aantalinwoners"})),
    SourceForm("Leefbaarometer", "CC0", _LIVEABLE, frozenset({"lbm"})),
    SourceForm("RIVM, gezondheid per wijk en buurt", OPEN, _HEALTH),
    SourceForm(
        "Politie, geregistreerde misdrijven", OPEN, _plain(geregistreerdemisdrijven="misdrijven")
    ),
    SourceForm("CBS, Veiligheidsmonitor", OPEN, _SAFETY),
    SourceForm(
        "CBS, SES-WOA", OPEN, {"ses-woa/totaalscore/gemiddelde_score_(getal)": ("ses_woa", 1.0)}
    ),
)
"""In this order: the first that fits is what a file is."""

CODE_COLUMNS = (
    "gwb_code_10",
    "gwb_code",
    "gwb_code_8",
    "codering",
    "wijkenenbuurten",
    "buurtcode",
    "buurt_code",
    "bu_code",
    "wijkcode",
    "wk_code",
    "wkc",
    "gemeentecode",
    "gm_code",
    "cbs_wijkcode",
    "regios",
    "regiocode_(gemeente,_wijk,_buurt)_(code)",
    "statcode",
    "code_in",
    "code",
)
"""Stems of a column with the code of an area, the most telling first."""
NAME_COLUMNS = (
    "regio",
    "buurtnaam",
    "bu_naam",
    "wijknaam",
    "wk_naam",
    "wkn",
    "statnaam",
    "wijken_en_buurten",
    "naam",
    "name",
)
YEAR_COLUMNS = ("perioden", "jaar", "year", "jrstatcode")
TABLE_YEARS = {
    "86165ned": 2025,
    "85984ned": 2024,
    "85618ned": 2023,
    "85318ned": 2022,
    "85039ned": 2021,
    "84799ned": 2020,
}
"""The year of a table of StatLine that names no year in its rows."""
