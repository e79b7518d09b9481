"""MHTML, a web page saved as one file: the HTML inside it, and where it was fetched."""

import email
import email.policy

from eduparse.errors import DocumentError


def saved_page(data: bytes) -> tuple[bytes, str | None]:
    """The bytes of the first HTML part, transfer encoding undone, and its address.

    Raises DocumentError where there is no such part.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            html = part.get_payload(decode=True)
            if isinstance(html, bytes) and html.strip():
                url = part["Content-Location"] or message["Snapshot-Content-Location"]
                return html, str(url) if url else None
    raise DocumentError("The saved page holds no HTML; save it again.", "decode")
