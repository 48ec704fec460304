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
    heads: list[int] | None = None
    rels: list[str] | None = None
    names: list[str] | None = None
    name_types: tuple[str, ...] = ()  # those that names tells about


def load() -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """The training and dev examples that prepare.py made, by corpus."""
    with (paths.WORK / "data.pkl").open("rb") as file:
        return pickle.load(file)
