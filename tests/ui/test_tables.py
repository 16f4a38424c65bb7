"""Small tables: whole for a screen reader, and text in them does nothing."""

from html.parser import HTMLParser

import pytest

from netwerk.ui.small_tables import facts_html, table_html

ATTACKS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><b>vet</b>',
    "</td></table><h1>buiten</h1>",
    "| a | b |",
    "**vet** [klik](javascript:hit)",
    "&lt;b&gt;",
)


class Seen(HTMLParser):
    """The tags and the texts of a piece of HTML."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_text_in_a_table_is_shown_as_typed_and_makes_nothing(attack: str) -> None:
    seen = Seen(table_html([attack], [[attack]], attack) + facts_html([(attack, attack)]))
    assert seen.texts == [attack] * 5
    assert {tag for tag, _ in seen.tags} == {
        "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip


def test_every_column_has_a_head_and_the_table_its_name_for_a_screen_reader() -> None:
    seen = Seen(table_html(["Van", "Naar"], [["An", "Bas"]], "Relaties"))
    assert [attrs["scope"] for tag, attrs in seen.tags if tag == "th"] == ["col", "col"]
    assert seen.texts == ["Relaties", "Van", "Naar", "An", "Bas"]


def test_a_fact_is_named_by_the_cell_on_its_left() -> None:
    seen = Seen(facts_html([("Soort", "Bedrijf")]))
    assert [attrs["scope"] for tag, attrs in seen.tags if tag == "th"] == ["row"]


def test_a_line_break_in_a_cell_becomes_a_space() -> None:
    assert Seen(table_html(["A"], [["een\ntwee\r\n drie"]])).texts == ["A", "een twee drie"]


def test_a_table_too_wide_for_a_phone_scrolls_by_keyboard() -> None:
    frame = Seen(table_html(list("ABCD"), [], "Breed")).tags[0][1]
    assert (frame["tabindex"], frame["role"], frame["aria-label"]) == ("0", "region", "Breed")
    assert "tabindex" not in Seen(table_html(list("AB"), [], "Smal")).tags[0][1]


def test_a_few_rows_of_long_words_are_stacked_on_a_phone_each_cell_with_its_head() -> None:
    seen = Seen(table_html(["Opgave", "Nu"], [["Eén plek", "3"]], "De opgaven", wide=True))
    assert "netwerk-stapel" in str(seen.tags[0][1]["class"])
    assert [a["data-kop"] for tag, a in seen.tags if tag == "td"] == ["Opgave", "Nu"]
    many = Seen(table_html(["Opgave", "Nu"], [["Eén plek", "3"]] * 20, "De opgaven", wide=True))
    assert "netwerk-stapel" not in str(many.tags[0][1]["class"])
