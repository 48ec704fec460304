"""BrUK: words with a lemma and a dictionary tag each, disambiguated by hand.

A tag of the dictionary is turned into a part of speech and features. What it does not settle is None:
neither right nor wrong.
"""

from dataclasses import dataclass, field
from pathlib import Path

from decode import ATTRIBUTES
from scheme import blocks
from vesum import CASE_VALUE, GENDER_VALUE

Feats = dict[str, str | None]

UNSETTLED = "PronType NumType Poss Reflex Abbr Foreign Definite NameType".split()


@dataclass
class Tagged:
    """A sentence with partly known tags."""

    words: list[str]
    lemmas: list[str]
    upos: list[str | None]
    feats: list[Feats] = field(default_factory=list)


def read(path: Path) -> list[Tagged]:
    """The sentences of 3 to 100 words."""
    found = []
    for block in blocks(path):
        rows = [line.split("\t")[:3] for line in block if not line.startswith("# doc")]
        rows = [row for row in rows if len(row) == 3]
        if 3 <= len(rows) <= 100:
            tags = [analyse(tag, lemma) for _, lemma, tag in rows]
            found.append(
                Tagged([r[0] for r in rows], [r[1] for r in rows], [u for u, _ in tags], [f for _, f in tags])
            )
    return found


def unknown(*names: str) -> Feats:
    """Features that are not settled."""
    return dict.fromkeys(names)


def analyse(tag: str, lemma: str) -> tuple[str | None, Feats]:
    """Part of speech and features of a tag; features that are not in the result are absent."""
    parts = tag.replace("&", "").split(":")
    feats = unknown(*UNSETTLED)
    match parts[0]:
        case "noun":
            return noun(parts, feats)
        case "adj":
            return adjective(parts, feats)
        case "verb" | "advp":
            upos = "VERB" if lemma not in ("бути", "би", "б") else None
            return upos, feats | verb(parts)
        case "adv":
            return "ADV", feats | unknown("Degree", "Polarity")
        case "prep":
            return "ADP", feats | unknown("Case")
        case "conj":
            return ("CCONJ" if "coord" in parts else "SCONJ"), feats
        case "part":
            return None, feats | unknown("Polarity", "Mood")
        case "numr":
            return "NUM", feats | agreeing(parts) | unknown("Gender", "Number")
        case "number":
            return "NUM", unknown(*ATTRIBUTES)
        case "punct":
            return "PUNCT", feats
    return None, unknown(*ATTRIBUTES)


def agreeing(parts: list[str]) -> Feats:
    """Case, number and gender."""
    case = next((CASE_VALUE[part] for part in parts if part in CASE_VALUE), None)
    gender = next((GENDER_VALUE[part] for part in parts if part in GENDER_VALUE), None)
    feats: Feats = {"Case": case, "Animacy": None}
    if "p" in parts:
        return feats | {"Number": "Plur", "Gender": None}
    number = "Sing" if gender else None
    return feats | {"Number": number, "Gender": gender}


def noun(parts: list[str], feats: Feats) -> tuple[str, Feats]:
    """Nouns, names and pronouns."""
    feats |= agreeing(parts)
    if "pron" in parts:
        return "PRON", feats | unknown("Number", "Gender", "Animacy", "Person", "Polarity")
    if ("anim" in parts) != ("inanim" in parts):
        feats["Animacy"] = "Anim" if "anim" in parts else "Inan"
    return ("PROPN" if "prop" in parts else "NOUN"), feats


def adjective(parts: list[str], feats: Feats) -> tuple[str, Feats]:
    """Adjectives, participles and pronouns like adjectives."""
    feats |= agreeing(parts) | unknown("Degree")
    if "adjp" in parts:
        voice = "Pass" if "pasv" in parts else "Act"
        return "ADJ", feats | {"VerbForm": "Part", "Voice": voice, "Aspect": aspect(parts), "Tense": None}
    if "pron" in parts:
        return "DET", feats | unknown("Person", "Polarity")
    return "ADJ", feats


def aspect(parts: list[str]) -> str | None:
    """Aspect of a verb."""
    return "Perf" if "perf" in parts else "Imp" if "imperf" in parts else None


def verb(parts: list[str]) -> Feats:
    """Features of a verb form."""
    feats: Feats = {"Aspect": aspect(parts)}
    if parts[0] == "advp":
        return feats | {"VerbForm": "Conv", "Tense": None}
    if "inf" in parts:
        return feats | {"VerbForm": "Inf"}
    feats |= {"VerbForm": "Fin", "Mood": "Imp" if "impr" in parts else "Ind"}
    if "impers" in parts:
        return feats | {"Person": "0", "Tense": None, "Number": None}
    tenses = {"past": "Past", "pres": "Pres", "futr": "Fut"}
    feats["Tense"] = next((tenses[part] for part in tenses if part in parts), "_")
    feats["Number"] = "Plur" if "p" in parts else "Sing"
    for part in parts:
        if part in ("1", "2", "3"):
            feats["Person"] = part
        if part in GENDER_VALUE and "past" in parts:
            feats["Gender"] = GENDER_VALUE[part]
    return feats
