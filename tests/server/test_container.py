"""The container without Docker: rules of the Dockerfile, what comes in it, and a start on a read-only root without rights."""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path
from shlex import quote

import pytest

from netwerk.server.own_routes import ALIVE
from tests.browser.conftest import free_port

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
STEPS = [
    (line.split(maxsplit=1)[0], " ".join(line.split()[1:]))
    for line in TEXT.splitlines()
    if line and not line.startswith("#")
]
LAST = max(n for n, (word, _) in enumerate(STEPS) if word == "FROM")
FINAL = STEPS[LAST:]


def of(word: str, steps: list[tuple[str, str]] = STEPS) -> list[str]:
    return [rest for name, rest in steps if name == word]


def test_the_last_stage_has_no_rights_and_nothing_to_build_with() -> None:
    assert len(of("FROM")) == 2
    assert of("USER", FINAL) == ["10001:10001"]
    names = [name for name, _ in FINAL]
    assert names.index("USER") < names.index("CMD")
    assert max(n for n, name in enumerate(names) if name in {"RUN", "COPY"}) < names.index("USER")
    run = " ".join(of("RUN", FINAL))
    assert not re.search(r"apt-get|apk |gcc|build-essential|curl|wget", run)
    assert "site-packages/pip*" in run
    assert "--without-pip" in " ".join(of("RUN"))
    assert "--require-hashes" in " ".join(of("RUN"))
    assert "uninstall --yes hatchling" in " ".join(of("RUN"))


def test_a_name_of_an_image_is_a_version_and_no_file_comes_from_elsewhere() -> None:
    for image in of("FROM"):
        assert re.match(r"[\w./-]+:\d[\w.-]*( AS \w+)?$", image), image
    assert of("ADD") == []


def test_no_secret_and_no_store_is_in_the_image() -> None:
    told = " ".join(of("ENV") + of("ARG"))
    assert not re.search(r"GEHEIM|PASSWORD|SECRET|NETWERK_STORE", told)


def test_who_looks_after_it_is_told_how_it_is_and_how_to_stop_it() -> None:
    (check,) = of("HEALTHCHECK", FINAL)
    assert f"http://127.0.0.1:8501{ALIVE}'" in check
    assert of("STOPSIGNAL", FINAL) == ["SIGTERM"]
    assert of("EXPOSE", FINAL) == ["8501"]
    assert of("CMD", FINAL) == ['["netwerk", "start", "--no-demo"]']  # no shell between


def let_in(path: str) -> bool:
    """Whether .dockerignore lets this path into what the image is made of."""
    found = True
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        pattern = line.removeprefix("!")
        parts = [path, *(str(parent) for parent in Path(path).parents)]
        if any(fnmatch.fnmatch(part, pattern.removeprefix("**/")) for part in (*parts, Path(path).name)):  # fmt: skip
            found = line.startswith("!")
    return found


def copied() -> list[str]:
    lines = [line.split() for line in of("COPY") if not line.startswith("--from")]
    return [source for line in lines for source in line[:-1]]


def test_what_is_copied_is_there_and_let_in_and_nothing_else() -> None:
    assert len(copied()) > 6
    for source in copied():
        assert (ROOT / source).exists(), source
        assert let_in(source), source
    for out in (".git/config", ".env", "netwerk.toml", "tests/conftest.py", "netwerk.db", "docs/a"):
        assert not let_in(out), out
    assert not let_in("netwerk/__pycache__")


def test_what_is_copied_is_enough_to_build_netwerk(tmp_path: Path) -> None:
    context = tmp_path / "context"
    context.mkdir()
    for source in copied():
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, context / source, ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
        else:
            shutil.copy(ROOT / source, context / source)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=context, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = ("app.py", "graph_schema/labels.toml", "seed_data/actoren.csv")
    assert {f"netwerk/_data/{name}" for name in wanted} <= names
    assert "netwerk/server/serving.py" in names


LOCKED = """
set -e
mount --make-rprivate /
mount --bind "$1" "$1"
{opened}
mount -o remount,bind,ro /
cd "$1"
exec setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --bounding-set=-all \\
  --inh-caps=-all "$2" -m netwerk start --no-demo
"""


def closed_above(path: Path) -> Path | None:
    """The highest folder above this that somebody without rights cannot get through."""
    closed = [parent for parent in path.parents if not parent.stat().st_mode & 0o001]
    return closed[-1] if closed else None


def opened(needed: set[Path], data: Path) -> str:
    """Shell lines that put what is needed back, read-only, where a folder above it is closed."""
    lines: list[str] = []
    for closed in {above for path in needed if (above := closed_above(path))}:
        inside = sorted(path for path in needed if path.is_relative_to(closed))
        held = [(str(data / "held" / str(n)), path) for n, path in enumerate(inside)]
        for place, path in held:
            lines += [f"mkdir -p {quote(place)}", f"mount --bind {quote(str(path))} {quote(place)}"]
        lines.append(f"mount -t tmpfs -o mode=755 none {quote(str(closed))}")
        for place, path in held:
            to = quote(str(path))
            lines += [f"mkdir -p {to}", f"mount --bind {quote(place)} {to}"]
            lines.append(f"mount -o remount,bind,ro {to}")
        lines.append(f"mount -o remount,ro {quote(str(closed))}")
    return "\n".join(lines)


@pytest.mark.long  # it compiles everything anew: nothing may be written beside the code
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="mount namespaces are of Linux")
def test_it_starts_and_stops_on_a_read_only_root_without_rights(tmp_path: Path) -> None:
    tools = all(map(shutil.which, ("unshare", "setpriv", "mount")))
    tried = ["unshare", "--mount", "true"]
    if not tools or subprocess.run(tried, capture_output=True, check=False).returncode:
        pytest.skip("een eigen mount-ruimte mag hier niet (dat mag root)")
    data = Path(f"/var/tmp/netwerk-data-{os.getpid()}")
    (data / "tmp").mkdir(parents=True)
    for folder in (data, data / "tmp"):
        os.chown(folder, 10001, 10001)
        folder.chmod(0o700)
    needed = {ROOT, Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve()}
    locked = LOCKED.format(opened=opened(needed, data))
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(data),
        "TMPDIR": str(data / "tmp"),
        "NETWERK_PORT": str(port),
        "NETWERK_BROWSER": "0",
        "NETWERK_LOG_JSON": "1",
    }
    command = ["unshare", "--mount", "sh", "-c", locked, "sh", str(data), sys.executable]
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen(
            command, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        until = time.monotonic() + 800
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{ALIVE}", timeout=1) as answer:
                    assert answer.status == 200
                    break
            except OSError:
                assert process.poll() is None, (tmp_path / "said").read_text()
                assert time.monotonic() < until, (tmp_path / "said").read_text()
                time.sleep(0.2)
        status = Path(f"/proc/{process.pid}/status").read_text()
        assert re.search(r"^Uid:\s+10001\s+10001", status, re.MULTILINE)
        assert re.search(r"^CapEff:\s+0+$", status, re.MULTILINE)
        (store,) = data.rglob("netwerk.db")
        assert store.stat().st_uid == 10001
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert "Traceback" not in (tmp_path / "said").read_text()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shutil.rmtree(data, ignore_errors=True)
