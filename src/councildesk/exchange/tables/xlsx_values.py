"""Numbers of a workbook as a person reads them: by the format of their cell a date, a time, a duration or digits."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from enum import StrEnum

from councildesk.exchange.tables import table

EPOCH_1900 = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
EPOCH_1904 = dt.datetime(1904, 1, 1, tzinfo=dt.UTC)
"""Spreadsheets know no zones; these serve to count from."""

_FEBRUARY_29_1900 = 60  # a day that Excel counts and that never was

_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|am/pm|a/p|general')
_ZEROS = re.compile(r"0{2,}")
_WHOLE = re.compile(r"-?\d+")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")


class NumberKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"


@dataclass(frozen=True)
class NumberFormat:
    kind: NumberKind = NumberKind.NUMBER
    digits: int = 0
    """A number is filled up with zeros to so many digits, as postal codes and personal numbers are."""


GENERAL = NumberFormat()
_DATE, _TIME = NumberFormat(NumberKind.DATE), NumberFormat(NumberKind.TIME)

BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, 22), _DATE),
    **dict.fromkeys((18, 19, 20, 21, 45, 47), _TIME),
    46: NumberFormat(NumberKind.DURATION),
    **dict.fromkeys((*range(27, 37), *range(50, 59)), _DATE),
}
"""Formats without a code in the file (ECMA-376 part 1, 18.8.30; from 27 on those of East Asian languages)."""


def number_format(code: str) -> NumberFormat:
    """What a format's code makes of a number."""
    code = code.partition(";")[0].lower()
    if _ELAPSED.search(code):
        return NumberFormat(NumberKind.DURATION)
    plain = _LITERAL.sub("", code)
    if re.search("[yd]", plain) or ("m" in plain and not re.search("[hs]", plain)):
        return _DATE
    if re.search("[hs]", plain):
        return _TIME
    return NumberFormat(digits=len(code)) if _ZEROS.fullmatch(code) else GENERAL


def number(written: str, form: NumberFormat, epoch: dt.datetime) -> str:
    """The text of a cell that holds a number; what is no number stays as it is written."""
    try:
        value = float(written)
    except ValueError:
        return written
    if not math.isfinite(value):
        return written
    try:
        if form.kind is NumberKind.DURATION:
            return _duration(value)
        if form.kind is not NumberKind.NUMBER and value >= 0:
            return _moment(value, epoch)
    except OverflowError:  # after the year 9999
        return _plain(written, value)
    return _plain(written, value).zfill(form.digits)


def iso(written: str) -> str:
    """A cell of the type "d", which holds a date of ISO 8601, as other dates are told."""
    try:
        return _told(dt.datetime.fromisoformat(written))
    except ValueError:
        return written


def unescaped(text: str) -> str:
    """A text without the escapes for what XML cannot hold: `_x000D_`."""
    if "_x" not in text:
        return text
    found = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATE.search(found):
        return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return found


def _plain(written: str, value: float) -> str:
    """Whole numbers with all their digits; others without the last ones, which binary fractions make up."""
    if _WHOLE.fullmatch(written):
        return written
    if value.is_integer() and abs(value) < 1e21:
        return f"{value:.0f}"
    short = f"{value:.15g}"
    return f"{value:.20f}".rstrip("0") if "e" in short and 1e-5 < abs(value) < 1 else short


def _moment(serial: float, epoch: dt.datetime) -> str:
    if epoch == EPOCH_1900 and 1 <= serial < _FEBRUARY_29_1900:
        serial += 1
    if serial < 1:
        return _clock(serial)
    return _told(_nearest_second(epoch + dt.timedelta(days=serial)))


def _told(moment: dt.datetime) -> str:
    return table.text(moment) if moment.time() != dt.time() else moment.date().isoformat()


def _clock(serial: float) -> str:
    seconds = round(serial * 86_400) % 86_400
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")


def _duration(days: float) -> str:
    seconds = round(abs(days) * 86_400)
    sign = "-" if days < 0 and seconds else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")


def _nearest_second(moment: dt.datetime) -> dt.datetime:
    """A serial number of a second is a fraction that no binary number holds exactly."""
    return (moment + dt.timedelta(milliseconds=500)).replace(microsecond=0)
