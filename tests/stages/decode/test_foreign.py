"""Text that is no Chinese: decoded as what it is where that is sure, else in doubt; never Han by accident."""

from collections.abc import Callable

import pytest

import eduparse
from eduparse.stages.decode import decode_page
from eduparse.stages.decode.foreign import makes_sense
from eduparse.stages.decode.language import language_of

JAPANESE = "学校からのお知らせです。来週の遠足について、持ち物を確認してください。雨の場合は中止になります。"
KOREAN = "학교에서 알려 드립니다. 다음 주 소풍에 대하여 준비물을 확인하여 주시기 바랍니다. 비가 오면 취소합니다."
RUSSIAN = "Школа сообщает, что занятия начинаются в первый понедельник сентября. Просим родителей прийти на собрание."
GREEK = "Το σχολείο ανακοινώνει ότι τα μαθήματα αρχίζουν την πρώτη Δευτέρα του Σεπτεμβρίου για όλους τους μαθητές."
FRENCH = "Le lycée annonce à tous les élèves que la rentrée a été fixée au début de septembre, après les congés d'été."
POLISH = "Szkoła przypomina, że zajęcia zaczynają się we wrześniu. Rodziców prosimy o przybycie na zebranie."
HUNGARIAN = (
    "Az iskola értesíti a szülőket, hogy a tanévnyitó ünnepség szeptember első hétfőjén kezdődik."
)
CHINESE = "学校通知：下周一举行开学典礼，请各班主任提前到操场集合，家长不得进入校园。"


@pytest.mark.parametrize(
    ("text", "codec", "language"),
    [
        (JAPANESE, "shift_jis", "jpn"),
        (JAPANESE, "euc_jp", "jpn"),
        (KOREAN, "euc_kr", "kor"),
        (RUSSIAN, "cp1251", "rus"),
        (RUSSIAN, "koi8_r", "rus"),
        (GREEK, "iso8859_7", "ell"),
        (FRENCH, "cp1252", "fra"),
        (POLISH, "iso8859_2", "pol"),
        (JAPANESE, "iso2022_jp", "jpn"),
        (KOREAN, "iso2022_kr", "kor"),
        (RUSSIAN, "utf-32-le", "rus"),
        (RUSSIAN, "utf-32", "rus"),
    ],
)
def test_another_language_is_read_as_what_it_is(text: str, codec: str, language: str) -> None:
    page = decode_page(text.encode(codec), "page.txt")
    assert (page.text, page.metadata.language) == (text, language)
    assert [w.code for w in page.metadata.warnings] == ["not-chinese"]


@pytest.mark.parametrize("codec", ["gbk", "big5", "utf-8", "gb18030"])
def test_chinese_is_chinese(codec: str) -> None:
    text = (
        CHINESE.translate(str.maketrans("学校礼请级进园举时", "學校禮請級進園舉時"))
        if codec == "big5"
        else CHINESE
    )
    page = decode_page(text.encode(codec, "ignore"), "page.txt")
    assert page.metadata.language == "zho"
    assert not page.metadata.warnings


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("مائارىپ ئىدارىسىنىڭ ئۇقتۇرۇشى مەكتەپلەرنىڭ دىققىتىگە", "uig"),
        ("Szkoła przypomina, że zajęcia zaczynają się we wrześniu.", "pol"),
        ("བོད་ལྗོངས་སློབ་གསོ་ཁང་", "bod"),
        ("The school opens on the first Monday of the month.", "eng"),
        ("Уважаемые родители! Занятия начинаются в понедельник.", "rus"),
        ("Αγαπητοί γονείς, τα μαθήματα αρχίζουν τη Δευτέρα.", "ell"),
        ("הורים יקרים, הלימודים מתחילים ביום שני בבוקר.", "heb"),
    ],
)
def test_valid_utf8_in_any_script_is_utf8(text: str, language: str) -> None:
    page = decode_page(text.encode(), "page.txt")
    assert (page.text, page.metadata.encoding, page.metadata.language) == (text, "utf-8", language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("英语词汇\nlibrary 图书馆\nheadmaster 校长\nclassroom 教室\nplayground 操场\n", "zho"),
        ("一、单项选择\nThe boy ____ to school by bus.\n二、完形填空（每题两分）\n", "zho"),
        (
            "Li Ming (李明) and Wang Fang (王芳) visited the school in June and met the teachers.",
            "eng",
        ),
        ("Gij hagdangz neix dwg gvendaxhoz gyauyuz, wnggai gyagiengz guenjleix.", "zha"),
    ],
)
def test_a_lesson_in_two_languages_is_chinese(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("codec", ["gb18030", "utf-8"])
def test_cantonese_is_chinese_in_any_encoding(codec: str) -> None:
    text = "广东话：你食咗饭未呀？我哋去嗰度睇戏啦，佢哋喺边度？\n"
    page = decode_page(text.encode(codec), "page.txt")
    assert (page.text, page.metadata.language, page.metadata.warnings) == (text, "zho", ())


def test_too_few_letters_tell_no_language() -> None:
    assert language_of("2021-08") is None


def test_a_byte_missing_from_a_gbk_file_is_found_and_the_rest_of_the_line_is_whole() -> None:
    data = CHINESE.encode("gbk")
    at = CHINESE.index("举") * 2 + 1
    page = decode_page(data[:at] + data[at + 1 :] + b"\n", "page.txt")
    assert page.text.replace("\ufffd", "举").rstrip() == CHINESE


def test_a_blank_and_a_euro_are_read_as_browsers_read_them() -> None:
    page = decode_page(b"\xa3\xa0\xa3\xa0" + "经费共10".encode("gbk") + b"\x80\n", "page.txt")
    assert page.text == "\u3000\u3000经费共10€\n"
    assert not page.metadata.warnings


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("成人票12€，儿童免票。", "成人票12€，儿童免票。"),
        ("停车费€3。限停两小时。", "停车费€3。限停两小时。"),
        ("票价另议€，儿童免票。", "票价另议\ufffd，儿童免票。"),
    ],
)
def test_a_euro_beside_a_sum_is_no_half_of_a_character(text: str, read: str) -> None:
    data = b"".join(b"\x80" if c == "€" else c.encode("gbk") for c in "一、门票。" + text)
    page = decode_page(data, "page.txt")
    assert page.text == "一、门票。" + read


@pytest.mark.parametrize("codec", ["cp1250", "iso8859_2"])
def test_letters_inside_latin_words_are_not_greek(codec: str) -> None:
    """kιszνttetett is no Greek: read as Latin, and in doubt where several codecs read as well."""
    page = decode_page(HUNGARIAN.encode(codec), "page.txt")
    codes = [w.code for w in page.metadata.warnings]
    assert page.text == HUNGARIAN or "encoding-doubtful" in codes
    assert not any("\u0370" <= c <= "\u03ff" or "\u0e00" <= c <= "\u0e7f" for c in page.text)


def test_a_page_in_no_known_encoding_is_left_as_it_was_read() -> None:
    """Code page 855 is not read here, and its bytes make Han characters without sense."""
    data = (RUSSIAN * 4).encode("cp855")
    (page,) = eduparse.clean(data)
    assert {"encoding-doubtful", "not-chinese"} <= {w.code for w in page.metadata.warnings}
    assert not any(edit.applied for layer in page.layers for edit in layer.edits)


@pytest.mark.parametrize("dish", ["糖醋里脊", "麻婆豆腐", "番茄蛋汤", "酸辣土豆丝"])
def test_a_few_rare_words_are_chinese_and_told_to_be_in_doubt(dish: str) -> None:
    doc = decode_page(dish.encode("gb18030"), "x")
    assert doc.text == dish
    assert "not-chinese" not in [w.code for w in doc.metadata.warnings]


@pytest.mark.parametrize("codec", ["big5", "gb18030", "utf-8"])
def test_a_primer_with_its_sounds_is_chinese(codec: str) -> None:
    text = "國語注音：媽（ㄇㄚ） 爸（ㄅㄚˋ） 學（ㄒㄩㄝˊ）\n老師（ㄌㄠˇ ㄕ）好，同學（ㄊㄨㄥˊ ㄒㄩㄝˊ）早。\n"
    doc = eduparse.decode(text.encode(codec))
    assert (doc.text, doc.metadata.language, doc.metadata.warnings) == (text, "zho", ())


def test_signs_of_zhuyin_that_are_no_sounds_make_no_chinese() -> None:
    """Bytes of Russian in Big5 show Zhuyin letters among other signs."""
    assert not makes_sense("ㄅ╲ㄩㄊ﹋ㄓㄖ▆ㄙ﹁ㄚㄛ" * 4)


def test_a_few_words_of_another_language_are_not() -> None:
    assert decode_page("Москва".encode("cp1251"), "x").text == "Москва"
    assert decode_page("โรงเรียน".encode("cp874"), "x").text == "โรงเรียน"


@pytest.mark.parametrize(
    "written", [lambda c: f"\\u{ord(c):04x}", lambda c: f"&#{ord(c)};"], ids=["json", "html"]
)
def test_a_page_of_escapes_is_in_the_language_of_its_text(written: Callable[[str], str]) -> None:
    page = "各校应当提高认识，做好校舍安全工作，认真落实责任。"
    (doc,) = eduparse.clean("".join(map(written, page)))
    assert (doc.text, doc.metadata.language) == (page, "zho")


def test_a_page_that_was_not_mended_keeps_its_language() -> None:
    (doc,) = eduparse.clean("abc def ghi jkl")
    assert doc.metadata.language == "und"


def test_koi8_u_is_told_from_koi8_r_by_its_letters() -> None:
    text = "Шановні колеги, просимо надіслати документи до кінця тижня. Її ґрунт і їжа важливі."
    doc = eduparse.decode(text.encode("koi8_u"))
    assert (doc.text, doc.metadata.encoding, doc.metadata.language) == (text, "koi8_u", "ukr")
    text = "Уважаемые коллеги, просим прислать документы до конца недели."
    assert eduparse.decode(text.encode("koi8_r")).metadata.encoding == "koi8_r"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mąż i żona poszli na spacer", "pol"),
        ("Dziękuję bardzo za pomoc! Książka leży na stole", "pol"),
        ("Καλημέρα κόσμε", "ell"),
    ],
)
def test_valid_utf8_of_a_language_is_in_no_doubt(text: str, language: str) -> None:
    doc = eduparse.decode(text.encode())
    assert (doc.text, doc.metadata.language) == (text, language)
    assert "encoding-doubtful" not in [w.code for w in doc.metadata.warnings]
