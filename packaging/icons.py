"""Make the icon font: the glyphs that resources/icons/icons.toml names, cut out of Phosphor; some as SVG pictures.

QtAwesome is the best kept carrier of that font on the package index. It is needed while building only: the program
ships a font of some 20 kB, the table of its names and the licence, and imports nothing for it.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
import tomllib
from pathlib import Path

from fontTools import subset
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

RESOURCES = Path(__file__).resolve().parent.parent / "resources" / "icons"
FAMILY = "CouncilDesk Icons"


def make_icons(output: Path) -> None:
    """Write `icons.ttf`, `icons.txt` (our name and its code point), pictures and the licence into the folder."""
    tables = tomllib.loads((RESOURCES / "icons.toml").read_text(encoding="utf-8"))
    names, images = tables["icons"], tables["images"]
    fonts = _carrier() / "fonts"
    known = json.loads(next(fonts.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    unknown = sorted(glyph for glyph in (*names.values(), *images) if glyph not in known)
    if unknown:
        sys.exit(f"resources/icons/icons.toml names glyphs that Phosphor does not have: {', '.join(unknown)}")
    codes = {name: int(known[glyph], 16) for name, glyph in names.items()}
    source = next(fonts.glob("phosphor-*.ttf"))
    _cut(source, set(codes.values())).save(output / "icons.ttf")
    for glyph, colour in images.items():
        picture = _picture(TTFont(source), int(known[glyph], 16), colour)
        (output / f"{glyph}.svg").write_text(picture, encoding="utf-8", newline="\n")
    table = "".join(f"{name} {code}\n" for name, code in sorted(codes.items()))
    (output / "icons.txt").write_text(table, encoding="utf-8", newline="\n")
    shutil.copyfile(RESOURCES / "LICENSE-Phosphor.txt", output / "LICENSE-Phosphor.txt")


def _carrier() -> Path:
    """QtAwesome's folder, found without importing it (it would import a Qt binding)."""
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or spec.origin is None:
        sys.exit("QtAwesome is needed to build CouncilDesk and is not installed in this environment.")
    return Path(spec.origin).parent


def _cut(source: Path, codes: set[int]) -> TTFont:
    """The font with these code points only, under our own family name: an installed Phosphor is never taken for it."""
    options = subset.Options(layout_features=[], notdef_outline=True, recalc_timestamp=False)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = FAMILY
        elif record.nameID == 6:
            record.string = FAMILY.replace(" ", "")
    return font


def _picture(font: TTFont, code: int, colour: str) -> str:
    glyphs, size = font.getGlyphSet(), font["head"].unitsPerEm
    pen = SVGPathPen(glyphs)
    glyphs[font.getBestCmap()[code]].draw(TransformPen(pen, (1, 0, 0, -1, 0, size)))
    shape = f'<path fill="{colour}" d="{pen.getCommands()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 {size} {size}">{shape}</svg>\n'
