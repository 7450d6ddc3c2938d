"""Entries of the minutes as they are printed: statements with who spoke, decisions set off, votes in words, actions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from functools import partial

from councildesk.documents import decisions_in_words, rules_in_words
from councildesk.documents.composer.model import Element, Heading, Paragraph, Style, Texts
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts import happenings
from councildesk.documents.layouts.pen import Pen, closed, led, shown
from councildesk.documents.packets.happenings import HappeningFacts
from councildesk.documents.packets.minutes import DecisionFacts, EntryFacts, VoteFacts
from councildesk.domain import dates
from councildesk.domain.minutes import DECISION_STATE_AFTER, Choice, EntryKind, VoteMethod, VoteOutcome

_RESULTS = (EntryKind.DECISION, EntryKind.VOTE, EntryKind.ACTION, EntryKind.RESERVATION)


class Rendering(Enum):
    """What becomes of the one record."""

    SUMMARY = "summary"
    """What was said and decided, in numbered paragraphs, with what happened meanwhile."""
    RESULTS = "results"
    """What was decided, and nothing that was said."""
    COURSE = "course"
    """As a summary, and when each item was dealt with; the decisions of an item are numbered `1.1`, `1.2`."""


class Writer:
    """Writes entries one after the other: numbers paragraphs, and names a speaker's post at the first mention."""

    def __init__(self, pen: Pen, rendering: Rendering) -> None:
        self._pen = pen
        self.rendering = rendering
        self._number = 0
        self._item, self._decisions = "", 0
        self._introduced: set[tuple[tuple[str, str], ...]] = set()

    @property
    def results_only(self) -> bool:
        return self.rendering is Rendering.RESULTS

    def entries(
        self, entries: Sequence[EntryFacts], place: str, happened: Sequence[HappeningFacts] = (), number: str = ""
    ) -> list[Element]:
        """The elements of the entries under one item with this number, and what happened between them."""
        written: list[Element] = []
        labels: set[str] = set()
        self._item, self._decisions = number, 0
        for order, entry in enumerate(entries):
            written += self._meanwhile(happened, order, place)
            if self.results_only and entry.kind not in _RESULTS and entry.decision is None:
                continue
            label = _label(entry)
            if label and label not in labels and not self.results_only:
                labels.add(label)
                written += self._opening(label, entry, place)
            written += self._entry(entry, place)
        return [*written, *self._meanwhile(happened, len(entries), place)]

    def _meanwhile(self, happened: Sequence[HappeningFacts], before: int, place: str) -> Iterator[Element]:
        if not self.results_only:
            yield from (happenings.paragraph(self._pen, one, place) for one in happened if one.before == before)

    def _entry(self, entry: EntryFacts, place: str) -> Iterator[Element]:
        if entry.decision is not None:
            yield from self._decision(entry, place)
        elif entry.action is not None or entry.kind is EntryKind.ACTION:
            yield Paragraph(self._action(entry), Style.INDENTED, place=place)
        elif entry.kind is EntryKind.RESERVATION:
            yield Heading(self._reservation(entry), 3, place)
            yield Paragraph(self._pen.blocks(entry.content), Style.INDENTED, place=place)
        elif entry.kind is EntryKind.STATEMENT:
            yield Paragraph(self._statement(entry), number=self._next(), place=place)
        elif any(entry.content.values()):
            yield Paragraph(self._pen.blocks(entry.content), number=self._next(), place=place)
        if entry.vote is not None:
            yield from self._vote(entry.vote, place)

    def _opening(self, label: str, entry: EntryFacts, place: str) -> list[Element]:
        """The word that opens a part, unless the next heading begins with it anyway."""
        words = self._pen.word(label)
        following = self._title(entry) if entry.decision else ()
        if following and all(title.startswith(word) for title, word in zip(following, words, strict=True)):
            return []
        return [Heading(words, 3, place)]

    def _next(self) -> str:
        """Only summary records number their paragraphs."""
        if self.rendering is not Rendering.SUMMARY:
            return ""
        self._number += 1
        return f"{self._number}."

    def _next_decision(self) -> str:
        """As the protocols of the region count what was decided on an item."""
        if self.rendering is not Rendering.COURSE or not self._item:
            return ""
        self._decisions += 1
        return f"{self._item.rstrip('.')}.{self._decisions}"

    def _statement(self, entry: EntryFacts) -> Texts:
        key = tuple(sorted(entry.speaker.items()))
        is_first = key not in self._introduced
        self._introduced.add(key)

        def leading(language: str) -> str:
            named = [shown(entry.speaker, language)]
            if is_first:
                named.append(shown(entry.speaker_post, language))
            if entry.side and not entry.speaker:
                named.append(self._pen.side_name(entry.side, language))
            return ", ".join(filter(None, named))

        texts = self._pen.blocks(entry.content)
        return tuple(led(leading(language), text) for language, text in zip(self._pen.languages, texts, strict=True))

    def _title(self, entry: EntryFacts) -> tuple[str, ...]:
        assert entry.decision is not None
        one = entry.decision
        return self._pen.each(
            lambda words, _language: decisions_in_words.titled(one.kind, one.state, one.number, words)
        )

    def _decision(self, entry: EntryFacts, place: str) -> Iterator[Element]:
        assert entry.decision is not None
        is_taken = entry.decision.state.is_taken
        number = self._next_decision() if is_taken else ""
        yield Heading(self._title(entry), 3, place)
        yield Paragraph(self._pen.blocks(entry.content), Style.DECISION, number, place)
        if any(entry.decision.addressee.values()):
            addressee = entry.decision.addressee
            yield Paragraph(
                self._pen.each(
                    lambda words, language: f"{words.word('decision.addressee')}: {shown(addressee, language)}"
                ),
                Style.SMALL,
                place=place,
            )
        if told := self._standing(entry.decision, entry.vote):
            yield Paragraph(told, Style.SMALL, place=place)

    def _standing(self, decision: DecisionFacts, vote: VoteFacts | None) -> Texts:
        """That it was not taken, unless its own vote, which follows, says so; or how it was taken."""
        state = decision.state
        if state.is_taken:
            return self._pen.word("decision.without_quorum") if decision.lacks_quorum else ()
        if vote is not None and vote.has_result and DECISION_STATE_AFTER[vote.outcome] is state:
            return ()
        return self._pen.each(lambda words, _language: f"{words.word('decision.state')}: {words.name(state)}")

    def _vote(self, vote: VoteFacts, place: str) -> Iterator[Element]:
        yield Paragraph(self._pen.each(lambda words, language: self._result(vote, words, language)), place=place)
        for told in (_majority(self._pen, vote), _recused(self._pen, vote)):
            if told:
                yield Paragraph(told, Style.SMALL, place=place)
        yield from self._names(vote, place)

    def _names(self, vote: VoteFacts, place: str) -> Iterator[Element]:
        """Who voted how, each side for itself."""
        for side in self._sides({ballot.side for ballot in vote.ballots}):
            for choice in Choice:
                names = [one.name for one in vote.ballots if one.side == side and one.choice is choice]
                if names:
                    told = self._pen.each(partial(self._named, side, choice, names))
                    yield Paragraph(told, Style.SMALL, place=place)

    def _named(
        self, side: str | None, choice: Choice, names: Sequence[Mapping[str, str]], words: Glossary, language: str
    ) -> str:
        listed = ", ".join(shown(name, language) for name in names)
        if side is None:
            return words.phrase("vote.names", choice=words.name(choice), names=listed)
        named = self._pen.side_name(side, language)
        return words.phrase("vote.names_of", side=named, choice=words.inline(choice), names=listed)

    def _sides(self, counted: Collection[str | None]) -> list[str | None]:
        """What stands for all first, then the sides in the order of the paper."""
        order = [None, *(side.code for side in self._pen.head.sides)]
        return sorted(counted, key=order.index)

    def _result(self, vote: VoteFacts, words: Glossary, language: str) -> str:
        parts = []
        if vote.method is VoteMethod.ROLL_CALL:
            parts.append(words.word("vote.by_roll_call") + ".")
        if vote.method is VoteMethod.SECRET:
            parts.append(words.word("vote.secret_ballot") + ".")
        order = self._sides({count.side for count in vote.counts})
        for count in sorted(vote.counts, key=lambda count: order.index(count.side)):
            values = {
                "in_favour": str(count.in_favour),
                "against": str(count.against),
                "abstained": str(count.abstained),
            }
            if count.side:
                side = self._pen.side_name(count.side, language)
                parts.append(words.phrase("vote.counts_of", side=side, **values) + ".")
            else:
                parts.append(words.phrase("vote.counts", **values))
        if vote.casting_vote is not None:
            parts.append(words.word("vote.casting_vote"))
        parts.append(_outcome(vote, words))
        if vote.overruled_reason:
            parts.append(words.phrase("vote.overruled", reason=vote.overruled_reason))
        return " ".join(parts)

    def _action(self, entry: EntryFacts) -> Texts:
        action = entry.action
        texts = self._pen.blocks(entry.content)

        def leading(words: Glossary) -> str:
            if action is not None and action.number:
                return words.phrase("action.number", number=action.number)
            return words.word("action.title")

        def closing(words: Glossary, language: str) -> str:
            if action is None:
                return ""
            who = ", ".join(shown(name, language) for name in action.assignees)
            due = dates.in_words(action.due_on, language) if action.due_on else ""
            told = [f"{words.word('action.who')}: {who}"] if who else []
            told += [words.phrase("action.due_on", date=due)] if due else []
            return "; ".join(told)

        leads = self._pen.each(lambda words, _language: leading(words))
        ends = self._pen.each(closing)
        return tuple(closed(led(lead, text), end) for lead, text, end in zip(leads, texts, ends, strict=True))

    def _reservation(self, entry: EntryFacts) -> Texts:
        def say(words: Glossary, language: str) -> str:
            if entry.side:
                return words.phrase("reservation.of_side", side=self._pen.side_name(entry.side, language))
            if entry.speaker:
                return words.phrase("reservation.of_member", name=shown(entry.speaker, language))
            return words.word("reservation.title")

        return self._pen.each(say)


def _label(entry: EntryFacts) -> str:
    """The word that opens a part of an item, as the protocols of the region have it (СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ)."""
    if entry.decision is not None:
        return "minutes.decided" if entry.decision.state.is_taken else ""
    return "minutes.spoke" if entry.kind is EntryKind.STATEMENT else ""


def _majority(pen: Pen, vote: VoteFacts) -> Texts:
    majority = vote.majority
    if majority is None or majority.share is None:
        return ()
    return pen.each(
        lambda words, _language: words.phrase("vote.majority", majority=rules_in_words.majority(majority, words))
    )


def _recused(pen: Pen, vote: VoteFacts) -> Texts:
    if not vote.recused:
        return ()
    return pen.each(
        lambda words, language: words.phrase(
            "vote.recused", names=", ".join(shown(name, language) for name in vote.recused)
        )
    )


def _outcome(vote: VoteFacts, words: Glossary) -> str:
    if vote.to_be_called:
        return words.phrase("vote.to_be_called", count=str(vote.to_be_called))
    if not vote.has_result:
        return words.word("missing.vote")
    if vote.outcome is not VoteOutcome.ADOPTED:
        return words.word(f"decision.{vote.outcome.value}")
    if vote.method is VoteMethod.CONSENSUS:
        return words.word("decision.by_consensus")
    if vote.method is VoteMethod.NO_OBJECTION:
        return words.word("decision.no_objection")
    return words.word("decision.adopted")
