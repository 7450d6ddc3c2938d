"""The minutes by our own composer."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

from benchmarks.documents.minutes import COLUMNS, DECISION, FOOTER, LANGUAGES, TITLE, Item, Minutes, Pair
from councildesk.documents.composer.compose import compose
from councildesk.documents.composer.model import (
    Attachment,
    Column,
    Element,
    Heading,
    Paper,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
)
from councildesk.domain.text import Block, BlockKind, Run

SHARES = (0.7, 3.0, 3.8, 2.5)


def prepare(minutes: Minutes) -> Paper:
    """The paper with its data attached, as a layout would hand it over."""
    columns = tuple(Column(heading, share) for heading, share in zip(COLUMNS, SHARES, strict=True))
    rows = tuple(Row(tuple((cell,) for cell in cells)) for cells in minutes.attendance)
    data = json.dumps(dataclasses.asdict(minutes), ensure_ascii=False, sort_keys=True).encode()
    return _paper(*map(_section, minutes.items), Table(columns, rows), attachment=data)


def prepare_text(*texts: Pair) -> Paper:
    return _paper(*(Paragraph(text) for text in texts))


def draw(paper: Paper) -> int:
    return compose(paper).pages


def draw_untagged(paper: Paper) -> int:
    return compose(paper, tagged=False).pages


def _paper(*elements: Element, attachment: bytes = b"") -> Paper:
    made_at = dt.datetime(2026, 10, 14, tzinfo=dt.UTC)
    attached = Attachment("minutes.json", "application/json", lambda: attachment, "Data") if attachment else None
    return Paper(LANGUAGES, TITLE, elements, made_at, FOOTER, header=TITLE, attachment=attached)


def _section(item: Item) -> Section:
    paragraphs = tuple(Paragraph(texts) for texts in item.paragraphs)
    bullets = tuple(
        tuple(Block(BlockKind.BULLET, (Run(texts[language]),)) for texts in item.bullets) for language in (0, 1)
    )
    decision = tuple(f"{word}: {text}" for word, text in zip(DECISION, item.decision, strict=True))
    elements = (*paragraphs, Paragraph(bullets), Paragraph(decision, Style.DECISION))
    return Section(elements, Heading(item.title))
