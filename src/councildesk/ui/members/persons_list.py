"""The columns of the lists of persons: guests, and everybody there is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from councildesk.domain import languages
from councildesk.domain.council import MandateKind, Role
from councildesk.services.everybody import PersonOnDay
from councildesk.ui.members import members_list
from councildesk.ui.rows_model import Column
from councildesk.ui.usual_columns import UsualColumns

translate = QCoreApplication.translate


class PersonColumns:
    """Declares the columns in the language of the program."""

    def __init__(self, language: str) -> None:
        self._language = language

    def columns(self) -> list[Column[PersonOnDay]]:
        usual = UsualColumns(self._language)
        return [
            usual.text("name", translate("PersonColumns", "Name"), lambda row: row.name, width=24),
            usual.text("side", translate("PersonColumns", "Side"), lambda row: row.side, width=12),
            Column(
                "office",
                translate("PersonColumns", "In the council"),
                self.offices,
                order=lambda row: row.offices[0][0].precedence if row.offices else len(Role),
                width=16,
            ),
            usual.text("post", translate("PersonColumns", "Post"), lambda row: row.post),
            usual.text("organisation", translate("PersonColumns", "Organisation"), lambda row: row.organisation),
            Column("mail", translate("PersonColumns", "Mail"), lambda row: row.mail, is_hidden=True, width=25),
            Column("phone", translate("PersonColumns", "Phone"), lambda row: row.phone, is_hidden=True, width=16),
            Column(
                "languages",
                translate("PersonColumns", "Languages"),
                lambda row: ", ".join(map(languages.endonym, row.languages)),
                is_hidden=True,
                width=18,
            ),
        ]

    def offices(self, row: PersonOnDay) -> str:
        """What the person is in the council, as in `Member, Alternate`."""
        words = (
            translate("PersonColumns", "Alternate")
            if kind is MandateKind.ALTERNATE
            else members_list.role_word(role, self._language)
            for role, kind in row.offices
        )
        return ", ".join(dict.fromkeys(words))
