"""Reading of sentences from a weights file, in numpy: what extract/parse must give."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors import safe_open

import decode
import vesum
from text import BUCKETS, CAPS_BIT, EN_BIT, FIRST_BIT, SHAPE_BITS, UK_BIT, grams, key, lower, norm, shape, shouted

WORD, GRAM = 96, 128
WIDTH, HALF, LAYERS, ARC = 192, 96, 3, 96
SHAPE_AT = WORD + GRAM
DICT_AT = SHAPE_AT + SHAPE_BITS
INPUT = DICT_AT + vesum.DICT_BITS
EPS = np.float32(1e-5)
assert BUCKETS == 65536


def leaky(x: np.ndarray) -> np.ndarray:
    """The activation of the heads."""
    return np.where(x > 0, x, x * np.float32(0.1))


def hard_sigmoid(x: np.ndarray) -> np.ndarray:
    """The activation of the gates."""
    return np.clip(np.float32(0.2) * x + np.float32(0.5), 0, 1)


@dataclass
class Scores:
    """What the heads of the network say about one sentence."""

    heads: list[int]
    relations: list[str]
    tags: np.ndarray
    names: np.ndarray
    scripts: np.ndarray


@dataclass
class Labels:
    """The lists in the metadata of a weights file, and readings made of scores."""

    words: dict[str, int]
    relations: list[str]
    values: list[list[str]]  # of each attribute
    scripts: list[tuple[int, str]]
    dictionary: vesum.Dictionary

    def reading(self, words: list[str], lang: str, scores: Scores) -> dict:
        """The sentence as it is written to the golden files."""
        upos = [decode.UPOS[i] for i in scores.tags[:, : len(decode.UPOS)].argmax(1)]
        feats = self._feats(scores.tags)
        relations = [self._relation(*arc) for arc in zip(scores.heads, scores.relations)]
        lemmas = []
        for i, word in enumerate(words):
            scripted = apply_script(word, upos[i], self.scripts[int(scores.scripts[i].argmax())])
            found = vesum.lemma(self.dictionary, word, upos[i], feats[i], scripted) if lang == "uk" else scripted
            lemmas.append(found)
        return dict(
            tokens=words,
            lang=lang,
            heads=scores.heads,
            deprels=relations,
            upos=upos,
            feats=feats,
            ner=decode.best_names(scores.names, lang),
            lemma=lemmas,
        )

    def _feats(self, tags: np.ndarray) -> list[dict[str, str]]:
        feats = [{} for _ in tags]
        at = len(decode.UPOS)
        for attribute, values in zip(decode.ATTRIBUTES, self.values):
            for i, best in enumerate(tags[:, at : at + len(values)].argmax(1)):
                if best:
                    feats[i][attribute] = values[best]
            at += len(values)
        return feats

    @staticmethod
    def _relation(head: int, relation: str) -> str:
        if head == 0:
            return "root"
        return "dep" if relation == "root" else relation


def lemma_base(word: str, upos: str) -> str:
    """What a lemma script works on."""
    return norm(word) if upos == "PROPN" else lower(norm(word))


def apply_script(word: str, upos: str, script: tuple[int, str]) -> str:
    """The lemma that a script (how much to cut, what to append) makes of a word."""
    base = lemma_base(word, upos)
    cut, end = script
    return base[: len(base) - cut] + end if cut <= len(base) else base


class Model:
    """The network of a weights file."""

    def __init__(self, weights: Path, dictionary: Path):
        file = safe_open(weights, "np")
        texts = file.metadata()
        self.array = {name: file.get_tensor(name) for name in file.keys()}
        self.labels = Labels(
            words={word: i for i, word in enumerate(json.loads(texts["words"]))},
            relations=json.loads(texts["relations"]),
            values=json.loads(texts["feature_values"]),
            scripts=[tuple(script) for script in json.loads(texts["lemma_scripts"])],
            dictionary=vesum.Dictionary(dictionary),
        )

    def read(self, words: list[str], lang: str) -> dict:
        """The reading of one sentence, with the top layer of its first token."""
        top, bottom = self.encode(words, lang)
        reading = self.labels.reading(words, lang, self.scores(top, bottom))
        return reading | {"top0": [round(float(x), 3) for x in top[0]]}

    def table(self, name: str, row: int) -> np.ndarray:
        """A row of a table of small integers."""
        return self.array[f"{name}.q"][row].astype(np.float32) * self.array[f"{name}.scale"][row]

    def linear(self, name: str, x: np.ndarray) -> np.ndarray:
        """A linear layer."""
        return x @ self.array[f"{name}.weight"].T + self.array[f"{name}.bias"]

    def layer_norm(self, name: str, x: np.ndarray) -> np.ndarray:
        """A layer normalisation."""
        centred = x - x.mean(1, keepdims=True)
        variance = (centred**2).mean(1, keepdims=True)
        return centred / np.sqrt(variance + EPS) * self.array[f"{name}.weight"] + self.array[f"{name}.bias"]

    def inputs(self, words: list[str], lang: str) -> np.ndarray:
        """The input of every token."""
        x = np.zeros((len(words), INPUT), np.float32)
        for i, word in enumerate(words):
            row = self.labels.words.get(key(word))
            if row is not None:
                x[i, :WORD] = self.table("word", row)
            found = grams(key(word))
            x[i, WORD:SHAPE_AT] = sum(self.table("gram", g) for g in found) / np.sqrt(len(found))
            x[i, [SHAPE_AT + bit for bit in shape(word)]] = 1
            if lang == "uk":
                x[i, [DICT_AT + bit for bit in vesum.dict_bits(self.labels.dictionary, word)]] = 1
        x[0, SHAPE_AT + FIRST_BIT] = 1
        x[:, SHAPE_AT + CAPS_BIT] = shouted(words)
        x[:, SHAPE_AT + (UK_BIT if lang == "uk" else EN_BIT)] = 1
        return x

    def encode(self, words: list[str], lang: str) -> tuple[np.ndarray, np.ndarray]:
        """Top and bottom layer of every token."""
        x = bottom = self.layer_norm("input_norm", self.linear("input", self.inputs(words, lang)))
        for layer in range(LAYERS):
            gates = self.linear(f"sru{layer}", x).reshape(len(words), 2, 4, HALF)
            x = self.layer_norm(f"sru{layer}.norm", x + self.recur(gates, self.array[f"sru{layer}.v"]))
        return x, bottom

    @staticmethod
    def recur(gates: np.ndarray, v: np.ndarray) -> np.ndarray:
        """The recurrence of one layer, forwards and backwards."""
        size = len(gates)
        out = np.zeros((size, WIDTH), np.float32)
        for way, order in enumerate((range(size), reversed(range(size)))):
            state = np.zeros(HALF, np.float32)
            for t in order:
                candidate, forget, keep, skip = gates[t, way]
                f = hard_sigmoid(forget + v[way, 0] * state)
                r = hard_sigmoid(keep + v[way, 1] * state)
                state = f * (state - candidate) + candidate
                out[t, way * HALF : (way + 1) * HALF] = r * (state - skip) + skip
        return out

    def arcs(self, projected: np.ndarray) -> np.ndarray:
        """Scores of every head (0: root) for every token."""
        size = len(projected)
        dependents = leaky(projected[:, :ARC])
        heads = np.concatenate([self.array["root_arc"][None], leaky(projected[:, ARC : 2 * ARC])])
        scores = dependents @ self.array["arc.U"] @ heads.T + heads @ self.array["arc.head_bias"]
        distance = dependents @ self.array["arc.dist"].T + self.array["arc.dist_bias"]
        for d in range(size):
            scores[d] += distance[d, [decode.distance_bucket(h, d + 1) for h in range(size + 1)]]
            scores[d, d + 1] = -1e4
        return scores

    def relations(self, projected: np.ndarray, heads: list[int]) -> list[str]:
        """The relation of every token to its head."""
        as_head = np.concatenate([self.array["root_label"][None], projected[:, 3 * ARC :]])
        distance = [decode.distance_bucket(h, d) for d, h in enumerate(heads, 1)]
        x = projected[:, 2 * ARC : 3 * ARC] + as_head[heads] + self.array["label_dist"][distance]
        return [self.labels.relations[i] for i in self.linear("label_out", leaky(x)).argmax(1)]

    def scores(self, top: np.ndarray, bottom: np.ndarray) -> Scores:
        """What the heads say."""
        both = np.concatenate([top, bottom], 1)
        projected = self.linear("proj", top)
        heads = decode.tree(self.arcs(projected))
        return Scores(
            heads=heads,
            relations=self.relations(projected, heads),
            tags=self.linear("tags", both),
            names=self.linear("ner2", leaky(self.linear("ner1", both))),
            scripts=self.linear("lemma2", leaky(self.linear("lemma1", both))),
        )
