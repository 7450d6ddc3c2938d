"""The columns of the list of organisations."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from councildesk.services.organisations import RegisterRow
from councildesk.ui import countries
from councildesk.ui.rows_model import Column
from councildesk.ui.usual_columns import UsualColumns

translate = QCoreApplication.translate


class OrganisationColumns:
    """Declares the columns; `people` counts those with a post at each organisation."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.people: Mapping[str, int] = {}

    def columns(self) -> list[Column[RegisterRow]]:
        usual = UsualColumns(self._language)
        return [
            usual.text("name", translate("OrganisationColumns", "Name"), lambda row: row.name),
            usual.text(
                "short_name", translate("OrganisationColumns", "Short name"), lambda row: row.short_name, width=14
            ),
            Column("code", translate("OrganisationColumns", "Code"), lambda row: row.code, is_hidden=True, width=10),
            Column("side", translate("OrganisationColumns", "Side"), lambda row: row.side, width=12),
            Column(
                "country",
                translate("OrganisationColumns", "Country"),
                lambda row: countries.name(row.country) if row.country else "",
                width=14,
            ),
            usual.text(
                "parent", translate("OrganisationColumns", "Part of"), lambda row: row.parent, is_hidden=True, width=24
            ),
            Column(
                "people",
                translate("OrganisationColumns", "People"),
                lambda row: str(self.people.get(row.id, "")),
                order=lambda row: self.people.get(row.id, 0),
                is_number=True,
                width=8,
            ),
            Column("mail", translate("OrganisationColumns", "Mail"), lambda row: row.mail, is_hidden=True, width=24),
            Column("phone", translate("OrganisationColumns", "Phone"), lambda row: row.phone, is_hidden=True, width=18),
            Column("website", translate("OrganisationColumns", "Website"), lambda row: row.website, width=24),
            Column(
                "address",
                translate("OrganisationColumns", "Address"),
                lambda row: row.address,
                is_hidden=True,
                width=30,
            ),
        ]
