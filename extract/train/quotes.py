"""One analysis for a Ukrainian quotation and the verb of speech beside it: ccomp below the verb.

UD_Ukrainian-IU hangs the verb on what was said, as parataxis, or what was said on the verb; the English
treebanks hang what was said on the verb, as ccomp. A verb in the middle of the quotation stays
parataxis, as all of them have it.
"""

from typing import TYPE_CHECKING

from text import norm

if TYPE_CHECKING:
    from scheme import Word

SPEECH = set(
    """
    казати сказати говорити мовити промовити розповідати розповісти заявити заявляти зазначити зазначати
    повідомити повідомляти пояснити пояснювати додати додавати наголосити наголошувати підкреслити
    підкреслювати стверджувати запитати питати спитати відповісти відповідати відказати визнати визнавати
    писати написати цитувати згадувати пригадувати скаржитися запевнити запевняти переконувати
    попередити попереджати прокоментувати коментувати констатувати уточнити відзначити відзначати обіцяти
    пообіцяти крикнути скрикнути вигукнути гукнути шепотіти прошепотіти зашепотіти зауважити
    зауважувати оголосити резюмувати підсумувати жартувати пожартувати
    """.split()
)
OWN_CONTENT = {"ccomp", "obj", "xcomp"}


def turn_quotes(words: "list[Word]") -> None:
    """Hangs quotations on their verbs of speech; the list is changed."""
    for i, word in enumerate(words, 1):
        if word.rel != "parataxis" or not word.head:
            continue
        if said_after(words, i):
            turn(words, i)
        elif said_before(words, i):
            word.rel = "ccomp"


def tells(word: "Word") -> bool:
    """Whether a word is a verb that tells of speech; an order to speak does not."""
    personal = word.feats.get("Person") != "0" and word.feats.get("Mood") != "Imp"
    return word.upos == "VERB" and word.lemma in SPEECH and personal


def said_after(words: "list[Word]", verb: int) -> bool:
    """Whether a verb of speech stands behind the quotation that it hangs on."""
    word = words[verb - 1]
    children = [w for w in words if w.head == verb]
    if not tells(word) or word.head > verb:
        return False
    if any(w.rel in OWN_CONTENT or w.rel == "mark" or w.lemma == "як" for w in children):
        return False
    if any(w.head == word.head and w.rel != "punct" for w in words[verb:]):
        return False  # the quotation goes on
    first = min(below(words, verb))
    sign = norm(words[first - 2].form)
    return sign in ("-", '"', "'", "''", "!", "?") or sign == "," and first == verb


def said_before(words: "list[Word]", quoted: int) -> bool:
    """Whether a quotation hangs as parataxis on the verb of speech and the colon before it."""
    word = words[quoted - 1]
    verb = words[word.head - 1]
    if word.head > quoted or not tells(verb):
        return False
    colon = any(w.form == ":" for w in words[word.head : quoted - 1])
    return colon and not any(w.rel in OWN_CONTENT for w in words if w.head == word.head)


def below(words: "list[Word]", top: int) -> set[int]:
    """A token and all that depend on it, punctuation aside."""
    found, size = {top}, 0
    while len(found) > size:
        size = len(found)
        found |= {i for i, w in enumerate(words, 1) if w.head in found and w.rel != "punct"}
    return found


def turn(words: "list[Word]", verb: int) -> None:
    """Makes the verb the head of the quotation that it hangs on."""
    word = words[verb - 1]
    at = word.head
    quoted = words[at - 1]
    word.head, word.rel = quoted.head, quoted.rel
    quoted.head, quoted.rel = verb, "ccomp"
    for other in words[verb:]:
        if other.head == at and other.rel == "punct":
            other.head = verb
