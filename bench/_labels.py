"""What the lines of pages are by the contract, where their labels say otherwise or none were given.

`labels.tsv` names lines that were read and are noise though they are labelled content. Lines of record cards,
publish bars and bylines of editors count for neither, because their facts go to the metadata.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

RUN = 8  # characters in a row that hardly stand in two texts by chance
# Lines whose facts go to the metadata by contract, whatever the pages' labels say of them.
CARD = re.compile(
    r"[【\[（(]?\s*(?:索\s*引\s*号|发文机关|发文字号|成文日期|发布机构|发布日期|发布时间|来\s*源|文\s*号|有\s*效\s*性|"
    r"主题分类|主\s*题\s*词|公文种类|生成日期|信息分类|信息名称|分\s*类|标\s*题|名\s*称|公开方式|浏览次数|点击|DOI|"
    r"责任?编辑?|编辑|作者)\s*[】\]：:].{0,80}|\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
)
_BLANKS = re.compile(r"\s+")


def contract_labels(row: dict[str, Any]) -> list[str]:
    """The labels of the lines of ``row``, those that the contract overrules put right."""
    out = []
    for line, label in zip(row["lines"], row["labels"], strict=True):
        if label == "content" and is_relabelled(row["id"], line):
            out.append("noise")
        elif label == "content" and CARD.fullmatch(line.strip()):
            out.append("either")
        else:
            out.append(label)
    return out


def is_relabelled(page: str, line: str) -> bool:
    """Whether ``line`` of ``page`` was found to be noise by reading."""
    key = _BLANKS.sub("", line).encode("utf-8", "surrogatepass")
    return (page[:8], hashlib.sha256(key).hexdigest()[:12]) in _read()


def labels_by_text(
    lines: Sequence[str], paragraphs: Sequence[str], optional: Iterable[str]
) -> list[str]:
    """The labels of ``lines`` of a page whose main text is known: content is what stands in that text.

    Most of its runs of `RUN` characters must; a shorter line must be a whole line there, since menus and
    comments share words with the article.
    """
    gold = _runs("\n".join(paragraphs))
    whole = {_BLANKS.sub("", p) for p in paragraphs}
    either = {_BLANKS.sub("", p) for p in optional}
    printed, wanted = _BLANKS.sub("", "".join(lines)), _BLANKS.sub("", "".join(paragraphs))
    labels = []
    for line in lines:
        key = _BLANKS.sub("", line)
        runs = _runs(line)
        inside = len(runs & gold) > 0.5 * len(runs) if len(key) >= RUN else key in whole
        # What the page prints more often than the text has it may be either printing: comments quote.
        again = inside and len(key) >= RUN and printed.count(key) > wanted.count(key) > 0
        labels.append("either" if key in either or again else "content" if inside else "noise")
    return labels


@cache
def _read() -> frozenset[tuple[str, str]]:
    """Page and line of each label that was found wrong by reading."""
    rows = Path(__file__).with_name("labels.tsv").read_text("utf-8").splitlines()[1:]
    return frozenset((row.split("\t")[0], row.split("\t")[1]) for row in rows)


def _runs(text: str) -> set[str]:
    key = _BLANKS.sub("", text)
    return {key[n : n + RUN] for n in range(max(1, len(key) - RUN + 1))} if key else set()
