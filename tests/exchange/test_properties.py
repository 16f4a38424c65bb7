"""What holds for every file: the order of rows means nothing, and every row is accounted for once."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.exchange.given import accepted, plan, relaties

# one word of the field only: two that stand alone in a row would be headings
NAMES = ["Koor", "KOOR", "Kring", "Zaal", "Molen", "'t Hoekje", "Het Hoekje", ""]
ENDS = ["Koor", "Kring", "Zaal", "1", "2", "Nergens", ""]
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["", "", "1", "2", "3"]),
        st.sampled_from(NAMES),
        st.sampled_from(["vereniging", "bedrijf", "", "Kosmisch"]),
        st.sampled_from(["", "Etten", "Voorst", "Ulft"]),
        st.sampled_from(["", "4", "4 en 5", "9"]),
        st.sampled_from(["", "0315-1", "0315-2"]),
    ),
    max_size=10,
)
TIES = st.lists(
    st.tuples(
        st.sampled_from(["", "", "7", "8"]),
        st.sampled_from(ENDS),
        st.sampled_from(ENDS),
        st.sampled_from(["kent", "verwijst naar", "dwarrelt", ""]),
        st.sampled_from(["", "2", "5", "x"]),
        st.sampled_from(["", "sport"]),
    ),
    max_size=12,
)
OPTIONS = st.fixed_dictionaries(
    {
        "soort": st.sampled_from([None, "instelling"]),
        "relatie": st.sampled_from([None, "kent"]),
        "create_missing": st.booleans(),
    }
)


def file(header, rows):
    return "\n".join([header, *(";".join(row) for row in rows)]) + "\n"


def people_file(rows):
    return file("id;naam;soort;kern;gebied;telefoon", rows)


def ties_file(rows):
    return file("id;van;naar;soort;sterkte;thema", rows)


@examples(150)
@given(PEOPLE, TIES, OPTIONS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_files_never_changes_what_is_stored(people, ties, options, chance):
    one = plan(("a.csv", people_file(people)), ("b.csv", ties_file(ties)), **options)
    mixed_people, mixed_ties = list(people), list(ties)
    chance.shuffle(mixed_people)
    chance.shuffle(mixed_ties)
    other = plan(("b.csv", ties_file(mixed_ties)), ("a.csv", people_file(mixed_people)), **options)
    assert one.items() == other.items()
    assert one.counts() == other.counts()
    assert [(e.name, e.count) for e in one.missing_ends] == [
        (e.name, e.count) for e in other.missing_ends
    ]
    assert one.duplicates == other.duplicates


@examples(150)
@given(PEOPLE, TIES, OPTIONS)
def test_every_row_is_accounted_for_once(people, ties, options):
    done = plan(("a.csv", people_file(people)), ("b.csv", ties_file(ties)), **options)
    for name, rows in (("a.csv", people), ("b.csv", ties)):
        filled = [number for number, row in enumerate(rows, 2) if any(row)]
        assert [row.row for row in done.rows if row.file == name] == filled
        assert next(sheet.rows for sheet in done.sheets if sheet.file == name) == len(filled)
    assert sum(done.counts().values()) == len(done.rows)
    ids = [(type(item), item.id) for item in done.items()]
    assert len(ids) == len(set(ids))


@examples(150)
@given(PEOPLE, TIES, OPTIONS)
def test_the_same_files_again_give_nothing_new(people, ties, options):
    files = (("a.csv", people_file(people)), ("b.csv", ties_file(ties)))
    first = plan(*files, **options)
    again = plan(*files, existing=accepted(first), **options)
    assert again.count("nieuw") == 0
    assert again.created == ()


@examples(100)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 5)), max_size=15))
def test_the_sum_of_strengths_is_that_of_the_distinct_rows(rows):
    nodes = "id,label\n" + "".join(f"{i},Groep {i}\n" for i in range(1, 5))
    edges = "source,target,weight\n" + "".join(f"{a},{b},{w}\n" for a, b, w in rows)
    done = plan(nodes, edges, soort="instelling", relatie="kent")
    distinct = {(frozenset((a, b)), w) for a, b, w in rows if a != b}
    assert sum(r.sterkte or 0 for r in relaties(done)) == sum(w for _, w in distinct)


def test_messages_are_the_same_every_time():
    rows = [("1", "Koor", "Kosmisch", "Ulft", "9", "")] * 3
    random.Random(1).shuffle(rows)
    assert plan(people_file(rows)).messages == plan(people_file(rows)).messages
