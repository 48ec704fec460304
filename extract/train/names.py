"""Corpora of names, with one set of labels.

A label is one of decode.NAMES, or "?" where a corpus does not tell. The types that a corpus annotates are
kept beside the labels: for others, O is no evidence.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import decode
from scheme import Word, blocks, open_text, read
from text import norm

UNKNOWN = "?"

NER_UK = {
    "PERS": "PER", "ORG": "ORG", "LOC": "LOC", "JOB": "JOB", "DATE": "DATE", "PERIOD": "DATE", "TIME": "DATE",
    "MON": "MON", "ART": "MISC", "DOC": "MISC", "MISC": "MISC",
}  # fmt: skip
PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
WIKIGOLD = PLAIN | {"MISC": "MISC"}
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}

Labelled = tuple[list[str], list[str]]  # words, labels


def bioes(labels: list[str]) -> list[str]:
    """B and I labels with the ends marked."""
    marked = []
    for i, label in enumerate(labels):
        if label in ("O", UNKNOWN):
            marked.append(label)
            continue
        kind = label[2:]
        before = labels[i - 1] if i else "O"
        after = labels[i + 1] if i + 1 < len(labels) else "O"
        starts = label[0] == "B" or before[2:] != kind
        ends = after[0] != "I" or after[2:] != kind
        marked.append(("S-" if ends else "B-") + kind if starts else ("E-" if ends else "I-") + kind)
    return marked


def read_columns(path: Path, kinds: dict[str, str]) -> Iterator[Labelled]:
    """Sentences of a file of two columns, word and label."""
    words, labels = [], []
    with open_text(path) as file:
        for line in file:
            columns = line.split()
            if not columns or line.startswith("# "):
                if words:
                    yield words, bioes(labels)
                words, labels = [], []
            elif len(columns) > 1:
                words.append(columns[0])
                labels.append(mapped(columns[-1], kinds))
    if words:
        yield words, bioes(labels)


def mapped(label: str, kinds: dict[str, str]) -> str:
    """A label with the type renamed; O for types that we do not want."""
    place, _, kind = label.partition("-")
    return f"{place}-{kinds[kind]}" if kind in kinds else "O"


def read_uner(path: Path) -> dict[str, Labelled]:
    """Words and B and I labels of a Universal NER file by sentence."""
    sentences = {}
    for block in blocks(path):
        name, words, labels = "", [], []
        for line in block:
            if line.startswith("# sent_id"):
                name = line.split("=", 1)[1].strip()
            elif line[0].isdigit():
                columns = line.split("\t")
                words.append(columns[1])
                labels.append(mapped(columns[2], PLAIN))
        sentences[name] = words, labels
    return sentences


def onto_tokens(words: list[str], labels: list[str], tokens: list[str]) -> list[str] | None:
    """B and I labels of words for tokens that are the same words, some of them joined."""
    words, tokens = [norm(w) for w in words], [norm(t) for t in tokens]
    found, at = [], 0
    for token in tokens:
        text, group = "", []
        while len(text) < len(token) and at < len(words):
            text += words[at]
            group.append(labels[at])
            at += 1
        if text != token:
            return None
        found.append(next((label for label in group if label != "O"), "O"))
    return found


# GUM marks all mentions, named or not: "(8-organization-new-…", "8)".

OPENS_OR_CLOSES = re.compile(r"\((\d+)-(\w+)-[^()]*|(\d+)\)|\)")
GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
INSIDE_NAMES = {"of", "the", "for", "&", "-", "'s", "’s", "de", "del", "van", "von", "la", "al"}
TITLES = set(
    """
    mr. mr mrs. mrs ms. ms dr. dr prof. president prime minister senator sen. rep. representative governor
    gov. judge justice king queen prince princess sir lord lady pope bishop saint general gen. colonel col.
    captain capt. lieutenant lt. major sergeant sgt. secretary chairman professor emperor chancellor mayor
    minister ambassador commissioner director premier speaker coach saint rev. reverend bishop
    """.split()
)


def without_titles(words: list[str], first: int, last: int) -> int:
    """Where the name of a person begins behind his titles; after its last token where there is no name."""
    return 1 + max((i for i in range(first, last + 1) if words[i].lower() in TITLES), default=first - 1)


def drop_titles(words: list[str], labels: list[str]) -> list[str]:
    """Labels with the titles of persons outside their names, as Universal NER has them."""
    labels = list(labels)
    for first, last, kind in decode.spans(labels):
        begin = without_titles(words, first, last)
        if kind == "PER" and begin > first:
            labels[first:begin] = ["O"] * (begin - first)
            if begin <= last:
                labels[begin] = "S-PER" if begin == last else "B-PER"
    return labels


def gum_labels(words: list[Word]) -> list[str]:
    """B and I labels of the tokens of a GUM sentence; unknown for capitalised tokens outside mentions."""
    labels = [UNKNOWN if proper(word) else "O" for word in words]
    for first, last, kind in sorted(gum_mentions(words), key=lambda m: m[1] - m[0], reverse=True):
        span = gum_name(words, first, last, kind)
        if span is None:
            continue
        first, last, name = span
        if all(label in ("O", UNKNOWN) for label in labels[first : last + 1]):  # the longest name counts
            labels[first : last + 1] = [f"B-{name}"] + [f"I-{name}"] * (last - first)
    return labels


def proper(word: Word) -> bool:
    """Whether a token is tagged as part of a name."""
    return word.upos == "PROPN" or word.xpos.startswith("NNP")


def gum_mentions(words: list[Word]) -> list[tuple[int, int, str]]:
    """First token, last token and type of the mentions that lie in a sentence."""
    found, opened = [], []
    for i, word in enumerate(words):
        marks = re.search(r"(?:^|\|)Entity=([^|]+)", word.misc)
        for mark in OPENS_OR_CLOSES.finditer(marks.group(1)) if marks else ():
            if mark.group(1):
                opened.append((mark.group(1), mark.group(2), i))
                continue
            same = [k for k, mention in enumerate(opened) if mark.group(3) in (None, mention[0])]
            if same:
                _, kind, first = opened.pop(same[-1])
                found.append((first, i, kind))
    return found


def gum_name(words: list[Word], first: int, last: int, kind: str) -> tuple[int, int, str] | None:
    """The name in a mention: times whole, events that have a name, else the name at its head."""
    if kind == "time":
        return (first, last, "DATE") if words[first].upos != "PRON" else None
    if kind == "event":
        named = any(word.upos == "PROPN" for word in words[first : last + 1])
        return (first, last, "EVENT") if named and last - first < 7 else None
    if kind not in GUM_KINDS:
        return None
    heads = [i for i in range(first, last + 1) if not first + 1 <= words[i].head <= last + 1]
    if not heads or not proper(words[heads[0]]):
        return None
    start = end = heads[0]
    while start > first and (proper(words[start - 1]) or joins(words, start - 1, first, last)):
        start -= 1
    while end < last and (proper(words[end + 1]) or joins(words, end + 1, first, last)):
        end += 1
    return start, end, GUM_KINDS[kind]


def joins(words: list[Word], i: int, first: int, last: int) -> bool:
    """Whether a small word stands between two parts of one name in a mention."""
    if words[i].form not in INSIDE_NAMES or not first < i < last or not proper(words[i - 1]):
        return False
    return proper(words[i + 1]) or i + 1 < last and words[i + 1].form == "the" and proper(words[i + 2])


def read_gum(path: Path) -> dict[str, Labelled]:
    """Words and B and I labels of the GUM sentences."""
    labelled = {}
    for sentence in read(path):
        forms = [word.form for word in sentence.words]
        labelled[sentence.id] = forms, gum_labels(sentence.words)
    return labelled
