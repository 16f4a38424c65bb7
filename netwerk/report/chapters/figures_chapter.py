"""Chapter 2, Hoe het gaat (tellen): figures, one sentence each, with what to compare them with."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.figures.figure_words import value_words
from netwerk.report.chapters.chapter_keys import CHAPTERS, FIGURES
from netwerk.report.chapters.of_gebied import gebied_called
from netwerk.report.description import Section
from netwerk.report.gebied_facts import FigureTold, GebiedFacts
from netwerk.report.phrases import sentence, small_label

APART = 0.1
"""From this part of the value of the gemeente on, a difference is worth a word."""


def figures_chapter(facts: GebiedFacts) -> Section:
    """How it goes by the figures; without figures, what to ask for."""
    told = [figure for figure in facts.figures if not figure.of_place]
    if not told:
        return Section(
            FIGURES,
            CHAPTERS[FIGURES],
            (
                sentence(f"hoe het gaat in {gebied_called(facts)}, is in cijfers niet bekend"),
                "Vraag de gemeente om de cijfers van CBS, RIVM, politie en Leefbaarometer.",
            ),
            summary="Er zijn nog geen cijfers.",
        )
    text = tuple(figure_lines(told))
    return Section(FIGURES, CHAPTERS[FIGURES], text, summary=_summary(told))


def figure_lines(figures: Sequence[FigureTold]) -> list[str]:
    """Each figure in one paragraph, those of one source together with that source behind them."""
    by_source: dict[str, list[FigureTold]] = {}
    for figure in figures:
        by_source.setdefault(source_of(figure), []).append(figure)
    lines = []
    for source, told in by_source.items():
        lines += [figure_line(figure) for figure in told[:-1]]
        lines.append(f"{figure_line(told[-1])} {sentence('bron:', source)}")
    return lines


def source_of(figure: FigureTold) -> str:
    """Where a figure comes from and how complete it is."""
    return f"{figure.bron}; {figure.note}" if figure.note else figure.bron


def figure_line(figure: FigureTold) -> str:
    """One figure with what it is compared with."""
    return " ".join(sentence(part) for part in (figure.sentence, figure.beside) if part)


def furthest_apart(figures: Sequence[FigureTold]) -> FigureTold | None:
    """The figure that differs most from the gemeente, in proportion; None when none does."""
    found = [
        (abs(figure.value - figure.gemeente) / abs(figure.gemeente), figure)
        for figure in figures
        if figure.value is not None and figure.gemeente
    ]
    apart = [pair for pair in found if pair[0] >= APART]
    return max(apart, key=lambda pair: pair[0])[1] if apart else None


def _summary(figures: Sequence[FigureTold]) -> str:
    """Where the gebied differs most from the gemeente, or that it hardly does."""
    most = furthest_apart(figures)
    if most is None or most.value is None or most.gemeente is None:
        if any(figure.value is not None and figure.gemeente for figure in figures):
            return "De cijfers liggen dicht bij die van de gemeente."
        return "Deze cijfers zijn niet van het hele gebied te vergelijken met de gemeente."
    here, usual = most.shown, value_words(most.maat, most.gemeente)
    return sentence(
        f"het grootste verschil met de gemeente: {small_label(most.naam)}, {here} hier en {usual} "
        "in de gemeente"
    )
