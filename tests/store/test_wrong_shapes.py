"""Whatever stands in a file or a store that others can write: only our own sentences come out."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from netwerk.errors import InputError, NetwerkError, SchemaError, StoreDamaged
from netwerk.model import ITEM_TYPES
from netwerk.schema import read_plaatsen
from netwerk.services.stores import open_store
from netwerk.settings import Settings, load_settings
from netwerk.store.codec import decode_item, encode_item
from netwerk.store.connect import connect
from netwerk.store.restore import restore
from tests.store_contract.examples import actor, change, write

SETTINGS = load_settings()
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

texts = st.text(max_size=6)
numbers = st.integers() | st.floats() | st.just(10**400)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
deep = st.just("[" * 100_000)


def as_json(value: object) -> str:
    return json.dumps(value)


def one_of_our_sentences(work: Callable[[], object]) -> None:
    """The work is done, or refused in one sentence."""
    try:
        work()
    except NetwerkError as error:
        assert str(error).rstrip().endswith((".", "?"))  # noqa: PT017 (both ways are right)


# History


def test_a_line_of_history_reads_or_is_a_value_error() -> None:
    @given(st.sampled_from([*ITEM_TYPES, "Onzin"]), (json_values.map(as_json) | texts | deep))
    def tried(label: str, text: str) -> None:
        try:
            item = decode_item(label, text)
        except ValueError:
            return
        assert item is not None
        assert decode_item(label, encode_item(item)) == item or item != item

    tried()


@given(
    st.dictionaries(
        st.sampled_from(["id", "naam", "soort", "gebieden", "aantal", "lat"]), json_values
    )
)
def test_an_item_of_any_values_reads_and_writes_or_is_a_value_error(values: dict[str, Any]) -> None:
    try:
        item = decode_item("Actor", as_json({"id": "a", "naam": "A", "soort": "bedrijf"} | values))
    except ValueError:
        return
    text = encode_item(item)
    assert text is not None
    text.encode()
    assert encode_item(decode_item("Actor", text)) == text


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "5", "null", '"a"', '{"id":{}}', '{"id":"a"}', '{"naam":[1]}', "\\ud800",
     '{"id":"a","naam":"\\ud800","soort":"bedrijf"}', '{"id":"a","naam":"x","soort":NaN}', "[" * 9999],
)  # fmt: skip
def test_a_broken_line_is_named_and_stops_nothing_else(tmp_path: Path, line: str) -> None:
    with closing(connect(tmp_path / "netwerk.db", SETTINGS)) as store:
        write(store, actor("a"), actor("b"))
        change(store, actor("b", naam="B"))
        with closing(sqlite3.connect(store.url)) as connection:
            connection.execute("UPDATE wijziging SET na = ? WHERE revisie = 2", (line,))
            connection.commit()
        assert any("wijziging 2 van Actor 'b'" in problem.sentence for problem in store.check())
        with pytest.raises(StoreDamaged, match="wijziging 2 van Actor 'b'"):
            list(store.changes(1))
        with pytest.raises(StoreDamaged, match="wijziging 2"):
            store.backup(tmp_path / "kopie.zip")
        newest, _first = store.history()
        with pytest.raises(StoreDamaged, match="wijziging 2"):
            store.snapshot(newest.at)  # as it stood just before the broken one
        assert store.snapshot("2020-01-01").actors["id"] == []  # before the first nothing is read
        assert store.search("b")
        write(store, actor("c"))
    assert not (tmp_path / "kopie.zip").exists()


# Backups


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is in a good backup."""
    folder = tmp_path_factory.mktemp("kopie")
    with closing(connect(folder / "netwerk.db", SETTINGS)) as store:
        write(store, actor("a"))
        change(store, actor("a", naam="A"))
        store.backup(folder / "kopie.zip")
    with zipfile.ZipFile(folder / "kopie.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@SAME_FOLDER
@given(
    name=st.sampled_from(["vorm", "versie", "delen", "wijzigingen", "regels", "zegel"]),
    value=json_values,
)
def test_contents_of_a_backup_of_any_shape(
    parts: dict[str, bytes], tmp_path: Path, name: str, value: Any
) -> None:
    contents = json.loads(parts["inhoud.json"]) | {name: value}
    path = zipped(tmp_path / "k.zip", parts | {"inhoud.json": as_json(contents).encode()})
    one_of_our_sentences(lambda: restore(path, str(tmp_path / "uit.db"), SETTINGS, overwrite=True))


HEAD = ("number", "at", "who", "why", "type", "added", "changed", "removed", "undoes", "token", "seal")  # fmt: skip


@SAME_FOLDER
@given(
    st.tuples(st.just(0), st.sampled_from(HEAD), json_values)
    | st.tuples(st.just(1), st.integers(0, 3), json_values)
    | st.tuples(st.just(2), st.just(""), json_values)
    | st.tuples(st.just(3), st.just(""), st.binary(max_size=20) | deep.map(str.encode))
)
@example((0, "added", 2**63))
@example((0, "undoes", -(10**40)))
def test_a_line_of_a_backup_of_any_shape(
    parts: dict[str, bytes], tmp_path: Path, change: tuple[int, Any, Any]
) -> None:
    """The checksum fits, as when somebody made the file himself."""
    how, where, value = change
    name = "wijzigingen-00001.jsonl"
    lines = [json.loads(line) for line in parts[name].decode().splitlines()]
    if how == 0:
        lines[1][0][where] = value
    elif how == 1:
        lines[1][1][0][where] = value
    elif how == 2:
        lines[1] = value
    content = value if how == 3 else "".join(as_json(line) + "\n" for line in lines).encode()
    contents = json.loads(parts["inhoud.json"])
    contents["delen"] = {name: hashlib.sha256(content).hexdigest()}
    path = zipped(tmp_path / "k.zip", {name: content, "inhoud.json": as_json(contents).encode()})
    one_of_our_sentences(lambda: restore(path, str(tmp_path / "uit.db"), SETTINGS, overwrite=True))


@SAME_FOLDER
@given(st.binary(max_size=60), st.booleans())
def test_bytes_that_are_no_backup(tmp_path: Path, content: bytes, like_a_zip: bool) -> None:
    path = tmp_path / "k.zip"
    path.write_bytes((b"PK\x05\x06" if like_a_zip else b"") + content)
    with pytest.raises(NetwerkError):
        restore(path, str(tmp_path / "uit.db"), SETTINGS, overwrite=True)


# Places and settings: TOML


def toml(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(str(k))} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value).replace("\x7f", "\\u007f")
    return str(value)


clean = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
toml_values = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | clean
    | st.sampled_from(["1", "silvolde", "dorp"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(clean, inner, max_size=3),
    max_leaves=5,
)
KERN = ("naam", "gebied", "soort", "postcodes", "cbs_codes", "cbs_jaar", "inwoners", "lengtegraad", "onzin", "id")  # fmt: skip


@st.composite
def places(draw: st.DrawFn) -> dict[str, Any]:
    """A file of places with one or more things of any shape in it."""
    kern = {"naam": "K", "gebied": "1"} | draw(
        st.dictionaries(st.sampled_from(KERN), toml_values, max_size=3)
    )
    whole = {"gemeente": "X", "gebieden": {"1": "Een"}, "kernen": {"k": kern}}
    whole |= draw(
        st.dictionaries(
            st.sampled_from(["gemeente", "gebieden", "kernen", "inwoners_bron"]),
            toml_values,
            max_size=1,
        )
    )
    if draw(st.booleans()):
        whole["kernen"] = {draw(clean): draw(toml_values)}
    return whole


@SAME_FOLDER
@given(places(), st.integers(0, 10**6))
def test_places_of_any_shape(tmp_path: Path, content: dict[str, Any], number: int) -> None:
    path = tmp_path / "plaatsen.toml"
    path.write_text("\n".join(f"{k} = {toml(v)}" for k, v in content.items()), encoding="utf-8")
    store = tmp_path / f"{number}.db"

    def work() -> None:
        read_plaatsen(path)
        open_store(Settings(store=str(store), plaatsen=path)).close()

    one_of_our_sentences(work)
    for left in tmp_path.glob(f"{number}.db*"):
        left.unlink()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gebieden = 'x'", "'gebieden' hoort een blok te zijn"),
        ("gebieden = []", "'gebieden' hoort een blok te zijn"),
        ("[gebieden]\n1 = 5", "tussen aanhalingstekens"),
        ("kernen = 3\n[gebieden]\n1 = 'Een'", "'kernen' hoort een blok te zijn"),
        ("[gebieden]\n1 = 'Een'\n[kernen]\nk = 'x'", "regel 4: kern 'k' hoort een blok te zijn"),
        ("[gebieden]\n1 = 'Een'\n[kernen.k]\ngebied = '1'", "kern 'k' ontbreekt 'naam'"),
        (
            "[gebieden]\n1 = 'Een'\n[kernen.k]\nnaam = 'K'\ngebied = '1'\ninwoners = nan",
            "'inwoners'",
        ),
        ("[gebieden]\n1 = 'Een'\n[kernen.k]\nnaam = 'K'\ngebied = []", "'gebied'"),
    ],
)
def test_what_is_wrong_with_places_is_told_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "plaatsen.toml"
    path.write_text(text)
    with pytest.raises(SchemaError) as refusal:
        read_plaatsen(path)
    assert said in str(refusal.value)
    assert "plaatsen.toml, regel " in str(refusal.value)


NAMES = tuple(Settings.__dataclass_fields__)


@SAME_FOLDER
@given(st.dictionaries(st.sampled_from(NAMES), toml_values, max_size=3))
def test_settings_of_any_shape(tmp_path: Path, content: dict[str, Any]) -> None:
    path = tmp_path / "netwerk.toml"
    path.write_text("\n".join(f"{k} = {toml(v)}" for k, v in content.items()), encoding="utf-8")
    one_of_our_sentences(lambda: load_settings({"NETWERK_CONFIG": str(path)}))


@pytest.mark.parametrize("text", ["store = ['a']", "[store]\na = 1", "store = 5", "store = true", "user = 1979-05-27", 'store = "a\\u0000b"'])  # fmt: skip
def test_a_setting_that_is_no_text_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "netwerk.toml").write_text(text)
    with pytest.raises(InputError, match=r"store|user|STORE"):
        load_settings({"NETWERK_CONFIG": str(tmp_path / "netwerk.toml")})


def test_a_name_of_any_bytes_and_a_home_that_is_nowhere(tmp_path: Path) -> None:
    found = load_settings({"NETWERK_USER": "Zo\udcebe"})
    found.user.encode()
    with closing(open_store(Settings(store=str(tmp_path / "n.db"), user=found.user))) as store:
        assert store.revision() == 1
    with pytest.raises(InputError, match="niet te vinden"):
        connect("~niemand-heet-zo/netwerk.db", SETTINGS)
