"""Makes WORK/data.pkl, the examples to train on and to score with, out of the corpora.

Usage: python prepare.py
"""

import pickle
import random
from collections import Counter
from pathlib import Path

import bruk
import names
import paths
import scheme
from examples import Example

TREEBANK = paths.CORPORA / "treebank"
NER = paths.CORPORA / "ner"
MAX_WORDS = 150  # of a sentence of a corpus of names
ATIS_SENTENCES = 1200  # questions about flights; more would be too many of one kind
NER_UK_NEWS, NER_UK_DEV = 0.78, 0.95  # of its training file, where the news and our dev set begin


def tree_example(sentence: scheme.Sentence, lang: str) -> Example:
    """A sentence of a treebank."""
    words = sentence.words
    return Example(
        words=[w.form for w in words],
        lang=lang,
        lemmas=[w.lemma for w in words],
        upos=[w.upos for w in words],
        feats=[w.feats for w in words],
        heads=[w.head for w in words],
        rels=[w.rel for w in words],
    )


def trees(path: Path, lang: str, labelled: dict[str, names.Labelled] | None = None, types: str = "") -> list[Example]:
    """The sentences of a treebank, with names where a corpus of names has the same sentences."""
    examples = []
    for sentence in scheme.load(path, lang):
        example = tree_example(sentence, lang)
        if labelled and sentence.id in labelled:
            labels = names.onto_tokens(*labelled[sentence.id], example.words)
            if labels:
                example.names = names.drop_titles(example.words, names.bioes(labels))
                example.name_types = tuple(types.split())
        examples.append(example)
    return examples


def neighbours() -> dict[str, list[Example]]:
    """Training examples of languages near to Ukrainian, trees only: most of syntax is alike."""
    found = {}
    for lang, folder in (("be", "be-hse"), ("ru", "ru-taiga")):
        files = sorted((TREEBANK / folder).glob("*.conllu*"))
        sentences = [sentence for path in files for sentence in scheme.load(path, "uk")]
        found[lang] = [tree_only(sentence, lang) for sentence in sentences]
    return found


def tree_only(sentence: scheme.Sentence, lang: str) -> Example:
    """A sentence of a treebank without its tags."""
    words = sentence.words
    return Example([w.form for w in words], lang, heads=[w.head for w in words], rels=[w.rel for w in words])


def named(sentences, lang: str, types: str) -> list[Example]:
    """The sentences of a corpus of names."""
    kinds = tuple(types.split())
    chosen = [(words, labels) for words, labels in sentences if len(words) <= MAX_WORDS]
    if lang == "en":
        chosen = [(words, names.drop_titles(words, labels)) for words, labels in chosen]
    return [Example(words, lang, names=labels, name_types=kinds) for words, labels in chosen]


def ukrainian() -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """Training and dev examples by corpus."""
    iu, parlamint = TREEBANK / "uk-iu", TREEBANK / "uk-parlamint"
    train = {
        "iu": trees(iu / "uk_iu-train.rebuilt.conllu.gz", "uk"),
        "parlamint": trees(parlamint / "uk_parlamint-ud-train.r2.15.conllu", "uk"),
    }
    dev = {
        "iu": trees(iu / "uk_iu-ud-dev.conllu", "uk"),
        "parlamint": trees(parlamint / "uk_parlamint-ud-dev.r2.16.conllu", "uk"),
    }
    ner_uk = list(names.read_columns(NER / "ner-uk-v2" / "train.iob", names.NER_UK))
    news, cut = (int(len(ner_uk) * part) for part in (NER_UK_NEWS, NER_UK_DEV))
    types = "PER ORG LOC JOB DATE MON MISC"
    train["ner-uk"] = named(ner_uk[:news], "uk", types)
    train["ner-uk news"] = named(ner_uk[news:cut], "uk", types)
    dev["ner-uk"] = named(ner_uk[cut:], "uk", types)
    tagged = bruk.read(paths.CORPORA / "lexicon" / "bruk-disambig" / "bruk-disambig.tsv.gz")
    train["bruk"] = [Example(t.words, "uk", lemmas=t.lemmas, upos=t.upos, feats=t.feats) for t in tagged]
    return train, dev


def english() -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """Training and dev examples by corpus."""
    ewt, gum, uner = TREEBANK / "en-ewt", TREEBANK / "en-gum", NER / "en-ewt-uner"
    gum_train = gum / "gum-v11-train.conllu.gz"
    uner_train = names.read_uner(uner / "en_ewt-ud-train.first-commit.iob2.gz")
    train = {
        "ewt": trees(ewt / "en_ewt-train.assembled.conllu.gz", "en", uner_train, "PER ORG LOC"),
        "gum": trees(gum_train, "en", names.read_gum(gum_train), "PER ORG LOC DATE EVENT"),
        "atis": trees(TREEBANK / "en-atis" / "en_atis-ud-train.conllu", "en"),
    }
    random.Random(5).shuffle(train["atis"])
    del train["atis"][ATIS_SENTENCES:]
    uner_dev = names.read_uner(uner / "en_ewt-ud-dev.iob2")
    dev = {
        "ewt": trees(ewt / "en_ewt-ud-dev.conllu", "en", uner_dev, "PER ORG LOC"),
        "gum": trees(gum / "gum-v11-dev.conllu", "en"),
    }
    return train | english_names(), dev


def english_names() -> dict[str, list[Example]]:
    """Training examples that have names only."""
    wikigold = NER / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    found = {"wikigold": named(names.read_columns(wikigold, names.WIKIGOLD), "en", "PER ORG LOC MISC")}
    for corpus, kinds in (("btc", names.PLAIN), ("wnut17", names.WNUT)):
        found[corpus] = []
        for path in sorted((NER / corpus / "CONLL-format" / "data").rglob("*")):
            if path.is_file():
                found[corpus] += named(names.read_columns(path, kinds), "en", "PER ORG LOC")
    return found


def describe(name: str, examples: list[Example]) -> str:
    """How much there is of a corpus."""
    words = sum(len(example.words) for example in examples)
    types = Counter(label[2:] for e in examples for label in e.names or () if label[0] in "BS")
    return f"{name:11} {len(examples):6} sentences {words:7} words {dict(types.most_common())}"


def main() -> None:
    """Writes the examples and says how many there are."""
    train, dev = {}, {}
    for part in (ukrainian(), english()):
        train |= part[0]
        dev |= part[1]
    train |= neighbours()
    for title, corpora in (("train", train), ("dev", dev)):
        print(title)
        for name, examples in corpora.items():
            print(" ", describe(name, examples))
    paths.WORK.mkdir(parents=True, exist_ok=True)
    with (paths.WORK / "data.pkl").open("wb") as file:
        pickle.dump((train, dev), file)


if __name__ == "__main__":
    main()
