"""The quality of a document: five parts and a score, stable when it is cleaned again."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, cleaned
from damaged import clean_pages, mixed_pages
from flow import clean
from hypothesis import given, settings

import eduparse
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning, Quality
from eduparse.rows.documents import document_row, row_document_of
from eduparse.stages.quality import WEIGHTS, ScoreQuality

PERFECT = Quality(1.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def of(name: str) -> Quality:
    (*_, doc) = eduparse.clean(ROOT / "corpus" / name)
    assert doc.metadata.quality
    return doc.metadata.quality


def test_a_clean_page_is_perfect() -> None:
    assert of("clean-notice.txt") == of("clean-plan.txt") == of("big5.txt") == PERFECT


@pytest.mark.parametrize(
    ("name", "part", "low", "high"),
    [
        ("site-frame.txt", "noise", 0.3, 0.6),
        ("pinyin.txt", "repaired", 0.2, 0.6),
        ("sharing-site.txt", "truncated", 0.5, 0.5),
        ("spun.txt", "spun", 1.0, 1.0),
    ],
)
def test_each_part_shows_the_damage_it_is_named_after(
    name: str, part: str, low: float, high: float
) -> None:
    found = of(name)
    assert low <= getattr(found, part) <= high
    # What was mended costs nothing; what is left does.
    assert (found.score < 1) == (part in WEIGHTS)


def test_what_the_layout_of_a_page_removes_is_noise(tmp_path: Path) -> None:
    text = "<p>各市教育局要按照通知要求做好今年的招生工作，确保公平公正。</p>"
    frame = (
        "<div class=nav><a href=/>首页</a> <a href=/x>新闻中心</a> <a href=/y>政策法规</a></div>"
    )
    for name, html, low in (("framed.html", frame + text, 0.1), ("bare.html", text, 0.0)):
        (tmp_path / name).write_text(f"<html><body>{html}</body></html>", "utf-8")
        (doc,) = eduparse.clean(tmp_path / name)
        found = doc.metadata.quality
        assert found
        assert (found.noise > low) if low else (found.noise == 0.0)
    # The marks of Markdown are rendered, and no noise.
    (tmp_path / "a.md").write_text("# 关于做好**招生**工作的通知\n\n各市教育局：\n", "utf-8")
    (doc,) = eduparse.clean(tmp_path / "a.md")
    assert doc.layers == ()
    assert doc.metadata.quality
    assert doc.metadata.quality.noise == 0.0


def test_lost_characters_weigh_most() -> None:
    text = "青禾县教育局关于做好工作的通知\n各学校：\n一、现将锟斤拷锟斤拷有关事项通知如下，请遵照执行。\n"
    (doc,) = clean(eduparse.decode(text.encode()))
    found = doc.metadata.quality
    assert found
    assert found.left > 0.1
    assert found.score < 0.8  # a tenth of the text left damaged
    assert max(WEIGHTS.values()) == WEIGHTS["left"]


def test_the_score_ranks_the_real_pages_as_people_do(pages: list[Path]) -> None:
    """Whole documents above those that end in the middle and the one that stays spun."""
    whole: list[float] = []
    rest: list[float] = []
    for path in pages:
        for doc in cleaned(path):
            found = doc.metadata.quality
            assert found
            (rest if found.truncated or found.spun else whole).append(found.score)
    assert rest
    assert max(rest) < min(whole)


@settings(max_examples=20, deadline=None)
@given(mixed_pages | clean_pages())
def test_it_is_the_same_by_parts_and_when_cleaned_again(text: str) -> None:
    for doc in clean(Document.of_page("x", "x", text)):
        for edits in (True, False):
            row = json.loads(json.dumps(document_row(doc, edits=edits)))
            (again,) = clean(row_document_of(row, "x"))
            assert again.metadata.quality == doc.metadata.quality


def test_before_split_there_is_none() -> None:
    assert eduparse.decode(b"x").metadata.quality is None


def test_a_warning_about_damage_that_is_gone_from_the_text_goes() -> None:
    told = Findings(
        warnings=(DocumentWarning("slip-left", 0, 2), DocumentWarning("slip-left", 4, 6))
    )
    gone = Findings(edits=(Edit(0, 3, "", "spam.line"),))
    page = (
        Document.of_page("x", "x", "坏字\n各校坏字。\n").apply("a", told).apply("strip.spans", gone)
    )
    found = page.apply("split.quality", ScoreQuality()(page)).metadata.warnings
    assert found == (DocumentWarning("slip-left", 1, 3),)
    page = page.apply("b", Findings(warnings=(DocumentWarning("mojibake-left"),)))
    found = page.apply("split.quality", ScoreQuality()(page)).metadata.warnings
    assert found == (DocumentWarning("slip-left", 1, 3), DocumentWarning("mojibake-left"))


@pytest.mark.parametrize(
    "text",
    [
        "推荐书目\n\n《城南旧事》 作者：林海音 出版社：某某出版社\n\n《边城》 作者：沈从文 出版社：某某出版社\n\n编辑：王小明\n",
        "- 1 -\n\n第一课\n\n- 2 -\n\n小猫钓鱼。\n\n- 3 -\n",
        "静夜思\n\n朝代：唐代\n\n作者：李白\n\n床前明月光，疑是地上霜。\n\n举头望明月，低头思故乡。\n",
    ],
)
def test_lists_lessons_and_poems_are_no_furniture(text: str) -> None:
    (doc,) = eduparse.clean(text)
    assert doc.metadata.quality
    assert doc.metadata.quality.score > 0.65


def test_a_traditional_word_of_a_menu_that_went_mixes_no_script() -> None:
    body = "白鹿县教育局关于做好防溺水工作的通知\n各中小学：\n一、加强教育。各校要开一次班会。\n二、加强巡查。各校要安排专人。\n"
    menu = eduparse.clean(f"首页 繁體 无障碍\n{body}")[0]
    assert "script-mixed" not in [w.code for w in menu.metadata.warnings]
    kept = eduparse.clean(body.replace("巡查", "巡視"))[0]
    assert menu.metadata.quality.score >= kept.metadata.quality.score
