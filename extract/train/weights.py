"""The weights file: read into a network, written from one.

Usage: python weights.py CHECKPOINT FILE writes the averaged weights of a checkpoint.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.numpy import save_file

import paths
import vesum
from decode import ATTRIBUTES, NAMES, UPOS
from network import HIDDEN, Kinds, Lists, Net
from reference import ARC, GRAM, LAYERS, WIDTH, WORD
from text import BUCKETS, PRIME, SHAPE_BITS

NOTE = "CC BY-NC-SA 4.0 (trained on UD_Ukrainian-IU, BrUK, NER-UK and parts of GUM)"
TABLES = ("word", "gram")


def quantised(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Signed bytes and a scale for every row."""
    scale = np.abs(table).max(1) / 127
    scale[scale == 0] = 1e-8
    return np.clip(np.rint(table / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def word_table(net: Net) -> torch.Tensor:
    """The rows of the word table, with what the large model knows about the words."""
    if net.known is None:
        return net.word_table.weight
    return net.word_table.weight + net.known(net.vectors)


@torch.no_grad()
def save(net: Net, path: Path) -> None:
    """Writes a weights file."""
    arrays = {name: x.numpy() for name, x in net.state_dict().items() if not name.startswith("known.")}
    for name, table in (("word", word_table(net)), ("gram", net.gram_table.weight)):
        arrays[f"{name}.q"], arrays[f"{name}.scale"] = quantised(table.numpy())
    save_file({name: np.ascontiguousarray(x) for name, x in arrays.items()}, path, metadata=metadata(net.lists))


def metadata(lists: Lists) -> dict[str, str]:
    """The strings in the head of a weights file."""
    sizes = dict(
        word=WORD, gram=GRAM, shape=SHAPE_BITS, dict=vesum.DICT_BITS, d=WIDTH, arc=ARC, label=ARC, ner=HIDDEN,
        lemma=HIDDEN, layers=LAYERS, buckets=BUCKETS,
    )  # fmt: skip
    listed = dict(
        dims=sizes,
        words=sorted(lists.words, key=lists.words.get),
        upos=UPOS,
        attributes=ATTRIBUTES,
        feature_values=lists.values,
        relations=lists.relations,
        ner=NAMES,
        lemma_scripts=lists.scripts,
        dict_bits=vesum.BITS,
    )
    plain = dict(
        format="actant-model-1", normalisation="1", hash_prime=f"{PRIME:X}", layer_norm_eps="1e-5",
        leaky_slope="0.1", licence=NOTE,
    )  # fmt: skip
    return plain | {name: json.dumps(value, ensure_ascii=False) for name, value in listed.items()}


def read_lists(path: Path) -> Lists:
    """The lists of a weights file; how often its words were seen is not kept there."""
    texts = safe_open(path, "np").metadata()
    words = {word: i for i, word in enumerate(json.loads(texts["words"]))}
    return Lists(
        words=words,
        counts=np.zeros(len(words)),
        relations=json.loads(texts["relations"]),
        values=json.loads(texts["feature_values"]),
        scripts=[tuple(script) for script in json.loads(texts["lemma_scripts"])],
    )


def read_arrays(path: Path) -> dict[str, torch.Tensor]:
    """The arrays of a weights file, tables as floats under "word" and "gram"."""
    file = safe_open(path, "np")
    arrays = {name: file.get_tensor(name) for name in file.keys()}
    for name in TABLES:
        rows, scale = arrays.pop(f"{name}.q"), arrays.pop(f"{name}.scale")
        arrays[name] = rows.astype(np.float32) * scale[:, None]
    return {name: torch.from_numpy(x) for name, x in arrays.items()}


def load(path: Path, kinds: Kinds | None = None) -> Net:
    """The network of a weights file, to read with."""
    lists, arrays = read_lists(path), read_arrays(path)
    net = Net(lists, kinds or Kinds(lists.words, vesum.Dictionary(paths.DICTIONARY)), None)
    net.word_table.weight, net.gram_table.weight = arrays.pop("word"), arrays.pop("gram")
    net.load_state_dict(arrays)
    return net.eval()


def main() -> None:
    """Writes the weights of a checkpoint."""
    import checkpoint

    checkpoint_file, weights_file = map(Path, sys.argv[1:])
    save(checkpoint.averaged(checkpoint_file), weights_file)
    print(f"{weights_file}: {weights_file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
