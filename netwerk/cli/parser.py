"""argparse as a Dutch user needs it: its words in Dutch, and options at any place."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

NO_NUMBER = r"\1 hoort een getal te zijn, niet '\2'"
DUTCH = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt nog: \1"),
    (r"one of the arguments (.*) is required", r"kies een van deze: \1"),
    (r"unrecognized arguments: (.*)", r"dit ken ik niet: \1"),
    (r"argument (.*?): expected one argument", r"\1 heeft een waarde nodig"),
    (r"argument (.*?): expected at least one argument", r"\1 heeft een of meer waarden nodig"),
    (r"argument (.*?): expected (\d+) arguments", r"\1 heeft \2 waarden nodig"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 neemt geen waarde (\2)"),
    (r"argument (.*?): ((?:hoort|kan niet:) .*)", r"\1 \2"),
    (r"argument (.*?): invalid int value: '(.*)'", r"\1 hoort een heel getal te zijn, niet '\2'"),
    (r"argument (.*?): invalid float value: '(.*)'", NO_NUMBER),
    (r"argument (.*?): invalid \w+ value: '(.*)'", r"\1 kan niet '\2' zijn"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 kan van alles zijn; kies uit \2"),
    (
        r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
        r"\1 kan niet \2 zijn; kies uit \3",
    ),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 kan niet samen met \2"),
)


class _Help(argparse.HelpFormatter):
    """Help with a Dutch word before the usage."""

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse with Dutch messages."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, **options)
        self._positionals.title = "gegevens"
        self._optionals.title = "opties"

    def add_argument(self, *names: Any, **how: Any) -> argparse.Action:
        """As argparse does it; words that may be left out are not said to be missing."""
        if how.get("nargs") == "*":
            how.setdefault("default", [])
        return super().add_argument(*names, **how)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and stop with exit code 2."""
        for english, dutch in DUTCH:
            message = re.sub(f"^{english}$", dutch, message)
        print(f"netwerk: verkeerde aanroep: {message}. Zie '{self.prog} --help'.", file=sys.stderr)
        sys.exit(2)


class CommandParser(Parser):
    """The parser of one command: an option may stand before, between and after the words."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """As argparse does it, and words that stand after an option belong to the words."""
        call, rest = super().parse_known_args(args, namespace)
        words = _words(rest)
        last = next(reversed(self._get_positional_actions()), None)
        if not words or last is None or last.nargs not in {"*", "+", "?"}:
            return call, rest
        try:
            values = [self._get_value(last, word) for word in words]
        except argparse.ArgumentError as problem:
            self.error(str(problem))
        if last.nargs != "?":
            setattr(call, last.dest, [*getattr(call, last.dest), *values])
        elif getattr(call, last.dest) is None and len(values) == 1:
            setattr(call, last.dest, values[0])
        else:
            return call, rest
        return call, []


def _words(rest: Sequence[str]) -> list[str]:
    """What argparse left over, if it is words and no unknown option; after ``--`` all is words."""
    split = rest.index("--") if "--" in rest else len(rest)
    before, after = rest[:split], rest[split + 1 :]
    return [] if any(word.startswith("-") for word in before) else [*before, *after]
