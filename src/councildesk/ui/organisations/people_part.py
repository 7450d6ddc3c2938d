"""Who belongs to an organisation, now and before, its seats in the council, and its parts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from councildesk.domain import languages
from councildesk.domain.council import Role
from councildesk.services import choices, organisation_cards
from councildesk.services.organisation_cards import (
    OrganisationCard,
    OrganisationPart,
    OrganisationPerson,
    OrganisationSeat,
)
from councildesk.ui.colours import Tone
from councildesk.ui.page import Desk, Key, Place
from councildesk.ui.record_part import RecordPart
from councildesk.ui.rows_model import Column, RowsModel
from councildesk.ui.state import State
from councildesk.ui.usual_columns import UsualColumns
from councildesk.ui.widgets.rows_list import RowsList

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Line:
    key: str
    icon: str
    what: str
    name: str
    title: str
    since: dt.date | None
    until: dt.date | None
    state: State | None
    place: Place


class PeoplePart(RecordPart):
    nouns = frozenset({"organisation", "post", "person", "person_name", "seat", "mandate", "text", "side"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lines: list[Line] = []
        self.list = RowsList("organisation_people", desk.settings, self)
        self.list.show_model(RowsModel(self._columns(), key=lambda line: line.key))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addWidget(self.list)
        self.list.opened.connect(self._go)
        self.retranslate()

    def refresh(self) -> None:
        assert self.record_id is not None
        card = self.live.read(organisation_cards.card, self.record_id, self.desk.language, _today())
        self._lines = _lines(card, self.desk.language)
        self.list.show_rows(self._lines)

    def keys(self) -> list[Key]:
        return [Key("Return", self.tr("Go to the person, seat or part that is chosen"))]

    def retranslate(self) -> None:
        self.list.name_list(self.tr("People, seats and parts"))
        self.list.empty_state.describe(
            "members",
            self.tr("Nobody yet"),
            self.tr("Whoever has a post at this organisation stands here, now and before, with its seats and parts."),
        )

    def _columns(self) -> list[Column[Line]]:
        usual = UsualColumns(self.desk.language)
        return [
            Column(
                "what",
                translate("OrganisationPeople", "What"),
                lambda line: line.what,
                icon=lambda line: line.icon,
                width=13,
            ),
            Column("name", translate("OrganisationPeople", "Name"), lambda line: line.name),
            Column("title", translate("OrganisationPeople", "Post or role"), lambda line: line.title),
            usual.day("since", translate("OrganisationPeople", "Since"), lambda line: line.since, dt.date.min),
            usual.day("until", translate("OrganisationPeople", "Until"), lambda line: line.until, dt.date.max),
            Column(
                "state",
                translate("OrganisationPeople", "Now"),
                lambda line: line.state.word if line.state else "",
                state=lambda line: line.state,
                width=14,
            ),
        ]

    @Slot(str)
    def _go(self, key: str) -> None:
        self.place_wanted.emit(next(line.place for line in self._lines if line.key == key))


def _lines(card: OrganisationCard, language: str) -> list[Line]:
    people = [_person(one) for one in card.people]
    seats = [_seat(one, language) for one in card.seats]
    return [*people, *seats, *(_part(one) for one in card.parts)]


def _person(one: OrganisationPerson) -> Line:
    now = State(translate("OrganisationPeople", "Now"), "done", Tone.GOOD)
    before = State(translate("OrganisationPeople", "Before"), "absent", Tone.NEUTRAL)
    what, place = translate("OrganisationPeople", "Person"), Place("members", one.person_id, "card")
    state = now if one.is_held else before
    return Line(one.post_id, "person", what, one.name, one.title, one.valid_from, one.valid_to, state, place)


def _seat(one: OrganisationSeat, language: str) -> Line:
    vacant = State(translate("OrganisationPeople", "Vacant"), "vacant", Tone.BAD)
    what, place = translate("OrganisationPeople", "Seat"), Place("members", one.seat_id)
    title = " · ".join(filter(None, (one.title or _role(one.role, language), one.side)))
    return Line(one.seat_id, "in_room", what, one.holder, title, None, None, None if one.holder else vacant, place)


def _part(one: OrganisationPart) -> Line:
    what, place = translate("OrganisationPeople", "Part"), Place("organisations", one.id, "details")
    return Line(one.id, "organisations", what, one.name, "", None, None, None, place)


def _role(role: Role, language: str) -> str:
    return languages.capitalised(choices.word(role, translate), language)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
