"""The labels that number the clauses of one section of a document: its body, or one of its annexes."""

import re
from collections.abc import Iterator, Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.clause_labels import FIRST_NUMBERED
from eduparse.language.doc_numbers import CIRCULAR_NUMBER
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.stages.split.article_proof import REFERENCE, UNPROVEN
from eduparse.stages.split.boxes import box_ends, boxes_once
from eduparse.stages.split.heading_features import generic
from eduparse.stages.split.kinds import ARTICLES, BOX, RANKS, kind_rank
from eduparse.stages.split.label import Label
from eduparse.stages.split.label_fit import LabelNode
from eduparse.stages.split.label_search import choose_labels
from eduparse.stages.split.own_heading import run_in
from eduparse.stages.split.text_lines import rest_of_line

_COUNTED = frozenset(("一、", "(一)", "1.", "(1)", "①", "1)", "【一】", "【1】"))
_HEADS = lazy_pattern(r"[^\n。；;，,、：:！？]{2,24}(?:\n|。[^\n])")
_CIRCULAR = lazy_pattern(
    rf"^[ \t\u3000]*立法[会會][^\n]{{0,20}}$|^[ \t\u3000]*{CIRCULAR_NUMBER}|^[ \t\u3000]*致[ \t\u3000]*[：:]",
    re.MULTILINE,
)
# A title, and below it the paragraph that is the first: text without a label that ends in a stop.
_TITLED = lazy_pattern(
    r"^\n*[^\n。；;，,：:！？]{4,60}\n(?:(?:[^\n]{0,60}[^\n。；])?\n)*?[^\n]{10,}[。：:；]$"
)
_NOTES = LinePattern(
    rf"^[ \t\u3000]*(?:备?注|附注|说明)[ \t\u3000]*[：:][ \t\u3000]*(?:$|(?={FIRST_NUMBERED}))"
)


def section(
    text: str,
    labels: Sequence[Label],
    end: int,
    *,
    whole: bool = True,
    budget: Budget = UNLIMITED,
) -> list[LabelNode]:
    """The labels among ``labels`` that number the clauses of a section that ends at ``end``.

    ``whole`` says that it is the body of a document, no annex.
    """
    kept = _closing_notes(text, list(boxes_once(text, list(_articles_alone(labels)))), end)
    return _counted(text, choose_labels(kept, box_ends(text, kept, end), budget), whole=whole)


def _articles_alone(labels: Sequence[Label]) -> Iterator[Label]:
    """``labels`` without ordinals in a line that the words around speak against, where none is an article.

    学校发出了第一条消息 in a text without articles opens none, whatever its lists would gain by it.
    """
    articles = {label.kind for label in labels if label.place > REFERENCE}
    for label in labels:
        counted = label.kind in ARTICLES and label.kind not in articles and not label.line_start
        if not (counted and label.place <= UNPROVEN):
            yield label


def _closing_notes(text: str, labels: list[Label], end: int) -> list[Label]:
    """``labels``, the first of the notes marked that end the section: they stand on top of it.

    注： alone on its line, or above them on it, opens them behind an outline that ends in items of their kind, and nothing else follows.
    """
    heads = list(_NOTES.finditer(text, 0, end)) if "注" in text or "说明" in text else []
    if not heads:
        return labels
    head = heads[-1]
    behind = [n for n, label in enumerate(labels) if head.end() <= label.start < end]
    kinds = {labels[n].kind for n in behind}
    values = [labels[n].value for n in behind]
    if not behind or behind[0] == 0 or values != list(range(1, len(values) + 1)):
        return labels
    first = behind[0]
    if kinds != {labels[first - 1].kind} or text[head.end() : labels[first].start].strip():
        return labels
    return [*labels[:first], labels[first]._replace(noted=True), *labels[first + 1 :]]


def _counted(text: str, nodes: Sequence[LabelNode], *, whole: bool) -> list[LabelNode]:
    """``nodes`` without those that number nothing: alone of their kind inside a line, or in the document.

    Articles, boxes, bullets and questions need no neighbour, and a clause with clauses below it has one.
    """
    families = {(node.parent, node.label.kind, int(node.label.value)) for node in nodes}
    parents = {node.parent for node in nodes}
    single = whole and len(nodes) == 1
    new: list[int | None] = []
    out: list[LabelNode] = []
    for n, node in enumerate(nodes):
        label, parent = node
        above = None if parent is None else new[parent]
        if label.kind in _COUNTED and (single or not label.line_start):
            kind, value = label.kind, int(label.value)
            beside = (parent, kind, value - 1) in families or (parent, kind, value + 1) in families
            chance = not label.line_start and (n not in parents or label.place < 0)
            chance = chance and not (
                label.value == 1
                and (_behind_heading(text, nodes, node) or _as_its_elder(nodes, node, families))
            )
            if not beside and (chance or (single and not _heads(text, label))):
                new.append(above)  # what stands below it, if anything, moves up
                continue
        new.append(len(out))
        out.append(node if above == parent else LabelNode(label, above))
    return out


def _behind_heading(text: str, nodes: Sequence[LabelNode], node: LabelNode) -> bool:
    """Whether nothing but a heading of the genre stands between a label and the one it is below.

    二、工作目标（一）推进均衡发展。 at the end of a preview shows the first item of a list that is cut off.
    """
    if node.parent is None or node.label.headed != nodes[node.parent].label.start:
        return False
    return generic(text[nodes[node.parent].label.end : node.label.start].strip())


def _as_its_elder(
    nodes: Sequence[LabelNode], node: LabelNode, families: "set[tuple[int | None, str, int]]"
) -> bool:
    """Whether the clause before the one that ``node`` is below opens its own list in the same way.

    一、考勤制度 1、学生… 2、… says what 1、 is in 二、校园环境 1、教室…, where the page ends. So it is behind a
    colon: 二、… 有以下两种：（一）….
    """
    label, parent = node
    if parent is None:
        return False
    headed = label.headed == nodes[parent].label.start
    if not (headed or label.led):
        return False
    above = nodes[parent]
    for n in range(parent - 1, -1, -1):
        elder = nodes[n]
        if elder.parent == above.parent and elder.label.kind == above.label.kind:
            first = nodes[n + 1].label
            return (
                elder.label.value == above.label.value - 1
                and (nodes[n + 1].parent, first.kind, int(first.value)) == (n, label.kind, 1)
                and not first.line_start
                and (not headed or first.headed == elder.label.start)
                and (n, label.kind, 2) in families
            )
    return False


def _heads(text: str, label: Label) -> bool:
    """Whether a heading stands behind ``label``, on its own line or closed by a stop."""
    first = label.value == 1 and label.kind == "一、"
    if not first:
        return False
    line = rest_of_line(text, label.end).strip()
    return _HEADS.match(text, label.end) is not None or run_in(line) is not None


def counts_from_two(text: str, nodes: Sequence[LabelNode]) -> bool:
    """Whether the first paragraph has no number, and the next one 2, as in circulars of Hong Kong.

    Another paper shows it by its title above the first paragraph, and by no label that stands over 2.
    """
    if not nodes or nodes[0].label.value != 2 or nodes[0].label.kind != "1.":
        return False
    above = text[: nodes[0].label.start].rstrip()
    paragraph, _, last = above.rpartition("\n")
    if last.strip() and _HEADS.fullmatch(last.strip() + "\n"):
        above = paragraph.rstrip()  # 背景 heads the paragraphs from 2 on
    if above[-1:] not in "。：:；":
        return False
    own = kind_rank(nodes[0].label.kind)
    topmost = all(kind_rank(node.label.kind) >= own for node in nodes)
    return _CIRCULAR.search(above) is not None or (topmost and _TITLED.search(above) is not None)


def orphans(nodes: Sequence[LabelNode]) -> int:
    """How many nodes stand before the first one above their rank, where their parent was cut off.

    3. before any 一、 has lost its parent, and so have its siblings; 3 with 3.1 below it is the top of its outline.
    """
    first = nodes[0].label if nodes else None
    if first is None or first.value <= 1 or first.numbers or first.kind in ("问", BOX):
        return 0
    own = kind_rank(first.kind)
    topmost = any(n.parent == 0 and n.label.numbers for n in nodes)
    if own <= RANKS["一、"] or topmost:
        return 0
    return next((n for n, o in enumerate(nodes) if kind_rank(o.label.kind) < own), len(nodes))
