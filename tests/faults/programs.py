"""Programs that tests start, listen to and kill: by SIGKILL, on Windows by TerminateProcess.

Where there is fork they are children of one process that has imported everything and done nothing, because importing
takes longer than most of them live.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

_CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("forkserver" if _CAN_FORK else "spawn")
_PATIENCE = 120
"""Seconds after which a program that says nothing hangs."""


@dataclass(frozen=True)
class Killed:
    """What a program had said when it was killed, and when that was (time.monotonic)."""

    said: list[tuple[Any, ...]]
    at: float
    ended: bool
    """It had done all its work before."""

    def last(self, word: str) -> Any:
        """What came with this word the last time; None when it was not said."""
        return next((value for said, *values in reversed(self.said) if said == word for value in values), None)


Say = Callable[..., None]
"""Called by the work in the program: a word and what belongs to it, heard even if the program is killed next."""


def warm() -> None:
    """Prepare the process that programs come from (`rehearsal`), if this is the first that anybody wants of it."""
    if _CAN_FORK:
        path, before = os.pathsep.join(sys.path), os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = path  # until Python 3.13 it looks for the modules nowhere else
        try:
            _CONTEXT.set_forkserver_preload([__name__, "faults.rehearsal"])
            multiprocessing.forkserver.ensure_running()
        finally:
            os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)


def run_and_kill(work: Callable[..., None], *args: Any, chance: random.Random, within: float, words: int = 0) -> Killed:
    """Start `work(say, *args)` in a program of its own and kill it at some moment within so many seconds.

    They count from when it has said "ready" and then some more, `words` at most, because a slow machine does little in
    a moment. Fails when the program breaks off by itself.
    """
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    program = _CONTEXT.Process(target=_run, args=(theirs, work, *args), daemon=True)
    program.start()
    theirs.close()
    said: list[tuple[Any, ...]] = []
    _listen(ours, said, time.monotonic() + _PATIENCE, until="ready")
    for _ in range(chance.randint(0, words)):
        if said and said[-1][0] not in ("done", "failed"):
            _listen(ours, said, time.monotonic() + _PATIENCE, until=None)
    _listen(ours, said, time.monotonic() + chance.uniform(0, within), until="done")
    at = time.monotonic()
    program.kill()
    _listen(ours, said, at + _PATIENCE, until="the end")
    program.join()
    failed = [values for word, *values in said if word == "failed"]
    assert not failed, "\n".join(map(str, failed[0]))
    assert said, "the program said nothing"
    return Killed(said, at, said[-1] == ("done",))


def _listen(ours: Connection, said: list[tuple[Any, ...]], end: float, until: str | None) -> None:
    """Note what is said up to this word, or to any; what was torn off by the kill was not said."""
    while (left := end - time.monotonic()) > 0 and ours.poll(left):
        try:
            said.append(ours.recv())
        except (EOFError, OSError):
            return
        if until is None or said[-1][0] in (until, "failed"):
            return


def _run(theirs: Connection, work: Callable[..., None], *args: Any) -> None:
    """In the program."""

    def say(*words: Any) -> None:
        theirs.send(words)

    def fail(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        say("failed", "".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = fail
    try:
        work(say, *args)
        say("done")
        time.sleep(_PATIENCE)  # it is killed here, with all files open as they are
    except BaseException as error:
        fail(type(error), error, error.__traceback__)
