"""The outline of a paper: its sections as bookmarks, nested as they are, never more than fifty side by side.

Readers and signing software walk along siblings one by one; a long minutes' four hundred items are therefore grouped.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from councildesk.documents.composer.file import PdfFile, text_string

_MOST_SIBLINGS = 50


@dataclass
class Entry:
    """A bookmark, and where it leads: the page, counted from 0, and the height on it."""

    title: str
    page: int
    top: float
    level: int = 0
    inner: list[Entry] = field(default_factory=list)


def write_outline(file: PdfFile, entries: list[Entry], pages: list[int]) -> int:
    """Write the entries, given in reading order; the number of the outline's root."""
    root = file.reserve()
    top_level = _nested(entries)
    first, last = _write_siblings(file, top_level, root, pages)
    file.put(root, f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(top_level)}>>")
    return root


def _nested(entries: list[Entry]) -> list[Entry]:
    """By their levels; a level that was left out counts as the next."""
    top: list[Entry] = []
    above: list[Entry] = []
    for entry in entries:
        while above and above[-1].level >= entry.level:
            above.pop()
        (above[-1].inner if above else top).append(entry)
        above.append(entry)
    return _grouped(top)


def _grouped(entries: list[Entry]) -> list[Entry]:
    for entry in entries:
        entry.inner = _grouped(entry.inner)
    while len(entries) > _MOST_SIBLINGS:
        groups = [entries[first : first + _MOST_SIBLINGS] for first in range(0, len(entries), _MOST_SIBLINGS)]
        entries = [
            Entry(f"{group[0].title} – {group[-1].title}", group[0].page, group[0].top, inner=group) for group in groups
        ]
    return entries


def _write_siblings(file: PdfFile, entries: list[Entry], parent: int, pages: list[int]) -> tuple[int, int]:
    numbers = [file.reserve() for _ in entries]
    for place, (entry, number) in enumerate(zip(entries, numbers, strict=True)):
        place_on_page = f"{pages[entry.page]} 0 R/XYZ null {entry.top:.2f} null"
        source = f"<</Title{text_string(entry.title)}/Parent {parent} 0 R/Dest[{place_on_page}]"
        if place:
            source += f"/Prev {numbers[place - 1]} 0 R"
        if place + 1 < len(numbers):
            source += f"/Next {numbers[place + 1]} 0 R"
        if entry.inner:
            first, last = _write_siblings(file, entry.inner, number, pages)
            source += f"/First {first} 0 R/Last {last} 0 R/Count {-len(entry.inner)}"
        file.put(number, source + ">>")
    return numbers[0], numbers[-1]
