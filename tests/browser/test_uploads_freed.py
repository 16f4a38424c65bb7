"""Files that are stored leave the server: its memory does not grow with every import."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from playwright.sync_api import expect

from tests.bench.load.process import resident_mb, server_of
from tests.browser.conftest import App, Opener, shot
from tests.exchange.given import xlsx

MEGABYTE = 1024 * 1024
SIZE = 20 * MEGABYTE
TIMES = 10
GROWTH = 60


def with_photos(name: str, seed: int) -> bytes:
    """A workbook with one row, and photos that make it large."""
    plain = xlsx({"Actoren": [["Naam", "Soort"], [name, "vereniging"]]})
    out = io.BytesIO(plain)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/media/foto.jpg", random.Random(seed).randbytes(SIZE))
    return out.getvalue()


@pytest.mark.browser
@pytest.mark.slow
def test_ten_times_twenty_megabytes_does_not_stay(own: App, visit: Opener, tmp_path) -> None:
    page = visit(own, "importeren")
    server = server_of(own.process.pid)
    resident = []
    for number in range(TIMES):
        file = tmp_path / f"koor{number}.xlsx"
        file.write_bytes(with_photos(f"Nachtkoor {number}", number))
        page.locator("input[type=file]").first.set_input_files(file)
        page.get_by_role("button", name="1 gegeven opslaan", exact=True).click()
        expect(page.get_by_text(file.name, exact=True)).to_have_count(0)
        expect(page.get_by_text("Opgeslagen: 1 nieuw, 0 gewijzigd.")).to_be_visible()
        expect(page.locator("input[type=file]")).to_have_count(1)
        file.unlink()
        page.wait_for_timeout(2_500)  # it is given back a moment later
        resident.append(resident_mb(server))
    shot(page, "import-opgeslagen")
    assert max(resident[-3:]) - resident[0] < GROWTH, resident
