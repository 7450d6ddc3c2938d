"""The program's log: two small files that a person can send in with a clear conscience.

What a council keeps never gets there. Of an error, the log holds its kind and the places in the code it came through,
not its message, which may quote what was typed; and the person's home folder is written as `~`.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from types import TracebackType

LOGGER = "councildesk"
SIZE_BYTES = 512 * 1024
ABOUT_CODE = (AttributeError, ImportError, NameError)
"""Their messages name parts of the program only."""

_Error = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def start(file: Path) -> logging.Handler | None:
    """Write what the program logs to this file; one that has grown large is put aside first.

    Nothing where the file cannot be written: work goes on without. (The rotating handler of the standard library is not
    used: it brings the network modules with it, which every start would pay for.)
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > SIZE_BYTES:
            file.replace(file.with_suffix(".older.log"))
        file.touch(mode=0o600)
        file.chmod(0o600)  # one that an earlier version made
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(DiscreetFormatter())
    logger = logging.getLogger(LOGGER)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    return handler


def stop(handler: logging.Handler) -> None:
    logging.getLogger(LOGGER).removeHandler(handler)
    handler.close()


def note(sentence: str) -> None:
    """Keep a sentence about the program itself, never about a council."""
    logging.getLogger(LOGGER).info("%s", sentence)


def route(error: BaseException) -> str:
    """The kind of an error, of those that led to it, and the places they came through."""
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        lines.append(_kind(link))
        lines.extend(_places(link.__traceback__))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)


class DiscreetFormatter(logging.Formatter):
    """Instants in UTC, errors without their messages, no home folder."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
        self._home = str(Path.home())

    def format(self, record: logging.LogRecord) -> str:
        kept, record.exc_text = record.exc_text, None  # where another handler leaves the error with its message
        try:
            return super().format(record).replace(self._home, "~")
        finally:
            record.exc_text = kept

    def formatException(self, ei: _Error) -> str:  # noqa: N802 - the name is logging's
        return route(ei[1]) if ei[1] is not None else ""


def _kind(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{kind}: {error}" if isinstance(error, ABOUT_CODE) else kind


def _places(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        frame = traceback.tb_frame
        module = frame.f_globals.get("__name__", "?")
        places.append(f"  {module}, line {traceback.tb_lineno}, in {frame.f_code.co_name}")
        traceback = traceback.tb_next
    return places
