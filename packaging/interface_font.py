"""Make the window's font: Inter in the five cuts the interface uses, with the letters of our languages.

One typeface on every system keeps the layouts that the tests measured, and has all letters of Azerbaijani and of both
Uzbek scripts, which some systems' own interface fonts lack. It is cut to Latin, Cyrillic and the signs we show.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "CouncilDesk Inter"
CUTS = {
    "Interface-Regular": ("Inter[opsz,wght].ttf", 400, "Regular"),
    "Interface-SemiBold": ("Inter[opsz,wght].ttf", 600, "SemiBold"),
    "Interface-Bold": ("Inter[opsz,wght].ttf", 700, "Bold"),
    "Interface-Italic": ("Inter-Italic[opsz,wght].ttf", 400, "Italic"),
    "Interface-BoldItalic": ("Inter-Italic[opsz,wght].ttf", 700, "Bold Italic"),
}
RANGES = (
    (0x20, 0x17F),  # Latin of Europe, Azerbaijani and Turkish but for the schwa
    (0x18F, 0x18F),  # Ə
    (0x218, 0x21B),
    (0x259, 0x259),  # ə
    (0x2BB, 0x2BC),  # the Uzbek signs in oʻ and maʼno
    (0x300, 0x30C),  # loose accents
    (0x400, 0x4FF),  # Cyrillic with the Uzbek letters
    (0x2010, 0x205E),  # dashes, quotation marks
    (0x20AC, 0x20BF),  # currencies
    (0x2116, 0x2122),
    (0x2190, 0x21E7),  # arrows, shift
    (0x2212, 0x2265),
    (0x2318, 0x2325),  # keys of a Mac
    (0x2713, 0x2717),
)


def make_interface_font(output: Path) -> None:
    """Write the five cuts and Inter's licence into the folder."""
    package = _carrier()
    for name, (file, weight, style) in CUTS.items():
        _cut(package / "files" / file, weight, style).save(output / f"{name}.ttf")
    shutil.copyfile(package / "LICENSE", output / "LICENSE-Inter.txt")


def _carrier() -> Path:
    spec = importlib.util.find_spec("fontpkg_inter")
    if spec is None or spec.origin is None:
        sys.exit("fontpkg-inter is needed to build CouncilDesk and is not installed in this environment.")
    return Path(spec.origin).parent


def _cut(source: Path, weight: int, style: str) -> TTFont:
    """First fewer letters, then one weight: instancing the whole font would take seconds."""
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case"])
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    cut = instancer.instantiateVariableFont(font, {"wght": weight, "opsz": 14}, inplace=True)
    _rename(cut, weight, style)
    return cut


def _rename(font: TTFont, weight: int, style: str) -> None:
    """Names by which Windows, macOS and fontconfig group the cuts into one family."""
    basic = style if weight != 600 else "Regular"
    family = FAMILY if weight != 600 else f"{FAMILY} {style}"
    names = {1: family, 2: basic, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 16: FAMILY, 17: style}
    names[6] = f"{FAMILY}-{style}".replace(" ", "")
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 13, 14)]
    for identifier, text in names.items():
        table.setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold, italic = "Bold" in style and weight == 700, "Italic" in style
    font["head"].macStyle = bold | italic << 1
    upright = 1 << 6 if not (bold or italic) else 0
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | bold << 5 | italic | upright
