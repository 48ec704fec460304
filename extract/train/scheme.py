"""Treebanks brought to one scheme: what is a token, which relations and features there are.

The scheme is described in README.md.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from decode import ATTRIBUTES, has_cycle
from quotes import turn_quotes
from text import norm

SUBTYPES = {
    "nsubj:pass", "obl:agent", "aux:pass", "acl:relcl", "flat:name", "flat:title", "nmod:poss", "compound:prt",
}  # fmt: skip
COLLECTIVES = set(
    "уряд рада комітет комісія суд парламент керівництво міністерство військо компанія".split()
)


@dataclass
class Word:
    """One token of a treebank. The head is counted from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: dict[str, str]
    head: int
    rel: str
    glued: bool  # to the next token
    misc: str


@dataclass
class Sentence:
    """One sentence of a treebank."""

    id: str
    words: list[Word]


def open_text(path: Path):
    """Opens a text file, packed or not."""
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def blocks(path: Path) -> Iterator[list[str]]:
    """The lines of each block of a file; empty lines part the blocks."""
    block = []
    with open_text(path) as file:
        for line in file:
            if line := line.rstrip("\n"):
                block.append(line)
            elif block:
                yield block
                block = []
    if block:
        yield block


def read_word(line: str) -> Word | None:
    """A token line; none for lines of multi-word tokens and empty nodes."""
    columns = line.split("\t")
    if not columns[0].isdigit():
        return None
    feats = columns[5]
    return Word(
        form=columns[1],
        lemma=columns[2],
        upos=columns[3],
        xpos=columns[4],
        feats=dict(pair.split("=", 1) for pair in feats.split("|")) if feats not in ("_", "") else {},
        head=int(columns[6]) if columns[6].isdigit() else 0,
        rel=columns[7],
        glued="SpaceAfter=No" in columns[9],
        misc=columns[9],
    )


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file as they are."""
    for block in blocks(path):
        name, words = "", []
        for line in block:
            if line.startswith("# sent_id"):
                name = line.split("=", 1)[1].strip()
            elif not line.startswith("#") and (word := read_word(line)):
                words.append(word)
        if words:
            yield Sentence(name, words)


def load(path: Path, lang: str) -> list[Sentence]:
    """The sentences of a CoNLL-U file in our scheme."""
    sentences = []
    for sentence in read(path):
        words = harmonise(join_tokens(sentence.words, lang), lang)
        if not has_cycle([word.head for word in words]):
            sentences.append(Sentence(sentence.id, words))
    return sentences


# Tokens


def join_tokens(words: list[Word], lang: str) -> list[Word]:
    """Makes one token of a hyphenated word and of an abbreviation and its dot.

    A group stays apart when more than one of its members hangs outside it.
    """
    groups = hyphen_groups(words, lang)
    while True:
        bad = next((group for group in groups if len(outside(words, *group)) != 1), None)
        if bad is None:
            break
        at = groups.index(bad)
        groups[at : at + 1] = [(i, i) for i in range(bad[0], bad[1] + 1)]
    place = {0: 0}
    for number, (first, last) in enumerate(groups, 1):
        place |= {i + 1: number for i in range(first, last + 1)}
    joined = [join(words, first, last, lang) for first, last in groups]
    for word in joined:
        word.head = place[word.head]
    return words if has_cycle([word.head for word in joined]) else joined


def hyphen_groups(words: list[Word], lang: str) -> list[tuple[int, int]]:
    """First and last member of every group of tokens that may be one."""
    groups, i = [], 0
    while i < len(words):
        last = i
        while last + 2 < len(words) and hyphen_joins(*words[last : last + 3]):
            last += 2
        if last == i and lang == "uk" and i + 1 < len(words) and dot_of(words[i], words[i + 1], i):
            last = i + 1
        groups.append((i, last))
        i = last + 1
    return groups


def hyphen_joins(before: Word, hyphen: Word, after: Word) -> bool:
    """Whether the hyphen stands inside a word, not between two numbers."""
    if hyphen.form not in ("-", "\u2010", "\u2011") or not (before.glued and hyphen.glued):
        return False
    left, right = before.form[-1], after.form[0]
    return left.isalnum() and right.isalnum() and (left.isalpha() or right.isalpha())


def dot_of(word: Word, dot: Word, place: int) -> bool:
    """Whether a dot belongs to the abbreviation before it."""
    if dot.form != "." or not word.glued or dot.head != place + 1:
        return False
    return word.feats.get("Abbr") == "Yes" or word.lemma.endswith(".")


def outside(words: list[Word], first: int, last: int) -> list[int]:
    """Members of a group, other than punctuation, whose head is not in it."""
    if first == last:
        return [first]
    members = [i for i in range(first, last + 1) if words[i].upos != "PUNCT"]
    return [i for i in members if not first + 1 <= words[i].head <= last + 1]


def join(words: list[Word], first: int, last: int, lang: str) -> Word:
    """One token for a group: its analysis is that of the member that hangs outside."""
    word = replace(words[outside(words, first, last)[0]])
    if first == last:
        return word
    group = words[first : last + 1]
    word.form = "".join(member.form for member in group)
    word.glued, word.misc = group[-1].glued, group[-1].misc
    if group[-1].form != ".":
        word.lemma = "".join(part_lemma(member, lang) for member in group[:-1]) + group[-1].lemma
    elif not word.lemma.endswith("."):
        word.lemma += "."
    return word


def part_lemma(member: Word, lang: str) -> str:
    """What a member other than the last brings to the lemma of its group."""
    if lang == "uk" and member.upos in ("NOUN", "PROPN") and "Hyph" not in member.feats:
        return member.lemma
    return member.form if member.upos == "PROPN" else member.form.lower()


# Relations and features


def harmonise(words: list[Word], lang: str) -> list[Word]:
    """Brings relations and features to our scheme; the list is changed and returned."""
    if lang == "en":
        titles_are_heads(words)
    case_marked = {word.head for word in words if word.rel == "case"}
    for i, word in enumerate(words, 1):
        word.rel = name_relation(words, i)
    if lang == "uk":
        for i, word in enumerate(words, 1):
            if word.head:
                word.rel = passive_relation(word, words[word.head - 1], i in case_marked)
    for word in words:
        if word.rel not in SUBTYPES:
            word.rel = word.rel.split(":")[0]
        word.feats = plain_feats(word, lang)
    if lang == "uk":
        turn_quotes(words)
    return words


def titles_are_heads(words: list[Word]) -> None:
    """Turns an English title that describes a name (nmod:desc) into the head of the name."""
    for i, title in enumerate(words, 1):
        if title.rel != "nmod:desc" or title.head <= i:
            continue
        at = title.head
        name = words[at - 1]
        title.head, title.rel = name.head, name.rel
        for k, word in enumerate(words, 1):
            inside = word.rel.startswith("flat") or i < k < at
            if word.head == at and k != i and not inside:
                word.head = i
        name.head, name.rel = i, "flat:title"


def name_relation(words: list[Word], i: int) -> str:
    """flat:title for names beside their title without a comma, flat:name for parts of names."""
    word = words[i - 1]
    if word.rel == "appos" and 0 < word.head < i:
        between = words[word.head : i - 1]
        parted = any(w.upos == "PUNCT" and norm(w.form) != '"' for w in between)
        quoted = norm(words[word.head].form) == '"'
        if not parted and (word.upos in ("PROPN", "X") or quoted):
            return "flat:title"
    return "flat:name" if word.rel == "flat" and word.upos == "PROPN" else word.rel


def passive_relation(word: Word, head: Word, has_case: bool) -> str:
    """Relations of the Ukrainian passive, which the treebanks do not mark."""
    passive = head.feats.get("Voice") == "Pass"
    if word.rel == "nsubj" and passive:
        return "nsubj:pass"
    if word.rel in ("aux", "cop") and passive and word.lemma in ("бути", "бувати"):
        return "aux:pass"
    if word.rel == "obl" and word.feats.get("Case") == "Ins" and not has_case:
        by_someone = word.feats.get("Animacy") == "Anim" or word.lemma in COLLECTIVES
        if by_someone and (passive or head.feats.get("Person") == "0"):
            return "obl:agent"
    return word.rel


def plain_feats(word: Word, lang: str) -> dict[str, str]:
    """The features of the scheme."""
    feats = {name: word.feats[name] for name in ATTRIBUTES if name in word.feats}
    if lang == "uk":
        if word.upos in ("VERB", "AUX"):
            feats.pop("Reflex", None)
        if feats.get("Number") == "Ptan":
            feats["Number"] = "Plur"
    if feats.get("PronType") == "Int,Rel":
        feats["PronType"] = "Int"
    return feats
