"""Word documents written by hand: the parts that count, and one list of five levels."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
LEVELS = (
    ("chineseCountingThousand", "第%1章"),
    ("chineseCounting", "%2、"),
    ("chineseCounting", "（%3）"),
    ("decimal", "%4."),
    ("decimalEnclosedCircle", "%5"),
)
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    '<w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/>'
    '</w:numPr></w:pPr></w:style><w:style w:styleId="H2"><w:basedOn w:val="H"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def lists(levels: tuple[tuple[str, str], ...] = LEVELS) -> str:
    """The numbering of a document with one list."""
    every = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{every}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def docx(
    path: Path,
    body: str,
    *,
    numbering: str = "",
    styles: str = STYLES,
    main: str = "word/document.xml",
    more: Mapping[str, str] | None = None,
) -> Path:
    """A Word document by hand: the parts that count; ``more`` are others by their kind (footnotes …)."""
    parts = {"numbering": numbering or lists(), "styles": styles, **(more or {})}
    folder, file = main.rsplit("/", 1)
    overrides = f'<Override PartName="/{main}" ContentType="{KINDS}.document.main+xml"/>' + "".join(
        f'<Override PartName="/{folder}/{kind}.xml" ContentType="{KINDS}.{kind}+xml"/>'
        for kind in parts
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{REL}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{overrides}</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{REL}/officeDocument" '
            f'Target="{main}"/></Relationships>',
        )
        archive.writestr(
            f"{folder}/_rels/{file}.rels",
            f'<Relationships xmlns="{RELS}">{related}</Relationships>',
        )
        archive.writestr(
            main,
            f'<w:document xmlns:w="{W}" xmlns:m="{M}"><w:body>{body}</w:body></w:document>',
        )
        for kind, inner in parts.items():
            archive.writestr(f"{folder}/{kind}.xml", f'<w:{kind} xmlns:w="{W}">{inner}</w:{kind}>')
    return path


def p(text: str, level: int | None = None, style: str = "", number: int = 1) -> str:
    numbered = (
        ""
        if level is None
        else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run, which holds nothing where there is no text."""
    inner = f"<w:t>{text}</w:t>" if text else ""
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each the XML of its paragraphs."""
    inner = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{inner}</w:tbl>"
