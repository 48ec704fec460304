"""Scores of a weights file, on gold tokens and in our scheme.

Usage: python score.py [WEIGHTS]
"""

import sys
from collections import Counter
from pathlib import Path

import torch

import decode
import examples
import paths
import weights
from examples import Example
from network import Net
from reference import Labels, Scores
from text import norm

BATCH = 24
CORE = {"nsubj", "obj", "iobj", "obl", "ccomp", "xcomp", "conj", "appos"}
SHOWN = (
    "nsubj nsubj:pass obj iobj obl obl:agent ccomp xcomp acl acl:relcl conj appos flat:name flat:title"
    " parataxis advcl nmod"
).split()
TYPES = {"uk": "PER ORG LOC JOB DATE MON MISC".split(), "en": "PER ORG LOC".split()}
COMPARED = [name for name in decode.ATTRIBUTES if name != "NameType"]


@torch.no_grad()
def readings(net: Net, sentences: list[Example]) -> list[dict]:
    """How the network reads sentences."""
    net.eval()
    lists = net.lists
    labels = Labels(lists.words, lists.relations, lists.values, lists.scripts, net.kinds.dictionary)
    found: list[dict] = [{}] * len(sentences)
    by_length = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    for at in range(0, len(by_length), BATCH):
        batch = by_length[at : at + BATCH]
        for i, scores in zip(batch, batch_scores(net, [sentences[i] for i in batch])):
            found[i] = labels.reading(sentences[i].words, sentences[i].lang, scores)
    return found


def batch_scores(net: Net, batch: list[Example]):
    """What the heads say about each sentence of a batch."""
    encoded = net.encode([(example.words, example.lang) for example in batch])
    projected = net.project(encoded)
    arcs = net.arcs(projected, encoded.starts, list(range(len(batch)))).numpy()
    tags, names = net.tags(encoded.both).numpy(), net.names(encoded.both).numpy()
    scripts = net.scripts(encoded.both).numpy()
    for k, example in enumerate(batch):
        size, start = len(example.words), int(encoded.starts[k])
        heads = decode.tree(arcs[k, :size, : size + 1])
        rows = torch.arange(start, start + size)
        at = torch.tensor([start + h - 1 if h else -1 for h in heads])
        distance = torch.tensor([decode.distance_bucket(h, d) for d, h in enumerate(heads, 1)])
        best = net.labels(projected, rows, at, distance).argmax(1).tolist()
        part = slice(start, start + size)
        relations = [net.lists.relations[i] for i in best]
        yield Scores(heads, relations, tags[part], names[part], scripts[part])


def f1(gold: int, found: int, right: int) -> float:
    """F1 in per cent."""
    return 200 * right / max(1, gold + found)


def universal(relation: str) -> str:
    """A relation without its subtype."""
    return relation.split(":")[0]


class TreeScore:
    """Counts of what is right in trees and tags."""

    def __init__(self):
        self.count: Counter = Counter()

    def add(self, gold: Example, found: dict) -> None:
        """Counts one sentence."""
        for i in range(len(gold.words)):
            self._add_tags(gold, found, i)
            self._add_arc(gold.heads[i] == found["heads"][i], gold.rels[i], found["deprels"][i])

    def _add_tags(self, gold: Example, found: dict, i: int) -> None:
        want, got = gold.feats[i], found["feats"][i]
        self.count["words"] += 1
        self.count["upos"] += gold.upos[i] == found["upos"][i]
        self.count["feats"] += all(want.get(name) == got.get(name) for name in COMPARED)
        self.count["lemma"] += norm(gold.lemmas[i]) == norm(found["lemma"][i])
        if want.get("Case") and gold.upos[i] != "ADP":
            self.count["cases"] += 1
            self.count["case"] += want["Case"] == got.get("Case")

    def _add_arc(self, head: bool, want: str, got: str) -> None:
        right = head and universal(want) == universal(got)
        self.count["uas"] += head
        self.count["las"] += right
        self.count["sub"] += head and want == got
        self.count["core gold"] += universal(want) in CORE
        self.count["core found"] += universal(got) in CORE
        self.count["core right"] += right and universal(want) in CORE
        self.count["gold", want] += 1
        self.count["found", got] += 1
        self.count["right", want] += head and want == got

    def figures(self) -> dict[str, float]:
        """The figures of METRICS in per cent."""
        words = max(1, self.count["words"])
        figures = {name: 100 * self.count[name] / words for name in ("upos", "feats")}
        figures["case"] = 100 * self.count["case"] / max(1, self.count["cases"])
        figures |= {name: 100 * self.count[name] / words for name in ("lemma", "uas", "las", "sub")}
        figures["core"] = f1(*(self.count[f"core {part}"] for part in ("gold", "found", "right")))
        return figures

    def relations(self) -> str:
        """F1 of labelled arcs by relation."""
        parts = []
        for name in SHOWN:
            gold = self.count["gold", name]
            score = f1(gold, self.count["found", name], self.count["right", name])
            parts.append(f"{name} {score:.0f} ({gold})")
        return ", ".join(parts)


def name_figures(gold: list[Example], found: list[dict]) -> dict[str, float]:
    """F1 of whole spans, in all and by type."""
    count: Counter = Counter()
    types = TYPES[gold[0].lang]
    for example, reading in zip(gold, found):
        want, got = decode.spans(example.names), decode.spans(reading["ner"])
        for part, spans in (("gold", want), ("found", got), ("right", want & got)):
            count.update((part, kind) for _, _, kind in spans if kind in types)
    parts = ("gold", "found", "right")
    figures = {kind: f1(*(count[part, kind] for part in parts)) for kind in types}
    return {"all": f1(*(sum(count[part, kind] for kind in types) for part in parts))} | figures


def score(net: Net, dev: dict[str, list[Example]]) -> dict[str, dict[str, float]]:
    """Figures of every dev set; those of its names under its name and "names"."""
    figures = {}
    for corpus, sentences in dev.items():
        found = readings(net, sentences)
        if sentences[0].heads:
            trees = TreeScore()
            for gold, reading in zip(sentences, found):
                trees.add(gold, reading)
            figures[corpus] = trees.figures()
            figures[corpus]["relations"] = trees.relations()
        named = [i for i, example in enumerate(sentences) if example.names]
        if named:
            gold = [sentences[i] for i in named]
            figures[f"{corpus} names"] = name_figures(gold, [found[i] for i in named])
    return figures


def table(figures: dict[str, dict[str, float]]) -> str:
    """The figures as tables of Markdown."""
    lines = ["| set | UPOS | UFeats | Case | lemma | UAS | LAS | LAS sub | core |", "|---|" + "---|" * 8]
    for corpus, row in figures.items():
        if "las" in row:
            values = [row[name] for name in ("upos", "feats", "case", "lemma", "uas", "las", "sub", "core")]
            lines.append(f"| {corpus} | " + " | ".join(f"{value:.1f}" for value in values) + " |")
    lines += ["", "| names | F1 | by class |", "|---|---|---|"]
    for corpus, row in figures.items():
        if "all" in row:
            kinds = " ".join(f"{kind} {value:.1f}" for kind, value in row.items() if kind != "all")
            lines.append(f"| {corpus} | {row['all']:.1f} | {kinds} |")
    return "\n".join(lines)


def main() -> None:
    """Scores a weights file."""
    torch.set_num_threads(1)
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.WEIGHTS
    _, dev = examples.load()
    figures = score(weights.load(path), dev)
    print(table(figures))
    for corpus, row in figures.items():
        if "relations" in row:
            print(f"\n{corpus}: {row['relations']}")


if __name__ == "__main__":
    main()
