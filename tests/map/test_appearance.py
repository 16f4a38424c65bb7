"""Colours that everybody can tell apart: contrast by WCAG 2.1, colour blindness by simulation."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from netwerk.map import appearance

MACHADO = {  # Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, severity 1.0
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(color: str) -> np.ndarray:
    c = np.array([int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)])
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    ) @ np.clip(rgb, 0, 1)
    t = xyz / [0.9505, 1.0, 1.089]
    f = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("key", sorted(appearance.PALETTE))
def test_every_colour_stands_out_from_the_paper_in_both_themes(key: str) -> None:
    for color, paper in zip(appearance.PALETTE[key], appearance.PAPER, strict=True):
        assert contrast(color, paper) >= 3.0, f"{key}: {color} op {paper}"


@pytest.mark.parametrize("key", [f"k{k}" for k in range(8)] + ["rest"])
def test_colours_that_write_a_name_of_a_place_are_readable(key: str) -> None:
    for color, paper in zip(appearance.PALETTE[key], appearance.PAPER, strict=True):
        assert contrast(color, paper) >= 3.0, "large bold text"


@pytest.mark.parametrize("blindness", sorted(MACHADO))
@pytest.mark.parametrize("theme", [0, 1])
def test_the_soorten_differ_for_the_colour_blind(blindness: str, theme: int) -> None:
    seen = {
        s: lab(np.array(MACHADO[blindness]) @ linear(appearance.PALETTE[s][theme]))
        for s in appearance.SOORT_SHAPES
    }
    nearest = min(float(np.linalg.norm(seen[a] - seen[b])) for a, b in combinations(seen, 2))
    assert nearest > 18, "and they differ in shape as well"


def test_no_two_soorten_share_a_shape_and_an_unknown_soort_has_its_own() -> None:
    shapes = [appearance.shape_of(s) for s in (*appearance.SOORT_SHAPES, "iets anders")]
    assert len(set(shapes)) == len(shapes)


def test_the_first_sixteen_values_have_sixteen_signs() -> None:
    assert len({appearance.series(k) for k in range(16)}) == 16
    assert appearance.series(16) == ("rest", False)
