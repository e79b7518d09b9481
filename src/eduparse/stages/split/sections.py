"""The numbered clauses of one section of a document: its body, or one of its annexes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.doc_numbers import CIRCULAR_NUMBER
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.article_proof import REFERENCE, UNPROVEN
from eduparse.stages.split.draft import Draft, Span
from eduparse.stages.split.heading_features import generic
from eduparse.stages.split.headings import headings
from eduparse.stages.split.kinds import ARTICLES, BOX, BULLET, RANKS, kind_rank
from eduparse.stages.split.label import Label
from eduparse.stages.split.label_fit import LabelNode
from eduparse.stages.split.label_search import choose_labels
from eduparse.stages.split.own_heading import Own, run_in
from eduparse.stages.split.text_lines import rest_of_line, trimmed

GLUED_SHARE = 0.1  # of the labels stand inside a line where a page lost its line breaks
PARTICLES = 0.004  # of the characters are 之 in papers of Taiwan
FEWEST_PARTICLES = 3
CLOSE_DECIMALS = 4  # labels 4.1.1 with no blank behind them, of a page that lost blanks and breaks
_COUNTED = frozenset(("一、", "(一)", "1.", "(1)", "①", "1)", "【一】"))
_HEADS = lazy_pattern(r"[^\n。；;，,、：:！？]{2,24}(?:\n|。[^\n])")
_CIRCULAR = lazy_pattern(
    rf"^[ \t\u3000]*{CIRCULAR_NUMBER}|^[ \t\u3000]*致[ \t\u3000]*[：:]",
    re.MULTILINE,
)
_NOTES = lazy_pattern(r"^[ \t\u3000]*(?:备?注|附注)[ \t\u3000]*[：:][ \t\u3000]*$", re.MULTILINE)
_PARTICLE = lazy_pattern("之(?![一二三四五六七八九十间后前中内外上下际余类星家光声窗路])")
_HAN = lazy_pattern("[一-鿿]")
_GAP = lazy_pattern(r"\n[ \t\u3000]*\n")


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
    kept = _closing_notes(text, list(_boxes_once(text, list(_articles_alone(labels)))), end)
    return _counted(text, choose_labels(kept, _box_ends(text, kept, end), budget), whole=whole)


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

    注： alone on its line opens them behind an outline that ends in items of their kind, and nothing else follows.
    """
    heads = list(_NOTES.finditer(text, 0, end)) if "注" in text else []
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

    一、考勤制度 1、学生… 2、… says what 1、 is in 二、校园环境 1、教室…, where the page ends.
    """
    label, parent = node
    if parent is None or label.headed != nodes[parent].label.start:
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
                and first.headed == elder.label.start
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


def laid(
    text: str,
    nodes: Sequence[LabelNode],
    end: int,
    top: Draft | None,
    budget: Budget = UNLIMITED,
    titles: Sequence[Span | None] | None = None,
) -> list[Draft]:
    """The clauses of ``nodes``, those on top under ``top``; the section ends at ``end``.

    ``titles`` are their headings where these were decided with those of other sections.
    """
    pieces = _pieces(text, nodes, end)
    paths = _paths(nodes, top.path if top else (), cut_off=not counts_from_two(text, nodes))
    out: list[Draft] = []
    found = _titles(text, nodes, pieces, budget) if titles is None else titles
    for n, (node, title) in enumerate(zip(nodes, found, strict=True)):
        label = node.label
        kind = (
            "bullet" if label.kind.startswith(BULLET) else "box" if label.kind == BOX else "clause"
        )
        above = top if node.parent is None else out[node.parent]
        out.append(
            Draft(
                kind, label.kind, label.printed, paths[n], label.value, label.end, title,
                pieces[n], above, line_start=label.line_start,
            )
        )  # fmt: skip
    return out


def _boxes_once(text: str, labels: Sequence[Label]) -> Iterator[Label]:
    """``labels`` without the head of a box that is printed again after a page break."""
    seen: set[str] = set()
    if all(label.kind != BOX for label in labels):
        yield from labels
        return
    for label in labels:
        if label.kind == BOX:
            behind = text[label.end : label.start + 80].split("\n", 1)[0]
            line = "".join((label.printed + behind).split())
            if re.sub(r"[（(]?续[）)]?$", "", line) in seen:
                continue
            seen.add(line)
        yield label


def _box_ends(text: str, found: Sequence[Label], end: int) -> list[int]:
    """Where each box may end: at the first blank line after its body began.

    A blank line tells that only where paragraphs are not all set apart by blank lines.
    """
    boxes = [c for c in found if c.kind == BOX]
    if not boxes:
        return []
    blank = len(_GAP.findall(text))
    breaks = len(re.findall(r"\n(?![ \t\u3000]*\n)", text))
    if blank * 2 > breaks:
        return []
    limits = [b.start for b in boxes[1:]] + [end]
    return [_box_end(text, box.end, limit) for box, limit in zip(boxes, limits, strict=True)]


def _box_end(text: str, start: int, limit: int) -> int:
    line_end = text.find("\n", start, limit)
    if line_end < 0:
        return limit
    body = re.compile(r"\S").search(text, line_end, limit)
    if not body:
        return limit
    gap = _GAP.search(text, body.start(), limit)
    return gap.start() if gap else limit


def joint_titles(
    text: str, parts: Sequence[tuple[Sequence[LabelNode], int]], budget: Budget = UNLIMITED
) -> list[list[Span | None]]:
    """The headings of all sections of a page that lost its line breaks, decided together.

    ``parts`` are the nodes of each section and where it ends. Its clauses decide with those of the others, so
    that an appendix of two parts is headed like the rest.
    """
    own: list[Own] = []
    for nodes, end in parts:
        own += _owned(nodes, _pieces(text, nodes, end), len(own))
    found = iter(headings(text, own, glued=True, budget=budget))
    return [[next(found) for _ in nodes] for nodes, _ in parts]


def _owned(nodes: Sequence[LabelNode], pieces: Sequence[Sequence[Span]], above: int) -> list[Own]:
    """What the headings of ``nodes`` are found in; ``above`` clauses of other sections stand in front."""
    return [
        Own(
            node.label.end,
            pieces[n][0][1],
            node.label.kind,
            None if node.parent is None else node.parent + above,
            n + 1 < len(nodes) and nodes[n + 1].parent == n,
            node.label.value,
        )
        for n, node in enumerate(nodes)
    ]


def _titles(
    text: str, nodes: Sequence[LabelNode], pieces: Sequence[Sequence[Span]], budget: Budget
) -> list[Span | None]:
    """The heading of each node; line breaks count as gone where labels stand inside lines."""
    inside = sum(not (n.label.line_start or n.label.kind.startswith(BULLET)) for n in nodes)
    # What stands behind 說明： in a letter are sentences without headings, glued or not.
    decimals = [node.label for node in nodes if len(node.label.numbers) > 2]
    close = sum("一" <= text[e.end : e.end + 1] <= "鿿" for e in decimals)
    glued = inside >= GLUED_SHARE * len(nodes) > 0 or close >= CLOSE_DECIMALS
    glued = glued and _LETTER.search(text) is None and not _as_in_taiwan(text)
    return headings(text, _owned(nodes, pieces, 0), glued=glued, budget=budget)


def _as_in_taiwan(text: str) -> bool:
    """Whether a text is worded as the rules of Taiwan are, whose points are sentences: 之 stands all over it.

    Of 306 papers of the mainland three reach this share, of 276 of Taiwan 95 in a hundred do.
    """
    found = len(_PARTICLE.findall(text))
    return found >= FEWEST_PARTICLES and found >= PARTICLES * len(_HAN.findall(text))


def _pieces(text: str, nodes: Sequence[LabelNode], end: int) -> list[list[Span]]:
    """Each node's own ranges: up to the next label, and what goes on after a box."""
    starts = [n.label.start for n in nodes] + [end]
    boxes = [n for n, node in enumerate(nodes) if node.label.kind == BOX]
    if not boxes:
        spans = (trimmed(text, low, high) for low, high in pairwise(starts))
        return [[span] if span[0] < span[1] else [] for span in spans]
    out: list[list[Span]] = [[] for _ in nodes]
    ends = _box_ends(text, [n.label for n in nodes], end)
    until = dict(zip(boxes, ends, strict=True)) if ends else {}
    for n, (low, high) in enumerate(pairwise(starts)):
        box = _box_of(nodes, n)
        goes_on = n + 1 < len(nodes) and _box_of(nodes, n + 1) == box
        if box in until and low < until[box] < high and not (goes_on and n + 1 != box):
            _add(out[n], trimmed(text, low, until[box]))
            _add(out[_after_box(nodes, box)], trimmed(text, until[box], high))
        else:
            _add(out[n], trimmed(text, low, high))
    return out


_LETTER = lazy_pattern(r"^[ \t\u3000]*(?:主旨|说明)[ \t\u3000]*[：:]", re.MULTILINE)


def _box_of(nodes: Sequence[LabelNode], n: int) -> int | None:
    """The box that node ``n`` is or stands in."""
    at: int | None = n
    while at is not None and nodes[at].label.kind != BOX:
        at = nodes[at].parent
    return at


def _after_box(nodes: Sequence[LabelNode], box: int) -> int:
    parent = nodes[box].parent
    return box if parent is None else parent


def _add(pieces: list[Span], span: Span) -> None:
    if span[0] < span[1]:
        pieces.append(span)


def _paths(
    nodes: Sequence[LabelNode], above_all: tuple[str, ...], *, cut_off: bool
) -> list[tuple[str, ...]]:
    """Paths in printed form; bullets are counted under their parent, questions one after another."""
    out: list[tuple[str, ...]] = []
    bullets: dict[int | None, int] = {}
    questions = 0
    without_parent = orphans(nodes) if cut_off and not above_all else 0
    for n, (label, parent) in enumerate(nodes):
        above = above_all if parent is None else out[parent]
        element = label.element
        if label.kind.startswith(BULLET):
            bullets[parent] = bullets.get(parent, 0) + 1
            element = f"{BULLET}{bullets[parent]}"
        elif label.kind == "问":
            questions += 1
            element = f"问{questions}"
        if not above and n < without_parent:
            above = ("?",)
        out.append((*above, element))
    return out


def counts_from_two(text: str, nodes: Sequence[LabelNode]) -> bool:
    """Whether the first paragraph of a circular of Hong Kong has no number, and the next one 2."""
    if not nodes or nodes[0].label.value != 2 or nodes[0].label.kind != "1.":
        return False
    above = text[: nodes[0].label.start].rstrip()
    paragraph, _, last = above.rpartition("\n")
    if last.strip() and _HEADS.fullmatch(last.strip() + "\n"):
        above = paragraph.rstrip()  # 背景 heads the paragraphs from 2 on
    return above[-1:] in "。：:；" and _CIRCULAR.search(above) is not None


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
