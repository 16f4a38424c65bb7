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
        "closed_categorie",
        "closed_domein",
        "closed_gebied",
        "closed_soort",
        "contacts_known",
        "cut_point",
        "gap",
        "group",
        "holds_together",
        "introduction_easy",
        "introduction_gain",
        "local_bridge",
        "no_makelaar_tie",
        "no_team_tie",
        "only_affiliation",
        "physical_social",
        "quiet_group",
        "reach",
    }
)
HARD_WORDS: frozenset[str] = frozenset()
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
        "gap",
        "group",
        "group_gap",
        "hangs_on_one",
        "holds_together",
        "introduction_easy",
        "introduction_gain",
        "isolated",
        "kern_held_by_few",
        "local_bridge",
        "no_makelaar_tie",
        "no_team_tie",
        "only_affiliation",
        "pair",
        "pendant",
        "quiet_group",
        "reach",
        "reaches_most",
        "small_component",
    }
)
ABSURD = frozenset({"broker", "introduction_easy", "introduction_gain"})
