"""Electronic mail (``.eml``): the text of a letter and its subject; what is attached stays there.

Of a letter that comes in two forms the plain one is read, unless the other holds tables, whose columns plain
text does not keep. What a letter declares about its encoding is
believed where the bytes can be read so, and told by the bytes otherwise.
"""

import email
import email.header
import email.policy
from email.message import Message
from typing import NamedTuple

from eduparse.errors import DocumentError
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.html.dom import render
from eduparse.stages.decode import decode_text

_TABLE = lazy_pattern(r"(?i)<table\b")


class Letter(NamedTuple):
    """The text of a letter and its subject."""

    text: str
    subject: str | None


def mail_of(data: bytes) -> Letter:
    """The letter in ``data``. Raises DocumentError where it has no text."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    plain = html = None
    for part in message.walk():
        if part.get_filename() is not None:
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and plain is None:
            plain = _decoded(part)
        elif kind == "text/html" and html is None:
            html = _decoded(part)
    if html is not None and (plain is None or not plain.strip() or _TABLE.search(html)):
        plain = _shown(html, plain or "")
    if plain is None or not plain.strip():
        raise DocumentError("The message holds no text; open what is attached to it.", "decode")
    return Letter(plain.replace("\r\n", "\n"), _subject(message))


def _shown(html: str, plain: str) -> str:
    """What a letter in HTML shows; ``plain``, where it holds no table but only a layout."""
    text = render(html).text
    return text if "\t" in text or not plain.strip() else plain


def _decoded(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode_text(data)[0]


def _subject(message: Message) -> str | None:
    told = message["Subject"]
    if told is None:
        return None
    try:
        subject = str(email.header.make_header(email.header.decode_header(str(told))))
    except (LookupError, UnicodeError, ValueError):
        return None
    return " ".join(subject.split()) or None
