"""Tests of the training programs: python -m unittest (they need no corpora)."""

import importlib.util
import itertools
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

import decode
import names
import paths
import reference
import scheme
import text
import vesum

HAS_TORCH = importlib.util.find_spec("torch") is not None
DICTIONARY = vesum.Dictionary(paths.DICTIONARY)


def words(table: str) -> list[scheme.Word]:
    """Words of lines "form lemma UPOS head relation", in Ukrainian."""
    found = []
    for line in table.strip().splitlines():
        form, lemma, upos, head, rel, *glued = line.split()
        found.append(scheme.Word(form, lemma, upos, "_", {}, int(head), rel, bool(glued), "_"))
    return found


class TestFeatures(unittest.TestCase):
    def test_words_are_seen_as_in_go(self):
        lines = (paths.GOLDEN / "features.tsv").read_text(encoding="utf-8").splitlines()
        for line in lines:
            if line.startswith("# "):
                continue
            word, shape, bits, key, count, total = line.split("\t")
            grams = text.grams(text.key(word))
            found = [vesum.BITS[bit] for bit in vesum.dict_bits(DICTIONARY, word)]
            with self.subTest(word):
                self.assertEqual(" ".join(map(str, sorted(text.shape(word)))), shape)
                self.assertEqual(" ".join(found), bits)
                self.assertEqual(text.key(word), key)
                self.assertEqual((len(grams), sum(grams)), (int(count), int(total)))


def best_by_trying(scores: np.ndarray) -> float:
    """The score of the best tree with one root."""
    size = len(scores)
    best = -np.inf
    for heads in itertools.product(range(size + 1), repeat=size):
        if heads.count(0) == 1 and not decode.has_cycle(list(heads)):
            best = max(best, sum(scores[i, head] for i, head in enumerate(heads)))
    return best


class TestDecoding(unittest.TestCase):
    def test_tree_is_the_best_with_one_root(self):
        rng = np.random.default_rng(1)
        for _ in range(200):
            size = rng.integers(1, 6)
            scores = rng.normal(size=(size, size + 1))
            scores[np.arange(size), np.arange(1, size + 1)] = -1e4
            heads = decode.tree(scores)
            found = sum(scores[i, head] for i, head in enumerate(heads))
            self.assertEqual(heads.count(0), 1)
            self.assertAlmostEqual(found, best_by_trying(scores))

    def test_names_are_whole(self):
        rng = np.random.default_rng(1)
        for _ in range(50):
            labels = decode.best_names(rng.normal(size=(6, len(decode.NAMES))), "en")
            for before, after in itertools.pairwise(["", *labels, "O"]):
                self.assertTrue(decode.may_follow(before, after), labels)
            self.assertFalse({label[2:] for label in labels} & {"JOB", "MON"})

    def test_distances(self):
        cases = {(0, 9): 20, (2, 1): 1, (1, 2): 11, (7, 1): 5, (1, 8): 16, (30, 1): 9, (1, 40): 19}
        for (head, dependent), want in cases.items():
            self.assertEqual(decode.distance_bucket(head, dependent), want)


class TestScheme(unittest.TestCase):
    def test_hyphens_and_dots_are_joined(self):
        joined = scheme.join_tokens(
            words(
                """
                прем'єр прем'єр NOUN 4 nsubj glued
                - - PUNCT 1 punct glued
                міністр міністр NOUN 1 appos
                був бути VERB 0 root
                у у ADP 6 case
                м м. NOUN 4 obl glued
                . . PUNCT 6 punct
                Києві Київ PROPN 6 appos
                """
            ),
            "uk",
        )
        self.assertEqual([w.form for w in joined], ["прем'єр-міністр", "був", "у", "м.", "Києві"])
        self.assertEqual([w.head for w in joined], [2, 0, 4, 2, 4])
        self.assertEqual(joined[0].lemma, "прем'єр-міністр")

    def test_name_without_comma_hangs_as_title(self):
        found = scheme.harmonise(words("м. м. NOUN 0 root\nКиїв Київ PROPN 1 appos"), "uk")
        self.assertEqual(found[1].rel, "flat:title")
        found = scheme.harmonise(words("мер мер NOUN 0 root\n, , PUNCT 3 punct\nКличко Кличко PROPN 1 appos"), "uk")
        self.assertEqual(found[2].rel, "appos")

    def test_quotation_hangs_on_the_verb_after_it(self):
        found = scheme.harmonise(
            words(
                """
                « « PUNCT 3 punct
                Ми ми PRON 3 nsubj
                чекаємо чекати VERB 0 root
                » » PUNCT 3 punct
                , , PUNCT 6 punct
                сказав сказати VERB 3 parataxis
                мер мер NOUN 6 nsubj
                . . PUNCT 3 punct
                """
            ),
            "uk",
        )
        self.assertEqual((found[5].head, found[5].rel), (0, "root"))
        self.assertEqual((found[2].head, found[2].rel), (6, "ccomp"))
        self.assertEqual(found[7].head, 6)

    def test_quotation_that_goes_on_is_left(self):
        found = scheme.harmonise(
            words(
                """
                Ми ми PRON 2 nsubj
                чекаємо чекати VERB 0 root
                , , PUNCT 4 punct
                каже казати VERB 2 parataxis
                мер мер NOUN 4 nsubj
                , , PUNCT 4 punct
                дощу дощ NOUN 2 obj
                """
            ),
            "uk",
        )
        self.assertEqual((found[3].head, found[3].rel), (2, "parataxis"))


    def test_treebanks_are_converted_as_in_go(self):
        for lang in ("uk", "en"):
            lines = []
            for sentence in scheme.load(paths.TREEBANKS / f"{lang}.conllu", lang):
                for w in sentence.words:
                    feats = "|".join(f"{name}={w.feats[name]}" for name in decode.ATTRIBUTES if name in w.feats)
                    lines.append(f"{w.form}\t{w.lemma}\t{w.upos}\t{feats or '_'}\t{w.head}\t{w.rel}")
                lines.append("")
            want = (paths.TREEBANKS / f"{lang}.scheme.tsv").read_text(encoding="utf-8")
            self.assertEqual("\n".join(lines), want)


class TestNames(unittest.TestCase):
    def test_ends_are_marked(self):
        labels = "B-PER I-PER O B-LOC B-LOC I-ORG ?".split()
        self.assertEqual(names.bioes(labels), "B-PER E-PER O S-LOC S-LOC S-ORG ?".split())

    def test_labels_follow_joined_tokens(self):
        found = names.onto_tokens(["U.S.", "-", "led"], ["B-LOC", "O", "O"], ["U.S.-led"])
        self.assertEqual(found, ["B-LOC"])
        self.assertIsNone(names.onto_tokens(["a"], ["O"], ["b"]))


class TestReference(unittest.TestCase):
    def test_shipped_weights_give_the_golden_readings(self):
        model = reference.Model(paths.WEIGHTS, paths.DICTIONARY)
        for lang in ("uk", "en"):
            golden = json.loads((paths.GOLDEN / f"{lang}.json").read_text(encoding="utf-8"))
            for want in golden[::6]:
                got = model.read(want["tokens"], lang)
                self.assertLess(max(abs(a - b) for a, b in zip(got.pop("top0"), want.pop("top0"))), 0.002)
                self.assertEqual(got, want)

    def test_lemma_scripts(self):
        self.assertEqual(reference.apply_script("Києві", "PROPN", (3, "їв")), "Київ")
        self.assertEqual(reference.apply_script("Є", "VERB", (3, "бути")), "є")


@unittest.skipUnless(HAS_TORCH, "torch is missing: pip install -r requirements.txt")
class TestNetwork(unittest.TestCase):
    def test_network_reads_like_the_reference_and_survives_saving(self):
        import score
        import weights
        from examples import Example

        golden = json.loads((paths.GOLDEN / "uk.json").read_text(encoding="utf-8"))[-4:]
        sentences = [Example(reading["tokens"], "uk") for reading in golden]
        net = weights.load(paths.WEIGHTS)
        with tempfile.TemporaryDirectory() as folder:
            weights.save(net, Path(folder) / "again.safetensors")
            again = weights.load(Path(folder) / "again.safetensors")
        for candidate in (net, again):
            for want, got in zip(golden, score.readings(candidate, sentences)):
                self.assertEqual(got, {name: value for name, value in want.items() if name != "top0"})

    def test_gradient_of_the_recurrence(self):
        import torch

        from kernels import Recurrence

        torch.manual_seed(1)
        gates = (torch.randn(5, 2 * 4 * 3) * 0.5).requires_grad_()
        v = (torch.randn(2, 2, 3) * 0.5).requires_grad_()
        starts = np.array([0, 2, 5], np.int32)
        direction = torch.randn(5, 6)

        def value(x, y):
            return (Recurrence.apply(x, y, starts) * direction).sum()

        value(gates, v).backward()
        for tensor in (gates, v):
            flat = tensor.detach().view(-1)
            for i in range(0, len(flat), 7):
                found = slope(lambda: value(gates.detach(), v.detach()), flat, i)
                self.assertAlmostEqual(found, float(tensor.grad.view(-1)[i]), places=2)


def slope(value, numbers, i: int, step: float = 1e-2) -> float:
    """The slope of a function of numbers along one of them."""
    before = float(numbers[i])
    numbers[i] = before + step
    above = float(value())
    numbers[i] = before - step
    below = float(value())
    numbers[i] = before
    return (above - below) / (2 * step)


if __name__ == "__main__":
    unittest.main()
