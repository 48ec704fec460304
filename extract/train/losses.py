"""What the network should say about examples, and how wrong it is."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import torch
import torch.nn.functional as F

from decode import ATTRIBUTES, NAMES, UPOS
from examples import Example
from names import UNKNOWN
from network import MASKED, Encoded, Lists, Net
from reference import lemma_base
from text import norm

NOTHING = -1  # a target that is not known
WEIGHTS = {"arc": 1.0, "label": 1.0, "upos": 0.5, "feats": 0.5, "lemma": 0.4, "names": 1.5}
SMOOTHING = 0.03  # of labels and tags


@dataclass
class Target:
    """What is known about an example, as numbers; None: nothing."""

    heads: np.ndarray | None = None
    rels: np.ndarray | None = None
    upos: np.ndarray | None = None
    feats: np.ndarray | None = None  # [word][attribute]
    lemmas: np.ndarray | None = None
    names: np.ndarray | None = None  # [word][label]: whether it may be right


def lemma_script(word: str, lemma: str, upos: str) -> tuple[int, str]:
    """How much to cut from the end of a word and what to append to have its lemma."""
    base, lemma = lemma_base(word, upos), norm(lemma)
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return len(base) - same, lemma[same:]


@dataclass
class Targets:
    """Makes targets of examples, each once."""

    lists: Lists
    found: dict[int, Target] = field(default_factory=dict)

    def __post_init__(self):
        self.relations = {name: i for i, name in enumerate(self.lists.relations)}
        self.values = [{value: i for i, value in enumerate(values)} for values in self.lists.values]
        self.scripts = {script: i for i, script in enumerate(self.lists.scripts)}
        self.upos = {name: i for i, name in enumerate(UPOS)}

    def of(self, example: Example) -> Target:
        """The target of an example."""
        if id(example) not in self.found:
            self.found[id(example)] = self._make(example)
        return self.found[id(example)]

    def _make(self, example: Example) -> Target:
        target = Target()
        if example.heads:
            target.heads = np.array([NOTHING if head is None else head for head in example.heads])
            target.rels = np.array([self.relations.get(rel, NOTHING) for rel in example.rels])
        if example.upos:
            target.upos = np.array([self.upos.get(upos, NOTHING) for upos in example.upos])
            target.feats = np.array([[*self._feats(feats)] for feats in example.feats])
            target.lemmas = np.array([self._script(*w) for w in zip(example.words, example.lemmas, example.upos)])
        if example.names:
            target.names = np.stack([may_be(label, example) for label in example.names])
        return target

    def _feats(self, feats: dict[str, str | None]):
        for values, name in zip(self.values, ATTRIBUTES):
            value = feats.get(name, "_")
            yield NOTHING if value is None else values.get(value, NOTHING)

    def _script(self, word: str, lemma: str, upos: str | None) -> int:
        return NOTHING if upos is None else self.scripts.get(lemma_script(word, lemma, upos), NOTHING)


def may_be(label: str, example: Example) -> np.ndarray:
    """Which labels may be right where a corpus has this one."""
    if label == UNKNOWN:
        return np.ones(len(NAMES), bool)
    if label != "O":
        return np.array([name == label for name in NAMES])
    known = set(example.name_types)
    if example.lang == "en":
        known |= {"JOB", "MON"}  # never in English
    else:
        known |= {"EVENT"}  # never in Ukrainian
    return np.array([name == "O" or name[2:] not in known for name in NAMES])


def cross_entropy(scores: torch.Tensor, wanted: np.ndarray, smoothing: float = 0.0) -> torch.Tensor:
    """The sum of the losses where something is known."""
    return F.cross_entropy(
        scores, torch.from_numpy(wanted), ignore_index=NOTHING, reduction="sum", label_smoothing=smoothing
    )


class Batch:
    """A batch that was read, and its losses, each the mean over the words that it is about."""

    def __init__(self, net: Net, encoded: Encoded, targets: list[Target]):
        self.net, self.encoded, self.targets = net, encoded, targets
        self.losses: dict[str, torch.Tensor] = {}
        self.total = torch.zeros(())

    def add(self) -> torch.Tensor:
        """The loss of the batch."""
        self._part(lambda t: t.heads is not None, self._trees)
        self._part(lambda t: t.upos is not None, self._tags)
        self._part(lambda t: t.names is not None, self._names)
        return self.total

    def _part(self, has: Callable[[Target], bool], count: Callable[[list[int], np.ndarray], None]) -> None:
        chosen = [i for i, target in enumerate(self.targets) if has(target)]
        if chosen:
            starts = self.encoded.starts
            count(chosen, np.concatenate([np.arange(starts[i], starts[i + 1]) for i in chosen]))

    def _note(self, name: str, loss: torch.Tensor, words: int) -> None:
        self.losses[name] = loss.detach() / words
        self.total = self.total + WEIGHTS[name] * loss / int(self.encoded.starts[-1])

    def _trees(self, chosen: list[int], rows: np.ndarray) -> None:
        starts = self.encoded.starts
        projected = self.net.project(self.encoded)
        scores = self.net.arcs(projected, starts, chosen)
        heads = np.full(scores.shape[:2], NOTHING)
        flat, buckets = [], []
        for row, i in zip(heads, chosen):
            wanted = self.targets[i].heads
            row[: len(wanted)] = wanted
            flat.append(np.where(wanted > 0, wanted - 1 + starts[i], -1))
            buckets.append(self.net.buckets.of(wanted))
        self._note("arc", cross_entropy(scores.flatten(0, 1), heads.reshape(-1)), len(rows))
        places = [torch.from_numpy(x) for x in (rows, np.concatenate(flat), np.concatenate(buckets))]
        rels = np.concatenate([self.targets[i].rels for i in chosen])
        self._note("label", cross_entropy(self.net.labels(projected, *places), rels, SMOOTHING), len(rows))

    def _tags(self, chosen: list[int], rows: np.ndarray) -> None:
        both = self.encoded.both[torch.from_numpy(rows)]
        scores, of = self.net.tags(both), [self.targets[i] for i in chosen]
        at = len(UPOS)
        upos = np.concatenate([target.upos for target in of])
        self._note("upos", cross_entropy(scores[:, :at], upos, SMOOTHING), len(rows))
        feats = np.concatenate([target.feats for target in of])
        loss = torch.zeros(())
        for column, values in enumerate(self.net.lists.values):
            loss = loss + cross_entropy(scores[:, at : at + len(values)], feats[:, column].copy())
            at += len(values)
        self._note("feats", loss, len(rows))
        lemmas = np.concatenate([target.lemmas for target in of])
        self._note("lemma", cross_entropy(self.net.scripts(both), lemmas), len(rows))

    def _names(self, chosen: list[int], rows: np.ndarray) -> None:
        scores = self.net.names(self.encoded.both[torch.from_numpy(rows)])
        right = torch.from_numpy(np.concatenate([self.targets[i].names for i in chosen]))
        loss = scores.logsumexp(1) - scores.masked_fill(~right, MASKED).logsumexp(1)
        self._note("names", loss.sum(), len(rows))
