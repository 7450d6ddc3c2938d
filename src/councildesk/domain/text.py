"""Formatted text: a short list of blocks, never HTML or Markdown.

A text is a tuple of blocks; a block is a paragraph or a list item of runs; a run is plain, bold or italic.
Kept as JSON (`to_json`, `from_json`) and printed as typed: nothing in it is ever parsed as markup.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from councildesk.domain.spelling import clean_text


class BlockKind(StrEnum):
    PARAGRAPH = "p"
    BULLET = "ul"
    NUMBERED = "ol"


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Block:
    kind: BlockKind = BlockKind.PARAGRAPH
    runs: tuple[Run, ...] = ()
    level: int = 0
    """Depth of a list item, from 0."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Blocks = tuple[Block, ...]


def clean_blocks(blocks: Blocks) -> Blocks:
    """Blocks as they are kept: clean runs, equal neighbours joined, empty ones gone, no empty block at the end."""
    kept = [Block(block.kind, _joined(block.runs), block.level) for block in blocks]
    while kept and not kept[-1].runs:
        kept.pop()
    return tuple(kept)


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        text = clean_text(run.text).replace("\n", " ")
        if joined and (joined[-1].bold, joined[-1].italic) == (run.bold, run.italic):
            joined[-1] = Run(joined[-1].text + text, run.bold, run.italic)
        elif text:
            joined.append(Run(text, run.bold, run.italic))
    return tuple(joined)


def paragraphs(text: str) -> Blocks:
    """Plain text as blocks: one paragraph for each line."""
    return tuple(Block(runs=(Run(line),) if line else ()) for line in text.split("\n")) if text else ()


def plain(blocks: Blocks) -> str:
    """The text without its formatting, one line for each block; for search, comparison and lists."""
    return "\n".join(block.text for block in blocks)


def to_json(blocks: Blocks) -> str:
    """The kept form; equal texts give equal strings."""
    return json.dumps([_packed(block) for block in blocks], ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def from_json(kept: str) -> Blocks:
    """Read the kept form. Raises ValueError when it is not one.

    What was read is kept: a paper beside somebody who types reads all texts again, of which one is another.
    """
    try:
        items = json.loads(kept)
        if not isinstance(items, list):
            raise TypeError("no list of blocks")
        return tuple(_unpacked(item) for item in items)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not formatted text: {kept[:60]!r}") from error


def _packed(block: Block) -> dict[str, Any]:
    packed: dict[str, Any] = {"k": block.kind.value}
    if block.level:
        packed["l"] = block.level
    packed["r"] = [[run.text, "b" * run.bold + "i" * run.italic] for run in block.runs]
    return packed


def _unpacked(packed: dict[str, Any]) -> Block:
    runs = tuple(Run(text, "b" in marks, "i" in marks) for text, marks in packed["r"])
    return Block(BlockKind(packed["k"]), runs, packed.get("l", 0))
