"""Averages two weights files of which one was trained from the other.

Usage: python average.py SHARE FIRST SECOND FILE writes (1 - SHARE) of the first and SHARE of the second.

A word that stands in the second only keeps its row.
"""

import sys
from pathlib import Path

import torch

import paths
import vesum
import weights
from network import Kinds, Net


def mixed(first: Path, second: Path, share: float) -> Net:
    """The network between two."""
    one, other = weights.read_arrays(first), weights.read_arrays(second)
    words, lists = weights.read_lists(first).words, weights.read_lists(second)
    rows = other["word"].clone()
    for word, row in lists.words.items():
        if word in words:
            rows[row] = one["word"][words[word]]
    one["word"] = rows
    arrays = {name: torch.lerp(one[name], x, share) for name, x in other.items()}
    net = Net(lists, Kinds(lists.words, vesum.Dictionary(paths.DICTIONARY)), None)
    net.word_table.weight, net.gram_table.weight = arrays.pop("word"), arrays.pop("gram")
    net.load_state_dict(arrays)
    return net.eval()


def main() -> None:
    """Writes the average."""
    share, first, second, file = sys.argv[1:]
    weights.save(mixed(Path(first), Path(second), float(share)), Path(file))


if __name__ == "__main__":
    main()
