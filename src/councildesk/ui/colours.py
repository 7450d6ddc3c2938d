"""Our two palettes. Every text pair in them has a contrast of at least 4.5 to 1; tests/ui/test_theme.py measures it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole


class Tone(StrEnum):
    """What a state or a message means; never told by colour alone."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


class Pair(NamedTuple):
    """Writing and the ground it stands on."""

    text: str
    ground: str


@dataclass(frozen=True, eq=False, repr=False)
class Colours:
    """One palette. The accent fills buttons and selections; `accent_text` is the accent as writing."""

    is_dark: bool
    window: str
    sidebar: str
    base: str
    stripe: str
    hover: str
    pressed: str
    line: str
    field_line: str
    text: str
    quiet: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_tint: str
    tip: Pair
    tones: dict[Tone, Pair]


LIGHT = Colours(
    is_dark=False,
    window="#f6f7f9",
    sidebar="#eceef3",
    base="#ffffff",
    stripe="#f9fafb",
    hover="#eef0f5",
    pressed="#e2e5ec",
    line="#e1e4ea",
    field_line="#b4bbc7",
    text="#1a1e27",
    quiet="#596172",
    disabled="#7b8291",
    accent="#3f51b8",
    accent_hover="#35459f",
    on_accent="#ffffff",
    accent_text="#3546a6",
    accent_tint="#e5e9fa",
    tip=Pair("#f4f5f7", "#2a2e38"),
    tones={
        Tone.NEUTRAL: Pair("#4d5565", "#eaecf1"),
        Tone.ACCENT: Pair("#3546a6", "#e5e9fa"),
        Tone.GOOD: Pair("#14663a", "#dff3e7"),
        Tone.WARNING: Pair("#7a4a00", "#fcefd3"),
        Tone.BAD: Pair("#a3211a", "#fce6e4"),
    },
)

DARK = Colours(
    is_dark=True,
    window="#1b1d22",
    sidebar="#15171b",
    base="#22252b",
    stripe="#25282f",
    hover="#2b2f37",
    pressed="#343943",
    line="#343943",
    field_line="#525a68",
    text="#e9ebef",
    quiet="#a5adbb",
    disabled="#868e9c",
    accent="#5264d6",
    accent_hover="#4758c6",
    on_accent="#ffffff",
    accent_text="#a3b0ff",
    accent_tint="#2c3353",
    tip=Pair("#e9ebef", "#3a3f4a"),
    tones={
        Tone.NEUTRAL: Pair("#bcc3cf", "#31353e"),
        Tone.ACCENT: Pair("#b0bbff", "#2c3353"),
        Tone.GOOD: Pair("#7fd8a6", "#1e3a2b"),
        Tone.WARNING: Pair("#f1c478", "#3f321a"),
        Tone.BAD: Pair("#ffa69d", "#4a2523"),
    },
)


def shown_in(palette: QPalette) -> Colours:
    """The palette of ours that a widget is shown in; for widgets that paint themselves."""
    return DARK if palette.color(Role.Window).lightness() < 128 else LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """The same colours in the roles that Qt's own style paints with."""
    palette = QPalette()
    for role, colour in _roles(colours).items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    writing = {Role.WindowText: colours.text, Role.Text: colours.text, Role.ButtonText: colours.text}
    grounds = {Role.Window: colours.window, Role.Base: colours.base, Role.AlternateBase: colours.stripe}
    marks = {
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Accent: colours.accent,
        Role.Link: colours.accent_text,
        Role.LinkVisited: colours.accent_text,
        Role.PlaceholderText: colours.quiet,
        Role.ToolTipBase: colours.tip.ground,
        Role.ToolTipText: colours.tip.text,
        Role.BrightText: colours.tones[Tone.BAD].text,
    }
    edges = {
        Role.Button: colours.base,
        Role.Light: colours.base,
        Role.Midlight: colours.line,
        Role.Mid: colours.line,
        Role.Dark: colours.field_line,
        Role.Shadow: colours.field_line,
    }
    return writing | grounds | marks | edges
