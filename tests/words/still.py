"""What is still being rewritten: kinds of findings whose sentences break a rule of reading.

Nothing is ever added here. ``python -m tests.words`` shows what breaks a rule.
"""

TOO_LONG: frozenset[str] = frozenset()
HARD_WORDS: frozenset[str] = frozenset()
HEDGED: frozenset[str] = frozenset()
ABSURD: frozenset[str] = frozenset()
