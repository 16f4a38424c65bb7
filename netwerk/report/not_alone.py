"""Which blocks stay on the page of what follows: nothing is alone at the top or foot of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netwerk.report.blocks import SHORT, Block, Drawing, Grid, Listing, Para, PartHead

MOVES = 4
"""Points: what is longer is broken over two pages, not moved as a whole."""
MOVES_ROWS = 8
FEW_ROWS = 2
"""A table of so few rows belongs to all that is said above it, as that of an opgave."""
MOST_ABOVE = 9
"""With more paragraphs above it the page would stay half empty."""
A_LINE = 220
"""Letters: a paragraph of so few under a heading is no reason to begin at the foot of a page."""


def stays_with_next(blocks: Sequence[Block]) -> list[bool]:
    """Of each block whether it goes with the next one to another page; headings always do."""
    stays = [False] * len(blocks)
    for at, (block, after) in enumerate(pairwise(blocks)):
        if isinstance(after, Para) and after.manner == SHORT:
            stays[at] = _can_move(block)
        elif isinstance(block, Para) and block.manner != SHORT:
            leads = isinstance(after, Grid | Listing | Drawing)
            begins = at > 0 and isinstance(blocks[at - 1], PartHead) and len(block.text) <= A_LINE
            stays[at] = leads or begins
    for at, block in enumerate(blocks):
        if isinstance(block, Grid) and len(block.table.rows) <= FEW_ROWS:
            first = at
            while first > 0 and isinstance(blocks[first - 1], Para):
                first -= 1
            if at - first <= MOST_ABOVE:
                stays[first:at] = [True] * (at - first)
    return stays


def _can_move(block: Block) -> bool:
    """Whether a block can move to another page without leaving half of one empty."""
    match block:
        case Listing():
            return len(block.points) <= MOVES
        case Grid():
            return len(block.table.rows) <= MOVES_ROWS
        case _:
            return isinstance(block, Para)
