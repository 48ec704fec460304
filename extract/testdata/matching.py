"""What agrees with what, for score.py: names, spans of one text, and the best one-to-one matching of two lists.

Spans: two spans agree when they overlap and each covers a head word of the other. The head words of a phrase are its head
noun, the noun after "and", the nouns of an enumeration, and the words of the entity's own name; modifiers, numerals and
complements ("president of Poland", «президента Польщі», "Japan's minister", "all members except Hungary") are none.
"""
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Span = tuple[int, int]  # half-open byte offsets into the UTF-8 text

# ---------------------------------------------------------------- names

CYRILLIC = dict(zip("абвгґдезийіклмнопрстуфцьїєюя'", "a b v h g d e z y i i k l m n o p r s t u f ts  i ie iu ia".split(" ") + [""]))
CYRILLIC |= {"ж": "zh", "х": "kh", "ч": "ch", "ш": "sh", "щ": "sh", "ь": "", "ї": "i", "є": "e", "ю": "iu", "я": "ia"}
CLASSES = [(r"x", "ks"), (r"ck", "k"), (r"tsch|sch|sh|ch|zh|ts|tz|cz|sz|rz|[sczj]", "S"), (r"kh|gh|[ghx]", "G"), (r"ph|[vwf]", "V"),
           (r"th|[td]", "T"), (r"[pb]", "P"), (r"[kq]", "K"), (r"[aeiouy\W_]", "")]
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "s", "æ": "e", "œ": "e", "ð": "d", "þ": "t"})
STOP = {"the", "a", "an", "of", "for", "and", "in", "on", "to", "s", "at", "та", "і", "й", "з", "у", "в"}
WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")


@lru_cache(None)
def key(word: str) -> str:
    """Consonant key of a word of either script; the word itself when it has no consonants."""
    word = "".join(CYRILLIC.get(c, c) for c in word.lower().replace("’", "'").replace("ʼ", "'"))
    word = "".join(c for c in unicodedata.normalize("NFKD", word.translate(LETTERS)) if not unicodedata.combining(c))
    coded = re.sub(r"^(?:j|dzh)(?=[aeiou])", "", word)  # Jens = Єнс, John = Джон
    for pattern, code in CLASSES:
        coded = re.sub(pattern, code, coded)
    return re.sub(r"(.)\1+", r"\1", coded) or word


@lru_cache(None)
def same_name(a: str, b: str) -> bool:
    """Do two names mean one entity: equal words, or a surname (last words) of a name without prepositions.

    Words are compared by key; those of a Latin phrase without a capital ("army", "room") are no name and must be equal.
    """
    if a.casefold() == b.casefold():
        return True
    proper = all(re.search(r"[^\W\d_a-z]", n) for n in (a, b))
    code = key if proper else str.casefold
    short, long = sorted(([code(w) for w in re.findall(r"[^\W_]+", n) if w.lower() not in STOP] for n in (a, b)), key=len)
    if not short:
        return False
    if set(short) == set(long):
        return True
    plain = not any(w in STOP for n in (a, b) for w in n.lower().split())
    return plain and set(short) <= set(long) and short[-1] == long[-1]


def trim(text: str) -> str:
    """A phrase without article, quotation marks, possessive and outer punctuation: what strict spans compare."""
    text = re.sub(r"^(?:the|a|an)\s+", "", text.strip(" «»„“”\"'’.,;:–—()"), flags=re.I)
    return re.sub(r"['’]s?$", "", text).casefold()


# ---------------------------------------------------------------- words that are no head

def words_of(text: str) -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(text.split()) + r")$", re.I)


JOIN = words_of("and or nor та і й чи або")
# words that may stand before the phrase; a later part of it that begins with one of them names something else
BREAK = words_of("""of in for at to from on by with who whom whose which that where when against between among over under near within
    without except excluding including such like as after before during than despite amid but
    у в на з із зі зо до по від для про за при під між над серед після перед через без крім окрім зокрема включно проти біля поблизу
    навколо що хто де коли чи[йяєї] як(?:ий|а|е|і|ого|ому|им|ої|ій|у|ою|их|ими)? котр\\w+""")
POSTPOSED = words_of("linked based backed accused led held made known called calling aimed responsible")  # + preposition
LEAD = words_of("""the an? up least most more less fewer about around nearly almost only also both not either neither as many
    не ні так тільки лише також але понад близько майже щонайменше принаймні більше менше ніж \\w""")
NUMERAL = words_of("""\\d\\S* один одн(?:а|е|у|і|ого|ому|им|ій|ої|ієї|ією|ою|их|ими) дв(?:а|і|ох|ом|ома|оє|істі) обидв\\w+ обо(?:є|х|м|ма)
    тр(?:и|ьох|ьом|ьома|оє|иста) чотир\\w+ четверо п.ят\\w* шіст\\w* шест\\w* сім сем(?:и|еро) сьом\\w* вісім\\w* восьм\\w* дев.ят\\w*
    десят\\w* \\w+надцят\\w* два?дцят\\w* тридцят\\w* сорок\\w* сто ста сот(?:ні|ень|ням|нями|нях) тисяч\\w* мільйон\\w* мільярд\\w*
    ус(?:і|я|е|ю|іх|ім|іма|ієї|ього) вс(?:і|я|е|ю|іх|ім|іма|ієї|ього) у?весь (?:де)?кільк\\w+ багат(?:о|ьох|ьом|ьма) більш(?:ість|ості|істю)
    частин[аиуі] частиною решт[аиуі] половин[аиуі] низ(?:ка|ки|ку|ці|кою) ряд(?:у|ом)? кож(?:ен|н\\w+) жод(?:ен|н\\w+)
    ц(?:ей|я|е|і|ю|их|им|ими|ього|ьому|ієї|ій|ією) т(?:ой|ого|ому|ієї|ій|ією|их|им|ими)
    сво(?:ї|го|му|їм|їй|єї|єю|ю|я|є|їх|їми) свій наш\\w* ваш\\w* мо(?:го|єї|їх|їм) мій його її їх їхн\\w+ інш\\w+ сам(?:а|е|і|их|ого|им)?""")
QUANTITY = words_of("""\\d\\S* some one two three four five six seven eight nine ten dozens? hundreds? thousands? millions? all most many several
    few each any none both number majority part half group rest handful couple pair series""")
PLACE_OF = words_of("city town village republic kingdom")  # "the city of Kharkiv" is Kharkiv
TITLE_EN = re.compile(r"(?i)(?:ex-|vice-)?(president|premier|prime|minister|secretary|general|chancellor|spokes|ambassador|mayor|governor|"
                      r"speaker|head|chief|director|chair|commissioner|king|queen|pope|emir|leader|judge|colonel|captain|senator)")

# a Ukrainian adjective agrees with the next word: (its ending, the ending of the next word)
AGREEMENT = [(re.compile(a + "$"), re.compile(b + "$")) for a, b in (
    ("ий", "[^аеєиіїуюя]"), ("[оь]го", "[аяуюио]"), ("[оь]му", "[уюії]"), ("[оь]ї", "[иії]"), ("[иі]х", "[^аеєиіїоуюя]"), ("[иі]ми", "и"),
    ("[иі]м", "(м|[оеє]ю)"), ("ій", "[^аеєиоуюя]"), ("[оеє]ю", "ю"), ("[ую]", "[уюьч]"), ("[ая]", "[аяьч]"), ("[еє]", "[оеяє]"), ("і", "[иіїая]"))]
SURE = re.compile(r"(?:ий|[оь]го|[оь]му|[оь]ї|их|ими)$")  # endings of adjectives alone; the other endings need an adjective's stem
STEM = re.compile(r"(?:[^аеєиіїоуюяй]н|\w{3}йн|нн|[аея]н|[сцз]ьк|велик|широк|висок|(?<!м)(?<!сл)(?<!гол)(?<!осн)ов|[ие]в|ворож|чуж|[иі]щ|[рнь]ш|минул|"
                  r"крит|нут|бит|тверд|стар|добр|друг|довг)ь?(?:[иі]м|ій|[оеє]ю|[уюаяеєі])$")
NOUN = re.compile(r"(?:[аяеєиіу]нн[яюіє]|(?:комп|камп)ан\w+|зброї)$")  # засідання, компаній
PEOPLE = re.compile(r"(?:військов|поранен|полонен|цивільн|загибл|уповноважен)")  # adjectives that are nouns before a name


@lru_cache(None)
def modifier(word: str, following: str) -> bool:
    """Is a Ukrainian word only a modifier of the next one: «чотири», «усі», «вороже», «Вищим»."""
    low, after = word.lower(), following.lower()
    if NUMERAL.match(low) or LEAD.match(low):
        return True
    if BREAK.match(after) or NOUN.search(low) or not (SURE.search(low) or STEM.search(low)) or PEOPLE.match(low) and following[0].isupper():
        return False
    if NUMERAL.match(after) or following.isupper() or not re.match("[а-яіїєґ]", after):  # абревіатура, Latin word: no ending to compare
        return True
    return agree(low, after)


def agree(adjective: str, noun: str) -> bool:
    return next((bool(b.search(noun.lower())) for a, b in AGREEMENT if a.search(adjective.lower())), False)


# ---------------------------------------------------------------- head words

Words = list[tuple[int, int, str]]


def ukrainian_heads(words: Words) -> list[int]:
    """The first word that is no modifier; again after a conjunction that follows it."""
    found, i = [], 0
    while i < len(words):
        while i + 1 < len(words) and (BREAK.match(words[i][2]) or modifier(words[i][2], words[i + 1][2])):
            i += 1
        if i + 1 < len(words) and SURE.search(words[i][2]) and BREAK.match(words[i + 1][2]):  # «спільної з главою МЗС пресконференції»
            end = next((j for j in range(i + 2, len(words)) if BREAK.match(words[j][2])), len(words))
            i = max((j for j in range(i + 2, end) if agree(words[i][2], words[j][2])), default=i)
        found.append(i)
        if i + 2 >= len(words) or not JOIN.match(words[i + 1][2]):
            break
        i += 2
    return found


def english_heads(words: Words, possessive: list[bool]) -> list[int]:
    """The last word before a preposition, the words before "and", a title before a name."""
    found, start = [], 0
    of = next((i for i, w in enumerate(words) if w[2].lower() == "of"), 0)
    if of and of + 1 < len(words):
        before = [w[2] for w in words[:of] if not LEAD.match(w[2])]
        if PLACE_OF.match(before[-1] if before else ""):
            found, start = [of - 1], of + 1
        elif before and all(QUANTITY.match(w) for w in before):
            start = of + 1
    end = next((i for i in range(start + 1, len(words)) if BREAK.match(words[i][2])), len(words))
    if end < len(words) and end - start > 1 and POSTPOSED.match(words[end - 1][2]):
        end -= 1
    start = max([start] + [i + 1 for i in range(start, end - 1) if possessive[i]])
    found += [i for i in range(start, end) if i == end - 1 or JOIN.match(words[i + 1][2])]
    return found + [i for i in range(start, end - 1) if TITLE_EN.match(words[i][2]) and words[i + 1][2][0].isupper()]


@lru_cache(None)
def heads(phrase: str, name: str = "") -> tuple[Span, ...]:
    """Byte spans, inside the phrase, of the words that may stand for all of it.

    «генсек НАТО Єнс Столтенберг» named "Jens Stoltenberg" -> генсек, Єнс, Столтенберг, but not НАТО.
    """
    named = [key(w) for w in WORD.findall(re.split(r" (?:of|for|in) ", name)[0]) if not TITLE_EN.match(w)]
    if len(named) > 1 and re.search(r"(?:^| )[a-zа-яіїєґ]{5}", name):  # a description, no name
        named = []
    found: list[tuple[int, int]] = []
    for n, segment in enumerate(s for s in re.finditer(r"(?:[^,;–—()]|(?<=\d),(?=\d))+", phrase) if WORD.search(s[0])):
        words = [(segment.start() + m.start(), segment.start() + m.end(), m[0]) for m in WORD.finditer(segment[0])]
        if n and BREAK.match(words[0][2]):
            continue
        while len(words) > 1 and (LEAD.match(words[0][2]) or BREAK.match(words[0][2]) or JOIN.match(words[0][2])):
            words = words[1:]
        if re.search(r"[а-яіїєґ]", segment[0].lower()):
            for i in ukrainian_heads(words):
                found += [w[:2] for w in words[i:i + 2] if w is words[i] or phrase[w[0] - 1] in "«“„\""]  # партія «Голос»
            own = [(a, b, n) for a, b, w in words for n in named if key(w) == n or len(n) > 2 and key(w)[:-1] == n]
            found += [(a, b) for a, b, _ in own if named[-1] in [n for _, _, n in own]]  # a name after a title
        else:
            possessive = [bool(re.search(r"['’]s$", w)) or phrase[b:b + 2] in ("' ", "’ ") for _, b, w in words]
            found += [words[i][:2] for i in english_heads(words, possessive)]
    return tuple((len(phrase[:a].encode()), len(phrase[:b].encode())) for a, b in dict.fromkeys(found))


def overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def same_span(a: Span, a_text: str, b: Span, b_text: str, b_name: str = "", a_name: str = "") -> bool:
    """Do two spans name one thing: each covers a head word of the other (names: what the entities are called)."""
    def covers(outer: Span, phrase: str, name: str, other: Span) -> bool:
        return any(overlap((outer[0] + x, outer[0] + y), other) for x, y in heads(phrase, name))
    return a == b or overlap(a, b) and covers(b, b_text, b_name, a) and covers(a, a_text, a_name, b)


# ---------------------------------------------------------------- one-to-one matching

def assign(weights: list[list[float]]) -> list[int]:
    """Maximum-weight matching (Hungarian method): for each row the column, or -1. Weight 0 means no pair."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    cost = [[-w for w in row] + [0.0] * rows for row in weights]  # a spare column for every row that stays alone
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + rows + 1), [0] * (columns + rows + 1)
    for i in range(1, rows + 1):
        match[0], j0 = i, 0
        low, back, used = [float("inf")] * len(v), [0] * len(v), {0}
        while match[j0]:
            used.add(j0)
            free, i0 = [j for j in range(1, len(v)) if j not in used], match[j0]
            for j in free:
                reduced = cost[i0 - 1][j - 1] - u[i0] - v[j]
                if reduced < low[j]:
                    low[j], back[j] = reduced, j0
            j0 = min(free, key=low.__getitem__)
            delta = low[j0]
            for j in used:
                u[match[j]] += delta
                v[j] -= delta
            for j in free:
                low[j] -= delta
        while j0:
            match[j0], j0 = match[back[j0]], back[j0]
    row_of = {match[j]: j - 1 for j in range(1, columns + 1) if match[j]}
    return [j if (j := row_of.get(i + 1, -1)) >= 0 and weights[i][j] > 0 else -1 for i in range(rows)]
