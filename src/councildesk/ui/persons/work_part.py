"""What a person is, where, and how to reach him or her."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_person_work import Ui_PersonWork
from councildesk.services import persons
from councildesk.ui.page import Desk, Key
from councildesk.ui.persons.contacts_card import ContactsCard
from councildesk.ui.persons.posts_card import PostsCard
from councildesk.ui.record_part import RecordPart


class WorkPart(RecordPart):
    nouns = frozenset({"person", "post", "contact", "organisation", "text", "working_language"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_PersonWork()
        self.form.setupUi(self)
        self.posts, self.contacts = PostsCard(self), ContactsCard(self)
        self.form.left_layout.insertWidget(0, self.posts)
        self.form.right_layout.insertWidget(0, self.contacts)

    def refresh(self) -> None:
        assert self.record_id is not None
        draft = self.live.read(persons.draft, self.record_id)
        self.posts.show_draft(draft)
        self.contacts.show_draft(draft)

    def forget(self) -> None:
        self.posts.forget()
        self.contacts.forget()

    def flush(self) -> None:
        if self.record_id is not None:
            self.posts.flush()
            self.contacts.flush()

    def add_new(self) -> None:
        self.posts.add()

    def keys(self) -> list[Key]:
        return [
            Key("Alt+Up", self.tr("Move the post or contact up, Alt+Down: down")),
            Key("Del", self.tr("Remove the post or contact")),
        ]
