"""Where a page's spinner has pairs that no lexicon holds, an original must fit its place."""

import pytest

from eduparse.language.mixture import mixture
from eduparse.stages.reword import unknown_table as module
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.unknown_table import MANY, SINGLE, UNEXPLAINED, doubtful_places
from eduparse.stages.reword.word_search import Choice


def doubtful(
    monkeypatch: pytest.MonkeyPatch, text: str, form: str, original: str, sure: float, left: float
) -> bool:
    """Whether a choice is doubted on a page that keeps ``left`` of its nats by broken pairs."""
    monkeypatch.setattr(module, "broken_pairs", lambda x: 10.0 if x == text else left * 10)
    choice = Choice(text.index(form), SpinPair(form, original, "ambiguous"), "B", 9.0)
    return bool(list(doubtful_places(text, [(choice, sure)], MANY, mixture())))


@pytest.mark.parametrize(
    ("text", "form", "original"),
    [
        ("以上现实有借单等证据证明，本院予以供认。", "供认", "承认"),
        ("全面增强和革新中小学校美育工作", "革新", "改革"),
        ("落实社会主义焦点代价观", "代价", "价格"),
    ],
)
def test_a_like_word_fits_as_well(
    monkeypatch: pytest.MonkeyPatch, text: str, form: str, original: str
) -> None:
    assert doubtful(monkeypatch, text, form, original, 0.99, UNEXPLAINED)
    assert not doubtful(monkeypatch, text, form, original, 0.99, UNEXPLAINED - 0.01)


@pytest.mark.parametrize(
    ("text", "form", "original"),
    [("依法适用简易法式审理", "法式", "程序"), ("被告刘某到庭参与诉讼。", "参与", "参加")],
)
def test_an_original_that_its_place_wants_stays(
    monkeypatch: pytest.MonkeyPatch, text: str, form: str, original: str
) -> None:
    assert not doubtful(monkeypatch, text, form, original, 0.93, 1.0)


def test_one_character_must_be_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doubtful(monkeypatch, "如不服本判定，可以上诉。", "本", "原", SINGLE - 0.01, 1.0)
    assert not doubtful(monkeypatch, "如不服本判定，可以上诉。", "本", "原", SINGLE, 1.0)
