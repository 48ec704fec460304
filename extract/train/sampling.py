"""Batches of examples, the same for the same seed."""

import random
from collections.abc import Iterator

from examples import Example
from text import lower

# How often an epoch shows the examples of a corpus.
SHARES = {
    "iu": 3, "parlamint": 3, "ner-uk": 1, "ner-uk news": 3, "bruk": 0.3, "silver": 1, "be": 0.8, "ru": 0.5,
    "ewt": 1, "gum": 1, "atis": 0.5, "wikigold": 1.5, "btc": 0.5, "wnut17": 0.4,
}  # fmt: skip
BATCH_WORDS = 800
LONGEST = 120
WINDOW = 1500  # examples that are sorted by length together


def epoch(train: dict[str, list[Example]], rng: random.Random) -> Iterator[list[Example]]:
    """The batches of one epoch: sentences of like length together."""
    chosen = []
    for corpus, share in SHARES.items():
        for example in train.get(corpus, ()):
            times = int(share) + (rng.random() < share % 1)
            if len(example.words) <= LONGEST:
                chosen += [example] * times
    rng.shuffle(chosen)
    for at in range(0, len(chosen), WINDOW):
        window = sorted(chosen[at : at + WINDOW], key=lambda e: len(e.words) + rng.random() * 8)
        batches = list(cut(window))
        rng.shuffle(batches)
        yield from batches


def cut(examples: list[Example]) -> Iterator[list[Example]]:
    """Batches of about BATCH_WORDS words."""
    batch, words = [], 0
    for example in examples:
        batch.append(example)
        words += len(example.words)
        if words >= BATCH_WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def disguised(words: list[str], rng: random.Random) -> list[str]:
    """A sentence, now and then with other letter cases: headlines and careless writers."""
    dice = rng.random()
    if dice < 0.03:
        return [lower(word) for word in words]
    if dice < 0.05:
        return [word.upper() for word in words]
    if dice < 0.07:
        return [lower(word) if rng.random() < 0.5 else word for word in words]
    return words
