"""Shows what the product says that breaks a rule of reading, by kind of finding."""

import sys

from tests.words.test_readable import RULES, breaking

lines = []
for rule, (broken, allowed, _) in RULES.items():
    texts = breaking(broken)
    lines.append(f"# {rule}: {', '.join(sorted(texts)) or 'alles goed'}")
    lines += [f"{kind or 'pagina'}: {min(texts[kind])}" for kind in sorted(texts.keys() - allowed)]
sys.stdout.write("\n".join([*lines, ""]))
