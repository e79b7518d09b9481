"""The readings of characters, turned round: a reading and the characters it may stand behind.

    python tools/build_readings.py --out src/eduparse/language/lexicons/readings.tsv

Reads pypinyin's table. Characters are those of GBK and Big5, the two sets that pages with stuck
readings are written in; readings carry their tone mark, a neutral tone none. A traditional character
also has the readings of its simplified form, since some converters look those up.
"""

import argparse
from pathlib import Path

import opencc
from pypinyin import Style, pinyin

HAN = [chr(c) for c in range(0x4E00, 0xA000)]


def in_use(char: str) -> bool:
    """Whether GBK or Big5 has ``char``."""
    return any(char.encode(codec, "ignore") for codec in ("gbk", "big5"))


def readings(char: str) -> list[str]:
    """The readings of ``char``, each once."""
    found = pinyin(char, style=Style.TONE, heteronym=True, errors="ignore")
    return list(dict.fromkeys(reading for every in found for reading in every))


def main() -> None:
    """Write the table: one reading a line, its characters in code point order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    by_reading: dict[str, list[str]] = {}
    simplified = opencc.OpenCC("t2s")
    for char in filter(in_use, HAN):
        for reading in dict.fromkeys((*readings(char), *readings(simplified.convert(char)))):
            by_reading.setdefault(reading, []).append(char)
    lines = [f"{reading}\t{''.join(chars)}\n" for reading, chars in sorted(by_reading.items())]
    out.write_text("reading\tchars\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
