"""Trains the network, or goes on training it.

Usage: python train.py NAME [--from WEIGHTS] [--vectors] [--rate X] [--steps N] [--finish N]

The state is kept in WORK/NAME.pt, the best weights on dev in WORK/NAME.safetensors. A new training starts
from a weights file (--from) or from nothing; --vectors gives the word table what the large model knows. It
stops after --steps. With --finish it lets the rate fall to zero in so many steps, and then it is done.
"""

import argparse
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

import checkpoint
import examples
import losses
import paths
import sampling
import score
import vocabulary
import weights
from network import Lists, Net
from text import key

RATE, FIRST_RATE = 8e-4, 2e-3  # the highest, of the dense part, when it goes on from weights and from nothing
TABLE_RATE = 4  # times that of the tables
WARM_UP = 200  # steps
AVERAGE = 0.998  # of the averaged weights is kept in a step
TABLES_EVERY = 10  # steps between two averagings of the tables
REPORT_EVERY, SAVE_EVERY, SCORE_EVERY = 50, 500, 1000
CLIP = 5.0
SEED = 1


def start_lists(start: Path | None, train: dict, with_vectors: bool) -> Lists:
    """The lists of a new training: those of the weights that it starts from, with more words."""
    spelled = vocabulary.count_words(train)
    lists = weights.read_lists(start) if start else vocabulary.count_lists(train)
    if with_vectors or not start:
        words = vocabulary.table_words(spelled) if with_vectors else lists.words
        lists.words = {word: i for i, word in enumerate(words)}
    lists.counts = np.zeros(len(lists.words))
    for word, count in spelled.items():
        if (row := lists.words.get(key(word))) is not None:
            lists.counts[row] += count
    return lists


def start_weights(net: Net, start: Path) -> None:
    """Gives a network the weights of a file. Words that are not in the file get what the large model says."""
    arrays = weights.read_arrays(start)
    old_words, rows = weights.read_lists(start).words, arrays.pop("word")
    net.gram_table.weight = arrays.pop("gram")
    new, old = zip(*((row, old_words[word]) for word, row in net.lists.words.items() if word in old_words))
    table = net.word_table.weight.zero_()
    table[list(new)] = rows[list(old)]
    net.load_state_dict(arrays, strict=False)  # the file does not have net.known
    if net.known is not None:
        fit_known(net, list(new))


@torch.no_grad()
def fit_known(net: Net, rows: list[int], ridge: float = 0.05) -> None:
    """Fits the part of the word rows that the large model foretells; the rest stays in the table."""
    x, y = net.vectors[rows], net.word_table.weight[rows]
    seen = torch.from_numpy(net.lists.counts[rows]).float()
    weight = (seen / (seen + 10)).unsqueeze(1)
    square = (x * weight).t() @ x + ridge * weight.sum() * torch.eye(x.shape[1])
    net.known.weight.copy_(torch.linalg.solve(square, (x * weight).t() @ y).t())
    told = x @ net.known.weight.t()
    explained = 1 - ((y - told) ** 2 * weight).sum() / (y**2 * weight).sum()
    print(f"the large model foretells {explained:.2f} of the word table", flush=True)
    net.word_table.weight[rows] -= told


class Averages:
    """Averaged weights of a network."""

    def __init__(self, net: Net):
        self.net = net
        self.dense = {name: x.detach().clone() for name, x in net.state_dict().items()}
        self.word, self.gram = net.word_table.weight.clone(), net.gram_table.weight.clone()

    @torch.no_grad()
    def follow(self, step: int) -> None:
        """Takes the weights after a step into the averages."""
        keep = min(AVERAGE, (step + 1) / (step + 20))
        for name, x in self.net.state_dict().items():
            self.dense[name].lerp_(x, 1 - keep)
        if step % TABLES_EVERY == 0:
            share = 1 - keep**TABLES_EVERY
            self.word.lerp_(self.net.word_table.weight, share)
            self.gram.lerp_(self.net.gram_table.weight, share)

    def swap(self) -> None:
        """Exchanges the averages and the weights."""
        now = {name: x.detach().clone() for name, x in self.net.state_dict().items()}
        self.net.load_state_dict(self.dense)
        self.dense = now
        tables = self.net.word_table, self.net.gram_table
        tables[0].weight, self.word = self.word, tables[0].weight
        tables[1].weight, self.gram = self.gram, tables[1].weight


class Training:
    """A network that is being trained."""

    def __init__(self, name: str, net: Net, train: dict, dev: dict, peak: float):
        self.path = paths.WORK / f"{name}.pt"
        self.net, self.train, self.dev, self.peak = net, train, dev, peak
        self.targets = losses.Targets(net.lists)
        self.optimiser = torch.optim.AdamW(net.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=1e-4)
        self.averages = Averages(net)
        self.step = 0
        self.fall: int | None = None  # the step at which the rate began to fall
        self.history: dict[int, dict] = {}

    def run(self, steps: int, finish: int) -> None:
        """Trains until a number of steps is reached, or until the rate has fallen to zero."""
        if finish and self.fall is None:
            self.fall = self.step
        end = self.fall + finish if finish else steps
        began, words, sums = time.time(), 0, defaultdict(list)
        for batch in self._batches():
            if self.step >= end:
                break
            self._step(batch, self._rate(finish), sums)
            words += sum(len(example.words) for example in batch)
            if self.step % REPORT_EVERY == 0:
                means = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sums.items())
                print(f"{self.step} {words / (time.time() - began):.0f} words/s {means}", flush=True)
                sums.clear()
            if self.step % SCORE_EVERY == 0 or self.step == end:
                self.score()
            if self.step % SAVE_EVERY == 0 or self.step == end:
                self.save()

    def _batches(self):
        """Endless batches. Every epoch has its seed: a training that goes on starts a new one."""
        while True:
            yield from sampling.epoch(self.train, random.Random(SEED + self.step))

    def _rate(self, finish: int) -> float:
        rate = self.peak * min(1, (self.step + 1) / WARM_UP)
        if self.fall is not None:
            rate *= 1 - (self.step - self.fall) / max(1, finish)
        return rate

    def _step(self, batch: list[examples.Example], rate: float, sums: dict[str, list[float]]) -> None:
        rng = random.Random(self.step)
        self.net.train()
        encoded = self.net.encode([(sampling.disguised(e.words, rng), e.lang) for e in batch])
        losses_of = losses.Batch(self.net, encoded, [self.targets.of(example) for example in batch])
        self.optimiser.zero_grad()
        losses_of.add().backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), CLIP)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        self.net.word_table.step(rate * TABLE_RATE)
        self.net.gram_table.step(rate * TABLE_RATE)
        self.step += 1
        self.averages.follow(self.step)
        for name, loss in losses_of.losses.items():
            sums[name].append(float(loss))

    def score(self) -> None:
        """Scores the averaged weights on dev and keeps them where they are the best yet."""
        self.averages.swap()
        figures = score.score(self.net, self.dev)
        best = max(map(worth, self.history.values()), default=0.0)
        self.history[self.step] = figures
        print(f"step {self.step}: worth {worth(figures):.2f}, best before {best:.2f}")
        print(score.table(figures), flush=True)
        if worth(figures) > best:
            weights.save(self.net, self.path.with_suffix(".safetensors"))
        self.averages.swap()

    def save(self) -> None:
        """Writes the checkpoint."""
        net, averages = self.net, self.averages
        state = {
            "lists": net.lists,
            "vectors": net.known is not None,
            "net": net.state_dict(),
            "average": averages.dense,
            "word": net.word_table.state(),
            "gram": net.gram_table.state(),
            "word average": averages.word,
            "gram average": averages.gram,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "peak": self.peak,
            "fall": self.fall,
            "history": self.history,
        }
        checkpoint.save(self.path, state)

    def restore(self, state: dict) -> None:
        """Goes on from a checkpoint."""
        self.net.load_state_dict(state["net"])
        self.net.word_table.restore(state["word"])
        self.net.gram_table.restore(state["gram"])
        self.averages.dense = state["average"]
        self.averages.word, self.averages.gram = state["word average"], state["gram average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.fall, self.history = state["step"], state["fall"], state["history"]


def worth(figures: dict[str, dict]) -> float:
    """One number to choose weights by: trees most, then names, then features."""
    trees = [row for row in figures.values() if "las" in row]
    names = [row["all"] for row in figures.values() if "all" in row]
    las, feats = (np.mean([row[name] for row in trees]) for name in ("las", "feats"))
    return float(0.6 * las + 0.25 * np.mean(names) + 0.15 * feats)


def prepare(arguments: argparse.Namespace) -> Training:
    """A new training, or one that goes on."""
    train, dev = examples.load()
    path = paths.WORK / f"{arguments.name}.pt"
    if path.exists():
        state = torch.load(path, weights_only=False)
        net = checkpoint.build(state["lists"], state["vectors"])
        training = Training(arguments.name, net, train, dev, state["peak"])
        training.restore(state)
        return training
    lists = start_lists(arguments.start, train, arguments.vectors)
    net = checkpoint.build(lists, arguments.vectors)
    if arguments.start:
        start_weights(net, arguments.start)
    return Training(arguments.name, net, train, dev, arguments.rate or (RATE if arguments.start else FIRST_RATE))


def main() -> None:
    """Reads the command line and trains."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("--from", dest="start", type=Path)
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--rate", type=float, help="the highest")
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--finish", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    prepare(arguments).run(arguments.steps, arguments.finish)


if __name__ == "__main__":
    main()
