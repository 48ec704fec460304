"""Examples to train on and to score with."""

import pickle
from dataclasses import dataclass

import paths

Feats = dict[str, str | None]


@dataclass
class Example:
    """A sentence and what is known about it; what is None is not known."""

    words: list[str]
    lang: str
    lemmas: list[str] | None = None
    upos: list[str | None] | None = None
    feats: list[Feats] | None = None
    heads: list[int | None] | None = None
    rels: list[str | None] | None = None
    names: list[str] | None = None
    name_types: tuple[str, ...] = ()  # those that names tells about


def load() -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """The training and dev examples that prepare.py made, by corpus, and those of silver.py."""
    with (paths.WORK / "data.pkl").open("rb") as file:
        train, dev = pickle.load(file)
    silver = paths.WORK / "silver.pkl"
    if silver.exists():
        with silver.open("rb") as file:
            train["silver"] = pickle.load(file)
    return train, dev
