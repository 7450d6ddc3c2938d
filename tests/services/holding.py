"""A program that has a council's file open: does what it is told on each line, and says how it went."""

from __future__ import annotations

import sys
from pathlib import Path

from councildesk.domain.errors import Refusal
from councildesk.services import council, sentences
from councildesk.services.council import CouncilDraft
from councildesk.services.workspace import Workspace
from councildesk.storage import lock


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


lock.LOOK_EVERY = 0.0  # the test does not wait for the look to be due

with Workspace.open(Path(sys.argv[1]), "ada") as workspace:
    say("open")
    for line in sys.stdin:
        draft = CouncilDraft(name={"en": line.strip()}, languages=("en",), time_zone="UTC")
        try:
            workspace.perform("Change council", council.change, draft)
            say("written")
        except Refusal as refusal:
            say(sentences.sentence(refusal))
say("closed")
