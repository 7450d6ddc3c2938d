"""The columns of the list of members, and the states of their terms."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from councildesk.domain import dates, languages
from councildesk.domain.council import Role
from councildesk.services import choices
from councildesk.services.members import MemberRow
from councildesk.services.overview import TERM_ENDS
from councildesk.ui.colours import Tone
from councildesk.ui.rows_model import Column
from councildesk.ui.state import State
from councildesk.ui.usual_columns import UsualColumns

translate = QCoreApplication.translate


def key(row: MemberRow) -> str:
    """The mandate, or the seat that nobody holds."""
    return row.mandate_id or row.seat_id


def role_word(role: Role, language: str) -> str:
    """The role with a capital letter; `language` is that of the program."""
    return languages.capitalised(choices.word(role, QCoreApplication.translate), language)


class MemberColumns:
    """Declares the columns; `day` is the one for which the list is shown."""

    def __init__(self, language: str, *, are_alternates: bool = False) -> None:
        """`are_alternates`: the list is theirs, and says at once for whom each stands in."""
        self._language, self._are_alternates = language, are_alternates
        self.day = dt.date.min

    def columns(self) -> list[Column[MemberRow]]:
        usual = UsualColumns(self._language)
        return [
            usual.text("name", translate("MemberColumns", "Name"), lambda row: row.name, state=self._vacancy, width=24),
            usual.text("side", translate("MemberColumns", "Side"), lambda row: row.side, width=12),
            Column(
                "role",
                translate("MemberColumns", "Role"),
                self._role,
                order=lambda row: row.role.precedence,
                is_hidden=self._are_alternates,
                width=12,
            ),
            usual.text(
                "title",
                translate("MemberColumns", "Title of the seat"),
                lambda row: row.seat_title,
                is_hidden=True,
                width=20,
            ),
            usual.text("post", translate("MemberColumns", "Post"), lambda row: row.post),
            usual.text("organisation", translate("MemberColumns", "Organisation"), lambda row: row.organisation),
            usual.text(
                "stands_for",
                translate("MemberColumns", "Stands in for"),
                lambda row: row.stands_for,
                is_hidden=not self._are_alternates,
                width=24,
            ),
            Column(
                "voting",
                translate("MemberColumns", "Votes"),
                lambda row: translate("MemberColumns", "Yes") if row.voting else translate("MemberColumns", "No"),
                is_hidden=True,
                width=8,
            ),
            Column(
                "languages",
                translate("MemberColumns", "Languages"),
                lambda row: ", ".join(map(languages.endonym, row.languages)),
                is_hidden=True,
                width=18,
            ),
            Column("mail", translate("MemberColumns", "Mail"), lambda row: row.mail, is_hidden=True, width=25),
            usual.day("since", translate("MemberColumns", "Since"), lambda row: row.since, dt.date.min, is_hidden=True),
            usual.day(
                "until",
                translate("MemberColumns", "Until"),
                lambda row: row.until,
                dt.date.max,
                state=self._ending,
                width=18,
            ),
        ]

    def _role(self, row: MemberRow) -> str:
        return translate("MemberColumns", "Alternate") if row.stands_for else role_word(row.role, self._language)

    def _vacancy(self, row: MemberRow) -> State | None:
        return None if row.person_id else State(translate("MemberColumns", "Vacant seat"), "vacant", Tone.BAD)

    def _ending(self, row: MemberRow) -> State | None:
        if row.until is None or row.until - self.day > TERM_ENDS:
            return None
        words = translate("MemberColumns", "Ends {day}").replace("{day}", dates.in_figures(row.until, self._language))
        return State(words, "warning", Tone.WARNING)
