"""What the overview says as plain data and back, which may have been written by anybody."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from councildesk.ui import icons
from councildesk.ui.colours import Tone
from councildesk.ui.overview.overview_cards import ICONS, CardLines, OverviewLines
from councildesk.ui.page import Place
from councildesk.ui.state import State
from councildesk.ui.widgets.links_list import Link


def to_plain(lines: OverviewLines) -> dict[str, Any]:
    """As JSON can hold it."""
    return asdict(lines)


def from_plain(kept: object) -> OverviewLines | None:
    """What `to_plain` gave; None for anything else, whatever it is."""
    try:
        return _lines(kept)
    except _NotOurs:
        return None


class _NotOurs(Exception):
    """The data says something that the overview never says."""


def _lines(kept: object) -> OverviewLines:
    match kept:
        case {"council": str(council), "state": state, "cards": [*cards]} if len(cards) == len(ICONS):
            return OverviewLines(council, _state(state), tuple(map(_card, cards)))
    raise _NotOurs


def _card(kept: object) -> CardLines:
    match kept:
        case {"title": str(title), "links": [*links], "sentence": str(sentence)}:
            return CardLines(title, tuple(map(_link, links)), sentence)
    raise _NotOurs


def _link(kept: object) -> Link:
    match kept:
        case {"text": str(text), "icon": str(icon), "place": place, "state": state, "detail": str(detail)}:
            return Link(text, _known(icon), _place(place), _state(state), detail)
    raise _NotOurs


def _place(kept: object) -> Place | None:
    match kept:
        case None:
            return None
        case {
            "page": str(page),
            "record": str() | None as record,
            "part": str() | None as part,
            "target": str() | None as target,
        }:
            return Place(page, record, part, target)
    raise _NotOurs


def _state(kept: object) -> State | None:
    match kept:
        case None:
            return None
        case {"word": str(word), "icon": str(icon), "tone": str(tone)} if tone in list(Tone):
            return State(word, _known(icon), Tone(tone))
    raise _NotOurs


def _known(icon: str) -> str:
    if icon not in icons.names():
        raise _NotOurs
    return icon
