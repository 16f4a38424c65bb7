"""What goes with a release: what it is made of, whose licences, known leaks, and checksums that are signed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts.known_cves import is_hit
from scripts.known_cves import main as known_cves
from scripts.licences import ALLOWED, licence_of, refused
from scripts.lock_lines import locked

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "scripts"


def test_the_bill_of_materials_is_valid_and_names_every_locked_package(tmp_path: Path) -> None:
    out = tmp_path / "sbom.json"
    environment = os.environ | {"NETWERK_BIN": str(Path(sys.executable).parent)}
    for name in ("sbom.json", "again.json"):
        command = [str(SCRIPTS / "sbom.sh"), str(tmp_path / name)]
        subprocess.run(command, check=True, env=environment, capture_output=True)
    text = out.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    made = json.loads(text)
    assert made["metadata"]["component"]["name"] == "netwerk"
    assert {c["name"]: c["version"] for c in made["components"]} == {
        re.match(r"[\w.-]+", line)[0]: re.search(r"==(\S+)", line)[1]  # type: ignore[index]
        for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
        if "==" in line and not line.startswith((" ", "#"))
    }
    hashes = [r for c in made["components"] for r in c["externalReferences"] if r.get("hashes")]
    assert len(hashes) == len(made["components"])
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == text


def test_no_licence_comes_in_that_nobody_agreed_to() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / "licences.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert licence_of("streamlit") == "Apache-2.0"
    assert licence_of("bestaat-niet") == ""
    assert refused("MIT AND (Apache-2.0 OR GPL-3.0-only)") == []
    assert refused("MIT AND GPL-3.0-only") == ["GPL-3.0-only"]
    assert refused("AGPL-3.0-only OR LicenseRef-Proprietary") != []
    assert refused("") == ["onbekend"]
    assert not {name for name in ALLOWED if "GPL" in name}


def record(id: str, name: str, **affected: Any) -> dict[str, Any]:
    package = {"ecosystem": "PyPI", "name": name}
    return {"id": id, "summary": "A leak", "affected": [{"package": package, **affected}]}


def within(*events: dict[str, str]) -> dict[str, Any]:
    return {"ranges": [{"type": "ECOSYSTEM", "events": list(events)}]}


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text("pillow==11.2.1 \\\n    --hash=sha256:aa\nzip_tool==1.0rc1 \\\n", "utf-8")
    assert locked(path) == {"pillow": "11.2.1", "zip-tool": "1.0rc1"}
    return path


def test_a_known_leak_is_named_and_is_exit_1(
    lock: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "all.zip"
    hit = within({"introduced": "0"}, {"fixed": "11.3.0"})
    with zipfile.ZipFile(database, "w") as archive:
        for told in (
            record("OSV-1", "Pillow", **hit) | {"aliases": ["CVE-2026-1"]},
            record("OSV-2", "pillow", **within({"introduced": "0"}, {"fixed": "11.2.1"})),
            record("OSV-3", "Zip.Tool", versions=["1.0rc1"]),
            record("OSV-4", "pillow", **hit) | {"withdrawn": "2026-01-01T00:00:00Z"},
            record("OSV-5", "not-here", **hit),
        ):
            archive.writestr(f"{told['id']}.json", json.dumps(told))
    words = ["--database", str(database), "--lock", str(lock)]
    assert known_cves(words) == 1
    assert capsys.readouterr().out.splitlines() == [
        "pillow 11.2.1: CVE-2026-1, OSV-1: A leak",
        "zip-tool 1.0rc1: OSV-3: A leak",
    ]
    weighed = ["--ignore", "CVE-2026-1", "--ignore", "OSV-3"]
    assert known_cves([*words, *weighed]) == 0


def test_what_is_no_database_is_exit_2_and_never_no_leak(lock: Path, tmp_path: Path) -> None:
    for text in ("", "{}", "nee", '[{"leak": 1}]', "[1]"):
        (tmp_path / "d.json").write_text(text, encoding="utf-8")
        assert known_cves(["--database", str(tmp_path / "d.json"), "--lock", str(lock)]) == 2
    assert known_cves(["--database", str(tmp_path / "niet"), "--lock", str(lock)]) == 2


@pytest.mark.parametrize(
    ("events", "version", "hit"),
    [
        ([{"introduced": "1.0"}, {"last_affected": "1.5"}], "1.5", True),
        ([{"introduced": "1.0"}, {"last_affected": "1.5"}], "1.5.1", False),
        ([{"introduced": "2.0"}, {"fixed": "2.1"}, {"introduced": "1.0"}, {"fixed": "1.2"}], "1.10", False),
        ([{"introduced": "2.0"}, {"fixed": "2.1"}, {"introduced": "1.0"}, {"fixed": "1.2"}], "2.0.5", True),
        ([{"introduced": "0"}], "0.1", True),
    ],
)  # fmt: skip
def test_ranges_are_read_as_their_format_says(
    events: list[dict[str, str]], version: str, hit: bool
) -> None:
    assert is_hit(within(*events), version) is hit


@pytest.fixture
def release(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A folder with two files, a key, and the file of who may sign."""
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is er niet (pakket openssh-client)")
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "netwerk-0.8.0.whl").write_bytes(b"wheel")
    (folder / "sbom met spatie.json").write_bytes(b"{}")
    key = tmp_path / "key"
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", str(key)]
    subprocess.run(make, check=True)
    signers = tmp_path / "signers"
    signers.write_text(f"maker@example.nl {key.with_suffix('.pub').read_text()}")
    return folder, key, signers


def sums(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(SCRIPTS / "release_sums.sh"), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_signed_release_is_checked_and_any_change_is_seen(
    release: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    folder, key, signers = release
    assert sums("sign", key, folder).returncode == 0
    check = ("verify", signers, "maker@example.nl", folder)
    assert sums(*check).returncode == 0
    assert sums("verify", signers, "ander@example.nl", folder).returncode != 0
    wheel, extra, told = folder / "netwerk-0.8.0.whl", folder / "meer.whl", folder / "SHA256SUMS"
    wheel.write_bytes(b"other")
    assert sums(*check).returncode != 0
    wheel.write_bytes(b"wheel")
    extra.write_bytes(b"extra")
    assert sums(*check).returncode != 0
    extra.unlink()
    assert sums(*check).returncode == 0
    told.write_text(told.read_text().replace("a", "b"))
    assert sums(*check).returncode != 0
    assert sums("sign", key, tmp_path / "key.pub").returncode != 0
    assert sums().returncode == 2
