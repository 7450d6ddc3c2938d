from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from councildesk.ui import style_sheet, theme
from councildesk.ui.colours import DARK, LIGHT, Colours, Tone, qt_palette, shown_in
from councildesk.ui.theme import Theme, ThemeChoice

Role, Group = QPalette.ColorRole, QPalette.ColorGroup
BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
PAIRS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.Window),
    (Role.Link, Role.Base),
    (Role.Link, Role.Window),
]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: (lighter + 0.05) / (darker + 0.05)."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guideline_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive], ids=["active", "inactive"])
def test_every_pair_of_the_palette_can_be_read(colours: Colours, group: QPalette.ColorGroup) -> None:
    palette = qt_palette(colours)

    weak = {
        f"{text.name} on {ground.name}": value
        for text, ground in PAIRS
        if (value := contrast(palette.color(group, text).name(), palette.color(group, ground).name())) < 4.5
    }

    assert weak == {}


@BOTH
def test_every_text_of_the_style_sheet_can_be_read(colours: Colours) -> None:
    grounds = [colours.window, colours.sidebar, colours.base, colours.stripe, colours.hover]
    pairs = [(text, ground) for text in (colours.text, colours.quiet) for ground in grounds]
    pairs += [(colours.text, ground) for ground in (colours.pressed, colours.accent_tint)]
    pairs += [(colours.accent_text, ground) for ground in (colours.base, colours.window, colours.accent_tint)]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover), tuple(colours.tip)]
    pairs += [tuple(colours.tones[tone]) for tone in Tone]
    pairs += [(colours.text, colours.tones[tone].ground) for tone in Tone]
    pairs += [(colours.accent_text, colours.tones[tone].ground) for tone in (Tone.GOOD, Tone.NEUTRAL)]

    weak = {pair: value for pair in pairs if (value := contrast(*pair)) < 4.5}

    assert weak == {}


@BOTH
def test_what_is_disabled_can_still_be_made_out(colours: Colours) -> None:
    assert contrast(colours.disabled, colours.base) >= 3
    assert contrast(colours.disabled, colours.window) >= 3


@BOTH
def test_the_style_sheet_has_no_colour_left_open(colours: Colours) -> None:
    assert "@" not in style_sheet.rules(colours, 10)


def test_a_choice_changes_the_whole_application(qapp: QApplication) -> None:
    look = Theme(qapp, ThemeChoice.DARK)
    assert shown_in(qapp.palette()) is DARK

    look.choose(ThemeChoice.LIGHT)

    assert shown_in(qapp.palette()) is LIGHT


def test_the_typeface_has_every_letter_of_our_languages(qapp: QApplication) -> None:
    Theme(qapp, ThemeChoice.LIGHT)
    letters = QRawFont.fromFont(qapp.font())

    missing = [
        letter for letter in "əğıİşçöüƏĞŞÇʻʼўқғҳЎҚҒҲёäöüßÄÖÜ₼№–—„“«»→⌘" if not letters.supportsCharacter(ord(letter))
    ]

    assert qapp.font().family() == "CouncilDesk Inter"
    assert missing == []


def test_figures_in_columns_have_one_width(qapp: QApplication) -> None:
    Theme(qapp, ThemeChoice.LIGHT)
    figures = QFontMetrics(theme.tabular(qapp.font()))

    assert figures.horizontalAdvance("11111") == figures.horizontalAdvance("00000")
