"""What is learnt from and what is judged share no passage, whatever the names of the documents."""

import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import zstandard

from bench._repeated import PASSAGE, groups, part_of, repeated, unrepeated
from bench._spun_texts import held_out

FIRST = 0x4E00  # of the block of Chinese characters


def han(start: int, size: int) -> str:
    """As many characters, all different, from the one with that number on."""
    return "".join(chr(FIRST + start + n) for n in range(size))


def names(*, kept: bool) -> Iterator[str]:
    return (name for n in count() if held_out(name := f"d{n}") == kept)


def stored(folder: Path, *, learnt: str, kept: tuple[str, ...]) -> tuple[Path, list[str]]:
    """A folder with a document learnt from and those ``kept`` from it, and the names of these."""
    (folder / "data").mkdir()
    idents = list(islice(names(kept=True), len(kept)))
    rows = {next(names(kept=False)): learnt, **dict(zip(idents, kept, strict=True))}
    for file in ("policy", "statutes", "general"):
        with zstandard.open(folder / "data" / f"{file}.jsonl.zst", "wt", encoding="utf-8") as out:
            for ident, text in rows.items() if file == "policy" else ():
                out.write(json.dumps({"id": ident, "text": text}) + "\n")
    return folder, idents


def test_a_passage_counts_from_its_length_on_whatever_stands_between(tmp_path: Path) -> None:
    learnt = han(0, 500)
    same, shorter = han(0, PASSAGE), han(0, PASSAGE - 1)
    texts = (f"{same[:5]}，\n{same[5:]}", shorter + han(3000, PASSAGE))
    shared, (there, new) = stored(tmp_path, learnt=learnt, kept=texts)
    assert repeated(shared)[there] == 1.0
    assert repeated(shared)[new] == 0.0


def test_a_document_with_one_passage_in_twenty_is_seen(tmp_path: Path) -> None:
    learnt = han(0, 500)
    few = han(0, PASSAGE) + "。" + han(3000, 2 * PASSAGE)  # 1 of 33
    more = han(0, PASSAGE) + han(3000, PASSAGE - 1) + han(200, PASSAGE + 1)  # 3 of 33
    shared, (one, other) = stored(tmp_path, learnt=learnt, kept=(few, more))
    assert unrepeated(shared, one)
    assert not unrepeated(shared, other)


def test_documents_that_share_passages_are_for_the_same(tmp_path: Path) -> None:
    apart = [han(2000 + 100 * n, 100) for n in range(12)]
    kept = (*apart, apart[0][:50] + han(6000, 50), han(6000, 50) + han(8000, 50))
    shared, idents = stored(tmp_path, learnt=han(0, 500), kept=kept)
    first = groups(shared)[idents[0]]
    assert [groups(shared)[x] for x in idents[-2:]] == [first] * 2
    assert len({part_of(shared, x) for x in (idents[0], *idents[-2:])}) == 1
    assert len({part_of(shared, x) for x in idents}) == 3
