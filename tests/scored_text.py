"""How characters, bytes, paragraphs and clauses are judged as texts grow: sweeps as in `scored_copies`."""

from collections.abc import Iterator
from typing import Any

from flow import run_stage
from scored_copies import LINES, OWN, turns

from eduparse.budget import UNLIMITED
from eduparse.corrections.guard import decided, takes_too_much
from eduparse.document.document import Document, Edit, Findings
from eduparse.errors import DocumentError
from eduparse.language import charmodel
from eduparse.language.mixture import mixture
from eduparse.language.organs import organs
from eduparse.language.rare_chars import clusters, crowded
from eduparse.language.senseless import crowds, senseless
from eduparse.rows.chunks import Packing, chunks
from eduparse.rows.documents import _redacted
from eduparse.stages.decode import decode_page, decode_text, mixed_encoding, realign
from eduparse.stages.decode.encodings import GB
from eduparse.stages.decode.foreign import foreign_encoding, makes_sense
from eduparse.stages.decode.language import language_of
from eduparse.stages.decode.realign import realigned
from eduparse.stages.quality import quality

TEXT = "".join(LINES)
ODD = "龘靐齉爩鱻麤龗灪吁龖"
HANT = "各縣教育局應當健全保障機制，落實經費、人員和場地，確保教師培訓全覆蓋。"
RUSSIAN = "Школа должна обеспечить безопасность учеников и работу учителей в новом учебном году. "
GERMAN = (
    "Die Schüler müssen früh für Prüfungen üben, schöne Bücher lösen größere Rätsel für Mädchen. "
)
FRENCH = "Les élèves de l'école étudient à côté de la forêt où ils révèrent les fêtes très gaies. "
GREEK = "Το σχολείο πρέπει να εξασφαλίσει την ασφάλεια των μαθητών και των δασκάλων. "
JAPANESE = "学校は児童の安全を確保するために必要な措置を講じなければならない。"


def characters() -> Iterator[tuple[str, list[Any]]]:
    """What makes characters crowd, and what makes no sense."""
    yield "crowd", turns(lambda n: crowded("各校" + ODD[:n] + "各校"), range(6))
    yield "clusters", turns(lambda n: list(clusters("各校" + ODD[:n] + "各校")), range(6))
    yield "apart", turns(lambda n: crowded(f"龘{'校' * n}靐{'校' * n}齉"), range(10))
    yield (
        "clusters apart",
        turns(lambda n: len(list(clusters(f"龘{'校' * n}靐{'校' * n}齉"))), range(10)),
    )
    yield "a long text", turns(lambda n: crowded("校" * n + ODD), range(990, 1010))
    for name, line in (
        ("slip", "促進教育ァ緱ü逝瀹劷"),
        ("wreck", "鏁欒偛鍔炲簢鍔犲己"),
        ("rare", "囗冂匚匸卩厶夂夊"),
    ):
        yield (
            f"crowds: {name}",
            turns(
                lambda n, s=line: list(crowds("各校应当" * 6 + s[:n] + "认真落实" * 6)), range(9)
            ),
        )

        def made(n, s=line):
            return list(senseless("各校应当认真" + s[:n] + "落实各项措施", mixture(), str))

        yield f"senseless: {name}", turns(made, range(9))

        def near(n, s=line):
            return list(senseless("の" * n + "各校应当认真" + s + "落实各项措施", mixture(), str))

        yield f"senseless near kana: {name}", turns(near, range(12))

        def some(n, s=line):
            return list(senseless("各校" + s + "★" * n + s + "落实各项措施", mixture(), str))

        yield f"senseless with signs: {name}", turns(some, range(12))
        model = mixture()
        for k in (3, 5, 8):
            plain = TEXT[k * 7 : k * 7 + 6] + line + TEXT[k * 11 : k * 11 + 9]
            found = [[low, high] for low, high in senseless(plain, model, str)]
            yield f"senseless inside: {name} {k}", found
    far = lambda n: list(
        senseless("の" * 9 + "校" * n + "鏁欒偛鍔炲簢鍔犲己" + "校" * 30, mixture(), str)
    )
    yield "kana beside", [len(far(n)) for n in range(8, 30)]
    for k in range(12):
        mixed = "".join(c if n % (k + 2) else ODD[n % 10] for n, c in enumerate(LINES[k]))
        yield f"senseless: every {k + 2}th", [list(x) for x in senseless(mixed, mixture(), str)]
    for text in (LINES[0], OWN[0] * 3, LINES[0] + OWN[1] * 2, OWN[2] * 12, "春风又绿江南岸" * 3):
        yield f"weights: {text[:4]} {len(text)}", [*mixture().weighed(text).weights]
    for name, text in (("papers", TEXT), ("other text", "".join(OWN) * 2)):
        sizes = range(0, len(text), 2)
        yield (
            f"weights as {name} grow",
            turns(lambda n, t=text: [*mixture().weighed(t[:n]).weights], sizes),
        )
    for size in range(1, 6):
        known = [charmodel.model().score("校" + ODD[:size]), mixture().score("校" + ODD[:size])]
        yield f"characters that no model knows: {size}", known
    yield (
        "a line of organs",
        turns(
            lambda n: bool(
                organs("、".join(["青禾县教育局"] * (n // 7)) + "、" + "青" * (n % 7) + "县教育局")
            ),
            range(100, 140),
        ),
    )


def encodings() -> Iterator[tuple[str, list[Any]]]:
    """What bytes are taken for."""
    for name, text, codec in (
        ("russian", RUSSIAN, "cp1251"), ("koi", RUSSIAN, "koi8-r"), ("german", GERMAN, "latin-1"), ("french", FRENCH, "latin-1"),
        ("greek", GREEK, "cp1253"), ("russian dos", RUSSIAN, "cp866"),
    ):  # fmt: skip
        yield (
            f"foreign: {name}",
            turns(
                lambda n, t=text, c=codec: foreign_encoding((t * 9)[:n].encode(c)), range(0, 120, 2)
            ),
        )

        def mixed(n, t=text, c=codec):
            return foreign_encoding((t + "school " * n + "éàü" * 0).encode(c))

        yield f"foreign in ASCII: {name}", turns(mixed, range(0, 60, 3))

        def signs(n, t=text, c=codec):
            return foreign_encoding((t + "§" * n + "а" * 0).encode(c, "replace"))

        yield f"foreign and signs: {name}", turns(signs, range(30))

        def inner(n, t=text, c=codec):
            return foreign_encoding((t + "".join(f"a{x}b " for x in t[:n] if x > "z")).encode(c))

        yield f"foreign inside words: {name}", turns(inner, range(0, 60, 2))
    yield "a pair that spells nothing", [realign._value(b"\xff\xff")]
    for word, codec in (
        ("學校教育機制", "big5"), ("鄉鎮經費", "big5"), ("評價標準", "big5"), ("壹貳參肆", "big5"), ("龜兔賽跑", "big5"),
        ("学校教育机制", "gb18030"), ("乡镇经费", "gb18030"), ("评价标准", "gb18030"), ("壹贰叁肆", "gb18030"), ("谧谥谩", "gb18030"),
    ):  # fmt: skip
        for before in ("学校", "！？", "乂乜"):
            part = lambda n, b=before, w=word, c=codec: [
                [e, len(x)]
                for e, x in mixed_encoding._parts(b.encode() + w[:n].encode(c), GB, UNLIMITED)
            ]
            yield f"parts: {before} and {word}", turns(part, range(1, len(word) + 1))
    yield "makes sense", turns(lambda n: makes_sense(TEXT[:60] + "鏁欒偛" * n), range(30))
    yield "few characters make sense", turns(lambda n: makes_sense("鏁欒偛靐齉爩"[:n]), range(7))
    yield "looked at", turns(lambda n: makes_sense("鏁欒偛靐齉爩" * 40 + TEXT * n), range(4))
    yield (
        "letters of a language",
        turns(lambda n: language_of("各校认真落实应当安全教育"[:n]), range(12)),
    )
    yield "letters of another", turns(lambda n: language_of("сделано в школах"[:n]), range(16))
    yield "share of Chinese", turns(lambda n: language_of("校" * n + "school " * 10), range(20))
    yield (
        "a glance",
        turns(lambda n: language_of("校" * n + "の" * n * 2 + "x" * 5 * n), range(200, 1100, 50)),
    )
    yield "how far", turns(lambda n: language_of("a" * n + "校" * 9000), range(18_000, 21_000, 100))
    yield (
        "how far letters are",
        turns(lambda n: language_of(" " * n + "сделано в школах"), range(19_980, 20_010)),
    )
    yield "japanese", turns(lambda n: language_of(JAPANESE[:n]), range(0, 34, 2))
    for control in (0, 1):
        made = lambda n, c=control: _page(TEXT.encode() + b"\x01" * n * (1 + 9 * c))
        yield f"controls {control}", turns(made, range(0, 60, 2))
    yield "few controls", turns(lambda n: _page(b"abc" + b"\x01" * n), range(8))
    yield (
        "controls in the middle",
        turns(lambda n: _page(b"a" * n + b"\x01" * 900 + b"a" * n), range(3600, 8200, 200)),
    )
    yield (
        "controls at the end",
        turns(lambda n: _page(b"a" * 20000 + b"\x01" * 900 + b"a" * n), range(3000, 5400, 100)),
    )
    yield (
        "wide",
        turns(
            lambda n: (
                decode_page(("各校安全 a\n" * 9)[:n].encode("utf-32-le"), "x").metadata.encoding
            ),
            range(1, 9),
        ),
    )
    yield (
        "utf-16",
        turns(
            lambda n: _page((TEXT * 2)[:n].replace("。", "学").encode("utf-16-le")),
            range(2, 400, 3),
        ),
    )
    yield "short gbk", turns(lambda n: _page("安全校舍教育联系"[:n].encode("gbk")), range(9))
    yield "gbk that passes for utf-8", turns(lambda n: _page("联通".encode("gbk") * n), range(1, 9))
    yield "latin letters", turns(lambda n: _page(("é" * n + " school").encode()), range(12))
    yield (
        "bad bytes told",
        turns(
            lambda n: len(
                decode_page(TEXT.encode() + b"\xff\xfe\xff abc" * n, "x").metadata.warnings
            ),
            range(96, 106),
        ),
    )
    for n in range(0, 30, 3):
        data = LINES[0].encode("gbk")
        broken = data[: 7 + n] + data[8 + n :]
        yield f"realigned {n}", [[p.encoding, p.text] for p in realigned(broken)]
        yield (
            f"realigned twice {n}",
            [[p.encoding, p.text] for p in realigned(broken + b"\n" + b"\xff" * n + data)],
        )
        yield (
            f"one line in another {n}",
            [_page(TEXT.encode("gbk") + b"\n" + LINES[1][: n + 1].encode())],
        )
        yield (
            f"a part in another {n}",
            [_page(LINES[2].encode("gbk") + LINES[1][: n + 1].encode() + LINES[3].encode("gbk"))],
        )
        yield (
            f"big5 in a line {n}",
            [
                _page(
                    LINES[2].encode("gbk")
                    + HANT[: n + 1].encode("big5", "ignore")
                    + LINES[3].encode("gbk")
                )
            ],
        )


def _page(data: bytes) -> list[Any]:
    try:
        text, decoding, doubtful = decode_text(data)
    except DocumentError as error:
        return [str(error)[:25]]
    return [[run[2] for run in decoding.runs], doubtful, text.count("\ufffd"), text[-3:]]


def documents() -> Iterator[tuple[str, list[Any]]]:
    """What stages and guards make of whole texts."""
    yield (
        "hant among hans",
        turns(lambda n: _stage("simplify", TEXT + "\n" + HANT[:n]), range(34)),
    )
    yield (
        "hans among hant",
        turns(lambda n: _stage("simplify", HANT * 4 + "\n" + LINES[0][:n]), range(0, 34, 2)),
    )
    yield "mostly hant", turns(lambda n: _stage("simplify", LINES[0] * n + "\n" + HANT), range(12))
    yield (
        "a mixed paragraph",
        turns(
            lambda n: _stage("simplify", f"{LINES[0]}\n" * 12 + HANT[:18] + LINES[0][:n]),
            range(34),
        ),
    )
    yield (
        "kana near",
        turns(lambda n: _stage("simplify", f"{LINES[0]}\n" * 3 + HANT + "の" * n), range(6)),
    )
    for char in ("經费", "對学校", "陳学", "學习", "為了", "後来"):
        yield (
            f"one traditional: {char}",
            turns(
                lambda n, c=char: _stage("simplify", LINES[2][: 6 + n] + c + LINES[2][6 + n :]),
                range(0, 20, 2),
            ),
        )
    yield (
        "traditional in a row",
        turns(
            lambda n: _stage(
                "simplify", f"落实{'經費機制'[:n]}等各项保障措施，确保学校教师待遇落实到位"
            ),
            range(5),
        ),
    )
    yield (
        "share of traditional",
        turns(
            lambda n: _stage(
                "simplify",
                "学校应当" + "，".join(["經费", "對于", "應当", "機制", "質量"][:n]) + "确保教师",
            ),
            range(6),
        ),
    )
    yield (
        "simplified beside",
        turns(lambda n: _stage("simplify", "和經费" + "学校应当确保"[:n]), range(7)),
    )
    yield (
        "told to be left",
        turns(
            lambda n: _stage(
                "simplify",
                "\n".join(f"陳{c}学校应当确保教师安全" for c in "學機質經" * 9)[: n * 13],
            ),
            range(15, 30),
        ),
    )
    title = "松坪县教育局校舍检查工作"
    for sweep, make in (
        ("title", lambda n: f"{title[:n]}\n{title[:n]}\n{TEXT}\n青禾县教育局\n2022年3月15日\n{title[:n]}乙\n{title[:n]}乙\n{TEXT}"),
        ("lines to prose", lambda n: f"{title}\n{title}\n" + "甲乙\n" * n + f"{TEXT}\n青禾县教育局\n2022年3月15日\n{title}乙\n{title}乙\n" + "甲乙\n" * n + TEXT),
        ("copies", lambda n: f"{title}\n" * n + f"{TEXT}\n青禾县教育局\n2022年3月15日\n" + f"{title}乙\n" * n + TEXT),
        ("catalogue", lambda n: f"{TEXT}\n2022年3月15日\n{'校舍' * 60}"[: len(TEXT) + 12 + n] + f"文章属性【制定机关】青禾县教育局【公布日期】2022.03.15【字号】青教〔2022〕3号【时效性】现行有效正文\n{TEXT}"),
        ("counted", lambda n: f"范文{n * 0}五篇\n" + "".join(f"{'读物管理制度' * 8}"[: n] + f"{k}\n{LINES[k]}\n" for k in range(1, 4))),
        ("annex names", lambda n: f"关于{title}的通知\n{TEXT}\n附件：1.{'评分细则'[:n]}\n青禾县教育局\n2022年3月15日\n{'评分细则'[:n]}的安排和办法\n{'评分细则'[:n]}的安排和办法\n{TEXT}"),
        ("lead", lambda n: f"{'校舍检查'[:n]}\n{TEXT}\n青禾县教育局\n2022年3月15日\n关于{title}的通知\n各学校：\n{TEXT}"),
    ):  # fmt: skip
        sizes = (
            range(60, 130, 2)
            if sweep == "catalogue"
            else range(1, 52)
            if sweep == "counted"
            else range(1, 13)
        )
        yield (
            f"cut: {sweep}",
            turns(
                lambda n, make=make: [
                    len(d.text) > 9 for d in run_stage(Document.of_page("x", "x", make(n)), "cut")
                ],
                sizes,
            ),
        )
    yield (
        "quality of what is left",
        turns(lambda n: _quality(TEXT[: -n or None] + "\ufffd" * n), range(0, 200, 5)),
    )
    for conf in range(40, 60):
        yield f"suspected {conf}", [_suspected(conf / 100)]
    yield "sure", turns(lambda n: _decided(n / 100, "校舍", ""), range(80, 100))
    yield "sure noise", turns(lambda n: _decided(n / 1000, "校舍\n", ""), range(880, 1000))
    yield "witnesses", turns(lambda n: _decided(1.0, f"{LINES[0]}\n", "", witnesses=n), range(4))
    yield "takes too much", turns(lambda n: _too_much(n, 1.0), range(12))
    yield "proposes too much", turns(lambda n: _too_much(9, n / 100), range(40, 60))
    yield "agreed to go", turns(lambda n: _too_much(9, 1.0, witnesses=n), range(4))
    yield "short sentences", turns(lambda n: _too_much(1, 1.0, line="校" * n + "。"), range(2, 9))


def _stage(stage: str, text: str) -> list[Any]:
    (doc,) = run_stage(Document.of_page("x", "x", text), stage)
    edits = [e for layer in doc.layers for e in layer.edits]
    return [
        doc.metadata.script,
        sum(e.applied for e in edits),
        sum(not e.applied for e in edits),
        len(doc.metadata.warnings),
    ]


def _quality(text: str) -> float:
    (doc,) = run_stage(Document.of_page("x", "x", text), "repair")
    return round(quality(doc).score, 2)


def _suspected(confidence: float) -> float:
    doc = Document.of_page("x", "x", TEXT)
    edit = Edit(0, len(LINES[0]), "", "noise.print", confidence, applied=False)
    return quality(doc.apply("strip.lines", Findings(edits=(edit,)))).score


def _decided(confidence: float, old: str, after: str, witnesses: int = 0) -> list[bool]:
    told = frozenset(("words", "place", "layout")[:witnesses])
    edit = Edit(0, len(old), after, "noise.print", confidence, witnesses=told)
    return [
        decided(edit, old, strips=strips, effort=effort, asked=lambda _: False).applied
        for strips in (True, False)
        for effort in ("safe", "thorough")
    ]


def _too_much(count: int, confidence: float, *, witnesses: int = 1, line: str = "") -> bool:
    lines = [line, "甲乙"] if line else list(LINES)
    before = Document.of_page("x", "x", "\n".join(lines))
    told = frozenset(("words", "place", "layout")[:witnesses])
    at, edits = 0, []
    for n, one in enumerate(lines):
        if n < count:
            edits.append(Edit(at, at + len(one), "", "noise.print", confidence, witnesses=told))
        at += len(one) + 1
    return takes_too_much(
        before, before.apply("strip.lines", Findings(edits=tuple(edits))), lambda _: False
    )


def packed() -> Iterator[tuple[str, list[Any]]]:
    """Into which chunks documents are packed."""
    (doc,) = run_stage(
        Document.of_page(
            "x",
            "x",
            "关于做好培训工作的通知\n"
            + "".join(
                f"{number}、{OWN[n][:8]}\n（一）{LINES[2 * n]}\n（二）{LINES[2 * n + 1][:9]}\n1.{OWN[n]}\n2.{LINES[n]}\n"
                for n, number in enumerate("一二三四五六")
            ),
        ),
        "split",
    )
    for length in (50, 55, 60, 64, 70, 80, 90, 100, 120, 150, 200, 300):
        for overlap in (0, length // 4, length // 2):
            found = list(chunks(doc, Packing(length, overlap)))
            yield (
                f"chunks {length} {overlap}",
                [x for c in found for x in (len(c.text(doc)), len(c.headings), c.overlap)],
            )
    yield "a plain packing", [Packing().length]
    yield "a short chunk", turns(lambda n: _packs(n, 0), range(40, 60))
    yield "a long overlap", turns(lambda n: _packs(100, n), range(40, 60))
    for slack in range(1, 7):
        text = "关于做好培训工作的通知\n" + "".join(
            f"{n}、{OWN[k][:9]}{'：。；！？…'[:slack]}\n（一）{LINES[k]}\n（二）{LINES[k + 1]}\n"
            for k, n in enumerate("一二三四")
        )
        (short,) = run_stage(Document.of_page("x", "x", text), "split")
        yield f"headings alone {slack}", [len(c.text(short)) for c in chunks(short, Packing(60))]
    yield (
        "a secret",
        turns(
            lambda n: len(
                _redacted(
                    Document.of_page("x", "x", TEXT).apply(
                        "split.redact", Findings(edits=(Edit(0, n, "", "redact.id-card"),))
                    )
                )
            ),
            range(1, 5),
        ),
    )


def _packs(length: int, overlap: int) -> bool:
    try:
        Packing(length, overlap)
    except ValueError:
        return False
    return True
