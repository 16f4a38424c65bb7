"""Small made files with the headers that the real sources have; every value is invented."""

import json

KWB = (
    "gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;ind_wbi;a_inw;a_00_14;a_65_oo;a_hh;a_1p_hh;"
    "a_hh_m_k;a_woning;a_nb_won ;g_wozbag;p_koopw;p_won_m_ag ;g_afs_hp;p_wmo_t;g_ink_pi;m_hh_ver"
)
UNKNOWN = "       NaN"
KWB_ROWS = (
    "GM1509;1509;Oude IJsselstreek;Oude IJsselstreek;Gemeente;1509;.;2000;300;500;900;300;250;950;0;"
    "300;60;1;1,5;70;30;90",
    "WK150900;150900;Wijk 00 Ulft-Etten;Oude IJsselstreek;Wijk;150900;1;2000;300;500;900;300;250;950;"
    "0;300;60;1;1,5;70;30;90",
    "BU15090003;15090003;Etten;Oude IJsselstreek;Buurt;15090003;1;1000;200;150;400;100;150;410;0;320;"
    "70;1;2;60;31;100",
    "BU15090008;15090008;Verspreide huizen Etten;Oude IJsselstreek;Buurt;15090008;1;500;100;150;200;"
    f"50;80;200;0;400;{UNKNOWN};1;5.0;{UNKNOWN};.;x",
    "BU15090108;15090108;Verspreide huizen Voorst;Oude IJsselstreek;Buurt;15090108;1;300;50;60;120;30;"
    "40;120;0;350;80;1;3;.;.;.",
    "BU15090203;15090203;Nieuwdorp Bontebrug;Oude IJsselstreek;Buurt;15090203;1;150;20;50;70;20;20;70;"
    "0;250;50;1;1;.;.;.",
)
OTHERS = (
    "GM0222;0222;Doetinchem;Doetinchem;Gemeente;0222;.;58000;8000;12000;26000;9000;8000;27000;0;300;"
    "55;1;1;70;30;90",
    "NL00;;Nederland;Nederland;Land;NL00;.;17900000;2700000;3600000;8300000;3300000;2700000;8100000;"
    "0;380;57;1;1;60;33;80",
)


def kwb(*rows: str, header: str = KWB) -> bytes:
    """A csv of CBS with these rows below its headers; all made rows when none are given."""
    return "\r\n".join([header, *(rows or (*KWB_ROWS, *OTHERS))]).encode()


def statline(table: str, header: tuple[str, ...], *rows: tuple[object, ...]) -> bytes:
    """An answer of StatLine: OData, with padded codes."""
    return json.dumps(
        {
            "odata.metadata": f"https://opendata.cbs.nl/ODataApi/OData/{table}/$metadata#x",
            "value": [dict(zip(header, row, strict=True)) for row in rows],
        }
    ).encode()


def pdok(*properties: dict[str, object], point: tuple[float, float] = (6.4, 51.9)) -> bytes:
    """Places of PDOK as GeoJSON, each with a point as its border."""
    features = [
        {"type": "Feature", "properties": p, "geometry": {"type": "Point", "coordinates": point}}
        for p in properties
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def pdok_borders(*places: tuple[dict[str, object], object]) -> bytes:
    """Places of PDOK as GeoJSON, each with its border."""
    features = [{"type": "Feature", "properties": p, "geometry": shape} for p, shape in places]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def square(west: float, south: float, side: float = 0.01) -> dict[str, object]:
    """A square in degrees, as the border of a place."""
    east, north = round(west + side, 5), round(south + side, 5)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def quoted(header: str, *rows: str) -> bytes:
    """A csv as StatLine gives it: every cell quoted, with a mark at the start."""
    lines = [";".join(f'"{cell}"' for cell in line.split(";")) for line in (header, *rows)]
    return "\n".join(lines).encode("utf-8-sig")
