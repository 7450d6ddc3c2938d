"""A program that keeps texts one after the other, as typing does, and tries each again that is refused.

Run as `saving_program.py FILE SAID COUNT`: writes into SAID what is kept, and on stdout what was refused.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from councildesk.domain.errors import Refusal
from councildesk.domain.text import paragraphs
from councildesk.services import entries, meetings, minutes
from councildesk.services.workspace import Workspace

TRIES = 3


def main(file: Path, said: str, number: int) -> None:
    channel = os.open(said, os.O_WRONLY | os.O_CREAT)
    with Workspace.open(file) as workspace:
        meeting = workspace.read(meetings.rows, "en")[0].id
        entry = workspace.read(minutes.rows, meeting, "en")[0].id
        for step in range(1, number + 1):
            blocks = paragraphs(f"{step} " * 200)
            for _ in range(TRIES):
                try:
                    workspace.perform_typing(f"{step // 3}", "Type", entries.write, entry, "az", blocks)
                except Refusal as refusal:
                    sys.stdout.write(f"{type(refusal).__name__}\n")
                else:
                    os.write(channel, f"{step}\n".encode())
                    break


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    except Refusal as last:
        sys.stdout.write(f"{type(last).__name__}\n")
