"""Make the program's fonts: eight static faces cut from the variable Noto Sans and Noto Serif.

PDF files need static TrueType outlines. Each font is first reduced to the characters a council may need (all of Latin,
Cyrillic and Greek with their marks, punctuation, currencies) and freed of tables that only a text shaper reads, then
fixed at one weight: in this order the costly step handles a quarter of the glyphs. Equal inputs give equal bytes.
"""

from __future__ import annotations

import shutil
from importlib import import_module
from io import BytesIO
from itertools import chain
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILIES = {"NotoSans": ("Noto Sans", "fontpkg_noto_sans"), "NotoSerif": ("Noto Serif", "fontpkg_noto_serif")}
SLANTS = {"": ("Regular", "Bold"), "-Italic": ("Italic", "BoldItalic")}
WEIGHTS = (400, 700)

CHARACTERS = (
    range(0x20, 0x7F),
    range(0xA0, 0x250),  # Latin with its extensions
    range(0x259, 0x25A),  # ə
    range(0x2B0, 0x370),  # modifier letters (ʻ ʼ) and combining marks
    range(0x370, 0x530),  # Greek, Cyrillic
    range(0x1E00, 0x1F00),  # Latin with two marks, ẞ
    range(0x2000, 0x20C0),  # punctuation, raised and lowered figures, currencies
    range(0x2100, 0x2190),  # № ℃ and fractions
    range(0x2190, 0x2300),  # what there is of arrows and mathematics
    range(0x25A0, 0x2600),
    range(0xFB00, 0xFB07),
    range(0xFFFD, 0xFFFE),
)
SHAPING_TABLES = ["GDEF", "GPOS", "GSUB"]

FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT = 1, 2, 3, 4, 6
TYPOGRAPHIC_NAMES = (16, 17, 21, 22, 25)


def make_fonts(output: Path) -> None:
    """Write the faces and their licences into the folder."""
    output.mkdir(parents=True, exist_ok=True)
    for file_stem, (family, package) in FAMILIES.items():
        source = Path(import_module(package).ROOT)
        shutil.copyfile(source / "LICENSE", output / f"{file_stem}-OFL.txt")
        for slant, styles in SLANTS.items():
            variable = _reduce(next((source / "files").glob(f"{file_stem}{slant}[[]*.ttf")))
            for style, weight in zip(styles, WEIGHTS, strict=True):
                font = TTFont(BytesIO(variable), recalcTimestamp=False)
                instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True)
                _name(font, family, style)
                font.save(output / f"{file_stem}-{style}.ttf")


def _reduce(variable: Path) -> bytes:
    """The variable font with our characters only."""
    font = TTFont(variable, recalcTimestamp=False)
    options = subset.Options(name_IDs=["*"], notdef_outline=True, hinting=False, recalc_timestamp=False)
    options.drop_tables += SHAPING_TABLES
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=chain.from_iterable(CHARACTERS))
    subsetter.subset(font)
    reduced = BytesIO()
    font.save(reduced)
    return reduced.getvalue()


def _name(font: TTFont, family: str, style: str) -> None:
    """The four styles of one family, as every system groups them."""
    words = style.replace("BoldItalic", "Bold Italic")
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {FAMILY: family, STYLE: words, UNIQUE: f"CouncilDesk {postscript}", FULL: f"{family} {words}"}
    table = font["name"]
    table.names = [name for name in table.names if name.nameID not in TYPOGRAPHIC_NAMES]
    del font["STAT"]
    for record in table.names:
        record.string = {**names, POSTSCRIPT: postscript}.get(record.nameID, record.toUnicode())
    bold, italic = "Bold" in style, "Italic" in style
    font["OS/2"].usWeightClass = WEIGHTS[bold]
    font["OS/2"].fsSelection = italic * 0x01 | bold * 0x20 | (not bold and not italic) * 0x40 | 0x80
    font["head"].macStyle = bold * 0x01 | italic * 0x02
