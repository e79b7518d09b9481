"""The characters that only one script has: what the script gate counts.

    python tools/build_script_sets.py --out src/eduparse/language/lexicons/script-sets.tsv

Reads the character tables of the installed OpenCC and the list of standard characters of the shared
folder (EDUPARSE_SHARED, default ../shared). ``hant``: characters that OpenCC always converts to
simplified, that are no standard simplified character, and that GB 2312, the simplified character set
of 1980, does not have; 後 alone is in it and counts all the same. ``hans``: standard characters that
OpenCC always converts to traditional, that are no traditional character themselves, nor a form that
Taiwan or Hong Kong prefers (群 for 羣), nor one that writers there use beside their own (决 for 決).
"""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

import opencc

SHARED = Path(os.environ.get("EDUPARSE_SHARED", "../shared"))
_HERE_TOO = "决况减凑强够却弃担届户"  # found on Taiwanese pages, beside 決況減湊強夠卻棄擔屆戶
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


def in_gb2312(char: str) -> bool:
    """Whether GB 2312 has ``char``."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def main() -> None:
    """Write the two sets, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    standard = set((SHARED / "data" / "standard-8105.txt").read_text("utf-8").split())
    standard = set("".join(standard))
    simplifies, expands = table("TSCharacters"), table("STCharacters")
    preferred = {
        form
        for region in ("TWVariants", "HKVariants")
        for forms in table(region).values()
        for form in forms
    }
    hant = {
        c
        for c, forms in simplifies.items()
        if c not in forms and c not in standard and (c == "後" or not in_gb2312(c))
    }
    hans = {
        c
        for c, forms in expands.items()
        if c not in forms and c in standard and c not in simplifies
    } - preferred
    hans -= set(_HERE_TOO)
    rows = [("hant", hant), ("hans", hans)]
    lines = [f"{script}\t{''.join(sorted(chars))}\n" for script, chars in rows]
    out.write_text("script\tchars\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
