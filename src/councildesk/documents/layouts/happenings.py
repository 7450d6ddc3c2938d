"""What happened between the entries of the minutes, set apart from what people said."""

from __future__ import annotations

from councildesk.documents import happenings_in_words
from councildesk.documents.composer.model import Paragraph, Style
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts.pen import Pen, shown
from councildesk.documents.packets.happenings import HappeningFacts, MoverFacts


def paragraph(pen: Pen, one: HappeningFacts, place: str) -> Paragraph:
    """One sentence in each language."""

    def say(words: Glossary, language: str) -> str:
        named = [_named(mover, words, language) for mover in one.movers]
        return happenings_in_words.sentence(one, named, words, lambda at: pen.clock_in_text(at, language))

    return Paragraph(pen.each(say), Style.HAPPENING, place=place)


def _named(mover: MoverFacts, words: Glossary, language: str) -> str:
    name = shown(mover.name, language)
    if not mover.stands_for:
        return name
    return f"{name} ({words.phrase('attendance.alternate_for', name=shown(mover.stands_for, language))})"
