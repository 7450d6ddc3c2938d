"""How typed text is tidied before it is kept: composed letters, nothing invisible, the right Uzbek apostrophes."""

from __future__ import annotations

import re
import unicodedata

OKINA = "ʻ"
"""U+02BB, part of the Uzbek letters oʻ and gʻ."""

TUTUQ = "ʼ"
"""U+02BC, the Uzbek tutuq belgisi, a sign of its own: maʼno."""

APOSTROPHES = "'’‘ʻʼ`´ʹʽ′‛"
"""Everything keyboards and word processors give for an apostrophe."""

# Controls, soft hyphen, zero-width and bidi marks, tags, byte order mark, lone surrogates, non-characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


def clean_line(text: str) -> str:
    """A text of one line (a name, a title): composed (NFC), nothing invisible, single spaces inside and none around."""
    return " ".join(_composed(text).split())


def clean_text(text: str) -> str:
    """A text of several lines: as `clean_line`, but its line ends (as `\\n`) and inner spaces stay."""
    return _LINE_END.sub("\n", _composed(text))


def normalise(text: str, language: str) -> str:
    """The text composed (NFC), and in Uzbek with the apostrophes of its alphabet.

    In Uzbek any apostrophe behind o or g makes the letters oʻ gʻ (U+02BB), and any other inside a word is the tutuq
    (U+02BC); what stands around words are quotation marks and stays. Other languages keep their apostrophes.
    """
    composed = unicodedata.normalize("NFC", text)
    if language.split("-")[0] != "uz" or not _APOSTROPHE.search(composed):
        return composed
    quoted = False
    letters = list(composed)
    for index, letter in enumerate(letters):
        if letter not in APOSTROPHES:
            continue
        before, after = composed[index - 1 : index], composed[index + 1 : index + 2]
        if not before.isalpha() or before in APOSTROPHES:
            quoted = after.isalpha()
        elif before in "oOgG" and (after.isalpha() or not quoted):
            letters[index] = OKINA
        elif after.isalpha():
            letters[index] = TUTUQ
        else:
            quoted = False
    return "".join(letters)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
