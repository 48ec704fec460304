"""Words as the network sees them: normal form, n-gram buckets, bits of shape.

extract/lexicon and extract/parse do the same in Go; a change here is a change of the file format.
"""

BUCKETS = 1 << 16
SHAPE_BITS = 32

DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301"
APOSTROPHES = "\u2019\u02bc\u2018\u00b4\u0060\u201b\uff07"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
QUOTES = "\u00ab\u00bb\u201e\u201c\u201d\u201f"

NORMAL = {ord(c): None for c in DROPPED}
NORMAL |= {ord(c): "'" for c in APOSTROPHES}
NORMAL |= {ord(c): "-" for c in DASHES}
NORMAL |= {ord(c): '"' for c in QUOTES}
DIGITS = {ord(c): "0" for c in "0123456789"}

MASK = (1 << 64) - 1
PRIME = 0x9E3779B97F4A7C15
LONGEST = 38  # code points of a key; of a longer one both ends are seen


def norm(word: str) -> str:
    """One kind of apostrophe, dash and quote, no stress marks, no invisible characters."""
    return word.translate(NORMAL) or word


def lower(word: str) -> str:
    """Lower case of every code point whose lower case is one code point."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in word)


def title(word: str) -> str:
    """The word with one capital letter, the first."""
    if not word:
        return word
    first = word[0].upper()
    return (first if len(first) == 1 else word[0]) + lower(word[1:])


def key(word: str) -> str:
    """The word as a key of the word table and as the source of n-grams."""
    return lower(norm(word)).translate(DIGITS)


def mix(state: int, rune: int) -> int:
    """One step of the hash."""
    state = ((state ^ rune) * PRIME) & MASK
    return state ^ (state >> 29)


def bucket(state: int) -> int:
    """The bucket that a state of the hash belongs to."""
    return (state >> 32) % BUCKETS


def hashed(seed: int, text: str) -> int:
    """The bucket of a text."""
    for c in text:
        seed = mix(seed, ord(c))
    return bucket(seed)


def grams(word_key: str) -> list[int]:
    """Buckets of the whole key, of all its pieces of 2 to 5 code points, and of its ends."""
    if len(word_key) > LONGEST:
        half = LONGEST // 2
        word_key = word_key[:half] + word_key[-half:]
    text = "<" + word_key + ">"
    found = [hashed(1, text)]
    for i in range(len(text)):
        state = 2
        for j in range(i, min(len(text), i + 5)):
            state = mix(state, ord(text[j]))
            if j > i:
                found.append(bucket(state))
    if len(text) > 6:
        found += [hashed(3, text[:6]), hashed(4, text[-6:])]
    if len(text) > 7:
        found.append(hashed(5, text[-7:]))
    return found


def is_cyrillic(word: str) -> bool:
    """Whether any code point is Cyrillic."""
    return any("\u0400" <= c <= "\u04ff" for c in word)


def is_latin(word: str) -> bool:
    """Whether any code point is a Latin letter of ASCII."""
    return any("a" <= c <= "z" or "A" <= c <= "Z" for c in word)


def case_bit(word: str) -> int | None:
    """The one bit 0 to 4 that tells how the letters of a word are cased."""
    letters = [c for c in word if c.isalpha()]
    capitals = [c for c in letters if c.isupper()]
    if not letters:
        return None
    if not capitals:
        return 0
    if len(letters) == 1:
        return 3
    if len(capitals) == len(letters):
        return 2
    return 1 if len(capitals) == 1 and letters[0].isupper() else 4


# Bits of the sentence and its language, set beside those of shape().
FIRST_BIT, CAPS_BIT, UK_BIT, EN_BIT = 16, 17, 18, 19


def shape(word: str) -> list[int]:
    """Numbers of the bits of shape that are on in a word."""
    word = norm(word)
    low = lower(word)
    digits = sum("0" <= c <= "9" for c in word)
    cyrillic, latin = is_cyrillic(word), is_latin(word)
    letters = any(c.isalpha() for c in word)
    bits = {
        5: digits > 0,
        6: digits == len(word),
        7: digits == len(word) == 4,
        8: cyrillic,
        9: latin,
        10: cyrillic and latin,
        11: not letters and not digits,
        12: "-" in word[1:-1],
        13: "'" in word,
        14: "." in word[:-1],
        15: word.endswith(".") and len(word) > 1,
        20: any(c in "іїєґ" for c in low),
        21: any(c in "ыэъё" for c in low),
        22: len(word) == 1,
        23: len(word) >= 10,
        24: word == '"',
        25: word[:1] in ("#", "@"),
        26: "/" in word,
        27: "%" in word,
        28: any(c in "$€₴£" for c in word),
    }
    case = case_bit(word)
    return ([] if case is None else [case]) + [bit for bit, on in bits.items() if on]


def shouted(words: list[str]) -> bool:
    """Whether a sentence has no lower-case letter."""
    return not any(c.islower() for w in words for c in w)
