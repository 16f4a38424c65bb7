"""What is still being rewritten: kinds of findings whose sentences break a rule of reading.

Nothing is ever added here. Who rewrites the sentences of a kind takes it out; a test fails when a
kind stands here that breaks no rule any more. ``python -m tests.words`` shows what breaks a rule.
"""

TOO_LONG = frozenset(
    {
        "asked_more",
        "bridge",
        "broker",
        "broker_role",
        "contacts_known",
        "cut_point",
        "group",
        "holds_together",
        "introduction_easy",
        "introduction_gain",
        "local_bridge",
        "no_makelaar_tie",
        "no_team_tie",
        "only_affiliation",
        "reach",
        "shared_setting",
    }
)

HARD_WORDS = frozenset(
    {
        "closed_kern",
        "no_clear_groups",
        "without_us",
    }
)

HEDGED = frozenset(
    {
        "alone_by_categorie",
        "alone_by_domein",
        "alone_by_gebied",
        "alone_by_kern",
        "bridge",
        "broker",
        "carried_by_one",
        "cut_point",
        "group",
        "hangs_on_one",
        "holds_together",
        "isolated",
        "kern_held_by_few",
        "local_bridge",
        "no_makelaar_tie",
        "no_team_tie",
        "only_affiliation",
        "pair",
        "pendant",
        "reach",
        "reaches_most",
        "small_component",
    }
)

ABSURD = frozenset(
    {
        "broker",
    }
)
