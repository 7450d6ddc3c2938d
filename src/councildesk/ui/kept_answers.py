"""Answers that are asked for again and again, kept until something changes that they rest on.

All of it in the GUI thread, but for the asking ahead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from councildesk.domain.errors import Refusal

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement, Workspace
    from councildesk.ui.background import Background, Progress


_MOST = 1000
"""Records that are followed up. Of more all is read anew as fast, and SQLite takes only so many in one question."""


@dataclass(frozen=True)
class Question:
    """With values as arguments. Only changes of these nouns give another answer."""

    nouns: frozenset[str]
    ask: Callable[..., Any]
    args: tuple[Any, ...] = ()
    follow: Callable[..., Any] | None = None
    """Where only records of the `followed` nouns changed, it makes the new answer of the one before: it is called with
    the arguments, that answer and the ids of what changed, and answers None where all must be asked again."""
    followed: frozenset[str] = frozenset()


class KeptAnswers:
    """Of a file that is only read nothing is kept: nobody announces what others write into it."""

    def __init__(self, workspace: Workspace, read: Callable[..., Any]) -> None:
        """`read` asks in the GUI thread; the thread asks the workspace itself."""
        self._workspace, self._read = workspace, read
        self._answers: dict[Question, Any] = {}
        self._behind: dict[Question, tuple[Any, frozenset[str]]] = {}
        """Answers that can be followed up, with the ids of what changed since they were given."""
        self._coming: dict[Question, object] = {}
        """Questions that a thread is asking, each with a token of its asking."""

    def recall(self, question: Question) -> Any:
        """The answer given before while it still holds, else a new one. It is shared: nobody may change it."""
        if self._workspace.is_read_only:
            return self._read(question.ask, *question.args)
        if question not in self._answers:
            answer = self._followed_up(question)
            self._answers[question] = self._read(question.ask, *question.args) if answer is None else answer
            self._behind.pop(question, None)
        return self._answers[question]

    def read_ahead(self, background: Background, *questions: Question) -> None:
        """Ask in a thread what `recall` will be asked; what changes meanwhile is asked again by whoever needs it."""
        for question in questions:
            if question not in self._answers and question not in self._coming and not self._workspace.is_read_only:
                self._coming[question] = token = object()
                background.run(partial(self._ask, question), partial(self._keep, question, token), _let_go)

    def forget(self, announcement: Announcement) -> None:
        """Something changed, also for those that are just being asked."""
        for question in [one for one in self._coming if one.nouns & announcement.nouns]:
            del self._coming[question]
        for question in [one for one in self._behind if one.nouns & announcement.nouns]:
            answer, touched = self._behind.pop(question)
            self._set_behind(question, answer, touched, announcement)
        for question in [one for one in self._answers if one.nouns & announcement.nouns]:
            self._set_behind(question, self._answers.pop(question), frozenset(), announcement)

    def _set_behind(self, question: Question, answer: Any, touched: frozenset[str], announcement: Announcement) -> None:
        if question.follow is None or not question.nouns & announcement.nouns <= question.followed:
            return
        if len(touched) + len(announcement.rows) <= _MOST:
            self._behind[question] = answer, touched | announcement.rows

    def _followed_up(self, question: Question) -> Any:
        """None where there is nothing to follow up, or it cannot be."""
        if question not in self._behind or question.follow is None:
            return None
        answer, touched = self._behind[question]
        return self._read(question.follow, *question.args, answer, touched)

    def _ask(self, question: Question, _progress: Progress) -> Any:
        """In the thread."""
        return self._workspace.read(question.ask, *question.args)

    def _keep(self, question: Question, token: object, answer: Any) -> None:
        if self._coming.get(question) is token:
            del self._coming[question]
            self._behind.pop(question, None)
            self._answers.setdefault(question, answer)


def _let_go(error: Exception) -> None:
    """Whoever asks in earnest is told why there is no answer."""
    if not isinstance(error, Refusal):
        raise error
