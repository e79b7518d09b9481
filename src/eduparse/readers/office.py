"""Old Word and WPS documents, RTF and ODT, by way of LibreOffice, where it is installed.

LibreOffice writes a DOCX, which is read like any other. It runs with a profile of its own in a
temporary folder, so that it neither touches nor waits for one that is open on the screen.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path, PurePosixPath

from eduparse.errors import DocumentError

_SECONDS = 120  # LibreOffice starts in five; a document that takes longer hangs
_NAMES = ("soffice", "libreoffice")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a compound file begins: old Word and its like
_ORDER, _SECTORS = slice(28, 30), (9, 12)  # [MS-CFB] 2.2: the byte order, and how large sectors are


def docx_of(data: bytes, name: str) -> bytes:
    """The document as DOCX. Raises DocumentError where LibreOffice is missing or gives up.

    Of a damaged document it would show the bytes as text, so the head is looked at first.
    """
    if data.startswith(_COMPOUND) and not _has_sane_head(data):
        raise DocumentError(
            "The document is damaged: its head is none; open it in Word and save it again.",
            "decode",
        )
    program = next((found for n in _NAMES if (found := shutil.which(n))), None)
    suffix = _suffix(data, name)
    if program is None:
        raise DocumentError(
            f"Files that end in {suffix} are read through LibreOffice, and there is no soffice on "
            "this machine: install it, or save the file as DOCX.",
            "decode",
        )
    with tempfile.TemporaryDirectory(prefix="eduparse-") as folder:
        source = Path(folder) / f"page{suffix}"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603 - our own file under a name of our own
                command, check=False, capture_output=True, timeout=_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            raise DocumentError(
                f"LibreOffice did not open it within {_SECONDS} s; save it as DOCX.", "decode"
            ) from error
        made = source.with_suffix(".docx")
        if done.returncode or not made.exists():
            raise DocumentError("LibreOffice cannot open it; save it as DOCX.", "decode")
        return made.read_bytes()


def _has_sane_head(data: bytes) -> bool:
    return data[_ORDER] == b"\xfe\xff" and data[30:31] != b"" and data[30] in _SECTORS


def _suffix(data: bytes, name: str) -> str:
    """The end of a name that tells LibreOffice what it opens: that of the content, where it is known."""
    told = PurePosixPath(name).suffix.lower()
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return told if told in (".doc", ".wps") else ".doc"
