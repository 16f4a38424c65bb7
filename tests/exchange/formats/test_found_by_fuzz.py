"""Files that once got past a reader, found by throwing bad ones at it (``make fuzz``)."""

from __future__ import annotations

import time

import pytest

from netwerk.errors import InputError
from netwerk.exchange.formats.recognise import FileKind
from netwerk.exchange.formats.registry import READERS
from netwerk.exchange.partners.letter import read_letter
from tests.exchange.formats.read import read


def test_a_point_that_only_the_drawing_names_has_its_key_as_all_others_do():
    found = read('*Node data\nID naam\n1 a\n*Node properties\nID x shortlabel\n"e " 1 De Kade\n')
    assert set(found.points) == {"1", "e"}


@pytest.mark.parametrize("sizes", ["nr=2, nc=99999999999", "nr=99999999999, nc=2", "n=99999999999"])
def test_a_list_that_says_it_has_more_points_than_there_are_people_is_refused_at_once(sizes):
    begun = time.process_time()
    form = "edgelist1" if sizes.startswith("n=") else "edgelist2"
    with pytest.raises(InputError, match="te veel punten"):
        READERS[FileKind.DL]("x", f"dl {sizes} format={form}\ndata:\n1 2\n".encode())
    assert time.process_time() - begun < 1


def test_a_mail_with_a_declaration_that_is_none_is_read():
    head = b"From: a@example.org\r\nSubject: Re\r\nContent-Type: text/html\r\n\r\n"
    letter = read_letter("a.eml", head + b"<p>KLOPT<![CDAT[x]]></p><![if !x]><p>Dag</p><![endif]>")
    assert "KLOPT" in letter.text
    assert "Dag" in letter.text
