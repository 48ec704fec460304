"""Reads the sentences of extract/parse/testdata/{uk,en}.json anew and writes the readings there.

Usage: python golden.py [WEIGHTS]
"""

import json
import sys
from pathlib import Path

import paths
from reference import Model


def remake(model: Model, file: Path) -> int:
    """Reads the sentences of one file anew."""
    old = json.loads(file.read_text(encoding="utf-8"))
    new = [model.read(reading["tokens"], reading["lang"]) for reading in old]
    file.write_text(json.dumps(new, ensure_ascii=False, indent=0), encoding="utf-8")
    return len(new)


def main() -> None:
    """Remakes both files."""
    weights = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.WEIGHTS
    model = Model(weights, paths.DICTIONARY)
    for lang in ("uk", "en"):
        print(lang, remake(model, paths.GOLDEN / f"{lang}.json"))


if __name__ == "__main__":
    main()
