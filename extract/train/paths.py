"""Where things are."""

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARSE = HERE.parent / "parse"
WEIGHTS = PARSE / "weights" / "actant.safetensors"
GOLDEN = PARSE / "testdata"
TREEBANKS = PARSE / "treebank" / "testdata"
DICTIONARY = HERE.parent / "lexicon" / "data" / "uk.dict"

# What is made on the way, and the corpora (README.md says which files are wanted).
WORK = Path(os.environ.get("WORK", "work"))
CORPORA = Path(os.environ.get("CORPORA", "corpora"))
