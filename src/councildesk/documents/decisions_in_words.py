"""What papers call a decision: a decision once it was taken, and until then, or when it fell, a proposal."""

from __future__ import annotations

from councildesk.documents.glossary import Glossary
from councildesk.domain.minutes import DecisionKind, DecisionState


def called(kind: DecisionKind, state: DecisionState, words: Glossary) -> str:
    """Without its number: `Recommendation`, `Proposed recommendation`."""
    return words.name(kind) if state.is_taken else words.word(f"decision_proposal.{kind.value}")


def titled(kind: DecisionKind, state: DecisionState, number: str, words: Glossary) -> str:
    """With its number, if it has one, as a heading."""
    if not number:
        return called(kind, state, words)
    if not state.is_taken:
        return words.phrase("decision.proposal_number", proposal=called(kind, state, words), number=number)
    key = "decision.number" if kind is DecisionKind.DECISION else f"decision.{kind.value}_number"
    return words.phrase(key, number=number)
