"""``python -m fuzz TARGET [SECONDS]``: feed a target for so long; findings go to ``fuzz/findings``.

Starts from the pages of ``corpus/`` and the findings of before, which are test cases
(``tests/test_fuzz.py``). Raises what the target raises, with the input in a file named after it.
"""

import contextlib
import importlib
import pkgutil
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["eduparse"]):
    import eduparse

    # All of it now: what is imported later, when a stage is first used, is not watched.
    for module in pkgutil.walk_packages(eduparse.__path__, "eduparse."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ImportError):  # an optional reader
                importlib.import_module(module.name)
    from fuzz.targets import TARGETS, seed

_SECONDS = 600
_LONGEST = 4096  # bytes of an input: damage is local, and short inputs are many
_SEARCHED = 1024  # the same where much damage takes long to search
_SEED = 512
_HANG = 20  # seconds for one input
_ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run the target that is named; does not return."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in TARGETS:
        sys.exit(f"Name one of: {', '.join(TARGETS)}.")
    seconds = sys.argv[2] if len(sys.argv) > 2 else str(_SECONDS)
    found = _ROOT / "fuzz" / "findings" / name
    found.mkdir(parents=True, exist_ok=True)
    seeds = _ROOT / "out" / "fuzz" / name
    seeds.mkdir(parents=True, exist_ok=True)
    for page in (_ROOT / "corpus").glob("*.txt"):
        data = page.read_bytes()
        for part, start in enumerate(range(0, min(len(data), 20 * _SEED), _SEED)):
            piece = data[start : start + _SEED]
            (seeds / f"{page.stem}-{part}").write_bytes(seed(name, piece))
    longest = _SEARCHED if name == "repair" else _LONGEST
    options = [
        f"-max_total_time={seconds}", f"-max_len={longest}", f"-timeout={_HANG}", "-rss_limit_mb=2048",
        f"-artifact_prefix={found}/",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(seeds), str(found)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
