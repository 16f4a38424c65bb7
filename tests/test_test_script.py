"""What scripts/test.sh installs before the tests, with an apt-get and a Python of the test."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.program import WITHOUT

SCRIPT = Path(__file__).parents[1] / "scripts" / "test.sh"
ASKED = "install -y -qq "


@dataclass(frozen=True)
class Machine:
    """A machine with an empty PATH but for what is put there."""

    folder: Path

    def has(self, name: str, text: str = "exit 0") -> None:
        """Put a program on it."""
        made = self.folder / "bin" / name
        made.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        made.chmod(0o755)

    def packages(self, text: str) -> None:
        """Put an apt-get on it: it notes what was asked, and does this with package ``$4``."""
        noted = f'echo "$@" >> {self.folder}/asked\n[ "$1" = install ] || exit 0'
        self.has("apt-get", f"{noted}\n{text}")

    def run(self, **environment: str) -> tuple[str, tuple[str, ...], str]:
        """What is said, which packages were asked for, and what the tests hear is not there."""
        done = subprocess.run(
            [str(self.folder / "scripts" / "test.sh")],
            env={"PATH": str(self.folder / "bin")} | environment,
            capture_output=True,
            text=True,
            check=True,
        )
        noted = self.folder / "asked"
        asked = noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []
        *said, last = done.stdout.splitlines()
        packages = tuple(line.removeprefix(ASKED) for line in asked if line.startswith(ASKED))
        return "\n".join(said), packages, last


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Of root, with a Chromium; nothing of the real one is looked at or changed."""
    for name in ("bin", "sbin", "scripts", ".venv/bin"):
        (tmp_path / name).mkdir(parents=True)
    text = SCRIPT.read_text(encoding="utf-8").replace("/usr/sbin", str(tmp_path / "sbin"))
    (tmp_path / "scripts" / "test.sh").write_text(text, encoding="utf-8")
    (tmp_path / "scripts" / "test.sh").chmod(0o755)
    for name in ("bash", "dirname"):
        found = shutil.which(name)
        assert found is not None
        (tmp_path / "bin" / name).symlink_to(found)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\necho "[${WITHOUT}]"\n', encoding="utf-8")
    python.chmod(0o755)
    made = Machine(tmp_path)
    made.has("id", "echo 0")
    made.has("chromium")
    return made


def works(machine: Machine) -> str:
    """An apt-get that installs."""
    program = f'{machine.folder}/bin/"${{4%-light}}"'
    return f'printf "#!/bin/sh\\n" > {program}\n/bin/chmod 755 {program}'


def test_in_ci_what_the_tests_need_is_installed(machine: Machine) -> None:
    machine.packages(works(machine))
    _, asked, without = machine.run(CI="true")
    assert (asked, without) == (("strace", "nginx-light"), "[]")


def test_what_is_there_is_not_installed_again(machine: Machine) -> None:
    machine.packages("exit 1")
    machine.has("strace")
    (machine.folder / "sbin" / "nginx").symlink_to(machine.folder / "bin" / "chromium")
    assert machine.run(CI="true") == ("", (), "[]")


def test_what_cannot_be_installed_is_told_to_the_tests_and_stops_nothing(machine: Machine) -> None:
    machine.packages("exit 100")
    said, asked, without = machine.run(CI="true")
    assert asked == ("strace", "nginx-light")
    assert without == "[strace nginx]"
    assert "nginx kon niet worden geïnstalleerd." in said


def test_what_apt_says_it_installed_must_be_there(machine: Machine) -> None:
    machine.packages("exit 0")
    assert machine.run(CI="true")[2] == "[]"


@pytest.mark.parametrize("lacks", ["root", "apt-get"])
def test_who_may_install_nothing_is_asked_nothing(machine: Machine, lacks: str) -> None:
    if lacks == "root":
        machine.has("id", "echo 1000")
        machine.packages("exit 0")
    assert machine.run(CI="true") == ("", (), "[strace nginx]")


@pytest.mark.parametrize("container", [False, True])
def test_at_a_desk_no_web_server_is_started(machine: Machine, container: bool) -> None:
    """Installing nginx starts it, but not where the system says that nothing may be started."""
    machine.packages("exit 0")
    if container:
        policy = machine.folder / "sbin" / "policy-rc.d"
        policy.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
        policy.chmod(0o755)
    _, asked, without = machine.run()
    assert ("nginx-light" in asked) == container
    assert without == ("[]" if container else "[nginx]")


def test_the_list_of_packages_is_fetched_once(machine: Machine) -> None:
    machine.packages("exit 100")
    (machine.folder / "bin" / "chromium").unlink()
    machine.run(CI="true")
    asked = (machine.folder / "asked").read_text(encoding="utf-8").splitlines()
    assert asked.count("update -qq") == 1
    assert asked[1] == f"{ASKED}chromium-headless-shell"
