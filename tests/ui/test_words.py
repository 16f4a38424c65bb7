import string

from netwerk.ui.words import known, on_day, on_page, plain


def test_no_mark_of_markdown_survives() -> None:
    text = "![x](http://a.example/t.png) <img onerror=1> **vet** :smile: $a$ `c` | - 1."
    safe = plain(text)
    for i, character in enumerate(safe):
        if character in string.punctuation and character != "\\":
            assert safe[i - 1] == "\\"


def test_line_breaks_become_spaces() -> None:
    assert plain("a\n# b") == "a \\# b"


def test_absent_is_not_known() -> None:
    assert known(None) == known("") == "niet bekend"


def test_a_date_is_written_as_a_dutch_reader_does() -> None:
    assert (on_day("2024-05-17T10:00:00Z"), on_day("2024-05"), on_day("2024")) == (
        "17-05-2024",
        "05-2024",
        "2024",
    )


def test_a_page_says_nothing_to_who_types_commands() -> None:
    for said, shown in (
        ("Kies een soort (bij een opdracht: --soort).", "Kies een soort."),
        ("Kies 'een naam op elke rij' (--inhoud namen).", "Kies 'een naam op elke rij'."),
        ("Geef hem op (keuze 'soort', of --soort).", "Geef hem op (keuze 'soort')."),
        ("Mag het? Kies de rij (bij een opdracht: --toch 12).", "Mag het? Kies de rij."),
        ("Koor (Ulft) -- en meer.", "Koor (Ulft) -- en meer."),
    ):
        assert on_page(said) == shown
