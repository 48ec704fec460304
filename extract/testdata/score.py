#!/usr/bin/env python3
"""Score the output of `actant extract --jsonl` against gold statements.

    score.py GOLD.jsonl SYSTEM.jsonl [--verbose] [--json]
    score.py GOLD.jsonl --run "./actant extract --jsonl" [--min-f1 0.8]

Formats and rules are in README.md beside this file.
The steps: read both sides -> compare every system unit with every gold statement of the document (`compare`) -> maximum-weight
one-to-one matching (`assign`) -> an Outcome for each hit, miss and false positive (`score_document`) -> counts (`prf`).
"""
from __future__ import annotations

import argparse
import collections
import datetime
import itertools
import json
import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator

from matching import Span, assign, overlap, same_name, same_span, trim

RELATIONS = {r["name"]: r for r in json.loads(
    (Path(__file__).resolve().parent / "relations.json").read_text("utf-8"))["relations"]}
SYMMETRIC = {name for name, r in RELATIONS.items() if r["symmetric"]}
COMPATIBLE = [{"MET_WITH", "TALKED_WITH"}, {"HOSTED", "MET_WITH"}, {"SIGNED", "AGREED_WITH"}]
FOLD = {"promised": "planned", "alleged": "possible", "threatened": "possible", "hypothetical": "conditional"}
FACTUALITY = {"asserted", "planned", "requested", "possible", "conditional", "denied"} | set(FOLD)
TOPIC_ROLES = ("topic", "item", "event", "amount", "status", "content")  # where a system may put gold's topic or item
SLOTS = ("event", "place", "topic", "position", "item", "amount")
EXACT, HEAD, NO = 2, 1, 0  # how an argument agrees


# ---------------------------------------------------------------- the gold side

@dataclass
class Gold:
    """One gold statement: the JSON object and its document."""
    doc: GoldDoc
    data: dict[str, Any]

    def __post_init__(self) -> None:
        self.relation: str = self.data["relation"]
        self.required: bool = self.data["tier"] != "optional"
        self.core: bool = self.data["tier"] == "core"

        self.fields: dict[str, Any] = self.data["roles"] | self.data

    def text(self, slot: str) -> str | None:
        return self.fields.get(slot + "_text")

    def names(self, slot: str) -> list[str]:
        """English names that are right in a slot: the entity's own, then those of another reading (<slot>_also)."""
        return [n for n in (self.fields.get(slot + "_en"), *self.fields.get(slot + "_also", ())) if n]

    def __str__(self) -> str:
        roles = [f"{s}={self.text(s)}" for s in SLOTS if self.text(s)]
        flags = ["neg"] * (self.data["polarity"] == "negative") + [self.data["factuality"]]
        return f"{self.relation}({self.text('source') or '∅'} → {self.text('target') or '∅'}; {', '.join(roles + flags)})"


class GoldDoc:
    def __init__(self, data: dict[str, Any]) -> None:
        self.id, self.text = data["id"], data["text"]
        self.lang, self.pair = data["lang"], data.get("pair", data["id"])
        self.level, self.phenomena = data.get("level", 0), data.get("phenomena", [])
        self.bytes = self.text.encode()
        self.statements = [Gold(self, s) for s in data["statements"]]
        passages = data.get("no_edge") or ([self.text] if data.get("trap") else [])
        self.traps = [span for p in passages for span in self.find(p)[:1]]
        # every mention that gold names, by English name, to accept a coreferent one
        self.mentions: dict[str, list[str]] = collections.defaultdict(list)
        for s in self.statements:
            for slot in ("source", "target", *SLOTS):
                text, names = s.text(slot), s.names(slot)
                if text and names and slot not in ("topic", "position", "amount"):
                    self.mentions[names[0]].append(text)

    def find(self, text: str) -> list[Span]:
        """All byte spans of a text, whole words when it has any such occurrence."""
        hits = [(m.start(), m.end()) for m in re.finditer(re.escape(text), self.text)]
        whole = [(a, b) for a, b in hits if not (a and self.text[a - 1].isalnum() and self.text[a].isalnum())
                 and not (b < len(self.text) and self.text[b].isalnum() and self.text[b - 1].isalnum())]
        return [(len(self.text[:a].encode()), len(self.text[:b].encode())) for a, b in whole or hits]

    def other_mention(self, span: Span, text: str, names: list[str]) -> bool:
        """Is the span, word for word, a mention of an entity that has none of these names?"""
        others = (t for name, texts in self.mentions.items() if not any(same_name(name, n) for n in names) for t in texts)
        return any(trim(text) == trim(t) and any(overlap(span, s) for s in self.find(t)) for t in others)

    def coreferent(self, names: list[str]) -> list[str]:
        return [t for name, texts in self.mentions.items() if any(same_name(name, n) for n in names) for t in texts]


# ---------------------------------------------------------------- the system side

class Arg:
    """One system argument with what its entity is called and where it is mentioned."""

    def __init__(self, data: dict[str, Any], entities: dict[str, dict[str, Any]]) -> None:
        entity = entities.get(data.get("entity") or "", {})
        self.name: str = entity.get("name") or ""
        self.text: str = data.get("text") or self.name
        self.span: Span | None = (data["start"], data["end"]) if "start" in data else None
        self.english: str = (entity.get("names") or {}).get("en") or ""
        self.names: set[str] = {n for n in (entity.get("name"), *(entity.get("names") or {}).values()) if n}
        self.wikidata: str = entity.get("wikidata") or ""
        self.mentions: list[tuple[Span, str]] = [((m["start"], m["end"]), m["text"]) for m in entity.get("mentions") or []]
        if self.span:
            self.mentions.insert(0, (self.span, self.text))
        self.members = [Arg({"entity": m}, entities) for m in data.get("members") or []]


@dataclass
class Unit:
    """What is matched: a system statement, or one of its dyads when an end is a group with members."""
    data: dict[str, Any]
    source: Arg | None
    target: Arg | None
    roles: dict[str, list[Arg]]
    speakers: list[Arg]
    member: bool = False

    @property
    def relation(self) -> str:
        return str(self.data.get("relation"))

    @property
    def evidence(self) -> tuple[int, int]:
        e = self.data.get("evidence") or {}
        return e.get("start", 0), e.get("end", 0)

    def __str__(self) -> str:
        ends = " → ".join(a.text if a else "∅" for a in (self.source, self.target))
        flags = ["neg"] * (self.data.get("polarity") == "negative") + [self.data.get("factuality", "asserted")]
        roles = [f"{r}={a.text}" for r, args in self.roles.items() for a in args]
        trigger = (self.data.get("trigger") or {}).get("text", "")
        return f"{self.relation}({ends}; {', '.join(roles + flags)}) by «{trigger}» {' '.join(self.data.get('rules') or [])}".strip()


def units(result: dict[str, Any]) -> Iterator[Unit]:
    """The system's statements as units: the statement itself, then its member dyads."""
    entities = {e["id"]: e for e in result.get("entities") or []}
    by_id = {s.get("id"): s for s in result.get("statements") or []}

    def arg(data: Any) -> Arg | None:
        return Arg(data, entities) if isinstance(data, dict) else None

    for s in result.get("statements") or []:
        roles: dict[str, list[Arg]] = {}
        for name, value in (s.get("roles") or {}).items():
            values = value if isinstance(value, list) else [value]
            if name == "content":  # ids of embedded statements: their triggers and ends stand for the content
                inner = [by_id[v] for v in values if isinstance(v, str) and v in by_id]
                values = [v for v in values if isinstance(v, dict)]
                values += [x for i in inner for x in (i.get("trigger"), i.get("target"), i.get("source")) if x]
            roles[name] = [a for a in map(arg, values) if a]
        speakers = [a for x in s.get("attribution") or [] for a in [arg(x.get("speaker"))] if a]
        ends = arg(s.get("source")), arg(s.get("target"))
        yield Unit(s, *ends, roles, speakers)
        if any(a and a.members for a in ends):
            for source, target in itertools.product(*(a.members if a and a.members else [a] for a in ends)):
                yield Unit(s, source, target, roles, speakers, member=True)


# ---------------------------------------------------------------- comparing

def same_arg(arg: Arg | None, gold: Gold, slot: str) -> int:
    """EXACT: same full span or same entity by name; HEAD: same head word, or coreferent; NO otherwise."""
    doc, text, names = gold.doc, gold.text(slot), gold.names(slot)
    if arg is None or not (text or names):
        return EXACT if arg is None and text is None else NO
    if arg.span and text and trim(arg.text) == trim(text) and any(overlap(arg.span, s) for s in doc.find(text)):
        return EXACT
    if any(same_name(a, b) for a in arg.names for b in names):
        return EXACT
    if arg.span and names and doc.other_mention(arg.span, arg.text, names):
        return NO
    for t in dict.fromkeys(([text] if text else []) + doc.coreferent(names)):
        name = names[0] if names else ""
        if any(same_span(m, m_text, s, t, name, arg.english or arg.name) for s in doc.find(t) for m, m_text in arg.mentions):
            return HEAD
    return NO


@dataclass
class Pair:
    """A system unit and a gold statement with the same relation and the same ends."""
    unit: Unit
    gold: Gold
    polarity: bool = False
    factuality: bool = False  # equal after folding
    strict: bool = False
    link: bool = False
    slots: dict[str, bool] = field(default_factory=dict)

    @property
    def hit(self) -> bool:
        return self.polarity and self.factuality

    @property
    def weight(self) -> float:
        """Required hits first, then optional hits, then near hits; among equals the strict one, a member, the one with most slots."""
        base = (1e6 if self.gold.required else 1e4) if self.hit else 10.0
        return base + 4 * self.strict + 2 * self.link + self.unit.member + sum(self.slots.values()) / 10


def compare(unit: Unit, gold: Gold) -> tuple[Pair | None, str]:
    """The pair, or None and the reason why it is none ('' when not even the relation or one end agrees)."""
    equal = unit.relation == gold.relation
    if not equal and {unit.relation, gold.relation} not in COMPATIBLE:
        return None, ""
    orders = [(unit.source, unit.target)]
    if {unit.relation, gold.relation} & SYMMETRIC:
        orders.append((unit.target, unit.source))
    source, target, a, b = max(((same_arg(x, gold, "source"), same_arg(y, gold, "target"), x, y) for x, y in orders),
                               key=lambda o: (min(o[:2]), sum(o[:2])))
    if not (source and target):
        return None, "" if not equal or not (source or target) else "source" if target else "target"
    pair = Pair(unit, gold)
    for slot in filter(gold.text, SLOTS):
        roles = TOPIC_ROLES if slot in ("topic", "item") else (slot,)
        pair.slots[slot] = any(same_arg(a, gold, slot) for r in roles for a in unit.roles.get(r, []))
    # the position belongs to the identity of HOLDS_POSITION, the event or topic to a statement without a target
    given = {role for role, found in unit.roles.items() if found}
    if gold.relation == "HOLDS_POSITION" and "position" in given and pair.slots.get("position") is False:
        return None, "position"
    deed = [pair.slots[s] for s in ("event", "topic", "item") if s in pair.slots]
    deedless = gold.text("target") is None and deed and not any(deed) and gold.relation != "STATED"
    if deedless and given & set(TOPIC_ROLES):
        return None, "topic"
    got, want = unit.data.get("factuality", "asserted"), gold.data["factuality"]
    pair.polarity = unit.data.get("polarity", "positive") == gold.data["polarity"]
    pair.factuality = FOLD.get(got, got) == FOLD.get(want, want)
    whole = source == target == EXACT and not deedless and pair.slots.get("position", True)
    pair.strict = equal and bool(whole) and pair.polarity and got == want
    pair.link = pair.hit and equal and all(not gold.names(slot) if x is None else bool(x.english) and any(same_name(x.english, n) for n in gold.names(slot))
                                           for x, slot in ((a, "source"), (b, "target")))
    if not pair.polarity:
        return pair, f"polarity, got {unit.data.get('polarity')}"
    return pair, "" if pair.factuality else f"factuality, got {got}"


# ---------------------------------------------------------------- one document

@dataclass
class Outcome:
    kind: str  # hit, miss, false; not counted: optional, duplicate, derived, open
    doc: GoldDoc
    relation: str
    gold: Gold | None = None
    unit: Unit | None = None
    pair: Pair | None = None
    why: str = ""
    trap: bool = False


def score_document(doc: GoldDoc, result: dict[str, Any]) -> tuple[list[Outcome], list[Pair]]:
    """Outcomes of a document and all pairs with the right ends (for the slot figures)."""
    system = list(units(result))
    table = [[compare(u, g) for g in doc.statements] for u in system]
    column = assign([[p.weight if p else 0.0 for p, _ in row] for row in table]) if doc.statements else [-1] * len(system)
    pairs = [p for i, j in enumerate(column) if j >= 0 for p in [table[i][j][0]] if p]
    hits = {id(p.gold): p for p in pairs if p.hit}
    hit_units = {id(p.unit): p for p in hits.values()}
    out = [Outcome("hit" if p.gold.required else "optional", doc, p.gold.relation, p.gold, p.unit, p) for p in hits.values()]

    for j, g in enumerate(doc.statements):
        if g.required and id(g) not in hits:
            out.append(Outcome("miss", doc, g.relation, gold=g, why=max((row[j][1] for row in table), key=len, default="")))

    right = {u.data.get("id") for u in system if id(u) in hit_units}   # what a derived statement may lean on
    by_statement: dict[int, list[int]] = collections.defaultdict(list)
    for i, u in enumerate(system):
        by_statement[id(u.data)].append(i)
    for indices in by_statement.values():
        matched = [i for i in indices if id(system[i]) in hit_units]
        members_matched = any(system[i].member for i in matched)
        # a wrong member beside right ones is wrong; otherwise the group and its members are one statement
        left = [i for i in indices if i not in matched and system[i].member] if members_matched else [] if matched else indices[:1]
        for i in left:
            u = system[i]
            repeated = any(p and p.hit and id(p.gold) in hits and hits[id(p.gold)].unit.evidence != u.evidence for p, _ in table[i])
            parent = u.data.get("derived_from")
            kind = "duplicate" if repeated else "derived" if parent and parent in right else "open" if u.relation == "OPEN" else "false"
            t = u.data.get("trigger") or {}
            trigger = (t["start"], t["end"]) if "start" in t else u.evidence
            out.append(Outcome(kind, doc, u.relation, unit=u, why=max((w for _, w in table[i]), key=len, default=""),
                               trap=kind != "duplicate" and any(overlap(trigger, s) for s in doc.traps)))
    return out, pairs


# ---------------------------------------------------------------- figures

def prf(outcomes: list[Outcome]) -> dict[str, Any]:
    n = collections.Counter(o.kind for o in outcomes)
    hits = [o for o in outcomes if o.kind == "hit" and o.pair]
    core = [o for o in outcomes if o.gold and o.gold.core and o.kind in ("hit", "miss")]
    gold, made = n["hit"] + n["miss"], n["hit"] + n["false"]
    half = sum(o.kind == "miss" and o.why in ("source", "target") for o in outcomes)

    def figure(good: int) -> dict[str, float]:
        p, r = good / made if made else 1.0 if not gold else 0.0, good / gold if gold else 1.0
        return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}

    return {"gold": gold, "system": made, **{k: n[k] for k in ("hit", "miss", "false", "optional", "duplicate", "derived", "open")},
            "relaxed": figure(n["hit"]), "strict": figure(sum(o.pair.strict for o in hits if o.pair)),
            "link": figure(sum(o.pair.link for o in hits if o.pair)),
            "core_recall": sum(o.kind == "hit" for o in core) / len(core) if core else 1.0,
            "partial_recall": (n["hit"] + half / 2) / gold if gold else 1.0}


def days(time: dict[str, Any] | None) -> tuple[int, int]:
    """A time as its first and last day, numbered; an open end is far away, no (valid) time is day 0."""
    def number(day: str | None, far: int) -> int:
        return datetime.date.fromisoformat(day[:10]).toordinal() if day else far

    try:
        return (number(time.get("from"), 1), number(time.get("to"), 4_000_000)) if time else (0, 0)
    except ValueError:
        return 0, 0


def slot_figures(pairs: list[Pair]) -> dict[str, dict[str, float]]:
    """Accuracy of each slot where gold has one, over required statements whose relation and ends are right."""
    right: dict[str, list[bool]] = collections.defaultdict(list)
    for p in pairs:
        if not p.gold.required:
            continue
        for slot, ok in p.slots.items():
            right[slot].append(ok)
        right["polarity"].append(p.polarity)
        right["factuality"].append(p.factuality)
        named = bool(p.gold.data.get("speaker_en"))
        said = any(same_arg(a, p.gold, "speaker") for a in p.unit.speakers)
        right["speaker" if named else "no speaker"].append(said if named else not p.unit.speakers)
        if p.gold.data.get("time"):
            (a, b), (c, d) = days(p.gold.data["time"]), days(p.unit.data.get("time"))
            right["time exact"].append((a, b) == (c, d))
            right["time overlap"].append((min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1) >= 0.5)
    return {slot: {"right": sum(v), "of": len(v), "share": sum(v) / len(v)} for slot, v in right.items()}


def cross_lingual(outcomes: list[Outcome]) -> dict[str, float]:
    """Over gold statements stated in both languages of a pair: found in both, and with the same entities."""
    seen: dict[tuple[str, ...], dict[str, Unit | None]] = collections.defaultdict(dict)
    for o in outcomes:
        if o.kind in ("hit", "miss") and o.gold:
            k = (o.doc.pair, o.gold.relation, *(min(o.gold.names(x), default="") for x in ("source", "target")), o.gold.data["polarity"])
            seen[k][o.doc.lang] = o.unit or seen[k].get(o.doc.lang)

    def same(a: Arg | None, b: Arg | None) -> bool:
        if a is None or b is None:
            return a is b
        return a.wikidata == b.wikidata if a.wikidata and b.wikidata else bool(a.english and b.english) and same_name(a.english, b.english)

    both = [list(v.values()) for v in seen.values() if len(v) == 2]
    found = [v for v in both if all(v)]
    agree = [x for x, y in found if x and y and (same(x.source, y.source) and same(x.target, y.target)
             or x.relation in SYMMETRIC and same(x.source, y.target) and same(x.target, y.source))]
    n = len(both) or 1
    return {"aligned": len(both), "found_in_both": len(found) / n, "same_entities": len(agree) / n}


def contract_errors(doc: GoldDoc, result: dict[str, Any]) -> tuple[int, list[str]]:
    """Spans seen, and everything in the output that breaks the output contract (output.schema.json)."""
    count, bad, ids = 0, [], {e["id"] for e in result.get("entities") or []}

    def walk(node: Any) -> None:
        nonlocal count
        if isinstance(node, dict):
            if isinstance(node.get("start"), int) and "text" in node:
                count += 1
                if doc.bytes[node["start"]:node["end"]] != node["text"].encode():
                    bad.append(f"offset {doc.id}: [{node['start']}:{node['end']}] is not {node['text']!r}")
            bad.extend(f"entity {doc.id}: {e!r} is not in entities" for e in [node.get("entity"), *(node.get("members") or [])] if e and e not in ids)
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
            walk(child)

    walk(result)
    for s in result.get("statements") or []:
        if s.get("relation") not in RELATIONS and s.get("relation") != "OPEN":
            bad.append(f"relation {doc.id}: {s.get('relation')!r} is unknown")
        if s.get("polarity") not in ("positive", "negative") or s.get("factuality") not in FACTUALITY:
            bad.append(f"value {doc.id}: polarity {s.get('polarity')!r}, factuality {s.get('factuality')!r}")
        if s.get("time") and days(s["time"]) == (0, 0):
            bad.append(f"time {doc.id}: {s['time']!r}")
    return count, bad


def interval(outcomes: list[Outcome], rounds: int = 200) -> list[float]:
    """95 % bootstrap interval of relaxed F1, resampling documents."""
    docs: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for o in outcomes:
        docs[o.doc.id][o.kind] += 1
    rng, counts, values = random.Random(7), list(docs.values()), []
    for _ in range(rounds if counts else 0):
        total = sum((rng.choice(counts) for _ in counts), collections.Counter())
        values.append(2 * total["hit"] / ((2 * total["hit"] + total["miss"] + total["false"]) or 1))
    values.sort()
    return [values[int(0.025 * len(values))], values[int(0.975 * len(values))]] if values else [0.0, 0.0]


def score(gold: list[GoldDoc], results: dict[str, dict[str, Any]]) -> tuple[dict[str, Any], list[Outcome]]:
    """All figures over all documents, and the outcomes they come from."""
    outcomes: list[Outcome] = []
    pairs: list[Pair] = []
    spans, errors = 0, list[str]()
    for doc in gold:
        o, p = score_document(doc, results.get(doc.id, {}))
        n, bad = contract_errors(doc, results.get(doc.id, {}))
        outcomes, pairs, spans, errors = outcomes + o, pairs + p, spans + n, errors + bad
    missing = [d.id for d in gold if "error" in results.get(d.id, {"error": ""})]

    def by(values: Callable[[Outcome], Iterable[Any]]) -> dict[str, Any]:
        keys = sorted({str(v) for o in outcomes for v in values(o)})
        return {k: prf([o for o in outcomes if k in map(str, values(o))]) for k in keys}

    traps, wrong = sum(len(d.traps) for d in gold), sum(o.trap for o in outcomes)
    report = {
        "documents": len(gold), "missing": missing, "all": prf(outcomes) | {"f1_interval": interval(outcomes)},
        "lang": by(lambda o: [o.doc.lang]), "group": by(lambda o: [RELATIONS.get(o.relation, {}).get("group", "OPEN")]),
        "relation": by(lambda o: [o.relation]), "level": by(lambda o: [o.doc.level]), "phenomenon": by(lambda o: o.doc.phenomena),
        "slots": {k: slot_figures([p for p in pairs if k in ("all", p.gold.doc.lang)]) for k in ["all", *sorted({d.lang for d in gold})]},
        "traps": {"traps": traps, "errors": wrong, "per_100": 100 * wrong / traps if traps else 0.0},
        "cross_lingual": cross_lingual(outcomes), "contract": {"spans": spans, "errors": len(errors), "first": errors[:20]}}
    return report, outcomes


def table(report: dict[str, Any]) -> str:
    lines = [f"{'':26} {'gold':>5} {'sys':>5} | relaxed P    R   F1 | strict  P    R   F1 | link R | core R | ign dup der open"]

    def row(name: str, f: dict[str, Any]) -> None:
        three = ["  ".join(f"{f[m][x]:.2f}" for x in ("p", "r", "f1")) for m in ("relaxed", "strict")]
        lines.append(f"{name[:26]:26} {f['gold']:5} {f['system']:5} |   {three[0]} |  {three[1]} |  {f['link']['r']:.2f}  |  {f['core_recall']:.2f}  |"
                     f" {f['optional']:3} {f['duplicate']:3} {f['derived']:3} {f['open']:4}")

    row("ALL", report["all"])
    lines.append(f"{'':26} relaxed F1 95 %: {report['all']['f1_interval'][0]:.2f}–{report['all']['f1_interval'][1]:.2f}; "
                 f"half credit for one right end: R {report['all']['partial_recall']:.2f}")
    for section in ("lang", "group", "relation", "level", "phenomenon"):
        lines.append(f"-- {section}")
        for name, f in report[section].items():
            row(name, f)
    for lang, slots in report["slots"].items():
        lines.append(f"-- slots, {lang}: " + " · ".join(f"{k} {v['share']:.2f} ({v['right']}/{v['of']})" for k, v in slots.items()))
    t, x, c = report["traps"], report["cross_lingual"], report["contract"]
    lines += [f"-- traps: {t['errors']} errors in {t['traps']} traps = {t['per_100']:.1f} per 100",
              f"-- both languages: {x['aligned']} aligned, found in both {x['found_in_both']:.2f}, with the same entities {x['same_entities']:.2f}",
              f"-- contract: {c['spans']} spans, {c['errors']} errors; {len(report['missing'])} of {report['documents']} documents without a result"]
    return "\n".join(lines + ["   " + e for e in c["first"]])


def read_lines(text: str, name: str) -> list[dict[str, Any]]:
    """The objects of a JSONL text; a line that is none ends the program."""
    found = []
    for n, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(dict(json.loads(line)))
            except ValueError as e:
                sys.exit(f"{name}, line {n}: no JSON object: {e}")
    return found


def main(argv: list[str] | None = None) -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", type=Path, nargs="+", help="gold JSONL, and last the system's JSONL unless --run is given")
    ap.add_argument("--run", metavar="CMD", help="feed the gold texts to this shell command and read its output")
    ap.add_argument("--json", action="store_true", help="print all figures as one JSON object")
    ap.add_argument("--verbose", action="store_true", help="also list every miss and false positive, one a line")
    ap.add_argument("--min-f1", type=float, metavar="X", help="exit 1 when relaxed F1 of any language is below X")
    args = ap.parse_args(argv)

    if not args.run and len(args.gold) < 2:
        ap.error("give the system's JSONL, or --run")
    raw = [d for path in (args.gold if args.run else args.gold[:-1]) for d in read_lines(path.read_text("utf-8"), str(path))]
    if args.run:
        fed = "".join(json.dumps({k: d.get(k, "") for k in ("id", "text", "lang", "published")}, ensure_ascii=False) + "\n" for d in raw)
        process = subprocess.run(args.run, shell=True, input=fed.encode(), stdout=subprocess.PIPE)
        output, name = process.stdout.decode(), args.run
        if process.returncode:
            print(f"{name}: exit status {process.returncode}", file=sys.stderr)
    else:
        output, name = args.gold[-1].read_text("utf-8"), str(args.gold[-1])
    report, outcomes = score([GoldDoc(d) for d in raw], {str(r.get("id")): r for r in read_lines(output, name)})

    for o in outcomes if args.verbose else []:
        if o.kind in ("miss", "false"):
            print(f"{o.kind.upper():5} {o.doc.id} {'TRAP ' * o.trap}{o.gold or o.unit}" + (f"  [{o.why}]" if o.why else ""),
                  file=sys.stderr if args.json else sys.stdout)
    print(json.dumps(report, ensure_ascii=False, indent=1) if args.json else table(report))
    return int(args.min_f1 is not None and min((f["relaxed"]["f1"] for f in report["lang"].values()), default=0.0) < args.min_f1)


if __name__ == "__main__":
    sys.exit(main())
