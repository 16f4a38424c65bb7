from tests.bench.sections import replaced

PAGE = "# Figures\n\nnumbers\n\n## Load\n\nold\n\n## Other\n\nkept\n"


def test_a_benchmark_writes_its_own_part_and_leaves_the_others() -> None:
    assert replaced(PAGE, "## Load", ["## Load", "", "new"]) == PAGE.replace("old", "new")
    assert replaced(PAGE, "# Figures", ["# Figures", "", "other"]) == PAGE.replace(
        "numbers", "other"
    )


def test_a_part_that_is_new_comes_last() -> None:
    assert replaced(PAGE, "## New", ["## New"]) == PAGE + "\n## New\n"
    assert replaced("", "## New", ["## New"]) == "## New\n"
