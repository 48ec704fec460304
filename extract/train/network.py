"""The network. Its parameters are named as the arrays of the weights file."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import vesum
from decode import NAMES, ROOT_BUCKET, UPOS, distance_bucket
from kernels import Recurrence, Table
from reference import ARC, DICT_AT, GRAM, HALF, INPUT, LAYERS, SHAPE_AT, WIDTH, WORD
from text import BUCKETS, CAPS_BIT, EN_BIT, FIRST_BIT, UK_BIT, grams, key, shape, shouted

LEAK = 0.1
HIDDEN = 64  # of the heads for names and lemmas
FLAGS = INPUT - SHAPE_AT
LANGUAGE_BIT = {"uk": UK_BIT, "en": EN_BIT}  # others are only learned from
MASKED = -1e4
FAR = 64  # from here on all distances are in one bucket


@dataclass(frozen=True)
class Dropout:
    """How much of the input is left out in training."""

    layer: float = 0.33  # of the numbers of a layer
    word: float = 0.05  # of words; more of rare ones
    known: float = 0.10  # of what the large model knows about a word
    gram: float = 0.10  # of n-grams
    dictionary: float = 0.03  # of dictionary bits, all of a word


NO_DROPOUT = Dropout(0, 0, 0, 0, 0)


@dataclass
class Lists:
    """The lists that stand in the metadata of a weights file, and how often words were seen."""

    words: dict[str, int]
    counts: np.ndarray  # of the words of the table in the training corpora
    relations: list[str]
    values: list[list[str]]  # of each attribute
    scripts: list[tuple[int, str]]


@dataclass
class Kind:
    """A word in one language, as input of the network."""

    row: int  # of the word table, -1: none
    grams: np.ndarray
    flags: np.ndarray


class Kinds:
    """Makes inputs of words, each once."""

    def __init__(self, words: dict[str, int], dictionary: vesum.Dictionary):
        self.words, self.dictionary = words, dictionary
        self.found: dict[tuple[str, str], Kind] = {}

    def of(self, word: str, lang: str) -> Kind:
        """The input of a word."""
        if (word, lang) not in self.found:
            self.found[word, lang] = self._make(word, lang)
        return self.found[word, lang]

    def _make(self, word: str, lang: str) -> Kind:
        flags = np.zeros(FLAGS, np.float32)
        flags[shape(word)] = 1
        if lang in LANGUAGE_BIT:
            flags[LANGUAGE_BIT[lang]] = 1
        if lang == "uk":
            flags[[DICT_AT - SHAPE_AT + bit for bit in vesum.dict_bits(self.dictionary, word)]] = 1
        return Kind(self.words.get(key(word), -1), np.array(grams(key(word)), np.int32), flags)


@dataclass
class Encoded:
    """A batch of sentences, token after token."""

    top: torch.Tensor
    both: torch.Tensor  # top and bottom layer
    starts: np.ndarray  # of the sentences; the last is the number of tokens


class Layer(nn.Linear):
    """A bidirectional layer of simple recurrent units with its normalisation."""

    def __init__(self):
        super().__init__(WIDTH, 8 * HALF)
        self.v = nn.Parameter(torch.randn(2, 2, HALF) * 0.1)
        self.norm = nn.LayerNorm(WIDTH)
        with torch.no_grad():
            self.bias.zero_().view(2, 4, HALF)[:, 1] += 1.0  # do not forget at first

    def forward(self, x: torch.Tensor, starts: np.ndarray, drop: float) -> torch.Tensor:
        out = Recurrence.apply(super().forward(x), self.v, starts)
        return self.norm(x + F.dropout(out, drop, self.training))


class Arcs(nn.Module):
    """Scores of heads."""

    def __init__(self):
        super().__init__()
        self.U = nn.Parameter(torch.randn(ARC, ARC) / ARC)
        self.head_bias = nn.Parameter(torch.zeros(ARC))
        self.dist = nn.Parameter(torch.zeros(ROOT_BUCKET + 1, ARC))
        self.dist_bias = nn.Parameter(torch.zeros(ROOT_BUCKET + 1))

    def forward(self, dependents: torch.Tensor, heads: torch.Tensor, buckets: torch.Tensor) -> torch.Tensor:
        scores = (dependents @ self.U) @ heads.transpose(1, 2) + (heads @ self.head_bias).unsqueeze(1)
        near = dependents @ self.dist.t() + self.dist_bias
        return scores + near.gather(2, buckets.expand(len(dependents), -1, -1))


class Buckets:
    """Buckets of distances of whole sentences."""

    def __init__(self, longest: int = 512):
        near = [distance_bucket(FAR + by, FAR) for by in range(-FAR + 1, FAR)]
        place = np.arange(longest + 1)
        by = np.clip(place[None, :] - place[1:, None], -FAR + 1, FAR - 1)
        self.table = np.array(near)[by + FAR - 1]
        self.table[:, 0] = ROOT_BUCKET

    def square(self, size: int) -> torch.Tensor:
        """Of every token and every head of a sentence."""
        return torch.from_numpy(self.table[:size, : size + 1])

    def of(self, heads: np.ndarray) -> np.ndarray:
        """Of every token of a sentence and its head."""
        return self.table[np.arange(len(heads)), heads]


class Net(nn.Module):
    """Encoder and heads."""

    def __init__(self, lists: Lists, kinds: Kinds, vectors: np.ndarray | None):
        super().__init__()
        self.lists, self.kinds = lists, kinds
        self.drop = Dropout()
        self.buckets = Buckets()
        self.word_table = Table(len(lists.words), WORD)
        self.gram_table = Table(BUCKETS, GRAM)
        self.vectors = None if vectors is None else torch.from_numpy(vectors)
        self.known = None if vectors is None else nn.Linear(vectors.shape[1], WORD, bias=False)
        self.input = nn.Linear(INPUT, WIDTH)
        self.input_norm = nn.LayerNorm(WIDTH)
        self.sru0, self.sru1, self.sru2 = (Layer() for _ in range(LAYERS))
        self.proj = nn.Linear(WIDTH, 4 * ARC)
        self.root_arc = nn.Parameter(torch.randn(ARC) * 0.1)
        self.root_label = nn.Parameter(torch.randn(ARC) * 0.1)
        self.arc = Arcs()
        self.label_dist = nn.Parameter(torch.zeros(ROOT_BUCKET + 1, ARC))
        self.label_out = nn.Linear(ARC, len(lists.relations))
        self.tags = nn.Linear(2 * WIDTH, len(UPOS) + sum(map(len, lists.values)))
        self.ner1, self.ner2 = nn.Linear(2 * WIDTH, HIDDEN), nn.Linear(HIDDEN, len(NAMES))
        self.lemma1, self.lemma2 = nn.Linear(2 * WIDTH, HIDDEN), nn.Linear(HIDDEN, len(lists.scripts))

    # Encoder

    def encode(self, sentences: list[tuple[list[str], str]]) -> Encoded:
        """Reads sentences, each with its language."""
        x, starts = self.inputs(sentences)
        drop = self.drop.layer if self.training else 0.0
        x = bottom = self.input_norm(self.input(x))
        for layer in (self.sru0, self.sru1, self.sru2):
            x = layer(x, starts, drop)
        x = F.dropout(x, drop, self.training)
        return Encoded(x, torch.cat([x, F.dropout(bottom, drop, self.training)], 1), starts)

    def inputs(self, sentences: list[tuple[list[str], str]]) -> tuple[torch.Tensor, np.ndarray]:
        """The input of every token, and where the sentences start."""
        numbers: dict[tuple[str, str], int] = {}
        tokens = [numbers.setdefault((w, lang), len(numbers)) for words, lang in sentences for w in words]
        kinds = [self.kinds.of(word, lang) for word, lang in numbers]
        starts = np.zeros(len(sentences) + 1, np.int32)
        starts[1:] = np.cumsum([len(words) for words, _ in sentences])
        flags = np.stack([kind.flags for kind in kinds])
        if self.training:
            forget_dictionary(flags, self.drop.dictionary)
        flags = flags[tokens]
        flags[starts[:-1], FIRST_BIT] = 1
        flags[:, CAPS_BIT] = np.repeat([shouted(words) for words, _ in sentences], np.diff(starts))
        dense = torch.cat([self.word_rows(kinds), self.gram_rows(kinds)], 1)[tokens]
        drop = self.drop.layer if self.training else 0.0
        return torch.cat([F.dropout(dense, drop, self.training), torch.from_numpy(flags)], 1), starts

    def word_rows(self, kinds: list[Kind]) -> torch.Tensor:
        """What the word table says about words: the learned part, and what the large model knows."""
        rows = np.array([kind.row for kind in kinds])
        learned = rows >= 0
        if self.training:
            seen = self.lists.counts[rows]
            learned &= np.random.rand(len(rows)) >= self.drop.word + 0.4 / (0.4 + seen)
        bags = [rows[i : i + 1] if there else rows[:0] for i, there in enumerate(learned)]
        out = self.word_table.take(bags, self.training)
        if self.known is None:
            return out
        there = rows >= 0
        if self.training:
            there &= np.random.rand(len(rows)) >= self.drop.known
        known = self.known(self.vectors[np.maximum(rows, 0)])
        return out + known * torch.from_numpy(there.astype(np.float32)).unsqueeze(1)

    def gram_rows(self, kinds: list[Kind]) -> torch.Tensor:
        """What the n-grams say about words."""
        bags = [kind.grams for kind in kinds]
        if self.training and self.drop.gram:
            bags = [bag[np.random.rand(len(bag)) >= self.drop.gram] for bag in bags]
        return self.gram_table.take(bags, self.training)

    # Heads

    def project(self, encoded: Encoded) -> torch.Tensor:
        """What arcs and labels are made of: dependent and head of an arc, then of a label."""
        x = self.proj(encoded.top)
        drop = self.drop.layer if self.training else 0.0
        return torch.cat([F.dropout(F.leaky_relu(x[:, : 2 * ARC], LEAK), drop, self.training), x[:, 2 * ARC :]], 1)

    def arcs(self, projected: torch.Tensor, starts: np.ndarray, chosen: list[int]) -> torch.Tensor:
        """Scores [sentence][token][head] of the chosen sentences, padded."""
        lengths = np.array([starts[i + 1] - starts[i] for i in chosen])
        size = int(lengths.max())
        rows = np.zeros((len(chosen), size), np.int64)
        for row, i in zip(rows, chosen):
            row[: starts[i + 1] - starts[i]] = np.arange(starts[i], starts[i + 1])
        x = projected[torch.from_numpy(rows)]
        heads = torch.cat([self.root_arc.expand(len(chosen), 1, ARC), x[..., ARC : 2 * ARC]], 1)
        scores = self.arc(x[..., :ARC], heads, self.buckets.square(size).unsqueeze(0))
        beyond = torch.from_numpy(lengths[:, None] < np.arange(size + 1)[None, :])
        scores = scores.masked_fill(beyond.unsqueeze(1), MASKED)
        itself = torch.eye(size, size + 1, dtype=torch.bool).roll(1, 1)
        return scores.masked_fill(itself, MASKED)

    def labels(self, projected: torch.Tensor, dependents, heads, buckets) -> torch.Tensor:
        """Scores of relations for rows of dependents and heads (-1: root)."""
        as_head = torch.cat([projected[:, 3 * ARC :], self.root_label.unsqueeze(0)], 0)
        x = projected[dependents, 2 * ARC : 3 * ARC] + as_head[heads] + self.label_dist[buckets]
        drop = self.drop.layer if self.training else 0.0
        return self.label_out(F.dropout(F.leaky_relu(x, LEAK), drop, self.training))

    def names(self, both: torch.Tensor) -> torch.Tensor:
        """Scores of name labels."""
        return self.ner2(F.leaky_relu(self.ner1(both), LEAK))

    def scripts(self, both: torch.Tensor) -> torch.Tensor:
        """Scores of lemma scripts."""
        return self.lemma2(F.leaky_relu(self.lemma1(both), LEAK))


def forget_dictionary(flags: np.ndarray, rate: float) -> None:
    """Makes some words unknown to the dictionary."""
    forgotten = np.random.rand(len(flags)) < rate
    at = DICT_AT - SHAPE_AT
    flags[forgotten, at:] = 0
    flags[forgotten, at + vesum.BIT["NOTFOUND"]] = flags[forgotten, UK_BIT]
