"""Files that people bring in, in words: why one was refused, and why a row or card of one was not taken."""

from __future__ import annotations

from collections.abc import Mapping

from councildesk.exchange.sources import RowFault, RowProblem, SourceFault, SourceRefused
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate, in_english

REFUSALS: Mapping[SourceFault, str] = {
    SourceFault.EMPTY: QT_TRANSLATE_NOOP("Refusals", "There is nothing in “{source}”. Choose another file."),
    SourceFault.EMPTY_SHEET: QT_TRANSLATE_NOOP(
        "Refusals", "There is nothing on the sheet “{part}” of “{source}”. Choose another sheet."
    ),
    SourceFault.TOO_LARGE: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}” is too large: {found} MB of at most {bound} MB. Divide it into several files."
    ),
    SourceFault.TOO_MANY_ROWS: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}”{place} has more than {bound} rows. Divide it into several files."
    ),
    SourceFault.TOO_MANY_COLUMNS: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}”{place} has {found} columns of at most {bound}. Remove those that are not needed."
    ),
    SourceFault.TOO_MANY_CELLS: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}”{place} has more than {bound} cells. Divide it into several files."
    ),
    SourceFault.CELL_TOO_LONG: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{source}”{place} has a text of more than {bound} characters. Shorten it, or look for a quotation mark that "
        "is not closed.",
    ),
    SourceFault.TOO_MUCH_TEXT: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}”{place} has more than {bound} million characters. Divide it into several files."
    ),
    SourceFault.NO_CARD: QT_TRANSLATE_NOOP(
        "Refusals", "There is no contact in “{source}”. Choose a vCard file; its first line is BEGIN:VCARD."
    ),
    SourceFault.NOT_A_TABLE: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}” is another kind of file, not a table of text. Choose a CSV file, or rename it."
    ),
    SourceFault.NOT_A_WORKBOOK: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}” is not an Excel workbook. Choose an XLSX file, or save it as one in Excel."
    ),
    SourceFault.OLD_WORKBOOK: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}” is a workbook of Excel 97-2003 (XLS). Open it in Excel and save it as XLSX."
    ),
    SourceFault.BINARY_WORKBOOK: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}” is a binary Excel workbook (XLSB). Open it in Excel and save it as XLSX."
    ),
    SourceFault.OTHER_WORKBOOK: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}” is a workbook of another program ({found}). Open it there and save it as XLSX."
    ),
    SourceFault.ENCRYPTED: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}” is protected with a password. Open it in Excel and save it without one."
    ),
    SourceFault.UNPACKS_TOO_FAR: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{source}”{place} is far larger inside than outside, as files made to do harm are: more than {bound} MB. "
        "Do not open it elsewhere.",
    ),
    SourceFault.TOO_MANY_PARTS: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}” is made of {found} parts of at most {bound}. Copy its sheet into a new workbook."
    ),
    SourceFault.DECLARES_ENTITIES: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{source}”{place} holds declarations that no workbook has, as files made to do harm do. "
        "Do not open it elsewhere.",
    ),
    SourceFault.DAMAGED: QT_TRANSLATE_NOOP(
        "Refusals", "“{source}”{place} is damaged and cannot be read ({found}). Ask for it again."
    ),
    SourceFault.NO_SUCH_SHEET: QT_TRANSLATE_NOOP(
        "Refusals", "There is no sheet “{found}” in “{source}”. Choose one of those it has."
    ),
    SourceFault.TEXT_BEYOND_CELL: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{part}” has a text of more than {bound} characters, which no cell of a workbook holds: “{found}”. "
        "Choose CSV.",
    ),
    SourceFault.LETTER_NOT_ENCODED: QT_TRANSLATE_NOOP(
        "Refusals", "The encoding {part} has no letter “{found}”, which is in the table. Choose UTF-8."
    ),
}

PROBLEMS: Mapping[RowFault, str] = {
    RowFault.CELLS_BEYOND: QT_TRANSLATE_NOOP(
        "Refusals",
        "Line {line}: there is “{found}” in column {column}, which has no heading. Is a delimiter inside a text?",
    ),
    RowFault.QUOTE_OPEN: QT_TRANSLATE_NOOP("Refusals", "Line {line}: a quotation mark is not closed: {found}"),
    RowFault.NOT_DECODABLE: QT_TRANSLATE_NOOP(
        "Refusals", "Line {line}: some letters cannot be read: “{found}”. Is the encoding right?"
    ),
    RowFault.CELL_ERROR: QT_TRANSLATE_NOOP(
        "Refusals", "Line {line}: the formula in column {column} failed ({found}). Correct it, or type its value."
    ),
    RowFault.FORMULA_WITHOUT_RESULT: QT_TRANSLATE_NOOP(
        "Refusals", "Line {line}: the formula in column {column} has no result. Open the file in Excel and save it."
    ),
    RowFault.CARD_OPEN: QT_TRANSLATE_NOOP("Refusals", "Line {line}: the contact has no end (END:VCARD)."),
    RowFault.CARD_NAMELESS: QT_TRANSLATE_NOOP(
        "Refusals", "Line {line}: the contact has neither a name nor an organisation nor a mail address."
    ),
    RowFault.LINE_MALFORMED: QT_TRANSLATE_NOOP("Refusals", "Line {line}: this is no line of a contact: {found}"),
    RowFault.CARD_TOO_LARGE: QT_TRANSLATE_NOOP("Refusals", "Line {line}: the contact is too large."),
}

_ON_LINE = QT_TRANSLATE_NOOP("Refusals", ", line {line},")
_IN_PART = QT_TRANSLATE_NOOP("Refusals", ", “{part}”,")
_IN_PART_ON_LINE = QT_TRANSLATE_NOOP("Refusals", ", “{part}”, row {line},")


def source_refused(refusal: SourceRefused, translate: Translate) -> str:
    facts = {name: value for name, value in vars(refusal).items() if name != "fault"}
    return translate("Refusals", REFUSALS[refusal.fault]).format(place=_place(refusal, translate), **facts)


def row_problem(problem: RowProblem, translate: Translate = in_english) -> str:
    """Why a row or card was not taken, with its line."""
    template = translate("Refusals", PROBLEMS[problem.fault])
    return template.format(line=problem.line, column=problem.column, found=problem.found)


def _place(refusal: SourceRefused, translate: Translate) -> str:
    if not refusal.part and not refusal.line:
        return ""
    template = _IN_PART_ON_LINE if refusal.line else _IN_PART
    return translate("Refusals", template if refusal.part else _ON_LINE).format(part=refusal.part, line=refusal.line)
