"""``python -m bench NAME [--json]``: one bench, as a flat object of figures.

A bench is a module of this package with ``run(shared) -> dict``; one that has more to say than its
figures also has ``show(shared, misses=…)``, which prints. ``floors`` runs them all against
``floors.json``.
"""

import argparse
import json
import os
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path

from bench import floors

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the bench named on the command line; returns the exit code."""
    here = Path(__file__).parent
    names = sorted(p.stem for p in here.glob("*.py") if not p.stem.startswith("_"))
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", choices=names)
    parser.add_argument("--json", action="store_true", help="one flat object on standard output")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    parser.add_argument(
        "--sample", type=int, help="texts of each class, where a bench takes samples"
    )
    parser.add_argument("--pin", action="store_true", help="floors only: write the measured values")
    options = parser.parse_args()
    shared = Path(os.environ.get("EDUPARSE_SHARED", ROOT.parent / "shared")).resolve()
    if not shared.is_dir():
        print(
            f"The shared data are not at {shared}; set EDUPARSE_SHARED to their folder.",
            file=sys.stderr,
        )
        return 2
    if options.name == "floors":
        return floors.main(shared, pin=options.pin)
    bench = import_module(f"bench.{options.name}")
    if options.sample:
        if "each" not in signature(bench.run).parameters:
            parser.error(f"{options.name} takes no samples")
        figures = bench.run(shared, options.sample)
        print(json.dumps(figures, ensure_ascii=False, indent=None if options.json else 1))
    elif not options.json and hasattr(bench, "show"):
        bench.show(shared, misses=options.misses)
    else:
        figures = bench.run(shared)
        print(json.dumps(figures, ensure_ascii=False, indent=None if options.json else 1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
