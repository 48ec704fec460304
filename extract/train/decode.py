"""From scores to a tree and to name spans. extract/parse does the same in Go."""

import numpy as np

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
NAME_TYPES = "PER ORG LOC JOB DATE MON MISC EVENT".split()
NAMES = ["O"] + [f"{place}-{kind}" for kind in NAME_TYPES for place in "BIES"]
ATTRIBUTES = (
    "Case Number Gender Animacy Person Tense Aspect VerbForm Voice Mood Degree PronType Polarity NumType"
    " Poss Reflex Abbr Foreign Definite NameType"
).split()

ROOT_BUCKET = 20
NEVER = -1e9


def distance_bucket(head: int, dependent: int) -> int:
    """The bucket of the distance of a head (0: root) and a dependent, positions counted from 1."""
    if head == 0:
        return ROOT_BUCKET
    far = abs(head - dependent)
    for limit, number in ((4, far), (6, 5), (9, 6), (14, 7), (22, 8)):
        if far <= limit:
            break
    else:
        number = 9
    return number + 10 if head < dependent else number


def has_cycle(heads: list[int]) -> bool:
    """Whether some token does not lead to the root; heads are counted from 1, 0 is the root."""
    for node in range(1, len(heads) + 1):
        steps = 0
        while node and steps <= len(heads):
            node = heads[node - 1]
            steps += 1
        if node:
            return True
    return False


def find_cycle(heads: list[int]) -> list[int]:
    """The first cycle among nodes 1 to n; heads[0] is unused."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node, path = start, []
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = heads[node]
        if node and seen[node] == start:
            return path[path.index(node) :]
    return []


def arborescence(scores: np.ndarray) -> list[int]:
    """Heads of the best tree (Chu-Liu/Edmonds) for scores[dependent][head]; node 0 is the root."""
    size = len(scores)
    heads = [0] + [int(scores[node].argmax()) for node in range(1, size)]
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    rest = [node for node in range(size) if node not in set(cycle)]
    merged = len(rest)  # the node that stands for the cycle
    smaller = np.full((merged + 1, merged + 1), -1e18)
    leaves, enters = {}, {}
    for a, node in enumerate(rest):
        for b, head in enumerate(rest):
            if node and node != head:
                smaller[a, b] = scores[node, head]
        if node:
            leaves[a] = max(cycle, key=lambda head: scores[node, head])
            smaller[a, merged] = scores[node, leaves[a]]
        enters[a] = max(cycle, key=lambda inner: scores[inner, node] - scores[inner, heads[inner]])
        smaller[merged, a] = scores[enters[a], node] - scores[enters[a], heads[enters[a]]]
    found = arborescence(smaller)
    for a, node in enumerate(rest):
        if node:
            heads[node] = leaves[a] if found[a] == merged else rest[found[a]]
    heads[enters[found[merged]]] = rest[found[merged]]
    return heads


def tree(scores: np.ndarray) -> list[int]:
    """Heads for scores[token][head], head 0 the root: each best head, made one tree where it is not."""
    heads = [int(head) for head in scores.argmax(1)]
    if heads.count(0) == 1 and not has_cycle(heads):
        return heads
    size = len(scores)
    square = np.full((size + 1, size + 1), -1e18)
    square[1:] = scores.astype(np.float64)
    square[1:, 0] -= 1e5
    return arborescence(square)[1:]


def may_follow(before: str, after: str) -> bool:
    """Whether a name label may stand after another one; "" is the start of a sentence."""
    if before in ("", "O") or before[0] in "ES":
        return after == "O" or after[0] in "BS"
    return after != "O" and after[0] in "IE" and after[2:] == before[2:]


def allowed(fits: list) -> np.ndarray:
    """Zero where it fits, very low where it does not."""
    return np.where(np.array(fits), 0.0, NEVER)


STEPS = allowed([[may_follow(a, b) for b in NAMES] for a in NAMES])
STARTS = allowed([may_follow("", b) for b in NAMES])
ENDS = allowed([may_follow(a, "O") for a in NAMES])
# Posts and sums of money were never taught in English.
IN_ENGLISH = allowed([name[2:] not in ("JOB", "MON") for name in NAMES])


def best_names(scores: np.ndarray, lang: str) -> list[str]:
    """The best legal sequence of name labels."""
    if lang == "en":
        scores = scores + IN_ENGLISH
    state = STARTS + scores[0]
    back = []
    for row in scores[1:]:
        through = state[:, None] + STEPS
        back.append(through.argmax(0))
        state = through.max(0) + row
    path = [int((state + ENDS).argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [NAMES[i] for i in reversed(path)]


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """First token, last token and type of every name."""
    found, start = set(), None
    for i, label in enumerate(labels):
        if label[0] in "BS":
            start = i
        if label[0] in "ES" and start is not None:
            found.add((start, i, label[2:]))
            start = None
    return found
