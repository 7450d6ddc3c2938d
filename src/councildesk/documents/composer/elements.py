"""The elements of a paper -> rows, from top to bottom."""

from __future__ import annotations

from councildesk.documents.composer.facts import set_facts
from councildesk.documents.composer.letterhead import set_figure, set_letterhead
from councildesk.documents.composer.model import (
    Element,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Rule,
    Section,
    SignatureBlock,
    Space,
    Table,
)
from councildesk.documents.composer.paragraphs import set_heading, set_paragraph, set_title
from councildesk.documents.composer.rows import Decoration, Row
from councildesk.documents.composer.setting import Setting
from councildesk.documents.composer.signatures import set_signatures
from councildesk.documents.composer.styles import HAIRLINE, MILLIMETRE
from councildesk.documents.composer.tables import set_table


def set_paper(setting: Setting, paper: Paper) -> None:
    set_letterhead(setting, paper.letterhead)
    set_title(setting, paper.title, paper.subtitle)
    for element in paper.elements:
        _set(setting, element)


def _set(setting: Setting, element: Element) -> None:
    match element:
        case Section():
            _set_section(setting, element)
        case Heading():
            set_heading(setting, element)
        case Paragraph():
            set_paragraph(setting, element)
        case Facts():
            set_facts(setting, element)
        case Table():
            set_table(setting, element)
        case Figure():
            set_figure(setting, element)
        case SignatureBlock():
            set_signatures(setting, element)
        case Rule():
            line = Decoration(setting.sheet.left, setting.sheet.right, below=0.5, grey=HAIRLINE)
            setting.add(Row((), before=5, after=7, keeps_with_next=True, decoration=line))
        case Space():
            setting.add(Row((), before=element.height_mm * MILLIMETRE))
        case PageBreak():
            setting.breaks_page = True


def _set_section(setting: Setting, section: Section) -> None:
    heading = section.heading
    named = section.place or (heading.place or setting.text.named(heading.texts[0]) if heading else "")
    with setting.section(named):
        if heading:
            set_heading(setting, heading, opens_section=True)
        for element in section.elements:
            _set(setting, element)
