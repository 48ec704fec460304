"""A training that can be gone on with: WORK/NAME.pt.

A checkpoint is a dictionary that torch.save writes: "lists" (network.Lists), "vectors" (whether the large
model is used), "net" (state of network.Net), "average" (the same, averaged), "word" and "gram" (tables with
the state of their optimiser), "word average" and "gram average", "optimiser", "step", "peak" (the
highest rate), "fall" (the step at which the rate began to fall, or None) and "history" (figures on dev by step).
"""

from pathlib import Path

import numpy as np
import torch

import paths
import vesum
from network import Kinds, Lists, Net


def read_vectors(words: dict[str, int]) -> np.ndarray:
    """What the large model knows about the words of the table, in their order; zeros where nothing."""
    file = np.load(paths.WORK / "vectors.npz")
    vectors = np.zeros((len(words), file["vectors"].shape[1]), np.float32)
    for word, vector in zip(file["words"].tolist(), file["vectors"]):
        if word in words:
            vectors[words[word]] = vector
    return vectors


def build(lists: Lists, with_vectors: bool) -> Net:
    """A new network."""
    kinds = Kinds(lists.words, vesum.Dictionary(paths.DICTIONARY))
    return Net(lists, kinds, read_vectors(lists.words) if with_vectors else None)


def averaged(path: Path) -> Net:
    """The network of a checkpoint with averaged weights."""
    state = torch.load(path, weights_only=False)
    net = build(state["lists"], state["vectors"])
    net.load_state_dict(state["average"])
    net.word_table.weight, net.gram_table.weight = state["word average"], state["gram average"]
    return net.eval()


def save(path: Path, state: dict) -> None:
    """Writes a checkpoint, whole or not at all."""
    unfinished = path.with_suffix(".part")
    torch.save(state, unfinished)
    unfinished.rename(path)
