"""The page of two: who have contact are not asked how they could reach each other."""

from types import SimpleNamespace

import pytest

from netwerk.ui.portraits import pair_parts


@pytest.mark.parametrize("contact", [True, False])
def test_ways_are_told_only_of_who_have_no_contact(monkeypatch, contact):
    drawn = []
    quiet = SimpleNamespace(
        header=lambda words, **_: drawn.append(words),
        html=drawn.append,
        expander=lambda *_, **__: SimpleNamespace(open=False),
    )
    monkeypatch.setattr(pair_parts, "st", quiet)
    monkeypatch.setattr(pair_parts, "_on", lambda _way: ())
    long_way = SimpleNamespace(steps=("een", "twee"), sentence="Van A via C naar B.")
    routes = SimpleNamespace(routes=(long_way,), sentence="", nearest=())
    pair_parts.routes(SimpleNamespace(contact=contact, routes=routes))
    assert bool(drawn) != contact
