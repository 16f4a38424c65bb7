"""The picture in words: titles at the pointer, rows of the table, headline, summary, notice."""

from __future__ import annotations

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.counts import (
    actors_words,
    contact_pairs,
    counted,
    standing_counts,
    standing_words,
)
from netwerk.map.marks import Marked
from netwerk.map.proposed import proposed_rows
from netwerk.map.scene import Node, Scene, Tie, group_of, nobody_words, value_label
from netwerk.map.view import MARKS, ActorRow, TieRow, View
from netwerk.net.kernels import fragility
from netwerk.net.net import Net
from netwerk.schema import Schema

UNKNOWN = "niet bekend"
MERGED = ("samengevoegde groep", "samengevoegde groepen")
MOST_LINES = 8
"""A title at the pointer names at most this many relations."""
MOST_WORDS = 20
"""Above the map."""


def node_title(net: Net, schema: Schema, node: Node) -> str:
    """What is shown at the pointer, one fact a line."""
    if node.group:
        return node.label
    i = node.members[0]
    soort = schema.keuzes["soort"].label(_text(net, "soort", i))
    categorie = _text(net, "categorie", i)
    what = f"{soort}, {schema.keuzes['categorie'].label(categorie)}" if categorie else soort
    contacts = contacts_of(net, i)
    outside = int(net.all_contacts[i]) - contacts
    more = f" ({outside} meer buiten deze selectie)" if outside > 0 else ""
    told = f"{w.counted(contacts, w.CONTACT)}{more}"
    return f"{node.label}\n{what}\n{place_words(net, schema, i)}\n{told}"


def tie_title(net: Net, schema: Schema, tie: Tie) -> str:
    """The relations behind a line, one a line."""
    if group_of(tie.a) or group_of(tie.b):
        return w.counted(len(tie.rows), w.RELATIE)
    lines = [_sentence(net, schema, row) for row in tie.rows[:MOST_LINES]]
    if len(tie.rows) > MOST_LINES:
        lines.append(f"en nog {len(tie.rows) - MOST_LINES}")
    return "\n".join(lines)


def place_words(net: Net, schema: Schema, i: int) -> str:
    """Where an actor is: its kern, else its gebieden."""
    kern = _text(net, "kern", i)
    if kern:
        return value_label(net, schema, "kern", kern)
    gebieden = net.gebieden_of(i)
    return "Gebied " + " en ".join(gebieden) if gebieden else "Plaats niet bekend"


def actor_rows(net: Net, schema: Schema, scene: Scene, marks: Marked) -> tuple[ActorRow, ...]:
    """Every sign of the picture as a row, most contacts first."""
    relations = [0] * net.n
    for i in (*net.van.tolist(), *net.naar.tolist()):
        relations[i] += 1
    rows = []
    for node in scene.nodes:
        i = node.members[0]
        mark = marks.nodes.get(node.id)
        words = (marks.labels[mark],) if mark else ()
        if node.group:
            contacts, total = (
                sum(contacts_of(net, k) for k in node.members),
                sum(relations[k] for k in node.members),
            )
            rows.append(
                ActorRow(
                    id=node.id,
                    naam=node.label,
                    soort="Samengevoegd",
                    categorie="",
                    plaats="",
                    contacten=contacts,
                    relaties=total,
                    marks=words,
                )
            )
        else:
            soort = schema.keuzes["soort"].label(_text(net, "soort", i))
            categorie = schema.keuzes["categorie"].label(_text(net, "categorie", i))
            where = place_words(net, schema, i)
            rows.append(
                ActorRow(
                    id=node.id,
                    naam=node.label,
                    soort=soort,
                    categorie=categorie,
                    plaats=where,
                    contacten=contacts_of(net, i),
                    relaties=relations[i],
                    marks=words,
                )
            )
    return tuple(sorted(rows, key=lambda r: (-r.contacten, r.naam.casefold(), r.id)))


def tie_rows(net: Net, schema: Schema, scene: Scene, marks: Marked) -> tuple[TieRow, ...]:
    """Every relation of the picture as a row; ties of a group as one row with their number.

    Proposed ties last.
    """
    label = {node.id: node.label for node in scene.nodes}
    rows = []
    for tie in scene.ties:
        mark = marks.ties.get((tie.a, tie.b))
        words = (marks.labels.get(mark, MARKS[mark]),) if mark else ()
        if group_of(tie.a) or group_of(tie.b):
            contact = any(net.contact[r] for r in tie.rows)
            what = w.counted(len(tie.rows), w.RELATIE)
            rows.append(
                TieRow(
                    van_id=tie.a,
                    naar_id=tie.b,
                    van=label[tie.a],
                    naar=label[tie.b],
                    wat=what,
                    sterkte="",
                    bron="",
                    laatst_bevestigd="",
                    count=len(tie.rows),
                    is_contact=contact,
                    marks=words,
                )
            )
        else:
            rows.extend(_tie_row(net, schema, row, words) for row in tie.rows)
    rows += proposed_rows(marks, label)
    return tuple(
        sorted(
            rows, key=lambda r: (r.van.casefold(), r.naar.casefold(), r.wat, r.van_id, r.naar_id)
        )
    )


def headline(net: Net, schema: Schema, scene: Scene, view: View, marks: Marked) -> str:
    """What there is to see, above the map, in some twenty words."""
    shown = sorted(scene.node_of)
    if not shown:
        return nobody_words(net, view)
    where = _about(net, schema, view)
    visible = np.zeros(net.n, bool)
    visible[shown] = True
    pairs = w.counted(contact_pairs(net, visible), w.CONTACT)
    named = f"{where}: " if where else ""
    who = actors_words(net, visible)
    shorter = w.counted(int((visible & counted(net)).sum()))
    alone = standing_counts(net, visible)
    cut = 0 if scene.left_out else int((fragility(net.indptr, net.indices).parts >= 2).sum())
    second = standing_in_short(alone["without_contact"], alone["outside_only"], cut)
    lifted = [
        label.partition(":")[0].lower()
        for kind, label in marks.labels.items()
        if any(marks.counts[kind])
    ]
    told = f"{named}{who}, {pairs}.{second}"
    if len(told.split()) > MOST_WORDS:  # then who stopped is told by the signs alone
        told = f"{named}{shorter}, {pairs}.{second}"
    return told + (f" Uitgelicht: {', '.join(lifted)}." if lifted else "")


def standing_in_short(without: int, outside: int, cut: int) -> str:
    """Who has no contact or only elsewhere, and on how many much hangs; all else is in the summary.

    Sentences with a space before each; '' when there is nothing to say.
    """
    have, only = (w.verb(count, "heeft", "hebben") for count in (without, outside))
    parts = [f"{w.whole(without)} {have} geen contact"] if without else []
    if outside:
        what = "alleen" if without else f"{only} alleen contact"
        parts.append(f"{w.whole(outside)} {what} buiten deze selectie")
    said = f" {', '.join(parts)}." if parts else ""
    return said + (f" Aan {w.whole(cut)} hangt het contact van anderen." if cut else "")


def _about(net: Net, schema: Schema, view: View) -> str:
    """What the view narrows the map to, in words; empty when it does not."""
    parts = []
    if view.only:
        parts.append(value_label(net, schema, *view.only))
    if view.focus and (focus := net.index_of(view.focus)) is not None:
        parts.append(
            f"rond {net.actors['naam'][focus]}, tot {w.counted(view.steps, ('stap', 'stappen'))}"
        )
    return _capital(", ".join(parts))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def summary(net: Net, scene: Scene, view: View) -> str:
    """The picture in three sentences, for who does not see it."""
    alone = [n for n in scene.nodes if not n.group]
    groups = len(scene.nodes) - len(alone)
    if not scene.nodes:
        return "Lege kaart: er zijn geen actoren in deze selectie."
    drawn = np.zeros(net.n, bool)
    drawn[[n.members[0] for n in alone]] = True
    signs = [actors_words(net, drawn)] if alone else []
    signs += [w.counted(groups, MERGED)] if groups else []
    first = f"Netwerkkaart met {' en '.join(signs)}"
    visible = np.zeros(net.n, bool)
    visible[sorted(scene.node_of)] = True
    second = (
        f"{w.counted(sum(len(t.rows) for t in scene.ties), w.RELATIE)} en "
        f"{w.counted(contact_pairs(net, visible), w.CONTACT)}; "
        f"{standing_words(standing_counts(net, visible))}"
    )
    most = sorted(alone, key=lambda n: (-contacts_of(net, n.members[0]), n.label))[:3]
    named = [
        f"{n.label} ({contacts_of(net, n.members[0])})"
        for n in most
        if net.degree[n.members[0]] > 0
    ]
    third = f" Meeste contacten: {', '.join(named)}." if named else ""
    focus = net.index_of(view.focus) if view.focus else None
    about = (
        f" rond {net.actors['naam'][focus]}, tot {w.counted(view.steps, ('stap', 'stappen'))}"
        if focus is not None
        else ""
    )
    return f"{first}{about}. {second}.{third}"


def notice(net: Net, scene: Scene) -> str:
    """What the user should know before reading the picture; empty when there is nothing to say."""
    if scene.by_itself is None:
        return ""
    how = {
        "kern": "per kern",
        "gebied": "per gebied",
        "groep": "per groep actoren die veel contact hebben",
        "categorie": "per categorie",
    }[scene.by_itself]
    return (
        f"Deze selectie heeft {w.counted(net.n - scene.left_out)}. "
        f"Om de kaart leesbaar te houden zijn ze {how} samengevoegd. "
        "Dubbelklik op een groep om die te openen, of kies een kleiner deel."
        + (
            " Wat je eerder opende, is weer dicht: samen is het te veel voor één kaart."
            if scene.closed
            else ""
        )
    )


def _tie_row(net: Net, schema: Schema, row: int, marks: tuple[str, ...]) -> TieRow:
    van, naar = int(net.van[row]), int(net.naar[row])
    ids, names = net.actors["id"], net.actors["naam"]
    kind = str(net.relaties["soort"][row])
    return TieRow(
        van_id=str(ids[van]),
        naar_id=str(ids[naar]),
        van=str(names[van]),
        naar=str(names[naar]),
        wat=schema.keuzes["relatie"].label(kind),
        sterkte=schema.toon("Relatie", "sterkte", net.relaties["sterkte"][row]),
        bron=str(net.relaties["bron"][row] or UNKNOWN),
        laatst_bevestigd=str(net.relaties["laatst_bevestigd"][row] or UNKNOWN),
        count=1,
        is_contact=bool(net.contact[row]),
        marks=marks,
    )


def _sentence(net: Net, schema: Schema, row: int) -> str:
    names = net.actors["naam"]
    what = schema.keuzes["relatie"].label(str(net.relaties["soort"][row]))
    sterkte = net.relaties["sterkte"][row]
    strength = (
        f" ({schema.keuzes['sterkte'].label(int(sterkte))})" if isinstance(sterkte, int) else ""
    )
    return f"{names[net.van[row]]} {what} {names[net.naar[row]]}{strength}"


def contacts_of(net: Net, i: int) -> int:
    """With how many others actor ``i`` has contact.

    Read for every sign, so without making the column of all.
    """
    return int(net.indptr[i + 1] - net.indptr[i])


def _text(net: Net, column: str, i: int) -> str | None:
    value = net.actors[column][i]
    return str(value) if value else None
