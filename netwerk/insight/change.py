"""What changed between two days, and what only became known.

A contact that was not recorded before is called new only when it says so itself (``sinds`` after
the first day) or when one of its ends had been asked before and did not tell it, unless it says
that it began before the first day. All other contacts are "nu bekend": more asking is never
presented as growth.
"""

from __future__ import annotations

from netwerk.insight import change_steps as steps
from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.bands import never_too_sure
from netwerk.insight.begun import KINDS as BEGUN
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.coverage.without_us import WITHOUT_US_THEN, find_without_us_then
from netwerk.insight.finding import EVIDENCE, ActorRef, Finding, actor_refs, by_naam, evidence_of
from netwerk.insight.kinds import Kind
from netwerk.insight.then_and_now import OneDay, Pair, is_new, kern_pairs, looked_up, pair_names
from netwerk.net.net import Net
from netwerk.typed.moments import moment_words

ACTORS_NEW = Kind("actors_new", kinds.CHANGED, 800, kinds.the_whole)
ACTORS_GONE = Kind("actors_gone", kinds.CHANGED, 801, kinds.the_whole)
CONTACTS_NEW = Kind("contacts_new", kinds.CHANGED, 802, kinds.the_whole)
CONTACTS_KNOWN = Kind("contacts_known", kinds.CHANGED, 803, kinds.the_whole)
CONTACTS_GONE = Kind("contacts_gone", kinds.CHANGED, 804, kinds.the_whole)
BRIDGES_LOST = Kind("bridges_lost", kinds.CHANGED, 805, kinds.the_whole)
NEWLY_CONNECTED = Kind("newly_connected", kinds.CHANGED, 806, kinds.the_whole)
NEWLY_ALONE = Kind("newly_alone", kinds.CHANGED, 807, kinds.the_whole)
KERNEN_TOGETHER = Kind("kernen_together", kinds.CHANGED, 808, kinds.the_whole)
ASKED_MORE = Kind("asked_more", kinds.CHANGED, 809, kinds.the_whole)
NO_CHANGE = Kind("no_change", kinds.CHANGED, 810, kinds.the_whole)

KERNEN_LISTED = 20


def find_changes(before: Net, ground: Ground) -> tuple[Finding, ...]:
    """What changed from an earlier net to the one of ``ground`` (same selection).

    In order of reading.

    Kinds: 'actors_new', 'actors_gone', 'contacts_new', 'contacts_known' (only now recorded),
    'contacts_gone', 'newly_connected', 'newly_alone', 'bridges_lost', 'kernen_together',
    'asked_more', 'without_us_then', else 'no_change'. Actors are the same when their id is; a
    contact is the pair of its ends.
    """
    then, now = looked_up(before), looked_up(ground.net)
    fresh = sorted(set(now.pairs) - set(then.pairs))
    real = [pair for pair in fresh if is_new(ground, then, now.pairs[pair], pair)]
    recorded = sorted(set(fresh) - set(real))
    findings = [
        *_actors(ground, then, now),
        *_contacts(ground, CONTACTS_NEW.name, real, now, ""),
        *_contacts(
            ground, CONTACTS_KNOWN.name, recorded, now, " Dat is geen groei: er is nu meer bekend."
        ),
        *_gone_contacts(ground, then, now),
        *_connected(ground, then, now, set(real)),
        *_kernen(ground, then, now, set(real)),
        *_asked(ground, then, now),
        *find_without_us_then(before, ground),
    ]
    if not findings:
        text = f"sinds {_day(before)} kwam er geen actor of contact bij en ging er geen weg"
        findings = [Finding(NO_CHANGE.name, w.sentence(text), certainty=judged(ground))]
    return tuple(map(never_too_sure, findings))


def _actors(ground: Ground, then: OneDay, now: OneDay) -> list[Finding]:
    fresh = by_naam(now.net, (i for actor, i in now.index.items() if actor not in then.index))
    gone = by_naam(then.net, (i for actor, i in then.index.items() if actor not in now.index))
    findings = []
    if fresh:
        are = w.verb(len(fresh), "is", "zijn")
        text = (
            f"sinds {_day(then.net)} {are} {w.counted(len(fresh))} toegevoegd: "
            f"{w.names_of(now.net, fresh)}"
        )
        findings.append(
            _finding(
                ground,
                ACTORS_NEW.name,
                text,
                actor_refs(now.net, fresh),
                len(fresh),
                steps.ask_the_new(ground, fresh),
            )
        )
    if gone:
        text = (
            f"{w.counted(len(gone))} {w.verb(len(gone), 'staat', 'staan')} er niet meer in: "
            f"{w.names_of(then.net, gone)}"
        )
        findings.append(
            _finding(
                ground,
                ACTORS_GONE.name,
                text,
                actor_refs(then.net, gone),
                len(gone),
                steps.look_who_stopped(then.net, gone),
            )
        )
    return findings


def _contacts(
    ground: Ground, kind: str, pairs: list[Pair], now: OneDay, note: str
) -> list[Finding]:
    if not pairs:
        return []
    net = ground.net
    rows = [
        int(r) for pair in pairs[:EVIDENCE] for r in ground.rows.contacts_between(*now.pairs[pair])
    ]
    new = kind == CONTACTS_NEW.name
    what = "erbij gekomen" if new else "erbij vastgelegd"
    step = steps.ask_how_it_goes if new else steps.ask_whether_new
    count = f"{w.verb(len(pairs), 'is', 'zijn')} {w.counted(len(pairs), ('contact', 'contacten'))}"
    text = f"er {count} {what}: {pair_names(now, pairs)}"
    refs = actor_refs(net, dict.fromkeys(i for pair in pairs for i in now.pairs[pair]))
    return [
        Finding(
            kind,
            w.sentence(text) + note,
            refs,
            evidence_of(net, rows[:EVIDENCE]),
            judged(ground, rows=rows),
            next_step=step(ground, [now.pairs[pair] for pair in pairs]),
            numbers={"count": len(pairs)},
        )
    ]


def _gone_contacts(ground: Ground, then: OneDay, now: OneDay) -> list[Finding]:
    """Contacts between actors that are still there, and apart those that were a bridge."""
    gone = sorted(
        pair
        for pair in set(then.pairs) - set(now.pairs)
        if pair[0] in now.index and pair[1] in now.index
    )
    if not gone:
        return []
    refs = actor_refs(
        ground.net, dict.fromkeys(now.index[actor] for pair in gone for actor in pair)
    )
    count = w.counted(len(gone), ("contact", "contacten"))
    findings = [
        _finding(
            ground,
            CONTACTS_GONE.name,
            f"{count} {w.verb(len(gone), 'is', 'zijn')} er niet meer: {pair_names(then, gone)}",
            refs,
            len(gone),
            steps.look_whether_over(ground.net, [now.ends(pair) for pair in gone]),
        )
    ]
    bridges = {(int(a), int(b)) for a, b in then.fragility.bridges}
    lost = [pair for pair in gone if then.pairs[pair] in bridges]
    if lost:
        only = w.verb(
            len(lost),
            "één daarvan was een brug",
            f"{w.number_word(len(lost))} daarvan waren een brug",
        )
        text = f"{only} tussen twee delen van het netwerk: {pair_names(then, lost)}"
        ends = actor_refs(
            ground.net, dict.fromkeys(now.index[actor] for pair in lost for actor in pair)
        )
        findings.append(
            _finding(
                ground,
                BRIDGES_LOST.name,
                text,
                ends,
                len(lost),
                steps.ask_whether_over(ground.net, [now.ends(pair) for pair in lost]),
            )
        )
    return findings


def _connected(ground: Ground, then: OneDay, now: OneDay, real: set[Pair]) -> list[Finding]:
    """Who came out of standing alone and who came to stand alone, in the whole network."""
    both = [(then.index[actor], i) for actor, i in now.index.items() if actor in then.index]
    out = [i for a, i in both if not then.net.all_contacts[a] and ground.net.all_contacts[i]]
    into = [i for a, i in both if then.net.all_contacts[a] and not ground.net.all_contacts[i]]
    moved = {now.index[actor] for pair in real for actor in pair}
    grown, told = [i for i in out if i in moved], [i for i in out if i not in moved]
    findings = []
    have = "{names} {stood} alleen en {has} nu contact"
    for actors, words, kind, step in (
        (grown, have, NEWLY_CONNECTED.name, steps.thank),
        (
            told,
            "van {names} is nu contact bekend; dat kan er al eerder zijn geweest",
            NEWLY_CONNECTED.name,
            steps.ask_since_when,
        ),
        (into, "{names} {has} geen contact meer", NEWLY_ALONE.name, steps.ask_what_is_needed),
    ):
        if actors:
            ordered = by_naam(ground.net, actors)
            stood, has = (
                w.verb(len(actors), "stond", "stonden"),
                w.verb(len(actors), "heeft", "hebben"),
            )
            text = words.format(names=w.names_of(ground.net, ordered), stood=stood, has=has)
            refs, todo = actor_refs(ground.net, ordered), step(ground, ordered)
            findings.append(_finding(ground, kind, text, refs, len(actors), todo))
    return findings


def _kernen(ground: Ground, then: OneDay, now: OneDay, real: set[Pair]) -> list[Finding]:
    """Pairs of kernen without any contact before and with contact now."""
    had, have = kern_pairs(then, then.pairs), kern_pairs(now, now.pairs)
    grown = kern_pairs(now, real)
    findings = []
    for pair in sorted(have.keys() - had.keys(), key=lambda p: (-have[p], p))[:KERNEN_LISTED]:
        names = " en ".join(w.kern_words(ground.net, kern) for kern in pair)
        count = w.counted(have[pair], ("contact", "contacten"))
        if grown[pair]:
            text = f"{names} zijn naar elkaar toe gegroeid: eerst geen contact bekend, nu {count}"
        else:
            text = (
                f"tussen {names} {w.verb(have[pair], 'is', 'zijn')} nu {count} bekend; dat "
                "kan er al eerder zijn geweest"
            )
        findings.append(_finding(ground, KERNEN_TOGETHER.name, text, (), have[pair]))
    return findings


def _asked(ground: Ground, then: OneDay, now: OneDay) -> list[Finding]:
    """That more actors were asked: needed to read every other number.

    Who says to have been asked by that day was, also when that was recorded later.
    """
    more = sorted(now.asked - then.asked)
    if not more:
        return []
    before = then.asked | now.asked_by(then.net.selection.op)
    was, becomes, late = len(before), len(now.asked), len(before - then.asked)
    text = f"aan {w.counted(becomes)} is gevraagd met wie zij contact hebben"
    day = _day(then.net)
    if was != becomes:
        text += f", {_on(then.net)} aan {w.whole(was) if was else 'niemand'}"
        day = "die dag"
    if late:
        text += f". Bij {w.whole(late)} van hen is dat pas na {day} vastgelegd"
    text += ". Meer contacten kunnen daardoor komen"
    return [
        _finding(
            ground,
            ASKED_MORE.name,
            text,
            actor_refs(ground.net, by_naam(ground.net, (now.index[i] for i in more))),
            len(more),
        )
    ]


def _finding(
    ground: Ground, kind: str, text: str, actors: tuple[ActorRef, ...], count: int, step: str = ""
) -> Finding:
    return Finding(
        kind,
        w.sentence(text),
        actors,
        certainty=judged(ground),
        next_step=step,
        numbers={"count": count},
    )


def _day(net: Net) -> str:
    return moment_words(net.selection.op) if net.selection.op else f"wijziging {net.revision}"


def _on(net: Net) -> str:
    return f"op {moment_words(net.selection.op)}" if net.selection.op else "eerder"


KINDS = (
    *BEGUN,
    ACTORS_NEW,
    ACTORS_GONE,
    CONTACTS_NEW,
    CONTACTS_KNOWN,
    CONTACTS_GONE,
    BRIDGES_LOST,
    NEWLY_CONNECTED,
    NEWLY_ALONE,
    KERNEN_TOGETHER,
    ASKED_MORE,
    WITHOUT_US_THEN,
    NO_CHANGE,
)
"""What a comparison of two days can tell."""
