from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders
from councildesk.domain.errors import TextMissing
from councildesk.services import council, organisations
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Announcement
from councildesk.storage.session import RecordSession
from councildesk.ui.colours import Tone
from councildesk.ui.kept_answers import Question
from councildesk.ui.live_workspace import LiveWorkspace, Notice, sentence
from councildesk.ui.page import Desk

ISRS = OrganisationDraft(name={"en": "Institute for Strategic and Interregional Studies"})
NAMELESS = OrganisationDraft()


@pytest.fixture
def told(live: LiveWorkspace) -> list[Notice]:
    notices: list[Notice] = []
    live.told.connect(notices.append)
    return notices


def test_an_action_is_announced_with_its_label_and_nouns(live: LiveWorkspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(live.changed) as announced:
        added = live.attempt("Add organisation", organisations.add, ISRS)

    assert announced.args[0].label == "Add organisation"
    assert "organisation" in announced.args[0].nouns
    assert [row.id for row in live.read(organisations.rows)] == [added]


def test_undo_and_redo_say_what_they_would_do(live: LiveWorkspace) -> None:
    assert (live.undo_text, live.redo_text) == (None, None)
    live.attempt("Add organisation", organisations.add, ISRS)
    assert live.undo_text == "Add organisation"

    live.undo()
    assert (live.undo_text, live.redo_text) == (None, "Add organisation")
    assert live.read(organisations.rows) == []

    live.redo()
    assert len(live.read(organisations.rows)) == 1


NAMES = Question(frozenset({"organisation", "text"}), organisations.rows)


def test_an_answer_is_recalled_until_something_it_is_about_has_changed(live: LiveWorkspace) -> None:
    builders.council(live.workspace)
    first = live.answers.recall(NAMES)
    live.perform("Set", council.set_setting, "other", 1)
    assert live.answers.recall(NAMES) is first

    live.attempt("Add organisation", organisations.add, ISRS)
    assert [row.name for row in live.answers.recall(NAMES)] == [ISRS.name]

    live.undo()
    assert live.answers.recall(NAMES) == []


def test_an_answer_is_followed_up_by_the_records_that_changed(live: LiveWorkspace) -> None:
    asked: list[object] = []

    def follow(_session: RecordSession, known: list[str], touched: frozenset[str]) -> list[str] | None:
        asked.append(touched)
        return [*known, "followed"] if len(touched) < 3 else None

    nouns = frozenset({"setting", "organisation"})
    builders.council(live.workspace)
    question = Question(nouns, lambda _session: ["asked"], (), follow, frozenset({"setting"}))
    assert live.answers.recall(question) == ["asked"]

    live.perform("Set", council.set_setting, "one", 1)
    live.perform("Set", council.set_setting, "two", 2)
    assert live.answers.recall(question) == ["asked", "followed"]
    assert live.answers.recall(question) == ["asked", "followed"]
    assert [len(touched) for touched in asked] == [2], "what changed meanwhile is followed at once, and only once"

    live.perform("Set", council.set_setting, "one", 3)
    live.perform("Add organisation", organisations.add, ISRS)
    assert live.answers.recall(question) == ["asked"], "another noun is followed by nobody"

    for number in range(3):
        live.perform("Set", council.set_setting, f"more {number}", 1)
    assert live.answers.recall(question) == ["asked"], "what cannot be followed is asked again"


def test_a_step_that_changes_thousands_of_records_is_not_followed_up(live: LiveWorkspace) -> None:
    def follow(_session: RecordSession, _known: str, touched: frozenset[str]) -> str:
        return f"followed {len(touched)}"

    question = Question(frozenset({"setting"}), lambda _session: "asked", (), follow, frozenset({"setting"}))
    assert live.answers.recall(question) == "asked"
    for count, answer in ((900, "followed 900"), (40_000, "asked")):
        rows = frozenset(map(str, range(count)))

        live.answers.forget(Announcement("Restore backup", frozenset({"setting"}), rows=rows))

        assert live.answers.recall(question) == answer


def test_what_is_read_ahead_is_there_when_it_is_asked_for(live: LiveWorkspace, desk: Desk, qtbot: QtBot) -> None:
    asked: list[object] = []

    def count(session: RecordSession) -> int:
        asked.append(session)
        return len(organisations.rows(session))

    question = Question(NAMES.nouns, count)
    live.answers.read_ahead(desk.background, question)
    qtbot.waitUntil(lambda: desk.background.is_idle)

    assert live.answers.recall(question) == 0
    assert len(asked) == 1


def test_what_changed_while_it_was_read_ahead_is_asked_again(live: LiveWorkspace, desk: Desk, qtbot: QtBot) -> None:
    live.answers.read_ahead(desk.background, NAMES)
    live.attempt("Add organisation", organisations.add, ISRS)
    qtbot.waitUntil(lambda: desk.background.is_idle)

    assert len(live.answers.recall(NAMES)) == 1


def test_labels_are_shown_in_the_language_of_the_program(live: LiveWorkspace, qapp: QApplication) -> None:
    class German(QTranslator):
        def isEmpty(self) -> bool:
            return False

        def translate(self, context: str, text: str, comment: str | None = None, number: int = -1) -> str:
            known = {("Steps", "Add organisation"): "Organisation hinzufügen"}
            return known.get((context, text), "")

    german = German()
    live.attempt("Add organisation", organisations.add, ISRS)
    qapp.installTranslator(german)

    try:
        assert live.undo_text == "Organisation hinzufügen"
    finally:
        qapp.removeTranslator(german)


def test_a_refusal_is_told_in_one_sentence_and_nothing_has_happened(live: LiveWorkspace, told: list[Notice]) -> None:
    assert live.attempt("Add organisation", organisations.add, NAMELESS) is None

    assert [notice.tone for notice in told] == [Tone.BAD]
    assert told[0].text.endswith(".")
    assert live.read(organisations.rows) == []


def test_an_action_that_answers_nothing_says_whether_it_was_done(live: LiveWorkspace, told: list[Notice]) -> None:
    added = live.perform("Add organisation", organisations.add, ISRS)

    assert live.carry_out("Remove organisation", organisations.remove, added)
    assert told == []
    assert not live.carry_out("Remove organisation", organisations.remove, added)
    assert [notice.tone for notice in told] == [Tone.BAD]


def test_a_dialog_gets_the_refusal_itself(live: LiveWorkspace, told: list[Notice]) -> None:
    with pytest.raises(TextMissing) as refused:
        live.perform("Add organisation", organisations.add, NAMELESS)

    assert told == []
    assert sentence(refused.value)


def test_undo_with_nothing_to_undo_is_told(live: LiveWorkspace, told: list[Notice]) -> None:
    live.undo()

    assert [notice.tone for notice in told] == [Tone.BAD]


def test_typing_in_one_passage_is_one_step(live: LiveWorkspace) -> None:
    added = live.attempt("Add organisation", organisations.add, ISRS)
    assert added is not None

    for name in ("A", "Ab", "Abc"):
        draft = OrganisationDraft(name={"en": name})
        live.attempt_typing("organisation", "Type", organisations.change, added, draft)
    live.undo()

    assert live.read(organisations.draft, added).name == ISRS.name


def test_waiting_text_is_written_before_something_is_undone(live: LiveWorkspace) -> None:
    added = live.attempt("Add organisation", organisations.add, ISRS)
    assert added is not None
    live.flush_wanted.connect(lambda: live.attempt("Type", organisations.change, added, OrganisationDraft({"en": "X"})))

    live.undo()

    assert live.read(organisations.draft, added).name == ISRS.name


def test_it_is_saved_when_no_editor_holds_text(live: LiveWorkspace, qtbot: QtBot) -> None:
    one, other = QObject(), QObject()
    told: list[bool] = []
    live.pending_changed.connect(told.append)

    for editor, is_pending in ((one, True), (other, True), (one, False), (other, False)):
        live.note_pending(editor, is_pending)

    assert told == [True, False]
    assert live.is_saved
