"""Clean text of many kinds, in which nothing may be repaired: Chinese of both scripts, and all else.

The Chinese comes from the shared documents marked clean and from the Taiwanese ones; the rest from
what this computer has: Python's own sources and documentation, and texts of other languages and
tables made here.
"""

import inspect
import random
import re
from importlib import import_module
from pathlib import Path

from bench._rows import rows

EACH = 400
_ODD = re.compile(
    "[\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\xa0]"
)  # real damage of form
_MODULES = (
    "argparse",
    "ast",
    "asyncio.events",
    "difflib",
    "email.message",
    "json.decoder",
    "logging",
)
_LANGUAGES = (
    "Être ou ne pas être, voilà la question : où êtes-vous né, à Noël ou à l'été ?",
    "Größenwahn und Äußerungen über Öl: Straße, Füße, Süßigkeiten — „schön“ gesagt.",
    "A educação é um direito; informações, ações e opções à disposição de São Tomé.",
    "El niño preguntó: ¿dónde está el cigüeñal? ¡Año nuevo! Ñandú, pingüino, acción.",
    "Giáo dục và đào tạo là quốc sách hàng đầu; Bộ Giáo dục ban hành quyết định.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy; Łódź, Kraków, Poznań, Gdańsk.",
    "Образование в Российской Федерации; закон «Об образовании» от 29.12.2012 № 273.",
    "Η παιδεία αποτελεί βασική αποστολή του Κράτους· άρθρο 16 του Συντάγματος.",
    "教育は、人格の完成を目指し、平和で民主的な国家及び社会の形成者として必要な資質を備えた国民の育成を期して行われなければならない。",
    "カタカナ、ひらがな、漢字の練習をする。第二条　教育の目的、学問の自由を尊重しつつ、次に掲げる目標を達成する。",
    "모든 국민은 평생에 걸쳐 학습하고 능력과 적성에 따라 교육을 받을 권리를 가진다.",
    "การศึกษาเป็นสิทธิขั้นพื้นฐานของประชาชน",
    "التعليم حق لكل مواطن، وهو إلزامي في مرحلته الأولى.",
    "±5 ℃ × 2 ÷ 3 ≤ 4 ≠ 5; §12 ¶3 © 2020 ® ™ € £ ¥ ¢ • … ‰ ½ ¼ ¾ ² ³ µ ª º «x» ¬ ¦",
    "获奖名单：喆龑、燊瀚、昇旻、赟璟、翀翾、甯钰、骉犇、鑫淼、焱垚、晟睿、煜祺、彧彣。",
    "蟑螂、蚊蝇、跳蚤、臭虫；岬角、潟湖、礁石、圩垸；氘氚、氡、镎钚、镅锔锫锎。",
    "┌────┬────┐\n│年份│人数│\n├────┼────┤\n│2020│ 315│\n└────┴────┘",
    "项目\t2019\t2020\t增长%\n小学\t12.5\t13.1\t4.8\n初中\t8.0\t8.2\t2.5\n★☆●○◆◇■□▲△※→←↑↓",
)


def paragraphs(shared: Path) -> dict[str, list[str]]:
    """Clean paragraphs by kind."""
    data = shared / "data"
    return {
        "clean simplified": _sampled(data, ("statutes", "policy")),
        "clean traditional": _sampled(data, ("traditional",)),
        "clean code and English": _sources(),
        "clean other languages and tables": list(_LANGUAGES),
    }


def _sampled(data: Path, names: tuple[str, ...]) -> list[str]:
    """`EACH` paragraphs of clean documents, chosen by chance."""
    found: list[str] = []
    for name in names:
        for d in rows(data / f"{name}.jsonl.zst"):
            if d.get("clean", True):
                lines = (line.strip() for line in d["text"].split("\n"))
                found += [line for line in lines if len(line) >= 20 and not _ODD.search(line)]
    return random.Random("clean").sample(found, EACH)  # noqa: S311 - no secret


def _sources() -> list[str]:
    texts = (inspect.getsource(import_module(name)) for name in _MODULES)
    return [part for text in texts for part in text.split("\n\n") if len(part) >= 20][:EACH]
