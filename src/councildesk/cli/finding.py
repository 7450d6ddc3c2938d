"""The command that searches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from councildesk.cli.opening import council_file, opened, spoken
from councildesk.cli.saying import say
from councildesk.domain.folding import Mark
from councildesk.services import council, words
from councildesk.services.hits import Hit
from councildesk.services.search import NOUNS, similar
from councildesk.services.search import search as find


@click.command(
    epilog="The JSON is an object: words, limit, hits, a list in the order of the text, and similar, a list of what "
    "has words that are one letter off, where nothing else is found. Each hit has noun "
    f"({', '.join(NOUNS)}), id, title, snippet, marks (pairs of start and end in the snippet, counted in characters "
    "from 0), language (of the snippet; empty for names and numbers), and, or null, meeting_id, item_id, entry_id and "
    "person_id, and meeting_number. Status 0 also when nothing is found."
)
@click.argument("file", type=council_file)
@click.argument("searched", metavar="WORDS...", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many of each kind at most."
)
@click.option("--language", help="In which titles are given; otherwise the first of the council.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def search(file: Path, searched: tuple[str, ...], limit: int, language: str | None, as_json: bool) -> None:
    """Find WORDS in FILE: people, meetings, agendas, minutes, decisions, actions, papers.

    Every word must occur in a record, in whatever spelling or script, and may be only its beginning. Words in one
    argument with quotation marks of its own stand side by side: '"green energy"'.
    """
    typed = " ".join(searched)
    with opened(file) as workspace:
        reader = spoken(workspace, language or next(iter(workspace.read(council.languages)), "en"))
        hits = workspace.read(find, typed, reader, limit)
        others = [] if hits else workspace.read(similar, typed, reader, limit)
    if as_json:
        facts = {"hits": [_facts(hit) for hit in hits], "similar": [_facts(hit) for hit in others]}
        found = {"words": typed, "limit": limit, **facts}
        say(json.dumps(found, ensure_ascii=False, indent=1))
    elif hits:
        say("\n\n".join(_groups(hits)))
    elif others:
        say("\n\n".join(("Nothing found. Similar:", *_groups(others))))
    else:
        say("Nothing found.")


def _facts(hit: Hit) -> dict[str, Any]:
    return asdict(hit) | {"marks": [[mark.start, mark.end] for mark in hit.marks]}


def _groups(hits: list[Hit]) -> Iterable[str]:
    for noun, group in groupby(hits, key=lambda hit: hit.noun):
        heading = words.nouns(noun)
        lines = [heading[:1].upper() + heading[1:]]
        for hit in group:
            number = f" ({hit.meeting_number})" if hit.meeting_number and hit.noun != "meeting" else ""
            lines.append(f"  {hit.title}{number}")
            lines.append(f"    {_marked(hit.snippet, hit.marks)}")
        yield "\n".join(lines)


def _marked(text: str, marks: Iterable[Mark]) -> str:
    """The text with what was looked for in square brackets."""
    for mark in sorted(marks, key=lambda one: one.start, reverse=True):
        text = f"{text[: mark.start]}[{text[mark.start : mark.end]}]{text[mark.end :]}"
    return text
