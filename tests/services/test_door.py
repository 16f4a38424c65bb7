"""Pages and commands go through the door: they hold a desk and reach for nothing behind it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import netwerk

ROOT = Path(netwerk.__file__).parent
FILES = sorted(file for room in ("ui", "cli", "api") for file in (ROOT / room).rglob("*.py"))
BEHIND = {"store", "networks", "atlas", "reads"}
SETTINGS = {"settings", "call", "load_settings()"}
"""Where ``store`` is the URL of one."""


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_a_page_or_command_never_reaches_behind_its_desk(file: Path) -> None:
    reached = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in BEHIND
        and ast.unparse(node.value) not in SETTINGS
    ]
    assert reached == [], "Ask a service, with the desk first, for what is taken here."


def test_opening_a_store_and_asking_for_help_load_no_analysis() -> None:
    code = (
        "import sys, netwerk.cli.arguments, netwerk.cli.start, netwerk.services.stores;"
        "print([m for m in ('numpy', 'numba', 'scipy', 'networkx', 'streamlit') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
