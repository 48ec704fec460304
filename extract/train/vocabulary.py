"""Which words get a row in the word table, and how each of them is mostly written."""

import re
from collections import Counter

import numpy as np

import paths
from decode import ATTRIBUTES
from examples import Example
from losses import lemma_script
from network import Lists
from text import is_cyrillic, key, title
from vesum import Dictionary

OFTEN = 3  # times in the training corpora
FREQUENT = {"uk": 60_000, "en": 30_000}  # of the frequency lists of wordfreq


def corpus_examples(corpora: dict[str, list[Example]]) -> list[Example]:
    """The training examples of the corpora, without other languages and what a network read itself."""
    return [e for corpus, examples in corpora.items() if corpus not in ("silver", "be", "ru") for e in examples]


def count_words(corpora: dict[str, list[Example]]) -> Counter[str]:
    """How often each spelling stands in the training examples."""
    return Counter(word for e in corpus_examples(corpora) for word in e.words)


def table_words(spelled: Counter[str]) -> list[str]:
    """Keys of the words of the table, sorted: those of the corpora and those that are frequent elsewhere."""
    from wordfreq import top_n_list

    counts: Counter[str] = Counter()
    for word, count in spelled.items():
        counts[key(word)] += count
    chosen = {word for word, count in counts.items() if count >= OFTEN}
    for lang, size in FREQUENT.items():
        chosen |= {key(word) for word in top_n_list(lang, size, wordlist="best")}
    return sorted(chosen)


def name_words() -> set[str]:
    """Capitalised words of our tables of names."""
    words = set()
    for path in sorted(paths.DICTIONARY.parent.rglob("*.tsv")):
        words |= set(re.findall(r"\b[^\W\d_][^\W\d_']+", path.read_text(encoding="utf-8")))
    return {word for word in words if word[0].isupper()}


def spellings(words: list[str], spelled: Counter[str], dictionary: Dictionary) -> list[str]:
    """The usual spelling of every key: that of the corpora, else a capital letter for names."""
    usual: dict[str, tuple[int, str]] = {}
    for word, count in sorted(spelled.items()):
        usual[key(word)] = max(usual.get(key(word), (0, "")), (count, word))
    names = name_words()
    return [usual[word][1] if word in usual else spelling(word, names, dictionary) for word in words]


def spelling(word: str, names: set[str], dictionary: Dictionary) -> str:
    """The usual spelling of a word that is not in the corpora."""
    capital = title(word)
    if is_cyrillic(word):
        is_name = not dictionary.readings(word) and bool(dictionary.readings(capital))
    else:
        is_name = capital in names
    return capital if is_name else word


def count_lists(corpora: dict[str, list[Example]]) -> Lists:
    """The lists of a network that starts from nothing: what stands in the treebanks often enough."""
    relations, scripts, values = set(), Counter(), [Counter() for _ in ATTRIBUTES]
    words = Counter(key(word) for e in corpus_examples(corpora) for word in e.words)
    for example in (e for e in corpus_examples(corpora) if e.heads):
        relations |= set(example.rels)
        scripts.update(lemma_script(*w) for w in zip(example.words, example.lemmas, example.upos))
        for count, name in zip(values, ATTRIBUTES):
            count.update(feats.get(name, "_") for feats in example.feats)
    often = sorted(word for word, count in words.items() if count >= OFTEN)
    return Lists(
        words={word: i for i, word in enumerate(often)},
        counts=np.zeros(len(often)),
        relations=sorted(relations),
        values=[["_"] + sorted(v for v, n in count.items() if v != "_" and n >= OFTEN) for count in values],
        scripts=[script for script, count in scripts.most_common() if count >= OFTEN],
    )
