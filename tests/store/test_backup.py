"""A damaged backup is refused with what is damaged, and leaves what is there alone."""

from __future__ import annotations

import json
import random
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.errors import InputError, NetwerkError, StoreDamaged, StoreUnavailable
from netwerk.model import Actor
from netwerk.settings import load_settings
from netwerk.store.backup import write_backup
from netwerk.store.connect import connect
from netwerk.store.copy import fingerprint
from netwerk.store.port import Change, Put, Store
from netwerk.store.restore import restore

SETTINGS = load_settings()


def add(store: Store, number: int) -> None:
    store.apply(
        Change((Put(Actor(id=f"a{number}", naam=f"Café {number}", soort="bedrijf")),), "Test")
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = connect(tmp_path / "netwerk.db", SETTINGS)
    for number in range(30):
        add(made, number)
    yield made
    made.close()


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    store.backup(tmp_path / "kopie.zip")
    return tmp_path / "kopie.zip"


def refused(backup: Path, store: Store) -> str:
    """The sentence of a restore that is refused; the store stays as it was."""
    before = fingerprint(store)
    with pytest.raises(NetwerkError) as error:
        restore(backup, store.url, SETTINGS, overwrite=True)
    assert isinstance(error.value, StoreDamaged | InputError)
    assert fingerprint(store) == before
    return str(error.value)


def test_a_backup_that_was_cut_off_is_refused(backup: Path, store: Store) -> None:
    content = backup.read_bytes()
    for part in (0, 10, len(content) // 2, len(content) - 5):
        backup.write_bytes(content[:part])
        assert "kopie.zip" in refused(backup, store)


def test_a_backup_with_one_wrong_byte_is_refused_or_harmless(backup: Path, store: Store) -> None:
    content, draw, named = backup.read_bytes(), random.Random(3), 0
    before = fingerprint(store)
    for _ in range(60):
        place = draw.randrange(len(content))
        backup.write_bytes(
            content[:place]
            + bytes([content[place] ^ (1 << draw.randrange(8))])
            + content[place + 1 :]
        )
        try:
            restore(backup, store.url, SETTINGS, overwrite=True)
        except (StoreDamaged, InputError) as error:
            named += "wijzigingen-00001.jsonl" in str(error) or "inhoud.json" in str(error)
        assert fingerprint(store) == before
    assert named > 20


def test_a_changed_part_is_named(backup: Path, store: Store, tmp_path: Path) -> None:
    other = tmp_path / "anders.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Caf", b"Kaf"))
    assert "beschadigd in het deel 'wijzigingen-00001.jsonl'" in refused(other, store)


def test_a_missing_part_is_named(backup: Path, store: Store, tmp_path: Path) -> None:
    other = tmp_path / "anders.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        new.writestr("inhoud.json", old.read("inhoud.json"))
    assert "'wijzigingen-00001.jsonl'" in refused(other, store)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"versie": 3}, "nieuwere netwerk (vorm 3"), ({"vorm": "iets"}, "geen reservekopie van netwerk"), ({"delen": None}, "inhoud.json"),
     ({"wijzigingen": 31}, "inhoud.json")],
)  # fmt: skip
def test_contents_that_do_not_fit_are_refused(
    backup: Path, store: Store, tmp_path: Path, change: dict[str, object], words: str
) -> None:
    other = tmp_path / "anders.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, json.dumps(json.loads(content) | change) if name == "inhoud.json" else content
            )
    assert words in refused(other, store)


def test_no_backup_at_all_is_refused(store: Store, tmp_path: Path) -> None:
    assert "bestaat niet" in refused(tmp_path / "weg.zip", store)
    (tmp_path / "brief.zip").write_bytes(b"Beste lezer")
    assert "geen reservekopie" in refused(tmp_path / "brief.zip", store)
    with zipfile.ZipFile(tmp_path / "fotos.zip", "w") as archive:
        archive.writestr("foto.jpg", b"x")
    assert "fotos.zip" in refused(tmp_path / "fotos.zip", store)
    assert "is niet te lezen" in refused(tmp_path, store)


def test_a_backup_can_be_read_without_netwerk(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        assert archive.testzip() is None
        contents = json.loads(archive.read("inhoud.json"))
        assert (contents["vorm"], contents["versie"], contents["wijzigingen"]) == (
            "netwerk-reservekopie",
            2,
            30,
        )
        revision, changes = json.loads(
            archive.read("wijzigingen-00001.jsonl").decode().split("\n")[0]
        )
    assert revision["number"] == 1
    assert json.loads(changes[0][3]) == {"id": "a0", "naam": "Café 0", "soort": "bedrijf"}


def test_a_large_history_goes_in_several_parts(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netwerk.store.backup.PART", 7)
    told: list[float] = []
    store.backup(tmp_path / "delen.zip", told.append)
    with zipfile.ZipFile(tmp_path / "delen.zip") as archive:
        assert len([name for name in archive.namelist() if name.startswith("wijzigingen-")]) == 5
    assert told == sorted(told)
    assert len(told) == 5
    before = fingerprint(store)
    restore(tmp_path / "delen.zip", store.url, SETTINGS, overwrite=True)
    assert fingerprint(store) == before


def test_a_backup_while_others_write_is_of_one_moment(store: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def busy() -> None:
        number = 1_000
        while not stop.is_set():
            add(store, number)
            number += 1

    writer = threading.Thread(target=busy)
    writer.start()
    try:
        for turn in range(5):
            write_backup(store, tmp_path / f"{turn}.zip")
    finally:
        stop.set()
        writer.join()
    for turn in range(5):
        with closing(connect(tmp_path / f"{turn}.db", SETTINGS)) as empty:
            done = restore(tmp_path / f"{turn}.zip", empty.url, SETTINGS)
            assert done.revision == done.counts["Actor"] >= 30
            assert empty.check() == []


def test_a_restore_while_another_process_has_the_store_open_is_seen_there(
    store: Store, backup: Path
) -> None:
    add(store, 99)
    with closing(connect(store.url, SETTINGS)) as other:
        assert other.counts()["Actor"] == 31
        restore(backup, store.url, SETTINGS, overwrite=True)
        assert other.counts()["Actor"] == 30
        add(other, 98)
    assert store.counts()["Actor"] == 31
    assert store.check() == []


def test_a_backup_into_a_place_that_cannot_be_says_so_and_leaves_nothing(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(StoreUnavailable, match="kan niet worden geschreven"):
        store.backup(tmp_path / "bestand" / "kopie.zip")


def test_a_backup_that_fails_half_way_leaves_the_old_one(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("netwerk.store.backup._line", full)
    with pytest.raises(StoreUnavailable, match="kan niet worden geschreven"):
        store.backup(backup)
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.iterdir() if path.name.startswith(".kopie")] == []


def _cut_off(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _garbled(content: bytes) -> bytes:
    """The header is whole, so that it opens, and most of the rest is not."""
    return content[:4096] + random.Random(5).randbytes(len(content) - 4096)


@pytest.mark.parametrize("damage", [_cut_off, _garbled, lambda _: b"iets anders" * 1000])
def test_a_backup_goes_back_over_a_damaged_store_which_is_kept(
    store: Store, backup: Path, damage: Callable[[bytes], bytes]
) -> None:
    expected, path = fingerprint(store), Path(store.url)
    store.close()
    path.write_bytes(damage(path.read_bytes()))
    damaged = path.read_bytes()
    with pytest.raises(StoreDamaged):
        restore(backup, str(path), SETTINGS)
    done = restore(backup, str(path), SETTINGS, overwrite=True)
    assert done.aside is not None
    assert Path(done.aside).read_bytes() == damaged
    with closing(connect(path, SETTINGS)) as again:
        assert fingerprint(again) == expected
        assert again.check() == []
