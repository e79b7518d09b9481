"""A writer of OFD documents made from GB/T 33190-2016 alone: pages of text and tables, in millimetres.

It sets paragraphs as offices do (28 characters a line, first line indented by two), numbers the pages, and
draws tables with ruled lines. Nothing of it is shared with the reader.
"""

import zipfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE, STEP = 5.6, 9.5  # the type called 三号, and the height of a line
LEFT, TOP, WIDE, LINES = 28.0, 37.0, 28, 22


class Table(list):  # type: ignore[type-arg]
    """Rows of cells; the first row is the head."""


def width(text: str) -> float:
    """How wide ``text`` is set, in signs of full width: Latin letters and digits take half of one."""
    return sum(0.5 if char < "\u2e80" and char not in "“”‘’…—" else 1.0 for char in text)


def wrapped(text: str, wide: float = WIDE, indent: int = 2) -> list[tuple[int, str]]:
    """The lines of a paragraph with their indents; no line begins with a stop."""
    lines, line, indented = [], "", indent
    for char in text:
        if width(line + char) > wide - indented:
            kept = len(line)
            while kept > 1 and (line + char)[kept] in "，。；：、）”》！？":
                kept -= 1  # no line begins with a stop
            lines.append((indented, line[:kept]))
            line, indented = line[kept:], 0
        line += char
    return [*lines, (indented, line)] if line else lines


def text_object(ident: int, x: float, y: float, text: str, size: float = SIZE) -> str:
    """A line of text: its box, the place of its first sign in it, and the steps to the others."""
    steps: list[str] = []
    for sign, run in groupby(text[:-1], width):
        count = len(list(run))
        step = f"{sign * size:.2f}"
        steps.append(f"g {count} {step}" if count > 1 else step)
    deltas = f' DeltaX="{" ".join(steps)}"' if steps else ""
    return (
        f'<ofd:TextObject ID="{ident}" Font="1" Size="{size}" '
        f'Boundary="{x:.2f} {y:.2f} {size * width(text):.2f} {size:.2f}">'
        f'<ofd:TextCode X="0" Y="{size * 0.88:.3f}"{deltas}>{escape(text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def rule(ident: int, x: float, y: float, to_x: float, to_y: float) -> str:
    """A ruled line from one place to another."""
    return (
        f'<ofd:PathObject ID="{ident}" Boundary="{x:.2f} {y:.2f} {to_x - x + 0.2:.2f} {to_y - y + 0.2:.2f}" '
        f'LineWidth="0.2" Stroke="true"><ofd:AbbreviatedData>M 0 0 L {to_x - x:.2f} {to_y - y:.2f}'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


class Paper:
    """Collects objects page by page."""

    def __init__(self, header: str = "") -> None:
        self.pages: list[list[str]] = [[]]
        self.line = 0
        self.ident = 100
        self.header = header

    def put(self, make: object, *where: object) -> None:
        self.ident += 1
        self.pages[-1].append(make(self.ident, *where))  # type: ignore[operator]

    def room(self, lines: int) -> float:
        """The height of the next line; a new page where ``lines`` do not fit."""
        if self.line + lines > LINES:
            self.pages.append([])
            self.line = 0
        return TOP + self.line * STEP

    def paragraph(self, text: str, *, centred: bool = False, right: bool = False) -> None:
        lines = wrapped(text, indent=0 if centred or right else 2)
        for indent, line in lines:
            y = self.room(1)
            x = LEFT + indent * SIZE
            if centred:
                x = LEFT + (WIDE - width(line)) / 2 * SIZE
            if right:
                x = LEFT + (WIDE - width(line) - 2) * SIZE
            self.put(text_object, x, y, line)
            self.line += 1

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        wide = WIDE * SIZE / len(rows[0])
        most = int(wide / SIZE) - 1
        for row in rows:
            cells = [wrapped(cell, most, 0) or [(0, "")] for cell in row]
            high = max(map(len, cells))
            y = self.room(high) - 1.5
            for n, cell in enumerate(cells):
                x = LEFT + n * wide
                for at in ((x, y, x + wide, y), (x, y + high * STEP, x + wide, y + high * STEP)):
                    self.put(rule, *at)
                for at in ((x, y, x, y + high * STEP), (x + wide, y, x + wide, y + high * STEP)):
                    self.put(rule, *at)
                for m, (_, line) in enumerate(cell):
                    if line:
                        self.put(text_object, x + 1.5, y + 1.5 + m * STEP, line)
            self.line += high

    def write(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "OFD.xml",
                f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {NS} Version="1.0" DocType="OFD"><ofd:DocBody>'
                "<ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>"
                "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            )
            listed = "".join(
                f'<ofd:Page ID="{n + 1}" BaseLoc="Pages/Page_{n}/Content.xml"/>'
                for n in range(len(self.pages))
            )
            archive.writestr(
                "Doc_0/Document.xml",
                f"<ofd:Document {NS}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea>"
                "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
                f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
            )
            for n, objects in enumerate(self.pages):
                around = text_object(2, 95.0, 270.0, f"— {n + 1} —", 4.9)
                if self.header:
                    around += text_object(3, LEFT, 20.0, self.header, 4.9)
                archive.writestr(
                    f"Doc_0/Pages/Page_{n}/Content.xml",
                    f'<ofd:Page {NS}><ofd:Content><ofd:Layer ID="1" Type="Body">{"".join(objects)}{around}'
                    "</ofd:Layer></ofd:Content></ofd:Page>",
                )
        return path
