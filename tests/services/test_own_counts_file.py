"""Own counts: the example can be read, and what is read is shown as it would be stored."""

from netwerk.services.figures.own_counts_file import (
    COLUMNS,
    EXAMPLE_NAME,
    example_counts,
    preview_rows,
)
from netwerk.services.figures.reading_figures import import_figures, plan_figures


def test_the_example_is_read_whole_and_names_every_column(desk):
    content = example_counts(desk)
    assert content.decode("utf-8-sig").splitlines()[0].replace('"', "").split(";") == [*COLUMNS]
    plan = plan_figures(desk, [(EXAMPLE_NAME, content)])
    assert (plan.new, plan.changed, plan.told) == (3, 0, ())
    assert "overgeslagen" not in plan.read[0]
    assert plan.private == ()


def test_numbers_are_shown_as_they_would_be_stored(desk):
    rows = ["plek;maat;jaar;waarde;bron", "Etten;Clubs;2024;1.250;", "Etten;Mening;2024;40%;"]
    plan = plan_figures(desk, [("eigen.csv", "\n".join(rows).encode())])
    shown = {row["Wat"]: row["Waarde"] for row in preview_rows(desk, plan)}
    stored = {item.maat: item.waarde for item in plan.items}
    assert stored == {"eigen:clubs": 1250.0, "eigen:mening (%)": 40.0}
    assert shown == {"Clubs": "1250", "Mening (%)": "40 %"}
    assert all("Was" not in row for row in preview_rows(desk, plan))


def test_of_a_number_that_changes_it_is_shown_what_it_was(desk):
    head = "plek;maat;jaar;waarde;bron\n"
    for value in ("4", "5,5"):
        content = f"{head}Etten;Clubs;2024;{value};team\n".encode()
        plan = plan_figures(desk, [("eigen.csv", content)])
        shown = [(row["Waarde"], row.get("Was")) for row in preview_rows(desk, plan)]
        import_figures(desk, plan)
    assert shown == [("5,5", "4")]
