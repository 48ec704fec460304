"""The Ukrainian dictionary: reader of its automaton, look-ups, inputs of the network, lemmas.

The file is VESUM in the CFSA2 format of morfologik (extract/lexicon/data/uk.dict). extract/lexicon
and extract/parse do the same in Go.
"""

from pathlib import Path

from text import is_cyrillic, lower, norm, title

Reading = tuple[str, str]  # lemma, tag

LABEL, FINAL, LAST, NEXT = 0x1F, 0x20, 0x40, 0x80


class Dictionary:
    """Readings of word forms."""

    def __init__(self, path: Path):
        raw = path.read_bytes()
        if raw[:5] != b"\\fsa\xc6":
            raise ValueError(f"{path}: not a CFSA2 automaton")
        count = raw[7]
        self.labels = raw[8 : 8 + count]
        self.arcs = raw[8 + count :]
        self.root = self._target(0)
        self.cache: dict[str, list[Reading]] = {}

    def readings(self, form: str) -> list[Reading]:
        """All readings of exactly this form, sorted."""
        if form not in self.cache:
            self.cache[form] = self._readings(form.encode())
        return self.cache[form]

    def _readings(self, form: bytes) -> list[Reading]:
        node = self.root
        for byte in form + b"+":
            arc = self._find(node, byte) if node else -1
            if arc < 0:
                return []
            node = self._target(arc)
        found = set()
        for path in self._paths(node):
            ending, tag = path.split(b"+", 1)
            cut = ending[0] - ord("A")
            found.add(((form[: len(form) - cut] + ending[1:]).decode(), tag.decode()))
        return sorted(found)

    def _paths(self, node: int):
        stack = [(node, b"")]
        while stack:
            arc, before = stack.pop()
            while True:
                path = before + bytes([self._label(arc)])
                if self.arcs[arc] & FINAL:
                    yield path
                if target := self._target(arc):
                    stack.append((target, path))
                if self.arcs[arc] & LAST:
                    break
                arc = self._after(arc)

    def _find(self, node: int, byte: int) -> int:
        while self._label(node) != byte:
            if self.arcs[node] & LAST:
                return -1
            node = self._after(node)
        return node

    def _label(self, arc: int) -> int:
        index = self.arcs[arc] & LABEL
        return self.labels[index] if index else self.arcs[arc + 1]

    def _after(self, arc: int) -> int:
        flags = self.arcs[arc]
        arc += 1 if flags & LABEL else 2
        if not flags & NEXT:
            while self.arcs[arc] & 0x80:
                arc += 1
            arc += 1
        return arc

    def _target(self, arc: int) -> int:
        if self.arcs[arc] & NEXT:
            while not self.arcs[arc] & LAST:
                arc = self._after(arc)
            return self._after(arc)
        at = arc + (1 if self.arcs[arc] & LABEL else 2)
        value = shift = 0
        while True:
            byte = self.arcs[at]
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value
            at, shift = at + 1, shift + 7


def look_up(dictionary: Dictionary, word: str) -> tuple[list[Reading], list[Reading], list[Reading]]:
    """Readings of a word as it is written, of its lower case, and with one capital letter."""
    word = norm(word)
    low, capital = lower(word), title(lower(word))
    return (
        dictionary.readings(word),
        dictionary.readings(low) if low != word else [],
        dictionary.readings(capital) if capital != word else [],
    )


CASES = ["v_naz", "v_rod", "v_dav", "v_zna", "v_oru", "v_mis", "v_kly"]
GENDERS = "mfnp"  # p: plural

PLAIN_BITS = (
    "noun adj verb adv advp prep coord subord part intj numr noninfl foreign predic insert onomat".split(),
    "pron pers refl pos dem def int rel neg ind gen emph inf impers".split(),
    "pres futr".split(),
    "perf imperf".split(),
    "anim inanim unanim prop fname lname pname geo abbr nv adjp actv pasv compb compc comps".split(),
    "short ranim rinanim rv_naz rv_rod rv_dav rv_zna rv_oru rv_mis".split(),
)

# The order is that of the inputs of the network.
BITS = (
    PLAIN_BITS[0]
    + [f"noun:{g}:{c}" for c in CASES for g in GENDERS]
    + [f"adj:{g}:{c}" for c in CASES for g in GENDERS]
    + [f"numr:{c}" for c in CASES]
    + PLAIN_BITS[1]
    + [f"past:{g}" for g in "mfnp"]
    + [f"{n}:{p}" for n in "sp" for p in "123"]
    + PLAIN_BITS[2]
    + ["impr:s:2", "impr:p:1", "impr:p:2"]
    + PLAIN_BITS[3]
    + ["rev"]
    + PLAIN_BITS[4]
    + ["numr_adj"]
    + PLAIN_BITS[5]
    + "NOTFOUND EXACT LOWER TITLEONLY LASTPART T:fname T:lname T:pname T:geo T:prop".split()
)
BIT = {name: i for i, name in enumerate(BITS)}
DICT_BITS = 160  # inputs kept for them
PLAIN = {bit for bits in PLAIN_BITS for bit in bits} | {"rev"}
NAME_KINDS = ("fname", "lname", "pname", "geo")


def tag_bits(tag: str) -> set[str]:
    """Names of the bits that one tag of the dictionary sets."""
    parts = tag.replace("&", "").split(":")
    on = {part for part in parts if part in PLAIN}
    pos = parts[0]
    if pos in ("noun", "adj"):
        genders = [part for part in parts if part in tuple(GENDERS)] or "mfn"
        on |= {f"{pos}:{g}:{c}" for c in parts if c in CASES for g in genders}
    if pos == "numr":
        on |= {f"numr:{c}" for c in parts if c in CASES}
    if pos == "adj" and "numr" in parts:
        on = on - {"numr"} | {"numr_adj"}
    if pos == "verb":
        on |= verb_bits(parts)
    return on


def verb_bits(parts: list[str]) -> set[str]:
    """Names of the bits for number, person and gender of a verb."""
    on = set()
    if "past" in parts:
        on |= {f"past:{g}" for g in GENDERS if g in parts}
    number = "s" if "s" in parts else "p"
    mood = "impr:" if "impr" in parts else ""
    return on | {f"{mood}{number}:{part}" for part in parts if part in ("1", "2", "3")}


def capital_bits(readings: list[Reading]) -> set[str]:
    """Names of the bits for what a word would be with one capital letter."""
    on = set()
    for _, tag in readings:
        parts = tag.split(":")
        kinds = {f"T:{kind}" for kind in NAME_KINDS if kind in parts}
        on |= kinds or ({"T:prop"} if "prop" in parts else set())
    return on


def dict_bits(dictionary: Dictionary, word: str) -> list[int]:
    """Numbers of the dictionary inputs that are on for a word of a Ukrainian sentence."""
    if not is_cyrillic(word):
        return []
    exact, low, capital = look_up(dictionary, word)
    readings = exact + low
    on = {name for name, there in (("EXACT", exact), ("LOWER", low)) if there}
    if readings:
        on |= capital_bits(capital)
    elif capital:
        readings = capital
        on.add("TITLEONLY")
    elif "-" in (last := lower(norm(word)))[1:]:
        readings = dictionary.readings(last.rsplit("-", 1)[1])
        on |= {"LASTPART"} if readings else set()
    if not readings:
        on.add("NOTFOUND")
    for _, tag in readings:
        on |= tag_bits(tag)
    return sorted(BIT[name] for name in on if name in BIT)


CASE_VALUE = dict(zip(CASES, ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc", "Voc")))
GENDER_VALUE = {"m": "Masc", "f": "Fem", "n": "Neut"}
FITTING = {
    "noun": {"NOUN", "PROPN", "PRON"},
    "adj": {"ADJ", "DET"},
    "verb": {"VERB", "AUX"},
    "advp": {"VERB"},
    "adv": {"ADV"},
    "numr": {"NUM", "DET"},
    "prep": {"ADP"},
    "conj": {"CCONJ", "SCONJ"},
    "part": {"PART"},
    "intj": {"INTJ"},
}


def agreement(parts: list[str], feats: dict[str, str]) -> int:
    """How many properties of a tag agree with predicted features."""
    agree = 0
    if cases := [CASE_VALUE[part] for part in parts if part in CASE_VALUE]:
        agree += feats.get("Case") in cases
    if "p" in parts[1:]:
        agree += feats.get("Number") == "Plur"
    elif genders := [GENDER_VALUE[part] for part in parts if part in GENDER_VALUE]:
        agree += (feats.get("Gender") in genders) + (feats.get("Number") == "Sing")
    if "perf" in parts or "imperf" in parts:
        agree += feats.get("Aspect") == ("Perf" if "perf" in parts else "Imp")
    if "inf" in parts:
        agree += feats.get("VerbForm") == "Inf"
    return agree


def lemma(dictionary: Dictionary, word: str, upos: str, feats: dict[str, str], scripted: str) -> str:
    """The lemma of the dictionary that agrees best with predicted tags, else the scripted one."""
    if not is_cyrillic(word):
        return scripted
    exact, low, capital = look_up(dictionary, word)
    best, best_score = scripted, 0.0
    for candidate, tag in exact + low or capital:
        parts = tag.split(":")
        if upos not in FITTING.get(parts[0], ()):
            continue
        score = 4 + 2 * (("prop" in parts) == (upos == "PROPN")) + 0.5 * (candidate == scripted)
        score += agreement(parts, feats)
        if score > best_score:
            best, best_score = candidate, score
    return best
