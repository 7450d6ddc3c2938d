"""Write the operators of one page: text, rules, fills, images. Operators that would change nothing are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from councildesk.documents.composer.coding import BREAK, FaceText
from councildesk.documents.composer.lines import CUT, Line, Span
from councildesk.documents.composer.styles import TextStyle


class Pen:
    def __init__(self, faces: Sequence[FaceText]) -> None:
        self._faces = faces
        self._operators: list[str] = []
        self._font = ""
        self._leading = 0.0
        self._grey = 0.0

    def content(self) -> bytes:
        return "\n".join(self._operators).encode("latin-1")

    def add(self, operator: str) -> None:
        if operator:
            self._operators.append(operator)

    def text(self, lines: Sequence[Line], style: TextStyle, x: float, top: float, *, goes_on: bool = False) -> None:
        """Lines below each other from `top`. Each but the last ends with a real space, and with `goes_on` that one
        too: without it a search, a copy or a screen reader would join the words around."""
        if style.grey != self._grey:
            self._grey = style.grey
            self._operators.append(f"{style.grey:g} g")
        if style.leading != self._leading:
            self._leading = style.leading
            self._operators.append(f"{style.leading:g} TL")
        y = top - style.rise + style.leading  # the operator ' moves down before it shows a line
        coded = self._coded(lines, style)
        if coded is None:
            pieces = " ".join(self._pieces(lines, style, goes_on=goes_on))
            self._operators.append(f"BT {x:.2f} {y:.2f} Td {pieces} ET")
            return
        coded = coded.replace(CUT + BREAK, ")'(").replace(BREAK, " )'(")
        if coded[-1:] == CUT:
            coded = coded[:-1]
        elif goes_on:
            coded += " "
        font = self._choose_font(self._faces[style.cut].home, style.size)
        self._operators.append(f"BT {font}{x:.2f} {y:.2f} Td({coded})' ET")

    def _coded(self, lines: Sequence[Line], style: TextStyle) -> str | None:
        """All lines at once, when they are in one face and need nothing beyond its home code."""
        plain = [line for line in lines if isinstance(line, str)]
        return self._faces[style.cut].code(BREAK.join(plain)) if len(plain) == len(lines) else None

    def _pieces(self, lines: Sequence[Line], style: TextStyle, *, goes_on: bool) -> Iterator[str]:
        """Lines in which fonts change."""
        for place, line in enumerate(lines):
            yield "T*"
            *spans, last = (Span(style.cut, line),) if isinstance(line, str) else line
            if last.text[-1:] == CUT:
                last = Span(last.face, last.text[:-1])
            elif goes_on or place + 1 < len(lines):
                last = Span(last.face, last.text + " ")
            for face, text in (*spans, last):
                for font, codes in self._faces[face].code_pieces(text):
                    yield f"{self._choose_font(font, style.size)}({codes})Tj"

    def rule(self, start: tuple[float, float], end: tuple[float, float], thickness: float, grey: float) -> None:
        (x, y), (to_x, to_y) = start, end
        self._operators.append(f"{thickness:g} w {grey:g} G {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S")

    def fill(self, left: float, bottom: float, width: float, height: float, grey: float) -> None:
        self._grey = grey
        self._operators.append(f"{grey:g} g {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, left: float, bottom: float, width: float, height: float, thickness: float, grey: float) -> None:
        self._operators.append(f"{thickness:g} w {grey:g} G {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S")

    def image(self, name: str, left: float, bottom: float, width: float, height: float) -> None:
        self._operators.append(f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /{name} Do Q")

    def _choose_font(self, font: str, size: float) -> str:
        chosen = f"{font}{size:g} Tf "
        if chosen == self._font:
            return ""
        self._font = chosen
        return chosen
