"""Trains the pipeline. About twenty minutes on two cores.

    python -m training.train --work /tmp/klarsprak-training --vectors ../shared/model/vectors_floret_50k_96
    python -m training.train ... --max-steps 60        a trial of the whole chain in a minute

Wants `train.spacy` and `dev.spacy` in the work folder (see `prepare`). The best pipeline lands in `model-best` there; make
it small and put it in place with `export`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from spacy.cli.train import train
from spacy.util import load_config


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder with train.spacy and dev.spacy")
    parser.add_argument("--vectors", type=Path, required=True, help="folder with floret vectors in spaCy's format")
    parser.add_argument("--max-steps", type=int, default=None)
    args = parser.parse_args()
    config = Path(__file__).parent / "config.cfg"
    overrides: dict[str, object] = {
        "paths.train": str(args.work / "train.spacy"),
        "paths.dev": str(args.work / "dev.spacy"),
        "paths.vectors": str(args.vectors),
    }
    if args.max_steps is not None:
        usual = load_config(config, interpolate=False)["training"]["eval_frequency"]
        overrides["training.max_steps"] = args.max_steps
        overrides["training.eval_frequency"] = min(usual, args.max_steps)
    train(config, args.work, overrides=overrides)


if __name__ == "__main__":
    main()
