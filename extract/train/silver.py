"""Makes WORK/silver.pkl: sentences of BrUK with the arcs and names that two weights files agree on.

Usage: python silver.py WEIGHTS WEIGHTS [SENTENCES]
"""

import pickle
import random
import sys
from dataclasses import replace
from pathlib import Path

import torch

import examples
import paths
import score
import weights
from examples import Example
from names import UNKNOWN

SENTENCES = 12_000
SHORTEST, LONGEST = 6, 60  # words
TYPES = ("PER", "ORG", "LOC", "JOB", "DATE", "MON", "MISC")


def agreed(example: Example, first: dict, second: dict) -> Example:
    """The example with what both readings say."""
    heads, rels, names = [], [], []
    arcs = [zip(reading["heads"], reading["deprels"]) for reading in (first, second)]
    for one, other in zip(*arcs):
        heads.append(one[0] if one[0] == other[0] else None)
        rels.append(one[1] if one == other else None)
    for one, other in zip(first["ner"], second["ner"]):
        names.append(one if one == other else UNKNOWN)
    return replace(example, heads=heads, rels=rels, names=names, name_types=TYPES)


def main() -> None:
    """Reads sentences with both weights."""
    torch.set_num_threads(1)
    count = int(sys.argv[3]) if len(sys.argv) > 3 else SENTENCES
    train, _ = examples.load()
    fitting = [e for e in train["bruk"] if SHORTEST <= len(e.words) <= LONGEST]
    chosen = random.Random(1).sample(fitting, count)
    read = [score.readings(weights.load(Path(path)), chosen) for path in sys.argv[1:3]]
    silver = [agreed(*three) for three in zip(chosen, *read)]
    arcs = [rel is not None for example in silver for rel in example.rels]
    print(f"{len(silver)} sentences, {len(arcs)} words, {100 * sum(arcs) / len(arcs):.1f} % of arcs agreed")
    with (paths.WORK / "silver.pkl").open("wb") as file:
        pickle.dump(silver, file)


if __name__ == "__main__":
    main()
