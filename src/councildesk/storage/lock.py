"""Who has a council's file open: a small file beside it, so that two people never write at once.

SQLite keeps two transactions apart, not two windows: each would show what the other has long changed, and in a cloud
folder each computer has a file of its own, whose copies overwrite one another. The system's locks are no help there, as
shares forget them and cloud folders never knew them. So the word is written down: who, on which computer, in which
process, since when; told anew every few minutes.

Whether that word still holds is asked of the system where it is this computer's (a process of that number which began
at that moment: a crash, a restart, and a number given out again are all told from a program that runs), and judged by
its age where it is another's. A lock that says nothing readable is taken for that of a stranger on another computer.

Why not a library: filelock locks by the system alone and keeps no name, and Qt's QLockFile, which storage must not
know, tells stale locks by the process's number and name only. Both would leave the larger part to be done here.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import threading
import time
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from councildesk.domain.holder import Holder, Presence, presence_elsewhere
from councildesk.storage import processes
from councildesk.storage.refusals import FileHeld, PlaceUnreachable, naming_place

SUFFIX = ".lock"
TELL_EVERY = 240.0
"""Seconds between two words that we are still there: a cloud folder copies each of them to every computer."""
LOOK_EVERY = 5.0
"""Seconds for which a look at our own lock counts; a write in between costs nothing."""

_given_up: set[str] = set()
"""Tokens of our own locks that count no more: where a place was gone or refused it, one stays beside the file."""

_ATTEMPTS = 50
_LARGEST = 4096
_LONGEST_TEXT = 100


@dataclass(frozen=True)
class Found:
    """A lock that lies beside a file, and what to think of it."""

    holder: Holder
    presence: Presence


class Lock:
    """The file is ours until `release`, or until somebody takes it over. Made by `take`."""

    def __init__(self, file: Path, holder: Holder) -> None:
        self._file, self._path, self._holder = file, path_for(file), holder
        self._successor: Found | None = None
        self._looked_at = time.monotonic()
        self._guard = threading.Lock()
        self._over = threading.Event()
        threading.Thread(target=self._keep_telling, name="lock", daemon=True).start()

    def successor(self) -> Found | None:
        """Who has taken the file over from us; None while it is ours. In any thread.

        Looks at the lock at most every few seconds. One that was removed, by hand or by what copies a folder, is laid
        down again.
        """
        with self._guard:
            if self._successor is None and time.monotonic() - self._looked_at >= LOOK_EVERY:
                self._look()
            return self._successor

    def tell(self) -> None:
        """Say that we are still there. In any thread; does nothing where the place cannot be reached just now."""
        with self._guard:
            if self._over.is_set():
                return
            self._look()
            if self._successor is None:
                self._holder = replace(self._holder, told_at=_now())
                _put_in_place(self._file, self._holder)

    def release(self) -> None:
        """The file is nobody's from now on. A lock that is no longer ours stays."""
        with self._guard:
            self._over.set()
            _given_up.add(self._holder.token)
            held = _read(self._path)
            if held is not None and held.token == self._holder.token:
                _remove(self._path)

    def _look(self) -> None:
        self._looked_at = time.monotonic()
        held = _read(self._path)
        if held is None:
            try:
                _lay_down(self._file, self._holder)
            except FileExistsError:
                held = _read(self._path)
            except OSError:
                return  # the place is gone for now: whoever writes next is told of it
        if held is not None and held.token != self._holder.token and not _is_half_written(held):
            self._successor = _judged(held, self._path)

    def _keep_telling(self) -> None:
        while not self._over.wait(TELL_EVERY):
            self.tell()


def path_for(file: Path) -> Path:
    """Where the lock of this file lies: beside the file itself, by whatever link it was reached."""
    real = Path(os.path.realpath(file))
    return real.with_name(real.name + SUFFIX)


def look(file: Path) -> Found | None:
    """Who has the file open, or had; None for nobody. Changes nothing."""
    path = path_for(file)
    holder = _read(path)
    return None if holder is None else _judged(holder, path)


def take(file: Path, login: str, *, over: bool = False) -> Lock:
    """Lay down our lock beside the file. One whose program is gone is replaced; `over`: any other, too.

    Refuses with FileHeld, and with FileReadOnly, DiskFull or PlaceUnreachable where nothing can be laid down.
    """
    path, own = path_for(file), _own(login)
    for _attempt in range(_ATTEMPTS):
        with naming_place(path):
            try:
                _lay_down(file, own)
            except FileExistsError:
                pass
            else:
                return Lock(file, own)
        found = look(file)
        if found is None:
            continue
        if found.presence is not Presence.GONE and not over:
            raise FileHeld(str(file), found.holder, found.presence)
        with naming_place(path):
            _put_aside(path, found.holder)
    raise PlaceUnreachable(str(path), "its lock comes and goes")


def _own(login: str) -> Holder:
    now = _now()
    return Holder(
        login=login,
        name=_full_name(login),
        computer=platform.node(),
        computer_id=processes.computer_id(),
        process=os.getpid(),
        born=processes.birth(os.getpid()) or "",
        taken_at=now,
        told_at=now,
        token=uuid.uuid4().hex,
    )


def _full_name(login: str) -> str:
    """As the system's list of users has it; empty where it has none."""
    if os.name != "posix":
        return ""
    import pwd

    try:
        return pwd.getpwnam(login).pw_gecos.split(",")[0].strip()
    except (KeyError, ValueError):
        return ""


def _judged(holder: Holder, path: Path) -> Found:
    if holder.token in _given_up:
        return Found(holder, Presence.GONE)
    if holder.computer_id == processes.computer_id() and holder.process:
        born = processes.birth(holder.process)
        runs = born is not None and (processes.UNKNOWN in (born, holder.born) or born == holder.born)
        return Found(holder, Presence.HERE if runs else Presence.GONE)
    signs = [sign for sign in (holder.told_at, holder.taken_at, _changed_at(path)) if sign is not None]
    return Found(holder, presence_elsewhere(signs, _now()))


def _changed_at(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except (OSError, OverflowError, ValueError):
        return None


def _lay_down(file: Path, holder: Holder) -> None:
    """Make the lock; raises FileExistsError where there is one."""
    path = path_for(file)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(_written(holder))
        _share(path, file)
    except BaseException:
        _remove(path)
        raise


def _put_in_place(file: Path, holder: Holder) -> None:
    """Replace our own lock at once, so that nobody reads a half of it."""
    path = path_for(file)
    partial = path.with_name(f".{path.name}.{holder.token[:8]}")
    try:
        partial.write_bytes(_written(holder))
        _share(partial, file)
        partial.replace(path)
    except OSError:
        _remove(partial)  # not now: the lock is as old as it is, and the next word is due soon


def _share(path: Path, file: Path) -> None:
    """Whoever may read the council's file must be able to read who has it, and nobody else."""
    try:
        path.chmod(file.stat().st_mode & 0o666)
    except OSError:
        return  # made before the file itself is, or on a disk without permissions


def _put_aside(path: Path, judged: Holder) -> None:
    """Remove the lock that was judged, and never one that somebody else has laid down since then."""
    aside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return
    held = _read(aside)
    if held is not None and held.token != judged.token:
        _give_back(aside, path)
    _remove(aside)


def _give_back(aside: Path, path: Path) -> None:
    """At once, and over no lock that was laid down meanwhile: its holder looks again before it writes."""
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        return
    except OSError:  # a stick or a share that gives a file one name only
        if not path.exists():
            aside.rename(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the place is gone; what is left is recognised by its process or its age


def _read(path: Path) -> Holder | None:
    """What the lock says; None where there is none. What cannot be read says nothing: an empty Holder."""
    for attempt in range(3):
        try:
            with path.open("rb") as file:
                holder = _understood(file.read(_LARGEST))
        except FileNotFoundError:
            return None
        except OSError:
            return Holder() if os.path.exists(path) else None  # noqa: PTH110 - a Path raises where it may not look
        if not _is_half_written(holder) or attempt == 2:
            return holder
        time.sleep(0.02)  # it may be just being written
    return None


def _is_half_written(holder: Holder) -> bool:
    return not holder.token


def _written(holder: Holder) -> bytes:
    """As JSON: another program, and a person, can read it."""
    instants = {"taken_at": holder.taken_at, "told_at": holder.told_at}
    facts = vars(holder) | {name: at.isoformat(timespec="seconds") for name, at in instants.items() if at}
    return json.dumps({"program": "CouncilDesk", **facts}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _understood(content: bytes) -> Holder:
    try:
        facts = json.loads(content)
    except (ValueError, RecursionError):
        return Holder()
    if not isinstance(facts, dict):
        return Holder()
    process = facts.get("process")
    return Holder(
        login=_text(facts.get("login")),
        name=_text(facts.get("name")),
        computer=_text(facts.get("computer")),
        computer_id=_text(facts.get("computer_id")),
        process=process if isinstance(process, int) and 0 < process < 2**31 else 0,
        born=_text(facts.get("born")),
        taken_at=_instant(facts.get("taken_at")),
        told_at=_instant(facts.get("told_at")),
        token=_text(facts.get("token")),
    )


def _text(value: Any) -> str:
    """A line to be shown: strangers may have written it."""
    if not isinstance(value, str):
        return ""
    return "".join(letter for letter in value if letter.isprintable()).strip()[:_LONGEST_TEXT]


def _instant(value: Any) -> dt.datetime | None:
    try:
        instant = dt.datetime.fromisoformat(value)
        return instant.astimezone(dt.UTC) if instant.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        return None


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
