"""A country, found by a few letters of its own name or of the English one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from councildesk.ui import countries
from councildesk.ui.widgets.person_field import Candidate, PersonField


class CountryField(PersonField):
    """`picked` carries the code (ISO 3166-1 alpha-2), None for no country."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, icon_name="country")

    def show_country(self, code: str) -> None:
        """Show this one; a code that we do not know is shown as it is."""
        known = countries.candidates()
        if code and all(one.id != code for one in known):
            known = (*known, Candidate(code, code))
        self.show_candidates(known)
        self.show_person(code or None)
