"""What the searches weigh on texts of our own, as numbers: ``sets/scores.json`` and how it is made.

A weight has no two sides that one case each could show: it is a term of a sum. So a sum in which it takes
part is kept, for whole texts: likelihoods, margins, confidences, and the steps a search took. A weight that
changes shows here at once. After a change that is meant, or when a model is trained anew,
``python tests/scores.py`` writes the file again, and what moved is read in the diff.
"""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from damaged import CLAUSES, FRAMES
from scored_clauses import clauses
from scored_copies import copies
from scored_guesses import guesses
from scored_html import layout, reading
from scored_noise import noise
from scored_repair import mended
from scored_text import characters, documents, encodings, packed
from scored_words import words

from eduparse.budget import Budget
from eduparse.corrections.apply import Decisions
from eduparse.document.document import Document
from eduparse.language.mixture import mixture
from eduparse.pipeline import passes
from eduparse.rules.rulebook import PACKAGED
from eduparse.settings import Settings
from eduparse.stages.decode import decode_text
from eduparse.stages.decode.likelihood import likelihood, mean
from eduparse.stages.repair.byte_readings import BIG5, CHAINS, GB, LATIN
from eduparse.stages.repair.gbk_chars import PageModel, beginning
from eduparse.stages.repair.mojibake.mojibake_search import Unmix
from eduparse.stages.repair.mojibake.ranked_signs import Chain
from eduparse.stages.repair.mojibake.roundtrip import roundtrip_evidence
from eduparse.stages.repair.slips.slip_search import Slip
from eduparse.stages.repair.swallowed import Read, swallowed
from eduparse.stages.reword.gate import spin_evidence
from eduparse.stages.reword.learning import mine
from eduparse.stages.reword.likelihood import suspicion
from eduparse.stages.split.label_search import weighed_labels
from eduparse.stages.split.labels import label_candidates

SCORES = Path(__file__).parent / "sets" / "scores.json"
CORPUS = Path(__file__).parent.parent / "corpus"
DIGITS = 4  # of a number in the file

HANS = (
    "各级教育行政部门要加强领导，落实责任，确保各项工作取得实效。",
    "建立健全校园安全管理制度，完善应急预案，妈妈们放心。",
    "　　深化教师管理改革，妥善解决教师编制、职称、住房等突出问题。",
)
HANT = (
    "擴大學校辦學自主權,更好實現學校經費自主管理,提高教育質量。",
    "各級教育行政部門應當加強領導，落實責任，確保學生安全。",
)
NUMBERED = (
    (
        "一、总体要求\n（一）指导思想。坚持立德树人。\n（二）工作目标。\n1.毛入园率达到90%。\n2.专任教师合格。\n"
        "二、主要任务（一）扩大资源。新建幼儿园10所。（二）配齐教师。\n①核定编制。②公开招聘。\n三、保障措施\n"
    ),
    (
        "第一章 总则\n第一条 为了规范管理，制定本办法。\n第二条 根据第一条的规定，第三条建议不予采纳。\n（一）公办学校；\n"
        "（二）民办学校。\n第二章 附则\n第五条 本办法自印发之日起施行。\n"
    ),
    (
        "一、二、三级学校分别评定。二、三胎家庭优先。\n1.报名。2.审核。4.录取。\n——坚持公平。——坚持公开。\n"
        "1）核对名单 2）公布结果\n一、一等奖10名\n二、二等奖20名\n"
    ),
    (
        "工作安排\n3.组织培训。\n4.考核验收，总分100分。\n专栏1 校园网络\n1.骨干网升级。\n2.终端更新。\n\n5.总结推广。\n"
        "1.建立台账。\n2.定期通报。\n七、经费保障\n◆报名办法：\n1.网上填报\n2.现场确认\n"
    ),
    (
        "目录\n一、总体要求\n二、主要任务\n\n一、总体要求\n坚持公益普惠。\n1.1 扩大规模\n1.1.1 新建\n1.1.2 改建\n1.2 提高质量\n"
        "1.2.1 教研\n二、主要任务\nA.摸底B.整改\n（1）排查。（2）整治。（5）复查。\n"
    ),
)
UNNUMBERED = (
    (
        "一、总体要求\n坚持质量优先，统筹推进各项工作。\n主要任务\n扩大普惠资源。新建幼儿园10所。\n2.配齐专任教师。核定编制。\n"
        "3.改善办学条件。\n三、保障措施\n1.加强领导。\n2.落实经费。\n"
    ),
    (
        "第一章 总则\n第一条 为了规范管理，制定本办法。\n第二条 本办法适用于公办学校。\n教师管理\n学校应当配齐教师。\n"
        "第四条 教师应当持证上岗。\n第五条 教师享有下列权利：\n（一）教学；\n（二）研究。\n附则\n第七条 本办法自印发之日起施行。\n"
    ),
    (
        "总则\n第二条 本办法适用于公办学校。\n第三条 学校应当配齐教师。\n经费保障\n1.加强领导。\n2.落实经费。\n"
        "组织实施\n1.分步推进。\n2.定期检查。\n"
    ),
)
SPUN = (
    (
        "教会部办公厅对于作念好义务教会使命的奉告。\n坚执以东说念主民为中心，开发锤真金不怕火队列，执续深化转变，"
        "遵循擢升教会质地。\n各地要高度嗜好，加强组织指挥，珍贵落实使命职守。\n"
    ),
    (
        "黉舍成长要经由过程完美体系体例来推动，不克不及只看测验。\n加年夜投入力度，弗成忽视立异才能，"
        "展开查询拜访研究，泛博年夜众踊跃介入。\n"
    ),
)
PAIRS = (
    (
        "教会部对于作念好使命的奉告，坚执以东说念主为本，擢升教会质地。",
        "教育部关于做好工作的通知，坚持以人为本，提升教育质量。",
    ),
    (
        "各地教会部门要加强指挥，坚执改变，擢升教会水平。",
        "各地教育部门要加强领导，坚持改革，提升教育水平。",
    ),
    ("学校要作念好使命安排，对于教会经费不得挪用。", "学校要做好工作安排，关于教育经费不得挪用。"),
    (
        "坚执教会公正，使命要作念细，奉告要发到东说念主。",
        "坚持教育公平，工作要做细，通知要发到人。",
    ),
)


def scores(group: str) -> dict[str, list[Any]]:
    """What was weighed, by the name of a row."""
    rows: dict[str, list[Any]] = {}
    for name, weighed in GROUPS[group]():
        rows.setdefault(name, []).extend(rounded(weighed))
    return rows


def _slips() -> Iterator[tuple[str, list[Any]]]:
    for script, lines in (("hans", HANS), ("hant", HANT)):
        for n, line in enumerate(lines):
            data = line.encode("gbk")
            for lost in (4, 14, 21):
                text = _displayed(data[:lost] + data[lost + 1 :])
                for start in [at for at, c in enumerate(text) if c in "?\ufffd"][:2] or [lost // 2]:
                    for gaps in (True, False):
                        budget = Budget()
                        page = PageModel(text, script, budget=budget)
                        r = Slip(
                            page, start, 1 if text[start] in "?\ufffd" else 0, gaps=gaps
                        ).best()
                        found = [] if r is None else [r.after, r.margin, r.gain, r.mean, r.worst]
                        found += [] if r is None else [r.worth, *(d.lead for d in r.doubts or ())]
                        yield f"slip {script} {n} {lost} {start} {gaps}", [budget.spent, *found]

    for script, text in (("hans", HANS[1] + HANS[2]), ("hant", HANT[0])):
        page = PageModel(text, script)
        for last in ("\n", "校", "。", "妈", "　", "育"):
            for lead in (0xA1, 0xBD, 0xC2, 0xD1):
                weighed = [nats for nats, _ in page.likeliest(last, beginning(lead, script))]
                yield f"page model {script} {last} {lead}", [max(weighed), sum(weighed)]


def _swallowed() -> Iterator[tuple[str, list[Any]]]:
    for script, line, codec in (("hans", HANS[0], "gb18030"), ("hant", HANT[0], "big5")):
        data = line.encode(codec, "ignore")
        for lost in range(2, 30, 4):
            text = (data[:lost] + data[lost + 1 :]).decode(codec, "replace")
            page = Read.of(text)
            for at in [m for m, c in enumerate(text) if c < "\x7f" or c == "\ufffd"][:3]:
                last = text[at].encode() if text[at] < "\x7f" else b""
                r = swallowed(page, 0, at, codec, last)
                yield f"swallowed {script} {lost} {at}", [*r] if r else []


def _displayed(data: bytes) -> str:
    """``data`` as a browser shows GBK: what is undefined as a question mark."""
    return data.decode("gbk", "replace").replace("\ufffd", "?")


def _mojibake() -> Iterator[tuple[str, list[Any]]]:
    for n, line in enumerate((HANS[0], HANT[0])):
        script = ("hans", "hant")[n]
        for shown, every in CHAINS.items():
            for written in every:
                try:
                    data = line.encode(written, "ignore")
                    text = (data[:20] + data[21:45]).decode(shown, "replace")
                except (LookupError, UnicodeError):
                    continue
                for form in (text, text.replace("\ufffd", "?")):
                    budget = Budget()
                    search = Unmix(
                        mixture(), form[:40], Chain(shown, written, script), ("，", "。"), budget
                    )
                    score, parts = search.best()
                    spelled = [s for part in parts for s in part.spelled]
                    told = [x for s in spelled for x in (s.char, s.score, s.ahead, len(s.options))]
                    proof = roundtrip_evidence(mixture(), line[:12], written)
                    yield (
                        f"unmix {n} {shown} {written} {form == text}",
                        [budget.spent, score, proof, *told],
                    )


def _labels() -> Iterator[tuple[str, list[Any]]]:
    for n, text in enumerate((*NUMBERED, "\n".join((*FRAMES, *CLAUSES)))):
        found = list(label_candidates(text))
        yield f"labels {n}", [x for label in found for x in (label.printed, label.place)]
        for ends in ([], [at for at in range(len(text)) if text.startswith("\n\n", at)]):
            budget = Budget()
            score, nodes = weighed_labels(found, ends, budget)
            yield (
                f"label search {n} {len(ends)}",
                [budget.spent, score, *(x.label.start for x in nodes)],
            )

    for n, text in enumerate(UNNUMBERED):
        lost = [x for label in label_candidates(text) for x in (label.lost, label.lost_above)]
        yield f"lost labels {n}", lost

    for rule in PACKAGED.rules("labels"):
        for n, text in enumerate((*rule.example, *rule.keep)):
            places = [x for label in label_candidates(text) for x in (label.printed, label.place)]
            yield f"labels of {rule.id} {n}", places


def _bytes() -> Iterator[tuple[str, list[Any]]]:
    for n, line in enumerate((*HANS, *HANT, "Ångström é über naïve 2022", "！？；：【】《》")):
        yield f"mean {n}", [mean(line), mixture().score(line)]
        for codec in ("utf-8", "gb18030", "big5"):
            data = line.encode(codec, "ignore")
            yield (
                f"likelihood {n} {codec}",
                [x for wrong in ("utf-8", "gb18030", "big5") for x in (likelihood(data, wrong),)],
            )
            text, decoding, doubtful = decode_text(
                data[:31] + data[32:60] + HANS[0].encode("utf-8")
            )
            yield f"decoded {n} {codec}", [text, doubtful, [list(run) for run in decoding.runs]]


def _reworded() -> Iterator[tuple[str, list[Any]]]:
    for n, text in enumerate((*SPUN, "".join(SPUN), HANS[0], SPUN[0] + "".join(HANS) * 3)):
        found = spin_evidence(text)
        yield f"suspicion {n}", sorted(suspicion(text).items())
        yield f"spun {n}", [found.kinds, found.rate, found.support]
        for case in found.cases:
            sightings = [(s.start, s.gain(case.share), s.fit(case.share)) for s in case.sightings]
            yield (
                f"case {n} {case.family}",
                [case.share, case.placed, *(x for s in sightings for x in s)],
            )
    mined = mine(PAIRS)
    yield "mined", [[e.spun, e.original, e.tier, e.seen, e.clean] for e in mined.entries]


def _pages() -> Iterator[tuple[str, list[Any]]]:
    """What the passes propose on the sample pages and on damaged lines, and the steps it took."""
    texts = {path.stem: decode_text(path.read_bytes())[0] for path in sorted(CORPUS.glob("*.txt"))}
    texts["slips"] = "\n".join(
        _displayed(line.encode("gbk")[:lost] + line.encode("gbk")[lost + 1 :])
        for line in HANT
        for lost in (8, 15, 22)
    )
    texts["lost"] = "\n".join(
        _displayed(line.encode("gbk")[:lost] + line.encode("gbk")[lost + 1 :])
        for line in HANS
        for lost in (8, 15, 22)
    )
    for shown, written in ((LATIN, GB), (GB, "utf-8"), (GB, BIG5)):
        texts[f"{written} as {shown}"] = "\n".join(
            line[:6] + _lossy(line[6:22], written, shown) + line[22:] for line in (*HANS, *HANT)
        )
    for name, text in texts.items():
        budget = Budget()
        docs = [Document.of_page("x", "x", text)]
        decide = Decisions(PACKAGED)
        for stage, steps in passes(Settings(), budget).items():
            for step in steps:
                parts = []
                for n, doc in enumerate(docs):
                    before = budget.spent
                    found = step(doc)
                    told = [x for e in found.edits for x in (e.start, e.after, e.confidence)]
                    told += [x for w in found.warnings for x in (w.code, w.start, w.end)]
                    if told or budget.spent != before:
                        yield (
                            f"{name} {stage} {step.name} {n} {len(parts)}",
                            [budget.spent - before, *told],
                        )
                    found = decide(doc, found)
                    done = doc.apply(step.name, found)
                    parts += done.cut(c.offset for c in found.cuts) if found.cuts else [done]
                docs = parts
        for n, doc in enumerate(docs):
            yield (
                f"{name} quality {n}",
                [asdict(doc.metadata.quality)] if doc.metadata.quality else [],
            )


def _lossy(text: str, written: str, shown: str) -> str:
    return text.encode(written, "ignore").decode(shown, "replace")


def rounded(value: Any) -> Any:
    """``value`` as the file holds it."""
    if isinstance(value, float):
        return round(value, DIGITS) if math.isfinite(value) else str(value)
    if isinstance(value, dict):
        return {str(k): rounded(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(v) for v in value]
    return value


GROUPS: dict[str, Callable[[], Iterator[tuple[str, list[Any]]]]] = {
    "slips": _slips,
    "swallowed": _swallowed,
    "mojibake": _mojibake,
    "labels": _labels,
    "bytes": _bytes,
    "reword": _reworded,
    "pages": _pages,
    "layout": layout,
    "reading": reading,
    "clauses": clauses,
    "guesses": guesses,
    "packed": packed,
    "mended": mended,
    "noise": noise,
    "copies": copies,
    "words": words,
    "characters": characters,
    "encodings": encodings,
    "documents": documents,
}


def moved(group: str) -> list[str]:
    """The rows of ``group`` that are not what the file says."""
    kept, weighed = json.loads(SCORES.read_text("utf-8"))[group], scores(group)
    return [n for n in {**kept, **weighed} if not _near(weighed.get(n), kept.get(n))]


def _near(a: Any, b: Any) -> bool:
    """Whether two rows are the same but for the last digits of their numbers."""
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_near, a, b))
    if isinstance(a, float) and isinstance(b, float | int):
        return abs(a - b) < 0.001
    return bool(a == b)


def main() -> None:
    """Write the file."""
    groups = []
    for group in GROUPS:
        lines = [
            f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}"
            for k, v in scores(group).items()
        ]
        groups.append(f"{json.dumps(group)}: {{\n" + ",\n".join(lines) + "\n}")
    SCORES.write_text("{" + ",\n".join(groups) + "}\n", "utf-8")


if __name__ == "__main__":
    main()
