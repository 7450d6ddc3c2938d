"""The page of the council itself: what was set once and is refined over the years, tab by tab."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from councildesk.services import council, sides
from councildesk.services.council import CouncilRow
from councildesk.ui import tab_keys
from councildesk.ui.council.council_section import CouncilSection
from councildesk.ui.council.general_section import GeneralSection
from councildesk.ui.council.numbers_section import NumbersSection
from councildesk.ui.council.papers_section import PapersSection
from councildesk.ui.council.rules_section import RulesSection
from councildesk.ui.council.secretariats_section import SecretariatsSection
from councildesk.ui.council.sides_section import SidesSection
from councildesk.ui.council.templates_section import TemplatesSection
from councildesk.ui.page import Desk, Heading, Key, Page, Place
from councildesk.ui.widgets.plain_label import PlainLabel

NAME = "council"


class Section(StrEnum):
    """The tabs, in the order of setting up."""

    GENERAL = "general"
    SIDES = "sides"
    SECRETARIATS = "secretariats"
    NUMBERS = "numbers"
    PAPERS = "papers"
    RULES = "rules"
    TEMPLATES = "templates"


_MAKERS: dict[Section, tuple[type[CouncilSection], str]] = {
    Section.GENERAL: (GeneralSection, "council"),
    Section.SIDES: (SidesSection, "organisations"),
    Section.SECRETARIATS: (SecretariatsSection, "invitations"),
    Section.NUMBERS: (NumbersSection, "numbers"),
    Section.PAPERS: (PapersSection, "document"),
    Section.RULES: (RulesSection, "decisions"),
    Section.TEMPLATES: (TemplatesSection, "template"),
}
"""How each is made, and its icon."""


class CouncilPage(Page):
    """Shows `Place("council", record, part)`: `part` is a tab, `record` a side, a secretariat, rules or a template.

    A council without sides never sees the word: it has no such tab until somebody asks for one.
    """

    nouns = frozenset({"council", "side", "text", "working_language"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._row: CouncilRow | None = None
        self._wants_sides = False
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.sections: dict[Section, CouncilSection] = {}
        for name, (make, icon) in _MAKERS.items():
            self.sections[name] = section = make(desk, self)
            tab_keys.add(self.tabs, section, name, icon, partial(self._go_to, name))
        self.nothing_label = PlainLabel(parent=self)
        self.nothing_label.setProperty("look", "quiet")
        self.nothing_label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.nothing_label)
        self.divide_action = self.add_page_action(self.tr("Add &delegations"), "add", "", self._divide)
        self.add_action = self.add_page_action(self.tr("New here"), "add", "Ctrl+N", self._add)
        papers = self.sections[Section.PAPERS]
        assert isinstance(papers, PapersSection)
        papers.sides_wanted.connect(self._show_sides)
        self.tabs.currentChanged.connect(self._tell_section)
        self.setFocusProxy(self.tabs)
        self.retranslate()

    @property
    def section(self) -> CouncilSection:
        """The tab that is shown."""
        return list(self.sections.values())[self.tabs.currentIndex()]

    def heading(self) -> Heading:
        return Heading(self.tr("Council"), self._row.name if self._row else "")

    def refresh(self) -> None:
        self._row = self.live.read(council.row, self.desk.language)
        has_council = self._row is not None
        self.tabs.setVisible(has_council)
        self.nothing_label.setVisible(not has_council)
        self._show_tabs()

    def show_place(self, place: Place) -> None:
        self.refresh()
        if place.part in list(Section):
            name = Section(place.part)
            self._show_section(name)
            if place.record is not None:
                self.sections[name].show_record(place.record)

    def enter(self) -> None:
        self.tabs.setFocus()

    def more_actions(self) -> list[QAction]:
        return [] if self._has_sides() or self._row is None else [self.divide_action]

    def record_shown(self) -> tuple[str, str] | None:
        return self.section.record_shown() or (("council", self._row.id) if self._row is not None else None)

    def keys(self) -> list[Key]:
        return [Key("Alt+1", self.tr("The council's tabs, up to Alt+7")), *self.section.keys()]

    def tour_places(self) -> list[Place]:
        return [Place(NAME, None, name.value) for name in self.sections]

    def flush(self) -> None:
        for section in self.sections.values():
            section.flush()

    def retranslate(self) -> None:
        names = {
            Section.GENERAL: self.tr("General"),
            Section.SIDES: self.tr("Sides"),
            Section.SECRETARIATS: self.tr("Secretariats"),
            Section.NUMBERS: self.tr("Numbers"),
            Section.PAPERS: self.tr("Papers"),
            Section.RULES: self.tr("Rules of procedure"),
            Section.TEMPLATES: self.tr("Templates"),
        }
        for number, name in enumerate(self.sections):
            self.tabs.setTabText(number, names[name])
        self.nothing_label.setText(self.tr("This file holds no council yet. Load a record, or begin a new council."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.divide_action.setText(self.tr("Add &delegations"))
            self.add_action.setText(self.tr("New here"))

    def _has_sides(self) -> bool:
        return bool(self.live.read(sides.rows, self.desk.language))

    def _show_tabs(self) -> None:
        number = list(self.sections).index(Section.SIDES)
        self.tabs.setTabVisible(number, self._wants_sides or self._has_sides())

    def _show_section(self, name: Section) -> None:
        number = list(self.sections).index(name)
        if self.tabs.isTabVisible(number):
            blocked = self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(number)
            self.tabs.blockSignals(blocked)

    def _go_to(self, name: Section) -> None:
        number = list(self.sections).index(name)
        if self.tabs.isTabVisible(number):
            self.tabs.setCurrentIndex(number)

    @Slot()
    def _show_sides(self) -> None:
        self.place_wanted.emit(Place(NAME, None, Section.SIDES.value))

    def _divide(self) -> None:
        """The first delegation of a council that had none."""
        self._wants_sides = True
        self._show_tabs()
        self._go_to(Section.SIDES)
        self.section.add_new()

    def _add(self) -> None:
        self.section.add_new()

    @Slot(int)
    def _tell_section(self, number: int) -> None:
        self.flush()
        self.place_wanted.emit(Place(NAME, None, list(self.sections)[number].value))
