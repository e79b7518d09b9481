"""The characters that only one script has: what the script gate counts.

    python tools/build_script_sets.py --out src/eduparse/lexicons/script-sets.tsv

Reads the character tables of the installed OpenCC and the list of standard characters of the shared
folder (EDUPARSE_SHARED, default ../shared). ``hant``: characters that OpenCC always converts to
simplified and that are no standard simplified character. ``hans``: standard characters that OpenCC
always converts to traditional and that are no traditional character themselves.
"""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

import opencc

SHARED = Path(os.environ.get("EDUPARSE_SHARED", "../shared"))
CLIB = Path(opencc.__file__).parent / "clib"


def table(name: str) -> dict[str, list[str]]:
    """A character table of OpenCC: a character and what it may become."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "table.txt"
        source = CLIB / "share" / "opencc" / f"{name}.ocd2"
        program = CLIB / "bin" / "opencc_dict"
        command = [program, "-i", source, "-o", text, "-f", "ocd2", "-t", "text"]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        rows = (line.split("\t") for line in text.read_text("utf-8").splitlines() if line)
        return {row[0]: row[1].split(" ") for row in rows if len(row[0]) == 1}


def main() -> None:
    """Write the two sets, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    standard = set((SHARED / "data" / "standard-8105.txt").read_text("utf-8").split())
    standard = set("".join(standard))
    simplifies, expands = table("TSCharacters"), table("STCharacters")
    hant = {c for c, forms in simplifies.items() if c not in forms and c not in standard}
    hans = {
        c
        for c, forms in expands.items()
        if c not in forms and c in standard and c not in simplifies
    }
    rows = [("hant", hant), ("hans", hans)]
    lines = [f"{script}\t{''.join(sorted(chars))}\n" for script, chars in rows]
    out.write_text("script\tchars\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
