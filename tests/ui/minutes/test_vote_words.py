"""What is told below a vote."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from councildesk.domain.minutes import VoteMethod, VoteOutcome
from councildesk.domain.polls import Tally
from councildesk.domain.rules import MajorityRule
from councildesk.domain.voting import VotePart, VoteVerdict
from councildesk.services.votes import VoteFacts
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.minutes import vote_words

AROUND = Surroundings("en", ("az",), (), "Asia/Baku", ("az",))


def told(votes: Tally, whole: int) -> str:
    """Of a vote that was rejected, for one vote in favour is needed."""
    part = VotePart(None, votes, whole, 1, is_reached=False)
    overall = VotePart(None, Tally(in_favour=3), 3, None, is_reached=True)
    rule = MajorityRule()
    verdict = VoteVerdict(rule, VoteMethod.SHOW_OF_HANDS, VoteOutcome.REJECTED, overall, (part,))
    facts = VoteFacts(
        id="vote",
        entry_id="entry",
        decision_id=None,
        method=VoteMethod.SHOW_OF_HANDS,
        outcome=VoteOutcome.REJECTED,
        overruled_reason="",
        counts={},
        ballots=(),
        casting_vote=None,
        basis=None,
        verdict=verdict,
        problems=(),
    )
    return "\n".join(vote_words.standing(facts, AROUND, is_editable=True))


@pytest.mark.usefixtures("qapp")
def test_of_a_side_that_cast_no_votes_no_share_is_told() -> None:
    assert QApplication.instance() is not None
    assert told(Tally(), 0).endswith("All: no votes that count.")
    assert told(Tally(against=2), 2).endswith("All: 0 for, 1 of 2 needed.")
